import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/controls/boundaryReasons.ts
var ranks = ["violation", "not-understood", "undetermined", "note"];
var worstFirst = (findings2) => findings2.toSorted(
  (one, other) => ranks.indexOf(one.verdict) - ranks.indexOf(other.verdict) || compared(one.file, other.file) || one.line - other.line || one.column - other.column || compared(one.rule, other.rule)
);
var compared = (one, other) => one < other ? -1 : one > other ? 1 : 0;
var listed = 2e3;
function groupedByRun(findings2) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings2) {
    const { context, ...rest } = finding;
    const key = JSON.stringify(rest);
    const group = groups.get(key) ?? { finding, contexts: [] };
    groups.set(key, group);
    if (context !== null && !group.contexts.includes(context)) group.contexts.push(context);
  }
  return [...groups.values()];
}
function findingReasons(groups, blobs) {
  const isNote = ({ finding }) => finding.verdict === "note";
  const told = groups.slice(0, listed);
  const rest = groups.slice(listed).filter((group) => !isNote(group)).length;
  const more = rest === 0 ? [] : [{ message: "moreFindings", data: { count: rest }, facts: ["/workflows"] }];
  return {
    broken: [...told.filter((group) => !isNote(group)).map((group) => findingReason(group, blobs)), ...more],
    noted: told.filter(isNote).map((group) => findingReason(group, blobs))
  };
}
function findingReason({ finding, contexts }, blobs = /* @__PURE__ */ new Map()) {
  const { message: _, data, exception, file, ...rest } = finding;
  const id = messageOf(finding);
  const blob = blobs.get(file);
  return {
    message: finding.verdict === "note" ? `${id}Noted` : id,
    data: { ...data, ...rest, file, exception: exception === null ? null : { ...exception }, runs: contexts },
    facts: [file === "" ? "/inventory" : blob === void 0 ? "/workflows" : `/workflows/models/${pointerStep(blob)}`]
  };
}
var pointerStep = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
function messageOf({ message, data, environment }) {
  if (message === "notUnderstood") return typeof data["found"] === "string" ? "notUnderstoodWord" : "notUnderstood";
  return message === "secretMisplaced" && data["store"] === "environment" && environment !== null ? "secretInEnvironment" : message;
}
function exceptionReasons(groups, { unused }, { exceptions }) {
  const used = /* @__PURE__ */ new Map();
  for (const { finding } of groups) {
    if (finding.exception === null) continue;
    const key = JSON.stringify(finding.exception);
    const covered = used.get(key);
    if (covered === void 0) used.set(key, [finding]);
    else covered.push(finding);
  }
  return [
    ...[...used.values()].map(exceptedReason),
    ...unused.map(({ file, job, expired }) => {
      const named = exceptions.find((one) => one.file === file && one.job === job);
      const data = { file, job: job ?? "every job", approvedBy: named?.approvedBy ?? null, expires: named?.expires ?? null };
      return { message: expired ? "exceptionExpired" : "exceptionUnused", data, facts: ["/evaluatedAt"] };
    })
  ];
}
function exceptedReason(covered) {
  const data = { ...covered[0]?.exception, count: covered.length, files: [...new Set(covered.map(({ file }) => file))] };
  return { message: "excepted", data, facts: ["/workflows", "/evaluatedAt"] };
}

