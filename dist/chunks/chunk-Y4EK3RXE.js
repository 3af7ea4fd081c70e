import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  data_exports,
  equals,
  everyExpression,
  expressionsIn,
  greaterThan,
  isCommit,
  lessThan,
  matchesWildcard,
  partsOf,
  plainText,
  referencesIn,
  trustOf,
  wellKnownFunctions
} from "./chunk-G4YFGUOL.js";

// src/workflow/baseComparison.ts
var placeMembers = /* @__PURE__ */ new Set(["caller", "calleeLine", "jobs", "jobCount"]);
function markInBase(findings, base) {
  const left = /* @__PURE__ */ new Map();
  for (const finding of base ?? []) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return findings.map((finding) => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    const { reaches: _reaches, rank: _rank, ...told } = finding;
    return { ...told, inBase: count > 0 };
  });
}
function forChangesOnly(findings, unchanged) {
  return findings.map((finding) => {
    if (!finding.inBase || finding.verdict === "not-understood" && !unchanged(finding.file)) return finding;
    return { ...finding, verdict: "note" };
  });
}
function keyOf({ rule, file, job, secret, environment, message, context: context2, data }) {
  const what = Object.entries(data).filter(([name]) => !placeMembers.has(name));
  return JSON.stringify([rule, file, job, secret, environment, message, context2, what]);
}

// src/workflow/exceptions.ts
function applyExceptions(drafts, exceptions, at) {
  const today = at.slice(0, 10);
  const inForce = exceptions.filter(({ expires }) => today <= expires);
  const byPlace = /* @__PURE__ */ new Map();
  for (const exception of inForce.toReversed()) byPlace.set(placeOf(exception.file, exception.job), exception);
  const used = /* @__PURE__ */ new Set();
  const covering = (file, job) => (job === null ? void 0 : byPlace.get(placeOf(file, job))) ?? byPlace.get(placeOf(file, null));
  const files = new Set(inForce.map(({ file }) => file));
  const findings = drafts.flatMap((draft) => {
    if (!files.has(draft.file) || draft.verdict === "not-understood") return [{ ...draft, exception: null }];
    return partsOf2(draft).map((part) => {
      const found2 = covering(part.file, part.job);
      if (found2 === void 0) return { ...part, exception: null };
      used.add(found2);
      const { reason, approvedBy, expires } = found2;
      return { ...part, verdict: "note", exception: { reason, approvedBy, expires } };
    });
  });
  const unused = exceptions.filter((exception) => !used.has(exception));
  return { findings, unused: unused.map(({ file, job, expires }) => ({ file, job, expired: expires < today })) };
}
var partsOf2 = (draft) => draft.reaches?.map((job) => ({ ...draft, job, reaches: [job] })) ?? [draft];
var placeOf = (file, job) => JSON.stringify([file, job]);

// src/workflow/finding.ts
function verdictOf(cause, options) {
  return options.undetermined[cause] === "fail" ? "undetermined" : "note";
}
function inOrder(one, other) {
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column || compare(one.rule, other.rule) || compare(one.message, other.message) || compare(one.secret ?? "", other.secret ?? "") || compare(one.environment ?? "", other.environment ?? "") || compare(one.job ?? "", other.job ?? "");
}
var compare = (one, other) => one < other ? -1 : one > other ? 1 : 0;

// src/workflow/ledger.ts
var draftLimit = 5e3;
function createLedger() {
  const drafts = /* @__PURE__ */ new Map();
  const note = (draft, jobsKey) => {
    const key = `${identityOf(draft)} ${jobsKey}`;
    const known = drafts.get(key);
    if (known === void 0 ? drafts.size < draftLimit : draft.rank < known.rank) drafts.set(key, draft);
  };
  return {
    tell: (found2, place, job, occasion) => {
      for (const each of found2) note(draftOf(each, place, job, occasion, null), job ?? "");
    },
    tellOutside: (found2, place, jobs, occasion) => {
      const jobsKey = jobs.join();
      for (const each of found2) note(draftOf(each, place, jobs[0] ?? null, occasion, jobs), jobsKey);
    },
    drafts: () => [...drafts.values()],
    isFull: () => drafts.size >= draftLimit
  };
}
function draftOf(found2, { file, caller, anchor }, job, occasion, reaches) {
  const { rule, verdict, message, at, cause = null, secret = null, environment = null } = found2;
  const data = { ...found2.data };
  if (caller !== null) data["caller"] = caller;
  if (anchor !== null) Object.assign(data, { callee: anchor.callee, calleeLine: at.line, calleeJob: reaches === null ? job : null });
  const { line, column } = anchor?.at ?? at;
  return {
    rule,
    verdict,
    cause,
    file,
    line,
    column,
    job: anchor?.job ?? job,
    context: occasion?.words ?? null,
    secret,
    environment,
    message,
    data,
    reaches: anchor === null ? reaches : null,
    rank: occasion?.rank ?? 0
  };
}
function identityOf({ rule, verdict, cause, file, line, column, secret, environment, message, data }) {
  const { caller: _caller, ...rest } = data;
  return JSON.stringify([rule, verdict, cause, file, line, column, secret, environment, message, rest]);
}
var jobLimit = 5;
function folded(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const { reaches } = finding;
    if (reaches === null) continue;
    const key = JSON.stringify([identityOf(finding), finding.exception]);
    const group = groups.get(key) ?? { told: finding, jobs: /* @__PURE__ */ new Set() };
    if (finding.rank < group.told.rank) group.told = finding;
    for (const job of reaches) group.jobs.add(job);
    groups.set(key, group);
  }
  const told = [...groups.values()].map(({ told: finding, jobs }) => {
    return { ...finding, data: { ...finding.data, jobs: [...jobs].slice(0, jobLimit), jobCount: jobs.size } };
  });
  return [...findings.filter(({ reaches }) => reaches === null), ...told];
}

// src/workflow/filters.ts
var everyCharacter = () => true;
var noSlash = (char) => char !== "/";
var star = (fits2) => ({ fits: fits2, plain: null, optional: true, repeats: true });
var lengthLimit = 1024;
function compile(pattern, loose = false) {
  const atoms = [];
  if (pattern.length > lengthLimit) return null;
  for (let index = 0; index < pattern.length; ) {
    const read = atomAt(pattern, index, atoms);
    if (read === null) return null;
    const last = atoms.at(-1);
    if (loose && last?.plain === "/" && pattern.startsWith("**/", read - 3)) atoms.splice(-1, 1, { ...last, plain: null, optional: true });
    index = read;
  }
  return atoms;
}
function atomAt(pattern, index, atoms) {
  const char = pattern[index] ?? "";
  if (pattern.startsWith("**", index)) return atoms.push(star(everyCharacter)), index + 2;
  if (char === "*") return atoms.push(star(noSlash)), index + 1;
  if (char === "?" || char === "+") return repeated(char, atoms) ? index + 1 : null;
  if (char === "[") return classAt(pattern, index, atoms);
  const plain = char === "\\" ? pattern[index + 1] : char;
  if (plain === void 0) return null;
  atoms.push({ fits: (other) => other === plain, plain, optional: false, repeats: false });
  return index + (char === "\\" ? 2 : 1);
}
function repeated(char, atoms) {
  const last = atoms.pop();
  if (last === void 0 || last.optional || last.repeats) return false;
  atoms.push({ ...last, plain: null, optional: char === "?", repeats: char === "+" });
  return true;
}
function classAt(pattern, index, atoms) {
  const end = pattern.indexOf("]", index);
  const inside = pattern.slice(index + 1, end);
  if (end < 0 || inside === "") return null;
  const singles = /* @__PURE__ */ new Set();
  const ranges = [];
  for (let at = 0; at < inside.length; at += 1) {
    const last = inside[at + 2];
    if (inside[at + 1] === "-" && last !== void 0) {
      ranges.push([inside[at] ?? "", last]);
      at += 2;
    } else singles.add(inside[at] ?? "");
  }
  const fits2 = (char) => singles.has(char) || ranges.some(([first, last]) => char >= first && char <= last);
  atoms.push({ fits: fits2, plain: null, optional: false, repeats: false });
  return end + 1;
}
function placesAfter(pattern, text) {
  let places = withSkipped(pattern, [true]);
  for (const char of text.split("")) {
    const next = [];
    pattern.forEach((atom, index) => {
      if (places[index] !== true || !atom.fits(char)) return;
      next[index + 1] = true;
      if (atom.repeats) next[index] = true;
    });
    places = withSkipped(pattern, next);
  }
  return places;
}
function withSkipped(pattern, places) {
  pattern.forEach((atom, index) => {
    if (places[index] === true && atom.optional) places[index + 1] = true;
  });
  return places;
}
var fits = (pattern, name) => placesAfter(pattern, name)[pattern.length] === true;
var fitsBeginning = (pattern, lead) => placesAfter(pattern, lead).includes(true);
function literalOf(pattern) {
  const atoms = compile(pattern);
  if (atoms === null || pattern.startsWith("!")) return null;
  let name = "";
  for (const atom of atoms) {
    if (atom.plain === null) return null;
    name += atom.plain;
  }
  return name;
}
function leadOf(pattern) {
  const end = pattern.findIndex(({ plain }) => plain === null);
  return pattern.slice(0, end < 0 ? void 0 : end).map(({ plain }) => plain).join("");
}
var isWholeLead = (pattern) => leadOf(pattern).length === pattern.length - 1 && pattern.at(-1)?.fits === everyCharacter;
var quoted = (name) => name.replaceAll(/[\\*?+[\]!]/g, "\\$&");
function admits(patterns, name, unsure) {
  let admitted = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith("!");
    const atoms = compile(negative ? pattern.slice(1) : pattern, unsure !== negative);
    const hit = atoms === null ? unsure !== negative : fits(atoms, name);
    if (hit) admitted = !negative;
  }
  return admitted;
}

// src/workflow/refNames.ts
var everyName = { only: null, except: [], empty: false };
var everyText = { only: null, except: [], empty: true };
var isComparable = (text) => text.length <= 300 && /^[\x00-\x7f]*$/.test(text);
function mayBe(names, text) {
  if (text === "") return names.empty;
  if (!isComparable(text)) return true;
  const lower = text.toLowerCase();
  if (names.only !== null && !admits(lowered(names.only), lower, true)) return false;
  return !names.except.some((list) => takesOut(list, names.only, text));
}
function takesOut(list, only2, text) {
  const lower = text.toLowerCase();
  const twin = list.map(literalOf).find((name) => name?.toLowerCase() === lower) ?? text;
  if (only2 !== null && !admits(only2, twin, true)) return false;
  return admits(list, text, false);
}
function mayBeginWith(names, text) {
  if (text === "" || !isComparable(text)) return true;
  const lower = text.toLowerCase();
  const open = names.only === null || positive(lowered(names.only)).some((pattern) => begins(pattern, lower));
  return open && !names.except.some((list) => isPlainList(list) && list.some((pattern) => coversLead(pattern, text)));
}
function mayFit(names, pattern) {
  const literal = literalOf(pattern);
  if (literal !== null) {
    const admitted = names.only === null || admits(names.only, literal, true);
    return admitted && !names.except.some((list) => admits(list, literal, false));
  }
  const atoms = compile(pattern);
  if (atoms === null) return true;
  const open = names.only === null || positive(names.only).some((own) => begins(own, leadOf(atoms)) && meets(own, pattern));
  return open && !names.except.some((list) => isPlainList(list) && list.some((own) => own === pattern || includes(own, pattern)));
}
function isWithin(pattern, list) {
  const literal = literalOf(pattern);
  if (literal !== null) return admits(list, literal, false);
  return isPlainList(list) && list.some((own) => own === pattern || includes(own, pattern));
}
var isPlainList = (list) => !list.some((pattern) => pattern.startsWith("!"));
var positive = (list) => list.filter((pattern) => !pattern.startsWith("!"));
var lowered = (list) => list.map((pattern) => pattern.toLowerCase());
function begins(pattern, lead) {
  const atoms = compile(pattern, true);
  return atoms === null || fitsBeginning(atoms, lead);
}
function meets(own, other) {
  const literal = literalOf(own);
  if (literal !== null) return admits([other], literal, true);
  const atoms = compile(own);
  return atoms === null || begins(other, leadOf(atoms));
}
function includes(own, pattern) {
  const [outer, inner] = [compile(own), compile(pattern)];
  return outer !== null && inner !== null && isWholeLead(outer) && leadOf(inner).startsWith(leadOf(outer));
}
function coversLead(pattern, lead) {
  const atoms = compile(pattern);
  return atoms !== null && isWholeLead(atoms) && lead.startsWith(leadOf(atoms));
}

