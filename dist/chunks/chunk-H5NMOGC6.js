import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  judgeBoundary
} from "./chunk-Y4EK3RXE.js";
import {
  boundaryMessages,
  boundaryWords,
  exceptionReasons,
  findingReasons,
  groupedByRun,
  worstFirst
} from "./chunk-2FW3636Z.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  asciiLower
} from "./chunk-DTSUMDAK.js";
import {
  boundaryOptions
} from "./chunk-6PJ43SUZ.js";

// src/duties/identities.ts
var personKey = (name) => `person:${name}`;
var accountKey = (id) => `account:${id}`;
function identitiesOf(people, resolve) {
  const owners = /* @__PURE__ */ new Map();
  const joined = /* @__PURE__ */ new Map();
  const first = (name) => {
    let found = name;
    for (let next = joined.get(found); next !== void 0; next = joined.get(found)) found = next;
    return found;
  };
  for (const { name, accounts } of people) {
    for (const id of accounts.flatMap((ref) => resolve(ref) ?? [])) {
      const owner = owners.get(id);
      if (owner === void 0) owners.set(id, name);
      else if (first(owner) !== first(name)) joined.set(first(name), first(owner));
    }
  }
  const ofName = (name) => personKey(first(name));
  const ofAccount = (id) => {
    const owner = owners.get(id);
    return owner === void 0 ? accountKey(id) : ofName(owner);
  };
  const ofGrantee = (grantee) => grantee.startsWith("person:") ? ofName(grantee.slice("person:".length)) : ofAccount(Number(grantee.slice("account:".length)));
  return { ofName, ofAccount, ofGrantee };
}
function granteesByKey(people, resolve, { ofName }, granteesOf) {
  const found = /* @__PURE__ */ new Map();
  for (const { name, accounts } of people) {
    const known = granteesOf(name, accounts.flatMap((ref) => resolve(ref) ?? []));
    found.set(ofName(name), /* @__PURE__ */ new Set([...found.get(ofName(name)) ?? [], ...known]));
  }
  return found;
}

// src/duties/persons.ts
function personsOf(roster, accounts) {
  const resolve = (ref) => accountId(ref, accounts);
  const people = [...roster.people, ...roster.elsewhere.people];
  const identities = identitiesOf(people, resolve);
  const own = new Set(roster.people.map(({ name }) => name));
  const owners = ownersOf(roster, resolve);
  const grantee = (id) => owners.get(id) ?? accountKey(id);
  const ownMachines = new Set(roster.machines.flatMap((ref) => resolve(ref) ?? []));
  const machines = new Set([...roster.machines, ...roster.elsewhere.machines].flatMap((ref) => resolve(ref) ?? []));
  const prevailing = [...roster.elsewhere.people, ...roster.people];
  const emails = new Map(prevailing.flatMap(({ name, emailSha256 }) => emailSha256.map((hash) => [hash, name])));
  const names = new Map(namesOf(roster, accounts, resolve).map(([id, name]) => [grantee(id), name]));
  const machineKeys = new Set([...machines].map(grantee));
  const granteesOf = (name, ids) => [...own.has(name) ? [personKey(name)] : [], ...ids.map(grantee)];
  const grantees = granteesByKey(people, resolve, identities, granteesOf);
  return {
    of: (account) => {
      const machine = machines.has(account.id);
      const human = !machine && isHuman(account);
      const heard = !ownMachines.has(account.id) && isHuman(account);
      return { key: identities.ofAccount(account.id), grantee: grantee(account.id), name: account.login, machine, human, heard };
    },
    canBeNamed: ({ type }) => type !== "Mannequin" && type !== "Organization",
    ofEmail: (hash) => {
      const name = hash === null ? void 0 : emails.get(hash);
      return name === void 0 ? null : { key: identities.ofName(name), grantee: personKey(name), name, machine: false, human: true, heard: true };
    },
    granteeOf: (ref) => {
      const id = resolve(ref);
      return id === null ? null : grantee(id);
    },
    granteeOfName: personKey,
    keyOf: identities.ofGrantee,
    granteesOf: (key) => [...grantees.get(key) ?? [key]],
    nameOf: (one) => names.get(one) ?? one.replace(/^person:/, ""),
    isMachine: (one) => machineKeys.has(one) && !one.startsWith("person:"),
    conflicts: conflictsOf({ ...roster, people }, accounts, resolve),
    unknownLogins: loginsOfNobody(roster, accounts)
  };
}
var isHuman = ({ type }) => type === "User" || type === "EnterpriseUserAccount";
function holder(accounts, login) {
  const account = accounts[login.toLowerCase()];
  if (account === void 0) throw new Error(`the account behind the login ${login} was not read`);
  return account;
}
function accountId({ login, id }, accounts) {
  if (login === null) return id;
  const now = holder(accounts, login);
  if (now === null) return id;
  return id === null || now.id === id ? now.id : null;
}
var loginsOfNobody = (roster, accounts) => [
  ...new Set(ownRefs(roster).flatMap(({ login, id }) => login !== null && id === null && holder(accounts, login) === null ? [login] : []))
];
var ownersOf = ({ people }, resolve) => {
  const owners = /* @__PURE__ */ new Map();
  for (const { name, accounts } of people) {
    for (const id of accounts.flatMap((ref) => resolve(ref) ?? [])) if (!owners.has(id)) owners.set(id, personKey(name));
  }
  return owners;
};
var ownRefs = ({ people, machines, roles }) => [
  ...people.flatMap(({ accounts }) => accounts),
  ...machines,
  ...Object.values(roles).flatMap(({ members }) => members.flatMap(({ account }) => account ?? []))
];
var refsOf = (roster) => [
  ...ownRefs(roster),
  ...roster.elsewhere.people.flatMap(({ accounts }) => accounts),
  ...roster.elsewhere.machines
];
function namesOf(roster, accounts, resolve) {
  return refsOf(roster).flatMap((ref) => {
    const id = resolve(ref);
    if (id === null) return [];
    return [[id, ref.login === null ? `id ${id}` : holder(accounts, ref.login)?.login ?? ref.login]];
  }).reverse();
}
function conflictsOf({ people, ...rest }, accounts, resolve) {
  const refs = refsOf({ people, ...rest });
  return [...movedLogins(refs, accounts), ...sharedAccounts(people, resolve), ...accountless(people, resolve)];
}
function movedLogins(refs, accounts) {
  return refs.flatMap(({ login, id }) => {
    if (login === null || id === null) return [];
    const now = holder(accounts, login);
    return now === null || now.id === id ? [] : [{ kind: "login-moved", login, listed: id, now: now.id }];
  });
}
function sharedAccounts(people, resolve) {
  const seen = /* @__PURE__ */ new Map();
  return people.flatMap(
    ({ name, accounts }) => accounts.flatMap((ref) => {
      const id = resolve(ref);
      const first = id === null ? void 0 : seen.get(id);
      if (id !== null && first === void 0) seen.set(id, name);
      return first === void 0 || first === name ? [] : [{ kind: "two-people", login: ref.login ?? `id ${id}`, people: [first, name] }];
    })
  );
}
var accountless = (people, resolve) => people.filter(({ accounts }) => accounts.every((ref) => resolve(ref) === null)).map(({ name }) => ({ kind: "nobody", person: name }));

// src/duties/merges.ts
function cleanMerges(commits, merges) {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  return new Set(merges.filter((merge) => isCleanMergeOf(merge, bySha)).map(({ sha }) => sha));
}
function isCleanMergeOf(merge, bySha) {
  const parents = bySha.get(merge.sha)?.parents ?? [];
  if (parents.length !== 2 || merge.baseParent === null || bySha.has(merge.baseParent) || !bySha.has(merge.headParent)) return false;
  return parents.includes(merge.baseParent) && parents.includes(merge.headParent) && isUnchanged(merge);
}
var isUnchanged = (comparison) => agrees(comparison, patchLine);
var isMovedOnly = (comparison) => agrees(comparison, hunkLine);
function agrees({ complete, before, after }, lineOf3) {
  if (!complete || before.length !== after.length) return false;
  const left = before.map(lineOf3).sort();
  const right = after.map(lineOf3).sort();
  return left.every((line, index) => line !== null && line === right[index]);
}
function patchLine({ path: path2, previousPath, status, blob, patch }) {
  const isShown = typeof blob === "string" && (typeof patch === "string" || status === "added");
  return isShown ? JSON.stringify([path2, previousPath, status, blob, patch]) : null;
}
function hunkLine({ path: path2, previousPath, status, hunks, blob }) {
  const content = hunks ?? blob;
  return typeof content === "string" ? JSON.stringify([path2, previousPath, status, content]) : null;
}
function mergedAsApproved(pullRequest, commits, merges, byHand = false) {
  const { merge, head } = pullRequest;
  if (merge === null) throw new Error("the commit that merged the pull request is not known");
  if (merge.sha === head.sha) return true;
  const own = new Set(commits.map(({ sha }) => sha));
  if (!isMadeOf(merge.parents, head.sha, own)) return false;
  if (merge.update !== void 0) return true;
  if (merge.tree === head.tree && standsOnItsBase(merge.parents, commits)) return true;
  const comparison = merges.find(({ sha }) => sha === merge.sha);
  if (comparison === void 0 || !isOfThisMerge(comparison, merge.parents, head.sha, own)) return false;
  return isUnchanged(comparison) || !byHand && (merge.signedByGitHub || merge.parents.length === 1) && isMovedOnly(comparison);
}
function isMadeOf([first, second, ...more], head, own) {
  if (first === void 0 || own.has(first) || more.length > 0) return false;
  return second === void 0 || second === head;
}
var standsOnItsBase = ([first = ""], commits) => commits.some(({ parents }) => parents.includes(first));
function isOfThisMerge({ baseParent, headParent, before }, parents, head, own) {
  if (baseParent === null || headParent !== head || before.length === 0) return false;
  return parents.length === 2 ? parents[0] === baseParent : !own.has(baseParent);
}

// src/duties/lineage.ts
function attributed(lineage, changes) {
  const range2 = new Map(lineage.commits.map((commit) => [commit.sha, commit]));
  const merges = new Set(changes.flatMap(({ pullRequest: { merge } }) => merge?.sha ?? []));
  const moves = movesOf(lineage.updates, range2);
  const isPushed = (sha) => !byGitHub.has(lineage.updates[moves.get(sha) ?? -1]?.type ?? "pr_merge");
  const ground = { range: range2, madeByGitHub: madeByGitHub(lineage.updates, range2), merges, isPushed };
  const found = /* @__PURE__ */ new Map();
  for (const change of changes) {
    for (const sha of broughtBy(change, ground)) found.set(sha, (found.get(sha) ?? /* @__PURE__ */ new Set()).add(change.pullRequest.number));
  }
  return lineage.commits.map((commit, index) => ({
    commit,
    index,
    changes: [...found.get(commit.sha) ?? []].sort((one, other) => one - other),
    update: moves.get(commit.sha) ?? null
  }));
}
var byGitHub = /* @__PURE__ */ new Set(["pr_merge", "merge_queue_merge"]);
function broughtBy(change, { range: range2, madeByGitHub: moved, merges, isPushed }) {
  const { pullRequest, commits } = change;
  const { merge, head } = pullRequest;
  if (merge === null || !range2.has(merge.sha)) return [];
  const own = commits.map(({ sha }) => sha);
  const merging = isMadeOf(merge.parents, head.sha, new Set(own)) ? moved.get(merge.sha) : void 0;
  if (merging === void 0 && !mergedAsApproved(pullRequest, commits, change.merges, isPushed(merge.sha))) return [];
  if (merge.parents.length === 2 || merge.sha === head.sha) return [merge.sha, ...own.filter((sha) => range2.has(sha))];
  const shown = change.merges.find((one) => one.sha === merge.sha)?.baseParent ?? null;
  const before = merging === void 0 ? shown : merging.before;
  if (before === null) return [merge.sha];
  const isAssociated = (sha) => range2.get(sha)?.pullRequests.includes(pullRequest.number) === true;
  const isOthers = (sha) => merges.has(sha) || merging?.queue === true && !isAssociated(sha);
  return rowOf(merge.sha, commits.length, (sha) => sha === before || sha !== merge.sha && isOthers(sha), range2);
}
function rowOf(merge, length, isBase, range2) {
  const row = [];
  for (let sha = merge; row.length <= length; ) {
    const commit = range2.get(sha);
    if (isBase(sha)) return row;
    if (commit?.parents.length !== 1) break;
    row.push(sha);
    sha = commit.parents[0] ?? "";
    if (!range2.has(sha)) return row.length <= length ? row : [merge];
  }
  return [merge];
}
function madeByGitHub(updates, range2) {
  const found = /* @__PURE__ */ new Map();
  const steps = { left: stepsPerCommit * (range2.size + updates.length) };
  for (const { before, after, type } of updates) {
    if (!byGitHub.has(type)) continue;
    for (const sha of lineOf({ after, before }, found, range2, steps)) found.set(sha, { before, queue: type === "merge_queue_merge" });
  }
  return found;
}
var stepsPerCommit = 4;
function lineOf({ after, before }, seen, range2, steps) {
  const line = [];
  for (let sha = after; sha !== before; steps.left -= 1) {
    const commit = range2.get(sha);
    if (commit === void 0 || seen.has(sha) || steps.left <= 0) return [];
    line.push(sha);
    sha = commit.parents[0] ?? "";
  }
  return line;
}
function movesOf(updates, range2) {
  const moves = /* @__PURE__ */ new Map();
  for (const [index, { after }] of updates.entries()) {
    const waiting = [after];
    for (let sha = waiting.pop(); sha !== void 0; sha = waiting.pop()) {
      const commit = range2.get(sha);
      if (commit === void 0 || moves.has(sha)) continue;
      moves.set(sha, index);
      waiting.push(...commit.parents);
    }
  }
  return moves;
}

// src/duties/time.ts
function instant(time) {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) throw new Error("a time of the facts is not a time");
  return milliseconds;
}
var day = 24 * 60 * 60 * 1e3;
var startOf = (date) => instant(`${date}T00:00:00Z`);
var endOf = (date) => startOf(date) + day;

// src/duties/pushers.ts
function whoPushed(facts, persons, settings2) {
  const pushed = { found: [], unattributed: [] };
  const { head } = facts.pullRequest;
  for (const [index, push] of facts.pushes.entries()) {
    if (isLater(push.at, settings2.until) || !isRelevant(push, facts, settings2)) continue;
    addPusher(pushed, push, `/pushes/${index}`, persons, facts.pushes);
  }
  addTimeline(pushed, facts, persons, settings2);
  if (!facts.pushes.some((push) => push.after === head.sha && push.pusher !== null && !isLater(push.at, settings2.until))) {
    throw new Error("who pushed the current head is in no source: repository activity, workflow runs, the event");
  }
  return pushed;
}
var isLater = (at, until) => until !== null && instant(at) > until;
function isRelevant(push, { pullRequest }, settings2) {
  if (push.forced && instant(push.at) >= instant(pullRequest.createdAt)) return true;
  const isOfThisChange = push.after === pullRequest.head.sha || settings2.history.bySha.has(push.after);
  return isOfThisChange && !broughtOnlyCleanMerges(push, settings2);
}
function broughtOnlyCleanMerges({ before, after, forced }, { history, clean }) {
  if (forced || before === null || !history.bySha.has(before)) return false;
  const had = history.upTo(before);
  const brought = [...history.upTo(after)].filter((sha) => !had.has(sha));
  return brought.length > 0 && brought.every((sha) => clean.has(sha));
}
function addPusher(pushed, push, fact, persons, all) {
  if (push.pusher !== null && persons.canBeNamed(push.pusher)) {
    const how = push.forced ? "force-pusher" : "pusher";
    pushed.found.push({ person: persons.of(push.pusher), how, commit: push.after, at: push.at, source: push.source, fact });
    return;
  }
  const isKnown = all.some((other) => other.after === push.after && other.pusher !== null);
  if (!isKnown) pushed.unattributed.push({ what: "pusher", commit: push.after, emailSha256: null, fact });
}
function addTimeline(pushed, { timeline }, persons, { until }) {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== "head-force-pushed" || event.actor === null || !persons.canBeNamed(event.actor) || isLater(event.at, until)) continue;
    const person = persons.of(event.actor);
    if (pushed.found.some((one) => one.how === "force-pusher" && one.person.key === person.key)) continue;
    pushed.found.push({ person, how: "force-pusher", commit: event.after, at: event.at, source: "timeline", fact: `/timeline/${index}` });
  }
}

// src/duties/freshness.ts
function freshnessOf(review, submittedAt, facts, settings2) {
  return baseChange(submittedAt, facts, settings2.until) ?? freshnessOfCommit(review, submittedAt, facts, settings2);
}
function baseChange(submittedAt, { timeline }, until) {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== "base-changed" || isLater(event.at, until) || instant(event.at) < instant(submittedAt)) continue;
    return { state: "stale", why: "base-changed", from: event.from, to: event.to, at: event.at, fact: `/timeline/${index}` };
  }
  return null;
}
function freshnessOfCommit(review, submittedAt, facts, { history, clean, until }) {
  const { sha, tree } = facts.pullRequest.head;
  const named = review.commit;
  const shown = headAt(submittedAt, facts.pushes, until);
  if (named?.sha === sha && shown === sha) return { state: "fresh", how: "head", commit: sha };
  const approved = named === null || shown === null ? null : named.sha === shown ? named : older(named.sha, shown, history);
  const seen = named === null || shown === null ? /* @__PURE__ */ new Set() : seenBoth(named.sha, shown, history);
  const later = facts.commits.filter((commit) => !seen.has(commit.sha));
  if (approved?.tree === tree && isOnSameBase(approved.sha, review, later, facts, history)) {
    return { state: "fresh", how: "same-tree", commit: approved.sha };
  }
  const isOwn = approved !== null && history.bySha.has(approved.sha);
  const isMergedOnly = later.length > 0 && later.every((commit) => clean.has(commit.sha));
  if (isOwn && isMergedOnly) return { state: "fresh", how: "clean-merges", commit: approved.sha };
  if (named?.sha === sha && isPushedAt(submittedAt, sha, facts.pushes)) return { state: "stale", why: "same-second", commit: sha };
  if (isOwn) return { state: "stale", why: "older-commit", commit: approved.sha, since: later.length };
  return { state: "stale", why: "rewritten", commit: named !== null && named.sha !== sha ? named.sha : shown };
}
function isOnSameBase(approved, { commit: named }, later, facts, { bySha }) {
  const outside = (commits) => commits.flatMap(({ parents }) => parents.filter((parent) => !bySha.has(parent)));
  if (bySha.has(approved) && outside(later).length === 0) return true;
  const base = facts.pullRequest.head.mergeBase;
  const meets = new Set(outside(facts.commits));
  return named?.sha === approved && base !== null && named.mergeBase === base && meets.size === 1 && meets.has(base);
}
var isPushedAt = (time, sha, pushes) => pushes.some(({ after, at }) => after === sha && instant(at) === instant(time));
function seenBoth(named, shown, history) {
  const other = history.upTo(shown);
  return new Set([...history.upTo(named)].filter((sha) => other.has(sha)));
}
function older(one, other, { bySha, upTo }) {
  if (!bySha.has(one) || !bySha.has(other)) return null;
  const sha = upTo(other).has(one) ? one : upTo(one).has(other) ? other : null;
  return sha === null ? null : bySha.get(sha)?.commit ?? null;
}
function headAt(time, pushes, until) {
  const moment = instant(time);
  const logged = new Set(pushes.filter(({ source }) => source === "activity").map(({ after }) => after));
  const dated = pushes.filter((push) => !isLater(push.at, until) && (push.source !== "run" || !logged.has(push.after))).map((push) => ({ push, at: instant(push.at) })).sort((one, other) => one.at - other.at);
  const before = dated.filter(({ at }) => at < moment).at(-1);
  return before?.push.after ?? dated[0]?.push.before ?? null;
}

// src/duties/reviews.ts
function opinionsOf(reviews, timeline, persons, until) {
  const submitted = submittedReviews(reviews, timeline, until);
  const byPerson = /* @__PURE__ */ new Map();
  const byGrantee = /* @__PURE__ */ new Map();
  const inhuman = [];
  for (const one of submitted) {
    const person = one.review.author === null ? null : persons.of(one.review.author);
    if (person?.heard) byGrantee.set(person.grantee, [...byGrantee.get(person.grantee) ?? [], { person, one }]);
    if (person?.human) byPerson.set(person.key, [...byPerson.get(person.key) ?? [], { person, one }]);
    else if (one.state === "APPROVED") inhuman.push({ who: kindOf(one.review.author, person), login: person?.name ?? null, submitted: one });
  }
  const opinions = (said) => [...said.values()].flatMap((all) => opinionOf(all) ?? []);
  return { people: opinions(byPerson), accounts: opinions(byGrantee), inhuman };
}
function kindOf(author, person) {
  if (author === null || person === null) return "ghost";
  if (person.machine) return "machine";
  return author.type === "Bot" ? "bot" : "no-person";
}
function opinionOf(said) {
  const opinions = said.filter(({ one: { state } }) => state === "APPROVED" || state === "CHANGES_REQUESTED" || state === "DISMISSED");
  const final = opinions.at(-1);
  if (final === void 0) return null;
  const { person, one: last } = final;
  const earlier = opinions.slice(0, -1).findLast(({ one }) => one.state === "APPROVED");
  const canPush = said.some(({ person: { grantee }, one }) => grantee === person.grantee && one.review.authorCanPush);
  return { person, last, withdrawn: last.state === "APPROVED" ? null : earlier?.one ?? null, canPush };
}
function submittedReviews(reviews, timeline, until) {
  return reviews.flatMap((review, index) => {
    const { submittedAt } = review;
    if (review.state === "PENDING" || submittedAt === null || isLater(submittedAt, until)) return [];
    const dismissal = dismissalOf(review, timeline);
    const undone = dismissal !== null && isLater(dismissal.at, until);
    const state = undone && review.state === "DISMISSED" ? dismissal.was : review.state;
    return [{ review, state, submittedAt, fact: `/reviews/${index}`, dismissal: undone ? null : dismissal }];
  }).sort(inOrder);
}
function dismissalOf(review, timeline) {
  for (const [index, event] of timeline.entries()) {
    if (event.type !== "review-dismissed" || event.review !== review.id) continue;
    return { by: event.actor, at: event.at, was: event.previousState, fact: `/timeline/${index}` };
  }
  return null;
}
function inOrder(one, other) {
  const [left, right] = [one.review.id, other.review.id];
  const byId = left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
  return instant(one.submittedAt) - instant(other.submittedAt) || byId;
}

// src/duties/approvals.ts
function standingsOf(facts, settings2) {
  const { people, accounts, inhuman } = opinionsOf(facts.reviews, facts.timeline, settings2.persons, settings2.until);
  return {
    approvals: people.flatMap((opinion) => approvalOf(opinion, facts, settings2) ?? []),
    inhuman,
    objections: accounts.flatMap((opinion) => objectionOf(opinion, settings2) ?? [])
  };
}
function approvalOf(opinion, facts, settings2) {
  const { person, last, withdrawn } = opinion;
  const given = last.state === "APPROVED" || last.dismissal?.was === "APPROVED" ? last : withdrawn;
  const approval = given ?? (last.state === "DISMISSED" && last.dismissal === null ? last : null);
  if (approval === null) return null;
  const standing = standingOf(opinion, approval, facts, settings2);
  const isFresh = "state" in standing;
  return {
    person,
    at: instant(approval.submittedAt),
    commit: isFresh ? standing.commit : approval.review.commit?.sha ?? null,
    fresh: isFresh ? standing.how : null,
    fact: approval.fact,
    whyNot: isFresh ? null : standing,
    contribution: settings2.contributors.of(person.key)
  };
}
function standingOf(opinion, approval, facts, settings2) {
  return takenBack(opinion, approval) ?? ineligible(opinion, approval, settings2) ?? outdated(approval, facts, settings2);
}
function takenBack({ last }, approval) {
  if (last.state === "APPROVED") return null;
  if (last !== approval) return { why: "withdrawn", at: last.submittedAt, fact: last.fact };
  return { why: "dismissed", by: last.dismissal?.by?.login ?? null, at: last.dismissal?.at ?? null, fact: last.dismissal?.fact ?? last.fact };
}
function ineligible({ person, canPush }, { submittedAt }, { roles }) {
  const at = instant(submittedAt);
  if (canPush || roles.anyRole(person.grantee, at) !== null) return null;
  return { why: "not-eligible", lapse: roles.lapses(person.grantee, at)[0] ?? null };
}
function outdated({ review, submittedAt }, facts, settings2) {
  const freshness = freshnessOf(review, submittedAt, facts, settings2);
  return freshness.state === "fresh" ? freshness : { why: "stale", freshness };
}
function objectionOf({ person, last, canPush }, { roles, contributors }) {
  if (last.state !== "CHANGES_REQUESTED" || !(canPush || roles.anyRole(person.grantee, null) !== null)) return null;
  return { person, at: last.submittedAt, fact: last.fact, isOwnWork: contributors.isProven(person.grantee) };
}
var independent = (approvals) => approvals.filter(({ whyNot, contribution: contribution2 }) => whyNot === null && contribution2 === null);
function countOf(approvals, contributors, independence, required) {
  const outside = independent(approvals);
  if (independence === "strict") return { counted: outside, required, found: outside.length, short: [] };
  const standing = approvals.filter(({ whyNot }) => whyNot === null);
  const people = [...new Map(contributors.all.map(({ person }) => [person.key, person])).values()];
  const byOthers = (key) => standing.filter(({ person }) => person.key !== key).length;
  const isForSomebody = ({ person, contribution: contribution2 }) => contribution2 === null || people.some(({ key }) => key !== person.key);
  const counted4 = standing.filter(isForSomebody);
  return {
    counted: counted4,
    required,
    found: Math.min(counted4.length, ...people.map(({ key }) => byOthers(key))),
    short: people.filter(({ key }) => byOthers(key) < required)
  };
}

// src/duties/attribution.ts
function whoMade(commits, persons, { clean, coAuthors }) {
  const made = { found: [], unattributed: [], unresolved: [] };
  for (const [index, commit] of commits.entries()) {
    if (clean.has(commit.sha)) continue;
    addAuthor(made, commit, index, persons);
    addCommitter(made, commit, index, persons);
    if (coAuthors === "contributor") addCoAuthors(made, commit, index, persons);
  }
  return made;
}
var personOf = ({ account, emailSha256 }, persons) => account !== null && persons.canBeNamed(account) ? persons.of(account) : persons.ofEmail(emailSha256);
var isProvenGitHub = ({ signature }) => signature !== null && signature.valid && signature.byGitHub;
var isWebFlow = (account) => account?.login.toLowerCase() === "web-flow";
function addAuthor(made, commit, index, persons) {
  const fact = `/commits/${index}/authors/0`;
  const author = commit.authors[0] ?? { account: null, emailSha256: null };
  if (isWebFlow(author.account)) {
    if (!isProvenGitHub(commit)) made.unattributed.push(nobody("web-flow", commit, author, fact));
    return;
  }
  const person = personOf(author, persons);
  if (person === null) made.unattributed.push(nobody("author", commit, author, fact));
  else made.found.push(contribution(person, "commit-author", commit, fact));
}
function addCommitter(made, commit, index, persons) {
  const fact = `/commits/${index}/committer`;
  const { committer } = commit;
  if (commit.claimsWebFlow || isWebFlow(committer.account)) {
    if (!isProvenGitHub(commit)) made.unattributed.push(nobody("web-flow", commit, committer, fact));
    return;
  }
  const person = personOf(committer, persons);
  if (person !== null) made.found.push(contribution(person, "committer", commit, fact));
  else if (!made.unattributed.some(({ commit: sha }) => sha === commit.sha)) made.unattributed.push(nobody("committer", commit, committer, fact));
}
function addCoAuthors(made, commit, index, persons) {
  for (const [place, coAuthor] of commit.authors.entries()) {
    if (place === 0) continue;
    const fact = `/commits/${index}/authors/${place}`;
    const person = personOf(coAuthor, persons);
    if (person === null) made.unresolved.push({ commit: commit.sha, fact });
    else made.found.push(contribution(person, "co-author", commit, fact));
  }
}
var nobody = (what, commit, { emailSha256 }, fact) => ({
  what,
  commit: commit.sha,
  emailSha256,
  fact
});
var contribution = (person, how, commit, fact) => ({
  person,
  how,
  commit: commit.sha,
  at: null,
  source: null,
  fact
});

// src/duties/agents.ts
function agentBehind(facts, persons, settings2) {
  const { author } = facts.pullRequest;
  if (author === null || !persons.canBeNamed(author) || persons.of(author).human) return null;
  const named = [...trailers(facts, persons), ...runActors(facts, persons, settings2)];
  return { person: persons.of(author), humanKnown: named.length > 0, found: [...named, ...assignees(facts, persons)] };
}
var isByAgent = (facts, sha, persons) => {
  const author = facts.commits.find((commit) => commit.sha === sha)?.authors[0];
  return author !== void 0 && personOf(author, persons)?.human === false;
};
function trailers(facts, persons) {
  return facts.commits.flatMap(({ sha, authors }, index) => {
    if (!isByAgent(facts, sha, persons)) return [];
    return authors.slice(1).flatMap((coAuthor, place) => {
      const person = personOf(coAuthor, persons);
      return person?.human === true ? [behind(person, "agent-human", sha, `/commits/${index}/authors/${place + 1}`)] : [];
    });
  });
}
function runActors(facts, persons, { until }) {
  return facts.pushes.flatMap(({ source, pusher, after, at }, index) => {
    if (source !== "run" || pusher === null || isLater(at, until) || !isByAgent(facts, after, persons)) return [];
    const person = persons.of(pusher);
    return person.human ? [behind(person, "agent-human", after, `/pushes/${index}`)] : [];
  });
}
var assignees = ({ pullRequest }, persons) => pullRequest.assignees.map((account, index) => behind(persons.of(account), "assignee", null, `/pullRequest/assignees/${index}`)).filter(({ person }) => person.human);
var behind = (person, how, commit, fact) => ({
  person,
  how,
  commit,
  at: null,
  source: null,
  fact
});

// src/duties/contribution.ts
var means = ["author", "pusher", "force-pusher", "commit-author", "committer", "co-author", "agent-human", "assignee"];

// src/duties/contributors.ts
function contributorsOf(facts, persons, settings2) {
  const made = whoMade(facts.commits, persons, settings2);
  const pushed = whoPushed(facts, persons, settings2);
  const agent = agentBehind(facts, persons, settings2);
  const opened = openedBy(facts, persons);
  const found = [...opened.found, ...made.found, ...pushed.found, ...agent?.found ?? []];
  const all = latestOfEach(marked(found, facts, settings2));
  return {
    all,
    of: (key) => all.find(({ person }) => person.key === key) ?? null,
    isProven: (grantee) => all.some(({ person, how, resolution }) => person.grantee === grantee && proven.includes(how) && !resolution),
    unattributed: [...opened.unattributed, ...made.unattributed, ...pushed.unattributed],
    unresolved: made.unresolved,
    agent
  };
}
var proven = ["author", "pusher", "force-pusher"];
function marked(found, { commits, pushes }, { history }) {
  const merges = new Set(commits.filter(({ parents }) => parents.length > 1 && parents.some((sha) => !history.bySha.has(sha))).map(({ sha }) => sha));
  if (merges.size === 0) return found;
  const isMergeOnly = ({ how, commit, fact }) => {
    if (commit === null || !merges.has(commit)) return false;
    if (how === "commit-author" || how === "committer") return true;
    const push = how === "pusher" ? pushes.find((_, index) => fact === `/pushes/${index}`) : void 0;
    const had = history.upTo(push?.before ?? "");
    return had.size > 0 && [...history.upTo(commit)].every((sha) => had.has(sha) || merges.has(sha));
  };
  const others = new Set(found.filter((one) => !isMergeOnly(one)).map(({ person }) => person.key));
  return found.map((one) => others.has(one.person.key) ? one : { ...one, resolution: true });
}
function openedBy({ pullRequest: { author } }, persons) {
  const fact = "/pullRequest/author";
  if (author === null || !persons.canBeNamed(author)) {
    return { found: [], unattributed: [{ what: "pull-request", commit: null, emailSha256: null, fact }] };
  }
  return { found: [{ person: persons.of(author), how: "author", commit: null, at: null, source: null, fact }], unattributed: [] };
}
function latestOfEach(found) {
  const latest = new Map(found.map((one) => [`${one.how} ${one.person.key}`, one]));
  return [...latest.values()].sort((one, other) => means.indexOf(one.how) - means.indexOf(other.how));
}

// src/duties/history.ts
function historyOf(commits) {
  const bySha = new Map(commits.map((commit, index) => [commit.sha, { commit, index }]));
  const known = /* @__PURE__ */ new Map();
  return {
    bySha,
    upTo: (sha) => {
      const found = known.get(sha) ?? ancestry(sha, bySha);
      known.set(sha, found);
      return found;
    }
  };
}
function ancestry(sha, bySha) {
  const seen = /* @__PURE__ */ new Set();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    const entry = bySha.get(next);
    if (entry === void 0 || seen.has(next)) continue;
    seen.add(next);
    waiting.push(...entry.commit.parents);
  }
  return seen;
}

