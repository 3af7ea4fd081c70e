import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse, type ValueNode } from 'graphql'
import { lastReadQuery, pagesQuery, pullRequestQuery, wideCommitsQuery } from '../../src/collect/pullRequestQuery.ts'
import {
  enqueue,
  merge,
  convertToDraft,
  dismiss,
  openPullRequest,
  readyForReview,
  reopen,
  close,
  retarget,
  review,
} from '../../src/simulator/pulls.ts'
import { queryCost } from '../../src/simulator/cost.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { at, graphql, scene, type Scene } from './fixture.ts'

async function played(story: (simulator: Simulator, scene: Scene) => Promise<void>, options: SimulatorOptions = {}): Promise<void> {
  const made = scene()
  const simulator = await startSimulator(made.world, { observe: holdToPublished, ...options })
  try {
    await story(simulator, made)
  } finally {
    await simulator.close()
  }
}

const names = { owner: 'acme', name: 'payments', number: 1 }
const unheld: SimulatorOptions = { observe: () => undefined }

/** Asks for one field of the pull request. */
const asked = async (simulator: Simulator, selection: string, variables = ''): Promise<unknown> =>
  at(
    await graphql(simulator, `query Q${variables} { repository(owner: "acme", name: "payments") { pullRequest(number: 1) { ${selection} } } }`),
    'data',
    'repository',
    'pullRequest',
  )

describe('the queries of the program are answered within the published schema', () => {
  test('the one query: the whole pull request in at most 3 points', () =>
    played(async (simulator, { pull, world, repository }) => {
      world.forcePush(repository, 'topic', { by: 'author', changes: { 'src/ledger/book.ts': 'export const a = 3\n' } })
      const second = review(world, pull, { by: 'lead' })
      dismiss(world, pull, second, { by: 'author', message: 'stale' })
      repository.branches.set('next', world.tip(repository, 'main'))
      retarget(world, pull, { by: 'author', to: 'next' })
      close(world, pull, 'author')
      reopen(world, pull, 'author')
      const gate = { gated: true, workflow: 'refs/heads/main:.github/countersign.yml' }
      const answer = await graphql(simulator, pullRequestQuery, { ...names, ...gate, policy: '.github/countersign.yml', n: 100 })
      const found = at(answer, 'data', 'repository', 'pullRequest')
      expect(answer.errors).toBeUndefined()
      expect(Number(at(answer, 'data', 'rateLimit', 'cost'))).toBeLessThanOrEqual(3)
      expect(at(found, 'headRefOid')).toBe(pull.head.sha)
      expect(at(found, 'baseRef', 'target', 'file', 'object', 'text')).toBe('version: 1\n')
      expect(at(answer, 'data', 'repository', 'gateWorkflow')).toEqual({ text: 'version: 1\n', isTruncated: false, isBinary: false })
      expect(at(found, 'timeline', 'totalCount')).toBe(4)
    }))

  test('its later pages, its wide commits and its last read', () =>
    played(async (simulator, { pull }) => {
      const flags = {
        commits: true,
        reviews: true,
        files: true,
        timeline: false,
        commitsAfter: null,
        reviewsAfter: null,
        filesAfter: null,
        timelineAfter: null,
      }
      const pages = await graphql(simulator, pagesQuery, { ...names, n: 1, ...flags })
      const wide = await graphql(simulator, wideCommitsQuery(1), { owner: 'acme', name: 'payments', o0: pull.head.sha })
      const last = await graphql(simulator, lastReadQuery(1), { owner: 'acme', name: 'payments', p0: 1 })
      expect([pages.errors, wide.errors, last.errors]).toEqual([undefined, undefined, undefined])
      expect(at(pages, 'data', 'repository', 'pullRequest')).not.toHaveProperty('timeline')
      expect(at(last, 'data', 'repository', 'p0', 'headRefOid')).toBe(pull.head.sha)
    }))

  test('a wider query than ours: rollup, queue, runs, teams, users, nodes', () =>
    played(async (simulator, { world, repository, pull }) => {
      enqueue(world, pull, { by: 'reviewer' })
      convertToDraft(world, pull, 'author')
      readyForReview(world, pull, 'author')
      repository.statuses.push({
        id: 1,
        sha: pull.head.sha,
        context: 'countersign',
        state: 'pending',
        description: null,
        targetUrl: null,
        at: world.clock.now(),
      })
      const text = readFileSync(new URL('./wide.graphql', import.meta.url), 'utf8')
      const answer = await graphql(simulator, text, { ids: [`PR_${pull.id}`] })
      expect(answer.errors).toBeUndefined()
      expect(at(answer, 'data', 'repository', 'mergeQueue', 'entries', 'nodes', 0, 'headCommit', 'oid')).toBe(repository.queue[0]?.headCommit)
      expect(at(answer, 'data', 'organization', 'team', 'members', 'totalCount')).toBe(2)
    }))

  test('a merged pull request keeps its commits and names its merge', () =>
    played(async (simulator, { world, pull }) => {
      const commit = merge(world, pull, { by: 'reviewer', method: 'squash' })
      const found = await asked(simulator, 'state mergeCommit { oid parents(first: 1) { totalCount } } commits(first: 10) { totalCount }')
      expect(found).toEqual({ state: 'MERGED', mergeCommit: { oid: commit.sha, parents: { totalCount: 1 } }, commits: { totalCount: 2 } })
    }))
})

