import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  assemble,
  byPerson,
  bytesOf,
  changeUrl,
  collapsed,
  createCollector,
  descriptionLimit,
  detailReasons,
  enforcementSentences,
  fitItems,
  headlineParts,
  judge,
  missingJson,
  nameOf,
  notesOf,
  plural,
  policyRoom,
  policyUrl,
  resultName,
  sayings,
  silentTeller,
  statusOf,
  subjectLine,
  table,
  terminalReport,
  verdictLead,
  verdictOrder,
  verdictWord,
  worstFirst
} from "./chunks/chunk-UA4TWZAO.js";
import {
  createClient,
  usageOf,
  useProxy
} from "./chunks/chunk-C2BXEEA4.js";
import {
  explain,
  kindOf,
  markdown,
  sentence,
  shown,
  speak
} from "./chunks/chunk-ZB226EVX.js";
import "./chunks/chunk-FSEOP5TF.js";
import "./chunks/chunk-GPD64G45.js";
import {
  controls,
  decide,
  runnerId
} from "./chunks/chunk-JO7JQ6O5.js";
import {
  repositoryPath
} from "./chunks/chunk-T42KRIIV.js";
import "./chunks/chunk-D2PSM773.js";
import {
  RequestFailure
} from "./chunks/chunk-KS2MT56E.js";
import {
  version
} from "./chunks/chunk-JHUMIE4I.js";
import {
  ProblemError
} from "./chunks/chunk-Y4F3MWTJ.js";
import "./chunks/chunk-UYZI4JSO.js";
import {
  _enum,
  boolean,
  int,
  object,
  string
} from "./chunks/chunk-6IBO6ZP4.js";
import {
  sha256
} from "./chunks/chunk-A5G5UV3H.js";
import {
  problemLines,
  problemText
} from "./chunks/chunk-CKY2QYUW.js";
import {
  cap,
  codeBlock,
  commandData,
  commandProperty,
  escapeHtml,
  link,
  logLine,
  visible
} from "./chunks/chunk-YYE5C27V.js";
import "./chunks/chunk-GCP3TJJG.js";
import "./chunks/chunk-6DG7BXTN.js";

// src/action/run.ts
import { readFileSync as readFileSync2 } from "node:fs";

// src/decision/exitCode.ts
function exitCode(result, enforcement, jobResult, mode) {
  if (mode === "observe") return 0;
  const statusBlocks = jobResult === "evaluated" || jobResult === "auto" && enforcement.required === "yes";
  return statusBlocks || result === "passed" || result === "overridden" ? 0 : 1;
}

// src/decision/reportOf.ts
function frameworksOf(decision) {
  const mappings = /* @__PURE__ */ new Map();
  for (const { id, mappings: own } of controls.filter((control) => decision.controls.some((result) => result.id === control.id))) {
    for (const mapping of own) {
      const key = [mapping.framework, mapping.clause, mapping.kind, mapping.strength].join("\n");
      const known = mappings.get(key);
      if (known) known.controls.push(id);
      else mappings.set(key, { ...mapping, controls: [id] });
    }
  }
  return [...mappings.values()];
}
function withoutEvidence(report, message, { detail, expected, remedy }) {
  const data = { detail: detail.slice(0, 500), expected: expected.slice(0, 500), remedy: remedy.slice(0, 500) };
  const because = [{ message, data, facts: [] }];
  if (report.mode === "observe") {
    const warnings = [...report.explanation.warnings, { ...because[0], control: runnerId, change: null }];
    return { ...report, explanation: { ...report.explanation, warnings } };
  }
  const decision = decide([...report.decision.controls, { id: runnerId, version: 1, policy: 0, change: null, verdict: "unknown", because }]);
  return { ...report, decision, explanation: explain(decision) };
}

// src/gate.ts
async function gate(occasion, settings, edge) {
  const [located] = await Promise.all([edge.collector.locate(occasion), edge.meanwhile(policyRoom)]);
  if (located.state === "nothing") return { exitCode: 0, reports: [], stored: [], notice: located.why };
  if (located.state === "unavailable") {
    if (located.commit !== null && occasion.kind !== "merged") {
      await edge.teller.publishUnavailable({ repository: occasion.repository, commit: located.commit }, located.reason, settings.mode);
    }
    return { exitCode: settings.mode === "observe" ? 0 : 1, reports: [], stored: [], notice: measured(located.reason) };
  }
  const ending = { exitCode: 0, reports: [], stored: [], notice: null };
  for (const subjects of byHead(located.subjects)) await gateHead(subjects, occasion, settings, edge, ending);
  return ending;
}
async function gateHead(subjects, occasion, settings, edge, ending) {
  const isSweep = occasion.kind === "sweep";
  const judgements = [];
  for (const subject of subjects) judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge));
  const [first, ...rest] = judgements.filter((judgement) => judgement.state === "judged");
  const standsStill = isSweep && first !== void 0 && [first, ...rest].every(({ report }) => report.decision.result === "passed");
  const notices = [ending.notice, noticeOf(judgements), standsStill ? `${first.subject.commit.slice(0, 7)} still is Ready: left as it stands.` : null];
  ending.notice = notices.filter((notice) => notice !== null).join("\n") || null;
  if (first && !standsStill) await tell([first, ...rest], occasion, settings, edge, ending);
}
async function tell(group, occasion, settings, edge, ending) {
  const reports = [];
  const packs = [];
  for (const judged of group) {
    const sealed2 = await edge.sealer?.(judged);
    if (!sealed2) reports.push(judged.report);
    else if ("refused" in sealed2) reports.push(withoutEvidence(judged.report, "unsealed", sealed2.refused));
    else {
      const place = await edge.teller.store(sealed2.pack);
      const { sha256: sha2562 } = sealed2.pack;
      const evidence = {
        sha256: sha2562,
        signed: sealed2.signer !== null,
        signer: sealed2.signer,
        artifactUrl: place.artifact?.url ?? null,
        verifyCommand: sealed2.verifyCommand
      };
      const report = { ...judged.report, evidence };
      reports.push(place.problem === null ? report : withoutEvidence(report, "unstored", unstored(place.problem)));
      packs.push(sealed2.pack);
      ending.stored.push({ pack: sealed2.pack, place });
    }
  }
  const kept = await edge.teller.report(reports, packs);
  const final = kept ? reports : reports.map((report) => withoutEvidence(report, "unstored", unstored("neither an artifact nor the report could hold it")));
  const published = await edge.teller.publish(final, occasion);
  ending.reports.push(...final);
  if (!published || !endsWell(occasion, final, settings)) ending.exitCode = 1;
}
var unstored = (detail) => ({
  detail,
  expected: "an artifact store, or a record that fits into the report",
  remedy: "make an artifact store reachable; where there is none, split the pull request so that its record fits into the report"
});
var endsWell = (occasion, reports, settings) => occasion.kind === "sweep" || reports.every((report) => exitCode(report.decision.result, report.enforcement, standingIn(report, settings), settings.mode) === 0);
var standingIn = ({ subject }, { jobResult }) => jobResult === "auto" && subject.gate === "merge" ? "verdict" : jobResult;
function byHead(subjects) {
  const groups = /* @__PURE__ */ new Map();
  for (const subject of subjects) {
    const group = groups.get(subject.commit);
    if (group) group.push(subject);
    else groups.set(subject.commit, [subject]);
  }
  return [...groups.values()];
}
function noticeOf(judgements) {
  const sentences = judgements.flatMap((judgement) => {
    const head = judgement.subject.commit.slice(0, 7);
    if (judgement.state === "moved")
      return [`The head moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: the run for the new head decides.`];
    if (judgement.state === "ungoverned")
      return [`The policy does not govern the branch ${judgement.subject.base.branch}: no status, no record for ${head}.`];
    return [];
  });
  return sentences.length > 0 ? sentences.join("\n") : null;
}
var measured = ({ what, request, status, detail }) => `Could not evaluate: ${what}: ${request ?? "no request could be made"}${status === null ? "" : ` answered ${status}`} (${detail}).`;

