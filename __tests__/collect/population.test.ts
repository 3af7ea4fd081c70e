import { describe, expect, test } from '@jest/globals'
import { merge, openPullRequest } from '../../src/simulator/pulls.ts'
import { land, later, site, type Site } from './deploying.ts'
import { populationOf } from './reconciling.ts'
import { failure, reasonOf, replaced, type RestTamper, type RigOptions, valueOf } from './rig.ts'

const tipOf = ({ world, repository }: Site): string => world.tip(repository, 'main')

const direct = ({ world, repository }: Site, name = 'direct'): string =>
  world.push(repository, 'main', { by: 'author', changes: { [`${name}.ts`]: name } }).sha

/** The log of moves cannot be read. */
const refusing = (status: number): RestTamper => (route, answer) => {
  if (route.endsWith('/activity')) throw failure(status, route)
  return answer
}

describe('what came in since a time', () => {
  test('begins where the branch stood then, by GitHub’s log, and holds the line with its changes', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const since = later(place)
    const pull = land(place, 'two', { method: 'merge', commits: 2 })
    const merged = tipOf(place)
    const pushed = direct(place)
    await populationOf(place.world, { since }, (population) => {
      const { commits, changes, updates, ...rest } = valueOf(population)
      expect(rest).toMatchObject({ branch: 'main', start: { sha: start, known: 'activity' }, end: pushed, updatesComplete: true, unknownChanges: [] })
      expect(commits.map(({ sha, pullRequests }) => [sha, pullRequests])).toEqual([[merged, [2]], [pushed, []]])
      expect(changes).toMatchObject([{
        number: 2,
        state: 'merged',
        head: pull.head.sha,
        mergeCommit: merged,
        base: 'main',
        author: { login: 'author' },
        mergedBy: { login: 'reviewer' },
      }])
      expect(updates.map(({ type, after }) => [type, after])).toEqual([['pr_merge', merged], ['push', pushed]])
    })
  })

  test('a commit with a date before the period is of the period', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const since = later(place)
    const now = place.world.clock.now()
    place.world.clock.set('2020-01-01T00:00:00Z')
    const backdated = place.world.commit(place.repository, { by: 'author', parents: [start], changes: { 'evil.ts': 'x' } })
    place.world.clock.set(now)
    place.world.moveBranch(place.repository, 'main', backdated.sha, 'author')
    land(place, 'two')
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population).start?.sha).toBe(start)
      expect(valueOf(population).commits.map(({ sha }) => sha)).toEqual([backdated.sha, tipOf(place)])
      expect(valueOf(population).commits[0]?.committedAt).toMatch(/^2020-/)
    })
  })

  test('what came in after its end is not of it, and the branch is followed from where it stood then', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    land(place, 'two')
    const end = tipOf(place)
    const until = later(place)
    place.world.forcePush(place.repository, 'main', { by: 'author', changes: { 'x.ts': 'x' } })
    await populationOf(place.world, { since, until }, (population) => {
      expect(valueOf(population)).toMatchObject({ end, commits: [{ sha: end }], updates: [{ after: end }] })
    })
  })

  test('a log that does not reach back: the newest merge into the branch before it; what was pushed since belongs to the period', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const unknown = direct(place, 'of-unknown-time')
    const since = later(place)
    land(place, 'two')
    place.repository.activity.splice(0, place.repository.activity.length - 1)
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: start, known: 'merge' }, updatesComplete: false })
      expect(valueOf(population).commits.map(({ sha }) => sha)).toEqual([unknown, tipOf(place)])
    })
  })

  test('no log and no merge: the line is followed to its root', async () => {
    const place = site()
    const pushed = direct(place)
    const since = later(place)
    place.repository.activity.splice(0)
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: null, updatesComplete: false, commits: [{ sha: place.first }, { sha: pushed }] })
    })
  })

  test('a merge into another branch shows nothing of this one', async () => {
    const place = site()
    const { world, repository } = place
    world.push(repository, 'develop', { by: 'author', changes: { 'd.ts': 'd' } })
    world.push(repository, 'topic', { by: 'author', from: 'develop', changes: { 't.ts': 't' } })
    const pull = openPullRequest(world, repository, { by: 'author', head: 'topic', base: 'develop' })
    const merged = merge(world, pull, { by: 'reviewer', method: 'squash' })
    const since = later(place)
    world.moveBranch(repository, 'main', merged.sha, 'author')
    repository.activity.splice(0)
    await populationOf(world, { since }, (population) => {
      expect(valueOf(population).start).toBeNull()
      expect(valueOf(population).commits.map(({ sha }) => sha)).toContain(merged.sha)
    })
  })

  test('a forced push that took away where the branch stood: older ground is found, and the rewrite is told', async () => {
    const place = site()
    land(place, 'one')
    const ground = tipOf(place)
    land(place, 'lost')
    const lost = tipOf(place)
    const since = later(place)
    const { sha } = place.world.forcePush(place.repository, 'main', { by: 'author', onto: ground, changes: { 'x.ts': 'x' } })
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: ground, known: 'activity' }, commits: [{ sha }] })
      expect(valueOf(population).updates).toMatchObject([{ type: 'force_push', before: lost, after: sha, actor: { login: 'author' } }])
    })
  })

  test('what was taken away before the period and is pushed again in it came in again', async () => {
    const place = site()
    const { world, repository } = place
    land(place, 'one')
    const ground = tipOf(place)
    const evil = direct(place, 'evil')
    world.forcePush(repository, 'main', { by: 'reviewer', to: ground })
    const since = later(place)
    world.moveBranch(repository, 'main', evil, 'author')
    await populationOf(world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: ground, known: 'activity' }, commits: [{ sha: evil }] })
    })
  })

  test('a pushed merge that puts what stood there beside it: everything that came in shows', async () => {
    const place = site()
    const { world, repository } = place
    land(place, 'one')
    const ground = tipOf(place)
    land(place, 'two')
    const beside = tipOf(place)
    const since = later(place)
    const own = world.commit(repository, { by: 'author', parents: [ground], changes: { 'own.ts': 'x' } }).sha
    const foxtrot = world.commit(repository, { by: 'author', parents: [own, beside] }).sha
    world.moveBranch(repository, 'main', foxtrot, 'author')
    await populationOf(world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: ground, known: 'activity' }, commits: [{ sha: own }, { sha: foxtrot }] })
    })
  })

  test('a branch that was deleted and made again: older ground is found, and both are told', async () => {
    const place = site()
    const { world, repository } = place
    land(place, 'one')
    const ground = tipOf(place)
    const since = later(place)
    const zeros = '0'.repeat(40)
    const log = { ref: 'refs/heads/main', actor: world.account('author').id }
    repository.activity.push({ ...log, id: world.nextId(), before: ground, after: zeros, at: world.clock.tick(), type: 'branch_deletion' })
    const made = world.commit(repository, { by: 'author', parents: [ground], changes: { 'x.ts': 'x' } }).sha
    repository.branches.set('main', made)
    repository.activity.push({ ...log, id: world.nextId(), before: zeros, after: made, at: world.clock.tick(), type: 'branch_creation' })
    await populationOf(world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: ground }, commits: [{ sha: made }] })
      expect(valueOf(population).updates.map(({ type, before, after }) => [type, before, after])).toEqual(
        [['other', ground, zeros], ['branch_creation', null, made]],
      )
    })
    const gone = repository.activity.at(-2)?.at ?? ''
    await populationOf(world, { since: '2026-01-01T00:00:00Z', until: gone }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: null, end: ground, commits: [{ sha: place.first }, { sha: ground }] })
    })
    await populationOf(world, { since: gone }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: ground, known: 'activity' }, commits: [{ sha: made }] })
    })
  })
})

