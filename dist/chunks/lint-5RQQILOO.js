import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  isMissing,
  maxTextBytes,
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import {
  problemText
} from "./chunk-OFEP6JKC.js";
import {
  visible
} from "./chunk-3Z6U3Y6T.js";
import {
  accountRef,
  loginForm,
  parsePolicy,
  personFinder,
  problemAt,
  quoted,
  readPolicy,
  refusalOfMissing,
  textOf,
  valuePosition
} from "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import {
  boundaryOptions
} from "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import {
  isMap,
  isScalar,
  isSeq
} from "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import {
  int,
  object,
  string
} from "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/lint.ts
import { writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";

// src/policy/advice.ts
function adviceOn({ source, policy }, today) {
  const text = textOf(source);
  const yaml = text.ok ? parsePolicy(source.path, text.text) : null;
  if (yaml === null || !yaml.ok) return [];
  const unpinned = dissolvable(policy).map(
    ({ path, login, effect }) => problemAt(source.path, {
      code: "CS-026",
      ...valuePosition(yaml.parsed, path),
      message: `${quoted(login)} is not pinned to an account id: once that account is renamed, ${effect}`,
      found: login,
      suggestion: "pin ids: countersign lint --pin"
    })
  );
  const expired = (policy.exceptions ?? []).flatMap(
    ({ file, expires }, index) => expires < today ? [problemAt(source.path, { ...expiredAt(file, expires), ...valuePosition(yaml.parsed, ["exceptions", index, "expires"]) })] : []
  );
  return [...unpinned, ...expired];
}
var expiredAt = (file, expires) => ({
  code: "CS-017",
  message: `the exception for ${quoted(file)} expired on ${expires} and covers nothing any more`,
  found: expires,
  suggestion: "delete it, or have a new one approved"
});
function dissolvable({ people, machines }) {
  const linked = Object.entries(people).flatMap(([name, { accounts }]) => {
    if (accounts.length < 2) return [];
    return accounts.map((entry, index) => ({ entry, path: ["people", name, "accounts", index], effect: `it is no longer ${quoted(name)}` }));
  });
  const robots = machines.map((entry, index) => ({ entry, path: ["machines", index], effect: "it counts as a person" }));
  return [...linked, ...robots].flatMap(({ entry, path, effect }) => {
    const { login, id } = accountRef(entry);
    return login === null || id !== null ? [] : [{ path, login, effect }];
  });
}

// src/policy/pin.ts
function unpinnedLogins(text) {
  const logins = new Map(unpinnedIn(text).map(({ login }) => [login.toLowerCase(), login]));
  return [...logins.values()];
}
function pinAccounts(text, ids) {
  const folded = new Map([...ids].map(([login, id]) => [login.toLowerCase(), id]));
  const edits = unpinnedIn(text).flatMap(({ login, pin: pin2 }) => {
    const id = folded.get(login.toLowerCase());
    return id === void 0 ? [] : [pin2(id)];
  });
  return edits.sort((a, b) => b.at - a.at).reduce((pinned2, { at, end, text: put }) => pinned2.slice(0, at) + put + pinned2.slice(end), text);
}
function unpinnedIn(text) {
  const yaml = parsePolicy("", text);
  if (!yaml.ok) return [];
  const { parsed } = yaml;
  const people = child(parsed.root, "people");
  const names = isMap(people) ? people.items.flatMap(({ key }) => isScalar(key) ? [String(key.value)] : []) : [];
  const isPerson = personFinder(names);
  const accounts = [...valuesOf(people).map((person) => child(person, "accounts")), child(parsed.root, "machines")];
  const members = valuesOf(child(parsed.root, "roles")).map((role) => child(role, "members"));
  return [
    ...accounts.flatMap(itemsOf).flatMap((entry) => bareLogin(text, entry)),
    ...members.flatMap(itemsOf).flatMap((entry) => [...bareLogin(text, entry), ...bareGrant(text, parsed, entry)]).filter(({ login }) => isPerson(login) === null)
  ];
}
var isLogin = (node) => isScalar(node) && typeof node.value === "string" && loginForm.test(node.value) && node.anchor === void 0 && !String(node.type).startsWith("BLOCK");
function bareLogin(text, entry) {
  if (!isLogin(entry) || !entry.range) return [];
  const [at, end] = entry.range;
  return [{ login: entry.value, pin: (id) => ({ at, end, text: `{ login: ${text.slice(at, end)}, id: ${id} }` }) }];
}
function bareGrant(text, parsed, entry) {
  if (!isMap(entry) || entry.has("id")) return [];
  const pair = entry.items.find(({ key }) => isScalar(key) && key.value === "login");
  if (pair === void 0 || !isScalar(pair.key) || !isLogin(pair.value) || !pair.key.range || !pair.value.range) return [];
  const [start, end] = [pair.key.range[0], pair.value.range[1]];
  const login = pair.value.value;
  if (entry.flow === true) return [{ login, pin: (id) => ({ at: end, end, text: `, id: ${id}` }) }];
  const before = text.slice(parsed.lines.lineStarts.findLast((line) => line <= start) ?? 0, start);
  return /^[ -]*$/.test(before) ? [{ login, pin: (id) => newLine(text, end, before.length, id) }] : [];
}
function newLine(text, from, column, id) {
  const lineEnd = text.indexOf("\n", from);
  const crlf = lineEnd > 0 && text[lineEnd - 1] === "\r";
  const at = lineEnd === -1 ? text.length : crlf ? lineEnd - 1 : lineEnd;
  return { at, end: at, text: `${crlf ? "\r\n" : "\n"}${" ".repeat(column)}id: ${id}` };
}
var child = (node, key) => isMap(node) ? node.get(key, true) : void 0;
var valuesOf = (node) => isMap(node) ? node.items.map(({ value }) => value) : [];
var itemsOf = (node) => isSeq(node) ? node.items : [];

// src/cli/pin.ts
var account = object({ id: int().positive(), login: string() });
async function pinned(text, io) {
  const logins = unpinnedLogins(text);
  if (logins.length === 0) return null;
  const { clientFromEnvironment } = await import("./github-245YO7BX.js");
  const client = clientFromEnvironment(io, "to look up account ids");
  const ids = /* @__PURE__ */ new Map();
  for (const login of logins) ids.set(login, await accountId(client, login));
  const changed = pinAccounts(text, ids);
  return { text: changed, changes: changedLines(text, changed) };
}
async function accountId(client, login) {
  try {
    const { data } = await client.rest("GET /users/{username}", { username: login });
    const found = account.parse(data);
    if (found.login.toLowerCase() === login.toLowerCase()) return found.id;
    throw new ProblemError({ code: "CS-019", message: `GitHub answered for login ${login} with another account`, found: found.login });
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error;
    const suggestion = "correct or remove it; nothing was written";
    throw new ProblemError({ code: "CS-019", message: `login ${JSON.stringify(login)} belongs to nobody`, suggestion }, { cause: error });
  }
}
function changedLines(before, after) {
  const old = before.split("\n");
  const now = after.split("\n");
  const kept = new Set(old);
  const left = new Set(now);
  return [...old.filter((line) => !left.has(line)).map((line) => `- ${line}`), ...now.filter((line) => !kept.has(line)).map((line) => `+ ${line}`)];
}

// src/cli/lint.ts
var defaultFile = ".github/countersign.yml";
var consequence = "On the base branch this policy would block every pull request until it is fixed.";
var lintCommand = {
  name: "lint",
  usage: "[FILE] [--pin] [--dry-run]",
  summary: "Check a policy file and say how it is understood",
  options: {
    pin: { type: "boolean", describe: "ask GitHub for the account ids of listed logins and write them into the file" },
    "dry-run": { type: "boolean", describe: "with --pin: show the change, leave the file alone" }
  },
  notes: [
    `FILE is ${defaultFile} unless given. Central policies of "extends" are not read here.`,
    "A login can be renamed and taken by somebody else; a pinned entry then blocks instead of trusting the stranger.",
    "Exit codes: 0 the policy is good, 1 it has problems, 2 it could not be checked."
  ],
  operands: { min: 0, max: 1 },
  async run({ operands, options }, io) {
    if (options["dry-run"] === true && options["pin"] !== true) throw usageError("--dry-run does nothing without --pin", "add --pin");
    const path = operands[0] ?? defaultFile;
    const file = resolve(io.cwd, path);
    const bytes = await bytesOf(path, io);
    if (bytes === null) return tellProblems(refusalOfMissing(path).map((problem) => ({ ...problem, message: "there is no such policy file" })), io);
    const reading = readPolicy({ path, uri: path, bytes });
    if (!reading.ok) return tellProblems(reading.problems, io);
    describePolicy(reading.loaded, io);
    if (options["pin"] === true) return pin(file, Buffer.from(bytes).toString("utf8"), options["dry-run"] === true, io);
    return 0;
  }
};
async function bytesOf(path, { cwd }) {
  try {
    return await readRegularFile(path, cwd, maxTextBytes);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
function tellProblems(problems, io) {
  problems.forEach((problem, index) => io.err(problemText(problem, index === problems.length - 1 ? consequence : void 0)));
  return 1;
}
function describePolicy(loaded, io) {
  const { source, roster, warnings, notEvaluated } = loaded;
  const lines = [`${source.path}: good`, ...describeRules(loaded.policy.changes)];
  for (const [name, { teams, members }] of Object.entries(roster.roles)) {
    lines.push(`  role       ${name}: ${[...teams.map((team) => `team ${team}`), ...members.map(holder)].join(", ") || "nobody"}`);
  }
  for (const [one, other] of roster.incompatible) lines.push(`  separate   ${one} and ${other}: never one person`);
  lines.push(...describeProduction(loaded.policy), ...describeDeployments(loaded.policy));
  if (notEvaluated.length > 0) lines.push(`  not judged by this version, only checked for form: ${notEvaluated.join(", ")}`);
  const unpinned = unpinnedLogins(Buffer.from(source.bytes).toString("utf8")).length;
  if (unpinned > 0) lines.push(`  ${unpinned} ${unpinned === 1 ? "login is" : "logins are"} not pinned to an account id: countersign lint --pin`);
  for (const line of lines) io.out(visible(line, 1e3));
  const today = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
  for (const warning of [...warnings, ...adviceOn(loaded, today)]) io.err(problemText({ ...warning, message: `warning: ${warning.message}` }));
}
function describeRules(changes) {
  const rules = changes["sign-off"].map((rule, index) => {
    const where = [rule.paths?.join(" ") ?? "every change", ...rule.branches === void 0 ? [] : [`into ${rule.branches.join(" ")}`]].join(", ");
    return `  sign-off   ${rule.name ?? `rule ${index + 1}`}: ${seats(rule.roles)} for ${where}`;
  });
  return [
    `  branches   ${changes.branches?.join(", ") ?? "all"}`,
    `  approvals  ${changes.approvals} independent ${changes.approvals === 1 ? "approval" : "approvals"} (${changes.independence})`,
    ...rules
  ];
}
function describeProduction(policy) {
  const { environments, secrets, release, identities, strict, developmentSecrets, undetermined, changesOnly, exceptions } = boundaryOptions(policy);
  const tolerated = Object.entries(undetermined).flatMap(([cause, outcome]) => outcome === "note" ? [cause] : []);
  const named = secrets?.join(" ") ?? "those named PROD, PRODUCTION, PRD or LIVE";
  const isProduction = strict ? `every secret but ${developmentSecrets.join(" ") || "none"}` : named;
  const tags = release.tags.length > 0 ? `, tags ${release.tags.join(" ")}` : "";
  return [
    `  production ${environments?.join(" ") ?? "environments named prod, production, prd or live"}; secrets: ${isProduction}`,
    `  reviewed   ${release.branches?.join(" ") ?? "the default branch and protected branches"}${tags}`,
    ...identities.length > 0 ? [`  identities ${identities.join(" ")}`] : [],
    `  tolerated  ${tolerated.join(", ") || "nothing"}${changesOnly ? "; what the base has already" : ""}`,
    ...exceptions.map(
      ({ file, job, reason, approvedBy, expires }) => `  exception  ${file}, ${job === null ? "every job" : `job ${job}`}, until ${expires}: ${reason} (${approvedBy})`
    )
  ];
}
function describeDeployments({ deployments = [], "break-glass": glass }) {
  const rules = deployments.map((rule) => {
    const own = rule["deployer-may-be-contributor"] ? ", contributors too" : "";
    const who = `by ${rule.deployers?.join(" or ") ?? "anyone who may start the run"}${own}`;
    const signed = rule["sign-off"] === void 0 ? "no sign-off" : `${seats(rule["sign-off"])} signed off in the run`;
    const since = rule.baseline === void 0 ? "no baseline" : `since ${rule.baseline.slice(0, 12)} while there is no record`;
    return `  deploys to ${rule.environments.join(" ")}: ${who}; ${signed}; ${since}`;
  });
  return [...rules, ...glass === void 0 ? [] : [`  emergency  ${seats(glass.roles)}; to be made good within ${glass["follow-up-hours"]} hours`]];
}
function holder({ person, account: account2, from, until }) {
  const name = person ?? account2?.login ?? `id:${account2?.id ?? "?"}`;
  const term = [...from === null ? [] : [`from ${from}`], ...until === null ? [] : [`until ${until}`]].join(" ");
  return term === "" ? name : `${name} (${term})`;
}
var seats = (roles) => Object.entries(roles).map(([role, count]) => `${count} ${role}`).join(" + ");
async function pin(file, text, dryRun, io) {
  const result = await pinned(text, io);
  if (result === null) {
    io.out("Every login has its account id.");
    return 0;
  }
  for (const line of result.changes) io.out(visible(line, 1e3));
  if (dryRun) return 0;
  await writeFile(file, result.text);
  io.out(`Written to ${relative(io.cwd, file)}.`);
  return 0;
}
export {
  lintCommand
};
