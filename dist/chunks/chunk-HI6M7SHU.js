import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  usageError
} from "./chunk-DGUTHGJS.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import {
  problemText
} from "./chunk-3K4ZHJ5C.js";
import {
  logLine
} from "./chunk-YYE5C27V.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  maxBundleBytes
} from "./chunk-7P4MXGAZ.js";

// src/cli/evidenceFile.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename, resolve } from "node:path";
var maxKeyBytes = 64 * 1024;
var readBundle = (path, io) => readGiven(path, io, maxBundleBytes);
async function readKey(path, io) {
  return Buffer.from((await readGiven(path, io, maxKeyBytes)).bytes).toString("utf8");
}
async function readGiven(path, io, limit) {
  const file = await open(resolve(io.cwd, path), constants.O_RDONLY | constants.O_NONBLOCK).catch((error) => {
    throw unreadable(path, codeOf(error) === "ENOENT" ? "no such file" : `the system answered ${codeOf(error)}`);
  });
  try {
    const { size } = await regularFile(file, path);
    if (size > limit) throw unreadable(path, `${size} bytes`, `at most ${limit} bytes`);
    return { name: basename(path), bytes: await file.readFile() };
  } finally {
    await file.close();
  }
}
async function regularFile(file, path) {
  const stat = await file.stat();
  if (stat.isDirectory()) throw unreadable(path, "a directory", "a file");
  if (!stat.isFile()) throw unreadable(path, "something that is not a regular file", "a file");
  return stat;
}
function unreadable(path, found, expected = null) {
  return new ProblemError({ code: "CS-081", file: path, message: "the file could not be read", expected, found });
}
var codeOf = (error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "an error";
function formatOf(value) {
  if (value === void 0 || value === "text" || value === "json") return value ?? "text";
  throw usageError("--format is not understood", "give --format text or --format json", String(value).slice(0, 100));
}

// src/cli/verification.ts
var outcomeCode = (outcome) => ({ verified: 0, wrong: 1, "could-not": 2 })[outcome];
function verificationText({ verification, name, digest }, color) {
  const { checks, problem } = verification;
  const lines = [`${logLine(name)}  sha256 ${digest}`, ...checks.map((check) => checkLine(check, color)), "", headline(verification)];
  const trouble = problem === null ? [] : ["", problemText({ ...problem, file: name })];
  return [...lines, ...trouble].join("\n");
}
function checkLine({ what, value, ok }, color) {
  const word = ok === null ? "note" : ok ? "PASS" : "FAIL";
  const painted = color && ok !== null ? `\x1B[${ok ? 32 : 31}m${word}\x1B[0m` : word;
  return `${painted}  ${logLine(what).padEnd(20)}  ${logLine(value, 4e3)}`;
}
function headline({ outcome, signed, statement }) {
  if (outcome === "wrong") return "WRONG: this is not what it claims to be, or not what was asked for. Do not rely on it.";
  if (outcome === "could-not" || statement === null) return "COULD NOT VERIFY: nothing was shown, neither good nor bad.";
  const { decision, mode } = statement.predicate;
  const [, judged] = statement.subject;
  const observed = mode === "observe" ? ", observe mode" : "";
  const about = `${decision.result} (${resultWord[decision.result]}), ${logLine(judged.name)} commit ${judged.digest.gitCommit}${observed}`;
  if (!signed) return `UNSIGNED: consistent in itself, but nobody vouches for it: ${about}`;
  return decision.result === "passed" ? `VERIFIED: ${about}` : `VERIFIED: a genuine record of a decision that did not pass: ${about}`;
}
function verificationJson({ verification, name, digest }) {
  const { outcome, signed, checks, problem, statement } = verification;
  const answer = {
    version: 1,
    outcome,
    exitCode: outcomeCode(outcome),
    signed,
    file: { name, sha256: digest },
    checks,
    problem: problem && toldOf(problem),
    record: recordOf(statement)
  };
  return JSON.stringify(answer, null, 2);
}
var toldOf = ({ code, message, expected, found, suggestion }) => ({ code, message, expected, found, suggestion });
function recordOf(statement) {
  if (statement === null) return null;
  const { gate, mode, decision, evaluatedAt, policy, facts } = statement.predicate;
  const [, { name, digest }] = statement.subject;
  return {
    gate,
    mode,
    result: decision.result,
    repository: name,
    commit: digest.gitCommit,
    tree: digest.gitTree,
    evaluatedAt,
    factsSha256: facts.digest.sha256,
    policySha256: policy.digest?.sha256 ?? null
  };
}

export {
  readBundle,
  readKey,
  formatOf,
  outcomeCode,
  verificationText,
  checkLine,
  verificationJson
};
