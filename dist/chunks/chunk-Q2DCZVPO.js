import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  actor,
  blobFields,
  branchName,
  committer,
  count,
  filePath,
  gitActor,
  id,
  misfit,
  page,
  repositoryName,
  restUser,
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
  discriminatedUnion,
  literal,
  object,
  strictObject,
  string,
  unknown
} from "./chunk-5YLJAEBO.js";

// src/collect/activity.ts
var maxPages = 20;
var perPage = 100;
var isNothing = (commit) => /^0+$/.test(commit);
var movement = object({
  before: sha,
  after: sha,
  ref: string().max(1100),
  timestamp: time,
  activity_type: _enum(["push", "force_push", "branch_creation", "branch_deletion", "pr_merge", "merge_queue_merge"]),
  actor: restUser
});
var plainMoves = ["push", "pr_merge", "merge_queue_merge"];
var pageShape = array(movement).max(perPage);
async function activityPage(client, branch, after) {
  const what = `activity of ${branch.repository}${branch.name === null ? "" : ` on ${branch.name}`}`;
  const [owner, repo] = branch.repository.split("/");
  try {
    const cursor = after === null ? {} : { after };
    const ref2 = branch.name === null ? null : `refs/heads/${branch.name}`;
    const type = branch.type === void 0 ? {} : { activity_type: branch.type };
    const parameters = { owner, repo, ...ref2 === null ? {} : { ref: ref2 }, ...type, per_page: perPage, ...cursor };
    const answer = await client.rest("GET /repos/{owner}/{repo}/activity", parameters);
    const found = pageShape.safeParse(answer.data);
    if (!found.success) return asRefusal(incomplete(what, answer.source, misfit(found.error)));
    const isAsked = (move) => (ref2 === null || move.ref === ref2) && (branch.type ?? move.activity_type) === move.activity_type;
    return { moves: found.data.filter(isAsked), after: nextCursor(answer.headers["link"]), source: answer.source };
  } catch (error) {
    return asRefusal(refused(what, error));
  }
}
var asRefusal = ({ reason, sources }) => ({ state: "refused", reason, sources });
function nextCursor(link) {
  const next = (link ?? "").slice(0, 8192).split(",").find((part) => /;\s*rel="next"/.test(part));
  const address = next ? /<([^<>]+)>/.exec(next)?.[1] : void 0;
  if (!address || !URL.canParse(address)) return null;
  return new URL(address).searchParams.get("after");
}
function gatherPushes(ownCommits) {
  const found = [];
  let reached = false;
  let rewritten = false;
  return {
    take(move) {
      const own = ownCommits.has(move.after);
      reached ||= own;
      if (!reached) return false;
      rewritten ||= !plainMoves.includes(move.activity_type);
      const begins = !rewritten && !ownCommits.has(move.before);
      if ((!begins || own) && !isNothing(move.after)) found.push(pushOf(move));
      return begins;
    },
    pushes: () => found.toReversed()
  };
}
async function readActivity(client, branch, ownCommits, first) {
  const sources = [];
  const gatherer = gatherPushes(ownCommits);
  const seen = /* @__PURE__ */ new Set();
  let cursor = null;
  for (let number = 0; number < maxPages; number += 1) {
    const page2 = await (number === 0 && first ? first : activityPage(client, branch, cursor));
    if ("state" in page2) return { ...page2, sources: [...sources, ...page2.sources] };
    sources.push(page2.source);
    if (page2.moves.some((move) => gatherer.take(move))) return { state: "answered", pushes: gatherer.pushes(), sources };
    if (page2.after === null) return { state: "answered", pushes: gatherer.pushes(), sources };
    if (seen.has(page2.after)) return asRefusal(incomplete(`activity of ${branch.name}`, page2.source, "a cursor came twice", sources));
    seen.add(page2.after);
    cursor = page2.after;
  }
  const last = sources.at(-1);
  if (!last) throw new Error("no page of activity was read");
  return asRefusal(incomplete(`activity of ${branch.name}`, last, `more than ${maxPages * perPage} moves of the branch`, sources));
}
var pushOf = (move) => ({
  before: isNothing(move.before) ? null : move.before,
  after: move.after,
  at: move.timestamp,
  pusher: move.actor,
  forced: move.activity_type === "force_push",
  source: "activity"
});

