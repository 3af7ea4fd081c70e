import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/policy/starter.ts
var starterPolicy = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
version: 1
roles:
  release-manager: { members: [your-login] } # or { teams: [your-org/release] }, which needs org-token
changes:
  sign-off: [{ roles: { release-manager: 1 } }]
`;

export {
  starterPolicy
};
