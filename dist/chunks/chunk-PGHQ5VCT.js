import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  supposedTeam,
  teamReason,
  unavailableReason
} from "./chunk-RLIQJT4A.js";
import {
  policyReadable
} from "./chunk-RB7NLRLP.js";
import {
  Undetermined,
  controls,
  matchesAny,
  personsOf,
  refsOf
} from "./chunk-H5NMOGC6.js";

// src/controls/scope.ts
var governsBranch = (branches, branch) => branches === void 0 || matchesAny(branches, branch);

// src/controls/governing.ts
var nothingGoverned = { environment: () => false, hasRules: false, unread: [] };

// src/decision/factView.ts
function factView({ change, needs, proposedPolicy, ...people }) {
  const view = viewed(needs.filter(isChangeFact), (need) => change[need], people, needs);
  if (needs.includes("policyAtHead")) view["proposedPolicy"] = proposedPolicy();
  return guarded(view, "fact");
}
function subjectView(facts, needs, people) {
  const view = viewed(needs.filter(isSubjectFact), (need) => subjectFact(facts, need), people, needs);
  if (needs.includes("inventory")) view["inventory"] = facts.inventory ?? null;
  return guarded(view, "fact");
}
function viewed(named, factOf, { teams, accounts }, needs) {
  const view = /* @__PURE__ */ Object.create(null);
  for (const name of named) {
    const fact = factOf(name);
    if (fact?.state === "known") view[name] = fact.value;
  }
  view["teams"] = guarded(only(teams, names(needs, "team:")), "team");
  view["accounts"] = guarded(only(accounts, names(needs, "login:")), "login");
  return view;
}
var changeFactNames = ["pullRequest", "commits", "reviews", "pushes", "files", "timeline", "merges", "policyAtHead"];
var deploymentFactNames = ["deployment", "runApprovals", "environment", "lineage", "deployedRefs"];
var repositoryFactNames = ["population", "deploymentsMade", "records"];
var isChangeFact = (need) => changeFactNames.includes(need);
var isDeploymentFact = (need) => deploymentFactNames.includes(need);
var isRepositoryFact = (need) => repositoryFactNames.includes(need);
var isSubjectFact = (need) => need === "workflows" || isDeploymentFact(need) || isRepositoryFact(need);
function subjectFact({ workflows, deployment, repository }, need) {
  if (need === "workflows") return workflows;
  const facts = isRepositoryFact(need) ? repository : deployment;
  return facts !== void 0 && Object.hasOwn(facts, need) ? facts[need] : void 0;
}
var subjectPointer = (need) => need === "workflows" ? "/workflows" : `/${isRepositoryFact(need) ? "repository" : "deployment"}/${need}`;
var names = (needs, prefix) => needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length).toLowerCase());
var identityPatterns = (needs) => needs.filter((need) => need.startsWith("identity:")).map((need) => need.slice("identity:".length));
var trustedNames = (needs) => needs.filter((need) => need.startsWith("trusted:")).map((need) => need.slice("trusted:".length));
function only(all, keys) {
  const chosen = /* @__PURE__ */ Object.create(null);
  for (const key of keys) if (Object.hasOwn(all, key)) chosen[key] = all[key];
  return chosen;
}
var guarded = (record, what) => new Proxy(record, {
  get(target, key) {
    if (typeof key === "string" && !Object.hasOwn(target, key)) throw new Error(`${what} ${key} was read but not asked for`);
    return Reflect.get(target, key);
  }
});

