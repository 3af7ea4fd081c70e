import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ServiceError,
  exchange,
  persistently
} from "./chunk-QWZADCTP.js";
import {
  strangeEntry,
  withoutCosignatures
} from "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-WQLMQFAT.js";

// src/sign/logVersion2.ts
import { createHash, createPublicKey, X509Certificate } from "node:crypto";
var limit = 128 * 1024;
async function logEntryOfVersion2(url, envelope, signatory, patience) {
  const body = Buffer.from(JSON.stringify({ dsseRequestV002: { envelope, verifiers: [verifierOf(signatory.pem)] } }));
  const headers = { "content-type": "application/json", accept: "application/json" };
  const address = `${url.replace(/\/+$/, "")}/api/v2/log/entries`;
  const slower = { ...patience, timeout: patience.timeout * 3 };
  const entry = await persistently(async () => entryOf(await exchange({ url: address, method: "POST", headers, body, limit }, slower)), slower);
  if (entry === null || strangeEntry(entry) !== null) throw new ServiceError("answered with something that is no log entry", false);
  if (!isAbout(entry, signatory)) throw new ServiceError("answered with an entry about something else", false);
  return entry;
}
function verifierOf(pem) {
  if (pem.includes("BEGIN CERTIFICATE")) {
    const { raw, publicKey } = new X509Certificate(pem);
    return { x509Certificate: { rawBytes: raw.toString("base64") }, keyDetails: detailsOf(publicKey) };
  }
  const key = createPublicKey(pem);
  return { publicKey: { rawBytes: key.export({ type: "spki", format: "der" }).toString("base64") }, keyDetails: detailsOf(key) };
}
function detailsOf(key) {
  if (key.asymmetricKeyType === "ec") return "PKIX_ECDSA_P256_SHA_256";
  if (key.asymmetricKeyType === "ed25519") return "PKIX_ED25519";
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits === 3072 || bits === 4096) return `PKIX_RSA_PKCS1V15_${bits}_SHA256`;
  throw new ServiceError("was not asked: it takes RSA keys of 3072 or 4096 bits only", false);
}
function entryOf(bytes) {
  const json = readStrictJson(bytes, 500);
  const entry = json.ok ? objectOf(json.value) : null;
  const proof = objectOf(entry?.["inclusionProof"]);
  const kind = objectOf(entry?.["kindVersion"]);
  const [keyId, rootHash, body] = [objectOf(entry?.["logId"])?.["keyId"], proof?.["rootHash"], entry?.["canonicalizedBody"]].map(canonicalBase64);
  const listed = proof?.["hashes"] ?? [];
  const hashes = Array.isArray(listed) ? listed.map(canonicalBase64) : [null];
  const envelope = objectOf(proof?.["checkpoint"])?.["envelope"];
  if (!entry || !proof || !keyId || !rootHash || !body || typeof envelope !== "string" || entry["inclusionPromise"]) return null;
  return {
    logIndex: textOf(entry["logIndex"] ?? "0"),
    logId: { keyId: Buffer.from(keyId) },
    kindVersion: { kind: textOf(kind?.["kind"]), version: textOf(kind?.["version"]) },
    // Nothing that the log signs covers a time: one that it names is left out.
    integratedTime: "0",
    inclusionPromise: void 0,
    inclusionProof: {
      logIndex: textOf(proof["logIndex"] ?? "0"),
      rootHash: Buffer.from(rootHash),
      treeSize: textOf(proof["treeSize"] ?? "0"),
      hashes: hashes.map((hash) => Buffer.from(hash ?? [])),
      checkpoint: { envelope: withoutCosignatures(envelope) }
    },
    canonicalizedBody: Buffer.from(body)
  };
}
var textOf = (value) => typeof value === "string" || typeof value === "number" ? String(value) : "";
function isAbout({ kindVersion, canonicalizedBody }, { sig, payload }) {
  const json = readStrictJson(canonicalizedBody, 1e3);
  const spec = json.ok ? objectOf(objectOf(objectOf(json.value)?.["spec"])?.["dsseV002"]) : null;
  const signatures = spec?.["signatures"];
  const [signature, ...more] = Array.isArray(signatures) ? signatures : [];
  const digest = objectOf(spec?.["payloadHash"])?.["digest"];
  const isSigned = objectOf(signature)?.["content"] === Buffer.from(sig).toString("base64") && more.length === 0;
  return kindVersion.version === "0.0.2" && isSigned && digest === createHash("sha256").update(payload).digest("base64");
}
export {
  logEntryOfVersion2
};