// src/controls/boundarySentences.ts
var before = "{inBase| The base has it already.|}";
var runs = "{runs|a run|runs} of {runs|and}";
var at = (text) => `{where}: ${text}${before}`;
var toDevelopment = "or switch the environment by the event, so that other runs name a development one";
var toCompute = "Write the environment of {jobs|and} ({where}) as text, or as an expression over event, ref, matrix or an input with choices.";
var findings = {
  environmentReachable: {
    text: at(`{jobs|job|jobs} {jobs|and} can reach the production environment {environment} in ${runs}, which may run code that nobody reviewed.`),
    short: "production environment {environment} in {run|=}, {place}",
    todo: `Let {jobs|and} ({where}) run on reviewed refs only, by the events and branches of the file or an \`if:\` of the job, ${toDevelopment}.`
  },
  environmentUnknown: {
    text: at(`the environment of {jobs|and} in ${runs} is computed while running; it may be a production one.`),
    short: "environment not known in {run|=}, {place}",
    todo: toCompute
  },
  environmentByTag: {
    text: at("{jobs|job|jobs} {jobs|and} can reach the production environment {environment} from a tag, and nothing says who may push tags."),
    short: "production environment {environment} from a tag, {place}",
    todo: "List the tags that hold reviewed code only under `production.release.tags`, or do not run {jobs|and} ({where}) on tags."
  },
  secretOutside: {
    text: at(`production secret {secret} is asked for by {jobs|job|jobs} {jobs|and} in ${runs}, outside of a production job.`),
    short: "production secret {secret} in {run|=}, {place}",
    todo: "Move what needs {secret} ({where}) into a job that has a production environment in every run, or use a development secret there."
  },
  secretPerhapsOutside: {
    text: at(`production secret {secret} is asked for by {jobs|and} in ${runs}, and whether its environment is a production one is not known.`),
    short: "production secret {secret} in a job whose environment is not known, {place}",
    todo: toCompute
  },
  wholeContext: {
    text: at(`the whole secrets context is handed on in ${runs}, with every production secret that is within reach.`),
    short: "the whole secrets context in {run|=}, {place}",
    todo: "Name each secret that is needed instead of the whole context ({where})."
  },
  computedSecret: {
    text: at(`a secret is chosen by a name that is computed while running, in ${runs}; it may be a production one.`),
    short: "a secret by a computed name in {run|=}, {place}",
    todo: "Write the name of the secret as text ({where}); to choose between two, name both."
  },
  inheritUnreadable: {
    text: at(`\`secrets: inherit\` hands every secret to {workflow}, which could not be read, in ${runs}.`),
    short: "every secret inherited by {workflow} in {run|=}, {place}",
    todo: "Hand {workflow} the secrets it needs by name ({where}), or make it readable for the gate."
  },
  calleeUnpinned: {
    text: at(`{workflow} is called with {given} in ${runs} and is not pinned to a commit: what it does can change unseen.`),
    short: "{workflow} is not pinned to a commit, {place}",
    todo: "Pin {workflow} to a full commit id ({where}), or list its owner under `production.trusted`."
  },
  calleeMissing: {
    text: at("the called workflow {workflow} is not there, or could not be read."),
    short: "the called workflow {workflow} could not be read, {place}",
    todo: "Correct the reference to {workflow} ({where}), or make it readable for the gate."
  },
  calleeCyclic: {
    text: at("{workflow} calls itself, directly or by others, which GitHub refuses."),
    short: "{workflow} calls itself, {place}",
    todo: "Take {workflow} out of the circle ({where})."
  },
  calleeTooDeep: {
    text: at("workflows call each other deeper than GitHub allows, down to {workflow}."),
    short: "workflows call each other too deep, {place}",
    todo: "Call {workflow} from fewer levels ({where})."
  },
  calleeGivenSecret: {
    text: at(`production secret {secret} is handed to {workflow}, which could not be judged, in ${runs}.`),
    short: "production secret {secret} handed to {workflow}, {place}",
    todo: "Do not hand {secret} to {workflow} ({where}), or pin it to a full commit id that the gate can read."
  },
  literalCredential: {
    text: at("a credential is written into the file ({kind})."),
    short: "a credential in the file, {place}",
    todo: "Revoke the credential ({where}), since it stays in the history, and put the new one into a secret."
  },
  identityNamed: {
    text: at(`the production identity {pattern} is named in ${runs}, outside of a production job.`),
    short: "production identity {pattern} in {run|=}, {place}",
    todo: "Move what takes on {pattern} ({where}) into a job that has a production environment in every run."
  },
  identityUnknown: {
    text: at(`{jobs|and} may ask for an identity token in ${runs}, and which identity it takes on cannot be read here.`),
    short: "identity not known in {run|=}, {place}",
    todo: "Write the identity as text ({where}), or take `id-token: write` from {jobs|and}."
  },
  productionOutput: {
    text: at(`{jobs|and} uses outputs of the production job {producer} in ${runs}.`),
    short: "output of the production job {producer} in {run|=}, {place}",
    todo: "See that no output of {producer} carries a secret ({where})."
  },
  notUnderstood: {
    text: at("the file was not understood here: {doubt|=}."),
    short: "workflow file not understood, {place}",
    todo: "In {where}, {mend|=}: {doubt|=}. A file that is not understood never passes."
  },
  notUnderstoodWord: {
    text: at("the file was not understood here: {doubt|=} ({found})."),
    short: "workflow file not understood, {place}",
    todo: "In {where}, {mend|=}: {doubt|=} ({found}). A file that is not understood never passes."
  },
  secretMisplaced: {
    text: `Production secret {secret} stands among the {store|=} secrets, where every workflow can ask for it.${before}`,
    short: "production secret {secret} among the {store|=} secrets",
    todo: "Move {secret} into a production environment with a branch policy, and delete it from the {store|=} secrets."
  },
  secretInEnvironment: {
    text: `Production secret {secret} stands in {environment}, which is no production environment.${before}`,
    short: "production secret {secret} in the environment {environment}",
    todo: "Move {secret} from {environment} into a production environment with a branch policy."
  },
  environmentUnprotected: {
    text: `The production environment {environment} is not closed to unreviewed code: it lacks {lacks|and}.${before}`,
    short: "production environment {environment} lacks {lacks|and}",
    todo: "In the settings of the environment {environment}, ask for reviewers, prevent self-review, let no administrator bypass, and admit reviewed branches only. Missing: {lacks|and}."
  },
  secretShadowed: {
    text: `{secret} exists in {environment} and among the {store|=} secrets too: if the first is gone, the second is used without a word.${before}`,
    short: "{secret} exists in {environment} and among the {store|=} secrets",
    todo: "Delete {secret} from the {store|=} secrets, or rename one of the two."
  }
};
var broken = Object.fromEntries(Object.entries(findings).map(([id, said]) => [id, { kind: "broken", ...said }]));
var noted = Object.fromEntries(
  Object.entries(findings).map(([id, { text, todo }]) => [`${id}Noted`, { kind: "note", text, todo }])
);
var boundaryMessages = {
  ...broken,
  ...noted,
  moreFindings: {
    kind: "broken",
    text: "{count} more findings are not listed one by one.",
    short: "{count} more findings",
    todo: "Repair those that are listed first; {count} more findings follow."
  },
  judged: {
    kind: "note",
    text: "{fileCount} {fileCount|file|files} with {jobs} {jobs|job|jobs} {fileCount|was|were} judged, in {contexts|a run|runs} of {contexts|and}: {files|and}; {productionJobs} {productionJobs|job reaches|jobs reach} production."
  },
  onlyCalled: {
    kind: "note",
    text: "{count} of the files {count|is|are} only called from elsewhere, and {count|was|were} not judged here: {files|and}."
  },
  assumedStatic: {
    kind: "note",
    text: "Judged by the workflow files alone: whoever can push a branch can write another workflow, so production secrets must live only in environments with a branch policy. Whether they do was not read."
  },
  inventoryUnread: {
    kind: "note",
    text: "Judged by the workflow files alone: {what} could not be read ({request}: {detail})."
  },
  inventoryPartly: {
    kind: "note",
    text: "Judged by the workflow files, and by the places of secrets as far as they are known; not known: {untold|and}."
  },
  inventoryRead: { kind: "note", text: "Where secrets live was read as well, and the places were judged." },
  alreadyThere: { kind: "note", text: "{count} {count|finding stands|findings stand} in the base already; they block all the same." },
  excepted: {
    kind: "note",
    text: "An exception until {expires}, approved by {approvedBy} ({reason}), covers {count} {count|finding|findings} in {files|and}."
  },
  exceptionExpired: {
    kind: "warning",
    text: "The exception for {file} ({job}), approved by {approvedBy}, expired on {expires} and covers nothing any more."
  },
  exceptionUnused: { kind: "note", text: "The exception for {file} ({job}) covers nothing: it can be taken out of the policy." },
  noFiles: { kind: "note", text: "There are no workflow files." }
};

