import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  partsOf,
  readDer,
  sameBytes,
  tags
} from "./chunk-7KTSREQH.js";
import {
  usableKey
} from "./chunk-PIGADIRB.js";

// src/evidence/certificate.ts
import { X509Certificate } from "node:crypto";
var maxCertificateBytes = 16 * 1024;
var issuerOid = "060a2b0601040183bf300108";
var sourceOid = "060a2b0601040183bf30010c";
var promiseOid = Buffer.from("060a2b06010401d679020402", "hex");
function readCertificate(der) {
  if (der.length > maxCertificateBytes || !isInOneForm(der)) return null;
  try {
    const certificate = new X509Certificate(der);
    const identity = onlyName(certificate.subjectAltName);
    const issuer = extensionOf(der, issuerOid);
    if (identity === null || issuer === null) return null;
    const [from, until] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
    if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return null;
    const promised = Buffer.from(der).includes(promiseOid);
    const sourceRepository = extensionOf(der, sourceOid);
    const authority = organisationOf(der);
    return { identity, issuer, key: usableKey(certificate.publicKey), from, until, promised, authority, sourceRepository };
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
function organisationOf(der) {
  const [signed] = partsOf(readDer(der), tags.sequence) ?? [];
  const [, , issuer] = (partsOf(signed, tags.sequence) ?? []).filter(({ tag }) => tag !== tags.context0);
  const names = (partsOf(issuer, tags.sequence) ?? []).flatMap((set) => partsOf(set, tags.set) ?? []).map((name) => partsOf(name, tags.sequence));
  const found = names.filter((name) => Buffer.from(name?.[0]?.whole ?? []).toString("hex") === organisationOid);
  const value = found.length === 1 ? found[0]?.[1] : void 0;
  return value?.tag === utf8Tag || value?.tag === printableTag ? Buffer.from(value.content).toString("utf8") : null;
}
var [utf8Tag, printableTag] = [12, 19];
var organisationOid = "060355040a";
function extensionOf(der, oid) {
  const [signed] = partsOf(readDer(der), tags.sequence) ?? [];
  const wrapped = (partsOf(signed, tags.sequence) ?? []).find(({ tag }) => tag === 163);
  const extensions = partsOf(partsOf(wrapped, 163)?.[0], tags.sequence) ?? [];
  const parts = extensions.map((one) => partsOf(one, tags.sequence));
  const found = parts.filter((part) => Buffer.from(part?.[0]?.whole ?? []).toString("hex") === oid);
  const value = found.length === 1 ? found[0]?.at(-1) : void 0;
  const text = value?.tag === tags.octetString ? readDer(value.content) : null;
  return text?.tag === 12 ? Buffer.from(text.content).toString("utf8") : null;
}

export {
  readCertificate
};
