import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  positionOfReference,
  readPolicy,
  refusalOfMissing
} from "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  positionOfReference,
  readPolicy,
  refusalOfMissing
};
