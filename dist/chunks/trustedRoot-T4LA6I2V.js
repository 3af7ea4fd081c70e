import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  lackOf,
  maxTrustedRootBytes,
  readTrustedRoot
} from "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-WQLMQFAT.js";
export {
  lackOf,
  maxTrustedRootBytes,
  readTrustedRoot
};
