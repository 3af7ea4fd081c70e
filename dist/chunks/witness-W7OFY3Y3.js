import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  trustOf
} from "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import {
  readTrustedRoot
} from "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import {
  checkClock
} from "./chunk-GOJ2MJSA.js";
import "./chunk-7TTFCGED.js";
import {
  ServiceError,
  exchange,
  ordinaryPatience,
  persistently
} from "./chunk-QX3B6WFQ.js";
import {
  isRefusal,
  parseBundle,
  readTimestamp,
  timestampOf,
  timestampParts,
  withWitnesses,
  writeTimestamp
} from "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import {
  encodeDer,
  partsOf,
  readDer,
  sameBytes,
  tags
} from "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import "./chunk-Y4F3MWTJ.js";
import "./chunk-6DG7BXTN.js";

// src/sign/timestamp.ts
import { createHash, randomBytes, X509Certificate } from "node:crypto";
var limit = 128 * 1024;
var headers = { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" };
var sha256Algorithm = Buffer.from("300d06096086480165030402010500", "hex");
async function requestTimestamp(url, sig, patience, now) {
  return persistently(async () => {
    const nonce = Buffer.concat([Buffer.of(1), randomBytes(5)]);
    const answer = await exchange({ url, method: "POST", headers, body: query(sig, nonce), limit }, patience);
    return checked(answer, sig, nonce, now());
  }, patience);
}
function query(sig, nonce) {
  const imprint = encodeDer(tags.sequence, sha256Algorithm, encodeDer(tags.octetString, createHash("sha256").update(sig).digest()));
  return encodeDer(
    tags.sequence,
    encodeDer(tags.integer, Buffer.of(1)),
    imprint,
    encodeDer(tags.integer, nonce),
    encodeDer(tags.boolean, Buffer.of(255))
  );
}
function checked(answer, sig, nonce, now) {
  const parts = timestampParts(answer);
  const timestamp = parts && timestampOf(parts);
  if (!parts || !timestamp) throw new ServiceError("answered with something that is no granted timestamp", false);
  if (!timestamp.covers(sig)) throw new ServiceError("answered with a timestamp over something else", false);
  if (!timestamp.nonce || !sameBytes(timestamp.nonce, nonce)) throw new ServiceError("answered with a timestamp made for another request", false);
  checkClock(timestamp.time, now);
  if (!isByItsOwn(parts, timestamp)) throw new ServiceError("answered with a timestamp that its own certificate did not sign", false);
  if (!timestamp.commonTime) throw new ServiceError("answered with a time that common verifiers cannot read", true);
  const bytes = writeTimestamp(parts);
  if (readTimestamp(bytes) === null) throw new ServiceError("answered with a timestamp larger than a record holds", false);
  return bytes;
}
function isByItsOwn({ certificates }, timestamp) {
  const own = certificates.filter((certificate) => {
    const [signed] = partsOf(readDer(certificate), tags.sequence) ?? [];
    const fields = (partsOf(signed, tags.sequence) ?? []).filter(({ tag }) => tag !== tags.context0);
    return sameBytes(fields[0]?.content ?? new Uint8Array(), timestamp.serial) && sameBytes(fields[2]?.content ?? new Uint8Array(), timestamp.issuer);
  });
  try {
    return own.length === 0 || own.some((certificate) => timestamp.isBy(new X509Certificate(certificate).publicKey));
  } catch {
    return false;
  }
}

// src/sign/witness.ts
async function collectWitnesses(signed, { rekor, tsa }, outside) {
  const collected = { witnesses: { timestamps: [], entries: [] }, refusals: [] };
  const { patience = ordinaryPatience, now = () => /* @__PURE__ */ new Date() } = outside;
  const asked = [
    ...tsa === null ? [] : [one("timestamp authority", tsa, stamped(tsa, signed, patience, now))],
    ...rekor === null ? [] : [one("transparency log", rekor, logged(rekor, signed, patience, now))]
  ];
  for (const answer of await Promise.all(asked)) {
    const refusal = answer.found === null ? answer.refusal : untrusted(signed, answer.found, outside.trustedRoot);
    if (refusal !== null || answer.found === null) collected.refusals.push(`the ${answer.kind} ${answer.host} ${refusal ?? "gave nothing"}`);
    else {
      collected.witnesses.timestamps.push(...answer.found.timestamps);
      collected.witnesses.entries.push(...answer.found.entries);
    }
  }
  return collected;
}
async function one(kind, url, work) {
  const { host } = new URL(url);
  try {
    return { kind, host, found: await work, refusal: null };
  } catch (error) {
    return { kind, host, found: null, refusal: error instanceof ServiceError ? error.message : "answered with something that was not understood" };
  }
}
var stamped = async (url, { sig }, patience, now) => ({
  timestamps: [await requestTimestamp(url, sig, patience, now)],
  entries: []
});
async function logged(url, signed, patience, now) {
  const parsed = parseBundle(signed.base);
  if (isRefusal(parsed) || !parsed.signed) throw new ServiceError("was not asked: there is no signature", false);
  const { logEntry } = await import("./logWitness-JZ2ISKPV.js");
  return { timestamps: [], entries: [await logEntry(url, parsed.bundle, signed, patience, now)] };
}
function untrusted({ base, sig, key }, found, trustedRoot) {
  if (trustedRoot === null) return null;
  const parsed = parseBundle(withWitnesses(base, found));
  const reading = readTrustedRoot(trustedRoot);
  if (isRefusal(parsed) || !parsed.signed || !reading.ok) return "gave what no verifier can read";
  const trust = trustOf(parsed.bundle, sig, reading.roots, key);
  return trust.ok ? null : `is refused with the trusted root: ${trust.why}`;
}
export {
  collectWitnesses
};
