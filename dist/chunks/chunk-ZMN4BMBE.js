import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  controlById
} from "./chunk-H5NMOGC6.js";

// src/render/exceptions.ts
var exceptionLists = ["without-record", "without-change", "past-the-review"];
var none = { commit: null, change: null, environment: null, who: null, when: null, record: null, path: null, detail: null, says: null };
var exceptionsOf = (reconciled) => [
  ...commitsIn(reconciled, "unrecorded", "without-record", "commit-unrecorded"),
  ...deploymentsIn(reconciled, "unrecorded", "without-record", "deployment-unrecorded"),
  ...recordsIn(reconciled, "without-change", "record-without-change"),
  ...recordsIn(reconciled, "not-valid", "record-not-valid"),
  ...recordsIn(reconciled, "foreign", "record-foreign"),
  ...reconciled.findings.map(({ index, kind, detail }) => ({
    ...none,
    list: "without-change",
    kind: "ledger-not-whole",
    what: "ledger",
    id: index === null ? "" : String(index),
    detail: detail === "" ? kind : detail
  })),
  ...reconciled.ledgerRewrites.map((move) => ({ ...moved(move), list: "without-change", kind: "ledger-rewritten", what: "ledger" })),
  ...commitsIn(reconciled, "direct-push", "past-the-review", "commit-pushed"),
  ...commitsIn(reconciled, "bypassed", "past-the-review", "commit-bypassed"),
  ...deploymentsIn(reconciled, "bypassed", "past-the-review", "deployment-bypassed"),
  ...reconciled.rewrites.map((move) => ({ ...moved(move), list: "past-the-review", kind: "history-rewritten", what: "branch" }))
];
var moved = ({ before, after, at, actor }) => ({ ...none, id: after, commit: before, who: actor?.login ?? null, when: at });
function notListed({ reconciled, decision }, reasons) {
  const tells = reconciled !== void 0 && (decision.result === "passed" || exceptionsOf(reconciled).length > 0);
  return tells ? reasons.filter((reason) => !isOfPopulation(reason)) : reasons;
}
function isOfPopulation({ control: id, message }) {
  const control = controlById(id);
  return control?.scope === "population" && Object.hasOwn(control.messages, message);
}
var commitsIn = ({ commits }, standing, list, kind) => commits.filter((row) => row.standing === standing).map(({ sha, change, login, at, record }) => ({ ...none, list, kind, what: "commit", id: sha, change, who: login, when: at, record }));
var deploymentsIn = ({ deployments }, standing, list, kind) => deployments.filter((row) => row.standing === standing).map(({ id, sha, environment, login, at, record }) => ({ ...none, list, kind, what: "deployment", id: String(id), commit: sha, environment, who: login, when: at, record }));
var recordsIn = ({ records }, standing, kind) => records.filter((row) => row.standing === standing).map((row) => ({ ...none, ...recordException(row), list: "without-change", kind, what: "record" }));
var recordException = ({ sha256, path, why, says }) => ({
  id: sha256,
  record: sha256,
  path,
  detail: why,
  says,
  commit: says?.commit ?? null,
  environment: says?.environment ?? null,
  when: says?.evaluatedAt ?? null
});
function countsIn(reconciled) {
  const found = exceptionsOf(reconciled);
  return {
    commits: countOf(reconciled.commits),
    deployments: countOf(reconciled.deployments),
    records: countOf(reconciled.records),
    exceptions: { total: found.length, ...Object.fromEntries(exceptionLists.map((list) => [list, found.filter((one) => one.list === list).length])) }
  };
}
function countOf(rows) {
  const counts = /* @__PURE__ */ new Map();
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return { total: rows.length, ...Object.fromEntries([...counts].sort(([one], [other]) => one < other ? -1 : 1)) };
}

export {
  exceptionLists,
  exceptionsOf,
  notListed,
  countsIn
};
