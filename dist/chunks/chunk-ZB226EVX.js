import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  known
} from "./chunk-FSEOP5TF.js";
import {
  accountsIn,
  controlById,
  policyReadable,
  runnerId,
  runnerMessages
} from "./chunk-JO7JQ6O5.js";
import {
  codeSpan,
  markdownText,
  plainDatum
} from "./chunk-YYE5C27V.js";

// src/controls/catalogue.ts
function messageOf(control, message) {
  const own2 = control === policyReadable.id ? policyReadable.messages : controlById(control)?.messages;
  for (const catalogue of [own2, runnerMessages]) {
    if (catalogue !== void 0 && Object.hasOwn(catalogue, message)) return catalogue[message] ?? null;
  }
  return null;
}

// src/decision/explain.ts
function explain(decision) {
  const reasons = reasonsOf(decision.controls);
  const headline = headlineOf(decision, reasons);
  const tooLate = headline.some(({ message }) => message === "mergedWithout");
  const kind = (wanted) => distinct(reasons.filter((one) => one.kind === wanted));
  return {
    headline,
    todo: headline.filter(({ control, message }) => hasTodo(control, message) && !(tooLate && kindOf(control, message) === "missing")),
    table: decision.controls,
    counted: kind("counted"),
    notCounted: kind("notCounted"),
    contributors: kind("contributor"),
    notes: kind("note"),
    warnings: kind("warning")
  };
}
var hasTodo = (control, message) => messageOf(control, message)?.todo !== void 0;
var kindOf = (control, message) => messageOf(control, message)?.kind ?? null;
var reasonsOf = (results) => results.flatMap(
  ({ id, change, verdict, because }) => because.map((reason) => ({
    reason: { control: id, change, message: reason.message, data: reason.data, facts: reason.facts },
    kind: kindOf(id, reason.message),
    verdict
  }))
);
function headlineOf({ result, controls }, reasons) {
  const wanted = (kind, ...verdicts) => reasons.filter((one) => one.kind === kind && verdicts.includes(one.verdict));
  const [first, ...rest] = largest(distinct([
    ...wanted("broken", "fail"),
    ...wanted("broken", "unknown"),
    ...wanted("missing", "fail"),
    ...wanted("missing", "pending")
  ]));
  if (first !== void 0) return [first, ...rest];
  return [result === "passed" ? ready(controls, reasons) : unsorted(reasons) ?? nothingEvaluated];
}
function largest(reasons) {
  const asked = ({ data }) => data["role"] === null && typeof data["missing"] === "number" ? data["missing"] : null;
  return reasons.filter((reason, index) => {
    const own2 = asked(reason);
    if (own2 === null) return true;
    return !reasons.some((other, place) => {
      const theirs = other.change === reason.change ? asked(other) : null;
      return theirs !== null && (theirs > own2 || theirs === own2 && place < index);
    });
  });
}
function ready(controls, reasons) {
  const counted = reasons.flatMap(({ kind, reason }) => kind === "counted" ? [reason.data["login"]] : []);
  const people = [...new Set(counted.filter((login) => typeof login === "string"))];
  const passed = controls.filter(({ verdict }) => verdict === "pass").length;
  const data = people.length === 0 ? { controls: passed } : { controls: passed, people };
  return { control: runnerId, change: null, message: people.length === 0 ? "ready" : "readyBy", data, facts: [] };
}
var unsorted = (reasons) => reasons.find(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable")?.reason;
var nothingEvaluated = { control: runnerId, change: null, message: "nothingEvaluated", data: {}, facts: [] };
function distinct(placed) {
  const seen = /* @__PURE__ */ new Map();
  for (const { reason } of placed) {
    const key = JSON.stringify([reason.change, reason.message, Object.entries(reason.data).sort(([a], [b]) => a < b ? -1 : 1)]);
    if (!seen.has(key)) seen.set(key, reason);
  }
  return [...seen.values()];
}
var lastReviewId = "9007199254740991";
function whatIf(facts, login, id) {
  const account = accountsIn(facts).find((seen) => seen.id === id) ?? { id, login, type: "User" };
  return { ...facts, changes: facts.changes.map((change) => withApproval(change, account, facts.evaluatedAt)) };
}
function withApproval(change, account, at) {
  const { reviews, pullRequest } = change;
  if (reviews?.state !== "known" || pullRequest?.state !== "known") return change;
  const { sha, tree, mergeBase } = pullRequest.value.head;
  const earlier = reviews.value.filter((review) => review.author?.id === account.id);
  const approval = {
    id: lastReviewId,
    state: "APPROVED",
    submittedAt: at,
    author: account,
    commit: { sha, tree, mergeBase },
    authorCanPush: earlier.at(-1)?.authorCanPush ?? true
  };
  return { ...change, reviews: known([...reviews.value, approval], reviews.sources) };
}

// src/render/sentence.ts
var markdown = { words: markdownText, datum: codeSpan };
var plain = { words: (text) => text, datum: plainDatum };
var listLimit = 10;
var token = /`([^`]*)`|\{([^{}`]*)\}|[^`{}]+|[`{}]/g;
function sentence(template, data, style) {
  const parts = [...template.matchAll(token)].map(([all, code, placeholder]) => {
    if (code !== void 0) return style.datum(code.replace(/\{([^{}]*)\}/g, (whole, name) => rawText(own(data, name) ?? whole)));
    return placeholder === void 0 ? style.words(all) : filled(placeholder, data, style);
  });
  return parts.reduce(apart, "");
}
var apart = (before, next) => before.endsWith("`") && next.startsWith("`") ? `${before} ${next}` : before + next;
var own = (data, name) => Object.hasOwn(data, name) ? data[name] : void 0;
function filled(placeholder, data, style) {
  const [name = "", first, second] = placeholder.split("|");
  const value = own(data, name);
  if (value === void 0) return style.datum(`{${placeholder}}`);
  if (first === "=" && typeof value === "string" && phrase.test(value)) return style.words(value);
  if (first !== void 0 && second !== void 0) return style.words(countOf(value) === 1 ? first : second);
  return shown(value, style, first ?? "or");
}
var phrase = /^[a-z ]{1,40}$/;
var countOf = (value) => Array.isArray(value) ? value.length : Number(value);
function shown(value, style, joint = "or") {
  if (value === null) return style.words("unknown");
  if (typeof value === "number") return style.words(String(value));
  if (typeof value === "boolean") return style.words(value ? "yes" : "no");
  if (typeof value === "string") return shownText(value, style);
  if (Array.isArray(value)) return listed(value, style, joint);
  const name = own(value, "login") ?? own(value, "name");
  return style.datum(typeof name === "string" ? name : JSON.stringify(value));
}
function shownText(text, style) {
  if (/^[0-9a-f]{40}$/.test(text)) return style.datum(text.slice(0, 7));
  if (/^[0-9a-f]{64}$/.test(text)) return style.datum(`${text.slice(0, 12)}\u2026`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) ? style.words(utc(text)) : style.datum(text);
}
var utc = (time) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
function listed(items, style, joint) {
  if (items.length === 0) return style.words("nobody");
  const named = items.slice(0, listLimit).map((item) => Array.isArray(item) ? style.datum(JSON.stringify(item)) : shown(item, style));
  const last = items.length > listLimit ? style.words(`${items.length - listLimit} more`) : named.pop();
  return named.length === 0 ? last ?? "" : `${named.join(", ")} ${style.words(joint)} ${last}`;
}
var rawText = (value) => typeof value === "string" ? value : JSON.stringify(value);

// src/render/catalogue.ts
function speak(reason, form, style) {
  const message = messageOf(reason.control, reason.message);
  if (message === null) return unknownMessage(reason, style);
  return sentence(message[form] ?? message.text, reason.data, style);
}
var speakShort = (reason, style) => speak(reason, "short", style).replace(/\.$/, "");
var kindOf2 = (reason) => messageOf(reason.control, reason.message)?.kind ?? null;
var dataLimit = 8;
function unknownMessage({ message, data }, style) {
  const pairs = Object.entries(data).slice(0, dataLimit);
  const filled2 = pairs.map(
    ([name, value]) => `${style.datum(name)} ${Array.isArray(value) ? style.datum(JSON.stringify(value)) : shown(value, style)}`
  );
  return [style.datum(message), ...filled2.length === 0 ? [] : [`(${filled2.join(", ")})`]].join(" ");
}

export {
  explain,
  whatIf,
  markdown,
  plain,
  sentence,
  shown,
  utc,
  speak,
  speakShort,
  kindOf2 as kindOf
};
