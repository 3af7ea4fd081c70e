import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  spoken
} from "./chunk-KCJQA4TG.js";
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  groupedByRun,
  worstFirst
} from "./chunk-2FW3636Z.js";
import "./chunk-63K54IQN.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import "./chunk-3Z6U3Y6T.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/render/boundaryRules.ts
var boundaryRules = {
  S1: {
    title: "No production environment is reachable from a development run",
    reason: "A job that names a production environment in a run of unreviewed code receives the secrets of that environment.",
    remedy: "Give the job an `if:` that holds on release branches only, or move it to a workflow of its own that starts on them."
  },
  S2: {
    title: "A production secret is used only in a production job",
    reason: "Outside of a production environment nobody reviews who receives the secret, and code of any branch may be running.",
    remedy: "Store the secret in a production environment and name that environment in the one job that needs it."
  },
  S3: {
    title: "No development run receives the whole secrets context",
    reason: "The whole context, a computed name, or `secrets: inherit` to code that cannot be read hands over production secrets by no name that could be checked.",
    remedy: "Name each secret that is needed."
  },
  S4: {
    title: "Called workflows are known, and judged in the run of their caller",
    reason: "A callee that a tag or branch names can be other code tomorrow, and receives what it is handed all the same.",
    remedy: "Pin the callee to a full commit id, or list its owner under `production.trusted`."
  },
  S5: {
    title: "No credential is written into a workflow file",
    reason: "Everybody who can read the repository, now or later, has it.",
    remedy: "Revoke the credential, store its successor as a secret, and refer to that."
  },
  S6: {
    title: "No development job asks for a production identity",
    reason: "A job with `id-token: write` that names a production role needs no stored secret to act in production.",
    remedy: "Move the job into a production environment, and let the role trust that environment only."
  },
  S7: {
    title: "Outputs of a production job are not used by a development job",
    reason: "What a production job puts out leaves the environment that protects it.",
    remedy: "Hand over nothing but what may be public, or move the reader into the production job."
  },
  S8: {
    title: "Every file was understood",
    reason: "What is not understood could say anything, so it is never taken for good.",
    remedy: "Correct the file at the place that is named; a file that GitHub accepts and this tool does not is a mistake to report."
  },
  I1: {
    title: "Production secrets live only in production environments",
    reason: "Whoever can push a branch can write a workflow that reads every secret of the repository and the organisation.",
    remedy: "Move the secret into a production environment and delete the other copy."
  },
  I2: {
    title: "Production environments are protected",
    reason: "Without reviewers and a branch policy, naming the environment is all it takes to receive its secrets.",
    remedy: "Require reviewers, prevent self-review, limit the branches, and allow no bypass by administrators."
  },
  I3: {
    title: "No secret of a production environment has a namesake below it",
    reason: "When the first is missing, the second is used in silence.",
    remedy: "Delete the namesake in the repository or organisation, or give it another name."
  }
};

// src/render/lineHash.ts
var blockSize = 100;
var factor = 37n;
var endOfFile = 65535;
var lineFeed = 10;
function lineHashes(lines) {
  const { stream, starts } = withoutBlanks(lines);
  const counts = /* @__PURE__ */ new Map();
  return starts.map((start) => {
    let hash = 0n;
    for (let offset = 0; offset < blockSize; offset += 1) hash = BigInt.asUintN(64, hash * factor + BigInt(stream[start + offset] ?? 0));
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash.toString(16)}:${count}`;
  });
}
function withoutBlanks(lines) {
  const stream = [];
  const starts = lines.map((line, index) => {
    if (index > 0) stream.push(lineFeed);
    const start = stream.length;
    for (const character of line.replace(/[ \t]/g, "").split("")) stream.push(character.charCodeAt(0));
    return start;
  });
  stream.push(endOfFile);
  return { stream, starts };
}

// src/render/sarif.ts
var resultLimit = 5e3;
var levels = {
  violation: "error",
  "not-understood": "error",
  undetermined: "warning",
  note: "note"
};
var ruleIds = Object.keys(boundaryRules);
function sarif(report) {
  const groups = groupedByRun(worstFirst(report.reading.findings));
  const fingerprint = fingerprints(report);
  const run = {
    tool: { driver: { name: "countersign", semanticVersion: version, informationUri: pageOf(""), rules: ruleIds.map(ruleOf) } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(groups.length, report) }],
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    properties: { verdict: report.verdict, assurance: report.reading.assurance },
    results: groups.slice(0, resultLimit).map((group) => resultOf(group, report, fingerprint))
  };
  return jsonText({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, 2);
}
var pageOf = (anchor) => `https://countersign.dev/docs/secrets${anchor}`;
function ruleOf(id) {
  const { title, reason, remedy } = boundaryRules[id];
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${reason}` },
    defaultConfiguration: { level: "error" },
    helpUri: pageOf(`#${id.toLowerCase()}`),
    help: { text: `${reason} ${remedy}`, markdown: `${reason}

${remedy}` },
    properties: { tags: ["security"], precision: "high", "problem.severity": "error" }
  };
}
function resultOf(group, report, fingerprint) {
  const { finding, contexts } = group;
  const { job, exception } = finding;
  const { text, todo } = spoken(group);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIds.indexOf(finding.rule),
    level: levels[finding.verdict],
    message: { text: `${text} ${todo}` },
    locations: [{ physicalLocation: physicalLocation(finding, report), ...job !== null && inJob(job) }],
    partialFingerprints: fingerprint(finding),
    suppressions: exception === null ? [] : [suppression(exception)],
    properties: { verdict: finding.verdict, contexts }
  };
}
var inJob = (job) => ({ logicalLocations: [{ fullyQualifiedName: `jobs.${job}`, kind: "module" }] });
var suppression = ({ reason, approvedBy, expires }) => ({
  kind: "external",
  status: "accepted",
  justification: `${reason} (${approvedBy}, until ${expires})`
});
function physicalLocation({ file, line, column }, { policy, linesOf }) {
  const shown = file === "" ? policy.path ?? ".github/countersign.yml" : file;
  const [startLine, startColumn] = [Math.max(1, line), Math.max(1, column)];
  const length = (file === "" ? null : linesOf(file))?.[startLine - 1]?.trimEnd().length ?? 0;
  return {
    artifactLocation: { uri: uriOf(shown), uriBaseId: "%SRCROOT%" },
    region: { startLine, startColumn, endLine: startLine, endColumn: Math.max(startColumn, length) + 1 }
  };
}
var uriOf = (path) => path.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD").split("/").map(encodeURIComponent).join("/");
function fingerprints({ linesOf }) {
  const hashes = /* @__PURE__ */ new Map();
  return (finding) => {
    const { rule, message, file, job, secret, environment, line } = finding;
    const own = sha256(JSON.stringify([rule, message, file, job, secret, environment])).slice(0, 16);
    if (!hashes.has(file)) hashes.set(file, lineHashes((file === "" ? null : linesOf(file)) ?? []));
    return { primaryLocationLineHash: (line > 0 ? hashes.get(file)?.[line - 1] : void 0) ?? `${own}:1`, "countersign/v1": own };
  };
}
function notifications(count, { policy }) {
  const texts = [
    ...count > resultLimit ? [`${count - resultLimit} results are left out: code scanning takes ${resultLimit}.`] : [],
    ...policy.unread.map((reference) => `The central policy ${reference} was not read: a scan is offline.`)
  ];
  return texts.map((text) => ({ level: "warning", message: { text } }));
}
export {
  sarif
};
