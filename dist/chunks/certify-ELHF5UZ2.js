import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  signWithKey
} from "./chunk-4ZE7HEVL.js";
import {
  readCertificate
} from "./chunk-GQDPFIWS.js";
import "./chunk-WLVZOU52.js";
import {
  require_dist,
  serviceErrorOf
} from "./chunk-Y27YBG4L.js";
import {
  checkClock
} from "./chunk-YVXXZ73F.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import {
  ServiceError,
  allTries,
  notSigned,
  within
} from "./chunk-QWZADCTP.js";
import "./chunk-7KTSREQH.js";
import "./chunk-OJHXRBYP.js";
import "./chunk-PIGADIRB.js";
import "./chunk-AFGJ5BUO.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/sign/certify.ts
var import_sign = __toESM(require_dist(), 1);
import { generateKeyPairSync, X509Certificate } from "node:crypto";
async function signAs(token, message, fulcio, patience, now) {
  try {
    return await certified(token, message, fulcio, patience, now);
  } catch (error) {
    const suggestion = "run the job again when the service is back, or sign with a key: `signing: key`";
    throw notSigned(`the certificate authority ${new URL(fulcio).host} ${serviceErrorOf(error).message}`, suggestion);
  }
}
async function certified(token, message, fulcio, patience, now) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const sign = (data) => Buffer.from(signWithKey({ kind: "P-256", privateKey }, data));
  const signer = new import_sign.FulcioSigner({
    fulcioBaseURL: fulcio.replace(/\/+$/, ""),
    identityProvider: { getToken: async () => token.token },
    keyHolder: { sign: async (data) => ({ signature: sign(data), key: { $case: "publicKey", publicKey: publicPem } }) },
    timeout: patience.timeout,
    retry: { retries: patience.tries - 1, minTimeout: patience.wait }
  });
  const answer = await within(signer.sign(Buffer.from(message)), allTries(patience));
  const pem = answer.key.$case === "x509Certificate" ? answer.key.certificate : "";
  const certificate = derOf(pem);
  refuseUnlessOurs(certificate, publicKey, token, now());
  return { certificate, pem, sig: answer.signature, publicKey };
}
function refuseUnlessOurs(der, key, { issuer, workflow }, now) {
  const certificate = readCertificate(der);
  if (!certificate?.key.ok) throw new ServiceError("answered with something that is no signing certificate", false);
  if (!certificate.key.usable.key.equals(key)) throw new ServiceError("certified another key", false);
  if (certificate.issuer !== issuer) throw new ServiceError("named another issuer in the certificate", false);
  if (workflow !== null && !certificate.identity.endsWith(`/${workflow}`)) throw new ServiceError("named another workflow in the certificate", false);
  if (now >= certificate.from && now <= certificate.until) return;
  checkClock(certificate.from, now);
  if (now > certificate.until) checkClock(certificate.until, now);
}
function derOf(pem) {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    throw new ServiceError("answered with something that is no certificate", false);
  }
}
export {
  signAs
};
