import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  recordPage
} from "./chunk-CQBMCAVL.js";
import "./chunk-R25WEH63.js";
import "./chunk-BUT6JWMB.js";
import "./chunk-FCOWFAJ4.js";
import "./chunk-RU6I2TKB.js";
import "./chunk-UWZBODED.js";
import "./chunk-XV5YDDFY.js";
import "./chunk-T6JYZ2DC.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-F3CV2Z7G.js";
import "./chunk-ZXJYRPJW.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-HIGPE7JM.js";
import "./chunk-C7FCS24P.js";
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