// src/collect/pagedList.ts
function pagedList(what, shape) {
  const list = {
    what,
    items: [],
    total: 0,
    next: null,
    seen: /* @__PURE__ */ new Set(),
    refusal: null,
    sources: [],
    add(raw, answer, errors) {
      list.next = null;
      list.sources.push(answer.source);
      const refuse = (detail) => {
        list.refusal ??= incomplete(what, answer.source, detail, list.sources);
      };
      if (errors.length > 0) return refuse(errorText(errors));
      if (raw == null) return refuse("the list is null in the answer");
      const found = shape.safeParse(raw);
      if (!found.success) return refuse(misfit(found.error));
      list.items.push(...found.data.nodes);
      list.total = found.data.totalCount;
      const { hasNextPage, endCursor } = found.data.pageInfo;
      if (!hasNextPage) return;
      if (endCursor === null) return refuse("a further page without a cursor");
      if (list.seen.has(endCursor)) return refuse("a cursor came twice");
      if (found.data.nodes.length === 0) return refuse("an empty page that says there are more");
      list.seen.add(endCursor);
      list.next = endCursor;
    }
  };
  return list;
}
function complete(list) {
  if (list.refusal) return list.refusal;
  const last = list.sources.at(-1);
  if (!last) throw new Error(`${list.what}: asked for before it was read`);
  const counted = `${list.items.length} of ${list.total}`;
  if (list.next !== null) return incomplete(list.what, last, `${counted} were read; the rest was not asked for`, list.sources);
  if (list.items.length !== list.total) return incomplete(list.what, last, `${counted} were listed`, list.sources);
  return known(list.items, list.sources);
}

// src/collect/workflowQuery.ts
var workflowFolder = ".github/workflows";
var ref = '... on Commit { workflows: file(path: ".github/workflows") { type oid object';
var headWorkflows = `${ref} { ... on Tree { entries { name mode type oid object { ... on Blob { ${blobFields} } } } } } } }`;
var baseWorkflows = `${ref} { ... on Tree { entries { name mode type oid } } } } }`;
var refFields = `defaultBranchRef { name }
    rulesets(first: 100, includeParents: true) { totalCount nodes { target enforcement conditions { refName { include } } } }
    refs(refPrefix: "refs/heads/", first: $n, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes {
      name refUpdateRule { requiredApprovingReviewCount allowsDeletions }
    } }`;
