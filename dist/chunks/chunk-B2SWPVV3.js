import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  maxBundleBytes
} from "./chunk-AVD7JRGR.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";

// src/cli/evidenceFile.ts
import { basename } from "node:path";
var maxKeyBytes = 64 * 1024;
async function readBundle(path, { cwd }) {
  return { name: basename(path), bytes: await readRegularFile(path, cwd, maxBundleBytes) };
}
async function readKey(path, { cwd }) {
  return Buffer.from(await readRegularFile(path, cwd, maxKeyBytes)).toString("utf8");
}
function formatOf(value) {
  if (value === void 0 || value === "text" || value === "json") return value ?? "text";
  throw usageError("--format is not understood", "give --format text or --format json", String(value).slice(0, 100));
}

export {
  readBundle,
  readKey,
  formatOf
};
