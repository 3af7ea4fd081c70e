import type { Outside } from '../../src/sign/outside.ts'
import type { Sigstore } from './sigstore.ts'

/** For services that never answer. */
export const hasty = { patience: { timeout: 500, tries: 3, wait: 5 } }

/** What a signer of tests may reach: local services, without long waits between tries. */
export const outsideOf = (sigstore: Sigstore, given: Partial<Outside>): Outside => ({
  idToken: sigstore.idToken,
  services: sigstore.services,
  serverUrl: 'https://github.com',
  command: { argv: null, publicKeyPem: null, environment: {} },
  trustedRoot: sigstore.trustedRoot,
  warn: () => undefined,
  patience: { timeout: 8000, tries: 3, wait: 5 },
  now: sigstore.now,
  ...given,
})