describe('a branch whose log begins after the period, with its making', () => {
  /** As GitHub has it of a branch that was renamed, or of a repository that was moved here. */
  function remade(place: Site): void {
    const { world, repository } = place
    const tip = tipOf(place)
    repository.activity.splice(0)
    repository.branches.delete('main')
    world.moveBranch(repository, 'main', tip, 'author')
  }

  test('what nothing shows to be later came in within it', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const since = later(place)
    const evil = direct(place, 'evil')
    const until = later(place)
    remade(place)
    direct(place, 'later')
    await populationOf(place.world, { since, until }, (population) => {
      const found = { start: { sha: start, known: 'merge' }, end: evil, commits: [{ sha: evil }], updatesComplete: false }
      expect(valueOf(population)).toMatchObject(found)
    })
  })

  test('everything on the line, if GitHub merged none of it before', async () => {
    const place = site()
    const since = later(place)
    const evil = direct(place, 'evil')
    const until = later(place)
    remade(place)
    await populationOf(place.world, { since, until }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: null, end: evil, commits: [{ sha: place.first }, { sha: evil }], updatesComplete: false })
    })
  })

  test('what GitHub merged after it did not', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const since = later(place)
    const evil = direct(place, 'evil')
    const until = later(place)
    land(place, 'two')
    direct(place, 'on-top')
    remade(place)
    await populationOf(place.world, { since, until }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: start }, end: evil, commits: [{ sha: evil }] })
    })
  })

  test('nothing did: the branch stood where the period began', async () => {
    const place = site()
    land(place, 'one')
    const start = tipOf(place)
    const since = later(place)
    const until = later(place)
    land(place, 'two')
    remade(place)
    await populationOf(place.world, { since, until }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: start }, end: start, commits: [] })
    })
  })
})

