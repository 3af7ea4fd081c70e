import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readApprovals,
  readCountedList,
  readProtectedBranches,
  readRun,
  workflowField,
  workflowIn,
  workflowShape
} from "./chunk-LOX2QEPD.js";
import {
  whyNoDeployments
} from "./chunk-MBBF6XY3.js";
import {
  readWorkflow
} from "./chunk-ACP4X3FC.js";
import {
  plainText
} from "./chunk-G4YFGUOL.js";
import {
  budgets
} from "./chunk-A3NKE4UX.js";
import {
  inTurns
} from "./chunk-RN224IPT.js";
import {
  branchName,
  bytesOfText,
  count,
  fetchBlob,
  misfit,
  sha
} from "./chunk-3CPF7B2X.js";
import {
  errorText,
  incomplete,
  refused,
  refusing
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
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import {
  _enum,
  array,
  boolean,
  literal,
  object,
  string,
  unknown
} from "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/collect/deployJob.ts
var workflowOfRunQuery = `query WorkflowOfRun($owner: String!, $name: String!, $workflow: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ${workflowField()} }
}`;
async function withJob(tools, repository, run, { job, told }) {
  if (run.state === "unavailable") return run;
  const { headSha: commit, path } = run.value;
  const file = told?.commit === commit && told.path === path ? told : await askFor(tools.asker, repository, { commit, path });
  if ("state" in file) return file;
  if (file.blob === null || file.blob.byteSize > budgets.bytes) return known(run.value, [...run.sources, file.source]);
  const text = bytesOfText(file.blob);
  const wanted = { oid: file.blob.oid, what: nameOf({ commit, path }), bytes: budgets.bytes };
  const read = text ? { bytes: text, source: file.source } : await fetchBlob(tools.client, repository, wanted);
  if ("state" in read) return read;
  return known({ ...run.value, job: jobIn(read.bytes, job) }, [...run.sources, file.source, ...text ? [] : [read.source]]);
}
var nameOf = ({ commit, path }) => `${path} at ${commit}`;
async function askFor(asker, { owner, name }, at) {
  const what = nameOf(at);
  return refusing(what, async () => {
    const answer = await asker.small(workflowOfRunQuery, { owner, name, workflow: `${at.commit}:${at.path}` });
    const raw = object({ repository: unknown() }).safeParse(answer.data);
    const found = raw.success ? workflowIn(answer, raw.data.repository, at) : null;
    if (found) return found;
    return incomplete(what, answer.source, answer.errors.length > 0 ? errorText(answer.errors) : misfitOf(answer));
  });
}
function misfitOf(answer) {
  const found = object({ repository: workflowShape }).safeParse(answer.data);
  return found.success ? "no data" : misfit(found.error);
}
function jobIn(bytes, id) {
  const [job, ...more] = readWorkflow(bytes, { identities: [] }).jobs.filter((one) => one.id === id);
  if (job === void 0 || more.length > 0 || job.call !== null) return null;
  if (job.environment === null) return { id, environment: null, computed: false };
  const name = plainText(job.environment.name);
  return { id, environment: name === "" ? null : name, computed: name === null };
}

// src/collect/environmentState.ts
var reviewersRule = object({
  type: literal("required_reviewers"),
  prevent_self_review: boolean().default(false),
  reviewers: array(object({ type: _enum(["User", "Team"]) })).max(1e3).default([])
});
var rule = object({ type: string().max(100).refine((type) => type !== "required_reviewers") });
var shape = object({
  name: string().min(1).max(300),
  /** In neither published description, and answered all the same; absent: unknown. */
  can_admins_bypass: boolean().nullish(),
  protection_rules: array(reviewersRule.or(rule)).max(100),
  deployment_branch_policy: object({ protected_branches: boolean(), custom_branch_policies: boolean() }).nullable()
});
var branchPolicy = object({ name: branchName, type: _enum(["branch", "tag"]).default("branch") });
var customRule = object({ enabled: boolean(), app: object({ slug: string().min(1).max(300) }) });
async function readEnvironment(client, repository, name, knownProtected) {
  const what = `environment ${name}`;
  const parameters = { owner: repository.owner, repo: repository.name, environment_name: name };
  try {
    const answer = await client.rest("GET /repos/{owner}/{repo}/environments/{environment_name}", parameters);
    const found = shape.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    if (asciiLower(found.data.name) !== asciiLower(name)) return incomplete(what, answer.source, "another environment was answered");
    return withLists(client, parameters, found.data, [answer.source], knownProtected);
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404 && error.source) return known(absent(name), [error.source]);
    return refused(what, error);
  }
}
var absent = (name) => ({
  name,
  exists: false,
  reviewers: { users: 0, teams: 0 },
  preventSelfReview: false,
  adminsBypass: null,
  refs: "all",
  branches: [],
  tags: [],
  customRules: []
});
async function withLists(client, parameters, told, sources, knownProtected) {
  const refs = refsOf(told);
  const [policies, shielded, apps] = await Promise.all([
    refs === "custom" ? listBranches(client, parameters) : known([], []),
    refs !== "protected" || knownProtected.length > 0 ? known(knownProtected, []) : readProtectedBranches(client, { owner: parameters.owner, name: parameters.repo }),
    listCustomRules(client, parameters)
  ]);
  if (policies.state === "unavailable") return policies;
  if (shielded.state === "unavailable") return shielded;
  if (apps.state === "unavailable") return apps;
  const required = told.protection_rules.flatMap((one) => one.type === "required_reviewers" && "reviewers" in one ? [one] : []);
  const reviewers = required.flatMap((one) => one.reviewers);
  const named = (type) => policies.value.filter((one) => one.type === type).map((one) => one.name).sort();
  const value = {
    name: told.name,
    exists: true,
    reviewers: { users: reviewers.filter(({ type }) => type === "User").length, teams: reviewers.filter(({ type }) => type === "Team").length },
    preventSelfReview: required.length > 0 && required.every((one) => one.prevent_self_review),
    adminsBypass: told.can_admins_bypass ?? null,
    refs,
    branches: refs === "protected" ? shielded.value : named("branch"),
    tags: named("tag"),
    customRules: apps.value.filter(({ enabled }) => enabled).map(({ app }) => app.slug).sort()
  };
  return known(value, [...sources, ...policies.sources, ...shielded.sources, ...apps.sources]);
}
function refsOf({ deployment_branch_policy: policy }) {
  if (policy === null) return "all";
  return policy.protected_branches ? "protected" : "custom";
}
var listBranches = (client, parameters) => readCountedList(client, {
  what: `deployment branches of environment ${parameters.environment_name}`,
  route: "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies",
  parameters,
  member: "branch_policies",
  item: branchPolicy
});
var customRules = object({ total_count: count, custom_deployment_protection_rules: array(customRule).max(1e3) });
async function listCustomRules(client, parameters) {
  const what = `custom protection rules of environment ${parameters.environment_name}`;
  return refusing(what, async () => {
    const answer = await client.rest("GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules", parameters);
    const found = customRules.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    const { total_count: total, custom_deployment_protection_rules: rules } = found.data;
    return total === rules.length ? known(rules, [answer.source]) : incomplete(what, answer.source, `${rules.length} of ${total} were listed`);
  });
}

