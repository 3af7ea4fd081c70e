import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  errorText,
  incomplete,
  refused
} from "./chunk-C2BXEEA4.js";
import {
  explain,
  kindOf,
  plain,
  sentence,
  shown,
  speak,
  speakShort,
  utc
} from "./chunk-ZB226EVX.js";
import {
  known,
  unavailable
} from "./chunk-FSEOP5TF.js";
import {
  jsonText
} from "./chunk-GPD64G45.js";
import {
  controls,
  decide,
  decisionError,
  evaluate,
  governsBranch,
  needsOf,
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
  RequestFailure
} from "./chunk-KS2MT56E.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  object,
  record,
  strictObject,
  string,
  unknown
} from "./chunk-6IBO6ZP4.js";
import {
  emailSha256,
  gitBlobId,
  sha256
} from "./chunk-A5G5UV3H.js";
import {
  problemLines
} from "./chunk-CKY2QYUW.js";
import {
  cap,
  logLine,
  visible
} from "./chunk-YYE5C27V.js";

// src/collect/border.ts
var sha = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
var id = int().positive();
var count = int().nonnegative();
var login = string().min(1).max(200);
var branchName = string().min(1).max(1024);
var filePath = string().min(1).max(8192);
var repositoryName = string().max(300).regex(/^[\w.-]+\/[\w.-]+$/);
var time = string().max(40).transform((text, context) => {
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  context.addIssue({ code: "custom", message: "no RFC 3339 time" });
  return NEVER;
});
var accountType = _enum(["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"]);
var typeOf = (login2, told) => told === "User" && login2.includes("[") ? "Bot" : told;
var actor = object({ __typename: accountType, login, databaseId: id.nullish() }).nullable().transform((found) => {
  if (!found?.databaseId) return null;
  return { id: found.databaseId, login: found.login, type: typeOf(found.login, found.__typename) };
});
var restUser = object({ id, login, type: accountType }).nullable().transform((found) => found ? { id: found.id, login: found.login, type: typeOf(found.login, found.type) } : null);
var gitActorText = object({ name: string().nullish(), email: string().nullish(), user: actor });
var gitActor = gitActorText.transform(actorOf);
var committer = gitActorText.transform((found) => ({ actor: actorOf(found), claimsWebFlow: claimsWebFlow(found) }));
function actorOf(found) {
  return { account: found.user, emailSha256: found.email ? emailSha256(found.email) : null };
}
function claimsWebFlow({ name, email, user }) {
  const address = (email ?? "").trim().toLowerCase();
  const named = name === "GitHub" || name === "GitHub Enterprise" || name === "web-flow";
  return address === "noreply@github.com" || named && address.startsWith("noreply@") || user?.login.toLowerCase() === "web-flow";
}
var page = (node) => object({
  totalCount: count,
  pageInfo: object({ hasNextPage: boolean(), endCursor: string().max(2e3).nullable() }),
  nodes: array(node).max(1e3)
});
function misfit(error) {
  const issue = error.issues[0];
  const place = issue?.path.map(String).join(".") || "the top";
  return `unexpected form at ${place} (${issue?.code ?? "unknown"})`;
}

// src/collect/activity.ts
var maxPages = 20;
var perPage = 100;
var nothing = /^0+$/;
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
  const what2 = `activity of ${branch.repository} on ${branch.name}`;
  const [owner, repo] = branch.repository.split("/");
  try {
    const cursor = after === null ? {} : { after };
    const parameters = { owner, repo, ref: `refs/heads/${branch.name}`, per_page: perPage, ...cursor };
    const answer = await client.rest("GET /repos/{owner}/{repo}/activity", parameters);
    const found = pageShape.safeParse(answer.data);
    if (!found.success) return asRefusal(incomplete(what2, answer.source, misfit(found.error)));
    return { moves: found.data.filter(({ ref }) => ref === parameters.ref), after: nextCursor(answer.headers["link"]), source: answer.source };
  } catch (error) {
    return asRefusal(refused(what2, error));
  }
}
var asRefusal = ({ reason, sources }) => ({ state: "refused", reason, sources });
function nextCursor(link) {
  const next = (link ?? "").slice(0, 8192).split(",").find((part) => /;\s*rel="next"/.test(part));
  const address = next ? /<([^<>]+)>/.exec(next)?.[1] : void 0;
  if (!address || !URL.canParse(address)) return null;
  return new URL(address).searchParams.get("after");
}
async function readActivity(client, branch, ownCommits, first) {
  const sources = [];
  const pushes = [];
  const seen = /* @__PURE__ */ new Set();
  let reached = false;
  let rewritten = false;
  let cursor = null;
  for (let number = 0; number < maxPages; number += 1) {
    const page2 = await (number === 0 && first ? first : activityPage(client, branch, cursor));
    if ("state" in page2) return { ...page2, sources: [...sources, ...page2.sources] };
    sources.push(page2.source);
    for (const move of page2.moves) {
      const own = ownCommits.has(move.after);
      reached ||= own;
      if (!reached) continue;
      rewritten ||= !plainMoves.includes(move.activity_type);
      const begins = !rewritten && !ownCommits.has(move.before);
      if ((!begins || own) && !nothing.test(move.after)) pushes.push(pushOf(move));
      if (begins) return { state: "answered", pushes: pushes.reverse(), sources };
    }
    if (page2.after === null) return { state: "answered", pushes: pushes.reverse(), sources };
    if (seen.has(page2.after)) return asRefusal(incomplete(`activity of ${branch.name}`, page2.source, "a cursor came twice", sources));
    seen.add(page2.after);
    cursor = page2.after;
  }
  const last = sources.at(-1);
  if (!last) throw new Error("no page of activity was read");
  return asRefusal(incomplete(`activity of ${branch.name}`, last, `more than ${maxPages * perPage} moves of the branch`, sources));
}
var pushOf = (move) => ({
  before: nothing.test(move.before) ? null : move.before,
  after: move.after,
  at: move.timestamp,
  pusher: move.actor,
  forced: move.activity_type === "force_push",
  source: "activity"
});

// src/collect/asker.ts
var largestPage = 100;
function createAsker(client, debug) {
  let size = largestPage;
  return {
    async paged(query, variables) {
      for (; ; ) {
        const asked = size;
        try {
          const answer = await connected(() => client.graphql(query, { ...variables, n: asked }));
          if (asked === 1 || !gaveUp(answer)) return answer;
        } catch (error) {
          if (asked === 1 || !serverFailed(error)) throw error;
        }
        size = Math.min(size, Math.max(1, Math.floor(asked / 2)));
        debug(`the server gave up at ${asked} items a page; asking for ${size}`);
      }
    },
    async small(query, variables) {
      try {
        return await connected(() => client.graphql(query, variables));
      } catch (error) {
        if (!serverFailed(error)) throw error;
        return client.graphql(query, variables);
      }
    }
  };
}
async function connected(ask) {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== null) throw error;
    return ask();
  }
}
var serverFailed = (error) => error instanceof RequestFailure && error.status !== null && error.status >= 500;
var gaveUp = (answer) => answer.data === null && answer.errors.some(({ message }) => message.startsWith("Something went wrong while executing your query"));

