import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  placeOf,
  problemLines,
  problemText
} from "./chunk-42AQAWJS.js";
import "./chunk-ZIAG3SF3.js";
import "./chunk-6DG7BXTN.js";
export {
  placeOf,
  problemLines,
  problemText
};
