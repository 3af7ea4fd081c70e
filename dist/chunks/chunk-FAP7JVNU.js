import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  breakGlass
} from "./chunk-HKK6H73H.js";
import {
  evaluate,
  governsBranch,
  needsOf,
  policyRefused
} from "./chunk-PGHQ5VCT.js";
import {
  decide,
  decisionError,
  explain
} from "./chunk-RLIQJT4A.js";
import {
  gitBlobId
} from "./chunk-HCM2LTGW.js";

// src/edge.ts
var silentTeller = {
  announce: async () => void 0,
  store: async () => ({ directory: "", artifact: null, problem: null }),
  report: async () => true,
  followUp: async () => null,
  publish: async () => true,
  publishUnavailable: async () => void 0
};

// src/evidence/order.ts
function orderFacts(facts) {
  return {
    ...facts,
    changes: sortedBy(facts.changes, (change) => change.number).map(orderChange),
    teams: byKey(facts.teams, (team) => within(team, (value) => ({ ...value, members: byId(value.members) }))),
    accounts: within(facts.accounts, (accounts) => byKey(accounts, (account) => account)),
    ...facts.workflows && { workflows: within(facts.workflows, orderWorkflows) },
    ...facts.inventory && { inventory: within(facts.inventory, orderInventory) },
    ...facts.repository && { repository: orderRepository(facts.repository) }
  };
}
var orderRepository = ({ population, deploymentsMade, records, ...others }) => ({
  ...others,
  ...population && { population: within(population, orderPopulation) },
  ...deploymentsMade && {
    deploymentsMade: within(deploymentsMade, (list) => list.map((made) => ({ ...made, runs: sortedBy(made.runs, (run) => run) })))
  },
  ...records && {
    records: within(records, (read) => ({ ...read, records: sortedBy(read.records, ({ path, sha256 }) => `${path}
${sha256}`) }))
  }
});
var orderPopulation = (population) => ({
  ...population,
  commits: population.commits.map((commit) => ({ ...commit, pullRequests: sortedBy(commit.pullRequests, (number) => number) })),
  changes: sortedBy(population.changes, ({ number }) => number),
  unknownChanges: sortedBy(population.unknownChanges, (number) => number),
  formerNames: population.formerNames.toSorted(),
  policies: inKeyOrder(population.policies)
});
var orderWorkflows = ({ head, base, models, remote, refs, identities, trusted, ...others }) => ({
  ...others,
  head: orderTree(head),
  base: base === null ? null : orderTree(base),
  models: inKeyOrder(models),
  remote: inKeyOrder(remote),
  refs: { ...refs, protectedBranches: refs.protectedBranches?.toSorted() ?? null },
  identities: identities.toSorted(),
  ...trusted && { trusted: trusted.toSorted() }
});
var orderTree = (tree) => ({
  ...tree,
  files: sortedBy(tree.files, ({ path }) => path),
  absent: tree.absent.toSorted()
});
function orderInventory({ repository, organization, dependabot, environments }) {
  return {
    ...repository && { repository: repository.toSorted() },
    ...organization && { organization: organization.toSorted() },
    ...dependabot && { dependabot: dependabot.toSorted() },
    ...environments && {
      environments: byKey(environments, ({ secrets, protection }) => ({
        ...secrets && { secrets: secrets.toSorted() },
        ...protection && { protection: inKeyOrder(protection) }
      }))
    }
  };
}
function inKeyOrder(value) {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== "object" || value === null) return value;
  return byKey(value, inKeyOrder);
}
function orderChange(change) {
  const { pullRequest, files, merges } = change;
  return {
    ...change,
    ...pullRequest && { pullRequest: within(pullRequest, (value) => ({ ...value, assignees: byId(value.assignees) })) },
    ...files && { files: within(files, (value) => ({ ...value, listed: sortedBy(value.listed, (file) => file.path) })) },
    ...merges && {
      merges: within(
        merges,
        (list) => list.map((merge) => ({
          ...merge,
          before: sortedBy(merge.before, (file) => file.path),
          after: sortedBy(merge.after, (file) => file.path)
        }))
      )
    }
  };
}
var within = (fact, change) => fact.state === "known" ? { ...fact, value: change(fact.value) } : fact;
var byKey = (record, change) => Object.fromEntries(sortedBy(Object.entries(record), ([key]) => key).map(([key, value]) => [key, change(value)]));
var byId = (accounts) => sortedBy(accounts, (account) => account.id);
var sortedBy = (list, key) => list.toSorted((one, other) => key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);

