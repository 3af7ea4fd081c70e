import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  addDeploymentStatus,
  changesBetween,
  commitAt,
  commitLog,
  commitsOf,
  createDeployment,
  entriesBelow,
  environmentNamed,
  folderId,
  fullName,
  jobsOf,
  mergeBase,
  rulesetsOf,
  waitingJobs
} from "./chunk-B6YN6RK5.js";

// src/simulator/rest/routing.ts
var notFound = () => ({
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" }
});
var readOnly = () => ({
  status: 403,
  body: { message: "Repository was archived so is read-only.", documentation_url: "https://docs.github.com/rest", status: "403" }
});
var greedy = /* @__PURE__ */ new Set(["path", "ref", "branch", "basehead"]);
function matchPath(template, path) {
  const wanted = template.split("/");
  const given = path.split("/");
  const parameters = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const last = index === wanted.length - 1;
    const value = name !== void 0 && last && greedy.has(name) ? given.slice(index).join("/") : given[index];
    if (value === void 0 || (name === void 0 ? value !== part : value === "")) return null;
    if (name !== void 0) parameters[name] = decodeURIComponent(value);
    if (last && given.length > wanted.length && !(name !== void 0 && greedy.has(name))) return null;
  }
  return parameters;
}
var parameter = (request, name) => request.parameters[name] ?? "";
function repositoryOf(request) {
  const found = request.world.repositories.get(`${parameter(request, "owner")}/${parameter(request, "repo")}`.toLowerCase());
  return found && !found.deleted ? found : null;
}
var forRepository = (operation, answer) => ({
  operation,
  answer(request) {
    const repository2 = repositoryOf(request);
    if (repository2?.archived && !operation.startsWith("GET ")) return readOnly();
    return repository2 ? answer(repository2, request) : notFound();
  }
});
var forPull = (operation, answer) => forRepository(operation, (repository2, request) => {
  const pull = repository2.pulls.get(Number(parameter(request, "pull_number")));
  return pull ? answer(pull, request) : notFound();
});
var ok = (body, headers = {}) => ({ status: 200, body, headers });
var created = (body) => ({ status: 201, body });
var repositoryUrl = (repository2, request) => `${request.apiUrl}/repos/${fullName(repository2)}`;
var pageUrl = (repository2, request) => `${request.serverUrl}/${fullName(repository2)}`;
function pageOf(all, request) {
  const size = Math.min(100, Math.max(1, Number(request.query.get("per_page") ?? 30)));
  const page = Math.max(1, Number(request.query.get("page") ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const items = request.secondPageMissing && page > 1 ? [] : all.slice((page - 1) * size, page * size);
  const links = page < last ? [link(request, page + 1, "next"), link(request, last, "last")] : [];
  if (page > 1) links.push(link(request, page - 1, "prev"), link(request, 1, "first"));
  return { items, headers: links.length > 0 ? { link: links.join(", ") } : {} };
}
function link(request, page, relation) {
  const address = new URL(request.address);
  address.searchParams.set("page", String(page));
  return `<${address.href}>; rel="${relation}"`;
}

// src/simulator/rest/shapes.ts
var under = (address, names) => Object.fromEntries(names.split(" ").map((name) => [`${name}_url`, `${address}/${name}`]));
function simpleUser(member, urls) {
  const login = member.type === "Bot" ? `${member.login}[bot]` : member.login;
  const address = `${urls.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: member.id,
    node_id: `U_${member.id}`,
    avatar_url: `${urls.serverUrl}/avatars/${member.id}`,
    gravatar_id: "",
    url: address,
    html_url: `${urls.serverUrl}/${member.login}`,
    type: member.type,
    site_admin: false,
    user_view_type: "public",
    ...under(address, "followers following gists starred subscriptions organizations repos events received_events")
  };
}
var userOrNull = (id, urls) => {
  const member = urls.world.member(id);
  return member ? simpleUser(member, urls) : null;
};
var userOrGhost = (id, urls) => {
  const member = urls.world.member(id) ?? { id: 10137, login: "ghost", type: "User", name: "Deleted user", emails: [], deleted: true };
  return simpleUser(member, urls);
};
function nestedTeam(team2, urls) {
  const address = `${urls.apiUrl}/orgs/${team2.org}/teams/${team2.slug}`;
  return {
    id: team2.id,
    node_id: `T_${team2.id}`,
    url: address,
    html_url: `${urls.serverUrl}/orgs/${team2.org}/teams/${team2.slug}`,
    name: team2.slug,
    slug: team2.slug,
    description: null,
    privacy: team2.privacy === "SECRET" ? "secret" : "closed",
    permission: "pull",
    type: "organization",
    parent: null,
    members_url: `${address}/members{/member}`,
    repositories_url: `${address}/repos`
  };
}
var jobPage = (run, job, repository2, urls) => `${urls.serverUrl}/${fullName(repository2)}/actions/runs/${run}/job/${job}`;
var actionsApp = (urls, at) => ({
  id: 15368,
  slug: "github-actions",
  node_id: "A_15368",
  owner: simpleUser(urls.world.account("github-actions"), urls),
  name: "GitHub Actions",
  description: null,
  external_url: "https://help.github.com",
  html_url: `${urls.serverUrl}/apps/github-actions`,
  created_at: at,
  updated_at: at,
  permissions: { checks: "write" },
  events: []
});
var repositoryLinks = "archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees";
function minimalRepository(repository2, urls) {
  const address = `${urls.apiUrl}/repos/${fullName(repository2)}`;
  return {
    id: repository2.id,
    node_id: `R_${repository2.id}`,
    name: repository2.name,
    full_name: fullName(repository2),
    private: repository2.private,
    owner: simpleUser(urls.world.account(repository2.owner), urls),
    html_url: `${urls.serverUrl}/${fullName(repository2)}`,
    description: null,
    fork: repository2.parent !== null,
    url: address,
    default_branch: repository2.defaultBranch,
    visibility: repository2.private ? "private" : "public",
    ...under(address, repositoryLinks)
  };
}
var singleRepository = (repository2, urls) => ({
  ...fullRepository(repository2, urls),
  network_count: 0,
  subscribers_count: 0
});
function fullRepository(repository2, urls) {
  const page = `${urls.serverUrl}/${fullName(repository2)}`;
  const now = urls.world.clock.now();
  return {
    ...minimalRepository(repository2, urls),
    clone_url: `${page}.git`,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    watchers: 0,
    watchers_count: 0,
    stargazers_count: 0,
    size: 1,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    archived: repository2.archived,
    disabled: false,
    pushed_at: now,
    created_at: now,
    updated_at: now
  };
}

// src/simulator/objects.ts
function objectType(typename, fields) {
  return (source) => ({
    typename,
    has: (field) => Object.hasOwn(fields, field),
    ask(field, args, context2) {
      const resolve = Object.hasOwn(fields, field) ? fields[field] : void 0;
      if (!resolve) throw new QueryError("undefinedField", `Field '${field}' doesn't exist on type '${typename}'`);
      return resolve(source, args, context2);
    }
  });
}
var QueryError = class extends Error {
  type;
  constructor(type, message) {
    super(message);
    this.name = "QueryError";
    this.type = type;
  }
};
var FieldError = class extends Error {
  type;
  /** The schema has no null there, so the object that holds the field becomes null. */
  isRequired;
  constructor(type, message, isRequired = false) {
    super(message);
    this.name = "FieldError";
    this.type = type;
    this.isRequired = isRequired;
  }
};
function needs(permission, context2) {
  if (context2.lacking.includes(permission)) throw new FieldError("FORBIDDEN", "Resource not accessible by integration", true);
}
var textArgument = (args, name) => {
  const value = args[name];
  if (typeof value !== "string") throw new QueryError("missingRequiredArguments", `argument '${name}' must be a String`);
  return value;
};
var optionalText = (args, name) => {
  const value = args[name];
  return typeof value === "string" ? value : null;
};
var listArgument = (args, name) => {
  const value = args[name];
  if (value === void 0 || value === null) return null;
  return (Array.isArray(value) ? value : [value]).map(String);
};

// src/simulator/connection.ts
var cursor = (index) => Buffer.from(`cursor:v1:${index}`).toString("base64");
function position(args, name) {
  const given = args[name];
  if (typeof given !== "string") return null;
  const index = /^cursor:v1:(\d{1,9})$/.exec(Buffer.from(given, "base64").toString("latin1"))?.[1];
  if (index === void 0) throw new QueryError("INVALID_CURSOR_ARGUMENTS", `\`${given}\` does not appear to be a valid cursor.`);
  return Number(index);
}
function limit(args, name, field) {
  const given = args[name];
  if (typeof given !== "number") return null;
  if (given > 100 || given < 0) {
    throw new QueryError(
      "EXCESSIVE_PAGINATION",
      `Requesting ${given} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`
    );
  }
  return given;
}
var pageInfo = objectType("PageInfo", {
  hasNextPage: (page) => page.start + page.nodes.length < page.total,
  hasPreviousPage: (page) => page.start > 0,
  startCursor: (page) => page.nodes.length > 0 ? cursor(page.start) : null,
  endCursor: (page) => page.nodes.length > 0 ? cursor(page.start + page.nodes.length - 1) : null
});
var edgeOf = (typename) => objectType(typename, { node: (edge) => edge.node, cursor: (edge) => cursor(edge.index) });
function connection(shape2, items, args, node, context2) {
  const first = limit(args, "first", shape2.field);
  const last = limit(args, "last", shape2.field);
  if (first === null && last === null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${shape2.field}\` connection.`;
    throw new QueryError("MISSING_PAGINATION_BOUNDARIES", message);
  }
  const after = position(args, "after");
  const from = after === null ? 0 : after + 1;
  const to = position(args, "before") ?? items.length;
  const start = first === null ? Math.max(from, to - (last ?? 0)) : from;
  const end = first === null ? to : Math.min(to, start + first);
  const missing = context2.secondPageMissing && after !== null;
  const page = { nodes: missing ? [] : items.slice(start, end).map(node), start: missing ? items.length : start, total: items.length };
  const edge = edgeOf(shape2.typename.replace(/Connection$/, "Edge"));
  return objectType(shape2.typename, {
    totalCount: () => shape2.total ?? items.length,
    pageInfo: () => pageInfo(page),
    nodes: () => page.nodes,
    edges: () => page.nodes.map((node2, index) => edge({ node: node2, index: start + index }))
  })(page);
}

