import type { Patience } from './exchange.ts'
import type { TokenRequest } from './identityToken.ts'
import type { ServiceUrls } from './services.ts'

export type SigningMode = 'key' | 'keyless' | 'command' | 'none'

/** What signing needs of the world around it: the job's token, services, a command, and a way to warn. */
export interface Outside {
  idToken: TokenRequest | null
  services: ServiceUrls
  /** Of the server whose jobs these are. */
  serverUrl: string
  command: { argv: [string, ...string[]] | null; publicKeyPem: string | null; environment: Record<string, string | undefined> }
  /** Whom a later verifier will trust: what they would refuse is not published. Text of a trusted root, or null. */
  trustedRoot: string | null
  /** A witness that failed and did not destroy the signature. */
  warn(line: string): void
  patience?: Patience
  now?: () => Date
}
