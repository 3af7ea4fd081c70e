import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  starterPolicy
} from "./chunk-HQ6TEOJE.js";
import {
  changesOptions,
  date,
  exceptions,
  patterns,
  production,
  seats,
  text
} from "./chunk-6PJ43SUZ.js";
import {
  nearest
} from "./chunk-IXX5VV4C.js";
import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument
} from "./chunk-4JN5B6PG.js";
import {
  ZodArray,
  ZodDefault,
  ZodObject,
  ZodOptional,
  ZodPrefault,
  ZodRecord,
  ZodUnion,
  array,
  boolean,
  int,
  literal,
  record,
  safeParse,
  strictObject,
  string,
  tuple,
  union
} from "./chunk-5YLJAEBO.js";
import {
  emailSha256
} from "./chunk-HCM2LTGW.js";

// src/policy/placeWords.ts
var entryNouns = {
  "sign-off": "sign-off rule",
  deployments: "deployment rule",
  incompatible: "incompatible pair",
  exceptions: "exception",
  extends: "central policy",
  machines: "machine",
  members: "member",
  accounts: "account",
  teams: "team",
  emails: "e-mail address",
  deployers: "deployer role"
};
var alone = /* @__PURE__ */ new Set(["sign-off", "deployments", "incompatible", "exceptions", "extends", "machines"]);
function placeName(path) {
  const last = path.at(-1);
  const parent = path.slice(0, -1);
  if (last === void 0) return "the policy";
  if (typeof last === "number") return entryName(last, parent);
  const key = String(last);
  if (parent.length === 0) return key;
  if (parent.length === 1 && parent[0] === "people") return `person ${JSON.stringify(key)}`;
  if (parent.length === 1 && parent[0] === "roles") return `role ${JSON.stringify(key)}`;
  if (key === "guard") return "guard";
  return key === "roles" ? placeName(parent) : `${key} of ${placeName(parent)}`;
}
function entryName(index, list) {
  const key = String(list.at(-1));
  const noun = `${entryNouns[key] ?? "entry"} ${index + 1}`;
  if (alone.has(key)) return noun;
  return key in entryNouns ? `${noun} of ${placeName(list.slice(0, -1))}` : `${noun} of ${placeName(list)}`;
}
var placeWords = (path) => path.length === 0 ? "at the top level" : `in ${placeName(path)}`;
function valueName(path) {
  const last = path.at(-1);
  const named = path.length === 2 && (path[0] === "people" || path[0] === "roles");
  if (last === void 0 || typeof last === "number" || named) return placeName(path);
  const key = JSON.stringify(String(last));
  return path.length === 1 ? key : `${key} ${placeWords(path.slice(0, -1))}`;
}

// src/policy/problems.ts
var problemAt = (file, place) => ({
  line: null,
  column: null,
  expected: null,
  found: null,
  suggestion: null,
  ...place,
  file
});
var shown = 50;
var placed = 200;
function inFileOrder(problems, uncounted = 0) {
  const unique = new Map(problems.map((problem) => [`${problem.line}:${problem.column}:${problem.message}`, problem]));
  const sorted = [...unique.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const [first = problems[0], ...others] = sorted;
  const hidden = sorted.length - shown + uncounted;
  const next = sorted[shown];
  if (next === void 0) return [first, ...others];
  const rest = { ...next, message: `${hidden} more problems from here on`, expected: null, found: null, suggestion: null };
  return [first, ...others.slice(0, shown - 1), rest];
}
function quoted(value) {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") return Object.keys(value).length === 0 ? "an empty map" : "a map";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}

// src/policy/baselineChecks.ts
var wholeId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function shortBaselines({ deployments: deployments2 = [] }) {
  return deployments2.flatMap(({ baseline }, index) => {
    if (baseline === void 0 || wholeId.test(baseline)) return [];
    const path = ["deployments", index, "baseline"];
    const message = `${valueName(path)} is an abbreviated commit id, from which no deployment passes`;
    return [
      {
        code: "CS-027",
        path,
        at: "value",
        message,
        expected: "all 40 or 64 digits",
        found: quoted(baseline),
        suggestion: "write the whole commit id",
        onlyWithholds: true
      }
    ];
  });
}

// src/policy/centralChecks.ts
function redefinitions({ roles: roles2 = {}, people: people2 = {} }, { central }) {
  return (central ?? []).flatMap(({ reference, roster }) => [
    ...clashes("role", "roles", Object.keys(roles2), Object.keys(roster.roles), reference),
    ...clashes("person", "people", Object.keys(people2), roster.people.map(({ name }) => name), reference)
  ]);
}
function clashes(what, section, own, central, reference) {
  const defined = new Set(central.map((name) => name.toLowerCase()));
  return own.filter((name) => defined.has(name.toLowerCase())).map((name) => ({
    code: "CS-021",
    path: [section, name],
    at: "key",
    message: `the ${what} ${quoted(name)} is defined by the central policy ${reference}`,
    found: name,
    suggestion: `delete it here: what the central policy defines can be used`
  }));
}
function ambiguities(_policy, { central }) {
  const seen = /* @__PURE__ */ new Map();
  return (central ?? []).flatMap(({ reference, roster }) => {
    const names = [...Object.keys(roster.roles).map((name) => `role ${quoted(name)}`), ...roster.people.map(({ name }) => `person ${quoted(name)}`)];
    return names.flatMap((name) => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), reference);
      const message = `the ${name} is defined by two central policies, ${other} and ${reference}`;
      return other === void 0 ? [] : [{ code: "CS-021", path: ["extends"], at: "value", message }];
    });
  });
}

