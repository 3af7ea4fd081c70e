import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/workflow/budgets.ts
var budgets = {
  /** GitHub itself refuses larger workflow files. */
  bytes: 512 * 1024,
  /** Tokens of YAML; the reader's time grows with these, not with bytes. */
  tokens: 7e4,
  /** Lines like `%YAML 1.2`. */
  directives: 10,
  /** Keys and values with every alias followed: what an alias bomb runs into. */
  nodes: 6e4,
  /** Characters of all scalars, aliases followed. */
  text: 2 * 1024 * 1024,
  /** Maps and lists inside each other, aliases followed. */
  levels: 100,
  jobs: 300,
  expressions: 4e3,
  /** Comparisons of words with identity patterns. */
  comparisons: 2e5,
  /** Credentials told of one file; one would do. */
  literals: 200,
  /** Doubts recorded of one file; a file with more is no better understood. */
  doubts: 50
};

export {
  budgets
};