// src/collect/branchRules.ts
var perPage2 = 100;
var maxPages2 = 20;
var rule = object({ type: string().min(1).max(100) });
var statusRule = object({
  parameters: object({
    required_status_checks: array(object({ context: string().max(1e3), integration_id: int().nullish() })).max(1e3)
  })
});
var pageShape2 = array(unknown()).max(perPage2);
async function readBranchRules(client, { owner, name }, branch) {
  const what2 = `rules of branch ${branch}`;
  const sources = [];
  const types = [];
  const requiredStatuses = [];
  try {
    for (let page2 = 1; page2 <= maxPages2; page2 += 1) {
      const parameters = { owner, repo: name, branch, per_page: perPage2, ...page2 > 1 ? { page: page2 } : {} };
      const answer = await client.rest("GET /repos/{owner}/{repo}/rules/branches/{branch}", parameters);
      sources.push(answer.source);
      const found = pageShape2.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), sources);
      for (const raw of found.data) {
        const read = readRule(raw);
        if (!read.success) return incomplete(what2, answer.source, misfit(read.error), sources);
        types.push(read.data.type);
        requiredStatuses.push(...read.data.statuses);
      }
      if (found.data.length < perPage2) return known({ requiredStatuses, types: [...new Set(types)].sort() }, sources);
    }
    const last = sources.at(-1);
    const reason = { what: what2, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages2 * perPage2} rules` };
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

// src/collect/pagedList.ts
function pagedList(what2, node) {
  const shape3 = page(node);
  const list2 = {
    what: what2,
    items: [],
    total: 0,
    next: null,
    seen: /* @__PURE__ */ new Set(),
    refusal: null,
    sources: [],
    add(raw, answer, errors) {
      list2.next = null;
      list2.sources.push(answer.source);
      const refuse = (detail) => {
        list2.refusal ??= incomplete(what2, answer.source, detail, list2.sources);
      };
      if (errors.length > 0) return refuse(errorText(errors));
      if (raw == null) return refuse("the list is null in the answer");
      const found = shape3.safeParse(raw);
      if (!found.success) return refuse(misfit(found.error));
      list2.items.push(...found.data.nodes);
      list2.total = found.data.totalCount;
      const { hasNextPage, endCursor } = found.data.pageInfo;
      if (!hasNextPage) return;
      if (endCursor === null) return refuse("a further page without a cursor");
      if (list2.seen.has(endCursor)) return refuse("a cursor came twice");
      if (found.data.nodes.length === 0) return refuse("an empty page that says there are more");
      list2.seen.add(endCursor);
      list2.next = endCursor;
    }
  };
  return list2;
}
function complete(list2) {
  if (list2.refusal) return list2.refusal;
  const last = list2.sources.at(-1);
  if (!last) throw new Error(`${list2.what}: asked for before it was read`);
  const counted = `${list2.items.length} of ${list2.total}`;
  if (list2.next !== null) return incomplete(list2.what, last, `${counted} were read; the rest was not asked for`, list2.sources);
  if (list2.items.length !== list2.total) return incomplete(list2.what, last, `${counted} were listed`, list2.sources);
  return known(list2.items, list2.sources);
}

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
    gateWorkflow: object(expression: $workflow) @include(if: $gated) { ... on Blob { text isTruncated isBinary } }
    pullRequest(number: $number) {
      number state isDraft createdAt mergedAt baseRefName headRefName headRefOid changedFiles
      author { ...actor }
      assignees(first: 20) { nodes { ...actor } }
      headRepository { nameWithOwner }
      baseRef { target { ... on Commit { ...policy } } }
      headRef { associatedPullRequests(first: 50, states: OPEN) { ${siblings} } }
      mergeCommit { oid tree { oid } parents(first: 10) { nodes { oid } } signature { isValid wasSignedByGitHub } }
      head: commits(last: 1) { nodes { commit { tree { oid } ...policy associatedPullRequests(first: 50) { ${siblings} } } } }
      reports: commits(last: 1) { nodes { commit {
        checkSuites(first: 5, filterBy: { checkName: "countersign report" }) { nodes {
          checkRuns(first: 10, filterBy: { checkName: "countersign report", checkType: ALL }) { nodes { name externalId } }
        } }
      } } }
      ${listNames.map((name) => `${field(name, "")} ${lists[name]}`).join("\n      ")}
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
  baseRef: object({ target: commitWithFile.nullable() }).nullable(),
  headRef: object({ associatedPullRequests: siblings2 }).nullable(),
  mergeCommit: object({ oid: sha, tree: oid, parents: object({ nodes: array(oid).max(10) }), signature }).nullable(),
  head: object({
    nodes: array(object({ commit: commitWithFile.extend({ tree: oid, associatedPullRequests: siblings2.nullable() }) })).length(1)
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

// src/collect/changeReader.ts
var maxRounds = 300;
var isHarmless = ({ type, path }) => isUnder(path, ["reports"]) || isWorkflow(path) || isUnder(path, ["headRef", "headRepository"]) && (type === "FORBIDDEN" || type === "NOT_FOUND");
async function readChange(asker, repository, number, place) {
  const what2 = `pull request ${repositoryPath(repository)}#${number}`;
  const { policyPath, workflow } = place;
  const gate = { gated: workflow !== null, workflow: workflow ? `${workflow.ref}:${workflow.path}` : "" };
  try {
    const answer = await asker.paged(pullRequestQuery, { owner: repository.owner, name: repository.name, number, policy: policyPath, ...gate });
    return changeOf(what2, repository, answer);
  } catch (error) {
    return refused(what2, error);
  }
}
function changeOf(what2, repository, answer) {
  const raw = pullRequestOf(answer);
  const errors = answer.errors.filter((error) => !isAbsentFile(error));
  const fatal = errors.filter((error) => !isHarmless(error) && !isUnder(error.path, [...listNames]));
  if (!raw || fatal.length > 0) return incomplete(what2, answer.source, errorText(fatal.length > 0 ? fatal : errors));
  const found = pullRequestShape.safeParse(raw);
  if (!found.success) return incomplete(what2, answer.source, misfit(found.error));
  const lists2 = emptyLists(what2);
  for (const name of listNames) lists2[name].add(raw[name], answer, errorsUnder(errors, name));
  const gateWorkflow = gateWorkflowOf(answer);
  return { repository, answer: found.data, lists: lists2, earlier: earlierReports(raw["reports"]), gateWorkflow, source: answer.source };
}
var emptyLists = (what2) => ({
  commits: pagedList(`commits of ${what2}`, commitNode),
  reviews: pagedList(`reviews of ${what2}`, reviewNode),
  files: pagedList(`files of ${what2}`, fileNode),
  timeline: pagedList(`timeline of ${what2}`, timelineNode)
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
    for (const list2 of open) change.lists[list2].add(raw?.[list2], answer, [...elsewhere, ...errorsUnder(answer.errors, list2)]);
  } catch (error) {
    for (const list2 of open) change.lists[list2].refusal ??= refused(change.lists[list2].what, error, change.lists[list2].sources);
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
var isWorkflow = (path) => path[0] === "repository" && path[1] === "gateWorkflow";
function gateWorkflowOf(answer) {
  const repository = answer.data?.["repository"];
  return isObject(repository) ? workflowShape.safeParse(repository["gateWorkflow"]).data ?? null : null;
}
var errorsUnder = (errors, name) => errors.filter(({ path }) => isUnder(path, [name]));
var isAbsentFile = (error) => error.type === "NOT_FOUND" && error.path.at(-1) === "file";
var digestForm = /^[0-9a-f]{64}$/;
function earlierReports(raw) {
  const found = reportsShape.safeParse(raw);
  if (!found.success) return [];
  const runs = found.data.nodes.flatMap(({ commit }) => commit.checkSuites.nodes.flatMap((suite) => suite.checkRuns.nodes));
  const digests = runs.filter(({ name }) => name === "countersign report").flatMap(({ externalId }) => (externalId ?? "").slice(0, 1e3).split(","));
  return [...new Set(digests.filter((digest) => digestForm.test(digest)))].sort().map((sha2562) => ({ sha256: sha2562 }));
}
function headOf(change) {
  const { answer, source } = change;
  const last = answer.head.nodes[0]?.commit;
  if (last?.oid === answer.headRefOid) return last;
  const what2 = `head commit of pull request ${repositoryPath(change.repository)}#${answer.number}`;
  const detail = `the last commit listed is ${last?.oid ?? "none"}, the head is ${answer.headRefOid}`;
  return unavailable({ what: what2, request: source.request, status: source.status, detail }, [source]);
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
      const shape3 = object(Object.fromEntries(some.map((_, index) => [`u${index}`, actor])));
      const found = shape3.safeParse(answer.data);
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
function withBots(told, bots) {
  return bots.size === 0 ? told : corrected(told, bots);
}
function botsIn(told) {
  if (isAccount(told)) return new Set(told.type === "Bot" ? [told.id] : []);
  const found = /* @__PURE__ */ new Set();
  if (typeof told === "object" && told !== null) for (const part of Object.values(told)) for (const id2 of botsIn(part)) found.add(id2);
  return found;
}
function corrected(told, bots) {
  if (isAccount(told)) return told.type === "User" && bots.has(told.id) ? { ...told, type: "Bot" } : told;
  if (Array.isArray(told)) return told.map((part) => corrected(part, bots));
  if (typeof told !== "object" || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, part]) => [key, corrected(part, bots)]));
}
var isAccount = (told) => typeof told === "object" && told !== null && "login" in told && "id" in told && "type" in told;

