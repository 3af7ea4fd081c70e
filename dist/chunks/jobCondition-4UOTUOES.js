import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  isMap,
  isScalar,
  parseDocument
} from "./chunk-4JN5B6PG.js";
import "./chunk-WQLMQFAT.js";

// src/workflow/jobCondition.ts
var aliasLimit = 50;
var sizeLimit = 64 * 1024;
function jobCondition(text, job) {
  if (text.length > sizeLimit) return "unreadable";
  const document = parseDocument(text, { merge: false, uniqueKeys: true, logLevel: "silent" });
  if (document.errors.length > 0) return "unreadable";
  try {
    document.toJS({ maxAliasCount: aliasLimit });
  } catch {
    return "unreadable";
  }
  const found = document.getIn(["jobs", job]);
  if (!isMap(found)) return "unreadable";
  const has = (name) => found.items.some(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name);
  if (has("if")) return "present";
  return has("uses") ? "unreadable" : "none";
}
export {
  jobCondition
};
