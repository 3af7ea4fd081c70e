import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  createSigner
} from "./chunk-YWUZQV3P.js";
import "./chunk-4ZE7HEVL.js";
import "./chunk-WLVZOU52.js";
import "./chunk-QWZADCTP.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-PIGADIRB.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-WQLMQFAT.js";
export {
  createSigner
};
