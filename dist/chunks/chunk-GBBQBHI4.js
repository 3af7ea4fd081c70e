import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  sameBytes
} from "./chunk-OJDUQNUU.js";
import {
  canonicalBase64
} from "./chunk-KRC7XDIF.js";

// src/evidence/logEntry.ts
var maxBodyBytes = 64 * 1024;
var maxCheckpointLength = 4096;
var number = /^(0|[1-9]\d{0,14})$/;
function strangeEntry({
  logIndex,
  integratedTime,
  kindVersion,
  inclusionPromise,
  inclusionProof,
  canonicalizedBody
}) {
  if (kindVersion?.kind !== "dsse" || kindVersion.version !== "0.0.1") return "a log entry of another kind than dsse 0.0.1";
  if (!inclusionPromise || !inclusionProof?.checkpoint) return "a log entry without promise or proof";
  const { checkpoint, rootHash, treeSize, hashes } = inclusionProof;
  if (![
    logIndex,
    integratedTime,
    inclusionProof.logIndex,
    treeSize
  ].every((text) => number.test(text)) || integratedTime === "0") return "a log entry with unusual numbers";
  const tooLarge = canonicalizedBody.length > maxBodyBytes || hashes.length > 64;
  if (tooLarge || hashes.some(({ length }) => length !== 32)) return "a log entry of unusual size";
  const read = readCheckpoint(checkpoint.envelope);
  if (read === null) return "a log entry with an unusual checkpoint";
  return read.size === treeSize && sameBytes(read.root, rootHash) ? null : "a log entry that differs from its checkpoint";
}
var signerOfCheckpoint = ({ inclusionProof }) => readCheckpoint(inclusionProof?.checkpoint?.envelope ?? "")?.name ?? null;
function readCheckpoint(envelope) {
  if (envelope.length > maxCheckpointLength) return null;
  const [note = "", signatures = "", ...more] = envelope.split("\n\n");
  const [, size = "", encodedRoot] = note.split("\n");
  const root = canonicalBase64(encodedRoot);
  const [, name, encoded] = /^\u2014 ([A-Za-z0-9.:/_-]{1,255}) ([A-Za-z0-9+/]{8,1024}={0,2})\n$/.exec(signatures) ?? [];
  if (more.length > 0 || !number.test(size) || !root || name === void 0 || canonicalBase64(encoded) === null) return null;
  return { size, root, name };
}

export {
  strangeEntry,
  signerOfCheckpoint
};
