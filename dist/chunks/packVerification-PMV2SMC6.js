import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyEvidence
} from "./chunk-2ZR3K3W2.js";
import {
  innerChecks,
  replayRecord
} from "./chunk-FWTINA3S.js";
import "./chunk-BKLS7WHN.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-SAIZ7YT6.js";
import {
  readStatement
} from "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import {
  isRefusal,
  parseBundle
} from "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import {
  bundleMediaType
} from "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import "./chunk-FJ2BD4JP.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

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