// src/workflow/names.ts
var productionWords = /* @__PURE__ */ new Set(["prod", "production", "prd", "live"]);
var environmentSeparators = /[-_/.\s]/;
function isProductionEnvironment(name, options) {
  if (options.environments !== null) return options.environments.some((pattern) => matchesWildcard(pattern, name));
  return name.toLowerCase().split(environmentSeparators).some((word) => productionWords.has(word));
}
var wordless = { number: "[0-9]+", commit: "[0-9a-f]+", merge: "[0-9]+/merge" };
function mayBeProduction({ before, names }, options) {
  const lead = before.trimStart().toLowerCase();
  if (options.environments !== null) return options.environments.some((pattern) => mayMatch(pattern.toLowerCase(), lead, names));
  const isWordless = names.only !== null && names.only.length > 0 && names.only.every((pattern) => Object.values(wordless).includes(pattern));
  return !isWordless || names.empty || lead.split(environmentSeparators).slice(0, -1).some((word) => productionWords.has(word));
}
function mayMatch(pattern, lead, names) {
  const [head = ""] = pattern.split("*", 1);
  if (!head.startsWith(lead)) return head.length < pattern.length && lead.startsWith(head);
  return head.length < pattern.length ? mayBeginWith(names, head.slice(lead.length)) : names.only === null || mayBe(names, head.slice(lead.length));
}
function isProductionSecret(name, options) {
  if (isOwnToken(name)) return false;
  if (namedProduction(name, options)) return true;
  return options.strict && !options.developmentSecrets.some((pattern) => matchesWildcard(pattern, name));
}
var isOwnToken = (name) => name.toUpperCase() === "GITHUB_TOKEN";
function namedProduction(name, options) {
  if (options.secrets !== null) return options.secrets.some((pattern) => matchesWildcard(pattern, name));
  return name.toLowerCase().split("_").some((part) => productionWords.has(part));
}

// src/workflow/rules/inventory.ts
var kept = (rule, message, of) => {
  return { rule, message, secret: null, environment: null, data: {}, ...of };
};
function secretsMisplaced(inventory, options, stores) {
  const shared = ["repository", "organization", "dependabot"].flatMap(
    (store) => namesOf(inventory[store]).filter(stores.isProduction).map((secret) => kept("I1", "secretMisplaced", { secret, data: { store } }))
  );
  const others = Object.entries(inventory.environments ?? {}).filter(([name]) => !isProductionEnvironment(name, options));
  const held = others.flatMap(
    ([environment, { secrets }]) => namesOf(secrets).filter((secret) => isProductionSecret(secret, options)).map((secret) => kept("I1", "secretMisplaced", { secret, environment, data: { store: "environment" } }))
  );
  return [...shared, ...held];
}
function environmentsUnprotected(inventory, options) {
  return productionIn(inventory, options).flatMap(([environment, { protection }]) => {
    const lacks = lacking(protection ?? {});
    return lacks.length === 0 ? [] : [kept("I2", "environmentUnprotected", { environment, data: { lacks } })];
  });
}
function lacking({ reviewers, preventSelfReview, adminsBypass, branches }) {
  const lacks = [];
  if (reviewers === false) lacks.push("reviewers");
  if (preventSelfReview === false) lacks.push("self-review");
  if (adminsBypass === true) lacks.push("admin-bypass");
  if (branches === null || branches?.some(admitsPullRequests) === true) lacks.push("branches");
  return lacks;
}
function admitsPullRequests(pattern) {
  const [lead = ""] = pattern.split(/[[?{\\]/, 1);
  return matchesWildcard(lead.length < pattern.length ? `${lead}*` : pattern, "refs/pull/1/merge");
}
function secretsShadowed(inventory, options) {
  return productionIn(inventory, options).flatMap(([environment, { secrets }]) => {
    const held = new Set(namesOf(secrets));
    return ["repository", "organization"].flatMap(
      (store) => namesOf(inventory[store]).filter((secret) => held.has(secret)).map((secret) => kept("I3", "secretShadowed", { secret, environment, data: { store } }))
    );
  });
}
function productionIn({ environments }, options) {
  return Object.entries(environments ?? {}).filter(([name]) => isProductionEnvironment(name, options));
}
var namesOf = (names) => [...new Set((names ?? []).map((name) => name.toUpperCase()))].sort();

// src/workflow/stores.ts
function untoldOf({ repository, organization, dependabot, environments }, options) {
  const stores = {
    "the secrets of the repository": repository,
    "those of the organisation": organization,
    "Dependabot's secrets": dependabot,
    environments
  };
  const missing = Object.entries(stores).flatMap(([words, store]) => store === void 0 ? [words] : []);
  const of = Object.entries(environments ?? {}).flatMap(([name, { secrets, protection }]) => {
    const open = isProductionEnvironment(name, options) && protection?.branches === void 0 && secrets?.length !== 0;
    return [...secrets === void 0 ? [`the secrets of ${name}`] : [], ...open ? [`the branches that ${name} admits`] : []];
  });
  return [...missing, ...of];
}
function storesOf(inventory, options) {
  const upper = (names) => names.map((name) => name.toUpperCase());
  const listed2 = inventory?.environments === void 0 ? null : Object.entries(inventory.environments);
  const environments = new Map((listed2 ?? []).map(([name, environment]) => [name.toLowerCase(), environment]));
  const held = new Map((listed2 ?? []).map(([name, { secrets }]) => [name.toLowerCase(), secrets === void 0 ? null : new Set(upper(secrets))]));
  const production = (listed2 ?? []).map(([name]) => name).filter((name) => isProductionEnvironment(name, options));
  const heldByProduction = new Set(production.flatMap((name) => [...held.get(name.toLowerCase()) ?? []]));
  const { repository, organization, dependabot } = inventory ?? {};
  const shared = [repository, organization].map((names) => names === void 0 ? null : new Set(upper(names)));
  const ofEnvironments = listed2 === null ? [null] : [...held.values()];
  const everywhere = [...shared, ...ofEnvironments];
  const anywhere = /* @__PURE__ */ new Set([...everywhere.flatMap((names) => [...names ?? []]), ...upper(dependabot ?? [])]);
  const complete = everywhere.every((names) => names !== null);
  const isProduction = (secret) => isProductionSecret(secret, options) || heldByProduction.has(secret);
  const heldBy = (name) => {
    const known = held.get(name.toLowerCase());
    return known === void 0 && listed2 !== null ? /* @__PURE__ */ new Set() : known ?? null;
  };
  const ofEvery = (names, secret) => names.length > 0 && names.every((name) => name !== "" && heldBy(name)?.has(secret) === true);
  return {
    isProduction,
    isNowhere: (secret) => complete && !anywhere.has(secret),
    isOfOwnEnvironment: (secret, names) => names !== null && !isProductionSecret(secret, options) && ofEvery(names, secret),
    reachable: (names, withShared) => {
      const ofJob = names === null ? ofEnvironments : names.filter((name) => name !== "").map(heldBy);
      const all = withShared ? [...shared, ...ofJob] : ofJob;
      const secrets = [...new Set(all.flatMap((found2) => [...found2 ?? []]))].filter(isProduction);
      return { secrets: secrets.sort(), complete: all.every((found2) => found2 !== null) };
    },
    environments: listed2?.map(([name]) => name) ?? null,
    environment: (name) => environments.get(name.toLowerCase()),
    productionEnvironments: listed2 === null ? null : production
  };
}

// src/workflow/actions.ts
function actionsIn(files, tree) {
  const byPath = new Map(tree.files.flatMap(({ path, blob }) => {
    const model = Object.hasOwn(files.models, blob) ? files.models[blob] : void 0;
    return model?.kind === "action" ? [[path, { file: path, model }]] : [];
  }));
  const named2 = ({ target: target2 }) => {
    if (target2.kind !== "local") return [];
    const folder = target2.path === "" ? "" : `${target2.path}/`;
    return ["action.yml", "action.yaml"].flatMap((name) => byPath.get(`${folder}${name}`) ?? []);
  };
  const ofJob = (job) => {
    const found2 = new Set(job.uses.flatMap(named2));
    for (const { model } of found2) for (const action of model.uses.flatMap(named2)) found2.add(action);
    return [...found2];
  };
  return { ofJob, circular: circularIn([...byPath.values()], named2) };
}
function circularIn(all, named2) {
  const usesOf = ({ file, model }) => model.uses.flatMap((reference) => named2(reference).map((to) => ({ from: file, to: to.file, reference })));
  let left = all.flatMap(usesOf);
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    const users = new Set(left.map(({ from }) => from));
    const used = new Set(left.map(({ to }) => to));
    left = left.filter(({ from, to }) => users.has(to) && used.has(from));
  }
  return left.map(({ from, reference }) => ({ file: from, reference }));
}

// src/workflow/calls.ts
var callDepth = 10;
function calleesOf(files, tree, options) {
  const blobs = new Map(tree.files.map(({ path, blob }) => [path, blob]));
  const isTrusted = trustOf(options.trusted);
  const remoteOf = (repository, path, ref, pinned) => {
    const file = `${repository}/${path}@${ref}`;
    const key = file.toLowerCase();
    const found2 = Object.hasOwn(files.remote, key) ? files.remote[key] : void 0;
    const model = found2 !== void 0 && "blob" in found2 ? workflowOf(files, found2.blob) : null;
    if (!pinned) return { state: "unpinned", readable: model !== null };
    return model === null ? { state: "unread" } : { state: "readable", source: { file, model, remote: { repository, ref } } };
  };
  return ({ target: target2 }, from) => {
    if (target2.kind === "other") return { state: "missing" };
    if (target2.kind === "local" && from.remote !== null) return remoteOf(from.remote.repository, target2.path, from.remote.ref, true);
    if (target2.kind === "remote") {
      const { repository, path, ref } = target2;
      return remoteOf(repository, path, ref, isCommit(ref) || isTrusted(repository));
    }
    const blob = blobs.get(target2.path);
    if (blob === void 0) return { state: "missing" };
    const model = workflowOf(files, blob);
    return model === null ? { state: "missing" } : { state: "readable", source: { file: target2.path, model, remote: null } };
  };
}
function workflowOf(files, blob) {
  const model = Object.hasOwn(files.models, blob) ? files.models[blob] : void 0;
  return model?.kind === "workflow" ? model : null;
}
function callHeights(roots, callees) {
  const callers = /* @__PURE__ */ new Map();
  const open = /* @__PURE__ */ new Map();
  const todo = [...roots];
  const seen = new Set(roots.map(({ file }) => file));
  for (let source = todo.pop(); source !== void 0; source = todo.pop()) {
    const called = callsIn(source.model).flatMap((call) => sourceOf(callees(call, source)));
    open.set(source.file, called.length);
    for (const callee of called) {
      const known = callers.get(callee.file);
      if (known === void 0) callers.set(callee.file, [source.file]);
      else known.push(source.file);
      if (seen.has(callee.file)) continue;
      seen.add(callee.file);
      todo.push(callee);
    }
  }
  return heightsFrom(open, callers);
}
function reachedFrom(roots, callees) {
  const reached2 = new Set(roots.map(({ file }) => file));
  const todo = [...roots];
  for (let source = todo.pop(); source !== void 0; source = todo.pop()) {
    for (const call of callsIn(source.model)) {
      const [callee] = sourceOf(callees(call, source));
      if (callee === void 0 || reached2.has(callee.file)) continue;
      reached2.add(callee.file);
      todo.push(callee);
    }
  }
  return reached2;
}
function heightsFrom(open, callers) {
  const heights = new Map([...open.keys()].map((file) => [file, Infinity]));
  let level = [...open].filter(([, count]) => count === 0).map(([file]) => file);
  for (let height = 0; level.length > 0; height += 1) {
    const next = [];
    for (const file of level) {
      heights.set(file, height);
      for (const caller of callers.get(file) ?? []) {
        const left = (open.get(caller) ?? 0) - 1;
        open.set(caller, left);
        if (left === 0) next.push(caller);
      }
    }
    level = next;
  }
  return heights;
}
var callsIn = ({ jobs }) => jobs.flatMap(({ call }) => call === null ? [] : [call]);
var sourceOf = (callee) => callee.state === "readable" ? [callee.source] : [];

// src/workflow/events.ts
var refs = {
  push: "pushed",
  workflow_dispatch: "chosen",
  pull_request: "pull",
  pull_request_review: "pull",
  pull_request_review_comment: "pull",
  // Servers of earlier versions run it on the base branch, newer ones on the default branch.
  pull_request_target: "base",
  merge_group: "queue",
  release: "tag"
};
var onDefaultBranch = "branch_protection_rule check_run check_suite delete discussion discussion_comment fork gollum image_version issue_comment issues label milestone page_build project project_card project_column public repository_dispatch schedule status watch workflow_run".split(" ");
var onAnyRef = ["create", "deployment", "deployment_status", "registry_package"];
function refOfEvent(event) {
  return Object.hasOwn(refs, event) ? refs[event] ?? "any" : onDefaultBranch.includes(event) ? "default" : "any";
}
var isKnownEvent = (event) => Object.hasOwn(refs, event) || onDefaultBranch.includes(event) || onAnyRef.includes(event);
var payloadMembers = {
  pull_request: ["pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment"],
  review: ["pull_request_review"],
  merge_group: ["merge_group"],
  issue: ["issues", "issue_comment"],
  inputs: ["workflow_dispatch"],
  client_payload: ["repository_dispatch"],
  schedule: ["schedule"],
  release: ["release"],
  workflow_run: ["workflow_run"],
  check_run: ["check_run"],
  check_suite: ["check_suite"],
  deployment_status: ["deployment_status"]
};
var defaultTypes = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"]
};
function typesOf(event, types) {
  if (["push", "schedule", "workflow_dispatch"].includes(event)) return [];
  if (types !== null && types.length > 0) return types;
  return Object.hasOwn(defaultTypes, event) ? defaultTypes[event] ?? null : null;
}
var openOnly = ["opened", "synchronize", "reopened", "ready_for_review", "converted_to_draft"];
var isOpenOnly = (event, types) => event === "pull_request" && (typesOf(event, types)?.every((type) => openOnly.includes(type)) ?? false);

