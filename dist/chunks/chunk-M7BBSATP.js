import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-7P4MXGAZ.js";
import {
  canonicalBytes,
  sameCanonically
} from "./chunk-UEQKXM6A.js";
import {
  predicateType,
  statementType
} from "./chunk-POXFTEPG.js";
import {
  controlById,
  decide,
  evaluate,
  policyReadable,
  policyRefused,
  runnerId
} from "./chunk-JO7JQ6O5.js";
import {
  repositoryPath
} from "./chunk-T42KRIIV.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  version
} from "./chunk-JHUMIE4I.js";
import {
  proposedReader
} from "./chunk-R3MBEG4K.js";
import {
  loadPolicies
} from "./chunk-BCH7BNRU.js";
import {
  refusalOfMissing
} from "./chunk-IC576SWP.js";
import {
  gitBlobId,
  sha256
} from "./chunk-A5G5UV3H.js";

// src/evidence/shape.ts
var text = (value, at) => typeof value === "string" ? null : at;
var integer = (value, at) => Number.isSafeInteger(value) ? null : at;
var positive = (value, at) => Number.isSafeInteger(value) && Number(value) > 0 ? null : at;
var anything = (value, at) => value === void 0 ? at : null;
var object = (value, at) => typeof value === "object" && value !== null && !Array.isArray(value) ? null : at;
var hex = (...lengths) => {
  return (value, at) => typeof value === "string" && lengths.includes(value.length) && /^[0-9a-f]+$/.test(value) ? null : at;
};
var textLike = (form) => {
  return (value, at) => typeof value === "string" && form.test(value) ? null : at;
};
var oneOf = (...values) => {
  return (value, at) => typeof value === "string" && values.includes(value) ? null : at;
};
var nullable = (shape) => {
  return (value, at) => value === null ? null : shape(value, at);
};
var optional = (shape) => {
  return (value, at) => value === void 0 ? null : shape(value, at);
};
var either = (one, other) => {
  return (value, at) => one(value, at) === null ? null : other(value, at);
};
var listOf = (shape, least = 0) => {
  return (value, at) => Array.isArray(value) && value.length >= least ? firstOf(value.map((one, index) => () => shape(one, `${at}/${index}`))) : at;
};
var tuple = (...shapes) => {
  return (value, at) => Array.isArray(value) && value.length === shapes.length ? firstOf(shapes.map((shape, index) => () => shape(value[index], `${at}/${index}`))) : at;
};
var members = (shapes) => {
  return (value, at) => {
    if (object(value, at) !== null) return at;
    const own = new Map(Object.entries(value));
    return firstOf(Object.entries(shapes).map(([name2, shape]) => () => shape(own.get(name2), `${at}/${name2}`)));
  };
};
var exactly = (shapes) => {
  return (value, at) => members(shapes)(value, at) ?? (Object.keys(value).length === Object.keys(shapes).length ? null : at);
};
function firstOf(checks) {
  for (const check of checks) {
    const bad = check();
    if (bad !== null) return bad;
  }
  return null;
}

