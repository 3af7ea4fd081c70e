import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  evaluate,
  governs,
  judge,
  judgeRoster,
  missingOfChange,
  needsOf,
  rosterNeeds
} from "./chunk-PGHQ5VCT.js";
import {
  decide
} from "./chunk-RLIQJT4A.js";
import {
  breakGlassId,
  breakGlassOfChange,
  breakGlassOfDeployment,
  policyReadable,
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  controls,
  deploymentOptions,
  reviewedLineage,
  ruleFor
} from "./chunk-H5NMOGC6.js";

// src/decision/deployment.ts
function deploymentNeeds(policies, inForce, subject) {
  const ofChanges = inForce.flatMap((one) => {
    const { number } = one;
    const change = subject.changes.find((one2) => one2.number === number);
    return change === void 0 ? [] : needsOf(policiesOf(one, policies), { ...subject, gate: "merge", changes: [change] }, changeControls);
  });
  const own = policies.flatMap(({ policy, roster }) => [
    ...rosterNeeds(roster),
    ...deploymentControls.flatMap((control) => control.needs(control.options(policy), { subject, roster }))
  ]);
  return [.../* @__PURE__ */ new Set([...own, ...ofChanges])].sort();
}
var policiesOf = ({ state, policies }, present) => state === "first" ? present : policies;
var deploymentControls = controls.filter((control) => control.scope === "deployment");
var changeControls = controls.filter((control) => control.scope === "change");
var deploymentControlsOf = ({ controls: given = controls }) => given.filter((control) => control.scope === "deployment");
var isGoverned = (policies, environment) => policies.some(({ policy }) => ruleFor(policy.deployments ?? [], environment) !== null);
function evaluateDeployment(input) {
  const { facts, policies } = input;
  const environment = facts.subject.environment ?? "";
  if (!isGoverned(policies, environment)) return [ungovernedEnvironment(environment)];
  const asked = { facts, index: null, changes: mergedChanges(input), readProposed: input.readProposed };
  return policies.flatMap((loaded, policy) => [
    { id: policyReadable.id, version: policyReadable.version, policy, change: null, ...judgeRoster(loaded.roster, facts) },
    ...deploymentControlsOf(input).map((control) => ({
      id: control.id,
      version: control.version,
      policy,
      change: null,
      ...judge({ ...asked, control, options: control.options(loaded.policy), roster: loaded.roster })
    }))
  ]);
}
var ungovernedEnvironment = (environment) => ({
  id: runnerId,
  version: 1,
  policy: 0,
  change: null,
  verdict: "unknown",
  because: [{ message: "environmentUngoverned", data: { environment }, facts: ["/subject/environment"] }]
});
function mergedChanges({
  facts,
  policies: present,
  inForce,
  readProposedBy,
  controls: given = controls
}) {
  const asked = given.filter((control) => control.scope === "change");
  const lineage = facts.deployment?.lineage;
  const ranged = lineage?.state === "known" ? lineage.value.changes : [];
  const places = new Map(facts.changes.map((change, index) => [change.number, index]).toReversed());
  return ranged.map((ranging) => {
    const { number } = ranging;
    const index = places.get(number) ?? -1;
    const change = facts.changes[index];
    const then = inForce.find((one) => one.number === number);
    const seen = change === void 0 ? null : doingsOf(change);
    const base = { number, index, facts: seen, unread: seen === null ? unreadOf(facts, index, number) : [] };
    if (then === void 0 || then.state === "none") return { ...base, standing: "no-policy", decision: null };
    if (then.state === "refused") return { ...base, standing: "policy-refused", decision: null };
    const subject = subjectAtMerge(facts, ranging, seen);
    const policies = policiesOf(then, present);
    if (!policies.some((loaded) => governs(loaded, subject))) return { ...base, standing: "ungoverned", decision: null };
    const at = { ...facts, subject, changes: change === void 0 ? [] : [change] };
    const results = evaluate({ facts: at, policies, readProposed: readProposedBy(policies), controls: asked });
    return { ...base, standing: "governed", decision: decide(results) };
  });
}
var unreadOf = (facts, index, number) => {
  const change = facts.changes[index];
  const missing = change === void 0 ? [] : missingOfChange([...doings], { ...facts, teams: {} }, index, change);
  const answered = missing.filter(({ message }) => message !== "notCollected");
  if (answered.length > 0) return answered;
  return missing.length > 0 ? missing : [{ message: "notCollected", data: { fact: `pull request #${number}` }, facts: [] }];
};
var doings = ["pullRequest", "commits", "reviews", "pushes", "timeline", "merges"];
function subjectAtMerge({ subject }, { number, baseBranch, base }, seen) {
  const merge = seen?.pullRequest.merge;
  return {
    gate: "merge",
    repository: subject.repository,
    commit: merge?.sha ?? "",
    tree: merge?.tree ?? "",
    base: { branch: baseBranch, commit: base },
    changes: [{ number, head: seen?.pullRequest.head.sha ?? "" }]
  };
}
function doingsOf({ pullRequest, commits, reviews, pushes, timeline, merges }) {
  if (pullRequest?.state !== "known" || commits?.state !== "known" || reviews?.state !== "known") return null;
  if (pushes?.state !== "known" || timeline?.state !== "known" || merges?.state !== "known") return null;
  return {
    pullRequest: pullRequest.value,
    commits: commits.value,
    reviews: reviews.value,
    pushes: pushes.value,
    timeline: timeline.value,
    merges: merges.value
  };
}