// src/policy/rosterOf.ts
function rosterOf(policy, central) {
  const personNamed = personFinder([...Object.keys(policy.people), ...central.flatMap(({ roster }) => roster.people.map(({ name }) => name))]);
  return {
    people: Object.entries(policy.people).map(([name, person2]) => ({
      name,
      accounts: person2.accounts.map(accountRef),
      emailSha256: (person2.emails ?? []).map(emailSha256)
    })),
    machines: policy.machines.map(accountRef),
    roles: Object.fromEntries(
      Object.entries(policy.roles).map(([name, role2]) => [
        name,
        { teams: (role2.teams ?? []).map((team2) => team2.toLowerCase()), members: (role2.members ?? []).map((member2) => grantOf(member2, personNamed)) }
      ])
    ),
    incompatible: policy.incompatible,
    elsewhere: { people: [], machines: [] }
  };
}
var withCentral = (own, central) => ({
  people: [...own.people, ...central.flatMap(({ roster }) => roster.people)],
  machines: [...own.machines, ...central.flatMap(({ roster }) => roster.machines)],
  roles: Object.assign({}, ...central.map(({ roster }) => roster.roles), own.roles),
  incompatible: own.incompatible,
  elsewhere: own.elsewhere
});
function together(rosters) {
  return rosters.map((own) => {
    const others = rosters.filter((roster) => roster !== own);
    const names = new Set(own.people.map(({ name }) => name));
    const people2 = new Map(others.flatMap((roster) => roster.people).map((person2) => [person2.name, person2]));
    const elsewhere = { people: [...people2.values()].filter(({ name }) => !names.has(name)), machines: others.flatMap(({ machines: machines2 }) => machines2) };
    return { ...own, elsewhere };
  });
}
function accountRef(entry) {
  if (typeof entry !== "string") return { login: entry.login.toLowerCase(), id: entry.id };
  return entry.startsWith("id:") ? { login: null, id: Number(entry.slice("id:".length)) } : { login: entry.toLowerCase(), id: null };
}
function personFinder(names) {
  const exact = new Set(names);
  const folded = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (name) => exact.has(name) ? name : folded.get(name.toLowerCase()) ?? null;
}
function grantOf(member2, personNamed) {
  const { login: login2, id = null, from = null, until = null, reason = null } = typeof member2 === "string" ? { login: member2 } : member2;
  const person2 = id === null ? personNamed(login2) : null;
  const account2 = { ...accountRef(login2), ...id === null ? {} : { id } };
  return { person: person2, account: person2 === null ? account2 : null, from, until, reason };
}

// src/policy/peopleChecks.ts
var keysOf = ({ login: login2, id }) => [...login2 === null ? [] : [login2], ...id === null ? [] : [`id:${id}`]];
var machineKeys = ({ machines: machines2 = [] }, around) => new Set([...machines2.map(accountRef), ...around.machines].flatMap(keysOf));
var accountsIn = ({ people: people2 = {} }) => Object.entries(people2).flatMap(([person2, { accounts: accounts2 }]) => accounts2.map((entry, index) => ({ person: person2, index, keys: keysOf(accountRef(entry)) })));
function sharedAccounts(policy, around) {
  const owners = new Map(around.people.flatMap(({ name, accounts: accounts2 }) => accounts2.flatMap(keysOf).map((key) => [key, name])));
  const machines2 = machineKeys(policy, around);
  return accountsIn(policy).flatMap((account2) => {
    const owner = account2.keys.flatMap((key) => owners.get(key) ?? [])[0] ?? null;
    for (const key of account2.keys) owners.set(key, owner ?? account2.person);
    if (account2.keys.some((key) => machines2.has(key))) return [personAndMachine(account2)];
    return owner === null ? [] : [ownedAlready(account2, owner)];
  });
}
var foundAt = ({ person: person2, index, keys }) => ({ path: ["people", person2, "accounts", index], at: "value", found: keys[0] ?? null });
var personAndMachine = (account2) => ({
  ...foundAt(account2),
  code: "CS-025",
  message: `account ${quoted(account2.keys[0])} is listed under person ${quoted(account2.person)} and under machines`
});
function ownedAlready(account2, owner) {
  const what = `account ${quoted(account2.keys[0])}`;
  const place = { ...foundAt(account2), code: "CS-016" };
  if (owner === account2.person) return { ...place, message: `${what} stands under person ${quoted(owner)} twice`, suggestion: "keep one of the two" };
  return {
    ...place,
    message: `${what} is listed under two people, ${quoted(owner)} and ${quoted(account2.person)}`,
    suggestion: "one person may have many accounts, but an account has one person"
  };
}
function sharedEmails({ people: people2 = {} }) {
  const owners = /* @__PURE__ */ new Map();
  return Object.entries(people2).flatMap(
    ([name, { emails = [] }]) => emails.flatMap((email, index) => {
      const owner = owners.get(email.toLowerCase());
      owners.set(email.toLowerCase(), owner ?? name);
      if (owner === void 0 || owner === name) return [];
      const path = ["people", name, "emails", index];
      return [{ code: "CS-016", path, at: "value", message: `${placeName(path)} is listed under person ${quoted(owner)} as well` }];
    })
  );
}
function mistakableNames(policy) {
  const owners = new Map(accountsIn(policy).flatMap(({ person: person2, keys }) => keys.map((key) => [key, person2])));
  const names = /* @__PURE__ */ new Map();
  return Object.keys(policy.people ?? {}).flatMap((name) => {
    const folded = name.toLowerCase();
    const twin = names.get(folded);
    names.set(folded, name);
    const owner = owners.get(folded) ?? name;
    const place = { path: ["people", name], at: "key", found: name };
    if (twin !== void 0) return [{ ...place, code: "CS-011", message: `person ${quoted(name)} differs from ${quoted(twin)} only in case` }];
    const message = `${quoted(name)} is the name of one person and an account of another, ${quoted(owner)}`;
    return owner === name ? [] : [{ ...place, code: "CS-016", message, suggestion: "give the person another name" }];
  });
}

// src/controls/words.ts
var notReserved = "(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)";
var nameForm = new RegExp(`^${notReserved}[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9._-])?$`);
var word = (form, expects) => string().regex(form, expects);
var roleName = word(nameForm, "a role name of letters, digits, `-`, `_` and `.`, up to 100 characters");
var commit = word(/^[0-9a-f]{7,64}$/, "a commit id of 7 or more hexadecimal digits");

