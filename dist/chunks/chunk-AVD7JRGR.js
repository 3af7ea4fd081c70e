import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readCertificate
} from "./chunk-GQDPFIWS.js";
import {
  strangeWitness
} from "./chunk-DE43BK6X.js";
import {
  require_dist
} from "./chunk-EYI3XRJB.js";
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import {
  canonicalBytes,
  isCanonical
} from "./chunk-6DQDXACV.js";
import {
  bundleMediaType,
  payloadType
} from "./chunk-6JRFHEXK.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/evidence/bundle.ts
var import_bundle = __toESM(require_dist(), 1);
var unsignedMediaType = "application/vnd.countersign.unsigned-evidence.v1+json";
var maxBundleBytes = 32 * 1024 * 1024;
var maxBundleValues = 1e3;
function preAuthEncoding(type, payload) {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}
function makeBundle(statementBytes, signature) {
  const envelope = { payload: base64(statementBytes), payloadType };
  if (signature === null) return canonicalBytes({ mediaType: unsignedMediaType, dsseEnvelope: envelope });
  const sig = base64(signature.sig);
  const keyed2 = "keyid" in signature;
  return canonicalBytes({
    mediaType: bundleMediaType,
    verificationMaterial: keyed2 ? { publicKey: { hint: signature.keyid } } : { certificate: { rawBytes: base64(signature.certificate) } },
    dsseEnvelope: { ...envelope, signatures: [keyed2 ? { keyid: signature.keyid, sig } : { sig }] }
  });
}
function withWitnesses(bytes, { timestamps, entries }) {
  const bundle = (0, import_bundle.bundleFromJSON)(JSON.parse(Buffer.from(bytes).toString("utf8")));
  const { verificationMaterial: material } = bundle;
  material.tlogEntries.push(...entries);
  const signed = timestamps.map((timestamp) => ({ signedTimestamp: Buffer.from(timestamp) }));
  if (signed.length > 0) material.timestampVerificationData = { rfc3161Timestamps: signed };
  return canonicalBytes((0, import_bundle.bundleToJSON)(bundle));
}
function parseBundle(bytes) {
  if (bytes.length > maxBundleBytes) return tooLarge(bytes.length);
  const json = readStrictJson(bytes, maxBundleValues);
  if (!json.ok) return refusal(beginsAsOurs(bytes) ? "wrong" : "could-not", "the file is not an evidence bundle", { found: json.found });
  const file = objectOf(json.value);
  if (!file) return refusal("could-not", "the file is not an evidence bundle", { found: "JSON that is not an object" });
  if (file.mediaType !== bundleMediaType && file.mediaType !== unsignedMediaType) return foreignType(file.mediaType);
  const beyond = beyondThisVersion(file);
  if (beyond) return beyond;
  return isCanonical(bytes, file) ? readForm(file, bytes) : notIntact("bytes in another form than a record is written in");
}
var isRefusal = (parsed) => "outcome" in parsed;
function readForm(file, bytes) {
  const envelope = objectOf(file.dsseEnvelope);
  if (!envelope) return notIntact("no dsseEnvelope");
  if (envelope.payloadType !== payloadType) return notIntact("another payload type");
  const payload = canonicalBase64(envelope.payload);
  if (!payload || payload.length === 0) return notIntact("a payload that is not plain base64");
  if (file.mediaType === unsignedMediaType) {
    return Object.keys(file).length === 2 && Object.keys(envelope).length === 2 ? { signed: false, payload, signature: null, certificate: null, bundle: null } : notIntact("more than an unsigned record holds");
  }
  return readSigned(file, bytes, envelope, payload);
}
function readSigned(file, bytes, envelope, payload) {
  const signatures = Array.isArray(envelope.signatures) ? envelope.signatures : [];
  if (signatures.length !== 1) return notIntact(`${signatures.length} signatures`, "exactly one signature");
  const one = objectOf(signatures[0]);
  const sig = canonicalBase64(one?.sig);
  if (!one || !sig || sig.length === 0) return notIntact("a signature without bytes");
  const material = objectOf(file.verificationMaterial);
  const signer = material && "certificate" in material ? certified(material, one) : keyed(material, one);
  if (typeof signer === "string") return notIntact(signer);
  const bundle = roundTrip(file, bytes);
  if (bundle === null) return notIntact("fields that a Sigstore bundle v0.3 does not have");
  const strange = strangeWitness(bundle);
  if (strange !== null) return notIntact(strange);
  return { signed: true, payload, signature: { keyid: signer.keyid, sig }, certificate: signer.certificate, bundle };
}
function keyed(material, { keyid }) {
  if (typeof keyid !== "string" || keyid === "") return "a signature without key id";
  return objectOf(material?.publicKey)?.hint === keyid ? { keyid, certificate: null } : "a key hint that differs from the key id of the signature";
}
function certified(material, signature) {
  if ("keyid" in signature) return "a key id beside a certificate";
  const bytes = canonicalBase64(objectOf(material.certificate)?.rawBytes);
  const certificate = bytes && readCertificate(bytes);
  return certificate ? { keyid: "", certificate } : "a certificate that is not a signing certificate in its one form";
}
function roundTrip(file, bytes) {
  try {
    const bundle = (0, import_bundle.bundleFromJSON)(file);
    return isCanonical(bytes, (0, import_bundle.bundleToJSON)(bundle)) ? bundle : null;
  } catch {
    return null;
  }
}
var beginsAsOurs = (bytes) => Buffer.from(bytes.subarray(0, 32)).toString("latin1").startsWith('{"dsseEnvelope":{"payload":');
function beyondThisVersion(file) {
  const material = objectOf(file.verificationMaterial);
  if (!material || !("x509CertificateChain" in material)) return null;
  return refusal("could-not", "could not verify: the bundle carries a chain of certificates, as older tools wrote", {
    suggestion: "verify it with cosign and a trusted root"
  });
}
var tooLarge = (length) => refusal("could-not", "the file is too large", { found: `${length} bytes`, expected: `at most ${maxBundleBytes} bytes` });
var foreignType = (found) => refusal("could-not", "the file is not an evidence bundle", {
  expected: `media type ${bundleMediaType}`,
  found: typeof found === "string" ? `media type ${JSON.stringify(found.slice(0, 100))}` : "no media type"
});
var notIntact = (found, expected = null) => refusal("wrong", "the bundle is not intact", { found, expected, suggestion: "take the original file from the artifact; do not reformat it" });
function refusal(outcome, message, more) {
  const file = "evidence.sigstore.json";
  return { code: "CS-060", file, line: null, column: null, expected: null, found: null, suggestion: null, message, ...more, outcome };
}
var base64 = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("base64");

export {
  unsignedMediaType,
  maxBundleBytes,
  preAuthEncoding,
  makeBundle,
  withWitnesses,
  parseBundle,
  isRefusal
};