// src/collect/sharedRefusals.ts
function sharedRefusals(facts) {
  const refused2 = facts.flatMap((fact) => fact && isRefused(fact) ? [fact.reason] : []);
  return (fact) => {
    if (!isRefused(fact)) return fact;
    return { ...fact, reason: together(refused2.filter(({ detail }) => detail === fact.reason.detail)) ?? fact.reason };
  };
}
var isRefused = (fact) => fact.state === "unavailable" && fact.reason.status === 403;
function together(alike) {
  const [first] = alike;
  return first ? { ...first, what: [...new Set(alike.map(({ what }) => what))].join("; ") } : null;
}

// src/collect/deploymentFacts.ts
var maxBranches = 10;
async function readDeploymentFacts(tools, located, needs, others) {
  const { client } = tools;
  const { subject, named } = located;
  const { repository } = subject;
  const wants = (need) => needs.includes(need);
  const [environment, entries, run] = await Promise.all([
    wants("environment") ? readEnvironment(client, repository, named.environment, located.protectedBranches) : null,
    located.entries.state === "known" ? located.entries : whyNoDeployments(client, repository, located.entries),
    runOf(tools, located)
  ]);
  const runValue = run?.state === "known" ? run.value : null;
  const deployedRefs = wants("deployedRefs") ? await readRefs(client, subject, candidates(subject, runValue, environment)) : null;
  await others;
  const approvals = named.run === null ? withoutRun(located, run, entries) : await readApprovals(client, repository, named.run);
  const last = named.run === null || approvals.state === "unavailable" ? await readTip(client, subject) : approvals;
  const deployment = deploymentOf(located, run, entries);
  const told = sharedRefusals([deployment, approvals, environment, deployedRefs]);
  return {
    facts: {
      ...wants("deployment") && { deployment: told(deployment) },
      ...wants("runApprovals") && { runApprovals: told(approvals) },
      ...environment && { environment: told(environment) },
      ...deployedRefs && { deployedRefs: told(deployedRefs) }
    },
    clock: clockOf(last)
  };
}
function clockOf(last) {
  if (last.state === "unavailable") return last;
  const source = last.sources.at(-1);
  const what = "the time of the decision";
  if (source?.date) return { at: source.date };
  return unavailable(
    { what, request: source?.request ?? null, status: source?.status ?? null, detail: "the answer carries no Date header" },
    last.sources
  );
}
async function runOf(tools, { named, subject: { repository }, run, workflow }) {
  const found = run ?? (named.run === null ? null : await readRun(tools.client, repository, named.run));
  return found === null || named.job === null ? found : withJob(tools, repository, found, { job: named.job.id, told: workflow });
}
function withoutRun({ event }, run, listed) {
  if (run?.state === "unavailable") return run;
  return event === null && listed.state === "unavailable" ? listed : known([], []);
}
function deploymentOf(located, run, listed) {
  if (run?.state === "unavailable") return run;
  if (listed.state === "unavailable") return listed;
  const { subject, named, event, tip, policyAtCommit, policyTouched } = located;
  const own = listed.value.filter((one) => one.sha === subject.commit && named.run !== null && one.runs.includes(named.run.id));
  const entries = [...own.filter(({ id }) => id !== event?.id).map(entryOf), ...event ? [entryOf(event)] : []];
  const repository = { archived: located.archived, defaultBranch: subject.base.branch };
  const policy = {
    atCommit: policyAtCommit,
    atTip: tip.commit.file?.type === "blob" ? tip.commit.file.oid : null,
    touchedAtCommit: policyTouched.atCommit,
    touchedAtTip: policyTouched.atTip
  };
  const ordered = entries.sort((one, other) => one.id - other.id);
  const value = { environment: named.environment, run: run?.value ?? null, entries: ordered, repository, policy };
  return known(value, [...run?.sources ?? [], ...listed.sources]);
}
var entryOf = ({ id, sha: commit, environment, createdAt, creator }) => ({
  id,
  sha: commit,
  environment,
  createdAt,
  creator
});
function candidates({ base }, run, environment) {
  const listed = environment?.state === "known" && environment.value.refs === "custom" ? environment.value.branches : [];
  const literal2 = listed.filter((name) => !/[*?[\]]/.test(name));
  const all = [base.branch, ...run?.headBranch ? [run.headBranch] : [], ...literal2];
  return [...new Set(all)].slice(0, maxBranches);
}
var relation = object({ status: _enum(["diverged", "ahead", "behind", "identical"]), base_commit: object({ sha }) });
async function readRefs(client, subject, branches) {
  const { base, commit, repository } = subject;
  const what = "the branches that hold the deployed commit";
  const sources = [];
  const contains = async (branch) => {
    if (branch === base.branch && base.commit === commit) return true;
    const tip = branch === base.branch ? base.commit : `refs/heads/${branch}`;
    const answer = await orAbsent(client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", {
      owner: repository.owner,
      repo: repository.name,
      basehead: `${commit}...${tip}`,
      per_page: 1
    }), sources);
    if (answer === null) return null;
    const found = relation.safeParse(answer.data);
    if (!found.success || found.data.base_commit.sha !== commit) {
      return incomplete(what, answer.source, found.success ? "another commit was compared" : misfit(found.error), sources);
    }
    return found.data.status === "ahead" || found.data.status === "identical";
  };
  try {
    const read = await inTurns(branches, async (branch) => ({ branch, contains: await contains(branch) }));
    const refs = [];
    for (const one of read) {
      if (typeof one.contains === "object" && one.contains !== null) return one.contains;
      refs.push({ branch: one.branch, contains: one.contains });
    }
    return known(refs, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
async function orAbsent(asked, sources) {
  try {
    const answer = await asked;
    sources.push(answer.source);
    return answer;
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error;
    if (error.source) sources.push(error.source);
    return null;
  }
}
async function readTip(client, { repository, base }) {
  const what = "the time of the decision";
  try {
    const parameters = { owner: repository.owner, repo: repository.name, branch: base.branch };
    return known(null, [(await client.rest("GET /repos/{owner}/{repo}/branches/{branch}", parameters)).source]);
  } catch (error) {
    return refused(what, error);
  }
}
export {
  readDeploymentFacts
};
