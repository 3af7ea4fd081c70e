import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  messageOf,
  policyReadable,
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  independentDeployer
} from "./chunk-H5NMOGC6.js";
import {
  known
} from "./chunk-C7FCS24P.js";

// src/decision/unavailable.ts
function unavailableReason({ what, request, status, detail }, facts) {
  const message = request === null ? "unasked" : status === null ? "unanswered" : "unavailable";
  return { message, data: { what, request, status, detail }, facts };
}
function teamReason(team, reason, facts) {
  const { request, status, detail } = reason;
  const data = { team, request: request ?? "no request", status: status ?? "nothing", detail };
  return { message: "teamUnavailable", data, facts };
}

// src/decision/decide.ts
var precedence = [
  ["fail", "failed"],
  ["unknown", "error"],
  ["pending", "pending"]
];
function decide(results) {
  for (const [verdict, result] of precedence) {
    if (results.some((one) => one.verdict === verdict)) return { result, controls: results };
  }
  const allowed = results.every((one) => one.verdict === "pass" || one.verdict === "not-applicable");
  if (allowed && results.some((one) => one.verdict === "pass" && one.id !== policyReadable.id)) return { result: "passed", controls: results };
  return { result: "error", controls: [...results, nothingEvaluated] };
}
var nothingEvaluated = {
  id: runnerId,
  version: 1,
  policy: 0,
  change: null,
  verdict: "unknown",
  because: [{ message: "nothingEvaluated", data: {}, facts: [] }]
};
function decisionError(reason) {
  return {
    result: "error",
    controls: [{ id: runnerId, version: 1, policy: 0, change: null, verdict: "unknown", because: [unavailableReason(reason, [])] }]
  };
}

// src/decision/suppose.ts
function supposedTeam(slug, facts) {
  return {
    least: { slug, privacy: "secret", members: [] },
    most: { slug, privacy: "secret", members: [...accountsIn(facts), ...strangers] }
  };
}
var strangers = Array.from({ length: 400 }, (_, index) => ({ id: -1 - index, login: `unseen member ${index + 1}`, type: "User" }));
function accountsIn(facts) {
  const found = /* @__PURE__ */ new Map();
  const add = (account) => {
    if (account !== null) found.set(account.id, account);
  };
  for (const change of facts.changes) for (const account of accountsOf(change)) add(account);
  for (const account of accountsOfRun(facts)) add(account);
  for (const team of Object.values(facts.teams)) if (team.state === "known") team.value.members.forEach(add);
  if (facts.accounts.state === "known") Object.values(facts.accounts.value).forEach(add);
  return [...found.values()];
}
function accountsOfRun({ deployment }) {
  const { deployment: deployed, runApprovals } = deployment ?? {};
  const entries = deployed?.state === "known" ? deployed.value.entries.map(({ creator }) => creator) : [];
  const run = deployed?.state === "known" ? deployed.value.run : null;
  const approvers = runApprovals?.state === "known" ? runApprovals.value.map(({ account }) => account) : [];
  return [...entries, ...approvers, ...run === null ? [] : [run.actor, run.triggeringActor]];
}
function accountsOf(change) {
  const { pullRequest, commits, reviews, pushes, timeline } = change;
  return [
    ...pullRequest?.state === "known" ? [pullRequest.value.author, ...pullRequest.value.assignees] : [],
    ...commits?.state === "known" ? commits.value.flatMap((commit) => [...commit.authors, commit.committer].map((actor) => actor.account)) : [],
    ...reviews?.state === "known" ? reviews.value.map((review) => review.author) : [],
    ...pushes?.state === "known" ? pushes.value.map((push) => push.pusher) : [],
    ...timeline?.state === "known" ? timeline.value.map((event) => event.actor) : []
  ];
}

