import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import {
  unsignedMediaType
} from "./chunk-AVD7JRGR.js";
import {
  readFacts
} from "./chunk-FCOWFAJ4.js";
import {
  readList
} from "./chunk-HC7PGWDA.js";
import {
  maxArchiveBytes
} from "./chunk-QQG2LCC4.js";
import {
  createAsker
} from "./chunk-SSMR47JY.js";
import {
  artifactShape,
  batchesOf,
  bundleName,
  commitFields,
  commitShape,
  downloadArtifact,
  fileInZip,
  mostBundleBytes,
  openZip,
  policyTextsQuery,
  rangeCommit,
  updateOf
} from "./chunk-ZRAMU2B2.js";
import {
  ledgerFolder,
  ledgerName
} from "./chunk-ZBH72YP2.js";
import {
  activityPage,
  actorFragment,
  complete,
  gitActorFragment,
  isAbsentFile,
  isNothing,
  pagedList,
  state
} from "./chunk-Q2DCZVPO.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  runIn,
  whyNoDeployments,
  whyNone
} from "./chunk-MBBF6XY3.js";
import {
  inTurns
} from "./chunk-RN224IPT.js";
import {
  actor,
  blobShape,
  branchName,
  bytesOfText,
  count,
  id,
  misfit,
  page,
  repositoryName,
  sha,
  time
} from "./chunk-3CPF7B2X.js";
import {
  errorText,
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  known,
  unavailable
} from "./chunk-C7FCS24P.js";
import {
  _enum,
  array,
  boolean,
  int,
  literal,
  object,
  record,
  string,
  unknown
} from "./chunk-5YLJAEBO.js";
import {
  gitBlobId,
  gitTreeId,
  sha256
} from "./chunk-HCM2LTGW.js";

