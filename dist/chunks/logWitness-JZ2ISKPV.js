import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  require_dist,
  serviceErrorOf
} from "./chunk-MXHRMNT2.js";
import {
  checkClock
} from "./chunk-GOJ2MJSA.js";
import "./chunk-7TTFCGED.js";
import {
  ServiceError,
  allTries,
  within
} from "./chunk-QX3B6WFQ.js";
import "./chunk-6WAFAF47.js";
import {
  strangeEntry
} from "./chunk-GBBQBHI4.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import {
  objectOf,
  readStrictJson
} from "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-Y4F3MWTJ.js";
import {
  __toESM
} from "./chunk-6DG7BXTN.js";

// src/sign/logWitness.ts
var import_sign = __toESM(require_dist(), 1);
import { createHash } from "node:crypto";
async function logEntry(url, { content }, signatory, patience, now) {
  const { timeout, tries, wait } = patience;
  const witness = new import_sign.RekorWitness({ rekorBaseURL: url, timeout, retry: { retries: tries - 1, minTimeout: wait }, fetchOnConflict: true });
  const answered = await within(witness.testify(content, signatory.pem), allTries(patience)).catch((error) => {
    throw serviceErrorOf(error);
  });
  const [entry] = answered.tlogEntries ?? [];
  if (!entry || strangeEntry(entry) !== null) throw new ServiceError("answered with something that is no log entry", false);
  if (!isAbout(entry, signatory)) throw new ServiceError("answered with an entry about something else", false);
  checkClock(new Date(Number(entry.integratedTime) * 1e3), now());
  return entry;
}
function isAbout({ canonicalizedBody }, { sig, payload }) {
  const json = readStrictJson(canonicalizedBody, 1e3);
  const spec = json.ok ? objectOf(objectOf(json.value)?.["spec"]) : null;
  const signatures = spec?.["signatures"];
  const [signature] = Array.isArray(signatures) ? signatures : [];
  const digest = objectOf(spec?.["payloadHash"])?.["value"];
  return objectOf(signature)?.["signature"] === Buffer.from(sig).toString("base64") && digest === createHash("sha256").update(payload).digest("hex");
}
export {
  logEntry
};
