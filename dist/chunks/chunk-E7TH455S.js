import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  byPerson,
  nameOf,
  rangeLine,
  sayings
} from "./chunk-37DPE4FK.js";
import {
  commitWords,
  counted,
  deploymentWords,
  detailReasons,
  headlineParts,
  isFinding,
  isOverride,
  listTitles,
  notesOf,
  openings,
  overrideReasons,
  recordWords,
  remedies,
  resultName,
  tellsOf,
  thousands,
  totalLine,
  verdictOrder,
  verdictWord
} from "./chunk-KDQPR4NE.js";
import {
  speak,
  speakShort
} from "./chunk-TZCTPPRL.js";
import {
  countsIn,
  exceptionLists,
  exceptionsOf,
  notListed
} from "./chunk-ZMN4BMBE.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  predicateType
} from "./chunk-6JRFHEXK.js";
import {
  breakGlassId
} from "./chunk-RB7NLRLP.js";
import {
  controlById
} from "./chunk-H5NMOGC6.js";
import {
  html,
  plain,
  sentence,
  shown,
  utc
} from "./chunk-63K54IQN.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  escapeHtml,
  visible
} from "./chunk-3Z6U3Y6T.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/render/htmlMarkup.ts
var asHtml = (text) => text;
var nothing = asHtml("");
var words = (text) => asHtml(escapeHtml(text));
var spoken = (fill) => asHtml(fill(html));
var label = (text) => asHtml(escapeHtml(visible(text)));
var datum = (text) => asHtml(html.datum(text));
var exactLimit = 2e3;
var exact = (text) => asHtml(`<code>${escapeHtml(visible(text, exactLimit)) || "(empty)"}</code>`);
var value = (json) => asHtml(shown(json, html, "and"));
function time(text) {
  if (text === null) return words("not known");
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? words(utc(text)) : datum(text);
}
var number = (count) => words(String(count));
function tag(name, attributes, ...children) {
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escapeHtml(text)}"`);
  return asHtml(`<${name}${written.join("")}>${children.join("")}</${name}>`);
}
function joined(parts, joint = " ") {
  const between = (before, next) => before === "" || joint === " " && /^[,.;:)]/.test(next) ? "" : escapeHtml(joint);
  return asHtml(parts.filter((part) => part !== "").reduce((before, next) => before + between(before, next) + next, ""));
}
var lines = (...parts) => asHtml(parts.filter((part) => part !== "").join("\n"));
var rowLimit = 2e3;
function tableOf(caption, head, rows) {
  if (rows.length === 0) return nothing;
  const left = rows.length - rowLimit;
  const rest = left > 0 ? [[words(`\u2026 and ${left} more: see the record itself`), ...head.slice(1).map(() => nothing)]] : [];
  const body = [...rows.slice(0, rowLimit), ...rest].map(
    ([first = nothing, ...others]) => tag("tr", {}, tag("th", { scope: "row" }, first), ...others.map((cell) => tag("td", {}, cell)))
  );
  return tag(
    "table",
    {},
    tag("caption", {}, words(caption)),
    tag("thead", {}, tag("tr", {}, ...head.map((name) => tag("th", { scope: "col" }, words(name))))),
    tag("tbody", {}, lines(...body))
  );
}
function pairs(caption, rows) {
  const row = (name, cell) => tag("tr", {}, tag("th", { scope: "row" }, words(name)), tag("td", {}, cell));
  const held = rows.flatMap(([name, cell]) => cell === null || cell === "" ? [] : [row(name, cell)]);
  return held.length === 0 ? nothing : tag("table", { class: "pairs" }, tag("caption", {}, words(caption)), tag("tbody", {}, lines(...held)));
}
function listOf(items, kind = "ul") {
  const left = items.length - rowLimit;
  const rest = left > 0 ? [words(`\u2026 and ${left} more: see the record itself`)] : [];
  return items.length === 0 ? nothing : tag(kind, {}, ...[...items.slice(0, rowLimit), ...rest].map((item) => tag("li", {}, item)));
}
function block(text, limit) {
  const all = text.replace(/\n$/, "").split(/\r?\n/);
  const left = all.length - limit;
  const kept = all.slice(0, limit).map((line) => visible(line.replaceAll("	", "    "), exactLimit));
  return tag("pre", {}, words([...kept, ...left > 0 ? [`\u2026 and ${left} more lines: see the file itself`] : []].join("\n")));
}

