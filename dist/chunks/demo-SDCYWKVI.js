import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  makeFolder
} from "./chunk-2GW2ZM2H.js";
import {
  verifyEvidence
} from "./chunk-2ZR3K3W2.js";
import "./chunk-FWTINA3S.js";
import "./chunk-BKLS7WHN.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-SAIZ7YT6.js";
import "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
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
import "./chunk-RUXAE3IG.js";
import {
  errorCode,
  errorMessage
} from "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-FJ2BD4JP.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-FSEOP5TF.js";
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
  const [{ paymentsStory }, { startSimulator }] = await Promise.all([import("./story-FDRBMIGM.js"), import("./server-4BCFE5SI.js")]);
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
  const { runAction } = await import("./runner-WE4I3XQJ.js");
  io.out(`
${number}. ${step.told}`);
  const result = await runAction({
    world: story.world,
    simulator,
    event: step.play(),
    inputs: { signing: "key", "signing-key": key.privatePem, "org-token": "org-token-of-the-demo", ...step.deploys ? { environment: "production" } : {} },
    entry: builtAction(),
    folder: join(work, step.id),
    ...step.deploys ? { run: step.deploys(), job: "deploy", workflow: "deploy" } : {}
  });
  const { state, description } = lastStatus(story);
  const word = resultWord[result.outputs["decision"]] ?? "none";
  if (step.deploys) io.out(`   job     ${result.exitCode === 0 ? "goes on" : "ends here"}

${indented(shownReport(result.stdout).split("\nControls\n")[0]?.trim() ?? "")}`);
  else io.out(step.expected === null ? `   record  ${word}, on the merge commit` : `   status  ${state.padEnd(8)} ${description}`);
  if (step.id === "waiting") io.out(`
${indented(shownReport(result.stdout))}`);
  return result;
}
function endingOf({ id }) {
  if (id === "deploy-blocked") return { decision: "failed", exit: 1 };
  return { decision: id === "merged" || id === "ready" || id === "deploy-ready" ? "passed" : "pending", exit: 0 };
}
function endedAsTold({ story, io }, step, result) {
  const { state, description } = lastStatus(story);
  const expected = step.expected ?? state;
  const { decision, exit } = endingOf(step);
  if (state === expected && result.outputs["decision"] === decision && result.exitCode === exit) return true;
  io.err(`Told: status ${expected}, decision ${decision}, exit ${exit}. Came: status ${state} (${description}), decision ${result.outputs["decision"]}, exit ${result.exitCode}.`);
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
  io.out(`   countersign verify evidence.sigstore.json --key countersign.pub --repo ${owner}/${name} --commit ${story.pull().head.sha} --expect passed
`);
  for (const { what, value, ok } of verification.checks) io.out(`     ${ok === null ? "-" : ok ? "ok" : "NO".padEnd(2)} ${ok === null ? " " : ""} ${what}: ${value}`);
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
  return { privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), publicPem: publicKey.export({ type: "spki", format: "pem" }).toString() };
}
function builtAction() {
  const found = ["./index.js", "../index.js", "../../dist/index.js"].map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (!found) throw new ProblemError({ code: "CS-081", file: "dist/index.js", message: "the built action is missing", expected: "dist/index.js beside the command line", suggestion: "run npm run build" });
  return found;
}
export {
  demoCommand
};
