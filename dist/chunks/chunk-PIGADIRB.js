import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/evidence/publicKey.ts
import { createHash, createPublicKey } from "node:crypto";
var minRsaBits = 3072;
function readPublicKey(pem) {
  if (pem.includes("PRIVATE KEY")) return { ok: false, found: "a private key" };
  const [label, ...more] = [...pem.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map(([, kind = ""]) => kind);
  if (label === void 0) return { ok: false, found: "text that is not PEM" };
  if (more.length > 0) return { ok: false, found: `${more.length + 1} blocks of PEM` };
  if (label.includes("CERTIFICATE")) return { ok: false, found: "a certificate, which is not a key" };
  if (label !== "PUBLIC KEY") return { ok: false, found: "PEM that is not a public key" };
  try {
    return usableKey(createPublicKey(pem));
  } catch {
    return { ok: false, found: "PEM that is not a public key" };
  }
}
function usableKey(key) {
  const found = unusable(key);
  if (found !== null) return { ok: false, found };
  const { crv, x, y, e, n } = key.export({ format: "jwk" });
  const usable = (kind, ...fields) => ({ ok: true, usable: { kind, key, keyid: fingerprint(fields) } });
  if (crv === "Ed25519") return usable("Ed25519", ascii("ssh-ed25519"), octets(x));
  if (crv === "P-256") return usable("P-256", ascii("ecdsa-sha2-nistp256"), ascii("nistp256"), Buffer.concat([Buffer.of(4), octets(x), octets(y)]));
  return usable("RSA", ascii("ssh-rsa"), mpint(e), mpint(n));
}
function unusable({ asymmetricKeyType: type, asymmetricKeyDetails: details }) {
  if (type === "ed25519") return null;
  if (type === "ec") return details?.namedCurve === "prime256v1" ? null : `an elliptic curve key on ${curveName(details?.namedCurve)}`;
  if (type !== "rsa") return `a key of type ${type ?? "unknown"}`;
  const bits = details?.modulusLength ?? 0;
  return bits < minRsaBits ? `an RSA key of ${bits} bits` : null;
}
var curveName = (name = "a curve without a name") => ({ secp384r1: "P-384", secp521r1: "P-521" })[name] ?? name;
function fingerprint(fields) {
  const hash = createHash("sha256");
  for (const field of fields) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    hash.update(length).update(field);
  }
  return `SHA256:${hash.digest("base64").replaceAll("=", "")}`;
}
var ascii = (text) => Buffer.from(text, "ascii");
var octets = (base64url) => Buffer.from(base64url ?? "", "base64url");
function mpint(base64url) {
  const bytes = octets(base64url);
  return (bytes[0] ?? 0) & 128 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

export {
  minRsaBits,
  readPublicKey,
  usableKey
};
