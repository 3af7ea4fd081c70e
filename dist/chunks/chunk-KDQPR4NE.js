import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  kindOf,
  speak,
  speakShort
} from "./chunk-TZCTPPRL.js";
import {
  wrap
} from "./chunk-PZNXEU4P.js";
import {
  exceptionsOf,
  notListed
} from "./chunk-ZMN4BMBE.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  breakGlassId,
  fillingOf,
  messageOf,
  policyReadable,
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  controls
} from "./chunk-H5NMOGC6.js";
import {
  collapsed,
  plural,
  table
} from "./chunk-5WCXI63W.js";
import {
  markdown,
  plain,
  sentence,
  shown,
  utc
} from "./chunk-63K54IQN.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  cap,
  link,
  logLine,
  visible
} from "./chunk-3Z6U3Y6T.js";

// src/render/reconciliationWords.ts
var thousands = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
var counted = (count, one, many = `${one}s`) => `${thousands(count)} ${count === 1 ? one : many}`;
var commitWords = {
  recorded: "recorded",
  overridden: "overridden in an emergency",
  bypassed: "merged although not passed",
  "direct-push": "pushed directly",
  unrecorded: "without a valid record"
};
var deploymentWords = {
  recorded: "recorded",
  overridden: "overridden in an emergency",
  bypassed: "made although not passed",
  unrecorded: "without a valid record",
  failed: "failed and recorded",
  "under-way": "under way",
  "never-ran": "never ran",
  ungoverned: "to environments that no rule governs"
};
var recordWords = {
  matched: "matched to what came in",
  "not-merged": "of changes that are not merged",
  "not-deployed": "of deployments that were not made",
  elsewhere: "of other branches",
  reconciliation: "of reconciliations",
  "without-change": "of nothing that is there",
  "not-valid": "not valid",
  foreign: "of another repository"
};
var listTitles = {
  // What was pushed directly has no record either, and stands in the third list: this title must not speak for it.
  "without-record": "Merged or deployed without a valid record",
  "without-change": "Recorded, and not what came in",
  "past-the-review": "Came in past the review"
};
var tellsOf = {
  "commit-unrecorded": "of the change, but not of what was merged, tells",
  "commit-bypassed": "it did not pass:",
  "deployment-bypassed": "it did not pass:"
};
var remedies = {
  "commit-unrecorded": "Look for the gate\u2019s run on the merge: if its evidence is still an artifact, read it with the others; if not, review the commit now and keep that review with this record.",
  "deployment-unrecorded": "Look for the gate\u2019s job in the run that deployed: if its evidence is still an artifact, read it with the others; if the run has no such job, it deploys past the gate: add it. Each job that is bound to the environment needs its own gate, also beside another one in the same run.",
  "record-without-change": "Find out who could sign with this key or as this workflow, and what was merged, deployed or taken away then: what it vouches for is not there.",
  "record-not-valid": "Run `countersign verify` on the file. If another key or workflow signed it, name that one too and reconcile again; if it was altered, find out who could write where it was read.",
  "record-foreign": "It belongs to another repository: find out who put it here, and take it along to where it belongs.",
  "ledger-not-whole": "Compare the ledger with a copy, or with the head that an earlier report printed, and find out who could write to its branch. Keep a copy of what does not belong there before you take it away, and let a ruleset allow only the gate to write to that branch.",
  "ledger-rewritten": "Compare the ledger with a copy, or with the head that an earlier report printed: the last records may be gone. Then forbid force pushes and deletions of its branch for everybody.",
  "commit-pushed": "Have somebody else review it now, and let a rule on {branch} require pull requests without bypass.",
  "commit-bypassed": "Have it signed off now as the policy asks, or revert it, and let a rule on {branch} require the status `countersign` without bypass.",
  "deployment-bypassed": "Have it signed off now as the policy asks, or roll it back, and let the deploying job need the gate\u2019s.",
  "history-rewritten": "Find out what the branch held before, and let a rule on {branch} forbid force pushes and deletions."
};
function totalLine(head, counts, wording) {
  const parts = Object.entries(wording).flatMap(([standing, words]) => counts[standing] === void 0 ? [] : [`${thousands(counts[standing])} ${words}`]);
  return parts.length === 0 ? head : `${head}: ${parts.join(", ")}`;
}