// src/workflow/possible.ts
var valueLimit = 256;
var textLimit = 16;
var nothing = { values: [], texts: [], composite: false, anything: false };
var anything = { ...nothing, anything: true };
var someObject = { ...nothing, composite: true };
var anyText = { ...nothing, values: [null], texts: [{ before: "", names: everyText }] };
var anyBoolean = { ...nothing, values: [true, false] };
var only = (...values) => ({ ...nothing, values });
var textIn = (before, names) => ({ ...nothing, texts: [{ before, names }] });
function union(...all) {
  const [first] = all;
  if (first !== void 0 && all.length === 1 && first.values.length <= valueLimit) return first;
  const values = distinct(all.flatMap((one) => one.values));
  const texts = distinct(all.flatMap((one) => one.texts));
  const tooMany = values.length > valueLimit || texts.length > textLimit;
  return {
    values: values.slice(0, valueLimit),
    texts: texts.slice(0, textLimit),
    composite: all.some(({ composite }) => composite),
    anything: tooMany || all.some((one) => one.anything)
  };
}
function distinct(all) {
  if (all.length < 2) return all;
  const keyOf3 = (one) => typeof one === "string" ? `'${one}` : typeof one === "object" ? JSON.stringify(one) : one;
  return [...new Map(all.map((one) => [keyOf3(one), one])).values()];
}
var isTrue = (value) => value !== null && value !== false && value !== "" && value !== 0 && !Number.isNaN(value);
function trueOnes(possible) {
  const texts = possible.texts.map(({ before, names }) => before === "" ? { before, names: { ...names, empty: false } } : { before, names });
  return { ...possible, values: possible.values.filter(isTrue), texts };
}
function falseOnes(possible) {
  const empty = possible.texts.some(canBeEmpty) ? [""] : [];
  return union({ ...possible, values: possible.values.filter((value) => !isTrue(value)), texts: [], composite: false }, only(...empty));
}
var canBeEmpty = ({ before, names }) => before === "" && names.empty;
function truth(possible) {
  if (possible.anything) return "maybe";
  const yes = possible.composite || possible.texts.length > 0 || possible.values.some(isTrue);
  const no = possible.texts.some(canBeEmpty) || possible.values.some((value) => !isTrue(value));
  if (yes && no) return "maybe";
  return yes ? "yes" : "no";
}
var mayBeComposite = (possible) => possible.anything || possible.composite || possible.values.some((value) => typeof value === "object" && value !== null);
function textOf(value) {
  if (value === null) return "";
  if (Array.isArray(value)) return "Array";
  return typeof value === "object" ? "Object" : String(value);
}
function stringsOf(possible) {
  if (possible.anything || possible.composite || possible.texts.length > 0) return null;
  return [...new Set(possible.values.map(textOf))];
}

// src/workflow/dispatched.ts
function dispatched({ type, options, required, default: preset }) {
  if (type === "boolean") return anyBoolean;
  if (type === "number") return anything;
  if (type !== "choice" || options === null || options.length === 0) return anyText;
  if (preset === null) return only(...options, ...required ? [] : ["", null]);
  const text = plainText(preset);
  return text === null ? anyText : only(...options, text);
}

// src/workflow/refClasses.ts
var classLimit = 10;
var filterLimit = 2e3;
function admittedBy(patterns, ignored) {
  const given = isUsable(patterns) ? patterns : null;
  const onlyNegative = given?.every((pattern) => pattern.startsWith("!")) ?? false;
  const only2 = given !== null && onlyNegative ? ["**", ...given] : given;
  return { only: only2, except: isUsable(ignored) ? [ignored] : [], empty: false };
}
var isUsable = (patterns) => patterns !== null && patterns.length > 0 && patterns.reduce((sum, pattern) => sum + pattern.length + 1, 0) <= filterLimit;
function branchesOf({ branches, branchesIgnore, tags, tagsIgnore }) {
  const unnamed = branches === null && branchesIgnore === null;
  return unnamed && (tags !== null || tagsIgnore !== null) ? null : admittedBy(branches, branchesIgnore);
}
function tagsOf({ branches, branchesIgnore, tags, tagsIgnore }) {
  const unnamed = tags === null && tagsIgnore === null;
  return unnamed && (branches !== null || branchesIgnore !== null) ? null : admittedBy(tags, tagsIgnore);
}
function partedBy(trusted, all) {
  const isName = (pattern) => !pattern.startsWith("!") && literalOf(pattern) !== null;
  const listed2 = [...new Set((all.only ?? []).filter(isName))];
  const apart = listed2.length <= classLimit ? listed2 : [];
  const own = apart.flatMap((pattern) => literalOf(pattern) ?? []).filter((name) => mayHold(all, name));
  const classes = own.map((name) => named(name, admits(trusted, name, false)));
  const only2 = all.only?.filter((pattern) => !apart.includes(pattern)) ?? null;
  if (only2?.every((pattern) => pattern.startsWith("!"))) return classes;
  const others = { ...all, only: only2 };
  const rest = { trusted: false, name: null, names: { ...others, except: trusted.length === 0 ? all.except : [...all.except, trusted] } };
  const within = only2?.every((pattern) => pattern.startsWith("!") || isWithin(pattern, trusted)) ?? isWithin("**", trusted);
  return [...classes, ...trustedOf(trusted, others), ...within ? [] : [rest]];
}
function trustedOf(trusted, all) {
  const literals = trusted.filter((pattern) => literalOf(pattern) !== null);
  const names = literals.flatMap((pattern) => literalOf(pattern) ?? []).filter((name) => admits(trusted, name, false) && mayHold(all, name));
  const open = trusted.filter((pattern) => literalOf(pattern) === null && !pattern.startsWith("!")).some((pattern) => mayFit(all, pattern));
  const together = { trusted: true, name: null, names: { only: trusted, except: all.except, empty: false } };
  if (names.length > classLimit) return [together];
  return [...names.map((name) => named(name, true)), ...open ? [together] : []];
}
var named = (name, trusted) => ({ trusted, name, names: oneName(name) });
var oneName = (name) => ({ only: [quoted(name)], except: [], empty: false });
var mayHold = ({ only: only2, except }, name) => (only2 === null || admits(only2, name, true)) && !except.some((list) => admits(list, name, false));
function literalsOf(patterns) {
  const names = patterns.filter((pattern) => !pattern.startsWith("!")).map(literalOf);
  return names.every((name) => name !== null) ? [...new Set(names)] : null;
}

// src/workflow/githubContext.ts
function shape(members, others) {
  return { members: new Map(Object.entries(members)), others };
}
function githubContext(facts) {
  const none = union(only("", null));
  return shape(
    {
      event_name: only(facts.event),
      ref: refOf(facts, ({ before, names }) => namesAs(before, names)),
      ref_name: refOf(facts, shortName),
      ref_type: refOf(facts, refType),
      base_ref: facts.base === null ? isPlain(facts.event) ? none : anyText : union(namesAs("", facts.base), fromReview(facts.event)),
      head_ref: facts.base === null ? isPlain(facts.event) ? none : anyText : union(textIn("", everyName), fromReview(facts.event)),
      event: () => payload(facts),
      run_id: wordlessText(wordless.number),
      run_number: wordlessText(wordless.number),
      run_attempt: wordlessText(wordless.number),
      sha: wordlessText(wordless.commit)
    },
    anything
  );
}
var wordlessText = (pattern) => textIn("", { only: [pattern], except: [], empty: false });
var isPlain = (event) => isKnownEvent(event) && event !== "merge_group";
var fromReview = (event) => event.startsWith("pull_request_review") ? only("", null) : only();
function refOf({ refs: refs2, refless }, read) {
  return union(...refs2.map(read), ...refless ? [only("", null)] : []);
}
function namesAs(before, names) {
  const isList = names.only !== null && names.except.length === 0 && !names.only.some((pattern) => pattern.startsWith("!"));
  const literals = isList ? literalsOf(names.only ?? []) : null;
  return literals === null ? textIn(before, names) : only(...literals.map((name) => before + name));
}
var shortName = ({ before, names }) => before === "refs/" ? textIn("", everyText) : namesAs("", names);
function refType({ before }) {
  if (before === "refs/tags/") return only("tag");
  return before === "refs/heads/" ? only("branch") : only("branch", "tag", "", null);
}
function payload(facts) {
  const members = /* @__PURE__ */ new Map();
  for (const [member, events] of Object.entries(payloadMembers)) {
    if (isKnownEvent(facts.event) && !events.includes(facts.event)) members.set(member, only(null));
  }
  const types = typesOf(facts.event, facts.trigger.types);
  if (types !== null) members.set("action", types.length === 0 ? only(null) : only(...types));
  if (facts.base !== null) members.set("pull_request", pullRequest(facts.base));
  if (["pull_request", "pull_request_target"].includes(facts.event)) members.set("number", wordlessText(wordless.number));
  if (facts.event === "workflow_dispatch") members.set("inputs", () => rawInputs(facts.trigger.inputs));
  if (facts.defaultBranch !== null) members.set("repository", shape({ default_branch: only(facts.defaultBranch) }, anything));
  return { members, others: anything };
}
function pullRequest(base) {
  return shape({ base: shape({ ref: namesAs("", base) }, anything), number: wordlessText(wordless.number) }, anything);
}
function rawInputs(inputs) {
  const texts = Object.entries(inputs).map(([name, input]) => {
    if (input.type === "boolean") return [name.toLowerCase(), only("true", "false", "", null)];
    return [name.toLowerCase(), input.type === "choice" ? dispatched(input) : anyText];
  });
  return { members: new Map(texts), others: only(null) };
}

