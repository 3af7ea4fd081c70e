import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isRefusal,
  parseBundle,
  witnessesOf
} from "./chunk-LXBVGPBN.js";

// src/evidence/signatory.ts
function signatoryOf(bytes) {
  const parsed = parseBundle(bytes);
  if (isRefusal(parsed) || !parsed.certificate) return null;
  const { identity, issuer, promised } = parsed.certificate;
  const { timestamps, entries } = witnessesOf(parsed.bundle);
  return { identity, issuer, timestamped: timestamps.length > 0, logged: entries.length > 0, certificateLogged: promised };
}

export {
  signatoryOf
};
