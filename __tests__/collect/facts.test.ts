import { describe, expect, test } from '@jest/globals'
import type { Answer, GraphqlAnswer } from '../../src/domain/client.ts'
import type { Facts, Need } from '../../src/domain/facts.ts'
import { close, merge, openPullRequest, retarget, review } from '../../src/simulator/pulls.ts'
import { World } from '../../src/simulator/world.ts'
import { scene } from '../simulator/fixture.ts'
import { changeOf, factsOf, failure, onlySubject, policyPath, pullRequestOccasion, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { Rig, RigOptions } from './rig.ts'

const everything: Need[] = ['pullRequest', 'commits', 'reviews', 'pushes', 'files', 'timeline', 'merges', 'policyAtHead']

/** The last read of one pull request. */
const onLast = (change: (answer: Answer) => Answer): RigOptions => ({
  tamper: { rest: (route, answer) => (route.endsWith('/pulls/{pull_number}') ? change(answer) : answer) },
})

/** The last read of several. */
const onLastOfAll = (change: (answer: GraphqlAnswer) => GraphqlAnswer): RigOptions => ({
  tamper: { graphql: (operation, answer) => (operation === 'HeadAgain' ? change(answer) : answer) },
})

/** A second pull request beside the scene's, and one subject of both, as a merge group makes it. */
async function factsOfBoth(made: ReturnType<typeof scene>, options: RigOptions, story: (told: Facts | { moved: string }, rig: Rig) => void) {
  const { world, repository, pull } = made
  world.push(repository, 'second', { by: 'author', changes: { second: '2' } })
  const second = openPullRequest(world, repository, { by: 'author', head: 'second' })
  await withRig(world, options, async (rig) => {
    const subject = await onlySubject(rig.collector, pullRequestOccasion(pull))
    const changes = [pull, second].map(({ number, head }) => ({ number, head: head.sha }))
    story(await rig.collector.facts({ ...subject, changes }, ['reviews']), rig)
  })
}

describe('the head is read first and last', () => {
  const moves: [string, (made: ReturnType<typeof scene>) => void][] = [
    ['a push', ({ world, repository }) => void world.push(repository, 'topic', { by: 'mallory' })],
    ['a force push', ({ world, repository }) => void world.forcePush(repository, 'topic', { by: 'mallory' })],
    ['a new base', ({ world, pull, repository }) => {
      world.push(repository, 'release', { by: 'author' })
      retarget(world, pull, { by: 'author', to: 'release' })
    }],
    ['closing', ({ world, pull }) => close(world, pull, 'author')],
  ]
  test.each(moves)('%s between the two: no facts, but where it moved', async (_, move) => {
    const made = scene()
    await withRig(made.world, { misbehave: { afterFirstQuery: () => move(made) } }, async ({ collector }) => {
      const subject = await onlySubject(collector, pullRequestOccasion(made.pull))
      expect(await collector.facts(subject, ['reviews'])).toEqual({ moved: made.pull.head.sha })
    })
  })

  test('a subject of another head than was read is moved, not judged', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector }) => {
      const subject = await onlySubject(collector, pullRequestOccasion(pull))
      const other = { ...subject, changes: [{ number: pull.number, head: 'f'.repeat(40) }] }
      expect(await collector.facts(other, [])).toEqual({ moved: pull.head.sha })
    })
  })

  test('the time of decision is the API’s clock, however wrong the runner’s is', async () => {
    const { world, pull } = scene()
    await withRig(world, { misbehave: { clockOffsetSeconds: 86_400 } }, async ({ collector }) => {
      const { evaluatedAt, changes } = await factsOf(collector, pull, [])
      expect(evaluatedAt).toMatch(/^2026-11-21T\d\d:\d\d:\d\dZ$/)
      expect(changes[0]?.pullRequest?.sources[0]?.date?.slice(0, 10)).toBe('2026-11-21')
    })
  })

  test('merging between the two counts as moved, though the head stands where it stood', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector }) => {
      const subject = await onlySubject(collector, pullRequestOccasion(pull))
      merge(world, pull, { by: 'reviewer', method: 'squash' })
      expect(await collector.facts(subject, [])).toEqual({ moved: pull.head.sha })
    })
  })

  test('one pull request is read again without a query: no points, and its clock is the decision’s', async () => {
    const { world, pull } = scene()
    const clock = '2031-01-01T00:00:00Z'
    const later = onLast((answer) => ({ ...answer, source: { ...answer.source, date: clock } }))
    await withRig(world, later, async ({ collector, client, asked }) => {
      expect((await factsOf(collector, pull, [])).evaluatedAt).toBe(clock)
      expect(asked()).toEqual(['POST /graphql PullRequest', 'GET /repos/acme/payments/pulls/1'])
      expect(client.usage().points).toBe(2)
    })
  })

  const lost: [string, RigOptions][] = [
    ['carries no Date', onLast((answer) => ({ ...answer, source: { ...answer.source, date: null } }))],
    ['has no head', onLast((answer) => replaced(answer, ['data', 'head', 'sha'], null))],
    ['has a head that is no commit', onLast((answer) => replaced(answer, ['data', 'head', 'sha'], 'main'))],
    ['has no base', onLast((answer) => replaced(answer, ['data', 'base'], undefined))],
    ['is in a state that nobody knows', onLast((answer) => replaced(answer, ['data', 'state'], 'half-open'))],
    ['does not say whether it is merged', onLast((answer) => replaced(answer, ['data', 'merged'], undefined))],
    ['is a page of a proxy', onLast((answer) => ({ ...answer, data: '<html>' }))],
    ['is refused', onLast(() => { throw failure(403, 'GET /repos/acme/payments/pulls/1') })],
    ['fails', onLast(() => { throw failure(500, 'GET /repos/acme/payments/pulls/1') })],
  ]
  test.each(lost)('a last answer that %s leaves the pull request unknown', async (_, options) => {
    const { world, pull } = scene()
    await withRig(world, options, async ({ collector }) => {
      const facts = await factsOf(collector, pull, everything)
      expect(reasonOf(facts.changes[0]?.pullRequest)).toMatchObject({
        what: 'the head, read again at the end',
        request: expect.stringContaining('/pulls/1'),
      })
      expect(facts.evaluatedAt).toMatch(/Z$/)
    })
  })
})

