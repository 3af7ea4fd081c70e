import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  formatOf,
  readBundle
} from "./chunk-B2SWPVV3.js";
import {
  checkLine,
  toldOf
} from "./chunk-VL3MQ6AS.js";
import "./chunk-TZOTFR7Q.js";
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  innerChecks,
  replayRecord
} from "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-HPRU37E5.js";
import {
  isRefusal,
  parseBundle
} from "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-7WL3MNGV.js";
import {
  readStatement
} from "./chunk-FCOWFAJ4.js";
import "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-PIGADIRB.js";
import "./chunk-D7PQO7QZ.js";
import "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-RV7GWAIG.js";
import "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

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
