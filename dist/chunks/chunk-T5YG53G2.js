import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readList
} from "./chunk-HC7PGWDA.js";
import {
  createAsker
} from "./chunk-SSMR47JY.js";
import {
  baseOfMerge,
  readCommits
} from "./chunk-RZKCLYEF.js";
import {
  activityPage,
  actorFragment,
  blobsQuery,
  branchRulesQuery,
  commitWithFile,
  complete,
  gatherPushes,
  headOf,
  isAbsentFile,
  isObject,
  lastReadQuery,
  policyFragment,
  readActivity,
  readChange,
  readOtherPages,
  remoteFilesQuery,
  state,
  workflowFilesQuery,
  workflowFolder
} from "./chunk-Q2DCZVPO.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  readCountedList,
  readLatestRun,
  readProtectedBranches,
  readRun,
  workflowField,
  workflowIn
} from "./chunk-LOX2QEPD.js";
import {
  deploymentFields,
  deploymentsIn,
  isOf,
  readDeployment
} from "./chunk-MBBF6XY3.js";
import {
  budgets
} from "./chunk-A3NKE4UX.js";
import {
  inTurns
} from "./chunk-RN224IPT.js";
import {
  actor,
  blobShape,
  branchName,
  bytesOfText,
  count,
  fetchBlob,
  filePath,
  id,
  login,
  misfit,
  repositoryName,
  restUser,
  secretName,
  sha,
  time
} from "./chunk-3CPF7B2X.js";
import {
  errorText,
  incomplete,
  oneLine,
  refused,
  refusing
} from "./chunk-PGHKNNLU.js";
import {
  known,
  unavailable
} from "./chunk-C7FCS24P.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import {
  _enum,
  array,
  boolean,
  int,
  literal,
  looseObject,
  object,
  record,
  strictObject,
  string,
  unknown
} from "./chunk-5YLJAEBO.js";
import {
  gitBlobId,
  gitTreeId,
  sha256
} from "./chunk-HCM2LTGW.js";

// src/collect/branchRules.ts
var perPage = 100;
var maxPages = 20;
var rule = object({ type: string().min(1).max(100) });
var statusRule = object({
  parameters: object({
    required_status_checks: array(object({ context: string().max(1e3), integration_id: int().nullish() })).max(1e3)
  })
});
var pageShape = array(unknown()).max(perPage);
async function readBranchRules(client, { owner, name }, branch) {
  const what2 = `rules of branch ${branch}`;
  const sources = [];
  const types = [];
  const requiredStatuses = [];
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const parameters2 = { owner, repo: name, branch, per_page: perPage, ...page > 1 ? { page } : {} };
      const answer = await client.rest("GET /repos/{owner}/{repo}/rules/branches/{branch}", parameters2);
      sources.push(answer.source);
      const found = pageShape.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), sources);
      for (const raw of found.data) {
        const read = readRule(raw);
        if (!read.success) return incomplete(what2, answer.source, misfit(read.error), sources);
        types.push(read.data.type);
        requiredStatuses.push(...read.data.statuses);
      }
      if (found.data.length < perPage) return known({ requiredStatuses, types: [...new Set(types)].sort() }, sources);
    }
    const last = sources.at(-1);
    const reason = { what: what2, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages * perPage} rules` };
    return unavailable(reason, sources);
  } catch (error) {
    return refused(what2, error, sources);
  }
}
function readRule(raw) {
  const common = rule.safeParse(raw);
  if (!common.success) return common;
  if (common.data.type !== "required_status_checks") return { success: true, data: { type: common.data.type, statuses: [] } };
  const found = statusRule.safeParse(raw);
  if (!found.success) return found;
  const statuses2 = found.data.parameters.required_status_checks.map(({ context, integration_id: app }) => ({ context, app: app ?? null }));
  return { success: true, data: { type: common.data.type, statuses: statuses2 } };
}

// src/collect/bulkActivity.ts
var maxPages2 = 40;
function createBulkActivity(client, repository) {
  const place = { repository: repositoryPath(repository), name: null };
  const pages = [];
  const cursors = /* @__PURE__ */ new Set();
  const pageAt = (index) => index === 0 ? pages[0] ??= activityPage(client, place, null) : next(index);
  async function next(index) {
    const begun = pages[index];
    if (begun) return begun;
    const before = await pages[index - 1];
    if (!before || "state" in before || before.after === null) return null;
    const cursor = before.after;
    if (!pages[index] && cursors.has(cursor)) return null;
    cursors.add(cursor);
    return pages[index] ??= activityPage(client, place, cursor);
  }
  async function walk(visit, isUsed) {
    const used = [];
    let last = null;
    for (let index = 0; index < maxPages2; index += 1) {
      const page = await pageAt(index);
      if (page === null) break;
      if ("state" in page) return page;
      last = page.source;
      if (page.moves.some(isUsed)) used.push(page.source);
      if (page.moves.some(visit)) break;
    }
    return { state: "answered", pushes: [], sources: used.length > 0 || last === null ? used : [last] };
  }
  return {
    walk: (visit) => walk(visit, () => true),
    async pushes(branch, ownCommits) {
      const ref2 = `refs/heads/${branch}`;
      const gatherer = gatherPushes(ownCommits);
      const told2 = await walk((move) => move.ref === ref2 && gatherer.take(move), (move) => move.ref === ref2 && ownCommits.has(move.after));
      return told2.state === "answered" ? { ...told2, pushes: gatherer.pushes() } : told2;
    }
  };
}

// src/collect/listedRun.ts
async function listedRun(client, repository, entries, commit) {
  const [id2, ...more] = entries.find((one) => one.sha === commit && one.runs.length > 0)?.runs ?? [];
  if (id2 === void 0 || more.length > 0) return null;
  try {
    const run = await readLatestRun(client, repository, id2);
    return run.state === "known" && run.value.headSha !== commit ? null : run;
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return null;
    return refused(`run ${id2}`, error);
  }
}

// src/collect/deployedCommit.ts
var deployedQuery = `query DeployedCommit(
  $owner: String!, $name: String!, $commit: String!, $policy: String!, $environment: String!, $listed: Boolean!, $workflow: String!, $bound: Boolean!
) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    isArchived
    defaultBranchRef { name refUpdateRule { allowsDeletions } rules(first: 1) { totalCount } target { ... on Commit { ...policy ...touched } } }
    deployed: object(expression: $commit) { __typename ... on Commit { oid tree { oid } file(path: $policy) { type oid } ...touched } }
    ${workflowField("@include(if: $bound)")}
    ${deploymentFields("@include(if: $listed)")}
  }
}
${policyFragment}
fragment touched on Commit { touched: history(first: 1, path: $policy) { nodes { oid } } }
${actorFragment}`;
var touched = object({ nodes: array(object({ oid: sha })).max(1) }).transform(({ nodes }) => nodes[0]?.oid ?? null);
var shape = object({
  isArchived: boolean(),
  defaultBranchRef: object({
    name: branchName,
    refUpdateRule: object({}).nullish().catch(null),
    rules: object({ totalCount: count }).nullish().catch(null),
    target: commitWithFile.and(object({ touched }))
  }),
  deployed: object({
    __typename: literal("Commit"),
    oid: sha,
    tree: object({ oid: sha }),
    file: object({ type: string(), oid: sha }).nullable(),
    touched
  }).or(object({ __typename: string() }).transform(() => null)).nullable()
});
async function locateDeployment(tools, repository, named) {
  const wanted = await commitOf(tools.client, repository, named);
  if ("state" in wanted) return wanted;
  const what2 = `commit ${wanted.sha} of ${repositoryPath(repository)}`;
  const answered = await ask(tools, repository, named, wanted.sha);
  if ("state" in answered) return answered;
  const { answer, raw, entries } = answered;
  const refuse = (detail) => incomplete(what2, answer.source, detail);
  const errors = answer.errors.filter((error) => !isAbsentFile(error) && !isOptional(error.path));
  if (errors.length > 0) return refuse(errorText(errors));
  const parsed = shape.safeParse(raw);
  if (!parsed.success) return refuse(misfit(parsed.error));
  const { deployed, defaultBranchRef, isArchived } = parsed.data;
  if (isArchived) return refuse("the repository is archived, so nothing can be deployed from it");
  if (deployed === null || !deployed.oid.startsWith(wanted.sha)) return refuse("the repository has no such commit");
  const base = { branch: defaultBranchRef.name, commit: defaultBranchRef.target.oid };
  const judged = { commit: deployed.oid, tree: deployed.tree.oid, base };
  const subject = { gate: "deployment", repository, ...judged, changes: [], environment: named.environment };
  const tip = { commit: defaultBranchRef.target, source: answer.source };
  const run = wanted.run ?? await runListed(tools.client, repository, { named, entries, commit: deployed.oid });
  const found = run?.state === "known" ? { ...named, run: { id: run.value.id, attempt: run.value.attempt } } : named;
  const policyAtCommit = deployed.file?.type === "blob" ? deployed.file.oid : null;
  const policyTouched = { atCommit: deployed.touched, atTip: defaultBranchRef.target.touched };
  const workflow = named.job === null ? null : workflowIn(answer, raw, { commit: deployed.oid, path: named.job.path });
  const isProtected = Boolean(defaultBranchRef.refUpdateRule) || (defaultBranchRef.rules?.totalCount ?? 0) > 0;
  const protectedBranches = isProtected ? [base.branch] : [];
  return {
    named: found,
    subject,
    tip,
    entries,
    event: wanted.event,
    archived: isArchived,
    run,
    policyAtCommit,
    policyTouched,
    protectedBranches,
    workflow
  };
}
var isOptional = (path) => ["deployments", "workflow"].includes(String(path[1])) || ["refUpdateRule", "rules"].includes(String(path[2]));
async function ask({ asker, policyPath }, repository, { environment: environment2, job }, commit) {
  const what2 = `repository ${repositoryPath(repository)}`;
  const workflow = { workflow: `${commit}:${job?.path ?? ""}`, bound: job !== null };
  const variables = { owner: repository.owner, name: repository.name, commit, policy: policyPath, environment: environment2, ...workflow };
  return refusing(what2, async () => {
    const answer = await asker.small(deployedQuery, { ...variables, listed: true });
    const raw = answer.data?.["repository"];
    const entries = deploymentsIn(isObject(raw) ? raw["deployments"] : null, answer, environment2);
    if (isObject(raw)) return { answer, raw, entries };
    const isForThem = entries.state === "unavailable" && answer.errors.some(({ path }) => path[1] === "deployments");
    if (!isForThem) return incomplete(what2, answer.source, errorText(answer.errors));
    const rest = await asker.small(deployedQuery, { ...variables, listed: false });
    const without = rest.data?.["repository"];
    return isObject(without) ? { answer: rest, raw: without, entries } : incomplete(what2, rest.source, errorText(rest.errors));
  });
}
async function runListed(client, repository, { named, entries, commit }) {
  if (named.run !== null || named.id !== null || entries.state === "unavailable") return null;
  return listedRun(client, repository, entries.value, commit);
}
async function commitOf(client, repository, named) {
  const event = named.id === null ? null : await readDeployment(client, repository, named.id);
  if (event?.state === "unavailable") return event;
  if (event && !isOf(event.value, named.environment)) {
    return mismatch(`deployment ${named.id}`, `it is to ${event.value.environment}, not to ${named.environment}`, event.sources);
  }
  if (named.sha !== null && !/^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/.test(named.sha)) {
    return mismatch("the commit to be deployed", "it is not named by a commit id of 7 to 40 digits: branches and tags can move", []);
  }
  if (event) {
    if (named.sha !== null && !event.value.sha.startsWith(named.sha)) {
      return mismatch(`deployment ${named.id}`, `it is of ${event.value.sha}, not of ${named.sha}`, event.sources);
    }
    return { sha: event.value.sha, event: event.value, run: null };
  }
  if (named.sha !== null) return { sha: named.sha, event: null, run: null };
  if (named.run === null) return mismatch("the commit to be deployed", "neither a commit nor a run nor a deployment is named", []);
  const run = await readRun(client, repository, named.run);
  return run.state === "unavailable" ? run : { sha: run.value.headSha, event: null, run };
}
function mismatch(what2, detail, sources) {
  const last = sources.at(-1);
  return unavailable({ what: what2, request: last?.request ?? null, status: last?.status ?? null, detail }, sources);
}

// src/collect/accounts.ts
var perRequest = 100;
var maxLogins = 1e3;
async function readAccounts(asker, logins, seen) {
  const what2 = "the accounts that the policy names";
  const wanted = [...new Set(logins.map((login2) => login2.toLowerCase()))].sort();
  if (wanted.length > maxLogins) {
    return unavailable({ what: what2, request: null, status: null, detail: `${wanted.length} logins; at most ${maxLogins} are asked for` });
  }
  const holders = new Map(seen.filter(({ type }) => type === "User").map((account) => [account.login.toLowerCase(), account]));
  if (wanted.every((login2) => holders.has(login2))) return known(Object.fromEntries(wanted.map((login2) => [login2, holders.get(login2) ?? null])), []);
  const sources = [];
  const accounts = /* @__PURE__ */ new Map();
  try {
    for (let begin = 0; begin < wanted.length; begin += perRequest) {
      const some = wanted.slice(begin, begin + perRequest);
      const answer = await asker.small(accountsQuery(some.length), Object.fromEntries(some.map((login2, index) => [`l${index}`, login2])));
      sources.push(answer.source);
      const errors = answer.errors.filter(({ type, path }) => type !== "NOT_FOUND" || path.length !== 1);
      if (errors.length > 0) return incomplete(what2, answer.source, errorText(errors), sources);
      const shape4 = object(Object.fromEntries(some.map((_, index) => [`u${index}`, actor])));
      const found = shape4.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), sources);
      for (const [index, login2] of some.entries()) accounts.set(login2, found.data[`u${index}`] ?? null);
    }
  } catch (error) {
    return refused(what2, error, sources);
  }
  return known(Object.fromEntries(accounts), sources);
}
var accountsQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query Accounts(${names.map((index) => `$l${index}: String!`).join(", ")}) {
  rateLimit { cost }
  ${names.map((index) => `u${index}: user(login: $l${index}) { __typename login databaseId }`).join("\n  ")}
}`;
};