// src/render/htmlWords.ts
var resultMeaning = {
  passed: "Every rule that applied was satisfied when this was judged.",
  pending: "Only sign-offs were missing when this was judged. It had not passed.",
  failed: "A rule was broken. More approvals alone would not have made it pass.",
  error: "Something that had to be known could not be read. That never counts as passed.",
  overridden: "Rules were not satisfied, and it was let through in an emergency with a second person\u2019s signature. This is not a pass."
};
var marks = {
  passed: "\u2713",
  pass: "\u2713",
  pending: "\u2026",
  failed: "\u2715",
  fail: "\u2715",
  error: "?",
  unknown: "?",
  overridden: "!",
  "not-applicable": "\u2013"
};
var mark = (of) => tag("span", { class: "mark", "aria-hidden": "true" }, words(marks[of]));
var resultBadge = (result) => tag("strong", { class: result }, mark(result), words(resultWord[result]));
var verdictBadge = (verdict) => tag("strong", { class: verdict }, mark(verdict), words(verdictWord[verdict]));
var said = (reason, form = "text") => spoken((style) => speak(reason, form, style));
function controlTable(caption, controls, { report }) {
  const ordered = controls.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict));
  return tableOf(caption, ["Control", "Result", "Why"], ordered.map((result) => {
    const { told, rest } = detailReasons(result);
    const { title = "" } = controlById(result.id) ?? {};
    const about = title === "" ? nothing : tag("div", { class: "soft" }, words(`Holds when: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`));
    const why = [...told.map((reason) => said(reason)), ...rest > 0 ? [words(`(and ${rest} more of the kind, in the record)`)] : []];
    return [joined([spoken((style) => resultName(result, report, style)), about]), badgeOf(result), joined(why)];
  }));
}
var badgeOf = ({ id, verdict }) => id === breakGlassId && verdict === "pass" ? resultBadge("overridden") : verdictBadge(verdict);
function findingTable({ report }) {
  const reasons = report.decision.controls.flatMap(({ id, because }) => because.map((one) => ({ ...one, control: id, change: null }))).filter((reason) => isFinding(reason.control, reason));
  const once = new Map(reasons.map((reason) => [JSON.stringify([reason.message, reason.data]), reason]));
  const kindOf2 = (reason) => value(reason.data["verdict"] ?? null);
  const row = (reason) => [said(reason), kindOf2(reason), said(reason, "todo")];
  return tableOf("Findings in workflow files", ["Finding", "Kind", "Remedy"], [...once.values()].map(row));
}
function approvalTable(counted2, notCounted) {
  const rows = [...byPerson(counted2).map((told) => ({ told, isCounted: true })), ...byPerson(notCounted).map((told) => ({ told, isCounted: false }))];
  if (rows.length === 0) return tag("p", {}, words("No approval was given, and none was refused."));
  return tableOf("Who approved, and whether it counted", ["Person", "Counted", "Approved commit", "Why"], rows.map(({ told, isCounted }) => [
    spoken((style) => nameOf(told, style)),
    tag("strong", { class: isCounted ? "pass" : "fail" }, words(isCounted ? "Yes" : "No")),
    typeof told.commit === "string" ? datum(told.commit.slice(0, 12)) : words("\u2013"),
    spoken((style) => sayings(told, style, " "))
  ]));
}
var contributorTable = (contributors) => tableOf("Who contributed, and how that is known", ["Person", "By"], byPerson(contributors).map((told) => [
  spoken((style) => nameOf(told, style)),
  spoken((style) => sayings(told, style, "; "))
]));
function missingList(todo) {
  const items = todo.map((reason) => said(reason, "todo"));
  return todo.length === 0 ? nothing : lines(tag("h3", {}, words("What would have been needed")), listOf(items, "ol"));
}
var signerWords = (signer) => {
  if (signer === null) return words("nobody: this record is not signed, and anyone could have written it");
  if ("keyid" in signer) return joined([words("the key with the fingerprint"), exact(signer.keyid)]);
  return joined([words("the workflow"), exact(signer.identity), words("vouched for by"), exact(signer.issuer)]);
};