// src/workflow/contextWords.ts
var nameLimit = 60;
var cut = (name) => name.length > nameLimit ? `${name.slice(0, nameLimit)}\u2026` : name;
function branchWords(event, trusted, name, names, release) {
  const start = `${event} ${event === "push" ? "to" : "on"}`;
  if (name !== null) return `${start} ${cut(name)}`;
  if (trusted) return `${start} a release branch`;
  if (names.only === everyName.only) return `${start} a branch other than ${otherThan(release)}`;
  return `${start} a branch that matches ${cut(names.only?.find((pattern) => !pattern.startsWith("!")) ?? "")}`;
}
function otherThan(release) {
  const names = literalsOf(release);
  return names === null || names.length === 0 || names.length > 3 ? "a release branch" : names.map(cut).join(" or ");
}
function tagWords(event, trusted, name) {
  const start = `${event} ${event === "workflow_dispatch" ? "on" : "of"}`;
  if (name !== null) return `${start} the tag ${cut(name)}`;
  return `${start} a ${trusted ? "release " : ""}tag`;
}

// src/workflow/contexts.ts
function releaseRefs({ release }, known) {
  const names = [.../* @__PURE__ */ new Set([...known.defaultBranch === null ? [] : [known.defaultBranch], ...known.protectedBranches ?? []])];
  const fallback = known.defaultBranch === null && known.protectedBranches === null ? ["main", "master"] : names.map(quoted);
  return { branches: release.branches ?? fallback, tags: release.tags, mergeGroup: release.mergeGroup, defaultBranch: known.defaultBranch };
}
function contextsOf(model, release) {
  return model.triggers.filter(({ event }) => event !== "workflow_call").flatMap((trigger) => contextsOfTrigger(trigger, release));
}
function contextsOfTrigger(trigger, release) {
  const { event } = trigger;
  const branches = (names) => partedBy(release.branches, names).map((one) => onBranch(trigger, one, release));
  const tags = (names) => partedBy(release.tags, names).map((one) => onTag(trigger, one, release));
  const pushed = { branches: branchesOf(trigger), tags: tagsOf(trigger) };
  switch (refOfEvent(event)) {
    case "pushed":
      return [...pushed.branches === null ? [] : branches(pushed.branches), ...pushed.tags === null ? [] : tags(pushed.tags)];
    case "chosen":
      return [...branches(everyName), ...tags(everyName)];
    case "tag":
      return tags(everyName);
    case "pull":
      return [pullRequest2(trigger, release)];
    case "base":
      return [target(trigger, release)];
    case "queue":
      return [mergeGroup(trigger, release)];
    case "default":
      return [onDefault(trigger, release)];
    case "any":
      return [context(trigger, release, { refs: [{ before: "refs/", names: everyName }], refless: true }, "development", event)];
  }
}
function context(trigger, { defaultBranch }, place, trust, words) {
  const { event } = trigger;
  const policyRefs = place.refs.flatMap(policyRefsOf);
  return { event, words, trust, github: githubContext({ event, trigger, defaultBranch, refless: false, base: null, ...place }), trigger, policyRefs };
}
function policyRefsOf({ before, names }) {
  if (before === "refs/heads/") return [{ kind: "branch", names }];
  if (before === "refs/tags/") return [{ kind: "tag", names }];
  if (before === "refs/pull/") return [{ kind: "branch", names: { only: ["refs/pull/[0-9]+/merge"], except: [], empty: false } }];
  return [{ kind: "branch", names: everyName }, { kind: "tag", names: everyName }];
}
function onBranch(trigger, { trusted, name, names }, release) {
  const words = branchWords(trigger.event, trusted, name, names, release.branches);
  return context(trigger, release, { refs: [{ before: "refs/heads/", names }] }, trusted ? "release" : "development", words);
}
function onTag(trigger, { trusted, name, names }, release) {
  const words = tagWords(trigger.event, trusted, name);
  const place = { refs: [{ before: "refs/tags/", names }], refless: trigger.event === "release" };
  return context(trigger, release, place, trusted ? "release" : "tag", words);
}
var mergeRefs = { before: "refs/pull/", names: { only: [wordless.merge], except: [], empty: false } };
function pullRequest2(trigger, release) {
  const base = admittedBy(trigger.branches, trigger.branchesIgnore);
  const merged = isOpenOnly(trigger.event, trigger.types) ? [] : [{ before: "refs/heads/", names: base }];
  return context(trigger, release, { refs: [mergeRefs, ...merged], base }, "development", trigger.event);
}
function target(trigger, release) {
  const base = admittedBy(trigger.branches, trigger.branchesIgnore);
  const refs2 = [base, defaultNames(release)].map((names) => ({ before: "refs/heads/", names }));
  return context(trigger, release, { refs: refs2, base }, "development", trigger.event);
}
function mergeGroup(trigger, release) {
  const names = { only: ["gh-readonly-queue/**"], except: [], empty: false };
  return context(trigger, release, { refs: [{ before: "refs/heads/", names }] }, release.mergeGroup, trigger.event);
}
function onDefault(trigger, release) {
  const trust = ["schedule", "repository_dispatch"].includes(trigger.event) ? "release" : "development";
  return context(trigger, release, { refs: [{ before: "refs/heads/", names: defaultNames(release) }] }, trust, trigger.event);
}
var defaultNames = ({ defaultBranch }) => defaultBranch === null ? everyName : oneName(defaultBranch);
function mayEnter({ policyRefs }, protection) {
  if (protection?.branches === void 0 || protection.branches === null) return true;
  const { branches, tags } = protection;
  return policyRefs.some(({ kind, names }) => {
    const patterns = kind === "branch" ? branches : tags;
    return patterns === void 0 || patterns.some((pattern) => /[?[\]{}\\]/.test(pattern) || mayFit(names, pattern.replaceAll(/[+!]/g, "\\$&")));
  });
}

// src/workflow/secretUses.ts
var guardLimit = 4;
function secretUses({ at, expression }) {
  return usesIn(expression, at, []);
}
function usesIn(expression, at, when) {
  if ("operator" in expression && (expression.operator === "&&" || expression.operator === "||")) return usesInTurn(expression, at, when);
  const own = "context" in expression && expression.context === "secrets" ? [useOf(at, expression.path[0])] : [];
  const kept2 = own.map((use) => when.length === 0 ? use : { ...use, when });
  return [...kept2, ...partsOf(expression).flatMap((inner) => usesIn(inner, at, when))];
}
function usesInTurn({ operator, of }, at, when) {
  const guards = [...when];
  return of.flatMap((inner) => {
    const uses = usesIn(inner, at, [...guards]);
    if (guards.length < guardLimit && asksForMatrix(inner)) guards.push({ condition: inner, is: operator === "&&" });
    return uses;
  });
}
var asksForMatrix = (expression) => [...everyExpression(expression)].some((inner) => "context" in inner && inner.context === "matrix");
function useOf(at, step) {
  if (step === void 0) return { at, kind: "whole" };
  if (typeof step === "string") return { at, kind: "name", name: step.toUpperCase() };
  if ("every" in step) return { at, kind: "whole" };
  const { index } = step;
  if ("literal" in index && typeof index.literal === "string") return { at, kind: "name", name: index.literal.toUpperCase() };
  return { at, kind: "computed", index };
}
function producersIn(expression) {
  const found2 = [];
  for (const inner of everyExpression(expression)) {
    if (!("context" in inner) || inner.context !== "needs") continue;
    const [job, member] = inner.path;
    if (typeof job !== "string") return "all";
    if (member === void 0 || typeof member !== "string" || member === "outputs") found2.push({ job });
  }
  return found2;
}

