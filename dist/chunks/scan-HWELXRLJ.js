import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  scanVerdict,
  spoken
} from "./chunk-KCJQA4TG.js";
import {
  isMissing,
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  paint,
  wrap
} from "./chunk-PZNXEU4P.js";
import {
  judgeBoundary
} from "./chunk-Y4EK3RXE.js";
import {
  groupedByRun
} from "./chunk-2FW3636Z.js";
import {
  plural
} from "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import {
  errorCode,
  systemAnswer
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  gatherWorkflows
} from "./chunk-VJJ5KQSQ.js";
import "./chunk-ACP4X3FC.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-A3NKE4UX.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import {
  logLine,
  visible
} from "./chunk-3Z6U3Y6T.js";
import {
  readPolicy
} from "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import {
  boundaryOptions,
  defaultBoundary
} from "./chunk-6PJ43SUZ.js";
import {
  nearest
} from "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/render/scanJson.ts
function scanJson({ verdict, reading, policy, inventory }) {
  const { assurance, files, findings, jobs, productionJobs, contexts, uncalled, unused } = reading;
  const document = {
    format: 1,
    verdict,
    assurance,
    policy: { path: policy.path, unread: policy.unread },
    inventory: inventory?.path ?? null,
    files,
    jobs,
    productionJobs,
    contexts,
    uncalled,
    findings: findings.map(told),
    unusedExceptions: unused
  };
  return jsonText(document, 2);
}
function told(finding) {
  const { rule, verdict, cause, file, line, column, job, context, secret, environment: environment2, message, data, exception, inBase } = finding;
  const { text, todo } = spoken({ finding, contexts: context === null ? [] : [context] });
  return {
    rule,
    verdict,
    file,
    line,
    column,
    job,
    context,
    ...secret !== null && { secret },
    ...environment2 !== null && { environment: environment2 },
    message: text,
    remedy: todo,
    id: message,
    data,
    ...cause !== null && { cause },
    ...exception !== null && { exception },
    ...inBase && { inBase }
  };
}

// src/render/excerpt.ts
var lookedAt = 2e3;
var shownWidth = 110;
function excerpt(lines, line, column) {
  const whole = lines[line - 1];
  if (whole === void 0 || column < 1 || column > whole.length + 1 || column > lookedAt) return [];
  const concealed = conceal(whole.slice(0, lookedAt)).trimEnd();
  const from = Math.max(0, Math.min(column - 1 - shownWidth / 2, concealed.length - shownWidth));
  const margin = String(line).padStart(6);
  const shown = visible(concealed.slice(from, from + shownWidth), 4 * shownWidth);
  const before = visible(concealed.slice(from, column - 1), 4 * shownWidth);
  return [`${margin} | ${shown}`.trimEnd(), `${" ".repeat(margin.length)} | ${" ".repeat(before.length)}^`];
}
var expression = String.raw`\$\{\{.{0,500}?\}\}`;
var passwordOfAddress = String.raw`(?<=:\/\/)[^\s/@]+@`;
var tellingName = String.raw`(?:passw|passphrase|secret|token|key|credential|auth)[\w-]{0,30}["']?[ \t]{0,5}[:=][ \t]{0,5}`;
var valueOfTellingName = String.raw`(?<=${tellingName})(?!["']?\$\{\{)[^\s$][^\s]*`;
var userOption = String.raw`(?<=\s-[pu])[ \t]?[^\s$-][^\s]*`;
var longWord = String.raw`[\w+~=-]{16,}`;
var suspicious = new RegExp([expression, passwordOfAddress, valueOfTellingName, userOption, longWord].join("|"), "gi");
var conceal = (line) => line.replace(suspicious, (word) => word.startsWith("${{") || isHarmless(word) ? word : "*".repeat(word.length));
var isHarmless = (word) => /^(inherit|write|read|none|true|false)$/.test(word) || /^[\w+~=-]{16,}$/.test(word) && (/^[0-9a-f]{40}$/.test(word) || (word.match(/\d/g) ?? []).length < 3);

