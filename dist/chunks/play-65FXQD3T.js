import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  judgeDeployment
} from "./chunk-WTGA7HUO.js";
import {
  controlsSection,
  descriptionLimit,
  judge,
  missingJson,
  observeSection,
  policyRoom,
  problemsSection,
  remarksSection,
  silentTeller,
  statusOf,
  terminalReport,
  todoSection,
  verdictSection,
  warningsSection
} from "./chunk-3EVPXAOE.js";
import "./chunk-GPD64G45.js";
import {
  assuranceOf,
  frameworksOf,
  withoutEvidence
} from "./chunk-KYZSFXOJ.js";
import {
  verifyCommandOf
} from "./chunk-FSKEVAQ2.js";
import "./chunk-2DIW3PCH.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import {
  byPerson,
  deployedSection,
  dueTimes,
  findingAnnotations,
  findingsSection,
  nameOf,
  notesOf,
  overrideReasons,
  overrideSection,
  sayings,
  worstFirst
} from "./chunk-G2SLJIBZ.js";
import {
  speak
} from "./chunk-XKCAVFMA.js";
import "./chunk-F2XSSSJA.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import {
  annotationCommands,
  messageCommand,
  noticeSections,
  noticeSummary,
  summaryLimit,
  writeSummary
} from "./chunk-HZ7VUQLV.js";
import {
  usageOf
} from "./chunk-AG3BCNY7.js";
import "./chunk-GCP3TJJG.js";
import {
  assemble,
  bytesOf,
  collapsed,
  fitItems,
  plural,
  table
} from "./chunk-VPZJA3KK.js";
import {
  markdown,
  shown,
  utc
} from "./chunk-6WS3K2LY.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import {
  version
} from "./chunk-FJ2BD4JP.js";
import {
  repositoryPath
} from "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-4IERF25C.js";
import "./chunk-FSEOP5TF.js";
import {
  RequestFailure
} from "./chunk-KS2MT56E.js";
import {
  problemLines
} from "./chunk-CKY2QYUW.js";
import {
  cap,
  codeBlock,
  escapeHtml,
  link,
  logLine
} from "./chunk-YYE5C27V.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import {
  sha256
} from "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

// src/decision/exitCode.ts
function exitCode(result, enforcement, jobResult, mode) {
  if (mode === "observe") return 0;
  const statusBlocks = jobResult === "evaluated" || jobResult === "auto" && enforcement.required === "yes";
  return statusBlocks || result === "passed" || result === "overridden" ? 0 : 1;
}