// src/publish/annotations.ts
var shownPerLevel = 10;
var commands = { failure: "error", warning: "warning", notice: "notice" };
function annotationCommands(annotations) {
  const levels = Object.keys(commands);
  return levels.flatMap(
    (level) => annotations.filter((one) => one.level === level).slice(0, shownPerLevel).map(command)
  );
}
function command({ path, line, column, level, title, message }) {
  const place = { title, file: path, line: String(line), ...column === null ? {} : { col: String(column) } };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${commandProperty(logLine(value))}`);
  return `::${commands[level]} ${properties.join(",")}::${commandData(
    message.split("\n").map((text2) => logLine(text2)).join("\n")
  )}`;
}
var messageCommand = (level, text2) => `::${commands[level]}::${commandData(
  text2.split("\n").map((line) => logLine(line)).join("\n")
)}`;

// src/render/permissions.ts
var permissionReasons = {
  contents: { read: "to read the policy and the commits" },
  "pull-requests": { read: "to read reviews and commits", write: "to write the comment" },
  statuses: { write: "to publish the verdict" },
  checks: { write: "to publish the report" },
  actions: { read: "to read runs and their approvals" },
  deployments: { read: "to read deployments", write: "to set a deployment status" },
  "id-token": { write: "to sign without a key" }
};
function missingPermissionsText(list) {
  const missing = strongest(list);
  const entries = missing.map(({ permission: permission2, access, reason }) => ({ line: `    ${logLine(permission2, 60)}: ${access}`, reason }));
  const width = Math.max(22, ...entries.map(({ line }) => line.length + 1));
  return [
    `Countersign needs ${plural(missing.length, "more permission")} (CS-040). Add to the job:`,
    "  permissions:",
    ...entries.map(({ line, reason }) => `${line.padEnd(width)} # ${logLine(reason, 200)}`),
    "Keep the lines that are there: a permission that is not listed is none."
  ].join("\n");
}
function strongest(list) {
  const kept = /* @__PURE__ */ new Map();
  for (const entry of list) {
    const before = kept.get(entry.permission);
    if (before === void 0 || before.access === "read" && entry.access === "write") kept.set(entry.permission, entry);
  }
  return [...kept.values()].toSorted((one, other) => one.permission < other.permission ? -1 : 1);
}

