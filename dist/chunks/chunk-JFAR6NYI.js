import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  _enum,
  boolean,
  int,
  object,
  string
} from "./chunk-5YLJAEBO.js";

// src/action/deploymentEvent.ts
var sha = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
var deploymentPayload = object({ deployment: object({ id: int().positive(), sha, environment: string().min(1).max(255) }) });
function deploymentOfRun(asked, environment) {
  const { repository, elsewhere, run, job, commit } = asked;
  if (elsewhere !== null && !isSame(elsewhere, repository)) {
    if (asked.sha === null) throw missingCommit(elsewhere);
    return { kind: "deployment", repository: elsewhere, deployment: { environment, sha: asked.sha, run: null, id: null, job: null } };
  }
  return { kind: "deployment", repository, deployment: { environment, sha: asked.sha ?? commit, run, id: null, job } };
}
function deploymentOfEvent(asked, { deployment }) {
  const { environment, sha: commit, elsewhere, repository, run, job } = asked;
  const isOther = environment !== null && environment.toLowerCase() !== deployment.environment.toLowerCase() || commit !== null && commit !== deployment.sha || elsewhere !== null && !isSame(elsewhere, repository);
  if (isOther) throw contradiction();
  return { kind: "deployment", repository, deployment: { environment: deployment.environment, sha: deployment.sha, run, id: deployment.id, job } };
}
var isSame = (one, other) => repositoryPath(one).toLowerCase() === repositoryPath(other).toLowerCase();
var missingCommit = (elsewhere) => new ProblemError({
  code: "CS-030",
  file: "action inputs",
  message: `nothing tells which commit of ${repositoryPath(elsewhere)} is to be deployed`,
  expected: "`sha` beside `repository`",
  found: "`repository` alone",
  suggestion: "set `with: sha:` in the workflow"
});
var contradiction = () => new ProblemError({
  code: "CS-030",
  file: "action inputs",
  message: "the inputs name another deployment than the event",
  expected: "the environment, commit and repository of the event, or none of these inputs",
  found: "others",
  suggestion: "leave `environment`, `sha` and `repository` out under the event `deployment`"
});

