import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  loadPolicies
} from "./chunk-RV7GWAIG.js";
import {
  gitBlobId
} from "./chunk-HCM2LTGW.js";

// src/policy/inForce.ts
async function loadInForce(lineage, place, readCentral) {
  const texts = { ...lineage.policies };
  const loaded = /* @__PURE__ */ new Map();
  const changes = [];
  const inForce = [];
  for (const change of lineage.changes) {
    const { number, policy } = change;
    if (policy === null) {
      changes.push(change);
      inForce.push({ number, state: lineage.from?.known === "baseline" ? "first" : "none", policies: [] });
      continue;
    }
    const known = loaded.get(policy.blob) ?? await loadOne(policy, texts, place, readCentral);
    loaded.set(policy.blob, known);
    changes.push({ ...change, policy: { ...policy, extends: known.extends } });
    inForce.push({ number, state: known.policies === null ? "refused" : "loaded", policies: known.policies ?? [] });
  }
  return { inForce, lineage: { ...lineage, policies: texts, changes } };
}
async function loadOne(policy, texts, place, readCentral) {
  const text = texts[policy.blob];
  if (text === void 0) return { policies: null, extends: {} };
  const found = { ...policy.extends };
  const read = async (reference) => {
    const blob = found[reference];
    const recorded = blob === void 0 ? void 0 : texts[blob];
    if (recorded !== void 0) return sourceOf(recorded, reference.split("@")[0]?.split("//")[1] ?? reference, reference);
    const answer = await readCentral(reference);
    if ("bytes" in answer) {
      const id = gitBlobId(answer.bytes);
      found[reference] = id;
      texts[id] = exactText(answer.bytes);
    }
    return answer;
  };
  const result = await loadPolicies(sourceOf(text, place.path, `${place.repository}//${place.path}@${policy.blob}`), read);
  return { policies: result.ok ? result.policies : null, extends: found };
}
function exactText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "\0";
  }
}
var sourceOf = (text, path, uri) => ({ path, uri, bytes: new TextEncoder().encode(text) });

export {
  loadInForce
};