// src/simulator/abstract.ts
function concreteTypes(name) {
  switch (name) {
    case "Actor":
      return ["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"];
    case "RepositoryOwner":
      return ["User", "Organization"];
    case "Assignee":
      return ["User", "Bot", "Mannequin", "Organization"];
    case "RequestedReviewer":
      return ["User", "Bot", "Mannequin", "Team"];
    case "DeploymentReviewer":
      return ["User", "Team"];
    case "GitObject":
      return ["Commit", "Tree", "Blob", "Tag"];
    case "RuleParameters":
      return ["PullRequestParameters", "UpdateParameters"];
    case "StatusCheckRollupContext":
      return ["CheckRun", "StatusContext"];
    case "Node":
      return nodeTypes;
    case "PullRequestTimelineItems":
      return timelineTypes;
    default:
      return [name];
  }
}
var timelineTypes = [
  "HeadRefForcePushedEvent",
  "ReviewDismissedEvent",
  "BaseRefChangedEvent",
  "AutomaticBaseChangeSucceededEvent",
  "ReopenedEvent",
  "ClosedEvent",
  "MergedEvent",
  "ConvertToDraftEvent",
  "ReadyForReviewEvent",
  "AddedToMergeQueueEvent",
  "RemovedFromMergeQueueEvent",
  "AssignedEvent"
];
var nodeTypes = [
  ...timelineTypes,
  "User",
  "Bot",
  "Mannequin",
  "Organization",
  "Repository",
  "PullRequest",
  "Commit",
  "Tree",
  "Blob",
  "Ref",
  "PullRequestReview",
  "Team",
  "CheckRun",
  "CheckSuite",
  "WorkflowRun",
  "Status",
  "StatusContext",
  "StatusCheckRollup",
  "MergeQueue",
  "MergeQueueEntry",
  "App",
  "IssueComment",
  "PullRequestCommit",
  "Deployment",
  "DeploymentStatus",
  "DeploymentReview",
  "Environment",
  "Tag"
];
var timelineItemType = (typename) => typename.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

// src/simulator/schema/environment.ts
var ruleTypes = ({ waitMinutes, reviewers, refs }) => [
  ...waitMinutes > 0 ? ["WAIT_TIMER"] : [],
  ...reviewers.length > 0 ? ["REQUIRED_REVIEWERS"] : [],
  ...refs === null ? [] : ["BRANCH_POLICY"]
];
var reviewerNode = ({ type, id }, context2) => {
  const found = type === "Team" ? [...context2.world.teams.values()].find((one4) => one4.id === id) : void 0;
  return found ? team(found) : actorOrGhost(id, context2);
};
var reviewersOf = (environment2, args, context2) => connection(
  { typename: "DeploymentReviewerConnection", field: "reviewers" },
  environment2.reviewers,
  args,
  (one4) => reviewerNode(one4, context2),
  context2
);
var protectionRule = objectType("DeploymentProtectionRule", {
  databaseId: ({ type, environment: environment2 }) => environment2.id * 10 + ["", "WAIT_TIMER", "REQUIRED_REVIEWERS", "BRANCH_POLICY"].indexOf(type),
  type: ({ type }) => type,
  timeout: ({ type, environment: environment2 }) => type === "WAIT_TIMER" ? environment2.waitMinutes : 0,
  preventSelfReview: ({ type, environment: environment2 }) => type === "REQUIRED_REVIEWERS" && environment2.preventSelfReview,
  reviewers: ({ type, environment: environment2 }, args, context2) => reviewersOf(type === "REQUIRED_REVIEWERS" ? environment2 : { ...environment2, reviewers: [] }, args, context2)
});
var environment = objectType("Environment", {
  id: (source) => `EN_${source.environment.id}`,
  databaseId: (source) => source.environment.id,
  name: (source) => source.environment.name,
  isPinned: () => false,
  latestCompletedDeployment: (source) => {
    const completed = source.repository.deployments.findLast(
      (one4) => one4.environment === source.environment.name && ["success", "failure", "error"].includes(one4.statuses.at(-1)?.state ?? "")
    );
    return completed ? deployment({ deployment: completed, repository: source.repository }) : null;
  },
  protectionRules: (source, args, context2) => {
    const shape2 = { typename: "DeploymentProtectionRuleConnection", field: "protectionRules" };
    const node = (type) => protectionRule({ type, environment: source.environment });
    return connection(shape2, ruleTypes(source.environment), args, node, context2);
  }
});
var environments = (source, args, context2) => {
  const names = listArgument(args, "names") ?? [];
  const all = source.environments.filter((one4) => names.length === 0 || names.includes(one4.name)).toSorted((one4, two) => one4.name < two.name ? -1 : 1);
  const node = (one4) => environment({ environment: one4, repository: source });
  return connection({ typename: "EnvironmentConnection", field: "environments" }, all, args, node, context2);
};

// src/simulator/schema/run.ts
var named = (names, repository2) => names.flatMap((name) => environmentNamed(repository2, name ?? "") ?? []);
var deploymentReview = objectType("DeploymentReview", {
  id: ({ review }) => `DR_${review.id}`,
  databaseId: ({ review }) => review.id,
  state: ({ review }) => review.state.toUpperCase(),
  comment: ({ review }) => review.comment,
  user: ({ review }, _, context2) => actorOrGhost(review.user, context2),
  environments: ({ review, repository: repository2 }, args, context2) => {
    const node = (one4) => environment({ environment: one4, repository: repository2 });
    return connection({ typename: "EnvironmentConnection", field: "environments" }, named(review.environments, repository2), args, node, context2);
  }
});
var deploymentRequest = objectType("DeploymentRequest", {
  currentUserCanApprove: () => false,
  environment: (source) => environment(source),
  reviewers: (source, args, context2) => reviewersOf(source.environment, args, context2),
  waitTimer: (source) => source.environment.waitMinutes,
  waitTimerStartedAt: () => null
});
var workflowRun = objectType("WorkflowRun", {
  id: ({ run }) => `WFR_${run.id}`,
  databaseId: ({ run }) => run.id,
  event: ({ run }) => run.event,
  runNumber: ({ run }) => run.attempt,
  createdAt: ({ run }) => run.createdAt,
  updatedAt: ({ run }) => run.createdAt,
  url: ({ run, repository: repository2 }, _, context2) => `${context2.serverUrl}/${fullName(repository2)}/actions/runs/${run.id}`,
  deploymentReviews: ({ run, repository: repository2 }, args, context2) => {
    needs("actions", context2);
    const node = (review) => deploymentReview({ review, repository: repository2 });
    return connection({ typename: "DeploymentReviewConnection", field: "deploymentReviews" }, run.reviews, args, node, context2);
  },
  pendingDeploymentRequests: ({ run, repository: repository2 }, args, context2) => {
    needs("actions", context2);
    const waiting = named([...new Set(waitingJobs(run).map((job) => job.environment))], repository2);
    const node = (one4) => deploymentRequest({ environment: one4, repository: repository2 });
    return connection({ typename: "DeploymentRequestConnection", field: "pendingDeploymentRequests" }, waiting, args, node, context2);
  }
});

