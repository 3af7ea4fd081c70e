import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createCollector
} from "./chunks/chunk-MCVRFU72.js";
import {
  useProxy
} from "./chunks/chunk-B7PPBAVM.js";
import "./chunks/chunk-NBXGBENP.js";
import {
  messageCommand,
  noticeSummary,
  writeSummary
} from "./chunks/chunk-HZ7VUQLV.js";
import {
  createClient
} from "./chunks/chunk-AG3BCNY7.js";
import "./chunks/chunk-GCP3TJJG.js";
import "./chunks/chunk-VPZJA3KK.js";
import "./chunks/chunk-6WS3K2LY.js";
import {
  readPublicKey
} from "./chunks/chunk-RUXAE3IG.js";
import {
  ProblemError
} from "./chunks/chunk-Y4F3MWTJ.js";
import {
  version
} from "./chunks/chunk-FJ2BD4JP.js";
import "./chunks/chunk-AEEGQRRY.js";
import {
  repositoryPath
} from "./chunks/chunk-T42KRIIV.js";
import "./chunks/chunk-R5KFWT7O.js";
import "./chunks/chunk-KJBDO7PS.js";
import "./chunks/chunk-P6VQPQYB.js";
import "./chunks/chunk-27I5I7Q4.js";
import "./chunks/chunk-4IERF25C.js";
import "./chunks/chunk-FSEOP5TF.js";
import "./chunks/chunk-KS2MT56E.js";
import {
  problemText
} from "./chunks/chunk-CKY2QYUW.js";
import {
  logLine
} from "./chunks/chunk-YYE5C27V.js";
import "./chunks/chunk-HMAKQTTZ.js";
import {
  _enum,
  boolean,
  int,
  object,
  string
} from "./chunks/chunk-6YIB5NX2.js";
import "./chunks/chunk-MIEU244J.js";
import "./chunks/chunk-6DG7BXTN.js";

// src/action/run.ts
import { readFileSync } from "node:fs";

// src/action/deploymentEvent.ts
var sha = string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
var deploymentPayload = object({ deployment: object({ id: int().positive(), sha, environment: string().min(1).max(255) }) });
function deploymentOfRun(asked, environment) {
  const { repository, elsewhere, run: run2, job, commit } = asked;
  if (elsewhere !== null && !isSame(elsewhere, repository)) {
    if (asked.sha === null) throw missingCommit(elsewhere);
    return { kind: "deployment", repository: elsewhere, deployment: { environment, sha: asked.sha, run: null, id: null, job: null } };
  }
  return { kind: "deployment", repository, deployment: { environment, sha: asked.sha ?? commit, run: run2, id: null, job } };
}
function deploymentOfEvent(asked, { deployment }) {
  const { environment, sha: commit, elsewhere, repository, run: run2, job } = asked;
  const isOther = environment !== null && environment.toLowerCase() !== deployment.environment.toLowerCase() || commit !== null && commit !== deployment.sha || elsewhere !== null && !isSame(elsewhere, repository);
  if (isOther) throw contradiction();
  return { kind: "deployment", repository, deployment: { environment: deployment.environment, sha: deployment.sha, run: run2, id: deployment.id, job } };
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
      const { workflow_run: run2 } = parse(event, workflowRunPayload);
      const head = { repository: run2.head_repository?.full_name ?? null, sha: run2.head_sha, branch: run2.head_branch ?? "" };
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

// src/action/inputValues.ts
var shown = (value) => JSON.stringify(value.slice(0, 80));
function environmentName(value, input, wrong2) {
  if (value !== null && (value.length > 255 || unseen.test(value))) throw wrong2(input, "the name of an environment, on one line", shown(value));
  return value;
}
function commitId(value, input, wrong2) {
  if (value !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) throw wrong2(input, "a whole commit id, in lower case", shown(value));
  return value;
}
function branchName(value, input, wrong2) {
  const isPlain = value === null || /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(value) && !/\.\.|\/[/.]|[/.]$|\.lock(\/|$)/.test(value);
  if (!isPlain) throw wrong2(input, "the name of a branch, like countersign-ledger", shown(value));
  return value;
}
function repositoryName(value, input, wrong2) {
  if (value === null) return null;
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(value) ?? [];
  if (owner === void 0 || name === void 0 || /^\.+$/.test(owner) || /^\.+$/.test(name)) throw wrong2(input, "owner/name", shown(value));
  return { owner, name };
}
var reasonLimit = 500;
var unseen = /[\p{Cc}\p{Zl}\p{Zp}]/u;
function reasonText(value, input, wrong2) {
  if (value === null) return null;
  if (value.length > reasonLimit) throw wrong2(input, `a reason and a ticket, at most ${reasonLimit} characters`, `${value.length} characters`);
  if (unseen.test(value) || !/[\p{L}\p{N}]/u.test(value)) throw wrong2(input, "a reason and a ticket in words, on one line", "no words, or control characters");
  return value;
}
var keyLimit = 20;
var keyBlock = /-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,4000}-----END [A-Z0-9 ]{1,40}-----/g;
function publicKeys(value, input, wrong2) {
  if (value === null) return [];
  const expected = `public keys in PEM (BEGIN PUBLIC KEY), one after the other, at most ${keyLimit}`;
  if (value.length > 4e4) throw wrong2(input, expected, `${value.length} characters`);
  const blocks = value.match(keyBlock) ?? [];
  const between = value.replace(keyBlock, "").split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  if (blocks.length === 0 || blocks.length > keyLimit || between.length > 0) throw wrong2(input, expected, `${blocks.length} blocks of PEM, ${between.length} other lines`);
  for (const block of blocks) {
    const reading = readPublicKey(block);
    if (!reading.ok) throw wrong2(input, expected, reading.found);
  }
  return blocks;
}

