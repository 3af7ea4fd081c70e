import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  pastedLines,
  reconciliationLines,
  stepLimit,
  todoHead
} from "./chunk-ST2B46OM.js";
import {
  byPerson,
  deployedLines,
  nameOf,
  sayings
} from "./chunk-37DPE4FK.js";
import {
  changeUrl,
  detailReasons,
  dueTimes,
  findingLines,
  headlineParts,
  isOverride,
  notesOf,
  openings,
  overrideLines,
  overrideReasons,
  resultName,
  statusOf,
  subjectLine,
  verdictLead,
  verdictOrder,
  verdictWord,
  worstFirst
} from "./chunk-KDQPR4NE.js";
import {
  speak
} from "./chunk-TZCTPPRL.js";
import {
  columns,
  paint,
  wrap
} from "./chunk-PZNXEU4P.js";
import {
  countsIn,
  exceptionsOf,
  notListed
} from "./chunk-ZMN4BMBE.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  breakGlassId
} from "./chunk-RB7NLRLP.js";
import {
  bytesOf,
  plural
} from "./chunk-5WCXI63W.js";
import {
  plain,
  shown
} from "./chunk-63K54IQN.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  problemLines
} from "./chunk-OFEP6JKC.js";
import {
  cap,
  logLine
} from "./chunk-3Z6U3Y6T.js";

// src/render/json.ts
var formatVersion = 1;
function jsonReport(reports) {
  const ordered = worstFirst(reports);
  const document = {
    format: formatVersion,
    ...verdictOf(ordered[0] ?? reports[0]),
    summary: statusOf(reports).description,
    reports: ordered.map(oneReport)
  };
  return `${jsonText(document, 2)}
`;
}
var verdictOf = ({ decision: { result } }) => ({ result, word: resultWord[result] });
function oneReport(report) {
  const { subject, decision, explanation, policy, problems: problems2, remarks: remarks2, enforcement, reading: reading2, evidence: evidence2, notEvaluated, deployed: deployed2, reconciled: reconciled2 } = report;
  return {
    ...verdictOf(report),
    mode: report.mode,
    gate: subject.gate,
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    base: subject.base,
    ...subject.environment === void 0 ? {} : { environment: subject.environment },
    pullRequests: subject.changes,
    evaluatedAt: report.evaluatedAt,
    policy,
    missing: missingOf(report),
    controls: decision.controls.map((result) => ({ ...result, because: result.because.map((reason) => spoken(reason, result.id)) })),
    approvals: [...explanation.counted.map((one) => approval(one, true)), ...explanation.notCounted.map((one) => approval(one, false))],
    contributors: explanation.contributors.map((reason) => spoken(reason, reason.control)),
    warnings: explanation.warnings.map((reason) => spoken(reason, reason.control)),
    problems: problems2,
    remarks: remarks2,
    enforcement,
    reading: reading2,
    evidence: evidence2,
    notEvaluated,
    ...deployed2 === void 0 ? {} : { deployed: { ...deployed2, changes: deployed2.changes.map(deployedChange) } },
    ...reconciled2 === void 0 ? {} : { reconciled: reconciledJson(reconciled2) },
    ...decision.result === "overridden" ? { override: { due: dueTimes(report)[0] ?? null, because: overrideReasons(report).map((reason) => spoken(reason, breakGlassId)) } } : {}
  };
}
var reconciledJson = (reconciled2) => ({ ...reconciled2, counts: countsIn(reconciled2), exceptions: exceptionsOf(reconciled2) });
var deployedChange = ({ because, ...change }) => ({ ...change, because: because === null ? null : spoken(because, because.control) });
var spoken = ({ message, data, facts }, control) => ({
  message,
  text: speak({ control, message, data }, "text", plain),
  data,
  facts
});
var approval = (reason, counted) => ({ counted, pullRequest: reason.change, ...spoken(reason, reason.control) });
function missingOf({ decision, explanation }) {
  if (decision.result === "passed" || decision.result === "overridden") return [];
  return explanation.headline.slice(0, missingLimit).map(missing);
}
var missingLimit = 200;
var missing = (reason) => ({
  pullRequest: reason.change,
  control: reason.control,
  message: reason.message,
  data: reason.data,
  text: speak(reason, "text", plain),
  todo: speak(reason, "todo", plain)
});
var outputLimit = 6e4;
var outputText = 500;
function missingJson(reports) {
  const entries = [];
  let room = outputLimit;
  for (const one of worstFirst(reports).flatMap((report) => missingOf(report))) {
    const entry = jsonText({ ...one, ...brief(one) });
    room -= bytesOf(entry) + 1;
    if (room < 0) break;
    entries.push(entry);
  }
  return `[${entries.join(",")}]`;
}
var brief = ({ data, text, todo: todo2 }) => ({
  data: JSON.stringify(data).length > 2 * outputText ? {} : data,
  text: cap(text, outputText),
  todo: cap(todo2, outputText)
});

