import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  recordHtml
} from "./chunk-E7TH455S.js";
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
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  recordHtml
};
