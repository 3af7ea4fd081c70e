import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  changeUrl,
  repositoryUrl,
  verdictWord
} from "./chunk-KDQPR4NE.js";
import {
  speak,
  speakShort
} from "./chunk-TZCTPPRL.js";
import {
  reviewedLineage
} from "./chunk-H5NMOGC6.js";
import {
  fitItems,
  plural,
  table
} from "./chunk-5WCXI63W.js";
import {
  markdown,
  plain,
  shown,
  utc
} from "./chunk-63K54IQN.js";
import {
  link
} from "./chunk-3Z6U3Y6T.js";

// src/render/people.ts
function byPerson(reasons) {
  const people2 = /* @__PURE__ */ new Map();
  for (const [index, reason] of reasons.entries()) {
    const login = dataOf(reason, "login");
    const key = login === null ? `#${index}` : JSON.stringify([login, reason.change]);
    const told = people2.get(key);
    if (told === void 0) people2.set(key, { login, change: reason.change, commit: dataOf(reason, "commit"), reasons: [reason] });
    else told.reasons.push(reason);
  }
  return [...people2.values()];
}
var dataOf = ({ data }, name) => Object.hasOwn(data, name) ? data[name] ?? null : null;
var nameOf = ({ login }, style) => login === null ? "deleted account" : shown(login, style);
var toldLimit = 5;
function sayings(told, style, joint) {
  const name = nameOf(told, style);
  const texts = told.reasons.slice(0, toldLimit).map((reason) => withoutName(speak(reason, "text", style), name));
  const rest = told.reasons.length - texts.length;
  return [texts.join(joint), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ");
}
function withoutName(text, name) {
  const lead = [`${name}: `, `${name} `].find((one) => text.startsWith(one)) ?? "";
  return text.slice(lead.length);
}

// src/render/deployment.ts
var tableLimit = 16e3;
var pushLimit = 6e3;
function deployedSection(report) {
  const { deployed } = report;
  if (deployed === void 0) return "";
  const pushes = fitItems(
    deployed.direct,
    pushLimit,
    (push) => `- ${pushLine(push, markdown, commitLink(report, push.sha))}`,
    (left) => `- \u2026 and ${plural(left, "more commit")} past the review, see the evidence`
  );
  return [
    `**What is being deployed**: ${rangeLine(deployed, markdown)}`,
    ...pushes.length === 0 ? [] : [`**${plural(deployed.direct.length, "commit")} past the review**`, pushes.join("\n")],
    ...deployed.changes.length === 0 ? [] : [changeTable(report, deployed)]
  ].join("\n\n");
}
var commitLink = (report, sha) => /^[0-9a-f]{40,64}$/.test(sha) ? link(markdown.datum(sha.slice(0, 7)), `${repositoryUrl(report)}/commit/${sha}`) : markdown.datum(sha);
function changeTable(report, { changes }) {
  return table(["Pull request", "By", "Approved by", "Result"], worstFirst(changes), tableLimit, (change) => [
    link(`#${change.number}`, changeUrl(report, change.number)),
    people(change.authors, markdown),
    people(change.approvers, markdown),
    change.verdict === "pass" ? verdictWord.pass : change.verdict === "not-applicable" ? unjudged(report) : `**${resultText(change, markdown)}**`
  ]);
}
var unjudged = ({ decision }) => decision.controls.some(({ id, verdict }) => id === reviewedLineage.id && verdict !== "pass" && verdict !== "not-applicable") ? "Not judged" : verdictWord["not-applicable"];
var order = ["fail", "unknown", "pass", "not-applicable"];
var worstFirst = (changes) => changes.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
var people = (logins, style) => logins.length === 0 ? "\u2013" : shown(logins, style, "and");
var resultText = ({ verdict, because }, style) => `${verdictWord[verdict]}${because === null ? "" : `: ${speakShort(because, style)}`}`;
function pushLine({ login, at }, style, commit) {
  const by = login === null ? "brought by nobody who can be named" : `pushed by ${style.datum(login)}`;
  return `${commit} ${by}${at === null ? "" : ` at ${whenOf(at, style)}`}`;
}
var whenOf = (at, style) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? utc(at) : style.datum(at);
function rangeLine({ from, relation, commits, changes }, style) {
  if (from === null) return "nothing tells since when: there is neither a verified record of an earlier deployment nor a baseline.";
  const since = style.datum(from.sha.slice(0, 7));
  const how = from.known === "baseline" ? "the baseline of the policy" : `deployed with a verified passed record${from.at === null ? "" : ` of ${whenOf(from.at, style)}`}`;
  if (relation === "identical") return `the same commit again: ${since}, ${how}.`;
  if (relation === "behind") return `a rollback: the commit is older than ${since}, ${how}.`;
  if (relation === "diverged") return `the history has diverged from ${since}, ${how}.`;
  return `${plural(commits, "commit")} from ${plural(changes.length, "pull request")} since ${since}, ${how}.`;
}
var rowLimit = 50;
function deployedLines(report) {
  const { deployed } = report;
  if (deployed === void 0) return null;
  const lines = deployed.direct.slice(0, rowLimit).map((push) => `past the review: ${pushLine(push, plain, plain.datum(push.sha.slice(0, 7)))}`);
  const changes = worstFirst(deployed.changes).slice(0, rowLimit);
  const rows = changes.map((change) => ({
    cells: [change.verdict === "not-applicable" ? unjudged(report) : verdictWord[change.verdict], `#${change.number}`],
    isGood: change.verdict === "pass",
    text: change.verdict === "pass" || change.because === null ? `by ${people(change.authors, plain)}, approved by ${people(change.approvers, plain)}` : `by ${people(change.authors, plain)}: ${speakShort(change.because, plain)}`
  }));
  return {
    head: `What is being deployed: ${rangeLine(deployed, plain)}`,
    lines,
    rows,
    left: deployed.changes.length + deployed.direct.length - lines.length - rows.length
  };
}

export {
  byPerson,
  nameOf,
  sayings,
  deployedSection,
  rangeLine,
  deployedLines
};
