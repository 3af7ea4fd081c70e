import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ofPeriod
} from "./chunk-2POYII6C.js";
import {
  assuranceOf
} from "./chunk-HPRU37E5.js";
import {
  beyondThisVersion,
  isCommit,
  judgedAgain,
  madeHere,
  originOf
} from "./chunk-7WL3MNGV.js";
import {
  readFacts
} from "./chunk-FCOWFAJ4.js";
import {
  canonicalBase64
} from "./chunk-XJFVA7KK.js";
import {
  sameCanonically
} from "./chunk-6DQDXACV.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import {
  breakGlassId,
  policyReadable
} from "./chunk-RB7NLRLP.js";
import {
  isMadeWithin,
  isTime,
  periodTimes
} from "./chunk-H5NMOGC6.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  asciiLower
} from "./chunk-DTSUMDAK.js";
import {
  gitBlobId,
  sha256
} from "./chunk-HCM2LTGW.js";

// src/evidence/blob.ts
function isBlob(id, text) {
  if (text === "\0") return true;
  const bytes = Buffer.from(text);
  return id === (id.length === 40 ? gitBlobId(bytes) : sha256(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])));
}

// src/evidence/sameRefs.ts
var unless = (holds, otherwise) => holds ? [] : [otherwise];
function sameRefs(one, other) {
  const heads = new Map(one.map(({ number, head }) => [number, head]));
  const again = new Set(other.map(({ number }) => number));
  const eachOnce = heads.size === one.length && again.size === other.length && heads.size === again.size;
  return eachOnce && other.every(({ number, head }) => heads.get(number) === head);
}

// src/evidence/deploymentConsistency.ts
function deploymentConsistency({ subject, changes, deployment = {}, repository, evaluatedAt }) {
  const lineage = valueOf(deployment.lineage);
  return {
    contradictions: [
      ...unless(repository === void 0, "facts of a reconciliation, which is not what was judged"),
      ...environments(subject, deployment),
      ...lineage === null ? withoutLineage(subject, changes) : range(lineage, subject, evaluatedAt),
      ...lineage === null ? [] : changesOf(lineage, subject, changes, evaluatedAt)
    ],
    notCompared: lineage === null ? ["the range of the deployment, which is not among the facts"] : unread(lineage, changes)
  };
}
var valueOf = (fact) => fact?.state === "known" ? fact.value : null;
var isSameEnvironment = (one, other) => asciiLower(one) === asciiLower(other);
function environments({ environment = "", commit, base }, { deployment, environment: state }) {
  const entries = valueOf(deployment)?.entries ?? [];
  const policy = valueOf(deployment)?.policy;
  const sameCommit = commit === base.commit;
  const named3 = [valueOf(deployment)?.environment, valueOf(state)?.name, ...entries.map((entry) => entry.environment)];
  const other = named3.find((name) => name !== void 0 && !isSameEnvironment(name, environment));
  return [
    ...unless(other === void 0, `facts of the environment ${other ?? ""}`),
    ...unless(entries.every(({ sha }) => sha === commit), "an entry of a deployment of another commit"),
    ...unless(!sameCommit || policy?.atCommit === policy?.atTip, "two policies at one commit")
  ];
}
var withoutLineage = (subject, changes) => unless(subject.changes.length + changes.length === 0, "changes without a lineage");
function range({ from, relation, earlier, commits, updates, policies }, subject, evaluatedAt) {
  const last = commits.at(-1);
  const brings = relation === "ahead" || relation === "diverged";
  const records = [...from?.known === "record" ? [from.record] : [], ...earlier === null ? [] : [earlier]];
  const times = [...records.map((one) => one.evaluatedAt), ...updates.map(({ at }) => at)];
  return [
    ...unless(new Set(commits.map(({ sha }) => sha)).size === commits.length, "a commit of the range twice"),
    ...unless(last === void 0 || isSubject(last, subject), "the range does not end at the deployed commit and tree"),
    ...unless(!commits.some(({ sha }) => sha === from?.sha), "the range holds the commit it begins after"),
    ...unless(from === null ? !last && relation === "ahead" : brings === commits.length > 0, `${commits.length} commits, and yet ${relation}`),
    ...unless(relation === "identical" === (from?.sha === subject.commit), `the range begins at ${from?.sha ?? "nothing"}, and yet is ${relation}`),
    ...unless(from?.known !== "record" || from.record.sha === from.sha, "the range begins at another commit than its record"),
    ...unless(earlier === null || earlier.sha === subject.commit && relation === "behind", "the earlier record is of another commit"),
    ...unless(times.every((time) => isPast(time, evaluatedAt)), "a past later than the judgement"),
    ...Object.entries(policies).filter(([blob, text]) => !isBlob(blob, text)).map(([blob]) => `a policy text that is not the blob ${blob}`)
  ];
}
var isSubject = ({ sha, tree }, subject) => sha === subject.commit && tree === subject.tree;
var isPast = (time, now) => Date.parse(time) <= Date.parse(now);
function changesOf(lineage, subject, changes, evaluatedAt) {
  const ranged = new Map(lineage.changes.map((change) => [change.number, change]));
  const moved = movedTo(lineage);
  const named3 = new Set(lineage.commits.flatMap(({ pullRequests }) => pullRequests));
  return [
    ...unless(sameRefs(subject.changes, lineage.changes), "the subject\u2019s changes are not those of the lineage, each once"),
    ...unless(new Set(changes.map(({ number }) => number)).size === changes.length, "facts of a change twice"),
    ...unless(lineage.changes.every(({ number }) => named3.has(number)), "a change that no commit of the range is of"),
    ...changes.flatMap((change) => {
      const at = ranged.get(change.number);
      if (at === void 0) return [`facts of pull request #${change.number}, which is not in the lineage`];
      return [
        ...merged(change, at, evaluatedAt),
        ...unless(at.baseBranch !== subject.base.branch || isMoved(change, moved), `no move by which GitHub merged pull request #${change.number}`)
      ];
    })
  ];
}
function movedTo({ commits, updates }) {
  const range2 = new Map(commits.map((commit) => [commit.sha, commit]));
  const found = /* @__PURE__ */ new Set();
  for (const { type, after, before } of updates) {
    let sha = after;
    while (sha !== before && range2.has(sha) && !found.has(`${type} ${sha}`)) {
      found.add(`${type} ${sha}`);
      sha = range2.get(sha)?.parents[0] ?? "";
    }
  }
  return found;
}
function isMoved({ pullRequest }, moved) {
  const merge = valueOf(pullRequest)?.merge ?? null;
  return merge?.update === void 0 || moved.has(`${merge.update} ${merge.sha}`);
}
function merged({ pullRequest }, { number, head, baseBranch }, evaluatedAt) {
  const value = valueOf(pullRequest);
  if (value === null) return [];
  const agreements = [
    ["the number", value.number === number],
    ["the head", value.head.sha === head],
    ["the base branch", value.base.branch === baseBranch],
    [`the state ${value.state}`, value.state === "merged" && value.merge !== null],
    ["the time of the merge", value.mergedAt !== null && isPast(value.mergedAt, evaluatedAt)]
  ];
  return agreements.filter(([, same]) => !same).map(([what]) => `${what} of pull request #${number}`);
}
function unread({ changes: ranged }, changes) {
  const read2 = new Set(changes.flatMap(({ number, pullRequest }) => pullRequest?.state === "known" ? [number] : []));
  return ranged.flatMap(({ number }) => read2.has(number) ? [] : [`pull request #${number}, which could not be read`]);
}

