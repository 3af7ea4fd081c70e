import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readLedgerNotes,
  readLedgerRecord
} from "./chunk-X4G24XLO.js";
import {
  recordPath
} from "./chunk-ZBH72YP2.js";
import {
  actorFragment,
  changeOf,
  commitFragment,
  gitActorFragment,
  isAbsentFile,
  isNothing,
  isObject,
  listFields
} from "./chunk-Q2DCZVPO.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  inTurns
} from "./chunk-RN224IPT.js";
import {
  blobFields,
  blobShape,
  bytesOfText,
  count,
  fetchBlob,
  gitActor,
  id,
  misfit,
  repositoryName,
  sha
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
  asciiLower
} from "./chunk-DTSUMDAK.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import {
  array,
  boolean,
  object,
  string
} from "./chunk-5YLJAEBO.js";

// src/collect/ledgerRecords.ts
var downloadBudget = 10;
function searchLedger({ reader, environment }, { run, verify, told }) {
  let listed = null;
  let looked = 0;
  const fits = (note, commit) => note.gate === "deployment" && note.result === "passed" && asciiLower(note.environment ?? "") === asciiLower(environment) && note.run !== String(run) && (commit === null || note.commit === commit);
  return async (commit) => {
    const noted = await (listed ??= readLedgerNotes(reader).then((fact) => told(fact)));
    for (const one of (noted ?? []).filter(({ note }) => fits(note, commit))) {
      looked += 1;
      if (looked > downloadBudget) return overBudget(one, told);
      const bundle = told(await readLedgerRecord(reader, one.commit, one.note));
      const found = bundle && await verify(bundle);
      if (found && (commit === null || found.sha === commit)) return { ...found, artifact: `${reader.branch}:${recordPath(one.note)}` };
    }
    return null;
  };
}
function overBudget({ note }, told) {
  const detail = `${downloadBudget} records of the ledger did not verify; no more of them are looked at`;
  const reason = { what: `earlier records of the ledger beyond ${recordPath(note)}`, request: null, status: null, detail };
  told({ state: "unavailable", reason, sources: [] });
  return null;
}

