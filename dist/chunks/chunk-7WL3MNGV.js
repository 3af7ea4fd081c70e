import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  evaluateRepository,
  reconciledOf
} from "./chunk-WNBIWFGB.js";
import {
  breakGlass,
  evaluateDeployment,
  isGoverned,
  mergedChanges
} from "./chunk-HKK6H73H.js";
import {
  evaluate,
  policyRefused
} from "./chunk-PGHQ5VCT.js";
import {
  decide
} from "./chunk-RLIQJT4A.js";
import {
  canonicalBase64
} from "./chunk-XJFVA7KK.js";
import {
  sameCanonically
} from "./chunk-6DQDXACV.js";
import {
  loadInForce
} from "./chunk-NKO623CW.js";
import {
  proposedReader
} from "./chunk-FEEMOSEA.js";
import {
  breakGlassId,
  breakGlassOfChange,
  policyReadable,
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  controlById,
  controls
} from "./chunk-H5NMOGC6.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  loadPolicies
} from "./chunk-RV7GWAIG.js";
import {
  refusalOfMissing
} from "./chunk-R6XCECJR.js";

// src/evidence/origin.ts
function originOf(reference) {
  const [, place, ref] = /^([\w.-]{1,100}\/[\w.-]{1,100}\/\/[^@\s]{1,1024})@(\S{1,1024})$/.exec(reference) ?? [];
  return place === void 0 || ref === void 0 ? null : { place, ref };
}
var isCommit = (ref) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);

// src/evidence/versions.ts
var schema = 1;
var judgedGates = /* @__PURE__ */ new Set(["pull-request", "merge", "deployment", "repository"]);
var madeHere = ({ predicate: { evaluator } }) => evaluator.name === "countersign" && evaluator.version === version;
function beyondThisVersion({ predicate }) {
  if (!judgedGates.has(predicate.gate)) return `this version does not judge the gate ${predicate.gate}`;
  if (predicate.schema !== schema) return `the facts have schema ${predicate.schema}, this version judges schema ${schema}`;
  for (const { id, version: recorded } of predicate.decision.controls) {
    const current = versionOf(id);
    if (current === null) return `this version has no control ${id}`;
    if (current !== recorded) return `control ${id} was version ${recorded}, here it is version ${current}`;
  }
  return null;
}
function versionOf(id) {
  if (id === runnerId) return 1;
  if (id === policyReadable.id) return policyReadable.version;
  if (id === breakGlassId) return breakGlassOfChange.version;
  return controlById(id)?.version ?? null;
}
function judgingOf(evaluator) {
  const made = release(evaluator);
  const had = ({ since }) => made === null || compared(release(since) ?? [], made) <= 0;
  const known = controls.filter(had);
  const judged = (wanted) => known.some(({ scope }) => scope === wanted);
  return { controls: known, deployments: judged("deployment"), reconciliations: judged("population"), breakGlass: had(breakGlassOfChange) };
}
function release(text) {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text);
  return parts === null ? null : parts.slice(1).map(Number);
}
var compared = (one, other) => one.map((part, index) => part - (other[index] ?? 0)).find((step) => step !== 0) ?? 0;

// src/evidence/rejudge.ts
async function judgedAgain({ predicate }, facts) {
  const judging = judgingOf(predicate.evaluator.version);
  const { gate } = facts.subject;
  if (gate === "deployment" && !judging.deployments) return { decision: predicate.decision, stray: "its version judged no deployments" };
  if (gate === "repository" && !judging.reconciliations) return { decision: predicate.decision, stray: "its version made no reconciliations" };
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf);
  const central = recordedCentral(others.filter((source) => source !== null));
  if (!own) return { decision: withoutPolicy(predicate, facts), stray: strayIn(central.left()) };
  const loaded = await loadPolicies(own, central.read);
  const stray = strayIn(central.left());
  if (!loaded.ok) return { decision: policyRefused(loaded.problems, facts.subject), stray };
  const { policies } = loaded;
  if (gate === "repository") return { decision: decide(evaluateRepository({ facts, policies, controls: judging.controls })), stray };
  if (gate !== "deployment") return { decision: ofChanges(facts, policies, judging), stray };
  const past = await recordedPast(facts, policies, own.path);
  return { decision: ofDeployment(facts, policies, past.inForce, judging), stray: stray ?? past.stray };
}
function ofChanges(facts, policies, { controls: controls2, breakGlass: hadGlass }) {
  const decision = decide(evaluate({ facts, policies, readProposed: proposedReader(policies), controls: controls2 }));
  return hadGlass ? breakGlass(decision, { facts, policies }) : decision;
}
function ofDeployment(facts, policies, inForce, { breakGlass: hadGlass }) {
  const input = { facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader };
  const decision = decide(evaluateDeployment(input));
  return hadGlass ? breakGlass(decision, input) : decision;
}
async function changesJudgedAgain({ predicate }, facts) {
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf);
  if (!own) return [];
  const loaded = await loadPolicies(own, recordedCentral(others.filter((source) => source !== null)).read);
  if (!loaded.ok) return [];
  const { policies } = loaded;
  const { inForce } = await recordedPast(facts, policies, own.path);
  return mergedChanges({ facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader });
}
async function reconciledAgain({ predicate }, facts) {
  const [own, ...others] = [predicate.policy, ...predicate.policy.extends].map(sourceOf);
  if (!own) return null;
  const loaded = await loadPolicies(own, recordedCentral(others.filter((source) => source !== null)).read);
  return loaded.ok ? reconciledOf(facts, loaded.policies) : null;
}
var strayIn = ([first]) => first ? `no policy extends the recorded central policy ${first.uri}` : null;
async function recordedPast({ deployment, subject }, policies, path) {
  const lineage = deployment?.lineage;
  if (lineage?.state !== "known" || !isGoverned(policies, subject.environment ?? "")) return { inForce: [], stray: null };
  const place = { path, repository: repositoryPath(subject.repository) };
  const loaded = await loadInForce(lineage.value, place, (reference) => Promise.resolve(notRecorded(reference)));
  const same = sameCanonically(loaded.lineage, lineage.value);
  return { inForce: loaded.inForce, stray: same ? null : "one policy of the range is recorded with different central policies" };
}
function withoutPolicy({ policy, decision: { result, controls: controls2 } }, facts) {
  const [only, ...more] = controls2;
  const unread = result === "error" && more.length === 0 && only?.id === runnerId && only.verdict === "unknown";
  return unread ? { result, controls: controls2 } : policyRefused(refusalOfMissing(policy.name), facts.subject);
}
function sourceOf({ name, uri, content }) {
  if (content === null) return null;
  const bytes = canonicalBase64(content);
  if (!bytes) throw new Error("policy content is not plain base64");
  return { path: name, uri, bytes };
}
var notRecorded = (reference) => ({
  what: `central policy ${reference}`,
  request: null,
  status: null,
  detail: "it is not in the record"
});
function recordedCentral(central) {
  const left = [...central];
  const read = async (reference) => {
    const at = left.findIndex(({ uri }) => isReading(uri, reference));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ?? notRecorded(reference);
  };
  return { read, left: () => left };
}
function isReading(uri, reference) {
  const [read, asked] = [originOf(uri), originOf(reference)];
  if (read === null || asked === null || read.place !== asked.place) return false;
  return !isCommit(asked.ref) || read.ref === asked.ref.toLowerCase();
}

export {
  originOf,
  isCommit,
  madeHere,
  beyondThisVersion,
  judgedAgain,
  changesJudgedAgain,
  reconciledAgain
};