// src/simulator/schema/checks.ts
var latestStatuses = (sha, repository2) => [
  ...new Map(repository2.statuses.filter((status2) => status2.sha === sha).map((status2) => [status2.context, status2])).values()
];
var context = objectType("StatusContext", {
  id: (status2) => `SC_${status2.id}`,
  context: (status2) => status2.context,
  state: (status2) => status2.state.toUpperCase(),
  description: (status2) => status2.description,
  targetUrl: (status2) => status2.targetUrl,
  createdAt: (status2) => status2.at,
  creator: (_, __, given) => actor(given.world.account("github-actions").id, given)
});
var combined = (states2) => {
  for (const worst of ["error", "failure", "pending"]) if (states2.includes(worst)) return worst.toUpperCase();
  return "SUCCESS";
};
var status = objectType("Status", {
  id: ({ sha }) => `S_${sha}`,
  state: ({ statuses }) => combined(statuses.map((one4) => one4.state)),
  contexts: ({ statuses }) => statuses.map(context),
  context: ({ statuses }, args) => {
    const found = statuses.find((one4) => one4.context === args["name"]);
    return found ? context(found) : null;
  }
});
function statusOf(sha, repository2) {
  const statuses = latestStatuses(sha, repository2);
  return statuses.length > 0 ? status({ sha, statuses }) : null;
}
var rollupType = objectType("StatusCheckRollup", {
  id: ({ sha }) => `SCR_${sha}`,
  state: ({ statuses }) => combined(statuses.map((one4) => one4.state)),
  contexts: ({ statuses, checks, repository: repository2 }, args, given) => {
    const items = [...checks.map((run) => checkRun({ run, repository: repository2 })), ...statuses.map(context)];
    return connection({ typename: "StatusCheckRollupContextConnection", field: "contexts" }, items, args, (item) => item, given);
  }
});
function rollup(sha, repository2) {
  const statuses = latestStatuses(sha, repository2);
  const checks = repository2.checks.filter((check) => check.sha === sha);
  return statuses.length + checks.length > 0 ? rollupType({ sha, statuses, checks, repository: repository2 }) : null;
}
var checkRun = objectType(
  "CheckRun",
  {
    id: ({ run }) => `CR_${run.id}`,
    databaseId: ({ run }) => run.id,
    name: ({ run }) => run.name,
    externalId: ({ run }) => run.externalId || null,
    status: ({ run }) => run.status.toUpperCase(),
    conclusion: ({ run }) => run.conclusion?.toUpperCase() ?? null,
    title: ({ run }) => run.output.title,
    summary: ({ run }) => run.output.summary,
    text: ({ run }) => run.output.text,
    startedAt: ({ run }) => run.startedAt,
    completedAt: ({ run }) => run.completedAt,
    detailsUrl: ({ run }) => run.detailsUrl,
    url: ({ run, repository: repository2 }, _, given) => `${given.serverUrl}/${fullName(repository2)}/runs/${run.id}`,
    checkSuite: ({ run, repository: repository2 }) => suite({ sha: run.sha, repository: repository2, run: null })
  }
);
var app = objectType("App", { id: () => "A_15368", databaseId: () => 15368, slug: () => "github-actions", name: () => "GitHub Actions" });
var suite = objectType("CheckSuite", {
  id: ({ sha, run }) => `CS_${run?.id ?? sha}`,
  databaseId: ({ run }) => run?.id ?? 1,
  status: () => "COMPLETED",
  conclusion: ({ run }) => run?.conclusion?.toUpperCase() ?? null,
  createdAt: ({ run, repository: repository2 }) => run?.createdAt ?? repository2.checks.at(-1)?.startedAt ?? "1970-01-01T00:00:00Z",
  app: () => app(null),
  creator: ({ run }, _, given) => {
    const creator = given.world.member(run?.actor ?? null);
    return creator?.type === "User" ? actor(creator.id, given) : null;
  },
  workflowRun: ({ run, repository: repository2 }) => run ? workflowRun({ run, repository: repository2 }) : null,
  checkRuns: ({ sha, repository: repository2, run }, args, given) => {
    const checks = run ? [] : checksNamed(sha, repository2, args);
    const shape2 = { typename: "CheckRunConnection", field: "checkRuns" };
    return connection(shape2, checks, args, (check) => checkRun({ run: check, repository: repository2 }), given);
  }
});
function checksNamed(sha, repository2, args) {
  const filter = args["filterBy"];
  const wanted = filter && typeof filter === "object" && !Array.isArray(filter) ? filter["checkName"] : null;
  return repository2.checks.filter((check) => check.sha === sha && (typeof wanted !== "string" || check.name === wanted));
}
function checkSuites(sha, repository2, args, given) {
  const isNarrowed = args["filterBy"] !== void 0 && args["filterBy"] !== null;
  const posted = checksNamed(sha, repository2, args).length > 0 ? [{ sha, repository: repository2, run: null }] : [];
  const runs = repository2.runs.filter((run) => run.headSha === sha && !isNarrowed).map((run) => ({ sha, repository: repository2, run }));
  return connection({ typename: "CheckSuiteConnection", field: "checkSuites" }, [...posted, ...runs], args, suite, given);
}

// src/simulator/schema/objects.ts
var gitFields = (oid, kind) => ({
  id: ({ source }) => `${kind}_${oid(source)}`,
  oid: ({ source }) => oid(source),
  abbreviatedOid: ({ source }) => oid(source).slice(0, 7),
  commitUrl: ({ source, repository: repository2 }, _, context2) => `${context2.serverUrl}/${fullName(repository2)}/commit/${oid(source)}`
});
var commitType = objectType("Commit", {
  ...gitFields((commit) => commit.sha, "C"),
  url: ({ source, repository: repository2 }, _, context2) => `${context2.serverUrl}/${fullName(repository2)}/commit/${source.sha}`,
  message: ({ source }) => source.message,
  messageHeadline: ({ source }) => source.message.split("\n")[0] ?? "",
  authoredDate: ({ source }) => source.authoredAt,
  committedDate: ({ source }) => source.committedAt,
  committedViaWeb: ({ source }) => source.signature?.byGitHub === true,
  authoredByCommitter: ({ source }) => source.author.email === source.committer.email,
  author: ({ source }) => gitActor(source.author, source.authoredAt),
  committer: ({ source }) => gitActor(source.committer, source.committedAt),
  authors: ({ source }, args, context2) => {
    const people = [source.author, ...source.coAuthors];
    return connection({ typename: "GitActorConnection", field: "authors" }, people, args, (person) => gitActor(person, source.authoredAt), context2);
  },
  tree: ({ source, repository: repository2 }, _, context2) => treeNode(source.tree, repository2, context2),
  parents: ({ source, repository: repository2 }, args, context2) => {
    const shape2 = { typename: "CommitConnection", field: "parents" };
    return connection(shape2, source.parents, args, (sha) => commitNode(sha, repository2, context2), context2);
  },
  file: ({ source, repository: repository2 }, args) => {
    const path = textArgument(args, "path");
    const file = source.files.get(path);
    if (file) return treeEntry({ source: { name: path.split("/").pop() ?? path, path, mode: file.mode, oid: file.blob }, repository: repository2 });
    const folder = { files: source.files, prefix: `${path}/` };
    if (![...source.files.keys()].some((name) => name.startsWith(folder.prefix))) return null;
    return treeEntry({ source: { name: path.split("/").pop() ?? path, path, mode: "40000", oid: idOf(folder), folder }, repository: repository2 });
  },
  signature: ({ source }) => source.signature ? signatureType(source.signature) : null,
  associatedPullRequests: ({ source, repository: repository2 }, args, context2) => {
    const shape2 = { typename: "PullRequestConnection", field: "associatedPullRequests" };
    return connection(shape2, associated(source.sha, repository2, context2), args, pullRequest, context2);
  },
  history: ({ source, repository: repository2 }, args, context2) => {
    const since = optionalText(args, "since") ?? "";
    const until = optionalText(args, "until") ?? "9999";
    const path = optionalText(args, "path");
    const all = commitLog(context2.world.store, source.sha).filter((one4) => one4.committedAt >= since && one4.committedAt <= until && touches(context2.world.store, one4, path));
    const shape2 = { typename: "CommitHistoryConnection", field: "history" };
    return connection(shape2, all, args, (one4) => commitNode(one4.sha, repository2, context2), context2);
  },
  status: ({ source, repository: repository2 }) => statusOf(source.sha, repository2),
  statusCheckRollup: ({ source, repository: repository2 }) => rollup(source.sha, repository2),
  checkSuites: ({ source, repository: repository2 }, args, context2) => checkSuites(source.sha, repository2, args, context2)
});
function associated(sha, repository2, context2) {
  const merged = repository2.merged.get(sha) ?? [];
  const holds = (pull) => pull.state === "MERGED" ? merged.includes(pull.number) : commitsOf(context2.world, pull).some((commit) => commit.sha === sha);
  return [...repository2.pulls.values()].filter((pull) => pull.landed.includes(sha) || holds(pull));
}
var signatureType = objectType("GpgSignature", {
  isValid: (signature) => signature.valid,
  state: (signature) => signature.valid ? "VALID" : "INVALID",
  wasSignedByGitHub: (signature) => signature.byGitHub,
  signer: (signature, _, context2) => signature.signer === null ? null : userNode(context2.world.findAccount(signature.signer)),
  verifiedAt: () => null
});
var commitNode = (sha, repository2, context2) => commitType({ source: commitAt(context2.world.store, sha), repository: repository2 });
var treeNode = (id, repository2, context2) => treeType({ source: { files: context2.world.store.trees.get(id) ?? /* @__PURE__ */ new Map(), prefix: "", id }, repository: repository2 });
var idOf = (folder) => folder.id ?? folderId(folder.files, folder.prefix);
var treeType = objectType("Tree", {
  ...gitFields(idOf, "T"),
  entries: ({ source, repository: repository2 }) => entriesOf(source).map((entry) => treeEntry({ source: entry, repository: repository2 }))
});
var entriesOf = ({ files, prefix }) => entriesBelow(files, prefix).map(({ name, mode, oid }) => {
  const path = `${prefix}${name}`;
  return mode === "40000" ? { name, path, mode, oid, folder: { files, prefix: `${path}/` } } : { name, path, mode, oid };
});
var treeEntry = objectType("TreeEntry", {
  name: ({ source }) => source.name,
  path: ({ source }) => source.path,
  mode: ({ source }) => Number.parseInt(source.mode, 8),
  type: ({ source }) => source.mode === "160000" ? "commit" : source.mode === "40000" ? "tree" : "blob",
  oid: ({ source }) => source.oid,
  object: ({ source, repository: repository2 }, _, context2) => source.folder ? treeType({ source: source.folder, repository: repository2 }) : blobNode(source.oid, repository2, context2)
});
function blobNode(id, repository2, context2) {
  const bytes = context2.world.store.blobs.get(id);
  return bytes ? blobType({ source: { id, bytes }, repository: repository2 }) : null;
}
var textLimit = 512e3;
var isBinary = (bytes) => bytes.subarray(0, 8e3).includes(0);
var blobType = objectType("Blob", {
  ...gitFields((blob) => blob.id, "B"),
  byteSize: ({ source }) => source.bytes.length,
  isBinary: ({ source }) => isBinary(source.bytes),
  isTruncated: ({ source }) => source.bytes.length > textLimit,
  text: ({ source }) => isBinary(source.bytes) ? null : new TextDecoder().decode(source.bytes.subarray(0, textLimit))
});
function objectAt(expression, repository2, context2) {
  const blob = blobNode(expression, repository2, context2);
  if (blob) return blob;
  const colon = expression.indexOf(":");
  const sha = resolveRevision(colon < 0 ? expression : expression.slice(0, colon), repository2, context2);
  if (sha === null) return null;
  const commit = commitAt(context2.world.store, sha);
  if (colon < 0) return commitType({ source: commit, repository: repository2 });
  const path = expression.slice(colon + 1);
  const file = commit.files.get(path);
  if (file) return blobNode(file.blob, repository2, context2);
  const prefix = path === "" ? "" : `${path.replace(/\/$/, "")}/`;
  const holds = [...commit.files.keys()].some((name) => name.startsWith(prefix));
  return holds ? treeType({ source: { files: commit.files, prefix }, repository: repository2 }) : null;
}
function resolveRevision(revision, repository2, context2) {
  if (context2.world.store.commits.has(revision)) return revision;
  const { branches, tags } = repository2;
  if (revision.startsWith("refs/heads/")) return branches.get(revision.slice("refs/heads/".length)) ?? null;
  if (revision.startsWith("refs/tags/")) return tags.get(revision.slice("refs/tags/".length))?.commit ?? null;
  return tags.get(revision)?.commit ?? branches.get(revision === "HEAD" ? repository2.defaultBranch : revision) ?? unabbreviated(revision, context2);
}
function unabbreviated(revision, { world }) {
  if (!/^[0-9a-f]{7,39}$/.test(revision)) return null;
  const [only, ...more] = [...world.store.commits.keys()].filter((sha) => sha.startsWith(revision));
  return only !== void 0 && more.length === 0 ? only : null;
}
function touches(store, commit, path) {
  if (path === null) return true;
  const before = commit.parents.map((parent) => commitAt(store, parent).files.get(path));
  return commit.parents.length === 0 ? commit.files.has(path) : before.every((blob) => blob !== commit.files.get(path));
}