// src/render/htmlVerdict.ts
function subjectTitle({ report: { subject } }) {
  const numbers = subject.changes.slice(0, 10).map(({ number: number2 }) => `#${number2}`).join(", ");
  const more = subject.changes.length > 10 ? ` and ${subject.changes.length - 10} more` : "";
  const plural = subject.changes.length === 1 ? "" : "s";
  switch (subject.gate) {
    case "deployment":
      return `Deployment to ${subject.environment ?? "an environment that cannot be shown"}`;
    case "merge":
      return `Merge of pull request${plural} ${numbers}${more} into ${subject.base.branch}`;
    case "pull-request":
      return `Pull request${plural} ${numbers}${more} into ${subject.base.branch}`;
    case "repository":
      return `Reconciliation of ${subject.base.branch}`;
    default:
      return repositoryPath(subject.repository);
  }
}
function verdictSheet(page) {
  const { report } = page;
  const { explanation, mode } = report;
  return lines(
    tag("p", { class: "soft" }, joined([words("Record of a separation-of-duties decision in"), datum(repositoryPath(report.subject.repository))])),
    tag("h1", {}, label(subjectTitle(page))),
    verdictBox(page),
    mode === "observe" ? notice("Observe mode: the gate judged, and blocked nothing whatever the verdict.") : nothing,
    page.signer === null ? notice("This record is not signed: anyone could have written it, and this page as well.") : nothing,
    overridePart(page),
    judgedTable(page),
    isSingle(page) ? nothing : lines(tag("h2", {}, words("The decision")), missingList(notListed(report, explanation.todo)), controlTable("Controls", controlsHere(page), page)),
    warnings(page)
  );
}
var isSingle = ({ changes, report }) => changes.length === 1 && report.subject.gate !== "deployment";
function controlsHere({ changes, report }) {
  const told = new Set(report.subject.gate === "deployment" ? [] : changes.flatMap(({ number: number2, decision }) => decision === null ? [] : [number2]));
  return report.decision.controls.filter(({ change }) => change === null || !told.has(change));
}
function verdictBox({ report }) {
  const { result } = report.decision;
  const parts = headlineParts(report, html).slice(0, headlineLimit);
  const meaning = tag("span", { class: "meaning" }, words(meaningOf(report)));
  return tag("div", { class: `verdict ${result}` }, joined([resultBadge(result), meaning]), listOf(parts.map((part) => spoken(() => part))));
}
function meaningOf({ subject, decision: { result } }) {
  if (subject.gate !== "repository" || result !== "failed" && result !== "passed") return resultMeaning[result];
  return result === "passed" ? "All that came in has a valid record, and every record is accounted for." : "Something came in, or is recorded, that is not accounted for.";
}
var headlineLimit = 10;
var notice = (text) => tag("p", { class: "notice" }, words(text));
function overridePart({ report }) {
  const texts = new Set(overrideReasons(report).map((reason) => said({ ...reason, control: breakGlassId, change: null })));
  if (texts.size === 0) return nothing;
  return tag("div", { class: "notice" }, tag("strong", {}, words("Overridden, not passed.")), listOf([...texts]));
}
function judgedTable(page) {
  const { report, predicate, tree } = page;
  const { subject } = report;
  return pairs("What was judged", [
    ["Repository", datum(repositoryPath(subject.repository))],
    ["Environment", subject.environment === void 0 ? null : datum(subject.environment)],
    [subject.gate === "repository" ? "Tip of the branch" : "Commit", exact(subject.commit)],
    ["Content (git tree)", exact(tree)],
    [subject.gate === "repository" ? "Branch" : "Target branch", subject.gate === "deployment" ? null : datum(subject.base.branch)],
    ["Judged", joined([time(report.evaluatedAt), words("by GitHub\u2019s clock, as the signer recorded it")])],
    ["Recorded and signed by", signerWords(page.signer)],
    ["Run", runOf(predicate)],
    ["Could it be ignored?", enforced(page)]
  ]);
}
var runOf = ({ invocation }) => invocation === null ? words("not in a workflow run") : joined([exact(invocation.uri), words("for the event"), datum(invocation.event)]);
function enforced({ report }) {
  if (report.mode === "observe") return words("Yes: in observe mode nothing is blocked.");
  if (report.subject.gate === "repository") return words("Nothing waits for it: it finds what was not recorded or not stopped.");
  if (report.subject.gate === "deployment") return words("The run of the deployment ends where it is blocked.");
  if (openings(report, plain).length > 0) return spoken((style) => openings(report, style).join(" "));
  return words("A rule of the target branch required this verdict before merging, as far as the gate could read it.");
}
function warnings({ report }) {
  const told = report.explanation.warnings.filter((reason) => !isOverride(report, reason));
  return told.length === 0 ? nothing : lines(tag("h2", {}, words("Warnings")), listOf(told.map((reason) => said(reason))));
}

// src/render/htmlChange.ts
function changeSheet(page, change) {
  const { report } = page;
  const { subject } = report;
  const isDeployed = subject.gate === "deployment";
  const { decision, explanation } = isSingle(page) ? report : change;
  return lines(
    tag("h2", {}, words(isSingle(page) ? "The change" : `Pull request #${change.number}`)),
    isSingle(page) ? nothing : verdictLine(change, isDeployed),
    aboutTable(change, subject.commit),
    explanation === null || decision === null ? nothing : lines(
      approvalTable(explanation.counted, explanation.notCounted),
      contributorTable(explanation.contributors),
      missingList(explanation.todo),
      controlTable(isDeployed ? "Controls, by the policy in force at its merge" : "Controls", explanation.table, page),
      notes(notesOf({ explanation, decision }), isDeployed ? explanation.warnings : [])
    )
  );
}
function verdictLine({ decision, without }, isDeployed) {
  if (decision === null) return tag("p", {}, words(`It has no verdict of its own: ${without ?? "none was recorded"}.`));
  const { result } = decision;
  const again = isDeployed ? " Judged again from the recorded facts by the policy in force at its merge." : "";
  return tag("p", {}, joined([resultBadge(result), words(`${resultMeaning[result]}${again}`)]));
}
function aboutTable({ about, head, commits, files }, judged) {
  return pairs("Who, from where, and how much", [
    ["Opened by", about === null ? null : joined([authorOf(about.author), words("on"), time(about.createdAt)])],
    ["From and to", about === null ? null : joined([datum(about.branch), words("into"), datum(about.base)])],
    ["Last commit", head === judged ? null : exact(head)],
    ["Merged", about?.mergedAt ? joined([time(about.mergedAt), about.merge === null ? nothing : joined([words("as"), exact(about.merge)])]) : null],
    ["Size", size(commits, files)]
  ]);
}
var authorOf = (login) => login === null ? words("an account that is gone") : datum(login);
function size(commits, files) {
  const counted2 = (what, count) => count === null ? nothing : joined([words(`${what}:`), number(count)]);
  return joined([counted2("commits", commits), counted2("files", files)], ", ");
}
function notes(told, warnings2) {
  const items = [...warnings2.map((reason) => joined([tag("strong", {}, words("Warning:")), said(reason)])), ...told.map((reason) => said(reason))];
  return items.length === 0 ? nothing : lines(tag("h3", {}, words("Notes")), listOf(items));
}

