import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/fact.ts
var known = (value, sources) => ({ state: "known", value, sources });
var unavailable = (reason, sources = []) => ({ state: "unavailable", reason, sources });

export {
  known,
  unavailable
};