// src/simulator/schema/deployment.ts
var latestOf = ({ statuses }) => statuses.at(-1) ?? null;
function stateOf(source) {
  const state = latestOf(source)?.state ?? "pending";
  return state === "success" ? "ACTIVE" : state.toUpperCase();
}
var statusNode = objectType("DeploymentStatus", {
  id: ({ status: status2 }) => `DES_${status2.id}`,
  state: ({ status: status2 }) => status2.state.toUpperCase(),
  createdAt: ({ status: status2 }) => status2.at,
  updatedAt: ({ status: status2 }) => status2.at,
  creator: ({ status: status2 }, _, context2) => actorOrGhost(status2.creator, context2),
  description: ({ status: status2 }) => status2.description || null,
  environment: ({ status: status2 }) => status2.environment,
  environmentUrl: ({ status: status2 }) => status2.environmentUrl || null,
  logUrl: ({ status: status2, deployment: { job }, repository: home }, _, context2) => status2.logUrl || (job ? `${context2.serverUrl}/${fullName(home)}/actions/runs/${job.run}/job/${job.job}` : null),
  deployment: (source) => deployment(source)
});
var deployment = objectType("Deployment", {
  id: (source) => `DE_${source.deployment.id}`,
  databaseId: (source) => source.deployment.id,
  environment: (source) => source.deployment.environment,
  latestEnvironment: (source) => source.deployment.environment,
  originalEnvironment: (source) => source.deployment.originalEnvironment,
  createdAt: (source) => source.deployment.createdAt,
  updatedAt: (source) => source.deployment.updatedAt,
  commitOid: (source) => source.deployment.sha,
  commit: (source, _, context2) => context2.world.store.commits.has(source.deployment.sha) ? commitNode(source.deployment.sha, source.repository, context2) : null,
  ref: (source) => refNamed(source.repository, source.deployment.ref),
  task: (source) => source.deployment.task,
  description: (source) => source.deployment.description,
  payload: ({ deployment: { payload } }) => typeof payload === "string" ? payload : JSON.stringify(payload),
  state: (source) => stateOf(source.deployment),
  creator: (source, _, context2) => actorOrGhost(source.deployment.creator, context2),
  repository: (source) => repository(source.repository),
  latestStatus: (source) => {
    const status2 = latestOf(source.deployment);
    return status2 ? statusNode({ ...source, status: status2 }) : null;
  },
  statuses: (source, args, context2) => {
    const node = (status2) => statusNode({ ...source, status: status2 });
    const newestFirst = source.deployment.statuses.toReversed();
    return connection({ typename: "DeploymentStatusConnection", field: "statuses" }, newestFirst, args, node, context2);
  }
});
function inOrder(all, args) {
  const order = args["orderBy"];
  return order && typeof order === "object" && !Array.isArray(order) && order["direction"] === "DESC" ? all.toReversed() : all;
}
var deployments = (source, args, context2) => {
  needs("deployments", context2);
  const names = listArgument(args, "environments");
  const all = source.deployments.filter((one4) => names === null || names.includes(one4.environment));
  const node = (one4) => deployment({ deployment: one4, repository: source });
  return connection({ typename: "DeploymentConnection", field: "deployments" }, inOrder(all, args), args, node, context2);
};

// src/simulator/schema/issue.ts
var issue = objectType("Issue", {
  id: (source) => `I_${source.issue.id}`,
  databaseId: (source) => source.issue.id,
  number: (source) => source.issue.number,
  title: (source) => source.issue.title,
  body: (source) => source.issue.body ?? "",
  url: (source, _, context2) => `${context2.serverUrl}/${fullName(source.repository)}/issues/${source.issue.number}`,
  state: (source) => source.issue.state.toUpperCase(),
  updatedAt: (source) => source.issue.updatedAt,
  createdAt: (source) => source.issue.at,
  author: (source, _, context2) => actor(source.issue.author, context2),
  viewerDidAuthor: (source, _, context2) => context2.world.account(context2.viewer).id === source.issue.author
});

// src/simulator/schema/queue.ts
var entriesOf2 = (repository2, branch) => repository2.queue.filter((entry) => entry.base === branch);
var mergeQueue = objectType("MergeQueue", {
  id: ({ repository: repository2, branch }) => `MQ_${repository2.id}_${branch}`,
  url: ({ repository: repository2, branch }, _, context2) => `${context2.serverUrl}/${fullName(repository2)}/queue/${branch}`,
  entries: ({ repository: repository2, branch }, args, context2) => connection({ typename: "MergeQueueEntryConnection", field: "entries" }, entriesOf2(repository2, branch), args, queueEntry, context2)
});
var queueEntry = objectType("MergeQueueEntry", {
  id: (entry) => `MQE_${entry.id}`,
  position: (entry) => entriesOf2(entry.pull.repository, entry.base).indexOf(entry) + 1,
  state: () => "AWAITING_CHECKS",
  solo: () => false,
  jump: () => false,
  enqueuedAt: (entry) => entry.enqueuedAt,
  enqueuer: (entry, _, context2) => actor(entry.enqueuer, context2),
  baseCommit: (entry, _, context2) => commitNode(entry.baseCommit, entry.pull.repository, context2),
  headCommit: (entry, _, context2) => commitNode(entry.headCommit, entry.pull.repository, context2),
  pullRequest: (entry) => pullRequest(entry.pull)
});

// src/simulator/schema/rules.ts
var pullRequestParameters = objectType("PullRequestParameters", {
  requiredApprovingReviewCount: ({ parameters }) => Number(parameters?.["required_approving_review_count"] ?? 0)
});
var otherParameters = objectType("UpdateParameters", { updateAllowsFetchAndMerge: () => false });
var rule = objectType("RepositoryRule", {
  id: (source) => `RR_${source.branch}_${source.type}`,
  type: (source) => source.type.toUpperCase(),
  parameters: (source) => {
    if (source.type === "pull_request") return pullRequestParameters(source);
    return source.type === "update" ? otherParameters(source) : null;
  }
});
var rulesOfBranch = (repository2, branch, args, context2) => {
  const rules = repository2.rules.filter((one4) => one4.branch === branch);
  return connection({ typename: "RepositoryRuleConnection", field: "rules" }, rules, args, rule, context2);
};
var refName = objectType("RefNameConditionTarget", { include: ({ branch }) => [`refs/heads/${branch}`], exclude: () => [] });
var conditions = objectType("RepositoryRuleConditions", { refName: (source) => refName(source), repositoryName: () => null });
var ruleset = objectType("RepositoryRuleset", {
  id: ({ branch }) => `RRS_${branch}`,
  name: ({ branch }) => branch,
  target: () => "BRANCH",
  enforcement: () => "ACTIVE",
  conditions: (source) => conditions(source)
});
var rulesets = (repository2, args, context2) => connection({ typename: "RepositoryRulesetConnection", field: "rulesets" }, rulesetsOf(repository2), args, ruleset, context2);
var refUpdateRule = (protection) => protection ? updateRule(protection) : null;
var updateRule = objectType("RefUpdateRule", {
  requiredApprovingReviewCount: ({ approvals }) => approvals,
  allowsDeletions: ({ deletions }) => deletions
});

