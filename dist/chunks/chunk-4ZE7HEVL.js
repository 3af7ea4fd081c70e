import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  lowS
} from "./chunk-WLVZOU52.js";

// src/sign/key.ts
import { sign } from "node:crypto";
function signWithKey({ kind, privateKey }, message) {
  const signature = sign(kind === "Ed25519" ? null : "sha256", message, privateKey);
  return kind === "P-256" ? lowS(signature) ?? signature : signature;
}

export {
  signWithKey
};
