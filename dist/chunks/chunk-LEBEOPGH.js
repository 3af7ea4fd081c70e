import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  verifyGuide
} from "./chunk-5D2XGOWG.js";
import {
  policyFileName
} from "./chunk-6MJSE2O3.js";
import {
  namesLogVersion2,
  signatoryOf
} from "./chunk-7RQYDAQG.js";
import {
  exportsOf
} from "./chunk-GQ4TSU3Q.js";
import {
  jsonText
} from "./chunk-KUZ45ZRK.js";
import {
  readKeyList
} from "./chunk-UWGV74YU.js";
import {
  isRefusal,
  parseBundle
} from "./chunk-AVD7JRGR.js";
import {
  verifyCommandOf
} from "./chunk-P6LSQ3WG.js";
import {
  recordPage
} from "./chunk-M4IS276Y.js";
import {
  canonicalBase64
} from "./chunk-XJFVA7KK.js";
import {
  recordHtml
} from "./chunk-E7TH455S.js";
import {
  predicateType
} from "./chunk-6JRFHEXK.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/evidence/predicateSchema.ts
var predicateSchemaId = "https://countersign.dev/schema/predicate.v1.json";
var predicateSchema = () => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: predicateSchemaId,
  title: "Countersign separation-of-duties record, predicate version 1",
  description: `The member "predicate" of an in-toto Statement v1 of the type ${predicateType}. Explained in docs/record-v1.md.`,
  ...predicate()
});
function object(members, how, description) {
  const required = Object.keys(members).filter((name) => !how.absent?.some((one) => one === name));
  return { type: "object", ...about(description), required, properties: members, ...how.open ? {} : { additionalProperties: false } };
}
var about = (description) => description === void 0 ? {} : { description };
var oneOf = (words, description) => ({ enum: Object.keys(words), ...about(description) });
var text = (description) => ({ type: "string", ...about(description) });
var matching = (pattern, description) => ({ type: "string", pattern, description });
var listOf = (items, description) => ({ type: "array", items, description });
var someOf = (items, description) => ({ type: "array", minItems: 1, items, description });
var orNull = (schema) => ({ anyOf: [schema, { type: "null" }] });
var sha2562 = matching("^[0-9a-f]{64}$", "sha256 in hexadecimal");
var gitBlob = matching("^([0-9a-f]{40}|[0-9a-f]{64})$", "git\u2019s object id of the same bytes");
var digest = object({ sha256: sha2562 }, { open: false });
var base64 = (description) => ({ type: "string", contentEncoding: "base64", description });
var whole = (least, description) => ({ type: "integer", minimum: least, maximum: Number.MAX_SAFE_INTEGER, description });
var wholeOrLess = (description) => whole(Number.MIN_SAFE_INTEGER, description);
var verdict = oneOf(
  { pass: true, fail: true, pending: true, unknown: true, "not-applicable": true },
  '"unknown": a needed fact could not be read, which is never a pass'
);
var result = oneOf(
  { passed: true, failed: true, pending: true, error: true, overridden: true },
  '"overridden" is not passed: it was let through in an emergency'
);
var gate = oneOf(
  { "pull-request": true, merge: true, deployment: true, "workflow-secrets": true, repository: true },
  "which gate judged"
);
var invocation = object({ uri: text("the workflow run and its attempt"), event: text() }, { open: true });
var reason = () => object(
  {
    message: text("id of one of the control\u2019s sentences"),
    data: { type: "object", description: "what fills the sentence" },
    facts: listOf(text(), "JSON pointers into facts.json: what the reason rests on")
  },
  { open: true }
);
var control = () => object(
  {
    id: text(),
    version: whole(1, "version of the judgement; a replay compares only with the same"),
    policy: wholeOrLess("0: the repository\u2019s own policy; 1 and up: the central ones"),
    change: orNull(wholeOrLess("number of the pull request; null for what is judged once")),
    verdict,
    because: someOf(reason(), "why: never empty")
  },
  { open: true }
);
var decision = () => object({ result, controls: someOf(control(), "one for each control, change and policy") }, { open: false });
var policyMembers = {
  name: text("path of the file"),
  uri: text("owner/repository//path@commit"),
  digest: orNull(object({ sha256: sha2562, gitBlob }, { open: false })),
  content: orNull(base64("the exact bytes; null: there was no file, or it could not be read"))
};
var policy = () => object(
  { ...policyMembers, extends: listOf(object(policyMembers, { open: false }), "central policies, in the order they were read") },
  { open: false }
);
var facts = () => object(
  { name: { const: "facts.json" }, mediaType: { const: "application/json" }, digest, content: base64("facts.json, canonical JSON (RFC 8785)") },
  { open: false },
  "what GitHub answered, as the signer recorded it"
);
var enforcement = () => object(
  {
    branch: text("the base branch"),
    required: oneOf({ yes: true, no: true, unreadable: true }, "whether a rule of the branch required the verdict"),
    pinnedApp: orNull(wholeOrLess("the app from which the rule accepts the status")),
    bypass: oneOf({ none: true, some: true, unreadable: true }),
    jobCondition: oneOf({ none: true, present: true, unreadable: true }),
    detail: orNull(text())
  },
  { open: true, absent: ["pinnedApp", "bypass", "jobCondition", "detail"] }
);
var framework = () => object(
  {
    framework: text(),
    clause: text(),
    kind: text("rule, guidance, framework, practice, audit standard"),
    strength: text("how strongly the controls support the clause: direct, supports, partial, weak. Never that it is met"),
    controls: listOf(text(), "ids of the controls")
  },
  { open: true }
);
var evaluator = () => object(
  { name: text(), version: text(), digest: orNull(digest), actionRef: orNull(text("the full commit at which the action was pinned")) },
  { open: true }
);
var sequence = () => object(
  { ledger: text("owner/name@branch"), index: whole(1, "its number in the ledger"), previous: orNull(digest) },
  { open: false },
  "its place in a ledger; absent when there is none"
);
var predicate = () => object(
  {
    gate,
    mode: oneOf({ enforce: true, observe: true }, '"observe": nothing was blocked'),
    schema: whole(1, "version of the form of facts.json; 1 today"),
    decision: decision(),
    policy: policy(),
    facts: facts(),
    evaluator: evaluator(),
    enforcement: enforcement(),
    invocation: orNull(invocation),
    evaluatedAt: matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$", "when it was judged, by GitHub\u2019s clock"),
    frameworks: listOf(framework(), "what the controls support"),
    supersedes: listOf(digest, "earlier records about the same commit"),
    inputAttestations: listOf(digest, "for a merge: the records of the pull request"),
    assurance: oneOf({ static: true, inventory: true }, "what the secret boundary was judged by; absent when it was not judged"),
    sequence: sequence()
  },
  { open: true, absent: ["assurance", "sequence"] }
);