// src/evidence/repositoryConsistency.ts
function repositoryConsistency(facts) {
  const { subject, changes, deployment, evaluatedAt, repository = {} } = facts;
  const [population, made, records] = [valueOf2(repository.population), valueOf2(repository.deploymentsMade), valueOf2(repository.records)];
  return {
    contradictions: [
      ...unless(subject.changes.length + changes.length === 0, "changes that were judged, which a reconciliation does not"),
      ...unless(deployment === void 0, "facts of a deployment, which is not what was judged"),
      ...unless(facts.breakGlass === void 0, "broken glass, where nothing is held up"),
      ...unless(subject.commit === subject.base.commit, "the subject is not the tip of its branch"),
      ...population === null ? [] : ofPopulation(population, subject, evaluatedAt),
      ...population === null || made === null ? [] : deployments(made, population),
      ...records === null ? [] : read(records, evaluatedAt),
      ...population === null || records === null ? [] : kept(records, population, made, subject)
    ],
    notCompared: unread2(repository)
  };
}
var ofPopulation = (population, subject, evaluatedAt) => [
  ...within(population, subject, evaluatedAt),
  ...line(population, subject),
  ...named(population, evaluatedAt),
  ...called(population, subject)
];
var valueOf2 = (fact) => fact?.state === "known" ? fact.value : null;
var isInOrder = (list, isBefore) => list.every((one, at) => at === 0 || isBefore(list[at - 1], one));
var isUnique = (list) => new Set(list).size === list.length;
var isAtMost = (time, other) => Date.parse(time) <= Date.parse(other);
function within({ branch, period, start, updates }, { base }, evaluatedAt) {
  const begin = isTime(period.since) ? period.since : null;
  const isWithin = ({ at }) => isAtMost(at, period.until) && (begin === null || isAtMost(begin, at));
  return [
    ...unless(branch === base.branch, `what came into ${branch}, which is not the branch that was judged`),
    ...unless(isAtMost(period.until, evaluatedAt), "a period that ends after the judgement"),
    ...unless(begin === null || isAtMost(begin, period.until), "a period that ends before it begins"),
    ...unless(begin !== null || start?.sha === period.since && start.known === "given", "a line after another commit than was asked for"),
    ...unless(begin === null || start?.known !== "given", "a line after a commit that was not asked for"),
    ...unless(updates.every(isWithin), "a move of the branch outside the period"),
    ...unless(isInOrder(updates, (one, other) => isAtMost(one.at, other.at)), "moves of the branch that are not in order of time")
  ];
}
function line({ commits, start, end }, { commit, tree }) {
  const first = commits[0]?.parents[0] ?? null;
  const tip = commits.find(({ sha }) => sha === commit);
  const isUnbroken = isInOrder(commits, (one, other) => other.parents[0] === one.sha);
  return [
    ...unless(isUnique([...commits.map(({ sha }) => sha), start?.sha ?? ""]), "a commit of the line twice"),
    ...unless(commits.length === 0 || first === (start?.sha ?? null), "the line does not begin where it is said to"),
    ...unless(isUnbroken, "a gap in the line of first parents"),
    ...unless(commits.length === 0 ? end === null || end === start?.sha : commits.at(-1)?.sha === end, "the line does not end where it is said to"),
    ...unless(tip === void 0 || tip.tree === tree, "the tip of the branch with another tree")
  ];
}
function named({ commits, changes, unknownChanges }, evaluatedAt) {
  const numbers = new Set(changes.map(({ number }) => number));
  const isWhole = ({ state, mergedAt }) => mergedAt === null ? state !== "merged" : state === "merged" && isAtMost(mergedAt, evaluatedAt);
  const isNamed = (number) => numbers.has(number);
  return [
    ...unless(isInOrder(changes, (one, other) => one.number < other.number), "a pull request twice, or out of order"),
    ...unless(isInOrder(unknownChanges, (one, other) => one < other), "an unknown number twice, or out of order"),
    ...unless(!unknownChanges.some(isNamed), "a pull request that is known and unknown"),
    ...unless(changes.every(isWhole), "a pull request merged at no time, or later than the judgement"),
    ...unless(commits.every(({ pullRequests }) => pullRequests.every(isNamed)), "a commit of a pull request that is not among the facts")
  ];
}
function called({ start, commits, policies, formerNames }, { repository }) {
  const blobs = /* @__PURE__ */ new Set([start?.policy ?? null, ...commits.map(({ policy }) => policy)]);
  const other = Object.entries(policies).find(([blob, text]) => text !== null && !isBlob(blob, text));
  return [
    ...unless([...blobs].every((blob) => blob === null || Object.hasOwn(policies, blob)), "a policy of the line whose text is not among the facts"),
    ...unless(Object.keys(policies).every((blob) => blobs.has(blob)), "a policy text that no commit of the line has"),
    ...unless(other === void 0, `a policy text that is not the blob ${other?.[0] ?? ""}`),
    ...unless(isInOrder(formerNames, (one, next) => one < next), "a former name twice, or out of order"),
    ...unless(!formerNames.some((name) => asciiLower(name) === asciiLower(repositoryPath(repository))), "a former name that is the present one")
  ];
}
function deployments(made, { period }) {
  const hasEnded = ({ at, endedAt }) => endedAt === null || isAtMost(at, endedAt) && isAtMost(endedAt, period.until);
  const fits = ({ outcome, endedAt }) => outcome === "under-way" ? endedAt === null : outcome !== "succeeded" || endedAt !== null;
  return [
    ...unless(isUnique(made.map(({ id }) => id)), "a deployment twice"),
    ...unless(made.every((one) => isMadeWithin(one, period)), "a deployment outside the period"),
    ...unless(made.every(({ createdAt, at }) => isAtMost(createdAt, at)), "a deployment that began before it was made"),
    ...unless(made.every(hasEnded), "a deployment that ended before it began, or after the period"),
    ...unless(made.every(fits), "a deployment under way that has ended, or one that succeeded and has not"),
    ...unless(made.every(({ environment, renamed }) => renamed !== environment), "a deployment renamed to what it was called"),
    ...unless(isInOrder(made, (one, other) => isAtMost(one.at, other.at)), "deployments that are not in order of time")
  ];
}
function read({ read: files, ledger, records }, evaluatedAt) {
  const moves = ledger?.rewrites ?? [];
  return [
    ...unless(isInOrder(moves, (one, other) => isAtMost(one.at, other.at)), "moves of the ledger that are not in order of time"),
    ...unless(moves.every(({ at }) => isAtMost(at, evaluatedAt)), "a move of the ledger later than the judgement"),
    ...unless(isInOrder(records, (one, other) => orderOf(one) <= orderOf(other)), "records out of order"),
    ...unless(records.length <= files, "more records than files were read"),
    ...unless(records.every(({ says }) => says === null || isAtMost(says.evaluatedAt, evaluatedAt)), "a record later than the judgement")
  ];
}
var orderOf = ({ path, sha256: sha2562 }) => `${path}
${sha2562}`;
function kept({ records }, population, made, { repository }) {
  const names2 = new Set([repositoryPath(repository), ...population.formerNames].map(asciiLower));
  const asked = /* @__PURE__ */ new Set([...population.changes.map(({ number }) => number), ...population.unknownChanges]);
  const { begin, until } = periodTimes(population);
  const isAskedFor = ({ gate, repository: name, evaluatedAt }) => {
    const at = Date.parse(evaluatedAt);
    return (gate === "merge" || gate === "pull-request") && names2.has(asciiLower(name)) && at >= begin && at <= until;
  };
  const said = records.flatMap(({ says }) => says !== null && isAskedFor(says) ? says.changes : []);
  return [
    ...unless(ofPeriod(records, population, made ?? []).length === records.length, "a record twice, or neither of the period nor of what came in"),
    ...unless(said.every(({ number }) => asked.has(number)), "a record of a pull request that was not asked for")
  ];
}
var names = { population: "what came in", deploymentsMade: "the deployments", records: "the records" };
var unread2 = (repository) => Object.keys(names).filter((name) => repository[name]?.state !== "known").map((name) => `${names[name]}, which could not be read`);