// src/evidence/statement.ts
var maxValues = 2e6;
function readStatement(payload) {
  const json = readStrictJson(payload, maxValues);
  if (!json.ok) return { state: "malformed", found: json.found };
  const statement = objectOf(json.value);
  if (statement?._type !== statementType) return { state: "malformed", found: "a payload that is not an in-toto Statement v1" };
  if (typeof statement.predicateType !== "string") return { state: "malformed", found: "a statement without predicate type" };
  if (statement.predicateType !== predicateType) return { state: "foreign", found: statement.predicateType.slice(0, 200) };
  const bad = statementShape(statement, "");
  if (bad !== null) return { state: "malformed", found: `an unexpected value at ${bad}` };
  if (!isCanonicalText(json.value, payload)) return { state: "malformed", found: "a statement that is not in canonical form (RFC 8785)" };
  return { state: "read", statement: json.value };
}
function readFacts(statement) {
  const bytes = canonicalBase64(statement.predicate.facts.content);
  if (!bytes) return { ok: false, found: "content that is not plain base64" };
  const json = readStrictJson(bytes, maxValues);
  if (!json.ok) return { ok: false, found: json.found };
  const bad = anyFacts(json.value, "") ?? (objectOf(json.value)?.schema === 1 ? factsShape(json.value, "") : null);
  if (bad !== null) return { ok: false, found: `an unexpected value at ${bad}` };
  if (!isCanonicalText(json.value, bytes)) return { ok: false, found: "facts that are not in canonical form (RFC 8785)" };
  return { ok: true, facts: json.value, bytes };
}
function isCanonicalText(value, bytes) {
  try {
    return Buffer.compare(canonicalBytes(value), bytes) === 0;
  } catch {
    return false;
  }
}
var sha = hex(40, 64);
var time = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
var name = textLike(/^[\w.-]{1,100}$/);
var fullName = textLike(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
var sha2562 = exactly({ sha256: hex(64) });
var verdict = oneOf("pass", "fail", "pending", "unknown", "not-applicable");
var gate = oneOf("pull-request", "merge", "deployment", "workflow-secrets", "repository");
var policyMembers = {
  name: text,
  uri: text,
  digest: nullable(exactly({ sha256: hex(64), gitBlob: hex(40, 64) })),
  content: nullable(text)
};
var control = members({
  id: text,
  version: positive,
  policy: integer,
  change: nullable(integer),
  verdict,
  because: listOf(members({ message: text, data: object, facts: listOf(text) }), 1)
});
var predicate = members({
  gate,
  mode: oneOf("enforce", "observe"),
  schema: positive,
  decision: exactly({ result: oneOf("passed", "failed", "pending", "error", "overridden"), controls: listOf(control, 1) }),
  policy: exactly({ ...policyMembers, extends: listOf(exactly(policyMembers)) }),
  facts: exactly({ name: oneOf("facts.json"), mediaType: oneOf("application/json"), digest: sha2562, content: text }),
  evaluator: members({ name: text, version: text, digest: nullable(sha2562), actionRef: nullable(text) }),
  enforcement: members({ branch: text, required: oneOf("yes", "no", "unreadable") }),
  invocation: nullable(members({ uri: text, event: text })),
  evaluatedAt: time,
  frameworks: listOf(members({ framework: text, clause: text, kind: text, strength: text, controls: listOf(text) })),
  supersedes: listOf(sha2562),
  inputAttestations: listOf(sha2562)
});
var statementShape = exactly({
  _type: anything,
  predicateType: anything,
  subject: tuple(
    exactly({ name: oneOf("facts.json"), digest: sha2562 }),
    exactly({ name: fullName, digest: exactly({ gitCommit: sha, gitTree: sha }) })
  ),
  predicate
});
var anyFacts = members({
  schema: positive,
  evaluatedAt: time,
  subject: members({
    gate,
    repository: members({ owner: name, name }),
    commit: sha,
    tree: sha,
    base: members({ branch: text, commit: sha }),
    changes: listOf(members({ number: integer, head: text }))
  })
});
var fact = (value) => either(members({ state: oneOf("unavailable") }), members({ state: oneOf("known"), value }));
var pullRequest = members({
  number: integer,
  state: oneOf("open", "closed", "merged"),
  base: members({ branch: text }),
  head: members({ sha, tree: sha }),
  mergedAt: nullable(time),
  merge: nullable(members({ sha, tree: sha }))
});
var factsShape = members({
  changes: listOf(members({ number: integer, pullRequest: optional(fact(pullRequest)) })),
  teams: object,
  accounts: object
});

// src/evidence/consistency.ts
function consistencyOf(facts, event) {
  const { subject, changes } = facts;
  if (subject.gate !== "pull-request" && subject.gate !== "merge") return { contradictions: [], notCompared: [`the gate ${subject.gate}`] };
  const compared = subject.changes.map((ref) => comparison(ref, facts));
  const group = isGroup(subject);
  return {
    contradictions: [
      ...unless(sameNumbers(subject.changes, changes), "the facts are not those of the subject\u2019s pull requests, each once"),
      ...unless(!group || event === "merge_group", "the commit is not the head of its one pull request, and no merge group was judged"),
      ...unless(subject.gate !== "merge" || subject.changes.length === 1, "a merge is of one pull request"),
      ...compared.flatMap(({ contradictions }) => contradictions)
    ],
    notCompared: [
      ...unless(!group, "commit and tree of a merge group, which are no pull request\u2019s own"),
      ...compared.flatMap(({ notCompared }) => notCompared)
    ]
  };
}
var unless = (holds, otherwise) => holds ? [] : [otherwise];
var isGroup = ({ gate: gate2, changes, commit }) => gate2 === "pull-request" && (changes.length !== 1 || changes[0]?.head !== commit);
function sameNumbers(refs, changes) {
  const named2 = new Set(refs.map(({ number }) => number));
  const judged = new Set(changes.map(({ number }) => number));
  const eachOnce = refs.length > 0 && named2.size === refs.length && judged.size === changes.length;
  return eachOnce && named2.size === judged.size && [...named2].every((number) => judged.has(number));
}
function comparison(ref, facts) {
  const pullRequest2 = facts.changes.find(({ number }) => number === ref.number)?.pullRequest;
  if (pullRequest2?.state !== "known") return { contradictions: [], notCompared: [`pull request #${ref.number}, which could not be read`] };
  const { value } = pullRequest2;
  const ofGate = facts.subject.gate === "merge" ? sameMerge(value, facts) : sameHead(value, facts.subject);
  const agreements = [...alwaysSame(ref, value, facts.subject), ...ofGate];
  return { contradictions: agreements.filter(([, same]) => !same).map(([what]) => `${what} of pull request #${ref.number}`), notCompared: [] };
}
var alwaysSame = ({ number, head }, pullRequest2, { base }) => [
  ["the number", pullRequest2.number === number],
  ["the head", pullRequest2.head.sha === head],
  ["the base branch", pullRequest2.base.branch === base.branch]
];
var sameHead = ({ state, head }, subject) => [
  [`the state ${state}`, state === "open"],
  ["the tree", isGroup(subject) || head.tree === subject.tree]
];
var sameMerge = ({ state, merge, mergedAt }, { subject, evaluatedAt }) => [
  [`the state ${state}`, state === "merged"],
  ["the merge commit", merge?.sha === subject.commit],
  ["the tree of the merge", merge?.tree === subject.tree],
  ["the time of the merge", mergedAt !== null && Date.parse(mergedAt) <= Date.parse(evaluatedAt)]
];

// src/evidence/origin.ts
function originOf(reference) {
  const [, place, ref] = /^([\w.-]{1,100}\/[\w.-]{1,100}\/\/[^@\s]{1,1024})@(\S{1,1024})$/.exec(reference) ?? [];
  return place === void 0 || ref === void 0 ? null : { place, ref };
}
var isCommit = (ref) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);

