import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lowS,
  minRsaBits,
  usableKey
} from "./chunk-VWG22KYU.js";
import {
  payloadType
} from "./chunk-POXFTEPG.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-6DG7BXTN.js";

// src/sign/key.ts
import { sign } from "node:crypto";
function signWithKey({ kind, privateKey }, message) {
  const signature = sign(kind === "Ed25519" ? null : "sha256", message, privateKey);
  return kind === "P-256" ? lowS(signature) ?? signature : signature;
}

// src/sign/keyMaterial.ts
import { createPrivateKey, createPublicKey } from "node:crypto";
function readSigningKey(pem) {
  const found = unusable(pem);
  if (found) throw refused(found);
  const privateKey = parsed(pem);
  const publicKey = createPublicKey(privateKey);
  const reading = usableKey(publicKey);
  if (!reading.ok) throw refused(reading.found);
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
    throw refused("PEM that is damaged or holds another kind of key");
  }
}
var restoredLines = (pem) => pem.includes("\n") ? pem : pem.replaceAll("\\n", "\n");
var refused = (found) => new ProblemError({
  code: "CS-050",
  file: "signing-key",
  message: "the signing key cannot be used",
  expected: `an unencrypted private key in PEM: P-256, Ed25519, or RSA of at least ${minRsaBits} bits`,
  found,
  suggestion: "make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out countersign.key"
});

// src/sign/signer.ts
function createSigner({ mode, key, idTokenAvailable }) {
  if (mode === "none") return { mode: "none", keyid: null, publicKeyPem: null, sign: (statement) => sealed(statement, null) };
  if (key === null || key.trim() === "") throw noWayToSign(mode, idTokenAvailable);
  const material = readSigningKey(key);
  return { mode: "key", keyid: material.keyid, publicKeyPem: material.publicKeyPem, sign: (statement) => sealed(statement, material) };
}
async function sealed(statementBytes, key) {
  const { makeBundle, preAuthEncoding } = await import("./bundle-MZ43IXHA.js");
  const { verifyEvidence } = await import("./verify-MDBK7GE6.js");
  const signature = key && { keyid: key.keyid, sig: signWithKey(key, preAuthEncoding(payloadType, statementBytes)) };
  const bundle = makeBundle(statementBytes, signature);
  const checked = await verifyEvidence(bundle, key ? { key: key.publicKeyPem } : { allowUnsigned: true });
  if (checked.outcome !== "verified") throw notSealed(checked.problem?.message ?? "it did not verify", checked.problem?.found ?? null);
  return bundle;
}
var notSealed = (why, found) => new ProblemError({
  code: "CS-052",
  message: `evidence could not be signed: the new bundle does not pass our own verification: ${why}`,
  expected: "a bundle that verifies before it is published",
  found,
  suggestion: "run again; if it stays, report it: this is an error of the gate, not of the change"
});
function noWayToSign(mode, idTokenAvailable) {
  return new ProblemError({
    code: "CS-051",
    message: mode === "key" ? 'signing is "key", but no signing key was given' : "there is no way to sign the evidence",
    expected: "a private key in the input signing-key, or signing: none",
    found: idTokenAvailable ? "no key; the job may write id-tokens, but this version does not sign keyless yet" : "no key (a secret that this run may not see is empty)",
    suggestion: 'add to the step "with: signing-key: ${{ secrets.COUNTERSIGN_KEY }}", or "signing: none" to record without a signature'
  });
}
export {
  createSigner
};
