import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  asksForHelp,
  readArguments,
  usageError
} from "./chunks/chunk-D7PQO7QZ.js";
import {
  errorMessage
} from "./chunks/chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunks/chunk-AFGJ5BUO.js";
import {
  version
} from "./chunks/chunk-KNL652DJ.js";
import {
  RequestFailure
} from "./chunks/chunk-AUL6WYI4.js";
import {
  nearest
} from "./chunks/chunk-IXX5VV4C.js";
import "./chunks/chunk-WQLMQFAT.js";

// src/cli/commands.ts
var commands = {
  demo: async () => (await import("./chunks/demo-3NANB4B5.js")).demoCommand,
  check: async () => (await import("./chunks/check-TMPFGEZN.js")).checkCommand,
  explain: async () => (await import("./chunks/explain-Z46JPSK3.js")).explainCommand,
  scan: async () => (await import("./chunks/scan-HWELXRLJ.js")).scanCommand,
  lint: async () => (await import("./chunks/lint-5RQQILOO.js")).lintCommand,
  test: async () => (await import("./chunks/test-ZOJWINRS.js")).testCommand,
  init: async () => (await import("./chunks/init-6YVE7ADS.js")).initCommand,
  verify: async () => (await import("./chunks/verify-FCLVVODW.js")).verifyCommand,
  reconcile: async () => (await import("./chunks/reconcile-I62VQCKP.js")).reconcileCommand,
  replay: async () => (await import("./chunks/replay-FWLTM3Z6.js")).replayCommand,
  pack: async () => (await import("./chunks/pack-77CJT5B6.js")).packCommand
};

// src/cli/help.ts
var about = "Countersign enforces separation of duties on pull requests and proves it with signed evidence.";
var closing = [
  "countersign COMMAND --help tells more about a command. countersign --version prints the version.",
  "",
  "Environment:",
  "  GITHUB_TOKEN         token for commands that read GitHub (GH_TOKEN is read when it is absent)",
  "  GITHUB_ORG_TOKEN     token that may read teams, when the policy names them",
  "  GITHUB_API_URL       API of a GitHub Enterprise Server",
  "  NO_COLOR             no colours",
  "  COUNTERSIGN_DEBUG=1  requests made, and the stack of an error"
];
function overview(commands2) {
  const lines = columns(commands2.map(({ name, summary }) => [name, summary]));
  return [about, "", "Usage: countersign COMMAND [options]", "", "Commands:", ...lines, "", ...closing].join("\n");
}
function commandHelp(command) {
  const rows = Object.entries(command.options).map(([name, { value, describe }]) => {
    return [`--${name}${value === void 0 ? "" : ` ${value}`}`, describe];
  });
  const options = columns([...rows, ["-h, --help", "this page"]]);
  const usage = `Usage: countersign ${command.name} ${command.usage}`.trimEnd();
  const notes = command.notes.length === 0 ? [] : ["", ...command.notes];
  return [command.summary, "", usage, "", "Options:", ...options, ...notes].join("\n");
}
function columns(rows) {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

// src/cli/program.ts
async function runProgram(args, io2, loaders, version2) {
  try {
    return await dispatch(args, io2, loaders, version2);
  } catch (error) {
    const { problemText } = await import("./chunks/problem-YHWQH66F.js");
    io2.err(problemText(problemOf(error, io2)));
    if (debugging(io2) && error instanceof Error) io2.err(stackOf(error));
    return 2;
  }
}
async function dispatch(args, io2, loaders, version2) {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-V") return say(io2, version2);
  if (first === "--help" || first === "-h" || first === "help" && rest.length === 0) return say(io2, overview(await loadAll(loaders)));
  if (first === void 0) {
    io2.err(overview(await loadAll(loaders)));
    return 2;
  }
  if (first === "help") return say(io2, commandHelp(await load(rest[0] ?? "", loaders)));
  const command = await load(first, loaders);
  if (asksForHelp(rest)) return say(io2, commandHelp(command));
  return command.run(readArguments(command, rest), io2);
}
function say(io2, text) {
  io2.out(text);
  return 0;
}
var loadAll = (loaders) => Promise.all(Object.values(loaders).map((loader) => loader()));
async function load(name, loaders) {
  const loader = Object.hasOwn(loaders, name) ? loaders[name] : void 0;
  if (loader !== void 0) return loader();
  const near = nearest(name, Object.keys(loaders));
  const kind = name.startsWith("-") ? "option" : "command";
  throw usageError(`unknown ${kind} ${JSON.stringify(name)}`, near === null ? "see countersign --help" : `did you mean ${near}?`);
}
function problemOf(error, io2) {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof RequestFailure) return requestProblem(error);
  const suggestion = debugging(io2) ? null : "run it again with COUNTERSIGN_DEBUG=1 and report what it prints";
  return new ProblemError({ code: "CS-099", message: `internal error: ${printable(errorMessage(error))}`, suggestion }).problem;
}
function requestProblem(failure) {
  const answer = failure.status === null ? "had no answer" : `answered ${failure.status}`;
  const detail = failure.permissions === null ? printable(failure.message) : `the API names the permission ${printable(failure.permissions)}`;
  return new ProblemError({ code: "CS-041", message: `${printable(failure.request)} ${answer}`, found: detail }).problem;
}
var debugging = (io2) => (io2.env["COUNTERSIGN_DEBUG"] ?? "") !== "" && io2.env["COUNTERSIGN_DEBUG"] !== "0";
function stackOf(error) {
  const cause = error.cause instanceof Error ? `
caused by ${stackOf(error.cause)}` : "";
  return printable(error.stack ?? error.message, true) + cause;
}
var printable = (text, lines = false) => [...text.slice(0, 4e3)].map((character) => isControl(character) && !(lines && character === "\n") ? " " : character).join("");
function isControl(character) {
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || code >= 127 && code < 160;
}

// src/cli/main.ts
function writer(stream, name) {
  stream.once("error", (error) => {
    if (error.code !== "EPIPE") lost(name, error);
  });
  stream.on("error", () => void 0);
  return (text) => void stream.write(text.endsWith("\n") ? text : `${text}
`);
}
function lost(name, error) {
  if (name !== "standard error") io.err(`countersign: ${name} could not be written (${error.code ?? "unknown error"}).`);
  process.once("exit", () => process.exitCode = 2);
}
var io = {
  out: writer(process.stdout, "standard output"),
  err: writer(process.stderr, "standard error"),
  env: process.env,
  cwd: process.cwd(),
  color: process.stdout.isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb"
};
process.exitCode = await runProgram(process.argv.slice(2), io, commands, version);