// src/evidence/policyChecks.ts
function policyChecks({ predicate: { policy } }, facts) {
  const central = policy.extends.map((one, index) => policyCheck(`central policy ${index + 1}`, one, isCentralOrigin(one)));
  return [policyCheck("policy", policy, facts.ok ? policy.uri === ownOrigin(policy, facts) : true), ...central];
}
var ownOrigin = ({ name: name2 }, { facts: { subject } }) => `${repositoryPath(subject.repository)}//${name2}@${subject.base.commit}`;
function isCentralOrigin({ name: name2, uri }) {
  const origin = originOf(uri);
  return origin !== null && isCommit(origin.ref) && origin.place.endsWith(`//${name2}`);
}
function policyCheck(what, { name: name2, uri, digest, content }, fromThere) {
  if (!fromThere) return { what, value: `${name2}: recorded as read from ${uri}, which is not where it must come from`, ok: false };
  if (digest === null && content === null) return { what, value: `${name2}: no policy was read (${uri})`, ok: null };
  const bytes = canonicalBase64(content);
  if (bytes === null || digest === null) return { what, value: `${name2}: digest without content, or content without digest`, ok: false };
  const whole = sha256(bytes) === digest.sha256 && gitBlobId(bytes) === digest.gitBlob;
  if (!whole) return { what, value: `${name2}: the content does not have the recorded digest`, ok: false };
  const inGit = `git blob ${digest.gitBlob} (in a clone, compare: git rev-parse ${commitAndPath(uri)})`;
  return { what, value: `${uri} sha256 ${digest.sha256} ${inGit}`, ok: true };
}
var commitAndPath = (uri) => `${uri.slice(uri.lastIndexOf("@") + 1)}:${uri.slice(uri.indexOf("//") + 2, uri.lastIndexOf("@"))}`;

