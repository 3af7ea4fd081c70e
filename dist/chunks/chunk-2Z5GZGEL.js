import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  checkLine,
  outcomeCode,
  toldOf
} from "./chunk-VL3MQ6AS.js";
import {
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  anchoredAt,
  followLedger
} from "./chunk-WTA7TTIE.js";
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import {
  maxBundleBytes
} from "./chunk-AVD7JRGR.js";
import {
  systemAnswer
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  ledgerFolder
} from "./chunk-ZBH72YP2.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/cli/verifyLedger.ts
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";

// src/cli/ledgerSource.ts
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
function checkoutOf(directory) {
  const root = join(directory, ledgerFolder);
  return {
    async paths() {
      try {
        const entries = await readdir(root, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => !entry.isDirectory());
        const below = (path) => `${ledgerFolder}${path.slice(root.length).replaceAll("\\", "/")}`;
        return files.map((entry) => `${below(join(entry.parentPath, entry.name))}${entry.isFile() ? "" : "/"}`);
      } catch (error) {
        throw unreadable(directory, systemAnswer(error), error);
      }
    },
    async *read(paths) {
      for (const path of paths) yield await readRegularFile(path, directory, maxBundleBytes);
    }
  };
}
var perProcess = 32;
var mostListing = 256 * 1024 * 1024;
function branchOf(ref, cwd) {
  const blobs = /* @__PURE__ */ new Map();
  return {
    async paths() {
      const commit = (await git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`])).toString("utf8").trim();
      const listed = await git(cwd, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", `${ledgerFolder}/`]);
      return listed.toString("utf8").split("\0").filter(Boolean).map((row) => {
        const [, mode, oid = "", path = ""] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
        blobs.set(path, oid);
        return mode === "100644" || mode === "100755" ? path : `${path}/`;
      });
    },
    async *read(paths) {
      for (let begin = 0; begin < paths.length; begin += perProcess) {
        const asked = paths.slice(begin, begin + perProcess);
        yield* await contents(cwd, asked.map((path) => blobs.get(path) ?? ""));
      }
    }
  };
}
async function contents(cwd, oids) {
  const answer = await git(cwd, ["cat-file", "--batch"], `${oids.join("\n")}
`);
  const found = [];
  for (let at = 0; found.length < oids.length; ) {
    const end = answer.indexOf("\n", at);
    const [, size] = /^[0-9a-f]+ blob (\d{1,9})$/.exec(answer.toString("utf8", at, Math.max(at, end))) ?? [];
    if (size === void 0) throw unreadable("git", "an object that is missing, or no file");
    found.push(new Uint8Array(answer.subarray(end + 1, end + 1 + Number(size))));
    at = end + 2 + Number(size);
  }
  return found;
}
var safe = ["--no-replace-objects", "--no-pager", "-c", "protocol.allow=never"];
function git(cwd, args, input = "") {
  return new Promise((resolve2, reject) => {
    const options = { cwd, encoding: "buffer", maxBuffer: Math.max(mostListing, perProcess * (maxBundleBytes + 100)) };
    const child = execFile("git", [...safe, ...args], options, (error, stdout) => {
      if (error) reject(unreadable("git", `git ${args[0]} ended with ${String(error.code)}`, error));
      else resolve2(stdout);
    });
    child.stdin?.on("error", () => void 0);
    child.stdin?.end(input);
  });
}
function unreadable(file, found, cause) {
  const expected = `a checkout of the ledger with the folder ${ledgerFolder}, or its branch in the clone you stand in`;
  return new ProblemError({ code: "CS-081", file, message: "the ledger could not be read", expected, found }, { cause });
}

// src/cli/verifyLedger.ts
var toldFindings = 50;
async function verifyLedger(source, name, trust, anchor) {
  const tally = { verified: 0, notReplayed: 0, unsigned: 0, unread: null };
  const paths = (await source.paths()).sort();
  const files = paths.filter((path) => !path.endsWith("/"));
  const links = paths.filter((path) => path.endsWith("/")).map(noFile);
  let read = 0;
  for await (const bytes of source.read(files)) {
    links.push(await linkOf(files[read] ?? "", bytes, trust, tally));
    read += 1;
  }
  const reading = followLedger(links);
  const at = anchor === null ? null : anchoredAt(links, anchor);
  const anchored = anchor === null ? [notCompared] : [anchorCheck(anchor, at, reading)];
  const checks = [...recordChecks(reading, tally), ...chainChecks(reading, tally), headCheck(reading), ...anchored];
  return { ...ending(name, reading, tally, anchor !== null && at === null ? anchor : null), checks, reading, tally };
}
var noFile = (path) => ({ path, sha256: "", says: { state: "wrong", why: "it is no regular file" } });
async function linkOf(path, bytes, trust, tally) {
  const verification = await verifyEvidence(bytes, trust);
  return { path, sha256: sha256(bytes), says: saying(verification, path, tally) };
}
function saying({ outcome, statement, problem, replay, signed }, path, tally) {
  if (outcome === "wrong") return { state: "wrong", why: [problem?.message ?? "it is not intact", problem?.found].filter(Boolean).join(", found ") };
  if (outcome === "could-not" || statement === null) {
    if (problem !== null) tally.unread ??= { ...problem, file: path };
    return { state: "unread", why: problem?.found ?? problem?.message ?? "it could not be verified" };
  }
  tally.verified += 1;
  if (replay !== "same") tally.notReplayed += 1;
  if (!signed) tally.unsigned += 1;
  return { state: "verified", sequence: statement.predicate.sequence ?? null };
}
function recordChecks({ records }, { verified, notReplayed, unsigned }) {
  const whole = verified === records && records > 0;
  const all = { what: "records", value: `${verified} of ${records} verified: signature, digests, replay`, ok: whole ? true : null };
  return [
    all,
    ...notReplayed > 0 ? [{ what: "replay", value: `${notReplayed} of them were not judged again: another version made them`, ok: null }] : [],
    ...unsigned > 0 ? [{ what: "signature", value: `${unsigned} of them are UNSIGNED: anyone could have written them`, ok: null }] : []
  ];
}
function chainChecks({ findings, head, names }, { unread }) {
  const told = findings.slice(0, toldFindings).map(({ detail }) => ({ what: "chain", value: detail, ok: false }));
  const more = findings.length > toldFindings ? [{ what: "chain", value: `\u2026 and ${findings.length - toldFindings} more`, ok: false }] : [];
  const chained = { what: "chain", value: `records 1 to ${head?.index ?? 0}, each names the one before`, ok: unread === null ? true : null };
  const whole = told.length > 0 || head === null ? [] : [chained];
  return [...whole, ...told, ...more, { what: "ledger", value: names.length === 0 ? "not known" : names.join(", then "), ok: null }];
}
function headCheck({ head }) {
  const keep = "keep it; whoever has it notices what is changed or cut off";
  const value = head === null ? "there is none" : `record ${head.index} sha256 ${head.sha256}: ${keep}`;
  return { what: "head", value, ok: null };
}
var notCompared = { what: "anchor", value: "not compared: --head was not given; what was cut off the end would not show", ok: null };
function anchorCheck(anchor, at, { head }) {
  if (at === null) return { what: "anchor", value: `${anchor} is not in the ledger: it was cut off there, or written anew`, ok: false };
  return { what: "anchor", value: `${anchor} is record ${at}, and ${(head?.index ?? at) - at} follow`, ok: true };
}
function ending(name, { findings: [first], head }, { unread }, lost) {
  const problem = (message, more = {}) => ({ ...nothing, code: "CS-062", file: basename(name), message, ...more });
  if (first) return { outcome: "wrong", problem: problem(first.detail) };
  const found = head?.sha256 ?? "no record";
  const cut = "the ledger does not hold the record that was asked for";
  if (lost !== null) return { outcome: "wrong", problem: problem(cut, { expected: lost, found }) };
  if (unread !== null) return { outcome: "could-not", problem: unread };
  const expected = `the folder ${ledgerFolder} of a checkout of the ledger`;
  if (head === null) return { outcome: "could-not", problem: problem("there are no records", { expected }) };
  return { outcome: "verified", problem: null };
}
var nothing = { line: null, column: null, expected: null, found: null, suggestion: null };
async function ledgerSource(given, cwd) {
  const directory = resolve(cwd, given);
  const isPlace = await stat(directory).then(() => true, () => false);
  return isPlace || !/^[A-Za-z0-9][\w./-]{0,250}$/.test(given) ? checkoutOf(directory) : branchOf(given, cwd);
}
function verifiedLine({ reading: { records }, tally: { unsigned, notReplayed } }) {
  const whole = `${records} records, none changed, moved or missing up to the head`;
  if (unsigned > 0) return `UNSIGNED: consistent in itself, but nobody vouches for ${unsigned} of its ${records} records`;
  const only = `signatures and digests only for ${notReplayed} of them; their decisions were NOT replayed`;
  return notReplayed === 0 ? `VERIFIED: ${whole}` : `VERIFIED (${only}): ${whole}`;
}
function ledgerText(verification, name, color) {
  const { outcome, checks, problem } = verification;
  const endings = {
    verified: verifiedLine(verification),
    wrong: "WRONG: this is not the ledger as it was written. Do not rely on it.",
    "could-not": "COULD NOT VERIFY: nothing was shown, neither good nor bad."
  };
  const trouble = problem === null ? [] : [problemText(problem), ""];
  return [`ledger in ${logLine(name)}`, ...checks.map((check) => checkLine(check, color)), "", ...trouble, endings[outcome]].join("\n");
}
function ledgerJson({ outcome, checks, problem, reading, tally: { unsigned, notReplayed } }) {
  const { names, records, head, findings } = reading;
  const ledger = { names, records, head, unsigned, notReplayed };
  return jsonText({ version: 1, outcome, exitCode: outcomeCode(outcome), ledger, findings, checks, problem: problem && toldOf(problem) }, 2);
}

export {
  verifyLedger,
  ledgerSource,
  ledgerText,
  ledgerJson
};
