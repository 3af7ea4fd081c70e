import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  createPopulationReader,
  readRecordFile
} from "./chunk-WRNYKB37.js";
import {
  trustedBy
} from "./chunk-V2ZEHYNE.js";
import "./chunk-ANFM7U4W.js";
import "./chunk-UWGV74YU.js";
import "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-DAGESFMY.js";
import "./chunk-HPRU37E5.js";
import "./chunk-AVD7JRGR.js";
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
import "./chunk-FCOWFAJ4.js";
import "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-HC7PGWDA.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-SSMR47JY.js";
import "./chunk-PIGADIRB.js";
import "./chunk-KNL652DJ.js";
import "./chunk-ZRAMU2B2.js";
import "./chunk-X4G24XLO.js";
import "./chunk-ZBH72YP2.js";
import "./chunk-Q2DCZVPO.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-MBBF6XY3.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-RN224IPT.js";
import "./chunk-3CPF7B2X.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-AUL6WYI4.js";
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

// src/action/reconciling.ts
function reconcilingEdge(edge, { client, debug, inputs, signer }) {
  const population = createPopulationReader({ client, debug });
  let trusted = null;
  return {
    ...edge,
    population,
    ledgerBranch: inputs.ledger,
    anchor: null,
    findRecords: (subject, period) => inputs.ledger === null ? population.artifacts(subject, period) : population.ledger(subject, inputs.ledger),
    readRecord: async (path, bytes) => readByAny(path, bytes, await (trusted ??= trustedBy(signer, inputs.trustedKeys)))
  };
}
async function readByAny(path, bytes, trusts) {
  const [first = {}, ...others] = trusts;
  const found = await readRecordFile(path, bytes, first);
  if (isValid(found.record)) return found;
  for (const trust of others) {
    const other = await readRecordFile(path, bytes, trust);
    if (isValid(other.record)) return other;
  }
  return found;
}
var isValid = ({ state }) => state === "valid";
export {
  reconcilingEdge
};