// src/workflow/outline.ts
function outlineOf(model) {
  return { uses: distinct2(model.expressions.flatMap(secretUses)), jobs: new Map(model.jobs.map((job) => [job.id, outlineOfJob(job)])) };
}
function outlineOfJob(job) {
  const handedByName = job.call === null || job.call.secrets === "inherit" ? [] : Object.entries(job.call.secrets);
  const handed = handedByName.map(([name, template]) => {
    const uses2 = expressionsIn(template).flatMap((expression) => secretUses({ at: template.at, expression }));
    return { name: name.toUpperCase(), template, uses: distinct2(uses2) };
  });
  const taken = handedByName.flatMap(([, template]) => expressionsIn(template).map((expression) => JSON.stringify(expression)));
  const left = /* @__PURE__ */ new Map();
  for (const text of taken) left.set(text, (left.get(text) ?? 0) + 1);
  const own = job.expressions.filter(({ expression }) => {
    if (left.size === 0) return true;
    const text = JSON.stringify(expression);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
  const producers = job.needs.length === 0 ? [] : job.expressions.map(({ at, expression }) => ({ at, jobs: producersIn(expression) }));
  const uses = distinct2(own.flatMap(secretUses));
  return { uses, handed, producers: producers.filter(({ jobs }) => jobs.length > 0), byCombination: job.matrix !== null && hangsOnMatrix(job, uses) };
}
function hangsOnMatrix({ call, environment }, uses) {
  if (call !== null) return templatesOf(call).some(mentionsMatrix);
  return environment !== null && mentionsMatrix(environment.name) && uses.some(({ kind, when }) => kind === "computed" || when !== void 0);
}
var templatesOf = (call) => [...Object.values(call.with), ...call.secrets === "inherit" ? [] : Object.values(call.secrets)];
var mentionsMatrix = (template) => expressionsIn(template).some(asksForMatrix);
function distinct2(uses) {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

// src/workflow/jobRun.ts
var undetermined = (cause, { options }) => ({ verdict: verdictOf(cause, options), cause });
function undeterminedUnreviewed(cause, run, judged) {
  const tolerated = run.context.trust === "tag" && judged.options.undetermined.tag === "note";
  return undetermined(tolerated ? "tag" : cause, judged);
}

// src/workflow/handing.ts
function readBy(use, handed, inEnvironment, textsOf) {
  const names = use.kind === "name" ? [use.name] : use.kind === "computed" ? textsOf(use.index)?.map((name) => name.toUpperCase()) ?? null : null;
  if (names !== null) return { secrets: names.flatMap((name) => secretsBehind(name, handed, inEnvironment)), open: false };
  if (handed === "all") return { secrets: [], open: true };
  return { secrets: [...handed.keys()].flatMap((name) => secretsBehind(name, handed, false)), open: inEnvironment };
}
function secretsBehind(name, handed, inEnvironment) {
  if (isOwnToken(name)) return [];
  if (handed === "all") return [{ secret: name, as: null, direct: true }];
  const passed = handed.get(name);
  if (passed === void 0) return inEnvironment ? [{ secret: name, as: null, direct: true }] : [];
  return passed.map((secret) => ({ secret, as: secret === name ? null : name, direct: false }));
}
function handedOn(outline, inherits, handed, textsOf) {
  if (inherits) return handed;
  return new Map(
    outline.handed.map(({ name, uses }) => {
      const secrets = uses.flatMap((use) => readBy(use, handed, false, textsOf).secrets.map(({ secret }) => secret));
      return [name, [...new Set(secrets)].sort()];
    })
  );
}
var handedKey = (handed) => handed === "all" ? "all" : JSON.stringify([...handed].sort(([one], [other]) => one < other ? -1 : 1));

// src/workflow/rules/secretPlaces.ts
function secretsOutside(uses, run, judged) {
  if (run.production) return [];
  return uses.flatMap((use) => run.read(use).secrets.flatMap((named2) => outside(named2, use.at, run, judged)));
}
function outside(named2, at, run, judged) {
  const { secret, as, direct } = named2;
  const { stores } = judged;
  if (!stores.isProduction(secret) || stores.isNowhere(secret)) return [];
  if (direct && stores.isOfOwnEnvironment(secret, run.environments)) return [];
  const what = { rule: "S2", at, secret, data: { as } };
  if (run.environments === null && run.context.trust !== "development") {
    return [{ ...what, message: "secretPerhapsOutside", ...undetermined("environment", judged) }];
  }
  return [{ ...what, message: "secretOutside", verdict: "violation" }];
}
function secretsGiven(run, { stores }) {
  const { call } = run.job;
  if (call === null) return [];
  const given = (secret, as, at) => {
    if (!stores.isProduction(secret) || stores.isNowhere(secret)) return [];
    const data = { workflow: call.text, as: as === secret ? null : as };
    return [{ rule: "S2", verdict: "violation", message: "calleeGivenSecret", at, secret, data }];
  };
  if (call.secrets !== "inherit") {
    const givenBy = (use, as) => run.read(use).secrets.flatMap(({ secret }) => given(secret, as, use.at));
    return run.outline.handed.flatMap(({ name, uses }) => uses.flatMap((use) => givenBy(use, name)));
  }
  const inherited = handedOn(run.outline, true, run.handed, () => null);
  return inherited === "all" ? [] : [...inherited].flatMap(([name, secrets]) => secrets.flatMap((secret) => given(secret, name, call.at)));
}

// src/workflow/rules/wholeContext.ts
var nameLimit2 = 10;
function wholeContexts(uses, run, judged) {
  if (run.context.trust === "release" || run.production) return [];
  return uses.flatMap((use) => {
    if (!run.read(use).open) return [];
    const message = use.kind === "whole" ? "wholeContext" : "computedSecret";
    const within = judged.stores.reachable(run.environments ?? run.openEnvironments(), run.handed === "all");
    return received(within, { rule: "S3", at: use.at, message }, "whole-context", run, judged);
  });
}
function inheritedUnread(run, judged) {
  const { call } = run.job;
  if (call?.secrets !== "inherit" || run.context.trust === "release" || run.handed !== "all") return [];
  const within = judged.stores.reachable(run.openEnvironments(), true);
  return received(within, { rule: "S3", at: call.at, message: "inheritUnreadable", data: { workflow: call.text } }, "inherit", run, judged);
}
function received(within, what, cause, run, judged) {
  const data = { ...what.data, secrets: within.secrets.slice(0, nameLimit2) };
  if (within.secrets.length === 0) return within.complete ? [] : [{ ...what, data, ...undeterminedUnreviewed(cause, run, judged) }];
  if (run.context.trust === "tag") return [{ ...what, data, ...undeterminedUnreviewed("tag", run, judged) }];
  return [{ ...what, data, verdict: "violation" }];
}

// src/workflow/rules/callees.ts
function callsUnjudged(run, judged) {
  const { job, callee } = run;
  if (job.call === null || callee === null) return [];
  if (callee.state === "readable") return callRefused(job.call, callee.source.model);
  const given = secretsGiven(run, judged);
  const inherited = callee.state === "unpinned" && callee.readable ? [] : inheritedUnread(run, judged);
  if (callee.state === "missing") return [...given, ...inherited, callFinding("calleeMissing", run, judged)];
  if (callee.state === "unread") return [...given, ...inherited];
  const what = givenTo(run);
  return what === null ? [] : [...given, ...inherited, callFinding("calleeUnpinned", run, judged, { given: what })];
}
function callRefused(call, { triggers }) {
  const refused = (found2) => {
    return { rule: "S8", verdict: "not-understood", message: "notUnderstood", at: call.at, data: { kind: "missing", found: found2 } };
  };
  const trigger = triggers.find(({ event }) => event === "workflow_call");
  if (trigger === void 0) return [refused("on.workflow_call in the called file")];
  const declared = new Set(trigger.secrets);
  const undeclared = call.secrets === "inherit" ? [] : Object.keys(call.secrets).filter((name) => !declared.has(name));
  return undeclared.map((name) => refused(`secret ${name.slice(0, 40)} in the called file`));
}
var circle = ({ at, text }, judged) => ({ rule: "S4", at, message: "calleeCyclic", data: { workflow: text }, ...undetermined("unreadable", judged) });
function callFinding(message, run, judged, data = {}) {
  const { at, text } = run.job.call ?? { at: run.job.at, text: "" };
  return { rule: "S4", at, message, data: { workflow: text, ...data }, ...undetermined("unreadable", judged) };
}
function givenTo({ job, outline, handed, idToken, read }) {
  if (job.call?.secrets === "inherit" && (handed === "all" || handed.size > 0)) return "inherit";
  const named2 = outline.handed.flatMap(({ uses }) => uses.map(read));
  if (named2.some(({ secrets, open }) => secrets.length > 0 || open)) return "secrets";
  return idToken ? "id-token" : null;
}

// src/workflow/rules/files.ts
function literalCredential({ at, kind }) {
  return { rule: "S5", verdict: "violation", message: "literalCredential", at, data: { kind } };
}
var doubtsOf = (model) => model.remarks.doubts.map(({ at, kind, found: found2 }) => ({ rule: "S8", verdict: "not-understood", message: "notUnderstood", at, data: { kind, found: found2 } }));

// src/workflow/concat.ts
var combinationLimit = 256;
function concat(parts) {
  return parts.map(asText).reduce(append, { ...nothing, values: [""] });
}
function asText(possible) {
  const values = [...new Set(possible.values.map(textOf))];
  const open = possible.anything || possible.composite ? [{ before: "", names: everyText }] : possible.texts;
  return { values, texts: open, composite: false, anything: false };
}
function append(left, right) {
  const isEmpty = right.texts.length === 0 && right.values.every((value) => value === "");
  const texts = isEmpty ? left.texts : left.texts.map(({ before }) => ({ before, names: everyText }));
  const starts = left.values.map(textOf);
  if (starts.length * (right.values.length + right.texts.length) > combinationLimit) {
    return union({ ...nothing, texts: [...texts, { before: commonLead(starts), names: everyText }] });
  }
  const values = starts.flatMap((start) => right.values.map((end) => start + textOf(end)));
  const opened = starts.flatMap((start) => right.texts.map(({ before, names }) => ({ before: start + before, names })));
  return union({ ...nothing, values, texts: [...texts, ...opened] });
}
function commonLead(texts) {
  let lead = texts[0] ?? "";
  for (const text of texts) while (!text.startsWith(lead)) lead = lead.slice(0, -1);
  return lead;
}

// src/workflow/json.ts
var depthLimit = 20;
function fromJson(possible) {
  if (possible.anything || possible.composite || possible.texts.length > 0) return anything;
  return union(...possible.values.map((value) => parsed(textOf(value))));
}
function parsed(text) {
  let value;
  try {
    value = JSON.parse(text);
    if (!isPlain2(value, 0) || JSON.stringify(value) !== withoutSpaces(text)) return anything;
  } catch {
    return anything;
  }
  return only(value);
}
function isPlain2(value, depth) {
  if (depth > depthLimit) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  const apart = new Set(keys.map((key) => key.toLowerCase())).size === keys.length;
  return apart && Object.values(value).every((inner) => isPlain2(inner, depth + 1));
}
var withoutSpaces = (text) => text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (piece) => piece.startsWith('"') ? piece : "");

// src/workflow/operators.ts
var pairLimit = 1024;
function toData(value) {
  if (value === null) return new data_exports.Null();
  if (typeof value === "string") return new data_exports.StringData(value);
  if (typeof value === "number") return new data_exports.NumberData(value);
  if (typeof value === "boolean") return new data_exports.BooleanData(value);
  if (Array.isArray(value)) return new data_exports.Array(...value.map(toData));
  return new data_exports.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) })));
}
var isDoubtful = (value) => typeof value === "string" && (/[^\x00-\x7f]/.test(value) || /^\s*[+-]?0[a-zA-Z]/.test(value));
function truthsOf(truths) {
  if (truths.has("maybe")) return anyBoolean;
  return only(...[...truths].map((truth2) => truth2 === "yes"));
}
function compare2(operator, left, right) {
  if (operator === "!=") return only(...compare2("==", left, right).values.map((value) => value === false));
  const test = concrete(operator);
  if (left.anything || right.anything || left.values.length * right.values.length > pairLimit) return anyBoolean;
  const truths = /* @__PURE__ */ new Set();
  for (const one of left.values) for (const other of right.values) truths.add(test(one, other));
  const open = (side, other) => {
    for (const text of side.texts) for (const value of other.values) truths.add(operator === "==" ? textEquals(text, value) : "maybe");
    if (!side.composite || other.values.length + other.texts.length === 0) return;
    truths.add(operator === "==" && !mayBeComposite(other) ? "no" : "maybe");
  };
  open(left, right);
  open(right, left);
  if (left.texts.length > 0 && right.texts.length > 0 || left.composite && right.composite) truths.add("maybe");
  return truthsOf(truths);
}
function concrete(operator) {
  return (one, other) => {
    if (one === other && typeof one !== "object" && operator === "==") return "yes";
    if (isDoubtful(one) || isDoubtful(other)) return "maybe";
    if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) return "maybe";
    return holds(operator, toData(one), toData(other)) ? "yes" : "no";
  };
}
function holds(operator, one, other) {
  if (operator === "==") return equals(one, other);
  if (operator === "<") return lessThan(one, other);
  if (operator === ">") return greaterThan(one, other);
  return equals(one, other) || (operator === "<=" ? lessThan(one, other) : greaterThan(one, other));
}
function textEquals({ before, names }, value) {
  if (typeof value === "object" && value !== null) return "no";
  if (typeof value !== "string") return /^[a-hj-z]/i.test(before) ? "no" : "maybe";
  if (isDoubtful(value) || isDoubtful(before)) return "maybe";
  if (before === "" && names.only?.includes(wordless.number) === true && !Number.isNaN(Number(value))) return "maybe";
  if (!value.toLowerCase().startsWith(before.toLowerCase())) return "no";
  return mayBe(names, value.slice(before.length)) ? "maybe" : "no";
}

