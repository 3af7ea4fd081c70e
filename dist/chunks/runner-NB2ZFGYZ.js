import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  deploymentShape,
  fullRepository,
  pageUrl,
  pullDetail,
  pullShape,
  repositoryUrl,
  runShape,
  simpleUser
} from "./chunk-RFX6CLTE.js";
import {
  commitAt,
  fullName
} from "./chunk-B6YN6RK5.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/simulator/runner.ts
import { spawn } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/simulator/environment.ts
import { randomUUID } from "node:crypto";
function runtimeToken(run, job) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [part({ alg: "none", typ: "JWT" }), part({ scp: `Actions.Results:${run}:${job}` }), randomUUID()].join(".");
}
function jobEnvironment(job) {
  const { repository, simulator, files } = job;
  const name = fullName(repository);
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: simulator.serverUrl,
    GITHUB_API_URL: simulator.apiUrl,
    GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
    GITHUB_REPOSITORY: name,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_SHA: job.sha,
    GITHUB_REF: job.ref,
    GITHUB_REF_NAME: job.ref.replace(/^refs\/(heads|pull|tags)\//, ""),
    GITHUB_REF_TYPE: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_ACTOR: job.actor,
    GITHUB_TRIGGERING_ACTOR: job.triggeringActor,
    GITHUB_ACTOR_ID: String(job.actorId),
    GITHUB_RUN_ID: String(job.runId),
    GITHUB_RUN_NUMBER: "1",
    GITHUB_RUN_ATTEMPT: String(job.attempt),
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_JOB: job.job,
    GITHUB_ACTION: "countersign",
    GITHUB_ACTION_REPOSITORY: "",
    GITHUB_ACTION_REF: "",
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_WORKFLOW_REF: `${name}/.github/workflows/${job.workflow}.yml@${job.workflowRef}`,
    GITHUB_WORKSPACE: files.workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_STATE: files.state,
    GITHUB_ENV: files.environment,
    GITHUB_PATH: files.path,
    RUNNER_TEMP: files.temp,
    RUNNER_TOOL_CACHE: files.temp,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "simulated",
    RUNNER_ENVIRONMENT: "github-hosted",
    ACTIONS_RESULTS_URL: `${simulator.url}/`,
    ACTIONS_RUNTIME_URL: `${simulator.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(`run-${job.runId}-${job.attempt}`, "job-1")
  };
}
var inputVariables = (inputs) => Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]));

// src/simulator/events.ts
import { createHash } from "node:crypto";

// src/simulator/delivery.ts
var around = (repository, sender, urls) => ({
  repository: fullRepository(repository, urls),
  sender: simpleUser(urls.world.account(sender), urls)
});
var headCommit = (commit) => ({
  id: commit.sha,
  tree_id: commit.tree,
  message: commit.message,
  timestamp: commit.committedAt,
  author: { ...commit.author },
  committer: { ...commit.committer }
});
function located(repository, name) {
  const sha = repository.branches.get(name);
  const tag = repository.tags.get(name);
  if (sha !== void 0) return { ref: `refs/heads/${name}`, sha };
  if (tag === void 0) throw new Error(`no branch or tag ${name}`);
  return { ref: `refs/tags/${name}`, sha: tag.commit };
}
function dispatchDelivery(event, urls) {
  const { repository, sender, inputs } = event;
  const place = located(repository, event.ref ?? repository.defaultBranch);
  const payload = { inputs, ref: place.ref, workflow: `.github/workflows/${event.workflow ?? "gate"}.yml` };
  return { repository, payload: { ...payload, ...around(repository, sender, urls) }, ...place, actor: sender };
}
function pushDelivery(event, urls) {
  const { repository, branch, before, sender } = event;
  const { ref, sha } = located(repository, branch);
  const { name, email } = urls.world.person(sender);
  const payload = {
    ref,
    before,
    after: sha,
    created: before === "0".repeat(40),
    deleted: false,
    forced: event.forced ?? false,
    base_ref: null,
    commits: [],
    compare: `${pageUrl(repository, urls)}/compare/${before.slice(0, 12)}...${sha.slice(0, 12)}`,
    pusher: { name, email },
    head_commit: headCommit(commitAt(urls.world.store, sha)),
    ...around(repository, sender, urls)
  };
  return { repository, payload, sha, ref, actor: sender };
}
function releaseDelivery({ repository, tag, sender }, urls) {
  const { ref, sha } = located(repository, tag);
  const now = urls.world.clock.now();
  const address = `${repositoryUrl(repository, urls)}/releases/1`;
  const release = {
    id: 1,
    node_id: "RE_1",
    url: address,
    assets_url: `${address}/assets`,
    upload_url: `${address}/assets{?name,label}`,
    html_url: `${pageUrl(repository, urls)}/releases/tag/${tag}`,
    tarball_url: `${address}/tarball`,
    zipball_url: `${address}/zipball`,
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name: tag,
    body: null,
    draft: false,
    prerelease: false,
    author: simpleUser(urls.world.account(sender), urls),
    assets: [],
    created_at: now,
    published_at: now
  };
  return { repository, payload: { action: "published", release, ...around(repository, sender, urls) }, sha, ref, actor: sender };
}
function deploymentDelivery({ repository, deployment, sender }, urls) {
  const isNamed = repository.branches.has(deployment.ref) || repository.tags.has(deployment.ref);
  const ref = isNamed ? located(repository, deployment.ref).ref : "";
  const payload = { action: "created", deployment: deploymentShape(deployment, repository, urls), ...around(repository, sender, urls) };
  return { repository, payload, sha: deployment.sha, ref, actor: sender };
}

// src/simulator/events.ts
function deliver(event, urls) {
  switch (event.name) {
    case "pull_request":
    case "pull_request_target":
      return pullDelivery(event, urls);
    case "pull_request_review":
      return reviewDelivery(event, urls);
    case "workflow_run":
      return runDelivery(event, urls);
    case "merge_group":
      return groupDelivery(event, urls);
    case "schedule":
      return onDefaultBranch(event.repository, { schedule: "17 5 * * *" }, "github-actions", urls);
    case "workflow_dispatch":
      return dispatchDelivery(event, urls);
    case "push":
      return pushDelivery(event, urls);
    case "release":
      return releaseDelivery(event, urls);
    case "deployment":
      return deploymentDelivery(event, urls);
  }
}
function onDefaultBranch(repository, payload, actor, urls) {
  const branch = repository.defaultBranch;
  return { repository, payload, sha: urls.world.tip(repository, branch), ref: `refs/heads/${branch}`, actor };
}
var testMerge = (pull) => createHash("sha1").update(`test merge of ${pull.number} at ${pull.head.sha}`).digest("hex");
function changesOf(event) {
  if (event.action === "synchronize") return { before: event.before ?? "0".repeat(40), after: event.pull.head.sha };
  if (event.action !== "edited") return {};
  return {
    changes: event.previousBase === void 0 ? { title: { from: "earlier title" } } : { base: { ref: { from: event.previousBase }, sha: { from: event.pull.frozenBase } } }
  };
}
function pullDelivery(event, urls) {
  const { pull } = event;
  const payload = {
    action: event.action,
    number: pull.number,
    pull_request: pullDetail(pull, urls),
    ...changesOf(event),
    ...around(pull.repository, event.sender, urls)
  };
  if (event.name === "pull_request") {
    return { repository: pull.repository, payload, sha: testMerge(pull), ref: `refs/pull/${pull.number}/merge`, actor: event.sender };
  }
  return {
    repository: pull.repository,
    payload,
    sha: urls.world.tip(pull.repository, pull.base),
    ref: `refs/heads/${pull.base}`,
    actor: event.sender
  };
}
function reviewDelivery(event, urls) {
  const { pull, review } = event;
  const page = `${pageUrl(pull.repository, urls)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const shown = pullShape(pull, urls);
  const author = urls.world.member(review.author);
  const payload = {
    action: event.action,
    pull_request: shown,
    ...around(pull.repository, event.sender, urls),
    review: {
      id: review.id,
      node_id: `PRR_${review.id}`,
      user: author ? simpleUser(author, urls) : null,
      body: review.body || null,
      commit_id: review.commit,
      submitted_at: review.submittedAt,
      state: review.state.toLowerCase(),
      html_url: page,
      pull_request_url: String(shown["url"]),
      author_association: pull.repository.writers.has(review.author) ? "MEMBER" : "NONE",
      _links: { html: { href: page }, pull_request: { href: String(shown["url"]) } }
    }
  };
  return { repository: pull.repository, payload, sha: testMerge(pull), ref: `refs/pull/${pull.number}/merge`, actor: event.sender };
}
function runDelivery(event, urls) {
  const { repository, run } = event;
  const path = `.github/workflows/${run.name}.yml`;
  const api = `${urls.apiUrl}/repos/${repository.owner}/${repository.name}/actions/workflows/1`;
  const workflow = {
    id: 1,
    node_id: "W_1",
    name: run.name,
    path,
    state: "active",
    created_at: run.createdAt,
    updated_at: run.createdAt,
    url: api,
    html_url: `${pageUrl(repository, urls)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${pageUrl(repository, urls)}/workflows/${run.name}/badge.svg`
  };
  const payload = { action: "completed", workflow_run: runShape(run, repository, urls), workflow, ...around(repository, event.sender, urls) };
  return onDefaultBranch(repository, payload, event.sender, urls);
}
function groupDelivery(event, urls) {
  const { entry } = event;
  const repository = entry.pull.repository;
  const ref = `refs/heads/gh-readonly-queue/${entry.base}/pr-${entry.pull.number}-${entry.baseCommit}`;
  const group = {
    head_sha: entry.headCommit,
    head_ref: ref,
    base_sha: urls.world.tip(repository, entry.base),
    base_ref: `refs/heads/${entry.base}`,
    head_commit: headCommit(commitAt(urls.world.store, entry.headCommit))
  };
  const payload = { action: "checks_requested", merge_group: group, ...around(repository, event.sender, urls) };
  return { repository, payload, sha: entry.headCommit, ref, actor: event.sender };
}

// src/simulator/runner.ts
function makeFiles(folder, payload) {
  const place = (name, content = "") => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const temp = join(folder, "temp");
  const workspace = join(folder, "workspace");
  mkdirSync(temp, { recursive: true });
  mkdirSync(workspace, { recursive: true });
  return {
    event: place("event.json", JSON.stringify(payload)),
    output: place("output"),
    summary: place("summary.md"),
    state: place("state"),
    environment: place("env"),
    path: place("path"),
    temp,
    workspace
  };
}
function readOutputs(text) {
  const outputs = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    const plain = /^([^=<]+)=(.*)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2] ?? "", index + 1);
      if (end < 0) throw new Error(`the output ${block[1]} has no end`);
      outputs[block[1] ?? ""] = lines.slice(index + 1, end).join("\n");
      index = end;
    } else if (plain) outputs[plain[1] ?? ""] = plain[2] ?? "";
  }
  return outputs;
}
var inherited = ["PATH", "SystemRoot", "TMPDIR", "TEMP"];
var ownWorkflow = /* @__PURE__ */ new Set(["workflow_dispatch", "push", "release", "deployment"]);
function jobOf(run, delivery, files, made) {
  const { repository, ref, actor } = delivery;
  const login = (id) => run.world.member(id)?.login ?? actor;
  const onDefault = `refs/heads/${repository.defaultBranch}`;
  return {
    repository,
    simulator: run.simulator,
    eventName: run.event.name,
    sha: run.run?.headSha ?? delivery.sha,
    ref,
    actor: login(made.actor),
    actorId: made.actor,
    triggeringActor: login(made.triggeringActor),
    workflow: run.workflow ?? run.run?.name ?? "gate",
    workflowRef: ownWorkflow.has(run.event.name) && ref !== "" ? ref : onDefault,
    job: run.job ?? "gate",
    runId: made.id,
    attempt: run.attempt ?? run.run?.attempt ?? 1,
    files
  };
}
function environmentOf(run, delivery, files, made) {
  const machine = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  const inputs = inputVariables({ "github-token": `job-${randomUUID2()}`, ...run.inputs });
  const all = { ...machine, HOME: files.temp, ...jobEnvironment(jobOf(run, delivery, files, made)), ...inputs, ...run.environment };
  return Object.fromEntries(Object.entries(all).filter((pair) => pair[1] !== void 0));
}
function registerRun(run, delivery) {
  if (run.run) return run.run;
  const { event, world } = run;
  const common = { event: event.name, by: delivery.actor, conclusion: null, name: run.workflow ?? "gate" };
  if (event.name === "pull_request" || event.name === "pull_request_target" || event.name === "pull_request_review") {
    const { sha, branch, repository } = event.pull.head;
    return world.startRun(event.pull.repository, { ...common, headSha: sha, headBranch: branch, headRepository: repository });
  }
  const headBranch = delivery.ref.replace(/^refs\/(heads|tags)\//, "");
  const headSha = world.store.commits.has(delivery.sha) ? delivery.sha : world.tip(delivery.repository, delivery.repository.defaultBranch);
  return world.startRun(delivery.repository, { ...common, headSha, headBranch });
}
async function runAction(run) {
  const folder = run.folder ?? mkdtempSync(join(tmpdir(), "countersign-job-"));
  mkdirSync(folder, { recursive: true });
  const delivery = deliver(run.event, { world: run.world, apiUrl: run.simulator.apiUrl, serverUrl: run.simulator.serverUrl });
  const files = makeFiles(folder, delivery.payload);
  const environment = environmentOf(run, delivery, files, registerRun(run, delivery));
  const started = performance.now();
  const ended = await finished(run, environment, files.workspace);
  return {
    ...ended,
    outputs: readOutputs(readFileSync(files.output, "utf8")),
    summary: readFileSync(files.summary, "utf8"),
    folder,
    milliseconds: performance.now() - started,
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}
function finished(run, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(run.node ?? process.execPath, [...run.nodeOptions ?? [], run.entry], {
      env,
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: run.timeoutMs ?? 6e4,
      killSignal: "SIGKILL"
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
export {
  readOutputs,
  runAction
};