// src/simulator/schema/repository.ts
var ref = objectType("Ref", {
  id: ({ repository: repository2, branch }) => `REF_${repository2.id}_${branch}`,
  name: ({ branch }) => branch,
  prefix: () => "refs/heads/",
  target: ({ repository: repository2, branch }, _, context2) => {
    const sha = repository2.branches.get(branch);
    return sha === void 0 ? null : commitNode(sha, repository2, context2);
  },
  rules: ({ repository: repository2, branch }, args, context2) => rulesOfBranch(repository2, branch, args, context2),
  refUpdateRule: ({ repository: repository2, branch }) => refUpdateRule(repository2.classic.get(branch)),
  associatedPullRequests: ({ repository: repository2, branch }, args, context2) => {
    const pulls = [...context2.world.repositories.values()].flatMap((home) => pullsMatching(home, { ...args, headRefName: branch }));
    const shape2 = { typename: "PullRequestConnection", field: "associatedPullRequests" };
    return connection(
      shape2,
      pulls.filter((pull) => pull.head.repository === fullName(repository2)),
      args,
      pullRequest,
      context2
    );
  }
});
var committedAt = (sha, context2) => commitAt(context2.world.store, sha).committedAt;
var refNode = (repository2, branch) => repository2.branches.has(branch) ? ref({ repository: repository2, branch }) : null;
var tagRef = objectType("Ref", {
  id: ({ repository: repository2, name }) => `REF_${repository2.id}_tags_${name}`,
  name: ({ name }) => name,
  prefix: () => "refs/tags/",
  target: ({ repository: repository2, name, tag }, _, context2) => tag.annotation ? annotated({ repository: repository2, name, tag }) : commitNode(tag.commit, repository2, context2)
});
var annotated = objectType("Tag", {
  id: ({ tag }) => `TAG_${tag.annotation?.sha ?? ""}`,
  oid: ({ tag }) => tag.annotation?.sha ?? "",
  name: ({ name }) => name,
  message: ({ tag }) => tag.annotation?.message ?? null,
  target: ({ repository: repository2, tag }, _, context2) => commitNode(tag.commit, repository2, context2)
});
function refNamed(repository2, name) {
  const tag = repository2.tags.get(name.replace(/^refs\/tags\//, ""));
  const branch = name.startsWith("refs/tags/") ? null : refNode(repository2, name.replace(/^refs\/heads\//, ""));
  if (branch || !tag || name.startsWith("refs/heads/")) return branch;
  return tagRef({ repository: repository2, name: name.replace(/^refs\/tags\//, ""), tag });
}
function pullsMatching(repository2, args) {
  const states2 = listArgument(args, "states");
  const head = optionalText(args, "headRefName");
  const base = optionalText(args, "baseRefName");
  const listed = [...repository2.pulls.values()].filter(
    (pull) => (states2 === null || states2.includes(pull.state)) && (head === null || pull.head.branch === head) && (base === null || pull.base === base)
  );
  const order = args["orderBy"];
  return order && typeof order === "object" && !Array.isArray(order) && order["direction"] === "DESC" ? listed.reverse() : listed;
}
var repository = objectType("Repository", {
  id: (source) => `R_${source.id}`,
  databaseId: (source) => source.id,
  name: (source) => source.name,
  nameWithOwner: fullName,
  url: (source, _, context2) => `${context2.serverUrl}/${fullName(source)}`,
  isPrivate: (source) => source.private,
  isFork: (source) => source.parent !== null,
  isArchived: (source) => source.archived,
  visibility: (source) => source.private ? "PRIVATE" : "PUBLIC",
  owner: (source, _, context2) => actorNode(context2.world.account(source.owner)),
  defaultBranchRef: (source) => refNode(source, source.defaultBranch),
  ref: (source, args) => refNamed(source, textArgument(args, "qualifiedName")),
  refs: (source, args, context2) => {
    if (textArgument(args, "refPrefix") !== "refs/heads/") return connection({ typename: "RefConnection", field: "refs" }, [], args, ref, context2);
    const newest = [...source.branches].sort(([, one4], [, two]) => committedAt(two, context2).localeCompare(committedAt(one4, context2)));
    const node = ([branch]) => ref({ repository: source, branch });
    return connection({ typename: "RefConnection", field: "refs" }, newest, args, node, context2);
  },
  rulesets: (source, args, context2) => rulesets(source, args, context2),
  object: (source, args, context2) => {
    const oid = optionalText(args, "oid");
    return objectAt(oid ?? textArgument(args, "expression"), source, context2);
  },
  pullRequest: (source, args) => {
    const found = source.pulls.get(Number(args["number"]));
    if (!found) throw new FieldError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${String(args["number"])}.`);
    return pullRequest(found);
  },
  pullRequests: (source, args, context2) => connection({ typename: "PullRequestConnection", field: "pullRequests" }, pullsMatching(source, args), args, pullRequest, context2),
  issues: (source, args, context2) => {
    const order = args["orderBy"];
    const isNewestFirst = typeof order === "object" && order !== null && !Array.isArray(order) && order["direction"] === "DESC";
    const all = isNewestFirst ? source.issues.toReversed() : source.issues;
    return connection({ typename: "IssueConnection", field: "issues" }, all, args, (one4) => issue({ issue: one4, repository: source }), context2);
  },
  deployments,
  environment: (source, args) => {
    const found = environmentNamed(source, textArgument(args, "name"));
    return found ? environment({ environment: found, repository: source }) : null;
  },
  environments,
  mergeQueue: (source, args) => {
    const branch = optionalText(args, "branch") ?? source.defaultBranch;
    return source.queue.some((entry) => entry.base === branch) ? mergeQueue({ repository: source, branch }) : null;
  }
});

// src/simulator/schema/account.ts
var nodeId = (kind, id) => `${kind}_${id}`;
var actorFields = {
  id: (member) => nodeId(member.type === "Bot" ? "BOT" : member.type === "Organization" ? "O" : "U", member.id),
  databaseId: (member) => member.id,
  login: (member) => member.login,
  url: (member, _, context2) => `${context2.serverUrl}/${member.login}`,
  avatarUrl: (member, _, context2) => `${context2.serverUrl}/avatars/${member.id}`
};
var user = objectType("User", { ...actorFields, name: (member) => member.name });
var bot = objectType("Bot", actorFields);
var mannequin = objectType("Mannequin", actorFields);
var organization = objectType("Organization", {
  ...actorFields,
  name: (member) => member.name,
  team: (member, args, context2) => {
    const found = context2.world.teams.get(`${member.login}/${String(args["slug"])}`.toLowerCase());
    if (!context2.readsTeams) throw new FieldError("FORBIDDEN", "Resource not accessible by integration");
    return found ? team(found) : null;
  },
  repository: (member, args, context2) => {
    const found = context2.world.repositories.get(`${member.login}/${String(args["name"])}`.toLowerCase());
    return found ? repository(found) : null;
  }
});
function actor(id, context2) {
  const member = context2.world.member(id);
  return member ? actorNode(member) : null;
}
function actorNode(member) {
  switch (member.type) {
    case "Bot":
      return bot(member);
    case "Mannequin":
      return mannequin(member);
    case "Organization":
      return organization(member);
    default:
      return user(member);
  }
}
var ghost = { id: 10137, login: "ghost", type: "User", name: "Deleted user", emails: [], deleted: true };
var actorOrGhost = (id, context2) => actorNode(context2.world.member(id) ?? ghost);
var userNode = (member) => member?.type === "User" ? user(member) : null;
var team = objectType("Team", {
  id: (source) => nodeId("T", source.id),
  databaseId: (source) => source.id,
  name: (source) => source.slug,
  slug: (source) => source.slug,
  combinedSlug: (source) => `${source.org}/${source.slug}`,
  privacy: (source) => source.privacy,
  members: (source, args, context2) => {
    const immediate = args["membership"] === "IMMEDIATE";
    const all = context2.world.teamMembers(source);
    const members = immediate ? all.filter((member) => source.members.has(member.id)) : all;
    return connection({ typename: "TeamMemberConnection", field: "members" }, members, args, (member) => user(member), context2);
  }
});
function userOfCommit(member) {
  return member?.type === "Bot" ? user({ ...member, login: `${member.login}[bot]` }) : userNode(member);
}
var gitActor = (person, at) => gitActorType({ person, at });
var gitActorType = objectType("GitActor", {
  name: ({ person }) => person.name,
  email: ({ person }) => person.email,
  date: ({ at }) => at,
  user: ({ person }, _, context2) => userOfCommit(context2.world.memberByEmail(person.email))
});

// src/simulator/schema/timeline.ts
var common = {
  id: ({ event }) => `EV_${event.id}`,
  createdAt: ({ event }) => event.at,
  actor: ({ event }, _, context2) => actor(event.actor, context2)
};
var ofPull = { ...common, pullRequest: ({ pull }) => pullRequest(pull) };
function commitField(name) {
  return ({ event, pull }, _, context2) => {
    const sha = event.detail[name];
    return typeof sha === "string" && context2.world.store.commits.has(sha) ? commitNode(sha, pull.repository, context2) : null;
  };
}
var textField = (name) => ({ event }) => String(event.detail[name] ?? "");
var memberField = (name) => ({ event }, _, context2) => userNode(context2.world.member(Number(event.detail[name] ?? event.actor)));
function fieldsOf(type) {
  switch (type) {
    case "HeadRefForcePushedEvent":
      return {
        ...ofPull,
        beforeCommit: commitField("before"),
        afterCommit: commitField("after"),
        ref: ({ pull }) => refNode(pull.repository, pull.head.branch)
      };
    case "ReviewDismissedEvent":
      return {
        ...ofPull,
        dismissalMessage: textField("message"),
        previousReviewState: textField("previous"),
        databaseId: ({ event }) => event.id,
        review: ({ event, pull }) => {
          const review = pull.reviews.find((made) => made.id === event.detail["review"]);
          return review ? pullRequestReview({ review, pull }) : null;
        }
      };
    case "BaseRefChangedEvent":
      return { ...ofPull, previousRefName: textField("from"), currentRefName: textField("to"), databaseId: ({ event }) => event.id };
    case "AutomaticBaseChangeSucceededEvent":
      return { ...ofPull, oldBase: textField("from"), newBase: textField("to") };
    case "MergedEvent":
      return { ...ofPull, commit: commitField("commit"), mergeRefName: textField("ref") };
    case "AddedToMergeQueueEvent":
      return { ...ofPull, enqueuer: memberField("enqueuer") };
    case "RemovedFromMergeQueueEvent":
      return { ...ofPull, reason: textField("reason"), enqueuer: memberField("enqueuer") };
    case "AssignedEvent":
      return {
        ...common,
        assignee: ({ event }, _, context2) => {
          const member = context2.world.member(Number(event.detail["assignee"]));
          return member ? actorNode(member) : null;
        }
      };
    case "ReopenedEvent":
    case "ClosedEvent":
      return { ...common, stateReason: () => null };
    default:
      return ofPull;
  }
}
var timelineItem = (pull) => (event) => objectType(event.type, fieldsOf(event.type))({ event, pull });

// src/simulator/schema/pullRequest.ts
var fileLimit = 3e3;
function changesOf(pull, context2) {
  const { world } = context2;
  const base = mergeBase(world.store, pull.mergedOnto ?? world.tip(pull.repository, pull.base), pull.head.sha);
  return changesBetween(world.store, base?.files ?? /* @__PURE__ */ new Map(), commitAt(world.store, pull.head.sha).files);
}
var headRepository = (pull, context2) => {
  const found = context2.world.repositories.get(pull.head.repository.toLowerCase());
  return found && !found.deleted ? found : null;
};
var shape = (typename, field) => ({ typename, field });
var pullRequest = objectType("PullRequest", {
  id: (pull) => `PR_${pull.id}`,
  databaseId: (pull) => pull.id,
  fullDatabaseId: (pull) => String(pull.id),
  number: (pull) => pull.number,
  title: (pull) => pull.title,
  body: (pull) => pull.body,
  url: (pull, _, context2) => `${context2.serverUrl}/${fullName(pull.repository)}/pull/${pull.number}`,
  state: (pull) => pull.state,
  merged: (pull) => pull.state === "MERGED",
  closed: (pull) => pull.state !== "OPEN",
  isDraft: (pull) => pull.draft,
  isCrossRepository: (pull) => pull.head.repository !== fullName(pull.repository),
  isInMergeQueue: (pull) => pull.repository.queue.some((entry) => entry.pull === pull),
  locked: () => false,
  createdAt: (pull) => pull.createdAt,
  updatedAt: (pull) => pull.updatedAt,
  closedAt: (pull) => pull.closedAt,
  mergedAt: (pull) => pull.mergedAt,
  lastEditedAt: () => null,
  mergedBy: (pull, _, context2) => actor(pull.mergedBy, context2),
  author: (pull, _, context2) => actor(pull.author, context2),
  authorAssociation: (pull) => pull.repository.writers.has(pull.author) ? "MEMBER" : "CONTRIBUTOR",
  baseRefName: (pull) => pull.base,
  baseRefOid: (pull) => pull.frozenBase,
  baseRef: (pull) => refNode(pull.repository, pull.base),
  baseRepository: (pull) => repository(pull.repository),
  repository: (pull) => repository(pull.repository),
  headRefName: (pull) => pull.head.branch,
  headRefOid: (pull) => pull.head.sha,
  headRef: (pull, _, context2) => {
    const home = headRepository(pull, context2);
    return home ? refNode(home, pull.head.branch) : null;
  },
  headRepository: (pull, _, context2) => {
    const home = headRepository(pull, context2);
    return home ? repository(home) : null;
  },
  headRepositoryOwner: (pull, _, context2) => {
    const owner = context2.world.findAccount(pull.head.repository.split("/")[0] ?? "");
    return owner ? actorNode(owner) : null;
  },
  mergeCommit: (pull, _, context2) => pull.merge === null ? null : commitNode(pull.merge, pull.repository, context2),
  mergeQueueEntry: (pull) => {
    const entry = pull.repository.queue.find((one4) => one4.pull === pull);
    return entry ? queueEntry(entry) : null;
  },
  mergeStateStatus: () => "BLOCKED",
  mergeable: () => "MERGEABLE",
  reviewDecision: () => null,
  autoMergeRequest: () => null,
  changedFiles: (pull, _, context2) => changesOf(pull, context2).length,
  commits: (pull, args, context2) => {
    const node = (commit) => pullRequestCommit({ commit, pull });
    return connection(shape("PullRequestCommitConnection", "commits"), commitsOf(context2.world, pull), args, node, context2);
  },
  files: (pull, args, context2) => {
    const listed = changesOf(pull, context2).slice(0, fileLimit);
    return connection(shape("PullRequestChangedFileConnection", "files"), listed, args, changedFile, context2);
  },
  reviews: (pull, args, context2) => {
    const states2 = listArgument(args, "states");
    const listed = pull.reviews.filter((made) => (states2 === null || states2.includes(made.state)) && isVisible(made, context2));
    return connection(shape("PullRequestReviewConnection", "reviews"), listed, args, (made) => pullRequestReview({ review: made, pull }), context2);
  },
  timelineItems: (pull, args, context2) => {
    const types = listArgument(args, "itemTypes");
    const events = pull.timeline.filter((event) => types === null || types.includes(timelineItemType(event.type)));
    const node = timelineItem(pull);
    return connection(shape("PullRequestTimelineItemsConnection", "timelineItems"), events, args, node, context2);
  },
  assignees: (pull, args, context2) => {
    const members = pull.assignees.map((id) => context2.world.member(id)).filter((member) => member?.type === "User");
    return connection(
      shape("UserConnection", "assignees"),
      members.filter((member) => member !== null),
      args,
      actorNode,
      context2
    );
  },
  reviewRequests: (pull, args, context2) => connection(shape("ReviewRequestConnection", "reviewRequests"), pull.requestedReviewers, args, (id) => reviewRequest({ id }), context2),
  comments: (pull, args, context2) => {
    const comments = pull.repository.comments.filter((comment) => comment.number === pull.number);
    return connection(shape("IssueCommentConnection", "comments"), comments, args, issueComment, context2);
  },
  labels: (_, args, context2) => connection(shape("LabelConnection", "labels"), [], args, () => reviewRequest({ id: 0 }), context2)
});
var issueComment = objectType("IssueComment", {
  id: (comment) => `IC_${comment.id}`,
  databaseId: (comment) => comment.id,
  fullDatabaseId: (comment) => String(comment.id),
  body: (comment) => comment.body,
  createdAt: (comment) => comment.at,
  updatedAt: (comment) => comment.updatedAt,
  author: (comment, _, context2) => actor(comment.author, context2),
  viewerDidAuthor: (comment, _, context2) => context2.world.account(context2.viewer).id === comment.author
});
var reviewRequest = objectType("ReviewRequest", { requestedReviewer: ({ id }, _, context2) => actor(id, context2) });
var pullRequestCommit = objectType("PullRequestCommit", {
  id: ({ commit, pull }) => `PRC_${pull.id}_${commit.sha}`,
  commit: ({ commit, pull }, _, context2) => commitNode(commit.sha, pull.repository, context2)
});
var isVisible = (review, context2) => review.state !== "PENDING" || review.author === context2.world.account(context2.viewer).id;
var changedFile = objectType("PullRequestChangedFile", {
  path: (change) => change.path,
  changeType: (change) => change.status === "removed" ? "DELETED" : change.status.toUpperCase(),
  additions: (change) => change.status === "removed" ? 0 : 1,
  deletions: (change) => change.status === "added" ? 0 : 1
});
var pullRequestReview = objectType("PullRequestReview", {
  id: ({ review }) => `PRR_${review.id}`,
  databaseId: ({ review }) => review.id,
  fullDatabaseId: ({ review }) => String(review.id),
  state: ({ review }) => review.state,
  submittedAt: ({ review }) => review.submittedAt,
  createdAt: ({ review, pull }) => review.submittedAt ?? pull.updatedAt,
  lastEditedAt: () => null,
  body: ({ review }) => review.body,
  url: ({ review, pull }, _, context2) => `${context2.serverUrl}/${fullName(pull.repository)}/pull/${pull.number}#pullrequestreview-${review.id}`,
  author: ({ review }, _, context2) => actor(review.author, context2),
  authorAssociation: ({ review, pull }) => pull.repository.writers.has(review.author) ? "MEMBER" : "NONE",
  authorCanPushToRepository: ({ review, pull }) => pull.repository.writers.has(review.author),
  commit: ({ review, pull }, _, context2) => commitNode(review.commit, pull.repository, context2),
  onBehalfOf: (_, args, context2) => connection(shape("TeamConnection", "onBehalfOf"), [], args, team, context2)
});

// src/simulator/patch.ts
var contextLines = 3;
var linesOf = (bytes) => {
  if (bytes === void 0 || bytes.length === 0) return [];
  const lines = new TextDecoder().decode(bytes).split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
};
var isBinary2 = (bytes) => bytes?.includes(0) === true;
function patchBetween({ blobs }, was, now) {
  const [before, after] = [was, now].map((blob) => blob === null ? void 0 : blobs.get(blob));
  if (was === now || isBinary2(before) || isBinary2(after)) return null;
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, fresh.length);
  let top = 0;
  while (top < most && old[top] === fresh[top]) top += 1;
  let bottom = 0;
  while (bottom < most - top && old.at(-1 - bottom) === fresh.at(-1 - bottom)) bottom += 1;
  if (top === old.length && top === fresh.length) return null;
  return hunk(old, fresh, top, bottom);
}
function hunk(old, fresh, top, bottom) {
  const start = Math.max(0, top - contextLines);
  const tail = Math.min(bottom, contextLines);
  const [oldEnd, freshEnd] = [old.length - bottom, fresh.length - bottom];
  const range = (lines, end) => {
    const count = end + tail - start;
    return `${lines.length === 0 ? 0 : start + 1}${count === 1 ? "" : `,${count}`}`;
  };
  return [
    `@@ -${range(old, oldEnd)} +${range(fresh, freshEnd)} @@`,
    ...old.slice(start, top).map((line) => ` ${line}`),
    ...old.slice(top, oldEnd).map((line) => `-${line}`),
    ...fresh.slice(top, freshEnd).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + tail).map((line) => ` ${line}`)
  ].join("\n");
}

// src/simulator/rest/files.ts
function fileShape(change, head, repository2, request) {
  const page = pageUrl(repository2, request);
  const additions = change.status === "removed" ? 0 : 1;
  const deletions = change.status === "added" ? 0 : 1;
  const patch = patchBetween(request.world.store, change.was, change.status === "removed" ? null : change.blob);
  return {
    sha: change.blob,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${head}/${encodeURIComponent(change.path)}`,
    raw_url: `${page}/raw/${head}/${encodeURIComponent(change.path)}`,
    contents_url: `${repositoryUrl(repository2, request)}/contents/${encodeURIComponent(change.path)}?ref=${head}`,
    ...change.previousPath === null ? {} : { previous_filename: change.previousPath },
    ...patch === null ? {} : { patch }
  };
}

// src/simulator/rest/pulls.ts
function side(label, repository2, branch, sha, urls) {
  const owner = repository2 ? userOrGhost(urls.world.account(repository2.owner).id, urls) : null;
  return { label, ref: branch, sha, user: owner, repo: repository2 ? fullRepository(repository2, urls) : null };
}
function pullShape(pull, urls) {
  const { world } = urls;
  const { repository: repository2 } = pull;
  const head = world.repositories.get(pull.head.repository.toLowerCase());
  const api = `${repositoryUrl(repository2, urls)}/pulls/${pull.number}`;
  const issue2 = `${repositoryUrl(repository2, urls)}/issues/${pull.number}`;
  const page = `${pageUrl(repository2, urls)}/pull/${pull.number}`;
  const statuses = `${repositoryUrl(repository2, urls)}/statuses/${pull.head.sha}`;
  const links = {
    self: api,
    html: page,
    issue: issue2,
    comments: `${issue2}/comments`,
    review_comments: `${api}/comments`,
    review_comment: api,
    commits: `${api}/commits`,
    statuses
  };
  const headOwner = pull.head.repository.split("/")[0] ?? "";
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state === "OPEN" ? "open" : "closed",
    draft: pull.draft,
    locked: false,
    user: userOrNull(pull.author, urls) ?? userOrGhost(pull.author, urls),
    url: api,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue2,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${api}/comments{/number}`,
    comments_url: `${issue2}/comments`,
    statuses_url: statuses,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.merge,
    assignee: pull.assignees[0] === void 0 ? null : userOrNull(pull.assignees[0], urls),
    milestone: null,
    labels: [],
    auto_merge: null,
    assignees: pull.assignees.map((id) => userOrGhost(id, urls)),
    requested_reviewers: pull.requestedReviewers.map((id) => userOrGhost(id, urls)),
    requested_teams: [],
    author_association: repository2.writers.has(pull.author) ? "MEMBER" : "CONTRIBUTOR",
    head: side(`${headOwner}:${pull.head.branch}`, head && !head.deleted ? head : null, pull.head.branch, pull.head.sha, urls),
    base: side(`${repository2.owner}:${pull.base}`, repository2, pull.base, pull.frozenBase, urls),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }]))
  };
}
function pullDetail(pull, urls) {
  const files = changesOf(pull, urls).length;
  return {
    ...pullShape(pull, urls),
    merged: pull.state === "MERGED",
    mergeable: true,
    rebaseable: true,
    mergeable_state: "blocked",
    merged_by: userOrNull(pull.mergedBy, urls),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOf(urls.world, pull).length,
    additions: files,
    deletions: 0,
    changed_files: files
  };
}
function matching(repository2, request) {
  const state = request.query.get("state") ?? "open";
  const head = request.query.get("head");
  const base = request.query.get("base");
  return [...repository2.pulls.values()].reverse().filter(
    (pull) => (state === "all" || pull.state === "OPEN" === (state === "open")) && (head === null || head === `${pull.head.repository.split("/")[0]}:${pull.head.branch}`) && (base === null || base === pull.base)
  );
}
var pullRoutes = [
  forRepository("GET /repos/{owner}/{repo}/pulls", (repository2, request) => {
    const page = pageOf(matching(repository2, request), request);
    return ok(
      page.items.map((pull) => pullShape(pull, request)),
      page.headers
    );
  }),
  forPull("GET /repos/{owner}/{repo}/pulls/{pull_number}", (pull, request) => ok(pullDetail(pull, request))),
  forPull("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", (pull, request) => {
    const page = pageOf(changesOf(pull, request).slice(0, fileLimit), request);
    return ok(
      page.items.map((change) => fileShape(change, pull.head.sha, pull.repository, request)),
      page.headers
    );
  })
];

// src/simulator/rest/writing.ts
var text = (value) => typeof value === "string" ? value : null;
var invalid = (message) => ({
  status: 422,
  body: { message, documentation_url: "https://docs.github.com/rest", status: "422" }
});
var writer = (request) => request.world.account("github-actions");

// src/simulator/rest/deployments.ts
function deploymentShape(deployment2, repository2, urls) {
  const address = `${repositoryUrl(repository2, urls)}/deployments/${deployment2.id}`;
  return {
    url: address,
    id: deployment2.id,
    node_id: `DE_${deployment2.id}`,
    sha: deployment2.sha,
    ref: deployment2.ref,
    task: deployment2.task,
    payload: deployment2.payload,
    original_environment: deployment2.originalEnvironment,
    environment: deployment2.environment,
    description: deployment2.description,
    creator: userOrNull(deployment2.creator, urls),
    created_at: deployment2.createdAt,
    updated_at: deployment2.updatedAt,
    statuses_url: `${address}/statuses`,
    repository_url: repositoryUrl(repository2, urls),
    transient_environment: false,
    production_environment: false,
    performed_via_github_app: deployment2.job ? actionsApp(urls, deployment2.createdAt) : null
  };
}
var logOf = (status2, { job }, repository2, urls) => status2.logUrl === "" && job ? jobPage(job.run, job.job, repository2, urls) : status2.logUrl;
function statusShape(status2, deployment2, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/deployments/${deployment2.id}`;
  const log = logOf(status2, deployment2, repository2, request);
  return {
    url: `${address}/statuses/${status2.id}`,
    id: status2.id,
    node_id: `DES_${status2.id}`,
    state: status2.state,
    creator: userOrNull(status2.creator, request),
    description: status2.description,
    environment: status2.environment,
    target_url: log,
    log_url: log,
    environment_url: status2.environmentUrl,
    created_at: status2.at,
    updated_at: status2.at,
    deployment_url: address,
    repository_url: repositoryUrl(repository2, request),
    performed_via_github_app: deployment2.job ? actionsApp(request, status2.at) : null
  };
}
function listDeployments(repository2, request) {
  const wanted = (name, value) => [null, "none", value].includes(request.query.get(name));
  const all = repository2.deployments.filter(
    ({ sha, ref: ref2, task, environment: environment2 }) => wanted("sha", sha) && wanted("ref", ref2) && wanted("task", task) && wanted("environment", environment2)
  );
  const page = pageOf(all.reverse(), request);
  return ok(
    page.items.map((deployment2) => deploymentShape(deployment2, repository2, request)),
    page.headers
  );
}
var payloadOf = (given) => {
  if (typeof given === "string") return given;
  if (given === null || given === void 0 || typeof given !== "object" || Array.isArray(given)) return {};
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
};
function postDeployment(repository2, request) {
  const { body } = request;
  const ref2 = text(body["ref"]) ?? "";
  const sha = resolveRevision(ref2, repository2, request);
  if (sha === null) return invalid(`No ref found for: ${ref2}`);
  const required = Array.isArray(body["required_contexts"]) ? body["required_contexts"] : null;
  const open = latestStatuses(sha, repository2).filter(({ context: context2, state }) => state !== "success" && (required?.includes(context2) ?? true));
  if (open.length > 0) return { status: 409, body: { message: `Conflict: Commit status checks failed for ${ref2}.` } };
  const deployment2 = createDeployment(request.world, repository2, {
    by: writer(request).login,
    environment: text(body["environment"]) ?? "production",
    sha,
    ref: ref2,
    task: text(body["task"]) ?? "deploy",
    payload: payloadOf(body["payload"]),
    ...text(body["description"]) === null ? {} : { description: text(body["description"]) ?? "" }
  });
  return created(deploymentShape(deployment2, repository2, request));
}
var states = ["error", "failure", "inactive", "pending", "success", "queued", "in_progress"];
function postStatus(deployment2, repository2, request) {
  const { body } = request;
  const state = states.find((known) => known === body["state"]);
  const description = text(body["description"]) ?? "";
  if (!state) return invalid("Validation Failed: state is not included in the list");
  if (description.length > 140) return invalid("Validation Failed: description is too long (maximum is 140 characters)");
  const environment2 = text(body["environment"]);
  const status2 = addDeploymentStatus(request.world, repository2, deployment2, {
    by: writer(request).login,
    state,
    description,
    logUrl: text(body["log_url"]) ?? text(body["target_url"]) ?? "",
    environmentUrl: text(body["environment_url"]) ?? "",
    keepOthers: body["auto_inactive"] === false,
    ...environment2 === null ? {} : { environment: environment2 }
  });
  return created(statusShape(status2, deployment2, repository2, request));
}
var forDeployment = (operation, answer) => forRepository(operation, (repository2, request) => {
  const deployment2 = repository2.deployments.find((one4) => String(one4.id) === parameter(request, "deployment_id"));
  return deployment2 ? answer(deployment2, repository2, request) : notFound();
});
var one = "/repos/{owner}/{repo}/deployments/{deployment_id}";
var deploymentRoutes = [
  forRepository("GET /repos/{owner}/{repo}/deployments", listDeployments),
  forRepository("POST /repos/{owner}/{repo}/deployments", postDeployment),
  forDeployment(`GET ${one}`, (deployment2, repository2, request) => ok(deploymentShape(deployment2, repository2, request))),
  forDeployment(`GET ${one}/statuses`, (deployment2, repository2, request) => {
    const page = pageOf(deployment2.statuses.toReversed(), request);
    const listed = page.items.map((status2) => statusShape(status2, deployment2, repository2, request));
    return ok(listed, page.headers);
  }),
  forDeployment(`POST ${one}/statuses`, postStatus)
];

// src/simulator/rest/environments.ts
function reviewerShape(reviewer, urls) {
  const { type, id } = reviewer;
  if (type === "User") return { type, reviewer: userOrGhost(id, urls) };
  const team2 = [...urls.world.teams.values()].find((one4) => one4.id === id);
  if (!team2) throw new Error(`no team with id ${id}`);
  return { type, reviewer: nestedTeam(team2, urls) };
}
function rulesOf(environment2, urls) {
  const { id, reviewers, preventSelfReview, waitMinutes, refs } = environment2;
  const common2 = (kind) => ({ id: id * 10 + kind, node_id: `GA_${id * 10 + kind}` });
  return [
    ...waitMinutes > 0 ? [{ ...common2(1), type: "wait_timer", wait_timer: waitMinutes }] : [],
    ...reviewers.length > 0 ? [
      {
        ...common2(2),
        type: "required_reviewers",
        prevent_self_review: preventSelfReview,
        reviewers: reviewers.map((one4) => reviewerShape(one4, urls))
      }
    ] : [],
    ...refs === null ? [] : [{ ...common2(3), type: "branch_policy" }]
  ];
}
var environmentHead = (environment2, repository2, urls) => ({
  id: environment2.id,
  node_id: `EN_${environment2.id}`,
  name: environment2.name,
  url: `${repositoryUrl(repository2, urls)}/environments/${encodeURIComponent(environment2.name)}`,
  html_url: `${pageUrl(repository2, urls)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment2.name)}`
});
var environmentShape = (environment2, repository2, request) => ({
  ...environmentHead(environment2, repository2, request),
  created_at: environment2.createdAt,
  updated_at: environment2.updatedAt,
  can_admins_bypass: environment2.adminsBypass,
  protection_rules: rulesOf(environment2, request),
  deployment_branch_policy: environment2.refs === null ? null : { protected_branches: environment2.refs === "protected", custom_branch_policies: environment2.refs !== "protected" }
});
function listEnvironments(repository2, request) {
  const page = pageOf(repository2.environments, request);
  const environments2 = page.items.map((one4) => environmentShape(one4, repository2, request));
  return ok({ total_count: repository2.environments.length, environments: environments2 }, page.headers);
}
var forEnvironment = (operation, answer) => forRepository(operation, (repository2, request) => {
  const environment2 = environmentNamed(repository2, parameter(request, "environment_name"));
  return environment2 ? answer(environment2, repository2, request) : notFound();
});
function listBranchPolicies(environment2, _, request) {
  const policies = Array.isArray(environment2.refs) ? environment2.refs : [];
  const page = pageOf(policies, request);
  const listed = page.items.map(({ id, name, type }) => ({ id, node_id: `GP_${id}`, name, type }));
  return ok({ total_count: policies.length, branch_policies: listed }, page.headers);
}
function listCustomRules(environment2, repository2, request) {
  const address = `${request.apiUrl}/repos/${fullName(repository2)}/environments/${encodeURIComponent(environment2.name)}`;
  const rules = environment2.customRules.map(({ id, app: app2 }) => ({
    id,
    node_id: `CR_${id}`,
    enabled: true,
    app: { id: id + 1, slug: app2, node_id: `A_${id + 1}`, integration_url: `${address}/deployment_protection_rules/apps/${app2}` }
  }));
  return ok({ total_count: rules.length, custom_deployment_protection_rules: rules });
}
var one2 = "/repos/{owner}/{repo}/environments/{environment_name}";
var environmentRoutes = [
  forRepository("GET /repos/{owner}/{repo}/environments", listEnvironments),
  forEnvironment(`GET ${one2}`, (environment2, repository2, request) => ok(environmentShape(environment2, repository2, request))),
  forEnvironment(`GET ${one2}/deployment-branch-policies`, listBranchPolicies),
  forEnvironment(`GET ${one2}/deployment_protection_rules`, listCustomRules)
];

// src/simulator/rest/runs.ts
function pullsOfRun(run, repository2, urls) {
  const place = { id: repository2.id, url: repositoryUrl(repository2, urls), name: repository2.name };
  const pulls = [...repository2.pulls.values()].filter(
    (pull) => pull.state === "OPEN" && pull.head.sha === run.headSha && pull.head.repository === fullName(repository2)
  );
  return pulls.map((pull) => ({
    id: pull.id,
    number: pull.number,
    url: `${repositoryUrl(repository2, urls)}/pulls/${pull.number}`,
    head: { ref: pull.head.branch, sha: pull.head.sha, repo: place },
    base: { ref: pull.base, sha: pull.frozenBase, repo: place }
  }));
}
function runShape(run, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/actions/runs/${run.id}`;
  const home = request.world.repositories.get(run.headRepository.toLowerCase()) ?? repository2;
  const commit = commitAt(request.world.store, run.headSha);
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.name,
    head_branch: run.headBranch === "" ? null : run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${run.name}.yml`,
    display_title: run.name,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.conclusion === null ? waitingJobs(run).length > 0 ? "waiting" : "in_progress" : "completed",
    conclusion: run.conclusion,
    workflow_id: 1,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    url: address,
    html_url: `${pageUrl(repository2, request)}/actions/runs/${run.id}`,
    pull_requests: pullsOfRun(run, repository2, request),
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    actor: userOrGhost(run.actor, request),
    triggering_actor: userOrGhost(run.triggeringActor, request),
    jobs_url: `${address}/jobs`,
    logs_url: `${address}/logs`,
    check_suite_url: `${address}/suite`,
    artifacts_url: `${address}/artifacts`,
    cancel_url: `${address}/cancel`,
    rerun_url: `${address}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${address}/workflow`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committedAt,
      author: { ...commit.author },
      committer: { ...commit.committer }
    },
    repository: minimalRepository(repository2, request),
    head_repository: minimalRepository(home, request)
  };
}
function listRuns(repository2, request) {
  const sha = request.query.get("head_sha");
  const event = request.query.get("event");
  const branch = request.query.get("branch");
  const all = repository2.runs.filter(
    (run) => (sha === null || run.headSha === sha) && (event === null || run.event === event) && (branch === null || run.headBranch === branch)
  );
  const page = pageOf(all.reverse(), request);
  return ok({ total_count: all.length, workflow_runs: page.items.map((run) => runShape(run, repository2, request)) }, page.headers);
}
var runOf = (repository2, request) => repository2.runs.find((one4) => String(one4.id) === parameter(request, "run_id"));
var forRun = (operation, answer) => forRepository(operation, (repository2, request) => {
  const run = runOf(repository2, request);
  return run ? answer(run, repository2, request) : notFound();
});
function oneRun(run, repository2, request) {
  const attempt = Number(request.parameters["attempt_number"] ?? run.attempt);
  if (attempt > run.attempt || attempt < 1) return notFound();
  const triggeringActor = attempt === run.attempt ? run.triggeringActor : run.earlier[attempt - 1] ?? run.actor;
  return ok(runShape({ ...run, attempt, triggeringActor }, repository2, request));
}
function jobShape(job, run, repository2, request) {
  const address = `${repositoryUrl(repository2, request)}/actions`;
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${address}/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: `CR_${job.id}`,
    head_sha: run.headSha,
    head_branch: run.headBranch === "" ? null : run.headBranch,
    url: `${address}/jobs/${job.id}`,
    html_url: jobPage(run.id, job.id, repository2, request),
    name: job.name,
    workflow_name: run.name,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    check_run_url: `${repositoryUrl(repository2, request)}/check-runs/${job.id}`,
    steps: [],
    labels: ["ubuntu-latest"],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null
  };
}
function listJobs(jobs, run, repository2, request) {
  const page = pageOf(jobs, request);
  return ok({ total_count: jobs.length, jobs: page.items.map((job) => jobShape(job, run, repository2, request)) }, page.headers);
}
function reviewShape(review, repository2, request) {
  const environments2 = review.environments.flatMap((name) => {
    const found = environmentNamed(repository2, name);
    return found ? [{ ...environmentHead(found, repository2, request), created_at: found.createdAt, updated_at: found.updatedAt }] : [];
  });
  return { environments: environments2, state: review.state, user: userOrGhost(review.user, request), comment: review.comment };
}
function pendingOf(run, repository2, request) {
  const names = new Set(waitingJobs(run).map((job) => job.environment));
  return repository2.environments.filter((environment2) => names.has(environment2.name)).map((environment2) => ({
    environment: environmentHead(environment2, repository2, request),
    wait_timer: environment2.waitMinutes,
    wait_timer_started_at: null,
    current_user_can_approve: false,
    reviewers: environment2.reviewers.map((one4) => reviewerShape(one4, request))
  }));
}
var one3 = "/repos/{owner}/{repo}/actions/runs/{run_id}";
var runRoutes = [
  forRepository("GET /repos/{owner}/{repo}/actions/runs", listRuns),
  forRun(`GET ${one3}`, oneRun),
  forRun(`GET ${one3}/attempts/{attempt_number}`, oneRun),
  forRun(`GET ${one3}/attempts/{attempt_number}/jobs`, (run, repository2, request) => {
    const attempt = Number(parameter(request, "attempt_number"));
    return attempt > run.attempt || attempt < 1 ? notFound() : listJobs(jobsOf(run, attempt), run, repository2, request);
  }),
  forRun(
    `GET ${one3}/jobs`,
    (run, repository2, request) => listJobs(request.query.get("filter") === "all" ? run.jobs : jobsOf(run), run, repository2, request)
  ),
  forRun(`GET ${one3}/approvals`, (run, repository2, request) => ok(run.reviews.map((review) => reviewShape(review, repository2, request)))),
  forRun(`GET ${one3}/pending_deployments`, (run, repository2, request) => ok(pendingOf(run, repository2, request)))
];

export {
  objectType,
  QueryError,
  FieldError,
  textArgument,
  listArgument,
  concreteTypes,
  deployment,
  pullRequest,
  repository,
  organization,
  actorNode,
  userNode,
  workflowRun,
  latestStatuses,
  associated,
  resolveRevision,
  notFound,
  matchPath,
  parameter,
  forRepository,
  ok,
  created,
  repositoryUrl,
  pageUrl,
  pageOf,
  simpleUser,
  userOrNull,
  userOrGhost,
  nestedTeam,
  actionsApp,
  minimalRepository,
  singleRepository,
  fullRepository,
  fileShape,
  pullShape,
  pullDetail,
  pullRoutes,
  text,
  invalid,
  writer,
  deploymentShape,
  deploymentRoutes,
  environmentRoutes,
  runShape,
  runRoutes
};
