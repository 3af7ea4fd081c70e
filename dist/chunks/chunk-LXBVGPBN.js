import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  strangeEntry
} from "./chunk-GBBQBHI4.js";
import {
  readCertificate
} from "./chunk-ZF7QL4LZ.js";
import {
  encodeDer,
  partsOf,
  readDer,
  require_dist,
  sameBytes,
  tags
} from "./chunk-OJDUQNUU.js";
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-KRC7XDIF.js";
import {
  canonicalBytes,
  isCanonical
} from "./chunk-4LNRD5XY.js";
import {
  bundleMediaType,
  payloadType
} from "./chunk-POXFTEPG.js";
import {
  __toESM
} from "./chunk-6DG7BXTN.js";

// src/evidence/bundle.ts
var import_bundle = __toESM(require_dist(), 1);

// src/evidence/timestamps.ts
import { createHash, verify } from "node:crypto";

// src/evidence/timestampForm.ts
var signedData = "06092a864886f70d010702";
var timestampInfo = "060b2a864886f70d0109100104";
var digests = {
  "0609608648016503040201": "sha256",
  "0609608648016503040202": "sha384",
  "0609608648016503040203": "sha512"
};
var ecdsa = { "06082a8648ce3d040302": "sha256", "06082a8648ce3d040303": "sha384", "06082a8648ce3d040304": "sha512" };
var rsa = { "06092a864886f70d01010b": "sha256", "06092a864886f70d01010c": "sha384", "06092a864886f70d01010d": "sha512" };
var rsaWithDigest = "06092a864886f70d010101";
var nothing = Buffer.of(tags.null, 0);
function timestampParts(response) {
  const [status, token] = partsOf(readDer(response), tags.sequence) ?? [];
  const granted = partsOf(status, tags.sequence)?.[0];
  if (!token || granted?.tag !== tags.integer || granted.content.length !== 1 || (granted.content[0] ?? 9) > 1) return null;
  const [type, wrapped] = partsOf(token, tags.sequence) ?? [];
  const data = partsOf(partsOf(wrapped, tags.context0)?.[0], tags.sequence);
  if (hex(type) !== signedData || !data) return null;
  const [infoType, infoWrapped] = partsOf(data[2], tags.sequence) ?? [];
  const info = partsOf(infoWrapped, tags.context0)?.[0];
  const signers = partsOf(data.at(-1), tags.set);
  if (hex(infoType) !== timestampInfo || info?.tag !== tags.octetString || signers?.length !== 1) return null;
  const certificates = data.slice(3, -1).find(({ tag }) => tag === tags.context0);
  return signerParts(signers[0], info.content, certificates);
}
function signerParts(signer, info, certificates) {
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, value] = partsOf(signer, tags.sequence) ?? [];
  const digest = digests[oidOf(digestAlgorithm) ?? ""];
  if (!sid || sid.tag !== tags.sequence || !digest || attributes?.tag !== tags.context0 || value?.tag !== tags.octetString) return null;
  const scheme = schemeOf(oidOf(signatureAlgorithm) ?? "", digest);
  if (!scheme) return null;
  return {
    info,
    digest,
    signature: { ...scheme, value: value.content },
    sid: sid.whole,
    attributes: attributes.whole,
    certificates: certificates ? (partsOf(certificates, tags.context0) ?? []).map(({ whole }) => whole) : []
  };
}
function writeTimestamp({ info, digest, signature, sid, attributes }) {
  const digestAlgorithm = encodeDer(tags.sequence, keyOf(digests, digest));
  const signatureAlgorithm = signature.family === "ecdsa" ? encodeDer(tags.sequence, keyOf(ecdsa, signature.hash)) : encodeDer(
    tags.sequence,
    keyOf(rsa, signature.hash),
    nothing
  );
  const value = encodeDer(tags.octetString, signature.value);
  const signer = encodeDer(tags.sequence, integer(1), sid, digestAlgorithm, attributes, signatureAlgorithm, value);
  const content = encodeDer(tags.sequence, bytes(timestampInfo), encodeDer(tags.context0, encodeDer(tags.octetString, info)));
  const data = encodeDer(tags.sequence, integer(3), encodeDer(tags.set, digestAlgorithm), content, encodeDer(tags.set, signer));
  return encodeDer(tags.sequence, encodeDer(tags.sequence, integer(0)), encodeDer(tags.sequence, bytes(signedData), encodeDer(tags.context0, data)));
}
function schemeOf(oid, digest) {
  const [asEcdsa, asRsa] = [ecdsa[oid], oid === rsaWithDigest ? digest : rsa[oid]];
  if (asEcdsa) return { family: "ecdsa", hash: asEcdsa };
  return asRsa ? { family: "rsa", hash: asRsa } : null;
}
var hex = (der) => Buffer.from(der?.whole ?? []).toString("hex");
var bytes = (text) => Buffer.from(text, "hex");
var oidOf = (algorithm) => {
  const [oid, parameters, ...more] = partsOf(algorithm, tags.sequence) ?? [];
  return more.length === 0 && (parameters === void 0 || parameters.tag === tags.null) ? hex(oid) : void 0;
};
var keyOf = (table, hash) => bytes(
  Object.entries(table).find(([, value]) => value === hash)?.[0] ?? ""
);
var integer = (value) => encodeDer(tags.integer, Buffer.of(value));