// src/publish/failure.ts
function missingPermissions(failures) {
  return strongest(failures.filter(isRefusal).flatMap(({ permissions, request }) => accepted(permissions) ?? ofRequest(request)));
}
var missingForReading = (reasons) => missingPermissions(
  reasons.flatMap(({ request, status, detail }) => request === null || status !== 403 ? [] : [{ status, request, message: detail, permissions: null }])
);
var isRefusal = ({ status, message }) => (status === 403 || status === 404) && !/rate limit/i.test(message);
function accepted(header) {
  if (header === null) return null;
  const alternatives = header.slice(0, 1e3).split(";").map((text2) => text2.split(",").flatMap(parsed));
  const known = alternatives.filter((list) => list.length > 0 && list.every(({ permission: permission2 }) => Object.hasOwn(permissionReasons, permission2)));
  return known[0] ?? null;
}
function parsed(text2) {
  const [name = "", access] = text2.trim().replaceAll("_", "-").split("=");
  return access === "read" || access === "write" ? [permission(name, access)] : [];
}
var routes = [
  [/^POST .*\/statuses\//, "statuses", "write"],
  [/^(POST|PATCH) .*\/check-runs/, "checks", "write"],
  [/^(POST|PATCH) .*\/issues\//, "pull-requests", "write"],
  [/^GET .*\/pulls\//, "pull-requests", "read"],
  [/^GET .*\/actions\//, "actions", "read"],
  [/^GET .*\/(contents|commits|compare|activity|rules|git)\b/, "contents", "read"]
];
function ofRequest(request) {
  const route = routes.find(([pattern]) => pattern.test(request.slice(0, 500)));
  return route === void 0 ? [] : [permission(route[1], route[2])];
}
function permission(name, access) {
  const reasons = Object.hasOwn(permissionReasons, name) ? permissionReasons[name] : {};
  return { permission: name, access, reason: reasons[access] ?? `asked for by GitHub` };
}

// src/publish/outputs.ts
import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
async function writeOutputs(file, values) {
  if (file !== null && file !== "") await appendFile(file, outputLines(values, randomUUID()));
}
function outputLines(values, secret) {
  const delimiter = `countersign_${secret}`;
  return Object.entries(values).map(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`not the name of an output: ${JSON.stringify(name)}`);
    if (value.includes(delimiter)) throw new Error(`the output ${name} holds its own delimiter`);
    return `${name}<<${delimiter}
${value}
${delimiter}
`;
  }).join("");
}

// src/publish/summary.ts
import { appendFile as appendFile2 } from "node:fs/promises";
async function writeSummary(file, markdown2) {
  if (file !== null && file !== "") await appendFile2(file, markdown2.endsWith("\n") ? markdown2 : `${markdown2}
`);
}

// src/publish/teller.ts
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
import { gzipSync } from "node:zlib";

// src/render/annotation.ts
var annotationLimit = 20;
function problemAnnotations(reports) {
  const of = (level, problems) => problems.slice(0, annotationLimit).filter(({ file }) => file !== "").map((problem) => annotationOf(problem, level));
  const all = [...reports.flatMap(({ problems }) => of("failure", problems)), ...reports.flatMap(({ remarks }) => of("warning", remarks))];
  return [...new Map(all.map((annotation) => [JSON.stringify(annotation), annotation])).values()].slice(0, annotationLimit);
}
var annotationOf = (problem, level) => ({
  path: logLine(problem.file, 300),
  line: problem.line ?? 1,
  column: problem.line === null ? null : problem.column,
  level,
  title: problem.code,
  message: problemLines({ ...problem, file: "" }).join("\n").replaceAll(/ {2,}\(/g, " (")
});

// src/render/details.ts
var sectionLimit = 14e3;
function approvalsSection({ explanation, subject }) {
  const counted = byPerson(explanation.counted);
  const notCounted = byPerson(explanation.notCounted);
  if (counted.length + notCounted.length === 0) return "";
  const rows = [...counted.map((told) => ({ told, isCounted: true })), ...notCounted.map((told) => ({ told, isCounted: false }))];
  const several = subject.changes.length > 1;
  const summary = `Approvals: ${counted.length} counted, ${notCounted.length} did not`;
  const cells = ({ told, isCounted }) => [
    `${several && told.change !== null ? `#${told.change}: ` : ""}${nameOf(told, markdown)}`,
    told.commit === null ? "" : shown(told.commit, markdown),
    isCounted ? "yes" : "no",
    sayings(told, markdown, " ")
  ];
  return collapsed(summary, table(["Person", "On commit", "Counted", "Why"], rows, sectionLimit, cells));
}
function contributorsSection({ explanation }) {
  const people = byPerson(explanation.contributors);
  const line = (told) => `- ${nameOf(told, markdown)}: ${sayings(told, markdown, "; ")}`;
  return listSection(`Contributors: ${people.length}, and how we know`, people, line);
}
function notesSection(report) {
  const notes = notesOf(report);
  return listSection(`Notes: ${notes.length}`, notes, (reason) => `- ${speak(reason, "text", markdown)}`);
}
function listSection(summary, items, line) {
  if (items.length === 0) return "";
  return collapsed(summary, fitItems(items, sectionLimit, line, (left) => `- \u2026 and ${left} more, see the evidence`).join("\n"));
}
var countLimit = 20;
function readingSection({ reading }) {
  const named = (what) => /^[a-z -]{1,60}$/.test(what) ? what : markdown.datum(what);
  const counts = reading.lines.slice(0, countLimit).map(({ what, listed, total }) => `${listed} of ${total} ${named(what)}`);
  const usage = [plural(reading.requests, "request"), ...reading.points === null ? [] : [plural(reading.points, "GraphQL point")]];
  const short = reading.lines.filter(({ listed, total }) => listed < total).length;
  const verdict = short === 0 ? "Nothing truncated." : `**${plural(short, "list")} truncated.**`;
  const { unavailable } = reading;
  const lines = fitItems(
    unavailable,
    sectionLimit / 2,
    (reason) => `- Not read: ${unavailableLine(reason)}`,
    (left) => `- \u2026 and ${left} more`
  );
  const body = [`${[...counts, ...usage].join(" \xB7 ")}. ${verdict}`, ...lines.length === 0 ? [] : ["", ...lines]];
  return collapsed(`What was read${unavailable.length === 0 ? "" : `, and ${unavailable.length} that could not be`}`, body.join("\n"));
}
function unavailableLine({ what, request, status, detail }) {
  const answer = request === null ? "no request could be made" : `${markdown.datum(request)} ${status === null ? "got no answer" : `answered ${status}`}`;
  return `${markdown.datum(what)}: ${answer} (${markdown.datum(detail)})`;
}
function notEvaluatedSection({ notEvaluated }) {
  if (notEvaluated.length === 0) return "";
  const names = shown(notEvaluated.slice(0, countLimit), markdown, "and");
  const subject = notEvaluated.length === 1 ? "This section of the policy is" : "These sections of the policy are";
  return `**Not evaluated by this version:** ${names}. ${subject} checked for form only.`;
}
function evidenceSection({ evidence, subject }, several) {
  const change = several ? `#${subject.changes[0]?.number ?? 0}: ` : "";
  if (evidence === null) return `${change}No evidence was made by this run.`;
  const { sha256: sha2562, signed, signer, artifactUrl, verifyCommand: verifyCommand2 } = evidence;
  const parts = [
    `${change}Evidence ${markdown.datum("evidence.sigstore.json")}`,
    `sha256 ${markdown.datum(sha2562)}`,
    ...artifactUrl === null ? [] : [link("download", artifactUrl)],
    signed ? `signed${signer === null ? "" : ` by ${markdown.datum(signer)}`}` : "**unsigned**: it proves nothing about who made it",
    `verify: ${markdown.datum(verifyCommand2)}`
  ];
  return parts.join(" \xB7 ");
}

// src/render/sections.ts
var sectionLimit2 = 12e3;
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
function todoSection(report) {
  const { todo } = report.explanation;
  if (todo.length === 0) return "";
  const line = (reason, index) => `${index + 1}. ${todoLine(report, reason)}${click(report, todo, index)}`;
  const rest = (left) => `
\u2026 and ${plural(left, "more step")}, see the evidence.`;
  return ["**To unblock**", "", ...fitItems(todo, sectionLimit2, line, rest)].join("\n");
}
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
    sectionLimit2,
    (problem) => problemLines(problem).join("\n"),
    (left) => `\u2026 and ${left} more`
  );
  return codeBlock(lines.flatMap((line) => line.split("\n")));
}
function controlsSection(report) {
  const { table: results } = report.explanation;
  if (results.length === 0) return "";
  const ordered = results.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict));
  return table(["Control", "Result", "Detail"], ordered, sectionLimit2, (result) => [
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
  const own = enforcementSentences(report.enforcement, markdown).map((text2) => `- **Warning:** ${text2}`);
  const line = (reason) => `- **Warning:** ${speak(reason, "text", markdown)}`;
  return [...own, ...fitItems(report.explanation.warnings, sectionLimit2, line, (left) => `- \u2026 and ${plural(left, "more warning")}.`)].join("\n");
}

// src/render/checkReport.ts
var fieldLimit = 65535;
function checkReport(reports, reserved = 0) {
  const ordered = worstFirst(reports);
  const unsigned = reports.some(({ evidence }) => evidence !== null && !evidence.signed);
  return {
    title: `${statusOf(reports).description}${unsigned ? " \xB7 unsigned" : ""}`,
    summary: assemble([severalSection(reports), ...ordered.flatMap(firstScreen)], fieldLimit),
    text: textOf(ordered, fieldLimit - reserved),
    annotations: problemAnnotations(reports)
  };
}
var firstScreen = (report) => [
  observeSection(report),
  verdictSection(report),
  problemsSection(report),
  todoSection(report),
  controlsSection(report),
  warningsSection(report)
];
function textOf(reports, limit) {
  const several = reports.length > 1;
  const proof = assemble(
    reports.map((report) => evidenceSection(report, several)),
    limit / 2
  );
  const why = assemble(
    reports.flatMap((report) => reasonsWhy(report, several)),
    limit - bytesOf(proof) - 2
  );
  return `${why}

${proof}`;
}
var reasonsWhy = (report, several) => [
  several ? `#### ${report.subject.changes.slice(0, 10).map(({ number }) => `#${number}`).join(", ")}` : "",
  approvalsSection(report),
  contributorsSection(report),
  notesSection(report),
  remarksSection(report),
  readingSection(report),
  notEvaluatedSection(report)
];
var severalSection = (reports) => reports.length === 1 ? "" : `**This commit is the head of ${reports.length} open pull requests.** The worst verdict is the commit's status; each has its own section.`;

// src/render/comment.ts
var commentMarker = "<!-- countersign -->";
var commentLimit = 6e4;
function commentBody(reports) {
  const sections = worstFirst(reports).flatMap((report) => [
    observeSection(report),
    verdictSection(report),
    problemsSection(report),
    todoSection(report),
    warningsSection(report)
  ]);
  return assemble([commentMarker, ...sections, "The check `countersign report` says why, and links the evidence."], commentLimit);
}

// src/publish/artifact.ts
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
var actionsStore = async () => new (await import("./chunks/artifact-SW6MS64O.js")).DefaultArtifactClient();
async function uploadEvidence(files, name, retentionDays, directory, runUrl = null, openStore = actionsStore) {
  await mkdir(directory, { recursive: true });
  const paths = files.map((file) => join(directory, basename(file.name)));
  await Promise.all(files.map(({ bytes }, index) => writeFile(paths[index] ?? "", bytes)));
  const store = await openStore();
  const { id, digest } = await store.uploadArtifact(artifactName(name), paths, directory, { retentionDays });
  if (id === void 0) throw new Error("the artifact store gave no id");
  return { id: String(id), url: runUrl === null ? "" : `${runUrl}/artifacts/${id}`, digest: digest ?? null };
}
var artifactName = (name) => name.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 200);

