import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  printReports
} from "./chunk-T3B7PNXC.js";
import "./chunk-O5XDJT5T.js";
import "./chunk-N2JCNKZH.js";
import "./chunk-UA4TWZAO.js";
import "./chunk-C2BXEEA4.js";
import {
  whatIf
} from "./chunk-ZB226EVX.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-GPD64G45.js";
import "./chunk-JO7JQ6O5.js";
import "./chunk-T42KRIIV.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import "./chunk-KXWURGDH.js";
import {
  RequestFailure
} from "./chunk-KS2MT56E.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-UYZI4JSO.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-CKY2QYUW.js";
import {
  logLine
} from "./chunk-YYE5C27V.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-6DG7BXTN.js";

// src/cli/explain.ts
var explainCommand = {
  name: "explain",
  usage: "OWNER/REPO#NUMBER [--if-approved-by LOGIN] [--policy FILE] [--format text|json]",
  summary: "What is missing, and what one more approval would change",
  options: {
    "if-approved-by": { type: "string", value: "LOGIN", describe: "judge as if this account had approved the head just now" },
    ...judgingOptions
  },
  notes: [...judgingNotes, "Example: countersign explain acme/payments#1842 --if-approved-by lee"],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation);
    const login = invocation.options["if-approved-by"];
    const session = await judgeNamed(invocation, io);
    const reports = session.judged.map(({ report }) => report);
    if (typeof login !== "string") {
      printReports(reports, invocation, io);
      return exitCodeOf(reports);
    }
    const supposed = await supposing(session, login);
    if (format === "text") io.out(`Supposing that ${logLine(login, 100)} approves the head now (today: ${wordsOf(reports)}):
`);
    printReports(supposed, invocation, io);
    return exitCodeOf(supposed);
  }
};
var wordsOf = (reports) => reports.map(({ decision }) => resultWord[decision.result]).join(", ");
async function supposing(session, login) {
  const id = await accountId(session, login);
  const again = await Promise.all(session.judged.map((judged) => session.judgeAgain(judged, whatIf(judged.facts, login, id))));
  return again.map(({ report }) => report);
}
async function accountId({ client }, login) {
  try {
    const { data } = await client.rest("GET /users/{username}", { username: login });
    const id = typeof data === "object" && data !== null && "id" in data ? data.id : null;
    if (typeof id === "number") return id;
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error;
  }
  throw new ProblemError({ code: "CS-019", message: `the login ${JSON.stringify(login.slice(0, 100))} belongs to nobody`, expected: "the login of a GitHub account" });
}
export {
  explainCommand
};
