import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  gatherWorkflows
} from "./chunk-2MTQNRGF.js";
import "./chunk-BMKX4CDN.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-KJBDO7PS.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";
export {
  gatherWorkflows
};
