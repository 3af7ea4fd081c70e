import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/version.ts
var version = true ? "0.3.0" : "0.0.0-source";

export {
  version
};
