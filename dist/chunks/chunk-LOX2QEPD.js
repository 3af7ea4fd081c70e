import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  blobFields,
  blobShape,
  branchName,
  count,
  filePath,
  id,
  misfit,
  restUser,
  sha
} from "./chunk-3CPF7B2X.js";
import {
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  known
} from "./chunk-C7FCS24P.js";
import {
  _enum,
  array,
  boolean,
  literal,
  object,
  string
} from "./chunk-5YLJAEBO.js";

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
    return runIn(what, answer, run);
  } catch (error) {
    return refused(what, error);
  }
}
async function readLatestRun(client, { owner, name }, id2) {
  return runIn(`run ${id2}`, await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { owner, repo: name, run_id: id2 }), {
    id: id2,
    attempt: null
  });
}
function runIn(what, answer, { id: id2, attempt }) {
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
    if (/;\s*rel="next"/.test((answer.headers["link"] ?? "").slice(0, 8192)))
      return incomplete(what, answer.source, "a further page, which is not published");
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
  const shape = object({ total_count: count, [member]: array(item).max(perPage) });
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const answer = await client.rest(route, { ...parameters, per_page: perPage, ...page > 1 ? { page } : {} });
      sources.push(answer.source);
      const found = shape.safeParse(answer.data);
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
  readRun,
  readLatestRun,
  readApprovals,
  workflowField,
  workflowShape,
  workflowIn,
  readCountedList,
  readProtectedBranches
};
