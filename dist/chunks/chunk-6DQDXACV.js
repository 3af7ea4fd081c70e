import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// node_modules/canonicalize/lib/canonicalize.js
function canonicalize(object, seen = /* @__PURE__ */ new Set()) {
  if (typeof object === "number" && isNaN(object)) {
    throw new Error("NaN is not allowed");
  }
  if (typeof object === "number" && !isFinite(object)) {
    throw new Error("Infinity is not allowed");
  }
  if (object === null || typeof object !== "object") {
    return JSON.stringify(object);
  }
  if (typeof object.toJSON === "function") {
    if (seen.has(object)) {
      throw new Error("Circular reference detected");
    }
    seen.add(object);
    const result2 = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result2;
  }
  if (seen.has(object)) {
    throw new Error("Circular reference detected");
  }
  seen.add(object);
  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === void 0 || typeof cv === "symbol" ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(",")}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === void 0 || typeof object[key] === "symbol") {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(",")}}`;
  }
  seen.delete(object);
  return result;
}

// src/evidence/canonicalText.ts
var pieceLength = 32 * 1024;
function writeCanonical(value, tell) {
  const pen = { text: "", tell };
  write(value, pen);
  if (pen.text !== "") tell(pen.text);
}
function write(value, pen) {
  if (typeof value === "string") writeText(value, pen);
  else if (Array.isArray(value)) writeList(value, pen);
  else if (typeof value === "object" && value !== null) writeMembers(value, pen);
  else put(String(value), pen);
}
function writeList(list, pen) {
  put("[", pen);
  for (const [index, value] of list.entries()) {
    if (index > 0) put(",", pen);
    write(value, pen);
  }
  put("]", pen);
}
function writeMembers(value, pen) {
  put("{", pen);
  for (const [index, key] of Object.keys(value).sort().entries()) {
    if (index > 0) put(",", pen);
    writeText(key, pen);
    put(":", pen);
    write(value[key], pen);
  }
  put("}", pen);
}
function writeText(text, pen) {
  if (text.length <= cut) return put(JSON.stringify(text), pen);
  put('"', pen);
  for (let from = 0; from < text.length; ) {
    const to = from + cut + (isHighSurrogate(text.charCodeAt(from + cut - 1)) ? 1 : 0);
    put(JSON.stringify(text.slice(from, to)).slice(1, -1), pen);
    from = to;
  }
  put('"', pen);
}
var cut = Math.floor(pieceLength / 6) - 1;
var isHighSurrogate = (unit) => unit >= 55296 && unit < 56320;
function put(text, pen) {
  if (pen.text.length + text.length > pieceLength) {
    pen.tell(pen.text);
    pen.text = "";
  }
  pen.text += text;
}

// src/evidence/canonical.ts
var maxDepth = 64;
function canonicalBytes(value) {
  const refused = faultIn(value, 0);
  if (refused !== null) throw new TypeError(`${place(refused.keys)} ${refused.is}`);
  const text = canonicalize(value);
  if (text === void 0) throw new TypeError("nothing to canonicalise");
  return new TextEncoder().encode(text);
}
function isCanonical(bytes, value) {
  if (faultIn(value, 0) !== null) return false;
  const piece = Buffer.alloc(3 * pieceLength);
  let [at, same] = [0, true];
  writeCanonical(value, (text) => {
    const end = at + piece.write(text);
    same &&= end <= bytes.length && piece.compare(bytes, at, end, 0, end - at) === 0;
    at = end;
  });
  return same && at === bytes.length;
}
function sameCanonically(one, other) {
  try {
    return isCanonical(canonicalBytes(one), other);
  } catch {
    return false;
  }
}
var fault = (is) => ({ is, keys: [] });
function under(key, found) {
  found?.keys.push(key);
  return found;
}
function faultIn(value, depth) {
  if (depth > maxDepth) return fault(`is nested deeper than ${maxDepth} levels`);
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "string") return loneSurrogate(value);
  if (typeof value === "number") return inexact(value);
  if (typeof value !== "object") return fault(`is ${value === void 0 ? "undefined" : `a ${typeof value}`}`);
  return Array.isArray(value) ? faultInList(value, depth) : strangeClass(value) ?? faultInMembers(value, depth);
}
function faultInList(list, depth) {
  for (let index = 0; index < list.length; index += 1) {
    const found = under(index, faultIn(list[index], depth + 1));
    if (found !== null) return found;
  }
  return null;
}
function faultInMembers(value, depth) {
  for (const key of Object.keys(value)) {
    const found = under(key, loneSurrogate(key) ?? faultIn(value[key], depth + 1));
    if (found !== null) return found;
  }
  return null;
}
var inexact = (value) => Number.isSafeInteger(value) ? null : fault(`is ${value}; only integers below 2^53 are allowed`);
var loneSurrogate = (text) => new RegExp("\\p{Surrogate}", "u").test(text) ? fault("holds half of a surrogate pair, which has no UTF-8") : null;
function strangeClass(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return fault("is not a plain object");
  return "toJSON" in value && typeof value.toJSON === "function" ? fault("brings its own toJSON") : null;
}
var place = (keys) => keys.length === 0 ? "the value" : JSON.stringify(`/${keys.toReversed().join("/")}`);

export {
  maxDepth,
  canonicalBytes,
  isCanonical,
  sameCanonically
};