// src/collect/lineCommits.ts
var namedFragment = `fragment named on PullRequest {
  number state mergedAt mergeCommit { oid } headRefOid baseRefName author { ...actor } mergedBy { ...actor } baseRepository { nameWithOwner }
}`;
var linedFragments = `fragment lined on Commit {
  ${commitFields} committedDate
  associatedPullRequests(first: $pulls) { totalCount nodes { ...named } }
}
${[namedFragment, actorFragment, gitActorFragment].join("\n")}`;
var fewPulls = 5;
var manyPulls = 100;
var widePerRequest = 25;
var oid = object({ oid: sha }).transform((found) => found.oid);
var namedShape = object({
  number: id,
  state,
  mergedAt: time.nullable(),
  mergeCommit: oid.nullable(),
  headRefOid: sha,
  baseRefName: branchName,
  author: actor,
  mergedBy: actor,
  baseRepository: object({ nameWithOwner: repositoryName }).nullable()
}).transform(({ headRefOid: head, baseRefName: base, baseRepository, ...found }) => ({
  change: { ...found, head, base },
  repository: baseRepository?.nameWithOwner ?? null
}));
var claimedTime = time.catch("1970-01-01T00:00:00Z");
var linedShape = commitShape.extend({
  committedDate: claimedTime,
  associatedPullRequests: object({ totalCount: count, nodes: array(namedShape).max(manyPulls) })
});
function lineCommit(found, repository, policy = null) {
  const here = repositoryPath(repository).toLowerCase();
  const { nodes, totalCount } = found.associatedPullRequests;
  const changes = nodes.filter((one) => one.repository?.toLowerCase() === here).map(({ change }) => change);
  const merged = changes.filter((change) => change.state === "merged").map(({ number }) => number);
  return { commit: { ...rangeCommit(found, merged), committedAt: found.committedDate, policy }, changes, short: nodes.length !== totalCount };
}
var wideQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query LineCommits($owner: String!, $name: String!, $pulls: Int!, ${names.map((index) => `$o${index}: GitObjectID!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...lined }`).join("\n    ")}
  }
}
${linedFragments}`;
};
async function widened(asker, repository, line) {
  const wider = /* @__PURE__ */ new Map();
  const sources = [];
  for (const some of batchesOf(line.filter(({ short }) => short), widePerRequest)) {
    const read = await readWide(asker, repository, some.map(({ commit }) => commit.sha));
    if (read.state === "unavailable") return read;
    sources.push(...read.sources);
    for (const one of read.value) wider.set(one.commit.sha, one);
  }
  const whole = line.map((one) => {
    const wide = wider.get(one.commit.sha);
    return wide === void 0 ? one : { ...wide, commit: { ...wide.commit, policy: one.commit.policy } };
  });
  return known(whole, sources);
}
async function readWide(asker, repository, shas) {
  const what = `pull requests of ${shas.length} commits`;
  try {
    const oids = Object.fromEntries(shas.map((one, index) => [`o${index}`, one]));
    const { owner, name } = repository;
    const { data, errors, source } = await asker.small(wideQuery(shas.length), { owner, name, pulls: manyPulls, ...oids });
    if (errors.length > 0) return incomplete(what, source, errorText(errors));
    const found = object({ repository: object(Object.fromEntries(shas.map((_, index) => [`c${index}`, linedShape]))) }).safeParse(data);
    if (!found.success) return incomplete(what, source, misfit(found.error));
    const line = shas.flatMap((_, index) => found.data.repository[`c${index}`] ?? []).map((one) => lineCommit(one, repository));
    const strange = line.find(({ commit }, index) => commit.sha !== shas[index]);
    if (strange) return incomplete(what, source, `commit ${strange.commit.sha} was answered for another`);
    const short = line.find((one) => one.short);
    if (short) return incomplete(`pull requests of commit ${short.commit.sha}`, source, `more than ${manyPulls} are associated with it`);
    return known(line, [source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/arrival.ts
var arrivalQuery = `query CommitArrival($owner: String!, $name: String!, $commit: GitObjectID!, $pulls: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(oid: $commit) { __typename ... on Commit { ...lined } } }
}
${linedFragments}`;
var shape = object({ repository: object({ object: linedShape.nullable() }) });
var mostPulls = 100;
async function readArrival(asker, { repository, base }, commit) {
  const what = `commit ${commit} of ${repositoryPath(repository)}, after which the period begins`;
  try {
    const { data, errors, source } = await asker.small(arrivalQuery, { owner: repository.owner, name: repository.name, commit, pulls: mostPulls });
    if (errors.length > 0) return incomplete(what, source, errorText(errors));
    const raw = object({ repository: object({ object: object({ __typename: string().max(50) }).nullable() }) }).safeParse(data);
    if (raw.success && raw.data.repository.object?.__typename !== "Commit") return incomplete(what, source, `the commit ${commit} that --since / reconcile-since names is not in this repository`);
    const found = shape.safeParse(data);
    if (!found.success) return incomplete(what, source, misfit(found.error));
    const { object: object2 } = found.data.repository;
    if (object2?.oid !== commit) return incomplete(what, source, "another commit was answered");
    const times = lineCommit(object2, repository).changes.flatMap(
      ({ state: state2, mergeCommit, base: into, mergedAt }) => state2 === "merged" && mergeCommit === commit && into === base.branch && mergedAt !== null ? [mergedAt] : []
    );
    return known(times.sort()[0] ?? null, [source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/deploymentLife.ts
var longestLifeMilliseconds = 35 * 864e5;
var deploymentStatus = object({
  state: _enum(["ERROR", "FAILURE", "INACTIVE", "IN_PROGRESS", "PENDING", "QUEUED", "SUCCESS", "WAITING"]),
  createdAt: time,
  logUrl: string().max(1e4).nullable()
});
var running = /* @__PURE__ */ new Set(["IN_PROGRESS", "SUCCESS"]);
var ending = /* @__PURE__ */ new Set(["SUCCESS", "FAILURE", "ERROR", "INACTIVE"]);
var telling = /* @__PURE__ */ new Set(["IN_PROGRESS", "SUCCESS", "FAILURE", "ERROR"]);
function lifeOf(createdAt, statuses, until) {
  const told = oldestFirst(statuses, until);
  const began = told.findIndex(({ state: state2 }) => running.has(state2));
  const ends = told.findIndex(({ state: state2 }) => ending.has(state2));
  const waits = told.findIndex(({ state: state2 }) => state2 === "WAITING");
  const waited = waits >= 0 && [began, ends].every((index) => index < 0 || waits < index);
  const first = waited ? told[began] : told.find(({ state: state2 }) => telling.has(state2));
  const at = latest(first?.createdAt ?? createdAt, createdAt);
  const ended = told.find(({ state: state2 }, index) => ending.has(state2) && index >= (waited ? began : 0)) ?? told[ends];
  const expires = timeAfter(createdAt, longestLifeMilliseconds);
  const end = ended?.createdAt ?? (expires <= until ? expires : null);
  const endedAt = end === null ? null : latest(end, at);
  if (began < 0 && waited) return { outcome: "never-ran", at, endedAt };
  if (told.some(({ state: state2 }) => state2 === "SUCCESS")) return { outcome: "succeeded", at, endedAt };
  return { outcome: endedAt === null ? "under-way" : "failed", at, endedAt };
}
var latest = (one, other) => one > other ? one : other;
function runsOf(statuses, until) {
  const named = oldestFirst(statuses, until).map(({ logUrl }) => runIn(logUrl ?? ""));
  return named.find((runs) => runs.length > 0) ?? [];
}
var oldestFirst = (statuses, until) => statuses.filter(({ createdAt }) => createdAt <= until).toReversed().sort((one, other) => one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt));
var longBefore = (time2) => timeAfter(time2, -longestLifeMilliseconds);
var timeAfter = (time2, milliseconds) => `${new Date(Date.parse(time2) + milliseconds).toISOString().slice(0, 19)}Z`;

// src/collect/artifactRecords.ts
var artifactPrefix = "countersign-";
var deploymentPrefix = `${artifactPrefix}deployment-`;
var perPage = 100;
var mostPages = 100;
var mostRecords = 1e3;
var mostBytes = 512 * 1024 * 1024;
var listed = artifactShape.extend({ created_at: time.nullable() });
var pageShape = object({ total_count: int().nonnegative(), artifacts: array(listed).max(perPage) });
async function readArtifactRecords(client, repository, after) {
  const what = "records among the artifacts of the repository";
  const before = after === null ? null : longBefore(after);
  const all = await readArtifacts(client, repository, what, before);
  if (all.state === "unavailable") return all;
  const isOfPeriod = ({ created_at: at, name }) => after === null || before === null || at === null || at > (name.startsWith(deploymentPrefix) ? before : after);
  const named = all.value.filter((one) => one.name.startsWith(artifactPrefix) && isOfPeriod(one));
  const kept = named.filter(({ expired: expired2 }) => !expired2).sort(byName);
  const last = all.sources.at(-1);
  if (kept.length > mostRecords && last) {
    const detail = `${kept.length} of them; no more than ${mostRecords} are downloaded, and a ledger needs one request for all`;
    return incomplete(what, last, detail, all.sources);
  }
  const sources = [...all.sources];
  const archives = [];
  let size = 0;
  for (const one of await inTurns(kept, async (artifact) => ({ artifact, read: await downloadArtifact(client, repository, artifact) }))) {
    if (one.read.state === "unavailable") return one.read;
    sources.push(...one.read.sources);
    size += one.read.value.length;
    if (size > mostBytes && last) return incomplete(what, last, `more than ${mostBytes} bytes of them; no more are read`, sources);
    archives.push({ path: one.artifact.name, archive: one.read.value });
  }
  const expired = named.length - kept.length;
  const from = expired === 0 ? "artifacts" : `artifacts (${expired} more have expired, and are gone)`;
  return known({ commits: null, from, files: () => bundlesIn(archives) }, sources);
}
var byName = (one, other) => one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id;
async function* bundlesIn(archives) {
  for (const { path, archive } of archives) yield { path, bytes: fileInZip(archive, bundleName, mostBundleBytes) };
}
async function readArtifacts(client, { owner, name }, what, after) {
  const sources = [];
  const found = [];
  try {
    for (let page2 = 1; page2 <= mostPages; page2 += 1) {
      const parameters = { owner, repo: name, per_page: perPage, ...page2 > 1 ? { page: page2 } : {} };
      const answer = await client.rest("GET /repos/{owner}/{repo}/actions/artifacts", parameters);
      sources.push(answer.source);
      const listing = pageShape.safeParse(answer.data);
      if (!listing.success) return incomplete(what, answer.source, misfit(listing.error), sources);
      const { artifacts, total_count: total } = listing.data;
      found.push(...artifacts);
      const isOlder = after !== null && artifacts.some(({ created_at: at }) => at !== null && at <= after);
      if (isOlder || found.length >= total) return known(found, sources);
      if (artifacts.length === 0) return incomplete(what, answer.source, `${found.length} of ${total} were listed`, sources);
      if (page2 === mostPages) return incomplete(what, answer.source, `${found.length} of ${total} were read, in ${mostPages} pages`, sources);
    }
  } catch (error) {
    return refused(what, error, sources);
  }
  throw new Error("unreachable: the last page returns");
}

// src/collect/branchHistory.ts
var mostCommits = 2e4;
var historyQuery = `query BranchHistory($owner: String!, $name: String!, $from: GitObjectID!, $policy: String!, $pulls: Int!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    object(oid: $from) { ... on Commit { oid history(first: $n, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...lined file(path: $policy) { oid } } } } }
  }
}
${linedFragments}`;
var history = object({
  pageInfo: object({ hasNextPage: boolean(), endCursor: string().max(2e3).nullable() }),
  nodes: array(linedShape.extend({ file: object({ oid: sha }).nullable() })).max(100)
});
var shape2 = object({ repository: object({ nameWithOwner: repositoryName, object: object({ oid: sha, history }).nullable() }) });
function historyIn({ data, errors }, repository, from) {
  const others = errors.filter((error) => !isAbsentFile(error));
  if (others.length > 0) return errorText(others);
  const found = shape2.safeParse(data);
  if (!found.success) return misfit(found.error);
  const { nameWithOwner, object: object2 } = found.data.repository;
  if (nameWithOwner.toLowerCase() !== repositoryPath(repository).toLowerCase()) return `${nameWithOwner} answered instead`;
  if (object2 === null) return `GitHub no longer has the commit ${from}`;
  return object2.oid === from ? object2.history : `commit ${object2.oid} was answered for another`;
}
async function readLine(asker, repository, { from, policyPath }, ends) {
  const what = `history of ${repositoryPath(repository)} before ${from}`;
  const sources = [];
  const open = /* @__PURE__ */ new Map();
  const line = [];
  const cursors = /* @__PURE__ */ new Set();
  let next = from;
  let read = 0;
  let after = null;
  try {
    for (; ; ) {
      const variables = { owner: repository.owner, name: repository.name, from, policy: policyPath, pulls: fewPulls, after };
      const answer = await asker.paged(historyQuery, variables);
      sources.push(answer.source);
      const refuse = (detail) => incomplete(what, answer.source, detail, sources);
      const history2 = historyIn(answer, repository, from);
      if (typeof history2 === "string") return refuse(history2);
      const { nodes, pageInfo } = history2;
      for (const node2 of nodes) open.set(node2.oid, lineCommit(node2, repository, node2.file?.oid ?? null));
      for (let one = open.get(next); one; one = open.get(next)) {
        open.delete(next);
        line.push(one);
        if (ends(one)) return known(line, sources);
        next = one.commit.parents[0] ?? null;
        if (next === null) return known(line, sources);
      }
      read += nodes.length;
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) return refuse(`the history ends, and ${next}, the first parent of a commit in it, is not among the ${read} listed`);
      if (after === null || cursors.has(after) || nodes.length === 0) return refuse("a further page without a cursor of its own");
      if (read >= mostCommits) return refuse(`${read} commits were read without coming to the beginning of the period; no more of them are`);
      cursors.add(after);
    }
  } catch (error) {
    return refused(what, error, sources);
  }
}

// src/collect/branchMoves.ts
var mostPages2 = 100;
async function readMoves(client, repository, { branch, type }, isEnough) {
  const place2 = { repository: repositoryPath(repository), name: branch, ...type === void 0 ? {} : { type } };
  const what = `log of moves of ${branch}`;
  const moves = [];
  const sources = [];
  const cursors = /* @__PURE__ */ new Set();
  let cursor = null;
  for (let asked = 1; ; asked += 1) {
    const page2 = await activityPage(client, place2, cursor);
    if ("state" in page2) return unavailable({ ...page2.reason, what, detail: whyNone2(page2.reason) }, [...sources, ...page2.sources]);
    sources.push(page2.source);
    moves.push(...page2.moves);
    if (page2.moves.some(isEnough)) return known({ moves, reachesBack: true }, sources);
    if (page2.after === null) return known({ moves, reachesBack: isNothing(moves.at(-1)?.before ?? "unknown") }, sources);
    if (cursors.has(page2.after)) return incomplete(what, page2.source, "a cursor came twice", sources);
    if (asked === mostPages2) return incomplete(what, page2.source, `more than ${mostPages2} pages of it`, sources);
    cursors.add(page2.after);
    cursor = page2.after;
  }
}
var whyNone2 = ({ status, detail }) => status === 404 ? `${detail}; GitHub says so to a token without contents: read, and so does a server without a log of moves (activity)` : detail;

// src/collect/formerNames.ts
var mostNames = 10;
var formerQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query FormerNames($owner: String!, $name: String!, ${names.map((index) => `$o${index}: String!, $n${index}: String!`).join(", ")}) {
  rateLimit { cost }
  here: repository(owner: $owner, name: $name, followRenames: false) { id nameWithOwner }
  ${names.map((index) => `r${index}: repository(owner: $o${index}, name: $n${index}, followRenames: true) { id nameWithOwner }`).join("\n  ")}
}`;
};
var place = object({ id: string().min(1).max(500), nameWithOwner: repositoryName });
async function readFormerNames(asker, repository, named) {
  const what = `former names of ${repositoryPath(repository)}`;
  const own = repositoryPath(repository).toLowerCase();
  const names = [...new Set(named)].filter((name) => repositoryName.safeParse(name).success && name.toLowerCase() !== own).slice(0, mostNames);
  if (names.length === 0) return known([], []);
  try {
    const asked = Object.fromEntries(names.flatMap((one, index) => partsOf(one).map((part, place2) => [`${place2 === 0 ? "o" : "n"}${index}`, part])));
    const { data, errors, source } = await asker.small(formerQuery(names.length), { owner: repository.owner, name: repository.name, ...asked });
    const others = errors.filter((error) => !isOfName(error));
    if (others.length > 0) return incomplete(what, source, errorText(others));
    const found = object({ here: place }).catchall(place.nullable()).safeParse({ ...data, rateLimit: null });
    if (!found.success) return incomplete(what, source, misfit(found.error));
    const { here, ...answers } = found.data;
    if (here.nameWithOwner.toLowerCase() !== own) return incomplete(what, source, `${here.nameWithOwner} answered instead`);
    return known(names.filter((_, index) => answers[`r${index}`]?.id === here.id).sort(), [source]);
  } catch (error) {
    return refused(what, error);
  }
}
var partsOf = (name) => name.split("/");
var isOfName = ({ path, type }) => path.length === 1 && /^r\d$/.test(String(path[0])) && (type === "NOT_FOUND" || type === "FORBIDDEN");