// src/duties/roles.ts
function roleBook(roster, persons, teams, decided) {
  const names = Object.keys(roster.roles);
  const roleOf = (role) => (Object.hasOwn(roster.roles, role) ? roster.roles[role] : void 0) ?? { teams: [], members: [] };
  const memberships = /* @__PURE__ */ new Map();
  const membersOf = (role) => {
    const found = memberships.get(role) ?? teamMembers(roleOf(role), persons, teams);
    memberships.set(role, found);
    return found;
  };
  const holding = (role, grantee, acted) => {
    if (persons.isMachine(grantee)) return { held: false, lapse: null };
    const membership = membersOf(role).get(grantee);
    if (membership !== void 0) return { held: true, by: "team", fact: teamPointer(membership.slug) };
    return listed(role, grantsTo(grantee, roleOf(role), persons), acted, decided);
  };
  return {
    holding,
    heldByPerson: (role, key) => {
      const all = persons.granteesOf(key).map((grantee) => holding(role, grantee, null));
      return all.find(({ held: held2 }) => held2) ?? { held: false, lapse: all.flatMap((one) => lapseOf(one) ?? [])[0] ?? null };
    },
    holders: (role) => holdersOf(role, roleOf(role), membersOf(role), persons, holding),
    anyRole: (grantee, acted) => names.find((role) => holding(role, grantee, acted).held) ?? null,
    lapses: (grantee, acted) => names.flatMap((role) => lapseOf(holding(role, grantee, acted)) ?? []),
    teams: (role) => roleOf(role).teams
  };
}
var lapseOf = (holding) => holding.held ? null : holding.lapse;
function teamMembers({ teams: slugs }, persons, teams) {
  const members = /* @__PURE__ */ new Map();
  for (const slug of slugs) {
    const team = teams[slug];
    if (team === void 0) throw new Error(`the members of team ${slug} were not read`);
    for (const account of team.members) {
      const person = persons.of(account);
      const isPublic = team.privacy === "visible" || members.get(person.grantee)?.public === true;
      if (person.human) members.set(person.grantee, { slug, login: account.login, public: isPublic });
    }
  }
  return members;
}
var granteeOf = ({ person, account }, persons) => person !== null ? persons.granteeOfName(person) : account === null ? null : persons.granteeOf(account);
var grantsTo = (grantee, { members }, persons) => members.filter((grant) => granteeOf(grant, persons) === grantee);
function listed(role, grants, acted, decided) {
  const lapses = grants.map((grant) => lapseAt(role, grant, acted, decided));
  if (lapses.includes(null)) return { held: true, by: "grant", fact: null };
  return { held: false, lapse: lapses.at(-1) ?? null };
}
function lapseAt(role, { from, until }, acted, decided) {
  if (until !== null && decided >= endOf(until)) return { role, why: "expired", date: until };
  if (from !== null && decided < startOf(from)) return { role, why: "not-yet", date: from };
  if (from !== null && acted !== null && acted < startOf(from)) return { role, why: "granted-later", date: from };
  return null;
}
function holdersOf(role, listing, members, persons, holding) {
  const found = /* @__PURE__ */ new Map();
  for (const [grantee, { login, public: isPublic }] of members) found.set(grantee, { key: persons.keyOf(grantee), name: login, public: isPublic });
  for (const grant of listing.members) {
    const grantee = granteeOf(grant, persons);
    if (grantee === null || !holding(role, grantee, null).held) continue;
    found.set(grantee, { key: persons.keyOf(grantee), name: persons.nameOf(grantee), public: true });
  }
  return [...found].flatMap(([grantee, holder2]) => persons.isMachine(grantee) ? [] : [holder2]);
}
var teamPointer = (slug) => `/teams/${slug.replaceAll("~", "~0").replaceAll("/", "~1")}`;

// src/duties/case.ts
var caseNeeds = (roster) => [
  ...["pullRequest", "commits", "reviews", "pushes", "timeline", "merges"],
  ...loginNeeds(roster)
];
var loginNeeds = (roster) => [
  ...new Set(refsOf(roster).flatMap(({ login }) => login === null ? [] : [`login:${login.toLowerCase()}`]))
];
function teamNeeds(roster, roles = Object.keys(roster.roles)) {
  const slugs = roles.flatMap((role) => Object.hasOwn(roster.roles, role) ? roster.roles[role]?.teams ?? [] : []);
  return [...new Set(slugs)].map((slug) => `team:${slug}`);
}
function groundsOf(facts, context, coAuthors) {
  const { roster, at, subject } = context;
  const until = subject.gate === "merge" ? mergedAt(facts) : null;
  const persons = personsOf(roster, facts.accounts);
  const settings2 = { history: historyOf(facts.commits), clean: cleanMerges(facts.commits, facts.merges), until };
  const contributors = contributorsOf(facts, persons, { ...settings2, coAuthors });
  return { persons, contributors, roles: roleBook(roster, persons, facts.teams, instant(at)), ...settings2 };
}
function caseOf(facts, context, coAuthors) {
  const grounds = groundsOf(facts, context, coAuthors);
  const { persons, contributors, roles } = grounds;
  return { persons, contributors, roles, head: facts.pullRequest.head.sha, ...standingsOf(facts, grounds) };
}
function mergedAt({ pullRequest }) {
  if (pullRequest.mergedAt === null) throw new Error("when the pull request was merged is not known");
  return instant(pullRequest.mergedAt);
}

// src/duties/rangePeople.ts
function peopleOfRange(lineage, commits, changes, people) {
  const bringing = new Set(commits.flatMap(({ changes: numbers, commit }) => numbers.length > 0 ? numbers : commit.pullRequests));
  const byChange = changes.filter(({ number }) => bringing.has(number)).flatMap((change) => ofChange(change, people));
  const byCommit = commits.filter(({ changes: numbers }) => numbers.length === 0).flatMap((one) => ofCommit(one, lineage, people.persons));
  const all = /* @__PURE__ */ new Map();
  for (const one of [...byChange, ...byCommit, ...ofRecord(lineage, people.persons)]) if (!all.has(one.person.key)) all.set(one.person.key, one);
  return { all: [...all.values()], of: (key) => all.get(key) ?? null };
}
function ofRecord({ relation, from, earlier }, persons) {
  const isAgain = relation === "identical" && from?.known === "record";
  const stands = isAgain || relation === "behind" && earlier === null && from?.known === "record" ? "from" : "earlier";
  const place = stands === "from" ? "/deployment/lineage/from/record" : "/deployment/lineage/earlier";
  const ofStart = from?.known === "record" ? from.record.people : [];
  const people = relation === "ahead" ? [] : stands === "from" ? ofStart : relation === "behind" ? earlier?.people ?? [] : [];
  return people.map((account, index) => ({ person: persons.of(account), change: null, commit: null, fact: `${place}/people/${index}` }));
}
function ofChange({ number, index, facts }, { roster, teams, accounts, coAuthors }) {
  const at = facts.pullRequest.mergedAt;
  if (at === null) throw new Error(`when pull request #${number} was merged is not known`);
  const { contributors } = groundsOf({ ...facts, teams, accounts }, { roster, at, subject: { gate: "merge" } }, coAuthors);
  return contributors.all.map(({ person, commit, fact }) => ({ person, change: number, commit, fact: `/changes/${index}${fact}` }));
}
function ofCommit({ commit, index, update }, lineage, persons) {
  const { author, committer, signedByGitHub, sha } = commit;
  const pusher = update === null ? null : lineage.updates[update]?.actor ?? null;
  const of = (account, emailSha256) => account === null ? persons.ofEmail(emailSha256) : persons.of(account);
  const found = [
    [of(author.account, author.emailSha256), `/deployment/lineage/commits/${index}/author`],
    [signedByGitHub ? null : of(committer.account, committer.emailSha256), `/deployment/lineage/commits/${index}/committer`],
    [of(pusher, null), `/deployment/lineage/updates/${update ?? 0}/actor`]
  ];
  return found.flatMap(([person, fact]) => person === null ? [] : [{ person, change: null, commit: sha, fact }]);
}

// node_modules/balanced-match/dist/esm/index.js
var range = (a, b, str) => {
  let begs, beg, left, right = void 0, result;
  let ai = str.indexOf(a);
  let bi = str.indexOf(b, ai + 1);
  let i = ai;
  if (ai >= 0 && bi > 0) {
    if (a === b) {
      return [ai, bi];
    }
    begs = [];
    left = str.length;
    while (i >= 0 && !result) {
      if (i === ai) {
        begs.push(i);
        ai = str.indexOf(a, i + 1);
      } else if (begs.length === 1) {
        const r = begs.pop();
        if (r !== void 0)
          result = [r, bi];
      } else {
        beg = begs.pop();
        if (beg !== void 0 && beg < left) {
          left = beg;
          right = bi;
        }
        bi = str.indexOf(b, i + 1);
      }
      i = ai < bi && ai >= 0 ? ai : bi;
    }
    if (begs.length && right !== void 0) {
      result = [left, right];
    }
  }
  return result;
};

