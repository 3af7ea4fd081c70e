import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actor,
  blobFields,
  blobShape,
  branchName,
  count,
  filePath,
  id,
  misfit,
  restUser,
  sha,
  time
} from "./chunk-27I5I7Q4.js";
import {
  errorText,
  incomplete,
  refused
} from "./chunk-4IERF25C.js";
import {
  known
} from "./chunk-FSEOP5TF.js";
import {
  _enum,
  array,
  boolean,
  literal,
  object,
  string
} from "./chunk-6YIB5NX2.js";

// src/collect/deployments.ts
var deploymentFields = (when) => `deployments(first: 50, environments: [$environment], orderBy: { field: CREATED_AT, direction: DESC }) ${when} {
      totalCount nodes { databaseId environment createdAt commitOid creator { ...actor } statuses(first: 10) { nodes { logUrl } } }
    }`;
var environmentName = string().min(1).max(300);
var node = object({
  databaseId: id,
  environment: environmentName.nullable(),
  createdAt: time,
  commitOid: sha,
  creator: actor,
  statuses: object({ nodes: array(object({ logUrl: string().max(1e4).nullable() })).max(10) }).nullable()
}).transform((found) => ({
  id: found.databaseId,
  sha: found.commitOid,
  environment: found.environment ?? "",
  createdAt: found.createdAt,
  creator: found.creator,
  runs: [...new Set((found.statuses?.nodes ?? []).flatMap(({ logUrl }) => runIn(logUrl ?? "")))]
}));
var shape = object({ totalCount: count, nodes: array(node).max(50) });
function runIn(address) {
  const found = /\/actions\/runs\/(\d{1,15})(?:[/?#]|$)/.exec(address)?.[1];
  return found === void 0 ? [] : [Number(found)];
}
function deploymentsIn(raw, answer, environment) {
  const what = `deployments to ${environment}`;
  const errors = answer.errors.filter(({ path }) => path[1] === "deployments" || path.length === 0);
  if (errors.length > 0) return incomplete(what, answer.source, errorText(errors));
  const found = shape.safeParse(raw);
  if (!found.success) return incomplete(what, answer.source, misfit(found.error));
  return known(found.data.nodes.filter((one) => isOf(one, environment)), [answer.source]);
}
var isOf = (entry, environment) => entry.environment.toLowerCase() === environment.toLowerCase();
var restShape = object({ id, sha, environment: environmentName, created_at: time, creator: restUser });
async function readDeployment(client, { owner, name }, number) {
  const what = `deployment ${number}`;
  try {
    const answer = await client.rest("GET /repos/{owner}/{repo}/deployments/{deployment_id}", { owner, repo: name, deployment_id: number });
    const found = restShape.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    if (found.data.id !== number) return incomplete(what, answer.source, "another deployment was answered");
    const { created_at: createdAt, creator, environment } = found.data;
    return known({ id: number, sha: found.data.sha, environment, createdAt, creator }, [answer.source]);
  } catch (error) {
    return refused(what, error);
  }
}
async function whyNoDeployments(client, { owner, name }, told) {
  try {
    await client.rest("GET /repos/{owner}/{repo}/deployments", { owner, repo: name, per_page: 1 });
    return told;
  } catch (error) {
    return refused(told.reason.what, error, told.sources);
  }
}

// src/collect/runs.ts
var account = restUser.optional().transform((found) => found ?? null);
var runShape = object({
  id,
  run_attempt: id,
  event: string().max(100),
  path: filePath,
  head_sha: sha,
  head_branch: branchName.nullable(),
  actor: account,
  triggering_actor: account
});
async function readRun(client, { owner, name }, run) {
  const what = `run ${run.id}, attempt ${run.attempt}`;
  try {
    const parameters = { owner, repo: name, run_id: run.id, attempt_number: run.attempt };
    const answer = await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}", parameters);
    return runIn2(what, answer, run);
  } catch (error) {
    return refused(what, error);
  }
}
async function readLatestRun(client, { owner, name }, id2) {
  return runIn2(`run ${id2}`, await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { owner, repo: name, run_id: id2 }), { id: id2, attempt: null });
}
function runIn2(what, answer, { id: id2, attempt }) {
  const found = runShape.safeParse(answer.data);
  if (!found.success) return incomplete(what, answer.source, misfit(found.error));
  const { data } = found;
  if (data.id !== id2 || attempt !== null && data.run_attempt !== attempt) {
    return incomplete(what, answer.source, `run ${data.id}, attempt ${data.run_attempt} was answered instead`);
  }
  const place = { path: data.path.split("@")[0] ?? "", headSha: data.head_sha, headBranch: data.head_branch };
  const people = { actor: data.actor, triggeringActor: data.triggering_actor };
  return known({ id: id2, attempt: data.run_attempt, event: data.event, ...place, ...people, job: null }, [answer.source]);
}
var maxApprovals = 1e3;
var approvalShape = object({
  state: _enum(["approved", "rejected", "pending"]),
  user: account,
  environments: array(object({ name: string().min(1).max(300) })).max(100)
});
async function readApprovals(client, { owner, name }, run) {
  const what = `approvals of run ${run.id}`;
  try {
    const answer = await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", { owner, repo: name, run_id: run.id });
    const found = array(approvalShape).max(maxApprovals).safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    if (/;\s*rel="next"/.test((answer.headers["link"] ?? "").slice(0, 8192))) return incomplete(what, answer.source, "a further page, which is not published");
    const given = found.data.flatMap(
      ({ state, user, environments }) => state === "pending" ? [] : [{ state, account: user, environments: environments.map((one) => one.name) }]
    );
    return known(given, [answer.source]);
  } catch (error) {
    return refused(what, error);
  }
}

