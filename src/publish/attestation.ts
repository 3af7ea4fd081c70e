import type { GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { EvidencePack, StoredPack } from '../domain/evidencePack.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { MissingPermission } from '../render/permissions.ts'
import { missingPermissions } from './failure.ts'

export interface AttesterOptions {
  client: GitHubClient
  /** Of the job that signs: GitHub takes no certificate that names another repository. */
  repository: RepositoryName
  serverUrl: string
  /** False on GitHub Enterprise Server, which has no attestation store. */
  hosted: boolean
}

/**
 * Stores bundles among GitHub's attestations, where `gh attestation verify` finds them by the digest of `facts.json`. A refusal is an answer and
 * stops nothing: the record is signed and kept elsewhere.
 */
export class Attester {
  readonly #options: AttesterOptions
  readonly #failures: RequestFailure[] = []

  constructor(options: AttesterOptions) {
    this.#options = options
  }

  /** What the token lacked. */
  get lacking(): MissingPermission[] {
    return missingPermissions(this.#failures.filter(({ status }) => this.#options.hosted || status !== 404))
  }

  async attest({ bundle, certified }: EvidencePack): Promise<NonNullable<StoredPack['attestation']>> {
    if (certified !== true) return { state: 'refused', why: 'it was not asked, because it takes only what a certificate signed (`signing: keyless`)' }
    try {
      return { state: 'stored', ...(await storeAttestation(this.#options, bundle)) }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      this.#failures.push(error)
      const { request, status, message } = error
      const hint = status === 404 && !this.#options.hosted ? '; GitHub Enterprise Server has no such store' : ''
      return { state: 'refused', why: `${request} answered ${status ?? 'nothing'} (${message}${hint})` }
    }
  }
}

/** The bundle as it is (https://docs.github.com/rest/repos/attestations). Throws `RequestFailure`. */
async function storeAttestation({ client, repository, serverUrl }: AttesterOptions, bundle: Uint8Array): Promise<{ id: string; url: string }> {
  const { owner, name } = repository
  const content: unknown = JSON.parse(Buffer.from(bundle).toString('utf8'))
  const { data, status, source } = await client.rest('POST /repos/{owner}/{repo}/attestations', { owner, repo: name, bundle: content })
  const id = (data as { id?: unknown } | null)?.id
  if (!/^\d{1,20}$/.test(String(id))) {
    throw new RequestFailure({ message: 'it gave no id', status, request: source.request, permissions: null, source })
  }
  return { id: String(id), url: `${serverUrl}/${owner}/${name}/attestations/${String(id)}` }
}