// src/publish/check.ts
var reportName = "countersign report";
var annotationsPerRequest = 50;
async function postReport(client, repository, sha2, report, externalId) {
  const { title, summary, text: text2 } = report;
  const place = { owner: repository.owner, repo: repository.name };
  const [first = [], ...rest] = batches(report.annotations.map(annotationOf2));
  const { data } = await client.rest("POST /repos/{owner}/{repo}/check-runs", {
    ...place,
    name: reportName,
    head_sha: sha2,
    status: "completed",
    conclusion: "neutral",
    ...externalId === null ? {} : { external_id: externalId },
    output: { title, summary, text: text2, annotations: first }
  });
  const { id, url } = created(data);
  for (const annotations of rest) {
    await client.rest("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...place,
      check_run_id: id,
      output: { title, summary, annotations }
    });
  }
  return url;
}
function batches(items) {
  const count = Math.ceil(items.length / annotationsPerRequest);
  return Array.from({ length: count }, (_, index) => items.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest));
}
var annotationOf2 = ({ path, line, column, level, title, message }) => ({
  path,
  start_line: line,
  end_line: line,
  ...column === null ? {} : { start_column: column, end_column: column },
  annotation_level: level,
  title,
  message
});
function created(data) {
  const { id, html_url: url } = typeof data === "object" && data !== null ? data : {};
  return { id: typeof id === "number" ? id : 0, url: typeof url === "string" ? url : "" };
}

// src/publish/comment.ts
async function upsertComment(client, repository, number, body, create = true) {
  const place = { owner: repository.owner, repo: repository.name };
  const ours = await findOurs(client, repository, number);
  if (ours === null) {
    if (create) await client.rest("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", { ...place, issue_number: number, body });
  } else if (ours.body !== body) {
    await client.rest("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", { ...place, comment_id: ours.id, body });
  }
}
var query = `query ($owner: String!, $name: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $cursor) {
        nodes { fullDatabaseId viewerDidAuthor body }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
var pageLimit = 200;
async function findOurs(client, { owner, name }, number) {
  let cursor = null;
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await client.graphql(query, { owner, name, number, cursor });
    const comments = at(answer.data, "repository", "pullRequest", "comments");
    const nodes = at(comments, "nodes");
    if (!Array.isArray(nodes)) throw unreadable(number, answer.errors[0]?.message);
    const ours = nodes.map(ourComment).find((found) => found !== null);
    if (ours !== void 0) return ours;
    const next = at(comments, "pageInfo", "endCursor");
    if (at(comments, "pageInfo", "hasNextPage") !== true || typeof next !== "string" || next === cursor) return null;
    cursor = next;
  }
  return null;
}
function ourComment(node) {
  const id = Number(at(node, "fullDatabaseId"));
  const body = at(node, "body");
  const isOurs = at(node, "viewerDidAuthor") === true && typeof body === "string" && body.startsWith(commentMarker);
  return isOurs && Number.isSafeInteger(id) && id > 0 ? { id, body } : null;
}
function at(value, ...keys) {
  return keys.reduce(
    (inner, key) => typeof inner === "object" && inner !== null ? inner[key] : void 0,
    value
  );
}
var unreadable = (number, message) => new RequestFailure({
  message: `the comments of #${number} could not be read: ${message ?? "the answer holds none"}`,
  status: null,
  request: "POST /graphql",
  permissions: null,
  source: null
});