// src/render/scanText.ts
var findingLimit = 200;
var noteLimit = 50;
var inks = { violation: "red", "not-understood": "magenta", undetermined: "yellow", note: "faint" };
var verdictWords = {
  pass: "Pass",
  violation: "Violation",
  undetermined: "Undetermined",
  "not-understood": "Not understood"
};
function scanText(report, { color }) {
  const findings = report.reading.findings.toSorted(byPlace);
  const groups = groupedByRun(findings.filter(({ verdict }) => verdict !== "note"));
  const notes = groupedByRun(findings.filter(({ verdict }) => verdict === "note"));
  const guarded = new Set(findings.filter(({ rule }) => rule === "S5").map(({ file }) => file));
  const parts = [
    ...groups.slice(0, findingLimit).map((group) => findingLines(group, report, guarded, color)),
    ...more(groups.length - findingLimit, "finding"),
    ...notes.length === 0 ? [] : [notes.slice(0, noteLimit).flatMap((group) => noteLines(group, report, color))],
    ...more(notes.length - noteLimit, "note"),
    summaryLines(report, color)
  ];
  return parts.map((lines) => lines.join("\n")).join("\n\n");
}
var more = (count, what) => count > 0 ? [[`\u2026 and ${plural(count, `more ${what}`)}: --format json holds all of them.`]] : [];
function byPlace(one, other) {
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column;
}
var compare = (one, other) => one < other ? -1 : one > other ? 1 : 0;
function findingLines(group, report, guarded, color) {
  const { finding } = group;
  const { verdict, rule, file, line, column } = finding;
  const { text, todo } = spoken(group);
  const lines = guarded.has(file) || file === "" ? null : report.linesOf(file);
  return [
    `${placeOf(finding, report)}  ${paint(`${rule} ${verdict}`, inks[verdict], color)}: ${text}`,
    ...lines === null ? [] : excerpt(lines, line, column),
    ...wrap(`To do: ${todo}`, "  ", "    ")
  ];
}
function noteLines(group, report, color) {
  const { finding } = group;
  const { exception, inBase, rule } = finding;
  const base = inBase ? " (the base has it too)" : "";
  const why = exception === null ? base : exceptionWords(exception);
  return [`${placeOf(finding, report)}  ${paint(`${rule} note`, "faint", color)}: ${spoken(group).text}${why}`];
}
var exceptionWords = ({ expires, approvedBy, reason }) => ` (exception until ${logLine(expires)}, by ${logLine(approvedBy)}: ${logLine(reason, 200)})`;
var unusedLine = ({ file, job, expired }) => `Exception for ${logLine(file, 300)}${job === null ? "" : `, job ${logLine(job, 200)}`}: ${expired ? "expired" : "matches nothing"}.`;
function placeOf({ file, line, column }, { inventory }) {
  return file === "" ? logLine(inventory?.path ?? "inventory", 300) : `${logLine(file, 300)}:${line}:${column}`;
}
function summaryLines(report, color) {
  const { verdict, reading, policy } = report;
  const ink = verdict === "pass" ? "green" : inks[verdict];
  return [
    ...reading.unused.map(unusedLine),
    ...reading.uncalled.length === 0 ? [] : wrap(uncalledLine(reading), "", "  "),
    ...wrap(policyLine(policy), "", "  "),
    `${paint(verdictWords[verdict], ink, color)}: ${countsLine(report)}`,
    ...reading.files.length === 0 ? [] : wrap(assuranceLine(report), "", "  ")
  ];
}
var namedLimit = 5;
function uncalledLine({ uncalled }) {
  const named = uncalled.slice(0, namedLimit).map((path) => logLine(path, 100)).join(", ");
  const others = uncalled.length > namedLimit ? ` and ${uncalled.length - namedLimit} more` : "";
  const are = uncalled.length === 1 ? "is" : "are";
  return `Not judged here: ${plural(uncalled.length, "file")} that ${are} only called from elsewhere: ${named}${others}.`;
}
function policyLine({ path, unread }) {
  const used = path === null ? "Policy: none in .github/countersign.yml, so the defaults hold." : `Policy: ${logLine(path, 300)}.`;
  if (unread.length === 0) return used;
  const named = unread.slice(0, 5).map((reference) => logLine(reference)).join(", ");
  return `${used} Not read, because a scan is offline: ${named}, which it extends; what they demand is not judged here.`;
}
function countsLine({ reading: { files, findings, jobs, productionJobs, contexts, assurance } }) {
  if (files.length === 0) return `no workflow files in .github/workflows. assurance: ${assurance}`;
  const looked = `${plural(files.length, "file")}, ${plural(jobs, "job")} (${productionJobs} production), ${plural(contexts.length, "kind")} of run`;
  const places = groupedByRun(findings);
  const counts = ["violation", "not-understood", "undetermined", "note"].map((verdict) => ({ verdict, count: places.filter(({ finding }) => finding.verdict === verdict).length })).filter(({ count }) => count > 0).map(({ verdict, count }) => verdict === "violation" || verdict === "note" ? plural(count, verdict) : `${count} ${verdict.replace("-", " ")}`);
  return `${counts.length === 0 ? "nothing found" : counts.join(", ")} in ${looked}. assurance: ${assurance}`;
}
function assuranceLine({ reading: { assurance, untold } }) {
  if (assurance === "inventory") return "Judged: what these files ask for, and where the secrets of the inventory live.";
  if (untold.length > 0) {
    const named = untold.slice(0, namedLimit).map((words) => logLine(words, 100)).join(", ");
    const others = untold.length > namedLimit ? ` and ${untold.length - namedLimit} more` : "";
    return `Judged: what these files ask for, and the inventory as far as it goes. Not known: ${named}${others}.`;
  }
  return "Judged: what these files ask for. Not known: where the secrets live, so a branch could still carry a workflow that reads them (--inventory FILE).";
}

