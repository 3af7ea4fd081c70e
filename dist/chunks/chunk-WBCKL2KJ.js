import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  controlById,
  decide,
  evaluate,
  policyReadable,
  policyRefused,
  runnerId
} from "./chunk-UDKOOE2B.js";
import {
  repositoryPath
} from "./chunk-T42KRIIV.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  loadPolicies
} from "./chunk-HOB4JPPM.js";
import {
  problemsOfPolicy,
  refusalOfMissing
} from "./chunk-GMEVWVDW.js";
import {
  gitBlobId,
  sha256
} from "./chunk-A5G5UV3H.js";
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

// src/evidence/shape.ts
var text = (value, at) => typeof value === "string" ? null : at;
var integer = (value, at) => Number.isSafeInteger(value) ? null : at;
var anything = (value, at) => value === void 0 ? at : null;
var object = (value, at) => typeof value === "object" && value !== null && !Array.isArray(value) ? null : at;
var hex = (...lengths) => {
  return (value, at) => typeof value === "string" && lengths.includes(value.length) && /^[0-9a-f]+$/.test(value) ? null : at;
};
var oneOf = (...values) => {
  return (value, at) => typeof value === "string" && values.includes(value) ? null : at;
};
var nullable = (shape) => {
  return (value, at) => value === null ? null : shape(value, at);
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
    return firstOf(Object.entries(shapes).map(([name, shape]) => () => shape(own.get(name), `${at}/${name}`)));
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
  if (statement.predicateType !== predicateType) return { state: "foreign", found: String(statement.predicateType).slice(0, 200) };
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
  const bad = factsShape(json.value, "");
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
  version: integer,
  policy: integer,
  change: nullable(integer),
  verdict,
  because: listOf(members({ message: text, data: object, facts: listOf(text) }), 1)
});
var predicate = members({
  gate,
  mode: oneOf("enforce", "observe"),
  schema: integer,
  decision: exactly({ result: oneOf("passed", "failed", "pending", "error", "overridden"), controls: listOf(control, 1) }),
  policy: exactly({ ...policyMembers, extends: listOf(exactly(policyMembers)) }),
  facts: exactly({ name: oneOf("facts.json"), mediaType: oneOf("application/json"), digest: sha2562, content: text }),
  evaluator: members({ name: text, version: text, digest: nullable(sha2562), actionRef: nullable(text) }),
  enforcement: members({ branch: text, required: oneOf("yes", "no", "unreadable") }),
  invocation: nullable(members({ uri: text, event: text })),
  evaluatedAt: text,
  frameworks: listOf(members({ framework: text, clause: text, kind: text, strength: text, controls: listOf(text) })),
  supersedes: listOf(sha2562),
  inputAttestations: listOf(sha2562)
});
var statementShape = exactly({
  _type: anything,
  predicateType: anything,
  subject: tuple(
    exactly({ name: oneOf("facts.json"), digest: sha2562 }),
    exactly({ name: text, digest: exactly({ gitCommit: sha, gitTree: sha }) })
  ),
  predicate
});
var factsShape = members({
  schema: integer,
  evaluatedAt: text,
  subject: members({
    gate,
    repository: members({ owner: text, name: text }),
    commit: sha,
    tree: sha,
    base: members({ branch: text, commit: sha }),
    changes: listOf(members({ number: integer, head: text }))
  }),
  changes: listOf(members({ number: integer })),
  teams: object,
  accounts: object
});

