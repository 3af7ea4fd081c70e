import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  apiAddresses,
  clientFromEnvironment
} from "./chunk-R3EEOABY.js";
import "./chunk-QU45TKEE.js";
import "./chunk-EWV5P4NE.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-KTQHLWIT.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import "./chunk-AUL6WYI4.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";
export {
  apiAddresses,
  clientFromEnvironment
};
