import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  signWithKey
} from "./chunk-4ZE7HEVL.js";
import {
  lowS
} from "./chunk-WLVZOU52.js";
import {
  noWay,
  notSigned,
  ordinaryPatience
} from "./chunk-QWZADCTP.js";
import {
  payloadType
} from "./chunk-6JRFHEXK.js";
import {
  minRsaBits,
  readPublicKey,
  usableKey
} from "./chunk-PIGADIRB.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/sign/command.ts
import { spawn } from "node:child_process";
import { verify } from "node:crypto";
var maxAnswerBytes = 16 * 1024;
function commandKey(pem) {
  const reading = readPublicKey(pem);
  if (reading.ok) return reading.usable;
  throw new ProblemError({
    code: "CS-050",
    file: "signing-public-key",
    message: "the public key of the signing command cannot be used",
    expected: `one public key in PEM (BEGIN PUBLIC KEY): P-256, Ed25519, or RSA of at least ${minRsaBits} bits`,
    found: reading.found,
    suggestion: "ask the key service for the public key in PEM form"
  });
}
async function signWithCommand(command, key, message) {
  const answer = await answerOf(command, message);
  const text = answer.toString("latin1").trim();
  const candidates = [answer, .../^[A-Za-z0-9+/]+={0,2}$/.test(text) ? [Buffer.from(text, "base64")] : []];
  const fitting = candidates.find((candidate) => candidate.length > 0 && fits(key, message, candidate));
  if (!fitting) throw refused("it wrote no signature that fits the given public key", `${answer.length} bytes`);
  return key.kind === "P-256" ? lowS(fitting) ?? fitting : fitting;
}
function fits({ kind, key }, message, signature) {
  try {
    return verify(kind === "Ed25519" ? null : "sha256", message, key, signature);
  } catch {
    return false;
  }
}
function answerOf({ argv: [program, ...rest], environment, timeout }, message) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { shell: false, stdio: ["pipe", "pipe", "ignore"], env: environment, windowsHide: true });
    const late = setTimeout(() => child.kill("SIGKILL"), timeout);
    const parts = [];
    let length = 0;
    child.stdout.on("data", (part) => {
      length += part.length;
      if (length > maxAnswerBytes) child.kill("SIGKILL");
      else parts.push(part);
    });
    child.on("error", () => {
      clearTimeout(late);
      reject(refused("it could not be started", null));
    });
    child.on("close", (code) => {
      clearTimeout(late);
      if (length > maxAnswerBytes) reject(refused("it wrote more than a signature", `over ${maxAnswerBytes} bytes`));
      else if (code === null) reject(refused(`it was ended after ${timeout / 1e3} seconds`, null));
      else if (code !== 0) reject(refused(`it ended with exit code ${code}`, null));
      else resolve(Buffer.concat(parts));
    });
    child.stdin.on("error", () => void 0);
    child.stdin.end(message);
  });
}
var refused = (why, found) => notSigned(
  `the signing command failed: ${why}`,
  "run the command by hand with some bytes on standard input: it must write the signature, raw or base64, and nothing else",
  found
);

// src/sign/keyMaterial.ts
import { createPrivateKey, createPublicKey } from "node:crypto";
function readSigningKey(pem) {
  const found = unusable(pem);
  if (found) throw refused2(found);
  const privateKey = parsed(pem);
  const publicKey = createPublicKey(privateKey);
  const reading = usableKey(publicKey);
  if (!reading.ok) throw refused2(reading.found);
  const { kind, keyid } = reading.usable;
  return { kind, privateKey, keyid, publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString() };
}
function unusable(pem) {
  if (pem.trim() === "") return "nothing (the secret may be empty or not visible to this run)";
  if (!pem.includes("-----BEGIN")) return "text that is not PEM";
  if (pem.includes("ENCRYPTED")) return "an encrypted private key";
  if (pem.includes("-----BEGIN OPENSSH")) return "a private key in OpenSSH form";
  if (pem.includes("-----BEGIN CERTIFICATE")) return "a certificate";
  if (!pem.includes("PRIVATE KEY-----")) return pem.includes("PUBLIC KEY-----") ? "a public key" : "PEM of another kind";
  return null;
}
function parsed(pem) {
  try {
    return createPrivateKey(restoredLines(pem));
  } catch {
    throw refused2("PEM that is damaged or holds another kind of key");
  }
}
var restoredLines = (pem) => pem.includes("\n") ? pem : pem.replaceAll("\\n", "\n");
var refused2 = (found) => new ProblemError({
  code: "CS-050",
  file: "signing-key",
  message: "the signing key cannot be used",
  expected: `an unencrypted private key in PEM: P-256, Ed25519, or RSA of at least ${minRsaBits} bits`,
  found,
  suggestion: "make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out countersign.key"
});