// src/collect/commits.ts
var widePerRequest = 25;
var maxWide = 250;
async function readCommits(asker, change) {
  const listed = complete(change.lists.commits);
  if (listed.state === "unavailable") return listed;
  const { what: what2 } = change.lists.commits;
  const sources = [...listed.sources];
  const last = sources.at(-1) ?? change.source;
  const widened = await readWide(asker, change, listed.value, sources);
  if (widened.state === "unavailable") return widened;
  const ordered = oldestFirst(widened.value, change.answer.headRefOid);
  const total = listed.value.length;
  if (ordered === null) return incomplete(what2, last, `the head ${change.answer.headRefOid} is not among the ${total} commits listed`, sources);
  const strays = total - ordered.length;
  if (strays > 0) return incomplete(what2, last, `${strays} of ${total} commits are not ancestors of the head, or came twice`, sources);
  return known(ordered, sources);
}
async function readWide(asker, change, nodes, sources) {
  const { what: what2 } = change.lists.commits;
  const wide = nodes.filter((node) => node.wide).map(({ commit }) => commit.sha);
  const last = sources.at(-1) ?? change.source;
  if (wide.length > maxWide) return incomplete(what2, last, `${wide.length} commits have more than ten authors or parents`, sources);
  const wider = /* @__PURE__ */ new Map();
  try {
    for (let begin = 0; begin < wide.length; begin += widePerRequest) {
      const some = wide.slice(begin, begin + widePerRequest);
      const { owner, name } = change.repository;
      const oids = Object.fromEntries(some.map((oid3, index) => [`o${index}`, oid3]));
      const answer = await asker.small(wideCommitsQuery(some.length), { owner, name, ...oids });
      sources.push(answer.source);
      if (answer.errors.length > 0) return incomplete(what2, answer.source, errorText(answer.errors), sources);
      const shape3 = object({ repository: object(Object.fromEntries(some.map((_, index) => [`c${index}`, wideCommit]))) });
      const found = shape3.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, `more authors or parents than could be read: ${misfit(found.error)}`, sources);
      for (const commit of Object.values(found.data.repository)) {
        wider.set(commit.oid, { authors: commit.authors.nodes, parents: commit.parents.nodes });
      }
    }
  } catch (error) {
    return refused(what2, error, sources);
  }
  const missing3 = wide.find((oid3) => !wider.has(oid3));
  if (missing3) return incomplete(what2, sources.at(-1) ?? last, `commit ${missing3} was asked for and another one answered`, sources);
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

