import { describe, expect, test } from '@jest/globals'
import type { GraphqlAnswer } from '../../src/domain/client.ts'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { onlySubject, payments, policyPath, pullRequestOccasion, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RestTamper, Rig, RigOptions } from './rig.ts'

async function policyOf(world: World, pull: PullRequest, options: RigOptions = {}) {
  let result: Awaited<ReturnType<Rig['collector']['policy']>> = null
  let requests: string[] = []
  await withRig(world, options, async ({ collector, asked }) => {
    result = await collector.policy(await onlySubject(collector, pullRequestOccasion(pull)))
    requests = asked()
  })
  return { result: result as Awaited<ReturnType<Rig['collector']['policy']>>, requests }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function withPolicy(content: string | Uint8Array, mode?: string): { world: World; pull: PullRequest } {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['author'] })
  world.push(repository, 'main', { by: 'lead', changes: { [policyPath]: mode ? { content, mode } : { content } } })
  world.push(repository, 'topic', { by: 'author', changes: { a: '1' } })
  return { world, pull: openPullRequest(world, repository, { by: 'author', head: 'topic' }) }
}

describe('the policy that judges', () => {
  test('is the one at the tip of the base, in the same request, named by its commit', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'topic', { by: 'author', changes: { [policyPath]: 'version: 1\nevil: true\n' } })
    const tip = world.push(repository, 'main', { by: 'lead', changes: { [policyPath]: 'version: 1 # newer\n' } })
    const { result, requests } = await policyOf(world, pull)
    if (!result || 'state' in result) throw new Error('no policy')
    expect(text(result.bytes)).toBe('version: 1 # newer\n')
    expect(result.uri).toBe(`acme/payments//${policyPath}@${tip.sha}`)
    expect(requests).toEqual(['POST /graphql PullRequest'])
  })

  test('bytes that are no text are fetched as they are', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x41])
    const { world, pull } = withPolicy(bytes)
    const { result } = await policyOf(world, pull)
    expect(result && 'bytes' in result && [...result.bytes]).toEqual([...bytes])
  })

  test('absent: null, whether GitHub says null or NOT_FOUND', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'main', { by: 'lead', changes: { [policyPath]: null } })
    const graphql = (_: string, answer: GraphqlAnswer): GraphqlAnswer => ({
      ...answer, errors: [{ type: 'NOT_FOUND', path: ['repository', 'pullRequest', 'baseRef', 'target', 'file'], message: 'no such file' }],
    })
    expect([(await policyOf(world, pull)).result, (await policyOf(world, pull, { tamper: { graphql } })).result]).toEqual([null, null])
  })

  test('for another base commit it is asked for again', async () => {
    const { world, repository, pull } = scene()
    const older = world.tip(repository, 'main')
    world.push(repository, 'main', { by: 'lead', changes: { [policyPath]: 'version: 9\n' } })
    await withRig(world, {}, async ({ collector }) => {
      const subject = await onlySubject(collector, pullRequestOccasion(pull))
      const found = await collector.policy({ ...subject, base: { branch: 'main', commit: older } })
      expect(found && 'bytes' in found && text(found.bytes)).toBe('version: 1\n')
    })
  })

  test('larger than any policy: unavailable, unread', async () => {
    const { world, pull } = withPolicy(`# ${'x'.repeat(5 * 1024 * 1024)}\n`)
    const { result, requests } = await policyOf(world, pull)
    expect(result && 'state' in result && result.reason.detail).toMatch(/bytes; no more than/)
    expect(requests.some((line) => line.includes('/git/blobs/'))).toBe(false)
  })

  test('a folder of that name: unavailable', async () => {
    const world = new World()
    const repository = world.repository('acme/payments', { writers: ['author'], files: { [`${policyPath}/x`]: 'y' } })
    world.push(repository, 'topic', { by: 'author', changes: { a: '1' } })
    const { result } = await policyOf(world, openPullRequest(world, repository, { by: 'author', head: 'topic' }))
    expect(result && 'state' in result && result.reason.detail).toBe('the path is a tree, not a file')
  })

  test('text that does not hash to its blob, and a blob that does not either: unavailable', async () => {
    const { world, pull } = scene()
    const path = ['data', 'repository', 'pullRequest', 'baseRef', 'target', 'file', 'object', 'text']
    const graphql = (_: string, answer: GraphqlAnswer) => replaced(answer, path, 'version: 1\n# forged')
    expect((await policyOf(world, pull, { tamper: { graphql } })).result).toMatchObject({ path: policyPath })
    const rest: RestTamper = (route, answer) =>
      route.includes('/git/blobs/') ? replaced(answer, ['data', 'content'], Buffer.from('forged').toString('base64')) : answer
    const { result } = await policyOf(world, pull, { tamper: { graphql, rest } })
    expect(result && 'state' in result && result.reason.detail).toBe('the bytes do not hash to the blob id')
  })
})

