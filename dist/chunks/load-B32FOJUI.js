import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  above,
  centralOf,
  extended,
  loadPolicies
} from "./chunk-BCH7BNRU.js";
import "./chunk-IC576SWP.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-UYZI4JSO.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-VB5VMSGE.js";
import "./chunk-6DG7BXTN.js";
export {
  above,
  centralOf,
  extended,
  loadPolicies
};