// src/publish/status.ts
var statusContext = "countersign";
async function postStatus(client, repository, sha2, { state, description, targetUrl }) {
  await client.rest("POST /repos/{owner}/{repo}/statuses/{sha}", {
    owner: repository.owner,
    repo: repository.name,
    sha: sha2,
    state,
    context: statusContext,
    description,
    ...targetUrl === null ? {} : { target_url: targetUrl }
  });
}

// src/publish/teller.ts
var bundleLimit = 48e3;
var externalIds = 3;
var GitHubTeller = class {
  #options;
  #failures = [];
  /** Head to the address of its report; null: it could not be posted. */
  #pages = /* @__PURE__ */ new Map();
  reportUrl = null;
  constructor(options) {
    this.#options = options;
  }
  /** What the token lacked, over all that was tried. */
  get lacking() {
    return missingPermissions(this.#failures);
  }
  /** Refusals and failures in one sentence each, for the log. */
  get problems() {
    return this.#failures.map(({ request, status, message }) => `${request}: ${status ?? "no answer"}: ${message}`);
  }
  /** A merged commit gets a record and a report; its status would wake nobody. */
  async announce(subject) {
    if (subject.gate === "merge") return;
    await this.#status(subject, { state: "pending", description: "Evaluating: reading the pull request", targetUrl: this.#options.runUrl });
  }
  async store(pack) {
    const { retentionDays, runUrl, artifacts } = this.#options;
    const directory = join2(this.#options.directory, pack.name);
    await writePack(pack, directory);
    const refused = (why) => ({ directory, artifact: null, problem: encoded(pack.bundle) ? null : why });
    if (!artifacts) return refused("this server has no artifact service for actions, and the bundle is too large for the report");
    try {
      const { id, url } = await uploadEvidence(pack.files, pack.name, retentionDays, directory, runUrl);
      return { directory, artifact: { id, url }, problem: null };
    } catch (error) {
      return refused(`the artifact service refused it: ${error instanceof Error ? error.message.split("\n")[0] : "no reason given"}`);
    }
  }
  async report(reports, packs) {
    const [{ subject }] = reports;
    const inline = packs.filter(({ sha256: sha2562 }) => reports.some(({ evidence }) => evidence?.sha256 === sha2562 && evidence.artifactUrl === null));
    const page = pageWithBundles(reports, inline);
    const externalId = packs.slice(0, externalIds).map(({ sha256: sha2562 }) => sha2562).join(",") || null;
    const url = await this.#try(() => postReport(this.#options.client, subject.repository, subject.commit, page, externalId));
    this.#pages.set(subject.commit, url ?? null);
    this.reportUrl ??= url ?? null;
    return url !== void 0 || inline.length === 0;
  }
  async publish(reports, occasion) {
    const [{ subject }] = reports;
    const page = this.#pages.get(subject.commit) ?? null;
    const before = this.#failures.length;
    if (subject.gate !== "merge") await this.#status(subject, { ...statusOf(reports), targetUrl: page || this.#options.runUrl });
    if (occasion.kind !== "merge-group") await this.#comments(reports);
    return page !== null && this.#failures.length === before;
  }
  async publishUnavailable(subject, { what }, mode) {
    const observing = mode === "observe";
    const description = cap(`${observing ? "Observe: would be " : ""}Could not evaluate: ${logLine(what)} could not be read`, descriptionLimit);
    await this.#status(subject, { state: observing ? "success" : "error", description, targetUrl: this.#options.runUrl });
  }
  async #comments(reports) {
    const { comment, client } = this.#options;
    for (const report of reports) {
      if (comment === "never" || report.subject.gate === "merge") continue;
      const blocked = report.decision.result !== "passed";
      for (const { number } of report.subject.changes) {
        await this.#try(() => upsertComment(client, report.subject.repository, number, commentBody([report]), comment === "always" || blocked));
      }
    }
  }
  async #status({ repository, commit }, status) {
    await this.#try(() => postStatus(this.#options.client, repository, commit, status));
  }
  async #try(attempt) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#failures.push(error);
      return void 0;
    }
  }
};
async function writePack(pack, directory) {
  await mkdir2(directory, { recursive: true });
  await Promise.all(pack.files.map(({ name, bytes }) => writeFile2(join2(directory, name), bytes)));
}
function encoded(bundle, sharing = 1) {
  const plain = Buffer.from(bundle).toString("base64");
  if (plain.length <= bundleLimit / sharing) return { text: plain, how: "base64 -d" };
  const packed = gzipSync(bundle, { level: 9 }).toString("base64");
  return packed.length <= bundleLimit ? { text: packed, how: "base64 -d | gunzip" } : null;
}
function bundleBlock({ name, bundle }, sharing) {
  const { text: text2, how } = encoded(bundle, sharing) ?? { text: "", how: "" };
  return `<details><summary>${escapeHtml(name)}: evidence.sigstore.json, by ${how}</summary>

\`\`\`
${text2}
\`\`\`

</details>`;
}
function pageWithBundles(reports, packs) {
  const blocks = packs.map((pack) => bundleBlock(pack, packs.length));
  const page = checkReport(
    reports,
    blocks.reduce((bytes, block) => bytes + Buffer.byteLength(block) + 2, 0)
  );
  return { ...page, text: [page.text, ...blocks].join("\n\n") };
}

// src/render/jobSummary.ts
var summaryLimit = 9e5;
function jobSummary(reports, notice) {
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false), evidenceSection(report, false)]);
  return `${assemble([...notice === null ? [] : noticeSections(notice), severalSection(reports), ...body], summaryLimit)}
`;
}
var noticeSummary = (notice) => `${assemble(noticeSections(notice), summaryLimit)}
`;
function noticeSections(notice) {
  const lines = notice.slice(0, 2e4).split("\n").filter((line) => line.trim() !== "");
  const sentences = lines.filter((line) => !line.startsWith("  ")).map((line) => sentence(visible(line, 2e3), {}, markdown));
  const pasted = lines.filter((line) => line.startsWith("  "));
  return [`> **Note:** ${sentences.join("\n>\n> ")}`, ...pasted.length === 0 ? [] : [codeBlock(pasted)]];
}