// src/decision/missing.ts
var missingOfChange = (needs, facts, index, change) => [
  ...needs.filter(isChangeFact).flatMap((need) => missingFact(need, Object.hasOwn(change, need) ? change[need] : void 0, `/changes/${index}/${need}`)),
  ...missingPeople(needs, facts)
];
var missingOfSubject = (needs, facts) => [
  ...once(needs.filter(isSubjectFact).flatMap((need) => missingFact(need, subjectFact(facts, need), subjectPointer(need)))),
  ...missingSought(needs, facts),
  ...missingPeople(needs, facts)
];
function once(reasons) {
  const byText = /* @__PURE__ */ new Map();
  for (const reason of reasons) {
    const key = JSON.stringify([reason.message, reason.data]);
    const before = byText.get(key);
    byText.set(key, before ? { ...before, facts: [...before.facts, ...reason.facts] } : reason);
  }
  return [...byText.values()];
}
function missingFact(need, fact, pointer) {
  if (fact === void 0) return [notCollected(need)];
  return fact.state === "unavailable" ? [unavailableReason(fact.reason, [pointer])] : [];
}
function missingSought(needs, { workflows }) {
  const { identities, trusted = [] } = workflows?.state === "known" ? workflows.value : { identities: [] };
  const [patterns, owners] = [new Set(identities), new Set(trusted)];
  return [
    ...identityPatterns(needs).filter((pattern) => !patterns.has(pattern)).map((pattern) => notCollected(`identity:${pattern}`)),
    ...trustedNames(needs).filter((name) => !owners.has(name)).map((name) => notCollected(`trusted:${name}`))
  ];
}
var missingPeople = (needs, facts) => [...missingAccounts(needs, facts), ...missingTeams(needs, facts)];
function missingAccounts(needs, { accounts }) {
  const logins = names(needs, "login:");
  if (logins.length === 0) return [];
  if (accounts.state === "unavailable") return [unavailableReason(accounts.reason, ["/accounts"])];
  return logins.filter((login) => !Object.hasOwn(accounts.value, login)).map((login) => notCollected(`login:${login}`));
}
var missingTeams = (needs, { teams }) => names(needs, "team:").filter((slug) => !Object.hasOwn(teams, slug)).map((slug) => notCollected(`team:${slug}`));
var notCollected = (fact) => ({ message: "notCollected", data: { fact }, facts: [] });

// src/decision/pointers.ts
var whole = /* @__PURE__ */ new Set(["schema", "evaluatedAt", "subject", "changes", "teams", "accounts", "workflows", "inventory", "deployment", "repository"]);
function anchoredPointer(pointer, facts, change) {
  const steps = pointer.split("/").slice(1);
  const path = change === null || whole.has(steps[0] ?? "") ? steps : ["changes", String(change), ...steps];
  return resolved(path, facts);
}
function resolved(path, facts) {
  let at = facts;
  const taken = [];
  for (const step of path) {
    if (isKnownFact(at) && step !== "value") {
      at = at.value;
      taken.push("value");
    }
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, unescaped(step))) break;
    at = at[unescaped(step)];
    taken.push(step);
  }
  return taken.map((step) => `/${step}`).join("");
}
var unescaped = (step) => step.replaceAll("~1", "/").replaceAll("~0", "~");
var isKnownFact = (value) => typeof value === "object" && value !== null && "state" in value && value.state === "known" && "value" in value;