// node_modules/brace-expansion/dist/esm/index.js
var escSlash = "\0SLASH" + Math.random().toFixed(16) + "\0";
var escOpen = "\0OPEN" + Math.random().toFixed(16) + "\0";
var escClose = "\0CLOSE" + Math.random().toFixed(16) + "\0";
var escComma = "\0COMMA" + Math.random().toFixed(16) + "\0";
var escPeriod = "\0PERIOD" + Math.random().toFixed(16) + "\0";
var escSlashPattern = new RegExp(escSlash, "g");
var escOpenPattern = new RegExp(escOpen, "g");
var escClosePattern = new RegExp(escClose, "g");
var escCommaPattern = new RegExp(escComma, "g");
var escPeriodPattern = new RegExp(escPeriod, "g");
var slashPattern = /\\\\/g;
var openPattern = /\\{/g;
var closePattern = /\\}/g;
var commaPattern = /\\,/g;
var periodPattern = /\\\./g;
var EXPANSION_MAX = 1e5;
var EXPANSION_MAX_LENGTH = 4e6;
var EXPANSION_MAX_DEPTH = 1e3;
var EXPANSION_MAX_REWRITES = 1e3;
var EXPANSION_MAX_STEPS = 2e7;
var CALL_STEPS = 16;
function numeric(str) {
  return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
  return str.replace(slashPattern, escSlash).replace(openPattern, escOpen).replace(closePattern, escClose).replace(commaPattern, escComma).replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
  return str.replace(escSlashPattern, "\\").replace(escOpenPattern, "{").replace(escClosePattern, "}").replace(escCommaPattern, ",").replace(escPeriodPattern, ".");
}
function pushAll(target, items) {
  for (let i = 0; i < items.length; i++) {
    target.push(items[i]);
  }
}
function balancedWithBudget(str, masked, budget) {
  if (budget.remaining < 0) {
    return void 0;
  }
  const r = range("{", "}", masked);
  const unmatched = r !== void 0 && masked.indexOf("{") < r[0];
  budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
  if (!r || budget.remaining < 0) {
    return void 0;
  }
  return {
    end: r[1],
    pre: str.slice(0, r[0]),
    body: str.slice(r[0] + 1, r[1]),
    post: str.slice(r[1] + 1),
    unmatched
  };
}
function maskUnmatchedOpens(masked, budget) {
  budget.remaining -= masked.length;
  const open = [];
  for (let i = 0; i < masked.length; i++) {
    const c = masked.charCodeAt(i);
    if (c === 123) {
      open.push(i);
    } else if (c === 125 && open.length) {
      open.pop();
    }
  }
  let out = "";
  let last = 0;
  for (let i = 0; i < open.length; i++) {
    const at = open[i];
    out += masked.slice(last, at) + "\0";
    last = at + 1;
  }
  return out + masked.slice(last);
}
function commaSetFollows(str, budget) {
  budget.remaining -= str.length;
  if (budget.remaining < 0) {
    return false;
  }
  let close = false;
  for (let i = str.length - 1; i >= 0; i--) {
    const c = str.charCodeAt(i);
    if (c === 125) {
      close = true;
    } else if (c === 10 || c === 13 || c === 8232 || c === 8233) {
      close = false;
    } else if (c === 44 && close && str.charCodeAt(i + 1) !== 44) {
      return true;
    }
  }
  return false;
}
function parseCommaParts(str, budget) {
  const parts = [];
  let carry = "";
  for (; ; ) {
    const m = balancedWithBudget(str, str, budget);
    if (budget.remaining < 0) {
      return void 0;
    }
    if (!m) {
      const tail = str.split(",");
      tail[0] = carry + tail[0];
      pushAll(parts, tail);
      return parts;
    }
    const { pre, body, post } = m;
    const p = pre.split(",");
    p[0] = carry + p[0];
    p[p.length - 1] += "{" + body + "}";
    if (!post.length) {
      pushAll(parts, p);
      return parts;
    }
    carry = p.pop();
    pushAll(parts, p);
    str = post;
  }
}
function bound(value, fallback) {
  return value === void 0 || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
  if (!str) {
    return [];
  }
  const max = bound(options.max, EXPANSION_MAX);
  const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
  const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
  const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
  const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
  if (str.slice(0, 2) === "{}") {
    str = "\\{\\}" + str.slice(2);
  }
  return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
  return "{" + str + "}";
}
function isPadded(el) {
  return /^-?0\d/.test(el);
}
function lte(i, y) {
  return i <= y;
}
function gte(i, y) {
  return i >= y;
}
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
  const out = [];
  let length = 0;
  let nonEmpty;
  outer: for (let a = 0; a < acc.length; a++) {
    const prefix2 = acc[a] + pre;
    let vs = values;
    if (dropEmpties && !prefix2) {
      if (!nonEmpty)
        nonEmpty = values.filter((v) => v);
      vs = nonEmpty;
    }
    for (let v = 0; v < vs.length; v++) {
      if (out.length >= max)
        break outer;
      const expansion = prefix2 + vs[v];
      if (length + expansion.length > maxLength)
        break outer;
      out.push(expansion);
      length += expansion.length;
    }
  }
  budget.remaining -= out.length;
  return out;
}
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
  const n = body.split(/\.\./);
  const N = [];
  if (n[0] === void 0 || n[1] === void 0) {
    return N;
  }
  const x = numeric(n[0]);
  const y = numeric(n[1]);
  const width = Math.max(n[0].length, n[1].length);
  let incr = n.length === 3 && n[2] !== void 0 ? Math.max(Math.abs(numeric(n[2])), 1) : 1;
  let test = lte;
  const reverse = y < x;
  if (reverse) {
    incr *= -1;
    test = gte;
  }
  const pad = n.some(isPadded);
  const cost = pad ? width : 1;
  let length = 0;
  for (let i = x; test(i, y) && N.length < max; i += incr) {
    budget.remaining -= cost;
    if (budget.remaining < 0) {
      return void 0;
    }
    let c;
    if (isAlphaSequence) {
      c = String.fromCharCode(i);
      if (c === "\\") {
        c = "";
      }
    } else {
      c = String(i);
      if (pad) {
        const need = width - c.length;
        if (need > 0) {
          const z = new Array(need + 1).join("0");
          if (i < 0) {
            c = "-" + z + c.slice(1);
          } else {
            c = z + c;
          }
        }
      }
    }
    if (length + c.length > maxLength)
      break;
    N.push(c);
    length += c.length;
  }
  return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
  budget.remaining -= CALL_STEPS;
  if (depth > maxDepth) {
    return [str];
  }
  let acc = [""];
  let rewrites = 0;
  let dropEmpties = false;
  let firstGroup = true;
  let masked = str;
  for (; ; ) {
    const m = balancedWithBudget(str, masked, budget);
    if (!m) {
      return combine(acc, str, [""], max, maxLength, dropEmpties, budget);
    }
    if (m.unmatched) {
      masked = maskUnmatchedOpens(masked, budget);
    }
    const pre = m.pre;
    const literal2 = () => combine(acc, pre + "{" + m.body + "}" + m.post, [""], max, maxLength, dropEmpties, budget);
    if (/\$$/.test(pre)) {
      acc = combine(acc, pre + "{" + m.body + "}", [""], max, maxLength, dropEmpties && !m.post.length, budget);
      firstGroup = false;
      if (!m.post.length)
        break;
      str = m.post;
      masked = masked.slice(m.end + 1);
      continue;
    }
    const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
    const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
    const isSequence = isNumericSequence || isAlphaSequence;
    const isOptions = m.body.indexOf(",") >= 0;
    if (!isSequence && !isOptions) {
      if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
        rewrites++;
        str = m.pre + "{" + m.body + escClose + m.post;
        masked = masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
        isTop = true;
        continue;
      }
      return literal2();
    }
    if (firstGroup) {
      dropEmpties = isTop && !isSequence;
      firstGroup = false;
    }
    let values;
    if (isSequence) {
      values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
      if (!values) {
        return literal2();
      }
    } else {
      let n = parseCommaParts(m.body, budget);
      if (!n) {
        return literal2();
      }
      if (n.length === 1 && n[0] !== void 0) {
        n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
        if (budget.remaining < 0) {
          return literal2();
        }
        if (n.length === 1) {
          const next2 = combine(acc, pre + n[0], [""], max, maxLength, dropEmpties && !m.post.length, budget);
          if (budget.remaining < 0) {
            return literal2();
          }
          acc = next2;
          if (!m.post.length)
            break;
          str = m.post;
          masked = masked.slice(m.end + 1);
          continue;
        }
      }
      let dropsEmpties = dropEmpties && !m.post.length && !pre;
      for (let d = 0; dropsEmpties && d < acc.length; d++) {
        if (acc[d]) {
          dropsEmpties = false;
        }
      }
      values = [];
      let valuesLength = 0;
      outer: for (let j = 0; j < n.length; j++) {
        const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
        if (budget.remaining < 0) {
          return literal2();
        }
        for (let k = 0; k < expanded.length; k++) {
          const v = expanded[k];
          if (dropsEmpties && !v)
            continue;
          if (values.length >= max || valuesLength + v.length > maxLength) {
            break outer;
          }
          values.push(v);
          valuesLength += v.length;
        }
      }
    }
    const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
    if (budget.remaining < 0) {
      return literal2();
    }
    acc = next;
    if (!m.post.length)
      break;
    str = m.post;
    masked = masked.slice(m.end + 1);
  }
  return acc;
}

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
var digit = (a, b) => a === b ? { t: "lit", ch: String(a) } : { t: "class", re: new RegExp(`^[${a}-${b}]$`) };
var prefix = (d, alts) => alts.map((s) => [digit(d, d), ...s]);
var fixed = (a, b) => {
  if (!a)
    return [[]];
  let lo = +a[0];
  let hi = +b[0];
  const ra = a.slice(1);
  const rb = b.slice(1);
  if (lo === hi)
    return prefix(lo, fixed(ra, rb));
  const zeros = "0".repeat(ra.length);
  const nines = "9".repeat(ra.length);
  const out = [];
  if (ra !== zeros)
    out.push(...prefix(lo++, fixed(ra, nines)));
  const last = rb === nines ? [] : prefix(hi--, fixed(zeros, rb));
  if (lo <= hi) {
    out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
  }
  out.push(...last);
  return out;
};
var nonneg = (a, b, width) => {
  if (width) {
    return fixed(String(a).padStart(width, "0"), String(b).padStart(width, "0"));
  }
  const out = [];
  for (let len = String(a).length; len <= String(b).length; len++) {
    const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
    const hi = Math.min(b, 10 ** len - 1);
    out.push(...fixed(String(lo), String(hi)));
  }
  return out;
};
var numericRange = (loStr, hiStr) => {
  let lo = Number(loStr);
  let hi = Number(hiStr);
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi))
    return;
  if (lo > hi)
    [lo, hi] = [hi, lo];
  const padded = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr);
  const width = padded ? Math.max(loStr.length, hiStr.length) : 0;
  const out = [];
  if (lo < 0) {
    const neg = nonneg(Math.max(-hi, 1), -lo, width && width - 1);
    out.push(...neg.map((s) => [{ t: "lit", ch: "-" }, ...s]));
  }
  if (hi >= 0)
    out.push(...nonneg(Math.max(lo, 0), hi, width));
  return out;
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
var posixClasses = {
  "[:alnum:]": ["\\p{L}\\p{Nl}\\p{Nd}"],
  "[:alpha:]": ["\\p{L}\\p{Nl}"],
  "[:ascii:]": ["\\x00-\\x7f"],
  "[:blank:]": ["\\p{Zs}\\t"],
  "[:cntrl:]": ["\\p{Cc}"],
  "[:digit:]": ["\\p{Nd}"],
  "[:graph:]": ["\\p{Z}\\p{C}", true],
  "[:lower:]": ["\\p{Ll}"],
  "[:print:]": ["\\p{C}", true],
  "[:punct:]": ["\\p{P}\\p{S}"],
  "[:space:]": ["\\p{Z}\\t\\r\\n\\v\\f"],
  "[:upper:]": ["\\p{Lu}"],
  "[:word:]": ["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}"],
  "[:xdigit:]": ["A-Fa-f0-9"]
};
var braceEscape = (s) => s.replace(/[[\]\\-]/g, "\\$&");
var noMatch = /$./;
var parseClass = (glob, position, nocase = false, form) => {
  const norm = (c) => {
    const n = form ? c.normalize(form) : c;
    return [...n].length === 1 ? n : c;
  };
  const pos = position;
  if (glob.charAt(pos) !== "[") {
    throw new Error("not in a brace expression");
  }
  const ranges = [];
  const negs = [];
  let i = pos + 1;
  let sawStart = false;
  let escaping = false;
  let negate = false;
  let endPos = pos;
  let rangeStart = "";
  WHILE: while (i < glob.length) {
    const c = String.fromCodePoint(glob.codePointAt(i));
    if ((c === "!" || c === "^") && i === pos + 1) {
      negate = true;
      i++;
      continue;
    }
    if (c === "]" && sawStart && !escaping) {
      endPos = i + 1;
      break;
    }
    sawStart = true;
    if (c === "\\") {
      if (!escaping) {
        escaping = true;
        i++;
        continue;
      }
    }
    if (c === "[" && !escaping) {
      for (const [cls, [unip, neg]] of Object.entries(posixClasses)) {
        if (glob.startsWith(cls, i)) {
          if (rangeStart) {
            return [noMatch, glob.length - pos];
          }
          i += cls.length;
          if (neg)
            negs.push(unip);
          else
            ranges.push(unip);
          continue WHILE;
        }
      }
    }
    escaping = false;
    const n = norm(c);
    if (rangeStart) {
      if (n.codePointAt(0) > rangeStart.codePointAt(0)) {
        ranges.push(braceEscape(rangeStart) + "-" + braceEscape(n));
      } else if (n === rangeStart) {
        ranges.push(braceEscape(n));
      }
      rangeStart = "";
      i += c.length;
      continue;
    }
    if (glob.startsWith("-]", i + c.length)) {
      ranges.push(braceEscape(n + "-"));
      i += c.length + 1;
      continue;
    }
    if (glob.startsWith("-", i + c.length)) {
      rangeStart = n;
      i += c.length + 1;
      continue;
    }
    ranges.push(braceEscape(n));
    i += c.length;
  }
  if (endPos < i) {
    return [noMatch, 0];
  }
  if (!ranges.length && !negs.length) {
    return [noMatch, glob.length - pos];
  }
  const sranges = "[" + (negate ? "^" : "") + ranges.join("") + "]";
  const snegs = "[" + (negate ? "" : "^") + negs.join("") + "]";
  const comb = "^" + (ranges.length && negs.length ? "(" + sranges + "|" + snegs + ")" : ranges.length ? sranges : snegs);
  return [new RegExp(comb, nocase ? "iu" : "u"), endPos - pos];
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js
var MATCH = { t: "match", id: 0 };
var extTypes = "!?+*@";
var lit = (ch) => ({ t: "lit", ch });
var reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
var newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, "iu");
var foldCache = /* @__PURE__ */ new Map();
var foldRe = (ch) => {
  let re = foldCache.get(ch);
  if (!re) {
    re = newFoldRe(ch);
    if (foldCache.size >= 1e3)
      foldCache.clear();
    foldCache.set(ch, re);
  }
  return re;
};
var litMatch = (l, c) => {
  if (c === l.ch)
    return true;
  if (!l.re)
    return false;
  const code = c.charCodeAt(0);
  if (code >= 128)
    return l.re.test(c);
  const ascii = l.ascii ??= new Uint8Array(128);
  ascii[code] ||= l.re.test(c) ? 1 : 2;
  return ascii[code] === 1;
};
var tokenize = (p, nocase, noext, form, mark) => {
  const toks = [];
  for (let i = 0; i < p.length; ) {
    const c = String.fromCodePoint(p.codePointAt(i));
    if (mark) {
      const m = c === "\\" && p.startsWith(mark, i + 1) ? 1 : 0;
      if (m || c === mark) {
        const start2 = i + m + mark.length;
        const end = p.indexOf(mark, start2);
        const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start2, end));
        const alts = end !== -1 && r && numericRange(r[1], r[2]);
        if (alts) {
          toks.push({ t: "ext", type: "@", alts });
          i = end + mark.length;
          continue;
        }
      }
    }
    if (c === "\\") {
      const e = p.codePointAt(i + 1);
      const ch = e === void 0 ? c : String.fromCodePoint(e);
      toks.push(lit(ch));
      i += 1 + ch.length;
      continue;
    }
    if (c === "[") {
      const [re, consumed] = parseClass(p, i, nocase, form);
      if (consumed) {
        toks.push({ t: "class", re });
        i += consumed;
        continue;
      }
    }
    if (!noext && extTypes.includes(c) && p[i + 1] === "(") {
      toks.push({ t: "open", type: c });
      i += 2;
      continue;
    }
    toks.push(!noext && c === "|" ? { t: "bar" } : !noext && c === ")" ? { t: "close" } : c === "*" ? { t: "star" } : c === "?" ? { t: "any" } : lit(c));
    i += c.length;
  }
  return toks;
};
var pair = (toks) => {
  const pairs = /* @__PURE__ */ new Map();
  const stack = [];
  toks.forEach((tok, i) => {
    if (tok.t === "open")
      stack.push(i);
    else if (tok.t === "close" && stack.length)
      pairs.set(stack.pop(), i);
  });
  return pairs;
};
var build = (toks, pairs, start2, end, top) => {
  let seq = [];
  const alts = [seq];
  for (let i = start2; i < end; i++) {
    const tok = toks[i];
    const close = pairs.get(i);
    if (tok.t === "open" && close !== void 0) {
      const sub = build(toks, pairs, i + 1, close, false);
      seq.push({ t: "ext", type: tok.type, alts: sub });
      i = close;
    } else if (tok.t === "bar" && !top) {
      alts.push(seq = []);
    } else if (tok.t === "open") {
      seq.push(lit(tok.type), lit("("));
    } else if (tok.t === "bar") {
      seq.push(lit("|"));
    } else if (tok.t === "close") {
      seq.push(lit(")"));
    } else {
      seq.push(tok);
    }
  }
  return alts;
};
var normalize = (items, form) => {
  const out = [];
  let run = "";
  const flush = () => {
    for (const ch of run.normalize(form))
      out.push(lit(ch));
    run = "";
  };
  for (const it of items) {
    if (it.t === "lit") {
      run += it.ch;
      continue;
    }
    flush();
    out.push(it.t === "ext" ? { ...it, alts: it.alts.map((a) => normalize(a, form)) } : it);
  }
  flush();
  return out;
};
var compile = (items, nocase) => {
  let id = 1;
  const split = (out) => ({ t: "split", id: id++, out });
  const seq = (items2, next) => items2.reduceRight((next2, it) => item(it, next2), next);
  const item = (it, next) => {
    switch (it.t) {
      case "lit":
        const re = nocase ? foldRe(it.ch) : void 0;
        return { t: "lit", id: id++, ch: it.ch, re, next };
      case "any":
      case "star":
        return { t: it.t, id: id++, next };
      case "class":
        return { t: "class", id: id++, re: it.re, next };
    }
    const alts = (next2) => it.alts.map((a) => seq(a, next2));
    switch (it.type) {
      case "@":
        return split(alts(next));
      case "?":
        return split([next, ...alts(next)]);
      case "!":
        return { t: "neg", id: id++, sub: split(alts(MATCH)), next };
    }
    const after = split([]);
    const entry = split(alts(after));
    after.out.push(next, entry);
    return it.type === "*" ? after : entry;
  };
  const start2 = seq(items, MATCH);
  return [start2, id];
};
var show = (start2) => {
  const lines = [];
  const seen = /* @__PURE__ */ new Set();
  const ref = (n) => n.t === "match" ? "match" : String(n.id);
  const walk = (n, indent) => {
    if (n.t === "match" || seen.has(n))
      return;
    seen.add(n);
    const line = (desc) => lines.push(`${indent}${n.id}: ${desc}`);
    switch (n.t) {
      case "split":
        line(`split -> ${n.out.map(ref).join(", ")}`);
        for (const o of n.out)
          walk(o, indent);
        return;
      case "neg":
        line(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
        walk(n.sub, indent + "  ");
        return walk(n.next, indent);
      case "lit":
        line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
        break;
      case "class":
        line(`${n.re} -> ${ref(n.next)}`);
        break;
      default:
        line(`${n.t === "any" ? "?" : "*"} -> ${ref(n.next)}`);
    }
    walk(n.next, indent);
  };
  walk(start2, "");
  return [`start -> ${ref(start2)}`, ...lines].join("\n");
};
var State = class {
  // set by the Sim, to mark the nodes that this state has
  gen;
  threads = [];
  match = false;
  runs = [];
  // the sorted ids of the threads, with 0 for a match, once the
  // state is done
  ids = [];
  constructor(gen) {
    this.gen = gen;
  }
  // no threads, so nothing more can match
  get dead() {
    return !this.threads.length && !this.match && !this.runs.length;
  }
};
var sameState = (a, b) => {
  if (a.ids.length !== b.ids.length)
    return false;
  if (a.runs.length !== b.runs.length)
    return false;
  if (a.ids.some((id, i) => id !== b.ids[i]))
    return false;
  return a.runs.every((r) => b.runs.some((o) => o.neg === r.neg && sameState(o.state, r.state)));
};
var marks = (size) => ({
  has: new Float64Array(size),
  seen: new Float64Array(size),
  gen: 0
});
var Sim = class {
  // `.` and `..` only match literal dots, even with `dot:true`
  dots;
  // the string starts with `.`, and `dot:true` is not set
  dotStart;
  #marks;
  constructor(dots, dotStart, marks2) {
    this.dots = dots;
    this.dotStart = dotStart;
    this.#marks = marks2;
  }
  state() {
    return new State(++this.#marks.gen);
  }
  // sort the ids of a state, once it has all of its threads
  done(state) {
    state.ids = state.threads.map((n) => n.id).sort((a, b) => a - b);
    if (state.match)
      state.ids.unshift(MATCH.id);
    return state;
  }
  // true the first time that the state walks through the node, so
  // that loops in the graph stop
  #visit(state, node) {
    const { seen } = this.#marks;
    if (seen[node.id] === state.gen)
      return false;
    seen[node.id] = state.gen;
    return true;
  }
  #addThread(state, node) {
    const { has } = this.#marks;
    if (has[node.id] === state.gen)
      return false;
    has[node.id] = state.gen;
    state.threads.push(node);
    return true;
  }
  // wildcards only match a leading dot if `dot:true`. In a negated
  // sub-pattern, this does not apply, because the negation itself
  // can not match a leading dot.
  restricted(i, top) {
    return top && (this.dots || this.dotStart && i === 0);
  }
  add(state, node, i, top) {
    switch (node.t) {
      case "split":
        if (!this.#visit(state, node))
          return;
        for (const o of node.out)
          this.add(state, o, i, top);
        return;
      case "neg":
        if (!this.#visit(state, node))
          return;
        const sub = this.state();
        this.add(sub, node.sub, i, false);
        this.done(sub);
        return this.addRun(state, { t: "run", neg: node, state: sub }, i, top);
      case "star":
        if (this.restricted(i, top))
          return;
        if (this.#addThread(state, node))
          this.add(state, node.next, i, top);
        return;
      case "match":
        state.match = true;
        return;
      default:
        this.#addThread(state, node);
    }
  }
  addRun(state, run, i, top) {
    for (const r of state.runs) {
      if (r.neg === run.neg && sameState(r.state, run.state))
        return;
    }
    state.runs.push(run);
    if (!run.state.match) {
      this.add(state, run.neg.next, i, top);
    }
  }
  // the threads after char `c`, at index `i`
  step(state, c, i, top) {
    const next = this.state();
    for (const th of state.threads) {
      switch (th.t) {
        case "lit":
          if (litMatch(th, c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "any":
          if (!this.restricted(i, top))
            this.add(next, th.next, i + 1, top);
          break;
        case "class":
          if (!this.restricted(i, top) && th.re.test(c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "star":
          if (!this.restricted(i, top))
            this.add(next, th, i + 1, top);
      }
    }
    if (!this.restricted(i, top)) {
      for (const run of state.runs) {
        if (run.state.dead) {
          this.addRun(next, run, i + 1, top);
          continue;
        }
        const sub = this.step(run.state, c, i, false);
        this.addRun(next, { t: "run", neg: run.neg, state: sub }, i + 1, top);
      }
    }
    return this.done(next);
  }
};
var stateKey = (state) => {
  const ids = state.ids.join();
  if (!state.runs.length)
    return ids;
  const runs = state.runs.map((r) => `${r.neg.id}(${stateKey(r.state)})`);
  return `${ids}|${runs.sort().join("|")}`;
};
var DFA_BUDGET = 1 << 18;
var Dfa = class {
  #start;
  #states = /* @__PURE__ */ new Map();
  #size = 0;
  #plain;
  #dotStart;
  #sim;
  #dotSim;
  constructor(start2, marks2) {
    this.#start = start2;
    this.#sim = new Sim(false, false, marks2);
    this.#dotSim = new Sim(false, true, marks2);
  }
  #make(state) {
    return {
      state,
      match: state.match,
      dead: state.dead,
      next: /* @__PURE__ */ new Map()
    };
  }
  #intern(state) {
    const key = stateKey(state);
    const found = this.#states.get(key);
    if (found)
      return found;
    if (this.#size > DFA_BUDGET)
      this.#clear();
    const d = this.#make(state);
    this.#states.set(key, d);
    this.#size += key.length + 1;
    return d;
  }
  #clear() {
    this.#states.clear();
    this.#size = 0;
    this.#plain = void 0;
    this.#dotStart = void 0;
  }
  start(dotStart) {
    if (dotStart) {
      if (this.#dotStart)
        return this.#dotStart;
      const state2 = this.#dotSim.state();
      this.#dotSim.add(state2, this.#start, 0, true);
      return this.#dotStart = this.#make(this.#dotSim.done(state2));
    }
    if (this.#plain)
      return this.#plain;
    const state = this.#sim.state();
    this.#sim.add(state, this.#start, 0, true);
    return this.#plain = this.#intern(this.#sim.done(state));
  }
  // the next state, after a miss in `d.ascii`
  next(d, c) {
    const code = c.charCodeAt(0);
    const found = code < 128 ? void 0 : d.next.get(c);
    if (found)
      return found;
    const n = d === this.#dotStart ? this.#intern(this.#dotSim.step(d.state, c, 0, true)) : this.#intern(this.#sim.step(d.state, c, 1, true));
    if (code < 128) {
      if (!d.ascii) {
        d.ascii = new Array(128);
        this.#size += 128;
      }
      d.ascii[code] = n;
    } else {
      d.next.set(c, n);
    }
    this.#size++;
    return n;
  }
};
var linear = (start2) => {
  const nodes = [];
  for (let n = start2; n.t !== "match"; n = n.next) {
    if (n.t === "split" || n.t === "neg")
      return void 0;
    nodes.push(n);
  }
  return nodes;
};
var testLinear = (nodes, chars, start2, end) => {
  let ni = 0;
  let ci = start2;
  let starNi = -1;
  let starCi = 0;
  while (ci < end) {
    const n = nodes[ni];
    if (n?.t === "star") {
      starNi = ni++;
      starCi = ci;
      continue;
    }
    const c = chars[ci];
    if (n && (n.t === "any" || n.t === "lit" && litMatch(n, c) || n.t === "class" && n.re.test(c))) {
      ni++;
      ci++;
      continue;
    }
    if (starNi === -1)
      return false;
    ni = starNi + 1;
    ci = ++starCi;
  }
  while (nodes[ni]?.t === "star")
    ni++;
  return ni === nodes.length;
};
var lengths = (items) => {
  let min = 0;
  let max = 0;
  for (const it of items) {
    const [lo, hi] = itemLengths(it);
    min += lo;
    max += hi;
  }
  return [min, max];
};
var itemLengths = (it) => {
  if (it.t === "star")
    return [0, Infinity];
  if (it.t !== "ext")
    return [1, 1];
  if (it.type === "!")
    return [0, Infinity];
  const alts = it.alts.map(lengths);
  const min = Math.min(...alts.map((a) => a[0]));
  const max = Math.max(...alts.map((a) => a[1]));
  const loop = max === 0 ? 0 : Infinity;
  return it.type === "@" ? [min, max] : it.type === "?" ? [0, max] : it.type === "*" ? [0, loop] : [min, loop];
};
var hasAffix = (lits, chars, start2) => {
  for (let j = 0; j < lits.length; j++) {
    if (!litMatch(lits[j], chars[start2 + j]))
      return false;
  }
  return true;
};
var slashOrSurrogate = /[/\ud800-\udfff]/;
var surrogate = /[\ud800-\udfff]/;
var codePoints = (s) => surrogate.test(s) ? [...s] : s;
var noSlash = (s) => {
  if (s.includes("/")) {
    throw new Error("can only match a single path portion, got: " + s);
  }
};
var Matcher = class {
  pattern;
  options;
  #start;
  // the number of node ids
  #size;
  #marks;
  // the Sim for strings that are only `.` or `..`
  #dotsSim;
  // the string to compare, if the pattern has no magic. With
  // `nocase:true`, the RegExp that folds case is made when it is
  // first used.
  #literal;
  #literalFold = false;
  #literalRe;
  // the nodes between the prefix and suffix, if the graph is a
  // single chain
  #linear;
  // the linear nodes are only `*` and `?`, so the length bounds and
  // the prefix and suffix decide the match
  #wild = false;
  // the least and most chars that a match can have
  #min = 0;
  #max = Infinity;
  // the literals that a match must start and end with. Each one
  // matches exactly one char, and they are distinct items in the
  // pattern, so a string that does not have them can not match.
  #prefix = [];
  #suffix = [];
  // the prefix and suffix as strings, if they do not fold case
  #prefixStr;
  #suffixStr;
  // there is a prefix or suffix to check
  #affix = false;
  #dfa;
  #form;
  constructor(pattern, options = {}) {
    if (pattern.includes("/")) {
      throw new Error("can only match a single path portion, got pattern: " + pattern);
    }
    this.pattern = pattern;
    this.options = options;
    const { nocase = false, noext = false, normalize: n } = options;
    this.#form = n === true ? "NFC" : n || void 0;
    const literal2 = /^[?*+@]\(\)$/.test(pattern);
    const toks = tokenize(pattern, nocase, noext || literal2, this.#form, options.rangeMark);
    let [items] = build(toks, pair(toks), 0, toks.length, true);
    if (this.#form)
      items = normalize(items, this.#form);
    const [start2, size] = compile(items, nocase);
    this.#start = start2;
    this.#size = size;
    if (items.every((it) => it.t === "lit")) {
      this.#literal = items.map((it) => it.ch).join("");
      this.#literalFold = nocase;
    } else {
      const lit2 = (it) => it.t !== "lit" ? void 0 : nocase ? { ch: it.ch, re: foldRe(it.ch) } : { ch: it.ch };
      for (const it of items) {
        const l = lit2(it);
        if (!l)
          break;
        this.#prefix.push(l);
      }
      for (let j = items.length - 1; j >= 0; j--) {
        const l = lit2(items[j]);
        if (!l)
          break;
        this.#suffix.unshift(l);
      }
      this.#affix = !!(this.#prefix.length || this.#suffix.length);
      if (!nocase) {
        this.#prefixStr = this.#prefix.map((l) => l.ch).join("");
        this.#suffixStr = this.#suffix.map((l) => l.ch).join("");
      }
      this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || void 0);
      this.#wild = !!this.#linear?.every((n2) => n2.t === "star" || n2.t === "any");
      const [min, max] = lengths(items);
      this.#min = min;
      this.#max = max;
    }
  }
  test(s) {
    if (this.#form) {
      noSlash(s);
      return this.#test(s.normalize(this.#form));
    }
    if (slashOrSurrogate.test(s)) {
      noSlash(s);
      return this.#test(s, [...s]);
    }
    return this.#test(s, s);
  }
  /**
   * The same as {@link Matcher#test}, but the string is not checked
   * for `/` chars, so the result for a string that has one is not
   * defined. Only use it for a string that is known to be one path
   * portion, such as a part of a path that was split on `/`. It can
   * be faster, because some patterns do not need to look at each char
   * of the string.
   */
  testUnchecked(s) {
    return this.#test(this.#form ? s.normalize(this.#form) : s);
  }
  // Test a string that has no `/`. `chars` indexes it by code point.
  // If it is not given, it is only found if a step needs it.
  #test(s, chars) {
    if (this.#literal !== void 0) {
      return this.#literalFold ? (this.#literalRe ??= newFoldRe(this.#literal)).test(s) : s === this.#literal;
    }
    const min = this.#min;
    const max = this.#max;
    if (chars === void 0) {
      const most = s.length;
      const least = most + 1 >> 1;
      if (most < min || least > max)
        return false;
      if (least < min || most > max)
        chars = codePoints(s);
    }
    if (chars !== void 0 && (chars.length < min || chars.length > max)) {
      return false;
    }
    const prefix2 = this.#prefix.length;
    if (this.#affix) {
      if (this.#prefixStr !== void 0 && this.#suffixStr !== void 0) {
        if (!s.startsWith(this.#prefixStr) || !s.endsWith(this.#suffixStr)) {
          return false;
        }
      } else {
        chars ??= codePoints(s);
        const end = chars.length - this.#suffix.length;
        if (!hasAffix(this.#prefix, chars, 0) || !hasAffix(this.#suffix, chars, end)) {
          return false;
        }
      }
    }
    const dotStart = !this.options.dot && s.startsWith(".");
    if (this.#linear) {
      if (s === "." || s === "..")
        return false;
      if (dotStart && !prefix2)
        return false;
      if (this.#wild)
        return true;
      chars ??= codePoints(s);
      const end = chars.length - this.#suffix.length;
      return testLinear(this.#linear, chars, prefix2, end);
    }
    chars ??= codePoints(s);
    if (s === "." || s === "..") {
      this.#marks ??= marks(this.#size);
      const sim = this.#dotsSim ??= new Sim(true, false, this.#marks);
      const start2 = sim.state();
      sim.add(start2, this.#start, 0, true);
      let state = sim.done(start2);
      for (let i = 0; i < chars.length; i++) {
        state = sim.step(state, chars[i], i, true);
      }
      return state.match;
    }
    this.#marks ??= marks(this.#size);
    const dfa = this.#dfa ??= new Dfa(this.#start, this.#marks);
    let d = dfa.start(dotStart);
    const str = chars === s;
    for (let i = 0; i < chars.length; i++) {
      if (d.dead)
        return false;
      const code = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
      d = d.ascii?.[code] ?? dfa.next(d, chars[i]);
    }
    return d.match;
  }
  /** a readable listing of the state machine */
  toString() {
    return show(this.#start);
  }
};

// node_modules/minimatch/dist/esm/assert-valid-pattern.js
var MAX_PATTERN_LENGTH = 1024 * 64;
var assertValidPattern = (pattern) => {
  if (typeof pattern !== "string") {
    throw new TypeError("invalid pattern");
  }
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new TypeError("pattern is too long");
  }
};

// node_modules/minimatch/dist/esm/escape.js
var escape = (s, { windowsPathsNoEscape = false, magicalBraces = false } = {}) => {
  const e = magicalBraces ? windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, "[$&]") : s.replace(/[?*()[\]\\{}]/g, "\\$&") : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, "[$&]") : s.replace(/[?*()[\]\\]/g, "\\$&");
  const c = e.charAt(0);
  if (c === "#") {
    return (windowsPathsNoEscape ? "[#]" : "\\#") + e.slice(1);
  }
  if (c === "!") {
    return (windowsPathsNoEscape ? "@(!)" : "\\!") + e.slice(1);
  }
  return e;
};

// node_modules/minimatch/dist/esm/unescape.js
var unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true } = {}) => {
  if (windowsPathsNoEscape && s.startsWith("@(!)")) {
    return "!" + unescape(s.slice(4), { windowsPathsNoEscape, magicalBraces });
  }
  if (magicalBraces) {
    return windowsPathsNoEscape ? s.replace(/\[([^/\\])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\])\]/g, "$1$2").replace(/\\([^/])/g, "$1");
  }
  return windowsPathsNoEscape ? s.replace(/\[([^/\\{}])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\{}])\]/g, "$1$2").replace(/\\([^/{}])/g, "$1");
};

// node_modules/minimatch/dist/esm/index.js
var DEFAULT_BRACE_EXPAND_MAX = 1e5;
var DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
var AWE_KEY = "allowWindowsEscape";
var minimatch = (p, pattern, options) => {
  assertValidPattern(pattern);
  if (!options?.nocomment && pattern.charAt(0) === "#") {
    return false;
  }
  return cachedMinimatch(pattern, options).match(p);
};
var cache = /* @__PURE__ */ new Map();
var oldCache = /* @__PURE__ */ new Map();
var cacheSize = 0;
var cacheTotalWeight = 0;
var cacheMax = 256;
var cacheMaxWeight = 1 << 15;
var cacheMaxEntryWeight = 1 << 12;
var cacheWeight = (mm) => {
  let w = mm.pattern.length;
  for (const s of mm.globSet) {
    w += s.length + 1;
    if (w > cacheMaxEntryWeight)
      break;
  }
  return w;
};
var tri = (v) => v === void 0 ? 0 : v ? 2 : 1;
var booleanWeights = new Map(Object.keys({
  nobrace: 0,
  nocomment: 0,
  nonegate: 0,
  noglobstar: 0,
  noext: 0,
  nonull: 0,
  partial: 0,
  dot: 0,
  nocase: 0,
  nocaseMagicOnly: 0,
  magicalBraces: 0,
  matchBase: 0,
  flipNegate: 0,
  preserveMultipleSlashes: 0,
  windowsNoMagicRoot: 0
}).map((k, i) => [k, 24 * 3 ** i]));
var optionsKey = (o) => {
  let n = 0;
  let wpe = false;
  for (const k in o) {
    const v = o[k];
    switch (k) {
      // the same test as the Minimatch constructor
      case "windowsPathsNoEscape":
        if (v)
          wpe = true;
        break;
      case AWE_KEY:
        if (v === false)
          wpe = true;
        break;
      case "platform": {
        const p = v || defaultPlatform;
        if (p === defaultPlatform)
          break;
        if (p === "darwin")
          n += 3;
        else if (p === "win32")
          n += 6;
        else if (p === "linux")
          n += 9;
        else
          return JSON.stringify(o);
        break;
      }
      case "optimizationLevel":
        if (v === void 0)
          break;
        n += v >= 2 ? 1 : v >= 1 ? 0 : 2;
        break;
      case "braceExpandMax":
        if (v !== void 0 && v !== DEFAULT_BRACE_EXPAND_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "maxGlobstarRecursion":
        if (v !== void 0 && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "normalize":
        if (v !== void 0)
          return JSON.stringify(o);
        break;
      default:
        n += (booleanWeights.get(k) ?? 0) * tri(v);
    }
  }
  return wpe ? n + 12 : n;
};
var copyOptions = (o) => {
  const copy = {};
  for (const k in o)
    copy[k] = o[k];
  return copy;
};
var cachedMinimatch = (pattern, options) => {
  const key = options ? optionsKey(options) : 0;
  let mm = cache.get(key)?.get(pattern);
  if (mm)
    return mm;
  mm = oldCache.get(key)?.get(pattern) ?? new Minimatch(pattern, copyOptions(options));
  const weight = cacheWeight(mm);
  if (weight > cacheMaxEntryWeight)
    return mm;
  if (cacheSize >= cacheMax || cacheTotalWeight + weight > cacheMaxWeight) {
    oldCache = cache;
    cache = /* @__PURE__ */ new Map();
    cacheSize = 0;
    cacheTotalWeight = 0;
  }
  let byPattern = cache.get(key);
  if (!byPattern)
    cache.set(key, byPattern = /* @__PURE__ */ new Map());
  byPattern.set(pattern, mm);
  cacheSize++;
  cacheTotalWeight += weight;
  return mm;
};
var defaultPlatform = typeof process === "object" && process ? process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform : "posix";
var path = {
  win32: { sep: "\\" },
  posix: { sep: "/" }
};
var sep = defaultPlatform === "win32" ? path.win32.sep : path.posix.sep;
minimatch.sep = sep;
var GLOBSTAR = /* @__PURE__ */ Symbol("globstar **");
minimatch.GLOBSTAR = GLOBSTAR;
var filter = (pattern, options) => {
  let mm;
  return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
var ext = (a, b = {}) => Object.assign({}, a, b);
var defaults = (def) => {
  if (!def || typeof def !== "object" || !Object.keys(def).length) {
    return minimatch;
  }
  const orig = minimatch;
  const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
  return Object.assign(m, {
    Minimatch: class Minimatch extends orig.Minimatch {
      constructor(pattern, options = {}) {
        super(pattern, ext(def, options));
      }
      static defaults(options) {
        return orig.defaults(ext(def, options)).Minimatch;
      }
    },
    unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
    escape: (s, options = {}) => orig.escape(s, ext(def, options)),
    filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
    defaults: (options) => orig.defaults(ext(def, options)),
    braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
    match: (list, pattern, options = {}) => orig.match(list, pattern, ext(def, options)),
    sep: orig.sep,
    GLOBSTAR
  });
};
minimatch.defaults = defaults;
var braceExpand = (pattern, options = {}) => {
  assertValidPattern(pattern);
  if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
    return [pattern];
  }
  let p = pattern.replace(/\\\\/g, "\\\\\\\\");
  if (options.windowsPathsNoEscape || options[AWE_KEY] === false) {
    p = p.replace(/\[([{}])\]/g, "[\\$1]");
  }
  return expand(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
var RANGE_MIN = 100;
var rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
var inRepeatOrNegExt = (portion, mark) => {
  const stack = [];
  for (let i = 0; i < portion.length; i++) {
    const c = portion.charAt(i);
    if (c === "\\") {
      i++;
    } else if (c === mark) {
      if (stack.some((t) => t !== "@" && t !== "?"))
        return true;
    } else if (portion.charAt(i + 1) === "(" && "!?+*@".includes(c)) {
      stack.push(c);
      i++;
    } else if (c === ")") {
      stack.pop();
    }
  }
  return false;
};
var match = (list, pattern, options = {}) => {
  const mm = new Minimatch(pattern, options);
  list = list.filter((f) => mm.match(f));
  if (mm.options.nonull && !list.length) {
    list.push(pattern);
  }
  return list;
};
minimatch.match = match;
var globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
var classEnd = (pattern, start2) => {
  let i = start2 + 1;
  if (pattern.charAt(i) === "!" || pattern.charAt(i) === "^")
    i++;
  let sawStart = false;
  for (; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "]" && sawStart)
      return i;
    sawStart = true;
    if (c === "\\")
      i++;
  }
  return -1;
};
var literal = (pattern, noext) => {
  if (!noext && (pattern === "+()" || pattern === "@()"))
    return pattern;
  let lit2 = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      lit2 += pattern.charAt(++i) || c;
    } else if (c === "*" || c === "?") {
      return void 0;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close === -1) {
        lit2 += c;
        continue;
      }
      let body = pattern.slice(i + 1, close);
      if (body.startsWith("\\"))
        body = body.slice(1);
      if ([...body].length !== 1 || "!^".includes(pattern.charAt(i + 1))) {
        return void 0;
      }
      lit2 += body;
      i = close;
    } else if (!noext && "+@!".includes(c) && pattern.charAt(i + 1) === "(" && pattern.includes(")", i + 2)) {
      return void 0;
    } else {
      lit2 += c;
    }
  }
  return lit2;
};
var MAX_EXTGLOBS = 256;
var extglobCount = (pattern) => {
  let n = 0;
  for (let i = 0; i < pattern.length - 1; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      i++;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      n++;
      i++;
    }
  }
  return n;
};
var assertValidExtglobs = (pattern) => {
  if (extglobCount(pattern) > MAX_EXTGLOBS) {
    throw new TypeError("pattern has too many extglobs");
  }
};
var extSafe = (pattern) => {
  if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes("[:"))
    return false;
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      if (++i === pattern.length)
        return false;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close !== -1)
        i = close;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      depth++;
      i++;
    } else if (c === ")") {
      if (!depth--)
        return false;
    } else if (c === "|" && !depth) {
      return false;
    }
  }
  return !depth;
};
var lastSplit;
var lastChecked;
var portionMatch = (p, f) => typeof p === "string" ? f === p : f !== "" && p.testUnchecked(f);
var endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart : prev !== void 0 && portionMatch(p, prev) ? prevStart : -1;
var isDots = (p) => p === "." || p === "..";
var isDrive = (p) => typeof p === "string" && /^[a-z]:$/i.test(p);
var isLongUNC = (p) => typeof p === "string" && /^unc$/i.test(p);
var uncHost = (p) => {
  if (p[0] !== "" || p[1] !== "")
    return -1;
  const h = p[2] !== "?" ? 2 : isLongUNC(p[3]) ? 4 : -1;
  const host = p[h];
  const share = p[h + 1];
  return h !== -1 && host !== void 0 && host !== "" && host !== GLOBSTAR && share !== void 0 && share !== "" && share !== GLOBSTAR ? h : -1;
};
var walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith("."));
var dotPortion = (f, start2, end, dot, sep2) => {
  for (let k = start2; k < end; ) {
    if (f.charCodeAt(k) === 46) {
      if (!dot)
        return true;
      const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
      if (n >= end || isSep(f.charCodeAt(n), sep2))
        return true;
    }
    const s = nextSep(f, k, sep2);
    if (s === -1)
      return false;
    k = s + 1;
    while (k < end && isSep(f.charCodeAt(k), sep2))
      k++;
  }
  return false;
};
var isSep = (c, sep2) => sep2 === "/" ? c === 47 : sep2 === "\\" ? c === 92 : c === 47 || c === 92;
var nextSep = (f, from, sep2) => {
  if (sep2 !== "both")
    return f.indexOf(sep2, from);
  const s = f.indexOf("/", from);
  const b = f.indexOf("\\", from);
  return s === -1 ? b : b === -1 ? s : Math.min(s, b);
};
var lastSep = (f, from, sep2) => sep2 !== "both" ? f.lastIndexOf(sep2, from) : Math.max(f.lastIndexOf("/", from), f.lastIndexOf("\\", from));
var PENDING = {};
var Minimatch = class {
  options;
  set;
  pattern;
  windowsPathsNoEscape;
  nonegate;
  negate;
  comment;
  empty;
  preserveMultipleSlashes;
  partial;
  globSet;
  globParts;
  nocase;
  isWindows;
  platform;
  windowsNoMagicRoot;
  maxGlobstarRecursion;
  // the path can be checked against the last portion, and the string
  // portions, of each row before it is split. See #canMatch.
  #endCheck;
  #literalCheck;
  // level 2 resolves `.` and `..` portions in the path
  #level2;
  // the unicode normalization form, if any
  #form;
  // the string portions of each row in the set
  #literals = [];
  // the rows that #canMatch can match without splitting the path
  #shapes = [];
  // the rows whose last portion can be checked against the path's
  #endRows = [];
  // brace expansion can make the same portion in many rows, so they
  // share one Matcher, and the states that it caches
  #matchers = /* @__PURE__ */ new Map();
  // parse() returns PENDING in place of a Matcher
  #pending = false;
  // the char that marks numeric ranges in globSet, if any
  #rangeMark;
  // the GlobstarParts of each pattern row, by start index and partial
  #globstarParts = /* @__PURE__ */ new WeakMap();
  constructor(pattern, options = {}) {
    assertValidPattern(pattern);
    options = options || {};
    this.options = options;
    this.maxGlobstarRecursion = options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
    this.pattern = pattern;
    this.platform = options.platform || defaultPlatform;
    this.isWindows = this.platform === "win32";
    this.windowsPathsNoEscape = !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
    if (this.windowsPathsNoEscape) {
      this.pattern = this.pattern.replace(/\\/g, "/");
    }
    this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
    this.negate = false;
    this.nonegate = !!options.nonegate;
    this.comment = false;
    this.empty = false;
    this.partial = !!options.partial;
    this.nocase = !!this.options.nocase;
    this.windowsNoMagicRoot = options.windowsNoMagicRoot !== void 0 ? options.windowsNoMagicRoot : !!(this.isWindows && this.nocase);
    this.globSet = [];
    this.globParts = [];
    this.set = [];
    this.#endCheck = !this.preserveMultipleSlashes;
    this.#level2 = (options.optimizationLevel ?? 1) >= 2;
    const n = options.normalize;
    this.#form = n === true ? "NFC" : n || void 0;
    this.make();
    const drives = this.set.map((row) => this.#rootIndex(row));
    this.#endRows = this.set.map((row, r) => this.#endCheck && row.length - 1 > drives[r]);
    this.#literals = this.set.map((row, r) => {
      const end = this.#endRows[r] ? row.length - 1 : row.length;
      const lits = row.slice(drives[r] + 1, end).filter((p) => typeof p === "string" && !!p);
      return [...new Set(lits)];
    });
    this.#literalCheck = this.#literals.some((l) => l.length);
    this.#shapes = this.set.map((row, r) => {
      const [p0, p1, p2] = row;
      if (this.#endRows[r] && row.length === 2) {
        if (p0 === GLOBSTAR && p1 !== GLOBSTAR)
          return "tail";
      }
      if (this.#endRows[r] && options.matchBase && row.length === 1 && p0 !== GLOBSTAR && p0 !== "") {
        return "base";
      }
      if (!this.#endCheck || drives[r] !== -1)
        return void 0;
      if (row.length === 3 && p0 === GLOBSTAR && p2 === GLOBSTAR && p1 !== GLOBSTAR && p1 !== "" && // the portion between is only matched below this limit
      this.maxGlobstarRecursion > 0) {
        return "mid";
      }
      if (row.length === 2 && p1 === GLOBSTAR && p0 !== GLOBSTAR && p0 !== "") {
        return "head";
      }
      return void 0;
    });
  }
  // a string portion of a pattern, normalized if the option is set
  #norm(p) {
    return this.#form ? p.normalize(this.#form) : p;
  }
  // On Windows, the index of the last root portion of a row, as
  // #matchRow finds it: 0 for `c:/...`, 3 for `//?/c:/...` and
  // `//host/share/...`, and 5 for `//?/UNC/host/share/...`. Otherwise
  // -1.
  #rootIndex(row) {
    if (!this.isWindows)
      return -1;
    if (isDrive(row[0]))
      return 0;
    const uncDrive = row[0] === "" && row[1] === "" && row[2] === "?" && isDrive(row[3]);
    if (uncDrive)
      return 3;
    const h = uncHost(row);
    return h === -1 ? -1 : h + 1;
  }
  hasMagic() {
    if (this.options.magicalBraces && this.set.length > 1) {
      return true;
    }
    for (const pattern of this.set) {
      for (const part of pattern) {
        if (typeof part !== "string")
          return true;
      }
    }
    return false;
  }
  make() {
    const pattern = this.pattern;
    const options = this.options;
    if (!options.nocomment && pattern.charAt(0) === "#") {
      this.comment = true;
      return;
    }
    if (!pattern) {
      this.empty = true;
      return;
    }
    this.parseNegate();
    this.globSet = [...new Set(this.#expandBraces())];
    const rawGlobParts = this.globSet.map((s) => this.#slashSplit(s));
    this.globParts = this.preprocess(rawGlobParts);
    this.#pending = true;
    let set = this.globParts.map((s, _, __) => {
      if (this.isWindows && this.windowsNoMagicRoot) {
        const n = s[2] === "?" && isLongUNC(s[3]) ? 6 : 4;
        const isUNC = s[0] === "" && s[1] === "" && (s[2] === "?" || !globMagic.test(s[2])) && s.slice(3, n).every((p) => !globMagic.test(p));
        const isDrive2 = /^[a-z]:/i.test(s[0]);
        if (isUNC) {
          return [
            ...s.slice(0, n).map((p) => this.#norm(p)),
            ...s.slice(n).map((ss) => this.parse(ss))
          ];
        } else if (isDrive2) {
          return [
            this.#norm(s[0]),
            ...s.slice(1).map((ss) => this.parse(ss))
          ];
        }
      }
      return s.map((ss) => this.parse(ss));
    });
    this.set = set.filter((s) => s.indexOf(false) === -1);
    if (this.isWindows) {
      for (let i = 0; i < this.set.length; i++) {
        const p = this.set[i];
        if (p[0] === "" && p[1] === "" && this.globParts[i][2] === "?" && (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
          if (isLongUNC(this.globParts[i][3]))
            p[3] = "UNC";
          p[2] = "?";
        }
      }
    }
    if (!options.noext)
      this.mergeRows();
    this.#pending = false;
    this.set.forEach((row, i) => {
      for (let k = 0; k < row.length; k++) {
        if (row[k] === PENDING) {
          row[k] = this.parse(this.globParts[i][k]);
        }
      }
    });
  }
  // Merge rows that only differ in one portion, where each of them
  // is a Matcher, into one row that matches any of them with
  // `@(a|b|...)`. Then a path is only walked once for all of them,
  // for example with `**/*.{js,ts}`.
  mergeRows() {
    let merged = true;
    while (merged) {
      merged = false;
      if (this.set.length < 2)
        return;
      let keys = this.#mergeKeys();
      const len = Math.max(0, ...this.set.map((r) => r.length));
      for (let k = 0; k < len; k++) {
        const groups = /* @__PURE__ */ new Map();
        const R = this.set.length + 1;
        this.set.forEach((row, i) => {
          if (!(row[k] instanceof Matcher || row[k] === PENDING) || !extSafe(this.globParts[i][k])) {
            return;
          }
          const { pre, suf } = keys[i];
          const key = pre[k] * R + suf[k + 1];
          const g = groups.get(key);
          if (g)
            g.push(i);
          else
            groups.set(key, [i]);
        });
        const drop = /* @__PURE__ */ new Set();
        for (const g of groups.values()) {
          if (g.length < 2)
            continue;
          const [first, ...rest] = g;
          const alts = g.map((i) => this.globParts[i][k]);
          const glob = `@(${alts.join("|")})`;
          if (extglobCount(glob) > MAX_EXTGLOBS)
            continue;
          this.globParts[first][k] = glob;
          this.set[first][k] = this.parse(glob);
          for (const i of rest)
            drop.add(i);
        }
        if (drop.size) {
          merged = true;
          this.set = this.set.filter((_, i) => !drop.has(i));
          this.globParts = this.globParts.filter((_, i) => !drop.has(i));
          if (this.set.length < 2)
            return;
          keys = this.#mergeKeys();
        }
      }
    }
  }
  // For each row, number ids for its prefixes and suffixes, such that
  // pre[k] identifies parts[0..k) and suf[k] identifies parts[k..n).
  // Two rows are the same other than at portion k exactly when they
  // have the same pre[k] and suf[k + 1]. This is linear in the size of
  // the rows, where joining the whole row for every k was quadratic.
  #mergeKeys() {
    const partIds = /* @__PURE__ */ new Map();
    const ids = this.globParts.map((parts) => parts.map((s) => {
      let id = partIds.get(s);
      if (id === void 0)
        partIds.set(s, id = partIds.size);
      return id;
    }));
    const P = partIds.size;
    const len = Math.max(0, ...ids.map((r) => r.length));
    const keys = ids.map((r) => ({
      pre: [0],
      suf: new Array(r.length + 1).fill(0)
    }));
    for (let k = 0; k < len; k++) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { pre } = keys[i];
        const key = pre[k] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        pre.push(id);
      });
    }
    for (let k = len - 1; k >= 0; k--) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { suf } = keys[i];
        const key = suf[k + 1] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        suf[k] = id;
      });
    }
    return keys;
  }
  // various transforms to equivalent pattern sets that are
  // faster to process in a filesystem walk.  The goal is to
  // eliminate what we can, and push all ** patterns as far
  // to the right as possible, even if it increases the number
  // of patterns that we have to process.
  preprocess(globParts) {
    if (this.options.noglobstar) {
      for (const partset of globParts) {
        for (let j = 0; j < partset.length; j++) {
          if (partset[j] === "**") {
            partset[j] = "*";
          }
        }
      }
    }
    const { optimizationLevel = 1 } = this.options;
    if (optimizationLevel >= 2) {
      globParts = this.firstPhasePreProcess(globParts);
      globParts = this.secondPhasePreProcess(globParts);
    } else if (optimizationLevel >= 1) {
      globParts = this.levelOneOptimize(globParts);
    } else {
      globParts = this.adjascentGlobstarOptimize(globParts);
    }
    return globParts;
  }
  // just get rid of adjascent ** portions
  adjascentGlobstarOptimize(globParts) {
    return globParts.map((parts) => {
      let gs = -1;
      while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
        let i = gs;
        while (parts[i + 1] === "**") {
          i++;
        }
        if (i !== gs) {
          parts.splice(gs, i - gs);
        }
      }
      return parts;
    });
  }
  // get rid of adjascent ** and resolve .. portions
  levelOneOptimize(globParts) {
    return globParts.map((parts) => {
      const root = this.#rootIndex(parts) + 1;
      parts = parts.reduce((set, part) => {
        const prev = set[set.length - 1];
        if (part === "**" && prev === "**") {
          return set;
        }
        if (part === "..") {
          if (set.length > root && prev && prev !== ".." && prev !== "." && prev !== "**") {
            set.pop();
            return set;
          }
        }
        set.push(part);
        return set;
      }, []);
      return parts.length === 0 ? [""] : parts;
    });
  }
  // Check the path against each row before it is split. 'no' if no
  // row can match, so it does not need to be split. 'yes' if a row of
  // `**` and one more portion matches. 'maybe' if it must be split to
  // know. None of this applies with partial, where the path can end
  // before the row does.
  //
  // On Windows, `\` is a separator in the path too, and the portions of
  // a row up to its drive letter or UNC share are not checked (see
  // #rootIndex).
  //
  // Each string portion of a row must be a portion of the path, so the
  // path must contain it. Level 2 can only take portions out of the
  // path, so this is still true then.
  //
  // The last portion of a row must match the last portion of the path,
  // or the one before a trailing `/` (as a/* and a/**/* match a/b/).
  // This does not apply to rows that end in **, rows that end in a
  // root, or preserveMultipleSlashes (which can leave more
  // than one '' at the end). At level 2, it does not apply if that
  // portion is `.` or `..`, which can be
  // resolved away. Level 2 only takes other portions out of the
  // middle of the path.
  //
  // A row of `**/x` then matches if the ** can walk the portions
  // before the one that x matches, the same as #matchGlobstar. At
  // level 2, this is only known if none of them are `.` or `..`, so
  // that the path does not change when it is resolved.
  #canMatch(f) {
    const sep2 = !this.isWindows || !f.includes("\\") ? "/" : f.includes("/") ? "both" : "\\";
    let ends = this.#endCheck ? 0 : -1;
    let last = "";
    let lastStart = 0;
    let prev;
    let prevStart = 0;
    const dot = !!this.options.dot;
    ROWS: for (let r = 0; r < this.set.length; r++) {
      const row = this.set[r];
      const p = row[row.length - 1];
      let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
      if (end && ends === 0) {
        const i = lastSep(f, f.length, sep2);
        lastStart = i + 1;
        last = f.slice(lastStart);
        if (last === "" && i >= 0) {
          let j = i;
          while (j > 0 && isSep(f.charCodeAt(j - 1), sep2))
            j--;
          prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep2) + 1;
          prev = f.slice(prevStart, j);
        }
        const resolves = this.#level2 && (isDots(last) || last === "" && prev !== void 0 && isDots(prev));
        ends = resolves ? -1 : 1;
        end = !resolves;
      }
      let tailStart = -1;
      if (end && typeof p === "string") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      if (this.#literalCheck) {
        for (const l of this.#literals[r]) {
          if (!f.includes(l))
            continue ROWS;
        }
      }
      if (end && typeof p === "object") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      const shape = this.#shapes[r];
      if (shape === "base" && end)
        return "yes";
      if (shape === "tail" && end) {
        if (this.#level2 && dotPortion(f, 0, tailStart, true, sep2)) {
          return "maybe";
        }
        if (!dotPortion(f, 0, tailStart, dot, sep2))
          return "yes";
        continue;
      }
      if (shape === "mid" || shape === "head") {
        const m = this.#walk(f, row, shape === "head", dot, sep2);
        if (m !== "no")
          return m;
        continue;
      }
      return "maybe";
    }
    return "no";
  }
  // Match a row of a known shape against the split path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do. None of these
  // rows have a drive letter, so they start at the first portion.
  #matchShape(file, row, shape) {
    const dot = !!this.options.dot;
    const n = file.length;
    if (shape === "head") {
      if (n < 2 || !portionMatch(row[0], file[0])) {
        return false;
      }
      for (let i = 1; i < n; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    const x = row[1];
    if (shape === "tail") {
      let t = n - 1;
      if (!portionMatch(x, file[t])) {
        if (file[t] !== "" || n === 1 || !portionMatch(x, file[--t])) {
          return false;
        }
      }
      for (let i = 0; i < t; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    for (let k = 0; k < n; k++) {
      if (portionMatch(x, file[k]) && k + 1 < n) {
        let i = k + 1;
        while (i < n && walkable(file[i], dot))
          i++;
        if (i === n)
          return true;
      }
      if (!walkable(file[k], dot))
        return false;
    }
    return false;
  }
  // Match a row of `**/x/**` or `x/**` against the path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do once it is split.
  // x must match a portion (the first one, for `x/**`), the ** before
  // it must be able to walk the portions before that one, and there
  // must be a portion after it, which the ** after it can walk. At
  // level 2, this is only known if no portion is `.` or `..`.
  #walk(f, row, head, dot, sep2) {
    if (this.#level2 && dotPortion(f, 0, f.length, true, sep2))
      return "maybe";
    const x = row[head ? 0 : 1];
    let s = 0;
    for (let e = nextSep(f, s, sep2); e !== -1; e = nextSep(f, s, sep2)) {
      let next = e + 1;
      while (next < f.length && isSep(f.charCodeAt(next), sep2))
        next++;
      const hit = typeof x === "string" ? e - s === x.length && f.startsWith(x, s) : e > s && x.testUnchecked(f.slice(s, e));
      if (hit && !dotPortion(f, next, f.length, dot, sep2))
        return "yes";
      if (head || dotPortion(f, s, next, dot, sep2))
        return "no";
      s = next;
    }
    return "no";
  }
  // the last split, if it was the same path with the same split
  // settings
  #cachedSplit(f) {
    const last = lastSplit;
    return last?.f === f && last.isWindows === this.isWindows && last.preserveMultipleSlashes === this.preserveMultipleSlashes && last.normalize === this.#form ? last : void 0;
  }
  // split a path for match(), and keep the parts for the next call
  #split(f) {
    const { isWindows, preserveMultipleSlashes } = this;
    let parts = this.#slashSplit(isWindows ? f.split("\\").join("/") : f);
    const normalize2 = this.#form;
    if (normalize2)
      parts = parts.map((p) => p.normalize(normalize2));
    lastSplit = {
      f,
      isWindows,
      preserveMultipleSlashes,
      normalize: normalize2,
      parts
    };
    return lastSplit;
  }
  // resolve `.` and `..` portions of a path, for level 2
  #levelTwoFileOptimize(file) {
    const parts = [...file];
    let didSomething = false;
    do {
      didSomething = false;
      if (!this.preserveMultipleSlashes) {
        for (let i = 1; i < parts.length - 1; i++) {
          const p = parts[i];
          if (i === 1 && p === "" && parts[0] === "")
            continue;
          if (p === "." || p === "") {
            didSomething = true;
            parts.splice(i, 1);
            i--;
          }
        }
        if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
          didSomething = true;
          parts.pop();
        }
      }
      const root = this.#rootIndex(parts) + 1;
      let dd = root;
      while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
        const p = parts[dd - 1];
        if (p && p !== "." && p !== ".." && p !== "**") {
          didSomething = true;
          parts.splice(dd - 1, 2);
          dd = Math.max(dd - 2, root);
        }
      }
    } while (didSomething);
    return parts.length === 0 ? [""] : parts;
  }
  // First phase: single-pattern processing
  // <pre> is 1 or more portions
  // <rest> is 1 or more portions
  // <p> is any portion other than ., .., '', or **
  // <e> is . or ''
  //
  // **/.. is *brutal* for filesystem walking performance, because
  // it effectively resets the recursive walk each time it occurs,
  // and ** cannot be reduced out by a .. pattern part like a regexp
  // or most strings (other than .., ., and '') can be.
  //
  // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
  // <pre>/<e>/<rest> -> <pre>/<rest>
  // <pre>/<p>/../<rest> -> <pre>/<rest>
  // **/**/<rest> -> **/<rest>
  //
  // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
  // this WOULD be allowed if ** did follow symlinks, or * didn't
  firstPhasePreProcess(globParts) {
    const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
    let splitCells = 0;
    const maxSplitCells = 1e6;
    let didSomething = false;
    do {
      didSomething = false;
      for (let parts of globParts) {
        let gs = -1;
        while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
          let gss = gs;
          while (parts[gss + 1] === "**") {
            gss++;
          }
          if (gss > gs) {
            parts.splice(gs + 1, gss - gs);
          }
          let next = parts[gs + 1];
          const p = parts[gs + 2];
          const p2 = parts[gs + 3];
          if (next !== "..")
            continue;
          if (!p || p === "." || p === ".." || !p2 || p2 === "." || p2 === "..") {
            continue;
          }
          const addedCells = parts.length - 1;
          if (globParts.length >= braceExpandMax || splitCells + addedCells > maxSplitCells) {
            throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
          }
          didSomething = true;
          parts.splice(gs, 1);
          const other = parts.slice(0);
          other[gs] = "**";
          splitCells += addedCells;
          globParts.push(other);
          gs--;
        }
        if (!this.preserveMultipleSlashes) {
          for (let i = 1; i < parts.length - 1; i++) {
            const p = parts[i];
            if (i === 1 && p === "" && parts[0] === "")
              continue;
            if (p === "." || p === "") {
              didSomething = true;
              parts.splice(i, 1);
              i--;
            }
          }
          if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
            didSomething = true;
            parts.pop();
          }
        }
        const root = this.#rootIndex(parts) + 1;
        let dd = root;
        while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
          const p = parts[dd - 1];
          if (p && p !== "." && p !== ".." && p !== "**") {
            didSomething = true;
            const needDot = dd === 1 && parts[dd + 1] === "**";
            const splin = needDot ? ["."] : [];
            parts.splice(dd - 1, 2, ...splin);
            if (parts.length === 0)
              parts.push("");
            dd = Math.max(dd - 2, root);
          }
        }
      }
    } while (didSomething);
    return globParts;
  }
  // second phase: multi-pattern dedupes
  // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
  // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
  secondPhasePreProcess(globParts) {
    const keys = /* @__PURE__ */ new Set();
    const rows = globParts.filter((parts) => {
      const key = parts.join("/");
      if (keys.has(key))
        return false;
      keys.add(key);
      return true;
    });
    const stars = /* @__PURE__ */ new Map();
    for (const parts of rows) {
      const s = [];
      for (let i = 0; i < parts.length; i++) {
        if (parts[i] === "*")
          s.push(i);
      }
      if (s.length)
        stars.set(s.join(","), s);
    }
    if (!stars.size || rows.length * stars.size > 1e5)
      return rows;
    const { dot } = this.options;
    return rows.filter((parts) => {
      for (const s of stars.values()) {
        if (s[s.length - 1] >= parts.length)
          continue;
        const c = [...parts];
        let ok = true;
        let changed = false;
        for (const i of s) {
          const p = parts[i];
          if (p === "*")
            continue;
          if (!p || p === "**" || !dot && p.startsWith(".")) {
            ok = false;
            break;
          }
          c[i] = "*";
          changed = true;
        }
        if (ok && changed && keys.has(c.join("/")))
          return false;
      }
      return true;
    });
  }
  parseNegate() {
    if (this.nonegate)
      return;
    const pattern = this.pattern;
    let negate = false;
    let negateOffset = 0;
    for (let i = 0; i < pattern.length && pattern.charAt(i) === "!"; i++) {
      negate = !negate;
      negateOffset++;
    }
    if (negateOffset)
      this.pattern = pattern.slice(negateOffset);
    this.negate = negate;
  }
  // Match the parts of a path against one row of the set. `resolved`
  // is the parts after level 2 resolves `.` and `..` in them, or the
  // same parts below level 2. Set partial to true to test if, for
  // example, "/a/b" matches the start of "/*/b/*/d". Partial means, if
  // you run out of file before you run out of pattern, then that's
  // fine, as long as all the parts match.
  #matchRow(file, resolved, pattern, partial) {
    let fileStartIndex = 0;
    let patternStartIndex = 0;
    const fh = this.isWindows ? uncHost(resolved) : -1;
    const ph = fh === -1 ? -1 : uncHost(pattern);
    if (ph !== -1) {
      const host = pattern[ph];
      const share = pattern[ph + 1];
      if (typeof host !== "string" || typeof share !== "string") {
        fileStartIndex = fh;
        patternStartIndex = ph;
      } else if (resolved[fh].toLowerCase() === host.toLowerCase() && resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
        fileStartIndex = fh + 2;
        patternStartIndex = ph + 2;
      }
    } else if (this.isWindows) {
      const fileDrive = typeof file[0] === "string" && /^[a-z]:$/i.test(file[0]);
      const fileUNC = !fileDrive && file[0] === "" && file[1] === "" && file[2] === "?" && /^[a-z]:$/i.test(file[3]);
      const patternDrive = typeof pattern[0] === "string" && /^[a-z]:$/i.test(pattern[0]);
      const patternUNC = !patternDrive && pattern[0] === "" && pattern[1] === "" && pattern[2] === "?" && typeof pattern[3] === "string" && /^[a-z]:$/i.test(pattern[3]);
      const fdi = fileUNC ? 3 : fileDrive ? 0 : void 0;
      const pdi = patternUNC ? 3 : patternDrive ? 0 : void 0;
      if (typeof fdi === "number" && typeof pdi === "number") {
        const [fd, pd] = [
          file[fdi],
          pattern[pdi]
        ];
        if (fd.toLowerCase() === pd.toLowerCase()) {
          patternStartIndex = pdi + 1;
          fileStartIndex = fdi + 1;
        }
      }
    }
    file = resolved;
    if (pattern.includes(GLOBSTAR)) {
      return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
  }
  #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
    const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
    if (head.length) {
      const headEnd = fileIndex + head.length;
      if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) {
        return false;
      }
      fileIndex += head.length;
      patternIndex += head.length;
    }
    let fileTailMatch = 0;
    if (tail.length) {
      if (tail.length + fileIndex > file.length)
        return false;
      let tailStart = file.length - tail.length;
      if (this.#matchOne(file, tail, partial, tailStart, 0)) {
        fileTailMatch = tail.length;
      } else {
        if (file[file.length - 1] !== "" || fileIndex + tail.length === file.length) {
          return false;
        }
        tailStart--;
        if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
          return false;
        }
        fileTailMatch = tail.length + 1;
      }
    }
    if (!body.length) {
      let sawSome = !!fileTailMatch;
      for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
        const f = String(file[i]);
        sawSome = true;
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return partial || sawSome;
    }
    return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, /* @__PURE__ */ new Set());
  }
  // Split the pattern into head, tail, and middle of ** delimited
  // parts. The tail has to be at the end, and the others just have to
  // be found in order from the head. These only depend on the pattern
  // row, so they are kept for the next path.
  #getGlobstarParts(pattern, partial, patternIndex) {
    let byStart = this.#globstarParts.get(pattern);
    if (!byStart) {
      byStart = [];
      this.#globstarParts.set(pattern, byStart);
    }
    const key = patternIndex * 2 + (partial ? 1 : 0);
    const found = byStart[key];
    if (found)
      return found;
    const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
    const lastgs = pattern.lastIndexOf(GLOBSTAR);
    const head = pattern.slice(patternIndex, firstgs);
    const body = pattern.slice(firstgs + 1, partial ? void 0 : lastgs);
    const tail = partial ? [] : pattern.slice(lastgs + 1);
    const segments = [[[], 0]];
    let current = segments[0];
    let nonGsParts = 0;
    const nonGsPartsSums = [0];
    for (const b of body) {
      if (b === GLOBSTAR) {
        nonGsPartsSums.push(nonGsParts);
        current = [[], 0];
        segments.push(current);
      } else {
        current[0].push(b);
        nonGsParts++;
      }
    }
    segments.forEach((b, i) => {
      b[1] = nonGsParts - nonGsPartsSums[i];
    });
    const parts = { head, body, tail, segments };
    byStart[key] = parts;
    return parts;
  }
  // return false for "nope, not matching"
  // return null for "not matching, cannot keep trying"
  #matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, tried) {
    const bs = bodySegments[bodyIndex];
    if (!bs) {
      if (partial) {
        return fileIndex >= fileLength || fileIndex === fileLength - 1 && file[fileIndex] === "";
      }
      for (let i = fileIndex; i < fileLength; i++) {
        sawTail = true;
        const f = file[i];
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return sawTail;
    }
    const [body, need] = bs;
    const after = partial ? fileLength : fileLength - need;
    while (fileIndex <= after) {
      const key = bodyIndex * (file.length + 1) + fileIndex;
      if (tried.has(key))
        return false;
      tried.add(key);
      const m = this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length);
      if (m && globStarDepth < this.maxGlobstarRecursion) {
        const sub = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
        if (sub !== false) {
          return sub;
        }
      }
      if (fileIndex === after)
        break;
      const f = file[fileIndex];
      if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
        return false;
      }
      fileIndex++;
    }
    return partial || null;
  }
  #matchOne(file, pattern, partial, fileIndex, patternIndex, fileEnd = file.length) {
    let fi;
    let pi;
    let pl;
    let fl;
    for (fi = fileIndex, pi = patternIndex, fl = Math.min(fileEnd, file.length), pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
      let p = pattern[pi];
      let f = file[fi];
      if (p === false || p === GLOBSTAR) {
        return false;
      }
      if (!portionMatch(p, f))
        return false;
    }
    if (fi === fl && pi === pl) {
      return true;
    } else if (fi === fl) {
      return partial;
    } else if (pi === pl) {
      return fi === fl - 1 && file[fi] === "";
    } else {
      throw new Error("wtf?");
    }
  }
  braceExpand() {
    return braceExpand(this.pattern, this.options);
  }
  // Expand braces, except numeric ranges such as {0..999} with at
  // least RANGE_MIN values. Each of those stays in its pattern as
  // `<mark>0..999<mark>`, for the Matcher to test. If a range might
  // be inside a [...] class, expand all of them instead.
  #expandBraces() {
    const { pattern } = this;
    if (this.options.nobrace)
      return this.braceExpand();
    let code = 57344;
    while (pattern.includes(String.fromCharCode(code))) {
      if (++code > 63743)
        return this.braceExpand();
    }
    const mark = String.fromCharCode(code);
    let found = false;
    const marked2 = pattern.replace(rangeRe, (m, lo, hi) => {
      const a = Number(lo);
      const b = Number(hi);
      if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || Math.abs(a - b) + 1 < RANGE_MIN) {
        return m;
      }
      found = true;
      return `${mark}${lo}..${hi}${mark}`;
    });
    if (!found)
      return this.braceExpand();
    const set = braceExpand(marked2, this.options);
    for (const p of set) {
      for (const portion of p.split("/")) {
        const c = portion.indexOf("[");
        if (c !== -1 && c < portion.lastIndexOf(mark)) {
          return this.braceExpand();
        }
        if (!this.options.noext && inRepeatOrNegExt(portion, mark)) {
          return this.braceExpand();
        }
      }
    }
    this.#rangeMark = mark;
    return set;
  }
  parse(pattern) {
    assertValidPattern(pattern);
    const options = this.options;
    if (pattern === "**")
      return GLOBSTAR;
    if (pattern === "")
      return "";
    const { nocase, nocaseMagicOnly, noext = false, dot, normalize: normalize2 } = options;
    const rangeMark = this.#rangeMark;
    const lit2 = rangeMark && pattern.includes(rangeMark) ? void 0 : literal(pattern, noext);
    if (lit2 !== void 0 && !(nocase && !nocaseMagicOnly && pattern.toUpperCase() !== pattern.toLowerCase())) {
      return this.#norm(lit2);
    }
    if (this.#pending)
      return PENDING;
    let m = this.#matchers.get(pattern);
    if (!m) {
      if (!noext)
        assertValidExtglobs(pattern);
      m = new Matcher(pattern, {
        nocase,
        noext,
        dot,
        normalize: normalize2,
        ...rangeMark && { rangeMark }
      });
      this.#matchers.set(pattern, m);
    }
    return m;
  }
  #slashSplit(p) {
    if (this.preserveMultipleSlashes) {
      return p.split("/");
    } else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
      return ["", ...p.split(/\/+/)];
    } else {
      return p.split(/\/+/);
    }
  }
  match(f, partial = this.partial) {
    if (this.comment) {
      return false;
    }
    if (this.empty) {
      return f === "";
    }
    if (f === "/" && partial) {
      return true;
    }
    const options = this.options;
    let split = this.#cachedSplit(f);
    if (!split) {
      if (!partial && !this.#form && (this.#endCheck || this.#literalCheck) && lastChecked !== f) {
        lastChecked = f;
        const can = this.#canMatch(f);
        if (can === "no")
          return options.flipNegate ? false : this.negate;
        if (can === "yes")
          return options.flipNegate ? true : !this.negate;
      }
      split = this.#split(f);
    }
    const ff = split.parts;
    const resolved = this.#level2 ? split.resolved ??= this.#levelTwoFileOptimize(ff) : ff;
    const set = this.set;
    let filename = ff[ff.length - 1];
    if (!filename) {
      for (let i = ff.length - 2; !filename && i >= 0; i--) {
        filename = ff[i];
      }
    }
    for (let r = 0; r < set.length; r++) {
      const pattern = set[r];
      const shape = partial ? void 0 : this.#shapes[r];
      const hit = shape === "base" ? portionMatch(pattern[0], filename) : shape ? this.#matchShape(resolved, pattern, shape) : options.matchBase && pattern.length === 1 ? this.#matchRow([filename], [filename], pattern, partial) : this.#matchRow(ff, resolved, pattern, partial);
      if (hit) {
        if (options.flipNegate) {
          return true;
        }
        return !this.negate;
      }
    }
    if (options.flipNegate) {
      return false;
    }
    return this.negate;
  }
  static defaults(def) {
    return minimatch.defaults(def).Minimatch;
  }
};
minimatch.Minimatch = Minimatch;
minimatch.escape = escape;
minimatch.unescape = unescape;