// src/controls/doubtWords.ts
var doubtWords = {
  "not-text": { doubt: "characters that no text has", mend: "take out what is no text" },
  "not-utf-8": { doubt: "bytes of another encoding", mend: "save the file as unicode text" },
  unread: { doubt: "the file could not be read", mend: "make the file readable here" },
  "too-large": { doubt: "too large to be read", mend: "make the file smaller" },
  "too-deep": { doubt: "nested too deep", mend: "nest it less" },
  "too-many-jobs": { doubt: "too many jobs", mend: "split the file" },
  "too-much": { doubt: "more than is looked at", mend: "split or simplify the file" },
  yaml: { doubt: "this is no valid yaml", mend: "correct the yaml" },
  tab: { doubt: "a tab in the indentation", mend: "indent by spaces" },
  "several-documents": { doubt: "several documents in one file", mend: "keep one document in the file" },
  "duplicate-key": { doubt: "a key that stands twice", mend: "keep one of the two" },
  "merge-key": { doubt: "a merge key", mend: "write the merged keys out" },
  "unknown-key": { doubt: "an unknown key", mend: "correct the key or take it out" },
  "wrong-shape": { doubt: "a value of the wrong kind", mend: "write what github takes there" },
  missing: { doubt: "something is missing", mend: "add what is missing" },
  "unknown-event": { doubt: "an unknown event", mend: "correct the name of the event" },
  expression: { doubt: "an expression that is not valid", mend: "correct the expression" },
  "expression-too-large": { doubt: "an expression that is too large", mend: "split the expression" },
  "context-not-allowed": { doubt: "a context that is not allowed here", mend: "use it where github allows it" },
  "unknown-job": { doubt: "a job that is not there", mend: "correct the name of the job" },
  "cyclic-needs": { doubt: "jobs that need each other in a circle", mend: "break the circle" },
  stopped: { doubt: "the reading was stopped", mend: "simplify the file" }
};

