import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  evaluate,
  needsOf,
  policyRefused
} from "./chunk-PGHQ5VCT.js";
import {
  decide,
  explain,
  whatIf
} from "./chunk-RLIQJT4A.js";
import {
  proposedReader
} from "./chunk-FEEMOSEA.js";
import {
  speak
} from "./chunk-TZCTPPRL.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import {
  plain
} from "./chunk-63K54IQN.js";
import {
  errorCode,
  errorMessage
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  gatherWorkflows
} from "./chunk-VJJ5KQSQ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-ACP4X3FC.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-A3NKE4UX.js";
import {
  known,
  unavailable
} from "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
import {
  loadPolicies
} from "./chunk-RV7GWAIG.js";
import {
  keyPosition,
  parsePolicy,
  problemAt,
  quoted,
  valuePosition
} from "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import {
  nearest
} from "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import {
  ZodArray,
  ZodDefault,
  ZodNullable,
  ZodObject,
  ZodOptional,
  ZodPipe,
  ZodPrefault,
  ZodRecord,
  ZodUnion,
  _enum,
  array,
  boolean,
  int,
  literal,
  record,
  strictObject,
  string,
  union
} from "./chunk-5YLJAEBO.js";
import {
  emailSha256,
  sha256
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/test.ts
import { readdir, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

// src/cli/scenario/document.ts
var maxLength = 256 * 1024;
function sectionsOf(file2, text) {
  const tooLarge = scenarioProblem(file2, "the scenario is too large", { expected: `at most ${maxLength} characters` });
  if (text.length > maxLength) return { ok: false, problems: [tooLarge] };
  const lines = text.split(/\r?\n/);
  const cuts = lines.flatMap((line, index) => /^---\s*$/.test(line) ? [index] : []);
  const [first, second, third] = cuts;
  if (first === void 0 || second === void 0 || third !== void 0) return { ok: false, problems: [wrongCount(file2, cuts)] };
  const part = (from, to) => "\n".repeat(from) + lines.slice(from, to).join("\n");
  return { ok: true, sections: { policy: part(0, first), facts: part(first + 1, second), expected: part(second + 1, lines.length) } };
}
var wrongCount = (file2, cuts) => scenarioProblem(file2, `the scenario has ${cuts.length + 1} ${cuts.length === 0 ? "document" : "documents"} where it needs three`, {
  line: (cuts[2] ?? cuts.at(-1) ?? 0) + 1,
  column: 1,
  expected: "policy --- facts --- expected outcome",
  suggestion: "separate the three by lines that hold only ---"
});
var isBlank = (text) => text.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
function documentOf(file2, text, what) {
  if (isBlank(text)) {
    return { ok: false, problems: [scenarioProblem(file2, `the ${what} of the scenario is empty`, { line: text.split("\n").length, column: 1 })] };
  }
  const reading = parsePolicy(file2, text);
  if (reading.ok) return { ok: true, document: { file: file2, value: reading.parsed.document.toJS({ maxAliasCount: 100 }), parsed: reading.parsed } };
  const [first, ...rest] = reading.problems;
  return { ok: false, problems: [inScenario(first), ...rest.map(inScenario)] };
}
var inScenario = (problem) => ({
  ...problem,
  code: "CS-070",
  message: problem.message.replace(/\b(the|a) policy\b/g, "$1 scenario")
});
var positionOfValue = ({ parsed }, path2) => valuePosition(parsed, path2);
var positionOfKey = ({ parsed }, path2) => keyPosition(parsed, path2);
var scenarioProblem = (file2, message, more = {}) => problemAt(file2, { code: "CS-070", message, ...more });

// src/cli/scenario/expect.ts
function mismatches(expected, compared2) {
  return [
    ...different("result", expected.result, compared2.decision.result),
    ...controlDifferences(expected, compared2),
    ...sentenceDifferences(expected, compared2),
    ...reasonDifferences(expected, compared2),
    ...peopleDifferences(expected, compared2),
    ...(expected.problems ?? []).flatMap((code) => absent("problems", code, compared2.problems.map((problem) => problem.code))),
    ...Object.entries(expected["if-approved-by"] ?? {}).flatMap(
      ([login2, result2]) => different(`if approved by ${login2}`, result2, compared2.approvedBy(login2))
    )
  ];
}
var different = (what, expected, found) => expected === found ? [] : [{ what, expected, found: what === "result" ? `${found} (${resultWord[found]})` : found }];
var absent = (what, wanted2, found) => found.some((text) => text.toLowerCase().includes(wanted2.toLowerCase())) ? [] : [{ what, expected: wanted2, found: listed(found) }];
var listed = (texts2) => texts2.length === 0 ? "nothing" : [...new Set(texts2)].join(" | ");
function controlDifferences({ controls }, { decision }) {
  const order = ["fail", "unknown", "pending", "pass", "not-applicable"];
  return Object.entries(controls ?? {}).flatMap(([id, verdict2]) => {
    const verdicts = decision.controls.filter((result2) => result2.id === id).map((result2) => result2.verdict);
    const worst = verdicts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0];
    return different(`control ${id}`, verdict2, worst ?? "no such control");
  });
}
function sentenceDifferences(expected, { decision, explanation, readable }) {
  const all = allReasons(decision);
  const said = sentences(all, ["text", "short", "todo"]).map(readable);
  const missing = sentences([...explanation.headline, ...explanation.todo], ["text", "short", "todo"]).map(readable);
  return [
    ...(expected.missing ?? []).flatMap((text) => absent("missing", text, missing)),
    ...(expected.says ?? []).flatMap((text) => absent("says", text, said)),
    ...(expected["does-not-say"] ?? []).flatMap((text) => present("does-not-say", text, said))
  ];
}
var present = (what, unwanted, found) => found.filter((text) => text.toLowerCase().includes(unwanted.toLowerCase())).slice(0, 1).map((text) => ({ what, expected: `not: ${unwanted}`, found: text }));
function reasonDifferences(expected, { decision }) {
  const ids = allReasons(decision).map(({ message }) => message);
  return [
    ...(expected.reasons ?? []).filter((id) => !ids.includes(id)).map((id) => ({ what: "reasons", expected: id, found: listed(ids) })),
    ...(expected["no-reasons"] ?? []).filter((id) => ids.includes(id)).map((id) => ({ what: "no-reasons", expected: `not: ${id}`, found: id }))
  ];
}
function peopleDifferences(expected, { explanation, readable }) {
  const { counted, notCounted, contributors, headline, todo } = explanation;
  return [
    ...sameNames("counted", expected.counted, counted.flatMap(subjectOf)),
    ...sameNames("contributors", expected.contributors, contributors.flatMap(subjectOf)),
    ...sameNames("eligible", expected.eligible, [...headline, ...todo].flatMap(({ data }) => namesIn(data["eligible"]))),
    ...Object.entries(expected["not-counted"] ?? {}).flatMap(([login2, why]) => notCountedDifference(login2, why, notCounted, readable))
  ];
}
function sameNames(what, expected, found) {
  if (expected === void 0) return [];
  const sorted = (names) => [...new Set(names.map((name) => name.toLowerCase()))].sort().join(", ") || "nobody";
  return different(what, sorted(expected), sorted(found));
}
function notCountedDifference(login2, why, notCounted, readable) {
  const about = notCounted.filter((reason) => subjectOf(reason).some((name) => name.toLowerCase() === login2.toLowerCase()));
  return absent(`not-counted ${login2}`, why, about.flatMap((reason) => [reason.message, ...sentences([reason], ["text"]).map(readable)]));
}
var subjectOf = ({ data }) => [...namesIn(data["login"]), ...namesIn(data["person"])];
var namesIn = (value) => typeof value === "string" ? [value] : Array.isArray(value) ? value.flatMap(namesIn) : [];
var allReasons = ({ controls }) => controls.flatMap(({ id, change: change2, because }) => because.map((reason) => ({ ...reason, control: id, change: change2 })));
var sentences = (reasons, forms) => reasons.flatMap((reason) => forms.map((form) => speak(reason, form, plain).replaceAll(/["`“”]/g, "")));

// src/cli/scenario/merges.ts
var fork = "base";
var mergeName = "merge";
function mergesOf({ merged: merged2 }, commits, files2, names) {
  const made = commits.flatMap((text, index) => {
    if (text.merge === void 0) return [];
    const previous = index === 0 ? fork : commits[index - 1]?.id ?? fork;
    const [head = previous, base = fork] = text.parents ?? [previous, fork];
    const comparison2 = compared(text.id, text.merge === "not-from-base" ? "clean" : text.merge, head, base, files2, names);
    return [text.merge === "not-from-base" ? { ...comparison2, baseParent: null } : comparison2];
  });
  if (merged2?.comparison === void 0) return made;
  const [first = fork, second] = merged2.parents ?? [fork, headOf(commits)];
  return [...made, compared(mergeName, merged2.comparison, headOf(commits), second === void 0 ? fork : first, files2, names)];
}
var headOf = (commits) => commits.at(-1)?.id ?? "c1";
var changedBy = {
  clean: [],
  "too-large": [],
  "no-patch": [],
  conflict: ["blob", "patch", "hunks"],
  "same-file": ["blob", "patch"],
  discards: ["patch", "hunks"]
};
function compared(id, comparison2, head, base, files2, names) {
  const version = (what) => changedBy[comparison2].includes(what) ? `resolved in ${id}` : "before";
  const side = (versionOf) => files2.map((file2) => patched(file2, (what) => names.tree(`${what} of ${pathOf(file2)} ${versionOf(what)}`), comparison2 !== "no-patch"));
  return {
    sha: names.sha(id),
    baseParent: names.sha(base),
    headParent: names.sha(head),
    before: side(() => "before"),
    after: side(version),
    complete: comparison2 !== "too-large"
  };
}
var pathOf = (file2) => typeof file2 === "string" ? file2 : file2.path;
function patched(file2, digest, isShown) {
  const previousPath = typeof file2 === "string" ? null : file2.was ?? null;
  return {
    path: pathOf(file2),
    previousPath,
    status: previousPath === null ? "modified" : "renamed",
    blob: digest("blob"),
    patch: isShown ? digest("patch") : null,
    hunks: isShown ? digest("hunks") : null
  };
}
function approvedMergeBase(on, text, commits, names) {
  const head = commits.at(-1);
  const treeOf2 = (id) => commits.find((commit2) => commit2.id === id)?.tree ?? id;
  if (head === void 0 || on === head.id || treeOf2(on) !== treeOf2(head.id)) return null;
  return baseSha(text["merge-base"] ?? mergeBases(commits).get(on) ?? fork, names);
}
function headMergeBase(commits, isAsked, names) {
  return isAsked ? baseSha(mergeBases(commits).get(headOf(commits)) ?? fork, names) : null;
}
var baseSha = (name, names) => name === "(unknown)" ? null : names.sha(name);
function mergeBases(commits) {
  let last = fork;
  return new Map(
    commits.map((text) => {
      const merged2 = text.merge === void 0 || text.merge === "not-from-base" ? last : `base merged by ${text.id}`;
      last = text["merge-base"] ?? merged2;
      return [text.id, last];
    })
  );
}

// src/cli/scenario/names.ts
var scenarioDay = "2026-11-20";
var webFlow = "web-flow";
function namesOf(accounts) {
  const details = isUnread(accounts) ? {} : accounts;
  const named = new Map(Object.entries(details).map(([login2, detail]) => [login2.toLowerCase(), detail]));
  const account2 = (word) => word === "(deleted)" ? null : accountNamed(word, named.get(word.toLowerCase()));
  return {
    account: account2,
    actor: (actor) => actorOf(actor, account2),
    sha: (name) => /^[0-9a-f]{40}$/.test(name) ? name : sha256(`commit ${name}`).slice(0, 40),
    tree: (name) => sha256(`tree ${name}`).slice(0, 40),
    time: timeOf,
    moment: momentOf
  };
}
function accountNamed(login2, detail) {
  const given = typeof detail === "object" ? detail : { id: void 0, type: detail === "bot" ? "bot" : "user" };
  const id = given.id ?? Number.parseInt(sha256(login2.toLowerCase()).slice(0, 10), 16);
  return { id, login: login2, type: given.type === "bot" ? "Bot" : "User" };
}
function actorOf(actor, account2) {
  if (actor === "(unknown)") return { account: null, emailSha256: null };
  if (typeof actor === "string") return { account: account2(actor), emailSha256: null };
  const { login: login2, email: email2 } = actor;
  return { account: login2 === void 0 ? null : account2(login2), emailSha256: email2 === void 0 ? null : emailSha256(email2) };
}
function timeOf(text) {
  if (text.includes("T")) return text;
  return `${scenarioDay}T${text.length === 5 ? `${text}:00` : text}Z`;
}
function momentOf(text) {
  const [at = "", rest = ""] = text.split(" by ");
  const forced = rest.endsWith(", forced");
  return { at: timeOf(at), by: forced ? rest.slice(0, -", forced".length) : rest, forced };
}
var isUnread = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && "unavailable" in value;
function factOf(what, text, value) {
  if (!isUnread(text)) return known(value(text), []);
  const status = text.unavailable === "no-answer" ? null : text.unavailable;
  return unavailable({ what, request: `GET ${what.replaceAll(" ", "-")} (scenario)`, status, detail: text.detail ?? "as the scenario says" });
}

// src/cli/scenario/history.ts
function commitsOf(texts2, author, names) {
  return texts2.map((text, index) => {
    const by = names.actor(text.author ?? (author === "(deleted)" ? "(unknown)" : author));
    const committer = text.committer === void 0 ? by : names.actor(text.committer);
    const previous = index === 0 ? fork : texts2[index - 1]?.id ?? fork;
    return {
      sha: names.sha(text.id),
      tree: names.tree(text.tree ?? text.id),
      parents: (text.parents ?? (text.merge === void 0 ? [previous] : [previous, fork])).map(names.sha),
      authors: [by, ...text["co-authors"].map(names.actor)],
      committer,
      signature: signatureOf(text.signature),
      claimsWebFlow: text["claims-github"] ?? text.committer === webFlow
    };
  });
}
var signatures = {
  none: null,
  valid: { valid: true, byGitHub: false },
  invalid: { valid: false, byGitHub: false },
  github: { valid: true, byGitHub: true },
  "github-invalid": { valid: false, byGitHub: true }
};
var signatureOf = (word) => signatures[word];
function pushesOf(change2, commits, author, names) {
  const listed2 = change2.pushes === void 0 || isUnread(change2.pushes) ? [] : change2.pushes;
  const pushes = [
    ...listed2.map((push2) => ({ ...push2, at: names.time(push2.at), before: push2.before ?? null })),
    ...commits.flatMap(
      ({ id, pushed }) => pushed === void 0 ? [] : [{ ...names.moment(pushed), commit: id, before: null, source: "activity" }]
    )
  ].sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  if (pushes.length === 0 && change2.pushes === void 0) return [headPush(commits.at(-1)?.id ?? fork, author, names)];
  return pushes.map(({ commit: commit2, before, at, by, forced, source }, index) => ({
    before: before === null ? index === 0 ? null : names.sha(pushes[index - 1]?.commit ?? fork) : names.sha(before),
    after: names.sha(commit2),
    at,
    pusher: names.account(by),
    forced,
    source
  }));
}
var headPush = (head, author, names) => ({
  before: null,
  after: names.sha(head),
  at: names.time("09:00"),
  pusher: names.account(author),
  forced: false,
  source: "activity"
});
var states = {
  approved: "APPROVED",
  "changes-requested": "CHANGES_REQUESTED",
  commented: "COMMENTED",
  dismissed: "DISMISSED",
  pending: "PENDING"
};
function reviewsOf(texts2, commits, names) {
  const trees = new Map(commits.map(({ id, tree }) => [id, tree ?? id]));
  return texts2.map((text, index) => {
    const on = text.on ?? commits.at(-1)?.id ?? fork;
    const mergeBase2 = approvedMergeBase(on, text, commits, names);
    return {
      id: reviewId(text, index),
      state: text.dismissed === void 0 ? states[text.state] : "DISMISSED",
      submittedAt: text.state === "pending" ? null : names.time(text.at),
      author: names.account(text.by),
      commit: on === "(gone)" ? null : { sha: names.sha(on), tree: names.tree(trees.get(on) ?? on), mergeBase: mergeBase2 },
      authorCanPush: text.write
    };
  });
}
var reviewId = (text, index) => text.id ?? String(1e3 + index);
function timelineOf(change2, names) {
  const reviews = isUnread(change2.reviews) ? [] : change2.reviews;
  const dismissals = reviews.flatMap((text, index) => {
    if (text.dismissed === void 0) return [];
    const { at, by } = names.moment(text.dismissed);
    return [{ type: "review-dismissed", at, actor: names.account(by), review: reviewId(text, index), previousState: states[text.state] }];
  });
  const bases = change2["base-changes"].map(
    ({ at, by, from, to }) => ({ type: "base-changed", at: names.time(at), actor: names.account(by), from, to })
  );
  const reopened2 = change2.reopened.map(({ at, by }) => ({ type: "reopened", at: names.time(at), actor: names.account(by) }));
  return [...dismissals, ...bases, ...reopened2, ...forcePushes(change2, names)].sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
}
function forcePushes(change2, names) {
  const commits = isUnread(change2.commits) ? [] : change2.commits;
  return pushesOf(change2, commits, "(deleted)", names).flatMap(
    ({ forced, at, pusher, before, after }) => forced ? [{ type: "head-force-pushed", at, actor: pusher, before, after }] : []
  );
}

// src/cli/scenario/facts.ts
function subjectFrom(text) {
  const names = namesOf(text.accounts);
  const changes = changesIn(text);
  const [first = text] = changes;
  const [owner = "", name = ""] = text.repository.split("/");
  const refs = changes.map((change2, index) => ({ number: numberOf(change2, index), head: names.sha(headOf2(change2)) }));
  const base = { branch: isUnread(first["pull-request"]) ? "main" : first["pull-request"].into, commit: names.sha(fork) };
  const common = { repository: { owner, name }, base, changes: refs };
  const { merged: merged2 } = first;
  if (merged2 !== void 0) return { ...common, gate: "merge", commit: names.sha(mergeName), tree: names.tree(merged2.tree ?? treeOf(first)) };
  if (changes.length > 1) return { ...common, gate: "pull-request", commit: names.sha("merge-group"), tree: names.tree("merge-group") };
  return { ...common, gate: "pull-request", commit: names.sha(headOf2(first)), tree: names.tree(treeOf(first)) };
}
function factsFrom(text, needs, present2, workflows) {
  const names = namesOf(text.accounts);
  return {
    schema: 1,
    evaluatedAt: names.time(text["evaluated-at"]),
    subject: subjectFrom(text),
    changes: changesIn(text).map((change2, index) => changeFacts(change2, numberOf(change2, index), names, present2)),
    teams: teamsOf(text, needs, names),
    accounts: accountsOf(text.accounts, needs),
    ...workflows && { workflows }
  };
}
var changesIn = (text) => text.changes ?? [text];
var numberOf = (change2, index) => (isUnread(change2["pull-request"]) ? void 0 : change2["pull-request"].number) ?? index + 1;
var commitTexts = (change2) => isUnread(change2.commits) ? [] : change2.commits;
var headOf2 = (change2) => commitTexts(change2).at(-1)?.id ?? "c1";
var treeOf = (change2) => commitTexts(change2).at(-1)?.tree ?? headOf2(change2);
var authorOf = (change2) => isUnread(change2["pull-request"]) ? "(deleted)" : change2["pull-request"].author;
function changeFacts(change2, number, names, present2) {
  const commits = commitTexts(change2);
  const author = authorOf(change2);
  const files2 = isUnread(change2.files) ? [] : listOf(change2.files);
  return {
    number,
    pullRequest: factOf("pull request", change2["pull-request"], (text) => pullRequestOf(text, change2, number, names)),
    commits: factOf("commits", change2.commits, (texts2) => commitsOf(texts2, author, names)),
    pushes: factOf("pushes", change2.pushes ?? [], () => pushesOf(change2, commits, author, names)),
    reviews: factOf("reviews", change2.reviews, (texts2) => reviewsOf(texts2, commits, names)),
    files: factOf("files", change2.files, (text) => filesOf(text, change2["proposed-policy"] !== void 0 ? present2.path : null)),
    timeline: factOf("timeline", change2.timeline ?? {}, () => timelineOf(change2, names)),
    merges: factOf("merges", change2.merges ?? {}, () => mergesOf(change2, commits, files2, names)),
    policyAtHead: factOf("policy at head", change2["proposed-policy"] ?? "", () => policyAtHead(change2, present2))
  };
}
function pullRequestOf(text, change2, number, names) {
  const { merged: merged2 } = change2;
  const reviewed = isUnread(change2.reviews) ? [] : reviewsOf(change2.reviews, commitTexts(change2), names);
  const repositories = { no: "acme/payments", yes: `${text.author.replace("(deleted)", "ghost")}/payments`, deleted: null };
  return {
    number,
    state: merged2 === void 0 ? text.state : "merged",
    draft: text.draft,
    author: names.account(text.author),
    assignees: text.assignees.flatMap((login2) => names.account(login2) ?? []),
    createdAt: names.time(text.created),
    mergedAt: merged2 === void 0 ? null : names.time(merged2.at),
    base: { branch: text.into },
    head: {
      sha: names.sha(headOf2(change2)),
      tree: names.tree(treeOf(change2)),
      mergeBase: headMergeBase(commitTexts(change2), reviewed.some(({ commit: commit2 }) => typeof commit2?.mergeBase === "string"), names),
      branch: text.from,
      repository: repositories[text.fork]
    },
    merge: merged2 === void 0 ? null : mergeOf(merged2, change2, names),
    actionsMayApprove: text["actions-may-approve"] ?? false
  };
}
var mergeOf = (merged2, change2, names) => ({
  sha: names.sha(mergeName),
  tree: names.tree(merged2.tree ?? treeOf(change2)),
  parents: (merged2.parents ?? [fork, headOf2(change2)]).map(names.sha),
  signedByGitHub: merged2["signed-by-github"]
});
var listOf = (files2) => Array.isArray(files2) ? files2 : files2.listed;
function filesOf(files2, policyPath2) {
  const listed2 = listOf(files2).map(fileOf);
  if (policyPath2 !== null && !listed2.some(({ path: path2 }) => path2 === policyPath2)) listed2.push(fileOf(policyPath2));
  return { listed: listed2, total: Array.isArray(files2) ? listed2.length : files2.total };
}
function fileOf(file2) {
  if (typeof file2 === "string") return { path: file2, previousPath: null, change: "modified" };
  return { path: file2.path, previousPath: file2.was ?? null, change: file2.change ?? (file2.was === void 0 ? "modified" : "renamed") };
}
function policyAtHead(change2, { path: path2, text }) {
  const proposed = change2["proposed-policy"];
  if (proposed === void 0 || isUnread(proposed)) return { path: path2, text, changed: false };
  return proposed === "(removed)" ? { path: path2, text: null, changed: true } : { path: path2, text: proposed, changed: true };
}
function teamsOf(text, needs, names) {
  const given = Object.entries(text.teams).map(([slug, team2]) => [slug.toLowerCase(), team2]);
  const asked = needs.flatMap((need) => need.startsWith("team:") ? [[need.slice("team:".length), []]] : []);
  const facts = [...asked, ...given].map(([slug, team2]) => [slug, factOf(`members of team ${slug}`, team2, (members) => teamOf(slug, members, names))]);
  return Object.fromEntries(facts);
}
function teamOf(slug, text, names) {
  const { members, privacy } = Array.isArray(text) ? { members: text, privacy: "visible" } : text;
  return { slug, privacy, members: members.flatMap((login2) => names.account(login2) ?? []) };
}
function accountsOf(accounts, needs) {
  if (isUnread(accounts)) return factOf("accounts of the policy", accounts, () => ({}));
  const given = new Map(Object.entries(accounts).map(([login2, detail]) => [login2.toLowerCase(), detail]));
  const holder = (login2) => given.get(login2) === "nobody" ? null : accountNamed(login2, given.get(login2));
  const asked = needs.flatMap((need) => need.startsWith("login:") ? [need.slice("login:".length)] : []);
  return known(Object.fromEntries(asked.map((login2) => [login2, holder(login2)])), []);
}
function commitNames(text) {
  const names = namesOf(text.accounts);
  const pushed = ({ pushes }) => pushes === void 0 || isUnread(pushes) ? [] : pushes.map(({ commit: commit2 }) => commit2);
  const ids = [fork, mergeName, ...changesIn(text).flatMap((change2) => [...commitTexts(change2).map(({ id }) => id), ...pushed(change2)])];
  const known2 = new Map(ids.map((name) => [names.sha(name).slice(0, 7), name]));
  return (sentence) => sentence.replaceAll(/\b[0-9a-f]{7}\b/g, (id) => known2.get(id) ?? id);
}

// src/cli/scenario/issues.ts
function checked(document, schema) {
  const result2 = schema.safeParse(document.value, { reportInput: true });
  if (result2.success) return { ok: true, value: result2.data };
  const [first, ...rest] = result2.error.issues.flatMap((issue) => problemsOf(document, schema, issue));
  return { ok: false, problems: [first ?? scenarioProblem(document.file, "the scenario is not understood"), ...rest] };
}
function problemsOf(document, schema, issue) {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(document, schema, issue.path, key));
  if (issue.code === "invalid_union") return [bestOfUnion(document, schema, issue)];
  const place = positionOfValue(document, issue.path);
  const name = nameOf(issue.path);
  if (issue.code === "invalid_type" && issue.input === void 0) {
    return [scenarioProblem(document.file, `${name} is missing`, { ...place, expected: issue.expected })];
  }
  const { expected, candidates } = wanted(issue);
  const found = quoted(issue.input);
  const near = typeof issue.input === "string" ? nearest(issue.input, candidates) : null;
  const suggestion = near === null ? null : `did you mean "${near}"?`;
  return [scenarioProblem(document.file, `${name} cannot be ${found}`, { ...place, expected, found, suggestion })];
}
function wanted(issue) {
  if (issue.code === "invalid_value") return { expected: issue.values.map(String).join(", "), candidates: issue.values.map(String) };
  if (issue.code === "invalid_type") return { expected: issue.expected, candidates: [] };
  return { expected: issue.message, candidates: [] };
}
function bestOfUnion(document, schema, issue) {
  const forms = issue.errors.filter((errors) => errors.length > 0);
  const reached = forms.toSorted((a, b) => depth(b) - depth(a))[0]?.[0];
  if (reached !== void 0 && (reached.path.length > 0 || reached.code === "unrecognized_keys" || forms.length === 1)) {
    const [problem] = problemsOf(document, schema, { ...reached, path: [...issue.path, ...reached.path] });
    if (problem !== void 0) return problem;
  }
  const expected = [...new Set(forms.flatMap((errors) => errors.map((error) => wanted(error).expected)))].join(", or ");
  const found = quoted(issue.input);
  return scenarioProblem(document.file, `${nameOf(issue.path)} cannot be ${found}`, { ...positionOfValue(document, issue.path), expected, found });
}
var depth = (errors) => Math.max(...errors.map(({ path: path2, code }) => path2.length * 2 + (code === "unrecognized_keys" ? 1 : 0)));
function unknownKey(document, schema, path2, key) {
  const allowed = keysAt(schema, path2);
  const near = nearest(key, allowed);
  return scenarioProblem(document.file, `unknown key ${quoted(key)}${path2.length === 0 ? "" : ` in ${nameOf(path2)}`}`, {
    ...positionOfKey(document, [...path2, key]),
    expected: near !== null || allowed.length === 0 ? null : `one of ${allowed.join(", ")}`,
    found: key,
    suggestion: near === null ? null : `did you mean "${near}"?`
  });
}
function keysAt(schema, path2) {
  const inner = unwrapped(schema);
  if (inner instanceof ZodUnion) return [...new Set(inner.options.flatMap((option) => keysAt(option, path2)))];
  const [step, ...rest] = path2;
  if (inner instanceof ZodObject) return step === void 0 ? Object.keys(inner.shape) : keysAt(inner.shape[String(step)], rest);
  if (step === void 0) return [];
  if (inner instanceof ZodArray) return keysAt(inner.element, rest);
  return inner instanceof ZodRecord ? keysAt(inner.valueType, rest) : [];
}
function unwrapped(schema) {
  if (schema instanceof ZodOptional || schema instanceof ZodDefault || schema instanceof ZodPrefault || schema instanceof ZodNullable) {
    return unwrapped(schema.unwrap());
  }
  return schema instanceof ZodPipe ? unwrapped(schema.in) : schema;
}
var nameOf = (path2) => {
  const steps = path2.map((step, index) => typeof step === "number" ? `[${step + 1}]` : `${index === 0 ? "" : "."}${String(step)}`);
  return steps.length === 0 ? "the document" : steps.join("");
};

// src/cli/scenario/schema.ts
var accountForm = "(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\\[bot\\])?|\\(deleted\\))";
var account = string().regex(new RegExp(`^${accountForm}$`), "a login, or (deleted)");
var login = string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?$/, "a login");
var email = string().regex(/^[^@\s]{1,64}@[^@\s]{1,255}$/, "an e-mail address");
var gitActor = union([
  string().regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?|\(unknown\))$/, "a login, or (unknown)"),
  strictObject({ login: login.optional(), email: email.optional() })
]);
var clock = "(?:[01]\\d|2[0-3]):[0-5]\\d";
var timeForm = `(?:${clock}(?::[0-5]\\d)?|\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${clock}:[0-5]\\d(?:\\.\\d{1,9})?Z)`;
var time = string().regex(new RegExp(`^${timeForm}$`), "a time as HH:MM, or as 2026-11-20T10:00:00Z").refine(isOfCalendar, "a day that exists");
var timeBy = string().regex(new RegExp(`^${timeForm} by ${accountForm}(?:, forced)?$`), 'a time and who, such as "10:20 by jo"').refine(isOfCalendar, "a day that exists");
function isOfCalendar(text) {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
  return day === void 0 || (/* @__PURE__ */ new Date(`${day}T00:00:00Z`)).toISOString().startsWith(day);
}
var commitName = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "a name for a commit, such as c1");
var mergeBase = union([commitName, literal("(unknown)")]);
var comparison = _enum(["clean", "conflict", "same-file", "discards", "no-patch", "too-large"]);
var branch = string().min(1).max(255);
var path = string().min(1).max(4096);
var unread = strictObject({
  unavailable: union([int().min(100).max(599), literal("no-answer")]),
  detail: string().min(1).max(300).optional()
});
var orUnread = (form) => union([form, unread]);
var pullRequest = strictObject({
  number: int().min(1).optional(),
  author: account.default("jo"),
  into: branch.default("main"),
  from: branch.default("feature"),
  draft: boolean().default(false),
  state: _enum(["open", "closed"]).default("open"),
  created: time.default("08:00"),
  assignees: array(account).default([]),
  fork: _enum(["no", "yes", "deleted"]).default("no"),
  "actions-may-approve": boolean().optional()
});
var commit = strictObject({
  id: commitName,
  author: gitActor.optional(),
  "co-authors": array(gitActor).default([]),
  committer: gitActor.optional(),
  pushed: timeBy.optional(),
  parents: array(commitName).optional(),
  tree: commitName.optional(),
  signature: _enum(["none", "valid", "invalid", "github", "github-invalid"]).default("none"),
  "claims-github": boolean().optional(),
  merge: _enum([...comparison.options, "not-from-base"]).optional(),
  "merge-base": mergeBase.optional()
});
var review = strictObject({
  by: account,
  state: _enum(["approved", "changes-requested", "commented", "dismissed", "pending"]).default("approved"),
  on: union([commitName, literal("(gone)")]).optional(),
  "merge-base": mergeBase.optional(),
  at: time.default("11:00"),
  write: boolean().default(true),
  dismissed: timeBy.optional(),
  id: string().min(1).max(64).optional()
});
var push = strictObject({
  commit: commitName,
  before: commitName.optional(),
  at: time,
  by: account,
  forced: boolean().default(false),
  source: _enum(["activity", "run", "webhook"]).default("activity")
});
var file = union([
  path,
  strictObject({ path, was: path.optional(), change: _enum(["added", "modified", "removed", "renamed", "copied", "changed"]).optional() })
]);
var files = union([array(file), strictObject({ listed: array(file), total: int().min(0) })]);
var baseChange = strictObject({ at: time, by: account, from: branch, to: branch });
var reopened = strictObject({ at: time, by: account });
var merged = strictObject({
  at: time,
  tree: commitName.optional(),
  parents: array(commitName).optional(),
  "signed-by-github": boolean().default(true),
  comparison: comparison.optional()
});
var change = {
  "pull-request": orUnread(pullRequest).default(pullRequest.parse({})),
  commits: orUnread(array(commit).min(1)).default([commit.parse({ id: "c1" })]),
  pushes: orUnread(array(push)).optional(),
  reviews: orUnread(array(review)).default([]),
  files: orUnread(files).default(["src/app.ts"]),
  "base-changes": array(baseChange).default([]),
  reopened: array(reopened).default([]),
  timeline: unread.optional(),
  merges: unread.optional(),
  merged: merged.optional(),
  "proposed-policy": orUnread(string()).optional()
};
var changeSchema = strictObject(change);
var team = union([array(login), strictObject({ members: array(login), privacy: _enum(["visible", "secret"]).default("visible") })]);
var accountDetail = union([
  _enum(["user", "bot", "nobody"]),
  strictObject({ id: int().min(1).optional(), type: _enum(["user", "bot"]).default("user") })
]);
var workflowFile = string().regex(/^\.github\/[^\\]{1,1024}$/, "a path such as .github/workflows/ci.yml");
var workflowTexts = record(workflowFile, string());
var world = {
  repository: string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, "owner/name").default("acme/payments"),
  "evaluated-at": time.default("12:00"),
  teams: record(string(), orUnread(team)).default({}),
  accounts: union([unread, record(login, accountDetail)]).default({}),
  central: record(string(), orUnread(string())).default({}),
  workflows: orUnread(workflowTexts).default({}),
  "base-workflows": workflowTexts.default({}),
  "remote-workflows": record(string(), string()).default({}),
  "protected-branches": array(branch).optional()
};
var factsSchema = strictObject({ ...world, ...change, changes: array(changeSchema).min(1).optional() });
var changeKeys = Object.keys(change);
var verdict = _enum(["pass", "fail", "pending", "unknown", "not-applicable"]);
var result = _enum(["passed", "pending", "failed", "error"]);
var texts = array(string().min(1)).min(1);
var expectedSchema = strictObject({
  result,
  controls: record(string(), verdict).optional(),
  missing: texts.optional(),
  says: texts.optional(),
  "does-not-say": texts.optional(),
  reasons: texts.optional(),
  "no-reasons": texts.optional(),
  counted: array(login).optional(),
  "not-counted": record(login, string().min(1)).optional(),
  contributors: array(login).optional(),
  eligible: array(login).optional(),
  problems: array(string().regex(/^CS-\d{3}$/, "a code such as CS-012")).min(1).optional(),
  "if-approved-by": record(login, result).optional()
});