// src/collect/fileNames.ts
var listingLimit = 3e3;
var perPage3 = 100;
var statuses = _enum(["added", "modified", "removed", "renamed", "copied", "changed", "unchanged"]);
var pageShape3 = array(object({ filename: filePath, previous_filename: filePath.optional(), status: statuses })).max(perPage3);
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
    for (let page2 = 1; listed.length < files.listed.length; page2 += 1) {
      const parameters = { owner, repo: name, pull_number: change.answer.number, per_page: perPage3, page: page2 };
      const answer = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", parameters);
      read.push(answer.source);
      const found = pageShape3.safeParse(answer.data);
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
var isMovedOnly = ({ status, changes: changes2 }) => status === "renamed" && changes2 === 0;
var shape = object({
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
      const parameters = { owner, repo: name, basehead: `${from}...${to}`, per_page: 1 };
      const answer = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
      sources.push(answer.source);
      const found = shape.safeParse(answer.data);
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
    for (const [index, commit] of commits.value.filter(({ parents: parents2 }) => parents2.length === 2).entries()) {
      found.push(index < mergeBudget ? await inChange(compare, subject, commit) : notShown(commit.sha, commit.parents[0] ?? "", null));
    }
    const { merge } = pullRequest;
    if (merge && !isHeadOnItsBase(pullRequest, commits.value)) found.push(await ofMerge(compare, subject, pullRequest, merge.sha));
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
  return commits.some(({ parents: parents2 }) => parents2.includes(first));
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
  const text = new TextEncoder().encode(blob.text ?? "");
  if (gitBlobId(text) === blob.oid) return { path, uri, bytes: text };
  const bytes = await blobBytes(client, repository, blob.oid, what2);
  return bytes instanceof Uint8Array ? { path, uri, bytes } : bytes;
}
var blobShape = object({ encoding: literal("base64"), content: string().max(maxPolicyBytes * 2) });
async function blobBytes(client, { owner, name }, oid3, what2) {
  try {
    const answer = await client.rest("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", { owner, repo: name, file_sha: oid3 });
    const found = blobShape.safeParse(answer.data);
    if (!found.success) return incomplete(what2, answer.source, misfit(found.error));
    const bytes = new Uint8Array(Buffer.from(found.data.content, "base64"));
    return gitBlobId(bytes) === oid3 ? bytes : incomplete(what2, answer.source, "the bytes do not hash to the blob id");
  } catch (error) {
    return refused(what2, error);
  }
}
async function centralPolicy(client, asker, reference) {
  const parts = /^([\w.-]{1,100})\/([\w.-]{1,100})\/\/([^@\s]{1,1024})@([^\s]{1,1024})$/.exec(reference);
  const [, owner, name, path, ref] = parts ?? [];
  const what2 = `central policy ${reference.slice(0, 200)}`;
  if (!owner || !name || !path || !ref) return { what: what2, request: null, status: null, detail: "not of the form owner/repo//path@ref" };
  const repository = { owner, name };
  const found = await fileAtCommit(asker, repository, ref, path);
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
async function readPolicyAtHead(client, change, path, files, blobAtBase) {
  if (files.state === "unavailable") return files;
  const head = headOf(change);
  if ("state" in head) return head;
  const { listed, total } = files.value;
  const touched = listed.some((file) => file.path === path || file.previousPath === path);
  const sources = [...files.sources];
  if (touched || listed.length === total) return asFact(client, change, path, head, touched, sources);
  if (typeof blobAtBase === "object" && blobAtBase !== null) return blobAtBase;
  return asFact(client, change, path, head, blobAtBase !== (head.file?.oid ?? null), sources);
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
var perPage4 = 100;
var pushingEvents = ["push", "pull_request", "pull_request_target"];
var runsShape = object({
  total_count: count,
  workflow_runs: array(object({ event: string().max(100), head_sha: sha, created_at: time, actor: restUser.optional().transform((found) => found ?? null) })).max(perPage4)
});
async function readPushes(question) {
  const { commits, head } = question;
  if (commits.state === "unavailable") return commits;
  const own = new Set(commits.value.map((commit) => commit.sha));
  const activity = question.activity ? await question.activity(own) : notThere();
  const told = activity.state === "answered" ? activity.pushes : [];
  const sources = [...activity.sources];
  if (namesPusher(told, head)) return known(told, sources);
  const runs = await readRuns(question.client, question.repository, head);
  sources.push(...runs.sources);
  if (runs.state === "answered" && namesPusher(runs.pushes, head)) return known([...told, ...runs.pushes], sources);
  const hint = webhookPush(question);
  if (hint) return known([...told, hint], sources);
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
    for (let page2 = 1; page2 <= maxRunPages; page2 += 1) {
      const answer = await client.rest("GET /repos/{owner}/{repo}/actions/runs", { owner, repo: name, head_sha: head, per_page: perPage4, page: page2 });
      sources.push(answer.source);
      const found = runsShape.safeParse(answer.data);
      if (!found.success) return { ...incomplete(what2, answer.source, misfit(found.error), sources), state: "refused" };
      runs.push(...found.data.workflow_runs);
      if (runs.length >= found.data.total_count) return { state: "answered", pushes: pushesOf(runs, head), sources };
      if (found.data.workflow_runs.length < perPage4) {
        return { ...incomplete(what2, answer.source, `${runs.length} of ${found.data.total_count} were listed`, sources), state: "refused" };
      }
    }
    const reason = { what: what2, request: sources.at(-1)?.request ?? null, status: 200, detail: `more than ${maxRunPages * perPage4} runs` };
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
  const told = tried.map((source) => {
    if (source.state === "answered") return `${source.sources.at(-1)?.request ?? "a request"} answered, but names nobody for the current head`;
    return `${source.reason.request ?? source.reason.what} answered ${source.reason.status ?? "nothing"}: ${source.reason.detail}`;
  });
  const first = tried.find((source) => source.state === "refused");
  return {
    what: `who pushed ${head}`,
    request: first?.reason.request ?? tried[0]?.sources.at(-1)?.request ?? null,
    status: first?.reason.status ?? null,
    detail: [...told, "the event does not say who pushed it"].join("; ")
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
  const wanted = Object.entries(listsOf).flatMap(([fact, list2]) => needs.has(fact) ? [list2] : []);
  return [...new Set(wanted)];
};
async function readChangeFacts(tools, subject, change, needs) {
  const moved = await readOtherPages(tools.asker, change, listsFor(needs));
  if (moved) return moved;
  const { client } = tools;
  const pullRequest = pullRequestOf2(change);
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
    policyAtHead: async () => readPolicyAtHead(client, change, tools.policyPath, await files(), await tools.blobAtBase())
  };
  const names = Object.keys(readers).filter((name) => name === "pullRequest" || needs.has(name));
  const facts = await Promise.all(names.map(async (name) => [name, await readers[name]()]));
  return { number: change.answer.number, ...Object.fromEntries(facts) };
}
function once(work) {
  let begun = null;
  return () => begun ??= work();
}
function pullRequestOf2(change) {
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
      signedByGitHub: merge.signature !== null && merge.signature.valid && merge.signature.byGitHub
    },
    // Only an administrator's token may read this setting of the repository; asking would cost a request and be refused nearly always.
    actionsMayApprove: null
  };
  return known(value, [change.source]);
}

// src/collect/inTurns.ts
var atOnce = 4;
async function inTurns(items, work) {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}

// src/collect/lastRead.ts
var what = "the head, read again at the end";
async function readLast({ client, asker }, subject, changes2) {
  const [first, second] = changes2;
  if (!first) return unavailable({ what, request: null, status: null, detail: "no pull request could be read before" });
  try {
    const seen = second ? await seeAll(asker, subject, changes2) : await seeOne(client, subject, first);
    if ("state" in seen) return seen;
    for (const [index, change] of changes2.entries()) {
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
  const parameters = { owner: repository.owner, repo: repository.name, pull_number: number };
  const { data, source } = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters);
  const found = pullShape.safeParse(data);
  return found.success ? { now: [found.data], source } : incomplete(what, source, misfit(found.error));
}
var standing = object({ headRefOid: sha, baseRefName: branchName, state });
async function seeAll(asker, { repository: { owner, name } }, changes2) {
  const numbers = Object.fromEntries(changes2.map(({ answer }, index) => [`p${index}`, answer.number]));
  const { data, errors, source } = await asker.small(lastReadQuery(changes2.length), { owner, name, ...numbers });
  if (errors.length > 0) return incomplete(what, source, errorText(errors));
  const shape3 = object({ repository: object(Object.fromEntries(changes2.map((_, index) => [`p${index}`, standing]))) });
  const found = shape3.safeParse(data);
  if (!found.success) return incomplete(what, source, misfit(found.error));
  const { repository } = found.data;
  return { now: changes2.flatMap((_, index) => repository[`p${index}`] ?? []), source };
}

// src/collect/listReader.ts
var maxPages3 = 100;
async function readList(asker, question, eachAnswer = () => void 0) {
  const list2 = pagedList(question.what, question.node);
  try {
    for (let number = 0; number < maxPages3; number += 1) {
      const answer = await asker.paged(question.query, { ...question.variables, after: list2.next });
      eachAnswer(answer);
      list2.add(question.pick(answer.data), answer, answer.errors);
      if (list2.next === null || list2.refusal) break;
    }
  } catch (error) {
    return refused(question.what, error, list2.sources);
  }
  return complete(list2);
}

// src/collect/teamList.ts
var perPage5 = 100;
var maxPages4 = 50;
var members = array(restUser).max(perPage5);
async function listTeam(client, { org, team, slug }) {
  const what2 = `members of team ${slug}`;
  const sources = [];
  const listed = /* @__PURE__ */ new Map();
  try {
    for (let page2 = 1; page2 <= maxPages4; page2 += 1) {
      const further = page2 > 1 ? { page: page2 } : {};
      const answer = await client.rest("GET /orgs/{org}/teams/{team_slug}/members", { org, team_slug: team, per_page: perPage5, ...further });
      sources.push(answer.source);
      const found = members.safeParse(answer.data);
      if (!found.success) return incomplete(what2, answer.source, misfit(found.error), sources);
      for (const account of found.data) if (account) listed.set(account.id, account);
      const more2 = /;\s*rel="next"/.test((answer.headers["link"] ?? "").slice(0, 8192));
      if (found.data.length === 0 && (more2 || page2 > 1)) return incomplete(what2, answer.source, "a page that was promised came back empty", sources);
      if (!more2) return known({ slug, privacy: null, members: [...listed.values()] }, sources);
    }
    const last = sources.at(-1);
    const reason = { what: what2, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages4 * perPage5} members` };
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
  const told = await askTeam(asker, name);
  if (told.state === "known") return told;
  const listed = await listTeam(client, name);
  return { ...listed, sources: [...told.sources, ...listed.sources] };
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
  const told = answers.map((answer) => teamIn(answer.data)?.privacy);
  if (told.includes("SECRET")) return "secret";
  return told.every((privacy) => privacy === "VISIBLE") ? "visible" : null;
}

// src/collect/facts.ts
async function collectFacts(tools, subject, needs) {
  const wanted = new Set(needs);
  const [teamFacts, changeFacts] = await Promise.all([
    inTurns(suffixes(wanted, "team:"), async (slug) => [slug, await readTeam(tools.teams, slug)]),
    inTurns(subject.changes, (change) => factsOf(tools, subject, change, wanted))
  ]);
  const told = [];
  for (const facts of changeFacts) {
    if ("moved" in facts) return facts;
    told.push(facts);
  }
  const bots = botsIn([told, teamFacts]);
  const changes2 = withBots(told, bots);
  const members2 = teamFacts.flatMap(([, team]) => team.state === "known" ? team.value.members : []);
  const accounts = await readAccounts(tools.asker, suffixes(wanted, "login:"), [...members2, ...changes2.flatMap(accountsIn)]);
  const readable = await Promise.all(subject.changes.map(({ number }) => tools.read(subject.repository, number)));
  const last = await readLast(tools, subject, readable.filter(isRead));
  if (last.state === "moved") return { moved: last.to };
  const common = { schema: 1, subject, teams: withBots(Object.fromEntries(teamFacts), bots), accounts: withBots(accounts, bots) };
  if (last.state === "same") return { ...common, evaluatedAt: last.at, changes: changes2 };
  return { ...common, evaluatedAt: latestDate(changes2), changes: changes2.map((facts) => withoutClock(facts, last)) };
}
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
  return readChangeFacts({ ...tools, blobAtBase: () => tools.blobAtBase(subject) }, subject, change, wanted);
}
function accountsIn(facts) {
  const pushers = facts.pushes?.state === "known" ? facts.pushes.value.filter(({ source }) => source !== "webhook").map(({ pusher }) => pusher) : [];
  const reviewers = facts.reviews?.state === "known" ? facts.reviews.value.map(({ author }) => author) : [];
  const commits = facts.commits?.state === "known" ? facts.commits.value : [];
  const people = facts.pullRequest?.state === "known" ? [facts.pullRequest.value.author, ...facts.pullRequest.value.assignees] : [];
  const named = commits.flatMap(({ authors: authors2, committer: committer2 }) => [...authors2, committer2].map(({ account }) => account));
  return [...pushers, ...reviewers, ...people, ...named].filter((account) => account !== null);
}
var withoutClock = (facts, last) => facts.pullRequest?.state === "known" ? { ...facts, pullRequest: unavailable(last.reason, last.sources) } : facts;
function latestDate(changes2) {
  const sources = changes2.flatMap((facts) => facts.pullRequest?.sources ?? []);
  return sources.map(({ date }) => date).filter((date) => date !== null).sort().at(-1) ?? "1970-01-01T00:00:00Z";
}

// src/collect/listings.ts
var pullRequestsShape = (field2) => (data) => {
  const found = object({ repository: record(string(), unknown()) }).safeParse(data);
  return found.success ? found.data.repository[field2] : null;
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
var oid2 = object({ oid: sha });
var entry = object({
  headCommit: object({ oid: sha, tree: oid2 }).nullable(),
  baseCommit: oid2.nullable(),
  pullRequest: object({ number: id, headRefOid: sha }).nullable()
});
var tipShape = object({ repository: object({ ref: object({ target: oid2 }) }) });
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
  parents: found.parents.nodes.map(({ oid: oid3 }) => oid3),
  changes: found.associatedPullRequests?.nodes.map(({ number }) => number) ?? []
}));
var shape2 = object({ repository: object({ object: object({ history: object({ nodes: array(landed).max(rebaseLimit) }) }) }) });
async function baseOfMerge(asker, change) {
  const { answer, lists: lists2, source, repository } = change;
  const what2 = `base of the merge of pull request #${answer.number}`;
  const merge = answer.mergeCommit;
  const first = merge?.parents.nodes[0];
  if (!merge || !first) return incomplete(what2, source, "the merge commit is not named, or has no parent");
  const own = lists2.commits.total;
  if (merge.parents.nodes.length > 1 || own <= 1 || own > rebaseLimit) return first;
  try {
    const history = await asker.paged(historyQuery, { owner: repository.owner, name: repository.name, oid: merge.oid });
    if (history.errors.length > 0) return incomplete(what2, history.source, errorText(history.errors));
    const found = shape2.safeParse(history.data);
    const walked = found.success ? walkBack(found.data.repository.object.history.nodes, answer.number, own, answer.mergedAt) : null;
    return walked ?? incomplete(what2, history.source, "it cannot be told whether the commits below the merge belong to this pull request");
  } catch (error) {
    return refused(what2, error);
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
  const lists2 = [answer.headRef?.associatedPullRequests, head.associatedPullRequests].filter((list2) => list2 != null);
  const long = lists2.find((list2) => list2.totalCount !== list2.nodes.length);
  if (long) {
    const detail = `${long.nodes.length} of ${long.totalCount} were listed`;
    return missing(change, `pull requests with the head ${answer.headRefOid}`, detail);
  }
  const here = repositoryPath(change.repository).toLowerCase();
  const numbers = lists2.flatMap((list2) => list2.nodes).filter((other) => other.state === "OPEN" && other.headRefOid === answer.headRefOid).filter((other) => other.baseRepository?.nameWithOwner.toLowerCase() === here && other.number !== answer.number).map((other) => other.number);
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
    case "sweep":
      return locateReady(tools, occasion);
  }
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
  const siblings3 = siblingsOf(change);
  if ("state" in siblings3) return { state: "unavailable", reason: siblings3.reason, commit: answer.headRefOid };
  const others = await openSubjects(tools, occasion.repository, siblings3, answer.headRefOid);
  return located([subjectOfOpen(change), ...others], answer.headRefOid, "");
}
async function openSubjects(tools, repository, numbers, head) {
  const changes2 = await inTurns(numbers, (number) => tools.read(repository, number));
  return changes2.flatMap((change) => {
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
  const siblings3 = "state" in change ? change : siblingsOf(change);
  if ("state" in siblings3) return { state: "unavailable", reason: siblings3.reason, commit: head.sha };
  const numbers = [.../* @__PURE__ */ new Set([...matching.map(({ number }) => number), ...siblings3])];
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
      const list2 = change.lists[name];
      const total = name === "files" ? Math.max(list2.total, change.answer.changedFiles) : list2.total;
      const what2 = several ? `#${change.answer.number} ${words[name]}` : words[name];
      lines.set(what2, { what: what2, listed: list2.items.length, total });
    }
  }
  return [...lines.values()];
}

// src/collect/collector.ts
function createCollector(options) {
  const { client, orgClient, policyPath, workflow } = options;
  const asker = createAsker(client, options.debug);
  const teams = { client: orgClient ?? client, asker: orgClient && createAsker(orgClient, options.debug) };
  const memory = { changes: /* @__PURE__ */ new Map(), files: /* @__PURE__ */ new Map(), activity: /* @__PURE__ */ new Map(), hints: null, read: [], workflowText: null };
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
      return locate({ asker, read }, occasion);
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
        hints: memory.hints,
        read,
        note: (change, wanted) => memory.read.push({ change, needs: wanted }),
        activity: (change) => activityOf(memory, client, change),
        async blobAtBase(asked) {
          const file = await fileAtBase(asked);
          return "state" in file ? file : file.commit.file?.oid ?? null;
        }
      },
      subject,
      needs
    ),
    branchRules: (subject) => readBranchRules(client, subject.repository, subject.base.branch),
    earlier: (subject) => subject.changes.flatMap(({ number }) => earlier.get(keyOf(subject.repository, number)) ?? []),
    workflowText: () => memory.workflowText,
    reading: () => linesRead(memory.read)
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
var isRepository = (text) => /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text);
var branchKey = (repository, name) => `${repository.toLowerCase()} ${name}`;
function activityOf(memory, client, change) {
  const repository = change.answer.headRepository?.nameWithOwner;
  if (!repository) return null;
  const branch = { repository, name: change.answer.headRefName };
  const first = memory.activity.get(branchKey(branch.repository, branch.name)) ?? null;
  return (ownCommits) => readActivity(client, branch, ownCommits, first);
}

// src/edge.ts
var silentTeller = {
  announce: async () => void 0,
  store: async () => ({ directory: "", artifact: null, problem: null }),
  report: async () => true,
  publish: async () => true,
  publishUnavailable: async () => void 0
};

// src/decision/enforcement.ts
var statusContext = "countersign";
function enforcementFrom(branch, rules, jobCondition) {
  const base = { branch, pinnedApp: null, bypass: "unreadable", jobCondition };
  if (rules.state === "unavailable") return { ...base, required: "unreadable", detail: measured(rules.reason) };
  const ours = rules.value.requiredStatuses.filter((status) => status.context === statusContext);
  if (ours.length === 0) return { ...base, required: "no", detail: null };
  return { ...base, required: "yes", pinnedApp: ours.find((status) => status.app !== null)?.app ?? null, detail: null };
}
var measured = ({ what: what2, request, status, detail }) => `${what2}: ${request ?? "no request could be made"}${status === null ? "" : ` answered ${status}`} (${detail})`;

// src/evidence/order.ts
function orderFacts(facts) {
  return {
    ...facts,
    changes: sortedBy(facts.changes, (change) => change.number).map(orderChange),
    teams: byKey(facts.teams, (team) => within(team, (value) => ({ ...value, members: byId(value.members) }))),
    accounts: within(facts.accounts, (accounts) => byKey(accounts, (account) => account))
  };
}
function orderChange(change) {
  const { pullRequest, files, merges } = change;
  return {
    ...change,
    ...pullRequest && { pullRequest: within(pullRequest, (value) => ({ ...value, assignees: byId(value.assignees) })) },
    ...files && { files: within(files, (value) => ({ ...value, listed: sortedBy(value.listed, (file) => file.path) })) },
    ...merges && {
      merges: within(
        merges,
        (list2) => list2.map((merge) => ({
          ...merge,
          before: sortedBy(merge.before, (file) => file.path),
          after: sortedBy(merge.after, (file) => file.path)
        }))
      )
    }
  };
}
var within = (fact, change) => fact.state === "known" ? { ...fact, value: change(fact.value) } : fact;
var byKey = (record2, change) => Object.fromEntries(sortedBy(Object.entries(record2), ([key]) => key).map(([key, value]) => [key, change(value)]));
var byId = (accounts) => sortedBy(accounts, (account) => account.id);
var sortedBy = (list2, key) => list2.toSorted((one, other) => key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);

// src/judge.ts
var policyRoom = async () => ({
  ...await import("./load-B32FOJUI.js"),
  ...await import("./proposed-5STQGOIZ.js"),
  ...await import("./read-SM6Q7XPQ.js"),
  ...await import("./jobCondition-62QXTBTQ.js")
});
async function judge(subject, settings, edge) {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector);
  if (policy.state === "read" && !policy.policies.some((loaded2) => governsBranch(loaded2.policy.changes.branches, subject.base.branch))) {
    return { state: "ungoverned", subject };
  }
  const needs = policy.state === "read" ? needsOf(policy.policies, subject) : ["pullRequest"];
  await Promise.all([edge.teller.announce(subject), edge.meanwhile(() => edge.prepare())]);
  const [collected, rules] = await Promise.all([edge.collector.facts(subject, needs), edge.collector.branchRules(subject)]);
  if ("moved" in collected) return { state: "moved", subject, to: collected.moved };
  const facts = orderFacts(collected);
  const decision = await decisionOf(policy, facts);
  const loaded = policy.state === "read" ? policy.policies : [];
  const report = {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: policy.state === "refused" ? policy.problems : [],
    remarks: loaded.flatMap(({ warnings: warnings2 }) => warnings2),
    policy: { path: settings.policyPath, blob: policy.sources[0] ? gitBlobId(policy.sources[0].bytes) : null },
    enforcement: enforcementFrom(subject.base.branch, rules, await ownCondition(settings, edge)),
    reading: { ...edge.usage(), lines: edge.collector.reading(), unavailable: unavailableIn(facts) },
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: [...new Set(loaded.flatMap(({ notEvaluated }) => notEvaluated))]
  };
  return { state: "judged", subject, facts, policies: policy.sources, report };
}
async function readPolicies(subject, path, collector) {
  const { loadPolicies, refusalOfMissing } = await policyRoom();
  const source = await collector.policy(subject);
  if (source === null) return { state: "refused", problems: refusalOfMissing(path), sources: [] };
  if ("state" in source) return { state: "unavailable", reason: source.reason, sources: [] };
  const loaded = await loadPolicies(source, (reference) => collector.central(reference));
  if (!loaded.ok) return { state: "refused", problems: loaded.problems, sources: loaded.sources };
  return { state: "read", policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) };
}
async function decisionOf(policy, facts) {
  if (policy.state === "unavailable") return decisionError(policy.reason);
  if (policy.state === "refused") return policyRefused(policy.problems, facts.subject);
  return decide(evaluate({ facts, policies: policy.policies, readProposed: (await policyRoom()).proposedReader(policy.policies) }));
}
async function ownCondition({ job }, { collector }) {
  const text = collector.workflowText();
  return text === null || job === null ? "unreadable" : (await policyRoom()).jobCondition(text, job);
}
function unavailableIn(facts) {
  const all = [...facts.changes.flatMap((change) => Object.values(change)), ...Object.values(facts.teams), facts.accounts];
  return all.flatMap((fact) => typeof fact === "object" && fact.state === "unavailable" ? [fact.reason] : []);
}

