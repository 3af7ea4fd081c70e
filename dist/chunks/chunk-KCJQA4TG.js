import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  boundaryMessages,
  boundaryWords,
  findingReason
} from "./chunk-2FW3636Z.js";
import {
  plain,
  sentence
} from "./chunk-63K54IQN.js";

// src/render/scanReport.ts
var order = ["violation", "not-understood", "undetermined", "note"];
function scanVerdict(findings) {
  const worst = order.find((verdict) => findings.some((finding) => finding.verdict === verdict));
  return worst === void 0 || worst === "note" ? "pass" : worst;
}
function spoken(group) {
  const { message, data: found } = findingReason(group);
  const data = { ...found, ...boundaryWords(found) };
  const { text, todo = "" } = boundaryMessages[message];
  const said = text.replace(/^\{where\}: /, "");
  const through = throughOf(group.finding);
  return {
    text: `${begun(sentence(said, data, plain), said)}${through === null ? "" : ` ${through}`}`,
    todo: sentence(todo.replace(/ \(\{where\}\)/g, ""), data, plain)
  };
}
function throughOf({ data: { caller, callee, calleeLine } }) {
  if (typeof callee === "string") return `It stands in ${plain.datum(`${callee}${typeof calleeLine === "number" ? `:${calleeLine}` : ""}`)}.`;
  return typeof caller === "string" ? `It is called by ${plain.datum(caller)}.` : null;
}
var begun = (text, template) => /^[a-z]|^\{jobs\|job\|/.test(template) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;

export {
  scanVerdict,
  spoken
};
