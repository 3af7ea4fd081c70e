import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loadPolicies
} from "./chunk-MKF3F74Z.js";
import "./chunk-UDTWHDJD.js";
import "./chunk-2GAQ4QHL.js";
import "./chunk-II3QMEVZ.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-S3WQ5AEO.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-6DG7BXTN.js";
export {
  loadPolicies
};