// src/cli/scenario/references.ts
function referenceProblems(document, text) {
  if (text.changes === void 0) return ofChange(document, text, []);
  return text.changes.flatMap((change2, index) => ofChange(document, change2, ["changes", index]));
}
function ofChange(document, change2, path2) {
  if (isUnread(change2.commits) || isUnread(change2.reviews)) return [];
  const pushes = change2.pushes === void 0 || isUnread(change2.pushes) ? [] : change2.pushes;
  const pushed = pushes.flatMap(({ commit: commit2, before }) => before === void 0 ? [commit2] : [commit2, before]);
  const known2 = [fork, ...change2.commits.map(({ id }) => id), ...pushed];
  const stray = change2.reviews.flatMap(({ on }, index) => on === void 0 || on === "(gone)" || known2.includes(on) ? [] : [{ on, index }]);
  return [
    ...stray.map(({ on, index }) => unknownCommit(document, on, known2, [...path2, "reviews", index, "on"])),
    ...repeatedCommits(document, change2.commits, path2)
  ];
}
function unknownCommit(document, name, known2, path2) {
  const near = nearest(name, known2);
  return scenarioProblem(document.file, `the review names the commit "${name}", which is neither among the commits nor among the pushes`, {
    ...positionOfValue(document, path2),
    found: name,
    suggestion: near === null ? null : `did you mean "${near}"?`
  });
}
function repeatedCommits(document, commits, path2) {
  return commits.flatMap(
    ({ id }, index) => commits.findIndex((other) => other.id === id) === index ? [] : [scenarioProblem(document.file, `two commits are called "${id}"`, positionOfValue(document, [...path2, "commits", index, "id"]))]
  );
}

