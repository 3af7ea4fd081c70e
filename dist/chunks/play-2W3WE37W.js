import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  missingJson,
  terminalReport
} from "./chunk-QZ4MEWIV.js";
import {
  policyFileName
} from "./chunk-6MJSE2O3.js";
import {
  gate
} from "./chunk-XYPYSVAH.js";
import "./chunk-MV2YQPBY.js";
import {
  silentTeller
} from "./chunk-FAP7JVNU.js";
import {
  recordVerifier,
  signerOptions
} from "./chunk-V2ZEHYNE.js";
import {
  GitHubTeller,
  annotationsOf,
  evidenceSection,
  firstScreen,
  missingForReading,
  missingPermissions,
  missingPermissionsText,
  reasonsWhy,
  severalSection
} from "./chunk-PLDFCESG.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-HPRU37E5.js";
import "./chunk-ST2B46OM.js";
import {
  verifyCommandOf
} from "./chunk-P6LSQ3WG.js";
import "./chunk-6L2OPYL6.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-37DPE4FK.js";
import {
  worstFirst
} from "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import {
  noticeSections,
  noticeSummary,
  summaryLimit,
  writeSummary
} from "./chunk-UKTGIMUI.js";
import {
  annotationCommands,
  messageCommand
} from "./chunk-2Q6Q3ZQF.js";
import {
  usageOf
} from "./chunk-EWV5P4NE.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-KTQHLWIT.js";
import {
  assemble
} from "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import "./chunk-OFEP6JKC.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/publish/attestation.ts
var Attester = class {
  #options;
  #failures = [];
  constructor(options) {
    this.#options = options;
  }
  /** What the token lacked. */
  get lacking() {
    return missingPermissions(this.#failures.filter(({ status }) => this.#options.hosted || status !== 404));
  }
  async attest({ bundle, certified }) {
    if (certified !== true) return { state: "refused", why: "it was not asked, because it takes only what a certificate signed (`signing: keyless`)" };
    try {
      return { state: "stored", ...await storeAttestation(this.#options, bundle) };
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#failures.push(error);
      const { request, status, message } = error;
      const hint = status === 404 && !this.#options.hosted ? "; GitHub Enterprise Server has no such store" : "";
      return { state: "refused", why: `${request} answered ${status ?? "nothing"} (${message}${hint})` };
    }
  }
};
async function storeAttestation({ client, repository, serverUrl }, bundle) {
  const { owner, name } = repository;
  const content = JSON.parse(Buffer.from(bundle).toString("utf8"));
  const { data, status, source } = await client.rest("POST /repos/{owner}/{repo}/attestations", { owner, repo: name, bundle: content });
  const id = data?.id;
  if (!/^\d{1,20}$/.test(String(id))) {
    throw new RequestFailure({ message: "it gave no id", status, request: source.request, permissions: null, source });
  }
  return { id: String(id), url: `${serverUrl}/${owner}/${name}/attestations/${String(id)}` };
}

// src/publish/outputs.ts
import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
async function writeOutputs(file, values) {
  if (file !== null && file !== "") await appendFile(file, outputLines(values, randomUUID()));
}
function outputLines(values, secret) {
  const delimiter = `countersign_${secret}`;
  return Object.entries(values).map(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`not the name of an output: ${JSON.stringify(name)}`);
    if (value.includes(delimiter)) throw new Error(`the output ${name} holds its own delimiter`);
    return `${name}<<${delimiter}
${value}
${delimiter}
`;
  }).join("");
}

// src/render/jobSummary.ts
function jobSummary(reports, notice, withheld = false) {
  const body = worstFirst(reports).flatMap((report) => [...firstScreen(report), ...reasonsWhy(report, false), evidenceSection(report, false)]);
  return `${assemble([withheld ? "### Not published: what stands below was decided, and nobody was told" : "", ...notice === null ? [] : noticeSections(notice), severalSection(reports), ...body], summaryLimit)}
`;
}

// src/action/ending.ts
var unpublished = 'The verdict was not published: this run cannot write (a pull request of a fork or of Dependabot under this event gets a read-only token). It is published by the install form with `pull_request_target`: see "Quick start" in the README.';
async function say(runner, ending, mayPublish, { teller, attester }, print) {
  const { reports } = ending;
  const level = ending.exitCode === 0 ? "notice" : "failure";
  const notices = [ending.notice, ...mayPublish || !isNonEmpty(reports) ? [] : [unpublished]].filter((notice2) => notice2 !== null);
  const refusals = refusalsOf(reports, teller);
  const withheld = isWithheld(ending);
  if (withheld) notices.unshift(withheldNotice);
  for (const line of notices) print(messageCommand(level, line));
  for (const line of refusals) print(messageCommand("failure", line));
  const warnings = unattested(ending, attester);
  for (const line of warnings) print(messageCommand("warning", line));
  const all = [...notices, ...refusals, ...warnings];
  const notice = all.length > 0 ? all.join("\n") : null;
  if (isNonEmpty(reports)) {
    print(terminalReport(reports, { color: false }));
    for (const command of annotationCommands(annotationsOf(reports))) print(command);
    await writeSummary(runner.summaryFile, jobSummary(reports, notice, withheld));
  } else if (notice !== null) await writeSummary(runner.summaryFile, noticeSummary(notice));
  await writeOutputs(runner.outputFile, outputsOf(ending, teller));
}
var isWithheld = ({ reports, exitCode }) => exitCode !== 0 && ["passed", "overridden"].includes(worst(reports));
var withheldNotice = "The verdict was not published, or not all of it, so this step fails: what was decided counts for nothing until it is.";
function refusalsOf(reports, teller) {
  const lacking = [...teller.lacking, ...missingForReading(reports.flatMap(({ reading }) => reading.unavailable))];
  const permissions = lacking.length > 0 ? [missingPermissionsText(lacking)] : [];
  return [...teller.problems.map((problem) => `Not published: ${problem}`), ...permissions];
}
function unattested({ stored }, attester) {
  const refusals = stored.flatMap(({ place }) => place.attestation?.state === "refused" ? [place.attestation.why] : []);
  const lacking = attester?.lacking ?? [];
  return [
    ...[...new Set(refusals)].map((why) => `The record is signed and kept, and not among GitHub's attestations: ${why}.`),
    ...lacking.length > 0 ? [missingPermissionsText(lacking)] : []
  ];
}
function outputsOf(ending, teller) {
  const { reports, stored } = ending;
  const [first] = stored;
  const attestation = first?.place.attestation?.state === "stored" ? first.place.attestation : null;
  return {
    decision: isWithheld(ending) ? "error" : worst(reports),
    "report-url": teller.reportUrl ?? "",
    "evidence-path": first ? `${first.place.directory}/evidence.sigstore.json` : "",
    "evidence-sha256": first?.pack.sha256 ?? "",
    "artifact-id": first?.place.artifact?.id ?? "",
    "artifact-url": first?.place.artifact?.url ?? "",
    "attestation-id": attestation?.id ?? "",
    "attestation-url": attestation?.url ?? "",
    missing: isNonEmpty(reports) ? missingJson(reports) : "[]"
  };
}
var worst = (reports) => ["failed", "error", "pending", "overridden", "passed"].find((result) => reports.some(({ decision }) => decision.result === result)) ?? "";
var isNonEmpty = (reports) => reports.length > 0;

// src/action/evaluator.ts
import { readFileSync } from "node:fs";
function evaluatorFrom(env, moduleUrl) {
  const { GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = "" } = env;
  return {
    name: "countersign",
    version,
    digest: manifestDigest(moduleUrl),
    actionRef: /^[0-9a-f]{40}$/.test(ref) && repository ? `${repository}@${ref}` : null
  };
}
function manifestDigest(moduleUrl) {
  for (const place of ["./manifest.json", "../manifest.json"]) {
    try {
      return { sha256: sha256(readFileSync(new URL(place, moduleUrl))) };
    } catch {
      continue;
    }
  }
  return null;
}

// src/action/jobPermissions.ts
var jobNeeds = (inputs, occasion) => ({
  ledger: inputs.ledger !== null && inputs.ledgerToken === null,
  attest: inputs.attest,
  comment: inputs.comment !== "never",
  breakGlass: inputs.breakGlass !== null,
  issue: inputs.reconcileIssue,
  deploymentStatus: occasion.kind === "deployment" && occasion.deployment.id !== null
});
function keylessJob(gate2, needs) {
  const isChange = gate2 !== "deployment" && gate2 !== "repository";
  const permissions = {
    actions: "read",
    attestations: needs.attest ? "write" : null,
    checks: gate2 === "repository" ? null : "write",
    contents: needs.ledger ? "write" : "read",
    deployments: isChange ? null : needs.deploymentStatus ? "write" : "read",
    "id-token": "write",
    issues: (gate2 === "repository" ? needs.issue : needs.breakGlass) ? "write" : null,
    "pull-requests": isChange && needs.comment ? "write" : "read",
    statuses: isChange ? "write" : null
  };
  const lines = Object.entries(permissions).flatMap(([name, access]) => access === null ? [] : [`  ${name}: ${access}`]);
  return ["permissions:", ...lines];
}

// src/action/recordReport.ts
var loadRecordReport = async () => Promise.all([import("./recordPage-22QV5IYD.js"), import("./htmlPage-ICFSVO47.js"), import("./verifyCommand-7IP5YSYY.js")]);
var maxDeployedChanges = 100;
async function recordReport({ statement, facts, bundleSha256, signer }) {
  const { gate: gate2, changes, environment = null } = facts.subject;
  if (gate2 === "deployment" && changes.length > maxDeployedChanges) return null;
  try {
    const { recordPage } = await import("./recordPage-22QV5IYD.js");
    const { recordHtml } = await import("./htmlPage-ICFSVO47.js");
    const { verifyCommandOf: verifyCommandOf2 } = await import("./verifyCommand-7IP5YSYY.js");
    const [, { name: repository, digest }] = statement.subject;
    const compared = { repository, commit: digest.gitCommit, environment, result: statement.predicate.decision.result };
    const page = await recordPage(statement, { bundleSha256, signer, verifyCommand: verifyCommandOf2(compared, signer), sameAgain: true }, facts);
    return Buffer.from(recordHtml(page));
  } catch {
    return null;
  }
}

// src/action/seal.ts
var loadSealing = async () => Promise.all([loadRecordReport(), import("./signer-U27BT6CG.js"), import("./recordOf-OCTC7JG6.js"), import("./bundle-6YSZFDBV.js"), import("./verify-X6W2YQSB.js")]);
function createSealer(sealing) {
  return async (judged) => {
    try {
      return sealing.ledger === null ? await sealed(judged, sealing, null) : await intoLedger(judged, sealing, sealing.ledger);
    } catch (error) {
      return { refused: error instanceof ProblemError ? refusalOf(error.problem, keylessJob(judged.subject.gate, sealing.needs)) : unforeseen(error) };
    }
  };
}
function refusalOf({ message, code, expected, found, suggestion }, permissions) {
  const unmarked = (text) => text.replaceAll("`", "");
  const lines = (suggestion ?? "run again with debug logging").split("\n");
  const key = lines.findIndex((line) => line === permissions[0]);
  const words = key < 0 ? lines : [...lines.slice(0, key), "the permissions below"];
  return {
    detail: unmarked([`${message} (${code})`, ...found === null ? [] : [`found ${found}`]].join("; ")),
    expected: unmarked(expected ?? "a record that can be signed"),
    remedy: unmarked(words.join(" ")),
    ...key < 0 ? {} : { paste: [...permissions, "  # and keep what else the job has: what is not listed is none"] }
  };
}
var unforeseen = (error) => ({
  detail: `the record could not be made: ${error instanceof Error ? error.message : "no reason given"}`,
  expected: "a record that can be signed",
  remedy: "run again with debug logging, and report it"
});
async function intoLedger(judged, sealing, ledger) {
  const { enterLedger } = await import("./ledger-SEX4ZJ3Q.js");
  const { subject } = judged;
  const enter = await enterLedger(ledger, subject.repository, noteOf(judged, sealing), (sequence) => sealed(judged, sealing, sequence));
  return { ...enter.sealed, entered: enter.entered };
}
var noteOf = ({ subject, report }, { run }) => ({
  gate: subject.gate,
  result: report.decision.result,
  commit: subject.commit,
  environment: subject.environment ?? null,
  run: run.id
});
async function sealed(judged, sealing, sequence) {
  const { subject, facts, policies, report } = judged;
  const signer = await sealing.signer();
  const { recordOf } = await import("./recordOf-OCTC7JG6.js");
  const { evaluator, invocation } = sealing;
  const record = recordOf(judged, { evaluator, invocation, earlier: sealing.earlier(subject), sequence });
  const bundle = await signer.sign(record.statementBytes);
  const digest = sha256(bundle);
  const certified = signer.mode === "keyless" ? (await import("./signatory-CLTCVBXC.js")).signatoryOf(bundle) : null;
  const by = certified ?? (signer.keyid === null ? null : { keyid: signer.keyid });
  const page = await recordReport({ statement: record.statement, facts, bundleSha256: digest, signer: by });
  const guided = { subject, report, policies: policies.length, bundleSha256: digest, signer: await guideSigner(signer, certified, bundle), page: page !== null };
  const files = [
    { name: "evidence.sigstore.json", bytes: bundle },
    { name: "facts.json", bytes: record.factsBytes },
    ...policies.map(({ bytes }, index) => ({ name: policyFileName(index), bytes })),
    { name: "VERIFY.md", bytes: Buffer.from(await guide(guided)) }
  ];
  if (page !== null) files.push({ name: "report.html", bytes: page });
  if (subject.gate === "repository") files.push(...(await import("./exports-U43ICGSK.js")).exportsOf(report, digest));
  const pack = { name: packName(subject, sealing.run), files, bundle, sha256: digest, certified: certified !== null };
  return { pack, signer: certified?.identity ?? signer.keyid, verifyCommand: verifyCommand(subject, report, signer, certified), entered: null };
}
var packName = ({ gate: gate2, changes, commit }, { id, attempt }) => `countersign-${gate2}-${gate2 !== "deployment" && changes.length === 1 ? changes[0]?.number : commit.slice(0, 8)}-r${id}-a${attempt}`;
function verifyCommand(subject, { decision }, { keyid }, certified) {
  const { repository, commit, environment } = subject;
  const compared = { repository: repositoryPath(repository), commit, environment: environment ?? null, result: decision.result };
  return verifyCommandOf(compared, certified ?? (keyid === null ? null : { keyid }));
}
async function guideSigner({ keyid, publicKeyPem }, certified, bundle) {
  if (certified !== null || keyid === null || publicKeyPem === null) return certified;
  return { keyid, publicKeyPem, logVersion2: (await import("./signatory-CLTCVBXC.js")).namesLogVersion2(bundle) };
}
async function guide({ subject, report, policies, bundleSha256, signer, page }) {
  const { verifyGuide } = await import("./verifyGuide-LDGIVQGN.js");
  return verifyGuide({
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    environment: subject.environment ?? null,
    reconciliation: report.reconciled ?? null,
    result: report.decision.result,
    evaluatedAt: report.evaluatedAt,
    bundleSha256,
    policyRead: policies > 0,
    centralPolicies: Math.max(0, policies - 1),
    pageLeftOut: !page,
    signer
  });
}

// src/action/play.ts
async function play({ runner, inputs, event, connection, located, meanwhile, moduleUrl, print }) {
  const { client, ledgerClient, clients, debug } = connection;
  const collector = { ...connection.collector, locate: () => located };
  const { repository, serverUrl, artifacts: hosted } = runner;
  const attester = inputs.attest ? new Attester({ client, repository, serverUrl, hosted }) : null;
  const teller = new GitHubTeller({
    client,
    comment: inputs.comment,
    retentionDays: inputs.retentionDays ?? 0,
    directory: runner.directory,
    runUrl: runner.runUrl,
    artifacts: runner.artifacts,
    attester,
    issue: inputs.reconcileIssue
  });
  const signer = async () => {
    const { createSigner } = await import("./signer-U27BT6CG.js");
    return createSigner(signerOptions(inputs, runner, (line) => print(messageCommand("warning", line))));
  };
  const sealer = createSealer({
    signer,
    evaluator: evaluatorFrom(runner.env, moduleUrl),
    invocation: runner.runUrl === null ? null : { uri: `${runner.runUrl}/attempts/${runner.run.attempt}`, event: runner.eventName },
    run: runner.run,
    earlier: (subject) => collector.earlier(subject),
    ledger: inputs.ledger === null ? null : { client: ledgerClient ?? client, branch: inputs.ledger, debug },
    needs: jobNeeds(inputs, event.occasion)
  });
  const jobResult = inputs.jobResult === "auto" && !event.mayPublish ? "verdict" : inputs.jobResult;
  const settings = {
    mode: inputs.mode,
    jobResult,
    policyPath: inputs.policy,
    serverUrl: runner.serverUrl,
    job: runner.job,
    breakGlass: inputs.breakGlass
  };
  const usage = () => usageOf(clients);
  const world = { collector, usage, verifyRecord: recordVerifier(signer, inputs.trustedKeys), meanwhile };
  const edge = event.mayPublish ? { ...world, sealer, teller, prepare: loadSealing } : { ...world, sealer: null, teller: silentTeller, prepare: async () => void 0 };
  const { occasion } = event;
  const ending = occasion.kind === "reconciliation" ? await reconciled(occasion, settings, edge, { client, debug, inputs, signer }) : await gate(occasion, settings, edge);
  debug(`${usage().requests} requests, ${usage().points ?? "unknown"} GraphQL points`);
  await say(runner, ending, event.mayPublish, { teller, attester }, print);
  return ending.exitCode;
}
async function reconciled(occasion, settings, edge, means) {
  const [{ reconcile }, { reconcilingEdge }] = await Promise.all([import("./reconcile-WCXZTK6R.js"), import("./reconciling-JOWMBLSK.js")]);
  return reconcile(occasion, settings, reconcilingEdge(edge, means));
}
export {
  play
};
