import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  recordHtml
} from "./chunk-ABT54UI7.js";
import "./chunk-G2SLJIBZ.js";
import "./chunk-XKCAVFMA.js";
import "./chunk-F2XSSSJA.js";
import "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import "./chunk-POXFTEPG.js";
import "./chunk-VPZJA3KK.js";
import "./chunk-6WS3K2LY.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-YYE5C27V.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";
export {
  recordHtml
};
