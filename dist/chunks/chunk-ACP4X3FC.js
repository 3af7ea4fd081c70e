import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  everyExpression,
  foldedText,
  matchesWildcard,
  parseCondition,
  parseTemplate,
  plainText,
  referenceOf,
  withoutLiterals
} from "./chunk-G4YFGUOL.js";
import {
  budgets
} from "./chunk-A3NKE4UX.js";
import {
  Composer,
  Lexer,
  Parser,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq
} from "./chunk-4JN5B6PG.js";

// src/workflow/availability.ts
var plan = ["github", "inputs", "vars"];
var job = [...plan, "needs", "strategy", "matrix"];
var running = [...job, "steps", "job", "runner", "env"];
var status = ["always", "success", "failure", "cancelled"];
var action = ["github", "inputs", "strategy", "matrix", "steps", "job", "runner", "env"];
var allow = (contexts, functions = []) => ({ contexts, functions });
var allowances = {
  anything: { contexts: "most", functions: [...status, "hashfiles"] },
  unknown: { contexts: "all", functions: [...status, "hashfiles"] },
  runName: allow(plan),
  workflowEnv: allow([...plan, "secrets"]),
  callOutput: allow([...plan, "jobs"]),
  jobIf: allow([...plan, "needs"], status),
  strategy: allow([...plan, "needs"]),
  job: allow(job),
  jobDefaults: allow([...job, "env"]),
  jobEnv: allow([...job, "secrets"]),
  credentials: allow([...job, "secrets", "env"]),
  containerEnv: allow([...running, "secrets"]),
  environmentUrl: allow(running),
  outputs: allow([...running, "secrets"], ["hashfiles"]),
  step: allow([...running, "secrets"], ["hashfiles"]),
  stepIf: allow(running, [...status, "hashfiles"]),
  snapshotIf: allow(running, [...status, "hashfiles"]),
  action: allow(action, ["hashfiles"]),
  actionIf: allow(action, [...status, "hashfiles"])
};
var placed = [...status, "hashfiles"];
function disallowedIn(expression, allowance) {
  for (const inner of everyExpression(expression)) {
    if ("context" in inner && !allowsContext(allowance, inner.context)) return inner.context;
    if ("call" in inner && placed.includes(inner.call) && !allowance.functions.includes(inner.call)) return `${inner.call}()`;
  }
  return null;
}
var allowsContext = ({ contexts }, context) => typeof contexts === "string" ? contexts === "all" || context !== "secrets" : contexts.includes(context);

