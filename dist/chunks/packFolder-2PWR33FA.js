import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  refuseTaken,
  writeFolder
} from "./chunk-QQ3BYJON.js";
import "./chunk-TZOTFR7Q.js";
import "./chunk-4EOKXKBD.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-WQLMQFAT.js";
export {
  refuseTaken,
  writeFolder
};
