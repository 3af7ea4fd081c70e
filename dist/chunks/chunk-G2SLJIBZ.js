import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  kindOf,
  speak,
  speakShort
} from "./chunk-XKCAVFMA.js";
import {
  wrap
} from "./chunk-F2XSSSJA.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  breakGlassId,
  controls,
  fillingOf,
  messageOf,
  policyReadable,
  reviewedLineage,
  runnerId
} from "./chunk-ZO27NO5Z.js";
import {
  collapsed,
  fitItems,
  plural,
  table
} from "./chunk-VPZJA3KK.js";
import {
  markdown,
  plain,
  sentence,
  shown,
  utc
} from "./chunk-6WS3K2LY.js";
import {
  repositoryPath
} from "./chunk-T42KRIIV.js";
import {
  cap,
  link,
  logLine,
  visible
} from "./chunk-YYE5C27V.js";

// src/render/override.ts
var overrideReasons = ({ decision }) => decision.result === "overridden" ? decision.controls.filter(({ id, verdict }) => id === breakGlassId && verdict === "pass").flatMap(({ because }) => because) : [];
var dueTimes = (report) => [...new Set(overrideReasons(report).flatMap(({ data }) => typeof data["due"] === "string" && instant.test(data["due"]) ? [data["due"]] : []))].sort();
var instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
function overrideDue(report) {
  const [due] = dueTimes(report);
  return due === void 0 ? "" : `, by ${utc(due)}`;
}
var isOverride = ({ decision }, { control }) => decision.result === "overridden" && control === breakGlassId;
var told = 20;
var sentences = (report, style) => [
  ...new Set(
    overrideReasons(report).slice(0, told).map(({ message, data }) => speak({ control: breakGlassId, message, data }, "text", style))
  )
];
function overrideSection(report) {
  const lines = sentences(report, markdown);
  return lines.length === 0 ? "" : `> **Warning: overridden, not passed.** ${lines.join("\n>\n> ")}`;
}
var overrideLines = (report) => sentences(report, plain);

