import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  partsOf,
  readDer,
  sameBytes,
  tags
} from "./chunk-OJDUQNUU.js";
import {
  usableKey
} from "./chunk-RUXAE3IG.js";

// src/evidence/certificate.ts
import { X509Certificate } from "node:crypto";
var maxCertificateBytes = 16 * 1024;
var issuerOid = "060a2b0601040183bf300108";
var promiseOid = Buffer.from("060a2b06010401d679020402", "hex");
function readCertificate(der) {
  if (der.length > maxCertificateBytes || !isInOneForm(der)) return null;
  try {
    const certificate = new X509Certificate(der);
    const identity = onlyName(certificate.subjectAltName);
    const issuer = issuerOf(der);
    if (identity === null || issuer === null) return null;
    const [from, until] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
    if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return null;
    return { identity, issuer, key: usableKey(certificate.publicKey), from, until, promised: Buffer.from(der).includes(promiseOid) };
  } catch {
    return null;
  }
}
function isInOneForm(der) {
  const [signed, algorithm, signature, ...more] = partsOf(readDer(der), tags.sequence) ?? [];
  const [, , repeated] = partsOf(signed, tags.sequence) ?? [];
  if (!algorithm || !repeated || signature?.tag !== tags.bitString || more.length > 0) return false;
  return signature.content[0] === 0 && sameBytes(algorithm.whole, repeated.whole);
}
function onlyName(names) {
  const [, kind, text = ""] = /^(URI|email):(.+)$/s.exec(names ?? "") ?? [];
  if (kind === void 0 || /[^\x20-\x7e]/.test(text)) return null;
  if (!text.startsWith('"')) return /[,"]/.test(text) ? null : text;
  try {
    const quoted = JSON.parse(text);
    return typeof quoted === "string" ? quoted : null;
  } catch {
    return null;
  }
}
function issuerOf(der) {
  const [signed] = partsOf(readDer(der), tags.sequence) ?? [];
  const wrapped = (partsOf(signed, tags.sequence) ?? []).find(({ tag }) => tag === 163);
  const extensions = partsOf(partsOf(wrapped, 163)?.[0], tags.sequence) ?? [];
  const parts = extensions.map((one) => partsOf(one, tags.sequence));
  const found = parts.filter((part) => Buffer.from(part?.[0]?.whole ?? []).toString("hex") === issuerOid);
  const value = found.length === 1 ? found[0]?.at(-1) : void 0;
  const text = value?.tag === tags.octetString ? readDer(value.content) : null;
  return text?.tag === 12 ? Buffer.from(text.content).toString("utf8") : null;
}

export {
  readCertificate
};
