import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  World,
  merge,
  openPullRequest,
  review
} from "./chunk-SFH3I2ZN.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-6DG7BXTN.js";

// src/simulator/story.ts
var policy = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
version: 1
roles:
  release-manager: { teams: [acme/release], members: [lee] }
changes:
  branches: [main]
  approvals: 1
  sign-off:
    - name: Ledger code
      paths: ["src/ledger/**"]
      roles: { release-manager: 1 }
`;
var policyPath = ".github/countersign.yml";
var before = {
  [policyPath]: policy,
  "src/ledger/refund.ts": "export const refund = (cents: number): number => -cents\n",
  "README.md": "# Payments\n"
};
function storyWorld() {
  const world = new World("2026-11-20T13:40:00Z");
  for (const [index, login] of ["jo", "ria", "sam", "kim", "lee", "dana"].entries()) world.account(login, { id: 583200 + index });
  const repository = world.repository("acme/payments", { writers: ["jo", "ria", "sam", "kim", "lee", "dana"], files: before });
  world.team("acme/release", ["lee", "dana"]);
  world.requireStatus(repository, "main", "countersign", 15368);
  return { world, repository };
}
var later = (world, minutes) => world.clock.advance(minutes * 60);
function approved(world, pull, by) {
  later(world, 7);
  review(world, pull, { by });
  const run = world.startRun(pull.repository, {
    name: "ping",
    event: "pull_request_review",
    by,
    headSha: pull.head.sha,
    headBranch: pull.head.branch
  });
  return { name: "workflow_run", repository: pull.repository, run, sender: by };
}
function paymentsStory() {
  const { world, repository } = storyWorld();
  const pull = () => {
    const found = repository.pulls.get(1842);
    if (!found) throw new Error("the story has not begun");
    return found;
  };
  return {
    world,
    repository,
    policy,
    policyPath,
    pull,
    steps: [
      {
        id: "opened",
        expected: "pending",
        told: "jo opens pull request #1842; ria is co-author of its commit.",
        play() {
          const changes = { "src/ledger/refund.ts": "export const refund = (cents: number): number => -Math.abs(cents)\n" };
          world.push(repository, "refund-sign", { by: "jo", coAuthors: ["ria"], changes, message: "Refunds never add money" });
          const opened = openPullRequest(world, repository, { by: "jo", head: "refund-sign", title: "Refunds never add money", number: 1842 });
          return { name: "pull_request_target", action: "opened", pull: opened, sender: "jo" };
        }
      },
      {
        id: "pushed",
        expected: "pending",
        told: "sam pushes a small fix to the branch.",
        play() {
          later(world, 11);
          const head = pull().head.sha;
          world.push(repository, "refund-sign", {
            by: "sam",
            changes: { "README.md": "# Payments\n\nRefunds are negative.\n" },
            message: "Say so in the README"
          });
          return { name: "pull_request_target", action: "synchronize", pull: pull(), sender: "sam", before: head };
        }
      },
      {
        id: "not-counted",
        expected: "pending",
        told: "sam approves. It does not count: sam pushed the head.",
        play: () => approved(world, pull(), "sam")
      },
      {
        id: "waiting",
        expected: "pending",
        told: "kim, who wrote none of it, approves. The release manager is still missing.",
        play: () => approved(world, pull(), "kim")
      },
      { id: "ready", expected: "success", told: "lee, a release manager, signs off.", play: () => approved(world, pull(), "lee") },
      {
        id: "merged",
        expected: null,
        told: "kim merges it; the merge gets its own record.",
        play() {
          later(world, 4);
          merge(world, pull(), { by: "kim", method: "squash" });
          return { name: "pull_request_target", action: "closed", pull: pull(), sender: "kim" };
        }
      }
    ]
  };
}
export {
  paymentsStory,
  storyWorld
};