describe('several heads are read again in one query', () => {
  test('all of them stand', () =>
    factsOfBoth(scene(), {}, (told, { asked }) => {
      expect(told).toMatchObject({ changes: [{ number: 1, pullRequest: { state: 'known' } }, { number: 2, pullRequest: { state: 'known' } }] })
      expect(asked().filter((line) => line.includes('HeadAgain'))).toHaveLength(1)
      expect(asked().some((line) => line.includes('/pulls/'))).toBe(false)
    }))

  test.each<[string, (string | number)[], string]>([
    ['a head', ['headRefOid'], 'f'.repeat(40)],
    ['a base', ['baseRefName'], 'release'],
    ['a state', ['state'], 'CLOSED'],
  ])('%s of the second moved: no facts', (_, path, to) =>
    factsOfBoth(scene(), onLastOfAll((answer) => replaced(answer, ['data', 'repository', 'p1', ...path], to)), (told) => {
      expect(told).toHaveProperty('moved')
    }))

  test.each<[string, RigOptions]>([
    ['carries no Date', onLastOfAll((answer) => ({ ...answer, source: { ...answer.source, date: null } }))],
    ['has no head', onLastOfAll((answer) => replaced(answer, ['data', 'repository', 'p0', 'headRefOid'], null))],
    ['leaves one out', onLastOfAll((answer) => replaced(answer, ['data', 'repository', 'p1'], undefined))],
    ['holds an error', onLastOfAll((answer) => ({ ...answer, errors: [{ type: null, path: [], message: 'later' }] }))],
    ['fails', onLastOfAll(() => { throw failure(500, 'POST /graphql HeadAgain') })],
  ])('a last answer that %s leaves all of them unknown', (_, options) =>
    factsOfBoth(scene(), options, (told) => {
      if ('moved' in told) throw new Error('moved')
      expect(told.changes.map(({ pullRequest }) => reasonOf(pullRequest).what)).toEqual(Array(2).fill('the head, read again at the end'))
    }))
})