// src/action/event.ts
var sha = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
var account = object({ id: int(), login: string(), type: _enum(["User", "Bot", "Mannequin", "Organization"]).catch("User") });
var repo = object({ full_name: string() });
var pullRequestPayload = object({
  action: string().optional(),
  pull_request: object({
    number: int().positive(),
    merged: boolean().nullish(),
    updated_at: string().optional(),
    head: object({ sha, ref: string(), repo: repo.nullable() }),
    base: object({ repo })
  }),
  sender: account.optional()
});
var workflowRunPayload = object({
  workflow_run: object({ head_sha: sha, head_branch: string().nullable(), head_repository: repo.nullish() })
});
var mergeGroupPayload = object({ action: string(), merge_group: object({ head_sha: sha, base_sha: sha, base_ref: string() }) });
function readEvent(event) {
  const repository = event.repository;
  if (event.pullRequest !== null) {
    const byPullRequest = event.name === "pull_request" || event.name === "pull_request_review";
    const mayPublish = !byPullRequest || mayWrite(event, parse(event, pullRequestPayload));
    return { occasion: { kind: "pull-request", repository, number: event.pullRequest, hints: noHints }, mayPublish };
  }
  switch (event.name) {
    case "pull_request":
    case "pull_request_target":
    case "pull_request_review":
      return fromPullRequest(event, parse(event, pullRequestPayload));
    case "workflow_run": {
      const { workflow_run: run2 } = parse(event, workflowRunPayload);
      const head = { repository: run2.head_repository?.full_name ?? null, sha: run2.head_sha, branch: run2.head_branch ?? "" };
      return { occasion: { kind: "head", repository, head }, mayPublish: true };
    }
    case "merge_group": {
      const { action, merge_group: group } = parse(event, mergeGroupPayload);
      if (action !== "checks_requested") return nothing(repository, `merge_group ${JSON.stringify(action)} asks for no check`);
      const base = { branch: group.base_ref.replace(/^refs\/heads\//, ""), commit: group.base_sha };
      return { occasion: { kind: "merge-group", repository, head: group.head_sha, base }, mayPublish: true };
    }
    case "schedule":
      return { occasion: { kind: "sweep", repository }, mayPublish: true };
    default:
      throw new ProblemError({
        code: "CS-031",
        file: "the event",
        message: `the event ${JSON.stringify(event.name.slice(0, 40))} holds no pull request`,
        expected: "pull_request_target, pull_request, pull_request_review, workflow_run, merge_group, schedule, or workflow_dispatch with the input pull-request",
        found: event.name === "workflow_dispatch" ? "workflow_dispatch without the input pull-request" : event.name.slice(0, 40),
        suggestion: "copy the two workflow files of the README, or pass `with: pull-request:`"
      });
  }
}
var noHints = { headSha: null, headRepository: null, headBranch: null, push: null };
var nothing = (repository, why) => ({ occasion: { kind: "nothing", repository, why }, mayPublish: false });
function fromPullRequest(event, payload) {
  const { pull_request: pull, action } = payload;
  if (action === "closed") {
    if (!pull.merged) return nothing(event.repository, "the pull request was closed without being merged");
    return { occasion: { kind: "merged", repository: event.repository, number: pull.number }, mayPublish: mayWrite(event, payload) };
  }
  const hints = { headSha: pull.head.sha, headRepository: pull.head.repo?.full_name ?? null, headBranch: pull.head.ref, push: pushOf(payload) };
  return { occasion: { kind: "pull-request", repository: event.repository, number: pull.number, hints }, mayPublish: mayWrite(event, payload) };
}
function mayWrite(event, { pull_request: pull, sender }) {
  if (event.name === "pull_request_target") return true;
  return pull.head.repo?.full_name === pull.base.repo.full_name && sender?.login !== "dependabot[bot]";
}
var pushOf = ({ action, pull_request: pull, sender }) => action === "synchronize" && sender && pull.updated_at ? { pusher: sender, at: pull.updated_at } : null;
function parse(event, schema) {
  const parsed2 = schema.safeParse(event.payload);
  if (parsed2.success) return parsed2.data;
  const issue = parsed2.error.issues[0];
  throw new ProblemError({
    code: "CS-031",
    file: "the event payload",
    message: `the payload of ${event.name} is not as GitHub documents it`,
    expected: `${issue?.path.join(".") || "an object"}: ${issue?.message ?? ""}`,
    found: event.payload === null || typeof event.payload !== "object" ? typeof event.payload : "something else",
    suggestion: "check that GITHUB_EVENT_PATH is the runner\u2019s own file"
  });
}

// src/action/evaluator.ts
import { readFileSync } from "node:fs";
function evaluatorFrom(env, moduleUrl) {
  const { GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = "" } = env;
  return { name: "countersign", version, digest: manifestDigest(moduleUrl), actionRef: /^[0-9a-f]{40}$/.test(ref) && repository ? `${repository}@${ref}` : null };
}
function manifestDigest(moduleUrl) {
  for (const place of ["./manifest.json", "../manifest.json"]) {
    try {
      return { sha256: sha256(readFileSync(new URL(place, moduleUrl))) };
    } catch {
      continue;
    }
  }
  return null;
}

// src/action/inputs.ts
function inputsFrom(env) {
  return {
    policy: policyPath(text(env, "policy") ?? ".github/countersign.yml"),
    githubToken: required(env, "github-token"),
    orgToken: text(env, "org-token"),
    mode: oneOf(env, "mode", ["enforce", "observe"]),
    signing: oneOf(env, "signing", ["auto", "key", "none"]),
    signingKey: text(env, "signing-key"),
    comment: oneOf(env, "comment", ["never", "on-blocked", "always"]),
    jobResult: oneOf(env, "job-result", ["auto", "verdict", "evaluated"]),
    retentionDays: wholeNumber(env, "retention-days", 1, 400),
    pullRequest: wholeNumber(env, "pull-request", 1, 2 ** 31 - 1)
  };
}
var text = (env, name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || null;
function required(env, name) {
  const value = text(env, name);
  if (value === null) throw wrong(name, "a token; `github.token` is the default", "nothing");
  return value;
}
function oneOf(env, name, choices) {
  const value = text(env, name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (!choice) throw wrong(name, choices.join(" | "), JSON.stringify(value.slice(0, 80)));
  return choice;
}
function wholeNumber(env, name, least, most) {
  const value = text(env, name);
  if (value === null) return null;
  const number = /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`, JSON.stringify(value.slice(0, 80)));
  return number;
}
function policyPath(path) {
  const parts = path.split("/");
  if (path.length > 255 || path.startsWith("/") || parts.includes("..") || parts.includes(".") || parts.includes("") || /[:\\\p{Cc}]/u.test(path)) {
    throw wrong("policy", "a path inside the repository, like .github/countersign.yml", JSON.stringify(path.slice(0, 80)));
  }
  return path;
}
var wrong = (input, expected, found) => new ProblemError({ code: "CS-030", file: "action inputs", message: `input "${input}" has a wrong value`, expected, found, suggestion: `set \`with: ${input}:\` in the workflow` });

// src/action/runner.ts
function runnerFrom(env) {
  const [owner = "", name = "", ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !name || rest.length > 0) throw notARunner("GITHUB_REPOSITORY", "owner/name");
  const serverUrl = (env["GITHUB_SERVER_URL"] || "https://github.com").replace(/\/+$/, "");
  const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
  const id = env["GITHUB_RUN_ID"] ?? "";
  return {
    eventName: env["GITHUB_EVENT_NAME"] ?? "",
    eventPath: env["GITHUB_EVENT_PATH"] ?? "",
    repository: { owner, name },
    apiUrl,
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] || "https://api.github.com/graphql",
    serverUrl,
    run: { id: id || "0", attempt: env["GITHUB_RUN_ATTEMPT"] || "1" },
    runUrl: id ? `${serverUrl}/${owner}/${name}/actions/runs/${id}` : null,
    outputFile: env["GITHUB_OUTPUT"] || null,
    summaryFile: env["GITHUB_STEP_SUMMARY"] || null,
    directory: `${env["RUNNER_TEMP"] || "."}/countersign`,
    artifacts: isHosted(serverUrl),
    idTokenAvailable: Boolean(env["ACTIONS_ID_TOKEN_REQUEST_URL"]),
    workflow: workflowIn(env["GITHUB_WORKFLOW_REF"] ?? "", `${owner}/${name}`),
    job: env["GITHUB_JOB"] || null,
    env
  };
}
function workflowIn(text2, repository) {
  if (text2.length > 2e3) return null;
  const [, home = "", path, ref] = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/:]+)@(refs\/[^:\s]+)$/.exec(text2) ?? [];
  return path && ref && home.toLowerCase() === repository.toLowerCase() ? { path, ref } : null;
}
function isHosted(serverUrl) {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
  return host === "github.com" || host.endsWith(".ghe.com") || host.endsWith(".localhost");
}
var notARunner = (variable, expected) => new ProblemError({
  code: "CS-030",
  file: "environment",
  message: `${variable} is not set as a runner sets it`,
  expected,
  found: null,
  suggestion: "run this as a GitHub Action; on a laptop use `countersign check`"
});