// src/collect/linePolicies.ts
var perRequest = 25;
var mostTexts = 100;
var mostBytes2 = 128 * 1024;
var blobOrNone = blobShape.or(object({}).transform(() => null)).nullable();
async function readLinePolicies(asker, { owner, name }, blobs) {
  const what = "texts of the policies in force in the period";
  const distinct = [...new Set(blobs)].filter((blob) => blob !== null);
  const texts = Object.fromEntries(distinct.map((blob) => [blob, null]));
  const sources = [];
  try {
    for (const some of batchesOf(distinct.slice(0, mostTexts), perRequest)) {
      const asked = Object.fromEntries(some.map((oid2, index) => [`o${index}`, oid2]));
      const { data, errors, source } = await asker.small(policyTextsQuery(some.length), { owner, name, ...asked });
      sources.push(source);
      if (errors.length > 0) return incomplete(what, source, errorText(errors), sources);
      const members = Object.fromEntries(some.map((_, index) => [`b${index}`, blobOrNone]));
      const read = object({ repository: object(members) }).safeParse(data);
      if (!read.success) return incomplete(what, source, misfit(read.error), sources);
      for (const [index, oid2] of some.entries()) {
        const blob = read.data.repository[`b${index}`] ?? null;
        if (blob?.oid === oid2 && blob.byteSize <= mostBytes2 && bytesOfText(blob) !== null) texts[oid2] = blob.text ?? "";
      }
    }
    return known(texts, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}

// src/collect/namedChanges.ts
var perRequest2 = 100;
var largestNumber = 2 ** 31 - 1;
var namedQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query NamedChanges($owner: String!, $name: String!, ${names.map((index) => `$p${index}: Int!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { ...named }`).join("\n    ")}
  }
}
${namedFragment}
${actorFragment}`;
};
async function readNamedChanges(asker, repository, numbers) {
  const wanted = numbers.filter((number) => number <= largestNumber);
  const all = { changes: [], unknown: numbers.filter((number) => number > largestNumber) };
  const sources = [];
  for (const read of await inTurns(batchesOf(wanted, perRequest2), (some) => readBatch(asker, repository, some))) {
    if (read.state === "unavailable") return read;
    sources.push(...read.sources);
    all.changes.push(...read.value.changes);
    all.unknown.push(...read.value.unknown);
  }
  return known(all, sources);
}
var isMissing = ({ type, path }) => type === "NOT_FOUND" && path.length === 2 && path[0] === "repository";
async function readBatch(asker, repository, numbers) {
  const what = `${numbers.length} pull requests that records name`;
  try {
    const asked = Object.fromEntries(numbers.map((number, index) => [`p${index}`, number]));
    const { data, errors, source } = await asker.small(namedQuery(numbers.length), { owner: repository.owner, name: repository.name, ...asked });
    const missing = new Set(errors.filter(isMissing).map(({ path }) => path[1]));
    const others = errors.filter((error) => !isMissing(error));
    if (others.length > 0) return incomplete(what, source, errorText(others));
    const members = Object.fromEntries(numbers.map((_, index) => [`p${index}`, namedShape.nullable()]));
    const shape4 = object({ repository: object({ nameWithOwner: repositoryName, ...members }) });
    const found = shape4.safeParse(data);
    if (!found.success) return incomplete(what, source, misfit(found.error));
    const { nameWithOwner, ...answered } = found.data.repository;
    const here = repositoryPath(repository).toLowerCase();
    if (nameWithOwner.toLowerCase() !== here) return incomplete(what, source, `${nameWithOwner} answered instead`);
    const named = answered;
    const all = { changes: [], unknown: [] };
    for (const [index, number] of numbers.entries()) {
      const one = named[`p${index}`] ?? null;
      if (one === null && !missing.has(`p${index}`)) return incomplete(what, source, `#${number} is null, and nothing says why`);
      if (one === null) all.unknown.push(number);
      else if (one.change.number === number && one.repository?.toLowerCase() === here) all.changes.push(one.change);
      else return incomplete(what, source, `#${one.change.number} of ${one.repository ?? "a deleted repository"} was answered for #${number}`);
    }
    return known(all, [source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/periodEdges.ts
var givenBeginning = (commit) => ({ sure: /* @__PURE__ */ new Set([commit]), known: "given", earlier: /* @__PURE__ */ new Set(), mergedBy: null });
var isPlain = ({ activity_type: type }) => type === "push" || type === "pr_merge" || type === "merge_queue_merge";
function beginningAt(moves, since, branch) {
  const before = moves.filter(({ timestamp }) => timestamp <= since);
  const sure = /* @__PURE__ */ new Set();
  let place2 = before[0]?.after ?? null;
  if (place2 !== null && !isNothing(place2)) {
    sure.add(place2);
    for (const move of before) {
      if (move.after !== place2 || !isPlain(move) || isNothing(move.before)) break;
      place2 = move.before;
      sure.add(place2);
    }
  }
  const earlier = new Set(before.flatMap((move) => [move.after, move.before]).filter((commit) => !isNothing(commit) && !sure.has(commit)));
  return { sure, known: "activity", earlier, mergedBy: { time: since, branch } };
}
var momentsMilliseconds = 12e4;
var isArrivalOf = (move, commit, time2) => move.after === commit && isPlain(move) && (time2 === null || Date.parse(move.timestamp) <= Date.parse(time2) + momentsMilliseconds);
function endAt(moves, until, tip2) {
  const next = moves.findLast(({ timestamp }) => timestamp > until);
  if (next === void 0) return { sha: tip2, isLater: false };
  if (!isNothing(next.before)) return { sha: next.before, isLater: false };
  const last = moves.find(({ timestamp }) => timestamp <= until);
  if (last === void 0) return { sha: isNothing(next.after) ? tip2 : next.after, isLater: true };
  return { sha: isNothing(last.after) ? last.before : last.after, isLater: false };
}
function mergedUntil(line, until, branch) {
  return line.slice(line.findLastIndex((one) => mergesOf(one, branch).some((time2) => time2 > until)) + 1);
}
var mergesOf = ({ commit, changes }, branch) => changes.flatMap(
  ({ state: state2, mergeCommit, base, mergedAt }) => state2 === "merged" && mergeCommit === commit.sha && base === branch && mergedAt !== null ? [mergedAt] : []
);
var furtherCommits = 1e3;
function startFinder({ sure, known: known2, earlier, mergedBy }) {
  let certain = null;
  let likely = null;
  let followed = 0;
  const wasMerged = (found) => mergedBy !== null && mergesOf(found, mergedBy.branch).some((time2) => time2 <= mergedBy.time);
  return {
    take(found) {
      const { sha: sha2, policy } = found.commit;
      if (sure.has(sha2)) certain = { sha: sha2, known: known2, policy };
      else if (likely === null && earlier.has(sha2)) likely = { sha: sha2, known: "activity", policy };
      else if (likely === null && wasMerged(found)) likely = { sha: sha2, known: "merge", policy };
      if (likely !== null) followed += 1;
      return certain !== null || likely !== null && followed > (sure.size > 0 ? furtherCommits : 0);
    },
    start: () => certain ?? likely
  };
}

// src/collect/branchPopulation.ts
async function readPopulation(tools, subject, period, asked) {
  const { asker } = tools;
  const { repository, base, commit: tip2 } = subject;
  const log = await movesOf(tools, subject, period);
  if (log.state === "unavailable") return log;
  const { moves, updates, commit, reachesBack } = log.value;
  const line = await lineOf(asker, subject, period, { moves, commit, policyPath: asked.policyPath });
  if (line.state === "unavailable") return line;
  const { start, end, came } = line.value;
  const whole = await widened(asker, repository, came);
  if (whole.state === "unavailable") return whole;
  const associated = new Map(whole.value.flatMap(({ changes }) => changes).map((change) => [change.number, change]));
  const numbers = [...new Set(asked.numbers)].filter((number) => !associated.has(number)).sort((one, other) => one - other);
  const named = await readNamedChanges(asker, repository, numbers);
  if (named.state === "unavailable") return named;
  const formerNames = await readFormerNames(asker, repository, asked.names);
  if (formerNames.state === "unavailable") return formerNames;
  const commits = whole.value.map((one) => one.commit);
  const policies = await readLinePolicies(asker, repository, [...commits.map(({ policy }) => policy), start?.policy ?? null]);
  if (policies.state === "unavailable") return policies;
  const shownBy = start?.known === "merge" ? period.since : period.until;
  const isMadeLater = moves.every(({ timestamp }) => timestamp > shownBy);
  const population = {
    branch: base.branch,
    period,
    start,
    end,
    commits: commits.toReversed(),
    updates: updates.map(updateOf).reverse(),
    updatesComplete: reachesBack && moves.some(({ after }) => after === tip2) && !isMadeLater,
    changes: byNumber([...associated.values(), ...named.value.changes]),
    unknownChanges: named.value.unknown.sort((one, other) => one - other),
    formerNames: formerNames.value,
    policies: policies.value
  };
  return known(population, [log, line, whole, named, formerNames, policies].flatMap(({ sources }) => sources));
}
var byNumber = (changes) => changes.sort((one, other) => one.number - other.number);
async function movesOf({ client, arrival }, subject, { since, until }) {
  const { repository, base } = subject;
  const commit = isCommit(since) ? since : null;
  const arrived = commit === null ? known(since, []) : await arrival(subject, commit);
  if (arrived.state === "unavailable") return arrived;
  const time2 = arrived.value;
  const isBefore = (move) => time2 !== null && move.timestamp <= time2 || commit !== null && isArrivalOf(move, commit, time2);
  const log = await readMoves(client, repository, { branch: base.branch }, isBefore);
  if (log.state === "unavailable") return log;
  const first = log.value.moves.findIndex(isBefore);
  const newer = first < 0 ? log.value.moves : log.value.moves.slice(0, first);
  const updates = newer.filter(({ timestamp }) => timestamp <= until);
  return known({ ...log.value, updates, commit }, [...arrived.sources, ...log.sources]);
}
async function lineOf(asker, { repository, base, commit: tip2 }, { since, until }, { moves, commit, policyPath }) {
  const end = endAt(moves, until, tip2);
  const finder = startFinder(commit === null ? beginningAt(moves, since, base.branch) : givenBeginning(commit));
  const line = await readLine(asker, repository, { from: end.sha, policyPath }, finder.take);
  if (line.state === "unavailable") return line;
  const start = finder.start();
  const last = line.sources.at(-1);
  if (commit !== null && start === null && last) {
    const place2 = `on the first-parent line of ${base.branch}, which ends at ${end.sha}`;
    const detail = `the commit ${commit} that --since / reconcile-since names is not ${place2}`;
    return incomplete(`commits of ${base.branch} since ${commit}`, last, detail, line.sources);
  }
  const sinceStart = start === null ? line.value : line.value.slice(0, line.value.findIndex((one) => one.commit.sha === start.sha));
  const came = end.isLater ? mergedUntil(sinceStart, until, base.branch) : sinceStart;
  return known({ start, end: came[0]?.commit.sha ?? start?.sha ?? null, came }, line.sources);
}
var isCommit = (since) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(since);

// src/collect/branchTip.ts
var tipQuery = `query LocatedBranch($owner: String!, $name: String!, $ref: String!, $named: Boolean!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    named: ref(qualifiedName: $ref) @include(if: $named) { ...tip }
    default: defaultBranchRef @skip(if: $named) { ...tip }
  }
}
fragment tip on Ref { name target { __typename ... on Commit { oid tree { oid } } } }`;
var tip = object({ name: branchName, target: object({ __typename: literal("Commit"), oid: sha, tree: object({ oid: sha }) }) });
var shape3 = object({ repository: object({ nameWithOwner: repositoryName, named: tip.nullish(), default: tip.nullish() }) });
async function locateBranch(asker, repository, branch) {
  const path = repositoryPath(repository);
  const what = branch === null ? `default branch of ${path}` : `branch ${branch} of ${path}`;
  try {
    const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch ?? ""}`, named: branch !== null };
    const { data, errors, source } = await asker.small(tipQuery, variables);
    const refuse = (detail) => ({ state: "unavailable", reason: incomplete(what, source, detail).reason });
    if (errors.length > 0) return refuse(errorText(errors));
    const found = shape3.safeParse(data);
    if (!found.success) return refuse(misfit(found.error));
    const { nameWithOwner, ...refs } = found.data.repository;
    const told = refs.named ?? refs.default ?? null;
    if (told === null) return refuse(branch === null ? "the repository has no commits yet" : "there is no branch of that name");
    if (branch !== null && told.name !== branch) return refuse(`the branch ${told.name} was answered for another`);
    if (source.date === null) return refuse("the answer carries no Date header, so the time is not known");
    const [owner = "", name = ""] = nameWithOwner.split("/");
    const { oid: commit, tree } = told.target;
    const judged = { commit, tree: tree.oid, base: { branch: told.name, commit }, changes: [] };
    return { state: "found", subject: { gate: "repository", repository: { owner, name }, ...judged }, now: source.date };
  } catch (error) {
    return { state: "unavailable", reason: refused(what, error).reason };
  }
}

// src/collect/deploymentsMade.ts
var mostPages3 = 100;
var fewStatuses = 10;
var statusFields = "nodes { state createdAt logUrl }";
var madeQuery = `query DeploymentsMade($owner: String!, $name: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    deployments(first: $n, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId originalEnvironment environment createdAt commitOid creator { ...actor }
        statuses(first: ${fewStatuses}) { totalCount ${statusFields} }
      }
    }
  }
}
${actorFragment}`;
var statusesQuery = `query DeploymentStatuses($id: ID!, $n: Int!, $after: String) {
  rateLimit { cost }
  node(id: $id) { ... on Deployment { statuses(first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } ${statusFields} } } }
}`;
var environmentName = string().max(300).nullable();
var node = object({
  id: string().min(1).max(500),
  databaseId: id,
  originalEnvironment: environmentName,
  environment: environmentName,
  createdAt: time,
  commitOid: sha,
  creator: actor,
  statuses: object({ totalCount: count, nodes: array(deploymentStatus).max(fewStatuses) }).nullable()
});
var nameShape = object({ repository: object({ nameWithOwner: repositoryName }) });
var listIn = (data, place2) => {
  const found = object({ [place2[0]]: record(string(), unknown()) }).safeParse(data);
  return found.success ? found.data[place2[0]]?.[place2[1]] : null;
};
async function readDeploymentsMade({ client, asker }, repository, { until }, after) {
  const listed2 = await readEntries(asker, repository, after === null ? null : longBefore(after));
  if (listed2.state === "unavailable") return whyNoDeployments(client, repository, listed2);
  const made = [];
  const sources = [...listed2.sources];
  for (const one of listed2.value.filter(({ createdAt }) => createdAt <= until)) {
    const statuses = await statusesOf(asker, one);
    if (statuses.state === "unavailable") return statuses;
    sources.push(...statuses.sources);
    const told = entryOf(one, statuses.value, until);
    if (after === null || told.endedAt === null || told.endedAt > after) made.push(told);
  }
  return known(made.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)) || one.id - other.id), sources);
}
function entryOf({ databaseId: id2, commitOid, createdAt, creator, ...entry }, statuses, until) {
  const environment = entry.originalEnvironment ?? entry.environment ?? "";
  const renamed = entry.environment?.toLowerCase() === environment.toLowerCase() ? null : entry.environment;
  return { id: id2, sha: commitOid, environment, renamed, createdAt, creator, ...lifeOf(createdAt, statuses, until), runs: runsOf(statuses, until) };
}
async function readEntries(asker, repository, after) {
  const path = repositoryPath(repository);
  const what = `deployments of ${path}`;
  const list = pagedList(what, page(node));
  try {
    for (let asked = 0; asked < mostPages3; asked += 1) {
      const answer = await asker.paged(madeQuery, { owner: repository.owner, name: repository.name, after: list.next });
      list.add(listIn(answer.data, ["repository", "deployments"]), answer, answer.errors);
      if (list.refusal) return list.refusal;
      const answered = nameShape.safeParse(answer.data).data?.repository.nameWithOwner ?? "nobody";
      if (answered.toLowerCase() !== path.toLowerCase()) return incomplete(what, answer.source, `${answered} answered instead`, list.sources);
      if (after !== null && list.items.some(({ createdAt }) => createdAt <= after)) return known(list.items, list.sources);
      if (list.next === null) break;
    }
  } catch (error) {
    return refused(what, error, list.sources);
  }
  return complete(list);
}
async function statusesOf(asker, one) {
  const told = one.statuses;
  if (told !== null && told.totalCount === told.nodes.length) return known(told.nodes, []);
  const question = { what: `statuses of deployment ${one.databaseId}`, query: statusesQuery, variables: { id: one.id } };
  return readList(asker, { ...question, pick: (data) => listIn(data, ["node", "statuses"]), node: deploymentStatus });
}

// src/collect/ledgerRewrites.ts
var rewriting = ["force_push", "branch_deletion"];
async function readLedgerRewrites(client, repository, branch, after) {
  const read = await Promise.all(
    rewriting.map((type) => readMoves(client, repository, { branch, type }, ({ timestamp }) => after !== null && timestamp <= after))
  );
  const moves = [];
  const sources = [];
  for (const one of read) {
    if (one.state === "unavailable") return one;
    moves.push(...one.value.moves);
    sources.push(...one.sources);
  }
  const since = moves.filter(({ timestamp }) => after === null || timestamp > after);
  return known(since.map(updateOf).sort((one, other) => one.at < other.at ? -1 : Number(one.at > other.at)), sources);
}

// src/collect/archivedTree.ts
var mostBytes3 = 4 * 1024 * 1024 * 1024;
function heldAgainst(archive, tree) {
  const held = [];
  const folders = /* @__PURE__ */ new Map([["", []]]);
  let inflated = 0;
  for (const entry of archive.entries) {
    const path = entry.name.slice(entry.name.indexOf("/") + 1);
    if (!entry.name.includes("/") || !isPath(path)) return "the archive holds an entry that is not below its folder";
    if (entry.kind === "folder") {
      rowsOf(folders, path.slice(0, -1));
      continue;
    }
    const content = archive.read(entry.name);
    if (content === null) return `${JSON.stringify(path.slice(0, 200))} of the archive cannot be read, or is too large`;
    inflated += content.length;
    if (inflated > mostBytes3) return `the archive holds more than ${mostBytes3} bytes; no more are read`;
    rowsOf(folders, parentOf(path)).push({ mode: modes[entry.kind], name: nameOf(path), oid: gitBlobId(content) });
    held.push({ path, entry });
  }
  const id2 = treeIdOf(folders);
  if (id2 === tree) return held;
  return `the archive is not the whole tree ${tree} of the commit (a .gitattributes file or a submodule on that branch makes archives differ)`;
}
var modes = { file: "100644", executable: "100755", link: "120000" };
var parentOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
var nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
var deepest = 20;
var longestPath = 4096;
function isPath(path) {
  if (path.length > longestPath) return false;
  const parts = path.split("/");
  const isNamed = parts.slice(0, -1).every((part) => part !== "") && parts.every((part) => part !== "." && part !== "..");
  return isNamed && parts.length <= deepest;
}
function rowsOf(folders, folder) {
  const rows = folders.get(folder) ?? [];
  for (let path = folder; !folders.has(path); path = parentOf(path)) folders.set(path, path === folder ? rows : []);
  return rows;
}
function treeIdOf(folders) {
  const depth = (path) => path === "" ? 0 : path.split("/").length;
  const paths = [...folders.keys()].filter((path) => path !== "").sort((one, other) => depth(other) - depth(one));
  for (const path of paths) rowsOf(folders, parentOf(path)).push({ mode: "40000", name: nameOf(path), oid: gitTreeId(folders.get(path) ?? []) });
  return gitTreeId(folders.get("") ?? []);
}

// src/collect/recordArchive.ts
var limits = { entries: 1e5, bytes: 32 * 1024 * 1024 };
var headQuery = `query LedgerHead($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner ref(qualifiedName: $ref) { name target { __typename ... on Commit { oid tree { oid } history(first: 1) { totalCount } } } }
  }
}`;
var target = object({ __typename: literal("Commit"), oid: sha, tree: object({ oid: sha }), history: object({ totalCount: count }) });
var headShape = object({ repository: object({ nameWithOwner: repositoryName, ref: object({ name: branchName, target }).nullable() }) });
async function readRecordArchive(client, asker, repository, branch) {
  const what = `ledger ${ledgerName(repository, branch)}`;
  try {
    const head = await readHead(asker, repository, branch, what);
    if (head.state === "unavailable") return head;
    if (head.value === null) return known(null, head.sources);
    const { commit, tree, commits } = head.value;
    const answer = await client.rest("GET /repos/{owner}/{repo}/zipball/{ref}", { owner: repository.owner, repo: repository.name, ref: commit });
    const sources = [...head.sources, answer.source];
    const refuse = (detail) => incomplete(what, answer.source, detail, sources);
    if (!answer.bytes || answer.bytes.length > maxArchiveBytes) return refuse("the answer is no archive of a size that is read");
    const archive = openZip(answer.bytes, limits);
    if (typeof archive === "string") return refuse(`the answer is no archive that is read: ${archive}`);
    const held = heldAgainst(archive, tree);
    if (typeof held === "string") return refuse(held);
    return known({ from: `${what} at ${commit}`, commits, files: () => recordsIn(archive, held) }, sources);
  } catch (error) {
    return refused(what, error);
  }
}
async function readHead(asker, repository, branch, what) {
  const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}` };
  const { data, errors, source } = await asker.small(headQuery, variables);
  if (errors.length > 0) return incomplete(what, source, errorText(errors));
  const found = headShape.safeParse(data);
  if (!found.success) return incomplete(what, source, misfit(found.error));
  const { nameWithOwner, ref } = found.data.repository;
  if (nameWithOwner.toLowerCase() !== repositoryPath(repository).toLowerCase()) return incomplete(what, source, `${nameWithOwner} answered instead`);
  if (ref === null) return known(null, [source]);
  if (ref.name !== branch) return incomplete(what, source, `the branch ${ref.name} was answered for another`);
  return known({ commit: ref.target.oid, tree: ref.target.tree.oid, commits: ref.target.history.totalCount }, [source]);
}
async function* recordsIn(archive, held) {
  const records = held.filter(({ path }) => path.startsWith(`${ledgerFolder}/`)).sort((one, other) => one.path < other.path ? -1 : 1);
  for (const { path, entry } of records) yield { path, bytes: entry.kind === "link" ? null : archive.read(entry.name) };
}