// src/duties/paths.ts
var dialect = { dot: true, nonegate: true, nocomment: true, platform: "linux", braceExpandMax: 1e3 };
function anyOf(patterns) {
  const globs = patterns.map((pattern) => ({ glob: new Minimatch(pattern, dialect), needed: neededText(pattern) }));
  return (name) => globs.some(({ glob, needed }) => needed.every((text) => name.includes(text)) && glob.match(name));
}
var neededText = (pattern) => /[{}()[\]\\]/.test(pattern) ? [] : pattern.split(/[*?/]+/).filter((text) => text !== "" && text !== "." && text !== "..");
function matcherOf(patterns) {
  const { plain, negated } = sorted(patterns);
  const included = anyOf(plain);
  const excluded = anyOf(negated);
  return (name) => included(name) && !excluded(name);
}
var nameMatcherOf = matcherOf;
var matchesAny = (patterns, name) => matcherOf(patterns)(name);
function pathMatcherOf(patterns) {
  const { plain, negated } = sorted(patterns);
  const rooted = plain.map(rootedPattern);
  const folders = rooted.filter((pattern) => pattern.endsWith("/**")).map((pattern) => pattern.slice(0, -3));
  const below = rooted.filter(isPlainText).map((pattern) => `${pattern}/**`);
  const included = anyOf([...rooted, ...folders, ...below]);
  const above = new Set(rooted.flatMap(foldersAbove));
  const excluded = anyOf(negated);
  return (path2) => (included(path2) || above.has(path2)) && !excluded(path2);
}
var isPlainText = (pattern) => !/[*?[\]{}()\\]/.test(pattern);
function sorted(patterns) {
  const plain = patterns.filter((pattern) => !pattern.startsWith("!"));
  const negated = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  return { plain: plain.length === 0 ? ["**"] : plain, negated };
}
var rootedPattern = (pattern) => pattern.replace(/^\.?\//, "").replaceAll("/./", "/").replace(/\/$/, "/**");
var foldersAbove = (pattern) => fixedFolders(pattern).map((_, index, steps) => steps.slice(0, index + 1).join("/"));
function fixedFolders(pattern) {
  const steps = pattern.split("/");
  const open = steps.findIndex((step) => step === "" || step === "." || step === ".." || /[*?[\]{}()!+@|,\\]/.test(step));
  return steps.slice(0, open === -1 ? -1 : open);
}
function changedNames(files) {
  if (files.listed.length < files.total) return null;
  return files.listed.flatMap(({ path: path2, previousPath }) => previousPath === null ? [path2] : [path2, previousPath]);
}
function firstMatch(patterns, names) {
  if (names === null) return "everything";
  const path2 = names.find(pathMatcherOf(patterns));
  return path2 === void 0 ? null : { path: path2 };
}

// src/controls/control.ts
var Undetermined = class extends Error {
  because;
  constructor(because) {
    super("what this control needs to know could not be found out");
    this.because = because;
  }
};
function defineControl(control) {
  return control;
}
function defineSubjectControl(control) {
  return control;
}

// src/duties/deployers.ts
function deployersOf({ run, entries }, persons) {
  const named = [
    ...run === null ? [] : ofRun(run),
    ...entries.map(({ creator }, index) => [creator, "creator", `/deployment/deployment/entries/${index}/creator`])
  ];
  const people = named.filter(([account, how]) => how !== "creator" || !isActions(account));
  if (people.length === 0) return null;
  const isNamed = (account) => account !== null && persons.canBeNamed(account);
  return {
    found: distinct(people.flatMap(([account, how, fact]) => isNamed(account) ? [{ person: persons.of(account), how, fact }] : [])),
    unnamed: people.flatMap(([account, , fact]) => isNamed(account) ? [] : [fact])
  };
}
var isActions = (account) => account?.type === "Bot" && ["github-actions", "github-actions[bot]"].includes(account.login.toLowerCase());
var ofRun = ({ actor, triggeringActor }) => [
  [actor, "actor", "/deployment/deployment/run/actor"],
  [triggeringActor, "triggering-actor", "/deployment/deployment/run/triggeringActor"]
];
function distinct(all) {
  const seen = /* @__PURE__ */ new Map();
  for (const one of all) if (!seen.has(one.person.key)) seen.set(one.person.key, one);
  return [...seen.values()];
}

// src/duties/runApprovals.ts
function runOpinionsOf(approvals, environments, persons) {
  const wanted = new Set(environments.map(asciiLower));
  const people = /* @__PURE__ */ new Map();
  const inhuman = [];
  for (const [index, { state, account, environments: names }] of approvals.entries()) {
    const about = names.filter((name) => wanted.has(asciiLower(name)));
    if (about.length === 0) continue;
    const fact = `/deployment/runApprovals/${index}`;
    const person = account === null ? null : persons.of(account);
    if (person?.human !== true) {
      if (state === "approved") inhuman.push({ login: account?.login ?? null, fact });
      continue;
    }
    const opinion = people.get(person.key) ?? { person, approved: [], rejected: [], fact };
    opinion[state].push(...about);
    people.set(person.key, opinion);
  }
  return { people: [...people.values()], inhuman };
}
var timesApproved = (approvals, environment) => approvalsOf(approvals, environment).length;
var approvalsOf = (approvals, environment) => approvals.filter(({ state, environments }) => state === "approved" && environments.some((name) => asciiLower(name) === asciiLower(environment)));
function untoldEnvironments(approvals, { attempt, environments }, couldCount) {
  if (attempt === 1) return [];
  return environments.filter((environment) => {
    const given = approvalsOf(approvals, environment);
    return given.length > 0 && (given.length < attempt || !given.every(({ account }) => couldCount(account)));
  });
}

// src/controls/deploymentCase.ts
var deploymentOptions = ({ deployments = [], changes }) => ({
  rules: deployments,
  coAuthors: changes["co-authors"]
});
var ruleFor = (rules, environment) => rules.find(({ environments }) => matchesAny(environments.map(asciiLower), asciiLower(environment))) ?? null;
var ruleOf = ({ rules }, { subject }) => ruleFor(rules, subject.environment ?? "");
var otherEnvironment = {
  otherEnvironment: { kind: "note", text: "No deployment rule of this policy names the environment {environment}." }
};
var nobodyDeploys = {
  noRun: {
    kind: "broken",
    text: "No run is named, and no deployment that a person created: who deploys, and who approved, is not known.",
    short: "no run is named",
    todo: "Start the run that deploys and name it: `--run ID` on the command line, ID being the number in the address of its page; in a workflow, run the gate in the run that deploys."
  }
};
var attempts = {
  attemptUntold: {
    kind: "missing",
    text: "This is attempt {attempt} of the run: which attempt was approved for {untold|and} by whom is not told, so none of these approvals counts.",
    short: "which attempt was approved by whom is not told",
    todo: "Start a new run and have that one approved."
  }
};
var notNamed = (environment) => ({
  verdict: "not-applicable",
  because: [{ message: "otherEnvironment", data: { environment: environment ?? null }, facts: ["/subject/environment"] }]
});
var peopleNeeds = (options, context) => ruleOf(options, context) === null ? [] : ["deployment", "runApprovals", "lineage", ...caseNeeds(context.roster), ...teamNeeds(context.roster)];
function deploymentCaseOf(facts, options, rule, context) {
  const { roster, at, subject, changes } = context;
  const persons = personsOf(roster, facts.accounts);
  const readable = readableOf(changes);
  const commits = attributed(
    facts.lineage,
    readable.map((change) => change.facts)
  );
  const { teams, accounts } = facts;
  const deployers = deployersOf(facts.deployment, persons);
  if (deployers === null) throw new Undetermined([{ message: "noRun", data: {}, facts: ["/deployment/deployment"] }]);
  const environments = [subject.environment ?? "", ...rule["approval-environments"]];
  const found = {
    persons,
    roles: roleBook(roster, persons, facts.teams, instant(at)),
    deployers,
    commits,
    contributors: peopleOfRange(facts.lineage, commits, readable, { roster, persons, teams, accounts, coAuthors: options.coAuthors }),
    opinions: runOpinionsOf(facts.runApprovals, environments, persons)
  };
  return { ...found, standing: (roles) => standingOf2(facts, environments, found, roles) };
}
function standingOf2({ runApprovals, deployment }, environments, found, names) {
  const { persons, deployers, contributors, roles, opinions } = found;
  const couldCount = (account) => {
    if (account === null) return false;
    const { key, grantee, human } = persons.of(account);
    if (!human || contributors.of(key) !== null || deployers.found.some(({ person }) => person.key === key)) return false;
    return names === null || names.some((role) => roles.holding(role, grantee, null).held);
  };
  const untold = untoldEnvironments(runApprovals, { attempt: attemptOf(deployment), environments }, couldCount);
  const isTold = (name) => !untold.some((one) => asciiLower(one) === asciiLower(name));
  return { people: opinions.people.map((opinion) => ({ ...opinion, approved: opinion.approved.filter(isTold) })), untold };
}
var attemptOf = ({ run }) => run?.attempt ?? 1;
var untoldReason = ({ untold }, { deployment }) => untold.length === 0 ? [] : [
  {
    message: "attemptUntold",
    data: { attempt: attemptOf(deployment), untold },
    facts: ["/deployment/runApprovals", "/deployment/deployment/run/attempt"]
  }
];
function readableOf(changes) {
  return changes.map(({ number, index, facts, unread: unread2 }) => {
    if (facts === null) {
      const [first, ...rest] = unread2;
      throw first === void 0 ? new Error(`pull request #${number} of the range could not be read`) : new Undetermined([first, ...rest]);
    }
    return { number, index, facts };
  });
}
var asApproval = ({ person, fact }, at, commit) => ({
  person,
  at: instant(at),
  commit,
  fresh: "head",
  fact,
  whyNot: null,
  contribution: null
});

// src/controls/lineageSentences.ts
var follow = "Have what it brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request.";
var lineageMessages = {
  sinceRecord: {
    kind: "note",
    text: "Judged since {from}, the last deployment with a verified passed record ({record}, {at}): {commits} {commits|commit|commits}."
  },
  sinceBaseline: { kind: "note", text: "Judged since {from}, the baseline of the policy: {commits} {commits|commit|commits}." },
  changeReviewed: { kind: "counted", text: "Pull request #{number} by {author} was approved by {approvers|and} and governed at its merge." },
  changeReviewedOfGone: {
    kind: "counted",
    text: "Pull request #{number}, whose author\u2019s account is gone, was approved by {approvers|and} and governed at its merge."
  },
  sameAgain: { kind: "counted", text: "{commit} is deployed again; the verified record of its deployment stands for its lineage." },
  atBaseline: { kind: "counted", text: "{commit} is the baseline of the policy, from which lineage is judged." },
  rollbackRecorded: { kind: "counted", text: "{commit} is an earlier deployment, and its verified record of {at} stands for its lineage." },
  rollbackSigned: {
    kind: "counted",
    text: "{commit} is older than what is deployed, without a record of its own; {people|and} signed this run afresh."
  },
  rollbackUnknown: {
    kind: "broken",
    text: "{commit} is older than what is deployed; it has no verified record of an earlier deployment, and nobody independent signed this run.",
    short: "a rollback to {commit} without a record or a fresh sign-off",
    todo: "Somebody who neither deploys nor contributed approves this run, or roll back to a commit that was deployed with a record."
  },
  policyUnjudged: {
    kind: "broken",
    text: "The policy of {branch} was changed after {commit} and after the last recorded deployment: it is neither the one that {commit} holds nor the one that deployment was judged by, so what changed it is not among what is judged here.",
    short: "the policy was changed after {commit} and after the last recorded deployment",
    todo: "Deploy a commit that holds the present policy of {branch}, so that what changed it is judged as well."
  },
  baselineShort: {
    kind: "broken",
    text: "The baseline {baseline} of the policy is abbreviated, and whoever can push can make a commit whose id begins with it.",
    short: "the baseline {baseline} is abbreviated",
    todo: "Write the whole commit id as `baseline:`, through a pull request: {from}, if that is the commit that is meant."
  },
  noStart: {
    kind: "broken",
    text: "Nothing tells where the lineage of {environment} begins: no verified passed record of a deployment, and no baseline in the policy.",
    short: "no earlier record and no baseline for {environment}",
    todo: "Add `baseline:` with the commit that is in production now to the deployment rule of the policy, through a pull request."
  },
  diverged: {
    kind: "broken",
    text: "{commit} does not stand on {from}, from which lineage is judged: their histories have diverged.",
    short: "its history has diverged from {from}",
    todo: "Bring {from} into the branch by a pull request that is merged with a merge commit; a squash or rebase does not bring it. Where only those are allowed, set `baseline:` in the policy to a commit of this branch that was reviewed, through a pull request into each branch."
  },
  onNoBranch: {
    kind: "broken",
    text: "{commit} is on none of the branches that may be deployed ({branches}).",
    short: "{commit} is on no branch that may be deployed",
    todo: "Merge {commit} into {branches|or} through a pull request, and deploy from there."
  },
  pushedDirectly: {
    kind: "broken",
    text: "{login} pushed {commit} at {at} without a pull request.",
    short: "{login} pushed {commit} past the review",
    todo: `{commit} came in without review. ${follow}`
  },
  pushedBySomebody: {
    kind: "broken",
    text: "A deleted account pushed {commit} at {at} without a pull request.",
    short: "{commit} was pushed past the review",
    todo: `{commit} came in without review. ${follow}`
  },
  notOfItsChange: {
    kind: "broken",
    text: "{commit} came with a merge at {at}, but is not shown to be in the change that was merged.",
    short: "{commit} is not in the change it came with",
    todo: `What {commit} brought was not approved. ${follow}`
  },
  changeGone: {
    kind: "broken",
    text: "{commit} came with the merge of a pull request at {at}, and GitHub names no pull request for it: where one was deleted, its reviews are gone with it.",
    short: "the pull request that brought {commit} is gone",
    todo: `What {commit} brought cannot be shown to have been approved. ${follow}`
  },
  cameUnseen: {
    kind: "broken",
    text: "{commit} is in no merged pull request as approved, and repository activity does not tell who brought it.",
    short: "{commit} is in no approved change",
    todo: `{commit} is not shown to have been reviewed. ${follow}`
  },
  changeNotApproved: {
    kind: "broken",
    text: "Pull request #{number} did not satisfy the policy in force at its merge ({controls}).",
    short: "#{number} was merged without what was due",
    todo: "Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request."
  },
  changeUnknown: {
    kind: "broken",
    text: "Whether pull request #{number} satisfied the policy in force at its merge could not be evaluated ({controls}).",
    short: "#{number} could not be evaluated",
    todo: "Make readable what is missing for #{number}, then run the gate again."
  },
  changeElsewhere: {
    kind: "broken",
    text: "Pull request #{number} was merged into {branch}, and no pull request brought it on into a branch that may be deployed ({branches}).",
    short: "#{number} was merged into {branch}, not into {branches|or}",
    todo: "Bring #{number} into {branches|or} through a pull request, or name {branch} under `branches` of the deployment rule; then deploy."
  },
  changeUngoverned: {
    kind: "broken",
    text: "Pull request #{number} was merged into a branch that the policy in force then does not govern.",
    short: "#{number} was merged into an ungoverned branch",
    todo: "Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request."
  },
  changeBeforePolicy: {
    kind: "broken",
    text: "Pull request #{number} was merged when its base branch held no policy.",
    short: "#{number} was merged before there was a policy",
    todo: "Set `baseline:` in the deployment rule to a commit after #{number}, through a pull request."
  },
  changePolicyBroken: {
    kind: "broken",
    text: "Pull request #{number} was merged when the policy of its base branch could not be read.",
    short: "#{number} was merged under a broken policy",
    todo: "Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request."
  }
};

// src/controls/sentences.ts
var approvalMessages = {
  approved: { kind: "counted", text: "{login} approved {commit} and contributed nothing." },
  approvedSameTree: { kind: "counted", text: "{login} approved {commit}, which the head equals on the same base, and contributed nothing." },
  approvedBeforeMerges: { kind: "counted", text: "{login} approved {commit} and contributed nothing; only clean merges of the base came since." },
  approvedAsContributor: { kind: "counted", text: "{login} approved {commit}, which counts for the work of others." },
  contributorApprovedSameTree: {
    kind: "counted",
    text: "{login} approved {commit}, which the head equals on the same base; it counts for the work of others."
  },
  contributorApprovedBeforeMerges: {
    kind: "counted",
    text: "{login} approved {commit}, which counts for the work of others; only clean merges of the base came since."
  },
  ghostApproved: { kind: "notCounted", text: "A deleted account approved {commit}; nobody can be held to that." },
  botApproved: { kind: "notCounted", text: "{login} is a bot or app, and never signs off for a person." },
  machineApproved: { kind: "notCounted", text: "{login} is a machine account of the policy, and never signs off for a person." },
  noPersonApproved: { kind: "notCounted", text: "{login} is not the account of a person." },
  wasDismissed: { kind: "notCounted", text: "{login} approved {commit}; {by} dismissed that approval at {at}." },
  wasDismissedBySomebody: { kind: "notCounted", text: "{login} approved {commit}; that approval was dismissed." },
  withdrew: {
    kind: "notCounted",
    text: "{login} approved {commit} and changed their mind at {at}. The approval stays withdrawn even if that request is dismissed."
  },
  noAccess: { kind: "notCounted", text: "{login} approved, but has no write access and holds no role of the policy." },
  roleExpired: { kind: "notCounted", text: "{login} approved, but held the role {role} only until {date}." },
  roleNotYet: { kind: "notCounted", text: "{login} approved, but holds the role {role} only from {date}." },
  roleGrantedLater: { kind: "notCounted", text: "{login} approved before the role {role} was theirs on {date}." },
  olderCommit: { kind: "notCounted", text: "{login} approved the older commit {commit}; {since} {since|commit|commits} since." },
  sameSecond: { kind: "notCounted", text: "{login} approved at the same second as the push of {commit}: which came first cannot be told." },
  rewritten: { kind: "notCounted", text: "{login} approved {commit}, which a force-push, rebase or squash has replaced." },
  beforePush: { kind: "notCounted", text: "{login} approved before {head} was pushed." },
  retargeted: { kind: "notCounted", text: "{login} approved a change into {from}; it was retargeted to {to} at {at}." },
  ownChange: { kind: "notCounted", text: "{login} approved, but opened this pull request." },
  ownPush: { kind: "notCounted", text: "{login} approved, but pushed {commit} at {at} ({source|=})." },
  ownForcePush: { kind: "notCounted", text: "{login} approved, but force-pushed the branch at {at} ({source|=})." },
  ownCommit: { kind: "notCounted", text: "{login} approved, but is the author of {commit}." },
  ownCommitting: { kind: "notCounted", text: "{login} approved, but is the committer of {commit}." },
  ownCoAuthorship: {
    kind: "notCounted",
    text: "{login} approved, but is a co-author of {commit}. A reviewer whose suggestion is applied becomes a co-author of it."
  },
  ownResolution: {
    kind: "notCounted",
    text: "{login} approved, but merged the base in {commit}, and that merge is not shown to be clean. Resolving a conflict is work on the change: somebody else approves, or its author merges the base anew without that commit."
  },
  ownAgent: { kind: "notCounted", text: "{login} approved, but had the agent work for them ({commit})." },
  ownAssignment: { kind: "notCounted", text: "{login} approved, but is assigned to this pull request of an agent and may have asked for it." }
};
var contributorMessages = {
  opened: { kind: "contributor", text: "{login}: opened the pull request" },
  pushed: { kind: "contributor", text: "{login}: pushed {commit} at {at} ({source|=})" },
  forcePushed: { kind: "contributor", text: "{login}: force-pushed at {at} ({source|=})" },
  wrote: { kind: "contributor", text: "{login}: author of {commit}" },
  committed: { kind: "contributor", text: "{login}: committer of {commit}" },
  coAuthored: { kind: "contributor", text: "{login}: co-author (trailer in {commit})" },
  resolved: { kind: "contributor", text: "{login}: merged the base in {commit}, which is not shown to be clean (a conflict resolution)" },
  behindAgent: { kind: "contributor", text: "{login}: had the agent work ({commit})" },
  assigned: { kind: "contributor", text: "{login}: assigned to the pull request of an agent" }
};
var emptySeat = {
  kind: "missing",
  text: "{role}: {found} of {required} signed off.",
  short: "{missing} {missing|sign-off|sign-offs} from {role}"
};
var seatMessages = {
  signed: { kind: "counted", text: "{login} signed off {commit} as {role}." },
  signedSameTree: { kind: "counted", text: "{login} signed off {commit} as {role}; the head equals it on the same base." },
  signedBeforeMerges: { kind: "counted", text: "{login} signed off {commit} as {role}; only clean merges of the base came since." },
  seatForOne: { ...emptySeat, todo: "{eligible} ({role}) approves this pull request at {head}." },
  seatForOneOf: { ...emptySeat, todo: "One of {eligible} ({role}) approves this pull request at {head}." },
  seatsFor: { ...emptySeat, todo: "{missing} of {eligible} ({role}) approve this pull request at {head}." },
  seatUnnamed: {
    ...emptySeat,
    todo: "{missing} {missing|person|people} with the role {role} who contributed nothing {missing|approves|approve} this pull request at {head}."
  },
  impossibleSeat: {
    kind: "broken",
    text: "{role} needs {required} {required|person|people} with no contribution and no other seat; {possible} {possible|holds|hold} it.",
    short: "{role} cannot be filled: it needs {required}, and {possible} could sign",
    todo: "Give the role {role} to more people in the policy on the base branch, or leave the work to fewer of those who hold it."
  },
  impossibleTeamSeat: {
    kind: "broken",
    text: "{role} needs {required} {required|person|people} with no contribution and no other seat; {possible} {possible|holds|hold} it.",
    short: "{role} cannot be filled: it needs {required}, and {possible} could sign",
    todo: "Whoever maintains {teams} adds people there, or the policy on the base branch gives the role {role} to more people."
  },
  impossibleTogether: {
    kind: "broken",
    text: "{roles|and} together need {required} people who contributed nothing, since nobody sits twice; {possible} {possible|holds|hold} one.",
    short: "{roles|and} cannot be filled together: they need {required} people, and {possible} could sign",
    todo: "Give {roles|or} to more people, in the policy on the base branch or in the teams behind them, or leave the work to others."
  },
  otherRole: { kind: "note", text: "{login} approved, but holds none of the roles that must sign off ({roles})." }
};
var mayApprove = "{missing} more {missing|person|people} who contributed nothing and {missing|has|have} write access or a role of the policy {missing|approves|approve} this pull request at {head}.";
var pairsTodo = "{missing} more {missing|person|people} {missing|approves|approve} this pull request at {head}; nobody\u2019s approval counts for their own work.";
var tooFew = {
  kind: "missing",
  text: "{found} of {required} independent {required|approval|approvals}.",
  short: "{missing} independent {missing|approval|approvals}",
  todo: mayApprove
};
var tooFewAgain = {
  ...tooFew,
  todo: "{missing} {missing|person approves|people approve} this pull request at {head}: {login} again, or whoever else may."
};
var countMessages = {
  tooFew,
  tooFewOwn: { ...tooFew, short: `${tooFew.short} ({login} approved, but contributed)` },
  tooFewPushed: { ...tooFew, short: `${tooFew.short} ({login} approved, but pushed {commit})` },
  tooFewWrote: { ...tooFew, short: `${tooFew.short} ({login} approved, but wrote {commit})` },
  tooFewCoAuthored: { ...tooFew, short: `${tooFew.short} ({login} approved, but is a co-author of {commit})` },
  tooFewResolved: { ...tooFew, short: `${tooFew.short} ({login} approved, but merged the base in {commit}, not shown to be clean)` },
  tooFewStale: { ...tooFewAgain, short: `${tooFew.short} ({login} approved an older commit)` },
  tooFewSameSecond: { ...tooFewAgain, short: `${tooFew.short} ({login} approved at the same second as the push)` },
  tooFewRetargeted: { ...tooFewAgain, short: `${tooFew.short} ({login} approved before the base was changed)` },
  tooFewRewritten: { ...tooFewAgain, short: `${tooFew.short} ({login} approved what a force-push has replaced)` },
  tooFewBeforePush: { ...tooFewAgain, short: `${tooFew.short} ({login} approved before the push of {head})` },
  alone: {
    kind: "missing",
    text: "The work of {login} has {found} of {required} {required|approval|approvals} by other people.",
    short: "{missing} {missing|approval|approvals} of the work of {login} by {missing|another person|other people}",
    todo: "{missing} more {missing|person|people} other than {login} {missing|approves|approve} this pull request at {head}."
  },
  pairsMissing: {
    kind: "missing",
    text: "The work of {people|and} has too few approvals by other people: {found} of {required} where there are fewest.",
    short: "{missing} {missing|approval|approvals} of the work of {people|and} by {missing|another person|other people}",
    todo: pairsTodo
  }
};
var unattributedMessages = {
  nobodyWrote: {
    kind: "broken",
    text: "Nobody can be named as author of {commits|and} (e-mail sha256 {email}).",
    short: "nobody can be named for {commits|and}",
    todo: "Whoever wrote {commits|and} adds that e-mail address to their GitHub account, or the policy lists it under `people`; then run the gate again."
  },
  nobodyCommitted: {
    kind: "broken",
    text: "Nobody can be named as committer of {commits|and} (e-mail sha256 {email}).",
    short: "nobody can be named as committer of {commits|and}",
    todo: "Whoever committed {commits|and} adds that e-mail address to their GitHub account, or the policy lists it under `people`; then run the gate again."
  },
  notGitHub: {
    kind: "broken",
    text: "{commits|and} {commits|claims|claim} to be made by GitHub, and GitHub has not signed {commits|it|them}.",
    short: "{commits|and} {commits|claims|claim} to be made by GitHub without its signature",
    todo: "Make {commits|and} again under the name of whoever made {commits|it|them}."
  },
  nobodyPushed: {
    kind: "broken",
    text: "Nobody can be named who pushed {commits|and}.",
    short: "nobody can be named who pushed {commits|and}",
    todo: "Somebody with an account pushes the branch under new commit ids (amend or rebase), or opens the change again."
  },
  authorGone: {
    kind: "broken",
    text: "The account that opened this pull request is gone, so nobody can be told apart from its author.",
    short: "the author of the pull request is a deleted account",
    todo: "Somebody opens the change again under their own account."
  }
};
var extraMessages = {
  extraUnattributed: { kind: "note", text: "One more approval is asked for, because nobody can be named for {commits|and}." },
  extraAuthorGone: { kind: "note", text: "One more approval is asked for, because the account that opened this pull request is gone." },
  extraAgent: {
    kind: "note",
    text: "One more approval is asked for: {login} is no person, and neither a trailer nor a run names the human behind it."
  }
};

// src/controls/reviewedLineage.ts
var messages = { ...otherEnvironment, ...nobodyDeploys, ...lineageMessages };
var reviewedLineage = defineSubjectControl({
  id: "reviewed-lineage",
  title: "Every commit since the last recorded deployment came through a governed, independently approved change",
  rationale: "A pipeline that checks only the last step deploys whatever lies on the branch: a commit pushed past the review, or merged before there were rules, goes to production with the approvals of its neighbours.",
  mappings: [
    { framework: "NIST SP 800-53 Rev. 5", clause: "SA-10c, SA-10d", kind: "framework", strength: "direct" },
    { framework: "PCI DSS 4.0.1", clause: "6.5.4", kind: "framework", strength: "supports" },
    { framework: "NIST SSDF", clause: "PS.2.1, PS.3.1", kind: "framework", strength: "supports" }
  ],
  version: 1,
  since: "0.2.0",
  scope: "deployment",
  options: deploymentOptions,
  messages,
  needs: (options, context) => ruleOf(options, context) === null ? [] : [...peopleNeeds(options, context), "deployedRefs"],
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context);
    if (rule === null) return notNamed(context.subject.environment);
    const astray = outsideBranches(facts, rule, context);
    const { lineage } = facts;
    if (lineage.from === null) return failed([noStart(context), ...astray]);
    const elsewhere = [...unjudgedPolicy(facts, context), ...openBaseline(lineage.from, rule), ...astray];
    if (lineage.relation === "diverged") return failed([diverged(lineage.from.sha, context), ...elsewhere]);
    const judged = lineage.relation === "ahead" ? ofRange(facts, rule, context) : withoutRange(facts, options, rule, context);
    const [first, ...rest] = [...judged.broken, ...elsewhere];
    const [unknown, ...others] = judged.unknown;
    if (first === void 0 && unknown !== void 0) throw new Undetermined([unknown, ...others, ...judged.measured]);
    if (first !== void 0) return { verdict: "fail", because: [first, ...rest, ...judged.unknown, ...judged.passed, start(facts)] };
    return { verdict: "pass", because: [start(facts), ...judged.passed] };
  }
});
var nothing = { broken: [], unknown: [], measured: [], passed: [] };
var passedBy = (reason2) => ({ ...nothing, passed: [reason2] });
var failed = ([first, ...rest]) => ({ verdict: "fail", because: [first, ...rest] });
var noStart = ({ subject }) => ({
  message: "noStart",
  data: { environment: subject.environment ?? null, commit: subject.commit },
  facts: ["/deployment/lineage/from"]
});
var diverged = (from, { subject }) => ({
  message: "diverged",
  data: { from, commit: subject.commit },
  facts: ["/deployment/lineage/relation"]
});
function unjudgedPolicy({ deployment: { policy }, lineage: { from, relation } }, { subject }) {
  const record = from?.known === "record" ? from.record : null;
  const { touchedAtTip, touchedAtCommit } = policy;
  const judged = relation === "behind" && record !== null ? [record.policy] : [touchedAtCommit, record?.policy];
  if (touchedAtTip !== null && judged.includes(touchedAtTip)) return [];
  const facts = ["/deployment/deployment/policy", "/deployment/lineage/from"];
  return [{ message: "policyUnjudged", data: { commit: subject.commit, branch: subject.base.branch }, facts }];
}
function openBaseline(from, { baseline }) {
  if (from.known !== "baseline" || baseline === void 0 || baseline === from.sha || !from.sha.startsWith(baseline)) return [];
  return [{ message: "baselineShort", data: { baseline, from: from.sha }, facts: ["/deployment/lineage/from"] }];
}
var start = ({ lineage: { from, commits, relation } }) => ({
  message: from?.known === "record" ? "sinceRecord" : "sinceBaseline",
  data: {
    from: from?.sha ?? null,
    commits: relation === "ahead" ? commits.length : 0,
    ...from?.known === "record" ? { record: from.record.sha256.slice(0, 16), at: from.record.evaluatedAt } : {}
  },
  facts: ["/deployment/lineage/from"]
});
function outsideBranches({ deployedRefs, deployment }, rule, { subject }) {
  const { defaultBranch } = deployment.repository;
  const isAllowed = rule.branches === void 0 ? (branch) => branch === defaultBranch : nameMatcherOf(rule.branches);
  const may = deployedRefs.filter(({ branch }) => isAllowed(branch));
  if (may.some(({ contains }) => contains === true)) return [];
  const branches = may.length > 0 ? may.map(({ branch }) => branch) : rule.branches ?? [defaultBranch];
  return [{ message: "onNoBranch", data: { commit: subject.commit, branches }, facts: ["/deployment/deployedRefs"] }];
}
function withoutRange(facts, options, rule, context) {
  const { relation, earlier, from } = facts.lineage;
  const commit = context.subject.commit;
  const again = from?.known === "record" ? "sameAgain" : "atBaseline";
  if (relation === "identical") return passedBy({ message: again, data: { commit }, facts: ["/deployment/lineage"] });
  if (earlier !== null)
    return passedBy({ message: "rollbackRecorded", data: { commit, at: earlier.evaluatedAt }, facts: ["/deployment/lineage/earlier"] });
  const by = freshSignOff(deploymentCaseOf(facts, options, rule, context));
  if (by.length > 0) return passedBy({ message: "rollbackSigned", data: { commit, people: by }, facts: ["/deployment/runApprovals"] });
  const places = ["/deployment/lineage/earlier", "/deployment/runApprovals"];
  return { ...nothing, broken: [{ message: "rollbackUnknown", data: { commit }, facts: places }] };
}
var freshSignOff = ({ standing, deployers, contributors }) => standing(null).people.filter(({ approved, rejected }) => approved.length > 0 && rejected.length === 0).filter(({ person }) => !deployers.found.some((one) => one.person.key === person.key) && contributors.of(person.key) === null).map(({ person }) => person.name);
function ofRange(facts, rule, { changes, subject }) {
  const { lineage } = facts;
  if (!lineage.commits.some(({ sha }) => sha === subject.commit)) throw new Error("the deployed commit is not among the commits of the range");
  const commits = attributed(lineage, readableOf(changes).map((change) => change.facts));
  const own = judgedByItsOwn(commits, lineage);
  if (own !== void 0) throw new Error(`the policy for pull request #${own} was read from what it brought itself`);
  const elsewhere = landedElsewhere(facts, rule);
  const passing = new Set(changes.filter((change) => isPassed(change) && !elsewhere.has(change.number)).map(({ number }) => number));
  const open = commits.filter((one) => !one.changes.some((number) => passing.has(number)));
  const blamed = new Set(open.flatMap((one) => one.changes));
  const witnesses = new Set(commits.flatMap((one) => one.changes).filter((number) => passing.has(number)));
  const astray = changes.filter(({ number }) => blamed.has(number)).map((change) => elsewhere.get(change.number) ?? unreviewed(change));
  return {
    broken: [
      ...open.filter((one) => one.changes.length === 0).map((one) => direct(one, facts)),
      ...astray.filter(({ message }) => message !== "changeUnknown")
    ],
    unknown: astray.filter(({ message }) => message === "changeUnknown"),
    measured: changes.filter(({ number }) => blamed.has(number)).flatMap(measured),
    passed: changes.filter(({ number }) => witnesses.has(number)).map(reviewed)
  };
}
var judgedByItsOwn = (commits, { changes }) => {
  const brought = new Map(commits.map(({ commit, changes: numbers }) => [commit.sha, numbers]));
  return changes.find(({ number, base }) => brought.get(base)?.includes(number) === true)?.number;
};
var isPassed = ({ standing, decision }) => standing === "governed" && decision?.result === "passed";
function landedElsewhere({ lineage, deployment }, rule) {
  const branches = rule.branches ?? [deployment.repository.defaultBranch];
  const strange = lineage.changes.flatMap((change, index) => matchesAny(branches, change.baseBranch) ? [] : [{ ...change, index }]);
  return new Map(
    strange.map(({ number, baseBranch, index }) => [
      number,
      { message: "changeElsewhere", data: { number, branch: baseBranch, branches }, facts: [`/deployment/lineage/changes/${index}/baseBranch`] }
    ])
  );
}
function direct({ commit, index, update }, { lineage }) {
  const move = update === null ? void 0 : lineage.updates[update];
  const place = [`/deployment/lineage/commits/${index}`];
  const data = { commit: commit.sha };
  if (move === void 0) return { message: "cameUnseen", data, facts: place };
  const facts = [...place, `/deployment/lineage/updates/${update}`];
  if (move.type === "pr_merge" && commit.pullRequests.length === 0) return { message: "changeGone", data: { ...data, at: move.at }, facts };
  if (move.type === "pr_merge" || move.type === "merge_queue_merge") return { message: "notOfItsChange", data: { ...data, at: move.at }, facts };
  if (move.actor === null) return { message: "pushedBySomebody", data: { ...data, at: move.at }, facts };
  return { message: "pushedDirectly", data: { ...data, login: move.actor.login, at: move.at }, facts };
}
function unreviewed({ number, index, standing, decision }) {
  const facts = [`/changes/${index}`];
  if (standing === "no-policy") return { message: "changeBeforePolicy", data: { number }, facts };
  if (standing === "ungoverned") return { message: "changeUngoverned", data: { number }, facts };
  if (standing === "policy-refused") return { message: "changePolicyBroken", data: { number }, facts };
  const failing = decision?.controls.filter(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable").map(({ id }) => id) ?? [];
  const unknown = decision?.result === "error" || decision === null;
  return { message: unknown ? "changeUnknown" : "changeNotApproved", data: { number, controls: [...new Set(failing)] }, facts };
}
var answers = /* @__PURE__ */ new Set(["unavailable", "unanswered", "unasked", "teamUnavailable", "notCollected"]);
function measured({ index, decision }) {
  const unknown = decision?.controls.filter(({ verdict }) => verdict === "unknown").flatMap(({ because }) => because) ?? [];
  const told2 = unknown.filter(({ message }) => answers.has(message));
  const distinct2 = new Map(told2.map((reason2) => [JSON.stringify([reason2.message, reason2.data]), reason2]));
  const here = (pointer) => pointer.replace(/^\/changes\/0\//, `/changes/${index}/`);
  return [...distinct2.values()].map((reason2) => ({ ...reason2, facts: reason2.facts.map(here) }));
}
var counts = new Set(
  Object.entries({ ...approvalMessages, ...seatMessages }).flatMap(([id, { kind }]) => kind === "counted" ? [id] : [])
);
function reviewed({ number, index, decision, facts }) {
  const passed = decision?.controls.filter(({ verdict }) => verdict === "pass") ?? [];
  const counted4 = passed.flatMap(({ because }) => because.filter(({ message }) => counts.has(message)).flatMap(({ data }) => data["login"] ?? []));
  const approvers = [...new Set(counted4.filter((login) => typeof login === "string"))].sort();
  const author = facts?.pullRequest.author?.login;
  const place = [`/changes/${index}`];
  if (author === void 0) return { message: "changeReviewedOfGone", data: { number, approvers }, facts: place };
  return { message: "changeReviewed", data: { number, author, approvers }, facts: place };
}

// src/domain/periodTimes.ts
function periodTimes({ period, commits, updates, changes }) {
  const until = timeOf(period.until);
  if (isTime(period.since)) return { begin: timeOf(period.since), until };
  const line = new Set(commits.map(({ sha }) => sha));
  const merged = changes.flatMap(({ mergedAt: mergedAt2, mergeCommit }) => mergedAt2 !== null && line.has(mergeCommit ?? "") ? [timeOf(mergedAt2)] : []);
  const dated = updates.reduce((least, { at }) => Math.min(least, timeOf(at)), merged.reduce((least, at) => Math.min(least, at), Infinity));
  if (Number.isFinite(dated)) return { begin: dated, until };
  const [oldest] = commits;
  return { begin: oldest === void 0 ? until : timeOf(oldest.committedAt), until };
}
function timeOf(time) {
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new Error("a time of the facts is not a time");
  return at;
}
var isMadeWithin = ({ at, endedAt }, { since, until }) => timeOf(at) <= timeOf(until) && (endedAt === null || !isTime(since) || timeOf(endedAt) > timeOf(since));
var isTime = (since) => since.includes("T");
var deploymentKey = (environment, sha) => `${sha} ${asciiLower(environment)}`;

// src/duties/reconcileBook.ts
var isOf = (names, { says }) => says !== null && names.some((name) => asciiLower(says.repository) === asciiLower(name));
function toldOf(records, names) {
  const told2 = records.flatMap((record) => {
    const { says, state } = record;
    return state === "valid" && says !== null && isOf(names, record) ? [{ ...record, says, at: instant(says.evaluatedAt) }] : [];
  });
  return [...new Map(told2.map((one) => [JSON.stringify(one.says), one])).values()].sort(inOrder2);
}
var inOrder2 = (one, other) => one.at - other.at || Number(isPassed2(other)) - Number(isPassed2(one)) || (one.sha256 < other.sha256 ? -1 : Number(one.sha256 > other.sha256));
var isPassed2 = ({ says }) => says.result === "passed";
function branchBook(told2, { branch, unknownChanges }) {
  const unknown = new Set(unknownChanges);
  const isKnown = ({ says }) => !says.changes.some(({ number }) => unknown.has(number));
  const own = told2.filter((one) => one.says.branch === branch && (one.says.gate === "merge" || one.says.gate === "pull-request") && isKnown(one));
  const commits = grouped(own, ({ says }) => [says.commit]);
  const changes = grouped(own, ({ says }) => says.gate === "merge" ? [] : says.changes.map(({ number }) => number));
  return { ofCommit: (sha) => commits.get(sha) ?? [], ofChange: (number) => changes.get(number) ?? [] };
}
var deploymentRecords = (told2) => told2.filter(({ says }) => says.gate === "deployment");
function grouped(list, keysOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of list) {
    for (const key of new Set(keysOf(one))) {
      const group = groups.get(key);
      if (group === void 0) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return groups;
}

// src/duties/reconcileLine.ts
var byGitHub2 = /* @__PURE__ */ new Set(["pr_merge", "merge_queue_merge"]);
var isGitHubs = ({ update }) => byGitHub2.has(update.type);
function lineOf2({ commits, start: start2, updates }) {
  const places = new Map(commits.map(({ sha }, place) => [sha, place]));
  const moves = commits.map(() => null);
  const rewrites = [];
  const placeOf = (sha) => sha === null ? null : sha === start2?.sha ? -1 : places.get(sha) ?? null;
  let known = start2?.known === "activity";
  for (const [index, update] of updates.entries()) {
    const [from, to] = [placeOf(update.before), placeOf(update.after)];
    const isFirst = start2 === null && index === 0;
    if (from === null ? !isFirst && leaves(update, to, known) : to === null ? !ordinary.has(update.type) : to < from) rewrites.push(update);
    if (to === null || to < 0) continue;
    paint(moves, update, from, to);
    known = true;
  }
  return { placeOf: (sha) => places.get(sha), moves, rewrites };
}
var ordinary = /* @__PURE__ */ new Set(["push", "pr_merge", "merge_queue_merge"]);
var leaves = ({ type }, to, known) => !ordinary.has(type) || to !== null && known;
function paint(moves, update, before, to) {
  let place = to;
  while (place > (before ?? -1) && moves[place] === null) place -= 1;
  const move = { update, from: place + 1, to, whole: before !== null && place === before };
  for (let at = place + 1; at <= to; at += 1) moves[at] = move;
}

// src/duties/reconcileChanges.ts
function changesOf(population, line, book) {
  const heads = population.changes.filter(({ state, base }) => state === "merged" && base === population.branch).map((change) => mergedHead(change, population, line, book));
  const byNumber = new Map(heads.map((head) => [head.change.number, head]));
  const byMerge = grouped(heads, ({ change }) => change.mergeCommit === null ? [] : [change.mergeCommit]);
  return {
    mergedAs: (sha) => byMerge.get(sha) ?? [],
    firstOf: (numbers) => byNumber.get(numbers.find((number) => byNumber.has(number)) ?? 0) ?? null
  };
}
function mergedHead(change, population, line, book) {
  const place = change.mergeCommit === null ? void 0 : line.placeOf(change.mergeCommit);
  const records = book.ofChange(change.number).filter((record) => isOfHead(record, change, place, population, line));
  const mergedAt2 = change.mergedAt === null ? null : instant(change.mergedAt);
  return {
    change,
    // What was recorded after the merge did not hold it up.
    decisive: records.findLast(({ at }) => mergedAt2 !== null && at <= mergedAt2) ?? null,
    newest: records.at(-1) ?? null,
    made: place !== void 0 && isMadeByGitHub(change, place, population, line)
  };
}
function isOfHead({ says }, { number, head }, place, { commits }, line) {
  if (!says.changes.some((one) => one.number === number && one.head === head)) return false;
  if (says.commit === head) return true;
  const group = line.placeOf(says.commit);
  return group !== void 0 && place !== void 0 && place <= group && commits[group]?.tree === says.tree;
}
function isMadeByGitHub({ head }, place, { commits }, { moves }) {
  const move = moves[place] ?? null;
  if (move === null || !move.whole || !isGitHubs(move)) return false;
  const [, second, ...more] = commits[place]?.parents ?? [];
  if (more.length > 0 || second !== void 0 && second !== head) return false;
  if (move.update.type === "merge_queue_merge") return true;
  return move.to === place && (second === void 0 || move.from === place);
}

// src/duties/reconcileCommits.ts
function commitRows(population, line, book) {
  const ground = { population, line, book, changes: changesOf(population, line, book) };
  const rows = population.commits.map((commit, place) => rowOf2(commit, place, ground));
  for (const [place, { parents }] of population.commits.entries()) {
    const row = rows[place];
    if (row !== void 0 && parents.length === 1) spread(row, place, rows, ground);
  }
  return rows;
}
function rowOf2(commit, place, ground) {
  const { line, changes } = ground;
  const move = line.moves[place] ?? null;
  const merged = changes.mergedAs(commit.sha);
  const pushed = move !== null && !isGitHubs(move);
  const head = merged[0] ?? (pushed ? null : changes.firstOf(commit.pullRequests));
  const { change } = head ?? { change: null };
  return {
    sha: commit.sha,
    at: move?.update.at ?? change?.mergedAt ?? null,
    login: (pushed ? null : change?.mergedBy?.login) ?? move?.update.actor?.login ?? null,
    change: change?.number ?? null,
    ...standingOf3(commit, { merged, head, move }, ground)
  };
}
function standingOf3({ sha, tree }, brought, { book }) {
  const own = book.ofCommit(sha).filter(({ says }) => says.tree === tree);
  const merges = own.filter(({ says }) => says.gate === "merge");
  const heads = byHeads(brought.merged);
  if (heads?.standing === "overridden") return heads;
  const failed2 = merges.findLast(({ says }) => says.result === "failed");
  if (failed2 !== void 0) return against(failed2, brought);
  const merge = merges.findLast(({ says }) => says.result === "overridden") ?? merges.findLast(({ says }) => says.result === "passed");
  if (merge !== void 0) return through(merge, "commit");
  const before = own.findLast(({ says, at }) => says.gate === "pull-request" && isInTime(at, brought));
  if (before !== void 0) return allows(before) ? through(before, "commit") : against(before, brought);
  return heads ?? without(own, brought);
}
var allows = ({ says }) => says.result === "passed" || says.result === "overridden";
var through = ({ says, sha256 }, by) => ({
  standing: says.result === "overridden" ? "overridden" : "recorded",
  by,
  record: sha256
});
var against = ({ sha256 }, { head }) => ({
  standing: head === null ? "direct-push" : "bypassed",
  by: null,
  record: sha256
});
function isInTime(at, { merged, move }) {
  const times = [...merged.flatMap(({ change }) => change.mergedAt ?? []), ...move === null ? [] : [move.update.at]];
  return times.length > 0 && times.every((time) => at <= instant(time));
}
function byHeads(merged) {
  const made = merged.filter(({ made: isMade }) => isMade);
  const decisive = made.map((head) => head.decisive);
  const [first] = decisive;
  if (first === void 0 || !decisive.every((record) => record !== null && allows(record))) return null;
  const overridden3 = decisive.find((record) => record?.says.result === "overridden");
  const shown = overridden3 ?? first;
  return shown === null ? null : through(shown, "head");
}
function without(own, { head }) {
  const { decisive = null, newest = null } = head ?? {};
  const last = own.at(-1) ?? null;
  if (head === null) return { standing: "direct-push", by: null, record: last?.sha256 ?? null };
  if (decisive !== null && allows(decisive)) return { standing: "unrecorded", by: null, record: decisive.sha256 };
  const stopped = decisive ?? [last, newest].find((record) => record !== null && !allows(record)) ?? null;
  if (stopped !== null) return against(stopped, { head });
  return { standing: "unrecorded", by: null, record: (last ?? newest)?.sha256 ?? null };
}
function spread(row, place, rows, { population, line, changes }) {
  const [head] = changes.mergedAs(row.sha);
  const move = line.moves[place] ?? null;
  if (head === void 0 || move === null || !move.whole || !isEndOfRow(row, head, move, place)) return;
  const { number } = head.change;
  for (let at = place - 1; at >= move.from; at -= 1) {
    const [commit, one] = [population.commits[at], rows[at]];
    if (commit === void 0 || one === void 0 || changes.mergedAs(commit.sha).length > 0) return;
    if (move.update.type !== "pr_merge" && !commit.pullRequests.includes(number)) return;
    if (one.by === "commit" || one.standing === "bypassed") continue;
    rows[at] = { ...one, login: row.login, change: number, standing: row.standing, by: isThrough(row) ? "row" : null, record: row.record };
  }
}
var isEndOfRow = (row, { made, change }, move, place) => isGitHubs(move) ? made : move.to === place && change.head === row.sha && isThrough(row);
var isThrough = ({ standing }) => standing === "recorded" || standing === "overridden";

// src/duties/reconcileDeployments.ts
function deploymentRows(made, paired, governed) {
  return made.map((one) => {
    const { id, environment, sha, at, creator } = one;
    const record = paired.get(id) ?? null;
    const standing = isGoverned(one, governed) ? standingOf4(one, record) : "ungoverned";
    return { id, environment, sha, at, login: creator?.login ?? null, standing, record: record?.sha256 ?? null };
  });
}
var isGoverned = ({ environment, renamed: renamed2, at, endedAt }, governed) => [environment, renamed2].some((name) => name !== null && [at, endedAt].some((time) => time !== null && governed(name, time)));
function standingOf4({ outcome }, record) {
  if (outcome === "under-way" || outcome === "never-ran") return outcome;
  if (record === null) return "unrecorded";
  if (outcome === "failed") return "failed";
  const { result } = record.says;
  if (result === "passed") return "recorded";
  return result === "overridden" ? "overridden" : "bypassed";
}

// src/duties/reconcilePairs.ts
function pairsOf(deployments, records) {
  const paired = /* @__PURE__ */ new Map();
  const inOrder3 = deployments.map((made) => ({ made, at: instant(made.at) })).sort((one, other) => one.at - other.at);
  const places = grouped(inOrder3, ({ made }) => [deploymentKey(made.environment, made.sha)]);
  const recorded = grouped(records, ({ says }) => [deploymentKey(says.environment ?? "", says.commit)]);
  for (const [key, told2] of recorded) pairWithin(places.get(key) ?? [], told2, paired);
  return paired;
}
function pairWithin(made, told2, paired) {
  const ofRun2 = grouped(made, (one) => one.made.runs);
  const recorded = grouped(told2, ({ says }) => says.run !== null && ofRun2.has(says.run) ? [says.run] : []);
  for (const [run, records] of recorded) pairInRun(ofRun2.get(run) ?? [], records, paired);
  const open = made.filter((one) => !paired.has(one.made.id));
  const [unnamed, named] = [open.filter((one) => one.made.runs.length === 0), open.filter((one) => one.made.runs.length > 0)];
  const ofNone = told2.filter(({ says }) => says.run === null);
  const used = pairByTime(unnamed, ofNone, paired);
  pairByTime(named, ofNone.filter((one) => !used.has(one)), paired);
}
function pairInRun(made, records, paired) {
  const left = stacked(made, records, ({ made: { id } }, record) => paired.has(id) || paired.set(id, record));
  const open = made.filter((one) => !paired.has(one.made.id));
  stacked(left, open, (record, { made: { id } }) => paired.has(id) || paired.set(id, record));
}
function stacked(earlier, later, take) {
  const waiting = [];
  const left = [];
  let next = 0;
  for (const other of later) {
    for (; (earlier[next]?.at ?? Infinity) <= other.at; next += 1) waiting.push(earlier[next]);
    const one = waiting.pop();
    if (one === void 0) left.push(other);
    else take(one, other);
  }
  return left;
}
function pairByTime(made, records, paired) {
  const nearest = /* @__PURE__ */ new Map();
  let place = 0;
  for (const record of records) {
    while (distanceOf(made[place + 1], record) <= distanceOf(made[place], record) && place + 1 < made.length) place += 1;
    const id = made[place]?.made.id;
    const distance = distanceOf(made[place], record);
    if (id === void 0 || distance > day2) continue;
    const before = nearest.get(id)?.distance ?? Infinity;
    if (distance < before || distance === before && record.says.result !== "passed") nearest.set(id, { record, distance });
  }
  for (const [id, { record }] of nearest) paired.set(id, record);
  return new Set([...nearest.values()].map(({ record }) => record));
}
var day2 = 864e5;
var distanceOf = (one, { at }) => one === void 0 ? Infinity : Math.abs(one.at - at);

// src/duties/reconcileRecords.ts
function recordRows(facts, names, line, pairs) {
  const ground = groundOf(facts, names, line, pairs);
  return facts.records.records.map((record) => ({ ...record, standing: standingOf5(record, ground) }));
}
function groundOf(facts, names, line, pairs) {
  const { population } = facts;
  return {
    facts,
    names,
    line,
    changes: new Map(population.changes.map((change) => [change.number, change])),
    unknown: new Set(population.unknownChanges),
    paired: new Set([...pairs.values()].map(({ sha256 }) => sha256)),
    pairedRuns: new Set([...pairs.values()].map(({ says }) => runKey(says))),
    ...periodTimes(population)
  };
}
var runKey = ({ environment, commit, run }) => `${deploymentKey(environment ?? "", commit)} ${run}`;
function standingOf5(record, ground) {
  const { says } = record;
  if (record.state !== "valid" || says === null) return "not-valid";
  if (!isOf(ground.names, record)) return "foreign";
  if (says.gate === "repository") return "reconciliation";
  if (says.gate === "deployment") return ofDeployment(record, says, ground);
  if (says.gate === "workflow-secrets" || says.branch !== ground.facts.population.branch) return "elsewhere";
  if (says.changes.length === 0 || says.changes.some(({ number }) => ground.unknown.has(number))) return "without-change";
  return says.gate === "merge" ? ofMerge(says, ground) : ofChanges(says, ground);
}
var isOfPeriod = ({ evaluatedAt }, { begin, until }) => instant(evaluatedAt) >= begin && instant(evaluatedAt) <= until;
var queued = 36e5;
function ofDeployment({ sha256 }, says, ground) {
  const at = instant(says.evaluatedAt);
  if (ground.paired.has(sha256)) return "matched";
  if (says.result !== "passed" && says.result !== "overridden") return "not-deployed";
  if (says.run !== null && ground.pairedRuns.has(runKey(says))) return "matched";
  return isOfPeriod(says, ground) && at <= ground.until - queued ? "without-change" : "elsewhere";
}
function ofMerge(says, ground) {
  const place = ground.line.placeOf(says.commit);
  if (place !== void 0) return ground.facts.population.commits[place]?.tree === says.tree ? "matched" : "without-change";
  if (!isOfPeriod(says, ground)) return "elsewhere";
  const before = says.changes.every(({ number }) => {
    const change = ground.changes.get(number);
    const merged = change?.state === "merged" && change.mergeCommit === says.commit && change.base === says.branch;
    return merged && change.mergedAt !== null && instant(change.mergedAt) <= ground.begin;
  });
  return before ? "elsewhere" : "without-change";
}
function ofChanges(says, ground) {
  const { branch } = ground.facts.population;
  if (ground.line.placeOf(says.commit) !== void 0) return "matched";
  const changes = says.changes.map(({ number }) => ground.changes.get(number));
  if (changes.some((change) => change === void 0)) return isOfPeriod(says, ground) ? "without-change" : "elsewhere";
  const merged = changes.filter((change) => change?.state === "merged");
  if (merged.some((change) => change?.base === branch)) return "matched";
  return merged.length > 0 ? "elsewhere" : "not-merged";
}

// src/duties/reconcile.ts
function reconcile(facts, names, governed) {
  return {
    ...reconciledCommits(facts.population, facts.records, names),
    deployments: reconciledDeployments(facts.deploymentsMade, facts.records, names, governed),
    records: reconciledRecords(facts, names)
  };
}
function reconciledCommits(population, { records }, names) {
  const line = lineOf2(population);
  const commits = commitRows(population, line, branchBook(toldOf(records, names), population));
  return { commits, rewrites: line.rewrites };
}
function reconciledDeployments(made, { records }, names, governed) {
  return deploymentRows(made, pairsOf(made, deploymentRecords(toldOf(records, names))), governed);
}
function reconciledRecords(facts, names) {
  const told2 = toldOf(facts.records.records, names);
  return recordRows(facts, names, lineOf2(facts.population), pairsOf(facts.deploymentsMade, deploymentRecords(told2)));
}

// src/controls/reconciling.ts
var reconciledBy = (facts, subject, { environment }) => reconcile(facts, ownNames(subject, facts.population), environment);
var ownNames = ({ repository }, { formerNames }) => [repositoryPath(repository), ...formerNames];
var recordPlaces = (records) => new Map(records.map((record, place) => [record.sha256, { record, pointer: `/repository/records/records/${place}` }]).toReversed());
var observedMessage = {
  observed: {
    kind: "note",
    text: "{observed} of these {records} {records|record was|records were} made in observe mode, and stopped nobody."
  }
};
function observedOf(vouching, records) {
  const used = [...recordPlaces(records)].flatMap(([sha256, { record }]) => vouching.has(sha256) ? [record] : []);
  const observed = used.filter(({ says }) => says?.mode === "observe").length;
  return observed === 0 ? [] : [{ message: "observed", data: { observed, records: used.length }, facts: ["/repository/records"] }];
}

// src/controls/approvalReasons.ts
function notCounted(approval, head, contributorsCount = false) {
  const { whyNot, contribution: contribution2 } = approval;
  if (whyNot?.why === "dismissed" || whyNot?.why === "withdrawn") return whyNotReason(approval, whyNot, head);
  if (contribution2 !== null && (!contributorsCount || whyNot === null)) return ownWork(approval, contribution2);
  return whyNot === null ? null : whyNotReason(approval, whyNot, head);
}
function whyNotReason({ person, commit, fact }, whyNot, head) {
  const data = { login: person.name, commit };
  switch (whyNot.why) {
    case "dismissed":
      if (whyNot.by === null) return { message: "wasDismissedBySomebody", data, facts: [fact, whyNot.fact] };
      return { message: "wasDismissed", data: { ...data, by: whyNot.by, at: whyNot.at }, facts: [fact, whyNot.fact] };
    case "withdrawn":
      return { message: "withdrew", data: { ...data, at: whyNot.at }, facts: [fact, whyNot.fact] };
    case "not-eligible":
      return whyNot.lapse === null ? { message: "noAccess", data: { login: person.name }, facts: [fact] } : lapsed(person.name, whyNot.lapse, fact);
    case "stale":
      return outdated2(person.name, whyNot, fact, head);
  }
}
function lapsed(login, { role, why, date }, fact) {
  const message = { expired: "roleExpired", "not-yet": "roleNotYet", "granted-later": "roleGrantedLater" }[why];
  return { message, data: { login, role, date }, facts: [fact] };
}
function outdated2(login, { freshness }, fact, head) {
  switch (freshness.why) {
    case "older-commit":
      return { message: "olderCommit", data: { login, commit: freshness.commit, since: freshness.since }, facts: [fact, "/commits", "/pushes"] };
    case "same-second":
      return { message: "sameSecond", data: { login, commit: freshness.commit }, facts: [fact, "/pushes"] };
    case "rewritten":
      if (freshness.commit === null) return { message: "beforePush", data: { login, head }, facts: [fact, "/pushes"] };
      return { message: "rewritten", data: { login, commit: freshness.commit }, facts: [fact, "/pushes"] };
    case "base-changed":
      return { message: "retargeted", data: { login, from: freshness.from, to: freshness.to, at: freshness.at }, facts: [fact, freshness.fact] };
  }
}
var ownWorkMessage = {
  author: "ownChange",
  pusher: "ownPush",
  "force-pusher": "ownForcePush",
  "commit-author": "ownCommit",
  committer: "ownCommitting",
  "co-author": "ownCoAuthorship",
  "agent-human": "ownAgent",
  assignee: "ownAssignment"
};
var ownWork = ({ person, fact }, contribution2) => ({
  message: contribution2.resolution === true ? "ownResolution" : ownWorkMessage[contribution2.how],
  data: { ...contributionData(contribution2), login: person.name },
  facts: [fact, contribution2.fact]
});
var contributorMessage = {
  author: "opened",
  pusher: "pushed",
  "force-pusher": "forcePushed",
  "commit-author": "wrote",
  committer: "committed",
  "co-author": "coAuthored",
  "agent-human": "behindAgent",
  assignee: "assigned"
};
var contributorReason = (contribution2) => ({
  message: contribution2.resolution === true ? "resolved" : contributorMessage[contribution2.how],
  data: contributionData(contribution2),
  facts: [contribution2.fact]
});
var sourceName = { activity: "repository activity", run: "workflow run", webhook: "event", timeline: "timeline" };
var contributionData = ({ person, commit, at, source, resolution }) => ({
  login: person.name,
  ...commit === null ? {} : { commit },
  ...at === null || resolution === true ? {} : { at },
  ...source === null || resolution === true ? {} : { source: sourceName[source] }
});
function inhumanReason({ who, login, submitted }) {
  const commit = submitted.review.commit?.sha ?? null;
  const message = { ghost: "ghostApproved", bot: "botApproved", machine: "machineApproved", "no-person": "noPersonApproved" }[who];
  return { message, data: who === "ghost" ? { commit } : { login }, facts: [submitted.fact] };
}
function concluded(parts) {
  const { broken, missing, witnesses, others } = parts;
  const verdict = broken.length > 0 ? "fail" : missing.length > 0 ? "pending" : "pass";
  if (verdict === "pass" && witnesses.length === 0) throw new Error("a pass without a witness");
  return { verdict, because: [...broken, ...missing, ...witnesses, ...others] };
}

// src/controls/independentDeployer.ts
var messages2 = {
  ...otherEnvironment,
  ...nobodyDeploys,
  deploys: { kind: "counted", text: "{login} deploys ({how|=}) and contributed nothing to the range." },
  deploysOwn: { kind: "counted", text: "{login} deploys ({how|=}) and contributed to the range, which this policy allows." },
  wroteChange: {
    kind: "broken",
    text: "{login} deploys ({how|=}), but contributed to pull request #{number}, which is part of what is deployed.",
    short: "{login} deploys, but contributed to #{number}",
    todo: "Somebody who contributed nothing to the range starts the deployment: {login} contributed to #{number}."
  },
  wroteCommit: {
    kind: "broken",
    text: "{login} deploys ({how|=}), but had a part in {commit}, which is part of what is deployed.",
    short: "{login} deploys, but had a part in {commit}",
    todo: "Somebody who contributed nothing to the range starts the deployment: {login} had a part in {commit}."
  },
  wroteRecorded: {
    kind: "broken",
    text: "{login} deploys ({how|=}), but contributed to what is deployed again, as the record of its earlier deployment tells.",
    short: "{login} deploys again what they contributed to",
    todo: "Somebody who contributed nothing to what is deployed again starts the deployment."
  },
  deploysFor: {
    kind: "counted",
    text: "{login} deploys ({how|=}) and is no person; {people|and}, who contributed nothing to the range, approved the run."
  },
  machineAlone: {
    kind: "missing",
    text: "{login} deploys ({how|=}) and is no person, so who has it deploy is not known, and nobody who contributed nothing approved the run.",
    short: "{login} deploys, and is no person",
    todo: "Somebody who contributed nothing to the range approves the run, or starts one."
  },
  noRole: {
    kind: "broken",
    text: "{login} deploys ({how|=}), but holds none of the roles that may deploy ({roles}).",
    short: "{login} deploys without the role {roles|or}",
    todo: "Somebody with the role {roles|or} starts the deployment, or the policy gives it to {login}."
  },
  roleLapsed: {
    kind: "broken",
    text: "{login} deploys ({how|=}), but the grant of {role} does not hold on this day ({date}).",
    short: "{login} deploys without the role {role}, whose grant does not hold",
    todo: "Somebody whose grant of {role} holds starts the deployment, or the policy renews that of {login}."
  },
  approvesOwn: {
    kind: "broken",
    text: "{login} deploys ({how|=}), and approved the deployment as well.",
    short: "{login} deploys and approves",
    todo: "Start a new run and have somebody else approve it."
  },
  deployerGone: {
    kind: "broken",
    text: "An account that deploys is gone or names nobody, so it cannot be told apart from any approver.",
    short: "a deployer cannot be named",
    todo: "Somebody with an account starts the deployment again."
  }
};
var independentDeployer = defineSubjectControl({
  id: "independent-deployer",
  title: "Whoever deploys wrote none of it, may deploy, and does not approve the deployment",
  rationale: "Where the person who wrote the code can also bring it into production, every review before it is advice: what was agreed and what runs are whatever one person says they are.",
  mappings: [
    { framework: "PCI DSS 4.0.1", clause: "6.5.4", kind: "framework", strength: "direct" },
    { framework: "SOC 2", clause: "CC8.1", kind: "framework", strength: "direct" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "AC-5", kind: "framework", strength: "direct" },
    { framework: "ISO/IEC 27001:2022", clause: "A.5.3, A.8.31", kind: "framework", strength: "supports" },
    { framework: "SOX 404", clause: "ITGC developer is not deployer", kind: "practice", strength: "direct" }
  ],
  version: 1,
  since: "0.2.0",
  scope: "deployment",
  options: deploymentOptions,
  messages: messages2,
  needs: peopleNeeds,
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context);
    if (rule === null) return notNamed(context.subject.environment);
    const found = deploymentCaseOf(facts, options, rule, context);
    const { deployers } = found;
    return concluded({
      broken: [
        ...deployers.unnamed.map((fact) => ({ message: "deployerGone", data: {}, facts: [fact] })),
        ...deployers.found.flatMap((deployer) => faults(deployer, rule, found))
      ],
      missing: machineAlone(found),
      witnesses: deployers.found.flatMap((deployer) => faults(deployer, rule, found).length > 0 ? [] : witness(deployer, found)),
      others: []
    });
  }
});
var howWords = { actor: "started the run", "triggering-actor": "started this attempt", creator: "created the deployment" };
var reason = (message, { person, how, fact }, data = {}, facts = []) => ({
  message,
  data: { login: person.name, how: howWords[how], ...data },
  facts: [fact, ...facts]
});
var isMachineAlone = ({ deployers: { unnamed, found } }) => unnamed.length === 0 && found.every(({ person }) => !person.human);
var releasers = ({ standing, contributors }) => standing(null).people.filter(({ person, approved }) => approved.length > 0 && contributors.of(person.key) === null).map(({ person }) => person.name);
var machineAlone = (found) => isMachineAlone(found) && releasers(found).length === 0 ? found.deployers.found.slice(0, 1).map((deployer) => reason("machineAlone", deployer)) : [];
function witness(deployer, found) {
  const people = releasers(found);
  if (isMachineAlone(found)) return people.length === 0 ? [] : [reason("deploysFor", deployer, { people })];
  return [reason(found.contributors.of(deployer.person.key) === null ? "deploys" : "deploysOwn", deployer)];
}
function faults(deployer, rule, found) {
  const { contributors, opinions, roles } = found;
  const { person } = deployer;
  const mustHold = person.human || isMachineAlone(found);
  const own = rule["deployer-may-be-contributor"] ? null : contributors.of(person.key);
  const approval = opinions.people.find((opinion) => opinion.person.key === person.key && opinion.approved.length > 0);
  return [
    ...own === null ? [] : [contributed(deployer, own)],
    ...mustHold ? withoutRole(deployer, rule.deployers ?? [], roles) : [],
    ...approval === void 0 ? [] : [reason("approvesOwn", deployer, {}, [approval.fact])]
  ];
}
function contributed(deployer, { change, commit, fact }) {
  if (change !== null) return reason("wroteChange", deployer, { number: change }, [fact]);
  return commit === null ? reason("wroteRecorded", deployer, {}, [fact]) : reason("wroteCommit", deployer, { commit }, [fact]);
}
function withoutRole(deployer, names, roles) {
  if (names.length === 0) return [];
  const holdings = names.map((role) => roles.holding(role, deployer.person.grantee, null));
  if (holdings.some(({ held: held2 }) => held2)) return [];
  const lapse = holdings.flatMap((holding) => holding.held || holding.lapse === null ? [] : [holding.lapse])[0];
  return [lapse === void 0 ? reason("noRole", deployer, { roles: names }) : reason("roleLapsed", deployer, { role: lapse.role, date: lapse.date })];
}

// src/controls/commitSentences.ts
var commitSentences = {
  everyCommit: {
    kind: "counted",
    text: "{recorded} of {commits} {commits|commit|commits} that came into {branch} {commits|has|have} a verified record that let {commits|it|them} through: {own} of their own, {heads} of the head that GitHub merged, {rows} of the change they were rebased with."
  },
  nothingCame: { kind: "counted", text: "Nothing came into {branch} in this period." },
  unrecorded: {
    kind: "broken",
    text: "Commit {commit} came into the branch with #{number}, and no verified record tells of it.",
    short: "no record of #{number}",
    todo: "Have #{number} reviewed now, and reverted if need be. Then find out why there is no record: look for the runs of the gate at its merge, and see that the branch requires it."
  },
  mergeUnshown: {
    kind: "broken",
    text: "Commit {commit} came in with #{number}. A record tells of the change ({record}), but it is not shown that GitHub itself made this commit of what was judged, so what it holds nobody is known to have judged.",
    short: "what was merged as #{number} is not recorded",
    todo: "Compare {commit} with what #{number} held, and have it reviewed where they differ. A record of each merge, made by the gate as pull requests are closed, tells in future."
  },
  bypassed: {
    kind: "broken",
    text: "Commit {commit} came in with #{number} although its record says {result} ({record}).",
    short: "#{number} was merged although it was {result}",
    todo: "Ask who merged #{number} why; have it reviewed, and reverted if need be. Then see who may bypass the rules of the branch."
  },
  pushed: {
    kind: "broken",
    text: "Commit {commit} was put on {branch} by {login} at {at}, and no change brought it.",
    short: "{login} pushed to {branch} directly",
    todo: "Have {commit} reviewed, and reverted if need be. Then require pull requests on {branch}, of administrators and apps as well."
  },
  pushedBySomebody: {
    kind: "broken",
    text: "Commit {commit} was put on {branch} at {at} by an account that is no longer there, and no change brought it.",
    short: "somebody pushed to {branch} directly",
    todo: "Have {commit} reviewed, and reverted if need be. Then require pull requests on {branch}, of administrators and apps as well."
  },
  cameUnseen: {
    kind: "broken",
    text: "Commit {commit} is on {branch}; no change brought it, and GitHub tells of no push of it.",
    short: "a commit on {branch} that nobody is known to have pushed",
    todo: "Have {commit} reviewed, and reverted if need be. Reconcile more often than the log of moves reaches back, so that pushers are named."
  },
  rewritten: {
    kind: "broken",
    text: "{login} rewrote {branch} at {at}: it stood at {before}, and went on from {after}.",
    short: "{login} rewrote {branch}",
    todo: "Ask {login} what was taken away from {branch}: the commits from {after} to {before}. Then block force pushes and deletions of {branch} for everybody."
  },
  rewrittenBySomebody: {
    kind: "broken",
    text: "{branch} was rewritten at {at} by an account that is no longer there: it stood at {before}, and went on from {after}.",
    short: "{branch} was rewritten",
    todo: "Find out what was taken away from {branch}: the commits from {after} to {before}. Then block force pushes and deletions of {branch} for everybody."
  },
  deleted: {
    kind: "broken",
    text: "{branch} was deleted at {at}, when it stood at {before}.",
    short: "{branch} was deleted",
    todo: "See that {branch} holds {before} again. Then block force pushes and deletions of {branch} for everybody."
  },
  createdAnew: {
    kind: "broken",
    text: "{branch} was created at {at}, at {after}, although it had been there before.",
    short: "{branch} was deleted and created anew",
    todo: "Find out what {branch} held before. Then block force pushes and deletions of {branch} for everybody."
  },
  overridden: {
    kind: "note",
    text: "Commit {commit} (#{number}) was let through in an emergency; the record {record} says by whom, and what was due afterwards."
  },
  headsOnly: {
    kind: "warning",
    text: "Of {pulls} {pulls|pull request|pull requests} only the head is recorded as it stood before the merge ({changes}): a review that was taken back, or changes that were requested, between that record and the merge show in no record. A gate as pull requests are closed records the merge itself."
  },
  movesIncomplete: {
    kind: "warning",
    text: "The log of moves of {branch} does not reach back to the beginning of the period: a history that was rewritten before it begins may not show."
  }
};

// src/controls/commitsRecorded.ts
var messages3 = { ...commitSentences, ...observedMessage };
var commitsRecorded = defineSubjectControl({
  id: "commits-recorded",
  title: "Every commit that came into the branch has a verified record that it passed",
  rationale: "Records show that what was judged was judged well. Whether everything was judged they cannot show: a commit that was pushed past the gate has no record to be found wanting. So the branch itself is counted, and each of its commits asked for its record.",
  mappings: [
    { framework: "SOC 2", clause: "CC4.1, CC8.1", kind: "framework", strength: "supports" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-3f, CA-7", kind: "framework", strength: "supports" },
    { framework: "SOX 404", clause: "ITGC completeness of the population of changes", kind: "practice", strength: "supports" },
    { framework: "PCAOB AS 1105", clause: ".10", kind: "audit standard", strength: "supports" }
  ],
  version: 1,
  since: "0.3.0",
  scope: "population",
  options: () => null,
  messages: messages3,
  needs: () => ["population", "records"],
  evaluate(facts, _options, { subject }) {
    const { commits, rewrites } = reconciledCommits(facts.population, facts.records, ownNames(subject, facts.population));
    const places = recordPlaces(facts.records.records);
    const exceptions = commits.flatMap((row, place) => exception(row, place, facts, places));
    const vouching = new Set(commits.flatMap(({ by, record }) => by !== null && record !== null ? [record] : []));
    return concluded({
      broken: [...exceptions, ...rewrites.map(rewritten(facts))],
      missing: [],
      witnesses: [counted(commits, facts)],
      others: [...headsOnly(commits), ...commits.flatMap(overridden), ...observedOf(vouching, facts.records.records), ...horizon(facts)]
    });
  }
});
var pointerOf = (place) => `/repository/population/commits/${place}`;
function exception(row, place, { population: { branch } }, records) {
  const { sha: commit, change, standing, login, at, record } = row;
  if (standing === "recorded" || standing === "overridden") return [];
  const found = record === null ? void 0 : records.get(record);
  const facts = [pointerOf(place), ...found === void 0 ? [] : [found.pointer]];
  if (standing === "direct-push") return [directPush({ commit, branch, login, at }, facts)];
  const data = { commit, number: change, login, at };
  if (standing === "bypassed") return [{ message: "bypassed", data: { ...data, record, result: found?.record.says?.result ?? null }, facts }];
  return record === null ? [{ message: "unrecorded", data, facts }] : [{ message: "mergeUnshown", data: { ...data, record }, facts }];
}
function directPush(push, facts) {
  const message = push.at === null ? "cameUnseen" : push.login === null ? "pushedBySomebody" : "pushed";
  return { message, data: { ...push }, facts };
}
function rewritten({ population: { branch, updates } }) {
  const places = new Map(updates.map((update, place) => [update, place]));
  return (update) => {
    const { before, after, at, actor } = update;
    const facts = [`/repository/population/updates/${places.get(update)}`];
    if (before === null) return { message: "createdAnew", data: { branch, after, at }, facts };
    if (/^0+$/.test(after)) return { message: "deleted", data: { branch, before, at }, facts };
    if (actor === null) return { message: "rewrittenBySomebody", data: { branch, before, after, at }, facts };
    return { message: "rewritten", data: { branch, before, after, at, login: actor.login }, facts };
  };
}
function counted(commits, { population: { branch } }) {
  const facts = ["/repository/population"];
  if (commits.length === 0) return { message: "nothingCame", data: { branch }, facts };
  const by = (wanted) => commits.filter((row) => row.by === wanted).length;
  const recorded = commits.filter((row) => row.by !== null).length;
  const data = { commits: commits.length, recorded, branch, own: by("commit"), heads: by("head"), rows: by("row") };
  return { message: "everyCommit", data, facts: [...facts, "/repository/records"] };
}
var overridden = ({ sha, change, standing, record }, place) => standing === "overridden" ? [{ message: "overridden", data: { commit: sha, number: change, record }, facts: [pointerOf(place)] }] : [];
var mostHeads = 20;
function headsOnly(commits) {
  const numbers = [...new Set(commits.flatMap(({ by, change }) => by === "head" && change !== null ? [change] : []))];
  if (numbers.length === 0) return [];
  const named = numbers.slice(0, mostHeads).map((number) => `#${number}`).join(", ");
  const data = { pulls: numbers.length, changes: numbers.length > mostHeads ? `${named} \u2026` : named };
  return [{ message: "headsOnly", data, facts: ["/repository/records"] }];
}
var horizon = ({ population: { branch, updatesComplete } }) => updatesComplete ? [] : [{ message: "movesIncomplete", data: { branch }, facts: ["/repository/population/updatesComplete"] }];

// src/duties/seats.ts
function seatPeople(demand, candidates) {
  const seats2 = Object.entries(demand).flatMap(([role, count]) => Array.from({ length: count }, () => role));
  const seatOf = /* @__PURE__ */ new Map();
  const unfilled = seats2.filter((_, seat) => !augment(seat, seats2, candidates, seatOf, /* @__PURE__ */ new Set()));
  const empty = /* @__PURE__ */ new Map();
  for (const role of unfilled) empty.set(role, (empty.get(role) ?? 0) + 1);
  const filled = [...seatOf].map(([key, seat]) => ({ role: seats2[seat] ?? "", key })).sort((one, other) => one.role < other.role ? -1 : 1);
  return { filled, empty, helpful: (role) => reachable(role, filled, candidates) };
}
function augment(seat, seats2, candidates, seatOf, tried) {
  const role = seats2[seat] ?? "";
  for (const { key, roles } of candidates) {
    if (!roles.has(role) || tried.has(key)) continue;
    tried.add(key);
    const theirs = seatOf.get(key);
    if (theirs !== void 0 && !augment(theirs, seats2, candidates, seatOf, tried)) continue;
    seatOf.set(key, seat);
    return true;
  }
  return false;
}
function reachable(role, filled, candidates) {
  const rolesOf = new Map(candidates.map(({ key, roles }) => [key, roles]));
  const found = [role];
  for (const next of found) {
    for (const { role: theirs, key } of filled) {
      if (rolesOf.get(key)?.has(next) === true && !found.includes(theirs)) found.push(theirs);
    }
  }
  return found;
}

// src/duties/signOff.ts
function signOffOf(demand, { approvals, roles, contributors }) {
  const names = Object.keys(demand);
  const standing = independent(approvals);
  const candidates = standing.map(({ person: { key, grantee }, at }) => ({
    key,
    roles: held(names, (role) => roles.holding(role, grantee, at).held)
  }));
  const seating = seatPeople(demand, candidates);
  const seated = new Set(seating.filled.map(({ key }) => key));
  const free = new Map(names.map((role) => [role, roles.holders(role).filter(({ key }) => contributors.of(key) === null)]));
  return {
    filled: seating.filled.flatMap(({ role, key }) => standing.filter(({ person }) => person.key === key).map((approval) => ({ role, approval }))),
    empty: [...seating.empty].map(([role, missing]) => {
      const required = demand[role] ?? 0;
      const able = seating.helpful(role).flatMap((helping) => (free.get(helping) ?? []).filter(({ key }) => !seated.has(key)));
      return { role, required, found: required - missing, missing, eligible: nameable(able) };
    }),
    impossible: impossibleSeats(demand, free).map((seat) => ({ ...seat, teams: [...new Set(seat.roles.flatMap((role) => roles.teams(role)))] }))
  };
}
var held = (names, holds) => new Set(names.filter(holds));
var nameable = (holders) => [...new Set(holders.filter((holder2) => holder2.public).map(({ name }) => name))].sort().slice(0, 10);
function impossibleSeats(demand, free) {
  const total = Object.values(demand).reduce((sum, count) => sum + count, 0);
  const few = [...free].flatMap(([role, holders]) => holders.slice(0, total).map(({ key }) => [key, role]));
  const candidates = /* @__PURE__ */ new Map();
  for (const [key, role] of few) candidates.set(key, { key, roles: /* @__PURE__ */ new Set([...candidates.get(key)?.roles ?? [], role]) });
  const { empty, helpful } = seatPeople(demand, [...candidates.values()]);
  const groups = [...empty.keys()].map((role) => helpful(role).sort());
  const distinct2 = new Map(groups.map((roles) => [JSON.stringify(roles), roles]));
  return [...distinct2.values()].map((roles) => ({
    roles,
    required: roles.reduce((sum, role) => sum + (demand[role] ?? 0), 0),
    possible: new Set(roles.flatMap((role) => (free.get(role) ?? []).map(({ key }) => key))).size
  }));
}

// src/controls/deploymentSignOff.ts
var { impossibleSeat, impossibleTeamSeat, impossibleTogether, otherRole } = seatMessages;
var { roleExpired, roleNotYet, roleGrantedLater } = approvalMessages;
var emptySeat2 = {
  kind: "missing",
  text: "{role}: {found} of {required} signed off the run.",
  short: "{missing} {missing|sign-off|sign-offs} from {role}"
};
var messages4 = {
  ...otherEnvironment,
  ...nobodyDeploys,
  ...attempts,
  impossibleSeat,
  impossibleTeamSeat,
  impossibleTogether,
  otherRole,
  roleExpired,
  roleNotYet,
  roleGrantedLater,
  signedRun: { kind: "counted", text: "{login} approved the run for {environments|and} as {role}." },
  runSeat: { ...emptySeat2, todo: "Start a new run, and one of {eligible} ({role}) approves it for {environments|or}." },
  runSeatUnnamed: {
    ...emptySeat2,
    todo: "Start a new run, and somebody with the role {role} who neither deploys nor contributed approves it for {environments|or}."
  },
  oneApprovalOnly: {
    kind: "note",
    text: "GitHub starts a job after one approval, so {environments|and} can give one; further seats come from `approval-environments`, each with a job that this one needs."
  },
  rejected: {
    kind: "broken",
    text: "{login} rejected the run for {environments|and}.",
    short: "{login} rejected the deployment",
    todo: "Settle what {login} objects to, then start a new run."
  },
  otherCommit: {
    kind: "broken",
    text: "The run that was approved is on {approved}, and {commit} is to be deployed.",
    short: "what was approved is another commit ({approved})",
    todo: "Start a run on {commit} and have that one approved."
  },
  deployerApproved: { kind: "notCounted", text: "{login} approved the run, but deploys." },
  contributorApproved: { kind: "notCounted", text: "{login} approved the run, but contributed to pull request #{number}." },
  committerApproved: { kind: "notCounted", text: "{login} approved the run, but had a part in {commit}." },
  recordedApproved: {
    kind: "notCounted",
    text: "{login} approved the run, but contributed to what is deployed again, as the record of its earlier deployment tells."
  },
  inhumanApproved: { kind: "notCounted", text: "{login} approved the run, but is not the account of a person." },
  goneApproved: { kind: "notCounted", text: "A deleted account approved the run; nobody can be held to that." },
  noSeats: { kind: "note", text: "The policy asks for no sign-off of deployments to {environment}." }
};
var deploymentSignOff = defineSubjectControl({
  id: "deployment-sign-off",
  title: "The deployment was signed off by role-holders who neither deploy it nor wrote any of it",
  rationale: "An environment of GitHub lets a job start after one approval, by anybody on its list, be it the author of the code. Who released what into production must be a person who answers for that, and not for the code.",
  mappings: [
    { framework: "PCI DSS 4.0.1", clause: "6.5.1", kind: "framework", strength: "direct" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-3(1)(d), CM-3(2)", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC8.1", kind: "framework", strength: "direct" }
  ],
  version: 1,
  since: "0.2.0",
  scope: "deployment",
  options: deploymentOptions,
  messages: messages4,
  needs: peopleNeeds,
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context);
    if (rule === null) return notNamed(context.subject.environment);
    const found = deploymentCaseOf(facts, options, rule, context);
    const broken = [...otherCommit(facts, context), ...rejections(rule, found)];
    const demand = rule["sign-off"];
    const told2 = uncounted(found);
    if (demand === void 0) return withoutSeats(broken, told2, context);
    const standing = found.standing(Object.keys(demand));
    const signOff = seatsOf(demand, found, standing, context);
    const environments = [context.subject.environment ?? "", ...rule["approval-environments"]];
    const seats2 = Object.values(demand).reduce((sum, count) => sum + count, 0);
    return concluded({
      broken: [...broken, ...impossible(signOff)],
      missing: signOff.empty.length === 0 ? [] : [...untoldReason(standing, facts), ...signOff.empty.map((empty) => seatReason(empty, environments))],
      witnesses: signed(signOff, standing),
      others: [
        ...told2,
        ...unseated(Object.keys(demand), signOff, found, context),
        ...seats2 > environments.length ? [oneApprovalOnly(environments)] : []
      ]
    });
  }
});
function withoutSeats(broken, told2, { subject }) {
  const none = { message: "noSeats", data: { environment: subject.environment ?? null }, facts: [] };
  const verdict = broken.length > 0 ? "fail" : "not-applicable";
  const because = [none, ...broken, ...told2];
  return { verdict, because };
}
var oneApprovalOnly = (environments) => ({
  message: "oneApprovalOnly",
  data: { environments },
  facts: ["/deployment/runApprovals"]
});
function otherCommit({ deployment: { run } }, { subject }) {
  if (run === null || run.headSha === subject.commit) return [];
  const data = { approved: run.headSha, commit: subject.commit };
  return [{ message: "otherCommit", data, facts: ["/deployment/deployment/run/headSha", "/subject/commit"] }];
}
function rejections({ "sign-off": demand }, { opinions, roles }) {
  const names = Object.keys(demand ?? {});
  return opinions.people.flatMap(({ person, rejected, fact }) => {
    const couldCount = names.length === 0 || names.some((role) => roles.heldByPerson(role, person.key).held);
    return rejected.length > 0 && couldCount ? [{ message: "rejected", data: { login: person.name, environments: rejected }, facts: [fact] }] : [];
  });
}
var isDeployer = ({ deployers }, key) => deployers.found.some(({ person }) => person.key === key);
function seatsOf(demand, found, { people }, { at, subject }) {
  const excluded = (key) => isDeployer(found, key) || found.contributors.of(key) !== null;
  const approvals = people.filter(({ person, approved }) => approved.length > 0 && !excluded(person.key)).map((opinion) => asApproval(opinion, at, subject.commit));
  return signOffOf(demand, { approvals, roles: found.roles, contributors: { of: (key) => excluded(key) ? key : null } });
}
var signed = ({ filled }, { people }) => filled.map(({ role, approval: { person, fact } }) => {
  const environments = people.find((opinion) => opinion.person.key === person.key)?.approved ?? [];
  return { message: "signedRun", data: { login: person.name, role, environments: [...new Set(environments)] }, facts: [fact] };
});
var seatReason = ({ role, required, found, missing, eligible }, environments) => ({
  message: eligible.length < missing ? "runSeatUnnamed" : "runSeat",
  data: { role, required, found, missing, eligible, environments },
  facts: ["/deployment/runApprovals"]
});
var impossible = ({ impossible: seats2 }) => seats2.map(({ roles, required, possible, teams }) => ({
  message: roles.length > 1 ? "impossibleTogether" : teams.length === 0 ? "impossibleSeat" : "impossibleTeamSeat",
  data: { ...roles.length > 1 ? { roles } : { role: roles[0] ?? null }, required, possible, ...teams.length === 0 ? {} : { teams } },
  facts: []
}));
function uncounted(found) {
  const people = found.opinions.people.filter(({ approved }) => approved.length > 0);
  const machines = found.opinions.inhuman.map(({ login, fact }) => ({
    message: login === null ? "goneApproved" : "inhumanApproved",
    data: login === null ? {} : { login },
    facts: [fact]
  }));
  return [...machines, ...people.flatMap(({ person, fact }) => {
    const data = { login: person.name };
    if (isDeployer(found, person.key)) return [{ message: "deployerApproved", data, facts: [fact] }];
    const own = found.contributors.of(person.key);
    if (own === null) return [];
    if (own.change === null && own.commit === null) return [{ message: "recordedApproved", data, facts: [fact, own.fact] }];
    if (own.change === null) return [{ message: "committerApproved", data: { ...data, commit: own.commit }, facts: [fact, own.fact] }];
    return [{ message: "contributorApproved", data: { ...data, number: own.change }, facts: [fact, own.fact] }];
  })];
}
function unseated(names, { filled }, found, { at }) {
  const seated = new Set(filled.map(({ approval }) => approval.person.key));
  return found.opinions.people.flatMap(({ person, approved, fact }) => {
    const { key, grantee, name } = person;
    if (approved.length === 0 || seated.has(key) || isDeployer(found, key) || found.contributors.of(key) !== null) return [];
    const holdings = names.map((role) => found.roles.holding(role, grantee, Date.parse(at)));
    if (holdings.some(({ held: held2 }) => held2)) return [];
    const lapse = holdings.flatMap((holding) => holding.held || holding.lapse === null ? [] : [holding.lapse])[0];
    const reason2 = lapse === void 0 ? null : lapsed(name, lapse, fact);
    if (reason2 === null) return [{ message: "otherRole", data: { login: name, roles: names }, facts: [fact] }];
    return [reason2];
  });
}

