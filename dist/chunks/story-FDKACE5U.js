import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  World,
  approveRun,
  finishJob,
  merge,
  openPullRequest,
  review,
  setEnvironment,
  startDeployRun
} from "./chunk-B6YN6RK5.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/simulator/story.ts
var changeRules = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
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
var deploymentRules = (baseline) => `deployments:
  - environments: [production]
    sign-off: { release-manager: 1 }
    baseline: ${baseline}
`;
var policyPath = ".github/countersign.yml";
var before = {
  [policyPath]: changeRules,
  "src/ledger/refund.ts": "export const refund = (cents: number): number => -cents\n",
  "README.md": "# Payments\n"
};
function storyWorld() {
  const world = new World("2026-11-19T13:40:00Z");
  for (const [index, login] of ["jo", "ria", "sam", "kim", "lee", "dana"].entries()) world.account(login, { id: 583200 + index });
  const repository = world.repository("acme/payments", { writers: ["jo", "ria", "sam", "kim", "lee", "dana"], files: before });
  world.team("acme/release", ["lee", "dana"]);
  world.requireStatus(repository, "main", "countersign", 15368);
  setEnvironment(world, repository, "production", { reviewers: ["lee", "dana"], preventSelfReview: true, refs: ["main"], adminsBypass: false });
  const policy = changeRules + deploymentRules(world.tip(repository, "main"));
  deploymentRulesCome(world, repository, policy);
  world.clock.advance(24 * 60 * 60 - 600);
  return { world, repository, policy };
}
function deploymentRulesCome(world, repository, policy) {
  world.push(repository, "deployments", { by: "kim", changes: { [policyPath]: policy }, message: "Rules for deployments" });
  const pull = openPullRequest(world, repository, { by: "kim", head: "deployments", title: "Rules for deployments", number: 1841 });
  for (const by of ["lee", "dana"]) {
    later(world, 2);
    review(world, pull, { by });
  }
  later(world, 2);
  merge(world, pull, { by: "kim", method: "squash" });
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
function deploying(world, repository, id, by, told) {
  let run = null;
  return {
    id,
    told,
    expected: null,
    end() {
      if (run) finishJob(world, repository, run, "deploy", id === "deploy-ready" ? "success" : "failure");
    },
    play() {
      later(world, 9);
      run = startDeployRun(world, repository, { by });
      later(world, 3);
      approveRun(world, repository, run, { by: "lee", environments: ["production"] });
      return { name: "workflow_dispatch", repository, sender: by, inputs: {}, workflow: "deploy" };
    },
    deploys() {
      if (!run) throw new Error("the run has not begun");
      return run;
    }
  };
}
function night(repository, id, told, since, happens) {
  return {
    id,
    told,
    expected: null,
    reconciles: since,
    play() {
      happens();
      return { name: "schedule", repository };
    }
  };
}
function paymentsStory() {
  const { world, repository, policy } = storyWorld();
  const begin = world.tip(repository, "main");
  const blocked = deploying(world, repository, "deploy-blocked", "sam", "sam starts the deployment to production, and lee approves the run. But sam wrote part of it.");
  const ready = deploying(world, repository, "deploy-ready", "dana", "dana, who wrote none of it, starts the deployment instead, and lee approves the run.");
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
      },
      blocked,
      ready,
      night(repository, "reconciled", "At night, everything that came in since the policy did is held against the signed records, and they against it.", begin, () => {
        blocked.end();
        ready.end();
        later(world, 10 * 60);
      }),
      night(repository, "not-reconciled", "The next day sam pushes a hotfix straight to main. No gate ever ran for it; the night finds it.", begin, () => {
        later(world, 10 * 60);
        const changes = { "src/ledger/refund.ts": "export const refund = (cents: number): number => -Math.abs(Math.trunc(cents))\n" };
        world.push(repository, "main", { by: "sam", changes, message: "Hotfix" });
        later(world, 10 * 60);
      })
    ]
  };
}
export {
  paymentsStory,
  storyWorld
};
