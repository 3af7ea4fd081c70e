import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyGuide
} from "./chunk-44XA273F.js";
import "./chunk-D2PSM773.js";
import "./chunk-POXFTEPG.js";
import "./chunk-YYE5C27V.js";
import "./chunk-6DG7BXTN.js";
export {
  verifyGuide
};