var workflowFilesQuery = `query WorkflowFiles($owner: String!, $name: String!, $head: GitObjectID!, $base: GitObjectID!, $n: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${refFields}
    head: object(oid: $head) { oid ${headWorkflows} }
    base: object(oid: $base) { oid ${baseWorkflows} }
  }
}`;
var branchRulesQuery = `query RulesOfBranches($owner: String!, $name: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/heads/", first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes {
      name rules(first: 100) { nodes { type parameters { ... on PullRequestParameters { requiredApprovingReviewCount } } } }
    } }
  }
}`;
var blobsQuery = (howMany) => {
  const texts = Array.from({ length: howMany.texts }, (_, index) => `t${index}`);
  const ids = Array.from({ length: howMany.ids }, (_, index) => `i${index}`);
  return `query Files($owner: String!, $name: String!, ${[...texts, ...ids].map((name) => `$${name}: String!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${texts.map((name) => `${name}: object(expression: $${name}) { __typename ... on Blob { ${blobFields} } }`).join("\n    ")}
    ${ids.map((name) => `${name}: object(expression: $${name}) { __typename oid }`).join("\n    ")}
  }
}`;
};
var remoteFilesQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  const file = `__typename ... on Blob { ${blobFields} }`;
  const repository = (index) => `r${index}: repository(owner: $o${index}, name: $n${index}) { object(expression: $e${index}) { ${file} } }`;
  return `query RemoteFiles(${names.map((index) => `$o${index}: String!, $n${index}: String!, $e${index}: String!`).join(", ")}) {
  rateLimit { cost }
  ${names.map(repository).join("\n  ")}
}`;
};

// src/collect/pullRequestQuery.ts
var lists = {
  commits: "{ totalCount pageInfo { hasNextPage endCursor } nodes { commit { ...commit } } }",
  reviews: `{ totalCount pageInfo { hasNextPage endCursor } nodes {
      fullDatabaseId state submittedAt authorCanPushToRepository author { ...actor } commit { oid tree { oid } }
    } }`,
  files: "{ totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }",
  timeline: `{ totalCount pageInfo { hasNextPage endCursor } nodes {
      __typename
      ... on ReviewDismissedEvent { createdAt actor { ...actor } previousReviewState review { fullDatabaseId } }
      ... on BaseRefChangedEvent { createdAt actor { ...actor } previousRefName currentRefName }
      ... on AutomaticBaseChangeSucceededEvent { createdAt actor { ...actor } oldBase newBase }
      ... on HeadRefForcePushedEvent { createdAt actor { ...actor } beforeCommit { oid } afterCommit { oid } }
      ... on ReopenedEvent { createdAt actor { ...actor } }
    } }`
};
var listNames = ["commits", "reviews", "files", "timeline"];
var timelineTypes = "[REVIEW_DISMISSED_EVENT, BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, REOPENED_EVENT]";
var listFields = () => listNames.map((name) => `${field(name, "")} ${lists[name]}`).join("\n      ");
var field = (name, after) => {
  const itemTypes = name === "timeline" ? `, itemTypes: ${timelineTypes}` : "";
  return `${name === "timeline" ? "timeline: timelineItems" : name}(first: $n${after}${itemTypes})`;
};
var actorFragment = `fragment actor on Actor {
  __typename login
  ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }
}`;
var gitActorFragment = "fragment gitActor on GitActor { name email user { __typename login databaseId } }";
var commitFragment = `fragment commit on Commit {
  oid tree { oid }
  parents(first: 10) { totalCount nodes { oid } }
  authors(first: 10) { totalCount nodes { ...gitActor } }
  committer { ...gitActor }
  signature { isValid wasSignedByGitHub }
}`;
var policyFragment = `fragment policy on Commit {
  oid file(path: $policy) { type oid object { ... on Blob { oid text isTruncated isBinary byteSize } } }
}`;
var siblings = "totalCount nodes { number state headRefOid baseRepository { nameWithOwner } }";
var pullRequestQuery = `query PullRequest($owner: String!, $name: String!, $number: Int!, $policy: String!, $n: Int!,
  $gated: Boolean!, $workflow: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${refFields}
    gateWorkflow: object(expression: $workflow) @include(if: $gated) { ... on Blob { text isTruncated isBinary } }
    pullRequest(number: $number) {
      number state isDraft createdAt mergedAt baseRefName headRefName headRefOid changedFiles
      author { ...actor }
      assignees(first: 20) { nodes { ...actor } }
      headRepository { nameWithOwner }
      baseRef { target { ... on Commit { ...policy } ${baseWorkflows} } }
      headRef { associatedPullRequests(first: 50, states: OPEN) { ${siblings} } }
      mergeCommit { oid tree { oid } parents(first: 10) { nodes { oid } } signature { isValid wasSignedByGitHub } }
      head: commits(last: 1) { nodes { commit { tree { oid } ...policy ${headWorkflows} associatedPullRequests(first: 50) { ${siblings} } } } }
      reports: commits(last: 1) { nodes { commit {
        checkSuites(first: 5, filterBy: { checkName: "countersign report" }) { nodes {
          checkRuns(first: 10, filterBy: { checkName: "countersign report", checkType: ALL }) { nodes { name externalId } }
        } }
      } } }
      ${listFields()}
    }
  }
}
${[actorFragment, gitActorFragment, commitFragment, policyFragment].join("\n")}`;
var pagesQuery = `query PullRequestPages($owner: String!, $name: String!, $number: Int!, $n: Int!,
  ${listNames.map((name) => `$${name}: Boolean!, $${name}After: String`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      ${listNames.map((name) => `${field(name, `, after: $${name}After`)} @include(if: $${name}) ${lists[name]}`).join("\n      ")}
    }
  }
}
${[actorFragment, gitActorFragment, commitFragment].join("\n")}`;
var wideCommitsQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query WideCommits($owner: String!, $name: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...wide }`).join("\n    ")}
  }
}
fragment wide on Commit {
  oid parents(first: 100) { totalCount nodes { oid } } authors(first: 100) { totalCount nodes { ...gitActor } }
}
${gitActorFragment}`;
};
var lastReadQuery = (howMany) => {
  const names = Array.from({ length: howMany }, (_, index) => index);
  return `query HeadAgain($owner: String!, $name: String!, ${names.map((index) => `$p${index}: Int!`).join(", ")}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { headRefOid baseRefName state }`).join("\n    ")}
  }
}`;
};