// src/decision/enforcement.ts
var statusContext = "countersign";
function enforcementFrom(branch, rules, jobCondition) {
  const base = { branch, pinnedApp: null, bypass: "unreadable", jobCondition };
  if (rules.state === "unavailable") return { ...base, required: "unreadable", detail: measured(rules.reason) };
  const ours = rules.value.requiredStatuses.filter((status) => status.context === statusContext);
  if (ours.length === 0) return { ...base, required: "no", detail: null };
  return { ...base, required: "yes", pinnedApp: ours.find((status) => status.app !== null)?.app ?? null, detail: null };
}
var measured = ({ what, request, status, detail }) => `${what}: ${request ?? "no request could be made"}${status === null ? "" : ` answered ${status}`} (${detail})`;

// src/judge.ts
var policyRoom = async () => ({
  ...await import("./inForce-RQ3CQPGD.js"),
  ...await import("./load-B6DJKZFU.js"),
  ...await import("./proposed-O7EB3HIQ.js"),
  ...await import("./read-KVTKOJP2.js"),
  ...await import("./jobCondition-4UOTUOES.js")
});
async function judge(subject, settings, edge) {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector);
  if (policy.state === "read" && !policy.policies.some((loaded) => governsBranch(loaded.policy.changes.branches, subject.base.branch))) {
    return { state: "ungoverned", subject };
  }
  const needs = policy.state === "read" ? needsOf(policy.policies, subject) : ["pullRequest"];
  await Promise.all([edge.teller.announce(subject), edge.meanwhile(() => edge.prepare())]);
  const [collected, rules] = await Promise.all([edge.collector.facts(subject, needs), edge.collector.branchRules(subject)]);
  if ("moved" in collected) return { state: "moved", subject, to: collected.moved };
  const facts = orderFacts(withBreakGlass(collected, settings));
  const decision = await decisionOf(policy, facts);
  return {
    state: "judged",
    subject,
    facts,
    policies: policy.sources,
    report: await reportOn({ subject, facts, policy, decision, rules }, settings, edge)
  };
}
async function reportOn({ subject, facts, policy, decision, rules }, settings, edge) {
  const loaded = policy.state === "read" ? policy.policies : [];
  return {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: policy.state === "refused" ? policy.problems : [],
    remarks: loaded.flatMap(({ warnings }) => warnings),
    policy: { path: settings.policyPath, blob: policy.sources[0] ? gitBlobId(policy.sources[0].bytes) : null },
    enforcement: enforcementFrom(subject.base.branch, rules, await ownCondition(settings, edge)),
    reading: { ...edge.usage(), lines: edge.collector.reading(), unavailable: [...unavailableIn(facts), ...edge.collector.notRead()] },
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: [...new Set(loaded.flatMap(({ notEvaluated }) => notEvaluated))]
  };
}
async function readPolicies(subject, path, collector) {
  const { loadPolicies, refusalOfMissing } = await policyRoom();
  const source = await collector.policy(subject);
  if (source === null) return { state: "refused", problems: refusalOfMissing(path), sources: [] };
  if ("state" in source) return { state: "unavailable", reason: source.reason, sources: [] };
  const loaded = await loadPolicies(source, (reference) => collector.central(reference));
  if (!loaded.ok) return { state: "refused", problems: loaded.problems, sources: loaded.sources };
  return { state: "read", policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) };
}
async function decisionOf(policy, facts) {
  if (policy.state === "unavailable") return decisionError(policy.reason);
  if (policy.state === "refused") return policyRefused(policy.problems, facts.subject);
  const { policies } = policy;
  const results = evaluate({ facts, policies, readProposed: (await policyRoom()).proposedReader(policies) });
  return breakGlass(decide(results), { facts, policies });
}
var withBreakGlass = (facts, { breakGlass: reason }) => reason === null ? facts : { ...facts, breakGlass: { reason } };
async function ownCondition({ job }, { collector }) {
  const text = collector.workflowText();
  return text === null || job === null ? "unreadable" : (await policyRoom()).jobCondition(text, job);
}
function unavailableIn(facts) {
  const { changes, teams, accounts, workflows, inventory, deployment = {}, repository = {} } = facts;
  const all = [
    ...changes.flatMap((change) => Object.values(change)),
    ...Object.values(teams),
    accounts,
    workflows,
    inventory,
    ...Object.values(deployment),
    ...Object.values(repository)
  ];
  const reasons = all.flatMap((fact) => typeof fact === "object" && fact.state === "unavailable" ? [fact.reason] : []);
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

export {
  silentTeller,
  orderFacts,
  policyRoom,
  judge,
  reportOn,
  readPolicies,
  withBreakGlass
};
