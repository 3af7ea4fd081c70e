import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  changeUrl,
  commitWords,
  counted,
  deploymentWords,
  detailReasons,
  headlineParts,
  isOverride,
  listTitles,
  openings,
  overrideDue,
  policyUrl,
  recordWords,
  remedies,
  repositoryUrl,
  resultName,
  subjectLine,
  tellsOf,
  thousands,
  totalLine,
  verdictLead,
  verdictOrder,
  verdictWord
} from "./chunk-KDQPR4NE.js";
import {
  kindOf,
  speak
} from "./chunk-TZCTPPRL.js";
import {
  countsIn,
  exceptionLists,
  exceptionsOf,
  notListed
} from "./chunk-ZMN4BMBE.js";
import {
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  fitItems,
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
  problemLines
} from "./chunk-OFEP6JKC.js";
import {
  codeBlock,
  link
} from "./chunk-3Z6U3Y6T.js";

// src/render/sections.ts
var sectionLimit = 12e3;
var headingParts = 2;
function verdictSection(report) {
  const parts = headlineParts(report, markdown);
  const rest = parts.length > headingParts ? ` (+${parts.length - headingParts} more)` : "";
  const headline = parts.length === 0 ? "" : `: ${parts.slice(0, headingParts).join("; ")}${rest}`;
  const unsigned = report.evidence !== null && !report.evidence.signed ? " \xB7 unsigned" : "";
  const heading = `### ${verdictLead(report)}${headline}${unsigned}`;
  return `${heading}

${subjectLine(report, markdown, (number) => link(`#${number}`, changeUrl(report, number)))}`;
}
var observeSection = (report) => report.mode === "observe" ? "> **Observe mode: this verdict blocks nothing.** The status is green whatever it says; the record holds the decision as it is." : "";
var stepLimit = 20;
function todoSection(report) {
  const todo = notListed(report, report.explanation.todo);
  if (todo.length === 0) return "";
  const line = (reason, index) => `${index + 1}. ${todoLine(report, reason)}${click(report, todo, index)}${pasteBlock(reason)}`;
  const lines = fitItems(todo.slice(0, stepLimit), sectionLimit, line, () => "");
  const left = todo.length - lines.filter((text) => text !== "").length;
  return [`**${todoHead(report)}**`, "", ...lines, ...left > 0 ? [`
\u2026 and ${plural(left, "more step")}, see the evidence.`] : []].join("\n");
}
function pasteBlock(reason) {
  const lines = pastedLines(reason);
  return lines.length === 0 ? "" : `

${codeBlock(lines).replace(/^/gm, "   ")}
`;
}
function pastedLines({ control, data }) {
  const lines = control === runnerId ? data["paste"] : null;
  return Array.isArray(lines) ? lines.slice(0, pasteLimit).filter((line) => typeof line === "string") : [];
}
var pasteLimit = 40;
var todoHead = (report) => report.decision.result === "overridden" ? `To make good${overrideDue(report)}` : "To unblock";
function todoLine(report, reason) {
  const change = reason.change !== null && report.subject.changes.length > 1 ? `#${reason.change}: ` : "";
  return `${change}${speak(reason, "todo", markdown)}`;
}
function click(report, todo, index) {
  const reason = todo[index];
  if (reason === void 0 || !takesApproval(reason)) return "";
  const { changes } = report.subject;
  const change = reason.change ?? (changes.length === 1 ? changes[0]?.number : void 0);
  const isFirst = todo.findIndex((one) => one.change === reason.change && takesApproval(one)) === index;
  return change === void 0 || !isFirst ? "" : ` ${link("Request review", changeUrl(report, change))}`;
}
var takesApproval = (reason) => Object.hasOwn(reason.data, "head") && kindOf(reason) === "missing";
function problemsSection(report) {
  const { problems, policy } = report;
  const first = problems[0];
  if (first === void 0) return "";
  return [
    `**${plural(problems.length, "problem")} in the policy** \xB7 ${link(`open ${markdown.datum(policy.path)}`, policyUrl(report, first.line))}`,
    problemBlock(problems),
    markdown.words("The policy was not relaxed: what it governs stays blocked until the file on the base branch is fixed.")
  ].join("\n\n");
}
var remarksSection = ({ remarks }) => remarks.length === 0 ? "" : `**${plural(remarks.length, "remark")} on the policy**

${problemBlock(remarks)}`;
function problemBlock(problems) {
  const lines = fitItems(
    problems,
    sectionLimit,
    (problem) => problemLines(problem).join("\n"),
    (left) => `\u2026 and ${left} more`
  );
  return codeBlock(lines.flatMap((line) => line.split("\n")));
}
function controlsSection(report) {
  const { table: results } = report.explanation;
  if (results.length === 0) return "";
  const ordered = results.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict));
  return table(["Control", "Result", "Detail"], ordered, sectionLimit, (result) => [
    resultName(result, report, markdown),
    result.verdict === "pass" || result.verdict === "not-applicable" ? verdictWord[result.verdict] : `**${verdictWord[result.verdict]}**`,
    detailOf(result)
  ]);
}
function detailOf(result) {
  const { told, rest } = detailReasons(result);
  return [...told.map((reason) => speak(reason, "text", markdown)), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ");
}
function warningsSection(report) {
  const own = openings(report, markdown).map((text) => `- **Warning:** ${text}`);
  const line = (reason) => `- **Warning:** ${speak(reason, "text", markdown)}`;
  const warnings = report.explanation.warnings.filter((reason) => !isOverride(report, reason));
  return [...own, ...fitItems(warnings, sectionLimit, line, (left) => `- \u2026 and ${plural(left, "more warning")}.`)].join("\n");
}

// src/render/exceptionLine.ts
var plainNames = (style) => ({
  commit: (sha) => style.datum(/^[0-9a-f]{40,64}$/.test(sha) ? sha.slice(0, 7) : sha),
  change: (number) => style.words(`#${number}`)
});
function exceptionLine(one, style, names) {
  const by = `${one.who === null ? "by nobody who can be named" : `by ${style.datum(one.who)}`}${one.when === null ? "" : `, ${timeOf(one.when, style)}`}`;
  const told = one.record === null ? "" : `; ${tellsOf[one.kind] ?? ""} record ${shown(one.record, style)}`;
  switch (one.what) {
    case "commit":
      return `${names.commit(one.id)}${one.change === null ? "" : ` of ${names.change(one.change)}`} ${one.kind === "commit-pushed" ? "pushed" : "merged"} ${by}${told}`;
    case "deployment":
      return `deployment ${numeral(one.id, style)} of ${names.commit(one.commit ?? "")} to ${style.datum(one.environment ?? "")} ${by}${told}`;
    case "branch":
      return `${moveOf(one, names)} ${by}`;
    case "ledger":
      if (one.kind === "ledger-rewritten") return `the ledger\u2019s branch ${moveOf(one, names)} ${by}`;
      return `${one.id === "" ? "" : `record ${numeral(one.id, style)}: `}${style.datum(one.detail ?? "")}`;
    case "record":
      return recordLine(one, style, names);
  }
}
function moveOf({ commit, id }, names) {
  if (/^0+$/.test(id)) return commit === null ? "deleted" : `deleted at ${names.commit(commit)}`;
  return `${commit === null ? "moved" : `from ${names.commit(commit)}`} to ${names.commit(id)}`;
}
var numeral = (id, style) => /^\d+$/.test(id) ? style.words(id) : style.datum(id);
function recordLine({ id, path, detail, says }, style, names) {
  const why = detail === null ? "" : `: ${style.datum(detail)}`;
  return `record ${shown(id, style)} at ${style.datum(path ?? "")}${why}${says === null ? "" : `; it says: ${saysLine(says, style, names)}`}`;
}
var changeLimit = 5;
function saysLine({ gate, repository, commit, changes, environment, result, evaluatedAt }, style, names) {
  const numbers = changes.slice(0, changeLimit).map(({ number }) => names.change(number));
  const left = changes.length - numbers.length;
  const of = [
    ...changes.length === 0 ? [] : [`of ${numbers.join(", ")}${left > 0 ? ` and ${left} more` : ""}`],
    `at ${names.commit(commit)}`,
    `in ${style.datum(repository)}`,
    ...environment === null ? [] : [`to ${style.datum(environment)}`]
  ];
  return `${style.datum(gate)} ${of.join(" ")} ${style.datum(result)}, ${timeOf(evaluatedAt, style)}`;
}
var timeOf = (time, style) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) ? style.words(utc(time)) : style.datum(time);

