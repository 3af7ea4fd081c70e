import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  verifyGuide
} from "./chunk-5D2XGOWG.js";
import "./chunk-6MJSE2O3.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-WQLMQFAT.js";
export {
  verifyGuide
};