// src/cli/packFiles.ts
async function packFiles(packing) {
  const { bundle, statement, verification, trust } = packing;
  const signer = signerOf(bundle);
  const input = { bundleSha256: sha256(bundle), signer, verifyCommand: commandFor(statement, signer), sameAgain: verification.replay === "same" };
  const page = await recordPage(statement, input);
  const files = [
    { name: "evidence.sigstore.json", bytes: bundle, about: "the record: the one file that proves anything" },
    { name: "facts.json", bytes: bytesOf(statement.predicate.facts.content), about: "what GitHub answered, the same bytes as inside the record" },
    ...policyFiles(statement),
    ...trustFiles(trust),
    { name: "VERIFY.md", bytes: text2(guide(packing, page)), about: "how to check the record, with every command filled in" },
    { name: "report.html", bytes: text2(recordHtml(page)), about: "the record for people; it proves nothing" },
    ...tables(page, sha256(bundle)),
    { name: "predicate.schema.json", bytes: text2(`${JSON.stringify(predicateSchema(), null, 2)}
`), about: "the form of the record, JSON Schema" }
  ];
  return [...files, { name: "manifest.json", bytes: text2(manifest(files, packing, page)), about: "this list" }];
}
var tables = ({ report }, record) => exportsOf(report, record).map((file) => ({ ...file, about: file.name === "exports.json" ? "rows and digests of the tables" : "a table of what was compared" }));
function signerOf(bundle) {
  const certified = signatoryOf(bundle);
  if (certified) return { identity: certified.identity, issuer: certified.issuer };
  const parsed = parseBundle(bundle);
  return isRefusal(parsed) || !parsed.signed ? null : { keyid: parsed.signature.keyid };
}
var bytesOf = (content) => canonicalBase64(content) ?? new Uint8Array();
var text2 = (content) => Buffer.from(content);
function policyFiles({ predicate: { policy: policy2 } }) {
  return [policy2, ...policy2.extends].flatMap(
    ({ uri, content }, index) => content === null ? [] : [{ name: policyFileName(index), bytes: bytesOf(content), about: `the policy as read from ${uri}, as inside the record` }]
  );
}
function trustFiles({ key, keys, trustedRoot }) {
  const given = [
    ["countersign.pub", key, "the public key"],
    ["keys.json", keys, "the public keys with their times"],
    ["trusted_root.json", trustedRoot, "the trusted root"]
  ];
  return given.flatMap(([name, content, what]) => {
    const about2 = `${what} that this was packed with: compare with a source you trust`;
    return content === void 0 ? [] : [{ name, bytes: text2(content), about: about2 }];
  });
}
function commandFor({ subject: [, { name, digest: digest2 }], predicate: predicate2 }, signer) {
  const { result: result2 } = predicate2.decision;
  return verifyCommandOf({ repository: name, commit: digest2.gitCommit, environment: environmentOf(predicate2), result: result2 }, signer);
}
function environmentOf({ gate: gate2, facts: facts2 }) {
  if (gate2 !== "deployment") return null;
  const { subject } = JSON.parse(Buffer.from(bytesOf(facts2.content)).toString("utf8"));
  return subject.environment ?? null;
}
function guide({ bundle, statement, trust }, { report, policies }) {
  const { subject, decision: decision2, evaluatedAt } = report;
  const parsed = parseBundle(bundle);
  const keyed = !isRefusal(parsed) && parsed.signed && parsed.certificate === null ? parsed : null;
  const key = keyed && { keyid: keyed.signature.keyid, publicKeyPem: pemOf(trust, keyed.signature), logVersion2: namesLogVersion2(bundle) };
  return verifyGuide({
    repository: statement.subject[1].name,
    commit: subject.commit,
    environment: subject.environment ?? null,
    reconciliation: report.reconciled ?? null,
    result: decision2.result,
    evaluatedAt,
    bundleSha256: sha256(bundle),
    policyRead: policies[0]?.text !== null,
    centralPolicies: policies.slice(1).filter(({ text: read }) => read !== null).length,
    signer: key ?? signatoryOf(bundle)
  });
}
function pemOf({ key, keys }, { keyid, sig }) {
  if (key !== void 0) return key;
  const list = keys === void 0 ? null : readKeyList(keys);
  const listed = list?.ok ? list.keys.find(({ usable }) => usable.keyid === keyid) : void 0;
  if (listed) return listed.usable.key.export({ type: "spki", format: "pem" }).toString();
  return sig.length === 64 ? "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw" : "";
}
function manifest(files, { statement, verification }, { report }) {
  const { gate: gate2, mode, decision: decision2, evaluatedAt } = statement.predicate;
  const { outcome, signed, replay, checks } = verification;
  const [, { name: repository, digest: digest2 }] = statement.subject;
  const { environment = null } = report.subject;
  const content = {
    version: 1,
    packedBy: { name: "countersign", version },
    record: { gate: gate2, mode, result: decision2.result, repository, commit: digest2.gitCommit, tree: digest2.gitTree, environment, evaluatedAt },
    checked: { outcome, signed, replay, checks },
    files: files.map(({ name, bytes, about: about2 }) => ({ name, bytes: bytes.length, sha256: sha256(bytes), about: about2 }))
  };
  return `${jsonText(content, 2)}
`;
}
function packName({ predicate: predicate2, subject }, bundle) {
  const [, { digest: digest2 }] = subject;
  return `countersign-${predicate2.gate}-${digest2.gitCommit.slice(0, 8)}-${sha256(bundle).slice(0, 8)}`;
}

export {
  packFiles,
  packName
};
