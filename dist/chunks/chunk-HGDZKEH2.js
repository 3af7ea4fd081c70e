import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readKey
} from "./chunk-B2SWPVV3.js";
import {
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  maxTrustedRootBytes
} from "./chunk-WHG6BG6G.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";

// src/cli/trustOptions.ts
var trustOptions = {
  key: { type: "string", value: "PEM", describe: "file with the signer's public key, from a source you trust" },
  keys: { type: "string", value: "FILE", describe: "keys.json: several keys, each with the time that it was the signer's" },
  identity: { type: "string", value: "URI", describe: "the workflow that signed, letter by letter; with --issuer and --trusted-root" },
  issuer: { type: "string", value: "URL", describe: "who vouched for the workflow: https://token.actions.githubusercontent.com on github.com" },
  "trusted-root": { type: "string", value: "FILE", describe: "trusted_root.json: whose certificates and timestamps count" }
};
async function readTrust({ options }, io) {
  const { key, keys, identity, issuer, unsigned } = options;
  const root = options["trusted-root"];
  const ways = [
    ...key === void 0 ? [] : ["--key"],
    ...keys === void 0 ? [] : ["--keys"],
    ...(identity ?? issuer) === void 0 ? [] : ["--identity"]
  ];
  if (ways.length > 1) throw usageError(`${ways.join(" and ")} exclude each other`, "a record is signed in one way: give what fits it");
  if (unsigned === true && (ways.length > 0 || root !== void 0)) throw usageError(
    `${[...ways, ...root === void 0 ? [] : ["--trusted-root"]][0]} and --unsigned exclude each other`,
    "leave --unsigned out"
  );
  if (identity === void 0 !== (issuer === void 0)) throw usageError(
    "--identity and --issuer belong together",
    "give both: another issuer can vouch for the same name"
  );
  if (identity !== void 0 && root === void 0) throw usageError(
    "--identity needs --trusted-root",
    "give the file that says whose certificates count: docs/verify.md"
  );
  return {
    ...typeof key === "string" && { key: await readKey(key, io) },
    ...typeof keys === "string" && { keys: await readText(keys, io) },
    ...typeof identity === "string" && typeof issuer === "string" && { identity: { identity, issuer } },
    ...typeof root === "string" && { trustedRoot: await readText(root, io) },
    allowUnsigned: unsigned === true
  };
}
async function readText(path, { cwd }) {
  return Buffer.from(await readRegularFile(path, cwd, maxTrustedRootBytes)).toString("utf8");
}

export {
  trustOptions,
  readTrust
};
