import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  actor,
  count,
  id,
  misfit,
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
  known
} from "./chunk-C7FCS24P.js";
import {
  array,
  object,
  string
} from "./chunk-5YLJAEBO.js";

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
async function whyNone(client, route, { owner, name }, told) {
  try {
    await client.rest(route, { owner, repo: name, per_page: 1 });
    return told;
  } catch (error) {
    return refused(told.reason.what, error, told.sources);
  }
}
var whyNoDeployments = (client, repository, told) => whyNone(client, "GET /repos/{owner}/{repo}/deployments", repository, told);

export {
  deploymentFields,
  runIn,
  deploymentsIn,
  isOf,
  readDeployment,
  whyNone,
  whyNoDeployments
};
