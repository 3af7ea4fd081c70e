import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  trustOf
} from "./chunk-DAGESFMY.js";
import {
  isRefusal,
  parseBundle,
  withWitnesses
} from "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import {
  isTimed,
  readTimestamp,
  timestampOf,
  timestampParts,
  writeTimestamp
} from "./chunk-DE43BK6X.js";
import "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import {
  readTrustedRoot
} from "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import {
  checkClock,
  checkJudged
} from "./chunk-YVXXZ73F.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import {
  ServiceError,
  exchange,
  ordinaryPatience,
  persistently
} from "./chunk-QWZADCTP.js";
import "./chunk-HIM7XL74.js";
import {
  encodeDer,
  partsOf,
  readDer,
  sameBytes,
  tags
} from "./chunk-7KTSREQH.js";
import {
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-PIGADIRB.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-WQLMQFAT.js";

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
async function collectWitnesses(signed, asked, outside) {
  const collected = { witnesses: { timestamps: [], entries: [] }, refusals: [] };
  for (const answer of await Promise.all(answersOf(signed, asked, outside))) {
    const refusal = answer.found === null ? answer.refusal : untrusted(signed, answer.found, collected.witnesses, outside.trustedRoot);
    if (refusal !== null || answer.found === null) collected.refusals.push(`the ${answer.kind} ${answer.host} ${refusal ?? "gave nothing"}`);
    else {
      collected.witnesses.timestamps.push(...answer.found.timestamps);
      collected.witnesses.entries.push(...answer.found.entries);
    }
  }
  return collected;
}
function answersOf(signed, { rekor, tsa, rekorVersion }, outside) {
  const { patience = ordinaryPatience, now = () => /* @__PURE__ */ new Date() } = outside;
  const enter = (url) => rekorVersion === 2 ? loggedByVersion2(url, signed, patience) : logged(url, signed, patience, now);
  return [
    ...tsa === null ? [] : [one("timestamp authority", tsa, stamped(tsa, signed, patience, now))],
    ...rekor === null ? [] : [one("transparency log", rekor, enter(rekor))]
  ];
}
async function one(kind, url, work) {
  const { host } = new URL(url);
  try {
    return { kind, host, found: await work, refusal: null };
  } catch (error) {
    return { kind, host, found: null, refusal: error instanceof ServiceError ? error.message : "answered with something that was not understood" };
  }
}
async function stamped(url, { sig, payload }, patience, now) {
  const timestamp = await requestTimestamp(url, sig, patience, now);
  const { time } = readTimestamp(timestamp) ?? {};
  if (time) checkJudged(time, payload);
  return { timestamps: [timestamp], entries: [] };
}
async function logged(url, signed, patience, now) {
  const parsed = parseBundle(signed.base);
  if (isRefusal(parsed) || !parsed.signed) throw new ServiceError("was not asked: there is no signature", false);
  const { logEntry } = await import("./logWitness-CYJINA36.js");
  return { timestamps: [], entries: [await logEntry(url, parsed.bundle, signed, patience, now)] };
}
async function loggedByVersion2(url, signed, patience) {
  const json = readStrictJson(signed.base, 1e3);
  const envelope = json.ok ? objectOf(objectOf(json.value)?.["dsseEnvelope"]) : null;
  if (envelope === null) throw new ServiceError("was not asked: there is no signature", false);
  const { logEntryOfVersion2 } = await import("./logVersion2-4XBQSBT5.js");
  return { timestamps: [], entries: [await logEntryOfVersion2(url, envelope, signed, patience)] };
}
function untrusted({ base, sig, key }, found, before, trustedRoot) {
  if (trustedRoot === null) return null;
  const timed = isTimed(found) ? found : { ...found, timestamps: before.timestamps };
  if (key === null && !isTimed(timed)) return null;
  const parsed = parseBundle(withWitnesses(base, timed));
  const reading = readTrustedRoot(trustedRoot);
  if (isRefusal(parsed) || !parsed.signed || !reading.ok) return "gave what no verifier can read";
  const trust = trustOf(parsed.bundle, sig, reading.roots, key);
  return trust.ok ? null : `is refused with the trusted root: ${trust.why}`;
}
export {
  collectWitnesses
};
