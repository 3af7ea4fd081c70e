import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import {
  readPublicKey
} from "./chunk-PIGADIRB.js";

// src/evidence/keyList.ts
var maxKeys = 1e3;
var known = ["pem", "from", "until", "name"];
function readKeyList(text) {
  const json = readStrictJson(Buffer.from(text), maxKeys * 6);
  if (!json.ok) return json;
  const file = objectOf(json.value);
  const list = file?.["keys"];
  if (!file || !Array.isArray(list) || list.length === 0 || Object.keys(file).length !== 1) return {
    ok: false,
    found: 'JSON without a list of "keys", or with more than that'
  };
  if (list.length > maxKeys) return { ok: false, found: `${list.length} keys` };
  const keys = [];
  for (const [index, value] of list.entries()) {
    const key = listedKey(value);
    if (typeof key === "string") return { ok: false, found: `${key}, in key ${index + 1}` };
    if (keys.some(({ usable }) => usable.keyid === key.usable.keyid)) return {
      ok: false,
      found: `a key that stands there before, in key ${index + 1}`
    };
    keys.push(key);
  }
  return { ok: true, keys };
}
function listedKey(value) {
  const entry = objectOf(value);
  if (!entry || typeof entry["pem"] !== "string") return 'no "pem"';
  const unknown = Object.keys(entry).find((name) => !known.includes(name));
  if (unknown !== void 0) return `the unknown member ${JSON.stringify(unknown.slice(0, 40))}`;
  const reading = readPublicKey(entry["pem"]);
  if (!reading.ok) return reading.found;
  const [from, until] = [instantOf(entry["from"]), instantOf(entry["until"])];
  if (from === void 0 || until === void 0) return "a time that is not like 2026-01-31T00:00:00Z";
  if (from !== null && until !== null && from >= until) return "a time that ends before it begins";
  return { usable: reading.usable, from, until };
}
function instantOf(value) {
  if (value === void 0 || value === null) return null;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return void 0;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) || `${date.toISOString().slice(0, 19)}Z` !== value ? void 0 : date;
}

export {
  readKeyList
};
