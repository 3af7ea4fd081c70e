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
  refuseUnsafe(value, "", 0);
  const text = canonicalize(value);
  if (text === void 0) throw new TypeError("nothing to canonicalise");
  return new TextEncoder().encode(text);
}
function sameCanonically(one, other) {
  try {
    return Buffer.compare(canonicalBytes(one), canonicalBytes(other)) === 0;
  } catch {
    return false;
  }
}
function refuseUnsafe(value, at, depth) {
  if (depth > maxDepth) throw new TypeError(`${place(at)} is nested deeper than ${maxDepth} levels`);
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") return refuseLoneSurrogate(value, at);
  if (typeof value === "number") return refuseInexact(value, at);
  if (typeof value !== "object") throw new TypeError(`${place(at)} is ${value === void 0 ? "undefined" : `a ${typeof value}`}`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) refuseUnsafe(value[index], `${at}/${index}`, depth + 1);
    return;
  }
  refuseClass(value, at);
  for (const [key, member] of Object.entries(value)) {
    refuseLoneSurrogate(key, `${at}/${key}`);
    refuseUnsafe(member, `${at}/${key}`, depth + 1);
  }
}
function refuseInexact(value, at) {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${place(at)} is ${value}; only integers below 2^53 are allowed`);
}
function refuseLoneSurrogate(text, at) {
  if (new RegExp("\\p{Surrogate}", "u").test(text)) throw new TypeError(`${place(at)} holds half of a surrogate pair, which has no UTF-8`);
}
function refuseClass(value, at) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError(`${place(at)} is not a plain object`);
  if ("toJSON" in value && typeof value.toJSON === "function") throw new TypeError(`${place(at)} brings its own toJSON`);
}
var place = (at) => at === "" ? "the value" : JSON.stringify(at);

export {
  maxDepth,
  canonicalBytes,
  sameCanonically
};
