import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  apiAddresses,
  clientFromEnvironment
} from "./chunk-VNPYGAAP.js";
import "./chunk-B7PPBAVM.js";
import "./chunk-AG3BCNY7.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-Y4F3MWTJ.js";
import "./chunk-4IERF25C.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-KS2MT56E.js";
import "./chunk-6YIB5NX2.js";
import "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";
export {
  apiAddresses,
  clientFromEnvironment
};
