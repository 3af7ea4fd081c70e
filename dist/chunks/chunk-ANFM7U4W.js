import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readKeyList
} from "./chunk-UWGV74YU.js";
import {
  claimChecks,
  innerChecks,
  replayRecord
} from "./chunk-E7OVYSR6.js";
import {
  trustOf
} from "./chunk-DAGESFMY.js";
import {
  isRefusal,
  parseBundle,
  unsignedMediaType
} from "./chunk-AVD7JRGR.js";
import {
  isTimed,
  isWitnessed,
  witnessesOf
} from "./chunk-DE43BK6X.js";
import {
  inOneForm,
  signedBy
} from "./chunk-7SYGF5F7.js";
import {
  lackOf,
  readTrustedRoot
} from "./chunk-WHG6BG6G.js";
import {
  readFacts,
  readStatement
} from "./chunk-FCOWFAJ4.js";
import {
  bundleMediaType,
  predicateType
} from "./chunk-6JRFHEXK.js";
import {
  minRsaBits,
  readPublicKey
} from "./chunk-PIGADIRB.js";

// src/evidence/signatureVerdict.ts
function verdict(outcome, value, more) {
  const empty = { file: "evidence.sigstore.json", line: null, column: null, expected: null, found: null, suggestion: null };
  const check = { what: "signature", value, ok: outcome === "wrong" ? false : null };
  return { outcome, checks: [check], problem: { code: "CS-060", message: value, ...empty, ...more }, times: [] };
}
var unusableRoot = (found) => verdict("could-not", "not checked: the given trusted root cannot be used", {
  expected: "a Sigstore trusted root (trusted_root.json) that names who certified and witnessed the record",
  found,
  suggestion: "docs/verify.md says where it comes from"
});
var verified = (value, times, more = []) => ({
  outcome: "verified",
  checks: [{ what: "signature", value, ok: true }, ...more],
  problem: null,
  times
});

// src/evidence/keyCheck.ts
function keyCheck(parsed, options) {
  const { bundle, signature } = parsed;
  const given = givenKeys(options, signature.keyid);
  if (!Array.isArray(given)) return given;
  const { keyid, sig } = signature;
  const listed = given.find(({ usable: usable2 }) => usable2.keyid === keyid);
  if (!listed) return verdict(
    "wrong",
    "signed by another key",
    { expected: given.length === 1 ? given[0]?.usable.keyid ?? null : "a key of the list", found: keyid }
  );
  const { usable } = listed;
  if (!signedBy(bundle, usable)) return verdict("wrong", `the signature does not fit the payload and the key ${keyid}`, {});
  if (!inOneForm(usable, sig)) return verdict("wrong", "the signature fits, but is not in the one form that is written (DER, low s)", {});
  const seen = timesOf(parsed, options, listed);
  if ("outcome" in seen) return seen;
  const note = isWitnessed(bundle) && options.trustedRoot === void 0 ? [unseen] : [];
  return outsideWindow(listed, seen.times, isTimed(witnessesOf(bundle))) ?? verified(`${usable.kind} key ${keyid}`, seen.times, note);
}
var unseen = { what: "witnesses", value: "not compared: --trusted-root was not given", ok: null };
function givenKeys({ key, keys, identity }, named) {
  if (keys !== void 0) {
    const reading = readKeyList(keys);
    if (reading.ok) return reading.keys;
    return verdict(
      "could-not",
      "not checked: the given list of keys cannot be used",
      { expected: '{ "keys": [{ "pem", "from", "until" }] }', found: reading.found }
    );
  }
  if (key !== void 0) {
    const reading = readPublicKey(key);
    if (reading.ok) return [{ usable: reading.usable, from: null, until: null }];
    const expected = `one public key in PEM (BEGIN PUBLIC KEY): P-256, Ed25519, or RSA of at least ${minRsaBits} bits`;
    return verdict("could-not", "not checked: the given key cannot be used", { expected, found: reading.found });
  }
  if (identity !== void 0) return verdict(
    "wrong",
    "signed with a key, not by the given identity",
    { expected: identity.identity, found: "no certificate" }
  );
  return verdict(
    "could-not",
    `not checked: no key was given; the record names ${named}`,
    { suggestion: "give the signer's public key with --key, from a source you trust" }
  );
}
function timesOf({ bundle, signature }, { trustedRoot }, { usable }) {
  if (trustedRoot === void 0) return { times: [] };
  const reading = readTrustedRoot(trustedRoot);
  if (!reading.ok) return unusableRoot(reading.found);
  const { timestamps, entries } = witnessesOf(bundle);
  const lack = lackOf(reading.roots, { certificate: false, timestamps: timestamps.length, entries: entries.length });
  if (lack !== null) return unusableRoot(lack);
  const trust = trustOf(bundle, signature.sig, reading.roots, usable.key);
  return trust.ok ? trust : verdict("wrong", `the signature fits its key, but ${trust.why}`, {});
}
function outsideWindow({ from, until }, times, witnessed) {
  if (from === null && until === null) return null;
  const window = `from ${from?.toISOString() ?? "the beginning"} until ${until?.toISOString() ?? "now"}`;
  if (times.length === 0) {
    const suggestion = witnessed ? "give --trusted-root, so that its timestamps can be verified" : "only a record with a timestamp shows when it was signed";
    return verdict("could-not", `not checked: the key counts ${window}, and nothing proves when it signed`, { suggestion });
  }
  const outside = times.find(({ time }) => from !== null && time < from || until !== null && time >= until);
  if (!outside) return null;
  const which = from !== null && outside.time < from ? "not yet" : "no longer";
  return verdict("wrong", `signed with a key that was ${which} valid`, { expected: window, found: outside.time.toISOString() });
}

