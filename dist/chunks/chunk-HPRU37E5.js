import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  decide,
  explain
} from "./chunk-RLIQJT4A.js";
import {
  runnerId
} from "./chunk-RB7NLRLP.js";
import {
  controls
} from "./chunk-H5NMOGC6.js";

// src/decision/reportOf.ts
function frameworksOf(decision) {
  const mappings = /* @__PURE__ */ new Map();
  for (const { id, mappings: own } of controls.filter((control) => decision.controls.some((result) => result.id === control.id))) {
    for (const mapping of own) {
      const key = [mapping.framework, mapping.clause, mapping.kind, mapping.strength].join("\n");
      const known = mappings.get(key);
      if (known) known.controls.push(id);
      else mappings.set(key, { ...mapping, controls: [id] });
    }
  }
  return [...mappings.values()];
}
function assuranceOf({ controls: results }) {
  const said = results.flatMap(({ id, because }) => id === boundaryId ? because.flatMap(({ data }) => data["assurance"] ?? []) : []);
  if (said.includes("static")) return "static";
  return said.includes("inventory") ? "inventory" : null;
}
var boundaryId = "production-secret-boundary";
function withoutEvidence(report, message, { detail, expected, remedy, paste }) {
  const lines = paste ? { paste: paste.slice(0, 40) } : {};
  const data = { detail: detail.slice(0, 500), expected: expected.slice(0, 500), remedy: remedy.slice(0, 500), ...lines };
  const because = [{ message, data, facts: [] }];
  if (report.mode === "observe") return warned(report, { message, data, facts: [] });
  const decision = decide([...report.decision.controls, { id: runnerId, version: 1, policy: 0, change: null, verdict: "unknown", because }]);
  return { ...report, decision, explanation: explain(decision) };
}
var unattested = (report, detail) => warned(report, { message: "unattested", data: { detail: detail.slice(0, 500) }, facts: [] });
function warned(report, reason) {
  const warnings = [...report.explanation.warnings, { ...reason, control: runnerId, change: null }];
  return { ...report, explanation: { ...report.explanation, warnings } };
}

export {
  frameworksOf,
  assuranceOf,
  withoutEvidence,
  unattested
};