// src/cli/scan/checkout.ts
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
var maxActionFolders = 1e4;
async function openCheckout(directory, cwd) {
  const root = await rootOf(resolve(cwd, directory), directory);
  const read = (path) => contentOf(root, path);
  const paths = [...await workflowPaths(root), ...await actionPaths(root)].sort();
  const files = /* @__PURE__ */ new Map();
  for (const path of paths) files.set(path, await read(path) ?? { unread: "it leads to no file" });
  return { files, read };
}
async function rootOf(path, shown) {
  try {
    if ((await stat(path)).isDirectory()) return await realpath(path);
  } catch (error) {
    throw noDirectory(shown, isMissing(error) ? "nothing of that name" : systemAnswer(error), error);
  }
  throw noDirectory(shown, "a file");
}
var noDirectory = (file, found, cause) => new ProblemError({ code: "CS-081", file, message: "this is not a directory to scan", expected: "the checkout of a repository", found }, { cause });
async function workflowPaths(root) {
  const folder = ".github/workflows";
  const entries = await listed(root, folder);
  return entries.filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name)).map(({ name }) => `${folder}/${name}`);
}
async function actionPaths(root) {
  const found = [];
  const waiting = [".github/actions"];
  for (let next = waiting.pop(), folders = 0; next !== void 0; next = waiting.pop(), folders += 1) {
    const folder = next;
    if (folders === maxActionFolders) throw tooMany(folder);
    for (const entry of await listed(root, folder)) {
      if (entry.isDirectory()) waiting.push(`${folder}/${entry.name}`);
      else if (/^action\.ya?ml$/.test(entry.name)) found.push(`${folder}/${entry.name}`);
    }
  }
  return found;
}
var tooMany = (file) => new ProblemError({
  code: "CS-081",
  file,
  message: `.github/actions holds more than ${maxActionFolders} folders`,
  suggestion: "scan a clean checkout"
});
async function listed(root, folder) {
  try {
    if (!isWithin(root, await realpath(join(root, folder)))) throw unlistable(folder, "a link that leads out of the directory");
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (isMissing(error)) return [];
    if (errorCode(error) === "ENOTDIR") throw unlistable(folder, "a file where a folder belongs", error);
    throw unlistable(folder, systemAnswer(error), error);
  }
}
var unlistable = (file, found, cause) => new ProblemError({ code: "CS-081", file, message: "the folder could not be listed", found }, { cause });
async function contentOf(root, path) {
  try {
    const real = await realpath(resolve(root, path));
    if (!isWithin(root, real)) return { unread: "a link that leads out of the directory" };
    return await readRegularFile(real, root, maxTextBytes);
  } catch (error) {
    if (error instanceof ProblemError) return { unread: error.problem.found ?? error.problem.message };
    return isNowhere(error) ? null : { unread: systemAnswer(error) };
  }
}
var isNowhere = (error) => noFile.includes(errorCode(error) ?? "");
var noFile = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];
function isWithin(root, path) {
  const way = relative(root, path);
  return way === "" || way.split(sep)[0] !== ".." && !isAbsolute(way);
}

