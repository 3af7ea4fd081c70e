import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  require_dist
} from "./chunk-T2GRZO7U.js";
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/evidence/trustedRoot.ts
var import_verify = __toESM(require_dist(), 1);
import { X509Certificate } from "node:crypto";
var maxTrustedRootBytes = 1024 * 1024;
var maxValues = 2e4;
var ownMediaType = /^application\/vnd\.dev\.sigstore\.trustedroot[.+]/;
function readTrustedRoot(text2) {
  const documents = jsonLines(text2);
  if (documents.length === 0) return { ok: false, found: "an empty file" };
  const roots = [];
  for (const document of documents) {
    const reading = rootOf(document);
    if (typeof reading === "string") return { ok: false, found: reading };
    roots.push(reading);
  }
  return { ok: true, roots };
}
function lackOf(roots, called) {
  const none = (kind) => roots.every(({ material }) => material[kind].length === 0);
  if (called.certificate && none("certificateAuthorities")) return "a trusted root without certificate authorities";
  if (called.timestamps > 0 && none("timestampAuthorities")) return "a trusted root without timestamp authorities";
  return called.entries > 0 && none("tlogs") ? "a trusted root without transparency logs" : null;
}
function jsonLines(text2) {
  const lines = text2.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line)) ? lines : text2.trim() === "" ? [] : [text2];
}
function rootOf(text2) {
  const json = readStrictJson(Buffer.from(text2), maxValues);
  if (!json.ok) return json.found;
  const file = objectOf(json.value);
  const mediaType = file?.["mediaType"];
  if (!file || typeof mediaType !== "string" || !ownMediaType.test(mediaType)) return "JSON that is not a Sigstore trusted root";
  try {
    const list = (name) => arrayOf(file[name] ?? []);
    const root = {
      mediaType,
      tlogs: list("tlogs").map(logOf),
      ctlogs: list("ctlogs").map(logOf),
      certificateAuthorities: list("certificateAuthorities").map(authorityOf),
      timestampAuthorities: list("timestampAuthorities").map(authorityOf)
    };
    if (root.certificateAuthorities.length + root.timestampAuthorities.length + root.tlogs.length === 0) return "a trusted root that trusts nobody";
    const material = (0, import_verify.toTrustMaterial)(root, () => {
      throw new Error("a trusted root names no keys");
    });
    const logNames = root.tlogs.map(({ baseUrl }) => baseUrl.replace(/^https?:\/\//, "").replace(/\/$/, ""));
    return { material, logNames, certificatesAreLogged: root.ctlogs.length > 0 };
  } catch (error) {
    return `a trusted root with ${error instanceof Unfit ? error.message : "a key or certificate that cannot be read"}`;
  }
}
var Unfit = class extends Error {
};
function authorityOf(value) {
  const { certChain, validFor, subject, uri } = record(value);
  const certificates = arrayOf(record(certChain)["certificates"]).map((one) => ({ rawBytes: bytesOf(record(one)["rawBytes"]) }));
  if (certificates.length === 0) throw new Unfit("an authority without certificates");
  for (const { rawBytes } of certificates) void new X509Certificate(rawBytes);
  const { organization, commonName } = objectOf(subject) ?? {};
  return {
    subject: { organization: text(organization), commonName: text(commonName) },
    uri: text(uri),
    certChain: { certificates },
    validFor: spanOf(validFor),
    operator: ""
  };
}
function logOf(value) {
  const { baseUrl, publicKey, logId, checkpointKeyId } = record(value);
  const { rawBytes, keyDetails, validFor } = record(publicKey);
  return {
    baseUrl: text(baseUrl),
    hashAlgorithm: sha256,
    publicKey: { rawBytes: bytesOf(rawBytes), keyDetails: text(keyDetails).startsWith("PKCS1_") ? pkcs1 : spki, validFor: spanOf(validFor, "start") },
    logId: { keyId: bytesOf(record(logId)["keyId"]) },
    checkpointKeyId: checkpointKeyId === void 0 ? void 0 : { keyId: bytesOf(record(checkpointKeyId)["keyId"]) },
    operator: ""
  };
}
var [sha256, pkcs1, spki] = [1, 1, 5];
function spanOf(value, must) {
  const { start, end } = objectOf(value) ?? {};
  if (must !== void 0 && start === void 0) throw new Unfit("a key without a first day");
  return { start: start === void 0 ? /* @__PURE__ */ new Date(0) : dateOf(start), end: end === void 0 ? void 0 : dateOf(end) };
}
function dateOf(value) {
  const date = new Date(typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]{1,24}Z$/.test(value) ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new Unfit("a date that is not one");
  return date;
}
function bytesOf(value) {
  const bytes = canonicalBase64(value);
  if (!bytes || bytes.length === 0) throw new Unfit("bytes that are not plain base64");
  return Buffer.from(bytes);
}
function arrayOf(value) {
  if (!Array.isArray(value)) throw new Unfit("an object where a list belongs");
  return value;
}
function record(value) {
  const object = objectOf(value);
  if (!object) throw new Unfit("a part that is missing");
  return object;
}
var text = (value) => typeof value === "string" ? value : "";

export {
  maxTrustedRootBytes,
  readTrustedRoot,
  lackOf
};
