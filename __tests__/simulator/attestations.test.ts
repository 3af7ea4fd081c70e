import { afterEach, describe, expect, test } from '@jest/globals'
import { startSimulator, type Simulator } from '../../src/simulator/server.ts'
import { World } from '../../src/simulator/world.ts'
import { holdToPublished } from '../published/held.ts'

const digest = 'ab'.repeat(32)
const payload = (statement: unknown) => Buffer.from(JSON.stringify(statement)).toString('base64')
const subject = [{ name: 'facts.json', digest: { sha256: digest } }, { name: 'x', digest: { gitCommit: 'c' } }]
const statement = { predicateType: 'https://example.test/v1', subject }
const bundle = (material: object = { certificate: { rawBytes: 'AAAA' } }, content: unknown = statement) => ({
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  verificationMaterial: material,
  dsseEnvelope: { payload: payload(content), payloadType: 'application/vnd.in-toto+json', signatures: [] },
})

let simulator: Simulator | null = null
afterEach(() => simulator?.close())

async function store() {
  const world = new World()
  for (const name of ['acme/payments', 'acme/other']) world.repository(name, { writers: ['author'], files: { a: 'b' } })
  simulator = await startSimulator(world, { observe: holdToPublished })
  const { apiUrl } = simulator
  const ask = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${apiUrl}/repos/${path}`, { ...init, headers: { authorization: 'Bearer of-a-job' } })
    return { status: response.status, body: (await response.json()) as { id?: number; attestations?: { bundle: unknown; repository_id: number }[] } }
  }
  return { ask, world }
}

describe('the attestation store', () => {
  test('finds a bundle by repository, digest and type, as it was given', async () => {
    const { ask } = await store()
    const stored = await ask('acme/payments/attestations', { bundle: bundle() })
    expect([stored.status, typeof stored.body.id]).toEqual([201, 'number'])
    const found = await ask(`acme/payments/attestations/sha256:${digest}?predicate_type=https://example.test/v1`)
    expect(found.body.attestations?.map((one) => one.bundle)).toEqual([bundle()])
    for (const path of [
      `acme/payments/attestations/sha256:${'cd'.repeat(32)}`,
      `acme/other/attestations/sha256:${digest}`,
      `acme/payments/attestations/sha256:${digest}?predicate_type=https://slsa.dev/provenance/v1`,
    ]) expect((await ask(path)).body.attestations).toEqual([])
  })

  test.each([
    ['a bundle of a key', bundle({ publicKey: { hint: 'SHA256:x' } })],
    ['something else', { mediaType: 'text/plain' }],
    ['a statement about no artifact', bundle(undefined, { ...statement, subject: [] })],
    ['no statement', bundle(undefined, 'text')],
  ])('refuses %s', async (_, given) => {
    const { ask, world } = await store()
    expect((await ask('acme/payments/attestations', { bundle: given })).status).toBe(422)
    expect(world.attestations).toEqual([])
  })
})
