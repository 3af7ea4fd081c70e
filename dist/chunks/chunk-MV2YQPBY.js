import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  orderFacts,
  policyRoom,
  readPolicies,
  reportOn,
  withBreakGlass
} from "./chunk-FAP7JVNU.js";
import {
  deployedOf
} from "./chunk-6L2OPYL6.js";
import {
  breakGlass,
  deploymentNeeds,
  evaluateDeployment,
  isGoverned
} from "./chunk-HKK6H73H.js";
import {
  policyRefused
} from "./chunk-PGHQ5VCT.js";
import {
  decide,
  decisionError
} from "./chunk-RLIQJT4A.js";
import {
  ruleFor
} from "./chunk-H5NMOGC6.js";

// src/judgeDeployment.ts
async function judgeDeployment(subject, settings, edge) {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector);
  const policies = policy.state === "read" ? policy.policies : [];
  const governed = isGoverned(policies, subject.environment ?? "");
  const [past] = await Promise.all([governed ? pastOf(subject, policies, settings, edge) : null, edge.meanwhile(() => edge.prepare())]);
  const ranged = past === null ? subject : withChanges(subject, past.lineage);
  const needs = past === null ? [] : deploymentNeeds(policies, past.inForce, ranged);
  const [collected, rules] = await Promise.all([edge.collector.facts(ranged, needs), edge.collector.branchRules(subject)]);
  if ("moved" in collected) return { state: "moved", subject, to: collected.moved };
  const facts = orderFacts(completed(collected, past, settings));
  const decision = await decisionOf(policy, facts, past?.inForce ?? []);
  const report = await reportOn({ subject: ranged, facts, policy, decision, rules }, settings, edge);
  const deployed = deployedOf(facts, decision);
  return { state: "judged", subject: ranged, facts, policies: policy.sources, report: deployed === null ? report : { ...report, deployed } };
}
async function pastOf(subject, policies, { policyPath }, { collector, verifyRecord }) {
  const environment = subject.environment ?? "";
  const baselines = policies.map(({ policy }) => ruleFor(policy.deployments ?? [], environment)?.baseline ?? null);
  const baseline = baselines.findLast((commit) => commit !== null) ?? null;
  const lineage = await collector.range(subject, { baseline, verify: (bundle) => verifyRecord(bundle, subject) });
  if (lineage.state === "unavailable") return { lineage, inForce: [] };
  const { loadInForce } = await policyRoom();
  const { owner, name } = subject.repository;
  const loaded = await loadInForce(lineage.value, { path: policyPath, repository: `${owner}/${name}` }, (reference) => collector.central(reference));
  return { lineage: { ...lineage, value: loaded.lineage }, inForce: loaded.inForce };
}
var withChanges = (subject, lineage) => lineage.state === "known" ? { ...subject, changes: lineage.value.changes.map(({ number, head }) => ({ number, head })) } : subject;
var completed = (facts, past, settings) => ({
  ...withBreakGlass(facts, settings),
  ...past === null ? {} : { deployment: { ...facts.deployment, lineage: past.lineage } }
});
async function decisionOf(policy, facts, inForce) {
  if (policy.state === "unavailable") return decisionError(policy.reason);
  if (policy.state === "refused") return policyRefused(policy.problems, facts.subject);
  const { proposedReader } = await policyRoom();
  const { policies } = policy;
  const input = { facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader };
  return breakGlass(decide(evaluateDeployment(input)), input);
}

export {
  judgeDeployment
};
