import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  maxDepth
} from "./chunk-6DQDXACV.js";

// src/evidence/strictJson.ts
function readStrictJson(bytes, maxValues) {
  const text = decode(bytes);
  if (text === null) return { ok: false, found: "bytes that are not UTF-8 text" };
  if (text.trim() === "") return { ok: false, found: bytes.length === 0 ? "an empty file" : "a blank file" };
  const { depth, values } = extentOf(bytes);
  if (depth > maxDepth) return { ok: false, found: `JSON nested deeper than ${maxDepth} levels` };
  if (values > maxValues) return { ok: false, found: `JSON of more than ${maxValues} values` };
  try {
    return { ok: true, text, value: JSON.parse(text) };
  } catch {
    return { ok: false, found: text.trimStart().startsWith("<") ? "HTML or XML" : "text that is not JSON" };
  }
}
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
var quote = 34;
var comma = 44;
var backslash = 92;
function extentOf(bytes) {
  let [level, depth, values] = [0, 0, 1];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quote) index = endOfString(bytes, index);
    else if (byte === comma) values += 1;
    else if (byte === 91 || byte === 123) {
      level += 1;
      values += 1;
      depth = Math.max(depth, level);
    } else if (byte === 93 || byte === 125) level -= 1;
  }
  return { depth, values };
}
function endOfString(bytes, start) {
  for (let end = bytes.indexOf(quote, start + 1); end >= 0; end = bytes.indexOf(quote, end + 1)) {
    let before = end - 1;
    while (bytes[before] === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return bytes.length;
}
var objectOf = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
var canonicalBase64 = (value) => typeof value === "string" && isCanonicalBase64(value) ? Buffer.from(value, "base64") : null;
var isCanonicalBase64 = (text) => text === "" || text.length % 4 === 0 && lastFour.test(text.slice(-4)) && !/[^A-Za-z0-9+/]/.test(text.slice(0, -4));
var lastFour = /^[A-Za-z0-9+/](?:[A-Za-z0-9+/]{3}|[A-Za-z0-9+/][AEIMQUYcgkosw048]=|[AQgw]==)$/;

export {
  readStrictJson,
  objectOf,
  canonicalBase64
};