// src/render/override.ts
var overrideReasons = ({ decision }) => decision.result === "overridden" ? decision.controls.filter(({ id, verdict }) => id === breakGlassId && verdict === "pass").flatMap(({ because }) => because) : [];
var dueTimes = (report) => [
  ...new Set(overrideReasons(report).flatMap(({ data }) => typeof data["due"] === "string" && instant.test(data["due"]) ? [data["due"]] : []))
].sort();
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
    subjectPlace(subject, style, change),
    `commit ${style.datum(subject.commit.slice(0, 7))}`,
    policy.blob === null ? "no policy" : `policy ${style.datum(policy.blob.slice(0, 7))}`,
    .../^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(evaluatedAt) ? [utc(evaluatedAt)] : []
  ];
  return parts.join(" \xB7 ");
}
function subjectPlace(subject, style, change) {
  const branch = style.datum(subject.base.branch);
  if (subject.gate === "deployment") return `deployment to ${style.datum(subject.environment ?? "")}`;
  if (subject.gate === "repository") return `reconciliation of ${branch} in ${style.datum(repositoryPath(subject.repository))}`;
  return `${subjectName(subject, style, change)} \u2192 ${branch}`;
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
var openings = ({ enforcement, subject }, style) => subject.gate === "deployment" || subject.gate === "repository" ? [] : enforcementSentences(enforcement, style);
var sentences2 = {
  notRequired: "This verdict does not block merging: no rule on {branch} requires the status `countersign`.",
  unreadable: "Whether a rule on {branch} requires the status `countersign` could not be read.",
  unreadableBecause: "Whether a rule on {branch} requires the status `countersign` could not be read: {detail}.",
  anySource: "The rule on {branch} does not say which app the status `countersign` must come from: anyone who can post a status can satisfy it.",
  bypass: "Some people, apps or roles may bypass the rules on {branch}.",
  condition: "The job that runs the gate has an `if:`; GitHub counts a skipped required job as success."
};

// src/render/reconciliationHeadline.ts
function reconciledHeadline(report, style) {
  const { reconciled, decision } = report;
  if (reconciled === void 0) return [];
  if (decision.result === "passed") return [passedLine(report, reconciled, style)];
  return decision.result === "failed" ? failedParts(report, reconciled, style) : [];
}
function passedLine({ subject }, { commits, deployments }, style) {
  const branch = style.datum(subject.base.branch);
  const made = governed(deployments);
  const overridden = [...commits, ...made].filter(({ standing }) => standing === "overridden").length;
  const emergencies = overridden === 0 ? "" : `, ${thousands(overridden)} of them overridden in an emergency`;
  if (commits.length + made.length === 0) return `nothing came into ${branch}, and nothing governed was deployed`;
  const rest = made.length === 0 ? "" : ` and ${share(accounted(made), made.length, "governed deployment")}`;
  return `${share(accounted(commits), commits.length, "commit")} on ${branch}${rest} accounted for${emergencies}`;
}
var accounted = (rows) => rows.filter(({ standing }) => standing === "recorded" || standing === "overridden" || standing === "failed").length;
var share = (count, total, one) => `${thousands(count)} of ${counted(total, one)}`;
var governed = (deployments) => deployments.filter(({ standing }) => standing !== "ungoverned" && standing !== "never-ran" && standing !== "under-way");
function failedParts({ subject }, reconciled, style) {
  const found = exceptionsOf(reconciled);
  const branch = style.datum(subject.base.branch);
  const part = (kind, words) => {
    const ours = found.filter((one) => one.kind === kind);
    return ours.length === 0 ? [] : [words(ours.length, byWhom(ours, style))];
  };
  return [
    ...part("commit-unrecorded", (n) => `${share(n, reconciled.commits.length, "commit")} on ${branch} ${n === 1 ? "has" : "have"} no valid record`),
    ...part("commit-pushed", (n, by) => `${n === 1 ? "1 direct push" : `${thousands(n)} commits pushed directly`} ${by}`),
    ...part("deployment-unrecorded", (n) => `${share(n, governed(reconciled.deployments).length, "governed deployment")} ${n === 1 ? "has" : "have"} no valid record`),
    ...part("commit-bypassed", (n, by) => `${counted(n, "commit")} merged although not passed, ${by}`),
    ...part("deployment-bypassed", (n, by) => `${counted(n, "deployment")} made although not passed, ${by}`),
    ...part("history-rewritten", (n, by) => `history of ${branch} rewritten ${n === 1 ? "" : `${thousands(n)} times `}${by}`),
    ...part("record-without-change", (n) => `${counted(n, "record")} of nothing that is there`),
    ...part("record-not-valid", (n) => `${counted(n, "record")} not valid`),
    ...part("record-foreign", (n) => `${counted(n, "record")} of another repository`),
    ...part("ledger-rewritten", (n, by) => `ledger moved back ${n === 1 ? "" : `${thousands(n)} times `}${by}`),
    ...part("ledger-not-whole", (n) => `the ledger is not whole (${counted(n, "finding")})`)
  ];
}
var namedLimit = 3;
function byWhom(exceptions, style) {
  const logins = [...new Set(exceptions.map(({ who }) => who))];
  const named = logins.filter((login) => login !== null);
  const rest = logins.length - Math.min(named.length, namedLimit);
  const unnamed = rest === 0 ? [] : [named.length === 0 ? "nobody who can be named" : `${thousands(rest)} more`];
  return `by ${[...named.slice(0, namedLimit).map((login) => style.datum(login)), ...unnamed].join(", ")}`;
}

// src/render/statusLine.ts
var descriptionLimit = 140;
function statusOf(reports) {
  const enforced = reports.filter((report) => report.mode === "enforce");
  const [worst = reports[0]] = worstFirst(enforced.length === 0 ? reports : enforced);
  const state = worst.mode === "observe" ? "success" : stateOf(worst);
  const place = reports.length > 1 && worst.subject.changes.length === 1 ? ` (#${worst.subject.changes[0]?.number})` : "";
  return { state, description: verdictLine(worst, descriptionLimit - place.length) + place };
}
var states = { passed: "success", overridden: "success", failed: "failure", pending: "pending", error: "error" };
function stateOf({ decision, subject }) {
  return decision.result === "pending" && !isPlainPullRequest(subject) ? "failure" : states[decision.result];
}
function verdictLine(report, limit) {
  const parts = headlineParts(report, plain);
  if (parts.length === 0) return verdictLead(report);
  let line = `${verdictLead(report)}: ${parts[0]}`;
  for (const [index, part] of parts.slice(1).entries()) {
    const left = parts.length - index - 2;
    const longer = `${line}; ${part}`;
    if (longer.length + more(left).length > limit) return cap(line, limit - more(left + 1).length) + more(left + 1);
    line = longer;
  }
  return cap(line, limit);
}
var verdictLead = ({ decision, mode }) => `${mode === "observe" ? "Observe: would be " : ""}${resultWord[decision.result]}`;
function headlineParts(report, style) {
  const counted2 = reconciledHeadline(report, style);
  if (counted2.length > 0 && report.decision.result === "passed") return counted2;
  const others = notListed(report, report.explanation.headline).slice(0, headlineLimit);
  return [...counted2, ...new Set(others.map((reason) => speakShort(reason, style)))];
}
var headlineLimit = 100;
var more = (count) => count === 0 ? "" : ` (+${count} more)`;

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
  repositoryUrl,
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
  thousands,
  counted,
  commitWords,
  deploymentWords,
  recordWords,
  listTitles,
  tellsOf,
  remedies,
  totalLine,
  descriptionLimit,
  statusOf,
  verdictLead,
  headlineParts
};