describe('what a fact holds', () => {
  test('e-mail addresses only as digests, and no title, message or body', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector }) => {
      const text = JSON.stringify(await factsOf(collector, pull, everything))
      expect(text).not.toMatch(/@acme\.example|Merge topic|Change src/)
      expect(text).toContain('emailSha256')
    })
  })

  test('every known fact has a source with digest and clock', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector }) => {
      const { number: _, ...facts } = await changeOf(collector, pull, everything)
      expect(Object.keys(facts).sort()).toEqual([...everything].sort())
      for (const fact of Object.values(facts)) {
        expect(fact.state).toBe('known')
        expect(fact.sources[0]).toMatchObject({ status: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), date: expect.stringMatching(/Z$/) })
      }
    })
  })

  test('a renamed file keeps both names', async () => {
    const { world, pull } = scene()
    await withRig(world, {}, async ({ collector }) => {
      const { listed } = valueOf((await changeOf(collector, pull, ['files'])).files)
      expect(listed).toContainEqual({ path: 'new name.md', previousPath: 'old name.md', change: 'renamed' })
    })
  })

  test.each<[string, unknown]>([
    ['is empty', []],
    [
      'has a rename without the former name',
      [{ filename: 'new name.md', status: 'renamed' }, { filename: 'src/ledger/book.ts', status: 'modified' }],
    ],
    ['names other files', [{ filename: 'a', status: 'added' }, { filename: 'b', status: 'added' }]],
    ['is no list', { message: 'ok' }],
  ])('the list of former names %s: files are unavailable, and so is what hangs on them', async (_, data) => {
    const { world, pull } = scene()
    const options: RigOptions = { tamper: { rest: (route, answer) => (route.endsWith('/files') ? { ...answer, data } : answer) } }
    await withRig(world, options, async ({ collector }) => {
      const change = await changeOf(collector, pull, ['files', 'policyAtHead'])
      expect([change.files?.state, change.policyAtHead?.state]).toEqual(['unavailable', 'unavailable'])
    })
  })

  test('an author whose account is gone, and an approval by a ghost', async () => {
    const { world, pull } = scene()
    world.deleteAccount('author')
    world.deleteAccount('reviewer')
    await withRig(world, {}, async ({ collector }) => {
      const change = await changeOf(collector, pull, ['reviews', 'commits'])
      expect([valueOf(change.pullRequest).author, valueOf(change.reviews)[0]?.author]).toEqual([null, null])
      expect(valueOf(change.commits)[0]?.authors[0]).toMatchObject({ account: null, emailSha256: expect.any(String) })
    })
  })

  test('whoever types GitHub’s name and address claims to be GitHub; the signature says that it is not', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'topic', { by: 'author', committer: { name: 'GitHub', email: 'NoReply@GitHub.com' } })
    await withRig(world, {}, async ({ collector }) => {
      expect(valueOf((await changeOf(collector, pull, ['commits'])).commits).at(-1)).toMatchObject({ claimsWebFlow: true, signature: null })
    })
  })

  test('the twelfth co-author is a contributor too', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'topic', { by: 'author', coAuthors: Array.from({ length: 12 }, (_, index) => `helper-${index}`) })
    await withRig(world, {}, async ({ collector, asked }) => {
      const authors = valueOf((await changeOf(collector, pull, ['commits'])).commits).at(-1)?.authors
      expect(authors?.map(({ account }) => account?.login).at(-1)).toBe('helper-11')
      expect(asked()).toContain('POST /graphql WideCommits')
    })
  })

  test('more co-authors than can be read: the commits are unknown', async () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'topic', { by: 'author', coAuthors: Array.from({ length: 101 }, (_, index) => `helper-${index}`) })
    await withRig(world, {}, async ({ collector }) => {
      expect(reasonOf((await changeOf(collector, pull, ['commits'])).commits).detail).toMatch(/more authors or parents/)
    })
  })
})