describe('what came in since a commit', () => {
  test('begins after it', async () => {
    const place = site()
    land(place, 'one')
    const since = tipOf(place)
    land(place, 'two')
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ start: { sha: since, known: 'given' }, commits: [{ sha: tipOf(place) }], updatesComplete: true })
      expect(valueOf(population).updates).toHaveLength(1)
    })
  })

  test('one that was pushed: by the move that brought it', async () => {
    const place = site()
    const since = direct(place)
    const next = direct(place, 'next')
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ commits: [{ sha: next }], updates: [{ after: next }], updatesComplete: true })
    })
  })

  test('what was pushed after it and taken away again is told', async () => {
    const place = site()
    land(place, 'one')
    const since = tipOf(place)
    const evil = direct(place, 'evil')
    place.world.forcePush(place.repository, 'main', { by: 'author', to: since })
    await populationOf(place.world, { since }, (population) => {
      expect(valueOf(population)).toMatchObject({ commits: [], end: since })
      expect(valueOf(population).updates.map(({ type, after }) => [type, after])).toEqual([['push', evil], ['force_push', since]])
    })
  })

  test('one of a merged side branch is not of the line: refused', async () => {
    const place = site()
    const pull = land(place, 'one', { method: 'merge' })
    await populationOf(place.world, { since: pull.head.sha }, (population) => {
      expect(reasonOf(population).detail).toBe(
        `the commit ${pull.head.sha} that --since / reconcile-since names is not on the first-parent line of main, which ends at ${tipOf(place)}`,
      )
    })
  })

  test('one that is not there: refused', async () => {
    const since = 'ab'.repeat(20)
    await populationOf(site().world, { since }, (population) => {
      expect(reasonOf(population).detail).toBe(`the commit ${since} that --since / reconcile-since names is not in this repository`)
    })
  })
})

