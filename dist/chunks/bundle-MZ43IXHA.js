import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isRefusal,
  makeBundle,
  maxBundleBytes,
  parseBundle,
  preAuthEncoding,
  unsignedMediaType
} from "./chunk-7P4MXGAZ.js";
import "./chunk-UEQKXM6A.js";
import "./chunk-POXFTEPG.js";
import "./chunk-6DG7BXTN.js";
export {
  isRefusal,
  makeBundle,
  maxBundleBytes,
  parseBundle,
  preAuthEncoding,
  unsignedMediaType
};
