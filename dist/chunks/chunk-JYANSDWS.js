import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readRegularFile
} from "./chunk-2GW2ZM2H.js";
import {
  maxBundleBytes
} from "./chunk-LXBVGPBN.js";
import {
  usageError
} from "./chunk-OAWQDPG7.js";

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