// src/decision/breakGlass.ts
function breakGlass(decision, input) {
  const { facts, policies } = input;
  if (facts.breakGlass === void 0 || decision.result === "passed" || decision.result === "overridden") return decision;
  const { reason } = facts.breakGlass;
  if (decision.controls.some(isBeyond) || isUnderItsOwnPolicy(decision, input))
    return { ...decision, controls: [...decision.controls, resultOf(0, null, notPossible(reason))] };
  const blocked = policies.flatMap((loaded, policy) => {
    const blocking = decision.controls.filter((control) => control.policy === policy && stops(control));
    return blocking.length === 0 ? [] : signed(input, loaded, policy, { reason, blocking });
  });
  const controls2 = [...decision.controls, ...blocked];
  const broken = blocked.length > 0 && blocked.every(({ verdict }) => verdict === "pass");
  return broken ? { result: "overridden", controls: controls2 } : { result: decide(controls2).result, controls: controls2 };
}
var isBeyond = ({ id, verdict, because }) => verdict === "unknown" || id === policyReadable.id && verdict === "fail" || id === reviewedLineage.id && because.some(({ message }) => message === "policyUnjudged");
function isUnderItsOwnPolicy({ controls: controls2 }, { facts }) {
  const { lineage, deployment } = facts.deployment ?? {};
  if (lineage?.state !== "known" || deployment?.state !== "known") return false;
  const brings = lineage.value.commits.some(({ sha }) => sha === deployment.value.policy.touchedAtTip);
  return brings && controls2.some(({ id, verdict }) => id === reviewedLineage.id && verdict === "fail");
}
var stops = ({ verdict }) => verdict !== "pass" && verdict !== "not-applicable";
function signed(input, { policy, roster }, index, { reason, blocking }) {
  const { facts } = input;
  const ids = [...new Set(blocking.map(({ id }) => id))];
  const options = { ...deploymentOptions(policy), reason, blocking: ids, section: policy["break-glass"] ?? null };
  const question = { options, roster, facts, readProposed: () => [] };
  if (facts.subject.gate === "deployment") {
    const changes = mergedChanges({ inForce: [], readProposed: () => [], readProposedBy: () => () => [], ...input });
    return [resultOf(index, null, judge({ ...question, control: breakGlassOfDeployment, index: null, changes }))];
  }
  const blocked = facts.subject.changes.filter(({ number }) => blocking.some(({ change }) => change === null || change === number));
  return blocked.map(({ number }) => {
    const place = facts.changes.findIndex((change) => change.number === number);
    return resultOf(index, number, judge({ ...question, control: breakGlassOfChange, index: place, changes: [] }));
  });
}
var resultOf = (policy, change, judgement) => ({
  id: breakGlassId,
  version: breakGlassOfChange.version,
  policy,
  change,
  ...judgement
});
var notPossible = (reason) => ({
  verdict: "not-applicable",
  because: [{ message: "notPossible", data: { reason }, facts: ["/breakGlass"] }]
});

export {
  deploymentNeeds,
  isGoverned,
  evaluateDeployment,
  mergedChanges,
  breakGlass
};