describe('a central policy', () => {
  const central = (): World => {
    const { world } = scene()
    world.repository('acme/.github', { files: { 'policies/base.yml': 'version: 1\n' } })
    return world
  }

  test('is read at the ref, and named by the commit it was then', async () => {
    const world = central()
    const tip = world.tip(world.repository('acme/.github'), 'main')
    await withRig(world, {}, async ({ collector }) => {
      const found = await collector.central('acme/.github//policies/base.yml@main')
      expect(found).toMatchObject({ uri: `acme/.github//policies/base.yml@${tip}`, path: 'policies/base.yml' })
    })
  })

  test.each([
    ['no such file', 'acme/.github//policies/none.yml@main', /no file/],
    ['no such repository', 'acme/none//policies/base.yml@main', /NOT_FOUND|no such/],
    ['no such ref', 'acme/.github//policies/base.yml@none', /no such/],
    ['no ref', 'acme/.github//policies/base.yml', /form/],
    ['one slash', 'acme/.github/policies/base.yml@main', /form/],
    ['a way out', '../..//policies/base.yml@main', /NOT_FOUND|no such/],
    ['nothing', '', /form/],
  ])('%s: unavailable', async (_, reference, detail) => {
    await withRig(central(), {}, async ({ collector }) => {
      const reason = { what: expect.stringContaining('central policy'), detail: expect.stringMatching(detail) }
      expect(await collector.central(reference)).toMatchObject(reason)
    })
  })
})

describe('the rules of the branch', () => {
  const rulesOf = async (world: World, options: RigOptions = {}) => {
    const pull = world.repository('acme/payments').pulls.get(1)
    if (!pull) throw new Error('no pull request')
    let fact: Awaited<ReturnType<Rig['collector']['branchRules']>> | undefined
    await withRig(world, options, async ({ collector }) => {
      fact = await collector.branchRules({ ...(await onlySubject(collector, pullRequestOccasion(pull))), repository: payments })
    })
    return fact
  }
  const answering = (data: unknown): RigOptions => ({
    tamper: { rest: (route, answer) => (route.includes('/rules/') ? { ...answer, data } : answer) },
  })

  test('required statuses with the app they are pinned to', async () => {
    const { world, repository } = scene()
    world.requireStatus(repository, 'main', 'build', 15368)
    expect(valueOf(await rulesOf(world))).toEqual({
      requiredStatuses: [{ context: 'countersign', app: null }, { context: 'build', app: 15368 }], types: ['required_status_checks'],
    })
  })

  test('a rule of a kind we do not know is named, and nothing more', async () => {
    const fact = await rulesOf(scene().world, answering([{ type: 'brand_new', parameters: { x: 1 } }]))
    expect(valueOf(fact)).toEqual({ requiredStatuses: [], types: ['brand_new'] })
  })

  const pinned = { context: 'countersign', integration_id: '15368' }
  test.each<[string, unknown]>([
    ['is no list', { message: 'ok' }],
    ['holds a rule without a type', [{}]],
    ['holds a status rule without parameters', [{ type: 'required_status_checks' }]],
    ['pins an app that is no number', [{ type: 'required_status_checks', parameters: { required_status_checks: [pinned] } }]],
  ])('an answer that %s: unavailable', async (_, data) => {
    expect(reasonOf(await rulesOf(scene().world, answering(data))).detail).toMatch(/unexpected form/)
  })
})
