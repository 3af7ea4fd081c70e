import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkLine,
  outcomeCode,
  toldOf
} from "./chunk-BSA77MQB.js";
import {
  readRegularFile
} from "./chunk-2GW2ZM2H.js";
import {
  jsonText
} from "./chunk-GPD64G45.js";
import {
  verifyEvidence
} from "./chunk-2ZR3K3W2.js";
import "./chunk-FWTINA3S.js";
import "./chunk-BKLS7WHN.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-SAIZ7YT6.js";
import "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import {
  maxBundleBytes
} from "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import {
  systemAnswer
} from "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-FJ2BD4JP.js";
import {
  ledgerFolder,
  readRecordPath
} from "./chunk-3EWJJIXL.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-FSEOP5TF.js";
import {
  problemText
} from "./chunk-CKY2QYUW.js";
import {
  logLine
} from "./chunk-YYE5C27V.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import {
  sha256
} from "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

// src/cli/verifyLedger.ts
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";

// src/evidence/ledger.ts
function followLedger(links) {
  const foreign = links.filter(({ path }) => readRecordPath(path) === null);
  const inOrder = (one, other) => one.index - other.index || (one.link.path < other.link.path ? -1 : 1);
  const placed = links.flatMap((link) => placedBy(link)).toSorted(inOrder);
  const places = /* @__PURE__ */ new Map();
  for (const { index, link } of placed) places.set(index, [...places.get(index) ?? [], link]);
  const last = placed.at(-1);
  return {
    findings: [...foreign.map(({ path }) => finding("foreign", null, `${shown(path)} is no file that a ledger writes`)), ...along(places)],
    head: last ? { index: last.index, sha256: last.link.sha256 } : null,
    names: [...new Set(placed.flatMap(({ link }) => sequenceOf(link)?.ledger ?? []))],
    records: placed.length
  };
}
var sequenceOf = ({ says }) => says.state === "verified" ? says.sequence : null;
function anchoredAt(links, sha2562) {
  const found = links.find((link) => link.sha256 === sha2562);
  return found ? readRecordPath(found.path)?.index ?? null : null;
}
function placedBy(link) {
  const read = readRecordPath(link.path);
  return read === null ? [] : [{ index: read.index, link }];
}
function along(places) {
  const findings = [];
  let before = { index: 0, here: [] };
  for (const [index, here] of places) {
    if (index > before.index + 1) findings.push(missing(before.index + 1, index - 1, here));
    if (here.length > 1) findings.push(finding("duplicate", index, `${here.length} records claim place ${index}: ${digestsOf(here)}`));
    findings.push(...here.flatMap((link) => alone(link, index)), ...here.flatMap((link) => linked(link, index, before)));
    before = { index, here };
  }
  return findings;
}
function missing(from, to, next) {
  const named = next.map((link) => sequenceOf(link)?.previous?.sha256).find((digest) => digest !== void 0);
  const which = from === to ? `record ${from} is missing` : `records ${from} to ${to} are missing`;
  return finding("deleted", from, named === void 0 ? which : `${which}; record ${to + 1} names ${named} before it`);
}
function alone({ path, sha256: sha2562, says }, index) {
  if (says.state === "unread") return [];
  if (says.state === "wrong") return [finding("not-verified", index, `record ${index} does not verify: ${says.why}`)];
  const { sequence } = says;
  if (sequence === null) return [finding("foreign", index, `record ${index} is a genuine record, and was not made for a ledger`)];
  if (sequence.index !== index) return [finding("reordered", index, `at place ${index} stands record ${sequence.index} of ${shown(sequence.ledger)}`)];
  const named = readRecordPath(path)?.digest;
  if (sha2562.startsWith(named ?? "")) return [];
  return [finding("not-the-one", index, `record ${index} is another one than its file name says: replaced, or signed again`)];
}
function linked(link, index, before) {
  const sequence = sequenceOf(link);
  if (sequence?.index !== index || index === 1 || before.index !== index - 1 || before.here.every(({ says }) => says.state === "wrong")) return [];
  const named = sequence.previous?.sha256;
  if (before.here.some(({ sha256: sha2562 }) => sha2562 === named)) return [];
  const others = before.here.flatMap((one) => sequenceOf(one)?.ledger ?? []);
  if (others.length > 0 && !others.includes(sequence.ledger)) {
    return [finding("foreign", index, `record ${index} is of another ledger, ${shown(sequence.ledger)}, and names ${named} before it`)];
  }
  const stands = `record ${index - 1} is ${digestsOf(before.here)}`;
  return [finding("not-the-one", index - 1, `${stands}, and record ${index} names ${named}: replaced, or signed again`)];
}
var finding = (kind, index, detail) => ({ kind, index, detail });
var digestsOf = (links) => links.map(({ sha256: sha2562 }) => sha2562).join(" ");
var shown = (text) => JSON.stringify(text.slice(0, 200));

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
    return { state: "unread" };
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
  const trouble = problem === null ? [] : ["", problemText(problem)];
  return [`ledger in ${logLine(name)}`, ...checks.map((check) => checkLine(check, color)), "", endings[outcome], ...trouble].join("\n");
}
function ledgerJson({ outcome, checks, problem, reading, tally: { unsigned, notReplayed } }) {
  const { names, records, head, findings } = reading;
  const ledger = { names, records, head, unsigned, notReplayed };
  return jsonText({ version: 1, outcome, exitCode: outcomeCode(outcome), ledger, findings, checks, problem: problem && toldOf(problem) }, 2);
}
export {
  ledgerJson,
  ledgerSource,
  ledgerText,
  verifyLedger
};
