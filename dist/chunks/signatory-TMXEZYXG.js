import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  signatoryOf
} from "./chunk-W65VWK3X.js";
import "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import "./chunk-6DG7BXTN.js";
export {
  signatoryOf
};