// src/policy/words.ts
var loginForm = new RegExp(`^${notReserved}[A-Za-z0-9][A-Za-z0-9_-]{0,38}$`);
var idForm = /^id:[1-9][0-9]{0,15}$/;
var teamForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}$/;
var referenceForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}\/\/[A-Za-z0-9_.\/-]{1,300}@[A-Za-z0-9_.\/-]{1,200}$/;
var inner = (form) => form.source.slice(1, -1);
var personName = word(nameForm, "a name of letters, digits, `-`, `_`, `.` and spaces, up to 100 characters");
var login = word(loginForm, "a GitHub login");
var accountText = word(new RegExp(`^(?:${inner(loginForm)}|${inner(idForm)})$`), 'a GitHub login, or an account id such as "id:583231"');
var memberText = word(
  new RegExp(`^(?:${inner(nameForm)}|${inner(idForm)})$`),
  'a name under people, a GitHub login, or an account id such as "id:583231"'
);
var team = word(teamForm, "organisation/slug, such as acme/release");
var centralReference = word(referenceForm, "owner/repository//path@ref, such as acme/.github//countersign.yml@v1");
var accountId = int().min(1);

// src/policy/memberChecks.ts
function membersIn({ roles: roles2 = {} }) {
  return Object.entries(roles2).flatMap(
    ([role2, { members = [] }]) => members.map((member2, index) => {
      const { login: login2, id = null, from = null, until = null } = typeof member2 === "string" ? { login: member2 } : member2;
      return { role: role2, path: ["roles", role2, "members", index], name: login2, id, from, until };
    })
  );
}
function knownBy(policy, around) {
  const own = Object.entries(policy.people ?? {}).map(([name, person2]) => [name, person2.accounts.map(accountRef)]);
  const accounts2 = new Map([...own, ...around.people.map((person2) => [person2.name, person2.accounts])]);
  const names = [...accounts2.keys()];
  return { names, personNamed: personFinder(names), accounts: accounts2, machines: machineKeys(policy, around) };
}
function memberMistakes(policy, around) {
  const known = knownBy(policy, around);
  return membersIn(policy).flatMap((member2, index) => [...mistakenDates(member2), ...mistakenHolder(member2, known, index < placed)]);
}
function mistakenDates({ path, from, until }) {
  if (from === null || until === null || from <= until) return [];
  const message = `${placeName(path)} ends on ${until}, before it begins on ${from}`;
  return [{ code: "CS-017", path: [...path, "until"], at: "value", message, expected: `${from} or later`, found: until }];
}
function mistakenHolder(member2, known, advised) {
  const { name, id, path, role: role2 } = member2;
  const person2 = known.personNamed(name);
  if (id !== null && idForm.test(name)) return [twoIds(member2)];
  if (person2 !== null) return id === null || owns(known, person2, member2) ? [] : [foreignId(member2, person2)];
  if (!loginForm.test(name) && !idForm.test(name)) return [nobody(member2, advised ? nearest(name, known.names) : null)];
  const isMachine = [name.toLowerCase(), `id:${id}`].some((key) => known.machines.has(key));
  if (!isMachine) return [];
  const message = `${quoted(name)} is a machine and cannot hold ${quoted(role2)}: machines never sign off`;
  return [{ code: "CS-025", path, at: "value", message, found: name }];
}
var owns = ({ accounts: accounts2 }, person2, { name, id }) => (accounts2.get(person2) ?? []).some(
  (account2) => keysOf(account2).includes(`id:${id}`) || account2.id === null && account2.login === name.toLowerCase()
);
var foreignId = ({ path, name, id }, person2) => ({
  code: "CS-016",
  path,
  at: "value",
  message: `${placeName(path)} names person ${quoted(person2)} with the id ${id}, which is none of that person's accounts`,
  found: name,
  suggestion: "put the id under people"
});
var twoIds = ({ path, name, id }) => ({
  code: "CS-013",
  path,
  at: "value",
  message: `${placeName(path)} gives two ids, ${quoted(name)} and ${id}`,
  expected: "a login beside the id",
  found: name
});
var nobody = ({ path, name }, near) => ({
  code: "CS-013",
  centralMayKnow: true,
  path,
  at: "value",
  message: `${placeName(path)} is ${quoted(name)}, which is no name under people and cannot be a login`,
  expected: 'a name under people, a GitHub login, or an account id such as "id:583231"',
  found: name,
  suggestion: near === null ? null : `did you mean "${near}"?`
});

// src/policy/raw.ts
var valueAt = (raw, path) => path.reduce((from, step) => isObject(from) && Object.hasOwn(from, step) ? from[step] : void 0, raw);
var isObject = (value) => typeof value === "object" && value !== null;
function keysIn(raw, path) {
  const found = valueAt(raw, path);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? Object.keys(found) : [];
}
function entriesIn(raw, path) {
  const found = valueAt(raw, path);
  return Array.isArray(found) ? found.map((value, index) => ({ path: [...path, index], value })) : [];
}
var textsIn = (raw, path) => entriesIn(raw, path).flatMap(({ path: place, value }) => typeof value === "string" ? [{ path: place, text: value }] : []);