// src/decision/judge.ts
function judge(question) {
  try {
    return judgeNeeds(question);
  } catch (error) {
    return { verdict: "unknown", because: error instanceof Undetermined ? anchored(error.because, question) : [crashed(error)] };
  }
}
function judgeNeeds(question) {
  const { control, facts } = question;
  const asked = control.scope === "change" ? askedOfChange(control, question) : askedOfSubject(control, question);
  const [first, ...rest] = asked.missing;
  if (first !== void 0) return { verdict: "unknown", because: [first, ...rest] };
  const hidden = names(asked.needs, "team:").flatMap((slug) => {
    const team = facts.teams[slug];
    return team?.state === "unavailable" ? [{ slug, team }] : [];
  });
  return hidden.length === 0 ? ask(question, asked, {}) : askAtBothEnds(question, asked, hidden);
}
function askedOfChange(control, { options, roster, facts, index, readProposed }) {
  const change = index === null ? void 0 : facts.changes[index];
  if (index === null || change === void 0) throw new Error("the change is not among the facts");
  const { subject } = facts;
  const needs = control.needs(options, { subject, change: change.number, roster });
  return {
    needs,
    missing: missingOfChange(needs, facts, index, change),
    conclude(teams) {
      const view = factView({ change, needs, teams, accounts: readableAccounts(facts), proposedPolicy: () => proposedProblems(change, readProposed) });
      return control.evaluate(view, options, { subject, change: change.number, roster, at: judgedAt(facts, [change]) });
    }
  };
}
function askedOfSubject(control, { options, roster, facts, changes, governing = nothingGoverned }) {
  const { subject } = facts;
  const needs = control.needs(options, { subject, roster });
  return {
    needs,
    missing: missingOfSubject(needs, facts),
    conclude(teams) {
      const view = subjectView(facts, needs, { teams, accounts: readableAccounts(facts) });
      return control.evaluate(view, options, { subject, roster, at: judgedAt(facts, facts.changes), changes, governing });
    }
  };
}
function askAtBothEnds(question, asked, hidden) {
  const ends = hidden.map(({ slug }) => [slug, supposedTeam(slug, question.facts)]);
  const least = ask(question, asked, Object.fromEntries(ends.map(([slug, end]) => [slug, end.least])));
  const most = ask(question, asked, Object.fromEntries(ends.map(([slug, end]) => [slug, end.most])));
  if (least.verdict === most.verdict) {
    const [first2, ...rest2] = least.because;
    if (least.verdict === "not-applicable") return least;
    return { verdict: least.verdict, because: [first2, ...rest2, ...hidden.map(({ slug, team }) => sameEitherWay(slug, team))] };
  }
  const [first, ...rest] = hidden.map(({ slug, team }) => teamReason(slug, team.reason, [teamPointer(slug)]));
  if (first === void 0) throw new Error("no team was hidden");
  return { verdict: "unknown", because: [first, ...rest] };
}
function ask({ control, facts, index }, { conclude }, supposed) {
  const conclusion = checked(control, conclude({ ...readableTeams(facts), ...supposed }));
  return settled({ verdict: conclusion.verdict, because: anchored(conclusion.because, { facts, index }) }, facts);
}
var anchored = (because, { facts, index }) => because.map((reason) => ({
  message: reason.message,
  data: reason.data,
  facts: [...new Set(reason.facts.map((pointer) => anchoredPointer(pointer, facts, index)))]
}));
function settled({ verdict, because }, { subject }) {
  if (subject.gate !== "merge" || verdict !== "pending") return { verdict, because };
  const late = { message: "mergedWithout", data: {}, facts: ["/subject/commit"] };
  return { verdict: "fail", because: [late, ...because] };
}
function judgedAt({ subject, evaluatedAt }, changes) {
  if (subject.gate !== "merge") return evaluatedAt;
  const times = changes.map(({ pullRequest }) => pullRequest?.state === "known" ? pullRequest.value.mergedAt : null);
  const last = times.reduce((latest, time) => latest === null || time !== null && time > latest ? time : latest, null);
  if (last === null || times.includes(null)) throw new Error("the time of the merge is not known");
  return last;
}
function checked(control, conclusion) {
  if (!["pass", "fail", "pending", "not-applicable"].includes(conclusion.verdict)) throw new Error("a conclusion with a verdict of no meaning");
  if (conclusion.because.length === 0) throw new Error("a conclusion without a reason");
  const unheard = conclusion.because.find(({ message }) => !Object.hasOwn(control.messages, message));
  if (unheard !== void 0) throw new Error(`a reason without a sentence: ${unheard.message}`);
  return conclusion;
}
function proposedProblems({ policyAtHead }, readProposed) {
  if (policyAtHead?.state !== "known") throw new Error("the proposed policy is not known");
  const { text, path, changed } = policyAtHead.value;
  return changed && text !== null ? readProposed(text, path) : [];
}
var readableTeams = (facts) => Object.fromEntries(Object.entries(facts.teams).flatMap(([slug, team]) => team.state === "known" ? [[slug, team.value]] : []));
var readableAccounts = ({ accounts }) => accounts.state === "known" ? accounts.value : {};
var teamPointer = (slug) => `/teams/${slug.replaceAll("~", "~0").replaceAll("/", "~1")}`;
var sameEitherWay = (team, { reason }) => ({
  message: "sameEitherWay",
  data: { team, request: reason.request ?? "no request" },
  facts: [teamPointer(team)]
});
var crashed = (error) => ({
  message: "crashed",
  data: { detail: (error instanceof Error ? error.message : "not an error").slice(0, 200) },
  facts: []
});

// src/controls/rosterReasons.ts
var rosterLogins = (roster) => [
  ...new Set(refsOf(roster).flatMap(({ login }) => login === null ? [] : [login.toLowerCase()]))
];
function rosterReasons(roster, accounts) {
  const { conflicts, unknownLogins } = personsOf(roster, accounts);
  return {
    conflicts: conflicts.map(conflictReason),
    warnings: unknownLogins.map((login) => ({ message: "unknownLogin", data: { login }, facts: [pointerTo(login)] }))
  };
}
function conflictReason(conflict) {
  switch (conflict.kind) {
    case "two-people": {
      const { login, people } = conflict;
      return { message: "twoPeople", data: { login, first: people[0], second: people[1] }, facts: ["/accounts/value"] };
    }
    case "login-moved": {
      const { login, listed, now } = conflict;
      return { message: "loginMoved", data: { login, listed, now }, facts: [pointerTo(login)] };
    }
    case "nobody":
      return { message: "noAccount", data: { person: conflict.person }, facts: ["/accounts/value"] };
  }
}
var pointerTo = (login) => `/accounts/value/${login.toLowerCase()}`;

