import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  gatherWorkflows
} from "./chunk-VJJ5KQSQ.js";
import "./chunk-ACP4X3FC.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-A3NKE4UX.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  gatherWorkflows
};
