import { createHash, randomUUID } from 'node:crypto'
import type { WorkflowRun } from './model.ts'
import type { StoredArtifact } from './storedArtifact.ts'
import type { World } from './world.ts'
import { zipOf } from './zip.ts'

export interface ArtifactAnswer {
  status: number
  headers?: Record<string, string>
  body?: Record<string, string | boolean>
  bytes?: Uint8Array
}

/** Puts an artifact that is still empty into the world. */
export function storeArtifact(world: World, given: { run: string; name: string; expiresAt: string | null }): StoredArtifact {
  const signature = createHash('sha256').update(randomUUID()).digest('hex')
  const fresh = { bytes: new Uint8Array(), digest: null, finalised: false, createdAt: world.clock.now(), signature }
  const artifact: StoredArtifact = { id: world.artifacts.length + 1, ...given, ...fresh }
  world.artifacts.push(artifact)
  return artifact
}

interface Upload {
  name: string
  /** Path in the archive and content. */
  files: Record<string, string | Uint8Array>
  /** Default: 90 days, as GitHub keeps them. */
  retentionDays?: number
}

/** What a job of the run stored, for a later run to find. */
export function uploadArtifact(world: World, run: WorkflowRun, given: Upload): StoredArtifact {
  const seconds = (given.retentionDays ?? 90) * 86_400
  const expiresAt = new Date(Date.parse(world.clock.tick()) + seconds * 1000).toISOString().replace('.000Z', 'Z')
  const artifact = storeArtifact(world, { run: `run-${run.id}-${run.attempt}`, name: given.name, expiresAt })
  artifact.bytes = zipOf(given.files)
  return Object.assign(artifact, { digest: digestOf(artifact.bytes), finalised: true })
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export const blobAddress = (artifact: StoredArtifact, origin: string): string => `${origin}/blobs/artifacts/${artifact.id}?sig=${artifact.signature}`

/** What a runner's token is checked for, which is all that the client itself reads of it: the run and job in the `scp` claim. */
function backendIds(authorization: string): { run: string; job: string } | null {
  const claims = authorization.replace(/^Bearer /i, '').split('.')[1]
  if (claims === undefined) return null
  try {
    const { scp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { scp?: unknown }
    const scope = String(scp)
      .split(' ')
      .find((part) => part.startsWith('Actions.Results:'))
    const [, run, job] = scope?.split(':') ?? []
    return run !== undefined && job !== undefined ? { run, job } : null
  } catch {
    return null
  }
}

/**
 * The artifact service of a runner and the blob store behind its signed addresses, as @actions/artifact uses them: twirp JSON, then blocks
 * and a block list in the manner of Azure. Nothing leaves memory.
 */
export class ArtifactService {
  readonly stored: StoredArtifact[]
  readonly #blocks = new Map<string, Uint8Array>()
  readonly #world: World

  constructor(world: World) {
    this.#world = world
    this.stored = world.artifacts
  }

  twirp(method: string, authorization: string, body: Record<string, unknown>, origin: string): ArtifactAnswer {
    const ids = backendIds(authorization)
    if (!ids) return refusal(401, 'unauthenticated', 'the runtime token names no run')
    if (body['workflow_run_backend_id'] !== ids.run) return refusal(403, 'permission_denied', 'the token is for another run')
    const name = String(body['name'])
    const known = this.stored.find((artifact) => artifact.run === ids.run && artifact.name === name)
    if (method === 'CreateArtifact') return known ? alreadyExists : this.#create(ids.run, name, body, origin)
    if (method === 'FinalizeArtifact') return known ? finalise(known, body) : refusal(404, 'not_found', 'no such artifact')
    return refusal(404, 'bad_route', `no handler for ${method}`)
  }

  #create(run: string, name: string, body: Record<string, unknown>, origin: string): ArtifactAnswer {
    const expiresAt = typeof body['expires_at'] === 'string' ? body['expires_at'] : null
    const artifact = storeArtifact(this.#world, { run, name, expiresAt })
    return { status: 200, body: { ok: true, signed_upload_url: blobAddress(artifact, origin) } }
  }

  /** One PUT of the blob client: a block, the list that joins the blocks, or the whole blob at once. */
  put(path: string, query: URLSearchParams, bytes: Uint8Array): ArtifactAnswer {
    const artifact = this.#signed(path, query)
    if (!artifact) return { status: 403 }
    const part = query.get('comp')
    if (part === 'block') this.#blocks.set(`${artifact.id} ${query.get('blockid')}`, bytes)
    else if (part === 'blocklist') artifact.bytes = this.#joined(artifact, bytes)
    else artifact.bytes = bytes
    return {
      status: 201,
      headers: { etag: '"0x1"', 'x-ms-request-id': randomUUID(), 'x-ms-version': '2024-11-04', 'x-ms-request-server-encrypted': 'true' },
    }
  }

  #signed(path: string, query: URLSearchParams): StoredArtifact | undefined {
    return this.stored.find((one) => path === `/blobs/artifacts/${one.id}` && query.get('sig') === one.signature)
  }

  /** What the address that a download was redirected to answers; anybody who has the address may ask. */
  get(path: string, query: URLSearchParams): ArtifactAnswer {
    const artifact = this.#signed(path, query)
    return artifact ? { status: 200, headers: { 'content-type': 'application/zip' }, bytes: artifact.bytes } : { status: 403 }
  }

  #joined(artifact: StoredArtifact, list: Uint8Array): Uint8Array {
    const ids = [...new TextDecoder().decode(list).matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((match) => match[1])
    return Buffer.concat(ids.map((id) => this.#blocks.get(`${artifact.id} ${id}`) ?? new Uint8Array()))
  }
}

const refusal = (status: number, code: string, msg: string): ArtifactAnswer => ({ status, body: { code, msg } })

const alreadyExists = refusal(409, 'already_exists', 'an artifact with this name already exists on the workflow run')

/** The service compares what it received with what the client says it sent. */
function finalise(artifact: StoredArtifact, body: Record<string, unknown>): ArtifactAnswer {
  const actual = digestOf(artifact.bytes)
  const claimed = body['hash']
  if (Number(body['size']) !== artifact.bytes.length || (typeof claimed === 'string' && claimed !== actual)) {
    return refusal(400, 'invalid_argument', 'the size or hash is not that of the uploaded content')
  }
  artifact.digest = actual
  artifact.finalised = true
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } }
}
