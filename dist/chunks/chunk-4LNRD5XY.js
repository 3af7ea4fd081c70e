import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

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
  try {
    return Buffer.compare(canonicalBytes(value), bytes) === 0;
  } catch {
    return false;
  }
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
