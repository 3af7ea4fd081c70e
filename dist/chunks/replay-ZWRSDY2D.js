import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  formatOf,
  readBundle
} from "./chunk-JYANSDWS.js";
import {
  checkLine,
  toldOf
} from "./chunk-BSA77MQB.js";
import "./chunk-2GW2ZM2H.js";
import {
  jsonText
} from "./chunk-GPD64G45.js";
import {
  innerChecks,
  replayRecord
} from "./chunk-FWTINA3S.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SAIZ7YT6.js";
import {
  readStatement
} from "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import {
  isRefusal,
  parseBundle
} from "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import "./chunk-OAWQDPG7.js";
import "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-FJ2BD4JP.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-FSEOP5TF.js";
import {
  problemText
} from "./chunk-CKY2QYUW.js";
import "./chunk-YYE5C27V.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

// src/cli/replay.ts
var replayCommand = {
  name: "replay",
  usage: "BUNDLE [--format text|json]",
  summary: "Judge the recorded facts again and compare with the recorded decision",
  options: { format: { type: "string", value: "text|json", describe: "text for people (default) or JSON (docs/verify.md)" } },
  notes: [
    "Replay does not look at the signature; countersign verify does both.",
    "Exit codes: 0 the same decision, 1 another decision or a record that is not intact, 2 not comparable or not a record."
  ],
  operands: { min: 1, max: 1 },
  async run({ operands, options }, io) {
    const format = formatOf(options["format"]);
    try {
      const file = await readBundle(operands[0] ?? "", io);
      return await replayed(statementOf(file.bytes, file.name), format, io);
    } catch (error) {
      if (format !== "json" || !(error instanceof ProblemError)) throw error;
      return refused({ statement: null, problem: error.problem, exitCode: 2 }, format, io);
    }
  }
};
async function replayed(read, format, io) {
  if (read.statement === null) return refused(read, format, io);
  const replay = await replayRecord(read.statement);
  const checks = innerChecks(read.statement).filter((check) => check.ok !== null);
  const exitCode = replayCode(replay, checks);
  io.out(format === "json" ? replayJson(replay, checks, exitCode) : replayText(replay, checks, io.color));
  return exitCode;
}
function refused({ problem, exitCode }, format, io) {
  const state = exitCode === 1 ? "wrong" : "could-not";
  if (format === "text") io.err(problemText(problem));
  const nothing = { recorded: null, replayed: null, detail: problem.message, checks: [] };
  if (format === "json") io.out(jsonText({ version: 1, state, exitCode, ...nothing, problem: toldOf(problem) }, 2));
  return exitCode;
}
function statementOf(bytes, name) {
  const parsed = parseBundle(bytes);
  if (isRefusal(parsed)) return { statement: null, problem: { ...parsed, file: name }, exitCode: parsed.outcome === "wrong" ? 1 : 2 };
  const reading = readStatement(parsed.payload);
  if (reading.state === "read") return reading;
  const message = reading.state === "foreign" ? "the record has a predicate type that this program does not know" : "the statement is not one of ours";
  const { problem } = new ProblemError({ code: "CS-060", file: name, message, found: reading.found });
  return { statement: null, problem, exitCode: reading.state === "foreign" ? 2 : 1 };
}
function replayCode({ state }, checks) {
  if (state === "different" || checks.some((check) => check.ok === false)) return 1;
  return state === "same" ? 0 : 2;
}
function replayText({ state, recorded, replayed: replayed2, detail }, checks, color) {
  const ok = state === "same" ? true : state === "different" ? false : null;
  const words = { same: "SAME", different: "DIFFERENT", "not-comparable": "NOT COMPARABLE", "too-large": "TOO LARGE" }[state];
  const lines = [
    { what: "signature", value: "not checked: use countersign verify", ok: null },
    ...checks,
    { what: "replay", value: detail, ok }
  ].map((check) => checkLine(check, color));
  const broken = checks.some((check) => check.ok === false);
  const last = `${words}: recorded ${recorded}, replayed ${replayed2 ?? "nothing"}`;
  return [...lines, "", broken ? "WRONG: the record contradicts itself; its replay says nothing" : last].join("\n");
}
var replayJson = ({ state, recorded, replayed: replayed2, detail }, checks, exitCode) => jsonText({ version: 1, state, exitCode, recorded, replayed: replayed2, detail, checks, problem: null }, 2);
export {
  replayCommand
};
