import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  deployedOf
} from "./chunk-6L2OPYL6.js";
import {
  changesJudgedAgain,
  reconciledAgain
} from "./chunk-7WL3MNGV.js";
import {
  readFacts
} from "./chunk-FCOWFAJ4.js";
import {
  accountsIn,
  decide,
  explain
} from "./chunk-RLIQJT4A.js";
import {
  canonicalBase64
} from "./chunk-XJFVA7KK.js";

// src/evidence/recordedChanges.ts
function changesOfSubject({ predicate }, { subject, changes }) {
  const { controls } = predicate.decision;
  return subject.changes.map((ref) => {
    const own = controls.filter(({ change }) => change === ref.number);
    const facts = changes.find(({ number }) => number === ref.number);
    return own.length === 0 ? withDecision(ref, facts, null, "no control was asked about it alone") : withDecision(ref, facts, decide(own), null);
  });
}
async function changesOfDeployment(statement, facts, sameAgain) {
  const judged = sameAgain ? await changesJudgedAgain(statement, facts) : [];
  return facts.subject.changes.map((ref) => {
    const again = judged.find(({ number }) => number === ref.number);
    const without = again === void 0 ? notAgain : standingWords[again.standing];
    return withDecision(ref, facts.changes.find(({ number }) => number === ref.number), again?.decision ?? null, without);
  });
}
var notAgain = "the version that recorded this has to judge it again";
var standingWords = {
  governed: null,
  ungoverned: "the policy in force at its merge did not govern the branch it was merged into",
  "no-policy": "there was no policy at its merge",
  "policy-refused": "the policy at its merge could not be understood"
};
function withDecision({ number, head }, facts, decision, without) {
  const { commits, files } = facts ?? {};
  return {
    number,
    head,
    about: aboutOf(facts),
    commits: commits?.state === "known" ? commits.value.length : null,
    files: files?.state === "known" ? files.value.total : null,
    decision,
    explanation: decision === null ? null : explain(decision),
    without
  };
}
function aboutOf(facts) {
  if (facts?.pullRequest?.state !== "known") return null;
  const { author, head, base, createdAt, mergedAt, merge } = facts.pullRequest.value;
  return { author: author?.login ?? null, branch: head.branch, base: base.branch, createdAt, mergedAt, merge: merge?.sha ?? null };
}

// src/evidence/factsRead.ts
function factsRead(facts) {
  const once = [...ofSubject(facts), ...ofDeployment(facts), ...ofRepository(facts)];
  const all = [...facts.changes.flatMap(ofChange), ...once].filter(({ fact }) => fact !== void 0);
  const sources = all.flatMap(({ fact }) => fact?.sources ?? []);
  const dates = sources.flatMap(({ date }) => date === null ? [] : [date]).sort();
  return { kinds: byKind(all), answers: new Set(sources.map(identityOf)).size, first: dates[0] ?? null, last: dates.at(-1) ?? null };
}
var identityOf = ({ request, requestId, sha256 }) => JSON.stringify([request, requestId, sha256]);
function ofChange({ pullRequest, commits, reviews, pushes, files, timeline, merges, policyAtHead }) {
  return [
    { what: "pull requests", fact: pullRequest, count: 1 },
    list("commits", commits),
    list("reviews", reviews),
    list("pushes to the branch of the change", pushes),
    { ...sized("changed files", files, ({ listed }) => listed.length), ...files?.state === "known" ? { total: files.value.total } : {} },
    list("events of the time line (dismissals, changes of the target)", timeline),
    list("merges of the target branch into the change", merges),
    { what: "the policy as the change would leave it", fact: policyAtHead, count: 1 }
  ];
}
function ofSubject({ teams, accounts, workflows, inventory }) {
  return [
    ...Object.values(teams).map((team) => ({ what: "teams with their members", fact: team, count: 1 })),
    sized("accounts behind the names in the policy", accounts, (value) => Object.keys(value).length),
    sized("workflow files", workflows, ({ head }) => head.files.length),
    { what: "the places where secrets live", fact: inventory, count: 1 }
  ];
}
function ofDeployment({ deployment = {} }) {
  const { deployment: of, runApprovals, environment, lineage, deployedRefs } = deployment;
  return [
    { what: "the deployment and its run", fact: of, count: 1 },
    list("approvals of the run", runApprovals),
    { what: "the protection of the environment", fact: environment, count: 1 },
    sized("commits since the last deployment", lineage, ({ commits }) => commits.length),
    list("branches that hold the deployed commit", deployedRefs)
  ];
}
function ofRepository({ repository = {} }) {
  const { population, deploymentsMade, records } = repository;
  return [
    sized("commits that came into the branch", population, ({ commits }) => commits.length),
    sized("moves of the branch", population, ({ updates }) => updates.length),
    list("deployments made", deploymentsMade),
    { ...sized("records", records, (value) => value.records.length), ...records?.state === "known" ? { total: records.value.read } : {} }
  ];
}
var list = (what, fact) => sized(what, fact, (value) => value.length);
function sized(what, fact, countOf) {
  return fact?.state === "known" ? { what, fact, count: countOf(fact.value) } : { what, fact };
}
function byKind(all) {
  const kinds = /* @__PURE__ */ new Map();
  for (const { what, fact, count, total } of all) {
    const kind = kinds.get(what) ?? { what, count: null, total: null, unread: [] };
    if (count !== void 0 && fact?.state === "known") kind.count = (kind.count ?? 0) + count;
    if (total !== void 0) kind.total = (kind.total ?? 0) + total;
    if (fact?.state === "unavailable") kind.unread.push(fact.reason);
    kinds.set(what, kind);
  }
  return [...kinds.values()];
}