// src/workflow/credentials.ts
var word = /[A-Za-z0-9]/;
var dashed = /[A-Za-z0-9_-]/;
var dotted = /[A-Za-z0-9_.-]/;
var base64 = /[A-Za-z0-9+/=]/;
var shape = (body, least, ...prefixes) => prefixes.map((prefix) => ({ prefix, body, least }));
var shapes = [
  ...shape(dotted, 36, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
  ...shape(dashed, 60, "github_pat_"),
  ...shape(/[A-Z0-9]/, 16, "AKIA", "ASIA"),
  ...shape(dashed, 35, "AIza"),
  ...shape(dashed, 28, "GOCSPX-"),
  ...shape(dashed, 20, "ya29.", "glpat-", "hvs.", "dckr_pat_"),
  ...shape(dashed, 24, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"),
  ...shape(/[A-Za-z0-9/]/, 40, "hooks.slack.com/services/"),
  ...shape(word, 16, "sk_live_", "rk_live_"),
  ...shape(word, 32, "whsec_", "shpat_", "shpss_", "hf_"),
  ...shape(word, 36, "npm_"),
  ...shape(dashed, 50, "pypi-AgEIcHlwaS5vcmc"),
  ...shape(/[a-f0-9]/, 48, "rubygems_", "dop_v1_"),
  ...shape(/[a-z0-9]/, 43, "oy2"),
  ...shape(dotted, 60, "SG."),
  ...shape(dashed, 40, "sk-ant-", "sk-proj-"),
  ...shape(base64, 80, "AccountKey=")
];
var hint = new RegExp([...shapes.map(({ prefix }) => prefix.replace(".", "\\.")), "PRIVATE KEY-----", "://"].join("|"));
var varietyNeeded = 8;
function credentialsIn(text) {
  if (!hint.test(text)) return [];
  const found = [...shapes.flatMap((known2) => tokensIn(text, known2)), ...privateKeysIn(text), ...urlPasswordsIn(text)];
  return found.sort((one, other) => one.start - other.start);
}
var looksLikeCredential = (text) => credentialsIn(text).length > 0;
function tokensIn(text, { prefix, body, least }) {
  const found = [];
  let end = 0;
  for (let start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, end)) {
    const from = start + prefix.length;
    const begins = start === 0 || !word.test(text.charAt(start - 1));
    end = begins ? endOf(text, from, body) : from;
    if (begins && end - from >= least && isVaried(text.slice(from, end))) found.push({ start, end, kind: "token" });
  }
  return found;
}
var isVaried = (text) => new Set(text).size >= varietyNeeded && !text.includes("EXAMPLE");
function endOf(text, from, body) {
  let end = from;
  while (end < text.length && body.test(text.charAt(end))) end += 1;
  return end;
}
var keyEnd = "PRIVATE KEY-----";
var keyLength = 44;
var keyReach = 400;
function privateKeysIn(text) {
  const found = [];
  for (let at = text.indexOf(keyEnd); at >= 0; at = text.indexOf(keyEnd, at + 1)) {
    const body = keyBodyAt(text, at + keyEnd.length);
    if (body.length >= keyLength && isVaried(body)) found.push({ start: at, end: at + keyEnd.length, kind: "private-key" });
  }
  return found;
}
function keyBodyAt(text, from) {
  let body = "";
  for (let at = from; at < from + keyReach; at += 1) {
    const char = text.charAt(at);
    if (char === "\\" && text.charAt(at + 1) === "n") at += 1;
    else if (base64.test(char)) body += char;
    else if (!/[\s"']/.test(char)) break;
  }
  return body;
}
var userInfoLimit = 300;
function urlPasswordsIn(text) {
  const found = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const parts = /^[^\s/?#'"`@:]*:([^\s/?#'"`@]+)@([A-Za-z0-9_.-]*)/.exec(text.slice(at + 3, at + 3 + userInfoLimit));
    if (parts?.[1] === void 0 || isPlaceholder(parts[1]) || isLocal(parts[2] ?? "")) continue;
    found.push({ start: schemeAt(text, at), end: at + 3 + parts[0].length, kind: "url-password" });
  }
  return found;
}
function schemeAt(text, colon) {
  let start = colon;
  while (start > 0 && colon - start < 40 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}
var placeholders = ["pass", "passwd", "password", "pwd", "token", "secret", "pw", "x-oauth-basic", "your_password", "yourpassword", "mypassword"];
var isPlaceholder = (password2) => /[$%{}<>*()[\]\\|;,]/.test(password2) || placeholders.includes(password2.toLowerCase()) || new Set(password2).size < 3;
var isLocal = (host) => !host.includes(".") || localAddress.test(host) || localName.test(host);
var localAddress = /^(?:127\.|0\.0\.0\.0)/;
var localName = /(?:^|\.)(?:example|test|invalid|localhost|local|docker\.internal|example\.(?:com|org|net))$/i;

// src/workflow/literalValues.ts
var building = ["format", "join", "fromjson", "tojson", "case"];
function literalValuesOf(expression) {
  if ("literal" in expression) return typeof expression.literal === "string" && expression.literal.trim() !== "";
  return valuesOf(expression).some(literalValuesOf);
}
function withoutValues(expression) {
  if ("literal" in expression) return typeof expression.literal === "string" && expression.literal.trim() !== "" ? { hidden: true } : expression;
  if (!("of" in expression)) return expression;
  const values = valuesOf(expression);
  return { ...expression, of: expression.of.map((inner) => values.includes(inner) ? withoutValues(inner) : inner) };
}
function valuesOf(expression) {
  if ("operator" in expression) return expression.operator === "||" ? expression.of : expression.operator === "&&" ? expression.of.slice(-1) : [];
  return "call" in expression && building.includes(expression.call) ? expression.of : [];
}

// src/workflow/nodes.ts
function rawText(scalar) {
  const { value } = scalar;
  if (typeof value === "string") return value;
  if (value === null || value === void 0) return "";
  return scalar.source ?? String(value);
}
var isNothing = (value) => value === null || isScalar(value) && (value.value === null || value.value === void 0);
function entryOf(key, value) {
  return isScalar(key) ? { key: foldedText(rawText(key)), keyNode: key, value } : { key: null, keyNode: null, value };
}
function treeOf(targets) {
  const valueOf2 = (node) => {
    const found = isAlias(node) ? targets.get(node) : node;
    return isScalar(found) || isMap(found) || isSeq(found) ? found : null;
  };
  const known2 = /* @__PURE__ */ new WeakMap();
  const entriesOf = (map) => {
    const entries = known2.get(map) ?? map.items.map(({ key, value }) => entryOf(valueOf2(key), valueOf2(value)));
    known2.set(map, entries);
    return entries;
  };
  const get = (node, key) => {
    const entry = isMap(node) ? entriesOf(node).find((one) => one.key === key) : void 0;
    return entry?.value ?? null;
  };
  return { valueOf: valueOf2, entriesOf, get };
}

// src/workflow/lines.ts
function linesOf(text) {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

// src/workflow/document.ts
var quiet = { prettyErrors: false, logLevel: "silent" };
var options = { ...quiet, schema: "core", merge: false, uniqueKeys: false, resolveKnownTags: false, strict: true };
function openFile(bytes) {
  const nothing = (kind, found) => {
    const at = { line: 1, column: 1 };
    return { text: "", root: null, placeOf: () => at, doubts: [{ at, kind, found }] };
  };
  if (bytes.length > budgets.bytes) return nothing("too-large", `${bytes.length} bytes, at most ${budgets.bytes}`);
  const text = textOf(bytes);
  if (typeof text !== "string") return { text: "", root: null, placeOf: () => text.at, doubts: [text] };
  try {
    return opened(text);
  } catch (error) {
    return nothing(error instanceof RangeError ? "too-deep" : "stopped", null);
  }
}
function opened(text) {
  const placeOf = linesOf(text);
  const { documents, finished } = documentsOf(text);
  const first = documents[0];
  const doubts = [];
  const doubt = (kind, offset) => void doubts.push({ at: placeOf(offset), kind, found: null });
  if (!finished) doubts.push(tooMuchOf(text, placeOf));
  const line = foreignLineBreak(text);
  if (line !== null) doubt("yaml", line);
  const second = documents[1];
  if (second !== void 0) doubt("several-documents", second.range[0]);
  const problems = [...first?.errors ?? [], ...first?.warnings ?? []];
  for (const problem of problems.slice(0, budgets.doubts)) doubt(problem.code === "TAB_AS_INDENT" ? "tab" : "yaml", problem.pos[0]);
  const root = finished ? first?.contents ?? null : null;
  return { text, root, placeOf, doubts };
}
function documentsOf(text) {
  const parser = new Parser();
  const composer = new Composer(options);
  const documents = [];
  let tokens = 0;
  let directives = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > budgets.tokens) return { documents, finished: false };
    for (const token of parser.next(lexeme)) {
      if (token.type === "directive") directives += 1;
      documents.push(...composer.next(token));
    }
    if (directives > budgets.directives) return { documents, finished: false };
    if (documents.length > 1) return { documents, finished: true };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return { documents, finished: true };
}
function tooMuchOf(text, placeOf) {
  const head = /^jobs:[ \t]*\r?\n(?=( +)\S)/m.exec(text);
  const indent = head?.[1];
  if (head === null || indent === void 0) return { at: placeOf(0), kind: "too-much", found: null };
  const lines = text.slice(head.index + head[0].length).split("\n");
  const jobs = lines.filter((line) => line.startsWith(indent) && /[^\s#-]/.test(line.charAt(indent.length))).length;
  if (jobs <= budgets.jobs) return { at: placeOf(0), kind: "too-much", found: null };
  return { at: placeOf(head.index), kind: "too-many-jobs", found: `${jobs}, at most ${budgets.jobs}` };
}
function textOf(bytes) {
  const at = firstForeignByte(bytes);
  if (at !== null) return { at: placeAfter(bytes.subarray(0, at)), kind: "not-utf-8", found: `not UTF-8 from byte ${at + 1} on` };
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const found = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  const code = (text.codePointAt(found) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return found < 0 ? text : { at: linesOf(text)(found), kind: "not-text", found: `U+${code}` };
}
function firstForeignByte(bytes) {
  const isText = (length, stream) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (isText(bytes.length, false)) return null;
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if (isText(middle, true)) low = middle;
    else high = middle - 1;
  }
  return low;
}
var placeAfter = (bytes) => {
  const before = new TextDecoder("utf-8").decode(bytes);
  return linesOf(before)(before.length);
};
function foreignLineBreak(text) {
  const found = text.search(/\r(?!\n)|[\u0085\u2028\u2029]/);
  return found < 0 ? null : found;
}

// src/workflow/identities.ts
function identityFinder(patterns, spend) {
  const wanted = patterns.map((pattern) => ({ pattern, piece: longestPiece(pattern.toLowerCase()) }));
  return (text) => {
    if (wanted.length === 0 || text === "") return [];
    const lower = text.toLowerCase();
    const likely = wanted.filter(({ piece }) => lower.includes(piece));
    if (likely.length === 0) return [];
    const words = [text.trim(), ...text.split(/[\s'"`;,()<>|&]+/), ...text.split(/[\s'"`;,()<>|&=]+/)];
    return likely.flatMap(({ pattern, piece }) => {
      const word3 = words.find((one) => one !== "" && one.toLowerCase().includes(piece) && spend() && matchesWildcard(pattern, one));
      return word3 === void 0 ? [] : [{ pattern, word: word3 }];
    });
  };
}
var longestPiece = (pattern) => pattern.split("*").reduce((longest, piece) => piece.length > longest.length ? piece : longest, "");
var inputNames = /* @__PURE__ */ new Set([
  "role-to-assume",
  "role-arn",
  "assume-role",
  "aws-role-to-assume",
  "workload_identity_provider",
  "workload-identity-provider",
  "service_account",
  "service-account",
  "client-id",
  "client_id",
  "azure-client-id",
  "creds",
  "role",
  "vault-role"
]);
var variableNames = /* @__PURE__ */ new Set([
  "AWS_ROLE_ARN",
  "AWS_ROLE_TO_ASSUME",
  "AWS_ROLE",
  "GOOGLE_WORKLOAD_IDENTITY_PROVIDER",
  "WORKLOAD_IDENTITY_PROVIDER",
  "GCP_SERVICE_ACCOUNT",
  "GOOGLE_SERVICE_ACCOUNT",
  "GOOGLE_IMPERSONATE_SERVICE_ACCOUNT",
  "AZURE_CLIENT_ID",
  "ARM_CLIENT_ID",
  "VAULT_ROLE",
  "TFC_WORKLOAD_IDENTITY_AUDIENCE"
]);
var namesIdentityInput = (name) => inputNames.has(name.toLowerCase());
var namesIdentityVariable = (name) => variableNames.has(name.toUpperCase());

// src/workflow/survey.ts
var plainTags = ["str", "int", "float", "bool", "null", "seq", "map"].map((name) => `tag:yaml.org,2002:${name}`);
function surveyOf(root, tell) {
  const anchors = /* @__PURE__ */ new Map();
  const extents = /* @__PURE__ */ new Map();
  const targets = /* @__PURE__ */ new Map();
  const leaf = { nodes: 1, levels: 0, text: 0 };
  const measure = (node, depth) => {
    if (depth > budgets.levels) throw new RangeError();
    if (isAlias(node)) return follow(node);
    if (isPair(node)) return sum([measure(node.key, depth), measure(node.value, depth)], 0);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return leaf;
    if (node.anchor !== void 0) anchors.set(node.anchor, node);
    if (node.tag !== void 0 && !plainTags.includes(node.tag)) tell("yaml", startOf(node), null);
    const extent = isScalar(node) ? { ...leaf, text: rawText(node).length } : sum(node.items.map((item) => measure(item, depth + 1)), 1);
    extents.set(node, extent);
    if (isMap(node)) checkKeys(node.items, targets, tell);
    return extent;
  };
  const follow = (alias) => {
    const target = anchors.get(alias.source);
    const extent = target === void 0 ? void 0 : extents.get(target);
    if (target === void 0 || extent === void 0) return tell("yaml", startOf(alias), null), leaf;
    targets.set(alias, target);
    return extent;
  };
  const whole = measure(root, 0);
  if (whole.levels > budgets.levels) tell("too-deep", 0, `${whole.levels} levels, at most ${budgets.levels}`);
  const bounded = whole.nodes <= budgets.nodes && whole.text <= budgets.text;
  if (!bounded) tell("too-much", 0, "aliases followed");
  return { targets, whole: bounded && whole.levels <= budgets.levels };
}
function sum(extents, own) {
  let nodes = own;
  let levels = 0;
  let text = 0;
  for (const extent of extents) {
    nodes += extent.nodes;
    text += extent.text;
    if (extent.levels > levels) levels = extent.levels;
  }
  return { nodes, levels: levels + own, text };
}
function checkKeys(items, targets, tell) {
  const seen = /* @__PURE__ */ new Set();
  for (const { key: written } of items) {
    const key = isAlias(written) ? targets.get(written) : written;
    if (!isScalar(key)) {
      tell("wrong-shape", startOf(written), null);
      continue;
    }
    const text = rawText(key);
    if (text === "<<") tell("merge-key", startOf(written), null);
    const name = (foldedText(text) ?? text).toUpperCase();
    if (seen.has(name)) tell("duplicate-key", startOf(written), text);
    seen.add(name);
  }
}
var startOf = (node) => isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] ?? 0 : 0;

// src/workflow/reading.ts
function startReading(bytes, identities) {
  const file = openFile(bytes);
  const doubts = [...file.doubts];
  const doubt = (kind, at, found = null) => {
    if (doubts.length < budgets.doubts) doubts.push({ at, kind, found: found === null ? null : shown(found) });
  };
  const spendExpressions = spender(budgets.expressions, () => doubt("too-much", file.placeOf(0), `more than ${budgets.expressions} expressions`));
  const spendComparisons = spender(budgets.comparisons, () => doubt("too-much", file.placeOf(0), "words that resemble an identity"));
  const { root, tree } = surveyed(file.root, (kind, offset, found) => doubt(kind, file.placeOf(offset), found));
  return {
    ...tree,
    root,
    text: file.text,
    placeOf: file.placeOf,
    placeIn: (scalar, piece) => file.placeOf(offsetIn(file.text, scalar, piece)),
    doubt,
    doubts,
    literals: [],
    spans: [],
    findIdentities: identityFinder(identities, () => spendComparisons(1)),
    spendExpressions,
    isSpent: () => !spendExpressions(0),
    templates: /* @__PURE__ */ new WeakMap(),
    conditions: /* @__PURE__ */ new WeakMap()
  };
}
function surveyed(root, tell) {
  if (root === null) return { root: null, tree: treeOf(/* @__PURE__ */ new Map()) };
  try {
    const { targets, whole } = surveyOf(root, tell);
    const tree = treeOf(targets);
    return { root: whole ? tree.valueOf(root) : null, tree };
  } catch (error) {
    tell(error instanceof RangeError ? "too-deep" : "stopped", 0, null);
    return { root: null, tree: treeOf(/* @__PURE__ */ new Map()) };
  }
}
function spender(budget, tell) {
  let left = budget;
  return (count) => {
    if (left < 0) return false;
    left -= count;
    if (left < 0) tell();
    return left >= 0;
  };
}
function offsetIn(text, scalar, piece) {
  const [start, end] = scalar.range ?? [0, 0];
  const found = text.slice(0, end).indexOf(piece, start);
  return found < 0 ? start : found;
}
var shown = (found) => looksLikeCredential(found) ? null : found.replace(/\s+/g, " ").slice(0, 60);
var placeOfNode = (reading, node) => reading.placeOf(node?.range?.[0] ?? 0);

// src/workflow/scalars.ts
var opening = "${{";
var repairLimit = 20;
function readScalar(reading, scalar, condition2 = false) {
  const known2 = condition2 ? reading.conditions : reading.templates;
  const read = known2.get(scalar) ?? readAnew(reading, scalar, condition2);
  known2.set(scalar, read);
  return read;
}
function readAnew(reading, scalar, condition2) {
  const at = reading.placeOf(scalar.range?.[0] ?? 0);
  const text = rawText(scalar);
  const credential = looksLikeCredential(text);
  const only = (part) => ({ template: { at, parts: [part] }, placed: [], credential, wrong: null });
  if (!condition2 && !text.includes(opening)) return only(credential ? { hidden: true } : text);
  if (reading.isSpent()) return only({ hidden: true });
  const read = condition2 ? parseCondition(text, at) : parseTemplate(text, at);
  const place = placer(reading, scalar, text);
  if (!read.ok) {
    const placed3 = repaired(text, read.offset, at).map((expression) => ({ at, expression: credential ? clean(expression) : expression }));
    return { ...only({ hidden: true }), placed: placed3, wrong: { found: read.found, at: place(read.offset), tooLarge: read.tooLarge === true } };
  }
  const joined = looksLikeCredential(plainText(read.template) ?? "");
  const template = joined ? { at, parts: [{ hidden: true }] } : credential ? cleanTemplate(read.template) : read.template;
  const placed2 = template.parts.flatMap((part, index) => {
    return typeof part === "string" ? [] : [{ at: place(read.offsets[index] ?? 0), expression: part }];
  });
  return { template, placed: placed2, credential: credential || joined, wrong: null };
}
function placer(reading, scalar, text) {
  const [start, end] = scalar.range ?? [0, 0];
  const written = occurrences(reading.text, start, end);
  const read = new Map(occurrences(text, 0, text.length).map((offset, index) => [offset, index]));
  return (offset) => {
    const index = read.get(offset);
    const place = index === void 0 || read.size !== written.length ? void 0 : written[index];
    return place === void 0 ? reading.placeIn(scalar, text.trimStart().slice(0, 20).split("\n")[0] ?? "") : reading.placeOf(place);
  };
}
function occurrences(text, from, to) {
  const found = [];
  for (let at = text.indexOf(opening, from); at >= 0 && at < to; at = text.indexOf(opening, at + 1)) found.push(at);
  return found;
}
function cleanTemplate({ at, parts }) {
  const cleanText = (part) => looksLikeCredential(part) ? { hidden: true } : part;
  return { at, parts: parts.map((part) => typeof part === "string" ? cleanText(part) : clean(part)) };
}
var clean = (expression) => withoutLiterals(expression, looksLikeCredential);
function repaired(text, broken, at) {
  const found = [];
  const before = parseTemplate(text.slice(0, broken), at);
  if (before.ok) found.push(...before.template.parts.filter((part) => typeof part !== "string"));
  let from = text.indexOf(opening, broken + 1);
  for (let tries = 0; tries < repairLimit && from >= 0; tries += 1) {
    const next = text.indexOf(opening, from + 1);
    const piece = parseTemplate(text.slice(from, next < 0 ? text.length : next), at);
    if (piece.ok) found.push(...piece.template.parts.filter((part) => typeof part !== "string"));
    from = next;
  }
  return found;
}

// src/workflow/inspect.ts
function inspect(reading, value, rule, into) {
  if (isScalar(value)) inspectScalar(reading, value, rule, into);
  else if (isSeq(value)) for (const item of value.items) inspect(reading, reading.valueOf(item), rule, into);
  else if (isMap(value)) inspectMap(reading, value, rule, into);
}
function inspectMap(reading, map, rule, into) {
  for (const entry of reading.entriesOf(map)) {
    const known2 = entry.key === null ? void 0 : rule.keys?.get(entry.key) ?? rule.others;
    if (known2 === void 0 && rule.strict === true) reading.doubt("unknown-key", placeOfNode(reading, entry.keyNode ?? map), entry.key);
    if (entry.key === null && rule.named === true) reading.doubt("wrong-shape", placeOfNode(reading, entry.keyNode ?? map));
    if (entry.keyNode !== null) inspectScalar(reading, entry.keyNode, { allows: rule.allows }, into);
    inspect(reading, entry.value, known2 ?? belowUnknown(rule, entry), into);
  }
}
function belowUnknown(rule, entry) {
  if (rule.strict === true && entry.key !== null) return { allows: allowances.unknown };
  return rule.throwAway === true ? { allows: rule.allows, throwAway: true } : { allows: rule.allows };
}
function inspectScalar(reading, scalar, rule, into) {
  const text = rawText(scalar);
  if (text === "") return;
  if (rule.throwAway === true) reading.spans.push({ start: scalar.range?.[0] ?? 0, end: scalar.range?.[1] ?? 0, job: null, throwAway: true });
  const read = readScalar(reading, scalar, rule.condition === true);
  const { wrong: wrong2 } = read;
  if (wrong2 !== null) reading.doubt(wrong2.tooLarge ? "expression-too-large" : "expression", wrong2.at, wrong2.found);
  const plain2 = plainText(read.template);
  if (rule.literal !== void 0) literalOf(reading, scalar, rule.literal, read.template, plain2, into);
  if (read.credential && rule.throwAway !== true) hiddenCredential(reading, scalar, into);
  mentions(reading, scalar, plain2 ?? text, into);
  if (!reading.spendExpressions(read.placed.length)) return;
  for (const { at, expression } of read.placed) {
    const refused = disallowedIn(expression, rule.allows);
    if (refused !== null) reading.doubt("context-not-allowed", at, refused);
    into.expressions.push({ at, expression: rule.literal === void 0 ? expression : withoutValues(expression) });
  }
}
function literalOf(reading, scalar, kind, { parts }, plain2, into) {
  const expressions = parts.filter((part) => typeof part !== "string");
  const fallback = kind === "container-password" && expressions.some(literalValuesOf);
  const hidden = expressions.some((part) => "hidden" in part);
  if (hidden || (plain2 === null ? fallback : plain2.trim() !== "")) reading.literals.push({ at: placeOfNode(reading, scalar), kind, job: into.job });
}
function hiddenCredential(reading, scalar, into) {
  const [start, end] = scalar.range ?? [0, 0];
  if (!looksLikeCredential(reading.text.slice(start, end))) reading.literals.push({ at: reading.placeOf(start), kind: "token", job: into.job });
}
function mentions(reading, scalar, text, into) {
  for (const { pattern, word: word3 } of reading.findIdentities(text)) into.identities.push({ at: reading.placeIn(scalar, word3), pattern });
}

// src/workflow/values.ts
function textTemplate(reading, value) {
  const at = placeOfNode(reading, value);
  return isScalar(value) ? readScalar(reading, value).template : { at, parts: value === null ? [""] : [{ hidden: true }] };
}
function typedTemplate(reading, value) {
  const typed = isScalar(value) ? value.value : value;
  const isInteger = typeof typed === "number" && Number.isSafeInteger(typed) && !Object.is(typed, -0);
  if (typed === null || typeof typed === "boolean" || isInteger) return { at: placeOfNode(reading, value), parts: [{ literal: typed }] };
  return textTemplate(reading, value);
}
function recordOf(reading, value, of) {
  if (!isMap(value)) return {};
  return Object.fromEntries(reading.entriesOf(value).flatMap((entry) => entry.key === null ? [] : [[entry.key, of(entry, entry.key)]]));
}
var textsByName = (reading, value) => recordOf(reading, value, (entry) => textTemplate(reading, entry.value));
function plainOf(value) {
  return isScalar(value) ? foldedText(rawText(value)) : null;
}
function plainListOf(reading, value, wrong2) {
  if (value === null || isNothing(value)) return null;
  const items = isSeq(value) ? value.items.map((item) => reading.valueOf(item)) : [value];
  return items.flatMap((item) => {
    const text = plainOf(item);
    if (text === null) wrong2(item ?? value);
    return text === null ? [] : [text];
  });
}
function constantTemplate(reading, value) {
  const constant = constantOf(reading, value);
  if (constant === void 0) return null;
  const json = JSON.stringify(constant);
  if (looksLikeCredential(json)) return null;
  return { at: placeOfNode(reading, value), parts: [{ call: "fromjson", of: [{ literal: json }] }] };
}
function constantOf(reading, value) {
  if (value === null) return null;
  if (isScalar(value)) {
    const plain2 = foldedText(rawText(value));
    return plain2 === null ? void 0 : typeof value.value === "string" ? plain2 : value.value;
  }
  const inner = isSeq(value) ? value.items.map((item) => constantOf(reading, reading.valueOf(item))) : reading.entriesOf(value).map((entry) => entry.key === null ? void 0 : constantOf(reading, entry.value));
  if (inner.includes(void 0)) return void 0;
  return isSeq(value) ? inner : Object.fromEntries(reading.entriesOf(value).map((entry, index) => [entry.key ?? "", inner[index]]));
}
function constantList(template) {
  const [only, ...more] = template.parts;
  if (only === void 0 || typeof only === "string" || more.length > 0) return null;
  const text = "call" in only && only.call === "fromjson" && only.of[0] !== void 0 ? plainText({ at: template.at, parts: [only.of[0]] }) : null;
  return text === null ? null : scalarsOf(text);
}
function scalarsOf(json) {
  try {
    const list = JSON.parse(json);
    const isPlain = (item) => item === null || ["string", "boolean"].includes(typeof item) || Number.isSafeInteger(item);
    return Array.isArray(list) && list.every(isPlain) ? list : null;
  } catch {
    return null;
  }
}
var literalPart = (value) => typeof value === "string" ? value : { literal: value };

// src/workflow/matrix.ts
function matrixOf(reading, strategy) {
  if (isScalar(strategy) && !isNothing(strategy)) return { dimensions: {}, include: null, exclude: null };
  const matrix = reading.get(strategy, "matrix");
  if (matrix === null || isNothing(matrix)) return null;
  if (!isMap(matrix)) return { dimensions: {}, include: null, exclude: null };
  const named = reading.entriesOf(matrix).every(({ key }) => key !== null);
  const { include, exclude, ...dimensions } = recordOf(reading, matrix, (entry) => entry.value);
  return {
    dimensions: Object.fromEntries(Object.entries(dimensions).map(([name, value]) => [name, dimensionOf(reading, value)])),
    include: named ? combinationsOf(reading, include ?? null) : null,
    exclude: combinationsOf(reading, exclude ?? null)
  };
}
function dimensionOf(reading, value) {
  if (isSeq(value)) return value.items.map((item) => valueOf(reading, reading.valueOf(item)));
  if (!isScalar(value)) return null;
  const template = textTemplate(reading, value);
  return constantList(template)?.map((item) => ({ at: template.at, parts: [literalPart(item)] })) ?? null;
}
function combinationsOf(reading, value) {
  if (value === null || isNothing(value)) return [];
  if (!isSeq(value)) return null;
  const items = value.items.map((item) => reading.valueOf(item));
  const understood = items.every((item) => isMap(item) && reading.entriesOf(item).every(({ key }) => key !== null));
  return understood ? items.map((item) => recordOf(reading, item, (entry) => valueOf(reading, entry.value))) : null;
}
var valueOf = (reading, value) => value === null || isScalar(value) ? typedTemplate(reading, value) : constantTemplate(reading, value);

// src/workflow/permissions.ts
function grantsIdToken(reading, permissions) {
  if (permissions === null || isNothing(permissions)) return null;
  if (isMap(permissions)) {
    const level = reading.get(permissions, "id-token");
    return level !== null && plainOf(level)?.toLowerCase() !== "none" && plainOf(level) !== "read";
  }
  const text = isScalar(permissions) ? plainOf(permissions) : null;
  if (text !== "write-all" && text !== "read-all") reading.doubt("wrong-shape", placeOfNode(reading, permissions), "permissions");
  return text !== "read-all";
}

// src/workflow/rules.ts
var plain = (allows) => ({ allows });
var keys = (rules) => new Map(Object.entries(rules));
var condition = (allows) => ({ allows, condition: true });
var { anything, job: job2, step, action: action2 } = allowances;
var anyValue = plain(anything);
var stepRule = (allows, conditions, nested) => {
  const names = "name continue-on-error timeout-minutes run working-directory env with background wait wait-all cancel";
  const known2 = new Map(names.split(" ").map((name) => [name, plain(allows)]));
  for (const name of ["id", "uses", "shell"]) known2.set(name, allows === action2 ? plain(action2) : anyValue);
  known2.set("if", condition(conditions));
  return { allows, strict: true, keys: new Map([...known2, ["parallel", nested]]) };
};
var nestedStep = (allows, conditions) => stepRule(allows, conditions, stepRule(allows, conditions, plain(allows)));
var password = { allows: allowances.credentials, literal: "container-password" };
var credentials = { allows: allowances.credentials, keys: keys({ password }) };
var container = (env) => ({ allows: job2, keys: keys({ env, credentials }) });
var jobRule = {
  allows: anything,
  strict: true,
  keys: keys({
    name: plain(job2),
    needs: anyValue,
    if: condition(allowances.jobIf),
    permissions: anyValue,
    "runs-on": plain(job2),
    environment: { allows: job2, strict: true, keys: keys({ name: plain(job2), url: plain(allowances.environmentUrl), deployment: plain(job2) }) },
    concurrency: plain(job2),
    outputs: { allows: allowances.outputs, named: true },
    env: plain(allowances.jobEnv),
    defaults: plain(allowances.jobDefaults),
    steps: nestedStep(step, allowances.stepIf),
    "timeout-minutes": plain(job2),
    "cancel-timeout-minutes": plain(job2),
    "continue-on-error": plain(job2),
    strategy: plain(allowances.strategy),
    container: container(plain(allowances.containerEnv)),
    services: { allows: job2, others: container({ allows: allowances.containerEnv, throwAway: true }) },
    snapshot: { allows: allowances.snapshotIf, keys: keys({ if: condition(allowances.snapshotIf) }) },
    uses: anyValue,
    with: { allows: job2, named: true },
    secrets: { allows: allowances.jobEnv, named: true, others: { allows: allowances.jobEnv, literal: "secret-literal" } }
  })
};
var callRule = {
  allows: anything,
  keys: keys({
    inputs: { allows: anything, others: { allows: anything, keys: keys({ default: plain(allowances.runName) }) } },
    outputs: { allows: anything, others: { allows: anything, keys: keys({ value: plain(allowances.callOutput) }) } }
  })
};
var workflowRule = {
  allows: anything,
  strict: true,
  keys: keys({
    name: anyValue,
    description: anyValue,
    "run-name": plain(allowances.runName),
    on: { allows: anything, keys: keys({ workflow_call: callRule }) },
    permissions: anyValue,
    env: plain(allowances.workflowEnv),
    defaults: anyValue,
    concurrency: plain(allowances.runName),
    jobs: { allows: anything, others: jobRule }
  })
};
var callKeys = /* @__PURE__ */ new Set(["name", "uses", "with", "secrets", "needs", "if", "permissions", "concurrency", "strategy"]);
var runsRule = {
  allows: action2,
  keys: keys({ steps: nestedStep(action2, allowances.actionIf), "pre-if": condition(allowances.actionIf), "post-if": condition(allowances.actionIf) })
};
var actionRule = {
  allows: anything,
  keys: keys({
    inputs: anyValue,
    outputs: { allows: anything, others: { allows: anything, keys: keys({ value: plain(action2) }) } },
    runs: runsRule
  })
};

// src/workflow/steps.ts
function stepsOf(reading, steps) {
  if (!isSeq(steps)) return [];
  return steps.items.flatMap((item) => {
    const step2 = reading.valueOf(item);
    return step2 === null ? [] : [step2, ...stepsOf(reading, reading.get(step2, "parallel"))];
  });
}
var deeds = ["run", "uses", "parallel", "wait", "wait-all", "cancel"];
function checkSteps(reading, steps) {
  for (const step2 of stepsOf(reading, steps)) {
    const at = placeOfNode(reading, step2);
    if (!isMap(step2)) reading.doubt("wrong-shape", at, "step");
    else {
      const count = reading.entriesOf(step2).filter(({ key }) => key !== null && deeds.includes(key)).length;
      if (count === 0) reading.doubt("missing", at, "run");
      if (count > 1) reading.doubt("wrong-shape", at, "step");
    }
  }
}
function usesOf(reading, steps) {
  return stepsOf(reading, steps).flatMap((step2) => {
    const uses = reading.get(step2, "uses");
    if (uses === null) return [];
    const at = placeOfNode(reading, uses);
    const text = plainOf(uses);
    if (text === null) reading.doubt("wrong-shape", at, "uses");
    return text === null ? [] : [referenceOf(text, at)];
  });
}

// src/workflow/jobs.ts
function jobsOf(reading, rule, env) {
  const jobs = reading.get(reading.root, "jobs");
  if (!isMap(jobs)) {
    reading.doubt(isNothing(jobs) ? "missing" : "wrong-shape", placeOfNode(reading, jobs ?? reading.root), "jobs");
    return [];
  }
  const entries = reading.entriesOf(jobs);
  if (entries.length > budgets.jobs) {
    reading.doubt("too-many-jobs", placeOfNode(reading, jobs), `${entries.length}, at most ${budgets.jobs}`);
    return [];
  }
  return entries.map((entry) => jobOf(reading, entry, rule, env));
}
function jobOf(reading, entry, rule, workflowEnv) {
  const { keyNode, value } = entry;
  const at = placeOfNode(reading, keyNode);
  const id = entry.key ?? "";
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,199}$/.test(id)) reading.doubt("wrong-shape", at, id);
  const found = { job: id, expressions: [], identities: [] };
  reading.spans.push({ start: keyNode?.range?.[0] ?? 0, end: value?.range?.[2] ?? 0, job: id, throwAway: false });
  inspect(reading, value, rule, found);
  shapeOf(reading, value, at);
  const get = (key) => reading.get(value, key);
  const env = textsByName(reading, get("env"));
  const steps = get("steps");
  return {
    id,
    at,
    if: conditionOf(reading, get("if")),
    needs: plainListOf(reading, get("needs"), (wrong2) => reading.doubt("wrong-shape", placeOfNode(reading, wrong2), "needs")) ?? [],
    environment: environmentOf(reading, get("environment")),
    matrix: matrixOf(reading, get("strategy")),
    env,
    idToken: grantsIdToken(reading, get("permissions")),
    call: callOf(reading, value),
    uses: usesOf(reading, steps),
    outputs: textsByName(reading, get("outputs")),
    expressions: found.expressions,
    identities: found.identities,
    identity: identityOf(reading, steps, [workflowEnv, env])
  };
}
function shapeOf(reading, job3, at) {
  if (!isMap(job3)) return reading.doubt("wrong-shape", at, "job");
  const keys2 = reading.entriesOf(job3).flatMap(({ key }) => key === null ? [] : [key]);
  const calls = keys2.includes("uses");
  if (!calls && !keys2.includes("runs-on")) reading.doubt("missing", at, "runs-on");
  const misplaced = keys2.filter((key) => calls ? !callKeys.has(key) : ["with", "secrets"].includes(key));
  for (const key of misplaced) reading.doubt("wrong-shape", placeOfNode(reading, reading.get(job3, key)), key);
  const steps = reading.get(job3, "steps");
  if (steps !== null && !isSeq(steps)) reading.doubt("wrong-shape", placeOfNode(reading, steps), "steps");
  checkSteps(reading, steps);
}
function conditionOf(reading, value) {
  if (value === null || isNothing(value)) return null;
  if (isScalar(value)) return readScalar(reading, value, true).template;
  reading.doubt("wrong-shape", placeOfNode(reading, value), "if");
  return null;
}
function environmentOf(reading, value) {
  if (value === null || isNothing(value)) return null;
  const name = isMap(value) ? reading.get(value, "name") : value;
  if (isScalar(name)) return { name: textTemplate(reading, name), at: placeOfNode(reading, name) };
  reading.doubt("wrong-shape", placeOfNode(reading, value), "environment");
  return { name: textTemplate(reading, name ?? value), at: placeOfNode(reading, value) };
}
function callOf(reading, job3) {
  const uses = reading.get(job3, "uses");
  if (uses === null) return null;
  const at = placeOfNode(reading, uses);
  const text = plainOf(uses);
  if (text === null || text === "") reading.doubt("wrong-shape", at, "uses");
  const reference = referenceOf(text ?? "", at);
  const inputs = recordOf(reading, reading.get(job3, "with"), (entry) => typedTemplate(reading, entry.value));
  return { ...reference, with: inputs, secrets: secretsOf(reading, reading.get(job3, "secrets")) };
}
function secretsOf(reading, value) {
  if (value === null || isNothing(value)) return {};
  if (plainOf(value)?.trim() === "inherit") return "inherit";
  if (!isMap(value)) reading.doubt("wrong-shape", placeOfNode(reading, value), "secrets");
  const handed = recordOf(reading, value, (entry) => withoutText(textTemplate(reading, entry.value)));
  return Object.fromEntries(Object.entries(handed).map(([name, template]) => [name.toUpperCase(), template]));
}
function withoutText(template) {
  if (plainText(template)?.trim() === "") return template;
  return { at: template.at, parts: template.parts.map((part) => typeof part === "string" ? { hidden: true } : withoutValues(part)) };
}
function identityOf(reading, steps, env) {
  const named = [
    ...env.flatMap((names) => namedBy(names, namesIdentityVariable)),
    ...stepsOf(reading, steps).flatMap((step2) => [
      ...namedBy(textsByName(reading, reading.get(step2, "with")), namesIdentityInput),
      ...namedBy(textsByName(reading, reading.get(step2, "env")), namesIdentityVariable)
    ])
  ];
  return named.length === 0 ? "none" : named.some((text) => text !== null) ? "literal" : "expression";
}
var namedBy = (templates, isIdentity) => Object.entries(templates).flatMap(([name, template]) => isIdentity(name) ? [plainText(template)] : []).filter((text) => text !== "");

// src/workflow/needs.ts
function checkNeeds(reading, jobs) {
  const byId = new Map(jobs.map((job3) => [job3.id.toLowerCase(), job3]));
  for (const job3 of jobs) {
    for (const need of job3.needs) if (!byId.has(need.toLowerCase())) reading.doubt("unknown-job", job3.at, need);
  }
  const circle = inCircle(byId);
  if (circle !== null) reading.doubt("cyclic-needs", circle.at, circle.id);
}
function inCircle(byId) {
  const waiting = /* @__PURE__ */ new Map();
  const waiters = /* @__PURE__ */ new Map();
  for (const [id, job3] of byId) {
    const needs = [...new Set(job3.needs.map((need) => need.toLowerCase()))].filter((need) => byId.has(need));
    waiting.set(id, needs.length);
    for (const need of needs) waiters.set(need, [...waiters.get(need) ?? [], id]);
  }
  const ready = [...waiting].flatMap(([id, count]) => count === 0 ? [id] : []);
  for (let id = ready.pop(); id !== void 0; id = ready.pop()) {
    waiting.delete(id);
    for (const waiter of waiters.get(id) ?? []) {
      const left2 = (waiting.get(waiter) ?? 0) - 1;
      waiting.set(waiter, left2);
      if (left2 === 0) ready.push(waiter);
    }
  }
  const [left] = waiting.keys();
  return left === void 0 ? null : byId.get(left) ?? null;
}

// src/workflow/scrub.ts
var word2 = "hidden";
function scrubbed(value) {
  return clean2(value);
}
function clean2(value) {
  if (typeof value === "string") return looksLikeCredential(value) ? word2 : value;
  if (Array.isArray(value)) return value.map(clean2);
  if (typeof value !== "object" || value === null) return value;
  if (isLiteralCredential(value)) return { hidden: true };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean2(key), key === "parts" ? cleanParts(inner) : clean2(inner)]));
}
var isLiteralCredential = (value) => "literal" in value && typeof value.literal === "string" && looksLikeCredential(value.literal);
var cleanParts = (parts) => Array.isArray(parts) ? parts.map(cleanPart) : clean2(parts);
var cleanPart = (part) => typeof part === "string" && looksLikeCredential(part) ? { hidden: true } : clean2(part);

// src/workflow/eventNames.ts
var known = new Set(
  "branch_protection_rule check_run check_suite create delete deployment deployment_status discussion discussion_comment fork gollum image_version issue_comment issues label member merge_group milestone page_build project project_card project_column public pull_request pull_request_comment pull_request_review pull_request_review_comment pull_request_target push registry_package release repository_dispatch schedule status watch workflow_call workflow_dispatch workflow_run".split(" ")
);
var isEventName = (event) => known.has(event);

// src/workflow/triggers.ts
function triggersOf(reading, on) {
  if (on === null || isNothing(on)) {
    reading.doubt("missing", placeOfNode(reading, on ?? reading.root), "on");
    return [];
  }
  if (isMap(on)) return reading.entriesOf(on).flatMap(({ keyNode, value }) => keyNode === null ? [] : triggerOf(reading, keyNode, value));
  const names = isSeq(on) ? on.items.map((item) => reading.valueOf(item)) : [on];
  return names.flatMap((name) => name === null ? [] : triggerOf(reading, name, null));
}
function triggerOf(reading, name, value) {
  const at = placeOfNode(reading, name);
  const event = plainOf(name);
  if (event === null) {
    reading.doubt("wrong-shape", at, "on");
    return [];
  }
  if (!isEventName(event)) reading.doubt("unknown-event", at, event);
  const shaped = isNothing(value) || isMap(value) || event === "schedule" && isSeq(value);
  if (!shaped) wrong(reading, event)(value ?? name);
  const filter = (key) => plainListOf(reading, reading.get(value, key), wrong(reading, key));
  for (const key of ["branches", "tags", "paths"]) {
    const other = reading.get(value, `${key}-ignore`);
    if (other !== null && reading.get(value, key) !== null) reading.doubt("wrong-shape", placeOfNode(reading, other), `${key}-ignore`);
  }
  const inputs = recordOf(reading, reading.get(value, "inputs"), (entry) => inputOf(reading, entry.value));
  const secrets = Object.keys(recordOf(reading, reading.get(value, "secrets"), () => null)).map((secret) => secret.toUpperCase());
  const types2 = filter("types")?.map((type) => type.toLowerCase()) ?? null;
  const [branches, branchesIgnore, tags, tagsIgnore] = [filter("branches"), filter("branches-ignore"), filter("tags"), filter("tags-ignore")];
  return [{ at, event, branches, branchesIgnore, tags, tagsIgnore, types: types2, inputs, secrets }];
}
var wrong = (reading, found) => (value) => reading.doubt("wrong-shape", placeOfNode(reading, value), found);
var types = ["string", "boolean", "number", "choice", "environment"];
function inputOf(reading, input) {
  const written = plainOf(reading.get(input, "type")) ?? "string";
  const type = types.find((known2) => known2 === written);
  if (type === void 0) reading.doubt("wrong-shape", placeOfNode(reading, reading.get(input, "type")), written);
  const fallback = reading.get(input, "default");
  const options2 = reading.get(input, "options");
  return {
    type: type ?? "string",
    options: plainListOf(reading, options2, wrong(reading, "options")),
    required: plainOf(reading.get(input, "required"))?.toLowerCase() === "true",
    default: fallback === null ? null : typedTemplate(reading, fallback)
  };
}

// src/workflow/read.ts
function readWorkflow(bytes, ask) {
  return safely(() => workflowFrom(startReading(bytes, ask.identities)), emptyWorkflow);
}
function readAction(bytes, ask) {
  return safely(() => actionFrom(startReading(bytes, ask.identities)), emptyAction);
}
var unreadWorkflow = (file) => emptyWorkflow(unreadDoubt(file));
var unreadAction = (file) => emptyAction(unreadDoubt(file));
var unreadDoubt = ({ unread, bytes = 0 }) => bytes > budgets.bytes ? onlyDoubt(`${bytes} bytes, at most ${budgets.bytes}`, "too-large") : onlyDoubt(unread, "unread");
var emptyWorkflow = (remarks) => {
  return { kind: "workflow", triggers: [], idToken: null, env: {}, expressions: [], jobs: [], remarks };
};
var emptyAction = (remarks) => ({ kind: "action", expressions: [], uses: [], remarks });
function onlyDoubt(found, kind = "stopped") {
  const shown2 = found === null || looksLikeCredential(found) ? null : found.slice(0, 60);
  const doubt = { at: { line: 1, column: 1 }, kind, found: shown2 };
  return { doubts: [doubt], literals: [], identities: [] };
}
function safely(read, nothing) {
  try {
    const model = read();
    const written = model.remarks.literals.some(({ kind }) => kind !== "container-password" && kind !== "secret-literal");
    return written ? scrubbed(model) : model;
  } catch {
    return nothing(onlyDoubt(null));
  }
}
function workflowFrom(reading) {
  const { root } = reading;
  const outside = findingsOutside(reading, workflowRule, (key) => key !== "jobs");
  const env = textsByName(reading, reading.get(root, "env"));
  const jobRule2 = workflowRule.keys?.get("jobs")?.others;
  const known2 = isMap(root) && jobRule2 !== void 0;
  const triggers = known2 ? triggersOf(reading, reading.get(root, "on")) : [];
  const jobs = known2 ? jobsOf(reading, jobRule2, env) : [];
  checkNeeds(reading, jobs);
  return {
    kind: "workflow",
    triggers,
    idToken: grantsIdToken(reading, reading.get(root, "permissions")),
    env,
    expressions: outside.expressions,
    jobs,
    remarks: remarksOf(reading, outside)
  };
}
function actionFrom(reading) {
  const outside = findingsOutside(reading, actionRule, () => true);
  const uses = usesOf(reading, reading.get(reading.get(reading.root, "runs"), "steps"));
  return { kind: "action", expressions: outside.expressions, uses, remarks: remarksOf(reading, outside) };
}
function findingsOutside(reading, rule, isOutside) {
  const into = { job: null, expressions: [], identities: [] };
  const { root } = reading;
  if (!isMap(root)) {
    if (reading.doubts.length === 0) reading.doubt(isNothing(root) ? "missing" : "wrong-shape", placeOfNode(reading, root), null);
    inspect(reading, root, rule, into);
    return into;
  }
  for (const { key, keyNode, value } of reading.entriesOf(root)) {
    const known2 = key === null ? void 0 : rule.keys?.get(key);
    if (known2 === void 0 && rule.strict === true) reading.doubt("unknown-key", placeOfNode(reading, keyNode ?? root), key);
    inspect(reading, keyNode, { allows: rule.allows }, into);
    const below = known2 ?? { allows: rule.strict === true ? allowances.unknown : rule.allows };
    if (isOutside(key) || !isMap(value)) inspect(reading, value, below, into);
  }
  return into;
}
function remarksOf(reading, outside) {
  const tab = reading.doubts.find(({ kind }) => kind === "tab");
  const doubts = tab === void 0 ? unique(reading.doubts) : [tab];
  return { doubts, literals: unique([...writtenOut(reading), ...reading.literals.slice(0, budgets.literals)]), identities: outside.identities };
}
function writtenOut(reading) {
  return credentialsIn(reading.text).slice(0, budgets.literals).flatMap(({ start, kind }) => {
    const around = reading.spans.filter((span) => span.start <= start && start < span.end);
    if (kind === "url-password" && around.some(({ throwAway }) => throwAway)) return [];
    return [{ at: reading.placeOf(start), kind, job: around.find(({ job: job3 }) => job3 !== null)?.job ?? null }];
  });
}
var unique = (list) => [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];

export {
  readWorkflow,
  readAction,
  unreadWorkflow,
  unreadAction
};