// src/collect/zip.ts
import { crc32, inflateRawSync } from "node:zlib";
var endLength = 22;
var longestComment = 65535;
var full = { count: 65535, offset: 4294967295 };
function openZip(archive, limits) {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const end = endOf(view);
    if (end === null) return "it has no end of an archive";
    if (end.count > limits.entries) return `it holds ${end.count} entries; no more than ${limits.entries} are read`;
    const entries = entriesOf(view, end);
    if (entries === null) return "its index is not whole";
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    if (byName.size !== entries.length) return "two of its entries have one name";
    const read = (name) => {
      const entry = byName.get(name);
      return entry === void 0 ? null : contentOf(view, entry, limits.bytes);
    };
    return { entries: entries.map(({ name, kind }) => ({ name, kind })), comment: end.comment, read };
  } catch {
    return "a field of it points outside";
  }
}
var smallArchive = 100;
function fileInZip(archive, name, most) {
  const opened = openZip(archive, { entries: smallArchive, bytes: most });
  return typeof opened === "string" ? null : opened.read(name);
}
function endOf(view) {
  const fitting = [];
  const next = (from) => view.indexOf("PK", from, "latin1");
  const first = next(Math.max(0, view.length - endLength - longestComment));
  for (let one = first; one >= 0 && one + endLength <= view.length; one = next(one + 1)) {
    if (one + endLength + view.readUInt16LE(one + 20) === view.length) fitting.push(one);
  }
  const [at, ...others] = fitting;
  if (at === void 0 || others.length > 0) return null;
  const comment = view.toString("latin1", at + endLength);
  const [count2, index] = [view.readUInt16LE(at + 10), view.readUInt32LE(at + 16)];
  if (count2 !== full.count && index !== full.offset) return { count: count2, index, comment };
  if (view.toString("latin1", at - 20, at - 16) !== "PK\x07") return { count: count2, index, comment };
  const large = Number(view.readBigUInt64LE(at - 12));
  if (view.toString("latin1", large, large + 4) !== "PK") return null;
  return { count: Number(view.readBigUInt64LE(large + 32)), index: Number(view.readBigUInt64LE(large + 48)), comment };
}
function entriesOf(view, { count: count2, index }) {
  const entries = [];
  for (let at = index; entries.length < count2; ) {
    if (view.toString("latin1", at, at + 4) !== "PK") return null;
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({
      name,
      kind: kindOf(name, view.readUInt8(at + 5), view.readUInt32LE(at + 38) >>> 16),
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      checksum: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      offset: view.readUInt32LE(at + 42)
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}
var unix = 3;
function kindOf(name, maker, mode) {
  if (name.endsWith("/")) return "folder";
  if (maker !== unix || mode === 0) return "file";
  const type = mode & 61440;
  if (type === 40960) return "link";
  return (mode & 73) === 0 ? "file" : "executable";
}
function contentOf(view, { flags, method, checksum, packed, offset }, most) {
  try {
    const isEncrypted = (flags & 1) === 1;
    if (isEncrypted || view.toString("latin1", offset, offset + 4) !== "PK") return null;
    const begin = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
    const bytes = view.subarray(begin, begin + packed);
    if (bytes.length !== packed) return null;
    const content = method === 0 ? bytes : method === 8 ? inflateRawSync(bytes, { maxOutputLength: most }) : null;
    if (content === null || content.length > most || crc32(content) !== checksum) return null;
    return new Uint8Array(content);
  } catch {
    return null;
  }
}

// src/collect/earlierRecords.ts
var artifactPrefix = "countersign-deployment-";
var bundleName = "evidence.sigstore.json";
var downloadBudget2 = 10;
var runBudget = 10;
var repositoryPages = 3;
var perPage = 100;
var mostArchiveBytes = 16 * 1024 * 1024;
var mostBundleBytes = 64 * 1024 * 1024;
var artifactShape = object({
  id,
  name: string().max(1e3),
  size_in_bytes: count,
  expired: boolean(),
  workflow_run: object({ id: id.optional(), head_sha: sha.optional() }).nullish()
});
var pageShape = object({ total_count: count, artifacts: array(artifactShape).max(perPage) });
function searchRecords(question) {
  const notRead = [];
  const sources = [];
  const looked = /* @__PURE__ */ new Map();
  const asked = /* @__PURE__ */ new Set();
  const { client, repository } = question;
  const told = (fact) => {
    if (fact.state === "known") sources.push(...fact.sources);
    else notRead.push(fact.reason);
    return fact.state === "known" ? fact.value : null;
  };
  const { ledger, run, verify } = question;
  const inLedger = ledger === null ? async () => null : searchLedger(ledger, { run, verify, told });
  const look = async (one) => {
    const before = looked.get(one.id);
    if (before !== void 0) return before;
    const bundle = told(await bundleOf(client, repository, one));
    const found = bundle && await question.verify(bundle);
    const record = found ? { ...found, artifact: one.name } : null;
    looked.set(one.id, record);
    return record;
  };
  const firstAmong = async (all, fits) => {
    for (const one of all.filter((each) => isCandidate(each, question.run))) {
      if (looked.size >= downloadBudget2 && !looked.has(one.id)) {
        const detail = `${looked.size} artifacts held no verified record; no more of them are looked at`;
        notRead.push({ what: `earlier records beyond ${one.name}`, request: null, status: null, detail });
        return null;
      }
      const record = await look(one);
      if (record && fits(record)) return record;
    }
    return null;
  };
  const inRuns = async (runs, fits) => {
    for (const run2 of runs) {
      if (run2 === question.run || asked.has(run2) || asked.size >= runBudget) continue;
      asked.add(run2);
      const stored = told(await artifactsOfRun(client, repository, run2));
      const record = stored && await firstAmong(stored, fits);
      if (record) return record;
    }
    return null;
  };
  let repositoryWide = null;
  const everywhere = async (fits, first) => {
    const begun = repositoryWide === null;
    const listed = await (repositoryWide ??= artifactsOf(client, repository));
    const all = begun ? told(listed) : listed.state === "known" ? listed.value : null;
    return all && firstAmong([...all.filter(first), ...all.filter((one) => !first(one))], fits);
  };
  const runsOf = (entries) => [...new Set(entries.flatMap(({ runs }) => runs))];
  return {
    latest: async () => await inLedger(null) ?? await inRuns(runsOf(question.entries), () => true) ?? everywhere(() => true, () => true),
    async of(commit) {
      const seen = [...looked.values()].find((record) => record?.sha === commit);
      if (seen) return seen;
      const fits = (record) => record.sha === commit;
      const runs = runsOf(question.entries.filter((one) => one.sha === commit));
      return await inLedger(commit) ?? await inRuns(runs, fits) ?? everywhere(fits, (one) => one.workflow_run?.head_sha === commit);
    },
    notRead,
    sources
  };
}
var isCandidate = ({ name, expired, workflow_run: run }, own) => name.startsWith(artifactPrefix) && !expired && (own === null || run?.id !== own);
var artifactsOfRun = (client, { owner, name }, run) => listArtifacts(client, `artifacts of run ${run}`, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", { owner, repo: name, run_id: run });
var artifactsOf = (client, { owner, name }) => listArtifacts(client, "artifacts of the repository", "GET /repos/{owner}/{repo}/actions/artifacts", { owner, repo: name });
async function listArtifacts(client, what, route, parameters) {
  const sources = [];
  const found = [];
  try {
    for (let page = 1; page <= repositoryPages; page += 1) {
      const answer = await client.rest(route, { ...parameters, per_page: perPage, ...page > 1 ? { page } : {} });
      sources.push(answer.source);
      const listed = pageShape.safeParse(answer.data);
      if (!listed.success) return incomplete(what, answer.source, misfit(listed.error), sources);
      found.push(...listed.data.artifacts);
      if (found.length >= listed.data.total_count) break;
      if (listed.data.artifacts.length === 0)
        return incomplete(what, answer.source, `${found.length} of ${listed.data.total_count} were listed`, sources);
    }
    return known(found, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
async function bundleOf(client, repository, one) {
  const archive = await downloadArtifact(client, repository, one);
  if (archive.state === "unavailable") return archive;
  const bundle = fileInZip(archive.value, bundleName, mostBundleBytes);
  if (bundle) return known(bundle, archive.sources);
  const [source] = archive.sources;
  const detail = `the archive holds no readable ${bundleName}`;
  return unavailable({ what: recordIn(one), request: source?.request ?? null, status: source?.status ?? null, detail }, archive.sources);
}
var recordIn = ({ name }) => `earlier record ${name}`;
async function downloadArtifact(client, { owner, name }, one) {
  const what = recordIn(one);
  if (one.size_in_bytes > mostArchiveBytes) {
    const detail = `${one.size_in_bytes} bytes; no more than ${mostArchiveBytes} are read`;
    return { state: "unavailable", reason: { what, request: null, status: null, detail }, sources: [] };
  }
  try {
    const parameters = { owner, repo: name, artifact_id: one.id, archive_format: "zip" };
    const answer = await client.rest("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", parameters);
    const archive = answer.bytes;
    if (!archive || archive.length > mostArchiveBytes) return incomplete(what, answer.source, "the answer is no archive of a size that is read");
    return known(archive, [answer.source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/mergeMoves.ts
async function readBaseMoves(activity, branches, range) {
  const found = [];
  const open = new Set(branches.awaited);
  const told = await activity.walk((move) => {
    const branch = move.ref.startsWith("refs/heads/") ? move.ref.slice("refs/heads/".length) : null;
    if (branch === null || !branches.all.has(branch) || !range.has(move.after)) return false;
    found.push(moveOf(move, branch));
    if (!range.has(move.before) && !isNothing(move.before)) open.delete(branch);
    return open.size === 0;
  });
  return { moves: found, sources: told.sources, refusal: told.state === "refused" ? told.reason : null };
}
var types = ["push", "force_push", "branch_creation", "pr_merge", "merge_queue_merge"];
var moveOf = (move, branch) => ({ branch, ...updateOf(move) });
var updateOf = (move) => ({
  before: isNothing(move.before) ? null : move.before,
  after: move.after,
  at: move.timestamp,
  actor: move.actor,
  type: types.find((type) => type === move.activity_type) ?? "other"
});
function ofDeployedBranches(moves, { base, commit }) {
  const ends = moves.filter(({ after }) => after === commit).map(({ branch }) => branch);
  const deployed = /* @__PURE__ */ new Set([base.branch, ...ends.includes(base.branch) ? [] : ends]);
  return moves.filter(({ branch }) => deployed.has(branch));
}
var updatesOf = (moves) => moves.toReversed().map(({ branch: _, ...update }) => update).sort((one, other) => one.at < other.at ? -1 : one.at > other.at ? 1 : 0);
function mergeMoves(changes, moves, commits) {
  const range = new Map(commits.map((commit) => [commit.sha, commit]));
  const byMerge = /* @__PURE__ */ new Map();
  for (const { branch, before, after, type } of moves) {
    if (type !== "pr_merge" && type !== "merge_queue_merge") continue;
    const line = lineOf(after, before, range);
    for (const sha2 of type === "pr_merge" ? line.slice(0, 1) : line) {
      byMerge.set(`${branch} ${sha2}`, { type, before: type === "pr_merge" ? before : null });
    }
  }
  const found = /* @__PURE__ */ new Map();
  for (const { answer } of changes) {
    const move = answer.mergeCommit && byMerge.get(`${answer.baseRefName} ${answer.mergeCommit.oid}`);
    if (move) found.set(answer.number, move);
  }
  return found;
}
function lineOf(after, before, range) {
  const line = [];
  for (let sha2 = after; sha2 !== before; ) {
    const commit = range.get(sha2);
    if (commit === void 0 || line.length > range.size) return [];
    line.push(sha2);
    sha2 = commit.parents[0] ?? "";
  }
  return line;
}
function baseToldBy({ answer, lists }, moves, range) {
  const [first, ...more] = answer.mergeCommit?.parents.nodes ?? [];
  const own = lists.commits.total;
  if (first === void 0) return null;
  if (more.length > 0 || own <= 1) return first;
  const moved = moves.get(answer.number)?.before ?? null;
  if (moved !== null) return moved;
  let base = first;
  for (let walked = 1; walked <= own; walked += 1) {
    const commit = range.get(base);
    if (commit === void 0 || commit.pullRequests.length === 0) return null;
    if (!commit.pullRequests.includes(answer.number)) return base;
    if (commit.parents.length !== 1) return null;
    base = commit.parents[0] ?? base;
  }
  return null;
}

// src/collect/rangeCommits.ts
var perRequest = 100;
var fewPulls = 5;
var manyPulls = 100;
var widePerRequest = 25;
var commitFields = `oid tree { oid } parents(first: 100) { totalCount nodes { oid } } author { ...gitActor } committer { ...gitActor }
  signature { isValid wasSignedByGitHub }`;
var rangeCommitsQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query RangeCommits($owner: String!, $name: String!, $n: Int!, ${names.map((index) => `$o${index}: GitObjectID!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...ranged }`).join("\n    ")}
  }
}
fragment ranged on Commit {
  ${commitFields}
  associatedPullRequests(first: $n) { totalCount nodes { number merged baseRepository { nameWithOwner } } }
}
${gitActorFragment}`;
};
var oid = object({ oid: sha }).transform((found) => found.oid);
var nobody = { account: null, emailSha256: null };
var commitShape = object({
  oid: sha,
  tree: oid,
  parents: object({ totalCount: count, nodes: array(oid).max(100) }).refine((list) => list.totalCount === list.nodes.length),
  author: gitActor.nullable(),
  committer: gitActor.nullable(),
  signature: object({ isValid: boolean(), wasSignedByGitHub: boolean() }).nullable()
});
var node = commitShape.extend({
  associatedPullRequests: object({
    totalCount: count,
    nodes: array(object({ number: id, merged: boolean(), baseRepository: object({ nameWithOwner: repositoryName }).nullable() })).max(manyPulls)
  })
});
async function readRangeCommits(asker, repository, shas) {
  const first = await inBatches(asker, repository, shas, { size: perRequest, pulls: fewPulls });
  if (first.state === "unavailable") return first;
  const wide = first.value.filter(isShort).map((found) => found.oid);
  const again = await inBatches(asker, repository, wide, { size: widePerRequest, pulls: manyPulls });
  if (again.state === "unavailable") return again;
  const sources = [...first.sources, ...again.sources];
  const short = again.value.find(isShort);
  const last = sources.at(-1);
  if (short && last) {
    const { nodes, totalCount } = short.associatedPullRequests;
    return incomplete(`pull requests of commit ${short.oid}`, last, `${nodes.length} of ${totalCount} were listed`, sources);
  }
  const wider = new Map(again.value.map((found) => [found.oid, found]));
  return known(first.value.map((found) => commitOf(wider.get(found.oid) ?? found, repository)), sources);
}
var isShort = ({ associatedPullRequests: { nodes, totalCount } }) => nodes.length !== totalCount;
function commitOf(found, repository) {
  const here = repositoryPath(repository).toLowerCase();
  const merged = found.associatedPullRequests.nodes.filter((one) => one.merged && one.baseRepository?.nameWithOwner.toLowerCase() === here);
  return rangeCommit(found, merged.map(({ number }) => number));
}
function rangeCommit(found, merged) {
  return {
    sha: found.oid,
    tree: found.tree,
    parents: found.parents.nodes,
    author: found.author ?? nobody,
    committer: found.committer ?? nobody,
    signedByGitHub: found.signature !== null && found.signature.isValid && found.signature.wasSignedByGitHub,
    pullRequests: [...new Set(merged)].sort((one, other) => one - other)
  };
}
async function inBatches(asker, repository, shas, { size, pulls }) {
  const batches = batchesOf(shas, size);
  const read = await inTurns(batches, (some) => readBatch(asker, repository, some, pulls));
  const sources = [];
  const nodes = [];
  for (const batch of read) {
    if (batch.state === "unavailable") return batch;
    sources.push(...batch.sources);
    nodes.push(...batch.value);
  }
  return known(nodes, sources);
}
function batchesOf(items, size) {
  const length = Math.ceil(items.length / Math.ceil(items.length / size));
  return items.length === 0 ? [] : Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length));
}
async function readBatch(asker, { owner, name }, shas, pulls) {
  const what = `${shas.length} commits of the range`;
  const refuse = (source, detail) => incomplete(what, source, detail);
  try {
    const oids = Object.fromEntries(shas.map((one, index) => [`o${index}`, one]));
    const { data, errors, source } = await asker.small(rangeCommitsQuery(shas.length), { owner, name, n: pulls, ...oids });
    if (errors.length > 0) return refuse(source, errorText(errors));
    const shape = object({ repository: object(Object.fromEntries(shas.map((_, index) => [`c${index}`, node]))) });
    const found = shape.safeParse(data);
    if (!found.success) return refuse(source, misfit(found.error));
    const nodes = shas.flatMap((_, index) => found.data.repository[`c${index}`] ?? []);
    const strange = nodes.find((one, index) => one.oid !== shas[index]);
    return strange ? refuse(source, `commit ${strange.oid} was answered for another`) : known(nodes, [source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/rangeChanges.ts
var perList = 10;
var perRequest2 = 60;
var policyEntry = "file(path: $policy) { type oid object { ... on Blob { oid isTruncated isBinary byteSize } } }";
var mergedChangesQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query MergedChanges($owner: String!, $name: String!, $policy: String!, $n: Int!, ${names.map((index) => `$p${index}: Int!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { ...merged }`).join("\n    ")}
  }
}
fragment merged on PullRequest {
      number state isDraft createdAt mergedAt baseRefName headRefName headRefOid changedFiles
      author { ...actor }
      assignees(first: 20) { nodes { ...actor } }
      headRepository { nameWithOwner }
      mergeCommit { oid tree { oid } parents(first: 10) { nodes { oid ${policyEntry} } } signature { isValid wasSignedByGitHub } }
      head: commits(last: 1) { nodes { commit { oid tree { oid } ${policyEntry} } } }
      ${listFields()}
}
${[actorFragment, gitActorFragment, commitFragment].join("\n")}`;
};
var blobAt = object({ oid: sha, file: object({ type: string().max(20), oid: sha }).nullable() }).transform(({ oid: oid2, file }) => ({ commit: oid2, blob: file?.type === "blob" ? file.oid : null }));
var mergeShape = object({ mergeCommit: object({ parents: object({ nodes: array(blobAt).max(10) }) }).nullable() });
async function readMergedChanges(asker, repository, numbers, policyPath) {
  const read = await inTurns(batchesOf(numbers, perRequest2), (some) => readBatch2(asker, repository, some, policyPath));
  const sources = [];
  const changes = [];
  for (const batch of read) {
    if (batch.state === "unavailable") return batch;
    sources.push(...batch.sources);
    changes.push(...batch.value);
  }
  return known(changes, sources);
}
async function readBatch2(asker, repository, numbers, policyPath) {
  const what = `${numbers.length} pull requests of the range`;
  const { owner, name } = repository;
  try {
    const named2 = Object.fromEntries(numbers.map((number, index) => [`p${index}`, number]));
    const answer = await asker.small(mergedChangesQuery(numbers.length), { owner, name, policy: policyPath, n: perList, ...named2 });
    if (answer.data === null && numbers.length > 1) return inHalves(asker, repository, numbers, policyPath);
    return changesIn(what, repository, numbers, answer);
  } catch (error) {
    const isTooHeavy = error instanceof RequestFailure && error.status !== null && error.status >= 500;
    if (isTooHeavy && numbers.length > 1) return inHalves(asker, repository, numbers, policyPath);
    return refused(what, error);
  }
}
async function inHalves(asker, repository, numbers, policyPath) {
  const middle = Math.ceil(numbers.length / 2);
  const left = await readBatch2(asker, repository, numbers.slice(0, middle), policyPath);
  if (left.state === "unavailable") return left;
  const right = await readBatch2(asker, repository, numbers.slice(middle), policyPath);
  return right.state === "unavailable" ? right : known([...left.value, ...right.value], [...left.sources, ...right.sources]);
}
function changesIn(what, repository, numbers, answer) {
  const all = answer.data?.["repository"];
  const general = answer.errors.filter(({ path }) => !/^p\d+$/.test(String(path[1])));
  if (!isObject(all) || general.length > 0) return incomplete(what, answer.source, errorText(answer.errors));
  const changes = [];
  for (const [index, number] of numbers.entries()) {
    const found = changeIn(repository, number, all[`p${index}`], `p${index}`, answer);
    if ("state" in found) return found;
    changes.push(found);
  }
  return known(changes, [answer.source]);
}
function changeIn(repository, number, raw, alias, answer) {
  const what = `pull request ${repositoryPath(repository)}#${number}`;
  const errors = answer.errors.flatMap(
    (error) => error.path[1] === alias ? [{ ...error, path: ["repository", "pullRequest", ...error.path.slice(2)] }] : []
  );
  const single = { data: { repository: { pullRequest: isObject(raw) ? withoutTexts(raw) : null } }, errors, source: answer.source };
  const change = changeOf(what, repository, single);
  if ("state" in change) return change;
  if (change.answer.number !== number) return incomplete(what, answer.source, `pull request ${change.answer.number} was answered for another`);
  const merge = mergeShape.safeParse(raw);
  if (!merge.success && !errors.every(isAbsentFile)) return incomplete(what, answer.source, errorText(errors));
  return { change, beforeMerge: merge.data?.mergeCommit?.parents.nodes[0] ?? null };
}
function withoutTexts(raw) {
  const [head] = isObject(raw["head"]) && Array.isArray(raw["head"]["nodes"]) ? raw["head"]["nodes"] : [];
  const commit = isObject(head) && isObject(head["commit"]) ? head["commit"] : null;
  const file = commit && isObject(commit["file"]) ? commit["file"] : null;
  const object2 = file && isObject(file["object"]) ? file["object"] : null;
  const isBlob = object2 !== null && "oid" in object2;
  const full2 = commit && {
    ...commit,
    associatedPullRequests: null,
    file: file && { ...file, object: isBlob ? { ...object2, text: null } : object2 }
  };
  return { ...raw, baseRef: null, headRef: null, head: { nodes: full2 ? [{ commit: full2 }] : [] } };
}

// src/collect/rangePolicies.ts
var perRequest3 = 100;
var textsPerRequest = 10;
var maxPolicyBytes = 4 * 1024 * 1024;
var policiesAtQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query PoliciesAt($owner: String!, $name: String!, $policy: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ... on Commit { oid ${policyEntry} } }`).join("\n    ")}
  }
}`;
};
var policyTextsQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query PolicyTexts($owner: String!, $name: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `b${index}: object(oid: $o${index}) { ... on Blob { ${blobFields} } }`).join("\n    ")}
  }
}`;
};
async function policiesAt(asker, { owner, name }, commits, policy) {
  const what = "the policies in force at the merges";
  const sources = [];
  const found = [];
  try {
    for (const some of batchesOf([...new Set(commits)], perRequest3)) {
      const answer = await asker.small(policiesAtQuery(some.length), { owner, name, policy, ...named(some) });
      sources.push(answer.source);
      const errors = answer.errors.filter((error) => !isAbsentFile(error));
      if (errors.length > 0) return incomplete(what, answer.source, errorText(errors), sources);
      const read = aliased("c", some.length, blobAt).safeParse(answer.data);
      if (!read.success) return incomplete(what, answer.source, misfit(read.error), sources);
      found.push(...Object.values(read.data.repository));
    }
    const missing = commits.find((commit) => !found.some((one) => one.commit === commit));
    const last = sources.at(-1);
    return missing && last ? incomplete(what, last, `commit ${missing} was not answered`, sources) : known(found, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
async function policyTexts(tools, repository, blobs) {
  const what = "the texts of the policies in force at the merges";
  const texts = {};
  const sources = [];
  try {
    for (const some of batchesOf(blobs, textsPerRequest)) {
      const answer = await tools.asker.small(policyTextsQuery(some.length), { owner: repository.owner, name: repository.name, ...named(some) });
      sources.push(answer.source);
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources);
      const read = aliased("b", some.length, blobShape).safeParse(answer.data);
      if (!read.success) return incomplete(what, answer.source, misfit(read.error), sources);
      const told = some.map((oid2, index) => ({ oid: oid2, told: read.data.repository[`b${index}`] }));
      const bytes = await inTurns(told, async ({ oid: oid2, told: blob }) => {
        const whole = blob?.oid === oid2 ? bytesOfText(blob) : null;
        return whole ?? fetchBlob(tools.client, repository, { oid: oid2, what, bytes: maxPolicyBytes });
      });
      for (const [index, found] of bytes.entries()) {
        if ("state" in found) return found;
        const text = utf8(found instanceof Uint8Array ? found : found.bytes);
        if (text !== null) texts[some[index] ?? ""] = text;
      }
    }
    return known(texts, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
var named = (oids) => Object.fromEntries(oids.map((oid2, index) => [`o${index}`, oid2]));
var aliased = (letter, howMany, node2) => object({ repository: object(Object.fromEntries(Array.from({ length: howMany }, (_, index) => [`${letter}${index}`, node2]))) });
function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export {
  openZip,
  fileInZip,
  bundleName,
  mostBundleBytes,
  artifactShape,
  searchRecords,
  downloadArtifact,
  readBaseMoves,
  updateOf,
  ofDeployedBranches,
  updatesOf,
  mergeMoves,
  baseToldBy,
  commitFields,
  commitShape,
  readRangeCommits,
  rangeCommit,
  batchesOf,
  readMergedChanges,
  policyTextsQuery,
  policiesAt,
  policyTexts
};