// src/collect/bots.ts
function withBots(told2, bots) {
  return bots.size === 0 ? told2 : corrected(told2, bots);
}
function botsIn(told2) {
  if (isAccount(told2)) return new Set(told2.type === "Bot" ? [told2.id] : []);
  const found = /* @__PURE__ */ new Set();
  if (typeof told2 === "object" && told2 !== null) for (const part of Object.values(told2)) for (const id2 of botsIn(part)) found.add(id2);
  return found;
}
function corrected(told2, bots) {
  if (isAccount(told2)) return told2.type === "User" && bots.has(told2.id) ? { ...told2, type: "Bot" } : told2;
  if (Array.isArray(told2)) return told2.map((part) => corrected(part, bots));
  if (typeof told2 !== "object" || told2 === null) return told2;
  return Object.fromEntries(Object.entries(told2).map(([key, part]) => [key, corrected(part, bots)]));
}
var isAccount = (told2) => typeof told2 === "object" && told2 !== null && "login" in told2 && "id" in told2 && "type" in told2;

// src/collect/fileNames.ts
var listingLimit = 3e3;
var perPage2 = 100;
var statuses = _enum(["added", "modified", "removed", "renamed", "copied", "changed", "unchanged"]);
var pageShape2 = array(object({ filename: filePath, previous_filename: filePath.optional(), status: statuses })).max(perPage2);
async function readFiles(client, change) {
  const { files } = change.lists;
  const total = Math.max(change.answer.changedFiles, files.total);
  const beyondLimit = total > listingLimit && !files.refusal && files.items.length >= listingLimit;
  const fact = beyondLimit ? known(files.items, files.sources) : complete(files);
  if (fact.state === "unavailable") return fact;
  if (!beyondLimit && fact.value.length !== total) {
    const last = fact.sources.at(-1) ?? change.source;
    return incomplete(files.what, last, `${fact.value.length} of ${total} were listed`, fact.sources);
  }
  const moved = fact.value.some(({ change: kind }) => kind === "renamed" || kind === "copied");
  if (!moved) return known({ total, listed: fact.value }, fact.sources);
  return withPreviousNames(client, change, { total, listed: fact.value }, fact.sources);
}
async function withPreviousNames(client, change, files, sources) {
  const { what: what2 } = change.lists.files;
  const { owner, name } = change.repository;
  const read = [...sources];
  const listed = [];
  try {
    for (let page = 1; listed.length < files.listed.length; page += 1) {
      const parameters2 = { owner, repo: name, pull_number: change.answer.number, per_page: perPage2, page };
      const answer = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", parameters2);
      read.push(answer.source);
      const found = pageShape2.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), read);
      const counted = `${listed.length} of ${files.listed.length} were listed with both names`;
      if (found.data.length === 0) return incomplete(what2, answer.source, counted, read);
      listed.push(...found.data.map(fileOf));
    }
  } catch (error) {
    return refused(what2, error, read);
  }
  const last = read.at(-1) ?? change.source;
  const names = new Set(listed.map(({ path }) => path));
  const agree = listed.length === files.listed.length && files.listed.every(({ path }) => names.has(path));
  if (!agree) return incomplete(what2, last, "the two lists of changed files do not name the same files", read);
  const nameless = listed.some(({ change: kind, previousPath }) => (kind === "renamed" || kind === "copied") && previousPath === null);
  if (nameless) return incomplete(what2, last, "a renamed file without its former name", read);
  return known({ total: files.total, listed }, read);
}
var fileOf = (found) => ({
  path: found.filename,
  previousPath: found.previous_filename ?? null,
  change: found.status === "unchanged" ? "changed" : found.status
});

// src/collect/comparison.ts
var fileLimit = 300;
var patchedFile = object({
  filename: filePath,
  previous_filename: filePath.optional(),
  status: string().max(20),
  sha: sha.nullable(),
  changes: int().nonnegative().optional(),
  patch: string().optional()
}).transform((file) => {
  const patch = file.patch ?? (isMovedOnly(file) ? "" : null);
  return {
    path: file.filename,
    previousPath: file.previous_filename ?? null,
    status: file.status,
    blob: file.sha,
    patch: patch === null ? null : sha256(patch),
    hunks: patch === null ? null : sha256(changedLines(patch))
  };
});
var isMovedOnly = ({ status, changes }) => status === "renamed" && changes === 0;
var shape2 = object({
  status: _enum(["diverged", "ahead", "behind", "identical"]),
  merge_base_commit: object({ sha }),
  files: array(patchedFile).max(fileLimit).default([])
});
var changedLines = (patch) => patch.split("\n").filter((line) => line.startsWith("+") || line.startsWith("-")).join("\n");
var Misfit = class extends Error {
  source;
  constructor(source, message) {
    super(message);
    this.source = source;
  }
};
function comparer(client, { repository: { owner, name } }, sources) {
  return async (from, to) => {
    try {
      const parameters2 = { owner, repo: name, basehead: `${from}...${to}`, per_page: 1 };
      const answer = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters2);
      sources.push(answer.source);
      const found = shape2.safeParse(answer.data);
      if (!found.success) throw new Misfit(answer.source, misfit(found.error));
      return found.data;
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 404) throw error;
      if (error.source) sources.push(error.source);
      return null;
    }
  };
}

// src/collect/merges.ts
var mergeBudget = 20;
async function readMerges(client, subject, pullRequest, commits) {
  if (commits.state === "unavailable") return commits;
  const sources = [];
  const compare = comparer(client, subject, sources);
  const what2 = `comparisons of the merge commits of pull request #${pullRequest.number}`;
  try {
    const found = [];
    for (const [index, commit] of commits.value.filter(({ parents }) => parents.length === 2).entries()) {
      found.push(index < mergeBudget ? await inChange(compare, subject, commit) : notShown(commit.sha, commit.parents[0] ?? "", null));
    }
    const { merge } = pullRequest;
    if (merge && merge.update === void 0 && !isHeadOnItsBase(pullRequest, commits.value))
      found.push(await ofMerge(compare, subject, pullRequest, merge.sha));
    return known(found, sources.length > 0 ? sources : commits.sources);
  } catch (error) {
    if (error instanceof Misfit) return incomplete(what2, error.source, error.message, sources);
    return refused(what2, error, sources);
  }
}
function isHeadOnItsBase({ merge, head }, commits) {
  const own = new Set(commits.map(({ sha: sha2 }) => sha2));
  const [first] = merge?.parents ?? [];
  if (merge === null || merge.tree !== head.tree || first === void 0 || own.has(first)) return false;
  return commits.some(({ parents }) => parents.includes(first));
}
async function inChange(compare, subject, commit) {
  const [first = "", second = ""] = commit.parents;
  for (const [baseParent, headParent] of [[second, first], [first, second]]) {
    const relation = await compare(subject.base.commit, baseParent);
    if (relation?.status === "behind" || relation?.status === "identical") return bothSides(compare, commit.sha, baseParent, headParent);
  }
  return notShown(commit.sha, first, null);
}
var ofMerge = (compare, subject, pullRequest, merge) => bothSides(compare, merge, subject.base.commit, pullRequest.head.sha);
async function bothSides(compare, sha2, baseParent, headParent) {
  const before = await compare(baseParent, headParent);
  const after = await compare(baseParent, sha2);
  if (!before || !after) return notShown(sha2, headParent, baseParent);
  const complete2 = before.files.length < fileLimit && after.files.length < fileLimit;
  return { sha: sha2, baseParent, headParent, before: before.files, after: after.files, complete: complete2 };
}
var notShown = (sha2, headParent, baseParent) => ({
  sha: sha2,
  baseParent,
  headParent,
  before: [],
  after: [],
  complete: false
});

