import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  isTimed,
  isWitnessed,
  strangeWitness,
  witnessesOf
} from "./chunk-DE43BK6X.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-WQLMQFAT.js";
export {
  isTimed,
  isWitnessed,
  strangeWitness,
  witnessesOf
};