// src/controls/madeSentences.ts
var find = "Find out what deployed {commit} to {environment}: the entry {deployment} names its run. Have what it brought reviewed, and put the gate first in every job that is bound to {environment}: each such job has an entry of its own and needs its own gate, also beside another one in the same run.";
var madeSentences = {
  everyDeployment: {
    kind: "counted",
    text: "{recorded} of {deployments} {deployments|deployment|deployments} to {environments|and} {deployments|has|have} a verified record of {deployments|its|their} gate."
  },
  nothingDeployed: { kind: "counted", text: "Nothing was deployed to a governed environment in this period." },
  noRules: { kind: "note", text: "The policy has no rule for deployments, so none was asked for its record." },
  deployedUnrecorded: {
    kind: "broken",
    text: "Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, succeeded, and no verified record tells of it.",
    short: "a deployment to {environment} without a record",
    todo: find
  },
  failedUnrecorded: {
    kind: "broken",
    text: "Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, failed, but its job ran with what the environment holds, and no verified record tells of it.",
    short: "a job of {environment} ran without a record",
    todo: find
  },
  deployedAnyway: {
    kind: "broken",
    text: "Deployment {deployment} of {commit} to {environment}, made by {login} at {at}, succeeded although its record says {result} ({record}).",
    short: "deployed to {environment} although it was {result}",
    todo: "Find out why the job of {environment} went on after its gate said {result}: nothing may run in it unless the gate passed. Have what it brought reviewed, and taken back if need be."
  },
  deployedInEmergency: {
    kind: "note",
    text: "Deployment {deployment} of {commit} to {environment} was let through in an emergency; the record {record} says by whom, and what was due afterwards."
  },
  failed: {
    kind: "note",
    text: "{deployments} {deployments|deployment|deployments} to {environments|and} ended badly, after {deployments|its|their} gate was recorded."
  },
  underWay: {
    kind: "note",
    text: "{deployments} {deployments|deployment|deployments} to {environments|and} had not ended, and {deployments|is|are} left to the next reconciliation."
  },
  neverRan: {
    kind: "note",
    text: "{deployments} {deployments|deployment|deployments} to {environments|and} never ran: rejected or cancelled before the job began."
  },
  ungovernedEnvironments: {
    kind: "note",
    text: "{deployments} {deployments|deployment|deployments} went to {environments|and}, which no rule of the policy in force then governed."
  },
  renamed: {
    kind: "warning",
    text: "Deployment {deployment} of {commit}, made by {login} at {at}, was made for {environment}; a status that was added later calls it {renamed}. Anybody who can write can do that: it is asked for its record if either is governed."
  },
  policyUnread: {
    kind: "warning",
    text: "{policies} {policies|policy|policies} that stood on the branch in this period ({blobs|and}) cannot be read now, or {policies|extends|extend} a central policy that the present one does not: while {policies|it was|they were} in force, every environment is asked for its records."
  }
};

