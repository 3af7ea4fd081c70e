import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/outcome.ts
var resultWord = {
  passed: "Ready",
  pending: "Waiting",
  failed: "Blocked",
  error: "Could not evaluate",
  overridden: "Overridden"
};

export {
  resultWord
};