// src/evidence/keylessCheck.ts
function keylessCheck(parsed, certificate, options) {
  const missing = missingTrust(certificate, options);
  if (missing) return missing;
  const { identity, trustedRoot = "" } = options;
  const reading = readTrustedRoot(trustedRoot);
  if (!reading.ok) return unusableRoot(reading.found);
  const { bundle, signature } = parsed;
  if (!certificate.key.ok) return verdict("wrong", "the certificate is for a key that no record is signed with", { found: certificate.key.found });
  const { usable } = certificate.key;
  if (!signedBy(bundle, usable)) return verdict("wrong", "the signature does not fit the payload and the certificate", {});
  if (!inOneForm(usable, signature.sig)) return verdict("wrong", "the signature fits, but is not in the one form that is written (DER, low s)", {});
  const { from, until } = certificate;
  const span = `${from.toISOString()} to ${until.toISOString()}`;
  if (!isTimed(witnessesOf(bundle))) return verdict(
    "wrong",
    "nobody has witnessed when it was signed, and the certificate has expired",
    { expected: `a timestamp or log entry from ${span}`, found: "none" }
  );
  const { timestamps, entries } = witnessesOf(bundle);
  const lack = lackOf(reading.roots, { certificate: true, timestamps: timestamps.length, entries: entries.length });
  if (lack !== null) return unusableRoot(lack);
  const trust = trustOf(bundle, signature.sig, reading.roots, null);
  if (!trust.ok) return verdict("wrong", trust.why, trust.why.includes("valid when") ? { expected: span } : {});
  return identityRefusal(certificate, identity) ?? verified(
    `certificate of ${certificate.identity}, valid ${span}`,
    trust.times,
    [{ what: "issuer", value: certificate.issuer, ok: true }, ...signedIn(certificate)]
  );
}
var signedIn = ({ sourceRepository }) => sourceRepository === null ? [] : [{ what: "signed in", value: `a job of ${sourceRepository}, as the certificate says`, ok: null }];
function missingTrust(certificate, { key, keys, identity, trustedRoot }) {
  if ((key ?? keys) !== void 0) {
    return verdict(
      "wrong",
      "signed with a certificate, not with the given key",
      { expected: "a signature by the key", found: `a certificate of ${certificate.identity}` }
    );
  }
  if (identity === void 0) {
    const suggestion = "give --identity and --issuer, as your own knowledge of the workflow says, and --trusted-root";
    return verdict("could-not", `not checked: no identity was given; the certificate names ${certificate.identity}`, { suggestion });
  }
  if (trustedRoot !== void 0) return null;
  return verdict(
    "could-not",
    "not checked: no trusted root was given",
    { suggestion: "give --trusted-root: docs/verify.md says where it comes from" }
  );
}
function identityRefusal(certificate, expected) {
  if (expected?.identity !== certificate.identity) return verdict(
    "wrong",
    "signed by another identity",
    { expected: expected?.identity ?? null, found: certificate.identity }
  );
  if (expected.issuer !== certificate.issuer) return verdict(
    "wrong",
    "the identity was vouched for by another issuer",
    { expected: expected.issuer, found: certificate.issuer }
  );
  return null;
}