// src/gate.ts
async function gate(occasion, settings, edge) {
  const [located] = await Promise.all([edge.collector.locate(occasion), edge.meanwhile(policyRoom)]);
  if (located.state === "nothing") return { exitCode: 0, reports: [], stored: [], notice: located.why };
  if (located.state === "unavailable") {
    await edge.teller.publishUnavailable(occasion, located.commit, located.reason, settings.mode);
    return { exitCode: settings.mode === "observe" ? 0 : 1, reports: [], stored: [], notice: measured(located.reason) };
  }
  const ending = { exitCode: 0, reports: [], stored: [], notice: null };
  for (const subjects of byHead(located.subjects)) await gateHead(subjects, occasion, settings, edge, ending);
  return ending;
}
async function gateHead(subjects, occasion, settings, edge, ending) {
  const isSweep = occasion.kind === "sweep";
  const judgements = [];
  for (const subject of subjects) {
    if (subject.gate === "deployment") judgements.push(await judgeDeployment(subject, settings, edge));
    else judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge));
  }
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
    if (!sealed2) reports.push(silentOverride(judged.report) ? withoutEvidence(judged.report, "unrecorded", { ...unrecorded, detail: cannotWrite }) : judged.report);
    else if ("refused" in sealed2) reports.push(withoutEvidence(judged.report, "unsealed", sealed2.refused));
    else {
      const place = await edge.teller.store(sealed2.pack);
      const { sha256: sha2562 } = sealed2.pack;
      const evidence = {
        sha256: sha2562,
        signed: sealed2.signer !== null,
        signer: sealed2.signer,
        artifactUrl: place.artifact?.url ?? null,
        verifyCommand: sealed2.verifyCommand,
        ...sealed2.entered?.state === "appended" ? { ledger: sealed2.entered.head } : {}
      };
      reports.push(await kept({ ...judged.report, evidence }, sealed2, place, edge, ending));
      packs.push(sealed2.pack);
      ending.stored.push({ pack: sealed2.pack, place });
    }
  }
  const told = await edge.teller.report(reports, packs);
  const final = told ? reports : reports.map((report) => report.evidence?.ledger ? report : withoutEvidence(report, "unstored", unstored(nowhere)));
  const published = await edge.teller.publish(final, occasion);
  ending.reports.push(...final);
  if (!published || !endsWell(occasion, final, settings)) ending.exitCode = 1;
}
async function kept(report, { entered }, { problem }, edge, ending) {
  if (entered?.state === "refused") return withoutEvidence(report, "unledgered", entered.why);
  return problem === null || entered?.state === "appended" ? madeGood(report, edge, ending) : withoutEvidence(report, "unstored", unstored(problem));
}
async function madeGood(report, { teller }, ending) {
  const refused = silentOverride(report) ? await teller.followUp(report) : null;
  if (refused === null) return report;
  ending.exitCode = 1;
  return withoutEvidence(report, "unrecorded", { ...unrecorded, detail: refused });
}
var silentOverride = ({ decision, mode }) => decision.result === "overridden" && mode === "enforce";
var cannotWrite = "this run cannot write";
var unrecorded = { expected: "an issue that names the follow-up and its due time", remedy: "add `issues: write` to the job, and see that the repository has issues" };
var nowhere = "neither an artifact nor the report could hold it";
var unstored = (detail) => ({
  detail,
  expected: "an artifact store, or a record that fits into the report",
  remedy: "make an artifact store reachable; where there is none, split the pull request so that its record fits into the report"
});
var endsWell = (occasion, reports, settings) => occasion.kind === "sweep" || reports.every((report) => exitCode(report.decision.result, report.enforcement, standingIn(report, settings), settings.mode) === 0);
var standingIn = ({ subject }, { jobResult }) => subject.gate === "deployment" || jobResult === "auto" && subject.gate === "merge" ? "verdict" : jobResult;
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

// src/publish/teller.ts
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/render/comment.ts
var commentMarker = "<!-- countersign -->";
var commentLimit = 6e4;
function commentBody(reports) {
  const sections = worstFirst(reports).flatMap((report) => [
    observeSection(report),
    verdictSection(report),
    overrideSection(report),
    problemsSection(report),
    todoSection(report),
    warningsSection(report)
  ]);
  return assemble([commentMarker, ...sections, "The check `countersign report` says why, and links the evidence."], commentLimit);
}