// src/workflow/functions.ts
function callOf(name, args) {
  const [first, second] = args;
  if (name === "always") return only(true);
  if (name === "success" || name === "failure" || name === "cancelled") return anyBoolean;
  if (name === "hashfiles") return textIn("", everyText);
  if (first === void 0) return anything;
  if (name === "format") return formatted(first, args.slice(1));
  if (name === "case") return chosen(args);
  if (name === "tojson") return written(first);
  if (name === "fromjson") return fromJson(first);
  if (name === "join") return joined(first, second ?? only(","));
  if (second !== void 0 && (name === "contains" || name === "startswith" || name === "endswith")) return searched(name, first, second);
  return anything;
}
function searched(name, within, sought) {
  if (within.anything || sought.anything || within.composite || within.values.length * sought.values.length > pairLimit) return anyBoolean;
  const truths = /* @__PURE__ */ new Set();
  for (const one of within.values) {
    for (const other of sought.values) truths.add(found(name, one, other));
    for (const text of sought.texts) truths.add(textIsIn(name, one, text));
    if (sought.composite) truths.add(typeof one === "object" && one !== null ? "maybe" : "no");
  }
  for (const text of within.texts) {
    for (const other of sought.values) truths.add(foundInText(name, text, other));
    if (sought.texts.length > 0) truths.add("maybe");
    if (sought.composite) truths.add("no");
  }
  return truthsOf(truths);
}
function found(name, within, sought) {
  const list = Array.isArray(within) ? within : [within];
  if (isDoubtful(sought) || list.some(isDoubtful)) return "maybe";
  const result = wellKnownFunctions[name]?.call(toData(within), toData(sought));
  return result instanceof data_exports.BooleanData ? result.value ? "yes" : "no" : "maybe";
}
function textIsIn(name, within, sought) {
  if (!Array.isArray(within)) return typeof within === "object" && within !== null ? "no" : "maybe";
  if (name !== "contains") return "no";
  return within.some((element) => textEquals(sought, element) !== "no") ? "maybe" : "no";
}
function foundInText(name, { before, names }, sought) {
  if (typeof sought === "object" && sought !== null) return "no";
  const text = textOf(sought).toLowerCase();
  const known = before.toLowerCase();
  if (text === "") return "yes";
  if (isDoubtful(text) || isDoubtful(known)) return "maybe";
  if (name === "contains") return known.includes(text) ? "yes" : "maybe";
  if (name === "endswith") return "maybe";
  if (known.startsWith(text)) return "yes";
  return text.startsWith(known) && mayBeginWith(names, textOf(sought).slice(known.length)) ? "maybe" : "no";
}
function chosen(args) {
  const results = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const holds2 = truth(args[index] ?? anything);
    if (holds2 !== "no") results.push(args[index + 1] ?? anything);
    if (holds2 === "yes") return union(...results);
  }
  return union(...results, args.at(-1) ?? anything);
}
function formatted(pattern, args) {
  if (pattern.anything || pattern.composite || pattern.texts.length > 0) return textIn("", everyText);
  return union(...pattern.values.map((value) => filled(textOf(value), args)));
}
function filled(pattern, args) {
  const parts = [];
  let rest = pattern;
  while (rest !== "") {
    const at = rest.search(/[{}]/);
    if (at < 0) break;
    const hole = /^(?:\{\{|\}\}|\{(\d{1,4})(?::[^{}]*)?\})/.exec(rest.slice(at));
    if (hole === null) return anything;
    const argument = hole[1] === void 0 ? only(hole[0][0] ?? "") : args[Number(hole[1])];
    if (argument === void 0) return anything;
    parts.push(only(rest.slice(0, at)), hole[0].includes(":") ? textIn("", everyText) : argument);
    rest = rest.slice(at + hole[0].length);
  }
  return concat([...parts, only(rest)]);
}
function joined(list, separator) {
  const open = [list, separator].some((one) => one.anything || one.composite || one.texts.length > 0);
  if (open || list.values.length * separator.values.length > pairLimit) return textIn("", everyText);
  return union(...list.values.flatMap((value) => separator.values.map((by) => only(join(value, by)))));
}
function join(value, by) {
  const result = wellKnownFunctions["join"]?.call(toData(value), toData(by));
  return result instanceof data_exports.StringData ? result.value : "";
}
function written(value) {
  const open = mayBeComposite(value) || value.texts.length > 0;
  const known = value.values.every((one) => typeof one !== "string" || /^[\w ./:-]*$/.test(one));
  if (open || !known) return textIn("", everyName);
  return union(...value.values.map((one) => only(JSON.stringify(one))));
}

// src/workflow/evaluate.ts
function evaluateTemplate(template, scope) {
  const [part] = template.parts;
  if (template.parts.length === 1 && part !== void 0) return typeof part === "string" ? only(part) : evaluate(part, scope);
  return concat(template.parts.map((each) => typeof each === "string" ? only(each) : evaluate(each, scope)));
}
var truthOf = (template, scope) => truth(evaluateTemplate(template, scope));
function evaluate(expression, scope) {
  if ("literal" in expression) return only(expression.literal);
  if ("hidden" in expression) return anything;
  if ("context" in expression) return reached(rootOf(expression.context, scope), expression.path, scope);
  if ("get" in expression) return reached(evaluate(expression.get, scope), expression.path, scope);
  if ("call" in expression) return callOf(expression.call, expression.of.map((inner) => evaluate(inner, scope)));
  if (expression.operator === "&&" || expression.operator === "||") return logical(expression.operator, expression.of, scope);
  const [left, right] = expression.of.map((inner) => evaluate(inner, scope));
  if (left === void 0) return anything;
  if (expression.operator === "!") return negated(truth(left));
  return right === void 0 ? anything : compare2(expression.operator, left, right);
}
var negated = (value) => value === "maybe" ? only(true, false) : only(value === "no");
function logical(operator, of, scope) {
  const results = [];
  for (const [index, inner] of of.entries()) {
    const value = evaluate(inner, scope);
    const stops = truth(value) === (operator === "&&" ? "no" : "yes");
    if (index === of.length - 1 || stops) return union(...results, value);
    results.push(operator === "&&" ? falseOnes(value) : trueOnes(value));
  }
  return anything;
}
function rootOf(context2, scope) {
  if (context2 === "github" || context2 === "inputs" || context2 === "matrix" || context2 === "env" || context2 === "needs") return scope[context2];
  return context2 === "secrets" || context2 === "vars" ? { members: /* @__PURE__ */ new Map(), others: anyText } : anything;
}
function reached(root, path, scope) {
  let here = [root];
  for (const step of path) {
    const keys = keysOf(step, scope);
    if (keys === null) return anything;
    here = here.flatMap((member) => keys.map((key) => memberOf(member, key)));
    if (here.length > 256) return anything;
  }
  return union(...here.map((member) => isShape(member) ? someObject : member));
}
function keysOf(step, scope) {
  if (typeof step === "string") return [step];
  return "every" in step ? null : stringsOf(evaluate(step.index, scope));
}
var isShape = (member) => "members" in member;
function memberOf(parent, key) {
  if (isShape(parent)) {
    const member = parent.members.get(key.toLowerCase());
    if (member === void 0) return parent.others;
    return typeof member === "function" ? member() : member;
  }
  if (parent.anything || parent.composite) return anything;
  return union(...parent.values.map((value) => propertyOf(value, key)), ...parent.texts.length > 0 ? [only(null)] : []);
}
function propertyOf(value, key) {
  if (Array.isArray(value)) return /^\d{1,6}$/.test(key) ? only(value[Number(key)] ?? null) : only(null, ...value);
  if (typeof value !== "object" || value === null) return only(null);
  const found2 = Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return only(found2 === void 0 ? null : found2[1]);
}

// src/workflow/matrixScope.ts
function matrixScope(matrix, scope) {
  if (matrix === null) return { members: /* @__PURE__ */ new Map(), others: only(null) };
  const { dimensions, include } = matrix;
  if (include === null) return anything;
  const names = /* @__PURE__ */ new Set([...Object.keys(dimensions), ...include.flatMap((row) => Object.keys(row))]);
  const lower = new Set([...names].map((name) => name.toLowerCase()));
  const members = [...lower].map((name) => [name, () => valuesOf(name, matrix, include, scope)]);
  return { members: new Map(members), others: only(null) };
}
function valuesOf(name, matrix, include, scope) {
  const { dimensions, exclude } = matrix;
  const dimension = entriesOf(dimensions, name);
  const listed2 = dimension.flatMap((values) => values ?? []).filter((value) => !isExcluded(name, value, exclude));
  const added = include.flatMap((row) => entriesOf(row, name));
  const possible = [...listed2, ...added].map((value) => value === null ? anything : evaluateTemplate(value, scope));
  const open = dimension.some((values) => values === null) ? [anything] : [];
  return union(...possible, ...open, ...mayLack(name, matrix, include) ? [only(null)] : []);
}
function mayLack(name, matrix, include) {
  const isDimension = entriesOf(matrix.dimensions, name).length > 0;
  if (Object.keys(matrix.dimensions).length > 0 && !isDimension) return true;
  return include.some((row) => entriesOf(row, name).length === 0 && mayStandAlone(row, matrix));
}
function mayStandAlone(row, { dimensions, exclude }) {
  const names = Object.keys(dimensions);
  const mayBeNone = exclude === null || exclude.length > 0 || Object.values(dimensions).some((values) => values === null || values.length === 0);
  return names.length === 0 || mayBeNone || names.some((name) => entriesOf(row, name.toLowerCase()).length > 0);
}
var entriesOf = (record, name) => Object.entries(record).flatMap(([key, value]) => key.toLowerCase() === name ? [value] : []);
function isExcluded(name, value, exclude) {
  const text = value === null ? null : plainText(value);
  if (text === null || exclude === null || value === null) return false;
  return exclude.some((row) => {
    const [only2, ...others] = Object.entries(row);
    if (only2 === void 0 || others.length > 0 || only2[0].toLowerCase() !== name || only2[1] === null) return false;
    return JSON.stringify(only2[1].parts) === JSON.stringify(value.parts);
  });
}
var combinationLimit2 = 64;
function scopesByCombination(matrix, scope) {
  if (matrix === null || matrix.include === null || [matrix.dimensions, ...matrix.include].some(isAmbiguous)) return [scope];
  const names = Object.keys(matrix.dimensions);
  const sizes = Object.values(matrix.dimensions).map((values) => values?.length ?? Infinity);
  const count = names.length === 0 ? 0 : sizes.reduce((product2, size) => product2 * size, 1);
  if (count + matrix.include.length > combinationLimit2 || count + matrix.include.length === 0) return [scope];
  const whole = matrixScope(matrix, scope);
  const rows = matrix.include.filter((row) => mayStandAlone(row, matrix));
  const added = "members" in whole ? [...whole.members].filter(([name]) => !names.some((own) => own.toLowerCase() === name)) : [];
  const products = count === 0 ? [] : product(Object.entries(matrix.dimensions)).map((row) => shapeOf(row, scope, added));
  return [...products, ...rows.map((row) => shapeOf(row, scope, names.length === 0 ? [] : added))].map((one) => ({ ...scope, matrix: one }));
}
function isAmbiguous(record) {
  const names = Object.keys(record);
  return new Set(names.map((name) => name.toLowerCase())).size !== names.length;
}
function product(dimensions) {
  return dimensions.reduce((rows, [name, values]) => rows.flatMap((row) => (values ?? []).map((value) => ({ ...row, [name]: value }))), [{}]);
}
function shapeOf(row, scope, added) {
  const valueOf = (value) => value === null ? anything : evaluateTemplate(value, scope);
  const own = Object.entries(row).map(([name, value]) => [name.toLowerCase(), valueOf(value)]);
  return { members: new Map([...added, ...own]), others: only(null) };
}

// src/workflow/narrowing.ts
var valueLimit2 = 64;
function narrowedBy(condition, scope) {
  const paths = expressionsIn(condition).flatMap(referencesIn).flatMap(pathOf);
  let narrowed = scope;
  for (const path of new Map(paths.map((one) => [one.join("."), one])).values()) {
    const values = listed(path.reduce(memberOf2, { members: new Map(Object.entries(scope)), others: only(null) }));
    if (values === null) continue;
    const left = values.filter((value) => truthOf(condition, withValue(narrowed, path, only(value))) !== "no");
    narrowed = withValue(narrowed, path, only(...left));
  }
  return narrowed;
}
function pathOf({ context: context2, path }) {
  const names = path.filter((step) => typeof step === "string");
  const [first, second, third] = names;
  if (names.length !== path.length) return [];
  if (context2 === "inputs" && first !== void 0 && second === void 0) return [["inputs", first]];
  return context2 === "github" && first === "event" && second === "inputs" && third !== void 0 && names.length === 3 ? [["github", first, second, third]] : [];
}
function memberOf2(parent, name) {
  const member = parent !== void 0 && "members" in parent ? parent.members.get(name) : void 0;
  return typeof member === "function" ? member() : member;
}
function listed(known) {
  if (known === void 0 || "members" in known || known.anything || known.composite || known.texts.length > 0) return null;
  return known.values.length > valueLimit2 ? null : known.values;
}
function withValue(scope, [context2, ...path], value) {
  return context2 === "inputs" ? { ...scope, inputs: replaced(scope.inputs, path, value) } : { ...scope, github: replaced(scope.github, path, value) };
}
function replaced(shape2, [name = "", ...more], value) {
  const inner = memberOf2(shape2, name);
  const member = more.length > 0 && inner !== void 0 && "members" in inner ? replaced(inner, more, value) : value;
  return { ...shape2, members: new Map([...shape2.members, [name, member]]) };
}

