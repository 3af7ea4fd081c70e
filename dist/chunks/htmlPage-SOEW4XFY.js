import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  recordHtml
} from "./chunk-QDTLYKRM.js";
import "./chunk-IEIH4OHU.js";
import "./chunk-ST7GWCTS.js";
import "./chunk-NXWASDKE.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-O3GKWZGS.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-F3CV2Z7G.js";
import "./chunk-ZXJYRPJW.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-HIGPE7JM.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  recordHtml
};