// src/collect/policyFile.ts
var maxPolicyBytes = 4 * 1024 * 1024;
var atCommitQuery = `query FileAtCommit($owner: String!, $name: String!, $commit: String!, $policy: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { at: object(expression: $commit) { ...policy ... on Tag { target { ...policy } } } }
}
${policyFragment}`;
var atShape = object({ repository: object({ at: commitWithFile.or(object({ target: commitWithFile }).transform((tag) => tag.target)) }) });
async function fileAtCommit(asker, repository, commit, path) {
  const what2 = `${path} of ${repositoryPath(repository)} at ${commit}`;
  try {
    const answer = await asker.small(atCommitQuery, { owner: repository.owner, name: repository.name, commit, policy: path });
    const errors = answer.errors.filter((error) => !isAbsentFile(error));
    if (errors.length > 0) return incomplete(what2, answer.source, errorText(errors));
    const found = atShape.safeParse(answer.data);
    if (!found.success) return incomplete(what2, answer.source, `no such repository or commit for this token: ${misfit(found.error)}`);
    return { commit: found.data.repository.at, source: answer.source };
  } catch (error) {
    return refused(what2, error);
  }
}
async function policySource(client, repository, path, found) {
  const { commit, source } = found;
  const entry2 = commit.file;
  if (entry2 === null) return null;
  const what2 = `${path} of ${repositoryPath(repository)} at ${commit.oid}`;
  const blob = entry2.object;
  if (entry2.type !== "blob" || blob === null || blob.oid !== entry2.oid) return incomplete(what2, source, `the path is a ${entry2.type}, not a file`);
  if (blob.byteSize > maxPolicyBytes) return incomplete(what2, source, `${blob.byteSize} bytes; no more than ${maxPolicyBytes} are read`);
  const uri = `${repositoryPath(repository)}//${path}@${commit.oid}`;
  const text = bytesOfText(blob);
  if (text) return { path, uri, bytes: text };
  const fetched = await fetchBlob(client, repository, { oid: blob.oid, what: what2, bytes: maxPolicyBytes });
  return "state" in fetched ? fetched : { path, uri, bytes: fetched.bytes };
}
async function centralPolicy(client, asker, reference) {
  const parts = /^([\w.-]{1,100})\/([\w.-]{1,100})\/\/([^@\s]{1,1024})@([^\s]{1,1024})$/.exec(reference);
  const [, owner, name, path, ref2] = parts ?? [];
  const what2 = `central policy ${reference.slice(0, 200)}`;
  if (!owner || !name || !path || !ref2) return { what: what2, request: null, status: null, detail: "not of the form owner/repo//path@ref" };
  const repository = { owner, name };
  const found = await fileAtCommit(asker, repository, ref2, path);
  if ("state" in found) return { ...found.reason, what: what2 };
  const source = await policySource(client, repository, path, found);
  if (source === null) return { what: what2, request: found.source.request, status: found.source.status, detail: `no file ${path} at ${found.commit.oid}` };
  return "state" in source ? { ...source.reason, what: what2 } : source;
}
function textOf(source, at) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(source.bytes);
  } catch {
    const what2 = `${source.path} as this change would leave it`;
    const reason = { what: what2, request: at.request, status: at.status, detail: "the file is not UTF-8 text" };
    return unavailable(reason, [at]);
  }
}

// src/collect/policyAtHead.ts
async function readPolicyAtHead(client, change, path, files, { blobAtBase, ofRange }) {
  if (files.state === "unavailable") return files;
  const head = headOf(change);
  if ("state" in head) return head;
  const { listed, total } = files.value;
  const touched2 = listed.some((file) => file.path === path || file.previousPath === path);
  const sources = [...files.sources];
  const isToldByList = touched2 || listed.length === total;
  if (!isToldByList && typeof blobAtBase === "object" && blobAtBase !== null) return blobAtBase;
  const changed = isToldByList ? touched2 : blobAtBase !== (head.file?.oid ?? null);
  if (ofRange && !changed) return known({ path, text: null, changed }, sources);
  return asFact(client, change, path, head, changed, sources);
}
async function asFact(client, change, path, head, changed, sources) {
  const source = await policySource(client, change.repository, path, { commit: head, source: change.source });
  if (source === null) return known({ path, text: null, changed }, sources);
  if ("state" in source) return source;
  const text = textOf(source, change.source);
  return typeof text === "string" ? known({ path, text, changed }, sources) : text;
}

// src/collect/pushes.ts
var maxRunPages = 10;
var perPage3 = 100;
var pushingEvents = ["push", "pull_request", "pull_request_target"];
var runsShape = object({
  total_count: count,
  workflow_runs: array(object({ event: string().max(100), head_sha: sha, created_at: time, actor: restUser.optional().transform((found) => found ?? null) })).max(perPage3)
});
async function readPushes(question) {
  const { commits, head } = question;
  if (commits.state === "unavailable") return commits;
  const own = new Set(commits.value.map((commit) => commit.sha));
  const activity = question.activity ? await question.activity(own) : notThere();
  const told2 = activity.state === "answered" ? activity.pushes : [];
  const sources = [...activity.sources];
  if (namesPusher(told2, head)) return known(told2, sources);
  const runs = await readRuns(question.client, question.repository, head);
  sources.push(...runs.sources);
  if (runs.state === "answered" && namesPusher(runs.pushes, head)) return known([...told2, ...runs.pushes], sources);
  const hint = webhookPush(question);
  if (hint) return known([...told2, hint], sources);
  return unavailable(nobodyNamed(head, [activity, runs]), sources);
}
var namesPusher = (pushes, head) => {
  const last = pushes.at(-1);
  return last !== void 0 && last.after === head && last.pusher !== null;
};
var notThere = () => ({
  state: "refused",
  reason: { what: "activity of the head branch", request: null, status: null, detail: "its repository is gone or hidden from this token" },
  sources: []
});
async function readRuns(client, { owner, name }, head) {
  const what2 = `runs for ${head}`;
  const sources = [];
  const runs = [];
  try {
    for (let page = 1; page <= maxRunPages; page += 1) {
      const answer = await client.rest("GET /repos/{owner}/{repo}/actions/runs", { owner, repo: name, head_sha: head, per_page: perPage3, page });
      sources.push(answer.source);
      const found = runsShape.safeParse(answer.data);
      if (!found.success) return { ...incomplete(what2, answer.source, misfit(found.error), sources), state: "refused" };
      runs.push(...found.data.workflow_runs);
      if (runs.length >= found.data.total_count) return { state: "answered", pushes: pushesOf(runs, head), sources };
      if (found.data.workflow_runs.length < perPage3) {
        return { ...incomplete(what2, answer.source, `${runs.length} of ${found.data.total_count} were listed`, sources), state: "refused" };
      }
    }
    const reason = { what: what2, request: sources.at(-1)?.request ?? null, status: 200, detail: `more than ${maxRunPages * perPage3} runs` };
    return { state: "refused", reason, sources };
  } catch (error) {
    return { ...refused(what2, error, sources), state: "refused" };
  }
}
function pushesOf(runs, head) {
  const candidates = runs.filter((run) => run.head_sha === head && pushingEvents.includes(run.event));
  const byPush = candidates.filter((run) => run.event === "push");
  const earliest = (byPush.length > 0 ? byPush : candidates).toSorted((one, two) => one.created_at < two.created_at ? -1 : 1)[0];
  if (!earliest) return [];
  return [{ before: null, after: head, at: earliest.created_at, pusher: earliest.actor, forced: false, source: "run" }];
}
function webhookPush({ hints, head }) {
  if (!hints?.push || hints.headSha !== head) return null;
  const at = time.safeParse(hints.push.at);
  return at.success ? { before: null, after: head, at: at.data, pusher: hints.push.pusher, forced: false, source: "webhook" } : null;
}
function nobodyNamed(head, tried) {
  const told2 = tried.map((source) => {
    if (source.state === "answered") return `${source.sources.at(-1)?.request ?? "a request"} answered, but names nobody for the current head`;
    return `${source.reason.request ?? source.reason.what} answered ${source.reason.status ?? "nothing"}: ${source.reason.detail}`;
  });
  const first = tried.find((source) => source.state === "refused");
  return {
    what: `who pushed ${head}`,
    request: first?.reason.request ?? tried[0]?.sources.at(-1)?.request ?? null,
    status: first?.reason.status ?? null,
    detail: [...told2, "the event does not say who pushed it"].join("; ")
  };
}

// src/collect/sameTrees.ts
var commitBudget = 10;
async function readMergeBases(client, subject, head, reviews) {
  const alike = reviews.flatMap(({ state: state3, commit }) => {
    const approved = state3 === "APPROVED" || state3 === "DISMISSED";
    return approved && commit !== null && commit.sha !== head.sha && commit.tree === head.tree ? [commit.sha] : [];
  });
  alike.reverse();
  if (alike.length === 0) return known(/* @__PURE__ */ new Map(), []);
  const sources = [];
  const compare = comparer(client, subject, sources);
  const what2 = "merge bases of approved commits with the tree of the head";
  try {
    const found = /* @__PURE__ */ new Map();
    for (const sha2 of [head.sha, ...new Set(alike)].slice(0, commitBudget + 1)) {
      found.set(sha2, (await compare(subject.base.commit, sha2))?.merge_base_commit.sha ?? null);
    }
    return known(found, sources);
  } catch (error) {
    if (error instanceof Misfit) return incomplete(what2, error.source, error.message, sources);
    return refused(what2, error, sources);
  }
}
var withMergeBases = (reviews, bases) => reviews.map((review) => ({ ...review, commit: review.commit && { ...review.commit, mergeBase: bases.get(review.commit.sha) ?? null } }));