// src/decision/rosterCheck.ts
var rosterNeeds = (roster) => rosterLogins(roster).map((login) => `login:${login}`);
function judgeRoster(roster, { accounts }) {
  const logins = rosterLogins(roster);
  if (accounts.state === "unavailable" && logins.length > 0) {
    return { verdict: "unknown", because: [unavailableReason(accounts.reason, ["/accounts"])] };
  }
  const known = accounts.state === "known" ? accounts.value : {};
  const absent = logins.find((login) => !Object.hasOwn(known, login));
  if (absent !== void 0) return { verdict: "unknown", because: [{ message: "notCollected", data: { fact: `login:${absent}` }, facts: [] }] };
  const { conflicts, warnings } = rosterReasons(roster, known);
  const [first, ...rest] = conflicts;
  if (first !== void 0) return { verdict: "fail", because: [first, ...rest, ...warnings] };
  return { verdict: "pass", because: [{ message: "clean", data: {}, facts: logins.length === 0 ? [] : ["/accounts/value"] }, ...warnings] };
}
function policyProblems(problems) {
  const [first, ...rest] = problems;
  return [problemReason(first), ...rest.map(problemReason)];
}
var problemReason = (problem) => ({
  message: problem.code === "CS-001" ? "missing" : "problem",
  data: { ...problem },
  facts: []
});

// src/decision/evaluate.ts
function needsOf(policies, subject, asked = controls) {
  const needs = policies.filter((loaded) => governs(loaded, subject)).flatMap((loaded) => [...rosterNeeds(loaded.roster), ...asked.flatMap((control) => controlNeeds(control, loaded, subject))]);
  return [...new Set(needs)].sort();
}
function controlNeeds(control, { policy, roster }, subject) {
  const options = control.options(policy);
  if (control.scope !== "change") return isAsked(control, subject) ? control.needs(options, { subject, roster }) : [];
  return subject.changes.flatMap(({ number }) => control.needs(options, { subject, change: number, roster }));
}
var evaluate = (input) => input.policies.flatMap((loaded, policy) => policyResults(input, loaded, policy));
function policyResults(input, loaded, policy) {
  const { subject } = input.facts;
  const asked = input.controls ?? controls;
  const ofChanges = asked.filter((control) => control.scope === "change").flatMap((control) => changeResults(input, loaded, policy, control));
  const once2 = asked.filter((control) => control.scope !== "change").filter((control) => isAsked(control, subject));
  return [...rosterResults(input, loaded, policy), ...ofChanges, ...once2.map((control) => subjectResult(input, loaded, policy, control))];
}
function isAsked({ scope }, { gate, changes }) {
  if (scope === "population" || gate === "repository") return scope === "population" && gate === "repository";
  return scope === "deployment" ? gate === "deployment" : changes.length > 0 || gate !== "pull-request" && gate !== "merge";
}
function changeResults({ facts, readProposed }, loaded, policy, control) {
  const asked = (number) => {
    if (!governs(loaded, facts.subject)) return ungoverned(loaded, facts.subject);
    const index = facts.changes.findIndex((change) => change.number === number);
    return judge({ control, options: control.options(loaded.policy), roster: loaded.roster, facts, index, changes: [], readProposed });
  };
  return facts.subject.changes.map(({ number }) => ({ id: control.id, version: control.version, policy, change: number, ...asked(number) }));
}
function subjectResult({ facts, readProposed }, loaded, policy, control) {
  const judgement = governs(loaded, facts.subject) ? judge({ control, options: control.options(loaded.policy), roster: loaded.roster, facts, index: null, changes: [], readProposed }) : ungoverned(loaded, facts.subject);
  return { id: control.id, version: control.version, policy, change: null, ...judgement };
}
function rosterResults({ facts }, loaded, policy) {
  if (!governs(loaded, facts.subject)) return [];
  return [{ id: policyReadable.id, version: policyReadable.version, policy, change: null, ...judgeRoster(loaded.roster, facts) }];
}
var governs = ({ policy }, { base }) => governsBranch(policy.changes.branches, base.branch);
var ungoverned = ({ source }, { base }) => ({
  verdict: "not-applicable",
  because: [{ message: "ungoverned", data: { policy: source.uri, branch: base.branch }, facts: ["/subject/base/branch"] }]
});
var policyRefused = (problems, _subject) => ({
  result: "failed",
  controls: [{ id: policyReadable.id, version: policyReadable.version, policy: 0, change: null, verdict: "fail", because: policyProblems(problems) }]
});

export {
  governsBranch,
  missingOfChange,
  judge,
  rosterNeeds,
  judgeRoster,
  needsOf,
  evaluate,
  governs,
  ungoverned,
  policyRefused
};
