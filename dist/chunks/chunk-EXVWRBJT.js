import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import {
  isSameEnvironment
} from "./chunk-E7OVYSR6.js";
import {
  readFacts
} from "./chunk-FCOWFAJ4.js";
import {
  attributed,
  peopleOfRange,
  personsOf
} from "./chunk-H5NMOGC6.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/controls/recordedPeople.ts
var nobody = { people: [], machines: [], roles: {}, incompatible: [], elsewhere: { people: [], machines: [] } };
function recordedPeople({ deployment, changes }) {
  if (deployment?.lineage?.state !== "known") throw new Error("the lineage is not known");
  const lineage = deployment.lineage.value;
  const readable = changes.flatMap(mergedOf);
  const commits = attributed(lineage, readable.map(({ facts }) => facts));
  const persons = personsOf(nobody, {});
  const found = peopleOfRange(lineage, commits, readable, { roster: nobody, persons, teams: {}, accounts: {}, coAuthors: "contributor" });
  return found.all.flatMap(({ person }) => {
    const id = Number(/^account:(\d+)$/.exec(person.key)?.[1]);
    return Number.isSafeInteger(id) ? [{ id, login: person.name, type: person.human ? "User" : "Bot" }] : [];
  }).sort((one, other) => one.id - other.id);
}
function mergedOf({ number, pullRequest, commits, reviews, pushes, timeline, merges }, index) {
  if (pullRequest?.state !== "known" || commits?.state !== "known" || reviews?.state !== "known") return [];
  if (pushes?.state !== "known" || timeline?.state !== "known" || merges?.state !== "known") return [];
  const facts = {
    pullRequest: pullRequest.value,
    commits: commits.value,
    reviews: reviews.value,
    pushes: pushes.value,
    timeline: timeline.value,
    merges: merges.value
  };
  return [{ number, index, facts }];
}

// src/evidence/earlierRecord.ts
async function earlierRecord(bundle, trusted, subject) {
  for (const one of trusted) {
    const found = await passedWith(bundle, typeof one === "string" ? { key: one } : one, subject);
    if (found !== null) return found;
  }
  return null;
}
async function passedWith(bundle, { allowUnsigned: _, ...trust }, subject) {
  try {
    const claims = { repo: repositoryPath(subject.repository), expect: "passed" };
    const { outcome, signed, statement } = await verifyEvidence(bundle, { ...trust, ...claims });
    if (outcome !== "verified" || !signed || statement?.predicate.gate !== "deployment" || subject.environment === void 0) return null;
    if (statement.predicate.mode !== "enforce") return null;
    const reading = readFacts(statement);
    if (!reading.ok || !isSameEnvironment(reading.facts.subject.environment ?? "", subject.environment)) return null;
    const { facts } = reading;
    const { evaluatedAt } = statement.predicate;
    return { sha256: sha256(bundle), sha: facts.subject.commit, evaluatedAt, people: recordedPeople(facts), policy: policyOf(facts) };
  } catch {
    return null;
  }
}
var policyOf = ({ deployment }) => deployment?.deployment?.state === "known" ? deployment.deployment.value.policy.touchedAtTip : null;

export {
  earlierRecord
};
