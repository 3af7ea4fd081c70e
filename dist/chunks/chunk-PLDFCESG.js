import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  controlsSection,
  observeSection,
  problemsSection,
  reconciliationSections,
  remarksSection,
  todoSection,
  verdictSection,
  warningsSection
} from "./chunk-ST2B46OM.js";
import {
  byPerson,
  deployedSection,
  nameOf,
  sayings
} from "./chunk-37DPE4FK.js";
import {
  descriptionLimit,
  dueTimes,
  findingAnnotations,
  findingsSection,
  notesOf,
  overrideReasons,
  overrideSection,
  statusOf,
  worstFirst
} from "./chunk-KDQPR4NE.js";
import {
  speak
} from "./chunk-TZCTPPRL.js";
import {
  assemble,
  bytesOf,
  collapsed,
  fitItems,
  plural,
  table
} from "./chunk-5WCXI63W.js";
import {
  markdown,
  shown,
  utc
} from "./chunk-63K54IQN.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import {
  problemLines
} from "./chunk-OFEP6JKC.js";
import {
  cap,
  codeBlock,
  escapeHtml,
  link,
  logLine
} from "./chunk-3Z6U3Y6T.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

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
var actionsStore = async () => new (await import("./artifact-LNVFAMCE.js")).DefaultArtifactClient();
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
  issues: { read: "to find the issue that stands", write: "to record the follow-up of an override, or what a reconciliation finds" },
  "id-token": { write: "to sign without a key" },
  attestations: { write: "to store the record among GitHub's attestations" }
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
  return strongest(failures.filter(isRefusal).flatMap(({ permissions, request }) => accepted(permissions, ofIssue.test(request.slice(0, 500))) ?? ofRequest(request)));
}
var missingForReading = (reasons) => missingPermissions(
  reasons.flatMap(
    ({ request, status, detail }) => request === null || status !== 403 ? [] : [{ status, request, message: detail, permissions: null }]
  )
);
var isRefusal = ({ status, message }) => (status === 403 || status === 404) && !/rate limit|not available/i.test(message);
function accepted(header, isIssue) {
  if (header === null) return null;
  const alternatives = header.slice(0, 1e3).split(";").map((text) => text.split(",").flatMap(parsed));
  const known = alternatives.filter((list) => list.length > 0 && list.every(({ permission: permission2 }) => Object.hasOwn(permissionReasons, permission2)));
  return known.find((list) => list.every(({ permission: permission2 }) => permission2 === "issues" === isIssue)) ?? known[0] ?? null;
}
function parsed(text) {
  const [name = "", access] = text.trim().replaceAll("_", "-").split("=");
  return access === "read" || access === "write" ? [permission(name, access)] : [];
}
var ofIssue = /^PATCH .*\/issues\/[^/]+$/;
var routes = [
  [/^POST .*\/statuses\//, "statuses", "write"],
  [/^(POST|PATCH) .*\/check-runs/, "checks", "write"],
  [/^POST .*\/issues$/, "issues", "write"],
  [ofIssue, "issues", "write"],
  [/^(POST|PATCH) .*\/issues\//, "pull-requests", "write"],
  [/^POST .*\/deployments\/[^/]+\/statuses$/, "deployments", "write"],
  [/^(POST|PATCH) .*\/git\//, "contents", "write"],
  [/^POST .*\/attestations$/, "attestations", "write"],
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
  const { sha256: sha2562, signed, signer, artifactUrl, verifyCommand, ledger, attestation } = evidence;
  const parts = [
    `${change}Evidence ${markdown.datum("evidence.sigstore.json")}`,
    `sha256 ${markdown.datum(sha2562)}`,
    ...artifactUrl === null ? [] : [link("download", artifactUrl)],
    ...attestation === void 0 ? [] : [link("attestation", attestation.url)],
    signed ? `signed${signer === null ? "" : ` by ${markdown.datum(signer)}`}` : "**unsigned**: it proves nothing about who made it",
    ...ledger === void 0 ? [] : [`ledger ${markdown.datum(ledger.branch)}: head is record ${ledger.index}, sha256 ${markdown.datum(ledger.sha256)}`]
  ];
  return `${parts.join(" \xB7 ")}

${codeBlock([verifyCommand])}`;
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
  ...reconciliationSections(report),
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
async function openIssue(client, repository, issue) {
  const before = await findOurs2(client, repository, issue.marker);
  return before === null ? opened(client, repository, issue) : before.url;
}
async function upsertIssue(client, repository, issue, create = true) {
  const before = await findOurs2(client, repository, issue.marker);
  if (before === null) return create ? { url: await opened(client, repository, issue), state: "opened" } : null;
  if (!Number.isSafeInteger(before.number)) throw unreadable2("one has no number");
  const title = leadOf(before.title) === leadOf(issue.title) ? { title: issue.title } : {};
  await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
    owner: repository.owner,
    repo: repository.name,
    issue_number: before.number,
    body: bodyOf(issue),
    ...title
  });
  return { url: before.url, state: "updated" };
}
async function opened(client, repository, issue) {
  const { data } = await client.rest("POST /repos/{owner}/{repo}/issues", {
    owner: repository.owner,
    repo: repository.name,
    title: issue.title,
    body: bodyOf(issue)
  });
  const url = data?.html_url;
  return typeof url === "string" ? url : "";
}
var leadOf = (title) => title.split(": ", 1)[0] ?? "";
var bodyOf = ({ marker, body }) => `${marker}

${body}`;
var query2 = `query ($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $cursor, states: OPEN, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { viewerDidAuthor number title body url }
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
    const ours = nodes.find(
      (one) => one?.viewerDidAuthor === true && typeof one.body === "string" && one.body.startsWith(marker)
    );
    if (ours) return ourIssue(ours);
    const { hasNextPage, endCursor } = repository?.issues?.pageInfo ?? {};
    if (hasNextPage !== true || typeof endCursor !== "string" || endCursor === cursor) return null;
    cursor = endCursor;
  }
  return null;
}
var ourIssue = ({ number, title, url }) => ({
  number: Number(number),
  title: typeof title === "string" ? title : "",
  url: typeof url === "string" ? url : ""
});
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
    const directory = join2(this.#options.directory, pack.name);
    await writePack(pack, directory);
    const [place, attestation] = await Promise.all([this.#artifact(pack, directory), this.#options.attester?.attest(pack)]);
    return { ...place, ...attestation === void 0 ? {} : { attestation } };
  }
  async #artifact(pack, directory) {
    const { retentionDays, runUrl, artifacts } = this.#options;
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
    if (subject.gate === "repository")
      return packs.every((pack) => reports.some(({ evidence }) => evidence?.sha256 === pack.sha256 && evidence.artifactUrl !== null));
    const inline = packs.filter(
      ({ sha256: sha2562, bundle }) => reports.some(({ evidence }) => evidence?.sha256 === sha2562 && evidence.artifactUrl === null) && encoded(bundle) !== null
    );
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
    if (subject.gate === "repository") return this.#exceptions(reports[0]);
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
  /** One issue for all that a reconciliation finds. Observing, nothing is asked of anybody. */
  async #exceptions(report) {
    const { client, runUrl, issue } = this.#options;
    const { subject, decision, mode } = report;
    if (!issue || mode === "observe") return true;
    const before = this.#failures.length;
    const found = decision.result !== "passed";
    const { reconciliationIssue } = await import("./reconciliationIssue-63GOLQE4.js");
    await this.#try(() => upsertIssue(client, subject.repository, reconciliationIssue(report, { runUrl }), found));
    return this.#failures.length === before;
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

export {
  missingPermissionsText,
  missingPermissions,
  missingForReading,
  annotationsOf,
  evidenceSection,
  firstScreen,
  reasonsWhy,
  severalSection,
  GitHubTeller
};