// src/cli/scan/jsonTree.ts
var maxDepth = 20;
var Mistake = class extends Error {
  mistake;
  constructor(mistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
};
function readJsonTree(text) {
  const reader = { text, at: 0 };
  try {
    const root = value(reader, 0);
    skipBlanks(reader);
    if (reader.at < text.length) refuse(reader, "the end of the file");
    return { ok: true, root };
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, mistake: error.mistake };
    throw error;
  }
}
function placeOf2(text, at) {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}
function value(reader, depth) {
  skipBlanks(reader);
  const { at } = reader;
  if (depth > maxDepth) refuse(reader, `at most ${maxDepth} levels`);
  if (take(reader, "{")) return { at, kind: "object", members: sequence(reader, "}", () => member(reader, depth)) };
  if (take(reader, "[")) return { at, kind: "list", items: sequence(reader, "]", () => value(reader, depth + 1)) };
  if (reader.text[at] === '"') return { at, kind: "text", value: string(reader) };
  if (takeWord(reader, /true/y)) return { at, kind: "truth", value: true };
  if (takeWord(reader, /false/y)) return { at, kind: "truth", value: false };
  if (takeWord(reader, /null/y)) return { at, kind: "null" };
  if (takeWord(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)) return { at, kind: "number" };
  return refuse(reader, "a value");
}
function sequence(reader, end, item) {
  const items = [];
  skipBlanks(reader);
  if (take(reader, end)) return items;
  for (; ; ) {
    items.push(item());
    skipBlanks(reader);
    if (take(reader, end)) return items;
    if (!take(reader, ",")) refuse(reader, `"," or "${end}"`);
  }
}
function member(reader, depth) {
  skipBlanks(reader);
  const { at } = reader;
  if (reader.text[at] !== '"') refuse(reader, "a name in double quotes");
  const name = string(reader);
  skipBlanks(reader);
  if (!take(reader, ":")) refuse(reader, '":"');
  return { at, name, value: value(reader, depth + 1) };
}
function string(reader) {
  const { at, text } = reader;
  let end = at + 1;
  while (end < text.length && text[end] !== '"' && text[end] !== "\n") end += text[end] === "\\" ? 2 : 1;
  reader.at = end + 1;
  try {
    return String(JSON.parse(text.slice(at, reader.at)));
  } catch {
    reader.at = at;
    return refuse(reader, "a text that ends on its line, in double quotes");
  }
}
var skipBlanks = (reader) => void takeWord(reader, /[ \t\r\n]+/y);
function take(reader, character) {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}
function takeWord(reader, word) {
  word.lastIndex = reader.at;
  if (!word.test(reader.text)) return false;
  reader.at = word.lastIndex;
  return true;
}
function refuse({ at }, expected) {
  throw new Mistake({ at, expected });
}

