import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  isRefusal,
  makeBundle,
  maxBundleBytes,
  parseBundle,
  preAuthEncoding,
  unsignedMediaType,
  withWitnesses
} from "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-PIGADIRB.js";
import "./chunk-WQLMQFAT.js";
export {
  isRefusal,
  makeBundle,
  maxBundleBytes,
  parseBundle,
  preAuthEncoding,
  unsignedMediaType,
  withWitnesses
};
