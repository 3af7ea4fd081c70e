import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  governs,
  judge,
  ungoverned
} from "./chunk-PGHQ5VCT.js";
import {
  controls,
  isTime,
  reconciledBy,
  ruleFor
} from "./chunk-H5NMOGC6.js";
import {
  extended
} from "./chunk-RV7GWAIG.js";
import {
  readPolicy
} from "./chunk-R6XCECJR.js";

// src/policy/governedThen.ts
function governedThen(population, present) {
  const now = present.flatMap(({ policy }) => policy.deployments ?? []);
  if (population === null) return governing([["", now]], () => null);
  const { start, commits, policies } = population;
  const blobs = [.../* @__PURE__ */ new Set([start?.policy ?? null, ...commits.map(({ policy }) => policy)])].filter((blob) => blob !== null);
  const texts = blobs.map((blob) => [blob, rulesOf(Object.hasOwn(policies, blob) ? policies[blob] ?? null : null, blob, present)]);
  return governing(start === null && commits.length === 0 ? [["", now]] : texts, policyBy(population));
}
function governing(all, blobAt) {
  const rulesBy = new Map(all);
  const known = /* @__PURE__ */ new Map();
  const governs2 = (environment, blob) => {
    const key = JSON.stringify([environment, blob]);
    const before = known.get(key);
    if (before !== void 0) return before;
    const rules = blob === null ? [...rulesBy.values()] : [rulesBy.get(blob) ?? null];
    const found = rules.some((one) => one === null || ruleFor(one, environment) !== null);
    known.set(key, found);
    return found;
  };
  return {
    environment(environment, at) {
      const blob = blobAt(at);
      return blob !== void 0 && governs2(environment, blob);
    },
    hasRules: all.some(([, rules]) => rules === null || rules.length > 0),
    unread: all.flatMap(([blob, rules]) => rules === null ? [blob] : [])
  };
}
function policyBy({ start, end, commits, updates, period }) {
  const policies = new Map([...start === null ? [] : [start], ...commits].map(({ sha, policy }) => [sha, policy]));
  const times = updates.map(({ at }) => Date.parse(at));
  const begin = isTime(period.since) ? Date.parse(period.since) : -Infinity;
  return (at) => {
    if (Date.parse(at) < begin) return null;
    const next = firstAfter(times, Date.parse(at));
    const stood = updates[next - 1]?.after ?? start?.sha ?? null;
    const left = next < updates.length ? updates[next]?.before : end;
    if (stood === null || stood !== left || !policies.has(stood)) return null;
    return policies.get(stood) ?? void 0;
  };
}
function firstAfter(times, at) {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((times[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
function rulesOf(text, blob, present) {
  if (text === null) return null;
  const path = present[0]?.source.path ?? blob;
  const reading = readPolicy({ path, uri: blob, bytes: new TextEncoder().encode(text) });
  if (!reading.ok) return null;
  const central = centralOf(reading.loaded, present);
  return central === null ? null : [reading.loaded, ...central].flatMap(({ policy }) => policy.deployments ?? []);
}
function centralOf(own, present) {
  const byReference = new Map(present.flatMap((loaded) => loaded.reference === null ? [] : [[loaded.reference, loaded]]));
  const found = /* @__PURE__ */ new Set();
  const open = extended(own);
  for (let reference = open.pop(); reference !== void 0; reference = open.pop()) {
    const central = byReference.get(reference);
    if (central === void 0) return null;
    if (!found.has(central)) open.push(...extended(central));
    found.add(central);
  }
  return [...found];
}

// src/decision/repository.ts
function evaluateRepository({ facts, policies, controls: asked = controls }) {
  const together = inForce(policies, facts.subject);
  const governing2 = governedThen(populationOf(facts), policies);
  const [first] = policies;
  return populationControls(asked).flatMap((control) => {
    const result = { id: control.id, version: control.version, policy: together?.index ?? 0, change: null };
    if (together === null) return first === void 0 ? [] : [{ ...result, ...ungoverned(first, facts.subject) }];
    const { policy, roster } = together;
    const question = { control, options: control.options(policy), roster, facts, index: null, changes: [], governing: governing2, readProposed: () => [] };
    return [{ ...result, ...judge(question) }];
  });
}
var populationControls = (all) => all.filter((control) => control.scope === "population");
function inForce(policies, subject) {
  const index = policies.findIndex((loaded) => governs(loaded, subject));
  const own = policies[index];
  if (own === void 0) return null;
  return { policy: own.policy, roster: own.roster, index };
}
var populationOf = ({ repository }) => repository?.population?.state === "known" ? repository.population.value : null;
function reconciledOf({ repository, subject }, policies) {
  const { population, deploymentsMade, records } = repository ?? {};
  if (population?.state !== "known" || deploymentsMade?.state !== "known" || records?.state !== "known") return null;
  const facts = { population: population.value, deploymentsMade: deploymentsMade.value, records: records.value };
  return {
    ...reconciledBy(facts, subject, governedThen(population.value, policies)),
    period: population.value.period,
    start: population.value.start?.sha ?? null,
    end: population.value.end,
    updatesComplete: population.value.updatesComplete,
    from: records.value.from,
    read: records.value.read,
    ledger: records.value.ledger?.head ?? null,
    ledgerRewrites: records.value.ledger?.rewrites ?? [],
    findings: records.value.ledger?.findings ?? []
  };
}

export {
  evaluateRepository,
  reconciledOf
};