// src/workflow/jobStates.ts
var statusFunctions = /* @__PURE__ */ new Set(["success", "failure", "always", "cancelled"]);
var gone = { exists: false, environments: [], production: false };
function jobStates(jobs, context2, wideScopeOf, judged) {
  const { stores } = judged;
  const byId = new Map(jobs.map((job) => [job.id.toLowerCase(), job]));
  const known = /* @__PURE__ */ new Map();
  const open = environmentsOpenTo(context2, judged);
  const openEnvironments = () => stores.environments?.filter(open) ?? null;
  const scopeOf = (job) => job.if === null ? wideScopeOf(job) : narrowedBy(job.if, wideScopeOf(job));
  const stateOf = (job) => {
    const found2 = known.get(job);
    if (found2 !== void 0) return found2;
    known.set(job, { exists: true, environments: null, production: false });
    const state = isSkipped(job) ? gone : resolved(job);
    known.set(job, state);
    return state;
  };
  const isSkipped = (job) => {
    if (job.if !== null && truthOf(job.if, wideScopeOf(job)) === "no") return true;
    if (job.if !== null && asksForStatus(job.if)) return false;
    return job.needs.some((id) => {
      const need = byId.get(id.toLowerCase());
      return need !== void 0 && !stateOf(need).exists;
    });
  };
  const resolved = (job, scope = scopeOf(job)) => {
    if (job.environment === null) return { exists: true, environments: [""], production: false };
    const names = namesOf2(evaluateTemplate(job.environment.name, scope));
    if (names === null) return { exists: true, environments: unlisted(), production: false };
    const entered = names.filter((name) => name === "" || open(name));
    const production = entered.length > 0 && entered.every((name) => isProductionEnvironment(name, judged.options));
    return { exists: entered.length > 0, environments: [...new Set(entered)], production };
  };
  const namesOf2 = ({ texts, ...listed2 }) => {
    const named2 = { ...listed2, values: listed2.values.map(environmentName), texts: [] };
    const names = mayBeComposite(named2) ? null : stringsOf(named2)?.map((name) => name.trim()) ?? null;
    if (names === null || texts.some((text) => mayBeProduction(text, judged.options))) return null;
    const known2 = stores.environments?.filter((name) => !isProductionEnvironment(name, judged.options)) ?? [];
    return [
      ...names,
      ...texts.flatMap(({ before }) => [`${before}\u2026`, ...known2.filter((name) => name.toLowerCase().startsWith(before.trimStart().toLowerCase()))])
    ];
  };
  const unlisted = () => {
    const closed = stores.productionEnvironments?.every((name) => !open(name)) ?? false;
    return closed ? [...openEnvironments() ?? [], ""] : null;
  };
  const combinationsOf = (job) => scopesByCombination(job.matrix, scopeOf(job)).map((scope) => ({ ...resolved(job, scope), scope })).filter(({ exists }) => exists);
  return { of: stateOf, combinationsOf, byId: (id) => byId.get(id.toLowerCase()), openEnvironments, scopeOf };
}
var textsIn = (scope) => (index) => stringsOf(evaluate(index, scope));
function environmentsOpenTo(context2, { stores }) {
  const known = /* @__PURE__ */ new Map();
  return (name) => {
    const key = name.toLowerCase();
    const open = known.get(key) ?? mayEnter(context2, stores.environment(key)?.protection);
    known.set(key, open);
    return open;
  };
}
function environmentName(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { name } = value;
  return name === void 0 || name === null || Object.keys(value).some((key) => !environmentKeys.includes(key)) ? value : name;
}
var environmentKeys = ["name", "url", "deployment"];
var asksForStatus = (condition) => expressionsIn(condition).some((expression) => [...everyExpression(expression)].some((inner) => "call" in inner && statusFunctions.has(inner.call)));

// src/workflow/rules/environments.ts
function environmentsInReach(run, judged) {
  const { job, context: context2, environments, production } = run;
  if (context2.trust === "release" || job.environment === null) return [];
  const { at } = job.environment;
  if (environments === null) return [{ rule: "S1", at, message: "environmentUnknown", ...undeterminedUnreviewed("environment", run, judged) }];
  return environments.filter((name) => isProductionEnvironment(name, judged.options)).map((environment) => {
    const what = { rule: "S1", at, environment, data: { only: production } };
    if (context2.trust === "tag") return { ...what, message: "environmentByTag", ...undeterminedUnreviewed("tag", run, judged) };
    return { ...what, message: "environmentReachable", verdict: "violation" };
  });
}

// src/workflow/rules/identities.ts
function identitiesNamed(mentions, run) {
  if (run.production) return [];
  return mentions.map(({ at, pattern }) => ({ rule: "S6", verdict: "violation", message: "identityNamed", at, data: { pattern } }));
}
function identityUnknown(run, judged) {
  const { job, production, idToken, callee } = run;
  if (production || job.identity === "literal" || callee?.state === "readable") return [];
  if (!idToken && job.identity === "none") return [];
  return [{ rule: "S6", at: job.at, message: "identityUnknown", data: { held: job.identity }, ...undetermined("identity", judged) }];
}

// src/workflow/rules/outputs.ts
function productionOutputs(run, judged) {
  if (run.production || run.outline.producers.length === 0) return [];
  const producers = run.productionNeeds();
  if (producers.length === 0) return [];
  return run.outline.producers.flatMap(({ at, jobs }) => {
    const used = jobs === "all" ? producers : producers.filter((id) => jobs.some(({ job }) => job === id.toLowerCase()));
    return used.map((producer) => ({ rule: "S7", at, message: "productionOutput", data: { producer }, ...undetermined("flow", judged) }));
  });
}

// src/workflow/inputs.ts
function dispatchInputs(context2) {
  const inputs = context2.event === "workflow_dispatch" ? Object.entries(context2.trigger.inputs) : [];
  return { members: new Map(inputs.map(([name, input]) => [name.toLowerCase(), dispatched(input)])), others: only(null) };
}
function calledInputs(callee, call, caller) {
  const trigger = callee.triggers.find(({ event: event2 }) => event2 === "workflow_call");
  const own = { ...caller, matrix: anything, needs: shape({}, anything), inputs: shape({}, anything) };
  const handed = new Map(Object.entries(call.with).map(([name, template]) => [name.toLowerCase(), template]));
  const members = Object.entries(trigger?.inputs ?? {}).map(([name, input]) => {
    const template = handed.get(name.toLowerCase());
    return [name.toLowerCase(), () => template === void 0 ? presetOf(input, own) : received2(input, evaluateTemplate(template, caller), own)];
  });
  const event = caller.github.members.get("event_name");
  const apart = typeof event === "object" && "values" in event && !event.anything && !event.values.includes("workflow_dispatch");
  return { members: new Map(members), others: apart && trigger !== void 0 ? only(null) : anything };
}
function received2(input, value, own) {
  const typed = asType(input.type, value);
  const mayBeEmpty = value.anything || falseOnes(value).values.some((one) => one === "" || one === null);
  return mayBeEmpty ? union(typed, presetOf(input, own)) : typed;
}
function presetOf(input, own) {
  if (input.default !== null) return asType(input.type, evaluateTemplate(input.default, own));
  if (input.type === "boolean") return only(false);
  return input.type === "number" ? only(0) : only("", null);
}
function asType(type, value) {
  const closed = !value.anything && !value.composite && value.texts.length === 0;
  if (type === "boolean") return closed && value.values.every((one) => typeof one === "boolean") ? value : anyBoolean;
  if (type === "number") return closed && value.values.every((one) => typeof one === "number") ? value : anything;
  return union(concat([value]), only(...value.values.filter((one) => one === null)));
}

// src/workflow/jobScope.ts
var needsLimit = 20;
function jobScopes(model, context2, inputs) {
  const given = inputs ?? dispatchInputs(context2);
  const outer = workflowScope(context2, given);
  const byId = new Map(model.jobs.map((job) => [job.id.toLowerCase(), job]));
  const scopes = /* @__PURE__ */ new Map();
  const outputs = /* @__PURE__ */ new Map();
  let depth = 0;
  const scopeOf = (job) => {
    const known = scopes.get(job.id);
    if (known !== void 0) return known;
    const needs = shape(Object.fromEntries(job.needs.map((id) => [id.toLowerCase(), () => needed(byId.get(id.toLowerCase()))])), only(null));
    const inner = { ...outer, needs, matrix: anything };
    const scope = { ...inner, matrix: matrixScope(job.matrix, inner), env: envScope({ ...model.env, ...job.env }, inner) };
    scopes.set(job.id, scope);
    return scope;
  };
  const needed = (job) => {
    if (job === void 0) return anything;
    const values = Object.entries(job.outputs).map(([name, template]) => [name.toLowerCase(), () => outputOf(job, name, template)]);
    const result = only("success", "failure", "cancelled", "skipped");
    return shape({ result, outputs: { members: new Map(values), others: job.call === null ? only(null) : anything } }, only(null));
  };
  const outputOf = (job, name, template) => {
    const key = JSON.stringify([job.id, name]);
    const known = outputs.get(key);
    if (known !== void 0) return known;
    if (depth >= needsLimit) return anything;
    outputs.set(key, anything);
    depth += 1;
    const value = union(concat([evaluateTemplate(template, scopeOf(job))]), only("", null));
    depth -= 1;
    outputs.set(key, value);
    return value;
  };
  return scopeOf;
}
function workflowScope(context2, inputs) {
  const none = shape({}, only(null));
  return { github: context2.github, inputs, matrix: anything, env: shape({}, anything), needs: none };
}
function envScope(env, scope) {
  const valueOf = (template) => union(concat([evaluateTemplate(template, scope)]), anything);
  const values = Object.entries(env).map(([name, template]) => [name.toLowerCase(), () => valueOf(template)]);
  return { members: new Map(values), others: anything };
}

