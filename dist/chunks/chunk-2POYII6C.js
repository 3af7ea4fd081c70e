import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  deploymentKey,
  periodTimes
} from "./chunk-H5NMOGC6.js";

// src/evidence/recordsOfPeriod.ts
function ofPeriod(records, population, deployments) {
  const { begin, until } = periodTimes(population);
  const line = new Set(population.commits.map(({ sha }) => sha));
  const merged = population.changes.flatMap(({ number, mergeCommit }) => mergeCommit !== null && line.has(mergeCommit) ? [number] : []);
  const numbers = /* @__PURE__ */ new Set([...population.commits.flatMap(({ pullRequests }) => pullRequests), ...merged]);
  const deployed = new Set(deployments.map(({ environment, sha }) => deploymentKey(environment, sha)));
  const isKept = ({ gate, commit, environment, changes, evaluatedAt }) => {
    const at = Date.parse(evaluatedAt);
    if (at >= begin && at <= until) return true;
    if (gate === "deployment") return deployed.has(deploymentKey(environment ?? "", commit));
    return (gate === "merge" || gate === "pull-request") && (line.has(commit) || changes.some(({ number }) => numbers.has(number)));
  };
  const kept = records.filter(({ state, says }) => state !== "valid" || says === null || isKept(says));
  const once = new Map(kept.map((record) => [`${record.path}
${record.sha256}`, record]));
  return [...once].sort(([one], [other]) => one < other ? -1 : Number(one > other)).map(([, record]) => record);
}

export {
  ofPeriod
};
