import type { Outside } from '../../src/sign/signer.ts'
import type { Sigstore } from './sigstore.ts'

/** What a signer of tests may reach: local services, and no more patience than they need. */
export const outsideOf = (sigstore: Sigstore, given: Partial<Outside>): Outside => ({
  idToken: sigstore.idToken,
  services: sigstore.services,
  serverUrl: 'https://github.com',
  command: { argv: null, publicKeyPem: null, environment: {} },
  trustedRoot: sigstore.trustedRoot,
  warn: () => undefined,
  patience: { timeout: 400, tries: 3, wait: 5 },
  now: sigstore.now,
  ...given,
})