// src/evidence/checks.ts
function innerChecks(statement) {
  const facts = readFacts(statement);
  return [
    factsCheck(statement),
    subjectCheck(statement, facts),
    ...policyChecks(statement, facts),
    { what: "evaluated at", value: `${statement.predicate.evaluatedAt} (GitHub's clock, as recorded; no independent timestamp)`, ok: null },
    evaluatorCheck(statement),
    enforcementCheck(statement),
    decisionCheck(statement),
    chainCheck(statement)
  ];
}
function claimChecks({ subject, predicate: predicate2 }, { repo, commit, expect }) {
  const [, judged] = subject;
  const found = { repo: judged.name, commit: judged.digest.gitCommit, expect: predicate2.decision.result };
  return [
    claim("repository asked for", "--repo", repo, found.repo, repo !== void 0 && folded(repo) === folded(found.repo)),
    claim("commit asked for", "--commit", commit, found.commit, commit !== void 0 && folded(commit) === found.commit),
    claim("result expected", "--expect", expect, found.expect, expect === found.expect)
  ];
}
var folded = (text2) => text2.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
function claim(what, option, asked, found, same) {
  if (asked === void 0) return { what, value: `not compared: ${option} was not given (the record says ${found})`, ok: null };
  return { what, value: same ? found : `asked for ${asked}, the record says ${found}`, ok: same };
}
function factsCheck({ subject, predicate: predicate2 }) {
  const [file] = subject;
  const content = canonicalBase64(predicate2.facts.content);
  const digest = content === null ? null : sha256(content);
  const whole = digest !== null && digest === predicate2.facts.digest.sha256 && digest === file.digest.sha256;
  if (!whole) return { what: "facts", value: "the embedded facts do not have the recorded sha256", ok: false };
  const limits = "what GitHub answered, as the signer recorded it; the answers themselves are not proven";
  return { what: "facts", value: `facts.json sha256 ${digest}: ${limits}`, ok: true };
}
function subjectCheck(statement, reading) {
  const { subject, predicate: predicate2 } = statement;
  const [, judged] = subject;
  if (!reading.ok) return { what: "subject", value: `the embedded facts are not readable: ${reading.found}`, ok: false };
  const { facts } = reading;
  const agreements = [
    ["repository", judged.name === repositoryPath(facts.subject.repository)],
    ["commit", judged.digest.gitCommit === facts.subject.commit],
    ["tree", judged.digest.gitTree === facts.subject.tree],
    ["gate", predicate2.gate === facts.subject.gate],
    ["schema", predicate2.schema === facts.schema],
    ["time", predicate2.evaluatedAt === facts.evaluatedAt],
    ["base branch", predicate2.enforcement.branch === facts.subject.base.branch]
  ];
  const apart = agreements.filter(([, same]) => !same).map(([name2]) => name2);
  if (apart.length > 0) return { what: "subject", value: `statement and facts differ in ${apart.join(", ")}`, ok: false };
  return aboutItsFacts(statement, reading);
}
function aboutItsFacts({ subject: [, judged], predicate: predicate2 }, { facts }) {
  const { changes, base } = facts.subject;
  const other = { contradictions: [], notCompared: [`facts of schema ${facts.schema}`] };
  const { contradictions, notCompared } = facts.schema === 1 ? consistencyOf(facts, predicate2.invocation?.event ?? null) : other;
  if (contradictions.length > 0) return { what: "subject", value: `the facts contradict the subject: ${contradictions.join("; ")}`, ok: false };
  const about = `${judged.name} commit ${judged.digest.gitCommit} tree ${judged.digest.gitTree}`;
  const left = notCompared.length === 0 ? "" : `; not compared: ${notCompared.join("; ")}`;
  const numbers = changes.map(({ number }) => `#${number}`).join(" ");
  return { what: "subject", value: `${predicate2.gate} ${numbers} into ${base.branch}: ${about}${left}`, ok: true };
}
function evaluatorCheck({ predicate: predicate2 }) {
  const { name: name2, version: version2, digest, actionRef } = predicate2.evaluator;
  const build = digest === null ? "no manifest digest" : `manifest sha256 ${digest.sha256}`;
  return { what: "evaluator", value: `${name2} ${version2}, ${build}${actionRef === null ? "" : `, ${actionRef}`}`, ok: null };
}
function enforcementCheck({ predicate: predicate2 }) {
  const { branch, required } = predicate2.enforcement;
  const words = { yes: "a rule required it", no: "NO rule required it", unreadable: "whether a rule required it could not be read" };
  return { what: "enforcement", value: `${words[required]} on ${branch}, as recorded`, ok: null };
}
function decisionCheck({ predicate: predicate2 }) {
  const { result, controls } = predicate2.decision;
  const mode = predicate2.mode === "observe" ? "; OBSERVE mode: nothing was blocked" : "";
  return { what: "decision", value: `${result} (${resultWord[result]}), ${controls.length} control results${mode}`, ok: null };
}
function chainCheck({ predicate: predicate2 }) {
  const earlier = [...predicate2.supersedes, ...predicate2.inputAttestations].map((one) => one.sha256);
  const names = earlier.length === 0 ? "names no earlier record" : `names earlier records, not compared: ${earlier.join(" ")}`;
  return { what: "chain", value: "sequence" in predicate2 ? `${names}; in a ledger, which this version does not follow` : names, ok: null };
}

