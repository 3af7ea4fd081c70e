import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/text.ts
var asciiLower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
var isBranchName = (name) => name.length > 0 && name.length <= 255 && !/[\p{Cc} ~^:?*[\\]|\.\.|\/\/|^[-/]|[/.]$|\.lock(\/|$)|(^|\/)\.|@\{|^@$/u.test(name);

export {
  asciiLower,
  isBranchName
};
