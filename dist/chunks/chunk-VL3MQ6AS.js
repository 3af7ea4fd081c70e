import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  readFacts
} from "./chunk-FCOWFAJ4.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";

// src/cli/verification.ts
var outcomeCode = (outcome) => ({ verified: 0, wrong: 1, "could-not": 2 })[outcome];
function verificationText({ verification, name, digest }, color) {
  const { checks, problem } = verification;
  const lines = [`${logLine(name)}  sha256 ${digest ?? "not known"}`, ...checks.map((check) => checkLine(check, color)), ""];
  const trouble = problem === null ? [] : [problemText({ ...problem, file: name }), ""];
  return [...lines, ...trouble, headline(verification)].join("\n");
}
function checkLine({ what, value, ok }, color) {
  const word = ok === null ? "note" : ok ? "PASS" : "FAIL";
  const painted = color && ok !== null ? `\x1B[${ok ? 32 : 31}m${word}\x1B[0m` : word;
  return `${painted}  ${logLine(what).padEnd(20)}  ${logLine(value, 4e3)}`;
}
function headline({ outcome, signed, replay, statement }) {
  if (outcome === "wrong") return "WRONG: this is not what it claims to be, or not what was asked for. Do not rely on it.";
  if (outcome === "could-not" || statement === null) return "COULD NOT VERIFY: nothing was shown, neither good nor bad.";
  const { decision, mode } = statement.predicate;
  const [, judged] = statement.subject;
  const observed = mode === "observe" ? ", observe mode" : "";
  const about = `${decision.result} (${resultWord[decision.result]}), ${logLine(judged.name)} commit ${judged.digest.gitCommit}${observed}`;
  if (!signed) return `UNSIGNED: consistent in itself, but nobody vouches for it: ${about}`;
  const verified = replay === "same" ? "VERIFIED" : "VERIFIED (signature and digests only; the decision was NOT replayed)";
  if (decision.result === "overridden") return `${verified}: a genuine record of an EMERGENCY OVERRIDE, of what did not pass: ${about}`;
  return decision.result === "passed" ? `${verified}: ${about}` : `${verified}: a genuine record of a decision that did not pass: ${about}`;
}
function verificationJson({ verification, name, digest }) {
  const { outcome, signed, replay, checks, problem, statement } = verification;
  const answer = {
    version: 1,
    outcome,
    exitCode: outcomeCode(outcome),
    signed,
    replay,
    file: { name, sha256: digest },
    checks,
    problem: problem && toldOf(problem),
    record: recordOf(statement)
  };
  return jsonText(answer, 2);
}
var notBegun = (problem) => ({
  outcome: "could-not",
  signed: false,
  replay: "not-performed",
  checks: [],
  problem,
  statement: null
});
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
    environment: environmentOf(statement),
    evaluatedAt,
    factsSha256: facts.digest.sha256,
    policySha256: policy.digest?.sha256 ?? null
  };
}
function environmentOf(statement) {
  const reading = statement.predicate.gate === "deployment" ? readFacts(statement) : null;
  return (reading?.ok ? reading.facts.subject.environment : null) ?? null;
}

export {
  outcomeCode,
  verificationText,
  checkLine,
  verificationJson,
  notBegun,
  toldOf
};
