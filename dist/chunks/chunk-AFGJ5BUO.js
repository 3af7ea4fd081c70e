import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/problem.ts
var ProblemError = class extends Error {
  problem;
  constructor(problem, options) {
    super(problem.message, options);
    this.name = "ProblemError";
    this.problem = { file: "", line: null, column: null, expected: null, found: null, suggestion: null, ...problem };
  }
};

export {
  ProblemError
};
