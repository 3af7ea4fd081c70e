import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/record.ts
var predicateType = "https://countersign.dev/attestation/separation-of-duties/v1";
var statementType = "https://in-toto.io/Statement/v1";
var bundleMediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";
var payloadType = "application/vnd.in-toto+json";

export {
  predicateType,
  statementType,
  bundleMediaType,
  payloadType
};
