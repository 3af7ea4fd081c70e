import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  verifyCommandOf
} from "./chunk-FSKEVAQ2.js";
import "./chunk-YYE5C27V.js";
import "./chunk-6DG7BXTN.js";
export {
  verifyCommandOf
};
