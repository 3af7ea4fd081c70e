import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  isRefusal,
  parseBundle
} from "./chunk-AVD7JRGR.js";
import {
  witnessesOf
} from "./chunk-DE43BK6X.js";

// src/evidence/signatory.ts
function namesLogVersion2(bytes) {
  const parsed = parseBundle(bytes);
  return !isRefusal(parsed) && parsed.signed && witnessesOf(parsed.bundle).entries.some(isOfVersion2);
}
var isOfVersion2 = ({ kindVersion }) => kindVersion?.version === "0.0.2";
function signatoryOf(bytes) {
  const parsed = parseBundle(bytes);
  if (isRefusal(parsed) || !parsed.certificate) return null;
  const { identity, issuer, promised, authority, sourceRepository } = parsed.certificate;
  const { timestamps, entries } = witnessesOf(parsed.bundle);
  const seen = { timestamped: timestamps.length > 0, logged: entries.length > 0, logVersion2: entries.some(isOfVersion2), certificateLogged: promised };
  return { identity, issuer, ...seen, authority, sourceRepository };
}

export {
  namesLogVersion2,
  signatoryOf
};
