import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  makeFolder,
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import {
  errorCode,
  errorMessage
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  starterPolicy
} from "./chunk-HQ6TEOJE.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-WQLMQFAT.js";

// src/cli/init.ts
import { lstat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

// src/cli/samples.ts
var gateWorkflow = (uses) => `# Judges every pull request and publishes the verdict as the commit status "countersign".
# pull_request_target runs this file from the default branch, so a pull request cannot change its own judge.
# Countersign reads the API only: nothing of the pull request is checked out or run.
name: countersign
on:
  pull_request_target:
    types: [opened, synchronize, reopened, edited, ready_for_review, converted_to_draft, closed]
  workflow_run: # a review happened: see countersign-ping.yml
    workflows: [countersign ping]
    types: [completed]
  merge_group:
  schedule:
    - cron: '23 5 * * *' # roles expire and people leave: what is Ready is judged again every day
  workflow_dispatch:
    inputs:
      pull-request:
        description: Number of the pull request to judge again
        required: true

permissions: {}

# One run after the other for each head commit; the run that decides is never cancelled. A merge has its own queue, so that its record is kept.
concurrency:
  group: countersign-\${{ github.event.action == 'closed' && 'closed' || '' }}-\${{ github.event.pull_request.head.sha || github.event.workflow_run.head_sha || github.event.merge_group.head_sha || inputs.pull-request || github.run_id }}
  cancel-in-progress: false

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # the policy at the base branch, commits
      pull-requests: read # reviews, files, timeline (write only with "comment")
      statuses: write # the verdict
      checks: write # the report
      actions: read # who pushed, when activity does not say
    steps:
      - uses: ${uses ?? placeholder}
        with:
          signing-key: \${{ secrets.COUNTERSIGN_KEY }} # no key yet? "signing: none" works, and every report says "unsigned"
          pull-request: \${{ inputs.pull-request }}
`;
var placeholder = "OWNER/countersign@FULL-COMMIT-SHA # v0.3.0";
var pingWorkflow = `# Wakes the gate after a review. It has no permissions and runs nothing: GitHub gives a review of a fork's pull request
# a read-only token, so the verdict is published by the gate, which this run's end starts.
name: countersign ping
on:
  pull_request_review:
    types: [submitted, dismissed, edited]

permissions: {}

jobs:
  ping:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - run: 'true'
`;

// src/cli/init.ts
var pinnedAction = /^[\w.-]{1,100}\/[\w.-]{1,100}@[0-9a-f]{40}$/;
var initCommand = {
  name: "init",
  usage: "[--dir DIR] [--uses OWNER/REPO@SHA]",
  summary: "Write a starter policy and the two workflows, never overwriting",
  options: {
    dir: { type: "string", value: "DIR", describe: "the repository to write into (default: here)" },
    uses: { type: "string", value: "OWNER/REPO@SHA", describe: "the release of Countersign the gate runs, by full commit SHA" }
  },
  notes: [
    "A file that exists is left as it is, even when it differs; the others are still written.",
    "Exit codes: 0 every file is there as written by this command, 1 a file was there already and differs."
  ],
  operands: { min: 0, max: 0 },
  async run({ options }, io) {
    const root = resolve(io.cwd, String(options["dir"] ?? "."));
    const uses = actionOf(options["uses"]);
    const files = [
      [".github/countersign.yml", starterPolicy],
      [".github/workflows/countersign-gate.yml", gateWorkflow(uses)],
      [".github/workflows/countersign-ping.yml", pingWorkflow]
    ];
    let differs = false;
    for (const [path, text] of files) {
      const outcome = await place(root, path, text);
      io.out(`${outcome.padEnd(7)}  ${path}`);
      differs ||= outcome === "differs";
    }
    tellNextSteps(io, uses, differs);
    return differs ? 1 : 0;
  }
};
function actionOf(value) {
  if (value === void 0) return null;
  if (typeof value === "string" && pinnedAction.test(value)) return value;
  throw usageError("--uses is not an action pinned by its full commit SHA", "give OWNER/REPO@ and 40 hexadecimal digits", String(value).slice(0, 200));
}
async function place(root, path, text) {
  await refuseLinks(root, path);
  try {
    await makeFolder(dirname(join(root, path)));
    await writeFile(join(root, path), text, { flag: "wx" });
    return "written";
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw unwritable(path, error);
  }
  const found = await readRegularFile(path, root, maxTextBytes);
  return Buffer.from(found).toString("utf8") === text ? "same" : "differs";
}
async function refuseLinks(root, path) {
  const parts = path.split("/");
  for (const count of parts.keys()) {
    const part = parts.slice(0, count + 1).join("/");
    const stat = await lstat(join(root, part)).catch(() => null);
    if (!stat?.isSymbolicLink()) continue;
    throw new ProblemError({ code: "CS-081", file: path, message: `${part} is a link, which is not followed`, suggestion: "remove the link" });
  }
}
function unwritable(shown, cause) {
  const message = `cannot be written or read (${errorCode(cause) ?? errorMessage(cause)})`;
  return new ProblemError({ code: "CS-081", file: shown, message, suggestion: "check the folder and its permissions" }, { cause });
}
function tellNextSteps(io, uses, differs) {
  const steps = [
    ...differs ? ["Compare the files that differ with `countersign init --dir NEW-FOLDER`; nothing was overwritten."] : [],
    ...uses === null ? ["In countersign-gate.yml, put the release you reviewed, by full commit SHA, where it says OWNER/countersign@FULL-COMMIT-SHA."] : [],
    "Make a signing key and store it as a secret; keep countersign.pub for those who verify:\n       openssl genpkey -algorithm ed25519 -out countersign.pem\n       openssl pkey -in countersign.pem -pubout -out countersign.pub\n       gh secret set COUNTERSIGN_KEY < countersign.pem && rm countersign.pem",
    "Put your own people and teams into the policy (a team needs the input org-token), then check it: countersign lint",
    "Merge the three files into the default branch: GitHub runs the gate from there.",
    "To try it without blocking anyone, add `mode: observe` to the gate's inputs.",
    'In Settings > Rules > Rulesets, require the status check `countersign` on the branches the policy governs, from the source "GitHub Actions".'
  ];
  io.out(["", "Next:", ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join("\n"));
}
export {
  initCommand
};
