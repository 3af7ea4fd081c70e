import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/client.ts
var RequestFailure = class extends Error {
  status;
  request;
  permissions;
  source;
  constructor(failure, options) {
    super(failure.message, options);
    this.name = "RequestFailure";
    this.status = failure.status;
    this.request = failure.request;
    this.permissions = failure.permissions;
    this.source = failure.source;
  }
};

export {
  RequestFailure
};
