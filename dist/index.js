import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  createCollector
} from "./chunks/chunk-T5YG53G2.js";
import {
  readSince
} from "./chunks/chunk-U6DW37H7.js";
import "./chunks/chunk-HC7PGWDA.js";
import {
  noticeSummary,
  writeSummary
} from "./chunks/chunk-UKTGIMUI.js";
import {
  eventOf,
  readEvent,
  runnerFrom
} from "./chunks/chunk-JFAR6NYI.js";
import {
  useProxy
} from "./chunks/chunk-QU45TKEE.js";
import {
  messageCommand
} from "./chunks/chunk-2Q6Q3ZQF.js";
import {
  createClient
} from "./chunks/chunk-EWV5P4NE.js";
import "./chunks/chunk-QQG2LCC4.js";
import "./chunks/chunk-SSMR47JY.js";
import {
  readPublicKey
} from "./chunks/chunk-PIGADIRB.js";
import "./chunks/chunk-KTQHLWIT.js";
import "./chunks/chunk-5WCXI63W.js";
import "./chunks/chunk-63K54IQN.js";
import {
  ProblemError
} from "./chunks/chunk-AFGJ5BUO.js";
import {
  version
} from "./chunks/chunk-KNL652DJ.js";
import "./chunks/chunk-RZKCLYEF.js";
import "./chunks/chunk-Q2DCZVPO.js";
import "./chunks/chunk-WFWPCNDY.js";
import "./chunks/chunk-LOX2QEPD.js";
import "./chunks/chunk-MBBF6XY3.js";
import "./chunks/chunk-A3NKE4UX.js";
import "./chunks/chunk-RN224IPT.js";
import "./chunks/chunk-3CPF7B2X.js";
import "./chunks/chunk-PGHKNNLU.js";
import "./chunks/chunk-C7FCS24P.js";
import {
  isBranchName
} from "./chunks/chunk-DTSUMDAK.js";
import "./chunks/chunk-AUL6WYI4.js";
import {
  problemText
} from "./chunks/chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunks/chunk-3Z6U3Y6T.js";
import "./chunks/chunk-PTUAJRSL.js";
import "./chunks/chunk-5YLJAEBO.js";
import "./chunks/chunk-HCM2LTGW.js";
import "./chunks/chunk-WQLMQFAT.js";

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
function anyBranch(value, input, wrong2) {
  if (value !== null && !isBranchName(value)) throw wrong2(input, "the name of a branch, without refs/heads/", shown(value));
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
  if (unseen.test(value) || !/[\p{L}\p{N}]/u.test(value))
    throw wrong2(input, "a reason and a ticket in words, on one line", "no words, or control characters");
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
  if (blocks.length === 0 || blocks.length > keyLimit || between.length > 0)
    throw wrong2(input, expected, `${blocks.length} blocks of PEM, ${between.length} other lines`);
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
  understood;
  constructor(problems, understood) {
    super(problems[0]);
    this.problems = problems;
    this.understood = understood;
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
    tsa: serviceUrl(text(env, "tsa-url"), "tsa-url", wrong),
    ...rekorVersionFrom(env)
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
  reconcile: reconcileFrom,
  reconcileSince: (env) => sinceFrom(env),
  reconcileIssue: (env) => oneOf(env, "reconcile-issue", ["true", "false"]) === "true",
  breakGlass: (env) => reasonText(text(env, "break-glass"), "break-glass", wrong),
  ledger: (env) => branchName(text(env, "ledger"), "ledger", wrong),
  ledgerToken: ledgerTokenFrom,
  attest: attestFrom
};
function inputsFrom(env) {
  const problems = [];
  const read = Object.entries(readers).flatMap(([name, reader]) => {
    try {
      return [[name, reader(env)]];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error.problem);
      return [];
    }
  });
  const [first, ...rest] = problems;
  if (first) throw new InputError([first, ...rest], Object.fromEntries(read));
  return Object.fromEntries(read);
}
var text = (env, name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || null;
function inventoryFrom(env) {
  const wanted = oneOf(env, "inventory", ["false", "true"]) === "true";
  if (wanted && text(env, "org-token") === null) throw wrong("inventory", "false, or true beside `org-token`", '"true" without `org-token`');
  return wanted;
}
function reconcileFrom(env) {
  const branch = anyBranch(text(env, "reconcile"), "reconcile", wrong);
  const other = branch === null ? void 0 : ["pull-request", "environment", "break-glass"].find((name) => text(env, name) !== null);
  if (other !== void 0) throw wrong("reconcile", `\`reconcile\` or \`${other}\``, "both");
  if (branch !== null && text(env, "reconcile-since") === null) throw wrong("reconcile", "`reconcile-since` beside it", "`reconcile` alone");
  return branch;
}
function sinceFrom(env) {
  const value = text(env, "reconcile-since");
  if (value === null) return null;
  if (text(env, "reconcile") === null) throw wrong("reconcile-since", "`reconcile-since` beside `reconcile`", "`reconcile-since` alone");
  const since = readSince(value);
  if (since === null)
    throw wrong("reconcile-since", "a day (2026-10-01), a time, a whole commit id, or days before now (90d)", JSON.stringify(value.slice(0, 80)));
  return since;
}
function rekorVersionFrom(env) {
  if (oneOf(env, "rekor-version", ["1", "2"]) === "1") return {};
  if ([null, "none"].includes(text(env, "rekor-url"))) throw wrong("rekor-version", "1, or 2 beside `rekor-url`", '"2" without a log');
  return { rekorVersion: 2 };
}
function attestFrom(env) {
  const wanted = oneOf(env, "attest", ["false", "true"]) === "true";
  const signing = text(env, "signing") ?? "auto";
  if (wanted && ["key", "command", "none"].includes(signing))
    throw wrong("attest", "false, or true beside `signing: keyless`", `"true" beside \`signing: ${signing}\``);
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

// src/action/run.ts
async function run(env, moduleUrl, print) {
  try {
    const runner = runnerFrom(env);
    const inputs = inputsFrom(env);
    const event = readEvent(eventOf(runner, inputs));
    const connection = connect(runner, inputs, print);
    const located = connection.collector.locate(event.occasion);
    located.catch(() => void 0);
    const { play } = await onceSent(() => import("./chunks/play-2W3WE37W.js"));
    return await play({ runner, inputs, event, connection, located, meanwhile: onceSent, moduleUrl, print });
  } catch (error) {
    print(messageCommand("failure", failureText(error)));
    if (error instanceof InputError) await (await import("./chunks/wrongInputs-UTAY4COD.js")).withdrawReady(error, env, print);
    if (env["RUNNER_DEBUG"] === "1" && error instanceof Error) print(messageCommand("notice", error.stack ?? ""));
    await writeSummary(env["GITHUB_STEP_SUMMARY"] ?? null, noticeSummary(failureText(error))).catch(() => void 0);
    return 1;
  }
}
function connect(runner, inputs, print) {
  const debug = (line) => print(`::debug::${logLine(line)}`);
  if (!useProxy(runner.env)) print(messageCommand("warning", "A proxy is set, and this Node cannot use it: Node 24.14 or newer can."));
  const clientOf = (token) => createClient({ token, apiUrl: runner.apiUrl, graphqlUrl: runner.graphqlUrl, userAgent: `countersign/${version}`, debug });
  const client = clientOf(inputs.githubToken);
  const orgClient = inputs.orgToken === null ? null : clientOf(inputs.orgToken);
  const ledgerClient = inputs.ledgerToken === null ? null : clientOf(inputs.ledgerToken);
  const workflow = inputs.repository === null ? runner.workflow : null;
  const collector = createCollector({
    client,
    orgClient,
    inventory: inputs.inventory,
    policyPath: inputs.policy,
    workflow,
    ledger: inputs.ledger,
    debug
  });
  return { client, ledgerClient, clients: [client, orgClient, ledgerClient].filter((one) => one !== null), collector, debug };
}
var sendingTurns = 6;
async function onceSent(begin) {
  for (let turn = 0; turn < sendingTurns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  return begin();
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