// src/collect/workflowAt.ts
var workflowField = (when = "") => `workflow: object(expression: $workflow) ${when} { __typename ... on Blob { ${blobFields} } }`;
var otherShape = object({ __typename: string().refine((kind) => kind !== "Blob") }).transform(() => null);
var fileShape = blobShape.extend({ __typename: literal("Blob") }).or(otherShape);
var workflowShape = object({ workflow: fileShape.nullable() });
function workflowIn(answer, raw, at) {
  if (answer.errors.some(({ path }) => path[1] === "workflow" || path.length === 0)) return null;
  const found = workflowShape.safeParse(raw);
  return found.success ? { ...at, blob: found.data.workflow, source: answer.source } : null;
}

// src/collect/countedList.ts
var perPage = 100;
var maxPages = 30;
async function readCountedList(client, { what, route, parameters, member, item }) {
  const sources = [];
  const items = [];
  const shape2 = object({ total_count: count, [member]: array(item).max(perPage) });
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const answer = await client.rest(route, { ...parameters, per_page: perPage, ...page > 1 ? { page } : {} });
      sources.push(answer.source);
      const found = shape2.safeParse(answer.data);
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources);
      const listed = found.data[member];
      const total = found.data.total_count;
      items.push(...listed);
      if (items.length === total) return known(items, sources);
      if (listed.length === 0 || items.length > total) return incomplete(what, answer.source, `${items.length} of ${total} were listed`, sources);
      if (page === maxPages) return incomplete(what, answer.source, `${items.length} of ${total} were read, in ${maxPages} pages`, sources);
    }
  } catch (error) {
    return refused(what, error, sources);
  }
  throw new Error("unreachable: the last page returns");
}

// src/collect/protectedBranches.ts
var perPage2 = 100;
var maxPages2 = 10;
var branches = array(object({ name: branchName, protected: boolean() })).max(perPage2);
async function readProtectedBranches(client, { owner, name }) {
  const what = "protected branches";
  const sources = [];
  const found = [];
  try {
    for (let page = 1; page <= maxPages2; page += 1) {
      const parameters = { owner, repo: name, protected: true, per_page: perPage2, ...page > 1 ? { page } : {} };
      const answer = await client.rest("GET /repos/{owner}/{repo}/branches", parameters);
      sources.push(answer.source);
      const listed = branches.safeParse(answer.data);
      if (!listed.success) return incomplete(what, answer.source, misfit(listed.error), sources);
      found.push(...listed.data.filter((branch) => branch.protected).map((branch) => branch.name));
      if (!/;\s*rel="next"/.test((answer.headers["link"] ?? "").slice(0, 8192))) return known(found.sort(), sources);
      if (listed.data.length === 0) return incomplete(what, answer.source, "a page that was promised came back empty", sources);
    }
    const last = sources.at(-1);
    if (!last) throw new Error("no page of branches was read");
    return incomplete(what, last, `more than ${maxPages2 * perPage2} protected branches`, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}

export {
  deploymentFields,
  deploymentsIn,
  isOf,
  readDeployment,
  whyNoDeployments,
  readRun,
  readLatestRun,
  readApprovals,
  workflowField,
  workflowShape,
  workflowIn,
  readCountedList,
  readProtectedBranches
};