// src/controls/deploymentsRecorded.ts
var messages5 = { ...madeSentences, ...observedMessage };
var deploymentsRecorded = defineSubjectControl({
  id: "deployments-recorded",
  title: "Every deployment to a governed environment has a verified record that it passed",
  rationale: "A gate judges the deployments that run through it. Another workflow, a job started again without it or a call of the API deploys past it, and no record says so. GitHub keeps an entry of a job that was bound to an environment, and each is asked for its record. Of a job that says `deployment: false` beside its environment there is none, although it holds the environment\u2019s secrets: it shows where workflows are read, not here.",
  mappings: [
    { framework: "SOC 2", clause: "CC4.1, CC8.1", kind: "framework", strength: "supports" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-3f, CA-7", kind: "framework", strength: "supports" },
    { framework: "SOX 404", clause: "ITGC completeness of the population of changes", kind: "practice", strength: "supports" }
  ],
  version: 1,
  since: "0.3.0",
  scope: "population",
  options: () => null,
  messages: messages5,
  needs: () => ["population", "deploymentsMade", "records"],
  evaluate(facts, _options, { subject, governing }) {
    if (!governing.hasRules) return { verdict: "not-applicable", because: [{ message: "noRules", data: {}, facts: [] }] };
    const rows = reconciledDeployments(facts.deploymentsMade, facts.records, ownNames(subject, facts.population), governing.environment);
    const places = recordPlaces(facts.records.records);
    const vouching = rows.flatMap(({ standing, record }) => (standing === "recorded" || standing === "overridden") && record !== null ? record : []);
    return concluded({
      broken: rows.flatMap((row, place) => exception2(row, place, facts, places)),
      missing: [],
      witnesses: [counted2(rows)],
      others: [
        ...rows.flatMap((row, place) => renamed(row, place, facts)),
        ...unread(governing),
        ...rows.flatMap(overridden2),
        ...tallies(rows),
        ...observedOf(new Set(vouching), facts.records.records)
      ]
    });
  }
});
var pointerOf2 = (place) => `/repository/deploymentsMade/${place}`;
function exception2(row, place, { deploymentsMade }, records) {
  const { id, environment, sha: commit, at, login, standing, record } = row;
  if (standing !== "unrecorded" && standing !== "bypassed") return [];
  const found = record === null ? void 0 : records.get(record);
  const data = { deployment: id, environment, commit, at, login };
  const facts = [pointerOf2(place), ...found === void 0 ? [] : [found.pointer]];
  if (standing === "bypassed") return [{ message: "deployedAnyway", data: { ...data, record, result: found?.record.says?.result ?? null }, facts }];
  return [{ message: deploymentsMade[place]?.outcome === "failed" ? "failedUnrecorded" : "deployedUnrecorded", data, facts }];
}
var asked = /* @__PURE__ */ new Set(["recorded", "overridden", "bypassed", "unrecorded", "failed"]);
function counted2(rows) {
  const due = rows.filter(({ standing }) => asked.has(standing));
  const facts = ["/repository/deploymentsMade"];
  if (due.length === 0) return { message: "nothingDeployed", data: {}, facts };
  const recorded = due.filter(({ standing }) => standing !== "unrecorded" && standing !== "bypassed").length;
  const environments = [...new Set(due.map(({ environment }) => environment))].sort();
  return { message: "everyDeployment", data: { recorded, deployments: due.length, environments }, facts: [...facts, "/repository/records"] };
}
var overridden2 = ({ id, environment, sha, standing, record }, place) => standing === "overridden" ? [{ message: "deployedInEmergency", data: { deployment: id, environment, commit: sha, record }, facts: [pointerOf2(place)] }] : [];
function renamed({ id, environment, sha, at, login, standing }, place, { deploymentsMade }) {
  const later = deploymentsMade[place]?.renamed ?? null;
  if (later === null || standing === "ungoverned") return [];
  const data = { deployment: id, environment, renamed: later, commit: sha, at, login };
  return [{ message: "renamed", data, facts: [`${pointerOf2(place)}/renamed`] }];
}
var mostBlobs = 10;
var unread = ({ unread: blobs }) => blobs.length === 0 ? [] : [{ message: "policyUnread", data: { policies: blobs.length, blobs: blobs.slice(0, mostBlobs) }, facts: ["/repository/population/policies"] }];
var told = { failed: "failed", "under-way": "underWay", "never-ran": "neverRan", ungoverned: "ungovernedEnvironments" };
var tallies = (rows) => Object.entries(told).flatMap(([standing, message]) => {
  const some = rows.filter((row) => row.standing === standing);
  const environments = [...new Set(some.map(({ environment }) => environment))].sort();
  return some.length === 0 ? [] : [{ message, data: { deployments: some.length, environments }, facts: ["/repository/deploymentsMade"] }];
});

// src/controls/environmentSentences.ts
var settings = "the settings of the environment (Settings, Environments)";
var environmentMessages = {
  isProtected: {
    kind: "counted",
    text: "The environment {environment} has {reviewers} {reviewers|reviewer|reviewers}, no self-review, no administrator bypass, and limited refs."
  },
  absent: {
    kind: "broken",
    text: "The repository has no environment {environment}: GitHub would create it on first use, without any protection.",
    short: "there is no environment {environment}",
    todo: `Create {environment} and protect it in ${settings}, or correct its name in the workflow.`
  },
  noReviewers: {
    kind: "broken",
    text: "The environment {environment} asks nobody to review a deployment.",
    short: "{environment} has no required reviewers",
    todo: `Add required reviewers to {environment} in ${settings}.`
  },
  selfReview: {
    kind: "broken",
    text: "The environment {environment} lets whoever started a deployment approve it.",
    short: "{environment} allows self-review",
    todo: `Turn on "prevent self-review" for {environment} in ${settings}.`
  },
  adminsBypass: {
    kind: "broken",
    text: "Administrators may bypass the protection of {environment}.",
    short: "administrators may bypass {environment}",
    todo: `Turn off "allow administrators to bypass" for {environment} in ${settings}.`
  },
  bypassUnknown: {
    kind: "broken",
    text: "Whether administrators may bypass the protection of {environment} was not answered, and no approval of this run shows that nobody did.",
    short: "whether administrators may bypass {environment} is not known",
    todo: "Have the run approved for {environment}, or use a server that answers `can_admins_bypass`."
  },
  bypassUnanswered: {
    kind: "warning",
    text: "Whether administrators may bypass the protection of {environment} was not answered; this run was approved, so nobody bypassed it here."
  },
  bypassed: {
    kind: "broken",
    text: "The environment {environment} requires a review, and this run goes on without one: an administrator has bypassed it.",
    short: "the review of {environment} was bypassed",
    todo: "Find out who bypassed the review, and start a new run that is approved."
  },
  notApproved: {
    kind: "broken",
    text: "The environment {environment} requires a review, and GitHub tells of no approval of {environment} in this run.",
    short: "no approval of {environment} in this run",
    todo: "Run the gate in the job that is bound to {environment}, in a new run that is approved for it."
  },
  notEveryAttempt: {
    kind: "broken",
    text: "This is attempt {attempt} of the run, and {environment} was approved {approvals} {approvals|time|times}: the review was not given for every attempt.",
    short: "the review of {environment} was not given for every attempt",
    todo: "Start a new run and have it approved for {environment}."
  },
  otherJob: {
    kind: "broken",
    text: "The gate runs in the job {job}, which is bound to the environment {bound}, so approvals of {environment} did not hold it up.",
    short: "the gate\u2019s job {job} is bound to {bound}, not to {environment}",
    todo: "Make the gate the first step of the job that is bound to {environment}, and start a new run."
  },
  unboundJob: {
    kind: "broken",
    text: "The gate runs in the job {job}, which is bound to no environment, so approvals of {environment} did not hold it up.",
    short: "the gate\u2019s job {job} is bound to no environment",
    todo: "Make the gate the first step of the job that is bound to {environment}, and start a new run."
  },
  jobComputed: {
    kind: "note",
    text: "The environment of the job {job} is an expression, so that it is {environment} is not shown here."
  },
  jobUnknown: {
    kind: "note",
    text: "Which job of the run the gate is in is not known, so that approvals of {environment} held it up is not shown here."
  },
  anyRef: {
    kind: "broken",
    text: "Every ref of the repository may deploy to {environment}, those that nobody reviewed included.",
    short: "any branch may deploy to {environment}",
    todo: `Limit the deployment branches and tags of {environment} in ${settings}.`
  },
  noProtectedBranch: {
    kind: "broken",
    text: "{environment} lets protected branches deploy, and the repository has none: GitHub then lets every branch deploy.",
    short: "no branch is protected, so any may deploy to {environment}",
    todo: `Protect the branches that may be deployed, or name them for {environment} in ${settings}.`
  },
  openPattern: {
    kind: "broken",
    text: "The branch rule {pattern} of {environment} lets branches deploy beyond those that the policy lets be deployed ({branches}).",
    short: "branches that the policy does not name may deploy to {environment} ({pattern})",
    todo: `Take {pattern} out of the branch rules of {environment} in ${settings}, or name it under \`branches\` of the deployment rule.`
  },
  openTagPattern: {
    kind: "broken",
    text: "The tag rule {pattern} of {environment} lets tags of any name deploy, and whoever can push can set a tag on any commit.",
    short: "any tag may deploy to {environment} ({pattern})",
    todo: `Take {pattern} out of the tag rules of {environment}, or name protected tags only, in ${settings}.`
  },
  tagPattern: {
    kind: "warning",
    text: "Tags such as {pattern} may deploy to {environment}: their commits are held to the branches that may be deployed, but the workflow of a tag can be one without this gate."
  },
  customRule: { kind: "note", text: "The environment {environment} also asks {apps|and}; what they look at is not known here." }
};

// src/controls/environmentProtected.ts
var messages6 = { ...otherEnvironment, ...environmentMessages };
var environmentProtected = defineSubjectControl({
  id: "environment-protected",
  title: "The environment itself is protected, and its protection was not bypassed",
  rationale: "Secrets of production are handed to any job that names its environment. What stands between a branch nobody reviewed and those secrets is the protection of that environment, and an administrator can take it away for a minute.",
  mappings: [
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-5, CM-5(1)", kind: "framework", strength: "supports" },
    { framework: "PCI DSS 4.0.1", clause: "6.5.3", kind: "framework", strength: "supports" }
  ],
  version: 1,
  since: "0.2.0",
  scope: "deployment",
  options: deploymentOptions,
  messages: messages6,
  needs: (options, context) => ruleOf(options, context) === null ? [] : ["deployment", "environment", "runApprovals"],
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context);
    if (rule === null) return notNamed(context.subject.environment);
    const { environment } = facts;
    const data = { environment: environment.name };
    if (!environment.exists) return { verdict: "fail", because: [{ message: "absent", data, facts: ["/deployment/environment"] }] };
    const reviewers = environment.reviewers.users + environment.reviewers.teams;
    return concluded({
      broken: faults2(facts, rule),
      missing: [],
      witnesses: [{ message: "isProtected", data: { ...data, reviewers }, facts: ["/deployment/environment"] }],
      others: notes(facts)
    });
  }
});
function reviewOf({ environment, runApprovals, deployment }) {
  const attempt = attemptOf(deployment);
  const approvals = timesApproved(runApprovals, environment.name);
  return { required: environment.reviewers.users + environment.reviewers.teams > 0, attempt, approvals, given: approvals >= attempt };
}
var reasonOf = ({ name }, message, pointer, more = {}) => ({
  message,
  data: { environment: name, ...more },
  facts: [pointer.startsWith("/deployment") ? pointer : `/deployment/environment${pointer}`]
});
function faults2(facts, rule) {
  const { environment } = facts;
  const { adminsBypass, preventSelfReview } = environment;
  const { required, given } = reviewOf(facts);
  const reason2 = (message, pointer) => reasonOf(environment, message, pointer);
  return [
    ...required ? [] : [reason2("noReviewers", "/reviewers")],
    ...required && !preventSelfReview ? [reason2("selfReview", "/preventSelfReview")] : [],
    ...wrongJob(facts),
    ...unreviewed2(facts),
    ...adminsBypass === true ? [reason2("adminsBypass", "/adminsBypass")] : [],
    ...adminsBypass === null && !given ? [reason2("bypassUnknown", "/adminsBypass")] : [],
    ...openRefs(facts, rule)
  ];
}
var jobPlace = "/deployment/deployment/run/job";
function wrongJob({ environment, deployment: { run } }) {
  const job = run?.job ?? null;
  if (job === null || job.computed || isBound(job, environment)) return [];
  if (job.environment === null) return [reasonOf(environment, "unboundJob", jobPlace, { job: job.id })];
  return [reasonOf(environment, "otherJob", jobPlace, { job: job.id, bound: job.environment })];
}
var isBound = (job, { name }) => job !== null && !job.computed && job.environment !== null && asciiLower(job.environment) === asciiLower(name);
function unreviewed2(facts) {
  const { environment, deployment: { run } } = facts;
  const { required, given, attempt, approvals } = reviewOf(facts);
  if (!required || given || run === null) return [];
  if (approvals > 0) return [reasonOf(environment, "notEveryAttempt", "/deployment/runApprovals", { attempt, approvals })];
  return [reasonOf(environment, isBound(run.job, environment) ? "bypassed" : "notApproved", "/reviewers")];
}
function openRefs({ environment, deployment }, rule) {
  const { refs, branches, tags } = environment;
  if (refs === "all") return [reasonOf(environment, "anyRef", "/refs")];
  if (refs === "protected") return branches.length === 0 ? [reasonOf(environment, "noProtectedBranch", "/branches")] : [];
  const allowed = rule.branches ?? [deployment.repository.defaultBranch];
  const beyond = branches.filter((pattern) => isOpen(pattern) || !isWithin(pattern, rule, deployment.repository.defaultBranch));
  return [
    ...beyond.slice(0, mostNamed).map((pattern) => reasonOf(environment, "openPattern", "/branches", { pattern, branches: allowed })),
    ...tags.filter(isOpen).slice(0, mostNamed).map((pattern) => reasonOf(environment, "openTagPattern", "/tags", { pattern }))
  ];
}
var mostNamed = 5;
var isWithin = (pattern, { branches }, defaultBranch) => branches === void 0 ? pattern === defaultBranch : matchesAny(branches, pattern);
var isOpen = (pattern) => unthought.some((name) => matchesAny([pattern], name));
var unthought = ["q7zx-x3v", "q7zx/x3v", "q7zx/x3v/w9k", "Q7ZX-X3V"];
function notes(facts) {
  const { environment, deployment: { run } } = facts;
  const { adminsBypass, customRules, refs, tags } = environment;
  const bypass = reasonOf(environment, "bypassUnanswered", "/adminsBypass");
  return [
    ...adminsBypass === null && reviewOf(facts).given ? [{ ...bypass, facts: [...bypass.facts, "/deployment/runApprovals"] }] : [],
    ...run !== null && run.job === null ? [reasonOf(environment, "jobUnknown", "/deployment/deployment/run")] : [],
    ...run?.job?.computed === true ? [reasonOf(environment, "jobComputed", jobPlace, { job: run.job.id })] : [],
    ...refs === "custom" ? tags.filter((tag) => !isOpen(tag)).slice(0, mostNamed).map((pattern) => reasonOf(environment, "tagPattern", "/tags", { pattern })) : [],
    ...customRules.length === 0 ? [] : [reasonOf(environment, "customRule", "/customRules", { apps: customRules })]
  ];
}

