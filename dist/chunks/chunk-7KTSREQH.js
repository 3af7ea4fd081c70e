import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/evidence/der.ts
var tags = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  generalizedTime: 24,
  sequence: 48,
  set: 49,
  context0: 160
};
function readDer(bytes) {
  const first = elementAt(bytes, 0);
  return first !== null && first.whole.length === bytes.length ? first : null;
}
function partsOf(der, tag) {
  if (!der || der.tag !== tag) return null;
  const parts = [];
  for (let at = 0; at < der.content.length; ) {
    const part = elementAt(der.content, at);
    if (part === null) return null;
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}
function encodeDer(tag, ...contents) {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}
var sameBytes = (one, other) => Buffer.compare(one, other) === 0;
function elementAt(bytes, at) {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === void 0 || first === void 0 || (tag & 31) === 31) return null;
  const long = first < 128 ? 0 : first - 128;
  if (first === 128 || long > 4) return null;
  const length = long === 0 ? first : bytes.subarray(at + 2, at + 2 + long).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + long;
  if (start + length > bytes.length || lengthOf(length).length !== 1 + long) return null;
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}
function lengthOf(length) {
  if (length < 128) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return Buffer.concat([Buffer.of(128 + bytes.length), bytes]);
}

export {
  tags,
  readDer,
  partsOf,
  encodeDer,
  sameBytes
};