// src/render/htmlDeployment.ts
function deploymentPart({ report, deployment }) {
  if (deployment === null) return nothing;
  const { counted: counted2, notCounted } = report.explanation;
  return lines(
    tag("h2", {}, words("The deployment")),
    deployment.of === null ? tag("p", {}, words("Who deployed could not be read.")) : runTable(deployment.of),
    answersTable(deployment.approvals),
    counted2.length + notCounted.length === 0 ? nothing : approvalTable(counted2, notCounted),
    deployment.environment === null ? nothing : environmentTable(deployment.environment),
    report.deployed === void 0 ? tag("p", {}, words("What it brings could not be read.")) : broughtPart(report.deployed)
  );
}
function runTable({ environment, run, entries, repository }) {
  return pairs("Who deployed", [
    ["Environment", datum(environment)],
    ["Started by", run === null ? words("nobody who can be named: no run is known") : who(run.actor)],
    ["Started this attempt", run === null ? null : who(run.triggeringActor)],
    ["Registered by", entries.length === 0 ? null : joined([...new Set(entries.map(({ creator }) => who(creator)))], ", ")],
    ["Run", run === null ? null : runPhrase(run)],
    ["Job of the gate", run?.job ? jobPhrase(run.job) : null],
    ["Commit of the run", run === null ? null : exact(run.headSha)],
    ["Default branch", datum(repository.defaultBranch)]
  ]);
}
var runPhrase = ({ id, attempt, path, event }) => joined([number(id), words(", attempt"), number(attempt), words(", workflow"), datum(path), words(", event"), datum(event)]);
function jobPhrase({ id, environment, computed }) {
  if (computed) return joined([datum(id), words(", bound to an environment whose name is computed")]);
  if (environment === null) return joined([datum(id), words(", bound to no environment")]);
  return joined([datum(id), words(", bound to the environment"), datum(environment)]);
}
function answersTable(approvals) {
  if (approvals === null) return tag("p", {}, words("Who approved the run could not be read, or nothing asked for it."));
  if (approvals.length === 0) return tag("p", {}, words("Nobody approved or rejected the run."));
  const answerOf = ({ state }) => words(state === "approved" ? "approved" : "rejected");
  const row = (approval) => [who(approval.account), answerOf(approval), value(approval.environments)];
  return tableOf("What the reviewers of the environment answered", ["Person", "Answer", "Environments"], approvals.map(row));
}
var who = (account) => account === null ? words("an account that is gone") : joined([datum(account.login), words(account.type === "User" ? "" : `(${kindOf(account)})`)]);
var kindOf = ({ type }) => type === "Bot" ? "a machine" : "no person\u2019s account";
function environmentTable({ exists, reviewers, preventSelfReview, adminsBypass, refs, branches, tags, customRules }) {
  const only = joined([words("only"), value([...branches, ...tags])]);
  const places = { all: words("any branch or tag"), protected: words("protected branches only"), custom: only };
  return pairs("How the environment was protected", [
    ["Exists", words(exists ? "yes" : "no: GitHub would create it without protection")],
    ["Required reviewers", joined([words("people:"), number(reviewers.users), words(", teams:"), number(reviewers.teams)])],
    ["Approving one\u2019s own", words(preventSelfReview ? "prevented" : "possible")],
    ["Administrators may bypass", words(adminsBypass === null ? "not known" : adminsBypass ? "yes" : "no")],
    ["May be deployed", places[refs] ?? null],
    ["Other rules", customRules.length === 0 ? null : value(customRules)]
  ]);
}
function broughtPart(deployed) {
  return lines(
    tag("h3", {}, words("What is being deployed")),
    tag("p", {}, spoken((style) => sentenceCase(rangeLine(deployed, style)))),
    tableOf("Commits that came past the review", ["Commit", "By", "When"], deployed.direct.map(({ sha, login, at }) => [
      exact(sha),
      login === null ? words("nobody who can be named") : datum(login),
      time(at)
    ])),
    tableOf("Changes", ["Pull request", "By", "Approved by", "Result"], deployed.changes.map((change) => [
      joined([words("#"), number(change.number)], ""),
      change.authors.length === 0 ? words("\u2013") : value(change.authors),
      change.approvers.length === 0 ? words("\u2013") : value(change.approvers),
      resultCell(change)
    ]))
  );
}
var sentenceCase = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
function resultCell({ verdict, because }) {
  return joined([verdictBadge(verdict), because === null ? nothing : spoken((style) => speakShort(because, style))]);
}