// src/render/followUp.ts
var bodyLimit = 6e4;
function followUpIssue(report, runUrl) {
  const { subject, evidence } = report;
  const isDeployment = subject.gate === "deployment";
  const numbers = subject.changes.slice(0, 5).map(({ number }) => `#${number}`);
  const what = isDeployment ? `deployment of ${subject.commit.slice(0, 7)}` : `${numbers.join(", ")} at ${subject.commit.slice(0, 7)}`;
  const due = dueTimes(report)[0];
  const by = due === void 0 ? "" : `, due ${utc(due)}`;
  const place = isDeployment ? `deployment ${hexOf(subject.environment ?? "")}` : numbers.map((one) => one.slice(1)).join(" ");
  const proof = [
    ...runUrl === null ? [] : [link("The run", runUrl)],
    ...evidence?.artifactUrl ? [link("the evidence", evidence.artifactUrl)] : [],
    ...evidence === null ? [] : [`sha256 ${markdown.datum(evidence.sha256)}`]
  ];
  const sections = [
    verdictSection(report),
    overrideSection(report),
    due === void 0 ? "" : `**Follow-up, due ${utc(due)}:** give what is missing below, or revert; then close this issue with a link to what was done.`,
    todoSection(report),
    controlsSection(report),
    proof.join(" \xB7 ")
  ];
  return {
    marker: `<!-- countersign-override ${repositoryPath(subject.repository).replace(/[^\w./-]/g, "")} ${subject.commit.replace(/[^0-9a-f]/g, "")} ${place} ${occasionOf(report, runUrl)} -->`,
    title: cap(`Follow-up of an override: ${what}${by}`, 200),
    body: assemble(sections, bodyLimit)
  };
}
function occasionOf(report, runUrl) {
  const reasons = [...new Set(overrideReasons(report).map(({ data }) => data["reason"] ?? null))];
  return sha256(JSON.stringify([report.subject.gate === "deployment" ? runUrl : null, reasons])).slice(0, 16);
}
var hexOf = (text) => [...new TextEncoder().encode(text.toLowerCase())].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// src/publish/artifact.ts
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
var actionsStore = async () => new (await import("./artifact-5ARWFJTW.js")).DefaultArtifactClient();
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
async function postReport(client, repository, sha, report, externalId) {
  const { title, summary, text } = report;
  const place = { owner: repository.owner, repo: repository.name };
  const [first = [], ...rest] = batches(report.annotations.map(annotationOf));
  const { data } = await client.rest("POST /repos/{owner}/{repo}/check-runs", {
    ...place,
    name: reportName,
    head_sha: sha,
    status: "completed",
    conclusion: "neutral",
    ...externalId === null ? {} : { external_id: externalId },
    output: { title, summary, text, annotations: first }
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
var annotationOf = ({ path, line, column, level, title, message }) => ({
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

// src/publish/deploymentStatus.ts
async function postDeploymentStatus(client, repository, id, status) {
  await client.rest("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
    owner: repository.owner,
    repo: repository.name,
    deployment_id: id,
    state: status.state,
    description: status.description,
    auto_inactive: false,
    ...status.logUrl === null ? {} : { log_url: status.logUrl }
  });
}

// src/render/permissions.ts
var permissionReasons = {
  contents: { read: "to read the policy and the commits", write: "to append to the ledger" },
  "pull-requests": { read: "to read reviews and commits", write: "to write the comment" },
  statuses: { write: "to publish the verdict" },
  checks: { write: "to publish the report" },
  actions: { read: "to read runs and their approvals" },
  deployments: { read: "to read deployments", write: "to set a deployment status" },
  issues: { read: "to find the follow-up of an override", write: "to record the follow-up of an override" },
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
  const kept2 = /* @__PURE__ */ new Map();
  for (const entry of list) {
    const before = kept2.get(entry.permission);
    if (before === void 0 || before.access === "read" && entry.access === "write") kept2.set(entry.permission, entry);
  }
  return [...kept2.values()].toSorted((one, other) => one.permission < other.permission ? -1 : 1);
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
  const alternatives = header.slice(0, 1e3).split(";").map((text) => text.split(",").flatMap(parsed));
  const known = alternatives.filter((list) => list.length > 0 && list.every(({ permission: permission2 }) => Object.hasOwn(permissionReasons, permission2)));
  return known.find((list) => list.every(({ permission: permission2 }) => permission2 !== "issues")) ?? known[0] ?? null;
}
function parsed(text) {
  const [name = "", access] = text.trim().replaceAll("_", "-").split("=");
  return access === "read" || access === "write" ? [permission(name, access)] : [];
}
var routes = [
  [/^POST .*\/statuses\//, "statuses", "write"],
  [/^(POST|PATCH) .*\/check-runs/, "checks", "write"],
  [/^POST .*\/issues$/, "issues", "write"],
  [/^(POST|PATCH) .*\/issues\//, "pull-requests", "write"],
  [/^POST .*\/deployments\/[^/]+\/statuses$/, "deployments", "write"],
  [/^(POST|PATCH) .*\/git\//, "contents", "write"],
  [/^GET .*\/pulls\//, "pull-requests", "read"],
  [/^GET .*\/(actions|environments)\//, "actions", "read"],
  [/^GET .*\/deployments\b/, "deployments", "read"],
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

// src/publish/inlineBundle.ts
import { gzipSync } from "node:zlib";

// src/render/annotation.ts
var annotationLimit = 20;
function problemAnnotations(reports) {
  const of = (level, problems) => problems.slice(0, annotationLimit).filter(({ file }) => file !== "").map((problem) => annotationOf2(problem, level));
  return [...reports.flatMap(({ problems }) => of("failure", problems)), ...reports.flatMap(({ remarks }) => of("warning", remarks))];
}
var annotationOf2 = (problem, level) => ({
  path: logLine(problem.file, 300),
  line: problem.line ?? 1,
  column: problem.line === null ? null : problem.column,
  level,
  title: problem.code,
  message: problemLines({ ...problem, file: "" }).join("\n").replaceAll(/ {2,}\(/g, " (")
});

// src/render/annotations.ts
var levels = ["failure", "warning", "notice"];
function annotationsOf(reports) {
  const all = [...problemAnnotations(reports), ...reports.flatMap((report) => findingAnnotations(report).slice(0, annotationLimit))];
  const unique = [...new Map(all.map((annotation) => [JSON.stringify(annotation), annotation])).values()];
  return unique.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)).slice(0, annotationLimit);
}

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
  const { sha256: sha2562, signed, signer, artifactUrl, verifyCommand: verifyCommand2, ledger } = evidence;
  const parts = [
    `${change}Evidence ${markdown.datum("evidence.sigstore.json")}`,
    `sha256 ${markdown.datum(sha2562)}`,
    ...artifactUrl === null ? [] : [link("download", artifactUrl)],
    signed ? `signed${signer === null ? "" : ` by ${markdown.datum(signer)}`}` : "**unsigned**: it proves nothing about who made it",
    ...ledger === void 0 ? [] : [`ledger ${markdown.datum(ledger.branch)}: head is record ${ledger.index}, sha256 ${markdown.datum(ledger.sha256)}`]
  ];
  return `${parts.join(" \xB7 ")}

${codeBlock([verifyCommand2])}`;
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
    annotations: annotationsOf(reports)
  };
}
var firstScreen = (report) => [
  observeSection(report),
  verdictSection(report),
  overrideSection(report),
  problemsSection(report),
  todoSection(report),
  deployedSection(report),
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
  findingsSection(report),
  notesSection(report),
  remarksSection(report),
  readingSection(report),
  notEvaluatedSection(report)
];
var severalSection = (reports) => reports.length === 1 ? "" : `**This commit is the head of ${reports.length} open pull requests.** The worst verdict is the commit's status; each has its own section.`;

// src/publish/inlineBundle.ts
var bundleLimit = 48e3;
function encoded(bundle, sharing = 1) {
  const plain = Buffer.from(bundle).toString("base64");
  if (plain.length <= bundleLimit / sharing) return { text: plain, how: "base64 -d" };
  const packed = gzipSync(bundle, { level: 9 }).toString("base64");
  return packed.length <= bundleLimit ? { text: packed, how: "base64 -d | gunzip" } : null;
}
function bundleBlock({ name, bundle }, sharing) {
  const { text, how } = encoded(bundle, sharing) ?? { text: "", how: "" };
  return `<details><summary>${escapeHtml(name)}: evidence.sigstore.json, by ${how}</summary>

\`\`\`
${text}
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

// src/publish/issue.ts
async function openIssue(client, repository, { marker, title, body }) {
  const before = await findOurs2(client, repository, marker);
  if (before !== null) return before;
  const { data } = await client.rest("POST /repos/{owner}/{repo}/issues", {
    owner: repository.owner,
    repo: repository.name,
    title,
    body: `${marker}

${body}`
  });
  const url = data?.html_url;
  return typeof url === "string" ? url : "";
}
var query2 = `query ($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $cursor, states: OPEN, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { viewerDidAuthor body url }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
var pageLimit2 = 5;
async function findOurs2(client, { owner, name }, marker) {
  let cursor = null;
  for (let page = 0; page < pageLimit2; page += 1) {
    const answer = await client.graphql(query2, { owner, name, cursor });
    const repository = answer.data?.["repository"];
    const nodes = repository?.issues?.nodes;
    if (!Array.isArray(nodes)) throw unreadable2(answer.errors[0]?.message);
    const ours = nodes.find((one) => one?.viewerDidAuthor === true && typeof one.body === "string" && one.body.startsWith(marker));
    if (ours) return typeof ours.url === "string" ? ours.url : "";
    const { hasNextPage, endCursor } = repository?.issues?.pageInfo ?? {};
    if (hasNextPage !== true || typeof endCursor !== "string" || endCursor === cursor) return null;
    cursor = endCursor;
  }
  return null;
}
var unreadable2 = (message) => new RequestFailure({
  message: `the issues of the repository could not be read: ${message ?? "the answer holds none"}`,
  status: null,
  request: "POST /graphql",
  permissions: null,
  source: null
});

// src/publish/status.ts
var statusContext = "countersign";
async function postStatus(client, repository, sha, { state, description, targetUrl }) {
  await client.rest("POST /repos/{owner}/{repo}/statuses/{sha}", {
    owner: repository.owner,
    repo: repository.name,
    sha,
    state,
    context: statusContext,
    description,
    ...targetUrl === null ? {} : { target_url: targetUrl }
  });
}

// src/publish/teller.ts
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
  /** Only a pull request's head gets a status: on a merged commit it would wake nobody, and a deployment is blocked by its own job. */
  async announce(subject) {
    if (subject.gate !== "pull-request") return;
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
    const inline = packs.filter(({ sha256: sha2562, bundle }) => reports.some(({ evidence }) => evidence?.sha256 === sha2562 && evidence.artifactUrl === null) && encoded(bundle) !== null);
    const page = pageWithBundles(reports, inline);
    const externalId = packs.slice(0, externalIds).map(({ sha256: sha2562 }) => sha2562).join(",") || null;
    const url = await this.#try(() => postReport(this.#options.client, subject.repository, subject.commit, page, externalId));
    this.#pages.set(subject.commit, url ?? null);
    this.reportUrl ??= url ?? null;
    return url !== void 0 || inline.length === 0;
  }
  /** The issue that keeps an override from being forgotten; null: it stands, else what kept it from being opened. */
  async followUp(report) {
    const { client, runUrl } = this.#options;
    const before = this.#failures.length;
    await this.#try(() => openIssue(client, report.subject.repository, followUpIssue(report, runUrl)));
    const failure = this.#failures[before];
    return failure === void 0 ? null : `${failure.request} answered ${failure.status ?? "nothing"}: ${failure.message}`;
  }
  async publish(reports, occasion) {
    const [{ subject }] = reports;
    const page = this.#pages.get(subject.commit) ?? null;
    const before = this.#failures.length;
    const { state, description } = statusOf(reports);
    if (subject.gate === "pull-request") await this.#status(subject, { state, description, targetUrl: page || this.#options.runUrl });
    await this.#deploymentStatus(occasion, { state: state === "pending" ? "failure" : state, description, logUrl: this.#options.runUrl });
    if (occasion.kind !== "merge-group") await this.#comments(reports);
    return page !== null && this.#failures.length === before;
  }
  async publishUnavailable(occasion, commit, { what }, mode) {
    const observing = mode === "observe";
    const description = cap(`${observing ? "Observe: would be " : ""}Could not evaluate: ${logLine(what)} could not be read`, descriptionLimit);
    const state = observing ? "success" : "error";
    const { runUrl } = this.#options;
    await this.#deploymentStatus(occasion, { state, description, logUrl: runUrl });
    if (commit === null || occasion.kind === "merged" || occasion.kind === "deployment") return;
    await this.#status({ repository: occasion.repository, commit }, { state, description, targetUrl: runUrl });
  }
  /** Only on the deployment that an event named; that of an environment's job is GitHub's own to report on. */
  async #deploymentStatus(occasion, status) {
    if (occasion.kind !== "deployment" || occasion.deployment.id === null) return;
    const { id } = occasion.deployment;
    await this.#try(() => postDeploymentStatus(this.#options.client, occasion.repository, id, status));
  }
  async #comments(reports) {
    const { comment, client } = this.#options;
    for (const report of reports) {
      if (comment === "never" || report.subject.gate !== "pull-request") continue;
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

// src/render/jobSummary.ts
function jobSummary(reports, notice, withheld = false) {
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false), evidenceSection(report, false)]);
  return `${assemble([withheld ? "### Not published: what stands below was decided, and nobody was told" : "", ...notice === null ? [] : noticeSections(notice), severalSection(reports), ...body], summaryLimit)}
`;
}

// src/action/ending.ts
var unpublished = 'The verdict was not published: this run cannot write (a pull request of a fork or of Dependabot under this event gets a read-only token). It is published by the install form with `pull_request_target`: see "Quick start" in the README.';
async function say(runner, ending, mayPublish, teller, print) {
  const { reports } = ending;
  const level = ending.exitCode === 0 ? "notice" : "failure";
  const notices = [ending.notice, ...mayPublish || !isNonEmpty(reports) ? [] : [unpublished]].filter((notice2) => notice2 !== null);
  const refusals = refusalsOf(reports, teller);
  const withheld = isWithheld(ending);
  if (withheld) notices.unshift(withheldNotice);
  for (const line of notices) print(messageCommand(level, line));
  for (const line of refusals) print(messageCommand("failure", line));
  const all = [...notices, ...refusals];
  const notice = all.length > 0 ? all.join("\n") : null;
  if (isNonEmpty(reports)) {
    print(terminalReport(reports, { color: false }));
    for (const command of annotationCommands(annotationsOf(reports))) print(command);
    await writeSummary(runner.summaryFile, jobSummary(reports, notice, withheld));
  } else if (notice !== null) await writeSummary(runner.summaryFile, noticeSummary(notice));
  await writeOutputs(runner.outputFile, outputsOf(ending, teller));
}
var isWithheld = ({ reports, exitCode: exitCode2 }) => exitCode2 !== 0 && ["passed", "overridden"].includes(worst(reports));
var withheldNotice = "The verdict was not published, or not all of it, so this step fails: what was decided counts for nothing until it is.";
function refusalsOf(reports, teller) {
  const lacking = [...teller.lacking, ...missingForReading(reports.flatMap(({ reading }) => reading.unavailable))];
  const permissions = lacking.length > 0 ? [missingPermissionsText(lacking)] : [];
  return [...teller.problems.map((problem) => `Not published: ${problem}`), ...permissions];
}
function outputsOf(ending, teller) {
  const { reports, stored } = ending;
  const [first] = stored;
  return {
    decision: isWithheld(ending) ? "error" : worst(reports),
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

// src/action/recordReport.ts
var loadRecordReport = async () => Promise.all([import("./recordPage-L5JDEOOQ.js"), import("./htmlPage-HYQXZROG.js"), import("./verifyCommand-4QN753SK.js")]);
async function recordReport({ statement, facts, bundleSha256, signer }) {
  if (facts.subject.gate === "deployment") return null;
  try {
    const { recordPage } = await import("./recordPage-L5JDEOOQ.js");
    const { recordHtml } = await import("./htmlPage-HYQXZROG.js");
    const { verifyCommandOf: verifyCommandOf2 } = await import("./verifyCommand-4QN753SK.js");
    const [, { name: repository, digest }] = statement.subject;
    const compared = { repository, commit: digest.gitCommit, environment: null, result: statement.predicate.decision.result };
    const page = await recordPage(statement, { bundleSha256, signer, verifyCommand: verifyCommandOf2(compared, signer), sameAgain: true }, facts);
    return Buffer.from(recordHtml(page));
  } catch {
    return null;
  }
}

// src/action/seal.ts
var loadSealing = async () => Promise.all([loadRecordReport(), import("./signer-YR7EK2GU.js"), import("./record-5XHYD7MF.js"), import("./bundle-BAKZVMIU.js"), import("./verify-VHEIL3YF.js")]);
function createSealer(sealing) {
  return async (judged) => {
    try {
      return sealing.ledger === null ? await sealed(judged, sealing, null) : await intoLedger(judged, sealing, sealing.ledger);
    } catch (error) {
      return { refused: error instanceof ProblemError ? refusalOf(error.problem, judged.subject.gate) : unforeseen(error) };
    }
  };
}
function refusalOf({ message, code, expected, found, suggestion }, gate2) {
  const unmarked = (text) => text.replaceAll("`", "");
  const lines = (suggestion ?? "run again with debug logging").split("\n");
  const key = lines.findIndex((line) => line === permissionsKey);
  const words = key < 0 ? lines : [...lines.slice(0, key), "the permissions below"];
  const block = lines.slice(key).map((line) => gate2 === "deployment" ? ofDeployment(line) : line);
  return {
    detail: unmarked([`${message} (${code})`, ...found === null ? [] : [`found ${found}`]].join("; ")),
    expected: unmarked(expected ?? "a record that can be signed"),
    remedy: unmarked(words.join(" ")),
    ...key < 0 ? {} : { paste: [...block, "  # and keep what else the job has: what is not listed is none"] }
  };
}
var permissionsKey = "permissions:";
var ofDeployment = (line) => line === "  statuses: write" ? "  deployments: read" : line;
var unforeseen = (error) => ({
  detail: `the record could not be made: ${error instanceof Error ? error.message : "no reason given"}`,
  expected: "a record that can be signed",
  remedy: "run again with debug logging, and report it"
});
async function intoLedger(judged, sealing, ledger) {
  const { enterLedger } = await import("./ledger-ZZ7CKFVA.js");
  const { subject } = judged;
  const enter = await enterLedger(ledger, subject.repository, noteOf(judged, sealing), (sequence) => sealed(judged, sealing, sequence));
  return { ...enter.sealed, entered: enter.entered };
}
var noteOf = ({ subject, report }, { run }) => ({
  gate: subject.gate,
  result: report.decision.result,
  commit: subject.commit,
  environment: subject.environment ?? null,
  run: run.id
});
async function sealed({ subject, facts, policies, report }, sealing, sequence) {
  const signer = await sealing.signer();
  const { sealRecord } = await import("./record-5XHYD7MF.js");
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
    inputAttestations: subject.gate === "merge" ? earlier : [],
    assurance: assuranceOf(report.decision),
    sequence
  });
  const bundle = await signer.sign(record.statementBytes);
  const digest = sha256(bundle);
  const certified = signer.mode === "keyless" ? (await import("./signatory-TMXEZYXG.js")).signatoryOf(bundle) : null;
  const files = [
    { name: "evidence.sigstore.json", bytes: bundle },
    { name: "facts.json", bytes: record.factsBytes },
    ...policies[0] ? [{ name: "policy.yml", bytes: policies[0].bytes }] : [],
    { name: "VERIFY.md", bytes: Buffer.from(await guide(subject, report, policies.length > 0, digest, guideSigner(signer, certified))) }
  ];
  const page = await recordReport({ statement: record.statement, facts, bundleSha256: digest, signer: certified ?? (signer.keyid === null ? null : { keyid: signer.keyid }) });
  if (page !== null) files.push({ name: "report.html", bytes: page });
  const pack = { name: packName(subject, sealing.run), files, bundle, sha256: digest };
  return { pack, signer: certified?.identity ?? signer.keyid, verifyCommand: verifyCommand(subject, report, signer, certified), entered: null };
}
var packName = ({ gate: gate2, changes, commit }, { id, attempt }) => `countersign-${gate2}-${gate2 !== "deployment" && changes.length === 1 ? changes[0]?.number : commit.slice(0, 8)}-r${id}-a${attempt}`;
function verifyCommand(subject, { decision }, { keyid }, certified) {
  const { repository, commit, environment } = subject;
  const compared = { repository: repositoryPath(repository), commit, environment: environment ?? null, result: decision.result };
  return verifyCommandOf(compared, certified ?? (keyid === null ? null : { keyid }));
}
var guideSigner = ({ keyid, publicKeyPem }, certified) => certified ?? (keyid !== null && publicKeyPem !== null ? { keyid, publicKeyPem } : null);
async function guide(subject, report, policyRead, bundleSha256, signer) {
  const { verifyGuide } = await import("./verifyGuide-PMPOAPES.js");
  return verifyGuide({
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    environment: subject.environment ?? null,
    result: report.decision.result,
    evaluatedAt: report.evaluatedAt,
    bundleSha256,
    policyRead,
    signer
  });
}

// src/action/signing.ts
var signerOptions = (inputs, { idToken, serverUrl, env }, warn) => ({
  mode: inputs.signing,
  key: inputs.signingKey,
  idTokenAvailable: idToken !== null,
  outside: {
    idToken,
    services: inputs.services,
    serverUrl,
    command: { argv: inputs.signingCommand, publicKeyPem: inputs.signingPublicKey, environment: environmentOf(env) },
    trustedRoot: inputs.trustedRoot,
    warn
  }
});
var environmentOf = (env) => Object.fromEntries(
  Object.entries(env).filter(([name]) => !/^(INPUT|ACTIONS_RUNTIME)_/.test(name))
);
function recordVerifier(signer, trustedKeys) {
  let trusted = null;
  const all = async () => {
    const own = await signer().then((one) => one.trust()).catch(() => null);
    return [...own === null ? [] : [own], ...trustedKeys.map((key) => ({ key }))];
  };
  return async (bundle, subject) => {
    const { earlierRecord } = await import("./earlierRecord-KXP3ZV5C.js");
    return earlierRecord(bundle, await (trusted ??= all()), subject);
  };
}

// src/action/play.ts
async function play({ runner, inputs, event, connection, located, meanwhile, moduleUrl, print }) {
  const { client, ledgerClient, clients, debug } = connection;
  const collector = { ...connection.collector, locate: () => located };
  const teller = new GitHubTeller({
    client,
    comment: inputs.comment,
    retentionDays: inputs.retentionDays ?? 0,
    directory: runner.directory,
    runUrl: runner.runUrl,
    artifacts: runner.artifacts
  });
  const signer = async () => {
    const { createSigner } = await import("./signer-YR7EK2GU.js");
    return createSigner(signerOptions(inputs, runner, (line) => print(messageCommand("warning", line))));
  };
  const sealer = createSealer({
    signer,
    evaluator: evaluatorFrom(runner.env, moduleUrl),
    invocation: runner.runUrl === null ? null : { uri: `${runner.runUrl}/attempts/${runner.run.attempt}`, event: runner.eventName },
    run: runner.run,
    earlier: (subject) => collector.earlier(subject),
    ledger: inputs.ledger === null ? null : { client: ledgerClient ?? client, branch: inputs.ledger, debug }
  });
  const jobResult = inputs.jobResult === "auto" && !event.mayPublish ? "verdict" : inputs.jobResult;
  const settings = { mode: inputs.mode, jobResult, policyPath: inputs.policy, serverUrl: runner.serverUrl, job: runner.job, breakGlass: inputs.breakGlass };
  const usage = () => usageOf(clients);
  const world = { collector, usage, verifyRecord: recordVerifier(signer, inputs.trustedKeys), meanwhile };
  const edge = event.mayPublish ? { ...world, sealer, teller, prepare: loadSealing } : { ...world, sealer: null, teller: silentTeller, prepare: async () => void 0 };
  const ending = await gate(event.occasion, settings, edge);
  debug(`${usage().requests} requests, ${usage().points ?? "unknown"} GraphQL points`);
  await say(runner, ending, event.mayPublish, teller, print);
  return ending.exitCode;
}
export {
  play
};