// src/render/layout.ts
var bytesOf = (text) => new TextEncoder().encode(text).length;
var cutNote = "_\u2026 cut, see the evidence._";
function assemble(sections, limit) {
  let room = limit - bytesOf(cutNote) - 2;
  const kept = [];
  for (const section of sections.filter((one) => one !== "")) {
    room -= bytesOf(section) + 2;
    if (room < 0) return [...kept, cutNote].join("\n\n");
    kept.push(section);
  }
  return kept.join("\n\n");
}
var itemLimit = 500;
function fitItems(items, limit, line, rest) {
  let room = limit;
  const kept = [];
  for (const [index, item] of items.slice(0, itemLimit).entries()) {
    const text = line(item, index);
    room -= bytesOf(text) + 1;
    if (room < 0) break;
    kept.push(text);
  }
  return kept.length === items.length ? kept : [...kept, rest(items.length - kept.length)];
}
function table(head, items, limit, cells) {
  const rest = (left) => row([`\u2026 ${left} more, see the evidence`, ...head.slice(1).map(() => "")]);
  const lines = fitItems(items, limit, (item) => row(cells(item)), rest);
  return [row(head), row(head.map(() => "---")), ...lines].join("\n");
}
var row = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\u{7c}").replaceAll("\n", " ")).join(" | ")} |`;
var collapsed = (summary, body) => `<details><summary>${summary}</summary>

${body}

</details>`;
var plural = (count2, one, many = `${one}s`) => `${count2} ${count2 === 1 ? one : many}`;