// src/collect/population.ts
function createPopulationReader({ client, debug }) {
  const asker = createAsker(client, debug);
  const arrivals = /* @__PURE__ */ new Map();
  const arrival = (subject, commit) => {
    const asked = arrivals.get(commit) ?? readArrival(asker, subject, commit);
    arrivals.set(commit, asked);
    return asked;
  };
  const beginning = async (subject, { since }) => isCommit(since) ? arrival(subject, since) : known(since, []);
  return {
    locate: (repository, branch) => locateBranch(asker, repository, branch),
    async population(subject, period, asked) {
      const told = await readPopulation({ client, asker, arrival }, subject, period, asked);
      if (told.state === "known" || !told.reason.detail.startsWith("FORBIDDEN")) return told;
      return whyNone(client, "GET /repos/{owner}/{repo}/pulls", subject.repository, told);
    },
    async deployments(subject, period) {
      const after = await beginning(subject, period);
      return after.state === "unavailable" ? after : readDeploymentsMade({ client, asker }, subject.repository, period, after.value);
    },
    ledger: (subject, branch) => readRecordArchive(client, asker, subject.repository, branch),
    async ledgerRewrites(subject, branch, period) {
      const after = await beginning(subject, period);
      return after.state === "unavailable" ? after : readLedgerRewrites(client, subject.repository, branch, after.value);
    },
    async artifacts(subject, period) {
      const after = await beginning(subject, period);
      return after.state === "unavailable" ? after : readArtifactRecords(client, subject.repository, after.value);
    }
  };
}

