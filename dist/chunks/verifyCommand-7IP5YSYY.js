import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  shellWord,
  verifyCommandOf
} from "./chunk-P6LSQ3WG.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-WQLMQFAT.js";
export {
  shellWord,
  verifyCommandOf
};
