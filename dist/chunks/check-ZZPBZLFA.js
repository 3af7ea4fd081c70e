import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  openSession,
  printReports,
  unreadable
} from "./chunk-EGBLTA37.js";
import "./chunk-VNPYGAAP.js";
import {
  maxTextBytes,
  readRegularFile
} from "./chunk-2GW2ZM2H.js";
import {
  earlierRecord
} from "./chunk-UNLFYVNO.js";
import {
  judgeDeployment
} from "./chunk-WTGA7HUO.js";
import "./chunk-3EVPXAOE.js";
import "./chunk-GPD64G45.js";
import "./chunk-2ZR3K3W2.js";
import "./chunk-FWTINA3S.js";
import "./chunk-BKLS7WHN.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-2DIW3PCH.js";
import "./chunk-SAIZ7YT6.js";
import "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import "./chunk-G2SLJIBZ.js";
import "./chunk-XKCAVFMA.js";
import "./chunk-F2XSSSJA.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-MCVRFU72.js";
import "./chunk-B7PPBAVM.js";
import "./chunk-NBXGBENP.js";
import "./chunk-AG3BCNY7.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-VPZJA3KK.js";
import "./chunk-6WS3K2LY.js";
import {
  readPublicKey
} from "./chunk-RUXAE3IG.js";
import {
  usageError
} from "./chunk-OAWQDPG7.js";
import "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-FJ2BD4JP.js";
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
import "./chunk-YYE5C27V.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

// src/cli/checkDeployment.ts
var deploymentOptions = {
  environment: { type: "string", value: "NAME", describe: "judge a deployment of OWNER/REPO to this environment" },
  sha: { type: "string", value: "SHA", describe: "the commit that is deployed, in full (default: that of --run)" },
  run: { type: "string", value: "ID", describe: "the run that deploys: its people deploy, its approvals sign off (default: the last that the list of deployments names)" },
  key: { type: "string", value: "PUB", describe: "public key that verifies earlier records; without it lineage begins at the policy's baseline" }
};
async function judgeNamedDeployment(invocation, io) {
  const named = namedOf(invocation);
  const session = await openSession(invocation, io, await verifierOf(invocation, io));
  const { edge, settings } = session;
  const deployment = { environment: named.environment, sha: named.sha, run: await runOf(session, named), id: null, job: null };
  const located = await edge.collector.locate({ kind: "deployment", repository: named.repository, deployment });
  if (located.state === "unavailable") throw unreadable(located.reason);
  if (located.state === "nothing") throw notFound(located.why, invocation);
  const judgement = await judgeDeployment(located.subjects[0], settings, edge);
  if (judgement.state !== "judged") throw notFound("it changed while it was read: run it again", invocation);
  return judgement.report;
}
function namedOf({ operands, options }) {
  const operand = operands[0] ?? "";
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(operand) ?? [];
  if (owner === void 0 || name === void 0) {
    throw usageError("the repository is not named as expected: with --environment it stands without a number", "name it OWNER/REPO", JSON.stringify(operand.slice(0, 120)));
  }
  const [environment, sha, run] = [textOf(options["environment"]) ?? "", textOf(options["sha"]), textOf(options["run"])];
  if (environment.length > 255 || new RegExp("\\p{Cc}", "u").test(environment)) throw usageError("the option --environment is no name of an environment", "give it on one line", null);
  if (sha !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) throw usageError("the option --sha is no whole commit id", "give all of its 40 or 64 digits", JSON.stringify(sha.slice(0, 80)));
  if (run !== null && !/^[1-9][0-9]{0,14}$/.test(run)) throw usageError("the option --run is no id of a run", "take it from the address of the run", JSON.stringify(run.slice(0, 80)));
  if (sha === null && run === null) throw usageError("nothing tells what is deployed", "give --sha, --run, or both", null);
  return { repository: { owner, name }, environment, sha, run: run === null ? null : Number(run) };
}
var textOf = (value) => typeof value === "string" ? value : null;
async function runOf({ client }, { repository, run }) {
  if (run === null) return null;
  const request = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
  try {
    const { data } = await client.rest(request, { owner: repository.owner, repo: repository.name, run_id: run });
    const attempt = data?.run_attempt;
    if (Number.isSafeInteger(attempt) && Number(attempt) > 0) return { id: run, attempt: Number(attempt) };
    throw unreadable({ what: `run ${run}`, request, status: 200, detail: "no attempt in the answer" });
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    throw unreadable({ what: `run ${run}`, request: error.request, status: error.status, detail: error.message });
  }
}
async function verifierOf({ options }, io) {
  const file = textOf(options["key"]);
  if (file === null) return async () => null;
  const pem = new TextDecoder().decode(await readRegularFile(file, io.cwd, maxTextBytes));
  const reading = readPublicKey(pem);
  if (!reading.ok) throw new ProblemError({ code: "CS-081", file, message: "the key cannot be used", expected: "one public key in PEM (BEGIN PUBLIC KEY)", found: reading.found });
  return (bundle, subject) => earlierRecord(bundle, [pem], subject);
}
var notFound = (message, { operands }) => new ProblemError({ code: "CS-033", message, file: operands[0] ?? "" });

// src/cli/check.ts
var checkCommand = {
  name: "check",
  usage: "OWNER/REPO#NUMBER | OWNER/REPO --environment NAME [--sha SHA] [--run ID] [--key PUB]",
  summary: "Judge a pull request or a deployment from here, publishing nothing",
  options: {
    ...judgingOptions,
    inventory: { type: "boolean", describe: "read the names of secrets and their places too, with GITHUB_ORG_TOKEN" },
    ...deploymentOptions
  },
  notes: [
    ...judgingNotes,
    "A deployment is judged since the last one whose record --key verifies; without --key no record can be, and its lineage begins at the baseline.",
    "Example: countersign check acme/payments#1842",
    "Example: countersign check acme/payments --environment production --run 8123456789 --key countersign.pub"
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    formatOf(invocation);
    const reports = await reportsOf(invocation, io);
    printReports(reports, invocation, io);
    return exitCodeOf(reports);
  }
};
async function reportsOf(invocation, io) {
  const { options } = invocation;
  if (options["environment"] !== void 0) {
    if (options["key"] === void 0) io.err("No --key: no earlier record can be verified, so lineage begins at the baseline of the policy.");
    return [await judgeNamedDeployment(invocation, io)];
  }
  const stray = Object.keys(deploymentOptions).find((name) => options[name] !== void 0);
  if (stray !== void 0) throw usageError(`the option --${stray} is about a deployment`, "give --environment with it", null);
  const { judged } = await judgeNamed(invocation, io);
  return judged.map(({ report }) => report);
}
export {
  checkCommand
};