// src/evidence/signatureCheck.ts
function signatureCheck(parsed, options) {
  if (!parsed.signed) return unsignedCheck(options);
  return parsed.certificate === null ? keyCheck(parsed, options) : keylessCheck(parsed, parsed.certificate, options);
}
function unsignedCheck({ key, keys, identity, allowUnsigned }) {
  const asked = identity !== void 0 ? "an identity" : (key ?? keys) !== void 0 ? "a key" : null;
  if (asked !== null) return verdict("wrong", `the record is not signed, though ${asked} was given`, { expected: "one signature", found: "none" });
  const value = "UNSIGNED: nobody vouches for this record; anyone could have written it";
  if (allowUnsigned) return { outcome: "verified", checks: [{ what: "signature", value, ok: null }], problem: null, times: [] };
  return verdict(
    "could-not",
    "the record is not signed",
    { suggestion: "give --unsigned to check its form and replay, without any proof of who wrote it" }
  );
}

// src/evidence/signedAt.ts
var tolerance = 5 * 60 * 1e3;
function signedAt({ predicate }, times) {
  const [first] = times.toSorted((one, other) => one.time.getTime() - other.time.getTime());
  if (!first) return [{ what: "signed at", value: "not shown: no independent witness of the time was verified", ok: null }];
  const after = first.time.getTime() - Date.parse(predicate.evaluatedAt);
  const seen = times.map(({ time, by }) => `${time.toISOString()} (${by})`).join(", ");
  if (after < -tolerance) return [{
    what: "signed at",
    value: `${seen}, which is before the judgement that the record claims, ${predicate.evaluatedAt}`,
    ok: false
  }];
  const minutes = Math.floor(after / 6e4);
  const late = after > tolerance ? `, ${minutes} minutes after the judgement that the record claims` : "";
  return [{ what: "signed at", value: `${seen}, verified${late}`, ok: true }];
}

// src/evidence/verify.ts
async function verifyEvidence(bytes, options) {
  const parsed = parseBundle(bytes);
  if (isRefusal(parsed)) {
    const { outcome: outcome2, ...problem2 } = parsed;
    const value = [problem2.message, problem2.found].filter((part) => part !== null).join(": found ");
    return ended(outcome2, false, [{ what: "bundle form", value, ok: outcome2 === "wrong" ? false : null }], problem2);
  }
  const form = { what: "bundle form", value: parsed.signed ? `${bundleMediaType}, one signature` : unsignedMediaType, ok: true };
  const { outcome, checks, problem, times } = signatureCheck(parsed, options);
  if (outcome !== "verified") return ended(outcome, parsed.signed, [form, ...checks], problem);
  return verifyStatement(parsed, options, [form, ...checks], times);
}
async function verifyStatement({ payload, signed }, claims, before, times) {
  const reading = readStatement(payload);
  if (reading.state !== "read") {
    const foreign = reading.state === "foreign";
    const message = foreign ? "the record has a predicate type that this program does not know" : "the signed statement is not one of ours";
    const problem = problemOf("CS-060", message, { expected: predicateType, found: reading.found });
    const check = { what: "predicate type", value: reading.found, ok: foreign ? null : false };
    return ended(foreign ? "could-not" : "wrong", signed, [...before, check], problem);
  }
  const { statement } = reading;
  const facts = readFacts(statement);
  const replay = await replayRecord(statement, facts);
  const inner = [
    ...before,
    { what: "predicate type", value: predicateType, ok: true },
    ...innerChecks(statement, facts),
    ...signedAt(statement, times),
    replayCheck(replay)
  ];
  const claimed = claimChecks(statement, claims, facts);
  const checks = [...inner, ...claimed];
  const failed = checks.find((check) => check.ok === false);
  const told = { signed, replay: shownReplay[replay.state], checks, statement };
  if (failed) {
    const code = claimed.includes(failed) ? "CS-061" : "CS-060";
    return { ...told, outcome: "wrong", problem: problemOf(code, `${failed.what} does not hold: ${failed.value}`, {}) };
  }
  const unshown = nothingShown(replay, signed);
  return { ...told, outcome: unshown === null ? "verified" : "could-not", problem: unshown === null ? null : problemOf("CS-060", unshown, {}) };
}
var shownReplay = { same: "same", different: "different", "not-comparable": "not-performed", "too-large": "not-performed" };
function replayCheck({ state, detail }) {
  const performed = shownReplay[state] !== "not-performed";
  return { what: "replay", value: performed ? detail : `replay not performed: ${detail}`, ok: performed ? state === "same" : null };
}
function nothingShown({ state, detail }, signed) {
  if (state === "too-large") return `the record is too large to be judged again: ${detail}`;
  return state === "not-comparable" && !signed ? `nobody signed the record, and its decision cannot be judged again: ${detail}` : null;
}
function ended(outcome, signed, checks, problem) {
  return { outcome, signed, replay: "not-performed", checks, problem, statement: null };
}
function problemOf(code, message, more) {
  return { code, file: "evidence.sigstore.json", line: null, column: null, message, expected: null, found: null, suggestion: null, ...more };
}

export {
  verifyEvidence
};