// src/cli/scan/inventory.ts
var secretNames = (node, source, what) => texts(node, source, what, "names of secrets", secretName);
var branchPatterns = (node, source, what) => texts(node, source, what, "patterns", pattern);
var truth = (node, source, what) => node.kind === "truth" ? node.value : refuse2(source, node, `${what} is wrong`, "true or false");
var protection = (node, source, what) => members(node, source, what, {
  reviewers: truth,
  preventSelfReview: truth,
  adminsBypass: truth,
  branches: (branches, ...rest) => branches.kind === "null" ? null : branchPatterns(branches, ...rest),
  tags: branchPatterns
});
var environment = (node, source, what) => members(node, source, what, { secrets: secretNames, protection });
var wholeInventory = (node, source, what) => members(node, source, what, { repository: secretNames, organization: secretNames, dependabot: secretNames, environments });
function readInventory(bytes, file) {
  const text = textOf(bytes, file);
  const source = { file, text };
  const tree = readJsonTree(text);
  if (!tree.ok) return refuse2(source, tree.mistake, "the inventory is not valid JSON", tree.mistake.expected);
  return wholeInventory(tree.root, source, "the inventory");
}
function textOf(bytes, file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ProblemError({ code: "CS-071", file, message: "the inventory is not readable text", expected: "JSON in UTF-8" }, { cause });
  }
}
function members(node, source, what, readings) {
  const found = {};
  const known = Object.keys(readings);
  for (const { at, name, value: value2 } of objectMembers(node, source, what)) {
    const reading = Object.hasOwn(readings, name) ? readings[name] : void 0;
    if (reading === void 0) {
      const near = nearest(name, known);
      return refuse2(source, { at }, `${what} has an unknown member`, `only ${known.join(", ")}`, near === null ? null : `did you mean "${near}"?`);
    }
    found[name] = reading(value2, source, `"${name}"${what === "the inventory" ? "" : ` of ${what}`}`);
  }
  return found;
}
function environments(node, source, what) {
  const seen = /* @__PURE__ */ new Set();
  const entries = objectMembers(node, source, what).map(({ at, name, value: value2 }) => {
    if (name === "" || name.length > 255) refuse2(source, { at }, `${what} names no environment`, "a name of 1 to 255 characters");
    if (seen.has(name.toLowerCase())) refuse2(source, { at }, `${what} names an environment twice`, "each environment once, whatever its case");
    seen.add(name.toLowerCase());
    return [name, environment(value2, source, "an environment")];
  });
  return Object.fromEntries(entries);
}
function objectMembers(node, source, what) {
  if (node.kind !== "object") return refuse2(source, node, `${what} is wrong`, "an object");
  const names = /* @__PURE__ */ new Set();
  for (const { at, name } of node.members) {
    if (names.has(name)) refuse2(source, { at }, `${what} has a member twice`, "each member once");
    names.add(name);
  }
  return node.members;
}
function texts(node, source, what, of, check) {
  if (node.kind !== "list") return refuse2(source, node, `${what} is wrong`, `a list of ${of}; leave it out where it is not known`);
  return [...new Set(node.items.map((item) => check(item, source, what)))];
}
var secretName = (node, source, what) => {
  if (node.kind === "text" && /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(node.value)) return node.value.toUpperCase();
  return refuse2(source, node, `${what} holds something that is no name of a secret`, "letters, digits and _", "write names, never values");
};
var pattern = (node, source, what) => {
  if (node.kind === "text" && node.value !== "" && node.value.length <= 255) return node.value;
  return refuse2(source, node, `${what} holds something that is no pattern`, "text of 1 to 255 characters");
};
var kindWords = {
  text: "a text",
  truth: "true or false",
  number: "a number",
  null: "null",
  list: "a list",
  object: "an object"
};
function refuse2({ file, text }, { at, kind }, message, expected, suggestion = null) {
  const found = kind === void 0 ? null : kindWords[kind];
  throw new ProblemError({ code: "CS-071", file, ...placeOf2(text, at), message, expected, found, suggestion });
}

// src/cli/scan/offlineReader.ts
var offline = "a scan is offline and reads no other repository";
function offlineReader(checkout) {
  const contents = new Map(checkout.files);
  const split = /* @__PURE__ */ new Map();
  const reader = {
    async local(_tree, paths) {
      for (const path of paths) if (!contents.has(path)) contents.set(path, await checkout.read(path));
      return new Map(paths.map((path) => [path, bytesOf(contents.get(path))]));
    },
    remote: async (asked) => new Map(asked.map(({ repository, path, ref }) => [`${repository}/${path}@${ref}`.toLowerCase(), { missing: offline }]))
  };
  const linesOf = (path) => {
    const lines = split.get(path) ?? linesIn(bytesOf(contents.get(path)));
    split.set(path, lines);
    return lines;
  };
  return { reader, linesOf };
}
var bytesOf = (content) => content instanceof Uint8Array ? content : null;
var linesIn = (bytes) => bytes && new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);