// src/render/reconciliation.ts
var listLimit = 12e3;
var rowLimit = 50;
function reconciliationSections(report, limit = listLimit) {
  const { reconciled } = report;
  if (reconciled === void 0) return [];
  const names = linkedNames(report);
  const exceptions = exceptionsOf(reconciled);
  return [
    ...exceptionLists.map((list) => listSection(report, list, exceptions.filter((one) => one.list === list), names, limit)),
    `**What was compared**

${comparedLines(report, reconciled, markdown, names).map((line) => `- ${line}`).join("\n")}`
  ];
}
function listSection({ subject }, list, exceptions, names, limit) {
  if (exceptions.length === 0) return "";
  const rows = fitItems(exceptions, limit, (one) => `- ${exceptionLine(one, markdown, names)}`, (left) => `- ${leftOut(left)}`);
  return [`**${listTitles[list]}: ${thousands(exceptions.length)}**`, rows.join("\n"), ...todoOf(exceptions, subject.base.branch, markdown)].join("\n\n");
}
var leftOut = (left) => `\u2026 and ${thousands(left)} more; all of them are in exceptions.csv`;
var todoOf = (exceptions, branch, style) => [...new Set(exceptions.map(({ kind }) => remedies[kind]))].map((text) => `Next: ${sentence(text, { branch }, style)}`);
var linkedNames = (report) => ({
  commit: (sha) => /^[0-9a-f]{40,64}$/.test(sha) ? link(markdown.datum(sha.slice(0, 7)), `${repositoryUrl(report)}/commit/${sha}`) : markdown.datum(sha),
  change: (number) => link(`#${number}`, changeUrl(report, number))
});
function comparedLines({ subject }, reconciled, style, names) {
  const { period, start, end, from, read, ledger, commits, deployments, records } = reconciled;
  const totals = countsIn(reconciled);
  const branch = style.datum(subject.base.branch);
  const first = start === null ? "from its first commit" : `after ${names.commit(start)}`;
  return [
    `Period: ${timeOf(period.since, style)} to ${timeOf(period.until, style)}`,
    end === null ? `${branch}: nothing of the period` : `${branch}: ${first} up to ${names.commit(end)}, along first parents`,
    totalLine(counted(commits.length, "commit"), totals.commits, commitWords),
    totalLine(counted(deployments.length, "deployment"), totals.deployments, deploymentWords),
    `${totalLine(counted(records.length, "record"), totals.records, recordWords)}; read from ${style.datum(from)}, ${counted(read, "file")} of all times`,
    ...ledger === null ? [] : [`Head of the ledger when it was read: record ${thousands(ledger.index)}, sha256 ${style.datum(ledger.sha256)}. A copy of these two tells later whether anything up to there was changed or taken away`]
  ];
}
function reconciliationLines(report) {
  const { reconciled, subject } = report;
  if (reconciled === void 0) return [];
  const exceptions = exceptionsOf(reconciled);
  const names = plainNames(plain);
  const lists = exceptionLists.map((list) => exceptions.filter((one) => one.list === list)).filter((ours) => ours.length > 0);
  return [
    ...lists.map((ours) => ({
      head: `${listTitles[ours[0]?.list ?? "without-record"]}: ${thousands(ours.length)}`,
      lines: [
        ...ours.slice(0, rowLimit).map((one) => exceptionLine(one, plain, names)),
        ...ours.length > rowLimit ? [leftOut(ours.length - rowLimit)] : [],
        ...todoOf(ours, subject.base.branch, plain)
      ]
    })),
    { head: "What was compared", lines: comparedLines(report, reconciled, plain, names) }
  ];
}

export {
  verdictSection,
  observeSection,
  stepLimit,
  todoSection,
  pastedLines,
  todoHead,
  problemsSection,
  remarksSection,
  controlsSection,
  warningsSection,
  reconciliationSections,
  reconciliationLines
};
