import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyEvidence
} from "./chunk-P2FGFEMT.js";
import "./chunk-OTE3GX32.js";
import "./chunk-742AKAA5.js";
import "./chunk-3EYTGSD3.js";
import "./chunk-OQF4KCVJ.js";
import "./chunk-MKF3F74Z.js";
import "./chunk-UDTWHDJD.js";
import "./chunk-2GAQ4QHL.js";
import "./chunk-II3QMEVZ.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-S3WQ5AEO.js";
import "./chunk-UEQKXM6A.js";
import "./chunk-T42KRIIV.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-D2PSM773.js";
import "./chunk-POXFTEPG.js";
import "./chunk-6DG7BXTN.js";
export {
  verifyEvidence
};