// src/action/signingInputs.ts
var shown2 = (value) => JSON.stringify(value.slice(0, 120));
function serviceUrl(value, input, wrong2) {
  if (value === null || value === "none" && input !== "fulcio-url") return value;
  const url = URL.canParse(value) && value.length < 2e3 ? new URL(value) : null;
  const local = url !== null && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  const closed = url?.protocol === "https:" || url?.protocol === "http:" && (local || input === "tsa-url");
  if (!closed || url.username !== "" || url.password !== "") throw wrong2(
    input,
    `an address like https://service.example${input === "fulcio-url" ? "" : ", or none"}`,
    shown2(value)
  );
  return value;
}
var maxArguments = 100;
function commandLine(value, input, wrong2) {
  if (value === null) return null;
  const [program = "", ...rest] = value.replace(/\n$/, "").split("\n").map((line) => line.replace(/\r$/, ""));
  if (program === "" || rest.length > maxArguments || value.length > 2e4 || value.includes("\0")) {
    throw wrong2(input, `a program in the first line and one argument in each other, at most ${maxArguments}`, `${rest.length + 1} lines`);
  }
  return [program, ...rest];
}
function publicKey(value, input, wrong2) {
  const reading = value === null ? null : readPublicKey(value);
  if (reading !== null && !reading.ok) throw wrong2(input, "one public key in PEM (BEGIN PUBLIC KEY)", reading.found);
  return value;
}
function trustedRootText(value, input, wrong2) {
  if (value !== null && (value.length > 1024 * 1024 || !value.trimStart().startsWith("{"))) throw wrong2(
    input,
    "the contents of a trusted_root.json",
    shown2(value.slice(0, 40))
  );
  return value;
}

