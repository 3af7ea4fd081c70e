import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  assuranceOf,
  frameworksOf
} from "./chunk-HPRU37E5.js";
import {
  canonicalBytes
} from "./chunk-6DQDXACV.js";
import {
  predicateType,
  statementType
} from "./chunk-6JRFHEXK.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  gitBlobId,
  sha256
} from "./chunk-HCM2LTGW.js";

// src/evidence/record.ts
function sealRecord(input) {
  const factsBytes = canonicalBytes(input.facts);
  const { subject } = input.facts;
  const statement = {
    _type: statementType,
    subject: [
      { name: "facts.json", digest: { sha256: sha256(factsBytes) } },
      { name: repositoryPath(subject.repository), digest: { gitCommit: subject.commit, gitTree: subject.tree } }
    ],
    predicateType,
    predicate: predicateOf(input, factsBytes)
  };
  return { subject, statement, factsBytes, statementBytes: canonicalBytes(statement) };
}
function predicateOf(input, factsBytes) {
  const [own, ...central] = input.policies;
  const { gate, mode, decision, evaluator, enforcement, invocation, facts } = input;
  return {
    gate,
    mode,
    schema: facts.schema,
    decision,
    policy: { ...own ? recorded(own) : missing(facts.subject, input.policyPath), extends: central.map(recorded) },
    facts: { name: "facts.json", mediaType: "application/json", digest: { sha256: sha256(factsBytes) }, content: base64(factsBytes) },
    evaluator,
    enforcement,
    invocation,
    evaluatedAt: facts.evaluatedAt,
    frameworks: inOrder(input.frameworks.map((mapping) => ({ ...mapping, controls: mapping.controls.toSorted() }))),
    supersedes: inOrder(input.supersedes),
    inputAttestations: inOrder(input.inputAttestations),
    ...input.assurance === null ? {} : { assurance: input.assurance },
    ...input.sequence ? { sequence: input.sequence } : {}
  };
}
var recorded = ({ path, uri, bytes }) => ({
  name: path,
  uri,
  digest: { sha256: sha256(bytes), gitBlob: gitBlobId(bytes) },
  content: base64(bytes)
});
var missing = ({ repository, base }, path = ".github/countersign.yml") => ({
  name: path,
  uri: `${repositoryPath(repository)}//${path}@${base.commit}`,
  digest: null,
  content: null
});
var inOrder = (set) => set.toSorted((one, other) => Buffer.compare(canonicalBytes(one), canonicalBytes(other)));
var base64 = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("base64");

// src/recordOf.ts
function recordOf({ subject, facts, policies, report }, { evaluator, invocation, earlier, sequence }) {
  const isMerge = subject.gate === "merge";
  return sealRecord({
    gate: subject.gate,
    mode: report.mode,
    facts,
    decision: report.decision,
    policies,
    policyPath: report.policy.path,
    evaluator,
    enforcement: report.enforcement,
    invocation,
    frameworks: frameworksOf(report.decision),
    supersedes: isMerge ? [] : earlier,
    inputAttestations: isMerge ? earlier : [],
    assurance: assuranceOf(report.decision),
    sequence
  });
}

export {
  recordOf
};
