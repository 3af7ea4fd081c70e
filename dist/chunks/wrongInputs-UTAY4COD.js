import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  GitHubTeller
} from "./chunk-PLDFCESG.js";
import "./chunk-ST2B46OM.js";
import "./chunk-37DPE4FK.js";
import "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import {
  eventOf,
  readEvent,
  runnerFrom
} from "./chunk-JFAR6NYI.js";
import {
  useProxy
} from "./chunk-QU45TKEE.js";
import {
  messageCommand
} from "./chunk-2Q6Q3ZQF.js";
import {
  createClient
} from "./chunk-EWV5P4NE.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-KTQHLWIT.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import "./chunk-AFGJ5BUO.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-AUL6WYI4.js";
import "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/action/wrongInputs.ts
async function withdrawReady({ understood }, env, print) {
  try {
    const runner = runnerFrom(env);
    const occasion = occasionOf(runner, understood);
    const { githubToken: token } = understood;
    if (occasion === null || token === void 0) return;
    useProxy(runner.env);
    const client = createClient({
      token,
      apiUrl: runner.apiUrl,
      graphqlUrl: runner.graphqlUrl,
      userAgent: `countersign/${version}`,
      debug: () => void 0
    });
    const { directory, runUrl, artifacts } = runner;
    const teller = new GitHubTeller({ client, comment: "never", retentionDays: 0, directory, runUrl, artifacts, issue: false });
    const reason = { what: "the inputs of its step", request: null, status: null, detail: "one has a wrong value" };
    await teller.publishUnavailable(occasion, commitOf(occasion), reason, understood.mode ?? "enforce");
    for (const problem of teller.problems) print(messageCommand("failure", `Not published: ${problem}`));
  } catch (error) {
    print(messageCommand("failure", `Not published: ${logLine(error instanceof Error ? error.message : "no reason given")}`));
  }
}
function occasionOf(runner, { pullRequest, environment, reconcile }) {
  const byInputs = pullRequest !== null || environment !== null;
  if (reconcile !== null || byInputs && runner.eventName !== "deployment") return null;
  const { occasion, mayPublish } = readEvent(eventOf(runner, noneNamed));
  return mayPublish ? occasion : null;
}
var noneNamed = { pullRequest: null, environment: null, sha: null, repository: null, reconcile: null, reconcileSince: null };
function commitOf(occasion) {
  switch (occasion.kind) {
    case "pull-request":
      return occasion.hints.headSha;
    case "head":
      return occasion.head.sha;
    case "merge-group":
      return occasion.head;
    default:
      return null;
  }
}
export {
  withdrawReady
};
