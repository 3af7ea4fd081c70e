import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  missingPolicy,
  positionOfReference,
  problemsOfPolicy,
  readPolicy,
  refusalOfMissing
} from "./chunk-GMEVWVDW.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-II3QMEVZ.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-6DG7BXTN.js";
export {
  missingPolicy,
  positionOfReference,
  problemsOfPolicy,
  readPolicy,
  refusalOfMissing
};
