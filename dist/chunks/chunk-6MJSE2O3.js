import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/evidencePack.ts
var policyFileName = (index) => index === 0 ? "policy.yml" : `central-policy-${index}.yml`;

export {
  policyFileName
};
