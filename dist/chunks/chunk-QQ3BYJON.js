import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  makeFolder
} from "./chunk-TZOTFR7Q.js";
import {
  errorCode,
  systemAnswer
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/cli/packFolder.ts
import { randomUUID } from "node:crypto";
import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
async function writeFolder(path, files) {
  await refuseTaken(path);
  const made = join(dirname(path), `.${basename(path)}-${randomUUID()}`);
  try {
    await makeFolder(dirname(path));
    await mkdir(made);
    for (const { name, bytes } of files) await writeFile(join(made, name), bytes, { flag: "wx" });
    await rename(made, path);
  } catch (cause) {
    await rm(made, { recursive: true, force: true }).catch(() => void 0);
    throw refused(path, systemAnswer(cause), cause);
  }
}
async function refuseTaken(path) {
  if (await exists(path)) throw refused(path, "something is there already");
}
async function exists(path) {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw refused(path, systemAnswer(error), error);
  }
}
function refused(path, found, cause) {
  const [expected, suggestion] = ["a folder that does not exist yet", "give another folder with --out; nothing was written"];
  return new ProblemError({ code: "CS-081", file: path, message: "the pack cannot be written", expected, found, suggestion }, { cause });
}

export {
  writeFolder,
  refuseTaken
};