// src/evidence/replay.ts
var schema = 1;
var judgedGates = /* @__PURE__ */ new Set(["pull-request", "merge"]);
async function replayRecord(statement) {
  const { predicate: predicate2 } = statement;
  const recorded = predicate2.decision;
  const answer = (state, replayed, detail) => ({ state, recorded: recorded.result, replayed, detail });
  if (!supportsItself(recorded)) return answer("different", null, `the recorded controls do not support the result ${recorded.result}`);
  const beyond = beyondThisVersion(statement);
  if (beyond !== null && madeHere(statement)) return answer("different", null, `it names this very version, which makes no such record: ${beyond}`);
  if (beyond !== null) return answer("not-comparable", null, `${beyond}; use ${predicate2.evaluator.name} ${predicate2.evaluator.version}`);
  const facts = readFacts(statement);
  if (!facts.ok) return answer("different", null, `the embedded facts cannot be judged: ${facts.found}`);
  const steps = stepsFor(facts.facts);
  if (steps > maxSteps) return answer("too-large", null, `reviews times commits, pushes and events make ${steps}; no more than ${maxSteps} are judged`);
  try {
    const { decision, unasked } = await judgedAgain(statement, facts.facts);
    const difference = unasked ?? differenceOf(recorded, decision);
    if (difference === null) return answer("same", decision.result, `judging the recorded facts again gives ${decision.result}, for the same reasons`);
    return answer("different", decision.result, difference);
  } catch {
    return answer("different", null, "the recorded facts and policy cannot be judged");
  }
}
var maxSteps = 1e7;
function stepsFor({ changes }) {
  const length = (fact2) => fact2?.state === "known" && Array.isArray(fact2.value) ? fact2.value.length : 0;
  const steps = changes.map(({ reviews, commits, pushes, timeline }) => length(reviews) * (length(commits) + length(pushes) + length(timeline)));
  return steps.reduce((sum, one) => sum + one, 0);
}
async function judgedAgain({ predicate: predicate2 }, facts) {
  const [own, ...others] = [predicate2.policy, ...predicate2.policy.extends].map(sourceOf);
  const central = recordedCentral(others.filter((source) => source !== null));
  const decision = own ? await judgedBy(own, central.read, facts) : withoutPolicy(predicate2, facts);
  const [stray] = central.left();
  return { decision, unasked: stray ? `no policy extends the recorded central policy ${stray.uri}` : null };
}
async function judgedBy(own, readCentral, facts) {
  const loaded = await loadPolicies(own, readCentral);
  if (!loaded.ok) return policyRefused(loaded.problems, facts.subject);
  return decide(evaluate({ facts, policies: loaded.policies, readProposed: proposedReader(loaded.policies) }));
}
function withoutPolicy({ policy, decision: { result, controls } }, facts) {
  const [only, ...more] = controls;
  const unread = result === "error" && more.length === 0 && only?.id === runnerId && only.verdict === "unknown";
  return unread ? { result, controls } : policyRefused(refusalOfMissing(policy.name), facts.subject);
}
function sourceOf({ name: name2, uri, content }) {
  if (content === null) return null;
  const bytes = canonicalBase64(content);
  if (!bytes) throw new Error("policy content is not plain base64");
  return { path: name2, uri, bytes };
}
function recordedCentral(central) {
  const left = [...central];
  const read = async (reference) => {
    const at = left.findIndex(({ uri }) => isReading(uri, reference));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ?? { what: `central policy ${reference}`, request: null, status: null, detail: "it is not in the record" };
  };
  return { read, left: () => left };
}
function isReading(uri, reference) {
  const [read, asked] = [originOf(uri), originOf(reference)];
  if (read === null || asked === null || read.place !== asked.place) return false;
  return !isCommit(asked.ref) || read.ref === asked.ref.toLowerCase();
}
var madeHere = ({ predicate: { evaluator } }) => evaluator.name === "countersign" && evaluator.version === version;
function beyondThisVersion({ predicate: predicate2 }) {
  if (!judgedGates.has(predicate2.gate)) return `this version does not judge the gate ${predicate2.gate}`;
  if (predicate2.schema !== schema) return `the facts have schema ${predicate2.schema}, this version judges schema ${schema}`;
  for (const { id, version: recorded } of predicate2.decision.controls) {
    const current = versionOf(id);
    if (current === null) return `this version has no control ${id}`;
    if (current !== recorded) return `control ${id} was version ${recorded}, here it is version ${current}`;
  }
  return null;
}
function versionOf(id) {
  if (id === runnerId) return 1;
  if (id === policyReadable.id) return policyReadable.version;
  return controlById(id)?.version ?? null;
}
function supportsItself({ result, controls }) {
  if (result !== "passed") return true;
  return controls.some(({ id, verdict: verdict2 }) => verdict2 === "pass" && id !== policyReadable.id) && controls.every(({ verdict: verdict2 }) => allowing.has(verdict2));
}
var allowing = /* @__PURE__ */ new Set(["pass", "not-applicable"]);
function differenceOf(recorded, replayed) {
  if (recorded.result !== replayed.result) return `the record says ${recorded.result}, its own facts and policy give ${replayed.result}`;
  const [before, now] = [recorded.controls.map(withoutProse), replayed.controls.map(withoutProse)];
  if (sameCanonically(before, now)) return null;
  const index = now.findIndex((control2, at) => !sameCanonically(control2, before[at]));
  const apart = replayed.controls[index] ?? recorded.controls[now.length];
  return `${apart ? named(apart) : "the controls"}: recorded otherwise than facts and policy give`;
}
function withoutProse(control2) {
  if (control2.id !== policyReadable.id) return control2;
  const because = control2.because.map((reason) => {
    const { code, file, line, column } = reason.data;
    return code === void 0 ? reason : { ...reason, data: { code, file: file ?? null, line: line ?? null, column: column ?? null } };
  });
  return { ...control2, because };
}
var named = ({ id, change }) => change === null ? id : `${id} of change ${change}`;

export {
  readStatement,
  innerChecks,
  claimChecks,
  replayRecord
};