// src/collect/pullRequestShape.ts
var oid = object({ oid: sha }).transform((found) => found.oid);
var fileEntry = object({
  type: string().max(20),
  oid: sha,
  object: object({ oid: sha, text: string().nullable(), isTruncated: boolean(), isBinary: boolean().nullable(), byteSize: count }).or(strictObject({}).transform(() => null)).nullable()
});
var commitWithFile = object({ oid: sha, file: fileEntry.nullable() });
var commitWithFolder = commitWithFile.extend({ workflows: unknown().optional() });
var sibling = object({
  number: id,
  state: string(),
  headRefOid: sha,
  baseRepository: object({ nameWithOwner: repositoryName }).nullable()
});
var siblings2 = object({ totalCount: count, nodes: array(sibling).max(50) });
var signature = object({ isValid: boolean(), wasSignedByGitHub: boolean() }).nullable().transform((found) => found ? { valid: found.isValid, byGitHub: found.wasSignedByGitHub } : null);
var state = _enum(["OPEN", "CLOSED", "MERGED"]).transform((found) => ({ OPEN: "open", CLOSED: "closed", MERGED: "merged" })[found]);
var pullRequestShape = object({
  number: id,
  state,
  isDraft: boolean(),
  createdAt: time,
  mergedAt: time.nullable(),
  baseRefName: branchName,
  headRefName: branchName,
  headRefOid: sha,
  changedFiles: count,
  author: actor,
  assignees: object({ nodes: array(actor).max(20) }),
  headRepository: object({ nameWithOwner: repositoryName }).nullable(),
  baseRef: object({ target: commitWithFolder.nullable() }).nullable(),
  headRef: object({ associatedPullRequests: siblings2 }).nullable(),
  mergeCommit: object({ oid: sha, tree: oid, parents: object({ nodes: array(oid).max(10) }), signature }).nullable(),
  head: object({
    nodes: array(object({ commit: commitWithFolder.extend({ tree: oid, associatedPullRequests: siblings2.nullable() }) })).length(1)
  })
});
var reportsShape = object({
  nodes: array(
    object({
      commit: object({
        checkSuites: object({
          nodes: array(object({ checkRuns: object({ nodes: array(object({ name: string(), externalId: string().nullable() })) }) }))
        })
      })
    })
  )
});
var workflowShape = object({ text: string(), isTruncated: literal(false), isBinary: literal(false) }).transform(({ text }) => text);
var parents = object({ totalCount: count, nodes: array(oid).max(100) });
var authors = object({ totalCount: count, nodes: array(gitActor).max(100) });
var nobody = { account: null, emailSha256: null };
var commitNode = object({
  commit: object({ oid: sha, tree: oid, parents, authors, committer: committer.nullable(), signature })
}).transform(({ commit: found }) => ({
  wide: found.parents.totalCount > found.parents.nodes.length || found.authors.totalCount > found.authors.nodes.length,
  commit: {
    sha: found.oid,
    tree: found.tree,
    parents: found.parents.nodes,
    // A commit that names nobody was still made by somebody: nobody we know, never nobody at all.
    authors: found.authors.nodes.length > 0 ? found.authors.nodes : [nobody],
    committer: found.committer?.actor ?? nobody,
    signature: found.signature,
    claimsWebFlow: found.committer?.claimsWebFlow ?? false
  }
}));
var wideCommit = object({ oid: sha, parents, authors }).refine((found) => found.parents.totalCount === found.parents.nodes.length && found.authors.totalCount === found.authors.nodes.length);
var reviewId = string().regex(/^\d{1,20}$/);
var reviewState = _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]);
var reviewNode = object({
  fullDatabaseId: reviewId,
  state: reviewState,
  submittedAt: time.nullable(),
  authorCanPushToRepository: boolean(),
  author: actor,
  commit: object({ oid: sha, tree: oid }).nullable()
}).refine((found) => found.submittedAt !== null || found.state === "PENDING").transform((found) => ({
  id: found.fullDatabaseId,
  state: found.state,
  submittedAt: found.submittedAt,
  author: found.author,
  commit: found.commit ? { sha: found.commit.oid, tree: found.commit.tree, mergeBase: null } : null,
  authorCanPush: found.authorCanPushToRepository
}));
var changes = { ADDED: "added", MODIFIED: "modified", DELETED: "removed", RENAMED: "renamed", COPIED: "copied", CHANGED: "changed" };
var fileNode = object({ path: filePath, changeType: _enum(["ADDED", "MODIFIED", "DELETED", "RENAMED", "COPIED", "CHANGED"]) }).transform((found) => ({ path: found.path, previousPath: null, change: changes[found.changeType] }));
var event = { createdAt: time, actor };
var timelineNode = discriminatedUnion("__typename", [
  object({
    __typename: literal("ReviewDismissedEvent"),
    ...event,
    previousReviewState: reviewState,
    review: object({ fullDatabaseId: reviewId }).nullable()
  }),
  object({ __typename: literal("BaseRefChangedEvent"), ...event, previousRefName: branchName, currentRefName: branchName }),
  object({ __typename: literal("AutomaticBaseChangeSucceededEvent"), ...event, oldBase: branchName, newBase: branchName }),
  object({ __typename: literal("HeadRefForcePushedEvent"), ...event, beforeCommit: oid.nullable(), afterCommit: oid.nullable() }),
  object({ __typename: literal("ReopenedEvent"), ...event })
]).transform((found) => {
  const common = { at: found.createdAt, actor: found.actor };
  switch (found.__typename) {
    case "ReviewDismissedEvent":
      return { type: "review-dismissed", ...common, review: found.review?.fullDatabaseId ?? "", previousState: found.previousReviewState };
    case "BaseRefChangedEvent":
      return { type: "base-changed", ...common, from: found.previousRefName, to: found.currentRefName };
    case "AutomaticBaseChangeSucceededEvent":
      return { type: "base-changed", ...common, from: found.oldBase, to: found.newBase };
    case "HeadRefForcePushedEvent":
      return { type: "head-force-pushed", ...common, before: found.beforeCommit, after: found.afterCommit };
    case "ReopenedEvent":
      return { type: "reopened", ...common };
  }
});
var listPages = { commits: page(commitNode), reviews: page(reviewNode), files: page(fileNode), timeline: page(timelineNode) };