// src/evidence/checks.ts
var innerChecks = (statement) => [
  ...factsChecks(statement),
  ...policyChecks(statement),
  { what: "evaluated at", value: `${statement.predicate.evaluatedAt} (GitHub's clock, as recorded; no independent timestamp)`, ok: null },
  evaluatorCheck(statement),
  decisionCheck(statement),
  chainCheck(statement)
];
function claimChecks({ subject, predicate: predicate2 }, { repo, commit, expect }) {
  const [, judged] = subject;
  const found = { repo: judged.name, commit: judged.digest.gitCommit, expect: predicate2.decision.result };
  return [
    claim("repository asked for", "--repo", repo, found.repo, repo?.toLowerCase() === found.repo.toLowerCase()),
    claim("commit asked for", "--commit", commit, found.commit, commit?.toLowerCase() === found.commit),
    claim("result expected", "--expect", expect, found.expect, expect === found.expect)
  ];
}
function claim(what, option, asked, found, same) {
  if (asked === void 0) return { what, value: `not compared: ${option} was not given (the record says ${found})`, ok: null };
  return { what, value: same ? found : `asked for ${asked}, the record says ${found}`, ok: same };
}
function factsChecks(statement) {
  const { subject, predicate: predicate2 } = statement;
  const [file, judged] = subject;
  const content = canonicalBase64(predicate2.facts.content);
  const digest = content === null ? null : sha256(content);
  const whole = digest !== null && digest === predicate2.facts.digest.sha256 && digest === file.digest.sha256;
  const about = `${judged.name} commit ${judged.digest.gitCommit} tree ${judged.digest.gitTree}`;
  return [
    { what: "facts", value: whole ? `facts.json sha256 ${file.digest.sha256}` : "the embedded facts do not have the recorded sha256", ok: whole },
    predicate2.schema === 1 ? subjectCheck(statement, about) : { what: "subject", value: `${about}; not compared with facts of schema ${predicate2.schema}`, ok: null }
  ];
}
function subjectCheck(statement, about) {
  const { subject, predicate: predicate2 } = statement;
  const [, judged] = subject;
  const reading = readFacts(statement);
  if (!reading.ok) return { what: "subject", value: `the embedded facts are not readable: ${reading.found}`, ok: false };
  const { facts } = reading;
  const agreements = [
    ["repository", judged.name === repositoryPath(facts.subject.repository)],
    ["commit", judged.digest.gitCommit === facts.subject.commit],
    ["tree", judged.digest.gitTree === facts.subject.tree],
    ["gate", predicate2.gate === facts.subject.gate],
    ["schema", predicate2.schema === facts.schema],
    ["time", predicate2.evaluatedAt === facts.evaluatedAt]
  ];
  const apart = agreements.filter(([, same]) => !same).map(([name]) => name);
  if (apart.length > 0) return { what: "subject", value: `statement and facts differ in ${apart.join(", ")}`, ok: false };
  const changes = facts.subject.changes.map(({ number }) => `#${number}`).join(" ");
  return { what: "subject", value: `${predicate2.gate} ${changes} into ${facts.subject.base.branch}: ${about}`, ok: true };
}
var policyChecks = ({ predicate: predicate2 }) => [
  policyCheck("policy", predicate2.policy),
  ...predicate2.policy.extends.map((policy, index) => policyCheck(`central policy ${index + 1}`, policy))
];
function policyCheck(what, { name, uri, digest, content }) {
  if (digest === null && content === null) return { what, value: `${name}: no policy was read (${uri})`, ok: null };
  const bytes = canonicalBase64(content);
  if (bytes === null || digest === null) return { what, value: `${name}: digest without content, or content without digest`, ok: false };
  const whole = sha256(bytes) === digest.sha256 && gitBlobId(bytes) === digest.gitBlob;
  if (!whole) return { what, value: `${name}: the content does not have the recorded digest`, ok: false };
  return { what, value: `${name} sha256 ${digest.sha256} git blob ${digest.gitBlob}`, ok: true };
}
function evaluatorCheck({ predicate: predicate2 }) {
  const { name, version, digest, actionRef } = predicate2.evaluator;
  const build = digest === null ? "no manifest digest" : `manifest sha256 ${digest.sha256}`;
  return { what: "evaluator", value: `${name} ${version}, ${build}${actionRef === null ? "" : `, ${actionRef}`}`, ok: null };
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
async function replayRecord(statement) {
  const { predicate: predicate2 } = statement;
  const recorded = predicate2.decision;
  const answer = (state, replayed, detail) => ({ state, recorded: recorded.result, replayed, detail });
  if (!supportsItself(recorded)) return answer("different", null, `the recorded controls do not support the result ${recorded.result}`);
  const beyond = otherVersions(statement) ?? notJudged(statement);
  if (beyond !== null) return answer("not-comparable", null, beyond);
  const facts = readFacts(statement);
  if (!facts.ok) return answer("different", null, `the embedded facts cannot be judged: ${facts.found}`);
  try {
    const replayed = await judgedAgain(statement, facts.facts);
    const difference = differenceOf(recorded, replayed);
    if (difference === null) return answer("same", replayed.result, `judging the recorded facts again gives ${replayed.result}, for the same reasons`);
    return answer("different", replayed.result, difference);
  } catch {
    return answer("different", null, "the recorded facts and policy cannot be judged");
  }
}
async function judgedAgain({ predicate: predicate2 }, facts) {
  const [own, ...central] = [predicate2.policy, ...predicate2.policy.extends].map(sourceOf);
  if (!own) {
    return policyRefused(refusalOfMissing(predicate2.policy.name), facts.subject);
  }
  const loaded = await loadPolicies(own, recordedCentral(central.filter((source) => source !== null)));
  if (!loaded.ok) return policyRefused(loaded.problems, facts.subject);
  return decide(evaluate({ facts, policies: loaded.policies, readProposed: problemsOfPolicy }));
}
function sourceOf({ name, uri, content }) {
  if (content === null) return null;
  const bytes = canonicalBase64(content);
  if (!bytes) throw new Error("policy content is not plain base64");
  return { path: name, uri, bytes };
}
function recordedCentral(central) {
  const left = [...central];
  return async (reference) => {
    const at = left.findIndex(({ uri }) => placeOf(uri) === placeOf(reference));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ?? { what: `central policy ${reference}`, request: null, status: null, detail: "it is not in the record" };
  };
}
var placeOf = (reference) => reference.slice(0, Math.max(reference.indexOf("@", reference.indexOf("//")), 0));
function otherVersions({ predicate: predicate2 }) {
  const by = `use ${predicate2.evaluator.name} ${predicate2.evaluator.version}`;
  if (predicate2.schema !== schema) return `the facts have schema ${predicate2.schema}, this version judges schema ${schema}; ${by}`;
  for (const { id, version } of predicate2.decision.controls) {
    const current = versionOf(id);
    if (current === null) return `this version has no control ${id}; ${by}`;
    if (current !== version) return `control ${id} was version ${version}, here it is version ${current}; ${by}`;
  }
  return null;
}
function versionOf(id) {
  if (id === runnerId) return 1;
  if (id === policyReadable.id) return policyReadable.version;
  return controlById(id)?.version ?? null;
}
function notJudged({ predicate: predicate2 }) {
  const { result, controls } = predicate2.decision;
  const [first, ...others] = controls;
  const ownUnread = predicate2.policy.content === null && result === "error" && first?.id === runnerId && others.length === 0;
  const unreadCentral = ({ id, because }) => id === policyReadable.id && because.some(({ data }) => data.code === "CS-020");
  return ownUnread || controls.some(unreadCentral) ? "a policy could not be read then, so there is nothing to judge again" : null;
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