// src/evidence/consistency.ts
function consistencyOf(facts, event) {
  const { subject, changes } = facts;
  if (subject.gate === "repository") return repositoryConsistency(facts);
  if (subject.gate === "deployment") return deploymentConsistency(facts);
  if (subject.gate !== "pull-request" && subject.gate !== "merge") return { contradictions: [], notCompared: [`the gate ${subject.gate}`] };
  const read2 = new Map(changes.map((change) => [change.number, change]));
  const compared = subject.changes.map((ref) => comparison(ref, read2.get(ref.number), facts));
  const group = isGroup(subject);
  return {
    contradictions: [
      ...unless(facts.deployment === void 0, "facts of a deployment, which is not what was judged"),
      ...unless(facts.repository === void 0, "facts of a reconciliation, which is not what was judged"),
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
var isGroup = ({ gate, changes, commit }) => gate === "pull-request" && (changes.length !== 1 || changes[0]?.head !== commit);
function sameNumbers(refs, changes) {
  const named3 = new Set(refs.map(({ number }) => number));
  const judged = new Set(changes.map(({ number }) => number));
  const eachOnce = refs.length > 0 && named3.size === refs.length && judged.size === changes.length;
  return eachOnce && named3.size === judged.size && [...named3].every((number) => judged.has(number));
}
function comparison(ref, change, facts) {
  const pullRequest = change?.pullRequest;
  if (pullRequest?.state !== "known") return { contradictions: [], notCompared: [`pull request #${ref.number}, which could not be read`] };
  const { value } = pullRequest;
  const ofGate = facts.subject.gate === "merge" ? sameMerge(value, facts) : sameHead(value, facts.subject);
  const agreements = [...alwaysSame(ref, value, facts.subject), ...ofGate];
  return { contradictions: agreements.filter(([, same]) => !same).map(([what]) => `${what} of pull request #${ref.number}`), notCompared: [] };
}
var alwaysSame = ({ number, head }, pullRequest, { base }) => [
  ["the number", pullRequest.number === number],
  ["the head", pullRequest.head.sha === head],
  ["the base branch", pullRequest.base.branch === base.branch]
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

// src/evidence/policyChecks.ts
function policyChecks({ predicate: { policy } }, facts) {
  const central = policy.extends.map((one, index) => policyCheck(`central policy ${index + 1}`, one, isCentralOrigin(one)));
  return [policyCheck("policy", policy, facts.ok ? policy.uri === ownOrigin(policy, facts) : true), ...atTip(policy, facts), ...central];
}
function atTip({ name, digest }, reading) {
  const deployment = reading.ok && reading.facts.schema === 1 ? reading.facts.deployment?.deployment : void 0;
  if (deployment?.state !== "known" || digest === null) return [];
  const blob = deployment.value.policy.atTip;
  if (blob === digest.gitBlob || blob !== null && blob.length !== digest.gitBlob.length) return [];
  return [
    { what: "policy", value: `${name}: the facts name the git blob ${blob ?? "none"} at the tip, and the record holds ${digest.gitBlob}`, ok: false }
  ];
}
var ownOrigin = ({ name }, { facts: { subject } }) => `${repositoryPath(subject.repository)}//${name}@${subject.base.commit}`;
function isCentralOrigin({ name, uri }) {
  const origin = originOf(uri);
  return origin !== null && isCommit(origin.ref) && origin.place.endsWith(`//${name}`);
}
function policyCheck(what, { name, uri, digest, content }, fromThere) {
  if (!fromThere) return { what, value: `${name}: recorded as read from ${uri}, which is not where it must come from`, ok: false };
  if (digest === null && content === null) return { what, value: `${name}: no policy was read (${uri})`, ok: null };
  const bytes = canonicalBase64(content);
  if (bytes === null || digest === null) return { what, value: `${name}: digest without content, or content without digest`, ok: false };
  const whole = sha256(bytes) === digest.sha256 && gitBlobId(bytes) === digest.gitBlob;
  if (!whole) return { what, value: `${name}: the content does not have the recorded digest`, ok: false };
  const inGit = `git blob ${digest.gitBlob} (in a clone, compare: git rev-parse ${commitAndPath(uri)})`;
  return { what, value: `inside the record, from ${uri} sha256 ${digest.sha256} ${inGit}`, ok: true };
}
var commitAndPath = (uri) => `${uri.slice(uri.lastIndexOf("@") + 1)}:${uri.slice(uri.indexOf("//") + 2, uri.lastIndexOf("@"))}`;

// src/evidence/deploymentChecks.ts
function deploymentChecks(statement, reading) {
  if (!reading.ok || reading.facts.schema !== 1) return [];
  const { facts } = reading;
  return [...facts.subject.gate === "deployment" ? [deploymentCheck(facts)] : [], ...glassChecks(statement, facts)];
}
function deploymentCheck({ subject, deployment = {}, changes }) {
  const told = deployment.deployment?.state === "known" ? deployment.deployment.value : null;
  const run = told?.run ? `run ${told.run.id} attempt ${told.run.attempt} on ${told.run.headSha}` : "no run is known";
  const range2 = deployment.lineage?.state === "known" ? rangeText(deployment.lineage.value) : "the range is not known";
  return { what: "deployment", value: `environment ${subject.environment ?? "none"}; ${run}; ${range2}, ${counted(changes, "change")}`, ok: null };
}
var counted = ({ length: length2 }, one) => `${length2} ${one}${length2 === 1 ? "" : "s"}`;
function rangeText({ from, relation, commits }) {
  if (from === null) return "no earlier record and no baseline";
  const start = from.known === "baseline" ? "the baseline of the policy" : `the record with sha256 ${from.record.sha256}, not compared`;
  return `${relation} of ${from.sha} (${start}), ${counted(commits, "commit")}`;
}
function glassChecks({ predicate: { decision } }, { breakGlass }) {
  const overridden = decision.result === "overridden";
  if (breakGlass === void 0) return overridden ? [{ what: "override", value: "overridden, and yet nobody asked for it", ok: false }] : [];
  const asked = `asked for: ${breakGlass.reason}`;
  if (!overridden) return [{ what: "override", value: `${asked}; it was not granted`, ok: null }];
  const reasons = decision.controls.filter(({ id, verdict }) => id === breakGlassId && verdict === "pass").flatMap(({ because }) => because);
  const all = (name) => [...new Set(reasons.flatMap(({ data }) => textsOf(data[name])))].join(", ");
  const who = `let through by ${all("people")} as ${all("roles")}`;
  return [{ what: "override", value: `${asked}; NOT satisfied: ${all("controls")}; ${who}; to be signed off by ${all("due")}`, ok: null }];
}
var textsOf = (value) => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");

// src/evidence/repositoryChecks.ts
function repositoryChecks(reading) {
  if (!reading.ok || reading.facts.schema !== 1 || reading.facts.subject.gate !== "repository") return [];
  const { facts } = reading;
  return [{ what: "reconciliation", value: [populationText(facts), deploymentsText(facts), recordsText(facts)].join("; "), ok: null }];
}
var counted2 = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
function populationText({ repository, subject }) {
  const population = repository?.population;
  if (population?.state !== "known") return `what came into ${subject.base.branch} is not known`;
  const { branch, period, start, end, commits, updatesComplete } = population.value;
  const moves = updatesComplete ? "" : ", the log of moves does not reach back to its beginning";
  const line2 = `${counted2(commits.length, "commit")} of ${branch} after ${start?.sha ?? "nothing"} up to ${end ?? "nothing"}`;
  return `${line2}, ${period.since} to ${period.until}${moves}`;
}
var deploymentsText = ({ repository }) => repository?.deploymentsMade?.state === "known" ? counted2(repository.deploymentsMade.value.length, "deployment") : "the deployments are not known";
function recordsText({ repository }) {
  const records = repository?.records;
  if (records?.state !== "known") return "the records are not known";
  const { from, read: read2, ledger, records: kept2 } = records.value;
  const head = ledger?.head ? `, whose last record is ${ledger.head.index} with sha256 ${ledger.head.sha256}` : "";
  return `${counted2(kept2.length, "record")} of ${counted2(read2, "file")} in ${from}${head}, not compared: what each of them says is the signer's word`;
}

// src/evidence/checks.ts
function innerChecks(statement, facts = readFacts(statement)) {
  return [
    factsCheck(statement),
    subjectCheck(statement, facts),
    ...deploymentChecks(statement, facts),
    ...repositoryChecks(facts),
    ...policyChecks(statement, facts),
    { what: "evaluated at", value: `${statement.predicate.evaluatedAt} (GitHub's clock, as recorded)`, ok: null },
    evaluatorCheck(statement),
    enforcementCheck(statement),
    decisionCheck(statement),
    chainCheck(statement)
  ];
}
function claimChecks(statement, claims, facts = readFacts(statement)) {
  const { repo, commit, expect, environment } = claims;
  const { subject, predicate } = statement;
  const [, judged] = subject;
  const found = { repo: judged.name, commit: judged.digest.gitCommit, expect: predicate.decision.result };
  return [
    claim("repository asked for", "--repo", repo, found.repo, repo !== void 0 && asciiLower(repo) === asciiLower(found.repo)),
    claim("commit asked for", "--commit", commit, found.commit, commit !== void 0 && asciiLower(commit) === found.commit),
    claim("result expected", "--expect", expect, found.expect, expect === found.expect),
    ...environmentClaim(statement, environment, facts)
  ];
}
function environmentClaim(statement, asked, reading) {
  if (asked === void 0 && statement.predicate.gate !== "deployment") return [];
  const found = (reading.ok ? reading.facts.subject.environment : void 0) ?? null;
  const same = asked !== void 0 && found !== null && statement.predicate.gate === "deployment" && isSameEnvironment(asked, found);
  return [claim("environment asked for", "--environment", asked, found ?? "none", same)];
}
function claim(what, option, asked, found, same) {
  if (asked === void 0) return { what, value: `not compared: ${option} was not given (the record says ${found})`, ok: null };
  return { what, value: same ? found : `asked for ${asked}, the record says ${found}`, ok: same };
}
var insideOnly = "facts.json inside the record (no file beside it is read)";
function factsCheck({ subject, predicate }) {
  const [file] = subject;
  const content = canonicalBase64(predicate.facts.content);
  const digest = content === null ? null : sha256(content);
  const whole = digest !== null && digest === predicate.facts.digest.sha256 && digest === file.digest.sha256;
  if (!whole) return { what: "facts", value: "the embedded facts do not have the recorded sha256", ok: false };
  const limits = "what GitHub answered, as the signer recorded it; the answers themselves are not proven";
  return { what: "facts", value: `${insideOnly} sha256 ${digest}: ${limits}`, ok: true };
}
function subjectCheck(statement, reading) {
  const { subject, predicate } = statement;
  const [, judged] = subject;
  if (!reading.ok) return { what: "subject", value: `the embedded facts are not readable: ${reading.found}`, ok: false };
  const { facts } = reading;
  const agreements = [
    ["repository", judged.name === repositoryPath(facts.subject.repository)],
    ["commit", judged.digest.gitCommit === facts.subject.commit],
    ["tree", judged.digest.gitTree === facts.subject.tree],
    ["gate", predicate.gate === facts.subject.gate],
    ["schema", predicate.schema === facts.schema],
    ["time", predicate.evaluatedAt === facts.evaluatedAt],
    ["base branch", predicate.enforcement.branch === facts.subject.base.branch]
  ];
  const apart = agreements.filter(([, same]) => !same).map(([name]) => name);
  if (apart.length > 0) return { what: "subject", value: `statement and facts differ in ${apart.join(", ")}`, ok: false };
  return aboutItsFacts(statement, reading);
}
function aboutItsFacts({ subject: [, judged], predicate }, { facts }) {
  const other = { contradictions: [], notCompared: [`facts of schema ${facts.schema}`] };
  const { contradictions, notCompared } = facts.schema === 1 ? consistencyOf(facts, predicate.invocation?.event ?? null) : other;
  if (contradictions.length > 0) return { what: "subject", value: `the facts contradict the subject: ${contradictions.join("; ")}`, ok: false };
  const about = `${judged.name} commit ${judged.digest.gitCommit} tree ${judged.digest.gitTree}`;
  const left = notCompared.length === 0 ? "" : `; not compared: ${notCompared.join("; ")}`;
  return { what: "subject", value: `${judgedWords(facts.subject)}: ${about}${left}`, ok: true };
}
function judgedWords({ gate, changes, base, environment }) {
  if (environment !== void 0) return `deployment to ${environment}`;
  if (gate === "repository") return `reconciliation of ${base.branch}`;
  return `${gate} ${changes.map(({ number }) => `#${number}`).join(" ")} into ${base.branch}`;
}
function evaluatorCheck({ predicate }) {
  const { name, version, digest, actionRef } = predicate.evaluator;
  const build = digest === null ? "no manifest digest" : `manifest sha256 ${digest.sha256}`;
  return { what: "evaluator", value: `${name} ${version}, ${build}${actionRef === null ? "" : `, ${actionRef}`}`, ok: null };
}
function enforcementCheck({ predicate }) {
  const { branch, required } = predicate.enforcement;
  if (predicate.gate === "deployment") return { what: "enforcement", value: "the run of the deployment, which ends where it is blocked", ok: null };
  if (predicate.gate === "repository") return { what: "enforcement", value: "none: a reconciliation tells, and holds nothing up", ok: null };
  const words = { yes: "a rule required it", no: "NO rule required it", unreadable: "whether a rule required it could not be read" };
  return { what: "enforcement", value: `${words[required]} on ${branch}, as recorded`, ok: null };
}
function decisionCheck({ predicate }) {
  const { result, controls } = predicate.decision;
  const mode = predicate.mode === "observe" ? "; OBSERVE mode: nothing was blocked" : "";
  return { what: "decision", value: `${result} (${resultWord[result]}), ${controls.length} control results${mode}`, ok: null };
}
function chainCheck({ predicate }) {
  const earlier = [...predicate.supersedes, ...predicate.inputAttestations].map((one) => one.sha256);
  const names2 = earlier.length === 0 ? "names no earlier record" : `names earlier records, not compared (verify each by itself): ${earlier.join(" ")}`;
  const { sequence } = predicate;
  if (sequence === void 0) return { what: "chain", value: names2, ok: null };
  const { ledger, index, previous } = sequence;
  const place = `record ${index} of the ledger ${ledger}, after ${previous?.sha256 ?? "none"}`;
  if (index === 1 !== (previous === null)) return { what: "chain", value: `${place}: only the first record has none before it`, ok: false };
  return { what: "chain", value: `${names2}; ${place}, not compared: that takes the whole ledger, with --ledger`, ok: null };
}

// src/evidence/support.ts
function supportsItself({ result, controls }) {
  const glasses = controls.filter(({ id }) => id === breakGlassId);
  const judged = controls.filter(({ id }) => id !== breakGlassId);
  if (result === "passed") return glasses.length === 0 && judged.some(passes) && judged.every(({ verdict }) => allowing.has(verdict));
  return result !== "overridden" || isOverridden(judged, glasses);
}
function isOverridden(judged, glasses) {
  const blocking = judged.filter(({ verdict }) => !allowing.has(verdict));
  const covers = ({ policy, change }) => glasses.some((glass) => glass.policy === policy && (change === null || glass.change === change));
  const signed = glasses.every(({ verdict }) => verdict === "pass");
  return blocking.length > 0 && signed && blocking.every((one) => canBeSigned(one) && covers(one));
}
var canBeSigned = ({ id, verdict }) => verdict !== "unknown" && id !== policyReadable.id;
var passes = ({ id, verdict }) => verdict === "pass" && id !== policyReadable.id;
var allowing = /* @__PURE__ */ new Set(["pass", "not-applicable"]);

// src/evidence/work.ts
function stepsFor(facts, policySize2 = 0) {
  const { changes, workflows } = facts;
  const ofChanges = changes.reduce((sum, change) => sum + changeSteps(change) + policySteps(policySize2, change), 0);
  const ofFiles = workflows?.state === "known" ? workflowSteps(workflows.value) : 0;
  return Math.floor(ofChanges + peopleSteps(facts) + deploymentSteps(facts, policySize2) + repositorySteps(facts.repository, policySize2) + ofFiles);
}
var length = (fact) => fact?.state === "known" && Array.isArray(fact.value) ? fact.value.length : 0;
var changeSteps = ({ reviews, commits, pushes, timeline }) => length(reviews) * (length(commits) + length(pushes) + length(timeline));
var bytesPerPattern = 256;
var bytesPerPerson = 64;
function policySteps(size, { files }) {
  const listed = files?.state === "known" && Array.isArray(files.value?.listed) ? files.value.listed.length : 0;
  return size * listed / bytesPerPattern;
}
function peopleSteps({ teams, accounts, changes }) {
  const sizes2 = Object.values(teams).map((team) => team.state === "known" && Array.isArray(team.value?.members) ? team.value.members.length : 0);
  const members = sizes2.reduce((sum, size) => sum + size, 0);
  const known = accounts.state === "known" ? Object.keys(accounts.value ?? {}).length : 0;
  return (members + known) * (1 + changes.length) / 16;
}
function deploymentSteps({ deployment, changes }, policySize2) {
  if (deployment === void 0) return 0;
  const entries = deployment.deployment?.state === "known" ? deployment.deployment.value.entries.length : 0;
  const { environment: state } = deployment;
  const named3 = state?.state === "known" ? state.value.branches.length + state.value.tags.length : 0;
  const approvals = length(deployment.runApprovals) * (1 + entries);
  const ofLineage = deployment.lineage?.state === "known" ? lineageSteps(deployment.lineage.value, changes) : 0;
  return approvals + (length(deployment.deployedRefs) + named3) * (100 + policySize2) + ofLineage;
}
function lineageSteps({ commits, updates, changes: ranged, policies }, changes) {
  const sizeOf = (blob) => policies[blob]?.length ?? 0;
  const ofNumber = new Map(changes.map((change) => [change.number, change]));
  const judged = ranged.reduce((sum, { number, policy }) => {
    const size = policy === null ? 0 : [policy.blob, ...Object.values(policy.extends)].reduce((all, blob) => all + sizeOf(blob), 0);
    return sum + size / bytesPerPerson + policySteps(size, ofNumber.get(number) ?? { number });
  }, 0);
  const loaded = Object.values(policies).reduce((sum, text) => sum + text.length / 4, 0);
  return commits.length * (1 + updates.length) + ranged.length * (ranged.length + changes.length) / 8 + judged + loaded;
}
function repositorySteps({ population, deploymentsMade, records } = {}, policySize2) {
  const line2 = population?.state === "known" ? population.value.commits.length + population.value.updates.length + population.value.changes.length : 0;
  const read2 = records?.state === "known" ? records.value.records.length : 0;
  const made = deploymentsMade?.state === "known" ? deploymentsMade.value : [];
  const environments2 = new Set(made.flatMap(({ environment, renamed }) => [environment, ...renamed === null ? [] : [renamed]])).size;
  const texts = population?.state === "known" ? Object.values(population.value.policies) : [];
  const size = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  return line2 + read2 + made.length + environments2 * (100 * (1 + texts.length) + policySize2 + size) + size / 4;
}
var runsPerTrigger = 3;
var stepsPerRun = 20;
function workflowSteps({ head, base, models }) {
  const files = [...head.files, ...base?.files ?? []];
  return files.reduce((sum, { blob }) => sum + modelSteps(Object.hasOwn(models, blob) ? models[blob] : void 0), 0);
}
function modelSteps(model) {
  if (model === void 0) return 0;
  if (model.kind === "action") return model.expressions.length;
  const asked = model.jobs.reduce((sum, job) => sum + 1 + job.expressions.length + job.identities.length, model.expressions.length);
  return (asked + stepsPerRun) * Math.max(1, model.triggers.length * runsPerTrigger);
}

// src/evidence/replay.ts
async function replayRecord(statement, facts = readFacts(statement)) {
  const { predicate } = statement;
  const recorded = predicate.decision;
  const answer = (state, replayed, detail) => ({ state, recorded: recorded.result, replayed, detail });
  if (!supportsItself(recorded)) return answer("different", null, `the recorded controls do not support the result ${recorded.result}`);
  const beyond = beyondThisVersion(statement);
  if (beyond !== null && madeHere(statement)) return answer("different", null, `it names this very version, which makes no such record: ${beyond}`);
  if (beyond !== null) return answer("not-comparable", null, `${beyond}; use ${predicate.evaluator.name} ${predicate.evaluator.version}`);
  if (!facts.ok) return answer("different", null, `the embedded facts cannot be judged: ${facts.found}`);
  const { gate } = facts.facts.subject;
  if (gate !== predicate.gate) return answer("different", null, `the record is of the gate ${predicate.gate}, its facts are of ${gate}`);
  const steps = stepsFor(facts.facts, policySize(predicate));
  if (steps > maxSteps) return answer("too-large", null, `${sizes} make ${steps}; no more than ${maxSteps} are judged`);
  try {
    const { decision, stray } = await judgedAgain(statement, facts.facts);
    const difference = stray ?? differenceOf(recorded, decision) ?? otherAssurance(predicate, decision);
    if (difference === null) return answer("same", decision.result, `judging the recorded facts again gives ${decision.result}, for the same reasons`);
    return answer("different", decision.result, difference);
  } catch {
    return answer("different", null, "the recorded facts and policy cannot be judged");
  }
}
var maxSteps = 1e7;
var sizes = "reviews times commits, pushes and events, workflow expressions times runs, and commits times moves of the branch";
var policySize = ({ policy }) => [policy, ...policy.extends].reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
function differenceOf(recorded, replayed) {
  if (recorded.result !== replayed.result) return `the record says ${recorded.result}, its own facts and policy give ${replayed.result}`;
  const [before, now] = [recorded.controls.map(withoutProse), replayed.controls.map(withoutProse)];
  if (sameCanonically(before, now)) return null;
  const index = now.findIndex((control, at) => !sameCanonically(control, before[at]));
  const apart = replayed.controls[index] ?? recorded.controls[now.length];
  return `${apart ? named2(apart) : "the controls"}: recorded otherwise than facts and policy give`;
}
function otherAssurance(predicate, replayed) {
  const assurance = predicate.assurance ?? null;
  const given = assuranceOf(replayed);
  return assurance === given ? null : `the record says assurance ${assurance ?? "none"}, its own facts give ${given ?? "none"}`;
}
function withoutProse(control) {
  if (control.id !== policyReadable.id) return control;
  const because = control.because.map((reason) => {
    const { code, file, line: line2, column } = reason.data;
    return code === void 0 ? reason : { ...reason, data: { code, file: file ?? null, line: line2 ?? null, column: column ?? null } };
  });
  return { ...control, because };
}
var named2 = ({ id, change }) => change === null ? id : `${id} of change ${change}`;

export {
  isSameEnvironment,
  innerChecks,
  claimChecks,
  replayRecord
};
