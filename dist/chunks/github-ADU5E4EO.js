import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  apiAddresses,
  clientFromEnvironment
} from "./chunk-O5XDJT5T.js";
import "./chunk-C2BXEEA4.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-KS2MT56E.js";
import "./chunk-Y4F3MWTJ.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-6DG7BXTN.js";
export {
  apiAddresses,
  clientFromEnvironment
};
