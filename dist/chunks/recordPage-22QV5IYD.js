import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  recordPage
} from "./chunk-M4IS276Y.js";
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
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
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
export {
  recordPage
};
