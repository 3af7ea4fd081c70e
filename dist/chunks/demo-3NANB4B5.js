import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  makeFolder
} from "./chunk-TZOTFR7Q.js";
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
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
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-PIGADIRB.js";
import {
  errorCode,
  errorMessage
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
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

// src/cli/demo.ts
import { generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
var demoCommand = {
  name: "demo",
  usage: "[--out DIR]",
  summary: "Play the main job on a built-in simulated GitHub",
  options: { out: { type: "string", value: "DIR", describe: "where the evidence pack goes (default: a new folder in the temp dir)" } },
  notes: [
    "Starts a simulated GitHub on this machine, runs the built action as a process for each event of a short story, writes the evidence pack,",
    "verifies and replays it. Needs no network, no token and no installation. Exit 0 when the story ended as told, else 1."
  ],
  operands: { min: 0, max: 0 },
  async run({ options }, io) {
    const out = typeof options["out"] === "string" ? resolve(io.cwd, options["out"]) : await mkdtemp(join(tmpdir(), "countersign-demo-"));
    await writing(out, () => makeFolder(out));
    const work = await mkdtemp(join(tmpdir(), "countersign-work-"));
    try {
      return await play(out, work, io);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
};
async function play(out, work, io) {
  const [{ paymentsStory }, { startSimulator }] = await Promise.all([import("./story-FDKACE5U.js"), import("./server-R5RWDSIG.js")]);
  const story = paymentsStory();
  const simulator = await startSimulator(story.world);
  try {
    return await tell({ story, simulator, key: newKey(), work, io }, out);
  } finally {
    await simulator.close();
  }
}
async function tell(stage, out) {
  const { story, io } = stage;
  io.out(`A simulated GitHub holds ${story.repository.owner}/${story.repository.name}. Its policy on main, ${story.policyPath}:
`);
  io.out(indented(story.policy.split("\n").filter((line) => !line.startsWith("#")).join("\n")));
  let asTold = true;
  for (const [index, step] of story.steps.entries()) {
    const result = await playStep(stage, step, index + 1);
    asTold &&= endedAsTold(stage, step, result);
    if (step.id === "ready") asTold &&= await packEvidence(stage, result, out);
  }
  io.out(asTold ? "The story ended as told." : "The story did NOT end as told.");
  return asTold ? 0 : 1;
}
async function playStep({ story, simulator, key, work, io }, step, number) {
  const { runAction } = await import("./runner-NB2ZFGYZ.js");
  io.out(`
${number}. ${step.told}`);
  const result = await runAction({
    world: story.world,
    simulator,
    event: step.play(),
    inputs: {
      signing: "key",
      "signing-key": key.privatePem,
      "org-token": "org-token-of-the-demo",
      ledger: "countersign-ledger",
      ...step.deploys ? { environment: "production" } : {},
      ...step.reconciles ? { reconcile: "main", "reconcile-since": step.reconciles } : {}
    },
    entry: builtAction(),
    folder: join(work, step.id),
    ...step.deploys ? { run: step.deploys(), job: "deploy", workflow: "deploy" } : {}
  });
  for (const line of ended(step, result, lastStatus(story))) io.out(line);
  return result;
}
function ended(step, { exitCode, outputs, stdout }, { state, description }) {
  const [verdict = ""] = shownReport(stdout).split(/\n(?:Controls|What was read)\n/);
  if (step.deploys) return [`   job     ${exitCode === 0 ? "goes on" : "ends here"}
`, indented(verdict.trim())];
  if (step.reconciles) return [`   job     ${exitCode === 0 ? "ends well" : "ends red, and opens an issue"}
`, indented(verdict.trim())];
  if (step.expected === null) return [`   record  ${resultWord[outputs["decision"]] ?? "none"}, on the merge commit`];
  const status = `   status  ${state.padEnd(8)} ${description}`;
  return step.id === "waiting" ? [status, `
${indented(shownReport(stdout))}`] : [status];
}
function endingOf({ id }) {
  if (id === "deploy-blocked" || id === "not-reconciled") return { decision: "failed", exit: 1 };
  return { decision: ["merged", "ready", "deploy-ready", "reconciled"].includes(id) ? "passed" : "pending", exit: 0 };
}
function endedAsTold({ story, io }, step, result) {
  const { state, description } = lastStatus(story);
  const expected = step.expected ?? state;
  const { decision, exit } = endingOf(step);
  if (state === expected && result.outputs["decision"] === decision && result.exitCode === exit) return true;
  io.err(
    `Told: status ${expected}, decision ${decision}, exit ${exit}. Came: status ${state} (${description}), decision ${result.outputs["decision"]}, exit ${result.exitCode}.`
  );
  io.err(indented(`${result.stdout}
${result.stderr}`));
  return false;
}
async function packEvidence({ story, key, io }, result, out) {
  const evidence = result.outputs["evidence-path"];
  if (!evidence) return false;
  await writing(out, async () => {
    await cp(dirname(evidence), out, { recursive: true });
    await writeFile(join(out, "countersign.pub"), key.publicPem);
  });
  const { owner, name } = story.repository;
  const verification = await verifyEvidence(await readFile(join(out, "evidence.sigstore.json")), {
    key: key.publicPem,
    repo: `${owner}/${name}`,
    commit: story.pull().head.sha,
    expect: "passed"
  });
  io.out(`
   The evidence pack is in ${out}`);
  io.out(
    `   countersign verify evidence.sigstore.json --key countersign.pub --repo ${owner}/${name} --commit ${story.pull().head.sha} --expect passed
`
  );
  for (const { what, value, ok } of verification.checks)
    io.out(`     ${ok === null ? "-" : ok ? "ok" : "NO".padEnd(2)} ${ok === null ? " " : ""} ${what}: ${value}`);
  return verification.outcome === "verified";
}
async function writing(out, write) {
  try {
    return await write();
  } catch (cause) {
    const message = `the folder cannot be written (${errorCode(cause) ?? errorMessage(cause)})`;
    throw new ProblemError({ code: "CS-081", file: out, message, suggestion: "give --out a folder that can be made" }, { cause });
  }
}
function shownReport(stdout) {
  const lines = stdout.split("\n").filter((line) => !line.startsWith("::"));
  const first = lines.findIndex((line) => Object.values(resultWord).some((word) => line.startsWith(`${word}:`)));
  return lines.slice(Math.max(first, 0)).join("\n").trim();
}
var indented = (text) => text.split("\n").map((line) => line === "" ? "" : `   ${line}`).join("\n");
function lastStatus({ repository, pull }) {
  const last = repository.statuses.findLast((status) => status.sha === pull().head.sha && status.context === "countersign");
  return { state: last?.state ?? "none", description: last?.description ?? "" };
}
function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString()
  };
}
function builtAction() {
  const found = ["./index.js", "../index.js", "../../dist/index.js"].map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (!found)
    throw new ProblemError({
      code: "CS-081",
      file: "dist/index.js",
      message: "the built action is missing",
      expected: "dist/index.js beside the command line",
      suggestion: "run npm run build"
    });
  return found;
}
export {
  demoCommand
};