// src/policy/patternChecks.ts
var maxLength = 1024;
var maxAlternatives = 100;
var maxStars = 12;
var maxGlobstars = 8;
var maxGroups = 8;
var patternMistakes = (_policy, { raw }) => patternLists(raw).flatMap((path) => {
  const patterns2 = textsIn(raw, path);
  return [...negatedOnly(path, patterns2), ...patterns2.flatMap(unusable)];
});
var patternLists = (raw) => [
  ["changes", "branches"],
  ["changes", "guard", "paths"],
  ...entriesIn(raw, ["changes", "sign-off"]).flatMap(({ path }) => [[...path, "paths"], [...path, "branches"]]),
  ...entriesIn(raw, ["deployments"]).flatMap(({ path }) => [[...path, "environments"], [...path, "branches"]])
];
function negatedOnly(path, patterns2) {
  if (patterns2.length === 0 || patterns2.some(({ text: text2 }) => !text2.startsWith("!"))) return [];
  const message = `${valueName(path)} only excludes, so it is unclear what it includes`;
  return [{ code: "CS-024", path, at: "value", message, expected: 'at least one pattern without "!"', suggestion: 'put "**" first' }];
}
function unusable({ path, text: text2 }) {
  const fault = text2.length > maxLength ? null : text2.startsWith("!(") ? ambiguous : faultOf(text2.replace(/^!/, ""));
  if (fault === null) return [];
  return [{ code: "CS-024", path, at: "value", message: `pattern ${quoted(text2)} ${fault.says}`, found: text2, suggestion: fault.instead }];
}
var ambiguous = {
  says: 'begins with "!(", which is an exclusion to some readers and a choice to others',
  instead: 'write "!" and a plain pattern'
};
function faultOf(pattern) {
  if (pattern === "" || pattern.startsWith("!")) return { says: "negates more than once or nothing", instead: 'write one "!" and a pattern' };
  if (/\\(?![[\]{}()*?!+@#\\])/.test(pattern)) return { says: "holds a backslash", instead: 'separate folders by "/"' };
  const segments = pattern.split("/");
  if (segments.includes("..")) return { says: 'steps out of a folder by ".."', instead: "write the path from the root of the repository" };
  if (alternatives(pattern) > maxAlternatives) return tooMuch(`stands for more than ${maxAlternatives} patterns`);
  if (count(pattern, /[?*+@!]\(/g) > maxGroups) return tooMuch(`holds more than ${maxGroups} groups such as +(\u2026)`);
  if (segments.filter((segment) => segment === "**").length > maxGlobstars) return tooMuch(`holds more than ${maxGlobstars} "**"`);
  return segments.some((segment) => count(segment, /\*+/g) > maxStars) ? tooMuch(`holds more than ${maxStars} "*" between two slashes`) : null;
}
var tooMuch = (says) => ({ says, instead: "write several simpler patterns" });
var count = (text2, what) => (text2.match(what) ?? []).length;
function alternatives(pattern) {
  const ranges = [...pattern.matchAll(/(-?\d{1,9})\.\.(-?\d{1,9})/g)].map(([, from, to]) => Math.abs(Number(to) - Number(from)) + 1);
  const letters = [...pattern.matchAll(/\{[A-Za-z]\.\.[A-Za-z]/g)].map(() => "z".charCodeAt(0) - "A".charCodeAt(0));
  const groups = pattern.split("{").slice(1).map((group) => group.split(",").length);
  return [...ranges, ...letters, ...groups].reduce((product, factor) => product * factor, 1);
}

// src/policy/positions.ts
function valuePosition(parsed, path) {
  const { node, pair } = locate(parsed, path);
  return positionOf(parsed, isEmpty(node) ? pair?.key ?? node : node);
}
function keyPosition(parsed, path) {
  const { node, pair } = locate(parsed, path);
  return positionOf(parsed, pair?.key ?? node);
}
function locate(parsed, path) {
  let found = { node: parsed.root, pair: null };
  for (const step of path) {
    const next = stepInto(parsed.document, found.node, step);
    if (next === null) return found;
    found = next;
  }
  return found;
}
function stepInto(document, from, step) {
  const node = isAlias(from) ? from.resolve(document) : from;
  if (isSeq(node) && typeof step === "number") {
    const item = node.items[step];
    return item === void 0 ? null : { node: item, pair: null };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === void 0 ? null : { node: pair.value, pair };
}
var isEmpty = (node) => node === null || isScalar(node) && node.value === null && (node.source ?? "") === "";
var positionOf = (parsed, node) => lineAndColumn(parsed.lines, offsetOf(node) ?? offsetOf(parsed.root) ?? 0);
function lineAndColumn(lines, offset) {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
var offsetOf = (node) => node?.range?.[0];

// src/policy/productionChecks.ts
var secretPattern = /^[A-Za-z0-9_*]+$/;
function productionMistakes(_policy, { raw }) {
  const secrets = ["secrets", "development-secrets"].flatMap(
    (list) => textsIn(raw, ["production", list]).filter(({ text: text2 }) => text2.length <= 500 && !secretPattern.test(text2))
  );
  const others = ["environments", "identities"].flatMap((list) => textsIn(raw, ["production", list]).filter(({ text: text2 }) => text2.startsWith("!")));
  return [...secrets.map((one) => unmatched(one, "can match no secret")), ...others.map((one) => unmatched(one, "excludes nothing"))];
}
var unmatched = ({ path, text: text2 }, says) => ({
  code: "CS-024",
  path,
  at: "value",
  message: `pattern ${quoted(text2)} ${says}: only "*" is a wildcard ${valueName(path.slice(0, -1)).replace(/^"(.*?)" in /, "in $1 of ")}`,
  expected: 'a name, with "*" for any text',
  found: text2
});
function idleProduction(_policy, { raw }) {
  const listed = entriesIn(raw, ["production", "development-secrets"]);
  if (listed.length === 0 || valueAt(raw, ["production", "strict"]) === true) return [];
  const message = '"development-secrets" has no effect unless "strict" is true';
  const path = ["production", "development-secrets"];
  return [{ code: "CS-013", path, at: "key", message, suggestion: 'set "strict: true", or delete it', onlyWithholds: true }];
}
function repeatedExceptions({ exceptions: exceptions2 = [] }) {
  const seen = /* @__PURE__ */ new Set();
  return exceptions2.flatMap(({ file, job }, index) => {
    const place = JSON.stringify([file, job ?? null]);
    const again = seen.has(place);
    seen.add(place);
    const message = `exception ${index + 1} is for the same ${job === void 0 ? "file" : "job"} as an earlier one`;
    return again ? [{ code: "CS-013", path: ["exceptions", index], at: "value", message, found: file, suggestion: "keep one of them" }] : [];
  });
}

// src/policy/roleChecks.ts
function unknownRoles(_policy, { raw, roles: roles2 }) {
  const known = [...roles2];
  const expected = known.length === 0 ? "a role defined under roles" : `one of ${known.slice(0, 20).join(", ")}`;
  const unknown = rolesNamed(raw).filter(({ role: role2 }) => !roles2.has(role2));
  return unknown.map(({ role: role2, path, at }, index) => ({
    code: "CS-015",
    centralMayKnow: true,
    // Nobody can break the glass with a role that nobody holds: that withholds the emergency exit and opens nothing.
    onlyWithholds: path[0] === "break-glass",
    path,
    at,
    message: `unknown role ${quoted(role2)} ${placeWords(path.slice(0, -1))}`,
    expected,
    found: role2,
    suggestion: index < placed ? roleHint(role2, known) : null
  }));
}
function roleHint(role2, roles2) {
  const near = nearest(role2, roles2);
  return near === null ? `define ${quoted(role2)} under "roles"` : `did you mean "${near}"?`;
}
var rolesNamed = (raw) => [
  ...entriesIn(raw, ["incompatible"]).flatMap(({ path }) => inList(raw, path)),
  ...entriesIn(raw, ["changes", "sign-off"]).flatMap(({ path }) => inSeats(raw, [...path, "roles"])),
  ...inSeats(raw, ["changes", "guard", "roles"]),
  ...entriesIn(raw, ["deployments"]).flatMap(({ path }) => [...inList(raw, [...path, "deployers"]), ...inSeats(raw, [...path, "sign-off"])]),
  ...inSeats(raw, ["break-glass", "roles"])
];
var inSeats = (raw, path) => keysIn(raw, path).map((role2) => ({ role: role2, path: [...path, role2], at: "key" }));
var inList = (raw, path) => textsIn(raw, path).map(({ path: place, text: text2 }) => ({ role: text2, path: place, at: "value" }));
function pairMistakes({ incompatible: incompatible2 = [] }) {
  const seen = /* @__PURE__ */ new Set();
  return incompatible2.flatMap((pair, index) => {
    const [one, other] = pair;
    const name = JSON.stringify([...pair].sort());
    const again = seen.has(name);
    seen.add(name);
    const found = { code: "CS-013", path: ["incompatible", index], at: "value", found: `[${pair.join(", ")}]` };
    if (one === other) return [{ ...found, message: `incompatible pair ${index + 1} names ${quoted(one)} twice`, expected: "two different roles" }];
    return again ? [{ ...found, message: `incompatible pair ${index + 1} repeats an earlier pair`, suggestion: "delete it" }] : [];
  });
}

// src/policy/crossChecks.ts
function surroundingsOf(raw, central, whole) {
  const rosters = (central ?? []).map(({ roster }) => roster);
  return {
    raw,
    central,
    whole,
    roles: /* @__PURE__ */ new Set([...keysIn(raw, ["roles"]), ...rosters.flatMap((roster) => Object.keys(roster.roles))]),
    people: rosters.flatMap((roster) => roster.people),
    machines: rosters.flatMap((roster) => roster.machines)
  };
}
var checks = [
  unknownRoles,
  pairMistakes,
  sharedAccounts,
  sharedEmails,
  mistakableNames,
  memberMistakes,
  patternMistakes,
  productionMistakes,
  idleProduction,
  repeatedExceptions,
  shortBaselines,
  redefinitions,
  ambiguities
];
function crossCheck(parsed, policy, around) {
  const findings = checks.flatMap((check) => check(policy, around));
  const open = ({ centralMayKnow, onlyWithholds }) => onlyWithholds === true || centralMayKnow === true && !around.whole && policy.extends !== void 0;
  const problem = ({ path, at, centralMayKnow, onlyWithholds, ...place }) => problemAt(parsed.file, { ...place, ...(at === "key" ? keyPosition : valuePosition)(parsed, path) });
  const problems = findings.filter((finding) => !open(finding));
  const placedOf = (some) => some.slice(0, placed).map(problem);
  return { problems: placedOf(problems), uncounted: Math.max(problems.length - placed, 0), warnings: placedOf(findings.filter(open)) };
}

// src/controls/deploymentSections.ts
var deployment = strictObject({
  environments: patterns.describe("Environments the rule is for; the first match wins, without regard to case."),
  deployers: array(roleName).min(1).max(50).optional().describe("Roles that may deploy. Default: anyone who contributed nothing to the range."),
  "deployer-may-be-contributor": boolean().default(false).describe("Whether someone who wrote part of the range may deploy it."),
  "sign-off": seats.optional().describe("Seats, filled by approvals of the run by people who are neither deployer nor contributor."),
  "approval-environments": array(text).max(100).default([]).describe("Further environments of the same run whose approvals fill seats."),
  baseline: commit.optional().describe(
    "The commit, by its whole id, from which lineage is judged: while no verified record of an earlier deployment exists, and when it came in after that deployment."
  ),
  lineage: literal("required").default("required").describe("Every commit since the last recorded deployment came through a governed change."),
  protection: literal("required").default("required").describe("The environment itself has reviewers, no self-review, no administrator bypass, and branch rules."),
  branches: patterns.optional().describe("Branches whose commits may be deployed. Default: the default branch.")
});
var deployments = array(deployment).max(100).describe("Who may deploy where, and who must sign off.");
var breakGlass = strictObject({
  roles: seats.describe("Who may open the glass, and how many of them."),
  "follow-up-hours": int().min(1).max(8760).default(72).describe("Hours within which the normal sign-off must follow.")
}).describe("The emergency path: allowed, loud, and to be signed off afterwards.");

// src/policy/people.ts
var account = union([
  accountText,
  strictObject({
    login: login.describe("The login, for people to read."),
    id: accountId.describe("The account id the login must still belong to.")
  })
]);
var accounts = array(account).min(1).max(100);
var person = strictObject({
  accounts: accounts.describe('Logins, or ids such as "id:583231". A login may carry its id: `{ login: alice, id: 583231 }`.'),
  emails: array(string().regex(/^[^@\s]{1,64}@[^@\s]{1,255}$/, "an e-mail address")).max(100).optional().describe("Addresses that attribute commits which GitHub maps to nobody. Compared without regard to case.")
});
var grant = strictObject({
  login: memberText.describe("A name under people if there is one, else a login."),
  id: accountId.optional().describe("The account id the login must still belong to; `lint --pin` adds it."),
  from: date.optional().describe("First day of the grant, UTC."),
  until: date.optional().describe("Last day of the grant, UTC, valid to its end."),
  reason: text.optional().describe("Why, for the record: a change number.")
});
var member = union([memberText, grant]);
var role = strictObject({
  teams: array(team).min(1).max(100).optional().describe("Teams whose active members hold the role, as organisation/slug. Child teams count."),
  members: array(member).min(1).max(1e3).optional().describe("People who hold the role by name, with dates where the grant has an end.")
}).refine((value) => value.teams !== void 0 || value.members !== void 0, "teams or members").meta({ minProperties: 1 });
var people = record(personName, person).describe("One person, several accounts. Accounts not listed are persons of their own.");
var machines = array(account).max(1e3).describe("User accounts that are no people: they may contribute, they never sign off.");
var roles = record(roleName, role).describe("Who holds which role. Permissions go to roles, roles to people.");
var incompatible = array(tuple([roleName, roleName])).max(1e3).describe("Pairs of roles that no person may hold together.");

// src/policy/schema.ts
var policySchema = strictObject({
  version: literal(1).describe("The version of this format."),
  extends: array(centralReference).min(1).max(5).optional().describe("Central policies, as owner/repository//path@ref. All of them must pass as well."),
  people: people.default({}),
  machines: machines.default([]),
  roles: roles.default({}),
  incompatible: incompatible.default([]),
  changes: changesOptions.prefault({}).describe("Pull requests and merge groups."),
  deployments: deployments.optional(),
  production: production.optional(),
  "break-glass": breakGlass.optional(),
  exceptions: exceptions.optional()
});
var unjudgedSections = [];

// src/policy/schemaKeys.ts
function keysAt(path) {
  const schema = path.reduce((from, step) => from === null ? null : child(from, step), policySchema);
  const shape = schema === null ? null : shapeOf(schema);
  if (shape === null) return { allowed: [], required: [] };
  const allowed = Object.keys(shape);
  return { allowed, required: allowed.filter((key) => isRequired(shape[key])) };
}
function homeOf(key, notAt) {
  if (notAt.length > 0 && Object.hasOwn(policySchema.shape, key)) return "";
  const homes = Object.keys(policySchema.shape).filter((section) => section !== notAt[0] && keysAt([section]).allowed.includes(key));
  return homes.length === 1 ? homes[0] ?? null : null;
}
var isRequired = (schema) => schema !== void 0 && !safeParse(schema, void 0).success;
function child(from, step) {
  const schema = unwrapped(from);
  if (schema instanceof ZodArray) return schema.element;
  if (schema instanceof ZodRecord) return schema.valueType;
  const shape = shapeOf(schema);
  return shape !== null && typeof step === "string" && Object.hasOwn(shape, step) ? shape[step] ?? null : null;
}
function shapeOf(from) {
  const schema = unwrapped(from);
  return schema instanceof ZodObject ? schema.shape : null;
}
function unwrapped(schema) {
  if (schema instanceof ZodOptional || schema instanceof ZodDefault || schema instanceof ZodPrefault) return unwrapped(schema.unwrap());
  if (!(schema instanceof ZodUnion)) return schema;
  return schema.options.find((option) => option instanceof ZodObject) ?? schema;
}

// src/policy/issues.ts
function issueProblems(parsed, raw, issues) {
  const single = issues.flatMap((issue) => unionIssues(issue, [])).flatMap(byKey);
  const flat = single.slice(0, placed);
  const guessed = new Set(flat.flatMap((issue) => issue.code === "unrecognized_keys" ? guessedRequired(issue, raw) : []));
  return { problems: flat.flatMap((issue) => issueProblem(parsed, raw, issue, guessed)), uncounted: single.length - flat.length };
}
var byKey = (issue) => issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue];
function issueProblem(parsed, raw, issue, guessed) {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(parsed, raw, issue.path, key));
  if (guessed.has(pathKey(issue.path))) return [];
  const place = isMissing(issue, raw) ? missing(issue.path) : wrong(issue, raw);
  const position = issue.code === "invalid_key" ? keyPosition(parsed, issue.path) : valuePosition(parsed, issue.path);
  return [problemAt(parsed.file, { ...place, ...position })];
}
function unionIssues(issue, above) {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union") return [{ ...issue, path }];
  const fitting = issue.errors.filter((form) => !form.some((inner2) => inner2.path.length === 0 && inner2.code === "invalid_type"));
  return fitting.length === 1 ? (fitting[0] ?? []).flatMap((inner2) => unionIssues(inner2, path)) : [{ ...issue, path }];
}
var pathKey = (path) => JSON.stringify(path);
var isMissing = (issue, raw) => issue.path.length > 0 && valueAt(raw, issue.path) === void 0 && issue.code !== "custom";
function absentRequired(raw, path) {
  const absent = keysAt(path).required.filter((key) => valueAt(raw, [...path, key]) === void 0);
  return absent.length === 1 ? absent[0] ?? null : null;
}
function guessedRequired(issue, raw) {
  const key = absentRequired(raw, issue.path);
  return key !== null && issue.keys.every((unknown) => suggestedKey(raw, issue.path, unknown) === key) ? [pathKey([...issue.path, key])] : [];
}
function suggestedKey(raw, path, key) {
  const free = keysAt(path).allowed.filter((name) => valueAt(raw, [...path, name]) === void 0);
  return nearest(key, free) ?? (homeOf(key, path) === null ? absentRequired(raw, path) : null);
}
function unknownKey(parsed, raw, path, key) {
  const near = suggestedKey(raw, path, key);
  const home = homeOf(key, path);
  const move = home === null ? null : home === "" ? "move it to the top level" : `move it under "${home}"`;
  return problemAt(parsed.file, {
    code: "CS-012",
    ...keyPosition(parsed, [...path, key]),
    message: `unknown key ${quoted(key)} ${placeWords(path)}`,
    expected: `one of ${keysAt(path).allowed.join(", ")}`,
    found: key,
    suggestion: near === null ? move : `did you mean "${near}"?`
  });
}
function missing(path) {
  const key = String(path.at(-1));
  const inPerson = path.length === 3 && path[0] === "people" && key === "accounts";
  return {
    code: inPerson ? "CS-016" : "CS-014",
    message: inPerson ? `${valueName(path.slice(0, -1))} has no accounts` : `the key ${quoted(key)} is missing ${placeWords(path.slice(0, -1))}`,
    expected: `the key ${key}`,
    suggestion: path.length === 1 && key === "version" ? 'add the line "version: 1"' : null
  };
}
function wrong(issue, raw) {
  const value = valueAt(raw, issue.path);
  if (issue.code === "custom" && issue.path[0] === "roles" && issue.path.length === 2)
    return withoutHolders(issue.path);
  const expected = expectation(issue);
  const subject = issue.code === "invalid_key" ? `a name ${placeWords(issue.path.slice(0, -1))}` : valueName(issue.path);
  const found = issue.code === "invalid_key" ? quoted(String(issue.path.at(-1))) : issue.path.length === 0 ? kindOf(value) : quoted(value);
  const message = value === null ? `${subject} has no value` : `${subject} cannot be ${found}`;
  return { code: codeOf(issue), message, expected, found, suggestion: hint(issue, value) };
}
var withoutHolders = (role2) => ({
  code: "CS-014",
  message: `${valueName(role2)} has neither teams nor members`,
  expected: "teams or members",
  suggestion: "say who holds it, or delete the role"
});
function codeOf(issue) {
  const dated = ["from", "until", "expires"].includes(String(issue.path.at(-1)));
  if (dated) return "CS-017";
  return issue.path.length === 3 && issue.path[0] === "people" && issue.path[2] === "accounts" && issue.code === "too_small" ? "CS-016" : "CS-013";
}
var typeWords = {
  string: "text",
  int: "a whole number",
  number: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a pair of roles",
  object: "a map",
  record: "a map"
};
function expectation(issue) {
  if (issue.code === "invalid_type") return issue.message.startsWith("Invalid") ? typeWords[issue.expected] ?? issue.expected : issue.message;
  if (issue.code === "invalid_value") return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small") return sizeWords(issue.origin, Number(issue.minimum), "at least");
  if (issue.code === "too_big") return sizeWords(issue.origin, Number(issue.maximum), "at most");
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "a name";
  if (issue.code === "invalid_union") return "text or a map with a login";
  return issue.message;
}
function sizeWords(origin, limit, bound) {
  if (origin === "array") return `a list of ${bound} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  return origin === "string" ? `text of ${bound} ${limit} ${limit === 1 ? "character" : "characters"}` : `a whole number of ${bound} ${limit}`;
}
function hint(issue, value) {
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    if (values.length === 1 && String(value) === values[0]) return "remove the quotes";
    const near = typeof value === "string" ? nearest(value, values) : null;
    return near === null ? null : `did you mean "${near}"?`;
  }
  if (issue.code === "invalid_key") return "choose another name";
  if (issue.code === "invalid_union") return typeof value === "number" ? `an account id is written "id:${value}"` : null;
  if (issue.code !== "invalid_type" || codeOf(issue) === "CS-017") return null;
  if (issue.expected === "string" && ["number", "boolean"].includes(typeof value)) return "put it in quotes";
  if ((issue.expected === "int" || issue.expected === "number") && typeof value === "string" && /^\d+$/.test(value)) return "remove the quotes";
  return issue.expected === "array" && ["string", "number"].includes(typeof value) ? "write a list: put it in [ ]" : null;
}
var kindOf = (value) => typeof value === "string" ? "text" : quoted(value);

// src/policy/policyText.ts
var maxBytes = 128 * 1024;
var unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\r(?!\n)/u;
function textOf(source) {
  const refuse = (place) => ({ ok: false, problem: problemAt(source.path, place) });
  if (source.bytes.length > maxBytes) return refuse(tooLarge(source.bytes.length));
  if (isUtf16(source.bytes)) return refuse(notUtf8("UTF-16"));
  const text2 = decoded(source.bytes);
  if (text2 === null) return refuse(notUtf8("bytes that are not UTF-8"));
  const hidden = unseen.exec(text2);
  return hidden === null ? { ok: true, text: text2 } : refuse(unseenCharacter(text2, hidden.index));
}
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
var isUtf16 = ([first, second]) => first === 255 && second === 254 || first === 254 && second === 255;
var tooLarge = (size) => ({
  code: "CS-004",
  message: `the policy has ${size} bytes, more than ${maxBytes}`,
  expected: `at most ${maxBytes} bytes`,
  found: `${size} bytes`
});
var notUtf8 = (found) => ({
  code: "CS-003",
  message: `the policy holds ${found}`,
  expected: "UTF-8 text",
  found,
  suggestion: "save the file as UTF-8"
});
function unseenCharacter(text2, offset) {
  const before = text2.slice(0, offset).split("\n");
  const found = `U+${(text2.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return {
    code: "CS-003",
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
    message: `the policy holds the character ${found}, which a reader cannot see`,
    expected: "visible text",
    found,
    suggestion: "delete the character"
  };
}

// src/policy/structure.ts
var maxDepth = 20;
var maxNodes = 5e4;
var maxAliases = 50;
function structurePlaces(document, lines) {
  const walk = { document, lines, nodes: 0, aliases: 0, places: [] };
  const excess = visit(walk, document.contents, 0);
  return excess === null ? walk.places : [{ code: "CS-004", message: `the policy ${excess}` }];
}
function visit(walk, node, depth) {
  walk.nodes += 1;
  if (depth > maxDepth) return "is nested too deeply";
  if (walk.nodes > maxNodes) return `holds more than ${maxNodes} values`;
  if (isAlias(node)) {
    walk.aliases += 1;
    if (walk.aliases > maxAliases) return `uses more than ${maxAliases} aliases`;
    const target = node.resolve(walk.document);
    if (target === void 0) walk.places.push(namesNothing(node.source, node, walk.lines));
    return visit(walk, target, depth + 1);
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
  if (node.tag !== void 0) walk.places.push(tagPlace(node.tag, node, walk.lines));
  if (isMap(node)) walk.places.push(...keyPlaces(node, walk.lines));
  return visitAll(walk, isScalar(node) ? [] : isSeq(node) ? node.items : node.items.flatMap(({ key, value }) => [key, value]), depth + 1);
}
function visitAll(walk, nodes, depth) {
  for (const node of nodes) {
    const excess = visit(walk, node, depth);
    if (excess !== null) return excess;
  }
  return null;
}
var startOf = (node, lines) => lineAndColumn(lines, node.range?.[0] ?? 0);
var namesNothing = (name, node, lines) => ({
  code: "CS-010",
  ...startOf(node, lines),
  message: `the alias ${quoted(`*${name}`)} names nothing above it`
});
function tagPlace(written, node, lines) {
  const tag = written.replace("tag:yaml.org,2002:", "!!");
  const message = `YAML tags are not part of a policy, found ${quoted(tag)}`;
  return { code: "CS-010", ...startOf(node, lines), message, found: tag, suggestion: "delete the tag" };
}
function keyPlaces({ items }, lines) {
  const seen = /* @__PURE__ */ new Map();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const first = seen.get(String(key.value));
    if (first === void 0) seen.set(String(key.value), startOf(key, lines).line);
    return keyMistake(key, first ?? null, lines);
  });
}
function keyMistake(key, first, lines) {
  const name = String(key.value);
  const place = { ...startOf(key, lines), found: name };
  if (name === "__proto__") return [{ ...place, code: "CS-012", message: 'unknown key "__proto__"', suggestion: "delete it" }];
  if (first === null) return [];
  const message = `the key ${quoted(name)} appears twice; it stands in line ${first} already`;
  return [{ ...place, code: "CS-011", message, suggestion: "keep one of the two" }];
}

// src/policy/yamlDocument.ts
var maxErrors = 100;
function parsePolicy(file, text2) {
  const lines = new LineCounter();
  const document = parseDocument(text2, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true, version: "1.2" });
  const root = document.contents;
  const [first, ...others] = mistakes(document, lines);
  if (first !== void 0) return { ok: false, problems: [problemAt(file, first), ...others.map((place) => problemAt(file, place))] };
  return root === null ? { ok: false, problems: [problemAt(file, empty)] } : { ok: true, parsed: { file, root, document, lines } };
}
var empty = { code: "CS-002", message: "the policy is empty" };
function mistakes(document, lines) {
  const errors = document.errors.slice(0, maxErrors).map((error) => syntaxPlace(error, lines));
  const tooDeep = errors.find(({ code }) => code === "CS-004");
  if (tooDeep !== void 0) return [tooDeep];
  if (errors.length > 0) return onePerLine(errors);
  if (document.directives.yaml.explicit === true) return [{ ...top, code: "CS-010", message: "directives such as %YAML are not part of a policy" }];
  return isEmpty2(document.contents) ? [empty] : structurePlaces(document, lines);
}
var top = { line: 1, column: 1 };
var isEmpty2 = (node) => node === null || isScalar(node) && (node.value === null || node.value === "");
var onePerLine = (places) => [...new Map(places.toReversed().map((place) => [place.line, place])).values()].toReversed();
var sentences = {
  MULTIPLE_DOCS: "the file holds several YAML documents; a policy is one",
  NON_STRING_KEY: "a key must be plain text",
  TAB_AS_INDENT: "a tab cannot indent YAML; use spaces",
  BAD_INDENT: "the indentation does not fit the lines around it"
};
function syntaxPlace(error, lines) {
  const position = lineAndColumn(lines, error.pos[0]);
  if (error.code === "RESOURCE_EXHAUSTION") return { code: "CS-004", ...position, message: "the policy is nested too deeply" };
  const unclosed = error.code === "MISSING_CHAR" && error.message.includes("quote") ? "a quote is not closed" : void 0;
  return { code: "CS-010", ...position, message: unclosed ?? sentences[error.code] ?? `the YAML cannot be read: ${inOurStyle(error.message)}` };
}
var inOurStyle = (message) => {
  const line = (message.split("\n")[0] ?? "").replace(/[.:]$/, "").slice(0, 160);
  return line.charAt(0).toLowerCase() + line.slice(1);
};

// src/policy/read.ts
function readPolicy(source, central = null, whole = central !== null) {
  const text2 = textOf(source);
  if (!text2.ok) return { ok: false, source, problems: [text2.problem] };
  const yaml = parsePolicy(source.path, text2.text);
  if (!yaml.ok) return { ok: false, source, problems: inFileOrder(yaml.problems) };
  return judged(source, yaml.parsed, yaml.parsed.document.toJS({ maxAliasCount: -1 }), { central, whole });
}
function judged(source, parsed, raw, known) {
  const central = known.central ?? [];
  const read = policySchema.safeParse(raw);
  const issues = read.success ? { problems: [], uncounted: 0 } : issueProblems(parsed, raw, read.error.issues);
  const crossed = crossCheck(parsed, read.data ?? readableSections(raw), surroundingsOf(raw, known.central, known.whole));
  const [first, ...others] = [...issues.problems, ...crossed.problems];
  if (first !== void 0) return { ok: false, source, problems: inFileOrder([first, ...others], issues.uncounted + crossed.uncounted) };
  if (!read.success) return { ok: false, source, problems: [problemAt(source.path, formless)] };
  const roster = withCentral(rosterOf(read.data, central), central);
  const notEvaluated = unjudgedSections.filter((section) => read.data[section] !== void 0);
  return { ok: true, loaded: { source, reference: null, policy: read.data, roster, warnings: crossed.warnings, notEvaluated } };
}
var formless = { code: "CS-013", message: "the policy does not have the form of a policy" };
function readableSections(raw) {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return {};
  const readable = Object.entries(policySchema.shape).flatMap(([section, schema]) => {
    const read = schema.safeParse(Object.hasOwn(raw, section) ? raw[section] : void 0);
    return read.success && read.data !== void 0 ? [[section, read.data]] : [];
  });
  return Object.fromEntries(readable);
}
var refusalOfMissing = (path) => [
  problemAt(path, {
    code: "CS-001",
    message: "the policy file is missing at the tip of the base branch",
    expected: path,
    found: "no such file",
    suggestion: `add it with "countersign init", or begin with:
${starterPolicy}`
  })
];
function positionOfReference(source, reference) {
  const text2 = textOf(source);
  const yaml = text2.ok ? parsePolicy(source.path, text2.text) : null;
  if (yaml === null || !yaml.ok) return null;
  const { extends: references = [] } = policySchema.parse(yaml.parsed.document.toJS({ maxAliasCount: -1 }));
  return valuePosition(yaml.parsed, ["extends", references.indexOf(reference)]);
}

export {
  problemAt,
  quoted,
  rosterOf,
  together,
  accountRef,
  personFinder,
  loginForm,
  valuePosition,
  keyPosition,
  textOf,
  parsePolicy,
  readPolicy,
  refusalOfMissing,
  positionOfReference
};
