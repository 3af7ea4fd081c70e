import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  jsonText
} from "./chunk-GPD64G45.js";
import {
  breakGlass
} from "./chunk-TNM2C4XM.js";
import {
  decide,
  decisionError,
  evaluate,
  explain,
  governsBranch,
  needsOf,
  policyRefused
} from "./chunk-ZUU3HQBV.js";
import {
  byPerson,
  changeUrl,
  deployedLines,
  detailReasons,
  dueTimes,
  findingLines,
  isOverride,
  isPlainPullRequest,
  nameOf,
  notesOf,
  openings,
  overrideDue,
  overrideLines,
  overrideReasons,
  policyUrl,
  resultName,
  sayings,
  subjectLine,
  verdictOrder,
  verdictWord,
  worstFirst
} from "./chunk-G2SLJIBZ.js";
import {
  kindOf,
  speak,
  speakShort
} from "./chunk-XKCAVFMA.js";
import {
  columns,
  paint,
  wrap
} from "./chunk-F2XSSSJA.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import {
  breakGlassId,
  runnerId
} from "./chunk-ZO27NO5Z.js";
import {
  bytesOf,
  fitItems,
  plural,
  table
} from "./chunk-VPZJA3KK.js";
import {
  markdown,
  plain,
  shown
} from "./chunk-6WS3K2LY.js";
import {
  repositoryPath
} from "./chunk-T42KRIIV.js";
import {
  problemLines
} from "./chunk-CKY2QYUW.js";
import {
  cap,
  codeBlock,
  link,
  logLine
} from "./chunk-YYE5C27V.js";
import {
  gitBlobId
} from "./chunk-MIEU244J.js";

// src/edge.ts
var silentTeller = {
  announce: async () => void 0,
  store: async () => ({ directory: "", artifact: null, problem: null }),
  report: async () => true,
  followUp: async () => null,
  publish: async () => true,
  publishUnavailable: async () => void 0
};

// src/decision/enforcement.ts
var statusContext = "countersign";
function enforcementFrom(branch, rules, jobCondition) {
  const base = { branch, pinnedApp: null, bypass: "unreadable", jobCondition };
  if (rules.state === "unavailable") return { ...base, required: "unreadable", detail: measured(rules.reason) };
  const ours = rules.value.requiredStatuses.filter((status) => status.context === statusContext);
  if (ours.length === 0) return { ...base, required: "no", detail: null };
  return { ...base, required: "yes", pinnedApp: ours.find((status) => status.app !== null)?.app ?? null, detail: null };
}
var measured = ({ what, request, status, detail }) => `${what}: ${request ?? "no request could be made"}${status === null ? "" : ` answered ${status}`} (${detail})`;

