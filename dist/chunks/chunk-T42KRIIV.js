import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/domain/subject.ts
var repositoryPath = (repository) => `${repository.owner}/${repository.name}`;

export {
  repositoryPath
};