// src/action/inputs.ts
var InputError = class extends ProblemError {
  problems;
  constructor(problems) {
    super(problems[0]);
    this.problems = problems;
  }
};
var readers = {
  policy: (env) => policyPath(text(env, "policy") ?? ".github/countersign.yml"),
  githubToken: (env) => required(env, "github-token"),
  orgToken: (env) => text(env, "org-token"),
  inventory: inventoryFrom,
  mode: (env) => oneOf(env, "mode", ["enforce", "observe"]),
  signing: (env) => oneOf(env, "signing", ["auto", "key", "keyless", "command", "none"]),
  signingKey: (env) => text(env, "signing-key"),
  signingCommand: (env) => commandLine(text(env, "signing-command"), "signing-command", wrong),
  signingPublicKey: (env) => publicKey(text(env, "signing-public-key"), "signing-public-key", wrong),
  services: (env) => ({
    fulcio: serviceUrl(text(env, "fulcio-url"), "fulcio-url", wrong),
    rekor: serviceUrl(text(env, "rekor-url"), "rekor-url", wrong),
    tsa: serviceUrl(text(env, "tsa-url"), "tsa-url", wrong)
  }),
  trustedRoot: (env) => trustedRootText(text(env, "trusted-root"), "trusted-root", wrong),
  trustedKeys: (env) => publicKeys(text(env, "trusted-keys"), "trusted-keys", wrong),
  comment: (env) => oneOf(env, "comment", ["never", "on-blocked", "always"]),
  jobResult: (env) => oneOf(env, "job-result", ["auto", "verdict", "evaluated"]),
  retentionDays: (env) => wholeNumber(env, "retention-days", 1, 400),
  pullRequest: (env) => withoutEnvironment(env, wholeNumber(env, "pull-request", 1, 2 ** 31 - 1)),
  environment: (env) => environmentName(text(env, "environment"), "environment", wrong),
  sha: (env) => ofDeployment(env, "sha", commitId(text(env, "sha"), "sha", wrong)),
  repository: (env) => ofDeployment(env, "repository", repositoryName(text(env, "repository"), "repository", wrong)),
  breakGlass: (env) => reasonText(text(env, "break-glass"), "break-glass", wrong),
  ledger: (env) => branchName(text(env, "ledger"), "ledger", wrong),
  ledgerToken: ledgerTokenFrom
};
function inputsFrom(env) {
  const problems = [];
  const read = Object.entries(readers).map(([name, reader]) => {
    try {
      return [name, reader(env)];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error.problem);
      return [name, null];
    }
  });
  const [first, ...rest] = problems;
  if (first) throw new InputError([first, ...rest]);
  return Object.fromEntries(read);
}
var text = (env, name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || null;
function inventoryFrom(env) {
  const wanted = oneOf(env, "inventory", ["false", "true"]) === "true";
  if (wanted && text(env, "org-token") === null) throw wrong("inventory", "false, or true beside `org-token`", '"true" without `org-token`');
  return wanted;
}
function ledgerTokenFrom(env) {
  const token = text(env, "ledger-token");
  if (token !== null && text(env, "ledger") === null) throw wrong("ledger-token", "`ledger-token` beside `ledger`", "`ledger-token` alone");
  return token;
}
function withoutEnvironment(env, number) {
  if (number !== null && text(env, "environment") !== null) throw wrong("pull-request", "`pull-request` or `environment`", "both");
  return number;
}
function ofDeployment(env, name, value) {
  if (value !== null && text(env, "environment") === null) throw wrong(name, `\`${name}\` beside \`environment\``, `\`${name}\` alone`);
  return value;
}
function required(env, name) {
  const value = text(env, name);
  if (value === null) throw wrong(name, "a token; `github.token` is the default", "nothing");
  return value;
}
function oneOf(env, name, choices) {
  const value = text(env, name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (!choice) throw wrong(name, choices.join(" | "), JSON.stringify(value.slice(0, 80)));
  return choice;
}
function wholeNumber(env, name, least, most) {
  const value = text(env, name);
  if (value === null) return null;
  const number = /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`, JSON.stringify(value.slice(0, 80)));
  return number;
}
function policyPath(path) {
  const parts = path.split("/");
  if (path.length > 255 || path.startsWith("/") || parts.includes("..") || parts.includes(".") || parts.includes("") || /[:\\\p{Cc}]/u.test(path)) {
    throw wrong("policy", "a path inside the repository, like .github/countersign.yml", JSON.stringify(path.slice(0, 80)));
  }
  return path;
}
var wrong = (input, expected, found) => new ProblemError({
  code: "CS-030",
  file: "action inputs",
  message: `input "${input}" has a wrong value`,
  expected,
  found,
  suggestion: `set \`with: ${input}:\` in the workflow`
});

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
function workflowIn(text2, repository) {
  if (text2.length > 2e3) return null;
  const [, home = "", path, ref] = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/:]+)@(refs\/[^:\s]+)$/.exec(text2) ?? [];
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

