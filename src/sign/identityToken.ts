import { objectOf, readStrictJson } from '../evidence/strictJson.ts'
import { exchange, type Patience, persistently } from './exchange.ts'
import { notSigned, ServiceError } from './problems.ts'

/** Where the runner lets a job ask for a token (ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN). */
export interface TokenRequest {
  url: string
  token: string
}

export interface IdentityToken {
  /** Secret: whoever has it is this job, for some minutes. Never in a message. */
  token: string
  issuer: string
  /** `owner/repo/.github/workflows/file.yml@ref` of the workflow that holds the job; null where another provider does not say. */
  workflow: string | null
  visibility: string | null
}

/** Fulcio's audience, which its own clients ask for. */
const audience = 'sigstore'
const limit = 64 * 1024

/** The job's own OIDC token (https://docs.github.com/actions/concepts/security/openid-connect). Throws `ProblemError` CS-052. */
export async function identityToken({ url, token }: TokenRequest, patience: Patience): Promise<IdentityToken> {
  try {
    const asked = new URL(url)
    asked.searchParams.set('audience', audience)
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
    return await persistently(async () => readAnswer(await exchange({ url: asked.href, method: 'GET', headers, limit }, patience)), patience)
  } catch (error) {
    const why = error instanceof ServiceError ? error.message : 'was not understood'
    throw notSigned(`the service that gives the job its identity token ${why}`, 'run the job again; the service is part of GitHub Actions')
  }
}

function readAnswer(bytes: Uint8Array): IdentityToken {
  const value = member(bytes, 'value')
  const claims = claimsOf(value)
  const issuer = claims?.['iss']
  if (typeof value !== 'string' || typeof issuer !== 'string' || typeof claims?.['sub'] !== 'string') throw new ServiceError(
    'answered with something that is no identity token',
    false,
  )
  return { token: value, issuer, workflow: textOf(claims['job_workflow_ref']), visibility: textOf(claims['repository_visibility']) }
}

function member(bytes: Uint8Array, name: string): unknown {
  const json = readStrictJson(bytes, 100)
  return json.ok ? objectOf(json.value)?.[name] : undefined
}

/** Not verified here: the certificate authority does that, and what it certifies is compared with these. */
function claimsOf(token: unknown): Record<string, unknown> | null {
  const parts = typeof token === 'string' ? token.split('.') : []
  if (parts.length !== 3) return null
  const json = readStrictJson(Buffer.from(parts[1] ?? '', 'base64url'), 200)
  return json.ok ? objectOf(json.value) : null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
