import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  printReports
} from "./chunk-5CZDJM7O.js";
import "./chunk-R3EEOABY.js";
import "./chunk-TZOTFR7Q.js";
import "./chunk-QZ4MEWIV.js";
import "./chunk-FAP7JVNU.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-ST2B46OM.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import {
  whatIf
} from "./chunk-RLIQJT4A.js";
import "./chunk-37DPE4FK.js";
import "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-T5YG53G2.js";
import "./chunk-HC7PGWDA.js";
import "./chunk-QU45TKEE.js";
import "./chunk-EWV5P4NE.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-SSMR47JY.js";
import "./chunk-KTQHLWIT.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import "./chunk-RZKCLYEF.js";
import "./chunk-Q2DCZVPO.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-LOX2QEPD.js";
import "./chunk-MBBF6XY3.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-A3NKE4UX.js";
import "./chunk-RN224IPT.js";
import "./chunk-3CPF7B2X.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

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
  throw new ProblemError({
    code: "CS-019",
    message: `the login ${JSON.stringify(login.slice(0, 100))} belongs to nobody`,
    expected: "the login of a GitHub account"
  });
}
export {
  explainCommand
};
