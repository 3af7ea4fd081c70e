import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/domain/text.ts
var asciiLower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export {
  asciiLower
};