// src/sign/noWay.ts
var keylessPermissions = [
  "permissions:",
  "  actions: read",
  "  checks: write",
  "  contents: read",
  "  id-token: write",
  "  pull-requests: read",
  "  statuses: write"
];
var giveKey = 'add to the step "with: signing-key: ${{ secrets.COUNTERSIGN_KEY }}", or "signing: none" to record without a signature';
var block = ["or sign keyless, without any key: give the job", ...keylessPermissions].join("\n");
function noKey(mode, idTokenAvailable) {
  return noWay(
    mode === "key" ? 'signing is "key", but no signing key was given' : "there is no way to sign the evidence",
    `a private key in the input signing-key, ${mode === "key" ? "" : "the permission `id-token: write`, "}or signing: none`,
    idTokenAvailable ? "no key; the job may write id-tokens, which `signing: keyless` uses" : "no key (a secret that this run may not see is empty)",
    `${giveKey}${mode === "auto" && !idTokenAvailable ? `,
${block}` : ""}`
  );
}
var noIdToken = () => noWay(
  "keyless signing needs an identity token of the job",
  "the permission `id-token: write`",
  "a job that may not ask for one",
  ["give the job", ...keylessPermissions].join("\n")
);
var noOutside = (mode) => noWay(
  `signing is "${mode}", and there is no command or no public key of it`,
  "`signing-command` and `signing-public-key`",
  "not both",
  "give both inputs: docs/install.md"
);