// src/render/words.ts
var verdictWord = {
  pass: resultWord.passed,
  pending: resultWord.pending,
  fail: resultWord.failed,
  unknown: resultWord.error,
  "not-applicable": "Not applicable"
};
var verdictOrder = ["fail", "unknown", "pending", "pass", "not-applicable"];
var resultOrder = ["failed", "error", "pending", "overridden", "passed"];
var worstFirst = (reports) => reports.toSorted((one, other) => resultOrder.indexOf(one.decision.result) - resultOrder.indexOf(other.decision.result));
function controlName(id, style) {
  const isOurs = controls.some((control) => control.id === id) || id === policyReadable.id || id === breakGlassId || id === runnerId;
  return isOurs ? style.words(`${id.slice(0, 1).toUpperCase()}${id.slice(1).replaceAll("-", " ").replace("sign off", "sign-off")}`) : style.datum(id);
}
function resultName(result, report, style) {
  const change = result.change !== null && report.subject.changes.length > 1 ? ` (#${result.change})` : "";
  const policy = result.policy > 0 ? ` (central policy ${result.policy})` : "";
  return `${controlName(result.id, style)}${change}${policy}`;
}
function isPlainPullRequest({ gate, changes, commit }) {
  return gate === "pull-request" && changes.length === 1 && changes[0]?.head === commit;
}
var repositoryUrl = ({ serverUrl, subject }) => `${serverUrl}/${encodeURIComponent(visible(subject.repository.owner))}/${encodeURIComponent(visible(subject.repository.name))}`;
var changeUrl = (report, change) => `${repositoryUrl(report)}/pull/${change}`;
var policyUrl = (report, line) => blobUrl(report, report.subject.base.commit, report.policy.path, line);
var fileUrl = (report, path, line) => blobUrl(report, report.subject.commit, path, line);
function blobUrl(report, commit, path, line) {
  const parts = [commit, ...path.split("/")].map((part) => encodeURIComponent(visible(part)));
  return `${repositoryUrl(report)}/blob/${parts.join("/")}${line === null ? "" : `#L${line}`}`;
}
function subjectLine(report, style, change) {
  const { subject, policy, evaluatedAt } = report;
  const parts = [
    subject.gate === "deployment" ? `deployment to ${style.datum(subject.environment ?? "")}` : `${subjectName(subject, style, change)} \u2192 ${style.datum(subject.base.branch)}`,
    `commit ${style.datum(subject.commit.slice(0, 7))}`,
    policy.blob === null ? "no policy" : `policy ${style.datum(policy.blob.slice(0, 7))}`,
    .../^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(evaluatedAt) ? [utc(evaluatedAt)] : []
  ];
  return parts.join(" \xB7 ");
}
function subjectName(subject, style, change) {
  if (subject.changes.length === 0) return style.datum(repositoryPath(subject.repository));
  const named = subject.changes.slice(0, 10).map(({ number }) => change(number));
  const rest = subject.changes.length - named.length;
  const list = `${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  if (isPlainPullRequest(subject)) return `PR ${list}`;
  return subject.gate === "merge" ? `merged PR ${list}` : subject.gate === "pull-request" ? `merge group of PR ${list}` : list;
}

// src/render/findings.ts
var boundary = "production-secret-boundary";
var verdicts = ["violation", "not-understood", "undetermined", "note"];
function placedFindings({ decision }) {
  const reasons = decision.controls.filter(({ id }) => id === boundary).flatMap(({ because }) => because);
  return [...new Map(reasons.flatMap(placed).map((one) => [JSON.stringify([one.reason.message, one.reason.data]), one])).values()];
}
var isFinding = (control, reason) => control === boundary && placed(reason).length > 0;
function placed(reason) {
  const { rule, verdict, file, line, column, runs = [] } = fillingOf(boundary, reason.data);
  if (typeof rule !== "string" || typeof verdict !== "string" || !verdicts.includes(verdict)) return [];
  if (typeof file !== "string" || typeof line !== "number") return [];
  const at = { file, line, column: typeof column === "number" && column > 0 ? column : 1 };
  return [{ reason, rule, verdict, ...at, contexts: runs }];
}
function saying({ message, data }, form, style) {
  const known = messageOf(boundary, message);
  if (known === null) return speak({ control: boundary, message, data }, form, style);
  const template = (known[form] ?? known.text).replace(/^\{where\}: /, "").replace(" ({where})", "");
  return sentence(`${template.slice(0, 1).toUpperCase()}${template.slice(1)}`, fillingOf(boundary, data), style);
}
var sectionLimit = 14e3;
function findingsSection(report) {
  const findings = placedFindings(report);
  if (findings.length === 0) return "";
  const blocking = findings.filter(({ verdict }) => verdict !== "note").length;
  const notes = findings.length - blocking;
  const summary = `Workflow files: ${plural(blocking, "finding")}${notes > 0 ? `, ${plural(notes, "note")}` : ""}`;
  const cells = ({ reason, rule, verdict, file, line, contexts }) => [
    markdown.words(logLine(rule, 10)),
    verdict,
    file === "" ? "" : link(markdown.datum(`${file}:${line}`), fileUrl(report, file, line)),
    shown(contexts, markdown, "and"),
    saying(reason, "text", markdown),
    saying(reason, "todo", markdown)
  ];
  return collapsed(summary, table(["Rule", "Verdict", "Line", "Runs", "Finding", "Remedy"], findings, sectionLimit, cells));
}
var messageLimit = 1e3;
var levels = {
  violation: "failure",
  "not-understood": "failure",
  undetermined: "warning",
  note: "notice"
};
var findingAnnotations = (report) => placedFindings(report).filter(({ file, line }) => file !== "" && line > 0).map(({ reason, rule, verdict, file, line, column }) => ({
  path: logLine(file, 300),
  line,
  column,
  level: levels[verdict],
  title: `${logLine(rule, 10)} ${boundary}`,
  message: cap(`${saying(reason, "text", plain)}
${saying(reason, "todo", plain)}`, messageLimit)
}));
function findingLines(report, limit) {
  const findings = placedFindings(report);
  if (findings.length === 0) return [];
  const lines = findings.slice(0, limit).flatMap(({ reason, rule, verdict, file, line, column }) => [
    `  ${file === "" ? "" : `${logLine(`${file}:${line}:${column}`, 300)}  `}${logLine(rule, 10)} ${verdict}`,
    ...wrap(saying(reason, "text", plain), "    "),
    ...wrap(saying(reason, "todo", plain), "    To do: ", "           ")
  ]);
  const left = findings.length - limit;
  return [`Workflow files: ${findings.length}`, ...lines, ...left > 0 ? [`  \u2026 and ${left} more`] : []];
}

// src/render/detail.ts
var toldLimit = 3;
var decisive = [["broken", "missing"], ["counted"], ["note", null]];
function detailReasons({ id, change, because }) {
  const sourced = because.map((reason) => ({ ...reason, control: id, change }));
  const kinds = sourced.map(kindOf);
  const wanted = decisive.find((group) => kinds.some((kind) => group.includes(kind)));
  const fitting = wanted === void 0 ? sourced : sourced.filter((_, index) => wanted.includes(kinds[index] ?? null));
  const told2 = fitting.slice(0, toldLimit);
  return { told: told2, rest: fitting.length - told2.length };
}
function notesOf({ explanation, decision }) {
  const keyOf = ({ control, change, message, data }) => JSON.stringify([control, change, message, data]);
  const told2 = new Set(decision.controls.flatMap((result) => detailReasons(result).told.map(keyOf)));
  return explanation.notes.filter((note) => !told2.has(keyOf(note)) && !isFinding(note.control, note));
}

// src/render/enforcement.ts
function enforcementSentences({ branch, required, pinnedApp, bypass, jobCondition, detail }, style) {
  const templates = [];
  if (required === "no") templates.push(sentences2.notRequired);
  if (required === "unreadable") templates.push(detail === null ? sentences2.unreadable : sentences2.unreadableBecause);
  if (required === "yes" && pinnedApp === null) templates.push(sentences2.anySource);
  if (required === "yes" && bypass === "some") templates.push(sentences2.bypass);
  if (jobCondition === "present") templates.push(sentences2.condition);
  return templates.map((template) => sentence(template, { branch, detail }, style));
}
var openings = ({ enforcement, subject }, style) => subject.gate === "deployment" ? [] : enforcementSentences(enforcement, style);
var sentences2 = {
  notRequired: "This verdict does not block merging: no rule on {branch} requires the status `countersign`.",
  unreadable: "Whether a rule on {branch} requires the status `countersign` could not be read.",
  unreadableBecause: "Whether a rule on {branch} requires the status `countersign` could not be read: {detail}.",
  anySource: "The rule on {branch} does not say which app the status `countersign` must come from: anyone who can post a status can satisfy it.",
  bypass: "Some people, apps or roles may bypass the rules on {branch}.",
  condition: "The job that runs the gate has an `if:`; GitHub counts a skipped required job as success."
};

// src/render/deployment.ts
var tableLimit = 16e3;
var pushLimit = 6e3;
function deployedSection(report) {
  const { deployed } = report;
  if (deployed === void 0) return "";
  const pushes = fitItems(
    deployed.direct,
    pushLimit,
    (push) => `- ${pushLine(push, markdown, commitLink(report, push.sha))}`,
    (left) => `- \u2026 and ${plural(left, "more commit")} past the review, see the evidence`
  );
  return [
    `**What is being deployed**: ${rangeLine(deployed, markdown)}`,
    ...pushes.length === 0 ? [] : [`**${plural(deployed.direct.length, "commit")} past the review**`, pushes.join("\n")],
    ...deployed.changes.length === 0 ? [] : [changeTable(report, deployed)]
  ].join("\n\n");
}
var commitLink = (report, sha) => /^[0-9a-f]{40,64}$/.test(sha) ? link(markdown.datum(sha.slice(0, 7)), `${repositoryUrl(report)}/commit/${sha}`) : markdown.datum(sha);
function changeTable(report, { changes }) {
  return table(["Pull request", "By", "Approved by", "Result"], worstFirst2(changes), tableLimit, (change) => [
    link(`#${change.number}`, changeUrl(report, change.number)),
    people(change.authors, markdown),
    people(change.approvers, markdown),
    change.verdict === "pass" ? verdictWord.pass : change.verdict === "not-applicable" ? unjudged(report) : `**${resultText(change, markdown)}**`
  ]);
}
var unjudged = ({ decision }) => decision.controls.some(({ id, verdict }) => id === reviewedLineage.id && verdict !== "pass" && verdict !== "not-applicable") ? "Not judged" : verdictWord["not-applicable"];
var order = ["fail", "unknown", "pass", "not-applicable"];
var worstFirst2 = (changes) => changes.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
var people = (logins, style) => logins.length === 0 ? "\u2013" : shown(logins, style, "and");
var resultText = ({ verdict, because }, style) => `${verdictWord[verdict]}${because === null ? "" : `: ${speakShort(because, style)}`}`;
function pushLine({ login, at }, style, commit) {
  const by = login === null ? "brought by nobody who can be named" : `pushed by ${style.datum(login)}`;
  return `${commit} ${by}${at === null ? "" : ` at ${whenOf(at, style)}`}`;
}
var whenOf = (at, style) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? utc(at) : style.datum(at);
function rangeLine({ from, relation, commits, changes }, style) {
  if (from === null) return "nothing tells since when: there is neither a verified record of an earlier deployment nor a baseline.";
  const since = style.datum(from.sha.slice(0, 7));
  const how = from.known === "baseline" ? "the baseline of the policy" : `deployed with a verified passed record${from.at === null ? "" : ` of ${whenOf(from.at, style)}`}`;
  if (relation === "identical") return `the same commit again: ${since}, ${how}.`;
  if (relation === "behind") return `a rollback: the commit is older than ${since}, ${how}.`;
  if (relation === "diverged") return `the history has diverged from ${since}, ${how}.`;
  return `${plural(commits, "commit")} from ${plural(changes.length, "pull request")} since ${since}, ${how}.`;
}
var rowLimit = 50;
function deployedLines(report) {
  const { deployed } = report;
  if (deployed === void 0) return null;
  const lines = deployed.direct.slice(0, rowLimit).map((push) => `past the review: ${pushLine(push, plain, plain.datum(push.sha.slice(0, 7)))}`);
  const changes = worstFirst2(deployed.changes).slice(0, rowLimit);
  const rows = changes.map((change) => ({
    cells: [change.verdict === "not-applicable" ? unjudged(report) : verdictWord[change.verdict], `#${change.number}`],
    isGood: change.verdict === "pass",
    text: change.verdict === "pass" || change.because === null ? `by ${people(change.authors, plain)}, approved by ${people(change.approvers, plain)}` : `by ${people(change.authors, plain)}: ${speakShort(change.because, plain)}`
  }));
  return { head: `What is being deployed: ${rangeLine(deployed, plain)}`, lines, rows, left: deployed.changes.length + deployed.direct.length - lines.length - rows.length };
}

