import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  recordOf
} from "./chunk-HHEICTCG.js";
import "./chunk-MY6CL7LF.js";
import "./chunk-T6JYZ2DC.js";
import "./chunk-6DQDXACV.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-F3CV2Z7G.js";
import "./chunk-ZXJYRPJW.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-HIGPE7JM.js";
import "./chunk-C7FCS24P.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  recordOf
};