// src/render/htmlRecord.ts
function recordSheet(page) {
  return lines(
    tag("h2", {}, words("What the decision rests on")),
    findingTable(page),
    readPart(page),
    peoplePart(page),
    tag("h2", {}, words("The record")),
    digestTable(page),
    earlierPart(page),
    verifyPart(page),
    frameworkPart(page),
    glossary
  );
}
function readPart({ read }) {
  if (read === null) return tag("p", {}, words("The facts inside the record cannot be shown by this version."));
  const unread = read.kinds.flatMap((kind) => kind.unread.map(unreadPhrase));
  const answers = [number(read.answers), words(read.answers === 1 ? "answer of GitHub" : "different answers of GitHub")];
  const when = read.first === null ? [] : [words("between"), time(read.first), words("and"), time(read.last)];
  return lines(
    tableOf("What was read from GitHub", ["What", "How many", "Complete"], read.kinds.map(kindRow)),
    tag("p", {}, joined([words("From"), ...answers, ...when, words(". The sha256 of each answer is in facts.json.")])),
    unread.length === 0 ? nothing : lines(tag("h3", {}, words("What could not be read")), listOf(unread))
  );
}
var kindRow = (kind) => [words(kind.what), countOf(kind), words(completeness(kind))];
var countOf = ({ count, total }) => count === null ? words("\u2013") : total === null ? number(count) : words(`${count} of ${total}`);
function completeness({ count, total, unread }) {
  if (unread.length > 0) return `no: ${unread.length} could not be read`;
  return total !== null && count !== null && count < total ? "no: the list was cut" : "yes";
}
function unreadPhrase({ what, request, status, detail }) {
  const asked = request === null ? words("no request could be made") : datum(request);
  const answered = request === null ? nothing : words(status === null ? "had no answer" : `answered ${status}`);
  return joined([datum(what), words(":"), asked, answered, datum(detail)]);
}
function peoplePart({ people }) {
  const kind = (type) => type === "User" ? "person" : type === "Bot" ? "machine" : "other";
  const row = ({ login, id, type }) => [datum(login), number(id), words(kind(type))];
  return tableOf("People named in the facts", ["Name then", "GitHub account number", "Kind"], people.slice(0, peopleLimit).map(row));
}
var peopleLimit = 60;
function digestTable({ report, predicate, bundleSha256, policies }) {
  const policyRows = policies.map((policy, index) => [index === 0 ? "Policy" : `Central policy ${index}`, policyPhrase(policy)]);
  return pairs("Identification", [
    ["Record", joined([exact("evidence.sigstore.json"), words("sha256"), exact(bundleSha256)])],
    ["Facts", joined([exact("facts.json"), words("sha256"), exact(predicate.facts.digest.sha256)])],
    ...policyRows,
    ["Kind of record", exact(predicateType)],
    ["Judged by", evaluatorPhrase(predicate.evaluator)],
    ["Place in the ledger", predicate.sequence === void 0 ? null : placeOf(predicate.sequence)],
    ["Secrets were judged by", predicate.assurance === void 0 ? null : words(assurances[predicate.assurance] ?? "")],
    ["Mode", words(report.mode === "observe" ? "observe: nothing was blocked" : "enforce")]
  ]);
}
function evaluatorPhrase({ name, version, digest, actionRef }) {
  const build = digest === null ? [] : [words("manifest sha256"), exact(digest.sha256)];
  return joined([datum(name), datum(version), ...build, ...actionRef === null ? [] : [words("pinned at"), exact(actionRef)]]);
}
var assurances = {
  static: "the workflow files alone",
  inventory: "the workflow files and the places where secrets live"
};
function policyPhrase({ name, uri, sha256: sha2562, gitBlob }) {
  if (sha2562 === null || gitBlob === null) return joined([words("none was read at"), datum(uri)]);
  return joined([datum(name), words("from"), exact(uri), words(", sha256"), exact(sha2562), words(", git blob"), exact(gitBlob)]);
}
function placeOf({ ledger, index, previous }) {
  const after = previous === null ? [words(", the first")] : [words(", after the record with sha256"), exact(previous.sha256)];
  return joined([words("number"), number(index), words("of"), datum(ledger), ...after]);
}
function earlierPart({ predicate: { supersedes, inputAttestations } }) {
  const rows = [
    ...supersedes.map(({ sha256: sha2562 }) => [exact(sha2562), words("an earlier decision about the same commit")]),
    ...inputAttestations.map(({ sha256: sha2562 }) => [exact(sha2562), words("the record of the pull request that was merged")])
  ];
  return tableOf("Earlier records that this one names", ["sha256", "Which"], rows);
}
function verifyPart({ report, signer }) {
  const source = signer === null ? "The record is not signed. The command shows that it agrees with itself, not who wrote it." : "keyid" in signer ? "Take the public key from a source you trust, not from whoever gave you this page." : "Take the trusted root from a source you trust, and compare the name of the workflow letter by letter.";
  return lines(
    tag("h3", {}, words("How to check it")),
    tag("p", {}, words(`${source} VERIFY.md has every command, also for cosign, openssl and jq. None needs a network.`)),
    block(report.evidence?.verifyCommand ?? "", 10),
    tag("p", {}, words(`${proven} ${notProven}`))
  );
}
var proven = "It proves who recorded this, that nothing was altered since, and that the decision follows from the recorded facts by the policy.";
var notProven = "It does not prove that GitHub\u2019s answers were true, nor that the people behind two accounts are two people.";
var strengths = { direct: "supports directly", supports: "supports", partial: "supports in part", weak: "supports weakly" };
function frameworkPart({ predicate: { frameworks }, report: { decision } }) {
  if (frameworks.length === 0) return nothing;
  const rows = frameworks.map(({ framework, clause, kind, strength, controls }) => [
    joined([label(framework), label(clause)]),
    controls.some((control) => applied(decision, control)) ? strengthOf(strength) : words("none: not applicable in this record"),
    label(kind),
    joined(controls.map((control) => joined([datum(control), words(`(${endingOf(decision, control)})`)])), ", ")
  ]);
  return lines(
    tag("h3", {}, words("What the controls support")),
    tag("p", {}, words("Evidence towards these clauses, as strongly as said, of controls that ended as said. No clause names this tool, and no row says that the clause is met.")),
    tableOf("Frameworks", ["Clause", "Strength", "Kind of source", "Controls, and how they ended"], rows)
  );
}
var strengthOf = (strength) => Object.hasOwn(strengths, strength) ? words(strengths[strength] ?? "") : label(strength);
var verdictsOf = ({ controls }, control) => controls.filter(({ id }) => id === control).map(({ verdict }) => verdict);
var applied = (decision, control) => verdictsOf(decision, control).some((verdict) => verdict !== "not-applicable");
function endingOf(decision, control) {
  const verdicts = verdictsOf(decision, control);
  const worst = verdictOrder.find((verdict) => verdicts.includes(verdict));
  return worst === void 0 ? "no verdict" : verdictWord[worst];
}
var glossary = lines(
  tag("h3", {}, words("Words")),
  tag(
    "dl",
    {},
    ...[
      ["Pull request", "a proposed change, which others can review before it is merged: taken into a branch."],
      ["Commit", "one recorded state of the code. Its long number stands for exactly this content and its history."],
      ["Contributor", "anybody who wrote, co-wrote or uploaded part of the change. A contributor\u2019s approval is not independent."],
      ["sha256", "a fingerprint of a file: one altered letter gives another one."],
      ["Policy", "the firm\u2019s rules for this repository, in a file of its own; it is read where the change cannot have touched it."]
    ].flatMap(([term, meaning]) => [tag("dt", {}, words(term)), tag("dd", {}, words(meaning))])
  )
);
var policyLines = 400;
var policySheets = ({ policies }) => policies.flatMap(
  ({ name, uri, text }, index) => text === null ? [] : [policySheet(joined([words(index === 0 ? "The policy:" : `Central policy ${index}:`), datum(name)]), uri, text)]
);
var policySheet = (title, uri, text) => lines(tag("h2", {}, title), tag("p", { class: "soft" }, joined([words("As read from"), exact(uri)])), block(text, policyLines));

