import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  proposedReader
} from "./chunk-LTFYNAKH.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";
export {
  proposedReader
};