describe('the policy as the change would leave it', () => {
  const edited = (edit: (rig: { world: World }) => void) => {
    const world = new World()
    const repository = world.repository('acme/payments', { writers: ['author'], files: { [policyPath]: 'version: 1\n', a: '1' } })
    world.push(repository, 'topic', { by: 'author', changes: { a: '2' } })
    edit({ world })
    return { world, pull: openPullRequest(world, repository, { by: 'author', head: 'topic' }) }
  }
  const on = (branch: string, content: string | Uint8Array | null) => ({ world }: { world: World }) =>
    void world.push(world.repository('acme/payments'), branch, { by: 'author', changes: { [policyPath]: content === null ? null : { content } } })
  type Check = (rig: Rig, fact: Awaited<ReturnType<typeof changeOf>>['policyAtHead']) => void
  const read = async (edit: Parameters<typeof edited>[0], check: Check, options: RigOptions = {}) => {
    const { world, pull } = edited(edit)
    await withRig(world, options, async (rig) => check(rig, (await changeOf(rig.collector, pull, ['policyAtHead'])).policyAtHead))
  }

  test('untouched', () =>
    read(() => undefined, (_, fact) => expect(valueOf(fact)).toEqual({ path: policyPath, text: 'version: 1\n', changed: false })))
  test('edited', () =>
    read(on('topic', 'version: 2\n'), (_, fact) => expect(valueOf(fact)).toEqual({ path: policyPath, text: 'version: 2\n', changed: true })))
  test('deleted', () => read(on('topic', null), (_, fact) => expect(valueOf(fact)).toEqual({ path: policyPath, text: null, changed: true })))
  test('not touched on a branch that is behind an edit of the base', () =>
    read(on('main', 'version: 1 # new\n'), (_, fact) => expect(valueOf(fact)).toMatchObject({ text: 'version: 1\n', changed: false })))
  test('no UTF-8 text: unavailable, because it would block its own repair', () =>
    read(on('topic', new Uint8Array([0xff, 0xfe, 0x00])), (_, fact) => expect(reasonOf(fact).detail).toBe('the file is not UTF-8 text')))
  test('the file list is short: any difference from the base is a change', () => {
    const many = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`many/${index}`, `${index}`]))
    const edit = (made: { world: World }) => {
      on('main', 'version: 1 # new\n')(made)
      made.world.push(made.world.repository('acme/payments'), 'topic', { by: 'author', changes: many })
    }
    return read(edit, (_, fact) => expect(valueOf(fact)).toMatchObject({ text: 'version: 1\n', changed: true }))
  })
})

test('earlier reports on the head are named by the digest they carry, and forged ones are dropped', async () => {
  const { world, repository, pull } = scene()
  review(world, pull, { by: 'lead' })
  const check = { id: 1, sha: pull.head.sha, name: 'countersign report', status: 'completed', conclusion: 'neutral' }
  await withRig(world, {}, async ({ collector, client }) => {
    for (const external_id of ['a'.repeat(64), 'a'.repeat(64), 'javascript:alert(1)', 'b'.repeat(63)]) {
      const { name, status, conclusion, sha: head_sha } = check
      const output = { title: 't', summary: 's' }
      const body = { owner: 'acme', repo: 'payments', name, status, conclusion, head_sha, external_id, output }
      await client.rest('POST /repos/{owner}/{repo}/check-runs', body)
    }
    expect(repository.checks).toHaveLength(4)
    const subject = await onlySubject(collector, pullRequestOccasion(pull))
    expect(collector.earlier(subject)).toEqual([{ sha256: 'a'.repeat(64) }])
  })
})