// src/collect/changeFacts.ts
var noBases = known(/* @__PURE__ */ new Map(), []);
var listsOf = {
  commits: "commits",
  reviews: "reviews",
  files: "files",
  timeline: "timeline",
  pushes: "commits",
  merges: "commits",
  policyAtHead: "files"
};
var listsFor = (needs) => {
  const wanted = Object.entries(listsOf).flatMap(([fact, list]) => needs.has(fact) ? [list] : []);
  return [...new Set(wanted)];
};
async function readChangeFacts(tools, subject, change, needs) {
  const moved = await readOtherPages(tools.asker, change, listsFor(needs));
  if (moved) return moved;
  const { client } = tools;
  const pullRequest = pullRequestOf(change, tools.mergeUpdate);
  const commits = once(() => readCommits(tools.asker, change));
  const files = once(() => readFiles(client, change));
  const pushes = async () => {
    const question = { client, repository: change.repository, head: change.answer.headRefOid, hints: tools.hints, activity: tools.activity(change) };
    return readPushes({ ...question, commits: await commits() });
  };
  const reviews = complete(change.lists.reviews);
  const mergeBases = once(async () => {
    if (pullRequest.state === "unavailable" || reviews.state === "unavailable") return noBases;
    return readMergeBases(client, subject, pullRequest.value.head, reviews.value);
  });
  const readers = {
    pullRequest: async () => {
      const bases = needs.has("reviews") ? await mergeBases() : noBases;
      if (pullRequest.state === "unavailable" || bases.state === "unavailable") return pullRequest;
      const { value } = pullRequest;
      return known({ ...value, head: { ...value.head, mergeBase: bases.value.get(value.head.sha) ?? null } }, pullRequest.sources);
    },
    commits,
    pushes,
    files,
    reviews: async () => {
      const bases = await mergeBases();
      if (reviews.state === "unavailable") return reviews;
      if (bases.state === "unavailable") return bases;
      return known(withMergeBases(reviews.value, bases.value), [...reviews.sources, ...bases.sources]);
    },
    timeline: async () => complete(change.lists.timeline),
    merges: async () => pullRequest.state === "known" ? readMerges(client, subject, pullRequest.value, await commits()) : pullRequest,
    policyAtHead: async () => {
      const { policyPath, ofRange } = tools;
      return readPolicyAtHead(client, change, policyPath, await files(), { blobAtBase: await tools.blobAtBase(), ofRange });
    }
  };
  const names = Object.keys(readers).filter((name) => name === "pullRequest" || needs.has(name));
  const facts = await Promise.all(names.map(async (name) => [name, await readers[name]()]));
  return { number: change.answer.number, ...Object.fromEntries(facts) };
}
function once(work) {
  let begun = null;
  return () => begun ??= work();
}
function pullRequestOf(change, update) {
  const { answer } = change;
  const head = headOf(change);
  if ("state" in head) return head;
  const merge = answer.mergeCommit;
  const value = {
    number: answer.number,
    state: answer.state,
    draft: answer.isDraft,
    author: answer.author,
    assignees: answer.assignees.nodes.filter((account) => account !== null),
    createdAt: answer.createdAt,
    mergedAt: answer.mergedAt,
    base: { branch: answer.baseRefName },
    head: {
      sha: answer.headRefOid,
      tree: head.tree,
      mergeBase: null,
      branch: answer.headRefName,
      repository: answer.headRepository?.nameWithOwner ?? null
    },
    merge: merge && {
      sha: merge.oid,
      tree: merge.tree,
      parents: merge.parents.nodes,
      signedByGitHub: merge.signature !== null && merge.signature.valid && merge.signature.byGitHub,
      ...update && { update }
    },
    // Only an administrator's token may read this setting of the repository; asking would cost a request and be refused nearly always.
    actionsMayApprove: null
  };
  return known(value, [change.source]);
}

// src/collect/lastRead.ts
var what = "the head, read again at the end";
async function readLast({ client, asker }, subject, changes) {
  const [first, second] = changes;
  if (!first) return unavailable({ what, request: null, status: null, detail: "no pull request could be read before" });
  try {
    const seen = second ? await seeAll(asker, subject, changes) : await seeOne(client, subject, first);
    if ("state" in seen) return seen;
    for (const [index, change] of changes.entries()) {
      const now = seen.now[index];
      if (!now) return incomplete(what, seen.source, `pull request #${change.answer.number} is not in the answer`);
      if (!stands(change, now)) return { state: "moved", to: now.headRefOid };
    }
    if (seen.source.date === null) return incomplete(what, seen.source, "the answer carries no Date header, so the time is not known");
    return { state: "same", at: seen.source.date, source: seen.source };
  } catch (error) {
    return refused(what, error);
  }
}
var stands = ({ answer }, now) => now.headRefOid === answer.headRefOid && now.baseRefName === answer.baseRefName && now.state === answer.state;
var pullShape = object({ head: object({ sha }), base: object({ ref: branchName }), state: _enum(["open", "closed"]), merged: boolean() }).transform((found) => ({ headRefOid: found.head.sha, baseRefName: found.base.ref, state: found.merged ? "merged" : found.state }));
async function seeOne(client, { repository }, { answer: { number } }) {
  const parameters2 = { owner: repository.owner, repo: repository.name, pull_number: number };
  const { data, source } = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters2);
  const found = pullShape.safeParse(data);
  return found.success ? { now: [found.data], source } : incomplete(what, source, misfit(found.error));
}
var standing = object({ headRefOid: sha, baseRefName: branchName, state });
async function seeAll(asker, { repository: { owner, name } }, changes) {
  const numbers = Object.fromEntries(changes.map(({ answer }, index) => [`p${index}`, answer.number]));
  const { data, errors, source } = await asker.small(lastReadQuery(changes.length), { owner, name, ...numbers });
  if (errors.length > 0) return incomplete(what, source, errorText(errors));
  const shape4 = object({ repository: object(Object.fromEntries(changes.map((_, index) => [`p${index}`, standing]))) });
  const found = shape4.safeParse(data);
  if (!found.success) return incomplete(what, source, misfit(found.error));
  const { repository } = found.data;
  return { now: changes.flatMap((_, index) => repository[`p${index}`] ?? []), source };
}

