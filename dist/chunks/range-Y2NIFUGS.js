import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  baseToldBy,
  mergeMoves,
  ofDeployedBranches,
  policiesAt,
  policyTexts,
  readBaseMoves,
  readMergedChanges,
  readRangeCommits,
  searchRecords,
  updatesOf
} from "./chunk-ZRAMU2B2.js";
import "./chunk-X4G24XLO.js";
import "./chunk-ZBH72YP2.js";
import {
  baseOfMerge,
  oldestFirst
} from "./chunk-RZKCLYEF.js";
import "./chunk-Q2DCZVPO.js";
import "./chunk-WFWPCNDY.js";
import {
  inTurns
} from "./chunk-RN224IPT.js";
import {
  count,
  misfit,
  sha
} from "./chunk-3CPF7B2X.js";
import {
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  known
} from "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-AUL6WYI4.js";
import "./chunk-PTUAJRSL.js";
import {
  _enum,
  array,
  object
} from "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/collect/rangeComparison.ts
var perPage = 100;
var maxPages = 50;
var shape = object({
  status: _enum(["diverged", "ahead", "behind", "identical"]),
  base_commit: object({ sha }),
  total_commits: count,
  commits: array(object({ sha, parents: array(object({ sha })).max(100) })).max(perPage)
});
async function compareRange(client, repository, from, to) {
  const what = `commits from ${from} to ${to}`;
  const sources = [];
  const page = async (number) => {
    const parameters = { owner: repository.owner, repo: repository.name, basehead: `${from}...${to}`, per_page: perPage, page: number };
    const answer = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
    sources.push(answer.source);
    const found = shape.safeParse(answer.data);
    return found.success ? found.data : incomplete(what, answer.source, misfit(found.error));
  };
  try {
    const first = await page(1);
    if ("state" in first) return first;
    const refuse = (detail) => incomplete(what, sources.at(-1) ?? noSource(), detail, sources);
    if (!first.base_commit.sha.startsWith(from)) return refuse(`${from} names the commit ${first.base_commit.sha}`);
    const { total_commits: total, status } = first;
    const pages = Math.ceil(total / perPage);
    if (pages > maxPages) return refuse(`${total} commits; no more than ${maxPages * perPage} are read`);
    const commits = [...first.commits];
    for (const more of await inTurns(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2), page)) {
      if ("state" in more) return more;
      if (more.total_commits !== total || more.status !== status) return refuse("the comparison changed while it was read");
      commits.push(...more.commits);
    }
    const listed = new Set(commits.map((commit) => commit.sha));
    if (commits.length !== total || listed.size !== total) return refuse(`${listed.size} of ${total} commits were listed`);
    if (total === 0 && (status === "ahead" || status === "diverged")) return refuse(`no commits, and yet ${status}`);
    if (total > 0 && (status === "behind" || status === "identical")) return refuse(`${total} commits, and yet ${status}`);
    const named = commits.map((one) => ({ sha: one.sha, parents: one.parents.map((parent) => parent.sha) }));
    return known({ from: first.base_commit.sha, relation: status, commits: named }, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
function noSource() {
  throw new Error("a comparison without an answer");
}

// src/collect/range.ts
async function readRange(tools, subject, ask) {
  const { client, asker, located, ledger: branch } = tools;
  const entries = located.entries.state === "known" ? located.entries.value : [];
  const { repository, environment = "" } = subject;
  const ledger = branch === null ? null : { reader: { client, asker, repository, branch }, environment };
  const search = searchRecords({ client, repository, entries, run: located.named.run?.id ?? null, ledger, verify: ask.verify });
  const record = await search.latest();
  const begin = record?.sha ?? ask.baseline;
  if (begin === null) return withoutStart(tools, search);
  const first = await compareRange(client, subject.repository, begin, subject.commit);
  if (first.state === "unavailable") return record === null ? ofBaseline(first, begin) : first;
  const newer = record === null ? null : newerBaseline(first.value, ask);
  const compared = newer === null ? first : await compareRange(client, subject.repository, newer, subject.commit);
  if (compared.state === "unavailable") return compared;
  const { relation, from: sha2 } = compared.value;
  const from = record && newer === null ? { sha: sha2, known: "record", record } : { sha: sha2, known: "baseline" };
  const earlier = relation === "behind" ? await search.of(subject.commit) : null;
  tools.notRead(search.notRead);
  const sources = [...search.sources, ...first.sources, ...newer === null ? [] : compared.sources];
  if (compared.value.commits.length === 0) return known({ ...nothing, from, relation, earlier }, sources);
  const ranged = await readCommits(tools, subject, compared.value, sources);
  if (ranged.state === "unavailable") return ranged;
  const rest = await readChanges(tools, subject, ranged.value);
  if (rest.state === "unavailable") return rest;
  return known({ from, relation, earlier, commits: ranged.value, ...rest.value }, [...sources, ...ranged.sources, ...rest.sources]);
}
var newerBaseline = ({ commits }, { baseline }) => baseline === null ? null : commits.find(({ sha: sha2 }) => sha2.startsWith(baseline))?.sha ?? null;
var nothing = { commits: [], updates: [], changes: [], policies: {} };
var ofBaseline = (unread, baseline) => unread.reason.status === 404 ? { ...unread, reason: { ...unread.reason, what: `the baseline ${baseline} that the policy names` } } : unread;
function withoutStart({ notRead }, search) {
  notRead(search.notRead);
  const [first] = search.notRead;
  if (first)
    return { state: "unavailable", reason: { ...first, what: `earlier records of the environment (${first.what})` }, sources: search.sources };
  return known({ ...nothing, from: null, relation: "ahead", earlier: null }, search.sources);
}
async function readCommits({ asker }, subject, range, compared) {
  const what = `commits from ${range.from} to ${subject.commit}`;
  const ordered = oldestFirst(range.commits, subject.commit);
  const last = compared.at(-1);
  if (last && ordered?.length !== range.commits.length) {
    return incomplete(what, last, `${ordered?.length ?? 0} of ${range.commits.length} listed commits lead to the deployed one`, compared);
  }
  const read = await readRangeCommits(asker, subject.repository, (ordered ?? []).map(({ sha: sha2 }) => sha2));
  if (read.state === "unavailable") return read;
  const strange = read.value.find(({ parents }, index) => parents.join() !== ordered?.[index]?.parents.join());
  const source = read.sources.at(-1);
  return strange && source ? incomplete(what, source, `commit ${strange.sha} has other parents than in the comparison`, read.sources) : read;
}
async function readChanges(tools, subject, commits) {
  const { asker, policyPath } = tools;
  const numbers = [...new Set(commits.flatMap(({ pullRequests }) => pullRequests))].sort((one, other) => one - other);
  const read = await readMergedChanges(asker, subject.repository, numbers, policyPath);
  if (read.state === "unavailable") return read;
  const merged = read.value.filter(({ change }) => change.answer.state === "merged" && change.answer.mergeCommit !== null);
  const range = new Set(commits.map(({ sha: sha2 }) => sha2));
  const landed = merged.filter(({ change }) => range.has(change.answer.mergeCommit?.oid ?? ""));
  const bases = (all) => all.map(({ change }) => change.answer.baseRefName);
  const awaited = new Set(landed.length > 0 ? bases(landed) : [subject.base.branch]);
  const told = await readBaseMoves(tools.activity, { all: /* @__PURE__ */ new Set([subject.base.branch, ...bases(merged)]), awaited }, range);
  if (told.refusal) tools.notRead([told.refusal]);
  const moves = mergeMoves(merged.map(({ change }) => change), told.moves, commits);
  const atMerge = await inForce(tools, subject, { merged, moves, range: new Map(commits.map((commit) => [commit.sha, commit])) });
  if (atMerge.state === "unavailable") return atMerge;
  const sources = [...read.sources, ...told.sources, ...atMerge.sources];
  return known({ updates: updatesOf(ofDeployedBranches(told.moves, subject)), ...atMerge.value }, sources);
}
async function inForce(tools, subject, { merged, moves, range }) {
  const bases = await inTurns(merged, async ({ change }) => baseToldBy(change, moves, range) ?? baseOfMerge(tools.asker, change));
  const unknown = bases.find((base) => typeof base !== "string");
  if (unknown) return unknown;
  const paired = merged.map((one, index) => ({ ...one, base: String(bases[index]) }));
  const elsewhere = paired.filter(({ base, beforeMerge }) => beforeMerge?.commit !== base).map(({ base }) => base);
  const asked = await policiesAt(tools.asker, subject.repository, elsewhere, tools.policyPath);
  if (asked.state === "unavailable") return asked;
  const blobs = new Map([...paired.flatMap(({ beforeMerge }) => beforeMerge ?? []), ...asked.value].map(({ commit, blob }) => [commit, blob]));
  const changes = paired.map(({ change, base }) => {
    const { number, headRefOid: head, baseRefName: baseBranch } = change.answer;
    const blob = blobs.get(base) ?? null;
    return { number, head, baseBranch, base, policy: blob === null ? null : { blob, extends: {} }, record: null };
  });
  const texts = await textsOf(tools, subject, changes);
  if (texts.state === "unavailable") return texts;
  for (const { change, base } of paired) {
    tools.keep(withPolicyText(change, texts.value), {
      base,
      policyBlob: blobs.get(base) ?? null,
      update: moves.get(change.answer.number)?.type ?? null
    });
  }
  return known({ changes, policies: texts.value }, [...asked.sources, ...texts.sources]);
}
function withPolicyText(change, texts) {
  const [last] = change.answer.head.nodes;
  const file = last?.commit.file;
  const text = file?.object ? texts[file.object.oid] : void 0;
  if (!last || !file?.object || text === void 0) return change;
  const commit = { ...last.commit, file: { ...file, object: { ...file.object, text } } };
  return { ...change, answer: { ...change.answer, head: { nodes: [{ commit }] } } };
}
async function textsOf(tools, { repository }, changes) {
  const blobs = [...new Set(changes.flatMap(({ policy }) => policy?.blob ?? []))].sort();
  const own = blobs.flatMap((blob) => {
    const text = tools.textOf(blob);
    return text === null ? [] : [[blob, text]];
  });
  const held = Object.fromEntries(own);
  const read = await policyTexts(tools, repository, blobs.filter((blob) => !Object.hasOwn(held, blob)));
  return read.state === "unavailable" ? read : known({ ...held, ...read.value }, read.sources);
}
export {
  readRange
};
