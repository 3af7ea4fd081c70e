import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  openSession,
  printReports,
  unreadable
} from "./chunk-5CZDJM7O.js";
import "./chunk-R3EEOABY.js";
import {
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  earlierRecord
} from "./chunk-EXVWRBJT.js";
import "./chunk-QZ4MEWIV.js";
import {
  judgeDeployment
} from "./chunk-MV2YQPBY.js";
import "./chunk-FAP7JVNU.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-ANFM7U4W.js";
import "./chunk-UWGV74YU.js";
import "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-DAGESFMY.js";
import "./chunk-HPRU37E5.js";
import "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-ST2B46OM.js";
import {
  shellWord
} from "./chunk-P6LSQ3WG.js";
import "./chunk-6L2OPYL6.js";
import "./chunk-7WL3MNGV.js";
import "./chunk-FCOWFAJ4.js";
import "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import "./chunk-37DPE4FK.js";
import "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
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
import {
  readPublicKey
} from "./chunk-PIGADIRB.js";
import "./chunk-KTQHLWIT.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import "./chunk-KNL652DJ.js";
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
import "./chunk-3Z6U3Y6T.js";
import "./chunk-RV7GWAIG.js";
import "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/checkDeployment.ts
var deploymentOptions = {
  environment: { type: "string", value: "NAME", describe: "judge a deployment of OWNER/REPO to this environment" },
  sha: { type: "string", value: "SHA", describe: "the commit that is deployed, in full (default: that of --run)" },
  run: {
    type: "string",
    value: "ID",
    describe: "the run that deploys: its people deploy, its approvals sign off (default: the last that the list of deployments names)"
  },
  key: { type: "string", value: "PUB", describe: "public key that verifies earlier records; without it lineage begins at the policy's baseline" }
};
async function judgeNamedDeployment(invocation, io) {
  const named = namedOf(invocation);
  const session = await openSession(invocation, io, await verifierOf(invocation, io));
  const { edge, settings } = session;
  const deployment = {
    environment: named.environment,
    sha: named.sha,
    run: await runOf(session, named),
    id: null,
    job: null
  };
  const located = await edge.collector.locate({ kind: "deployment", repository: named.repository, deployment });
  if (located.state === "unavailable") throw unreadable(located.reason);
  if (located.state === "nothing") throw notFound(located.why, invocation);
  const judgement = await judgeDeployment(located.subjects[0], settings, edge);
  if (judgement.state !== "judged") throw notFound("it changed while it was read: run it again", invocation);
  return judgement.report;
}
function runToName({ decision, subject }, { operands: [repository = ""], options }, io) {
  if (!decision.controls.some(({ because }) => because.some(({ message }) => message === "noRun"))) return null;
  const server = io.env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const given = ["environment", "key", "policy"].flatMap((name) => typeof options[name] === "string" ? [`--${name}`, String(options[name])] : []);
  const command = [
    "countersign",
    "check",
    repository,
    ...given,
    ...options["inventory"] === true ? ["--inventory"] : [],
    "--sha",
    subject.commit,
    "--run"
  ];
  return [
    `Nobody is known to deploy ${subject.commit.slice(0, 7)}: the list of deployments names no run for it. Start the run that deploys, which waits for its`,
    `approvals, and name it by the number in its address (${server}/${repository}/actions/runs/ID):`,
    `  ${command.map(shellWord).join(" ")} ID`
  ].join("\n");
}
function namedOf({ operands, options }) {
  const operand = operands[0] ?? "";
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(operand) ?? [];
  if (owner === void 0 || name === void 0) {
    throw usageError(
      "the repository is not named as expected: with --environment it stands without a number",
      "name it OWNER/REPO",
      JSON.stringify(operand.slice(0, 120))
    );
  }
  const [environment, sha, run] = [textOf(options["environment"]) ?? "", textOf(options["sha"]), textOf(options["run"])];
  if (environment.length > 255 || new RegExp("\\p{Cc}", "u").test(environment))
    throw usageError("the option --environment is no name of an environment", "give it on one line", null);
  if (sha !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
    throw usageError("the option --sha is no whole commit id", "give all of its 40 or 64 digits", JSON.stringify(sha.slice(0, 80)));
  if (run !== null && !/^[1-9][0-9]{0,14}$/.test(run))
    throw usageError("the option --run is no id of a run", "take it from the address of the run", JSON.stringify(run.slice(0, 80)));
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
  if (!reading.ok)
    throw new ProblemError({
      code: "CS-081",
      file,
      message: "the key cannot be used",
      expected: "one public key in PEM (BEGIN PUBLIC KEY)",
      found: reading.found
    });
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
    const report = await judgeNamedDeployment(invocation, io);
    const remedy = runToName(report, invocation, io);
    if (remedy !== null) io.err(remedy);
    return [report];
  }
  const stray = Object.keys(deploymentOptions).find((name) => options[name] !== void 0);
  if (stray !== void 0) throw usageError(`the option --${stray} is about a deployment`, "give --environment with it", null);
  const { judged } = await judgeNamed(invocation, io);
  return judged.map(({ report }) => report);
}
export {
  checkCommand
};