// src/evidence/timestamps.ts
var maxTimestampBytes = 16 * 1024;
function readTimestamp(response) {
  if (response.length > maxTimestampBytes) return null;
  const parts = timestampParts(response);
  return parts && sameBytes(writeTimestamp(parts), response) ? timestampOf(parts) : null;
}
function timestampOf(parts) {
  const [version, policy, imprint, number, at, ...rest] = partsOf(readDer(parts.info), tags.sequence) ?? [];
  const [algorithm, digest] = partsOf(imprint, tags.sequence) ?? [];
  const hash = digests[hex2(partsOf(algorithm, tags.sequence)?.[0])];
  const [issuer, serial] = partsOf(readDer(parts.sid), tags.sequence) ?? [];
  if (!version || policy?.tag !== tags.oid || number?.tag !== tags.integer || digest?.tag !== tags.octetString || !hash) return null;
  if (issuer?.tag !== tags.sequence || serial?.tag !== tags.integer) return null;
  const text = at?.tag === tags.generalizedTime ? Buffer.from(at.content).toString("latin1") : "";
  const time = timeOf(text);
  if (time === null) return null;
  return {
    time,
    issuer: issuer.content,
    serial: serial.content,
    nonce: rest.find(({ tag }) => tag === tags.integer)?.content ?? null,
    commonTime: /^\d{14}(\.\d{3})?Z$/.test(text),
    covers: (data) => sameBytes(createHash(hash).update(data).digest(), digest.content),
    isBy: (key) => isSigned(parts, key)
  };
}
function isSigned({ info, digest, signature, attributes }, key) {
  const named = attributeOf(attributes, "06092a864886f70d010904");
  const type = attributeOf(attributes, "06092a864886f70d010903");
  if (!named || !sameBytes(
    named.content,
    createHash(digest).update(info).digest()
  ) || hex2(type ?? void 0) !== "060b2a864886f70d0109100104") return false;
  if ((key.asymmetricKeyType === "ec" ? "ecdsa" : key.asymmetricKeyType) !== signature.family) return false;
  const signed = Buffer.concat([Buffer.of(tags.set), attributes.subarray(1)]);
  try {
    return verify(signature.hash, signed, key, signature.value);
  } catch {
    return false;
  }
}
function attributeOf(attributes, oid) {
  const list = partsOf(readDer(attributes), tags.context0) ?? [];
  const found = list.map((one) => partsOf(one, tags.sequence)).filter((parts) => hex2(parts?.[0]) === oid);
  const values = found.length === 1 ? partsOf(found[0]?.[1], tags.set) : null;
  return values?.length === 1 ? values[0] ?? null : null;
}
function timeOf(text) {
  const [, year, month, day, hour, minute, second, fraction = ""] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  if (year === void 0) return null;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = /* @__PURE__ */ new Date(`${whole}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(whole) ? null : time;
}
var hex2 = (der) => Buffer.from(der?.whole ?? []).toString("hex");

// src/evidence/witnesses.ts
var maxWitnesses = 4;
var witnessesOf = ({ verificationMaterial }) => ({
  timestamps: (verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []).map(({ signedTimestamp }) => signedTimestamp),
  entries: verificationMaterial.tlogEntries
});
var isWitnessed = (bundle) => {
  const { timestamps, entries } = witnessesOf(bundle);
  return timestamps.length + entries.length > 0;
};
function strangeWitness(bundle) {
  const { timestamps, entries } = witnessesOf(bundle);
  if (bundle.verificationMaterial.timestampVerificationData !== void 0 && timestamps.length === 0) return "an empty list of timestamps";
  if (timestamps.length > maxWitnesses || entries.length > maxWitnesses) return "more witnesses than a record has";
  if (timestamps.some((timestamp) => readTimestamp(timestamp) === null)) return "a timestamp in another form than a record holds";
  return entries.map(strangeEntry).find((found) => found !== null) ?? null;
}

// src/evidence/bundle.ts
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
function withWitnesses(bytes2, { timestamps, entries }) {
  const bundle = (0, import_bundle.bundleFromJSON)(JSON.parse(Buffer.from(bytes2).toString("utf8")));
  const { verificationMaterial: material } = bundle;
  material.tlogEntries.push(...entries);
  const signed = timestamps.map((timestamp) => ({ signedTimestamp: Buffer.from(timestamp) }));
  if (signed.length > 0) material.timestampVerificationData = { rfc3161Timestamps: signed };
  return canonicalBytes((0, import_bundle.bundleToJSON)(bundle));
}
function parseBundle(bytes2) {
  if (bytes2.length > maxBundleBytes) return tooLarge(bytes2.length);
  const json = readStrictJson(bytes2, maxBundleValues);
  if (!json.ok) return refusal(beginsAsOurs(bytes2) ? "wrong" : "could-not", "the file is not an evidence bundle", { found: json.found });
  const file = objectOf(json.value);
  if (!file) return refusal("could-not", "the file is not an evidence bundle", { found: "JSON that is not an object" });
  if (file.mediaType !== bundleMediaType && file.mediaType !== unsignedMediaType) return foreignType(file.mediaType);
  const beyond = beyondThisVersion(file);
  if (beyond) return beyond;
  return isCanonical(bytes2, file) ? readForm(file, bytes2) : notIntact("bytes in another form than a record is written in");
}
var isRefusal = (parsed) => "outcome" in parsed;
function readForm(file, bytes2) {
  const envelope = objectOf(file.dsseEnvelope);
  if (!envelope) return notIntact("no dsseEnvelope");
  if (envelope.payloadType !== payloadType) return notIntact("another payload type");
  const payload = canonicalBase64(envelope.payload);
  if (!payload || payload.length === 0) return notIntact("a payload that is not plain base64");
  if (file.mediaType === unsignedMediaType) {
    return Object.keys(file).length === 2 && Object.keys(envelope).length === 2 ? { signed: false, payload, signature: null, certificate: null, bundle: null } : notIntact("more than an unsigned record holds");
  }
  return readSigned(file, bytes2, envelope, payload);
}
function readSigned(file, bytes2, envelope, payload) {
  const signatures = Array.isArray(envelope.signatures) ? envelope.signatures : [];
  if (signatures.length !== 1) return notIntact(`${signatures.length} signatures`, "exactly one signature");
  const one = objectOf(signatures[0]);
  const sig = canonicalBase64(one?.sig);
  if (!one || !sig || sig.length === 0) return notIntact("a signature without bytes");
  const material = objectOf(file.verificationMaterial);
  const signer = material && "certificate" in material ? certified(material, one) : keyed(material, one);
  if (typeof signer === "string") return notIntact(signer);
  const bundle = roundTrip(file, bytes2);
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
  const bytes2 = canonicalBase64(objectOf(material.certificate)?.rawBytes);
  const certificate = bytes2 && readCertificate(bytes2);
  return certificate ? { keyid: "", certificate } : "a certificate that is not a signing certificate in its one form";
}
function roundTrip(file, bytes2) {
  try {
    const bundle = (0, import_bundle.bundleFromJSON)(file);
    return isCanonical(bytes2, (0, import_bundle.bundleToJSON)(bundle)) ? bundle : null;
  } catch {
    return null;
  }
}
var beginsAsOurs = (bytes2) => Buffer.from(bytes2.subarray(0, 32)).toString("latin1").startsWith('{"dsseEnvelope":{"payload":');
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
var base64 = (bytes2) => Buffer.from(bytes2).toString("base64");

export {
  timestampParts,
  writeTimestamp,
  readTimestamp,
  timestampOf,
  witnessesOf,
  isWitnessed,
  unsignedMediaType,
  maxBundleBytes,
  preAuthEncoding,
  makeBundle,
  withWitnesses,
  parseBundle,
  isRefusal
};