// src/action/seal.ts
var loadSealing = async () => Promise.all([import("./chunks/signer-XPVX5NKM.js"), import("./chunks/record-R3LHUFLX.js"), import("./chunks/bundle-MZ43IXHA.js"), import("./chunks/verify-MDBK7GE6.js")]);
function createSealer(sealing) {
  return async (judged) => {
    try {
      return await sealed(judged, sealing);
    } catch (error) {
      return { refused: error instanceof ProblemError ? refusalOf(error.problem) : unforeseen(error) };
    }
  };
}
var refusalOf = ({ message, code, expected, found, suggestion }) => ({
  detail: [`${message} (${code})`, ...found === null ? [] : [`found ${found}`]].join("; "),
  expected: expected ?? "a record that can be signed",
  remedy: suggestion ?? "run again with debug logging"
});
var unforeseen = (error) => ({
  detail: `the record could not be made: ${error instanceof Error ? error.message : "no reason given"}`,
  expected: "a record that can be signed",
  remedy: "run again with debug logging, and report it"
});
async function sealed({ subject, facts, policies, report }, sealing) {
  const signer = await sealing.signer();
  const { sealRecord } = await import("./chunks/record-R3LHUFLX.js");
  const earlier = sealing.earlier(subject);
  const record = sealRecord({
    gate: subject.gate,
    mode: report.mode,
    facts,
    decision: report.decision,
    policies,
    policyPath: report.policy.path,
    evaluator: sealing.evaluator,
    enforcement: report.enforcement,
    invocation: sealing.invocation,
    frameworks: frameworksOf(report.decision),
    supersedes: subject.gate === "merge" ? [] : earlier,
    inputAttestations: subject.gate === "merge" ? earlier : []
  });
  const bundle = await signer.sign(record.statementBytes);
  const digest = sha256(bundle);
  const files = [
    { name: "evidence.sigstore.json", bytes: bundle },
    { name: "facts.json", bytes: record.factsBytes },
    ...policies[0] ? [{ name: "policy.yml", bytes: policies[0].bytes }] : [],
    { name: "VERIFY.md", bytes: Buffer.from(await guide(subject, report, policies.length > 0, digest, signer)) }
  ];
  const pack = { name: packName(subject, sealing.run), files, bundle, sha256: digest };
  return { pack, signer: signer.keyid, verifyCommand: verifyCommand(subject, signer) };
}
var packName = ({ gate: gate2, changes, commit }, { id, attempt }) => `countersign-${gate2}-${changes.length === 1 ? changes[0]?.number : commit.slice(0, 8)}-r${id}-a${attempt}`;
var verifyCommand = (subject, { mode }) => `countersign verify evidence.sigstore.json ${mode === "key" ? "--key countersign.pub" : "--unsigned"} --repo ${repositoryPath(subject.repository)} --commit ${subject.commit}`;
async function guide(subject, report, policyRead, bundleSha256, signer) {
  const { verifyGuide } = await import("./chunks/verifyGuide-KEZ2HW6U.js");
  return verifyGuide({
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    result: report.decision.result,
    evaluatedAt: report.evaluatedAt,
    bundleSha256,
    policyRead,
    signer: signer.keyid !== null && signer.publicKeyPem !== null ? { keyid: signer.keyid, publicKeyPem: signer.publicKeyPem } : null
  });
}