// src/evidence/order.ts
function orderFacts(facts) {
  return {
    ...facts,
    changes: sortedBy(facts.changes, (change) => change.number).map(orderChange),
    teams: byKey(facts.teams, (team) => within(team, (value) => ({ ...value, members: byId(value.members) }))),
    accounts: within(facts.accounts, (accounts) => byKey(accounts, (account) => account)),
    ...facts.workflows && { workflows: within(facts.workflows, orderWorkflows) },
    ...facts.inventory && { inventory: within(facts.inventory, orderInventory) }
  };
}
var orderWorkflows = ({ head, base, models, remote, refs, identities, trusted, ...others }) => ({
  ...others,
  head: orderTree(head),
  base: base === null ? null : orderTree(base),
  models: inKeyOrder(models),
  remote: inKeyOrder(remote),
  refs: { ...refs, protectedBranches: refs.protectedBranches?.toSorted() ?? null },
  identities: identities.toSorted(),
  ...trusted && { trusted: trusted.toSorted() }
});
var orderTree = (tree) => ({
  ...tree,
  files: sortedBy(tree.files, ({ path }) => path),
  absent: tree.absent.toSorted()
});
function orderInventory({ repository, organization, dependabot, environments }) {
  return {
    ...repository && { repository: repository.toSorted() },
    ...organization && { organization: organization.toSorted() },
    ...dependabot && { dependabot: dependabot.toSorted() },
    ...environments && {
      environments: byKey(environments, ({ secrets, protection }) => ({
        ...secrets && { secrets: secrets.toSorted() },
        ...protection && { protection: inKeyOrder(protection) }
      }))
    }
  };
}
function inKeyOrder(value) {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== "object" || value === null) return value;
  return byKey(value, inKeyOrder);
}
function orderChange(change) {
  const { pullRequest, files, merges } = change;
  return {
    ...change,
    ...pullRequest && { pullRequest: within(pullRequest, (value) => ({ ...value, assignees: byId(value.assignees) })) },
    ...files && { files: within(files, (value) => ({ ...value, listed: sortedBy(value.listed, (file) => file.path) })) },
    ...merges && {
      merges: within(
        merges,
        (list2) => list2.map((merge) => ({
          ...merge,
          before: sortedBy(merge.before, (file) => file.path),
          after: sortedBy(merge.after, (file) => file.path)
        }))
      )
    }
  };
}
var within = (fact, change) => fact.state === "known" ? { ...fact, value: change(fact.value) } : fact;
var byKey = (record, change) => Object.fromEntries(sortedBy(Object.entries(record), ([key]) => key).map(([key, value]) => [key, change(value)]));
var byId = (accounts) => sortedBy(accounts, (account) => account.id);
var sortedBy = (list2, key) => list2.toSorted((one, other) => key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);