// src/render/htmlStyle.ts
var pageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #d0d7de; --fill: #f6f8fa;
  --good: #116329; --wait: #7d4e00; --bad: #a40e26; --odd: #6639ba }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --paper: #0d1117; --line: #3d444d; --fill: #161b22;
  --good: #56d364; --wait: #e3b341; --bad: #ff7b72; --odd: #d2a8ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial,
    sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .25rem 0 .75rem }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem }
p { margin: .5rem 0; max-width: 48rem }
ul, ol { margin: .25rem 0 .75rem; padding-left: 1.4rem; max-width: 52rem }
.soft, caption, footer { color: var(--soft) }
code, pre { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
code { background: var(--fill); border-radius: .25em; padding: .1em .3em }
pre { background: var(--fill); border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; white-space: pre-wrap; margin: .5rem 0 }
.verdict { border: 2px solid; border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; max-width: none }
.verdict strong { font-size: 1.25rem }
.mark { display: inline-block; min-width: 1.4em; font-weight: 700 }
.passed, .pass { color: var(--good) } .pending { color: var(--wait) } .failed, .fail { color: var(--bad) }
.error, .unknown, .overridden { color: var(--odd) }
.verdict .meaning, .verdict ul { color: var(--ink) }
.verdict ul { margin: .4rem 0 0 }
.notice { border-left: .3rem solid var(--odd); background: var(--fill); padding: .5rem .9rem; margin: .75rem 0 }
table { border-collapse: collapse; width: 100%; margin: .75rem 0 1.25rem; font-size: .94rem }
caption { text-align: left; font-weight: 600; padding: 0 0 .3rem; caption-side: top }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
thead th { color: var(--soft); font-weight: 600; border-bottom-width: 2px }
tbody th { font-weight: 600; min-width: 7rem } tbody th .soft { font-weight: 400 } .pairs th { width: 13rem } td strong,
    thead th { white-space: nowrap }
dt { font-weight: 600 } dd { margin: 0 0 .4rem }
footer { margin-top: 2rem; font-size: .875rem; border-top: 1px solid var(--line); padding-top: .5rem }
.foot { display: none }
tbody td:last-child { min-width: 8rem }
@media (max-width: 40rem) { main { overflow-x: auto } .pairs th, .pairs td { display: block; width: auto; border: 0; padding: 0 }
    .pairs td { padding-bottom: .5rem } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --fill: #f4f4f4; --good: #0b4f20; --wait: #6b4300;
    --bad: #8c0a1f; --odd: #4d2a94 }
  @page { size: A4; margin: 10mm 12mm }
  body { font-size: 8.1pt; line-height: 1.26 } main { max-width: none; padding: 0 }
  h1 { font-size: 13pt; margin: 0 0 3pt } h2 { font-size: 10.5pt; margin: 0 0 2pt; padding: 0; border: 0 } h3 { font-size: 8.8pt;
    margin: 4pt 0 1pt }
  p { margin: 2pt 0; max-width: none } ul, ol { margin: 1pt 0 3pt; max-width: none }
  table { font-size: 7.8pt; margin: 2pt 0 4pt } th, td { padding: 1pt 5pt 1pt 0 } tr { break-inside: avoid } thead { display: table-header-group }
  h2, h3, caption { break-after: avoid } .pairs th { width: 36mm }
  .verdict { padding: 3pt 7pt; margin: 3pt 0 } .verdict strong { font-size: 11pt } .notice { margin: 4pt 0; padding: 3pt 7pt }
  pre { padding: 4pt 6pt; margin: 3pt 0 } code { background: none; padding: 0 }
  .sheet + .sheet { break-before: page } .foot { display: block; margin-top: 4pt; padding-top: 2pt; border-top: 1px solid var(--line);
    font-size: 6.8pt; color: var(--soft) }
  footer { display: none }
}
`;

// src/render/htmlReconciliation.ts
function reconciliationPart({ report }) {
  const { reconciled, subject } = report;
  if (subject.gate !== "repository") return nothing;
  if (reconciled === void 0) return tag("p", {}, words("The rows cannot be shown: what came in, or what is recorded of it, could not be read, or this version judges it in another way."));
  const exceptions = exceptionsOf(reconciled);
  return lines(
    tag("h2", {}, words("The reconciliation")),
    comparedTable(reconciled),
    ...exceptionLists.map((list) => listPart(listTitles[list], exceptions.filter((one) => one.list === list), subject.base.branch))
  );
}
function comparedTable(reconciled) {
  const { period, start, end, from, read, ledger, commits, deployments, records } = reconciled;
  const counts = countsIn(reconciled);
  return pairs("What was compared", [
    ["Period", joined([time(period.since), words("to"), time(period.until)])],
    ["After the commit", start === null ? words("none: the line begins with its first commit") : exact(start)],
    ["Up to the commit", end === null ? words("none: the branch had nothing of the period") : exact(end)],
    ["Commits", words(`${totalLine(thousands(commits.length), counts.commits, commitWords)}. Along first parents.`)],
    ["Deployments", words(totalLine(thousands(deployments.length), counts.deployments, deploymentWords))],
    ["Records", words(totalLine(thousands(records.length), counts.records, recordWords))],
    ["Records were read from", joined([datum(from), words(`, ${counted(read, "file")} of all times`)])],
    ["Head of the ledger then", ledger === null ? null : joined([words("record"), words(thousands(ledger.index)), words(", sha256"), exact(ledger.sha256)])]
  ]);
}
function listPart(title, exceptions, branch) {
  if (exceptions.length === 0) return tag("p", {}, words(`${title}: nothing.`));
  const next = [...new Set(exceptions.map(({ kind }) => remedies[kind]))].map((text) => spoken((style) => sentence(text, { branch }, style)));
  const rows = exceptions.map((one) => [whatOf(one), one.who === null ? words("\u2013") : datum(one.who), one.when === null ? words("\u2013") : time(one.when), whyOf(one)]);
  return lines(tag("h3", {}, words(`${title}: ${thousands(exceptions.length)}`)), tableOf("Row by row", ["What", "Who", "When", "What tells of it"], rows), listOf(next));
}
function whatOf({ what, id, commit, change, environment }) {
  switch (what) {
    case "commit":
      return joined([words("commit"), exact(id), change === null ? nothing : changeOf(change)]);
    case "deployment":
      return joined([words("deployment"), label(id), words("of"), exact(commit ?? ""), words("to"), datum(environment ?? "")]);
    case "branch":
      return joined([words("the branch was moved"), commit === null ? nothing : joined([words("from"), exact(commit)]), words("to"), exact(id)]);
    case "ledger":
      return id === "" ? words("the ledger") : joined([words("record"), label(id), words("of the ledger")]);
    case "record":
      return joined([words("record"), exact(id)]);
  }
}
var changeOf = (change) => joined([words("of #"), number(change)], "");
function whyOf({ what, kind, record, path, detail, says }) {
  if (what === "commit" || what === "deployment") return record === null ? words(withoutRecord(kind)) : recordThat(kind, record);
  if (path === null) return detail === null ? words("\u2013") : datum(detail);
  const said2 = says === null ? nothing : joined([words("it says"), datum(says.gate), words("at"), exact(says.commit), words("in"), datum(says.repository), words(":"), datum(says.result)]);
  return joined([datum(path), detail === null ? nothing : joined([words(":"), datum(detail)]), said2 === nothing ? nothing : joined([words(";"), said2])]);
}
var withoutRecord = (kind) => kind === "commit-pushed" ? "pushed directly, no record" : "no record";
var recordThat = (kind, record) => joined([words(tellsOf[kind] ?? ""), words("record"), datum(record.slice(0, shortDigest))]);
function populationSheet({ report: { reconciled } }) {
  if (reconciled === void 0) return nothing;
  const { commits, deployments, records } = reconciled;
  const recordOf = (record) => record === null ? words("\u2013") : datum(record.slice(0, shortDigest));
  const who2 = (login) => login === null ? words("\u2013") : datum(login);
  return lines(
    tag("h2", {}, words("What was compared, row by row")),
    tag("p", { class: "soft" }, words(`Commits and records by the first ${shortDigest} digits of their ids. The rows are made again from facts.json, which holds all of each.`)),
    tableOf("Commits", ["Commit", "Pull request", "By", "Came in", "Standing", "Record"], commits.map(({ sha, change, login, at, standing, record }) => [
      datum(sha.slice(0, shortDigest)),
      change === null ? words("\u2013") : joined([words("#"), number(change)], ""),
      who2(login),
      at === null ? words("\u2013") : time(at),
      label(commitWords[standing] ?? standing),
      recordOf(record)
    ])),
    tableOf("Deployments", ["Number", "Commit", "Environment", "By", "Made", "Standing", "Record"], deployments.map(({ id, sha, environment, login, at, standing, record }) => [
      number(id),
      datum(sha.slice(0, shortDigest)),
      datum(environment),
      who2(login),
      time(at),
      label(deploymentWords[standing] ?? standing),
      recordOf(record)
    ])),
    tableOf("Records", ["Record", "Gate", "Commit", "Result", "Judged", "Standing"], records.map(recordCells))
  );
}
var shortDigest = 12;
function recordCells({ sha256: sha2562, says, standing }) {
  const none = words("\u2013");
  return [
    datum(sha2562.slice(0, shortDigest)),
    says === null ? none : datum(says.gate),
    says === null ? none : datum(says.commit.slice(0, shortDigest)),
    says === null ? none : datum(says.result),
    says === null ? none : time(says.evaluatedAt),
    label(recordWords[standing] ?? standing)
  ];
}

// src/render/htmlPage.ts
function recordHtml(page) {
  const sheets = [
    sheet(page, verdictSheet(page), deploymentPart(page), reconciliationPart(page), ...isSingle(page) ? page.changes.map((change) => changeSheet(page, change)) : []),
    ...isSingle(page) ? [] : page.changes.map((change) => sheet(page, changeSheet(page, change))),
    sheet(page, recordSheet(page)),
    ...policySheets(page).map((policy) => sheet(page, policy)),
    ...page.report.reconciled === void 0 ? [] : [sheet(page, populationSheet(page))]
  ];
  const title = `${resultWord[page.report.decision.result]}: ${subjectTitle(page)}, ${repositoryPath(page.report.subject.repository)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(visible(title, 300))}</title>
<style>${pageStyle}</style>
</head>
<body>
${tag("main", {}, lines(...sheets, closing))}
</body>
</html>
`;
}
function sheet({ report, bundleSha256 }, ...parts) {
  const { repository, commit } = report.subject;
  const of = [repositoryPath(repository), `commit ${commit.slice(0, 12)}`, report.evaluatedAt, `record sha256 ${bundleSha256}`].map(label);
  return tag("article", { class: "sheet" }, lines(...parts, tag("p", { class: "foot" }, joined(of, " \xB7 "))));
}
var closing = tag(
  "footer",
  {},
  joined([
    words("Made from the signed record alone. This page proves nothing: anybody can edit it. The proof is"),
    exact("evidence.sigstore.json"),
    words("; VERIFY.md says how to check it.")
  ])
);
var styleDigest = Buffer.from(sha256(pageStyle), "hex").toString("base64");
var contentPolicy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;

export {
  recordHtml
};
