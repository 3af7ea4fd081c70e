import { describe, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Attester } from '../../src/publish/attestation.ts'
import { GitHubTeller } from '../../src/publish/teller.ts'
import { fakeClient, refused } from './client.ts'

const bundle = Buffer.from(JSON.stringify({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: { payload: 'e30=' } }))
const pack = { name: 'countersign-pull-request-1842-r1-a1', files: [], bundle, sha256: '4b1d'.repeat(16), certified: true }
const post = 'POST /repos/acme/payments/attestations'

function attesting(answer: unknown, hosted = true) {
  const { client, sent } = fakeClient({ rest: [answer] })
  const attester = new Attester({ client, repository: { owner: 'acme', name: 'payments' }, serverUrl: 'https://github.com', hosted })
  return { client, attester, sent }
}

test('the bundle goes to the store of the repository as it is', async () => {
  const { attester, sent } = attesting({ id: 42 })
  expect(await attester.attest(pack)).toEqual({ state: 'stored', id: '42', url: 'https://github.com/acme/payments/attestations/42' })
  const parameters = { owner: 'acme', repo: 'payments', bundle: JSON.parse(String(bundle)) }
  expect(sent).toEqual([{ route: 'POST /repos/{owner}/{repo}/attestations', parameters }])
  expect(JSON.stringify(sent[0]?.parameters['bundle'])).toBe(String(bundle))
})

describe('a refusal is an answer', () => {
  test('of a token that lacks the permission, which is named', async () => {
    const { attester } = attesting(refused(post, 'attestations=write'))
    expect(await attester.attest(pack)).toEqual({ state: 'refused', why: `${post} answered 403 (Resource not accessible by integration)` })
    expect(attester.lacking).toEqual([{ permission: 'attestations', access: 'write', reason: expect.any(String) }])
  })

  test('of a plan that has none: no permission would help', async () => {
    const { attester } = attesting(refused(post, null, 403, 'Feature not available for user-owned private repositories.'))
    expect(await attester.attest(pack)).toMatchObject({ state: 'refused', why: expect.stringContaining('user-owned') })
    expect(attester.lacking).toEqual([])
  })

  test('of a server without the store: no permission would help', async () => {
    const { attester } = attesting(refused(post, null, 404, 'Not Found'), false)
    expect(await attester.attest(pack)).toMatchObject({ state: 'refused', why: expect.stringContaining('Enterprise Server has no such store') })
    expect(attester.lacking).toEqual([])
  })

  test('of no server at all, or one that fails', async () => {
    const why = async (failure: Error) => attesting(failure).attester.attest(pack)
    expect(await why(refused(post, null, null, 'fetch failed'))).toMatchObject({ why: expect.stringContaining('answered nothing') })
    expect(await why(refused(post, null, 500, 'Server Error'))).toMatchObject({ why: expect.stringContaining('answered 500') })
  })

  test.each([null, {}, { id: '../../settings' }, { id: {} }, 'text'])('without a usable id: %j', async (answer) => {
    expect(await attesting(answer).attester.attest(pack)).toMatchObject({ state: 'refused', why: expect.stringContaining('no id') })
  })
})

test('what no certificate signed is not even offered', async () => {
  const { attester, sent } = attesting({ id: 42 })
  expect(await attester.attest({ ...pack, certified: false })).toMatchObject({ state: 'refused', why: expect.stringContaining('signing: keyless') })
  expect(sent).toEqual([])
})

test('an error of our own is not taken for a refusal', async () => {
  await expect(attesting(new TypeError('bug')).attester.attest(pack)).rejects.toThrow('bug')
})

test('storing a pack stores its attestation, and a refusal leaves the pack where it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attest-'))
  const { client, attester } = attesting(refused(post, 'attestations=write'))
  const quiet = { comment: 'never', retentionDays: 0, runUrl: null, artifacts: false, issue: false } as const
  const teller = new GitHubTeller({ ...quiet, client, directory: folder, attester })
  const place = await teller.store(pack)
  await rm(folder, { recursive: true })
  expect(place).toMatchObject({ artifact: null, problem: null, attestation: { state: 'refused' } })
  expect([teller.problems, teller.lacking]).toEqual([[], []])
})
