import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  exportsOf,
  tables
} from "./chunk-GQ4TSU3Q.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-KNL652DJ.js";
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
  exportsOf,
  tables
};