// src/decision/explain.ts
function explain(decision) {
  const reasons = reasonsOf(decision.controls);
  const headline = headlineOf(decision, reasons);
  const tooLate = headline.some(({ message }) => message === "mergedWithout");
  const kind = (wanted) => distinct(reasons.filter((one) => one.kind === wanted));
  return {
    headline,
    todo: headline.filter(({ control, message }) => hasTodo(control, message) && !(tooLate && kindOf(control, message) === "missing")),
    table: decision.controls,
    counted: kind("counted").filter(isApproval),
    notCounted: kind("notCounted"),
    contributors: kind("contributor"),
    notes: kind("note"),
    warnings: kind("warning")
  };
}
var isApproval = ({ control, data }) => control !== independentDeployer.id && Object.hasOwn(data, "login");
var hasTodo = (control, message) => messageOf(control, message)?.todo !== void 0;
var kindOf = (control, message) => messageOf(control, message)?.kind ?? null;
var reasonsOf = (results) => results.flatMap(
  ({ id, change, verdict, because }) => because.map((reason) => ({
    reason: { control: id, change, message: reason.message, data: reason.data, facts: reason.facts },
    kind: kindOf(id, reason.message),
    verdict
  }))
);
function headlineOf({ result, controls }, reasons) {
  const wanted = (kind, ...verdicts) => reasons.filter((one) => one.kind === kind && verdicts.includes(one.verdict));
  const [first, ...rest] = largest(distinct([
    ...wanted("broken", "fail"),
    ...wanted("broken", "unknown"),
    ...wanted("missing", "fail"),
    ...wanted("missing", "pending")
  ]));
  if (first !== void 0) return [first, ...rest];
  return [result === "passed" ? ready(controls, reasons) : unsorted(reasons) ?? nothingEvaluated2];
}
function largest(reasons) {
  const asked = ({ data }) => data["role"] === null && typeof data["missing"] === "number" ? data["missing"] : null;
  return reasons.filter((reason, index) => {
    const own = asked(reason);
    if (own === null) return true;
    return !reasons.some((other, place) => {
      const theirs = other.change === reason.change ? asked(other) : null;
      return theirs !== null && (theirs > own || theirs === own && place < index);
    });
  });
}
function ready(controls, reasons) {
  const counted = reasons.flatMap(({ kind, reason }) => kind === "counted" && isApproval(reason) ? [reason.data["login"]] : []);
  const people = [...new Set(counted.filter((login) => typeof login === "string"))];
  const passed = controls.filter(({ verdict }) => verdict === "pass").length;
  const data = people.length === 0 ? { controls: passed } : { controls: passed, people };
  return { control: runnerId, change: null, message: people.length === 0 ? "ready" : "readyBy", data, facts: [] };
}
var unsorted = (reasons) => reasons.find(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable")?.reason;
var nothingEvaluated2 = { control: runnerId, change: null, message: "nothingEvaluated", data: {}, facts: [] };
function distinct(placed) {
  const seen = /* @__PURE__ */ new Map();
  for (const { reason } of placed) {
    const key = JSON.stringify([reason.change, reason.message, Object.entries(reason.data).sort(([a], [b]) => a < b ? -1 : 1)]);
    if (!seen.has(key)) seen.set(key, reason);
  }
  return [...seen.values()];
}
var lastReviewId = "9007199254740991";
function whatIf(facts, login, id) {
  const account = accountsIn(facts).find((seen) => seen.id === id) ?? { id, login, type: "User" };
  return { ...facts, changes: facts.changes.map((change) => withApproval(change, account, facts.evaluatedAt)) };
}
function withApproval(change, account, at) {
  const { reviews, pullRequest } = change;
  if (reviews?.state !== "known" || pullRequest?.state !== "known") return change;
  const { sha, tree, mergeBase } = pullRequest.value.head;
  const earlier = reviews.value.filter((review) => review.author?.id === account.id);
  const approval = {
    id: lastReviewId,
    state: "APPROVED",
    submittedAt: at,
    author: account,
    commit: { sha, tree, mergeBase },
    authorCanPush: earlier.at(-1)?.authorCanPush ?? true
  };
  return { ...change, reviews: known([...reviews.value, approval], reviews.sources) };
}

export {
  unavailableReason,
  teamReason,
  decide,
  decisionError,
  supposedTeam,
  accountsIn,
  explain,
  whatIf
};