describe('paging', () => {
  test('251 commits: every page once, in order, no more than 100 each', () =>
    played(async (simulator, { world, repository, pull }) => {
      for (let index = 0; index < 249; index += 1) world.push(repository, 'topic', { by: 'author' })
      const seen: unknown[] = []
      for (let after: unknown = null, more = true; more; ) {
        const selection = 'commits(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { commit { oid } } }'
        const query = `query Q($after: String) { repository(owner: "acme", name: "payments") { pullRequest(number: 1) { ${selection} } } }`
        const page = at(await graphql(simulator, query, { after }), 'data', 'repository', 'pullRequest', 'commits')
        seen.push(...(at(page, 'nodes') as unknown[]).map((node) => at(node, 'commit', 'oid')))
        after = at(page, 'pageInfo', 'endCursor')
        more = at(page, 'pageInfo', 'hasNextPage') === true
      }
      expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([251, 251, pull.head.sha])
    }))

  test('last and before walk backwards', () =>
    played(async (simulator) => {
      const selection = (given: string) => `commits(${given}) { pageInfo { hasPreviousPage startCursor } nodes { commit { oid } } }`
      const newest = await asked(simulator, selection('last: 1'))
      const before = String(at(newest, 'commits', 'pageInfo', 'startCursor'))
      const older = await asked(simulator, selection(`last: 5, before: "${before}"`))
      expect([at(newest, 'commits', 'pageInfo', 'hasPreviousPage'), at(older, 'commits', 'nodes', 'length')]).toEqual([true, 1])
    }))

  test('3,001 files: 3,000 are listed and counted, changedFiles tells the truth', () =>
    played(async (simulator, { world, repository }) => {
      const changes = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`many/${index}`, String(index)]))
      world.push(repository, 'topic', { by: 'author', changes })
      const found = await asked(simulator, 'changedFiles files(last: 1) { totalCount }')
      expect(found).toEqual({ changedFiles: 3002, files: { totalCount: 3000 } })
    }))

  test.each([
    ['commits { totalCount }', 'MISSING_PAGINATION_BOUNDARIES'],
    ['commits(first: 101) { totalCount }', 'EXCESSIVE_PAGINATION'],
  ])('%s is refused', (selection, code) =>
    played(async (simulator) => {
      const answer = await graphql(simulator, `{ repository(owner: "acme", name: "payments") { pullRequest(number: 1) { ${selection} } } }`)
      expect(answer).toMatchObject({ errors: [{ extensions: { code } }] })
      expect(answer.data).toBeUndefined()
    }, unheld),
  )
})

describe('aliases, fragments, variables and directives', () => {
  test('one field under two names, fragments merged, @include and @skip obeyed', () =>
    played(async (simulator) => {
      const selection =
        'one: number two: number ...f ... on PullRequest { state } author { ... on User { databaseId } ... on Bot { id } } title @skip(if: true)'
      const query = `query Q($yes: Boolean = true) { repository(owner: "acme", name: "payments") { pullRequest(number: 1) {
        ${selection} isDraft @include(if: $yes) } } }
      fragment f on PullRequest { author { login } }`
      const found = at(await graphql(simulator, query), 'data', 'repository', 'pullRequest')
      expect(found).toMatchObject({ one: 1, two: 1, state: 'OPEN', isDraft: false, author: { login: 'author', databaseId: expect.any(Number) } })
      expect(Object.keys(at(found, 'author') as object)).not.toContain('id')
      expect(found).not.toHaveProperty('title')
    }))

  test('points follow the documented formula: 100 × (1 list below each) + 1 = 101 requests, 1 point; 500 below, 5 points', () =>
    played(async (simulator) => {
      const cost = async (selection: string): Promise<unknown> =>
        at(
          await graphql(simulator, `{ rateLimit { cost } repository(owner: "acme", name: "payments") { pullRequest(number: 1) { ${selection} } } }`),
          'data',
          'rateLimit',
          'cost',
        )
      const authors = (name: string) => `${name}: authors(first: 10) { totalCount }`
      expect(await cost(`commits(first: 100) { nodes { commit { ${authors('a')} } } }`)).toBe(1)
      expect(await cost(`commits(first: 100) { nodes { commit { ${['a', 'b', 'c', 'd', 'e'].map(authors).join(' ')} } } }`)).toBe(5)
    }))

  test('the example of GitHub’s own documentation costs 51 points', () => {
    const text = '{ viewer { repositories(first: 100) { nodes { issues(first: 50) { nodes { labels(first: 60) { nodes { id } } } } } } } }'
    const operation = parse(text).definitions[0]
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
    const inputOf = (node: ValueNode) => (node.kind === 'IntValue' ? Number(node.value) : null)
    expect(queryCost(operation, new Map(), inputOf)).toEqual({ points: 51, nodes: 100 + 5000 + 300_000 })
  })
})