// src/render/words.ts
var verdictWord = {
  pass: resultWord.passed,
  pending: resultWord.pending,
  fail: resultWord.failed,
  unknown: resultWord.error,
  "not-applicable": "Not applicable"
};
var verdictOrder = ["fail", "unknown", "pending", "pass", "not-applicable"];
var resultOrder = ["failed", "error", "pending", "overridden", "passed"];
var worstFirst = (reports) => reports.toSorted((one, other) => resultOrder.indexOf(one.decision.result) - resultOrder.indexOf(other.decision.result));
function controlName(id2, style) {
  const isOurs = controls.some((control) => control.id === id2) || id2 === policyReadable.id || id2 === runnerId;
  return isOurs ? style.words(`${id2.slice(0, 1).toUpperCase()}${id2.slice(1).replaceAll("-", " ").replace("sign off", "sign-off")}`) : style.datum(id2);
}
function resultName(result, report, style) {
  const change = result.change !== null && report.subject.changes.length > 1 ? ` (#${result.change})` : "";
  const policy = result.policy > 0 ? ` (central policy ${result.policy})` : "";
  return `${controlName(result.id, style)}${change}${policy}`;
}
function isPlainPullRequest({ gate, changes: changes2, commit }) {
  return gate === "pull-request" && changes2.length === 1 && changes2[0]?.head === commit;
}
var repositoryUrl = ({ serverUrl, subject }) => `${serverUrl}/${encodeURIComponent(visible(subject.repository.owner))}/${encodeURIComponent(visible(subject.repository.name))}`;
var changeUrl = (report, change) => `${repositoryUrl(report)}/pull/${change}`;
function policyUrl(report, line) {
  const path = report.policy.path.split("/").map((part) => encodeURIComponent(visible(part))).join("/");
  return `${repositoryUrl(report)}/blob/${encodeURIComponent(visible(report.subject.base.commit))}/${path}${line === null ? "" : `#L${line}`}`;
}
function subjectLine(report, style, change) {
  const { subject, policy, evaluatedAt } = report;
  const parts = [
    `${subjectName(subject, style, change)} \u2192 ${style.datum(subject.base.branch)}`,
    `commit ${style.datum(subject.commit.slice(0, 7))}`,
    policy.blob === null ? "no policy" : `policy ${style.datum(policy.blob.slice(0, 7))}`,
    .../^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(evaluatedAt) ? [utc(evaluatedAt)] : []
  ];
  return parts.join(" \xB7 ");
}
function subjectName(subject, style, change) {
  if (subject.changes.length === 0) return style.datum(repositoryPath(subject.repository));
  const named = subject.changes.slice(0, 10).map(({ number }) => change(number));
  const rest = subject.changes.length - named.length;
  const list2 = `${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  if (isPlainPullRequest(subject)) return `PR ${list2}`;
  return subject.gate === "merge" ? `merged PR ${list2}` : subject.gate === "pull-request" ? `merge group of PR ${list2}` : list2;
}

// src/render/statusLine.ts
var descriptionLimit = 140;
function statusOf(reports) {
  const enforced = reports.filter((report) => report.mode === "enforce");
  const [worst = reports[0]] = worstFirst(enforced.length === 0 ? reports : enforced);
  const state3 = worst.mode === "observe" ? "success" : stateOf(worst);
  const place = reports.length > 1 && worst.subject.changes.length === 1 ? ` (#${worst.subject.changes[0]?.number})` : "";
  return { state: state3, description: verdictLine(worst, descriptionLimit - place.length) + place };
}
var states = { passed: "success", overridden: "success", failed: "failure", pending: "pending", error: "error" };
function stateOf({ decision, subject }) {
  return decision.result === "pending" && !isPlainPullRequest(subject) ? "failure" : states[decision.result];
}
function verdictLine(report, limit) {
  const parts = headlineParts(report, plain);
  if (parts.length === 0) return verdictLead(report);
  let line = `${verdictLead(report)}: ${parts[0]}`;
  for (const [index, part] of parts.slice(1).entries()) {
    const left = parts.length - index - 2;
    const longer = `${line}; ${part}`;
    if (longer.length + more(left).length > limit) return cap(line, limit - more(left + 1).length) + more(left + 1);
    line = longer;
  }
  return cap(line, limit);
}
var verdictLead = ({ decision, mode }) => `${mode === "observe" ? "Observe: would be " : ""}${resultWord[decision.result]}`;
function headlineParts({ explanation }, style) {
  return [...new Set(explanation.headline.slice(0, headlineLimit).map((reason) => speakShort(reason, style)))];
}
var headlineLimit = 100;
var more = (count2) => count2 === 0 ? "" : ` (+${count2} more)`;

// src/render/json.ts
var formatVersion = 1;
function jsonReport(reports) {
  const ordered = worstFirst(reports);
  const document = {
    format: formatVersion,
    ...verdictOf(ordered[0] ?? reports[0]),
    summary: statusOf(reports).description,
    reports: ordered.map(oneReport)
  };
  return `${jsonText(document, 2)}
`;
}
var verdictOf = ({ decision: { result } }) => ({ result, word: resultWord[result] });
function oneReport(report) {
  const { subject, decision, explanation, policy, problems: problems2, remarks: remarks2, enforcement, reading: reading2, evidence: evidence2, notEvaluated } = report;
  return {
    ...verdictOf(report),
    mode: report.mode,
    gate: subject.gate,
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    base: subject.base,
    pullRequests: subject.changes,
    evaluatedAt: report.evaluatedAt,
    policy,
    missing: missingOf(report),
    controls: decision.controls.map((result) => ({ ...result, because: result.because.map((reason) => spoken(reason, result.id)) })),
    approvals: [...explanation.counted.map((one) => approval(one, true)), ...explanation.notCounted.map((one) => approval(one, false))],
    contributors: explanation.contributors.map((reason) => spoken(reason, reason.control)),
    warnings: explanation.warnings.map((reason) => spoken(reason, reason.control)),
    problems: problems2,
    remarks: remarks2,
    enforcement,
    reading: reading2,
    evidence: evidence2,
    notEvaluated
  };
}
var spoken = ({ message, data, facts }, control) => ({
  message,
  text: speak({ control, message, data }, "text", plain),
  data,
  facts
});
var approval = (reason, counted) => ({ counted, pullRequest: reason.change, ...spoken(reason, reason.control) });
function missingOf({ decision, explanation }) {
  if (decision.result === "passed" || decision.result === "overridden") return [];
  return explanation.headline.slice(0, missingLimit).map(missing2);
}
var missingLimit = 200;
var missing2 = (reason) => ({
  pullRequest: reason.change,
  control: reason.control,
  message: reason.message,
  data: reason.data,
  text: speak(reason, "text", plain),
  todo: speak(reason, "todo", plain)
});
var outputLimit = 6e4;
var outputText = 500;
function missingJson(reports) {
  const entries = [];
  let room = outputLimit;
  for (const one of worstFirst(reports).flatMap((report) => missingOf(report))) {
    const entry2 = jsonText({ ...one, ...brief(one) });
    room -= bytesOf(entry2) + 1;
    if (room < 0) break;
    entries.push(entry2);
  }
  return `[${entries.join(",")}]`;
}
var brief = ({ data, text, todo: todo2 }) => ({
  data: JSON.stringify(data).length > 2 * outputText ? {} : data,
  text: cap(text, outputText),
  todo: cap(todo2, outputText)
});

// src/render/detail.ts
var toldLimit = 3;
var decisive = [["broken", "missing"], ["counted"], ["note", null]];
function detailReasons({ id: id2, change, because }) {
  const sourced = because.map((reason) => ({ ...reason, control: id2, change }));
  const kinds = sourced.map(kindOf);
  const wanted = decisive.find((group) => kinds.some((kind) => group.includes(kind)));
  const fitting = wanted === void 0 ? sourced : sourced.filter((_, index) => wanted.includes(kinds[index] ?? null));
  const told = fitting.slice(0, toldLimit);
  return { told, rest: fitting.length - told.length };
}
function notesOf({ explanation, decision }) {
  const keyOf2 = ({ control, change, message, data }) => JSON.stringify([control, change, message, data]);
  const told = new Set(decision.controls.flatMap((result) => detailReasons(result).told.map(keyOf2)));
  return explanation.notes.filter((note) => !told.has(keyOf2(note)));
}

// src/render/enforcement.ts
function enforcementSentences({ branch, required, pinnedApp, bypass, jobCondition, detail }, style) {
  const templates = [];
  if (required === "no") templates.push(sentences.notRequired);
  if (required === "unreadable") templates.push(detail === null ? sentences.unreadable : sentences.unreadableBecause);
  if (required === "yes" && pinnedApp === null) templates.push(sentences.anySource);
  if (required === "yes" && bypass === "some") templates.push(sentences.bypass);
  if (jobCondition === "present") templates.push(sentences.condition);
  return templates.map((template) => sentence(template, { branch, detail }, style));
}
var sentences = {
  notRequired: "This verdict does not block merging: no rule on {branch} requires the status `countersign`.",
  unreadable: "Whether a rule on {branch} requires the status `countersign` could not be read.",
  unreadableBecause: "Whether a rule on {branch} requires the status `countersign` could not be read: {detail}.",
  anySource: "The rule on {branch} does not say which app the status `countersign` must come from: anyone who can post a status can satisfy it.",
  bypass: "Some people, apps or roles may bypass the rules on {branch}.",
  condition: "The job that runs the gate has an `if:`; GitHub counts a skipped required job as success."
};

// src/render/columns.ts
var pageWidth = 100;
var cellLimit = 32;
var codes = { strong: 1, faint: 2, red: 31, green: 32, yellow: 33, magenta: 35 };
var paint = (text, ink, color) => color && text !== "" ? `\x1B[${codes[ink]}m${text}\x1B[0m` : text;
function wrap(text, first, next = first, width = pageWidth) {
  const lines = [];
  let line = first;
  let isStart = true;
  for (const word of text.split(" ")) {
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      isStart = true;
    }
    line = isStart ? line + word : `${line} ${word}`;
    isStart = false;
  }
  return [...lines, line];
}
function columns(rows, color) {
  const widths = (rows[0]?.cells ?? []).map((_, index) => Math.min(cellLimit, Math.max(...rows.map(({ cells }) => cells[index]?.length ?? 0))));
  const indent = " ".repeat(2 + widths.reduce((sum, width) => sum + width + 2, 0));
  return rows.flatMap(({ cells, ink, text }) => {
    const padded = cells.map((cell, index) => cell.padEnd(widths[index] ?? 0));
    const head = `  ${padded.join("  ")}  `;
    const [start = "", ...rest] = head.length > indent.length ? [head.trimEnd(), ...wrap(text, indent)] : wrap(text, head, indent);
    const label = cells[0] ?? "";
    return [`  ${paint(label, ink, color)}${start.slice(2 + label.length)}`.trimEnd(), ...rest];
  });
}

