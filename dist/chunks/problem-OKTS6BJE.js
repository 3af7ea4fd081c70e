import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  placeOf,
  problemLines,
  problemText
} from "./chunk-3K4ZHJ5C.js";
import "./chunk-YYE5C27V.js";
import "./chunk-6DG7BXTN.js";
export {
  placeOf,
  problemLines,
  problemText
};
