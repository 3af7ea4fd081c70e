import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { gitBlobId } from '../../src/domain/digest.ts'
import { type Simulator, startSimulator } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { at, type Reply, rest, scene, type Scene } from './fixture.ts'

let place: Scene
let simulator: Simulator

beforeEach(async () => {
  place = scene()
  simulator = await startSimulator(place.world, { observe: holdToPublished })
})

afterEach(() => simulator.close())

const post = (path: string, body: unknown): Promise<Reply> => rest(simulator, 'POST', `/repos/acme/payments/git/${path}`, body)
const patch = (branch: string, body: unknown): Promise<Reply> => rest(simulator, 'PATCH', `/repos/acme/payments/git/refs/heads/${branch}`, body)
const shaOf = async (reply: Promise<Reply>): Promise<string> => String(at((await reply).body, 'sha'))

/** A commit of one file on these parents, with the files of `base_tree` or none. */
async function commit(path: string, text: string, given: { parents?: string[]; base_tree?: string } = {}): Promise<{ sha: string; tree: string }> {
  const blob = await shaOf(post('blobs', { content: Buffer.from(text).toString('base64'), encoding: 'base64' }))
  const { parents = [], ...base } = given
  const tree = await shaOf(post('trees', { ...base, tree: [{ path, mode: '100644', type: 'blob', sha: blob }] }))
  return { sha: await shaOf(post('commits', { message: `Add ${path}`, tree, parents })), tree }
}

describe('objects', () => {
  test('a blob has the id that git gives it', async () => {
    expect(await shaOf(post('blobs', { content: Buffer.from('hello\n').toString('base64'), encoding: 'base64' }))).toBe(
      gitBlobId(Buffer.from('hello\n')),
    )
    expect(await shaOf(post('blobs', { content: 'hello\n' }))).toBe(gitBlobId(Buffer.from('hello\n')))
  })

  test('a tree keeps what its base holds and adds its own', async () => {
    const first = await commit('records/1', 'one')
    const second = await commit('records/2', 'two', { parents: [first.sha], base_tree: first.tree })
    expect([...(place.world.store.commits.get(second.sha)?.files.keys() ?? [])]).toEqual(['records/1', 'records/2'])
    expect(at((await rest(simulator, 'GET', `/repos/acme/payments/git/commits/${second.sha}`)).body, 'parents', 0, 'sha')).toBe(first.sha)
  })

  test('a commit without an author is the app’s, signed by GitHub', async () => {
    const { sha } = await commit('a', 'one')
    expect(place.world.store.commits.get(sha)).toMatchObject({
      author: { name: 'Github-actions' },
      parents: [],
      signature: { valid: true, byGitHub: true },
    })
  })

  test.each<[string, string, unknown]>([
    ['a tree of a blob that is not there', 'trees', { tree: [{ path: 'a', mode: '100644', type: 'blob', sha: 'a'.repeat(40) }] }],
    ['a tree on one that is not there', 'trees', { base_tree: 'a'.repeat(40), tree: [] }],
    ['a commit of a tree that is not there', 'commits', { message: 'x', tree: 'a'.repeat(40) }],
    ['a reference to nothing', 'refs', { ref: 'refs/heads/x', sha: 'a'.repeat(40) }],
  ])('%s: 422', async (_, path, body) => expect((await post(path, body)).status).toBe(422))
})

describe('references', () => {
  test('one is made once, and moves forward only', async () => {
    const one = await commit('records/1', 'one')
    expect((await post('refs', { ref: 'refs/heads/ledger', sha: one.sha })).status).toBe(201)
    expect((await post('refs', { ref: 'refs/heads/ledger', sha: one.sha })).body).toMatchObject({ message: 'Reference already exists' })
    const two = await commit('records/2', 'two', { parents: [one.sha], base_tree: one.tree })
    const other = await commit('records/2', 'other', { parents: [one.sha], base_tree: one.tree })
    expect((await patch('ledger', { sha: two.sha, force: false })).status).toBe(200)
    expect(await patch('ledger', { sha: other.sha, force: false })).toMatchObject({ status: 422, body: { message: 'Update is not a fast forward' } })
    expect((await patch('ledger', { sha: two.sha })).status).toBe(200)
    expect(place.repository.branches.get('ledger')).toBe(two.sha)
    expect(place.repository.activity.filter(({ ref }) => ref === 'refs/heads/ledger').map(({ type }) => type)).toEqual(['branch_creation', 'push'])
  })

  test('one that is not there does not move, and a rule keeps the one that is', async () => {
    const one = await commit('a', 'one')
    expect((await patch('nowhere', { sha: one.sha })).body).toMatchObject({ message: 'Reference does not exist' })
    place.repository.rules.push({ branch: 'ledger', type: 'creation', parameters: null })
    expect(await post('refs', { ref: 'refs/heads/ledger', sha: one.sha })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('rule violations') },
    })
  })

  test('the write permission is told when it is missing', async () => {
    simulator.misbehave.lacking = ['contents']
    const refusal = await post('blobs', { content: 'x' })
    expect([refusal.status, refusal.headers.get('x-accepted-github-permissions')]).toEqual([403, 'contents=write'])
  })
})
