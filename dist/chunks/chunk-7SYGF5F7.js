import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  lowS
} from "./chunk-WLVZOU52.js";
import {
  require_dist
} from "./chunk-T2GRZO7U.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/evidence/signature.ts
var import_verify = __toESM(require_dist(), 1);
function signedBy(bundle, { key }) {
  try {
    return (0, import_verify.toSignedEntity)(withoutWitnesses(bundle)).signature.verifySignature(key);
  } catch {
    return false;
  }
}
var withoutWitnesses = (bundle) => ({
  ...bundle,
  verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [], timestampVerificationData: void 0 }
});
function inOneForm({ kind }, sig) {
  if (kind !== "P-256") return true;
  const form = lowS(sig);
  return form !== null && Buffer.compare(form, sig) === 0;
}

export {
  signedBy,
  withoutWitnesses,
  inOneForm
};
