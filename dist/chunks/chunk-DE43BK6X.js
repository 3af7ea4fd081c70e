import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  strangeEntry,
  tellsTime
} from "./chunk-HIM7XL74.js";
import {
  encodeDer,
  partsOf,
  readDer,
  sameBytes,
  tags
} from "./chunk-7KTSREQH.js";

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
var isTimed = ({ timestamps, entries }) => timestamps.length > 0 || entries.some(tellsTime);
function strangeWitness(bundle) {
  const { timestamps, entries } = witnessesOf(bundle);
  if (bundle.verificationMaterial.timestampVerificationData !== void 0 && timestamps.length === 0) return "an empty list of timestamps";
  if (timestamps.length > maxWitnesses || entries.length > maxWitnesses) return "more witnesses than a record has";
  if (timestamps.some((timestamp) => readTimestamp(timestamp) === null)) return "a timestamp in another form than a record holds";
  return entries.map(strangeEntry).find((found) => found !== null) ?? null;
}

export {
  timestampParts,
  writeTimestamp,
  readTimestamp,
  timestampOf,
  witnessesOf,
  isWitnessed,
  isTimed,
  strangeWitness
};