describe('refusals', () => {
  test.each([
    ['an unknown field', '{ repository(owner: "acme", name: "payments") { nonsense } }', 'undefinedField'],
    ['a missing variable', 'query Q($o: String!) { repository(owner: $o, name: "payments") { id } }', 'variableNotProvided'],
    ['a mutation', 'mutation { addStar { id } }', 'notAQuery'],
    ['an unknown directive', '{ viewer { login @nonsense } }', 'undefinedDirective'],
    ['an object without selection', '{ viewer }', 'selectionMismatch'],
    ['an undefined fragment', '{ viewer { ...nonsense } }', 'useAndDefineFragment'],
    [
      'a made-up cursor',
      '{ repository(owner: "acme", name: "payments") { pullRequests(first: 1, after: "x") { totalCount } } }',
      'INVALID_CURSOR_ARGUMENTS',
    ],
  ])('%s refuses the whole query', (_, query, code) =>
    played(async (simulator) => {
      expect(await graphql(simulator, query)).toMatchObject({ errors: [{ extensions: { code } }] })
    }, unheld),
  )

  test('what does not parse is an error, not a crash', () =>
    played(async (simulator) => {
      expect((await graphql(simulator, 'query {')).errors).toHaveLength(1)
    }, unheld))

  test.each([
    ['repository(owner: "acme", name: "absent") { id }', ['repository']],
    ['repository(owner: "acme", name: "payments") { pullRequest(number: 9) { id } }', ['repository', 'pullRequest']],
    ['user(login: "nobody") { id }', ['user']],
    ['organization(login: "nobody") { id }', ['organization']],
  ])('%s: null, and NOT_FOUND at its path', (selection, path) =>
    played(async (simulator) => {
      const answer = await graphql(simulator, `{ ${selection} }`)
      expect(answer.errors).toEqual([{ type: 'NOT_FOUND', path, message: expect.any(String) }])
      expect(at(answer.data, ...path)).toBeNull()
    }),
  )

  test('a review that somebody else is still writing is not shown', () =>
    played(async (simulator, { world, pull }) => {
      review(world, pull, { by: 'lead', state: 'PENDING' })
      expect(await asked(simulator, 'reviews(first: 10) { totalCount }')).toEqual({ reviews: { totalCount: 1 } })
    }))

  test('a deleted branch is null, and its activity says who deleted it', () =>
    played(async (simulator, { world, repository }) => {
      world.deleteBranch(repository, 'topic', 'reviewer')
      expect(await asked(simulator, 'headRef { name } headRefName')).toEqual({ headRef: null, headRefName: 'topic' })
      expect(repository.activity.at(-1)).toMatchObject({ type: 'branch_deletion', after: '0'.repeat(40), actor: world.account('reviewer').id })
    }))

  test('a renamed repository is found under its former name, unless the query will not have it or somebody takes the name', () =>
    played(async (simulator, { world, repository }) => {
      world.renameRepository(repository, 'bigco/billing')
      const found = (more: string) => graphql(simulator, `{ repository(owner: "acme", name: "Payments"${more}) { nameWithOwner } }`)
      const name = async (more = '') => at(await found(more), 'data', 'repository')
      expect([await name(), await name(', followRenames: false')]).toEqual([{ nameWithOwner: 'bigco/billing' }, null])
      world.repository('acme/payments', { files: { 'a.ts': 'a' } })
      expect(await name()).toEqual({ nameWithOwner: 'acme/payments' })
    }))

  test('a deleted author is null, a deleted fork too', () =>
    played(async (simulator, { world, repository }) => {
      world.repository('stranger/payments', { parent: 'acme/payments' })
      world.push(world.repository('stranger/payments'), 'patch', { by: 'stranger', changes: { 'a.md': 'a' } })
      const pull = openPullRequest(world, repository, { by: 'stranger', head: 'patch', from: 'stranger/payments' })
      world.deleteAccount('stranger')
      world.repository('stranger/payments').deleted = true
      const query = '{ repository(owner: "acme", name: "payments") { pullRequest(number: 2) { author { login } headRepository { id } headRefOid } } }'
      const found = at(await graphql(simulator, query), 'data', 'repository', 'pullRequest')
      expect(found).toEqual({ author: null, headRepository: null, headRefOid: pull.head.sha })
    }))
})
