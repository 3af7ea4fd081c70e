import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  packFiles,
  packName
} from "./chunk-LEBEOPGH.js";
import "./chunk-5D2XGOWG.js";
import "./chunk-6MJSE2O3.js";
import "./chunk-7RQYDAQG.js";
import "./chunk-GQ4TSU3Q.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-UWGV74YU.js";
import "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-P6LSQ3WG.js";
import "./chunk-M4IS276Y.js";
import "./chunk-6L2OPYL6.js";
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
import "./chunk-E7TH455S.js";
import "./chunk-37DPE4FK.js";
import "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-PIGADIRB.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-3Z6U3Y6T.js";
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
export {
  packFiles,
  packName
};
