import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyEvidence
} from "./chunk-AOSLFUWT.js";
import "./chunk-M7BBSATP.js";
import "./chunk-7P4MXGAZ.js";
import "./chunk-VWG22KYU.js";
import "./chunk-UEQKXM6A.js";
import "./chunk-POXFTEPG.js";
import "./chunk-JO7JQ6O5.js";
import "./chunk-T42KRIIV.js";
import "./chunk-D2PSM773.js";
import "./chunk-JHUMIE4I.js";
import "./chunk-R3MBEG4K.js";
import "./chunk-BCH7BNRU.js";
import "./chunk-IC576SWP.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-UYZI4JSO.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-VB5VMSGE.js";
import "./chunk-6DG7BXTN.js";
export {
  verifyEvidence
};
