import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  sameBytes
} from "./chunk-7KTSREQH.js";
import {
  canonicalBase64
} from "./chunk-XJFVA7KK.js";

// src/evidence/checkpoint.ts
var maxLength = 4096;
var number = /^(0|[1-9]\d{0,14})$/;
var line = /^\u2014 ([A-Za-z0-9.:/_-]{1,255}) ([A-Za-z0-9+/]{8,1024}={0,2})\n$/;
function readCheckpoint(envelope) {
  if (envelope.length > maxLength) return null;
  const [note = "", signatures = "", ...more] = envelope.split("\n\n");
  const [, size = "", encodedRoot] = note.split("\n");
  const root = canonicalBase64(encodedRoot);
  const [, name, encoded] = line.exec(signatures) ?? [];
  const signature = canonicalBase64(encoded);
  if (more.length > 0 || !number.test(size) || !root || name === void 0 || !signature) return null;
  return { size, root, name, hint: signature.subarray(0, 4) };
}
function withoutCosignatures(envelope) {
  const [note = "", signatures = "", ...more] = envelope.slice(0, 64 * 1024).split("\n\n");
  const [origin = ""] = note.split("\n");
  const own = signatures.split("\n").find((one) => one.startsWith(`\u2014 ${origin} `));
  return own === void 0 || more.length > 0 ? envelope : `${note}

${own}
`;
}

// src/evidence/logEntry.ts
var maxBodyBytes = 64 * 1024;
var number2 = /^(0|[1-9]\d{0,14})$/;
var tellsTime = ({ inclusionPromise }) => inclusionPromise !== void 0;
function strangeEntry(entry) {
  const { kindVersion, inclusionPromise, inclusionProof, canonicalizedBody } = entry;
  const version = kindVersion?.kind === "dsse" ? kindVersion.version : null;
  if (version !== "0.0.1" && version !== "0.0.2") return "a log entry of another kind than dsse 0.0.1 or 0.0.2";
  if (!inclusionProof?.checkpoint || version === "0.0.1" && !inclusionPromise) return "a log entry without promise or proof";
  const { checkpoint, rootHash, treeSize, hashes } = inclusionProof;
  const numbers = [entry.logIndex, entry.integratedTime, inclusionProof.logIndex, treeSize];
  if (!numbers.every((text) => number2.test(text))) return "a log entry with unusual numbers";
  const tooLarge = canonicalizedBody.length > maxBodyBytes || hashes.length > 64;
  if (tooLarge || hashes.some(({ length }) => length !== 32)) return "a log entry of unusual size";
  const read = readCheckpoint(checkpoint.envelope);
  if (read === null) return "a log entry with an unusual checkpoint";
  if (read.size !== treeSize || !sameBytes(read.root, rootHash)) return "a log entry that differs from its checkpoint";
  return version === "0.0.1" ? entry.integratedTime === "0" ? "a log entry with unusual numbers" : null : strangeOfVersion2(entry, read.hint);
}
function strangeOfVersion2({ integratedTime, inclusionPromise, inclusionProof, logIndex, logId }, hint) {
  if (inclusionPromise || integratedTime !== "0") return "a log entry with a time that its log does not vouch for";
  const isOfIt = logIndex === inclusionProof?.logIndex && logId !== void 0 && sameBytes(logId.keyId.subarray(0, 4), hint);
  return isOfIt ? null : "a log entry that differs from its checkpoint";
}
var signerOfCheckpoint = ({ inclusionProof }) => readCheckpoint(inclusionProof?.checkpoint?.envelope ?? "")?.name ?? null;

export {
  withoutCosignatures,
  tellsTime,
  strangeEntry,
  signerOfCheckpoint
};