// src/cli/scan/policy.ts
var usualPath = ".github/countersign.yml";
async function boundaryPolicy(checkout, named, cwd) {
  const source = typeof named === "string" ? sourceOf(named, await readRegularFile(named, cwd, maxTextBytes)) : await ownPolicy(checkout);
  if (source === null) return { ok: true, options: defaultBoundary, told: { path: null, unread: [] } };
  const reading = readPolicy(source);
  if (!reading.ok) return { ok: false, problems: reading.problems };
  const { policy } = reading.loaded;
  return { ok: true, options: boundaryOptions(policy), told: { path: source.path, unread: [...new Set(policy.extends ?? [])] } };
}
async function ownPolicy({ read }) {
  const content = await read(usualPath);
  if (content === null || content instanceof Uint8Array) return content && sourceOf(usualPath, content);
  throw new ProblemError({ code: "CS-081", file: usualPath, message: "the policy could not be read", found: content.unread });
}
var sourceOf = (path, bytes) => ({ path, uri: path, bytes });

// src/cli/scan.ts
var formats = ["text", "json", "sarif"];
var exitCodes = { pass: 0, violation: 1, undetermined: 1, "not-understood": 2 };
var consequence = "Nothing was scanned: what production is, the policy says.";
var scanCommand = {
  name: "scan",
  usage: "[DIR] [--policy FILE] [--inventory FILE] [--format text|json|sarif]",
  summary: "Look for production secrets within reach of development workflows",
  options: {
    policy: { type: "string", value: "FILE", describe: "the policy (default: .github/countersign.yml of DIR, else the defaults)" },
    inventory: { type: "string", value: "FILE", describe: "JSON that names the secrets and where they live (docs/secrets.md)" },
    format: { type: "string", value: "text|json|sarif", describe: "text for people (default), JSON (docs/json.md), SARIF 2.1.0 for code scanning" }
  },
  notes: [
    "DIR is the checkout of a repository (default: here). Works offline and without a token; it reads nothing outside of DIR but the two files.",
    "Exit codes: 0 nothing found, or notes only; 1 a violation, or something undetermined that the policy fails; 2 not understood, or bad input.",
    "",
    "Example: countersign scan --format sarif > countersign.sarif"
  ],
  operands: { min: 0, max: 1 },
  async run({ operands, options }, io) {
    const format = formatOf(options);
    const directory = operands[0] ?? ".";
    const checkout = await openCheckout(directory, io.cwd);
    const inventory = await givenInventory(options, io);
    const policy = await boundaryPolicy(checkout, options["policy"], io.cwd);
    if (!policy.ok) return tellProblems(policy.problems, io);
    const report = await scan(checkout, { options: policy.options, policy: policy.told, inventory });
    io.out(await written(report, format, io));
    return exitCodes[report.verdict];
  }
};
async function scan(checkout, { options, policy, inventory }) {
  const { reader, linesOf } = offlineReader(checkout);
  const head = { commit: null, files: checkout.files };
  const refs = { defaultBranch: null, protectedBranches: null };
  const { identities, trusted } = options;
  const files = await gatherWorkflows({ head, base: null, refs, identities, trusted }, reader);
  const reading = judgeBoundary({ files, options, inventory: inventory?.content ?? null, at: (/* @__PURE__ */ new Date()).toISOString() });
  return { verdict: scanVerdict(reading.findings), reading, policy, inventory, linesOf };
}
async function written(report, format, { color }) {
  if (format === "json") return scanJson(report);
  return format === "sarif" ? (await import("./sarif-SWSS6PDF.js")).sarif(report) : scanText(report, { color });
}
function formatOf({ format = "text" }) {
  const known = formats.find((one) => one === format);
  if (known === void 0) throw usageError("--format is not understood", `give one of ${formats.join(", ")}`, String(format).slice(0, 100));
  return known;
}
async function givenInventory({ inventory: path }, io) {
  if (typeof path !== "string") return null;
  return { path, content: readInventory(await readRegularFile(path, io.cwd, maxTextBytes), path) };
}
function tellProblems(problems, io) {
  problems.forEach((problem, index) => io.err(problemText(problem, index === problems.length - 1 ? consequence : void 0)));
  return 2;
}
export {
  scanCommand
};
