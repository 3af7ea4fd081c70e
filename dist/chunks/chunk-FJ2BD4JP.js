import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/domain/version.ts
var version = true ? "0.2.0" : "0.0.0-source";

export {
  version
};