// src/duties/requirements.ts
function matchedRules(rules, branch, names) {
  return rules.flatMap(({ name, paths, branches, roles }, index) => {
    if (branches !== void 0 && !matchesAny(branches, branch)) return [];
    const match2 = paths === void 0 ? "everything" : firstMatch(paths, names);
    if (match2 === null) return [];
    return [{ name: name ?? `sign-off rule ${index + 1}`, roles, path: match2 === "everything" ? null : match2.path }];
  });
}
function mergedDemand(demands) {
  const merged = /* @__PURE__ */ new Map();
  for (const [role, count] of demands.flatMap((demand) => Object.entries(demand))) merged.set(role, Math.max(count, merged.get(role) ?? 0));
  return Object.fromEntries([...merged].sort(([one], [other]) => one < other ? -1 : 1));
}
var alwaysGuarded = [".github/workflows/**", ".github/actions/**"];
function guardedMatch({ paths }, policyPath, names) {
  if (names === null) return "everything";
  const always = pathMatcherOf(alwaysGuarded);
  const path2 = names.find((name) => name === policyPath || policyPath.startsWith(`${name}/`) || always(name));
  return path2 === void 0 ? firstMatch(paths, names) : { path: path2 };
}
function guardDemand({ roles }, roleNames) {
  if (roles !== void 0) return roles;
  return roleNames.includes("policy-owner") ? { "policy-owner": 1 } : null;
}
function extraReasons(contributors, settings2) {
  const { agent, unattributed } = contributors;
  return [
    ...agent !== null && !agent.humanKnown && settings2.agents === "extra-approval" ? ["agent"] : [],
    ...unattributed.length > 0 && settings2.unattributed === "extra-approval" ? ["unattributed"] : [],
    ...settings2.guard ? ["guard"] : []
  ];
}

// src/controls/countReasons.ts
function tooFewReason(count, { approvals, head }) {
  const { counted: counted4, required, found, short } = count;
  const missing = required - found;
  const uncounted2 = approvals.filter((approval) => !counted4.includes(approval));
  if (short.length > 0) return pairReason(count, uncounted2, head);
  const stale = uncounted2.filter(({ whyNot, contribution: contribution3 }) => whyNot?.why === "stale" && contribution3 === null);
  const data = { role: null, required, found, missing, eligible: namesOf2(stale), head };
  const own = uncounted2.find(({ whyNot, contribution: contribution3 }) => contribution3 !== null && (whyNot === null || whyNot.why === "stale"));
  const seen = own ?? stale[0];
  if (seen === void 0) return { message: "tooFew", data, facts: ["/reviews"] };
  const contribution2 = own?.contribution ?? null;
  const commit = contribution2?.commit ?? null;
  const about = { ...data, login: seen.person.name, ...commit === null ? {} : { commit } };
  const message = contribution2 === null ? staleMessage(seen) : ownMessage(contribution2);
  return { message, data: about, facts: ["/reviews", seen.fact, ...contribution2 === null ? [] : [contribution2.fact]] };
}
var namesOf2 = (approvals) => approvals.map(({ person }) => person.name).slice(0, 10);
function pairReason({ required, found, short }, uncounted2, head) {
  const stale = uncounted2.filter(({ whyNot }) => whyNot?.why === "stale");
  const data = { role: null, required, found, missing: required - found, eligible: namesOf2(stale), head };
  const people = short.map(({ name }) => name);
  const [first = "", ...more] = people;
  if (more.length === 0) return { message: "alone", data: { ...data, login: first }, facts: ["/reviews"] };
  return { message: "pairsMissing", data: { ...data, people }, facts: ["/reviews"] };
}
function staleMessage({ whyNot }) {
  if (whyNot?.why !== "stale") return "tooFewStale";
  const { freshness } = whyNot;
  if (freshness.why === "rewritten") return freshness.commit === null ? "tooFewBeforePush" : "tooFewRewritten";
  const messages12 = { "older-commit": "tooFewStale", "same-second": "tooFewSameSecond", "base-changed": "tooFewRetargeted" };
  return messages12[freshness.why];
}
function ownMessage({ commit, how, resolution }) {
  if (commit === null) return "tooFewOwn";
  if (resolution === true) return "tooFewResolved";
  if (how === "pusher" || how === "force-pusher") return "tooFewPushed";
  if (how === "commit-author") return "tooFewWrote";
  return how === "co-author" ? "tooFewCoAuthored" : "tooFewOwn";
}
var countedReasons = (counted4) => counted4.map((approval) => ({
  message: countedMessage(approval),
  data: { login: approval.person.name, commit: approval.commit },
  facts: [approval.fact]
}));
function countedMessage({ contribution: contribution2, fresh }) {
  if (fresh === "same-tree") return contribution2 === null ? "approvedSameTree" : "contributorApprovedSameTree";
  if (fresh === "clean-merges") return contribution2 === null ? "approvedBeforeMerges" : "contributorApprovedBeforeMerges";
  return contribution2 === null ? "approved" : "approvedAsContributor";
}
function tableReasons(counted4, found, pairwise) {
  const { approvals, inhuman, contributors, head } = found;
  const uncounted2 = approvals.filter((approval) => !counted4.includes(approval)).flatMap((approval) => notCounted(approval, head, pairwise) ?? []);
  return [...uncounted2, ...inhuman.map(inhumanReason), ...contributors.all.map(contributorReason)];
}
var unattributedMessage = {
  author: "nobodyWrote",
  committer: "nobodyCommitted",
  "web-flow": "notGitHub",
  pusher: "nobodyPushed",
  "pull-request": "authorGone"
};
function unattributedReasons(unattributed) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of unattributed) {
    const key = one.what === "author" || one.what === "committer" ? `${one.what} ${one.emailSha256}` : one.what;
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const email = first.what === "author" || first.what === "committer" ? { email: first.emailSha256 } : {};
    const data = first.what === "pull-request" ? {} : { commits: commitsOf(group), ...email };
    return [{ message: unattributedMessage[first.what], data, facts: group.map(({ fact }) => fact) }];
  });
}
var commitsOf = (group) => [...new Set(group.flatMap(({ commit }) => commit ?? []))];
function extraNotes(extras, { contributors: { unattributed, agent } }) {
  const commits = commitsOf(unattributed);
  return [
    ...extras.includes("unattributed") && commits.length > 0 ? [{ message: "extraUnattributed", data: { commits }, facts: unattributed.map(({ fact }) => fact) }] : [],
    ...extras.includes("unattributed") && unattributed.some(({ what }) => what === "pull-request") ? [{ message: "extraAuthorGone", data: {}, facts: ["/pullRequest/author"] }] : [],
    ...extras.includes("agent") && agent !== null ? [{ message: "extraAgent", data: { login: agent.person.name }, facts: ["/pullRequest/author"] }] : []
  ];
}