// src/evidence/readRecord.ts
var longest = 500;
async function readRecordFile(path, bytes, trust) {
  if (bytes === null) return refused2(path, "", "wrong", "it is no regular file");
  const digest = sha256(bytes);
  try {
    return await readVerified(path, bytes, digest, trust);
  } catch {
    return refused2(path, digest, "unread", "it could not be verified");
  }
}
async function readVerified(path, bytes, digest, { allowUnsigned: _, ...trust }) {
  const verification = await verifyEvidence(bytes, trust);
  const { outcome, statement, problem, replay } = verification;
  if (outcome !== "verified" || statement === null) {
    const why = [problem?.message ?? "it is not intact", problem?.found ?? null].filter((part) => part !== null).join(", found ");
    return refused2(path, digest, stateOf(verification), why);
  }
  const reading = readFacts(statement);
  if (!reading.ok) return refused2(path, digest, "wrong", reading.found);
  if (Number.isNaN(Date.parse(statement.predicate.evaluatedAt))) return refused2(path, digest, "wrong", "judged on no day of the calendar");
  const says = saysOf(statement, reading.facts, replay === "same");
  const record2 = { sha256: digest, path: cut(path), state: "valid", why: null, says };
  return { record: record2, link: linkOf(path, digest, { state: "verified", sequence: statement.predicate.sequence ?? null }) };
}
function stateOf({ outcome, checks }) {
  if (checks.some(({ what, value }) => what === "bundle form" && value === unsignedMediaType)) return "unsigned";
  return outcome === "wrong" ? "wrong" : "unread";
}
function refused2(path, digest, state2, why) {
  const record2 = { sha256: digest, path: cut(path), state: state2, why: cut(why), says: null };
  return { record: record2, link: linkOf(path, digest, state2 === "unread" ? { state: state2 } : { state: "wrong", why: record2.why ?? "" }) };
}
var cut = (text) => Buffer.from(text.slice(0, longest)).toString();
var linkOf = (path, digest, says) => path.startsWith(`${ledgerFolder}/`) ? { path, sha256: digest, says } : null;
function saysOf({ predicate }, { schema, subject, deployment }, replayed) {
  const { gate, repository, commit, tree, base, environment, changes } = subject;
  const run = schema === 1 && deployment?.deployment?.state === "known" ? deployment.deployment.value.run?.id ?? null : null;
  return {
    gate,
    repository: repositoryPath(repository),
    commit,
    tree,
    branch: base.branch,
    environment: typeof environment === "string" ? environment : null,
    changes: changes.map(({ number, head }) => ({ number, head })),
    result: predicate.decision.result,
    mode: predicate.mode,
    evaluatedAt: predicate.evaluatedAt,
    index: predicate.sequence?.index ?? null,
    run: gate === "deployment" ? run : runIn2(predicate.invocation?.uri ?? ""),
    replayed
  };
}
function runIn2(uri) {
  const run = Number(/\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(uri)?.[1] ?? 0);
  return run > 0 ? run : null;
}

export {
  createPopulationReader,
  readRecordFile
};