// src/render/people.ts
function byPerson(reasons) {
  const people = /* @__PURE__ */ new Map();
  for (const [index, reason] of reasons.entries()) {
    const login2 = dataOf(reason, "login");
    const key = login2 === null ? `#${index}` : JSON.stringify([login2, reason.change]);
    const told = people.get(key);
    if (told === void 0) people.set(key, { login: login2, change: reason.change, commit: dataOf(reason, "commit"), reasons: [reason] });
    else told.reasons.push(reason);
  }
  return [...people.values()];
}
var dataOf = ({ data }, name) => Object.hasOwn(data, name) ? data[name] ?? null : null;
var nameOf = ({ login: login2 }, style) => login2 === null ? "deleted account" : shown(login2, style);
var toldLimit2 = 5;
function sayings(told, style, joint) {
  const name = nameOf(told, style);
  const texts = told.reasons.slice(0, toldLimit2).map((reason) => withoutName(speak(reason, "text", style), name));
  const rest = told.reasons.length - texts.length;
  return [texts.join(joint), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ");
}
function withoutName(text, name) {
  const lead = [`${name}: `, `${name} `].find((one) => text.startsWith(one)) ?? "";
  return text.slice(lead.length);
}

// src/render/terminal.ts
var rowLimit = 50;
function terminalReport(reports, { color }) {
  return `${worstFirst(reports).map((report) => reportLines(report, color).join("\n")).join(`

${"\u2500".repeat(60)}

`)}
`;
}
function reportLines(report, color) {
  const sections = [
    verdict(report, color),
    problems(report),
    todo(report),
    controls2(report, color),
    approvals(report, color),
    contributors(report),
    list("Notes", notesOf(report)),
    warnings(report),
    remarks(report),
    reading(report),
    evidence(report)
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => index === 0 ? lines : ["", ...headed(lines, color)]);
}
var headed = ([head = "", ...lines], color) => [paint(head, "strong", color), ...lines];
var inks = { passed: "green", overridden: "yellow", pending: "yellow", failed: "red", error: "magenta" };
var verdictInks = { pass: "green", pending: "yellow", fail: "red", unknown: "magenta", "not-applicable": "faint" };
function verdict(report, color) {
  const ink = inks[report.decision.result];
  const word = resultWord[report.decision.result];
  const lead = verdictLead(report);
  const [first, ...rest] = headlineParts(report, plain);
  const lines = wrap(`${lead}${first === void 0 ? "" : `: ${first}`}`, "");
  const shownFirst = (lines[0] ?? "").replace(word, () => paint(word, ink, color));
  const others = rest.slice(0, 9).flatMap((part) => wrap(part, `${" ".repeat(lead.length + 2)}`));
  const left = rest.length > 9 ? [`${" ".repeat(lead.length + 2)}\u2026 and ${rest.length - 9} more`] : [];
  const place = subjectLine(report, plain, (number) => `#${number}`);
  const [change] = report.subject.changes;
  const url = change === void 0 ? [] : [paint(logLine(changeUrl(report, change.number)), "faint", color)];
  const observe = report.mode === "observe" ? wrap("Observe mode: this verdict blocks nothing; the record holds the decision as it is.", "") : [];
  return [shownFirst, ...lines.slice(1), ...others, ...left, paint(place, "faint", color), ...url, ...observe];
}
function problems({ problems: list_ }) {
  if (list_.length === 0) return [];
  const lines = list_.slice(0, rowLimit).flatMap(problemLines);
  return [
    `${plural(list_.length, "problem")} in the policy`,
    ...lines.map((line) => `  ${line}`),
    "  The policy was not relaxed: what it governs stays blocked until the file is fixed."
  ];
}
function remarks({ remarks: list_ }) {
  if (list_.length === 0) return [];
  return [`${plural(list_.length, "remark")} on the policy`, ...list_.slice(0, rowLimit).flatMap(problemLines).map((line) => `  ${line}`)];
}
function todo(report) {
  const { todo: steps } = report.explanation;
  if (steps.length === 0) return [];
  const several = report.subject.changes.length > 1;
  const lines = steps.slice(0, rowLimit).flatMap((reason, index) => {
    const change = several && reason.change !== null ? `#${reason.change}: ` : "";
    return wrap(`${index + 1}. ${change}${speak(reason, "todo", plain)}`, "  ", "     ");
  });
  const left = steps.length > rowLimit ? [`  \u2026 and ${plural(steps.length - rowLimit, "more step")}`] : [];
  return ["To unblock", ...lines, ...left];
}
function controls2(report, color) {
  const { table: table2 } = report.explanation;
  if (table2.length === 0) return [];
  const ordered = table2.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict)).slice(0, rowLimit);
  const rows = ordered.map((result) => {
    const { told, rest } = detailReasons(result);
    return {
      cells: [verdictWord[result.verdict], resultName(result, report, plain)],
      ink: verdictInks[result.verdict],
      text: [...told.map((reason) => speak(reason, "text", plain)), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ")
    };
  });
  return ["Controls", ...columns(rows, color)];
}
function approvals({ explanation }, color) {
  const counted = byPerson(explanation.counted);
  const notCounted = byPerson(explanation.notCounted);
  if (counted.length + notCounted.length === 0) return [];
  const row2 = (told, word, ink) => {
    const commit = told.commit === null ? "" : shown(told.commit, plain);
    return { cells: [word, nameOf(told, plain), commit], ink, text: sayings(told, plain, " ") };
  };
  const yes = counted.slice(0, rowLimit).map((told) => row2(told, "counted", "green"));
  const no = notCounted.slice(0, rowLimit).map((told) => row2(told, "not counted", "yellow"));
  const left = counted.length + notCounted.length - yes.length - no.length;
  return [
    `Approvals: ${counted.length} counted, ${notCounted.length} did not`,
    ...columns([...yes, ...no], color),
    ...left > 0 ? [`  \u2026 and ${left} more`] : []
  ];
}
function contributors({ explanation }) {
  const people = byPerson(explanation.contributors);
  if (people.length === 0) return [];
  const rows = people.slice(0, rowLimit).map((told) => ({ cells: [nameOf(told, plain)], ink: "strong", text: sayings(told, plain, "; ") }));
  const left = people.length - rows.length;
  return [`Contributors: ${people.length}`, ...columns(rows, false), ...left > 0 ? [`  \u2026 and ${left} more`] : []];
}
function list(head, reasons) {
  if (reasons.length === 0) return [];
  const lines = reasons.slice(0, rowLimit).flatMap((reason) => wrap(speak(reason, "text", plain), "  ", "    "));
  return [`${head}: ${reasons.length}`, ...lines, ...reasons.length > rowLimit ? [`  \u2026 and ${reasons.length - rowLimit} more`] : []];
}
function warnings({ enforcement, explanation, notEvaluated }) {
  const sentences2 = [
    ...enforcementSentences(enforcement, plain),
    ...explanation.warnings.slice(0, rowLimit).map((reason) => speak(reason, "text", plain)),
    ...notEvaluated.length === 0 ? [] : [`Not evaluated by this version: ${shown(notEvaluated.slice(0, 50), plain, "and")}.`]
  ];
  return sentences2.length === 0 ? [] : ["Warnings", ...sentences2.flatMap((text) => wrap(text, "  ", "    "))];
}
function reading({ reading: { lines, requests, points, unavailable: unavailable2 } }) {
  const counts = lines.slice(0, 100).map(({ what: what2, listed, total }) => `${listed} of ${total} ${logLine(what2, 60)}`);
  const usage = [plural(requests, "request"), ...points === null ? [] : [plural(points, "GraphQL point")]];
  const short = lines.filter(({ listed, total }) => listed < total).length;
  const truncated = short === 0 ? "Nothing truncated." : `${plural(short, "list")} truncated.`;
  const missing3 = unavailable2.slice(0, 100).flatMap(({ what: what2, request, status, detail }) => {
    const answer = request === null ? "no request could be made" : `${logLine(request)} ${status === null ? "got no answer" : `answered ${status}`}`;
    return wrap(`Not read: ${logLine(what2)}: ${answer} (${logLine(detail)})`, "  ", "    ");
  });
  return ["What was read", ...wrap(`${[...counts, ...usage].join(" \xB7 ")}. ${truncated}`, "  "), ...missing3];
}
function evidence({ evidence: link }) {
  if (link === null) return [];
  const signed = link.signed ? `signed${link.signer === null ? "" : ` by ${logLine(link.signer)}`}` : "unsigned: it proves nothing about who made it";
  const lines = [
    `sha256 ${logLine(link.sha256)}`,
    signed,
    ...link.artifactUrl === null ? [] : [logLine(link.artifactUrl)],
    `verify: ${logLine(link.verifyCommand)}`
  ];
  return ["Evidence", ...lines.map((line) => `  ${line}`)];
}

export {
  createCollector,
  silentTeller,
  policyRoom,
  judge,
  bytesOf,
  assemble,
  fitItems,
  table,
  collapsed,
  plural,
  detailReasons,
  notesOf,
  byPerson,
  nameOf,
  sayings,
  enforcementSentences,
  verdictWord,
  verdictOrder,
  worstFirst,
  resultName,
  changeUrl,
  policyUrl,
  subjectLine,
  descriptionLimit,
  statusOf,
  verdictLead,
  headlineParts,
  jsonReport,
  missingJson,
  terminalReport
};
