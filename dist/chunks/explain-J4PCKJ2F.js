import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  printReports
} from "./chunk-EGBLTA37.js";
import "./chunk-VNPYGAAP.js";
import "./chunk-2GW2ZM2H.js";
import "./chunk-3EVPXAOE.js";
import "./chunk-GPD64G45.js";
import "./chunk-TNM2C4XM.js";
import {
  whatIf
} from "./chunk-ZUU3HQBV.js";
import "./chunk-G2SLJIBZ.js";
import "./chunk-XKCAVFMA.js";
import "./chunk-F2XSSSJA.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import "./chunk-MCVRFU72.js";
import "./chunk-B7PPBAVM.js";
import "./chunk-NBXGBENP.js";
import "./chunk-AG3BCNY7.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-VPZJA3KK.js";
import "./chunk-6WS3K2LY.js";
import "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-AEEGQRRY.js";
import "./chunk-T42KRIIV.js";
import "./chunk-R5KFWT7O.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-KJBDO7PS.js";
import "./chunk-2JPA744Y.js";
import "./chunk-P6VQPQYB.js";
import "./chunk-27I5I7Q4.js";
import "./chunk-4IERF25C.js";
import "./chunk-FSEOP5TF.js";
import {
  RequestFailure
} from "./chunk-KS2MT56E.js";
import "./chunk-CKY2QYUW.js";
import {
  logLine
} from "./chunk-YYE5C27V.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
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