// src/action/event.ts
var sha2 = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
var account = object({ id: int(), login: string(), type: _enum(["User", "Bot", "Mannequin", "Organization"]).catch("User") });
var repo = object({ full_name: string() });
var pullRequestPayload = object({
  action: string().optional(),
  pull_request: object({
    number: int().positive(),
    merged: boolean().nullish(),
    updated_at: string().optional(),
    head: object({ sha: sha2, ref: string(), repo: repo.nullable() }),
    base: object({ repo })
  }),
  sender: account.optional()
});
var workflowRunPayload = object({
  workflow_run: object({ head_sha: sha2, head_branch: string().nullable(), head_repository: repo.nullish() })
});
var mergeGroupPayload = object({ action: string(), merge_group: object({ head_sha: sha2, base_sha: sha2, base_ref: string() }) });
function readEvent(event) {
  const { repository, environment } = event;
  if (event.reconcile !== null) {
    const { branch, since } = event.reconcile;
    return { occasion: { kind: "reconciliation", repository, asked: { branch, since, until: null } }, mayPublish: namedMayWrite(event) };
  }
  if (event.pullRequest !== null) {
    return { occasion: { kind: "pull-request", repository, number: event.pullRequest, hints: noHints }, mayPublish: namedMayWrite(event) };
  }
  if (event.name === "deployment") return { occasion: deploymentOfEvent(event, parse(event, deploymentPayload)), mayPublish: true };
  if (environment !== null) return { occasion: deploymentOfRun(event, environment), mayPublish: namedMayWrite(event) };
  switch (event.name) {
    case "pull_request":
    case "pull_request_target":
    case "pull_request_review":
      return fromPullRequest(event, parse(event, pullRequestPayload));
    case "workflow_run": {
      const { workflow_run: run } = parse(event, workflowRunPayload);
      const head = { repository: run.head_repository?.full_name ?? null, sha: run.head_sha, branch: run.head_branch ?? "" };
      return { occasion: { kind: "head", repository, head }, mayPublish: true };
    }
    case "merge_group": {
      const { action, merge_group: group } = parse(event, mergeGroupPayload);
      if (action !== "checks_requested") return nothing(repository, `merge_group ${JSON.stringify(action)} asks for no check`);
      const base = { branch: group.base_ref.replace(/^refs\/heads\//, ""), commit: group.base_sha };
      return { occasion: { kind: "merge-group", repository, head: group.head_sha, base }, mayPublish: true };
    }
    case "schedule":
      return { occasion: { kind: "sweep", repository }, mayPublish: true };
    default:
      throw new ProblemError({
        code: "CS-031",
        file: "the event",
        message: `the event ${JSON.stringify(event.name.slice(0, 40))} holds neither a pull request nor a deployment`,
        expected: "pull_request_target, pull_request, pull_request_review, workflow_run, merge_group, schedule, deployment, or any event with the input pull-request or environment",
        found: event.name === "workflow_dispatch" ? "workflow_dispatch without the input pull-request or environment" : event.name.slice(0, 40),
        suggestion: "copy the workflow files of the README, or pass `with: pull-request:`; a job that deploys passes `with: environment:`"
      });
  }
}
function namedMayWrite(event) {
  const byPullRequest = event.name === "pull_request" || event.name === "pull_request_review";
  return !byPullRequest || mayWrite(event, parse(event, pullRequestPayload));
}
var noHints = { headSha: null, headRepository: null, headBranch: null, push: null };
var nothing = (repository, why) => ({ occasion: { kind: "nothing", repository, why }, mayPublish: false });
function fromPullRequest(event, payload) {
  const { pull_request: pull, action } = payload;
  if (action === "closed") {
    if (!pull.merged) return nothing(event.repository, "the pull request was closed without being merged");
    return { occasion: { kind: "merged", repository: event.repository, number: pull.number }, mayPublish: mayWrite(event, payload) };
  }
  const hints = { headSha: pull.head.sha, headRepository: pull.head.repo?.full_name ?? null, headBranch: pull.head.ref, push: pushOf(payload) };
  return { occasion: { kind: "pull-request", repository: event.repository, number: pull.number, hints }, mayPublish: mayWrite(event, payload) };
}
function mayWrite(event, { pull_request: pull, sender }) {
  if (event.name === "pull_request_target") return true;
  return pull.head.repo?.full_name === pull.base.repo.full_name && sender?.login !== "dependabot[bot]";
}
var pushOf = ({ action, pull_request: pull, sender }) => action === "synchronize" && sender && pull.updated_at ? { pusher: sender, at: pull.updated_at } : null;
function parse(event, schema) {
  const parsed = schema.safeParse(event.payload);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ProblemError({
    code: "CS-031",
    file: "the event payload",
    message: `the payload of ${event.name} is not as GitHub documents it`,
    expected: `${issue?.path.join(".") || "an object"}: ${issue?.message ?? ""}`,
    found: event.payload === null || typeof event.payload !== "object" ? typeof event.payload : "something else",
    suggestion: "check that GITHUB_EVENT_PATH is the runner\u2019s own file"
  });
}

// src/action/runEvent.ts
import { readFileSync } from "node:fs";
function eventOf({ eventName, eventPath, repository, run, commit, workflow, job: id }, inputs) {
  const { pullRequest, environment, sha: sha3, reconcile: branch, reconcileSince: since } = inputs;
  const reconcile = branch === null || since === null ? null : { branch, since };
  const [number, attempt] = [Number(run.id), Number(run.attempt)];
  const own = Number.isSafeInteger(number) && number > 0 && Number.isSafeInteger(attempt) && attempt > 0 ? { id: number, attempt } : null;
  const job = id === null || workflow === null ? null : { id, path: workflow.path };
  const asked = { pullRequest, reconcile, environment, sha: sha3, elsewhere: inputs.repository };
  return { name: eventName, payload: readPayload(eventPath), repository, ...asked, run: own, job, commit };
}
function readPayload(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const [expected, found] = ["the file that the runner wrote", "no such file, or not JSON"];
    throw new ProblemError(
      { code: "CS-031", file: "GITHUB_EVENT_PATH", message: "the event payload is not readable JSON", expected, found },
      { cause }
    );
  }
}

// src/action/runner.ts
function runnerFrom(env) {
  const [owner = "", name = "", ...rest] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !name || rest.length > 0) throw notARunner("GITHUB_REPOSITORY", "owner/name");
  const serverUrl = (env["GITHUB_SERVER_URL"] || "https://github.com").replace(/\/+$/, "");
  const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
  const id = env["GITHUB_RUN_ID"] ?? "";
  return {
    eventName: env["GITHUB_EVENT_NAME"] ?? "",
    eventPath: env["GITHUB_EVENT_PATH"] ?? "",
    repository: { owner, name },
    apiUrl,
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] || "https://api.github.com/graphql",
    serverUrl,
    run: { id: id || "0", attempt: env["GITHUB_RUN_ATTEMPT"] || "1" },
    commit: /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(env["GITHUB_SHA"] ?? "") ? env["GITHUB_SHA"] ?? null : null,
    runUrl: id ? `${serverUrl}/${owner}/${name}/actions/runs/${id}` : null,
    outputFile: env["GITHUB_OUTPUT"] || null,
    summaryFile: env["GITHUB_STEP_SUMMARY"] || null,
    directory: `${env["RUNNER_TEMP"] || "."}/countersign`,
    artifacts: isHosted(serverUrl),
    idToken: idTokenFrom(env),
    workflow: workflowIn(env["GITHUB_WORKFLOW_REF"] ?? "", `${owner}/${name}`),
    job: env["GITHUB_JOB"] || null,
    env
  };
}
function workflowIn(text, repository) {
  if (text.length > 2e3) return null;
  const [, home = "", path, ref] = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/:]+)@(refs\/[^:\s]+)$/.exec(text) ?? [];
  return path && ref && home.toLowerCase() === repository.toLowerCase() ? { path, ref } : null;
}
function idTokenFrom(env) {
  const [url = "", token = ""] = [env["ACTIONS_ID_TOKEN_REQUEST_URL"], env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]];
  return url !== "" && token !== "" ? { url, token } : null;
}
function isHosted(serverUrl) {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
  return host === "github.com" || host.endsWith(".ghe.com") || host.endsWith(".localhost");
}
var notARunner = (variable, expected) => new ProblemError({
  code: "CS-030",
  file: "environment",
  message: `${variable} is not set as a runner sets it`,
  expected,
  found: null,
  suggestion: "run this as a GitHub Action; on a laptop use `countersign check`"
});

export {
  readEvent,
  eventOf,
  runnerFrom
};
