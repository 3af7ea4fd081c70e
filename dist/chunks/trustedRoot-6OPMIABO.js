import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  maxTrustedRootBytes,
  readTrustedRoot
} from "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-7TTFCGED.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-6DG7BXTN.js";
export {
  maxTrustedRootBytes,
  readTrustedRoot
};