// src/collect/teamList.ts
var perPage4 = 100;
var maxPages3 = 50;
var members = array(restUser).max(perPage4);
async function listTeam(client, { org, team, slug }) {
  const what2 = `members of team ${slug}`;
  const sources = [];
  const listed = /* @__PURE__ */ new Map();
  try {
    for (let page = 1; page <= maxPages3; page += 1) {
      const further = page > 1 ? { page } : {};
      const answer = await client.rest("GET /orgs/{org}/teams/{team_slug}/members", { org, team_slug: team, per_page: perPage4, ...further });
      sources.push(answer.source);
      const found = members.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), sources);
      for (const account of found.data) if (account) listed.set(account.id, account);
      const more = /;\s*rel="next"/.test((answer.headers["link"] ?? "").slice(0, 8192));
      if (found.data.length === 0 && (more || page > 1)) return incomplete(what2, answer.source, "a page that was promised came back empty", sources);
      if (!more) return known({ slug, privacy: null, members: [...listed.values()] }, sources);
    }
    const last = sources.at(-1);
    const reason = { what: what2, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages3 * perPage4} members` };
    return unavailable(reason, sources);
  } catch (error) {
    const refusal = refused(what2, error, sources);
    if (!(error instanceof RequestFailure) || error.status !== 403 && error.status !== 404) return refusal;
    const probe = await probeTeam(client, org, team);
    const reason = { ...refusal.reason, detail: `${refusal.reason.detail}; ${probe.detail}` };
    return unavailable(reason, [...refusal.sources, ...probe.sources]);
  }
}
async function probeTeam(client, org, team) {
  try {
    const answer = await client.rest("GET /orgs/{org}/teams/{team_slug}", { org, team_slug: team });
    return { detail: `${answer.source.request} answered ${answer.status}: the token sees the team, not its members`, sources: [answer.source] };
  } catch (error) {
    const { reason, sources } = refused("the team", error);
    return { detail: `${reason.request} answered ${reason.status ?? "nothing"}: the token does not see the team`, sources };
  }
}

// src/collect/teams.ts
async function readTeam({ client, asker }, slug) {
  const [org, team, ...rest] = slug.split("/");
  if (!org || !team || rest.length > 0) {
    return unavailable({ what: `members of team ${slug}`, request: null, status: null, detail: "a team is named as org/slug" });
  }
  const name = { org, team, slug };
  if (asker === null) return listTeam(client, name);
  const told2 = await askTeam(asker, name);
  if (told2.state === "known") return told2;
  const listed = await listTeam(client, name);
  return { ...listed, sources: [...told2.sources, ...listed.sources] };
}
var teamQuery = `query TeamMembers($org: String!, $team: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  organization(login: $org) { team(slug: $team) { privacy members(first: $n, after: $after, membership: ALL) {
    totalCount pageInfo { hasNextPage endCursor } nodes { __typename login databaseId }
  } } }
}`;
var member = object({ __typename: literal("User"), login, databaseId: id }).transform((found) => ({ id: found.databaseId, login: found.login, type: found.__typename }));
var teamShape = object({ organization: object({ team: object({ privacy: string(), members: unknown() }) }) });
var teamIn = (data) => teamShape.safeParse(data).data?.organization.team ?? null;
async function askTeam(asker, { org, team, slug }) {
  const what2 = `members of team ${slug}`;
  const answers = [];
  const question = { what: what2, query: teamQuery, variables: { org, team }, pick: (data) => teamIn(data)?.members, node: member };
  const members2 = await readList(asker, question, (answer) => answers.push(answer));
  if (members2.state === "unavailable") return members2;
  const [first] = answers;
  const distinct = new Map(members2.value.map((account) => [account.id, account]));
  if (first && distinct.size < members2.value.length) {
    return incomplete(what2, first.source, `${members2.value.length - distinct.size} of ${members2.value.length} members came twice`, members2.sources);
  }
  return known({ slug, privacy: privacyIn(answers), members: [...distinct.values()] }, members2.sources);
}
function privacyIn(answers) {
  const told2 = answers.map((answer) => teamIn(answer.data)?.privacy);
  if (told2.includes("SECRET")) return "secret";
  return told2.every((privacy) => privacy === "VISIBLE") ? "visible" : null;
}

// src/collect/fileReader.ts
var perQuery = 50;
var fetchBudget = 20;
var Unread = class extends Error {
  fact;
  constructor(fact) {
    super(fact.reason.detail);
    this.name = "Unread";
    this.fact = fact;
  }
};
var kindShape = object({ __typename: string() }).nullable();
var idShape = object({ __typename: string(), oid: sha }).nullable();
function fileIn(raw, source, what2) {
  const kind = kindShape.safeParse(raw);
  if (kind.success && kind.data?.__typename !== "Blob") return null;
  const found = blobShape.safeParse(raw);
  if (!found.success) throw new Unread(incomplete(what2, source, misfit(found.error)));
  return found.data;
}
function createFileReader({ client, asker, sources }, repository) {
  let fetched = 0;
  const what2 = `files of ${repositoryPath(repository)}`;
  async function ask2(texts, ids) {
    const values = [...texts.map((text, index) => [`t${index}`, text]), ...ids.map((text, index) => [`i${index}`, text])];
    const variables = { owner: repository.owner, name: repository.name, ...Object.fromEntries(values) };
    const answer = await asker.small(blobsQuery({ texts: texts.length, ids: ids.length }), variables).catch((error) => {
      throw new Unread(refused(what2, error, sources));
    });
    sources.push(answer.source);
    if (answer.errors.length > 0) throw new Unread(incomplete(what2, answer.source, errorText(answer.errors), sources));
    const found = object({ repository: record(string(), unknown()) }).safeParse(answer.data);
    if (!found.success) throw new Unread(incomplete(what2, answer.source, misfit(found.error), sources));
    return { told: found.data.repository, source: answer.source };
  }
  return {
    async blobs(expressions, idsOnly = []) {
      const blobs = /* @__PURE__ */ new Map();
      const ids = /* @__PURE__ */ new Map();
      for (let begin = 0; begin < Math.max(expressions.length, idsOnly.length); begin += perQuery) {
        const texts = expressions.slice(begin, begin + perQuery);
        const compared = idsOnly.slice(begin, begin + perQuery);
        const { told: told2, source } = await ask2(texts, compared);
        for (const [index, expression] of texts.entries()) blobs.set(expression, fileIn(told2[`t${index}`], source, what2));
        for (const [index, expression] of compared.entries()) {
          const found = idShape.safeParse(told2[`i${index}`]);
          if (!found.success) throw new Unread(incomplete(what2, source, misfit(found.error), sources));
          ids.set(expression, found.data?.oid ?? null);
        }
      }
      return { blobs, ids };
    },
    async bytes(blob, home, most) {
      if (blob.byteSize > most) return null;
      const text = bytesOfText(blob);
      if (text) return text;
      fetched += 1;
      if (fetched > fetchBudget) return null;
      const answer = await fetchBlob(client, home, { oid: blob.oid, what: `file ${blob.oid} of ${repositoryPath(home)}`, bytes: most });
      if ("state" in answer) throw new Unread({ ...answer, sources: [...sources, ...answer.sources] });
      sources.push(answer.source);
      return answer.bytes;
    }
  };
}

// src/collect/callees.ts
var largestCallee = 4 * 1024 * 1024;
var remotePerQuery = 25;
function createCalleeReader(place, files, { repository, head, base }) {
  const read = /* @__PURE__ */ new Map();
  const baseIds = /* @__PURE__ */ new Map();
  async function bytesAt(commit, paths, alsoInBase) {
    const readable = paths.filter(isPath);
    const others = alsoInBase && base !== null ? readable.map((path) => `${base}:${path}`) : [];
    const told2 = await files.blobs(readable.map((path) => `${commit}:${path}`), others);
    for (const [index, other] of others.entries()) baseIds.set(readable[index] ?? "", told2.ids.get(other) ?? null);
    const found = new Map(paths.map((path) => [path, null]));
    for (const path of readable) {
      const blob = told2.blobs.get(`${commit}:${path}`) ?? null;
      if (blob === null) continue;
      const bytes = await files.bytes(blob, repository, largestCallee);
      if (bytes === null) throw new Unread(tooMuch(place, `${path} at ${commit}`, blob.byteSize));
      read.set(gitBlobId(bytes), bytes);
      found.set(path, bytes);
    }
    return found;
  }
  const untold = (path) => {
    const id2 = baseIds.get(path);
    return id2 === void 0 || id2 !== null && !read.has(id2);
  };
  return {
    async local(tree, paths) {
      if (paths.length === 0) return /* @__PURE__ */ new Map();
      if (tree === "head") return bytesAt(head, paths, true);
      if (base === null) return new Map(paths.map((path) => [path, null]));
      const others = paths.filter((path) => untold(path));
      const asked = others.length > 0 ? await bytesAt(base, others, false) : /* @__PURE__ */ new Map();
      return new Map(paths.map((path) => [path, asked.get(path) ?? read.get(baseIds.get(path) ?? "") ?? null]));
    },
    async remote(asked) {
      const found = /* @__PURE__ */ new Map();
      for (let begin = 0; begin < asked.length; begin += remotePerQuery) await readRemote(place, asked.slice(begin, begin + remotePerQuery), found);
      return found;
    }
  };
}
var remoteKey = ({ repository, path, ref: ref2 }) => `${repository}/${path}@${ref2}`.toLowerCase();
async function readRemote(place, asked, found) {
  const what2 = "called workflows of other repositories";
  const named = asked.filter((remote) => repositoryName.safeParse(remote.repository).success && isPath(remote.path) && isRef(remote.ref));
  const misnamed = asked.filter((remote) => !named.includes(remote));
  for (const remote of misnamed) found.set(remoteKey(remote), { missing: "it is not named as a file of a repository can be" });
  if (named.length === 0) return;
  const variables = named.flatMap(({ repository, path, ref: ref2 }, index) => {
    const [owner, name] = repository.split("/");
    return [[`o${index}`, owner], [`n${index}`, name], [`e${index}`, `${ref2}:${path}`]];
  });
  const answer = await place.asker.small(remoteFilesQuery(named.length), Object.fromEntries(variables)).catch((error) => {
    throw new Unread(refused(what2, error, place.sources));
  });
  place.sources.push(answer.source);
  const hidden = answer.errors.filter(({ type, path }) => (type === "NOT_FOUND" || type === "FORBIDDEN") && path.length === 1);
  const explained = named.map((_, index) => hidden.find(({ path }) => path[0] === `r${index}`));
  const others = answer.errors.filter((error) => !explained.includes(error));
  if (others.length > 0) throw new Unread(incomplete(what2, answer.source, errorText(others), place.sources));
  for (const [index, remote] of named.entries()) {
    const error = explained[index];
    const content = error ? { missing: `${answer.source.request} answered ${error.type}: ${oneLine(error.message)}` } : await remoteBytes(place, remote, answer.data?.[`r${index}`], answer.source);
    found.set(remoteKey(remote), content);
  }
}
var objectShape = object({ object: unknown() });
async function remoteBytes(place, { repository, path, ref: ref2 }, raw, source) {
  const what2 = `${repository}/${path}@${ref2}`;
  const answered = objectShape.safeParse(raw);
  if (!answered.success) throw new Unread(incomplete(what2, source, "the answer does not hold the repository", place.sources));
  const blob = fileIn(answered.data.object, source, what2);
  if (blob === null) return { missing: `${source.request} found no file ${path} at ${ref2}` };
  const [owner = "", name = ""] = repository.split("/");
  const bytes = await createFileReader(place, { owner, name }).bytes(blob, { owner, name }, largestCallee);
  if (bytes === null) throw new Unread(tooMuch(place, what2, blob.byteSize));
  return bytes;
}
function tooMuch({ sources }, what2, size) {
  const last = sources.at(-1);
  const detail = `a called file of ${size} bytes, or one too many that GraphQL cannot tell; no more than ${largestCallee} bytes are read`;
  return { state: "unavailable", reason: { what: what2, request: last?.request ?? null, status: last?.status ?? null, detail }, sources };
}
var isPath = (path) => path.length <= 1e3 && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
var isRef = (ref2) => ref2.length > 0 && ref2.length <= 500 && !/[\s:^~?*[\\\p{Cc}]|\.\.|@\{/u.test(ref2);

// src/collect/knownRefs.ts
var ref = object({
  name: branchName,
  refUpdateRule: object({ requiredApprovingReviewCount: count.nullable(), allowsDeletions: boolean() }).nullable()
});
var ruleset = object({
  target: string().max(100).nullable(),
  enforcement: string().max(100),
  conditions: object({ refName: object({ include: array(string().max(2e3)).max(1e3) }).nullable() })
});
var shape3 = object({
  defaultBranchRef: object({ name: branchName }).nullable(),
  rulesets: object({ totalCount: count, nodes: array(ruleset).max(100) }).nullable(),
  refs: object({ nodes: array(ref).max(100) }).nullable()
});
var rule2 = object({ type: string().max(100), parameters: looseObject({ requiredApprovingReviewCount: count.optional() }).nullable() });
var ruled = object({ name: branchName, rules: object({ nodes: array(rule2).max(100) }).nullable() });
var rulesShape = object({ repository: object({ refs: object({ nodes: array(ruled).max(100) }) }) });
async function readKnownRefs({ asker, sources }, repository, { repository: raw, errors }) {
  const defaultBranch = shape3.pick({ defaultBranchRef: true }).safeParse(raw).data?.defaultBranchRef?.name ?? null;
  const found = shape3.safeParse(raw).data;
  const taints = errors.some(({ path }) => path[1] === "rulesets" || path[1] === "refs");
  const unknown2 = { defaultBranch, protectedBranches: null };
  if (taints || !found?.rulesets || !found.refs || found.rulesets.totalCount !== found.rulesets.nodes.length) return unknown2;
  const classic = found.refs.nodes.filter(isClassic);
  const others = found.rulesets.nodes.some((one) => one.enforcement === "ACTIVE" && one.target === "BRANCH" && coversOthers(one, defaultBranch));
  const byRules = others ? await byRulesets({ asker, sources }, repository) : [];
  if (byRules === null) return unknown2;
  return { defaultBranch, protectedBranches: [.../* @__PURE__ */ new Set([...classic.map(({ name }) => name), ...byRules])].sort() };
}
var isClassic = ({ refUpdateRule: rule4 }) => rule4 !== null && !rule4.allowsDeletions && (rule4.requiredApprovingReviewCount ?? 0) > 0;
var coversOthers = ({ conditions }, defaultBranch) => (conditions.refName?.include ?? ["~ALL"]).some((pattern) => pattern !== "~DEFAULT_BRANCH" && pattern !== `refs/heads/${defaultBranch}`);
async function byRulesets({ asker, sources }, { owner, name }) {
  try {
    const answer = await asker.small(branchRulesQuery, { owner, name });
    sources.push(answer.source);
    const found = answer.errors.length > 0 ? null : rulesShape.safeParse(answer.data).data;
    return found ? found.repository.refs.nodes.filter(({ rules }) => holdsReviewed(rules?.nodes ?? [])).map((branch) => branch.name) : null;
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    if (error.source) sources.push(error.source);
    return null;
  }
}
function holdsReviewed(rules) {
  const has = (type) => rules.some((one) => one.type === type);
  const reviewed = rules.some(({ type, parameters: parameters2 }) => type === "PULL_REQUEST" && (parameters2?.requiredApprovingReviewCount ?? 0) > 0);
  return (reviewed || has("UPDATE") || has("LOCK_BRANCH")) && has("DELETION");
}

// src/collect/workflowTree.ts
var entryShape = object({
  name: string().min(1).max(1e3),
  mode: int().nonnegative(),
  type: string().max(20),
  oid: sha,
  object: blobShape.or(strictObject({}).transform(() => null)).nullish()
});
var folderShape = object({ type: string().max(20), oid: sha, object: object({ entries: array(entryShape).max(1e5).optional() }).nullable() }).nullable();
function workflowEntries(raw) {
  const { source } = raw;
  const what2 = `${workflowFolder} at ${raw.commit}`;
  const errors = raw.errors.filter(({ type, path }) => type !== "NOT_FOUND" || path.at(-1) !== "workflows");
  if (errors.length > 0) return incomplete(what2, source, errorText(errors));
  if (raw.workflows === void 0) return incomplete(what2, source, "the answer does not hold it");
  const found = folderShape.safeParse(raw.workflows);
  if (!found.success) return incomplete(what2, source, misfit(found.error));
  if (found.data === null || found.data.type !== "tree") return [];
  const entries = found.data.object?.entries;
  if (!entries) return incomplete(what2, source, "the folder has no list of entries");
  const rows = entries.map(({ mode, name, oid: oid3 }) => ({ mode: modeText(mode), name, oid: oid3 }));
  const { oid: oid2 } = found.data;
  if (gitTreeId(rows) !== oid2) return incomplete(what2, source, `the ${entries.length} entries listed do not hash to the folder's id ${oid2}`);
  return entries.filter(({ name, type }) => /\.ya?ml$/i.test(name) && (type === "blob" || type === "commit")).map(({ name, oid: oid3, type, object: object2 }) => ({
    path: `${workflowFolder}/${name}`,
    oid: oid3,
    kind: type === "commit" ? "submodule" : "file",
    blob: object2?.oid === oid3 ? object2 : null
  }));
}
var modeText = (mode) => mode > 61440 || mode === 4e4 ? String(mode) : mode.toString(8);

