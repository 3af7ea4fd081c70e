import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  require_dist,
  serviceErrorOf
} from "./chunk-Y27YBG4L.js";
import {
  checkClock,
  checkJudged
} from "./chunk-YVXXZ73F.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import {
  ServiceError,
  allTries,
  within
} from "./chunk-QWZADCTP.js";
import {
  strangeEntry
} from "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-OJHXRBYP.js";
import {
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-AFGJ5BUO.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

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
  const time = new Date(Number(entry.integratedTime) * 1e3);
  checkClock(time, now());
  checkJudged(time, signatory.payload);
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