// src/controls/boundaryWords.ts
function boundaryWords(data) {
  const { rule, file, line, job = null, jobs, context = null, runs: runs2, kind } = data;
  if (typeof rule !== "string") return {};
  const isPlaced = typeof file === "string" && file !== "";
  return {
    ...isPlaced ? { place: `${file.replace(/^\.github\/workflows\//, "")}:${String(line)}`, where: `${file}:${String(line)}${via(data)}` } : {},
    run: runWords(context),
    runs: Array.isArray(runs2) && runs2.length > 0 ? runs2 : ["any event"],
    jobs: Array.isArray(jobs) ? jobs : job === null ? [] : [job],
    ...typeof kind === "string" && Object.hasOwn(doubtWords, kind) ? doubtWords[kind] : {}
  };
}
function via({ callee, calleeLine, caller }) {
  if (typeof callee === "string") return ` (${callee}${typeof calleeLine === "number" ? `:${calleeLine}` : ""})`;
  return typeof caller === "string" ? ` (called by ${caller})` : "";
}
function runWords(context) {
  if (typeof context !== "string") return "any run";
  const words = /^[a-z_]{1,30}$/.test(context) ? `${context.replaceAll("_", " ")} run` : context;
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

export {
  worstFirst,
  groupedByRun,
  findingReasons,
  findingReason,
  exceptionReasons,
  boundaryMessages,
  boundaryWords
};