// src/controls/seatReasons.ts
var signedReasons = ({ filled }) => filled.map(({ role, approval }) => ({
  message: approval.fresh === "same-tree" ? "signedSameTree" : approval.fresh === "clean-merges" ? "signedBeforeMerges" : "signed",
  data: { login: approval.person.name, role, commit: approval.commit },
  facts: [approval.fact]
}));
var emptyReason = ({ role, required, found, missing, eligible }, head) => ({
  message: eligible.length < missing ? "seatUnnamed" : missing > 1 ? "seatsFor" : eligible.length === 1 ? "seatForOne" : "seatForOneOf",
  data: { role, required, found, missing, eligible, head },
  facts: ["/reviews"]
});
var impossibleReasons = ({ impossible: impossible2 }) => impossible2.map(({ roles, required, possible, teams }) => ({
  message: roles.length > 1 ? "impossibleTogether" : teams.length === 0 ? "impossibleSeat" : "impossibleTeamSeat",
  data: { ...roles.length > 1 ? { roles } : { role: roles[0] ?? null }, required, possible, ...teams.length === 0 ? {} : { teams } },
  facts: teams.map((slug) => `/teams/${slug.replaceAll("~", "~0").replaceAll("/", "~1")}`)
}));
function unseatedReasons(demand, { filled }, { approvals, roles, head }) {
  const names = Object.keys(demand);
  const seated = new Set(filled.map(({ approval }) => approval.person.key));
  return approvals.flatMap((approval) => {
    const { person, at, fact } = approval;
    if (seated.has(person.key)) return [];
    const holdings = names.map((role) => roles.holding(role, person.grantee, at));
    const lapse = holdings.flatMap((holding) => holding.held || holding.lapse === null ? [] : [holding.lapse])[0];
    const holds = holdings.some(({ held: held2 }) => held2);
    const reason2 = notCounted(approval, head);
    if (reason2 !== null) return holds || lapse !== void 0 ? [reason2] : [];
    if (holds) return [];
    if (lapse !== void 0) return [lapsed(person.name, lapse, fact)];
    return [{ message: "otherRole", data: { login: person.name, roles: names }, facts: [fact] }];
  });
}

// src/controls/gateGuard.ts
var messages7 = {
  ...seatMessages,
  ...approvalMessages,
  proposedBroken: {
    kind: "broken",
    text: "This change would leave the policy with an error: {file}, line {line}: {message} ({code}).",
    short: "this change would break the policy: {message}",
    todo: "Correct {file} in this pull request: {message}. A broken policy on the base branch would block its own repair."
  },
  proposedRemoved: {
    kind: "broken",
    text: "This change would remove the policy {file}, and without a policy every pull request is blocked, its own repair included.",
    short: "this change would remove the policy",
    todo: "Keep {file}. To retire the gate, first remove the rule that requires its status."
  },
  guardTooFew: {
    kind: "missing",
    text: "{found} of {required} independent approvals: one more is asked for, because the change touches what protects the gate.",
    short: "{missing} independent {missing|approval|approvals} for a change to the gate itself",
    todo: mayApprove
  },
  guardPairsMissing: {
    kind: "missing",
    text: "The work of {people|and} has {found} of {required} approvals by other people: one more is asked for, because the change touches what protects the gate.",
    short: "{missing} {missing|approval|approvals} of the work of {people|and} by {missing|another person|other people}, for the gate itself",
    todo: pairsTodo
  },
  guarded: { kind: "note", text: "{path} protects the gate itself and is guarded." },
  guardedUnseen: {
    kind: "note",
    text: "Only {listed} of {total} changed files could be listed, so the change counts as touching what protects the gate."
  },
  proposedUnread: {
    kind: "note",
    text: "In {file}, line {line}, {message}: whether it can be read and agrees is seen only once it stands on the base branch."
  },
  untouched: { kind: "note", text: "The change touches nothing that protects the gate ({files} {files|file|files} looked at)." }
};
var gateGuard = defineControl({
  id: "gate-guard",
  title: "What protects the gate changed only with the sign-off of those who own it",
  rationale: "Whoever can quietly edit the policy, the workflows or the code owners can switch every other control off, and the next change passes by rules of their own making.",
  mappings: [
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-5, CM-5(1)", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC7.1", kind: "framework", strength: "supports" },
    { framework: "ISO/IEC 27001:2022", clause: "A.8.4", kind: "framework", strength: "supports" },
    { framework: "NIST SSDF", clause: "PS.1.1", kind: "framework", strength: "supports" }
  ],
  version: 1,
  since: "0.1.0",
  scope: "change",
  options: ({ changes }) => changes,
  messages: messages7,
  needs: (_options, { roster }) => [...caseNeeds(roster), ...teamNeeds(roster), "files", "policyAtHead"],
  evaluate(facts, chosen, context) {
    const names = changedNames(facts.files);
    const { path: policyPath, changed } = facts.policyAtHead;
    const match2 = guardedMatch(chosen.guard, policyPath, names) ?? (changed ? { path: policyPath } : null);
    const broken = brokenPolicy(facts);
    if (match2 === null && broken.length === 0) {
      return { verdict: "not-applicable", because: [{ message: "untouched", data: { files: facts.files.total }, facts: ["/files"] }] };
    }
    const found = caseOf(facts, context, chosen["co-authors"]);
    const demand = guardDemand(chosen.guard, Object.keys(context.roster.roles));
    const rules = matchedRules(chosen["sign-off"], facts.pullRequest.base.branch, names);
    const notes2 = [guardNote(match2 === null ? policyPath : match2 === "everything" ? null : match2.path, facts), ...unreadCentral(facts)];
    if (demand === null) return byCount(found, chosen, broken, notes2);
    return bySeats(found, demand, mergedDemand(rules.map(({ roles }) => roles)), broken, notes2);
  }
});
function brokenPolicy({ policyAtHead, proposedPolicy }) {
  const { path: path2, text, changed } = policyAtHead;
  const facts = ["/policyAtHead"];
  if (changed && text === null) return [{ message: "proposedRemoved", data: { file: path2 }, facts }];
  const problems = proposedPolicy.filter(({ code }) => code !== notRead);
  return problems.map(({ file, line, message, code }) => ({ message: "proposedBroken", data: { file, line, message, code }, facts }));
}
var notRead = "CS-020";
var unreadCentral = ({ proposedPolicy }) => proposedPolicy.flatMap(
  ({ file, line, message, code }) => code === notRead ? [{ message: "proposedUnread", data: { file, line, message }, facts: ["/policyAtHead"] }] : []
);
function byCount(found, chosen, broken, notes2) {
  const extras = extraReasons(found.contributors, { ...chosen, guard: true });
  const count = countOf(found.approvals, found.contributors, chosen.independence, chosen.approvals + extras.length);
  const missing = count.found < count.required ? [guardTooFew(count, found.head)] : [];
  return concluded({ broken, missing, witnesses: countedReasons(count.counted), others: notes2 });
}
function guardTooFew({ required, found, short }, head) {
  const data = { role: null, required, found, missing: required - found, eligible: [], head };
  if (short.length === 0) return { message: "guardTooFew", data, facts: ["/reviews"] };
  return { message: "guardPairsMissing", data: { ...data, people: short.map(({ name }) => name) }, facts: ["/reviews"] };
}
function bySeats(found, guard, rules, broken, notes2) {
  const demand = mergedDemand([rules, guard]);
  const signOff = signOffOf(demand, found);
  const own = signOff.empty.filter(({ role }) => Object.hasOwn(guard, role));
  const short = own.length > 0 || seats(signOff.empty) <= seats(signOffOf(rules, found).empty) ? own : signOff.empty;
  return concluded({
    broken: [...broken, ...impossibleReasons(signOff)],
    missing: short.map((empty) => emptyReason(empty, found.head)),
    witnesses: signedReasons(signOff),
    others: [...notes2, ...unseatedReasons(demand, signOff, found)]
  });
}
var seats = (empty) => empty.reduce((sum, { missing }) => sum + missing, 0);
var guardNote = (path2, { files }) => path2 === null ? { message: "guardedUnseen", data: { listed: files.listed.length, total: files.total }, facts: ["/files"] } : { message: "guarded", data: { path: path2 }, facts: ["/files"] };

// src/duties/conflicts.ts
function namedPeople({ people, roles, elsewhere }, persons) {
  const grants = Object.values(roles).flatMap(({ members }) => members);
  const linked = elsewhere.people.flatMap(({ accounts }) => accounts);
  const grantees = [
    ...linked.flatMap((account) => persons.granteeOf(account) ?? []),
    ...people.map(({ name }) => persons.granteeOfName(name)),
    ...grants.flatMap((grant) => granteeOf(grant, persons) ?? [])
  ];
  return new Map(grantees.map((grantee) => [persons.keyOf(grantee), persons.nameOf(grantee)]));
}
function actorsOf(reviews, { persons, contributors }) {
  const reviewers = reviews.flatMap(({ author }) => author === null ? [] : [persons.of(author)]);
  return new Map([...contributors.all.map(({ person }) => person), ...reviewers].filter(({ human }) => human).map(({ key, name }) => [key, name]));
}
function conflictsAmong(people, pairs, roles) {
  return [...people].flatMap(
    ([key, name]) => pairs.flatMap((pair2) => {
      const [first, second] = pair2.map((role) => roles.heldByPerson(role, key));
      if (first?.held !== true || second?.held !== true) return [];
      return [{ name, pair: pair2, facts: [first.fact, second.fact].flatMap((fact) => fact ?? []) }];
    })
  );
}

// src/controls/incompatibleRoles.ts
var messages8 = {
  conflict: {
    kind: "broken",
    text: "{login} holds both {first} and {second}, which the policy says no person may.",
    short: "{login} holds both {first} and {second}",
    todo: "Take {first} or {second} from {login}, in the policy on the base branch or in the teams behind the roles."
  },
  separate: { kind: "note", text: "Nobody of {people|and} holds two roles that exclude each other." },
  separateMany: {
    kind: "note",
    text: "None of {count} people, those of the policy and those who acted here, holds two roles that exclude each other."
  },
  noneDeclared: { kind: "note", text: "The policy names no roles that exclude each other." }
};
var incompatibleRoles = defineControl({
  id: "incompatible-roles",
  title: "Nobody named in the policy or acting in the change holds two roles that exclude each other",
  rationale: "Duties that are separated on paper come together quietly, by a transfer, a stand-in or a team that grew; whoever then holds both can do alone what the firm believes takes two.",
  mappings: [
    { framework: "NIST SP 800-53 Rev. 5", clause: "AC-5", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC6.3", kind: "framework", strength: "supports" },
    { framework: "INCITS 359", clause: "static separation of duty", kind: "framework", strength: "supports" },
    { framework: "ISO/IEC 27002:2022", clause: "5.3", kind: "framework", strength: "supports" }
  ],
  version: 1,
  since: "0.1.0",
  scope: "change",
  options: ({ changes }) => changes,
  messages: messages8,
  needs: (_options, { roster }) => roster.incompatible.length === 0 ? [] : [...caseNeeds(roster), ...teamNeeds(roster, roster.incompatible.flat())],
  evaluate(facts, chosen, context) {
    const { roster } = context;
    if (roster.incompatible.length === 0) return { verdict: "not-applicable", because: [{ message: "noneDeclared", data: {}, facts: [] }] };
    const grounds = groundsOf(facts, context, chosen["co-authors"]);
    const people = new Map([...namedPeople(roster, grounds.persons), ...actorsOf(facts.reviews, grounds)]);
    const [first, ...rest] = conflictsAmong(people, roster.incompatible, grounds.roles).map(conflictReason);
    if (first !== void 0) return { verdict: "fail", because: [first, ...rest] };
    const names = [...people.values()].sort();
    const few = names.length <= 10;
    const basis = ["/teams", "/accounts"];
    if (few) return { verdict: "pass", because: [{ message: "separate", data: { people: names }, facts: basis }] };
    return { verdict: "pass", because: [{ message: "separateMany", data: { count: names.length }, facts: basis }] };
  }
});
var conflictReason = ({ name, pair: [first, second], facts }) => ({
  message: "conflict",
  data: { login: name, first, second },
  facts
});

// src/controls/pushReasons.ts
var pushMessages = {
  earlierPushers: {
    kind: "warning",
    text: "The activity of the head branch could not be read, and only the push of the head has another witness: who pushed the {commits} {commits|commit|commits} before it is not known, and an approval by one of those would count."
  }
};
function earlierPushers({ pushes, commits }) {
  if (commits.length < 2 || pushes.some(({ source }) => source === "activity")) return [];
  return [{ message: "earlierPushers", data: { commits: commits.length - 1 }, facts: ["/pushes"] }];
}

// src/controls/independentApproval.ts
var messages9 = {
  ...countMessages,
  ...unattributedMessages,
  ...approvalMessages,
  ...contributorMessages,
  ...extraMessages,
  ...pushMessages,
  draft: {
    kind: "missing",
    text: "The pull request is a draft.",
    short: "the pull request is a draft",
    todo: "Mark the pull request as ready for review."
  },
  objection: {
    kind: "missing",
    text: "{login} requested changes at {at}, and has not approved since.",
    short: "{login} requested changes",
    todo: "{login} approves, or a maintainer dismisses that request with a reason."
  },
  agentUnknown: {
    kind: "broken",
    text: "{login} is no person, and neither a trailer nor a run names the human behind it; assignees can be edited.",
    short: "nobody is named as the human behind {login}",
    todo: "Have the agent name its human in a co-author trailer, or open the change under a person\u2019s account."
  },
  mergedOther: {
    kind: "broken",
    text: "The merged content of {commit} is not what was approved at {head}.",
    short: "the merged content is not what was approved",
    todo: "Find out who made {commit}; revert it, or review the difference in a pull request of its own."
  },
  coAuthorUnknown: { kind: "warning", text: "Co-author trailers of {commits|and} name somebody whom neither GitHub nor the policy knows." },
  actionsMayApprove: {
    kind: "warning",
    text: "This repository lets GitHub Actions approve pull requests. Such approvals count for nothing here, but branch rules may count them."
  }
};
var independentApproval = defineControl({
  id: "independent-approval",
  title: "Enough people who contributed nothing to the change approved it as it is now",
  rationale: "Where one person can write a change and let it pass, by a second account, a push after the review or a borrowed approval, no mistake and no fraud meets a second pair of eyes.",
  mappings: [
    { framework: "PCI DSS 4.0.1", clause: "6.2.3.1", kind: "framework", strength: "direct" },
    { framework: "PCI DSS 4.0.1", clause: "6.5.4", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC8.1", kind: "framework", strength: "direct" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "AC-5, CM-3b, SA-10c", kind: "framework", strength: "direct" },
    { framework: "NIST SP 800-53 Rev. 5", clause: "CM-3d", kind: "framework", strength: "supports" },
    { framework: "ISO/IEC 27001:2022", clause: "A.5.3, A.8.32", kind: "framework", strength: "direct" },
    { framework: "SLSA Source", clause: "two-party review, final revision", kind: "framework", strength: "supports" },
    { framework: "SOX 404", clause: "ITGC change approval", kind: "practice", strength: "direct" },
    { framework: "FINRA Regulatory Notice 15-09", clause: "approval protocols (algorithmic trading code)", kind: "guidance", strength: "supports" },
    { framework: "FINRA", clause: "3110(b)(6)(C)(i) self-supervision", kind: "rule", strength: "weak" }
  ],
  version: 1,
  since: "0.1.0",
  scope: "change",
  options: ({ changes }) => changes,
  messages: messages9,
  needs: (_options, { roster }) => [...caseNeeds(roster), ...teamNeeds(roster)],
  evaluate(facts, chosen, context) {
    const found = caseOf(facts, context, chosen["co-authors"]);
    const extras = extraReasons(found.contributors, { ...chosen, guard: false });
    const pairwise = chosen.independence === "pairwise";
    const count = countOf(found.approvals, found.contributors, chosen.independence, chosen.approvals + extras.length);
    return concluded({
      broken: brokenRules(facts, chosen, found, context.subject.gate === "merge"),
      missing: [
        ...count.found < count.required ? [tooFewReason(count, found)] : [],
        ...waitingFor(facts, chosen, found)
      ],
      witnesses: countedReasons(count.counted),
      others: [...extraNotes(extras, found), ...tableReasons(count.counted, found, pairwise), ...earlierPushers(facts), ...warnings(facts, found)]
    });
  }
});
function brokenRules(facts, chosen, { contributors, head }, merged) {
  const { agent, unattributed } = contributors;
  const { pullRequest, commits, merges } = facts;
  return [
    ...merged && !mergedAsApproved(pullRequest, commits, merges) ? [mergedOther(pullRequest.merge?.sha ?? null, head)] : [],
    ...chosen.unattributed === "block" ? unattributedReasons(unattributed) : [],
    ...chosen.agents === "block" && agent !== null && !agent.humanKnown ? [{ message: "agentUnknown", data: { login: agent.person.name }, facts: ["/pullRequest/author"] }] : []
  ];
}
var mergedOther = (commit, head) => ({
  message: "mergedOther",
  data: { commit, head },
  facts: ["/pullRequest/merge", "/pullRequest/head"]
});
function waitingFor({ pullRequest }, chosen, { objections }) {
  const heard = objections.filter(({ isOwnWork }) => !isOwnWork || chosen.independence === "pairwise");
  return [
    ...pullRequest.draft ? [{ message: "draft", data: {}, facts: ["/pullRequest/draft"] }] : [],
    ...chosen.objections === "block" ? heard.map(({ person, at, fact }) => ({ message: "objection", data: { login: person.name, at }, facts: [fact] })) : []
  ];
}
function warnings({ pullRequest }, { contributors: { unresolved } }) {
  const commits = [...new Set(unresolved.map(({ commit }) => commit))];
  return [
    ...commits.length > 0 ? [{ message: "coAuthorUnknown", data: { commits }, facts: unresolved.map(({ fact }) => fact) }] : [],
    ...pullRequest.actionsMayApprove === true ? [{ message: "actionsMayApprove", data: {}, facts: ["/pullRequest/actionsMayApprove"] }] : []
  ];
}

// src/controls/productionSecretBoundary.ts
var productionSecretBoundary = defineSubjectControl({
  id: "production-secret-boundary",
  title: "No production secret or environment is within reach of a workflow run whose code nobody reviewed",
  rationale: "Whoever opens a pull request decides what its checks run. If such a run can ask for a production secret, every separation of duties after it is decoration: the secret is out before anybody has approved anything.",
  mappings: [
    { framework: "PCI DSS 4.0.1", clause: "6.5.3, 8.6.2", kind: "framework", strength: "direct" },
    { framework: "NIST SSDF", clause: "PO.5.1", kind: "framework", strength: "supports" },
    { framework: "ISO/IEC 27001:2022", clause: "A.8.31", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC6.1", kind: "framework", strength: "supports" }
  ],
  version: 1,
  since: "0.2.0",
  scope: "repository",
  options: boundaryOptions,
  messages: boundaryMessages,
  words: boundaryWords,
  needs: ({ identities, trusted }) => [
    "workflows",
    "inventory",
    ...identities.map((pattern) => `identity:${pattern}`),
    ...trusted.map((name) => `trusted:${name}`)
  ],
  evaluate({ workflows, inventory }, options, { at }) {
    const known = inventory?.state === "known" ? inventory.value : null;
    const reading = judgeBoundary({ files: workflows, options, inventory: known, at });
    if (reading.files.length === 0 && reading.findings.length === 0) {
      return { verdict: "not-applicable", because: [{ message: "noFiles", data: {}, facts: ["/workflows"] }] };
    }
    const findings2 = worstFirst(reading.findings);
    const groups = groupedByRun(findings2);
    const { broken, noted } = findingReasons(groups, blobsOf(workflows));
    const seen = groups.filter(({ finding }) => finding.inBase && finding.verdict !== "note").length;
    const because = [
      judgedReason(reading),
      ...onlyCalledReasons(reading),
      assuranceReason(reading, inventory),
      ...seen === 0 ? [] : [{ message: "alreadyThere", data: { count: seen }, facts: ["/workflows/base"] }],
      ...exceptionReasons(groups, reading, options),
      ...noted
    ];
    const [first, ...rest] = broken;
    return first === void 0 ? { verdict: "pass", because } : { verdict: "fail", because: [first, ...rest, ...because] };
  }
});
var blobsOf = ({ head }) => new Map(head.files.map(({ path: path2, blob }) => [path2, blob]));
var judgedReason = ({ assurance, files, jobs, contexts, productionJobs }) => ({
  message: "judged",
  data: { assurance, files: files.map(({ path: path2 }) => path2), fileCount: files.length, jobs, contexts, productionJobs },
  facts: ["/workflows/head"]
});
var onlyCalledReasons = ({ uncalled }) => uncalled.length === 0 ? [] : [{ message: "onlyCalled", data: { count: uncalled.length, files: uncalled }, facts: ["/workflows/head"] }];
function assuranceReason({ assurance, untold }, inventory) {
  if (inventory?.state === "unavailable") {
    const { what, request, detail } = inventory.reason;
    return { message: "inventoryUnread", data: { what, request: request ?? "no request", detail }, facts: ["/inventory"] };
  }
  if (untold.length > 0) return { message: "inventoryPartly", data: { untold }, facts: ["/inventory"] };
  const message = assurance === "inventory" ? "inventoryRead" : "assumedStatic";
  return { message, data: {}, facts: inventory === null ? [] : ["/inventory"] };
}

// src/controls/accountSentences.ts
var ledgerTodo = "Hold the ledger against a copy, or against the head in an earlier report, and look for the commit in the log of moves. Then forbid force pushes and deletions of its branch for everybody.";
var accountSentences = {
  everyRecord: {
    kind: "counted",
    text: "{accounted} of {records} {records|record|records} {records|is|are} accounted for: {matched} of what came in, {held} of changes and deployments that did not come in, {others} of other branches, times and reconciliations. {read} {read|file was|files were} read from {from}."
  },
  noRecords: { kind: "counted", text: "No record is of this period; {read} {read|file was|files were} read from {from}." },
  withoutMerge: {
    kind: "broken",
    text: "The record {record} of {at} says that {commit} is #{number}, merged into {branch}, and that commit is not on it.",
    short: "a record of a merge that is not there",
    todo: "Look for {commit}: either the history of {branch} was rewritten after the merge, or somebody who can sign made this record up."
  },
  withoutChange: {
    kind: "broken",
    text: "The record {record} of {at} judges {commit} as pull request {changes|and}, which GitHub does not know here.",
    short: "a record of a pull request that is not there",
    todo: "Find out which run made the record {record}: pull requests do not vanish, so it may be made up, or of a repository that had this name before."
  },
  withoutDeployment: {
    kind: "broken",
    text: "The record {record} of {at} lets {commit} be deployed to {environment}, and no deployment of it is there.",
    short: "a record of a deployment that is not there",
    todo: "Find the run that the record names: its job never went on, or waited for its approval since before the period, or somebody deleted the entry of the deployment to {environment}."
  },
  recordForeign: {
    kind: "broken",
    text: "The record {record} ({path}) is of another repository, {repository}.",
    short: "a record of another repository",
    todo: "Keep the records of each repository by themselves, and see who put {path} there. What was recorded under an earlier name counts as long as GitHub leads from {repository} to this repository; once another one has that name, it does not."
  },
  recordWrong: {
    kind: "broken",
    text: "The file {path} does not verify: {why}.",
    short: "a record that does not verify",
    todo: "Run `countersign verify` on {path}, and find out who wrote it or changed it."
  },
  recordUnsigned: {
    kind: "broken",
    text: "The file {path} is not signed: anybody could have written it.",
    short: "a record that nobody signed",
    todo: "Give the gate that wrote {path} a key or `id-token: write`; what nobody signed vouches for nothing."
  },
  recordUnread: {
    kind: "broken",
    text: "Whether the file {path} is a record could not be found out: {why}.",
    short: "a record that could not be verified",
    todo: "Name the key, or the workflow and trusted root, by which {path} was signed, and reconcile again; if it is no record, take it away."
  },
  ledgerBroken: {
    kind: "broken",
    text: "The ledger is not whole: {detail}.",
    short: "the ledger is not whole",
    todo: "What was found: {detail}. Compare the ledger with a copy or with the head in an earlier report, find out who wrote to its branch, and let a ruleset allow only the gate to write there. Keep a copy of what does not belong before it is taken away."
  },
  ledgerRewritten: {
    kind: "broken",
    text: "{login} moved the ledger\u2019s branch back at {at}: it stood at {before}, and went on from {after}. Records may be gone that nothing else names.",
    short: "{login} rewrote the ledger",
    todo: ledgerTodo
  },
  ledgerRewrittenBySomebody: {
    kind: "broken",
    text: "The ledger\u2019s branch was moved back at {at} by an account that is no longer there: it stood at {before}, and went on from {after}. Records may be gone that nothing else names.",
    short: "the ledger was rewritten",
    todo: ledgerTodo
  },
  ledgerDeleted: {
    kind: "broken",
    text: "The ledger\u2019s branch was deleted at {at}, when it stood at {before}. Records may be gone that nothing else names.",
    short: "the ledger was deleted",
    todo: ledgerTodo
  },
  ledgerCreatedAnew: {
    kind: "broken",
    text: "The ledger\u2019s branch was created anew at {at}, at {after}. Records that it held before may be gone.",
    short: "the ledger was created anew",
    todo: ledgerTodo
  },
  ledgerHead: { kind: "note", text: "The ledger ends with record {index}, {sha256}; whoever keeps that notices what is changed or cut off later." },
  noLedger: {
    kind: "warning",
    text: "Records were read from {from}, which no chain holds together: one that was deleted there does not show by itself."
  },
  otherVersion: {
    kind: "note",
    text: "{records} {records|record was|records were} made by another version, and {records|stands by its signature|stand by their signatures} alone."
  }
};

// src/controls/recordsAccounted.ts
var messages10 = accountSentences;
var recordsAccounted = defineSubjectControl({
  id: "records-accounted",
  title: "Every record is whole, and is of something that came in or was held up",
  rationale: "A record without a change is either forged or all that is left of a history that was rewritten; a ledger with a gap has lost the record that somebody would rather not show. Counting what came in finds neither: for that the records themselves are counted.",
  mappings: [
    { framework: "NIST SP 800-53 Rev. 5", clause: "AU-6, AU-9, AU-10", kind: "framework", strength: "supports" },
    { framework: "SOC 2", clause: "CC4.1", kind: "framework", strength: "supports" },
    { framework: "PCAOB AS 1105", clause: ".10", kind: "audit standard", strength: "supports" }
  ],
  version: 1,
  since: "0.3.0",
  scope: "population",
  options: () => null,
  messages: messages10,
  needs: () => ["population", "deploymentsMade", "records"],
  evaluate(facts, _options, { subject }) {
    const unknown = new Set(facts.population.unknownChanges);
    const rows = reconciledRecords(facts, ownNames(subject, facts.population));
    return concluded({
      broken: [...findings(facts), ...ledgerMoves(facts), ...rows.flatMap((row, place) => exception3(row, place, unknown))],
      missing: [],
      witnesses: [counted3(rows, facts)],
      others: [...unchained(facts), ...notReplayed(rows)]
    });
  }
});
var findings = ({ records: { ledger } }) => (ledger?.findings ?? []).map(({ kind, index, detail }, place) => ({
  message: "ledgerBroken",
  data: { kind, index, detail },
  facts: [`/repository/records/ledger/findings/${place}`]
}));
var ledgerMoves = ({ records: { ledger } }) => (ledger?.rewrites ?? []).map(ledgerMove);
function ledgerMove({ before, after, at, actor }, place) {
  const facts = [`/repository/records/ledger/rewrites/${place}`];
  if (before === null) return { message: "ledgerCreatedAnew", data: { after, at }, facts };
  if (/^0+$/.test(after)) return { message: "ledgerDeleted", data: { before, at }, facts };
  if (actor === null) return { message: "ledgerRewrittenBySomebody", data: { before, after, at }, facts };
  return { message: "ledgerRewritten", data: { before, after, at, login: actor.login }, facts };
}
var notValid = { wrong: "recordWrong", unsigned: "recordUnsigned", unread: "recordUnread" };
function exception3(row, place, unknown) {
  const { standing, state, sha256: record, path: path2, why, says } = row;
  const facts = [`/repository/records/records/${place}`];
  if (standing === "not-valid") return [{ message: state === "valid" ? "recordWrong" : notValid[state], data: { record, path: path2, why }, facts }];
  if (says === null) return [];
  const { repository, commit, branch, environment, evaluatedAt: at } = says;
  if (standing === "foreign") return [{ message: "recordForeign", data: { record, path: path2, repository }, facts }];
  if (standing !== "without-change") return [];
  if (says.gate === "deployment") return [{ message: "withoutDeployment", data: { record, commit, environment, at }, facts }];
  const changes = says.changes.map(({ number }) => number);
  const isUnknown = says.gate !== "merge" || changes.some((number) => unknown.has(number));
  if (isUnknown) return [{ message: "withoutChange", data: { record, commit, changes, at }, facts }];
  return [{ message: "withoutMerge", data: { record, commit, branch, at, number: changes[0] ?? null }, facts }];
}
function counted3(rows, { records: { from, read } }) {
  const facts = ["/repository/records"];
  if (rows.length === 0) return { message: "noRecords", data: { read, from }, facts };
  const of = (...wanted) => rows.filter(({ standing }) => wanted.includes(standing)).length;
  const unaccounted = of("without-change", "not-valid", "foreign");
  const data = {
    accounted: rows.length - unaccounted,
    records: rows.length,
    from,
    read,
    matched: of("matched"),
    held: of("not-merged", "not-deployed"),
    others: of("elsewhere", "reconciliation")
  };
  return { message: "everyRecord", data, facts };
}
var unchained = ({ records: { ledger, from } }) => {
  const facts = ["/repository/records/ledger"];
  if (ledger === null) return [{ message: "noLedger", data: { from }, facts }];
  return ledger.head === null ? [] : [{ message: "ledgerHead", data: { index: ledger.head.index, sha256: ledger.head.sha256, from }, facts }];
};
function notReplayed(rows) {
  const others = rows.filter(({ says }) => says !== null && !says.replayed).length;
  return others === 0 ? [] : [{ message: "otherVersion", data: { records: others }, facts: ["/repository/records"] }];
}

// src/controls/roleSignOff.ts
var messages11 = {
  ...seatMessages,
  ...approvalMessages,
  ruleApplies: { kind: "note", text: "The rule {rule} applies to this change." },
  ruleAppliesByPath: { kind: "note", text: "The rule {rule} applies because of {path}." },
  filesCut: { kind: "note", text: "Only {listed} of {total} changed files could be listed, so every path rule counts as matched." },
  noRules: { kind: "note", text: "The policy asks for no sign-off by role." },
  noRuleMatches: { kind: "note", text: "None of the {rules} sign-off {rules|rule|rules} applies to this change." }
};
var roleSignOff = defineControl({
  id: "role-sign-off",
  title: "Every role that must sign off did, each by a person of its own who contributed nothing",
  rationale: "A second pair of eyes is not enough where the law or the firm names whose eyes they must be: a ledger change that no compliance officer saw is unsupervised, however many colleagues liked it.",
  mappings: [
    { framework: "PCI DSS 4.0.1", clause: "6.2.3.1 (management), 6.5.1 (authorised parties), 7.2.3", kind: "framework", strength: "supports" },
    { framework: "FINRA", clause: "3110(a), (b)(1)", kind: "rule", strength: "supports" }
  ],
  version: 1,
  since: "0.1.0",
  scope: "change",
  options: ({ changes }) => changes,
  messages: messages11,
  needs: (chosen, { roster }) => {
    const rules = chosen["sign-off"];
    if (rules.length === 0) return [];
    return [...caseNeeds(roster), ...teamNeeds(roster), ...rules.some(({ paths }) => paths !== void 0) ? ["files"] : []];
  },
  evaluate(facts, chosen, context) {
    const rules = chosen["sign-off"];
    if (rules.length === 0) return { verdict: "not-applicable", because: [{ message: "noRules", data: {}, facts: [] }] };
    const files = rules.some(({ paths }) => paths !== void 0) ? facts.files : null;
    const names = files === null ? [] : changedNames(files);
    const matched = matchedRules(rules, facts.pullRequest.base.branch, names);
    if (matched.length === 0) {
      return { verdict: "not-applicable", because: [{ message: "noRuleMatches", data: { rules: rules.length }, facts: ["/files"] }] };
    }
    const found = caseOf(facts, context, chosen["co-authors"]);
    const demand = mergedDemand(matched.map(({ roles }) => roles));
    const signOff = signOffOf(demand, found);
    const cut = files !== null && names === null ? [cutReason(files)] : [];
    return concluded({
      broken: impossibleReasons(signOff),
      missing: signOff.empty.map((seats2) => emptyReason(seats2, found.head)),
      witnesses: signedReasons(signOff),
      others: [...unseatedReasons(demand, signOff, found), ...cut, ...matched.map(ruleReason)]
    });
  }
});
var cutReason = ({ listed: listed2, total }) => ({ message: "filesCut", data: { listed: listed2.length, total }, facts: ["/files"] });
var ruleReason = ({ name, path: path2 }) => path2 === null ? { message: "ruleApplies", data: { rule: name }, facts: ["/pullRequest/base"] } : { message: "ruleAppliesByPath", data: { rule: name, path: path2 }, facts: ["/files"] };

// src/controls/index.ts
var controls = [
  independentApproval,
  roleSignOff,
  incompatibleRoles,
  gateGuard,
  productionSecretBoundary,
  independentDeployer,
  deploymentSignOff,
  reviewedLineage,
  environmentProtected,
  commitsRecorded,
  deploymentsRecorded,
  recordsAccounted
];
var controlById = (id) => controls.find((control) => control.id === id) ?? null;

export {
  matchesAny,
  instant,
  personsOf,
  refsOf,
  caseNeeds,
  teamNeeds,
  caseOf,
  signOffOf,
  Undetermined,
  defineControl,
  defineSubjectControl,
  attributed,
  peopleOfRange,
  deploymentOptions,
  ruleFor,
  ruleOf,
  nobodyDeploys,
  attempts,
  peopleNeeds,
  deploymentCaseOf,
  untoldReason,
  asApproval,
  reviewedLineage,
  periodTimes,
  isMadeWithin,
  isTime,
  deploymentKey,
  reconciledBy,
  independentDeployer,
  controls,
  controlById
};