describe('pull requests that records name', () => {
  test('are asked for where the line does not tell of them; what is none is known to be none', async () => {
    const place = site()
    const { world, repository } = place
    land(place, 'one')
    world.push(repository, 'topic', { by: 'author', changes: { 't.ts': 't' } })
    openPullRequest(world, repository, { by: 'author', head: 'topic' })
    const since = '2026-01-01T00:00:00Z'
    await populationOf(world, { since, named: [1, 2, 77, 2 ** 40] }, (population, { asked }) => {
      expect(valueOf(population).changes.map(({ number, state }) => [number, state])).toEqual([[1, 'merged'], [2, 'open']])
      expect(valueOf(population).unknownChanges).toEqual([77, 2 ** 40])
      expect(asked().filter((line) => line.includes('NamedChanges'))).toHaveLength(1)
    })
  })

  test.each<[string, unknown[], RegExp]>([
    ['another error', [{ type: 'FORBIDDEN', path: ['repository', 'p0'], message: 'no' }], /^FORBIDDEN at repository.p0: no/],
    ['an error of the whole', [{ type: 'NOT_FOUND', path: ['repository'], message: 'none' }], /^NOT_FOUND at repository/],
    ['null and no error', [], /^#77 is null, and nothing says why/],
  ])('%s is none', async (_, errors, detail) => {
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'NamedChanges' ? { ...answer, errors } : answer)
    await populationOf(site().world, { since: '2026-01-01T00:00:00Z', named: [77], options: { tamper: { graphql } } }, (population) => {
      expect(reasonOf(population).detail).toMatch(detail)
    })
  })

  test('one that is answered for another is refused', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    const graphql = <T extends object>(operation: string, answer: T): T =>
      (operation === 'NamedChanges' ? replaced(answer, ['data', 'repository', 'p0', 'number'], 9) : answer)
    await populationOf(place.world, { since, named: [1], options: { tamper: { graphql } } }, (population) => {
      expect(reasonOf(population).detail).toBe('#9 of acme/payments was answered for #1')
    })
  })
})