// src/collect/workflows.ts
var largestWorkflow = budgets.bytes;
async function readWorkflows(tools, subject, told2, sought) {
  const sources = [];
  const place = { ...tools, sources };
  const { repository } = subject;
  const room = import("./gather-V4D4WNIF.js");
  try {
    const raw = told2 ?? await askFor(place, subject);
    if (told2) sources.push(told2.head.source);
    const files = createFileReader(place, repository);
    const head = await listingOf(raw.head, files, subject, /* @__PURE__ */ new Map());
    const base = await listingOf(raw.base, files, subject, head.blobs);
    const refs = await readKnownRefs(place, repository, raw);
    const callees = createCalleeReader(place, files, { repository, head: subject.commit, base: subject.base.commit });
    const { gatherWorkflows } = await room;
    const value = await gatherWorkflows({ head: head.listing, base: base.listing, refs, ...sought }, callees);
    return known(value, sources);
  } catch (error) {
    if (error instanceof Unread) return { ...error.fact, sources };
    throw error;
  }
}
var answerShape = object({
  repository: looseObject({ head: looseObject({ oid: sha }), base: looseObject({ oid: sha }) })
});
async function askFor({ asker, sources }, { repository, commit, base }) {
  const what2 = `workflow files of ${repositoryPath(repository)}`;
  const variables = { owner: repository.owner, name: repository.name, head: commit, base: base.commit };
  const answer = await asker.paged(workflowFilesQuery, variables).catch((error) => {
    throw new Unread(refused(what2, error, sources));
  });
  sources.push(answer.source);
  const found = answerShape.safeParse(answer.data);
  if (!found.success) {
    const detail = answer.errors.length > 0 ? errorText(answer.errors) : misfit(found.error);
    throw new Unread(incomplete(what2, answer.source, detail, sources));
  }
  const told2 = found.data.repository;
  const folder = (of, expected) => {
    if (told2[of].oid !== expected) throw new Unread(incomplete(what2, answer.source, `the answer is about ${told2[of].oid}, not ${expected}`, sources));
    const errors = answer.errors.filter(({ path }) => path[1] === of || path.length < 2);
    return { commit: expected, workflows: told2[of]["workflows"], errors, source: answer.source };
  };
  return { head: folder("head", commit), base: folder("base", base.commit), repository: told2, errors: answer.errors };
}
async function listingOf(raw, files, { repository }, before) {
  const entries = workflowEntries(raw);
  if ("state" in entries) throw new Unread(entries);
  const blobs = new Map(before);
  const untold = [...new Set(entries.filter(({ kind, oid: oid2, blob }) => kind === "file" && blob === null && !blobs.has(oid2)).map(({ oid: oid2 }) => oid2))];
  const asked = untold.length > 0 ? (await files.blobs(untold)).blobs : /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    if (!blobs.has(entry2.oid)) blobs.set(entry2.oid, await contentOf(entry2, entry2.blob ?? asked.get(entry2.oid) ?? null, files, repository, raw));
  }
  return { listing: { commit: raw.commit, files: new Map(entries.map(({ path, oid: oid2 }) => [path, blobs.get(oid2) ?? { unread: "not read" }])) }, blobs };
}
async function contentOf(entry2, blob, files, repository, { source, commit }) {
  if (entry2.kind === "submodule") return { unread: "a submodule", blob: entry2.oid };
  if (blob?.oid !== entry2.oid) {
    throw new Unread(incomplete(`${entry2.path} at ${commit}`, source, `GitHub names the blob ${entry2.oid} and does not tell it`));
  }
  if (blob.byteSize > largestWorkflow) return { unread: `${blob.byteSize} bytes`, blob: blob.oid, bytes: blob.byteSize };
  return await files.bytes(blob, repository, largestWorkflow) ?? { unread: "one too many that GraphQL cannot tell", blob: blob.oid };
}

// src/collect/facts.ts
async function collectFacts(tools, subject, needs) {
  const others = readOthers(tools, subject, needs);
  const [read, deployed] = await Promise.all([others, tools.deployment?.read(needs, others) ?? null]);
  if ("moved" in read) return read;
  const { told: told2, teamFacts, named, ofSubject } = read;
  const bots = botsIn([told2, teamFacts, deployed?.facts]);
  const changes = withBots(told2, bots);
  const teams = withBots(teamFacts, bots);
  const common = { schema: 1, subject, teams, accounts: withBots(named, bots), ...ofSubject };
  if (deployed) return withDeployment({ ...common, evaluatedAt: "", changes }, withBots(deployed.facts, bots), deployed.clock);
  const readable = await Promise.all(subject.changes.map(({ number }) => tools.read(subject.repository, number)));
  const last = await readLast(tools, subject, readable.filter(isRead));
  if (last.state === "moved") return { moved: last.to };
  if (last.state === "same") return { ...common, evaluatedAt: last.at, changes };
  return { ...common, evaluatedAt: latestDate(changes), changes: changes.map((facts) => withoutClock(facts, last)) };
}
async function readOthers(tools, subject, needs) {
  const wanted = new Set(needs);
  const [teamFacts, changeFacts, ofSubject] = await Promise.all([
    inTurns(suffixes(wanted, "team:"), async (slug) => [slug, await readTeam(tools.teams, slug)]),
    inTurns(subject.changes, (change) => factsOf(tools, subject, change, wanted)),
    subjectFacts(tools, subject, needs)
  ]);
  const told2 = [];
  for (const facts of changeFacts) {
    if ("moved" in facts) return facts;
    told2.push(facts);
  }
  const members2 = teamFacts.flatMap(([, team]) => team.state === "known" ? team.value.members : []);
  const named = await readAccounts(tools.asker, suffixes(wanted, "login:"), [...members2, ...told2.flatMap(accountsIn)]);
  return { told: told2, teamFacts: Object.fromEntries(teamFacts), named, ofSubject };
}
function withDeployment(facts, deployment, clock) {
  if ("at" in clock) return { ...facts, evaluatedAt: clock.at, deployment };
  return { ...facts, evaluatedAt: latestDate(facts.changes), deployment: { ...deployment, deployment: clock } };
}
async function subjectFacts(tools, subject, needs) {
  const [workflows, inventory] = await Promise.all([
    needs.includes("workflows") ? workflowFacts(tools, subject, needs) : null,
    needs.includes("inventory") && tools.inventory ? tools.inventory(subject.repository) : null
  ]);
  return { ...workflows && { workflows }, ...inventory && { inventory } };
}
async function workflowFacts(tools, subject, needs) {
  const sought = { identities: parameters(needs, "identity:"), trusted: parameters(needs, "trusted:") };
  const [only] = subject.changes;
  const change = only && subject.changes.length === 1 ? await tools.read(subject.repository, only.number) : null;
  const told2 = change && isRead(change) ? change.workflows : null;
  const fits = told2?.head.commit === subject.commit && told2.base.commit === subject.base.commit;
  return readWorkflows(tools, subject, fits ? told2 : null, sought);
}
var parameters = (needs, prefix) => [...new Set(needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length)))].sort();
var isRead = (change) => !("state" in change);
var suffixes = (needs, prefix) => {
  const found = [...needs].filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length).toLowerCase());
  return [...new Set(found)].sort();
};
async function factsOf(tools, subject, reference, wanted) {
  const change = await tools.read(subject.repository, reference.number);
  if (!isRead(change)) return { number: reference.number, pullRequest: change };
  if (change.answer.headRefOid !== reference.head) return { moved: change.answer.headRefOid };
  tools.note(change, wanted);
  const merged = tools.deployment?.atMerge(reference.number) ?? null;
  const alone = { mergeUpdate: null, ofRange: false, blobAtBase: () => tools.blobAtBase(subject) };
  if (merged === null) return readChangeFacts({ ...tools, ...alone }, subject, change, wanted);
  const atMerge = subjectAtMerge(subject, change, merged.base);
  const among = { mergeUpdate: merged.update, ofRange: true, blobAtBase: async () => merged.policyBlob };
  return readChangeFacts({ ...tools, ...among }, atMerge, change, wanted);
}
var subjectAtMerge = (subject, { answer }, base) => ({
  ...subject,
  gate: "merge",
  commit: answer.mergeCommit?.oid ?? subject.commit,
  tree: answer.mergeCommit?.tree ?? subject.tree,
  base: { branch: answer.baseRefName, commit: base },
  changes: [{ number: answer.number, head: answer.headRefOid }]
});
function accountsIn(facts) {
  const pushers = facts.pushes?.state === "known" ? facts.pushes.value.filter(({ source }) => source !== "webhook").map(({ pusher }) => pusher) : [];
  const reviewers = facts.reviews?.state === "known" ? facts.reviews.value.map(({ author }) => author) : [];
  const commits = facts.commits?.state === "known" ? facts.commits.value : [];
  const people = facts.pullRequest?.state === "known" ? [facts.pullRequest.value.author, ...facts.pullRequest.value.assignees] : [];
  const named = commits.flatMap(({ authors, committer }) => [...authors, committer].map(({ account }) => account));
  return [...pushers, ...reviewers, ...people, ...named].filter((account) => account !== null);
}
var withoutClock = (facts, last) => facts.pullRequest?.state === "known" ? { ...facts, pullRequest: unavailable(last.reason, last.sources) } : facts;
function latestDate(changes) {
  const sources = changes.flatMap((facts) => facts.pullRequest?.sources ?? []);
  return sources.map(({ date }) => date).filter((date) => date !== null).sort().at(-1) ?? "1970-01-01T00:00:00Z";
}

