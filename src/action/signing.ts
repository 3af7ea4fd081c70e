import type { Edge } from '../edge.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import type { Signer, SignerOptions } from '../sign/signer.ts'
import type { Inputs } from './inputs.ts'
import type { Runner } from './runner.ts'

/** How this run signs. `warn` is told of witnesses that failed beside a signature that stands. */
export const signerOptions = (inputs: Inputs, { idToken, serverUrl, env }: Runner, warn: (line: string) => void): SignerOptions => ({
  mode: inputs.signing,
  key: inputs.signingKey,
  idTokenAvailable: idToken !== null,
  outside: {
    idToken,
    services: inputs.services,
    serverUrl,
    command: { argv: inputs.signingCommand, publicKeyPem: inputs.signingPublicKey, environment: environmentOf(env) },
    trustedRoot: inputs.trustedRoot,
    warn,
  },
})

/**
 * A signing program may log in by the job's identity token; the inputs (GitHub's token, a signing key) and the artifact token are none of its
 * business.
 */
const environmentOf = (env: Runner['env']): Runner['env'] => Object.fromEntries(
  Object.entries(env).filter(([name]) => !/^(INPUT|ACTIONS_RUNTIME)_/.test(name)),
)

/**
 * Earlier records are trusted by what signs this run's (its key, or its own workflow where a trusted root says whose certificates count), and by
 * the keys that the workflow names for the time before it changed. Where none can be used the sealing says why; here no record is trusted then.
 */
export function recordVerifier(signer: () => Promise<Signer>, trustedKeys: string[]): Edge['verifyRecord'] {
  let trusted: Promise<TrustOptions[]> | null = null
  return async (bundle, subject) => {
    const { earlierRecord } = await import('../evidence/earlierRecord.ts')
    return earlierRecord(bundle, await (trusted ??= trustedBy(signer, trustedKeys)), subject)
  }
}

export async function trustedBy(signer: () => Promise<Signer>, trustedKeys: string[]): Promise<TrustOptions[]> {
  const own = await signer().then((one) => one.trust()).catch(() => null)
  return [...(own === null ? [] : [own]), ...trustedKeys.map((key) => ({ key }))]
}
