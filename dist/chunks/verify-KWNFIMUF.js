import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyEvidence
} from "./chunk-XG54KKXI.js";
import "./chunk-WBCKL2KJ.js";
import "./chunk-3EYTGSD3.js";
import "./chunk-UDKOOE2B.js";
import "./chunk-T42KRIIV.js";
import "./chunk-D2PSM773.js";
import "./chunk-HOB4JPPM.js";
import "./chunk-GMEVWVDW.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-II3QMEVZ.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-7P4MXGAZ.js";
import "./chunk-UEQKXM6A.js";
import "./chunk-POXFTEPG.js";
import "./chunk-6DG7BXTN.js";
export {
  verifyEvidence
};
