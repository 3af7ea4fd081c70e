import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import "./chunk-UWGV74YU.js";
import {
  innerChecks,
  replayRecord
} from "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-DAGESFMY.js";
import "./chunk-HPRU37E5.js";
import {
  isRefusal,
  parseBundle
} from "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-7WL3MNGV.js";
import {
  readStatement
} from "./chunk-FCOWFAJ4.js";
import "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import "./chunk-3APNDGPM.js";
import {
  bundleMediaType
} from "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-PIGADIRB.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-RV7GWAIG.js";
import "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/packVerification.ts
async function verificationForPack(bytes, trust) {
  const parsed = parseBundle(bytes);
  const isTrusting = [trust.key, trust.keys, trust.identity, trust.trustedRoot].some((given) => given !== void 0) || trust.allowUnsigned === true;
  const isUnknown = isRefusal(parsed) || !parsed.signed || isTrusting;
  return isUnknown ? verifyEvidence(bytes, trust) : withoutSignature(parsed, await verifyEvidence(bytes, trust));
}
async function withoutSignature({ payload }, unchecked) {
  const reading = readStatement(payload);
  if (reading.state !== "read" || unchecked.outcome === "wrong") return unchecked;
  const { statement } = reading;
  const replay = await replayRecord(statement);
  const performed = replay.state === "same" || replay.state === "different" ? replay.state : null;
  const checks = [
    { what: "bundle form", value: `${bundleMediaType}, one signature`, ok: true },
    { what: "signature", value: "NOT CHECKED: nothing to check it with was given (--key, --keys, or --identity with --trusted-root)", ok: null },
    ...innerChecks(statement),
    performed === null ? { what: "replay", value: `replay not performed: ${replay.detail}`, ok: null } : { what: "replay", value: replay.detail, ok: performed === "same" }
  ];
  const failed = checks.find(({ ok }) => ok === false);
  const told = { ...unchecked, replay: performed ?? "not-performed", checks };
  if (failed === void 0) return { ...told, statement };
  const { problem } = unchecked;
  return { ...told, outcome: "wrong", problem: problem && { ...problem, message: `${failed.what} does not hold: ${failed.value}`, suggestion: null } };
}
export {
  verificationForPack
};