// src/collect/changeReader.ts
var maxRounds = 300;
var isHarmless = ({ type, path }) => isUnder(path, ["reports"]) || isBeside(path) || isFolder(path) || isUnder(path, ["headRef", "headRepository"]) && (type === "FORBIDDEN" || type === "NOT_FOUND");
async function readChange(asker, repository, number, place) {
  const what = `pull request ${repositoryPath(repository)}#${number}`;
  const { policyPath, workflow } = place;
  const gate = { gated: workflow !== null, workflow: workflow ? `${workflow.ref}:${workflow.path}` : "" };
  try {
    const answer = await asker.paged(pullRequestQuery, { owner: repository.owner, name: repository.name, number, policy: policyPath, ...gate });
    return changeOf(what, repository, answer);
  } catch (error) {
    return refused(what, error);
  }
}
function changeOf(what, repository, answer) {
  const raw = pullRequestOf(answer);
  const errors = answer.errors.filter((error) => !isAbsentFile(error));
  const fatal = errors.filter((error) => !isHarmless(error) && !isUnder(error.path, [...listNames]));
  if (!raw || fatal.length > 0) return incomplete(what, answer.source, errorText(fatal.length > 0 ? fatal : errors));
  const found = pullRequestShape.safeParse(raw);
  if (!found.success) return incomplete(what, answer.source, misfit(found.error));
  const lists2 = emptyLists(what);
  for (const name of listNames) lists2[name].add(raw[name], answer, errorsUnder(errors, name));
  const gateWorkflow = gateWorkflowOf(answer);
  const workflows = workflowsOf(found.data, answer);
  return { repository, answer: found.data, lists: lists2, earlier: earlierReports(raw["reports"]), gateWorkflow, workflows, source: answer.source };
}
var emptyLists = (what) => ({
  commits: pagedList(`commits of ${what}`, listPages.commits),
  reviews: pagedList(`reviews of ${what}`, listPages.reviews),
  files: pagedList(`files of ${what}`, listPages.files),
  timeline: pagedList(`timeline of ${what}`, listPages.timeline)
});
async function readOtherPages(asker, change, wanted) {
  for (let round = 0; round < maxRounds; round += 1) {
    const open = wanted.filter((name) => change.lists[name].next !== null && !change.lists[name].refusal);
    if (open.length === 0) return null;
    const moved = await readNextPages(asker, change, open);
    if (moved) return { moved };
  }
  return null;
}
async function readNextPages(asker, change, open) {
  const cursors = listNames.map((name2) => [[name2, open.includes(name2)], [`${name2}After`, open.includes(name2) ? change.lists[name2].next : null]]);
  const { owner, name } = change.repository;
  const variables = { owner, name, number: change.answer.number, ...Object.fromEntries(cursors.flat()) };
  try {
    const answer = await asker.paged(pagesQuery, variables);
    const raw = pullRequestOf(answer);
    const elsewhere = answer.errors.filter(({ path }) => !isUnder(path, [...listNames]));
    const head = raw?.["headRefOid"];
    if (typeof head === "string" && head !== change.answer.headRefOid) return head;
    for (const list of open) change.lists[list].add(raw?.[list], answer, [...elsewhere, ...errorsUnder(answer.errors, list)]);
  } catch (error) {
    for (const list of open) change.lists[list].refusal ??= refused(change.lists[list].what, error, change.lists[list].sources);
  }
  return null;
}
function pullRequestOf(answer) {
  const repository = answer.data?.["repository"];
  const found = isObject(repository) ? repository["pullRequest"] : null;
  return isObject(found) ? found : null;
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isUnder = (path, names) => path[0] === "repository" && path[1] === "pullRequest" && names.includes(String(path[2]));
var besides = ["gateWorkflow", "defaultBranchRef", "rulesets", "refs"];
var isBeside = (path) => path[0] === "repository" && besides.includes(String(path[1]));
var isFolder = (path) => isUnder(path, ["head", "baseRef"]) && path.includes("workflows");
function gateWorkflowOf(answer) {
  const repository = answer.data?.["repository"];
  return isObject(repository) ? workflowShape.safeParse(repository["gateWorkflow"]).data ?? null : null;
}
function workflowsOf(found, answer) {
  const [head] = found.head.nodes;
  const base = found.baseRef?.target;
  if (!head || !base) return null;
  const folder = (at, field2) => {
    const errors = answer.errors.filter(({ path }) => isUnder(path, [field2]) && path.includes("workflows"));
    return { commit: at.oid, workflows: at.workflows, errors, source: answer.source };
  };
  return { head: folder(head.commit, "head"), base: folder(base, "baseRef"), repository: answer.data?.["repository"], errors: answer.errors };
}
var errorsUnder = (errors, name) => errors.filter(({ path }) => isUnder(path, [name]));
var isAbsentFile = (error) => error.type === "NOT_FOUND" && error.path.at(-1) === "file";
var digestForm = /^[0-9a-f]{64}$/;
function earlierReports(raw) {
  const found = reportsShape.safeParse(raw);
  if (!found.success) return [];
  const runs = found.data.nodes.flatMap(({ commit }) => commit.checkSuites.nodes.flatMap((suite) => suite.checkRuns.nodes));
  const digests = runs.filter(({ name }) => name === "countersign report").flatMap(({ externalId }) => (externalId ?? "").slice(0, 1e3).split(","));
  return [...new Set(digests.filter((digest) => digestForm.test(digest)))].sort().map((sha256) => ({ sha256 }));
}
function headOf(change) {
  const { answer, source } = change;
  const last = answer.head.nodes[0]?.commit;
  if (last?.oid === answer.headRefOid) return last;
  const what = `head commit of pull request ${repositoryPath(change.repository)}#${answer.number}`;
  const detail = `the last commit listed is ${last?.oid ?? "none"}, the head is ${answer.headRefOid}`;
  return unavailable({ what, request: source.request, status: source.status, detail }, [source]);
}

export {
  isNothing,
  activityPage,
  gatherPushes,
  readActivity,
  pagedList,
  complete,
  workflowFolder,
  workflowFilesQuery,
  branchRulesQuery,
  blobsQuery,
  remoteFilesQuery,
  listFields,
  actorFragment,
  gitActorFragment,
  commitFragment,
  policyFragment,
  wideCommitsQuery,
  lastReadQuery,
  commitWithFile,
  state,
  wideCommit,
  readChange,
  changeOf,
  readOtherPages,
  isObject,
  isAbsentFile,
  headOf
};