// src/cli/scenario/workflows.ts
async function workflowsFrom(text, needs, commit2) {
  if (!needs.includes("workflows")) return null;
  const { workflows } = text;
  if (isUnread(workflows)) return factOf("workflow files", workflows, (never) => never);
  const trees = { head: workflows, base: text["base-workflows"] };
  const input = {
    head: listing(trees.head, commit2),
    base: listing(trees.base, namesOf({}).sha(fork)),
    refs: { defaultBranch: "main", protectedBranches: text["protected-branches"] ?? null },
    identities: parameters(needs, "identity:"),
    trusted: parameters(needs, "trusted:")
  };
  return known(await gatherWorkflows(input, readerOf(trees, text["remote-workflows"])), []);
}
var parameters = (needs, prefix) => needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length));
var bytesOf = (text) => new TextEncoder().encode(text);
var listing = (files2, commit2) => ({
  commit: commit2,
  files: new Map(Object.entries(files2).map(([path2, text]) => [path2, bytesOf(text)]))
});
function readerOf(trees, remote) {
  const elsewhere = new Map(Object.entries(remote).map(([reference, text]) => [reference.toLowerCase(), bytesOf(text)]));
  const missing = { missing: "the scenario gives no text for it under remote-workflows" };
  const answer = (reference) => [reference, elsewhere.get(reference) ?? missing];
  return {
    local: (tree, paths) => Promise.resolve(new Map(paths.map((path2) => [path2, textAt(trees[tree], path2)]))),
    remote: (asked) => Promise.resolve(new Map(asked.map(({ repository, path: path2, ref }) => answer(`${repository}/${path2}@${ref}`.toLowerCase()))))
  };
}
var textAt = (files2, path2) => Object.hasOwn(files2, path2) ? bytesOf(files2[path2] ?? "") : null;

