import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  errorCode,
  systemAnswer
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/cli/files.ts
import { constants } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
var maxTextBytes = 8 * 1024 * 1024;
async function readRegularFile(path, cwd, limit) {
  let file = null;
  try {
    file = await open(resolve(cwd, path), constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) throw unreadable(path, stat.isDirectory() ? "a directory" : "something that is not a regular file", "a file");
    if (stat.size > limit) throw unreadable(path, `${stat.size} bytes`, `at most ${limit} bytes`);
    return await contentOf(file, path, { limit, expected: stat.size });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw unreadable(path, isMissing(error) ? "no such file" : systemAnswer(error), null, error);
  } finally {
    await file?.close();
  }
}
var isMissing = (error) => errorCode(error instanceof ProblemError ? error.cause : error) === "ENOENT";
async function makeFolder(path) {
  try {
    await mkdir(path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    if (errorCode(error) !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}
async function contentOf(file, path, { limit, expected }) {
  const parts = [];
  let length = 0;
  let room = expected > 0 ? expected + 1 : chunk;
  for (; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(room), 0, room);
    if (bytesRead === 0) return parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts);
    length += bytesRead;
    if (length > limit) throw unreadable(path, "more", `at most ${limit} bytes`);
    parts.push(buffer.subarray(0, bytesRead));
    room = length === expected ? 1 : chunk;
  }
}
var chunk = 64 * 1024;
function unreadable(path, found, expected = null, cause) {
  return new ProblemError({ code: "CS-081", file: path, message: "the file could not be read", expected, found }, { cause });
}

export {
  maxTextBytes,
  readRegularFile,
  isMissing,
  makeFolder
};
