import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  reviewedLineage
} from "./chunk-H5NMOGC6.js";

// src/decision/deployed.ts
function deployedOf(facts, decision) {
  const lineage = facts.deployment?.lineage;
  if (lineage?.state !== "known") return null;
  const { from, relation, commits } = lineage.value;
  const results = decision.controls.filter(({ id }) => id === reviewedLineage.id);
  const reasons = results.flatMap(({ because }) => because);
  const unasked = results.some(({ verdict }) => verdict === "unknown") ? "unknown" : "not-applicable";
  return {
    from: from === null ? null : { sha: from.sha, known: from.known, at: from.known === "record" ? from.record.evaluatedAt : null },
    relation,
    commits: commits.length,
    direct: [...new Map(reasons.flatMap(directPush).map((push) => [push.sha, push])).values()],
    changes: facts.changes.map((change) => deployedChange(change, reasons, unasked))
  };
}
var reviewed = /* @__PURE__ */ new Set(["changeReviewed", "changeReviewedOfGone"]);
var direct = /* @__PURE__ */ new Set(["pushedDirectly", "pushedBySomebody", "notOfItsChange", "cameUnseen"]);
function directPush({ message, data }) {
  const { commit, login, at } = data;
  return direct.has(message) && typeof commit === "string" ? [{ sha: commit, login: textOf(login), at: textOf(at) }] : [];
}
var textOf = (value) => typeof value === "string" ? value : null;
function deployedChange(change, reasons, unasked) {
  const own = reasons.filter(({ data, message }) => data["number"] === change.number && !direct.has(message));
  const against = own.find(({ message }) => !reviewed.has(message));
  const passed = own.find(({ message }) => reviewed.has(message));
  const approvers = passed?.data["approvers"];
  return {
    number: change.number,
    authors: authorsOf(change),
    approvers: Array.isArray(approvers) ? approvers.filter((login) => typeof login === "string") : [],
    verdict: against === void 0 ? passed === void 0 ? unasked : "pass" : against.message === "changeUnknown" ? "unknown" : "fail",
    because: against === void 0 ? null : sourced(against, change.number)
  };
}
var sourced = (reason, change) => ({ ...reason, control: reviewedLineage.id, change });
function authorsOf({ pullRequest, commits }) {
  const opened = pullRequest?.state === "known" && pullRequest.value.author ? [pullRequest.value.author.login] : [];
  const wrote = commits?.state === "known" ? commits.value.flatMap(({ authors }) => authors.flatMap(({ account }) => account?.login ?? [])) : [];
  return [.../* @__PURE__ */ new Set([...opened, ...wrote])];
}

export {
  deployedOf
};