// src/action/run.ts
async function run(env, moduleUrl, print) {
  try {
    const runner = runnerFrom(env);
    const inputs = inputsFrom(env);
    const event = readEvent({ name: runner.eventName, payload: readPayload(runner.eventPath), repository: runner.repository, pullRequest: inputs.pullRequest });
    return await play(runner, inputs, event, evaluatorFrom(env, moduleUrl), print);
  } catch (error) {
    print(messageCommand("failure", failureText(error)));
    if (env["RUNNER_DEBUG"] === "1" && error instanceof Error) print(messageCommand("notice", error.stack ?? ""));
    await writeSummary(env["GITHUB_STEP_SUMMARY"] ?? null, noticeSummary(failureText(error))).catch(() => void 0);
    return 1;
  }
}
async function play(runner, inputs, event, evaluator, print) {
  const debug = (line) => print(`::debug::${logLine(line)}`);
  if (!useProxy(runner.env)) print(messageCommand("warning", "A proxy is set, and this Node cannot use it: Node 24.14 or newer can."));
  const connect = (token) => createClient({ token, apiUrl: runner.apiUrl, graphqlUrl: runner.graphqlUrl, userAgent: `countersign/${version}`, debug });
  const client = connect(inputs.githubToken);
  const orgClient = inputs.orgToken === null ? null : connect(inputs.orgToken);
  const clients = orgClient ? [client, orgClient] : [client];
  const collector = createCollector({ client, orgClient, policyPath: inputs.policy, workflow: runner.workflow, debug });
  const teller = new GitHubTeller({
    client,
    comment: inputs.comment,
    retentionDays: inputs.retentionDays ?? 0,
    directory: runner.directory,
    runUrl: runner.runUrl,
    artifacts: runner.artifacts
  });
  const sealer = createSealer({
    signer: async () => {
      const { createSigner } = await import("./chunks/signer-XPVX5NKM.js");
      return createSigner({ mode: inputs.signing, key: inputs.signingKey, idTokenAvailable: runner.idTokenAvailable });
    },
    evaluator,
    invocation: runner.runUrl === null ? null : { uri: `${runner.runUrl}/attempts/${runner.run.attempt}`, event: runner.eventName },
    run: runner.run,
    earlier: (subject) => collector.earlier(subject)
  });
  const jobResult = inputs.jobResult === "auto" && !event.mayPublish ? "verdict" : inputs.jobResult;
  const settings = { mode: inputs.mode, jobResult, policyPath: inputs.policy, serverUrl: runner.serverUrl, job: runner.job };
  const usage = () => usageOf(clients);
  const world = { collector, usage, meanwhile: onceSent };
  const edge = event.mayPublish ? { ...world, sealer, teller, prepare: loadSealing } : { ...world, sealer: null, teller: silentTeller, prepare: async () => void 0 };
  const ending = await gate(event.occasion, settings, edge);
  debug(`${usage().requests} requests, ${usage().points ?? "unknown"} GraphQL points`);
  await say(runner, ending, event.mayPublish, teller, print);
  return ending.exitCode;
}
var sendingTurns = 6;
async function onceSent(begin) {
  for (let turn = 0; turn < sendingTurns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  return begin();
}
var unpublished = 'The verdict was not published: this run cannot write (a pull request of a fork or of Dependabot under this event gets a read-only token). It is published by the install form with `pull_request_target`: see "Quick start" in the README.';
async function say(runner, ending, mayPublish, teller, print) {
  const { reports } = ending;
  const level = ending.exitCode === 0 ? "notice" : "failure";
  const notices = [ending.notice, ...mayPublish || !isNonEmpty(reports) ? [] : [unpublished]].filter((notice2) => notice2 !== null);
  const refusals = refusalsOf(reports, teller);
  for (const line of notices) print(messageCommand(level, line));
  for (const line of refusals) print(messageCommand("failure", line));
  const all = [...notices, ...refusals];
  const notice = all.length > 0 ? all.join("\n") : null;
  if (isNonEmpty(reports)) {
    print(terminalReport(reports, { color: false }));
    for (const command2 of annotationCommands(problemAnnotations(reports))) print(command2);
    await writeSummary(runner.summaryFile, jobSummary(reports, notice));
  } else if (notice !== null) await writeSummary(runner.summaryFile, noticeSummary(notice));
  await writeOutputs(runner.outputFile, outputsOf(ending, teller));
}
function refusalsOf(reports, teller) {
  const lacking = [...teller.lacking, ...missingForReading(reports.flatMap(({ reading }) => reading.unavailable))];
  const permissions = lacking.length > 0 ? [missingPermissionsText(lacking)] : [];
  return [...teller.problems.map((problem) => `Not published: ${problem}`), ...permissions];
}
function outputsOf({ reports, stored }, teller) {
  const [first] = stored;
  return {
    decision: worst(reports),
    "report-url": teller.reportUrl ?? "",
    "evidence-path": first ? `${first.place.directory}/evidence.sigstore.json` : "",
    "evidence-sha256": first?.pack.sha256 ?? "",
    "artifact-id": first?.place.artifact?.id ?? "",
    "artifact-url": first?.place.artifact?.url ?? "",
    missing: isNonEmpty(reports) ? missingJson(reports) : "[]"
  };
}
var worst = (reports) => ["failed", "error", "pending", "overridden", "passed"].find((result) => reports.some(({ decision }) => decision.result === result)) ?? "";
var isNonEmpty = (reports) => reports.length > 0;
function readPayload(path) {
  try {
    return JSON.parse(readFileSync2(path, "utf8"));
  } catch (cause) {
    throw new ProblemError({ code: "CS-031", file: "GITHUB_EVENT_PATH", message: "the event payload is not readable JSON", expected: "the file that the runner wrote", found: "no such file, or not JSON" }, { cause });
  }
}
var failureText = (error) => error instanceof ProblemError ? problemText(error.problem) : problemText({ code: "CS-099", file: "", line: null, column: null, message: `internal error: ${error instanceof Error ? error.message : "unknown"}`, expected: null, found: null, suggestion: "run again with debug logging, and report it" });

// src/action/main.ts
process.exitCode = await run(process.env, import.meta.url, (text2) => void process.stdout.write(`${text2}
`));
