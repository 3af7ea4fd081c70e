import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  complete,
  wideCommit,
  wideCommitsQuery
} from "./chunk-Q2DCZVPO.js";
import {
  id,
  misfit,
  sha,
  time
} from "./chunk-3CPF7B2X.js";
import {
  errorText,
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  known
} from "./chunk-C7FCS24P.js";
import {
  array,
  object
} from "./chunk-5YLJAEBO.js";

// src/collect/commits.ts
var widePerRequest = 25;
var maxWide = 250;
async function readCommits(asker, change) {
  const listed = complete(change.lists.commits);
  if (listed.state === "unavailable") return listed;
  const { what } = change.lists.commits;
  const sources = [...listed.sources];
  const last = sources.at(-1) ?? change.source;
  const widened = await readWide(asker, change, listed.value, sources);
  if (widened.state === "unavailable") return widened;
  const ordered = oldestFirst(widened.value, change.answer.headRefOid);
  const total = listed.value.length;
  if (ordered === null) return incomplete(what, last, `the head ${change.answer.headRefOid} is not among the ${total} commits listed`, sources);
  const strays = total - ordered.length;
  if (strays > 0) return incomplete(what, last, `${strays} of ${total} commits are not ancestors of the head, or came twice`, sources);
  return known(ordered, sources);
}
async function readWide(asker, change, nodes, sources) {
  const { what } = change.lists.commits;
  const wide = nodes.filter((node) => node.wide).map(({ commit }) => commit.sha);
  const last = sources.at(-1) ?? change.source;
  if (wide.length > maxWide) return incomplete(what, last, `${wide.length} commits have more than ten authors or parents`, sources);
  const wider = /* @__PURE__ */ new Map();
  try {
    for (let begin = 0; begin < wide.length; begin += widePerRequest) {
      const some = wide.slice(begin, begin + widePerRequest);
      const { owner, name } = change.repository;
      const oids = Object.fromEntries(some.map((oid, index) => [`o${index}`, oid]));
      const answer = await asker.small(wideCommitsQuery(some.length), { owner, name, ...oids });
      sources.push(answer.source);
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources);
      const shape2 = object({ repository: object(Object.fromEntries(some.map((_, index) => [`c${index}`, wideCommit]))) });
      const found = shape2.safeParse(answer.data);
      if (!found.success) return incomplete(what, answer.source, `more authors or parents than could be read: ${misfit(found.error)}`, sources);
      for (const commit of Object.values(found.data.repository)) {
        wider.set(commit.oid, { authors: commit.authors.nodes, parents: commit.parents.nodes });
      }
    }
  } catch (error) {
    return refused(what, error, sources);
  }
  const missing = wide.find((oid) => !wider.has(oid));
  if (missing) return incomplete(what, sources.at(-1) ?? last, `commit ${missing} was asked for and another one answered`, sources);
  return known(nodes.map(({ commit }) => ({ ...commit, ...wider.get(commit.sha) })), sources);
}
function oldestFirst(commits, head) {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  if (!bySha.has(head)) return null;
  const ordered = [];
  const entered = /* @__PURE__ */ new Set();
  const open = [{ sha: head, leaving: false }];
  for (let step = open.pop(); step; step = open.pop()) {
    const commit = bySha.get(step.sha);
    if (!commit) continue;
    if (step.leaving) {
      ordered.push(commit);
      continue;
    }
    if (entered.has(step.sha)) continue;
    entered.add(step.sha);
    open.push({ sha: step.sha, leaving: true });
    for (const parent of commit.parents.toReversed()) open.push({ sha: parent, leaving: false });
  }
  return ordered;
}

// src/collect/mergeBase.ts
var rebaseLimit = 100;
var freshSeconds = 300;
var historyQuery = `query MergedHistory($owner: String!, $name: String!, $oid: GitObjectID!, $n: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { history(first: $n) {
    nodes { oid authoredDate committedDate parents(first: 2) { nodes { oid } } associatedPullRequests(first: 10) { nodes { number } } }
  } } } }
}`;
var landed = object({
  oid: sha,
  authoredDate: time,
  committedDate: time,
  parents: object({ nodes: array(object({ oid: sha })).max(2) }),
  associatedPullRequests: object({ nodes: array(object({ number: id })).max(10) }).nullable()
}).transform((found) => ({
  oid: found.oid,
  authoredAt: found.authoredDate,
  committedAt: found.committedDate,
  parents: found.parents.nodes.map(({ oid }) => oid),
  changes: found.associatedPullRequests?.nodes.map(({ number }) => number) ?? []
}));
var shape = object({ repository: object({ object: object({ history: object({ nodes: array(landed).max(rebaseLimit) }) }) }) });
async function baseOfMerge(asker, change) {
  const { answer, lists, source, repository } = change;
  const what = `base of the merge of pull request #${answer.number}`;
  const merge = answer.mergeCommit;
  const first = merge?.parents.nodes[0];
  if (!merge || !first) return incomplete(what, source, "the merge commit is not named, or has no parent");
  const own = lists.commits.total;
  if (merge.parents.nodes.length > 1 || own <= 1 || own > rebaseLimit) return first;
  try {
    const history = await asker.paged(historyQuery, { owner: repository.owner, name: repository.name, oid: merge.oid });
    if (history.errors.length > 0) return incomplete(what, history.source, errorText(history.errors));
    const found = shape.safeParse(history.data);
    const walked = found.success ? walkBack(found.data.repository.object.history.nodes, answer.number, own, answer.mergedAt) : null;
    return walked ?? incomplete(what, history.source, "it cannot be told whether the commits below the merge belong to this pull request");
  } catch (error) {
    return refused(what, error);
  }
}
function walkBack(history, number, own, mergedAt) {
  const [merge, ...below] = history;
  let base = merge?.parents[0];
  if (!base) return null;
  for (let walked = 1; walked < own; walked += 1) {
    const commit = below[walked - 1];
    if (commit?.oid !== base) return null;
    if (!commit.changes.includes(number)) return isSettled(commit, mergedAt) || walked === 1 && isSquash(merge) ? base : null;
    if (commit.parents.length !== 1) return null;
    base = commit.parents[0] ?? base;
  }
  return base;
}
var isSquash = (merge) => merge !== void 0 && merge.authoredAt === merge.committedAt;
var isSettled = (commit, mergedAt) => commit.changes.length > 0 || mergedAt !== null && Date.parse(mergedAt) - Date.parse(commit.committedAt) > freshSeconds * 1e3;

export {
  readCommits,
  oldestFirst,
  baseOfMerge
};
