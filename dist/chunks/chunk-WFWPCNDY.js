import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/subject.ts
var repositoryPath = (repository) => `${repository.owner}/${repository.name}`;

export {
  repositoryPath
};