// src/render/people.ts
function byPerson(reasons) {
  const people2 = /* @__PURE__ */ new Map();
  for (const [index, reason] of reasons.entries()) {
    const login = dataOf(reason, "login");
    const key = login === null ? `#${index}` : JSON.stringify([login, reason.change]);
    const told2 = people2.get(key);
    if (told2 === void 0) people2.set(key, { login, change: reason.change, commit: dataOf(reason, "commit"), reasons: [reason] });
    else told2.reasons.push(reason);
  }
  return [...people2.values()];
}
var dataOf = ({ data }, name) => Object.hasOwn(data, name) ? data[name] ?? null : null;
var nameOf = ({ login }, style) => login === null ? "deleted account" : shown(login, style);
var toldLimit2 = 5;
function sayings(told2, style, joint) {
  const name = nameOf(told2, style);
  const texts = told2.reasons.slice(0, toldLimit2).map((reason) => withoutName(speak(reason, "text", style), name));
  const rest = told2.reasons.length - texts.length;
  return [texts.join(joint), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ");
}
function withoutName(text, name) {
  const lead = [`${name}: `, `${name} `].find((one) => text.startsWith(one)) ?? "";
  return text.slice(lead.length);
}

export {
  overrideReasons,
  dueTimes,
  overrideDue,
  isOverride,
  overrideSection,
  overrideLines,
  verdictWord,
  verdictOrder,
  worstFirst,
  resultName,
  isPlainPullRequest,
  changeUrl,
  policyUrl,
  subjectLine,
  isFinding,
  findingsSection,
  findingAnnotations,
  findingLines,
  detailReasons,
  notesOf,
  openings,
  byPerson,
  nameOf,
  sayings,
  deployedSection,
  rangeLine,
  deployedLines
};
