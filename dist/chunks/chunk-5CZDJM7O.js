import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  clientFromEnvironment
} from "./chunk-R3EEOABY.js";
import {
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  jsonReport,
  terminalReport
} from "./chunk-QZ4MEWIV.js";
import {
  judge,
  silentTeller
} from "./chunk-FAP7JVNU.js";
import {
  createCollector
} from "./chunk-T5YG53G2.js";
import {
  usageOf
} from "./chunk-EWV5P4NE.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/cli/session.ts
async function openSession({ options }, io, verifyRecord = async () => null) {
  const client = clientFromEnvironment(io, "to read the repository");
  const orgToken = io.env["GITHUB_ORG_TOKEN"];
  const orgClient = orgToken ? clientFromEnvironment({ ...io, env: { ...io.env, GITHUB_TOKEN: orgToken } }, "to read teams") : null;
  const inventory = options["inventory"] === true;
  if (inventory && !orgClient) {
    const suggestion = "set GITHUB_ORG_TOKEN to a token that may read the names of secrets";
    throw new ProblemError({ code: "CS-040", message: "a token is needed to list secrets, and GITHUB_ORG_TOKEN is not set", suggestion });
  }
  const policyFile = typeof options["policy"] === "string" ? options["policy"] : null;
  const policyPath = ".github/countersign.yml";
  const read = createCollector({ client, orgClient, inventory, policyPath, workflow: null, debug: () => void 0 });
  const collector = policyFile === null ? read : withPolicy(read, policyFile, await readRegularFile(policyFile, io.cwd, maxTextBytes));
  const usage = () => usageOf(orgClient ? [client, orgClient] : [client]);
  const serverUrl = io.env["GITHUB_SERVER_URL"] ?? "https://github.com";
  return {
    client,
    edge: { collector, usage, sealer: null, verifyRecord, teller: silentTeller, prepare: async () => void 0, meanwhile: (begin) => begin() },
    settings: { mode: "enforce", jobResult: "verdict", policyPath: policyFile ?? policyPath, serverUrl, job: null, breakGlass: null }
  };
}
var withPolicy = (collector, path, bytes) => ({
  ...collector,
  policy: async () => ({ path, uri: `file:${path}`, bytes })
});
var unreadable = ({ what, request, status, detail }) => new ProblemError({
  code: "CS-041",
  message: `${what} could not be read`,
  expected: "a token that may read it, and something that exists",
  found: `${request ?? "no request"}${status === null ? "" : ` answered ${status}`}: ${detail}`
});

// src/cli/judge.ts
var judgingOptions = {
  policy: { type: "string", value: "FILE", describe: "judge by this file instead of the policy at the tip of the base branch" },
  format: { type: "string", value: "text|json", describe: "how to print the report (default text)" }
};
var judgingNotes = [
  "Reads GITHUB_TOKEN (and GITHUB_ORG_TOKEN for teams and --inventory), GITHUB_API_URL and GITHUB_SERVER_URL. Publishes nothing, signs nothing.",
  "Exit 0: passed. 1: failed or pending. 2: could not decide."
];
async function judgeNamed(invocation, io) {
  const target = targetOf(invocation.operands[0] ?? "");
  const { client, edge, settings } = await openSession(invocation, io);
  const { collector } = edge;
  const located = await collector.locate({
    kind: "pull-request",
    ...target,
    hints: { headSha: null, headRepository: null, headBranch: null, push: null }
  });
  if (located.state === "nothing") throw new ProblemError({ code: "CS-032", message: located.why, file: invocation.operands[0] ?? "" });
  if (located.state === "unavailable") throw unreadable(located.reason);
  const judgeOne = async (subject, from) => {
    const judgement = await judge(subject, settings, from);
    if (judgement.state === "judged") return judgement;
    const why = judgement.state === "moved" ? "the head moved while it was read: run it again" : `the policy does not govern the branch ${subject.base.branch}`;
    throw new ProblemError({ code: "CS-032", message: why, file: invocation.operands[0] ?? "" });
  };
  const judged = [];
  for (const subject of located.subjects) judged.push(await judgeOne(subject, edge));
  return {
    judged,
    client,
    judgeAgain: ({ subject }, facts) => judgeOne(subject, { ...edge, collector: { ...collector, facts: async () => facts } })
  };
}
function exitCodeOf(reports) {
  const results = reports.map(({ decision }) => decision.result);
  if (results.includes("failed")) return 1;
  if (results.includes("error")) return 2;
  return results.every((result) => result === "passed" || result === "overridden") ? 0 : 1;
}
function printReports(reports, invocation, io) {
  io.out(formatOf(invocation) === "json" ? jsonReport(reports) : terminalReport(reports, { color: io.color }));
}
function formatOf({ options }) {
  const format = options["format"] ?? "text";
  if (format === "text" || format === "json") return format;
  throw new ProblemError({
    code: "CS-080",
    message: "the option --format has a wrong value",
    expected: "text or json",
    found: JSON.stringify(format)
  });
}
function targetOf(operand) {
  const [, owner, name, number] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})#([1-9][0-9]{0,9})$/.exec(operand) ?? [];
  if (owner === void 0 || name === void 0) {
    throw new ProblemError({
      code: "CS-080",
      message: "the pull request is not named as expected",
      expected: "OWNER/REPO#NUMBER",
      found: JSON.stringify(operand.slice(0, 120))
    });
  }
  return { repository: { owner, name }, number: Number(number) };
}

export {
  openSession,
  unreadable,
  judgingOptions,
  judgingNotes,
  judgeNamed,
  exitCodeOf,
  printReports,
  formatOf
};
