import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  canonicalBase64,
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import {
  isCanonical
} from "./chunk-6DQDXACV.js";
import {
  predicateType,
  statementType
} from "./chunk-6JRFHEXK.js";

// src/evidence/shape.ts
var text = (value, at) => typeof value === "string" ? null : at;
var integer = (value, at) => Number.isSafeInteger(value) ? null : at;
var positive = (value, at) => Number.isSafeInteger(value) && Number(value) > 0 ? null : at;
var truth = (value, at) => typeof value === "boolean" ? null : at;
var anything = (value, at) => value === void 0 ? at : null;
var object = (value, at) => typeof value === "object" && value !== null && !Array.isArray(value) ? null : at;
var hex = (...lengths) => {
  return (value, at) => typeof value === "string" && lengths.includes(value.length) && /^[0-9a-f]+$/.test(value) ? null : at;
};
var textLike = (form) => {
  return (value, at) => typeof value === "string" && form.test(value) ? null : at;
};
var oneOf = (...values2) => {
  return (value, at) => typeof value === "string" && values2.includes(value) ? null : at;
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
var recordOf = (shape) => {
  return (value, at) => object(value, at) ?? firstOf(Object.entries(value).map(([key, one]) => () => shape(one, `${at}/${key.slice(0, 100)}`)));
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

// src/evidence/deploymentShape.ts
var sha = hex(40, 64);
var timeForm = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
var time = (value, at) => timeForm(value, at) ?? (Number.isNaN(Date.parse(String(value))) ? at : null);
var count = (value, at) => integer(value, at) ?? (Number(value) >= 0 ? null : at);
var account = exactly({ id: positive, login: text, type: oneOf("User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount") });
var someone = nullable(account);
var run = exactly({
  id: positive,
  attempt: positive,
  event: text,
  path: text,
  headSha: sha,
  headBranch: nullable(text),
  actor: someone,
  triggeringActor: someone,
  job: nullable(exactly({ id: text, environment: nullable(text), computed: truth }))
});
var deployment = exactly({
  environment: text,
  run: nullable(run),
  entries: listOf(exactly({ id: positive, sha, environment: text, createdAt: time, creator: someone })),
  repository: exactly({ archived: truth, defaultBranch: text }),
  policy: exactly({ atCommit: nullable(sha), atTip: nullable(sha), touchedAtCommit: nullable(sha), touchedAtTip: nullable(sha) })
});
var runApprovals = listOf(exactly({ state: oneOf("approved", "rejected"), account: someone, environments: listOf(text) }));
var environment = exactly({
  name: text,
  exists: truth,
  reviewers: exactly({ users: count, teams: count }),
  preventSelfReview: truth,
  adminsBypass: nullable(truth),
  refs: oneOf("all", "protected", "custom"),
  branches: listOf(text),
  tags: listOf(text),
  customRules: listOf(text)
});
var deployedRefs = listOf(exactly({ branch: text, contains: nullable(truth) }));
var record = exactly({ sha256: hex(64), sha, evaluatedAt: time, artifact: text, people: listOf(account), policy: nullable(sha) });
var from = either(exactly({ sha, known: oneOf("baseline") }), exactly({ sha, known: oneOf("record"), record }));
var gitActor = exactly({ account: someone, emailSha256: nullable(hex(64)) });
var commitMembers = {
  sha,
  tree: sha,
  parents: listOf(sha),
  author: gitActor,
  committer: gitActor,
  signedByGitHub: truth,
  pullRequests: listOf(positive)
};
var update = exactly({
  before: nullable(sha),
  after: sha,
  at: time,
  actor: someone,
  type: oneOf("push", "force_push", "branch_creation", "pr_merge", "merge_queue_merge", "other")
});
var change = exactly({
  number: positive,
  head: sha,
  baseBranch: text,
  base: sha,
  policy: nullable(exactly({ blob: sha, extends: recordOf(sha) })),
  record: nullable(record)
});
var policies = (value, at) => object(value, at) ?? listOf(sha)(Object.keys(value), at) ?? recordOf(text)(value, at);
var lineage = exactly({
  from: nullable(from),
  relation: oneOf("ahead", "identical", "behind", "diverged"),
  earlier: nullable(record),
  commits: listOf(exactly(commitMembers)),
  updates: listOf(update),
  changes: listOf(change),
  policies
});
var reason = exactly({ what: text, request: nullable(text), status: nullable(integer), detail: text });
var fact = (value) => either(
  exactly({ state: oneOf("unavailable"), reason, sources: listOf(object) }),
  exactly({ state: oneOf("known"), value, sources: listOf(object) })
);
var forms = { deployment, runApprovals, environment, lineage, deployedRefs };
var deploymentFacts = (value, at) => members(Object.fromEntries(Object.entries(forms).map(([name2, form]) => [name2, optional(fact(form))])))(value, at) ?? (Object.keys(value).every((name2) => Object.hasOwn(forms, name2)) ? null : at);
var breakGlass = exactly({ reason: text });
var environmentName = textLike(/^[^\p{Cc}]{1,300}$/u);
var subjectOfGate = (value, at) => {
  const { gate: gate2, environment: name2 } = value;
  if (gate2 === "deployment") return environmentName(name2, `${at}/environment`);
  return name2 === void 0 ? null : `${at}/environment`;
};

// src/evidence/repositoryShape.ts
var since = either(sha, time);
var policy = nullable(sha);
var change2 = exactly({
  number: positive,
  state: oneOf("open", "closed", "merged"),
  author: someone,
  mergedBy: someone,
  mergedAt: nullable(time),
  mergeCommit: nullable(sha),
  head: sha,
  base: text
});
var population = exactly({
  branch: text,
  period: exactly({ since, until: time }),
  start: nullable(exactly({ sha, known: oneOf("given", "activity", "merge"), policy })),
  end: nullable(sha),
  commits: listOf(exactly({ ...commitMembers, committedAt: time, policy })),
  updates: listOf(update),
  updatesComplete: truth,
  changes: listOf(change2),
  unknownChanges: listOf(integer),
  formerNames: listOf(text),
  policies: recordOf(nullable(text))
});
var deploymentsMade = listOf(
  exactly({
    id: positive,
    sha,
    environment: text,
    renamed: nullable(text),
    createdAt: time,
    creator: someone,
    outcome: oneOf("succeeded", "failed", "under-way", "never-ran"),
    at: time,
    endedAt: nullable(time),
    runs: listOf(positive)
  })
);
var says = exactly({
  gate: oneOf("pull-request", "merge", "deployment", "workflow-secrets", "repository"),
  repository: text,
  commit: sha,
  tree: sha,
  branch: text,
  environment: nullable(text),
  changes: listOf(exactly({ number: integer, head: text })),
  result: oneOf("passed", "failed", "pending", "error", "overridden"),
  mode: oneOf("enforce", "observe"),
  evaluatedAt: time,
  index: nullable(positive),
  run: nullable(positive),
  replayed: truth
});
var nothing = (value, at) => value === null ? null : at;
var record2 = either(
  exactly({ sha256: textLike(/^([0-9a-f]{64})?$/), path: text, state: oneOf("wrong", "unread", "unsigned"), why: text, says: nothing }),
  exactly({ sha256: hex(64), path: text, state: oneOf("valid"), why: nothing, says })
);
var ledger = exactly({
  names: listOf(text),
  head: nullable(exactly({ index: positive, sha256: textLike(/^([0-9a-f]{64})?$/) })),
  rewrites: listOf(update),
  findings: listOf(exactly({ kind: text, index: nullable(integer), detail: text }))
});
var records = exactly({ from: text, read: count, ledger: nullable(ledger), records: listOf(record2) });
var forms2 = { population, deploymentsMade, records };
var repositoryFacts = (value, at) => members(Object.fromEntries(Object.entries(forms2).map(([name2, form]) => [name2, optional(fact(form))])))(value, at) ?? (Object.keys(value).every((name2) => Object.hasOwn(forms2, name2)) ? null : at);

// src/evidence/workflowShape.ts
var position = members({ line: positive, column: positive });
var placed = (shapes) => members({ at: position, ...shapes });
var literal = (value, at) => value === null || ["string", "number", "boolean"].includes(typeof value) ? null : at;
var expression = (value, at) => expressionForm(value, at);
var step = either(
  text,
  either(exactly({ every: truth }), (value, at) => exactly({ index: expression })(value, at))
);
function expressionForm(value, at) {
  if (object(value, at) !== null) return at;
  const form = Object.entries(forms3).find(([member]) => Object.hasOwn(value, member));
  return form === void 0 ? at : form[1](value, at);
}
var forms3 = {
  literal: exactly({ literal }),
  hidden: exactly({ hidden: truth }),
  context: exactly({ context: text, path: listOf(step) }),
  get: exactly({ get: expression, path: listOf(step) }),
  call: exactly({ call: text, of: listOf(expression) }),
  operator: exactly({ operator: oneOf("!", "&&", "||", "==", "!=", "<", "<=", ">", ">="), of: listOf(expression, 1) })
};
var part = (value, at) => typeof value === "string" ? null : expression(value, at);
var template = placed({ parts: listOf(part) });
var expressions = listOf(placed({ expression }));
var target = either(
  exactly({ kind: oneOf("local"), path: text }),
  either(exactly({ kind: oneOf("remote"), repository: text, path: text, ref: text }), exactly({ kind: oneOf("other") }))
);
var reference = { text, target };
var values = nullable(listOf(nullable(template)));
var rows = nullable(listOf(recordOf(nullable(template))));
var remarks = members({
  doubts: listOf(placed({ kind: text, found: nullable(text) })),
  literals: listOf(placed({ kind: text, job: nullable(text) })),
  identities: listOf(placed({ pattern: text }))
});
var texts = nullable(listOf(text));
var trigger = placed({
  event: text,
  branches: texts,
  branchesIgnore: texts,
  tags: texts,
  tagsIgnore: texts,
  types: texts,
  inputs: recordOf(
    members({ type: oneOf("string", "boolean", "number", "choice", "environment"), options: texts, required: truth, default: nullable(template) })
  ),
  secrets: listOf(text)
});
var inherited = (value, at) => value === "inherit" ? null : recordOf(template)(value, at);
var job = placed({
  id: text,
  if: nullable(template),
  needs: listOf(text),
  environment: nullable(placed({ name: template })),
  matrix: nullable(members({ dimensions: recordOf(values), include: rows, exclude: rows })),
  env: recordOf(template),
  idToken: nullable(truth),
  call: nullable(placed({ ...reference, with: recordOf(template), secrets: inherited })),
  uses: listOf(placed(reference)),
  outputs: recordOf(template),
  expressions,
  identities: listOf(placed({ pattern: text })),
  identity: oneOf("literal", "expression", "none")
});
var workflow = members({
  kind: oneOf("workflow"),
  triggers: listOf(trigger),
  idToken: nullable(truth),
  env: recordOf(template),
  expressions,
  jobs: listOf(job),
  remarks
});
var action = members({ kind: oneOf("action"), expressions, uses: listOf(placed(reference)), remarks });
var model = (value, at) => value?.kind === "action" ? action(value, at) : workflow(value, at);
var blob = text;
var tree = members({ commit: nullable(hex(40, 64)), files: listOf(members({ path: text, blob })), absent: listOf(text) });
var workflowFiles = members({
  head: tree,
  base: nullable(tree),
  models: recordOf(model),
  remote: recordOf(either(exactly({ blob }), exactly({ missing: text }))),
  refs: members({ defaultBranch: nullable(text), protectedBranches: texts }),
  identities: listOf(text),
  trusted: optional(listOf(text))
});
var secretNames = optional(listOf(text));
var protection = members({
  reviewers: optional(truth),
  preventSelfReview: optional(truth),
  adminsBypass: optional(truth),
  branches: optional(texts),
  tags: secretNames
});
var inventory = members({
  repository: secretNames,
  organization: secretNames,
  dependabot: secretNames,
  environments: optional(recordOf(members({ secrets: secretNames, protection: optional(protection) })))
});

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
  if (!isCanonical(payload, json.value)) return { state: "malformed", found: "a statement that is not in canonical form (RFC 8785)" };
  return { state: "read", statement: json.value };
}
function readFacts(statement) {
  const bytes = canonicalBase64(statement.predicate.facts.content);
  if (!bytes) return { ok: false, found: "content that is not plain base64" };
  const json = readStrictJson(bytes, maxValues);
  if (!json.ok) return { ok: false, found: json.found };
  const bad = anyFacts(json.value, "") ?? (objectOf(json.value)?.schema === 1 ? factsShape(json.value, "") : null);
  if (bad !== null) return { ok: false, found: `an unexpected value at ${bad}` };
  if (!isCanonical(bytes, json.value)) return { ok: false, found: "facts that are not in canonical form (RFC 8785)" };
  return { ok: true, facts: json.value, bytes };
}
var sha2 = hex(40, 64);
var time2 = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
var name = textLike(/^[\w.-]{1,100}$/);
var fullName = textLike(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
var sha256 = exactly({ sha256: hex(64) });
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
  facts: exactly({ name: oneOf("facts.json"), mediaType: oneOf("application/json"), digest: sha256, content: text }),
  evaluator: members({ name: text, version: text, digest: nullable(sha256), actionRef: nullable(text) }),
  enforcement: members({ branch: text, required: oneOf("yes", "no", "unreadable") }),
  invocation: nullable(members({ uri: text, event: text })),
  evaluatedAt: time2,
  frameworks: listOf(members({ framework: text, clause: text, kind: text, strength: text, controls: listOf(text) })),
  supersedes: listOf(sha256),
  inputAttestations: listOf(sha256),
  assurance: optional(oneOf("static", "inventory")),
  sequence: optional(exactly({ ledger: text, index: positive, previous: nullable(sha256) }))
});
var statementShape = exactly({
  _type: anything,
  predicateType: anything,
  subject: tuple(
    exactly({ name: oneOf("facts.json"), digest: sha256 }),
    exactly({ name: fullName, digest: exactly({ gitCommit: sha2, gitTree: sha2 }) })
  ),
  predicate
});
var anyFacts = members({
  schema: positive,
  evaluatedAt: time2,
  subject: members({
    gate,
    repository: members({ owner: name, name }),
    commit: sha2,
    tree: sha2,
    base: members({ branch: text, commit: sha2 }),
    changes: listOf(members({ number: integer, head: text }))
  })
});
var fact2 = (value) => either(members({ state: oneOf("unavailable") }), members({ state: oneOf("known"), value }));
var pullRequest = members({
  number: integer,
  state: oneOf("open", "closed", "merged"),
  base: members({ branch: text }),
  head: members({ sha: sha2, tree: sha2 }),
  mergedAt: nullable(time2),
  merge: nullable(members({ sha: sha2, tree: sha2 }))
});
var factsShape = members({
  subject: subjectOfGate,
  changes: listOf(members({ number: integer, pullRequest: optional(fact2(pullRequest)) })),
  teams: object,
  accounts: object,
  workflows: optional(fact2(workflowFiles)),
  inventory: optional(fact2(inventory)),
  deployment: optional(deploymentFacts),
  repository: optional(repositoryFacts),
  breakGlass: optional(breakGlass)
});

export {
  readStatement,
  readFacts
};