// src/action/run.ts
async function run(env, moduleUrl, print) {
  try {
    const runner = runnerFrom(env);
    const inputs = inputsFrom(env);
    const event = readEvent(eventOf(runner, inputs));
    const connection = connect(runner, inputs, print);
    const located = connection.collector.locate(event.occasion);
    located.catch(() => void 0);
    const { play } = await onceSent(() => import("./chunks/play-65FXQD3T.js"));
    return await play({ runner, inputs, event, connection, located, meanwhile: onceSent, moduleUrl, print });
  } catch (error) {
    print(messageCommand("failure", failureText(error)));
    if (env["RUNNER_DEBUG"] === "1" && error instanceof Error) print(messageCommand("notice", error.stack ?? ""));
    await writeSummary(env["GITHUB_STEP_SUMMARY"] ?? null, noticeSummary(failureText(error))).catch(() => void 0);
    return 1;
  }
}
function eventOf({ eventName, eventPath, repository, run: run2, commit, workflow, job: id }, inputs) {
  const { pullRequest, environment, sha: sha3 } = inputs;
  const [number, attempt] = [Number(run2.id), Number(run2.attempt)];
  const own = Number.isSafeInteger(number) && number > 0 && Number.isSafeInteger(attempt) && attempt > 0 ? { id: number, attempt } : null;
  const job = id === null || workflow === null ? null : { id, path: workflow.path };
  return { name: eventName, payload: readPayload(eventPath), repository, pullRequest, environment, sha: sha3, elsewhere: inputs.repository, run: own, job, commit };
}
function connect(runner, inputs, print) {
  const debug = (line) => print(`::debug::${logLine(line)}`);
  if (!useProxy(runner.env)) print(messageCommand("warning", "A proxy is set, and this Node cannot use it: Node 24.14 or newer can."));
  const clientOf = (token) => createClient({ token, apiUrl: runner.apiUrl, graphqlUrl: runner.graphqlUrl, userAgent: `countersign/${version}`, debug });
  const client = clientOf(inputs.githubToken);
  const orgClient = inputs.orgToken === null ? null : clientOf(inputs.orgToken);
  const ledgerClient = inputs.ledgerToken === null ? null : clientOf(inputs.ledgerToken);
  const workflow = inputs.repository === null ? runner.workflow : null;
  const collector = createCollector({ client, orgClient, inventory: inputs.inventory, policyPath: inputs.policy, workflow, ledger: inputs.ledger, debug });
  return { client, ledgerClient, clients: [client, orgClient, ledgerClient].filter((one) => one !== null), collector, debug };
}
var sendingTurns = 6;
async function onceSent(begin) {
  for (let turn = 0; turn < sendingTurns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  return begin();
}
function readPayload(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ProblemError({ code: "CS-031", file: "GITHUB_EVENT_PATH", message: "the event payload is not readable JSON", expected: "the file that the runner wrote", found: "no such file, or not JSON" }, { cause });
  }
}
function failureText(error) {
  if (error instanceof InputError) return error.problems.map((problem) => problemText(problem)).join("\n");
  if (error instanceof ProblemError) return problemText(error.problem);
  const message = `internal error: ${error instanceof Error ? error.message : "unknown"}`;
  const suggestion = "run again with debug logging, and report it";
  return problemText({ code: "CS-099", file: "", line: null, column: null, message, expected: null, found: null, suggestion });
}

// src/action/main.ts
process.exitCode = await run(process.env, import.meta.url, (text2) => void process.stdout.write(`${text2}
`));