// src/collect/inventoryEnvironments.ts
var rule3 = looseObject({ type: string().max(100) });
var reviewersRule = looseObject({
  type: literal("required_reviewers"),
  prevent_self_review: boolean().optional(),
  reviewers: array(unknown()).max(1e3).optional()
});
var environment = object({
  name: string().min(1).max(300),
  /** In neither published description, and answered all the same; absent: unknown. */
  can_admins_bypass: boolean().optional(),
  protection_rules: array(reviewersRule.or(rule3)).max(100).optional(),
  deployment_branch_policy: object({ protected_branches: boolean(), custom_branch_policies: boolean() }).nullish()
});
var branchPolicy = object({ name: branchName, type: _enum(["branch", "tag"]).optional() });
async function readEnvironments(client, repository) {
  const listed = await readCountedList(client, {
    what: `environments of ${repositoryPath(repository)}`,
    route: "GET /repos/{owner}/{repo}/environments",
    parameters: { owner: repository.owner, repo: repository.name },
    member: "environments",
    item: environment
  });
  if (listed.state === "unavailable") return { list: listed, sources: [], notRead: [] };
  let begun = null;
  const protectedBranches = () => begun ??= readProtectedBranches(client, repository);
  const tools = { client, repository, sources: [], notRead: [], protectedBranches };
  const read = await inTurns(listed.value, async (one) => [one.name, await inventoryOf(tools, one)]);
  return { list: known(Object.fromEntries(read), listed.sources), sources: tools.sources, notRead: tools.notRead };
}
function told({ sources, notRead }, fact) {
  sources.push(...fact.sources);
  if (fact.state === "known") return fact.value;
  notRead.push(fact.reason);
  return null;
}
async function inventoryOf(tools, one) {
  const [secrets, protection] = await Promise.all([secretsOf(tools, one), protectionOf(tools, one)]);
  return { ...secrets && { secrets: secrets.sort() }, protection };
}
async function secretsOf(tools, { name }) {
  const listed = await readCountedList(tools.client, {
    what: `secrets of environment ${name}`,
    route: "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets",
    parameters: { owner: tools.repository.owner, repo: tools.repository.name, environment_name: name },
    member: "secrets",
    item: secretName
  });
  return told(tools, listed);
}
async function protectionOf(tools, one) {
  const rules = one.protection_rules;
  const reviewers = rules?.map((found) => reviewersRule.safeParse(found).data).find((found) => found !== void 0);
  const preventsSelfReview = reviewers === void 0 ? false : reviewers.prevent_self_review;
  return {
    ...rules && { reviewers: reviewers !== void 0 && (reviewers.reviewers ?? []).length > 0 },
    ...rules && preventsSelfReview !== void 0 && { preventSelfReview: preventsSelfReview },
    ...one.can_admins_bypass !== void 0 && { adminsBypass: one.can_admins_bypass },
    ...await refsOf(tools, one)
  };
}
async function refsOf(tools, { name, deployment_branch_policy: policy }) {
  if (policy === void 0) return {};
  if (policy === null) return { branches: null };
  if (policy.protected_branches) {
    const branches = told(tools, await tools.protectedBranches());
    if (branches === null) return {};
    return branches.length > 0 ? { branches, tags: [] } : { branches: null };
  }
  return customRefs(tools, name);
}
async function customRefs(tools, name) {
  const listed = await readCountedList(tools.client, {
    what: `deployment branches of environment ${name}`,
    route: "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies",
    parameters: { owner: tools.repository.owner, repo: tools.repository.name, environment_name: name },
    member: "branch_policies",
    item: branchPolicy
  });
  const policies = told(tools, listed);
  if (policies === null) return {};
  const named = (type) => policies.filter((one) => (one.type ?? "branch") === type).map((one) => one.name).sort();
  return { branches: named("branch"), tags: named("tag") };
}

// src/collect/inventory.ts
var stores = {
  repository: { what: "repository secrets", route: "GET /repos/{owner}/{repo}/actions/secrets" },
  organization: { what: "organisation secrets", route: "GET /repos/{owner}/{repo}/actions/organization-secrets" },
  dependabot: { what: "Dependabot secrets", route: "GET /repos/{owner}/{repo}/dependabot/secrets" }
};
async function readInventory(client, repository) {
  const parameters2 = { owner: repository.owner, repo: repository.name };
  const list = ({ what: what2, route }) => readCountedList(client, { what: `${what2} of ${repositoryPath(repository)}`, route, parameters: parameters2, member: "secrets", item: secretName });
  const [own, organization, dependabot, environments] = await Promise.all([
    list(stores.repository),
    list(stores.organization),
    list(stores.dependabot),
    readEnvironments(client, repository)
  ]);
  const all = [own, organization, dependabot, environments.list];
  const sources = [...all.flatMap((fact) => fact.sources), ...environments.sources];
  const refusals = all.filter((fact) => fact.state === "unavailable");
  const reasons = refusals.map(({ reason }) => reason);
  if (refusals[0] && refusals.length === all.length) return { fact: { ...refusals[0], sources }, notRead: reasons.slice(1) };
  const inventory = {
    ...own.state === "known" && { repository: own.value.sort() },
    ...organization.state === "known" && { organization: organization.value.sort() },
    ...dependabot.state === "known" && { dependabot: dependabot.value.sort() },
    ...environments.list.state === "known" && { environments: environments.list.value }
  };
  return { fact: known(inventory, sources), notRead: [...reasons, ...environments.notRead] };
}

// src/collect/listings.ts
var pullRequestsShape = (field) => (data) => {
  const found = object({ repository: record(string(), unknown()) }).safeParse(data);
  return found.success ? found.data.repository[field] : null;
};
var withHeadQuery = `query PullRequestsOfHead($owner: String!, $name: String!, $branch: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { pullRequests(first: $n, after: $after, states: OPEN, headRefName: $branch) {
    totalCount pageInfo { hasNextPage endCursor } nodes { number headRefOid headRepository { nameWithOwner } }
  } }
}`;
var withHead = object({ number: id, headRefOid: sha, headRepository: object({ nameWithOwner: string().max(300) }).nullable() });
var readPullRequestsOfBranch = (asker, { owner, name }, branch) => readList(asker, {
  what: `open pull requests from ${branch}`,
  query: withHeadQuery,
  variables: { owner, name, branch },
  pick: pullRequestsShape("pullRequests"),
  node: withHead
});
var readyQuery = `query ReadyPullRequests($owner: String!, $name: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { pullRequests(first: $n, after: $after, states: OPEN) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { number commits(last: 1) { nodes { commit { status { context(name: "countersign") { state } } } } } }
  } }
}`;
var state2 = object({ context: object({ state: string().max(20) }).nullable() }).nullable();
var ready = object({ number: id, commits: object({ nodes: array(object({ commit: object({ status: state2 }) })).max(1) }) }).transform(({ number, commits }) => ({ number, ready: commits.nodes[0]?.commit.status?.context?.state === "SUCCESS" }));
var readReadiness = (asker, { owner, name }) => readList(asker, { what: "open pull requests", query: readyQuery, variables: { owner, name }, pick: pullRequestsShape("pullRequests"), node: ready });

// src/collect/mergeQueue.ts
var queueQuery = `query MergeQueue($owner: String!, $name: String!, $branch: String!, $ref: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid } }
    mergeQueue(branch: $branch) { entries(first: $n, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { headCommit { oid tree { oid } } baseCommit { oid } pullRequest { number headRefOid } }
    } }
  }
}`;
var oid = object({ oid: sha });
var entry = object({
  headCommit: object({ oid: sha, tree: oid }).nullable(),
  baseCommit: oid.nullable(),
  pullRequest: object({ number: id, headRefOid: sha }).nullable()
});
var tipShape = object({ repository: object({ ref: object({ target: oid }) }) });
var queueShape = object({ repository: object({ mergeQueue: object({ entries: unknown() }) }) });
async function subjectOfMergeGroup(asker, occasion) {
  const { repository, head, base } = occasion;
  const what2 = `pull requests of the merge group ${head}`;
  const answers = [];
  const entries = await readList(
    asker,
    {
      what: what2,
      query: queueQuery,
      variables: { owner: repository.owner, name: repository.name, branch: base.branch, ref: `refs/heads/${base.branch}` },
      pick: (data) => queueShape.safeParse(data).data?.repository.mergeQueue.entries ?? null,
      node: entry
    },
    (answer2) => answers.push(answer2)
  );
  if (entries.state === "unavailable") return entries;
  const answer = answers[0];
  if (!answer) throw new Error("the queue was read without an answer");
  const tip = tipShape.safeParse(answer.data);
  if (!tip.success) return incomplete(`tip of ${base.branch}`, answer.source, errorText(answer.errors));
  const segments = segmentsBetween(entries.value, head, base.commit);
  if (typeof segments === "string") return incomplete(what2, answer.source, segments, entries.sources);
  const tree = segments.at(-1)?.tree;
  if (!tree) return incomplete(what2, answer.source, "the group is empty", entries.sources);
  return {
    gate: "pull-request",
    repository,
    commit: head,
    tree,
    base: { branch: base.branch, commit: tip.data.repository.ref.target.oid },
    changes: segments.map(({ number, pullHead }) => ({ number, head: pullHead }))
  };
}
function segmentsBetween(entries, head, base) {
  const byHead = new Map(entries.flatMap((found) => found.headCommit ? [[found.headCommit.oid, found]] : []));
  const segments = [];
  for (let at = head; at !== base; ) {
    const found = byHead.get(at);
    if (!found?.headCommit || !found.baseCommit || !found.pullRequest) return `of ${entries.length} entries of the queue none says what ${at} holds`;
    byHead.delete(at);
    segments.unshift({ number: found.pullRequest.number, pullHead: found.pullRequest.headRefOid, tree: found.headCommit.tree.oid });
    at = found.baseCommit.oid;
  }
  return segments;
}

// src/collect/subjects.ts
function subjectOfOpen(change) {
  const { answer, repository } = change;
  const head = headOf(change);
  if ("state" in head) return head;
  const tip = answer.baseRef?.target;
  if (!tip) return missing(change, `tip of base branch ${answer.baseRefName}`, "the base branch is not there, or is no branch of commits");
  return {
    gate: "pull-request",
    repository,
    commit: answer.headRefOid,
    tree: head.tree,
    base: { branch: answer.baseRefName, commit: tip.oid },
    changes: [{ number: answer.number, head: answer.headRefOid }]
  };
}
async function subjectOfMerged(asker, change) {
  const { answer, repository } = change;
  const merge = answer.mergeCommit;
  if (!merge) return missing(change, `merge commit of pull request #${answer.number}`, "GitHub names none for this merged pull request");
  const base = await baseOfMerge(asker, change);
  if (typeof base !== "string") return base;
  return {
    gate: "merge",
    repository,
    commit: merge.oid,
    tree: merge.tree,
    base: { branch: answer.baseRefName, commit: base },
    changes: [{ number: answer.number, head: answer.headRefOid }]
  };
}
function siblingsOf(change) {
  const { answer } = change;
  const head = headOf(change);
  if ("state" in head) return head;
  const lists = [answer.headRef?.associatedPullRequests, head.associatedPullRequests].filter((list) => list != null);
  const long = lists.find((list) => list.totalCount !== list.nodes.length);
  if (long) {
    const detail = `${long.nodes.length} of ${long.totalCount} were listed`;
    return missing(change, `pull requests with the head ${answer.headRefOid}`, detail);
  }
  const here = repositoryPath(change.repository).toLowerCase();
  const numbers = lists.flatMap((list) => list.nodes).filter((other) => other.state === "OPEN" && other.headRefOid === answer.headRefOid).filter((other) => other.baseRepository?.nameWithOwner.toLowerCase() === here && other.number !== answer.number).map((other) => other.number);
  return [...new Set(numbers)].sort((one, two) => one - two);
}
function missing({ source }, what2, detail) {
  return unavailable({ what: what2, request: source.request, status: source.status, detail }, [source]);
}

