import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  problemLines,
  problemText
} from "./chunk-CKY2QYUW.js";
import "./chunk-YYE5C27V.js";
import "./chunk-6DG7BXTN.js";
export {
  problemLines,
  problemText
};
