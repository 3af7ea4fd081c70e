import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { commandKey, signWithCommand } from './command.ts'
import { ordinaryPatience } from './exchange.ts'
import { signWithKey } from './key.ts'
import { readSigningKey, type SigningKey } from './keyMaterial.ts'
import type { Outside, SigningMode } from './outside.ts'
import { noIdToken, noKey, noOutside } from './noWay.ts'
import { sealCertified, sealUnsigned, sealWithKey, signedBytes } from './seal.ts'
import { servicesFor, witnessesFor } from './services.ts'


/** Who signs and how. Who signed keyless is in the bundle's certificate, known only then. */
export interface Signer {
  mode: SigningMode
  keyid: string | null
  publicKeyPem: string | null
  /** The bundle's bytes, checked by the verifier's own code. Throws `ProblemError` CS-052. */
  sign(statementBytes: Uint8Array): Promise<Uint8Array>
  /** What verifies this signer's records later; null where nothing that is known here does. */
  trust(): Promise<TrustOptions | null>
}

export interface SignerOptions {
  mode: 'auto' | SigningMode
  /** PEM, or null when none was given. */
  key: string | null
  /** Whether the job may ask for an OIDC token. */
  idTokenAvailable: boolean
  /** All that reaches out of the process; absent, only a key of one's own can sign, and nobody witnesses it. */
  outside?: Outside
}

/**
 * Throws `ProblemError`: CS-050 for a key that cannot be used, CS-051 when there is no way to sign. Never falls back to unsigned. `auto` is
 * keyless where the job has `id-token: write`, else the key, else the command.
 */
export function createSigner(options: SignerOptions): Signer {
  const { key, outside = null } = options
  switch (modeOf(options)) {
    case 'none':
      return { mode: 'none', keyid: null, publicKeyPem: null, sign: sealUnsigned, trust: async () => null }
    case 'keyless':
      return keylessSigner(outside)
    case 'command':
      return commandSigner(outside)
    case 'key':
      // A secret that this run may not see arrives as an empty string.
      if (key === null || key.trim() === '') throw noKey(options.mode, options.idTokenAvailable)
      return keySigner(readSigningKey(key), outside)
  }
}

function modeOf({ mode, key, idTokenAvailable, outside }: SignerOptions): SigningMode {
  if (mode !== 'auto') return mode
  if (idTokenAvailable && outside?.idToken) return 'keyless'
  if (key !== null && key.trim() !== '') return 'key'
  if (outside?.command.argv) return 'command'
  throw noKey(mode, idTokenAvailable)
}

function keySigner(material: SigningKey, outside: Outside | null): Signer {
  const { keyid, publicKeyPem } = material
  const asked = witnessesAskedOf(outside)
  const sign = async (statement: Uint8Array) => sealWithKey(
    statement,
    { keyid, publicKeyPem, sig: signWithKey(material, await signedBytes(statement)) },
    asked,
    outside,
  )
  return { mode: 'key', keyid, publicKeyPem, sign, trust: async () => ({ key: publicKeyPem }) }
}

function commandSigner(outside: Outside | null): Signer {
  const { argv, publicKeyPem, environment } = outside?.command ?? {}
  if (!argv || !publicKeyPem || !environment) throw noOutside('command')
  const usable = commandKey(publicKeyPem)
  const { keyid } = usable
  const sign = async (statement: Uint8Array) => {
    const sig = await signWithCommand({ argv, environment, timeout: commandTime }, usable, await signedBytes(statement))
    return sealWithKey(statement, { keyid, publicKeyPem, sig }, witnessesAskedOf(outside), outside)
  }
  return { mode: 'command', keyid, publicKeyPem, sign, trust: async () => ({ key: publicKeyPem }) }
}

function keylessSigner(outside: Outside | null): Signer {
  const request = outside?.idToken
  if (!outside || !request) throw noIdToken()
  const { patience = ordinaryPatience, now = () => new Date() } = outside
  const sign = async (statement: Uint8Array) => {
    const { identityToken } = await import('./identityToken.ts')
    const { signAs } = await import('./certify.ts')
    const token = await identityToken(request, patience)
    const { fulcio, ...witnesses } = servicesFor(outside.services, token.visibility, outside.serverUrl)
    return sealCertified(statement, await signAs(token, await signedBytes(statement), fulcio, patience, now), witnesses, outside)
  }
  const trust = async (): Promise<TrustOptions | null> => {
    const { serverUrl, trustedRoot } = outside
    if (trustedRoot === null) return null
    const { identityToken } = await import('./identityToken.ts')
    const { issuer, workflow } = await identityToken(request, patience)
    return workflow === null ? null : { identity: { identity: `${serverUrl}/${workflow}`, issuer }, trustedRoot }
  }
  return { mode: 'keyless', keyid: null, publicKeyPem: null, sign, trust }
}

/** Milliseconds: a key service answers in one second; a person who must touch a token needs some more. */
const commandTime = 60_000

const witnessesAskedOf = (outside: Outside | null) => (outside === null ? { rekor: null, tsa: null } : witnessesFor(outside.services))
