import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  inOneForm,
  signedBy,
  withoutWitnesses
} from "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-WQLMQFAT.js";
export {
  inOneForm,
  signedBy,
  withoutWitnesses
};