// src/collect/locate.ts
async function locate(tools, occasion) {
  switch (occasion.kind) {
    case "nothing":
      return { state: "nothing", why: occasion.why };
    case "pull-request":
      return locatePullRequest(tools, occasion, occasion.hints.headSha);
    case "merged":
      return locatePullRequest(tools, occasion, null);
    case "head":
      return locateHead(tools, occasion);
    case "merge-group":
      return located([await subjectOfMergeGroup(tools.asker, occasion)], occasion.head, "the merge group holds no pull request");
    case "deployment":
      return locateDeployed(tools, occasion);
    case "sweep":
      return locateReady(tools, occasion);
    case "reconciliation":
      return { state: "nothing", why: "a reconciliation is about a branch, which has a reader of its own" };
  }
}
async function locateDeployed(tools, { repository, deployment }) {
  const found = await tools.deployment(repository, deployment);
  return "state" in found ? { state: "unavailable", reason: found.reason, commit: deployment.sha } : { state: "found", subjects: [found.subject] };
}
async function locatePullRequest(tools, occasion, hintedHead) {
  const change = await tools.read(occasion.repository, occasion.number);
  if ("state" in change) return { state: "unavailable", reason: change.reason, commit: hintedHead };
  const { answer } = change;
  if (answer.state === "merged") return located([await subjectOfMerged(tools.asker, change)], answer.mergeCommit?.oid ?? null, "");
  if (answer.state === "closed") return { state: "nothing", why: `pull request #${answer.number} is closed and was not merged` };
  if (occasion.kind === "merged") {
    const reason = {
      what: `merge of pull request #${answer.number}`,
      request: change.source.request,
      status: change.source.status,
      detail: "the event says merged, the API says open"
    };
    return { state: "unavailable", reason, commit: answer.headRefOid };
  }
  const siblings = siblingsOf(change);
  if ("state" in siblings) return { state: "unavailable", reason: siblings.reason, commit: answer.headRefOid };
  const others = await openSubjects(tools, occasion.repository, siblings, answer.headRefOid);
  return located([subjectOfOpen(change), ...others], answer.headRefOid, "");
}
async function openSubjects(tools, repository, numbers, head) {
  const changes = await inTurns(numbers, (number) => tools.read(repository, number));
  return changes.flatMap((change) => {
    if ("state" in change) return [change];
    if (change.answer.state !== "open" || head !== null && change.answer.headRefOid !== head) return [];
    return [subjectOfOpen(change)];
  });
}
async function locateHead(tools, { repository, head }) {
  const why = `no open pull request of ${repositoryPath(repository)} has the head ${head.sha}`;
  const listed = await readPullRequestsOfBranch(tools.asker, repository, head.branch);
  if (listed.state === "unavailable") return { state: "unavailable", reason: listed.reason, commit: head.sha };
  const wanted = head.repository?.toLowerCase() ?? null;
  const matching = listed.value.filter(({ headRefOid }) => headRefOid === head.sha).filter(({ headRepository }) => wanted === null || headRepository === null || headRepository.nameWithOwner.toLowerCase() === wanted);
  const [first] = matching;
  if (!first) return { state: "nothing", why };
  const change = await tools.read(repository, first.number);
  const siblings = "state" in change ? change : siblingsOf(change);
  if ("state" in siblings) return { state: "unavailable", reason: siblings.reason, commit: head.sha };
  const numbers = [.../* @__PURE__ */ new Set([...matching.map(({ number }) => number), ...siblings])];
  return located(await openSubjects(tools, repository, numbers, head.sha), head.sha, why);
}
async function locateReady(tools, { repository }) {
  const listed = await readReadiness(tools.asker, repository);
  if (listed.state === "unavailable") return { state: "unavailable", reason: listed.reason, commit: null };
  const numbers = listed.value.filter(({ ready: ready2 }) => ready2).map(({ number }) => number);
  const subjects = await openSubjects(tools, repository, numbers, null);
  const readable = subjects.filter((subject) => !("state" in subject));
  return located(readable.length > 0 ? readable : subjects, null, "no open pull request stands at Ready");
}
function located(found, commit, why) {
  const subjects = [];
  for (const subject of found) {
    if ("state" in subject) return { state: "unavailable", reason: subject.reason, commit };
    subjects.push(subject);
  }
  const [first, ...others] = subjects;
  return first ? { state: "found", subjects: [first, ...others] } : { state: "nothing", why };
}

// src/collect/reading.ts
var words = { commits: "commits", reviews: "reviews", files: "files", timeline: "timeline events" };
function linesRead(read) {
  const several = new Set(read.map(({ change }) => change.answer.number)).size > 1;
  const lines = /* @__PURE__ */ new Map();
  for (const { change, needs } of read) {
    for (const name of listsFor(needs)) {
      const list = change.lists[name];
      const total = name === "files" ? Math.max(list.total, change.answer.changedFiles) : list.total;
      const what2 = several ? `#${change.answer.number} ${words[name]}` : words[name];
      lines.set(what2, { what: what2, listed: list.items.length, total });
    }
  }
  return [...lines.values()];
}

// src/collect/collector.ts
function createCollector(options) {
  const { client, orgClient, policyPath, workflow } = options;
  const asker = createAsker(client, options.debug);
  const teams = { client: orgClient ?? client, asker: orgClient && createAsker(orgClient, options.debug) };
  const memory = {
    changes: /* @__PURE__ */ new Map(),
    files: /* @__PURE__ */ new Map(),
    activity: /* @__PURE__ */ new Map(),
    hints: null,
    read: [],
    workflowText: null,
    inventories: /* @__PURE__ */ new Map(),
    notRead: [],
    deployment: null
  };
  const earlier = /* @__PURE__ */ new Map();
  const read = (repository, number) => remember(memory.changes, keyOf(repository, number), async () => {
    const change = await readChange(asker, repository, number, { policyPath, workflow });
    if ("state" in change) return change;
    earlier.set(keyOf(repository, number), change.earlier);
    memory.workflowText = change.gateWorkflow ?? memory.workflowText;
    return change;
  });
  const fileAtBase = (subject) => remember(memory.files, `${repositoryPath(subject.repository)}@${subject.base.commit}`, async () => {
    for (const { number } of subject.changes) {
      const change = await memory.changes.get(keyOf(subject.repository, number));
      const tip = change && !("state" in change) ? change.answer.baseRef?.target : null;
      if (change && !("state" in change) && tip?.oid === subject.base.commit) return { commit: tip, source: change.source };
    }
    return fileAtCommit(asker, subject.repository, subject.base.commit, policyPath);
  });
  return {
    locate(occasion) {
      startEarly(memory, client, occasion);
      return locate(
        { asker, read, deployment: (repository, named) => deploymentOf(memory, { client, asker, policyPath }, repository, named) },
        occasion
      );
    },
    async policy(subject) {
      const file = await fileAtBase(subject);
      return "state" in file ? file : policySource(client, subject.repository, policyPath, file);
    },
    central: (reference) => centralPolicy(client, asker, reference),
    facts: (subject, needs) => collectFacts(
      {
        client,
        asker,
        policyPath,
        teams,
        inventory: options.inventory && orgClient ? (repository) => inventoryOf2(memory, orgClient, repository) : null,
        hints: memory.hints,
        read,
        note: (change, wanted) => memory.read.push({ change, needs: wanted }),
        activity: (change) => activityOf(memory, client, change),
        deployment: deploymentTools(memory, { client, asker }, subject),
        async blobAtBase(asked) {
          const file = await fileAtBase(asked);
          return "state" in file ? file : file.commit.file?.oid ?? null;
        }
      },
      subject,
      needs
    ),
    range: (subject, ask2) => rangeOf(memory, { client, asker, policyPath, ledger: options.ledger ?? null }, subject, ask2),
    branchRules: (subject) => readBranchRules(client, subject.repository, subject.base.branch),
    earlier: (subject) => subject.changes.flatMap(({ number }) => earlier.get(keyOf(subject.repository, number)) ?? []),
    workflowText: () => memory.workflowText,
    notRead: () => memory.notRead,
    reading: () => linesRead(memory.read)
  };
}
async function deploymentOf(memory, reader, repository, named) {
  const located2 = await locateDeployment(reader, repository, named);
  if ("state" in located2) return located2;
  memory.files.set(`${repositoryPath(repository)}@${located2.subject.base.commit}`, Promise.resolve(located2.tip));
  memory.deployment = { located: located2, activity: createBulkActivity(reader.client, repository), atMerge: /* @__PURE__ */ new Map() };
  return located2;
}
async function rangeOf(memory, reader, subject, ask2) {
  const { deployment } = memory;
  if (deployment === null) throw new Error("a range is read for a deployment that was located");
  const { located: located2, activity, atMerge } = deployment;
  const { readRange } = await import("./range-Y2NIFUGS.js");
  return readRange(
    {
      ...reader,
      located: located2,
      activity,
      keep(change, at) {
        memory.changes.set(keyOf(subject.repository, change.answer.number), Promise.resolve(change));
        atMerge.set(change.answer.number, at);
      },
      textOf: (blob) => textOfTip(located2, blob),
      notRead: (reasons) => memory.notRead.push(...reasons)
    },
    subject,
    ask2
  );
}
function textOfTip({ tip }, blob) {
  const file = tip.commit.file?.object;
  return file?.oid === blob && bytesOfText(file) !== null ? file.text : null;
}
function deploymentTools(memory, tools, subject) {
  const { deployment } = memory;
  if (subject.gate !== "deployment" || deployment === null) return null;
  return {
    read: async (needs, others) => (await import("./deploymentFacts-ZPUQLK3K.js")).readDeploymentFacts(tools, deployment.located, needs, others),
    atMerge: (number) => deployment.atMerge.get(number) ?? null
  };
}
var keyOf = (repository, number) => `${repositoryPath(repository)}#${number}`;
function remember(map, key, work) {
  const begun = map.get(key) ?? work();
  map.set(key, begun);
  return begun;
}
function startEarly(memory, client, occasion) {
  if (occasion.kind === "pull-request") memory.hints = occasion.hints;
  const head = occasion.kind === "pull-request" ? { repository: occasion.hints.headRepository, name: occasion.hints.headBranch } : occasion.kind === "head" ? { repository: occasion.head.repository, name: occasion.head.branch } : null;
  if (!head?.repository || !head.name || !isRepository(head.repository)) return;
  const begun = activityPage(client, { repository: head.repository, name: head.name }, null);
  begun.catch(() => void 0);
  memory.activity.set(branchKey(head.repository, head.name), begun);
}
var inventoryOf2 = (memory, client, repository) => remember(memory.inventories, repositoryPath(repository), async () => {
  const { fact, notRead } = await readInventory(client, repository);
  memory.notRead.push(...notRead);
  return fact;
});
var isRepository = (text) => /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text);
var branchKey = (repository, name) => `${repository.toLowerCase()} ${name}`;
function activityOf(memory, client, change) {
  const repository = change.answer.headRepository?.nameWithOwner;
  if (!repository) return null;
  const branch = { repository, name: change.answer.headRefName };
  const all = memory.deployment;
  if (all && repository.toLowerCase() === repositoryPath(change.repository).toLowerCase()) {
    return (ownCommits) => all.activity.pushes(branch.name, ownCommits);
  }
  const first = memory.activity.get(branchKey(branch.repository, branch.name)) ?? null;
  return (ownCommits) => readActivity(client, branch, ownCommits, first);
}

export {
  createCollector
};
