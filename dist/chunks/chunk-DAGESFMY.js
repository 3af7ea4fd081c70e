import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readTimestamp,
  witnessesOf
} from "./chunk-DE43BK6X.js";
import {
  withoutWitnesses
} from "./chunk-7SYGF5F7.js";
import {
  require_dist
} from "./chunk-T2GRZO7U.js";
import {
  signerOfCheckpoint,
  tellsTime
} from "./chunk-HIM7XL74.js";
import {
  sameBytes
} from "./chunk-7KTSREQH.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/evidence/trust.ts
var import_verify = __toESM(require_dist(), 1);
function trustOf(bundle, sig, roots, key) {
  const { entries, timestamps } = witnessesOf(bundle);
  const read = timestamps.map(readTimestamp).filter((one) => one !== null);
  if (read.length !== timestamps.length) return { ok: false, why: "a timestamp cannot be read" };
  if (read.some((timestamp) => !timestamp.covers(sig))) return { ok: false, why: "a timestamp is over another signature" };
  const refusals = [];
  for (const root of roots) {
    const why = refusalBy(root, bundle, read, key);
    if (why === null) return { ok: true, times: timesOf(read, entries) };
    refusals.push(why);
  }
  return { ok: false, why: refusals[0] ?? "no root is trusted" };
}
function refusalBy(root, bundle, timestamps, key) {
  const { entries } = witnessesOf(bundle);
  if (entries.some((entry) => !root.logNames.includes(
    signerOfCheckpoint(entry) ?? ""
  ))) return "a log entry is of a log that the trusted root does not name";
  if (entries.some((entry) => !tellsTime(entry) && !isOfItsLog(entry, root, timestamps))) {
    return "a log entry is of a log that the trusted root does not name, or not of its time";
  }
  const material = key === null ? root.material : { ...root.material, publicKey: () => ({ publicKey: key, validFor: () => true }) };
  const thresholds = {
    tlogThreshold: 0,
    timestampThreshold: key === null ? 1 : 0,
    ctlogThreshold: key === null && root.certificatesAreLogged ? 1 : 0
  };
  try {
    new import_verify.Verifier(material, thresholds).verify(entityOf(bundle, timestamps));
    return null;
  } catch (error) {
    return wordsFor(error);
  }
}
function isOfItsLog({ logId }, { material }, timestamps) {
  const log = material.tlogs.find(({ logID }) => logId !== void 0 && sameBytes(logID, logId.keyId));
  return log !== void 0 && timestamps.every(({ time }) => time >= log.validFor.start && time <= log.validFor.end);
}
function entityOf(bundle, timestamps, artifact) {
  const stripped = withoutWitnesses(bundle);
  const { tlogEntries } = bundle.verificationMaterial;
  const logged = { ...stripped, verificationMaterial: { ...stripped.verificationMaterial, tlogEntries } };
  const entity = (0, import_verify.toSignedEntity)(logged, artifact && Buffer.from(artifact));
  const read = timestamps.map((timestamp) => ({ $case: "timestamp-authority", timestamp: asLibraryReads(timestamp) }));
  return { ...entity, timestamps: [...entity.timestamps, ...read] };
}
var asLibraryReads = ({ time, issuer, serial, covers, isBy }) => ({
  signingTime: time,
  signerIssuer: Buffer.from(issuer),
  signerSerialNumber: Buffer.from(serial),
  verify(data, key) {
    if (!covers(data) || !isBy(key)) throw new Error("not over this, or not by this key");
  }
});
var timesOf = (timestamps, entries) => [
  ...timestamps.map(({ time }) => ({ time, by: "timestamp authority" })),
  ...entries.filter(tellsTime).map(({ integratedTime }) => ({ time: new Date(Number(integratedTime) * 1e3), by: "transparency log" }))
];
function wordsFor(error) {
  if (!(error instanceof import_verify.VerificationError)) return "the certificate or a witness cannot be read";
  const { code, message, cause } = error;
  if (code === "TIMESTAMP_ERROR" && message === "duplicate timestamp") return "a witness is there twice";
  if (code === "TIMESTAMP_ERROR") return "a timestamp is not by an authority of the trusted root, or not of its time";
  if (code === "CERTIFICATE_ERROR") return certificateWords(message, cause);
  if (code === "TLOG_BODY_ERROR") return "a log entry is about another signature";
  if (code.startsWith("TLOG")) return "a log entry is not confirmed by a log of the trusted root";
  return "the signature does not hold";
}
function certificateWords(message, cause) {
  if (message.includes("SCT")) return "the certificate was not shown to a certificate log of the trusted root";
  const expired = cause instanceof Error && cause.message.includes("expired");
  if (expired) return "the certificate was not valid when it was signed";
  return "the certificate is not by an authority of the trusted root, or not of its time";
}

export {
  trustOf
};