// src/sign/seal.ts
import { createPublicKey as createPublicKey2 } from "node:crypto";
var evidence = async () => ({ ...await import("./bundle-6YSZFDBV.js"), ...await import("./verify-X6W2YQSB.js") });
async function signedBytes(statement) {
  const { preAuthEncoding } = await evidence();
  return preAuthEncoding(payloadType, statement);
}
async function sealUnsigned(statement) {
  const { makeBundle } = await evidence();
  return verifiedAs(makeBundle(statement, null), { allowUnsigned: true });
}
async function sealWithKey(statement, { keyid, publicKeyPem, sig }, asked, outside) {
  const { makeBundle, withWitnesses } = await evidence();
  const base = await verifiedAs(makeBundle(statement, { keyid, sig }), { key: publicKeyPem });
  if (outside === null || asked.rekor === null && asked.tsa === null) return base;
  await refuseUnreadableRoot(outside);
  const { collectWitnesses } = await import("./witness-XWZODNY7.js");
  const signed = { base, sig, payload: statement, pem: publicKeyPem, key: createPublicKey2(publicKeyPem) };
  const { witnesses, refusals } = await collectWitnesses(signed, asked, outside);
  for (const refusal of refusals) outside.warn(`The evidence is signed, and without this witness of its time: ${refusal}.`);
  if (witnesses.timestamps.length + witnesses.entries.length === 0) return base;
  return verifiedAs(withWitnesses(base, witnesses), { key: publicKeyPem, ...rootOf(outside) });
}
async function sealCertified(statement, certified, asked, outside) {
  const { makeBundle, withWitnesses } = await evidence();
  await refuseUnreadableRoot(outside);
  await sealUnsigned(statement);
  const { sig, certificate, pem } = certified;
  const base = makeBundle(statement, { certificate, sig });
  const { collectWitnesses } = await import("./witness-XWZODNY7.js");
  const { isTimed } = await import("./witnesses-XKIJUHVX.js");
  const { witnesses, refusals } = await collectWitnesses({ base, sig, payload: statement, pem, key: null }, asked, outside);
  if (!isTimed(witnesses)) {
    throw notSigned(
      `no witness of its time: ${refusals.join("; ") || "the log of version 2 tells none"}`,
      "run the job again when a witness is back, name another one (`tsa-url`), or sign with a key",
      "a certificate that is valid for minutes"
    );
  }
  for (const refusal of refusals) outside.warn(`The evidence is signed, and without this witness of its time: ${refusal}.`);
  return certifiedAs(withWitnesses(base, witnesses), outside);
}
async function certifiedAs(bundle, outside) {
  const { isRefusal, parseBundle } = await evidence();
  const { signedBy } = await import("./signature-U7JQLTN3.js");
  const parsed2 = parseBundle(bundle);
  if (isRefusal(parsed2)) throw unverified(parsed2.message, parsed2.found);
  const { certificate } = parsed2;
  if (!parsed2.signed || !certificate?.key.ok || !signedBy(parsed2.bundle, certificate.key.usable)) throw unverified(
    "the signature does not fit the certificate",
    null
  );
  if (outside.trustedRoot === null) return bundle;
  const { identity, issuer } = certificate;
  return verifiedAs(bundle, { identity: { identity, issuer }, ...rootOf(outside) });
}
async function verifiedAs(bundle, options) {
  const { verifyEvidence } = await evidence();
  const { outcome, problem } = await verifyEvidence(bundle, options);
  if (outcome !== "verified") throw unverified(problem?.message ?? "it did not verify", problem?.found ?? null);
  return bundle;
}
async function refuseUnreadableRoot({ trustedRoot }) {
  const { readTrustedRoot } = await import("./trustedRoot-T4LA6I2V.js");
  const reading = trustedRoot === null ? null : readTrustedRoot(trustedRoot);
  if (reading !== null && !reading.ok) throw noWay(
    "the trusted root cannot be used",
    "the contents of a trusted_root.json in the input trusted-root",
    reading.found,
    "take it from the services that sign: docs/install.md"
  );
}
var rootOf = ({ trustedRoot }) => trustedRoot === null ? {} : { trustedRoot };
var unverified = (why, found) => notSigned(
  `the new bundle does not pass our own verification: ${why}`,
  "run again; if it stays, report it: this is an error of the gate, not of the change",
  found
);

// src/sign/services.ts
var publicGood = {
  fulcio: "https://fulcio.sigstore.dev",
  rekor: "https://rekor.sigstore.dev",
  tsa: "https://timestamp.sigstore.dev/api/v1/timestamp"
};
function servicesFor(given, visibility, serverUrl) {
  const usual = given.fulcio === null ? usualServices(visibility, serverUrl) : { fulcio: given.fulcio, rekor: null, tsa: null };
  if (usual === null) {
    throw noWay(
      "keyless signing needs to know its certificate authority",
      "`fulcio-url` and `tsa-url` or `rekor-url`",
      `the server ${serverUrl}, which has no usual one`,
      "give the inputs `fulcio-url` and `tsa-url`"
    );
  }
  const services = { fulcio: usual.fulcio, rekor: witnessUrl(given.rekor, usual.rekor), tsa: witnessUrl(given.tsa, usual.tsa), ...versionOf(given) };
  if (services.tsa === null && (services.rekor === null || given.rekorVersion === 2)) {
    throw noWay(
      "keyless signing needs a witness of its time",
      given.rekorVersion === 2 ? "`tsa-url`" : "`tsa-url` or `rekor-url`",
      services.rekor === null ? "neither" : "only a log of version 2, which tells no time",
      "the certificate is valid for minutes: give the input `tsa-url`, the full address of a timestamp authority"
    );
  }
  return services;
}
var witnessesFor = (given) => ({
  rekor: witnessUrl(given.rekor, null),
  tsa: witnessUrl(given.tsa, null),
  ...versionOf(given)
});
var versionOf = ({ rekorVersion }) => rekorVersion === void 0 ? {} : { rekorVersion };
var witnessUrl = (given, usual) => given === "none" ? null : given ?? usual;
function usualServices(visibility, serverUrl) {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
  if (host === "github.com" && visibility === "public") return publicGood;
  if (host !== "github.com" && !host.endsWith(".ghe.com")) return null;
  const home = host === "github.com" ? "githubapp.com" : host;
  return { fulcio: `https://fulcio.${home}`, rekor: null, tsa: `https://timestamp.${home}/api/v1/timestamp` };
}