// src/evidence/recordPage.ts
async function recordPage(statement, input, facts = shownFacts(statement)) {
  const { predicate, subject } = statement;
  const { policy } = predicate;
  return {
    report: reportOf(statement, facts, input, await reconciledOf(statement, facts, input)),
    predicate,
    tree: subject[1].digest.gitTree,
    bundleSha256: input.bundleSha256,
    signer: input.signer,
    changes: facts === null ? [] : await orElse([], () => changesOf(statement, facts, input)),
    deployment: facts === null || predicate.gate !== "deployment" ? null : deploymentOf(facts),
    read: facts === null ? null : await orElse(null, () => factsRead(facts)),
    people: facts === null ? [] : await orElse([], () => accountsIn(facts).sort((one, other) => one.id - other.id)),
    policies: [policy, ...policy.extends].map(textOf)
  };
}
function shownFacts(statement) {
  const reading = readFacts(statement);
  return reading.ok && reading.facts.schema === 1 ? reading.facts : null;
}
async function orElse(nothing, make) {
  try {
    return await make();
  } catch {
    return nothing;
  }
}
var changesOf = (statement, facts, { sameAgain }) => statement.predicate.gate === "deployment" ? changesOfDeployment(statement, facts, sameAgain) : changesOfSubject(statement, facts);
function reportOf(statement, facts, input, reconciled) {
  const { bundleSha256, signer, verifyCommand } = input;
  const { decision, evaluatedAt, mode, policy, enforcement } = statement.predicate;
  const subject = facts?.subject ?? subjectOf(statement);
  const deployed = facts === null || subject.gate !== "deployment" ? null : deployedOrNull(facts, statement);
  return {
    subject,
    mode,
    decision,
    explanation: explain(decision),
    evaluatedAt,
    problems: [],
    remarks: [],
    policy: { path: policy.name, blob: policy.digest?.gitBlob ?? null },
    enforcement,
    reading: { requests: 0, points: null, lines: [], unavailable: [] },
    evidence: { sha256: bundleSha256, signed: signer !== null, signer: null, artifactUrl: null, verifyCommand },
    serverUrl: "https://github.com",
    notEvaluated: [],
    ...deployed === null ? {} : { deployed },
    ...reconciled === null ? {} : { reconciled }
  };
}
async function reconciledOf(statement, facts, { sameAgain }) {
  if (facts === null || !sameAgain || statement.predicate.gate !== "repository") return null;
  return orElse(null, () => reconciledAgain(statement, facts));
}
function deployedOrNull(facts, { predicate }) {
  try {
    return deployedOf(facts, predicate.decision);
  } catch {
    return null;
  }
}
function subjectOf({ subject: [, judged], predicate }) {
  const [owner = "", name = ""] = judged.name.split("/");
  const { gitCommit: commit, gitTree: tree } = judged.digest;
  return { gate: predicate.gate, repository: { owner, name }, commit, tree, base: { branch: predicate.enforcement.branch, commit: "" }, changes: [] };
}
var deploymentOf = ({ deployment }) => ({
  of: valueOf(deployment?.deployment),
  approvals: valueOf(deployment?.runApprovals),
  environment: valueOf(deployment?.environment)
});
var valueOf = (fact) => fact?.state === "known" ? fact.value : null;
function textOf({ name, uri, digest, content }) {
  const bytes = content === null ? null : canonicalBase64(content);
  const text = bytes === null ? null : Buffer.from(bytes).toString("utf8");
  return { name, uri, sha256: digest?.sha256 ?? null, gitBlob: digest?.gitBlob ?? null, text };
}

export {
  recordPage
};