// src/judge.ts
var policyRoom = async () => ({
  ...await import("./inForce-2AL6SBUZ.js"),
  ...await import("./load-KYSAUMMQ.js"),
  ...await import("./proposed-D4ACFV2K.js"),
  ...await import("./read-JT2YUAHH.js"),
  ...await import("./jobCondition-Q66R2YYV.js")
});
async function judge(subject, settings, edge) {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector);
  if (policy.state === "read" && !policy.policies.some((loaded) => governsBranch(loaded.policy.changes.branches, subject.base.branch))) {
    return { state: "ungoverned", subject };
  }
  const needs = policy.state === "read" ? needsOf(policy.policies, subject) : ["pullRequest"];
  await Promise.all([edge.teller.announce(subject), edge.meanwhile(() => edge.prepare())]);
  const [collected, rules] = await Promise.all([edge.collector.facts(subject, needs), edge.collector.branchRules(subject)]);
  if ("moved" in collected) return { state: "moved", subject, to: collected.moved };
  const facts = orderFacts(withBreakGlass(collected, settings));
  const decision = await decisionOf(policy, facts);
  return { state: "judged", subject, facts, policies: policy.sources, report: await reportOn({ subject, facts, policy, decision, rules }, settings, edge) };
}
async function reportOn({ subject, facts, policy, decision, rules }, settings, edge) {
  const loaded = policy.state === "read" ? policy.policies : [];
  return {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: policy.state === "refused" ? policy.problems : [],
    remarks: loaded.flatMap(({ warnings: warnings2 }) => warnings2),
    policy: { path: settings.policyPath, blob: policy.sources[0] ? gitBlobId(policy.sources[0].bytes) : null },
    enforcement: enforcementFrom(subject.base.branch, rules, await ownCondition(settings, edge)),
    reading: { ...edge.usage(), lines: edge.collector.reading(), unavailable: [...unavailableIn(facts), ...edge.collector.notRead()] },
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: [...new Set(loaded.flatMap(({ notEvaluated }) => notEvaluated))]
  };
}
async function readPolicies(subject, path, collector) {
  const { loadPolicies, refusalOfMissing } = await policyRoom();
  const source = await collector.policy(subject);
  if (source === null) return { state: "refused", problems: refusalOfMissing(path), sources: [] };
  if ("state" in source) return { state: "unavailable", reason: source.reason, sources: [] };
  const loaded = await loadPolicies(source, (reference) => collector.central(reference));
  if (!loaded.ok) return { state: "refused", problems: loaded.problems, sources: loaded.sources };
  return { state: "read", policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) };
}
async function decisionOf(policy, facts) {
  if (policy.state === "unavailable") return decisionError(policy.reason);
  if (policy.state === "refused") return policyRefused(policy.problems, facts.subject);
  const { policies } = policy;
  const results = evaluate({ facts, policies, readProposed: (await policyRoom()).proposedReader(policies) });
  return breakGlass(decide(results), { facts, policies });
}
var withBreakGlass = (facts, { breakGlass: reason }) => reason === null ? facts : { ...facts, breakGlass: { reason } };
async function ownCondition({ job }, { collector }) {
  const text = collector.workflowText();
  return text === null || job === null ? "unreadable" : (await policyRoom()).jobCondition(text, job);
}
function unavailableIn(facts) {
  const { changes, teams, accounts, workflows, inventory, deployment = {} } = facts;
  const all = [...changes.flatMap((change) => Object.values(change)), ...Object.values(teams), accounts, workflows, inventory, ...Object.values(deployment)];
  const reasons = all.flatMap((fact) => typeof fact === "object" && fact.state === "unavailable" ? [fact.reason] : []);
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

// src/render/statusLine.ts
var descriptionLimit = 140;
function statusOf(reports) {
  const enforced = reports.filter((report) => report.mode === "enforce");
  const [worst = reports[0]] = worstFirst(enforced.length === 0 ? reports : enforced);
  const state = worst.mode === "observe" ? "success" : stateOf(worst);
  const place = reports.length > 1 && worst.subject.changes.length === 1 ? ` (#${worst.subject.changes[0]?.number})` : "";
  return { state, description: verdictLine(worst, descriptionLimit - place.length) + place };
}
var states = { passed: "success", overridden: "success", failed: "failure", pending: "pending", error: "error" };
function stateOf({ decision, subject }) {
  return decision.result === "pending" && !isPlainPullRequest(subject) ? "failure" : states[decision.result];
}
function verdictLine(report, limit) {
  const parts = headlineParts(report, plain);
  if (parts.length === 0) return verdictLead(report);
  let line = `${verdictLead(report)}: ${parts[0]}`;
  for (const [index, part] of parts.slice(1).entries()) {
    const left = parts.length - index - 2;
    const longer = `${line}; ${part}`;
    if (longer.length + more(left).length > limit) return cap(line, limit - more(left + 1).length) + more(left + 1);
    line = longer;
  }
  return cap(line, limit);
}
var verdictLead = ({ decision, mode }) => `${mode === "observe" ? "Observe: would be " : ""}${resultWord[decision.result]}`;
function headlineParts({ explanation }, style) {
  return [...new Set(explanation.headline.slice(0, headlineLimit).map((reason) => speakShort(reason, style)))];
}
var headlineLimit = 100;
var more = (count) => count === 0 ? "" : ` (+${count} more)`;

// src/render/json.ts
var formatVersion = 1;
function jsonReport(reports) {
  const ordered = worstFirst(reports);
  const document = {
    format: formatVersion,
    ...verdictOf(ordered[0] ?? reports[0]),
    summary: statusOf(reports).description,
    reports: ordered.map(oneReport)
  };
  return `${jsonText(document, 2)}
`;
}
var verdictOf = ({ decision: { result } }) => ({ result, word: resultWord[result] });
function oneReport(report) {
  const { subject, decision, explanation, policy, problems: problems2, remarks: remarks2, enforcement, reading: reading2, evidence: evidence2, notEvaluated, deployed: deployed2 } = report;
  return {
    ...verdictOf(report),
    mode: report.mode,
    gate: subject.gate,
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    base: subject.base,
    ...subject.environment === void 0 ? {} : { environment: subject.environment },
    pullRequests: subject.changes,
    evaluatedAt: report.evaluatedAt,
    policy,
    missing: missingOf(report),
    controls: decision.controls.map((result) => ({ ...result, because: result.because.map((reason) => spoken(reason, result.id)) })),
    approvals: [...explanation.counted.map((one) => approval(one, true)), ...explanation.notCounted.map((one) => approval(one, false))],
    contributors: explanation.contributors.map((reason) => spoken(reason, reason.control)),
    warnings: explanation.warnings.map((reason) => spoken(reason, reason.control)),
    problems: problems2,
    remarks: remarks2,
    enforcement,
    reading: reading2,
    evidence: evidence2,
    notEvaluated,
    ...deployed2 === void 0 ? {} : { deployed: { ...deployed2, changes: deployed2.changes.map(deployedChange) } },
    ...decision.result === "overridden" ? { override: { due: dueTimes(report)[0] ?? null, because: overrideReasons(report).map((reason) => spoken(reason, breakGlassId)) } } : {}
  };
}
var deployedChange = ({ because, ...change }) => ({ ...change, because: because === null ? null : spoken(because, because.control) });
var spoken = ({ message, data, facts }, control) => ({
  message,
  text: speak({ control, message, data }, "text", plain),
  data,
  facts
});
var approval = (reason, counted) => ({ counted, pullRequest: reason.change, ...spoken(reason, reason.control) });
function missingOf({ decision, explanation }) {
  if (decision.result === "passed" || decision.result === "overridden") return [];
  return explanation.headline.slice(0, missingLimit).map(missing);
}
var missingLimit = 200;
var missing = (reason) => ({
  pullRequest: reason.change,
  control: reason.control,
  message: reason.message,
  data: reason.data,
  text: speak(reason, "text", plain),
  todo: speak(reason, "todo", plain)
});
var outputLimit = 6e4;
var outputText = 500;
function missingJson(reports) {
  const entries = [];
  let room = outputLimit;
  for (const one of worstFirst(reports).flatMap((report) => missingOf(report))) {
    const entry = jsonText({ ...one, ...brief(one) });
    room -= bytesOf(entry) + 1;
    if (room < 0) break;
    entries.push(entry);
  }
  return `[${entries.join(",")}]`;
}
var brief = ({ data, text, todo: todo2 }) => ({
  data: JSON.stringify(data).length > 2 * outputText ? {} : data,
  text: cap(text, outputText),
  todo: cap(todo2, outputText)
});

// src/render/sections.ts
var sectionLimit = 12e3;
var headingParts = 2;
function verdictSection(report) {
  const parts = headlineParts(report, markdown);
  const rest = parts.length > headingParts ? ` (+${parts.length - headingParts} more)` : "";
  const headline = parts.length === 0 ? "" : `: ${parts.slice(0, headingParts).join("; ")}${rest}`;
  const unsigned = report.evidence !== null && !report.evidence.signed ? " \xB7 unsigned" : "";
  const heading = `### ${verdictLead(report)}${headline}${unsigned}`;
  return `${heading}

${subjectLine(report, markdown, (number) => link(`#${number}`, changeUrl(report, number)))}`;
}
var observeSection = (report) => report.mode === "observe" ? "> **Observe mode: this verdict blocks nothing.** The status is green whatever it says; the record holds the decision as it is." : "";
var stepLimit = 20;
function todoSection(report) {
  const { todo: todo2 } = report.explanation;
  if (todo2.length === 0) return "";
  const line = (reason, index) => `${index + 1}. ${todoLine(report, reason)}${click(report, todo2, index)}${pasteBlock(reason)}`;
  const lines = fitItems(todo2.slice(0, stepLimit), sectionLimit, line, () => "");
  const left = todo2.length - lines.filter((text) => text !== "").length;
  return [`**${todoHead(report)}**`, "", ...lines, ...left > 0 ? [`
\u2026 and ${plural(left, "more step")}, see the evidence.`] : []].join("\n");
}
function pasteBlock(reason) {
  const lines = pastedLines(reason);
  return lines.length === 0 ? "" : `

${codeBlock(lines).replace(/^/gm, "   ")}
`;
}
function pastedLines({ control, data }) {
  const lines = control === runnerId ? data["paste"] : null;
  return Array.isArray(lines) ? lines.slice(0, pasteLimit).filter((line) => typeof line === "string") : [];
}
var pasteLimit = 40;
var todoHead = (report) => report.decision.result === "overridden" ? `To make good${overrideDue(report)}` : "To unblock";
function todoLine(report, reason) {
  const change = reason.change !== null && report.subject.changes.length > 1 ? `#${reason.change}: ` : "";
  return `${change}${speak(reason, "todo", markdown)}`;
}
function click(report, todo2, index) {
  const reason = todo2[index];
  if (reason === void 0 || !takesApproval(reason)) return "";
  const { changes } = report.subject;
  const change = reason.change ?? (changes.length === 1 ? changes[0]?.number : void 0);
  const isFirst = todo2.findIndex((one) => one.change === reason.change && takesApproval(one)) === index;
  return change === void 0 || !isFirst ? "" : ` ${link("Request review", changeUrl(report, change))}`;
}
var takesApproval = (reason) => Object.hasOwn(reason.data, "head") && kindOf(reason) === "missing";
function problemsSection(report) {
  const { problems: problems2, policy } = report;
  const first = problems2[0];
  if (first === void 0) return "";
  return [
    `**${plural(problems2.length, "problem")} in the policy** \xB7 ${link(`open ${markdown.datum(policy.path)}`, policyUrl(report, first.line))}`,
    problemBlock(problems2),
    markdown.words("The policy was not relaxed: what it governs stays blocked until the file on the base branch is fixed.")
  ].join("\n\n");
}
var remarksSection = ({ remarks: remarks2 }) => remarks2.length === 0 ? "" : `**${plural(remarks2.length, "remark")} on the policy**

${problemBlock(remarks2)}`;
function problemBlock(problems2) {
  const lines = fitItems(
    problems2,
    sectionLimit,
    (problem) => problemLines(problem).join("\n"),
    (left) => `\u2026 and ${left} more`
  );
  return codeBlock(lines.flatMap((line) => line.split("\n")));
}
function controlsSection(report) {
  const { table: results } = report.explanation;
  if (results.length === 0) return "";
  const ordered = results.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict));
  return table(["Control", "Result", "Detail"], ordered, sectionLimit, (result) => [
    resultName(result, report, markdown),
    result.verdict === "pass" || result.verdict === "not-applicable" ? verdictWord[result.verdict] : `**${verdictWord[result.verdict]}**`,
    detailOf(result)
  ]);
}
function detailOf(result) {
  const { told, rest } = detailReasons(result);
  return [...told.map((reason) => speak(reason, "text", markdown)), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ");
}
function warningsSection(report) {
  const own = openings(report, markdown).map((text) => `- **Warning:** ${text}`);
  const line = (reason) => `- **Warning:** ${speak(reason, "text", markdown)}`;
  const warnings2 = report.explanation.warnings.filter((reason) => !isOverride(report, reason));
  return [...own, ...fitItems(warnings2, sectionLimit, line, (left) => `- \u2026 and ${plural(left, "more warning")}.`)].join("\n");
}

// src/render/terminal.ts
var rowLimit = 50;
function terminalReport(reports, { color }) {
  return `${worstFirst(reports).map((report) => reportLines(report, color).join("\n")).join(`

${"\u2500".repeat(60)}

`)}
`;
}
function reportLines(report, color) {
  const sections = [
    verdict(report, color),
    override(report),
    problems(report),
    todo(report),
    deployed(report, color),
    controls(report, color),
    approvals(report, color),
    contributors(report),
    findingLines(report, rowLimit),
    list("Notes", notesOf(report)),
    warnings(report),
    remarks(report),
    reading(report),
    evidence(report)
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => index === 0 ? lines : ["", ...headed(lines, color)]);
}
var headed = ([head = "", ...lines], color) => [paint(head, "strong", color), ...lines];
var inks = { passed: "green", overridden: "yellow", pending: "yellow", failed: "red", error: "magenta" };
var verdictInks = { pass: "green", pending: "yellow", fail: "red", unknown: "magenta", "not-applicable": "faint" };
function verdict(report, color) {
  const ink = inks[report.decision.result];
  const word = resultWord[report.decision.result];
  const lead = verdictLead(report);
  const [first, ...rest] = headlineParts(report, plain);
  const lines = wrap(`${lead}${first === void 0 ? "" : `: ${first}`}`, "");
  const shownFirst = (lines[0] ?? "").replace(word, () => paint(word, ink, color));
  const others = rest.slice(0, 9).flatMap((part) => wrap(part, `${" ".repeat(lead.length + 2)}`));
  const left = rest.length > 9 ? [`${" ".repeat(lead.length + 2)}\u2026 and ${rest.length - 9} more`] : [];
  const place = subjectLine(report, plain, (number) => `#${number}`);
  const [change] = report.subject.gate === "deployment" ? [] : report.subject.changes;
  const url = change === void 0 ? [] : [paint(logLine(changeUrl(report, change.number)), "faint", color)];
  const observe = report.mode === "observe" ? wrap("Observe mode: this verdict blocks nothing; the record holds the decision as it is.", "") : [];
  return [shownFirst, ...lines.slice(1), ...others, ...left, paint(place, "faint", color), ...url, ...observe];
}
function override(report) {
  const lines = overrideLines(report);
  return lines.length === 0 ? [] : ["Overridden, not passed", ...lines.flatMap((line) => wrap(line, "  ", "    "))];
}
function deployed(report, color) {
  const told = deployedLines(report);
  if (told === null) return [];
  const rows = told.rows.map(({ cells, isGood, text }) => ({ cells, ink: isGood ? "green" : "red", text }));
  const left = told.left > 0 ? [`  \u2026 and ${told.left} more`] : [];
  return [told.head, ...told.lines.flatMap((line) => wrap(line, "  ", "    ")), ...columns(rows, color), ...left];
}
function problems({ problems: list_ }) {
  if (list_.length === 0) return [];
  const lines = list_.slice(0, rowLimit).flatMap(problemLines);
  return [
    `${plural(list_.length, "problem")} in the policy`,
    ...lines.map((line) => `  ${line}`),
    "  The policy was not relaxed: what it governs stays blocked until the file is fixed."
  ];
}
function remarks({ remarks: list_ }) {
  if (list_.length === 0) return [];
  return [`${plural(list_.length, "remark")} on the policy`, ...list_.slice(0, rowLimit).flatMap(problemLines).map((line) => `  ${line}`)];
}
function todo(report) {
  const { todo: steps } = report.explanation;
  if (steps.length === 0) return [];
  const several = report.subject.changes.length > 1;
  const lines = steps.slice(0, stepLimit).flatMap((reason, index) => {
    const change = several && reason.change !== null ? `#${reason.change}: ` : "";
    const step = wrap(`${index + 1}. ${change}${speak(reason, "todo", plain)}`, "  ", "     ");
    return [...step, ...pastedLines(reason).map((text) => `     ${logLine(text)}`)];
  });
  const left = steps.length > stepLimit ? [`  \u2026 and ${plural(steps.length - stepLimit, "more step")}`] : [];
  return [todoHead(report), ...lines, ...left];
}
function controls(report, color) {
  const { table: table2 } = report.explanation;
  if (table2.length === 0) return [];
  const ordered = table2.toSorted((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict)).slice(0, rowLimit);
  const rows = ordered.map((result) => {
    const { told, rest } = detailReasons(result);
    return {
      cells: [verdictWord[result.verdict], resultName(result, report, plain)],
      ink: verdictInks[result.verdict],
      text: [...told.map((reason) => speak(reason, "text", plain)), ...rest > 0 ? [`(+${rest} more)`] : []].join(" ")
    };
  });
  return ["Controls", ...columns(rows, color)];
}
function approvals({ explanation }, color) {
  const counted = byPerson(explanation.counted);
  const notCounted = byPerson(explanation.notCounted);
  if (counted.length + notCounted.length === 0) return [];
  const row = (told, word, ink) => {
    const commit = told.commit === null ? "" : shown(told.commit, plain);
    return { cells: [word, nameOf(told, plain), commit], ink, text: sayings(told, plain, " ") };
  };
  const yes = counted.slice(0, rowLimit).map((told) => row(told, "counted", "green"));
  const no = notCounted.slice(0, rowLimit).map((told) => row(told, "not counted", "yellow"));
  const left = counted.length + notCounted.length - yes.length - no.length;
  return [
    `Approvals: ${counted.length} counted, ${notCounted.length} did not`,
    ...columns([...yes, ...no], color),
    ...left > 0 ? [`  \u2026 and ${left} more`] : []
  ];
}
function contributors({ explanation }) {
  const people = byPerson(explanation.contributors);
  if (people.length === 0) return [];
  const rows = people.slice(0, rowLimit).map((told) => ({ cells: [nameOf(told, plain)], ink: "strong", text: sayings(told, plain, "; ") }));
  const left = people.length - rows.length;
  return [`Contributors: ${people.length}`, ...columns(rows, false), ...left > 0 ? [`  \u2026 and ${left} more`] : []];
}
function list(head, reasons) {
  if (reasons.length === 0) return [];
  const lines = reasons.slice(0, rowLimit).flatMap((reason) => wrap(speak(reason, "text", plain), "  ", "    "));
  return [`${head}: ${reasons.length}`, ...lines, ...reasons.length > rowLimit ? [`  \u2026 and ${reasons.length - rowLimit} more`] : []];
}
function warnings(report) {
  const { explanation, notEvaluated } = report;
  const sentences = [
    ...openings(report, plain),
    ...explanation.warnings.filter((reason) => !isOverride(report, reason)).slice(0, rowLimit).map((reason) => speak(reason, "text", plain)),
    ...notEvaluated.length === 0 ? [] : [`Not evaluated by this version: ${shown(notEvaluated.slice(0, 50), plain, "and")}.`]
  ];
  return sentences.length === 0 ? [] : ["Warnings", ...sentences.flatMap((text) => wrap(text, "  ", "    "))];
}
function reading({ reading: { lines, requests, points, unavailable } }) {
  const counts = lines.slice(0, 100).map(({ what, listed, total }) => `${listed} of ${total} ${logLine(what, 60)}`);
  const usage = [plural(requests, "request"), ...points === null ? [] : [plural(points, "GraphQL point")]];
  const short = lines.filter(({ listed, total }) => listed < total).length;
  const truncated = short === 0 ? "Nothing truncated." : `${plural(short, "list")} truncated.`;
  const missing2 = unavailable.slice(0, 100).flatMap(({ what, request, status, detail }) => {
    const answer = request === null ? "no request could be made" : `${logLine(request)} ${status === null ? "got no answer" : `answered ${status}`}`;
    return wrap(`Not read: ${logLine(what)}: ${answer} (${logLine(detail)})`, "  ", "    ");
  });
  return ["What was read", ...wrap(`${[...counts, ...usage].join(" \xB7 ")}. ${truncated}`, "  "), ...missing2];
}
function evidence({ evidence: link2 }) {
  if (link2 === null) return [];
  const signed = link2.signed ? `signed${link2.signer === null ? "" : ` by ${logLine(link2.signer)}`}` : "unsigned: it proves nothing about who made it";
  const lines = [
    `sha256 ${logLine(link2.sha256)}`,
    signed,
    ...link2.artifactUrl === null ? [] : [logLine(link2.artifactUrl)],
    ...link2.ledger === void 0 ? [] : [`ledger ${logLine(link2.ledger.branch)}: head is record ${link2.ledger.index}, sha256 ${logLine(link2.ledger.sha256)}`],
    `verify: ${logLine(link2.verifyCommand)}`
  ];
  return ["Evidence", ...lines.map((line) => `  ${line}`)];
}

export {
  silentTeller,
  orderFacts,
  policyRoom,
  judge,
  reportOn,
  readPolicies,
  withBreakGlass,
  descriptionLimit,
  statusOf,
  verdictSection,
  observeSection,
  todoSection,
  problemsSection,
  remarksSection,
  controlsSection,
  warningsSection,
  jsonReport,
  missingJson,
  terminalReport
};