describe('an answer that is not what was asked for is no answer', () => {
  const history = ['data', 'repository', 'object', 'history']
  const node = [...history, 'nodes', 0]
  const endless = { pageInfo: { hasNextPage: true, endCursor: null }, nodes: [] }
  test.each<[string, (string | number)[], unknown, RegExp]>([
    ['of another repository', ['data', 'repository', 'nameWithOwner'], 'evil/payments', /^evil\/payments answered instead$/],
    ['of another commit', ['data', 'repository', 'object', 'oid'], 'ab'.repeat(20), /was answered for another/],
    ['without the commit', ['data', 'repository', 'object'], null, /^GitHub no longer has the commit/],
    ['with a commit of no form', [...node, 'oid'], 'main', /^unexpected form at repository.object.history.nodes.0.oid/],
    ['with a parent too few', [...node, 'parents', 'totalCount'], 3, /^unexpected form .*parents/],
    ['without the newest commit', [...history, 'nodes'], [], /is not among the 0 listed$/],
    ['that says there is more, without a cursor', history, endless, /a further page without a cursor/],
    ['with an error beside it', ['errors'], [{ type: 'X', path: ['repository'], message: 'm' }], /^X at repository: m/],
  ])('%s', async (_, path, value, detail) => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    land(place, 'two')
    const tamper = <T extends object>(operation: string, answer: T): T => (operation === 'BranchHistory' ? replaced(answer, path, value) : answer)
    await populationOf(
      place.world,
      { since, options: { tamper: { graphql: tamper } } },
      (population) => expect(reasonOf(population).detail).toMatch(detail),
    )
  })

  test('a list of pull requests that comes short is asked for again, and is unknown if it stays so', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    land(place, 'two')
    const count = (answer: object, path: (string | number)[]) => replaced(answer, [...path, 'associatedPullRequests', 'totalCount'], 300) as never
    const once = <T extends object>(operation: string, answer: T): T => (operation === 'BranchHistory' ? count(answer, node) : answer)
    await populationOf(place.world, { since, options: { tamper: { graphql: once } } }, (population, { asked }) => {
      expect(valueOf(population).commits[0]?.pullRequests).toEqual([2])
      expect(asked()).toContain('POST /graphql LineCommits')
    })
    const always = <T extends object>(operation: string, answer: T): T =>
      (operation === 'LineCommits' ? count(answer, ['data', 'repository', 'c0']) : once(operation, answer))
    await populationOf(place.world, { since, options: { tamper: { graphql: always } } }, (population) => {
      expect(reasonOf(population).detail).toBe('more than 100 are associated with it')
    })
  })

  test('without pull-requests: read, which one is missing; if REST answers, what GraphQL said', async () => {
    const place = site()
    land(place, 'one')
    const errors = [{ type: 'FORBIDDEN', path: ['repository', 'object', 'history'], message: 'Resource not accessible by integration' }]
    const tamper: RigOptions['tamper'] = { graphql: (operation, answer) => (operation === 'BranchHistory' ? { ...answer, errors } : answer) }
    const since = '2026-01-01T00:00:00Z'
    await populationOf(place.world, { since, options: { tamper, misbehave: { lacking: ['pull_requests'] } } }, (population) => {
      expect(reasonOf(population)).toMatchObject({ status: 403, detail: expect.stringMatching(/the API names these permissions: pull_requests=read$/) })
    })
    await populationOf(place.world, { since, options: { tamper } }, (population) => {
      expect(reasonOf(population).detail).toMatch(/^FORBIDDEN at repository.object.history/)
    })
  })

  test('a history whose second page is missing is not a shorter one', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    for (let index = 0; index < 120; index += 1) direct(place, `d${index}`)
    await populationOf(place.world, { since, options: { misbehave: { secondPageMissing: true } } }, (population) => {
      expect(reasonOf(population).detail).toMatch(/is not among the 100 listed$/)
    })
  })

  test('a history that has no end is not followed for ever, and neither is a log', async () => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    land(place, 'two')
    let page = 0
    let first: object | undefined
    const graphql = <T extends object>(operation: string, answer: T): T => {
      if (operation !== 'BranchHistory') return answer
      page += 1
      first ??= (answer as { data?: { repository: { object: { history: { nodes: object[] } } } } }).data?.repository.object.history.nodes[0]
      const strays = Array.from({ length: 99 }, (_, index) => ({ ...first, oid: (page * 100 + index).toString(16).padStart(40, '0') }))
      const pageInfo = { hasNextPage: true, endCursor: Buffer.from(`cursor:v1:${page}`).toString('base64') }
      return replaced(replaced(answer, [...history, 'pageInfo'], pageInfo), [...history, 'nodes'], [first, ...strays])
    }
    // No page tells anything, and each says that there is another.
    const rest = <T extends { headers: object }>(route: string, answer: T): T => {
      if (!route.endsWith('/activity')) return answer
      page += 1
      return { ...answer, data: [], headers: { link: `<https://api.github.com/x?after=${page}>; rel="next"` } }
    }
    await populationOf(place.world, { since, options: { tamper: { graphql } } }, (population, { asked }) => {
      expect(reasonOf(population).detail).toMatch(/^20000 commits were read without coming to the beginning/)
      expect(asked().filter((line) => line.includes('BranchHistory'))).toHaveLength(200)
    })
    await populationOf(place.world, { since, options: { tamper: { rest } } }, (population, { asked }) => {
      expect(reasonOf(population).detail).toBe('more than 100 pages of it')
      expect(asked().filter((line) => line.includes('/activity'))).toHaveLength(100)
    })
  })

  test.each<[string, RigOptions, RegExp]>([
    ['may not be read', { misbehave: { lacking: ['contents'] } }, /the API names these permissions: contents=read$/],
    ['is not there', { tamper: { rest: refusing(404) } }, /says so to a token without contents: read, and so does a server without a log of moves/],
    ['answers 502 whenever it is asked', { tamper: { rest: refusing(502) } }, /^Resource not accessible$/],
    ['has no form', { tamper: { rest: (route, answer) => (route.endsWith('/activity') ? { ...answer, data: {} } : answer) } }, /^unexpected form/],
  ])('a log of moves that %s may hold anything: nothing is known', async (_, options, detail) => {
    const place = site()
    land(place, 'one')
    const since = later(place)
    land(place, 'two')
    await populationOf(place.world, { since, options }, (population) => {
      expect(reasonOf(population)).toMatchObject({ what: 'log of moves of main', detail: expect.stringMatching(detail) })
    })
  })
})
