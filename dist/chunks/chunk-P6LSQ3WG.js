import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  visible
} from "./chunk-3Z6U3Y6T.js";

// src/render/verifyCommand.ts
function verifyCommandOf({ repository, commit, environment, result }, signer) {
  const claims = ["--repo", repository, "--commit", commit, "--expect", result, ...environment === null ? [] : ["--environment", environment]];
  return ["countersign", "verify", "evidence.sigstore.json", ...trustWords(signer), ...claims].map(shellWord).join(" ");
}
function trustWords(signer) {
  if (signer === null) return ["--unsigned"];
  if ("keyid" in signer) return ["--key", "countersign.pub"];
  return ["--trusted-root", "trusted_root.json", "--identity", signer.identity, "--issuer", signer.issuer];
}
var shellWord = (word) => /^[\w./:@-]+$/.test(word) ? word : `'${visible(word, 2e3).replaceAll("'", "")}'`;

export {
  verifyCommandOf,
  shellWord
};
