import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/cli/failures.ts
var errorCode = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;
function systemAnswer(error) {
  const code = errorCode(error);
  if (code === "EACCES" || code === "EPERM") return "no permission to read";
  return `the system answered ${code ?? "with an error"}`;
}
var errorMessage = (error) => typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" ? error.message : String(error);

export {
  errorCode,
  systemAnswer,
  errorMessage
};
