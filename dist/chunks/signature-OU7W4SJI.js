import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  inOneForm,
  signedBy,
  withoutWitnesses
} from "./chunk-D3O5RIXH.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-6DG7BXTN.js";
export {
  inOneForm,
  signedBy,
  withoutWitnesses
};