// src/cli/scenario/run.ts
var policyPath = ".github/countersign.yml";
async function runScenario(file2, text, readPolicyFile) {
  const sectioned = sectionsOf(file2, text);
  if (!sectioned.ok) return refused(sectioned.problems);
  const { sections } = sectioned;
  const facts = read(file2, sections, "facts", factsSchema);
  const expected = read(file2, sections, "expected", expectedSchema);
  const source = await policySource(file2, sections.policy, readPolicyFile);
  if ("value" in facts && "value" in expected && !("code" in source)) return judged(facts, expected.value, source);
  const [first = scenarioProblem(file2, "the scenario is not understood"), ...rest] = [
    ..."problems" in facts ? facts.problems : [],
    ..."problems" in expected ? expected.problems : [],
    ..."code" in source ? [source] : []
  ];
  return refused([first, ...rest]);
}
var refused = (problems) => ({ state: "not-understood", problems });
function read(file2, sections, which, schema) {
  const reading = documentOf(file2, sections[which], which === "facts" ? "facts" : "expected outcome");
  if (!reading.ok) return reading;
  const result2 = checked(reading.document, schema);
  return result2.ok ? { document: reading.document, value: result2.value } : result2;
}
async function policySource(file2, text, readPolicyFile) {
  if (isBlank(text)) return readPolicyFile(null);
  const lines = text.split("\n").filter((line) => !/^\s*(#.*)?$/.test(line));
  const named = lines.length === 1 ? /^policy:\s+(\S.{0,500})$/.exec((lines[0] ?? "").trimEnd()) : null;
  if (named !== null) return readPolicyFile((named[1] ?? "").replace(/^(['"])(.*)\1$/, "$2"));
  return { path: file2, uri: file2, bytes: new TextEncoder().encode(text) };
}
async function judged(facts, expected, source) {
  const { document, value: text } = facts;
  const loaded = await loadPolicies(source, (reference) => Promise.resolve(centralPolicy(text, reference)));
  const strays = loaded.ok ? strayTeams(document, text, loaded.policies) : [];
  const [wrong, ...more] = [...strayKeys(document, text), ...referenceProblems(document, text), ...strays];
  if (wrong !== void 0) return refused([wrong, ...more]);
  const policies = loaded.ok ? loaded.policies : [];
  const subject = subjectFrom(text);
  const needs = needsOf(policies, subject);
  const present2 = { path: policyPath, text: new TextDecoder().decode(source.bytes) };
  const collected = factsFrom(text, needs, present2, await workflowsFrom(text, needs, subject.commit));
  const decisionFor = (given) => loaded.ok ? decisionOf(given, policies) : policyRefused(loaded.problems, subject);
  const judgement = { facts: collected, policies, decision: decisionFor(collected), problems: loaded.ok ? [] : loaded.problems };
  const approvedBy = (login2) => decisionFor(whatIf(collected, login2, accountNamed(login2, detailOf(text, login2)).id)).result;
  const [first, ...rest] = mismatches(expected, { ...judgement, explanation: explain(judgement.decision), approvedBy, readable: commitNames(text) });
  return first === void 0 ? { state: "as-expected", judged: judgement } : { state: "otherwise", judged: judgement, differences: [first, ...rest] };
}
var decisionOf = (facts, policies) => decide(evaluate({ facts, policies, readProposed: proposedReader(policies) }));
var detailOf = ({ accounts }, login2) => isUnread(accounts) || !Object.hasOwn(accounts, login2) ? void 0 : accounts[login2];
function centralPolicy({ central }, reference) {
  const text = Object.hasOwn(central, reference) ? central[reference] : void 0;
  const given = text ?? { unavailable: 404, detail: "the scenario gives no text for it under central" };
  const fact = factOf(`central policy ${reference}`, given, (words) => words);
  if (fact.state === "unavailable") return fact.reason;
  return { path: reference, uri: reference, bytes: new TextEncoder().encode(fact.value) };
}
function strayKeys(document, text) {
  if (text.changes === void 0 || typeof document.value !== "object" || document.value === null) return [];
  return Object.keys(document.value).filter((key) => changeKeys.includes(key)).map((key) => {
    const suggestion = "put it into the change it belongs to";
    return scenarioProblem(document.file, `"${key}" beside "changes"`, { ...positionOfKey(document, [key]), suggestion });
  });
}
function strayTeams(document, text, policies) {
  const known2 = policies.flatMap(({ roster }) => Object.values(roster.roles).flatMap(({ teams }) => teams));
  return Object.keys(text.teams).filter((slug) => !known2.includes(slug.toLowerCase())).map((slug) => {
    const near = nearest(slug, known2);
    const place = positionOfKey(document, ["teams", slug]);
    const suggestion = near === null ? null : `did you mean "${near}"?`;
    return scenarioProblem(document.file, `the policy does not name the team "${slug}"`, { ...place, suggestion });
  });
}

// src/cli/test.ts
var defaultPolicy = ".github/countersign.yml";
var suffix = ".scenario.yml";
var testCommand = {
  name: "test",
  usage: "DIR [--policy FILE]",
  summary: "Run the scenarios in a folder against a policy",
  options: { policy: { type: "string", value: "FILE", describe: `the policy of scenarios that hold none (default: ${defaultPolicy})` } },
  notes: [
    `DIR is searched for files that end in ${suffix}, folders within folders too; docs/scenarios.md tells what they hold.`,
    "Exit codes: 0 every scenario came out as it says, 1 one did not or none was found, 2 the folder could not be read."
  ],
  operands: { min: 1, max: 1 },
  async run({ operands, options }, io) {
    const root = resolve(io.cwd, operands[0] ?? ".");
    const files2 = await scenarioFiles(root, operands[0] ?? ".");
    if (files2.length === 0) {
      io.err(problemText(scenarioProblem(operands[0] ?? ".", `no scenario found: no file here ends in ${suffix}`)));
      return 1;
    }
    const underTest = options["policy"] === void 0 ? null : String(options["policy"]);
    const ground = { root, underTest, io };
    let failed = 0;
    for (const file2 of files2) {
      const outcome = await outcomeOf(file2, ground);
      if (outcome.state !== "as-expected") failed += 1;
      tell(relative(root, file2), outcome, io);
    }
    io.out(`${files2.length} ${files2.length === 1 ? "scenario" : "scenarios"}: ${files2.length - failed} as expected, ${failed} not.`);
    return failed === 0 ? 0 : 1;
  }
};
async function scenarioFiles(root, shown) {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith(suffix)).map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (error) {
    throw unreadable(shown, error);
  }
}
var unreadable = (path2, cause) => new ProblemError({ code: "CS-081", file: path2, message: `cannot be read (${errorCode(cause) ?? "unknown error"})` }, { cause });
async function outcomeOf(file2, ground) {
  const shown = relative(ground.io.cwd, file2) || file2;
  try {
    const text = Buffer.from(await readRegularFile(file2, ground.io.cwd, maxTextBytes)).toString("utf8");
    return await runScenario(shown, text, (path2) => policyFile(path2, file2, ground));
  } catch (error) {
    const why = error instanceof ProblemError ? whyOf(error) : errorMessage(error);
    return { state: "not-understood", problems: [scenarioProblem(shown, `cannot be run (${why})`)] };
  }
}
var whyOf = ({ problem: { message, found } }) => found === null ? message : `found ${found}`;
async function policyFile(named, scenario, ground) {
  const { underTest, io } = ground;
  const path2 = underTest !== null ? resolve(io.cwd, underTest) : named !== null ? resolve(dirname(scenario), named) : resolve(io.cwd, defaultPolicy);
  const shown = relative(io.cwd, path2);
  try {
    if (underTest === null && named !== null) await refuseOutside(path2, ground.root);
    return { path: shown, uri: shown, bytes: await readRegularFile(path2, io.cwd, maxTextBytes) };
  } catch (error) {
    const why = error instanceof ProblemError ? whyOf(error) : errorCode(error) ?? errorMessage(error);
    const suggestion = "give --policy FILE, or write the policy into the scenario";
    return scenarioProblem(relative(io.cwd, scenario), `its policy ${shown} cannot be read (${why})`, { suggestion });
  }
}
async function refuseOutside(path2, root) {
  const [real, ground] = await Promise.all([realpath(path2), realpath(root)]);
  const way = relative(ground, real);
  if (way === "" || way.split(sep)[0] === ".." || isAbsolute(way)) {
    throw new ProblemError({ code: "CS-070", message: "it lies outside of the folder under test" });
  }
}
function tell(path2, outcome, io) {
  const name = `${logLine(basename(path2, suffix).replaceAll("-", " "))}  (${logLine(path2)})`;
  io.out(`${outcome.state === "as-expected" ? "pass" : "FAIL"}  ${name}`);
  if (outcome.state === "otherwise") {
    for (const { what, expected, found } of outcome.differences) {
      io.out(`      ${logLine(what)}
        expected: ${logLine(expected)}
        found:    ${logLine(found)}`);
    }
  }
  if (outcome.state === "not-understood") for (const problem of outcome.problems) io.out(`      ${problemText(problem).replaceAll("\n", "\n      ")}`);
}
export {
  testCommand
};