// src/workflow/walk.ts
var noOutline = { uses: [], handed: [], producers: [], byCombination: false };
function judgeRun(run, tools) {
  const { source, context: context2, place, occasion } = run;
  const outline = tools.outlineOf(source.model);
  const states = jobStates(source.model.jobs, context2, jobScopes(source.model, context2, run.inputs), tools);
  const alike = jobsAlike();
  for (const job of source.model.jobs) {
    if (!tools.spend()) return;
    if (!states.of(job).exists) continue;
    const whole = jobRunOf(job, outline.jobs.get(job.id) ?? noOutline, { ...states.of(job), scope: states.scopeOf(job) }, states, run, tools);
    if (whole.production) tools.productionJobs.add(`${source.file}: ${job.id}`);
    for (const jobRun of runsOf(whole, states, run, tools)) {
      tools.ledger.tell(judgeJob(jobRun, tools), place, job.id, occasion);
      if (jobRun.callee?.state === "readable") follow(jobRun.callee.source, jobRun, run, tools);
    }
    alike.add(whole);
    const actions = source.remote === null ? tools.actionsOf(job) : [];
    for (const { file, model } of actions) tools.ledger.tell(identitiesNamed(model.remarks.identities, whole), { ...place, file }, job.id, occasion);
  }
  for (const [jobRun, ...others] of alike.groups()) {
    const jobs = [jobRun, ...others].map(({ job }) => job.id);
    tools.ledger.tellOutside(judgeOutside(outline, source.model, jobRun, tools), place, jobs, occasion);
  }
}
function runsOf(whole, states, run, tools) {
  if (!whole.outline.byCombination || !tools.spendCombinations(0)) return [whole];
  const combinations = states.combinationsOf(whole.job);
  if (combinations.length === 0 || !tools.spendCombinations(combinations.length)) return [whole];
  return combinations.map((combination) => jobRunOf(whole.job, whole.outline, combination, states, run, tools));
}
function jobsAlike() {
  const groups = /* @__PURE__ */ new Map();
  const add = (run) => {
    if (run.callee !== null) return;
    const key = JSON.stringify(run.environments);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [run]);
    else group.push(run);
  };
  return { add, groups: () => groups.values() };
}
function jobRunOf(job, outline, state, states, run, tools) {
  const { exists, environments, production, scope } = state;
  const inEnvironment = environments === null || environments.some((name) => name !== "");
  return {
    exists,
    environments,
    production,
    context: run.context,
    job,
    outline,
    scope,
    handed: run.handed,
    idToken: run.idToken && (job.idToken ?? run.source.model.idToken ?? run.chain.length > 1),
    read: (use) => isReached(use, run.context, scope) ? readBy(use, run.handed, inEnvironment, textsIn(scope)) : notReached,
    openEnvironments: states.openEnvironments,
    productionNeeds: () => job.needs.filter((id) => givesProduction(states.byId(id), states, run, tools)),
    callee: job.call === null ? null : tools.callees(job.call, run.source)
  };
}
var notReached = { secrets: [], open: false };
var isReached = ({ when }, { trust }, scope) => when === void 0 || trust !== "release" || when.every(({ condition, is }) => truth(evaluate(condition, scope)) !== (is ? "no" : "yes"));
function givesProduction(job, states, run, tools) {
  if (job === void 0 || !states.of(job).exists || !tools.spend()) return false;
  if (job.call === null) return states.of(job).production || job.matrix !== null && states.combinationsOf(job).some(({ production }) => production);
  const callee = tools.callees(job.call, run.source);
  if (callee.state !== "readable" || run.chain.includes(callee.source.file) || run.chain.length > callDepth) return false;
  const inputs = calledInputs(callee.source.model, job.call, states.scopeOf(job));
  const next = { ...run, source: callee.source, inputs, chain: [...run.chain, callee.source.file] };
  const { jobs } = callee.source.model;
  const inner = jobStates(jobs, run.context, jobScopes(callee.source.model, run.context, inputs), tools);
  return jobs.some((each) => givesProduction(each, inner, next, tools));
}
function judgeJob(run, judged) {
  const handed = run.outline.handed.flatMap(({ uses }) => uses);
  return [
    ...environmentsInReach(run, judged),
    ...secretsOutside(run.outline.uses, run, judged),
    ...wholeContexts([...run.outline.uses, ...handed], run, judged),
    ...callsUnjudged(run, judged),
    ...identitiesNamed(run.job.identities, run),
    ...identityUnknown(run, judged),
    ...productionOutputs(run, judged)
  ];
}
function judgeOutside({ uses }, { remarks }, run, judged) {
  return [...secretsOutside(uses, run, judged), ...wholeContexts(uses, run, judged), ...identitiesNamed(remarks.identities, run)];
}
function follow(callee, caller, run, tools) {
  const { job, scope } = caller;
  const told = (found2) => tools.ledger.tell([found2], run.place, job.id, run.occasion);
  if (job.call === null) return;
  if (run.chain.includes(callee.file)) return told(callFinding("calleeCyclic", caller, tools));
  if (run.chain.length > callDepth) return told(callFinding("calleeTooDeep", caller, tools));
  const next = {
    ...run,
    source: callee,
    inputs: calledInputs(callee.model, job.call, scope),
    handed: handedOn(caller.outline, job.call.secrets === "inherit", run.handed, textsIn(scope)),
    idToken: caller.idToken,
    place: placeOf2(callee, caller, run),
    chain: [...run.chain, callee.file]
  };
  if (!tools.isNew(keyOf2(next, tools))) return;
  if (next.place.anchor !== null) tools.ledger.tell(doubtsOf(callee.model), next.place, null, null);
  judgeRun(next, tools);
}
function placeOf2(callee, { job }, { place }) {
  const at = job.call?.at ?? job.at;
  if (callee.remote === null) return { file: callee.file, caller: `${place.file}: ${job.id}`, anchor: null };
  return { ...place, anchor: { at: place.anchor?.at ?? at, job: place.anchor?.job ?? job.id, callee: callee.file } };
}
function keyOf2({ source, context: context2, inputs, handed, idToken, place, chain }, { heights }) {
  const height = heights.get(source.file) ?? Infinity;
  const depth = chain.length + height > callDepth ? chain.length : 0;
  const anchor = place.anchor === null ? null : [place.file, place.anchor.at, place.anchor.job];
  const given = [...inputs?.members ?? []].map(([name, member]) => [name, typeof member === "function" ? member() : member]);
  return JSON.stringify([source.file, source.remote, contextKey(context2), given, handedKey(handed), idToken, depth, anchor]);
}
function contextKey({ event, words, trust, trigger, policyRefs }) {
  const { at: _at, ...filters } = trigger;
  return [event, words, trust, filters, policyRefs];
}

// src/workflow/tree.ts
var jobsPerFile = 8e3;
var jobsInAll = 5e5;
var combinationsPerFile = 300;
function judgeTree(files, tree, judged) {
  const release = releaseRefs(judged.options, files.refs);
  const sources = workflowsOf(files, tree);
  const actions = actionsIn(files, tree);
  const tools = toolsFor(files, tree, sources, actions, judged);
  judgeTexts(files, tree, tools);
  judgeActions(actions, tools);
  const words = /* @__PURE__ */ new Set();
  const started = [];
  for (const source of sources) {
    const place = { file: source.file, caller: null, anchor: null };
    const contexts = runnable(source.file) ? contextsOf(source.model, release) : [];
    tools.startFile();
    if (contexts.length > 0) started.push(source);
    else if (startsByItself(source)) tools.ledger.tell([notStarted], place, null, null);
    for (const context2 of contexts) {
      words.add(context2.words);
      judgeRun({ source, context: context2, occasion: occasionOf(context2), inputs: null, handed: "all", idToken: true, place, chain: [source.file] }, tools);
    }
    if (tools.isSpent() || tools.ledger.isFull()) tools.ledger.tell([tooMuch], place, null, null);
  }
  const reached2 = reachedFrom(started, tools.callees);
  const uncalled = sources.filter((source) => isOnlyCalled(source) && !reached2.has(source.file)).map(({ file }) => file);
  const jobs = sources.reduce((sum, { model }) => sum + model.jobs.length, 0);
  return { drafts: tools.ledger.drafts(), jobs, contexts: [...words], productionJobs: tools.productionJobs.size, uncalled };
}
var notRead = {
  rule: "S8",
  verdict: "not-understood",
  message: "notUnderstood",
  at: { line: 1, column: 1 },
  data: { kind: "stopped", found: null }
};
var tooMuch = { ...notRead, data: { kind: "too-much", found: "runs and calls to judge" } };
var notStarted = { ...notRead, data: { kind: "missing", found: "a run that its triggers could start" } };
var isOnlyCalled = ({ file, model }) => runnable(file) && model.triggers.length > 0 && model.triggers.every(({ event }) => event === "workflow_call");
var startsByItself = ({ file, model }) => runnable(file) && model.triggers.some(({ event }) => event !== "workflow_call");
var runnable = (path) => /^\.github\/workflows\/[^/]*\.ya?ml$/i.test(path);
function workflowsOf(files, tree) {
  return tree.files.toSorted((one, other) => compare(one.path, other.path)).flatMap(({ path, blob }) => {
    const model = workflowOf(files, blob);
    return model === null ? [] : [{ file: path, model, remote: null }];
  });
}
function judgeTexts(files, tree, { ledger }) {
  for (const { path, blob } of tree.files) {
    const model = Object.hasOwn(files.models, blob) ? files.models[blob] : void 0;
    const place = { file: path, caller: null, anchor: null };
    if (model === void 0) {
      ledger.tell([notRead], place, null, null);
      continue;
    }
    ledger.tell(doubtsOf(model), place, null, null);
    for (const literal of model.remarks.literals) ledger.tell([literalCredential(literal)], place, literal.job, null);
  }
}
function judgeActions({ circular }, tools) {
  for (const { file, reference } of circular) tools.ledger.tell([circle(reference, tools)], { file, caller: null, anchor: null }, null, null);
}
function toolsFor(files, tree, sources, actions, judged) {
  const callees = calleesOf(files, tree, judged.options);
  const outlines = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set();
  const left = { file: 0, all: jobsInAll, combinations: 0 };
  return {
    ...judged,
    callees,
    heights: callHeights(sources, callees),
    outlineOf: (model) => {
      const outline = outlines.get(model) ?? outlineOf(model);
      outlines.set(model, outline);
      return outline;
    },
    actionsOf: actions.ofJob,
    ledger: createLedger(),
    productionJobs: /* @__PURE__ */ new Set(),
    spend: () => {
      left.file -= 1;
      left.all -= 1;
      return left.file >= 0 && left.all >= 0;
    },
    isNew: (key) => !seen.has(key) && seen.add(key).has(key),
    spendCombinations: (count) => {
      left.combinations -= count;
      return left.combinations >= 0;
    },
    startFile: () => {
      left.file = jobsPerFile;
      left.combinations = combinationsPerFile;
    },
    isSpent: () => left.file < 0 || left.all < 0
  };
}
var telling = ["pull_request", "pull_request_target", "push", "workflow_dispatch", "issue_comment", "workflow_run", "merge_group"];
var trusts = ["development", "tag", "release"];
function occasionOf({ event, words, trust }) {
  const place = telling.indexOf(event);
  return { words, rank: trusts.indexOf(trust) * 100 + (place < 0 ? telling.length : place) };
}

// src/workflow/reach.ts
function judgeBoundary(input) {
  const { files, options, inventory, at } = input;
  const stores = storesOf(inventory, options);
  const ofInventory = inventory === null ? [] : draftsOf(inventory, options);
  const told = (drafts) => {
    const { findings: findings2, unused: unused2 } = applyExceptions([...drafts, ...ofInventory], options.exceptions, at);
    return { findings: folded(findings2).sort(inOrder), unused: unused2 };
  };
  const head = judgeTree(files, files.head, { options, stores });
  const { findings, unused } = told(head.drafts);
  const ofBase = (tree) => isSame(tree, files.head) ? findings : told(judgeTree(files, tree, { options, stores }).drafts).findings;
  const base = files.base === null ? null : ofBase(files.base);
  const marked = markInBase(findings, base);
  const untold = inventory === null ? [] : untoldOf(inventory, options);
  return {
    assurance: inventory === null || untold.length > 0 ? "static" : "inventory",
    untold,
    findings: options.changesOnly ? forChangesOnly(marked, sameFiles(files)) : marked,
    files: files.head.files.map(({ path, blob }) => ({ path, blob })).sort((one, other) => compare(one.path, other.path)),
    jobs: head.jobs,
    contexts: head.contexts,
    productionJobs: head.productionJobs,
    uncalled: head.uncalled,
    unused
  };
}
function draftsOf(inventory, options) {
  const stores = storesOf(inventory, options);
  const found2 = [secretsMisplaced(inventory, options, stores), environmentsUnprotected(inventory, options), secretsShadowed(inventory, options)];
  return found2.flat().map(draftOf2);
}
var draftOf2 = (kept2) => {
  const verdict = "violation";
  return { ...kept2, verdict, cause: null, file: "", line: 0, column: 0, job: null, context: null, reaches: null, rank: 0 };
};
function isSame(one, other) {
  const text = ({ files, absent }) => JSON.stringify([files.map(({ path, blob }) => [path, blob]).sort(), [...absent].sort()]);
  return text(one) === text(other);
}
function sameFiles({ head, base }) {
  const before = new Map(base?.files.map(({ path, blob }) => [path, blob]));
  const now = new Map(head.files.map(({ path, blob }) => [path, blob]));
  return (file) => now.has(file) && now.get(file) === before.get(file);
}

export {
  judgeBoundary
};