// src/sign/signer.ts
function createSigner(options) {
  const { key, outside = null } = options;
  switch (modeOf(options)) {
    case "none":
      return { mode: "none", keyid: null, publicKeyPem: null, sign: sealUnsigned, trust: async () => null };
    case "keyless":
      return keylessSigner(outside);
    case "command":
      return commandSigner(outside);
    case "key":
      if (key === null || key.trim() === "") throw noKey(options.mode, options.idTokenAvailable);
      return keySigner(readSigningKey(key), outside);
  }
}
function modeOf({ mode, key, idTokenAvailable, outside }) {
  if (mode !== "auto") return mode;
  if (idTokenAvailable && outside?.idToken) return "keyless";
  if (key !== null && key.trim() !== "") return "key";
  if (outside?.command.argv) return "command";
  throw noKey(mode, idTokenAvailable);
}
function keySigner(material, outside) {
  const { keyid, publicKeyPem } = material;
  const asked = witnessesAskedOf(outside);
  const sign = async (statement) => sealWithKey(
    statement,
    { keyid, publicKeyPem, sig: signWithKey(material, await signedBytes(statement)) },
    asked,
    outside
  );
  return { mode: "key", keyid, publicKeyPem, sign, trust: async () => ({ key: publicKeyPem }) };
}
function commandSigner(outside) {
  const { argv, publicKeyPem, environment } = outside?.command ?? {};
  if (!argv || !publicKeyPem || !environment) throw noOutside("command");
  const usable = commandKey(publicKeyPem);
  const { keyid } = usable;
  const sign = async (statement) => {
    const sig = await signWithCommand({ argv, environment, timeout: commandTime }, usable, await signedBytes(statement));
    return sealWithKey(statement, { keyid, publicKeyPem, sig }, witnessesAskedOf(outside), outside);
  };
  return { mode: "command", keyid, publicKeyPem, sign, trust: async () => ({ key: publicKeyPem }) };
}
function keylessSigner(outside) {
  const request = outside?.idToken;
  if (!outside || !request) throw noIdToken();
  const { patience = ordinaryPatience, now = () => /* @__PURE__ */ new Date() } = outside;
  const sign = async (statement) => {
    const { identityToken } = await import("./identityToken-MIPNXELS.js");
    const { signAs } = await import("./certify-ELHF5UZ2.js");
    const token = await identityToken(request, patience);
    const { fulcio, ...witnesses } = servicesFor(outside.services, token.visibility, outside.serverUrl);
    return sealCertified(statement, await signAs(token, await signedBytes(statement), fulcio, patience, now), witnesses, outside);
  };
  const trust = async () => {
    const { serverUrl, trustedRoot } = outside;
    if (trustedRoot === null) return null;
    const { identityToken } = await import("./identityToken-MIPNXELS.js");
    const { issuer, workflow } = await identityToken(request, patience);
    return workflow === null ? null : { identity: { identity: `${serverUrl}/${workflow}`, issuer }, trustedRoot };
  };
  return { mode: "keyless", keyid: null, publicKeyPem: null, sign, trust };
}
var commandTime = 6e4;
var witnessesAskedOf = (outside) => outside === null ? { rekor: null, tsa: null } : witnessesFor(outside.services);

export {
  createSigner
};