// src/render/terminal.ts
var rowLimit = 50;
function terminalReport(reports, { color }) {
  return `${worstFirst(reports).map((report) => reportLines(report, color).join("\n")).join(`

${"\u2500".repeat(60)}

`)}
`;
}
function reportLines(report, color) {
  const sections = [
    verdict(report, color),
    override(report),
    problems(report),
    todo(report),
    deployed(report, color),
    ...reconciled(report),
    controls(report, color),
    approvals(report, color),
    contributors(report),
    findingLines(report, rowLimit),
    list("Notes", notesOf(report)),
    warnings(report),
    remarks(report),
    reading(report),
    evidence(report)
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => index === 0 ? lines : ["", ...headed(lines, color)]);
}
var headed = ([head = "", ...lines], color) => [paint(head, "strong", color), ...lines];
var inks = { passed: "green", overridden: "yellow", pending: "yellow", failed: "red", error: "magenta" };
var verdictInks = { pass: "green", pending: "yellow", fail: "red", unknown: "magenta", "not-applicable": "faint" };
function verdict(report, color) {
  const ink = inks[report.decision.result];
  const word = resultWord[report.decision.result];
  const lead = verdictLead(report);
  const [first, ...rest] = headlineParts(report, plain);
  const lines = wrap(`${lead}${first === void 0 ? "" : `: ${first}`}`, "");
  const shownFirst = (lines[0] ?? "").replace(word, () => paint(word, ink, color));
  const others = rest.slice(0, 9).flatMap((part) => wrap(part, `${" ".repeat(lead.length + 2)}`));
  const left = rest.length > 9 ? [`${" ".repeat(lead.length + 2)}\u2026 and ${rest.length - 9} more`] : [];
  const place = subjectLine(report, plain, (number) => `#${number}`);
  const [change] = report.subject.gate === "deployment" ? [] : report.subject.changes;
  const url = change === void 0 ? [] : [paint(logLine(changeUrl(report, change.number)), "faint", color)];
  const observe = report.mode === "observe" ? wrap("Observe mode: this verdict blocks nothing; the record holds the decision as it is.", "") : [];
  return [shownFirst, ...lines.slice(1), ...others, ...left, paint(place, "faint", color), ...url, ...observe];
}
function override(report) {
  const lines = overrideLines(report);
  return lines.length === 0 ? [] : ["Overridden, not passed", ...lines.flatMap((line) => wrap(line, "  ", "    "))];
}
function deployed(report, color) {
  const told = deployedLines(report);
  if (told === null) return [];
  const rows = told.rows.map(({ cells, isGood, text }) => ({ cells, ink: isGood ? "green" : "red", text }));
  const left = told.left > 0 ? [`  \u2026 and ${told.left} more`] : [];
  return [told.head, ...told.lines.flatMap((line) => wrap(line, "  ", "    ")), ...columns(rows, color), ...left];
}
var reconciled = (report) => reconciliationLines(report).map(({ head, lines }) => [head, ...lines.flatMap((line) => wrap(line, "  ", "    "))]);
function problems({ problems: list_ }) {
  if (list_.length === 0) return [];
  const lines = list_.slice(0, rowLimit).flatMap(problemLines);
  return [
    `${plural(list_.length, "problem")} in the policy`,
    ...lines.map((line) => `  ${line}`),
    "  The policy was not relaxed: what it governs stays blocked until the file is fixed."
  ];
}
function remarks({ remarks: list_ }) {
  if (list_.length === 0) return [];
  return [`${plural(list_.length, "remark")} on the policy`, ...list_.slice(0, rowLimit).flatMap(problemLines).map((line) => `  ${line}`)];
}
function todo(report) {
  const steps = notListed(report, report.explanation.todo);
  if (steps.length === 0) return [];
  const several = report.subject.changes.length > 1;
  const lines = steps.slice(0, stepLimit).flatMap((reason, index) => {
    const change = several && reason.change !== null ? `#${reason.change}: ` : "";
    const step = wrap(`${index + 1}. ${change}${speak(reason, "todo", plain)}`, "  ", "     ");
    return [...step, ...pastedLines(reason).map((text) => `     ${logLine(text)}`)];
  });
  const left = steps.length > stepLimit ? [`  \u2026 and ${plural(steps.length - stepLimit, "more step")}`] : [];
  return [todoHead(report), ...lines, ...left];
}
function controls(report, color) {
  const { table } = report.explanation;
  if (table.length === 0) return [];
  const ordered = table.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict)).slice(0, rowLimit);
  const rows = ordered.map((result) => {
    const { told, rest } = detailReasons(result);
    return {
      cells: [verdictWord[result.verdict], resultName(result, report, plain)],
      ink: verdictInks[result.verdict],
      text: [...told.map((reason) => speak(reason, "text", plain)), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ")
    };
  });
  return ["Controls", ...columns(rows, color)];
}
function approvals({ explanation }, color) {
  const counted = byPerson(explanation.counted);
  const notCounted = byPerson(explanation.notCounted);
  if (counted.length + notCounted.length === 0) return [];
  const row = (told, word, ink) => {
    const commit = told.commit === null ? "" : shown(told.commit, plain);
    return { cells: [word, nameOf(told, plain), commit], ink, text: sayings(told, plain, " ") };
  };
  const yes = counted.slice(0, rowLimit).map((told) => row(told, "counted", "green"));
  const no = notCounted.slice(0, rowLimit).map((told) => row(told, "not counted", "yellow"));
  const left = counted.length + notCounted.length - yes.length - no.length;
  return [
    `Approvals: ${counted.length} counted, ${notCounted.length} did not`,
    ...columns([...yes, ...no], color),
    ...left > 0 ? [`  \u2026 and ${left} more`] : []
  ];
}
function contributors({ explanation }) {
  const people = byPerson(explanation.contributors);
  if (people.length === 0) return [];
  const rows = people.slice(0, rowLimit).map((told) => ({ cells: [nameOf(told, plain)], ink: "strong", text: sayings(told, plain, "; ") }));
  const left = people.length - rows.length;
  return [`Contributors: ${people.length}`, ...columns(rows, false), ...left > 0 ? [`  \u2026 and ${left} more`] : []];
}
function list(head, reasons) {
  if (reasons.length === 0) return [];
  const lines = reasons.slice(0, rowLimit).flatMap((reason) => wrap(speak(reason, "text", plain), "  ", "    "));
  return [`${head}: ${reasons.length}`, ...lines, ...reasons.length > rowLimit ? [`  \u2026 and ${reasons.length - rowLimit} more`] : []];
}
function warnings(report) {
  const { explanation, notEvaluated } = report;
  const sentences = [
    ...openings(report, plain),
    ...explanation.warnings.filter((reason) => !isOverride(report, reason)).slice(0, rowLimit).map((reason) => speak(reason, "text", plain)),
    ...notEvaluated.length === 0 ? [] : [`Not evaluated by this version: ${shown(notEvaluated.slice(0, 50), plain, "and")}.`]
  ];
  return sentences.length === 0 ? [] : ["Warnings", ...sentences.flatMap((text) => wrap(text, "  ", "    "))];
}
function reading({ reading: { lines, requests, points, unavailable } }) {
  const counts = lines.slice(0, 100).map(({ what, listed, total }) => `${listed} of ${total} ${logLine(what, 140)}`);
  const usage = [plural(requests, "request"), ...points === null ? [] : [plural(points, "GraphQL point")]];
  const short = lines.filter(({ listed, total }) => listed < total).length;
  const truncated = short === 0 ? "Nothing truncated." : `${plural(short, "list")} truncated.`;
  const missing2 = unavailable.slice(0, 100).flatMap(({ what, request, status, detail }) => {
    const answer = request === null ? "no request could be made" : `${logLine(request)} ${status === null ? "got no answer" : `answered ${status}`}`;
    return wrap(`Not read: ${logLine(what)}: ${answer} (${logLine(detail)})`, "  ", "    ");
  });
  return ["What was read", ...wrap(`${[...counts, ...usage].join(" \xB7 ")}. ${truncated}`, "  "), ...missing2];
}
function evidence({ evidence: link }) {
  if (link === null) return [];
  const signed = link.signed ? `signed${link.signer === null ? "" : ` by ${logLine(link.signer)}`}` : "unsigned: it proves nothing about who made it";
  const lines = [
    `sha256 ${logLine(link.sha256)}`,
    signed,
    ...link.artifactUrl === null ? [] : [logLine(link.artifactUrl)],
    ...link.attestation === void 0 ? [] : [`attestation ${logLine(link.attestation.url)}`],
    ...link.ledger === void 0 ? [] : [`ledger ${logLine(link.ledger.branch)}: head is record ${link.ledger.index}, sha256 ${logLine(link.ledger.sha256)}`],
    `verify: ${logLine(link.verifyCommand)}`
  ];
  return ["Evidence", ...lines.map((line) => `  ${line}`)];
}

export {
  jsonReport,
  missingJson,
  terminalReport
};
