import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { enqueue, landQueue, merge, openPullRequest } from '../../src/simulator/pulls.ts'
import { archive, deletePullRequest, setTag } from '../../src/simulator/tags.ts'
import { deployed, home } from './deploying.ts'
import { at, graphql, rest } from './fixture.ts'

describe('tags and branches', () => {
  test('a tag is a ref; moved by force, nothing tells where it was', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      setTag(world, repository, 'v1')
      setTag(world, repository, 'v1', { to: pull.head.sha })
      const answer = await rest(simulator, 'GET', `${home}/git/ref/tags/v1`)
      expect(answer.body).toMatchObject({ ref: 'refs/tags/v1', object: { type: 'commit', sha: pull.head.sha } })
      expect(repository.activity.some(({ ref }) => ref.includes('v1'))).toBe(false)
    }))

  test('an annotated tag is an object of its own, which leads to the commit', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      setTag(world, repository, 'v2', { to: pull.head.sha, by: 'lead', message: 'Release 2' })
      const ref = await rest(simulator, 'GET', `${home}/git/ref/tags/v2`)
      expect(at(ref.body, 'object', 'type')).toBe('tag')
      const object = await rest(simulator, 'GET', `${home}/git/tags/${String(at(ref.body, 'object', 'sha'))}`)
      expect(object.body).toMatchObject({ tag: 'v2', message: 'Release 2', tagger: { name: 'Lead' }, object: { type: 'commit', sha: pull.head.sha } })
      const query = `{ repository(owner: "acme", name: "payments") { ref(qualifiedName: "refs/tags/v2") { name prefix target {
        __typename oid ... on Tag { name message target { oid } } } } absent: ref(qualifiedName: "refs/tags/v9") { name } } }`
      const found = at(await graphql(simulator, query), 'data', 'repository')
      const target = { __typename: 'Tag', target: { oid: pull.head.sha } }
      expect(found).toMatchObject({ ref: { name: 'v2', prefix: 'refs/tags/', target }, absent: null })
    }))

  test('a tag of the name of a branch: git takes the tag, a full name says which', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      setTag(world, repository, 'main', { to: pull.head.sha })
      const query = `{ repository(owner: "acme", name: "payments") { bare: object(expression: "main") { oid }
        branch: object(expression: "refs/heads/main") { oid } tag: object(expression: "refs/tags/main") { oid } } }`
      const found = at(await graphql(simulator, query), 'data', 'repository')
      const tip = world.tip(repository, 'main')
      expect(found).toEqual({ bare: { oid: pull.head.sha }, branch: { oid: tip }, tag: { oid: pull.head.sha } })
    }))

  test('matching refs, all branches, protected ones, one', () =>
    deployed(async (simulator, { world, repository }) => {
      setTag(world, repository, 'v1')
      setTag(world, repository, 'v10')
      const matching = await rest(simulator, 'GET', `${home}/git/matching-refs/tags/v1`)
      expect((matching.body as { ref: string }[]).map(({ ref }) => ref)).toEqual(['refs/tags/v1', 'refs/tags/v10'])
      const all = await rest(simulator, 'GET', `${home}/branches?per_page=1`)
      expect([at(all.body, 0, 'name'), all.headers.get('link')?.includes('next')]).toEqual(['main', true])
      const guarded = await rest(simulator, 'GET', `${home}/branches?protected=true`)
      expect(guarded.body).toMatchObject([{ name: 'main', protected: true }])
      const one = await rest(simulator, 'GET', `${home}/branches/topic`)
      expect(one.body).toMatchObject({ name: 'topic', protected: false, commit: { sha: world.tip(repository, 'topic') } })
    }))

  test.each(['/git/ref/tags/absent', '/git/tags/absent', '/branches/absent'])('%s: 404', (path) =>
    deployed(async (simulator) => {
      expect((await rest(simulator, 'GET', `${home}${path}`)).status).toBe(404)
    }),
  )
})

describe('a range of commits', () => {
  test('history lists all ancestors, newest first and none before its children, a page at a time', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      world.push(repository, 'main', { by: 'lead', changes: { 'direct.md': 'd' } })
      const merged = merge(world, pull, { by: 'reviewer' })
      const seen: { oid: string; parents: string[]; pulls: unknown }[] = []
      for (let after: unknown = null, more = true; more; ) {
        const query = `query Q($after: String) { repository(owner: "acme", name: "payments") { object(oid: "${merged.sha}") { ... on Commit {
          history(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
            oid tree { oid } parents(first: 2) { nodes { oid } }
            authors(first: 5) { nodes { email } } signature { isValid wasSignedByGitHub }
            associatedPullRequests(first: 5) { nodes { number merged baseRefName mergeCommit { oid } } } } } } } } }`
        const page = at(await graphql(simulator, query, { after }), 'data', 'repository', 'object', 'history')
        for (const node of at(page, 'nodes') as unknown[]) {
          const parents = (at(node, 'parents', 'nodes') as { oid: string }[]).map(({ oid }) => oid)
          seen.push({ oid: String(at(node, 'oid')), parents, pulls: at(node, 'associatedPullRequests', 'nodes') })
        }
        after = at(page, 'pageInfo', 'endCursor')
        more = at(page, 'pageInfo', 'hasNextPage') === true
      }
      expect([seen.length, seen[0]?.oid, seen[0]?.parents.length]).toEqual([5, merged.sha, 2])
      const place = new Map(seen.map(({ oid }, index) => [oid, index]))
      for (const { oid, parents } of seen) for (const parent of parents) expect(place.get(parent)).toBeGreaterThan(place.get(oid) ?? 0)
      const associated = { number: 1, merged: true, baseRefName: 'main', mergeCommit: { oid: merged.sha } }
      expect(seen.map(({ pulls }) => pulls)).toEqual([[associated], [], [associated], [associated], []])
    }))

  test('since and until cut it', () =>
    deployed(async (simulator, { world, repository }) => {
      const tip = world.store.commits.get(world.tip(repository, 'topic'))
      const query = `query Q($at: GitTimestamp) { repository(owner: "acme", name: "payments") { object(expression: "topic") { ... on Commit {
        newer: history(first: 9, since: $at) { totalCount } older: history(first: 9, until: $at) { totalCount } } } } }`
      const found = at(await graphql(simulator, query, { at: tip?.committedAt }), 'data', 'repository', 'object')
      expect(found).toEqual({ newer: { totalCount: 1 }, older: { totalCount: 3 } })
    }))

  test('a comparison of 251 commits: 250 without pages, all of them with', () =>
    deployed(async (simulator, { world, repository }) => {
      const base = world.tip(repository, 'main')
      for (let index = 0; index < 251; index += 1) world.push(repository, 'main', { by: 'author', changes: {} })
      const whole = await rest(simulator, 'GET', `${home}/compare/${base}...main`)
      const pages = []
      for (const page of [1, 2, 3]) pages.push(await rest(simulator, 'GET', `${home}/compare/${base}...main?per_page=100&page=${page}`))
      expect([at(whole.body, 'total_commits'), at(whole.body, 'commits', 'length'), whole.headers.get('link')]).toEqual([251, 250, null])
      expect(pages.map(({ body }) => at(body, 'commits', 'length'))).toEqual([100, 100, 51])
      expect(at(pages[2]?.body, 'commits', 50, 'sha')).toBe(world.tip(repository, 'main'))
    }))

  test('behind, identical and diverged; an unknown commit and an unrelated one: 404', () =>
    deployed(async (simulator, { world, repository }) => {
      const [main, topic] = [world.tip(repository, 'main'), world.tip(repository, 'topic')]
      const other = world.push(repository, 'other', { by: 'author', changes: { 'o.md': 'o' } })
      const orphan = world.commit(repository, { by: 'author', parents: [], changes: { x: 'x' } })
      const told = []
      for (const range of [`${topic}...${main}`, `${main}...${main}`, `${topic}...${other.sha}`]) {
        told.push(at((await rest(simulator, 'GET', `${home}/compare/${range}`)).body, 'status'))
      }
      expect(told).toEqual(['behind', 'identical', 'diverged'])
      for (const head of ['f'.repeat(40), orphan.sha]) expect((await rest(simulator, 'GET', `${home}/compare/${main}...${head}`)).status).toBe(404)
    }))

  test('a squash from the queue belongs to its pull request only by its merge commit', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      landQueue(world, enqueue(world, pull, { by: 'reviewer', method: 'squash' }), 'reviewer')
      const { body } = await rest(simulator, 'GET', `${home}/commits/${world.tip(repository, 'main')}/pulls`)
      expect(body).toMatchObject([{ number: 1, merge_commit_sha: world.tip(repository, 'main') }])
    }))
})

test('a batch of pull requests by id, with everything a change is judged by', () =>
  deployed(async (simulator, { world, pull }) => {
    const landed = merge(world, pull, { by: 'reviewer', method: 'rebase' })
    const text = readFileSync(new URL('./batch.graphql', import.meta.url), 'utf8')
    const answer = await graphql(simulator, text, { ids: [`PR_${pull.id}`] })
    expect(answer.errors).toBeUndefined()
    expect(at(answer, 'data', 'rateLimit', 'cost')).toBe(1)
    expect(at(answer, 'data', 'nodes', 0)).toMatchObject({
      merged: true,
      mergedBy: { login: 'reviewer' },
      mergeCommit: { oid: landed.sha, tree: { oid: landed.tree }, parents: { nodes: [{ oid: landed.parents[0] }] } },
      commits: { totalCount: 2 },
      reviews: { nodes: [{ state: 'APPROVED', author: { login: 'reviewer' } }] },
    })
  }))

describe('what is gone', () => {
  test('a deleted pull request: 404, null among the others, and its commits belong to none', () =>
    deployed(async (simulator, { world, repository, pull }) => {
      world.push(repository, 'second', { by: 'author', from: 'main', changes: { 'b.md': 'b' } })
      const second = openPullRequest(world, repository, { by: 'author', head: 'second' })
      const landed = merge(world, pull, { by: 'reviewer', method: 'squash' })
      deletePullRequest(pull)
      expect((await rest(simulator, 'GET', `${home}/pulls/1`)).status).toBe(404)
      expect((await rest(simulator, 'GET', `${home}/commits/${landed.sha}/pulls`)).body).toEqual([])
      const query = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest { number headRefOid } } }'
      const answer = await graphql(simulator, query, { ids: [`PR_${pull.id}`, `PR_${second.id}`] })
      expect(answer).toMatchObject({
        data: { nodes: [null, { number: 2, headRefOid: second.head.sha }] },
        errors: [{ type: 'NOT_FOUND', path: ['nodes', 0] }],
      })
    }))

  test('101 ids are refused as a whole', () =>
    deployed(
      async (simulator) => {
        const ids = Array.from({ length: 101 }, () => 'PR_1')
        const answer = await graphql(simulator, 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
        expect(answer).toMatchObject({ errors: [{ extensions: { code: 'ARGUMENT_LIMIT' } }] })
      },
      { observe: () => undefined },
    ))

  test('an archived repository can be read and not written', () =>
    deployed(async (simulator, { world, repository }) => {
      archive(repository)
      expect((await rest(simulator, 'GET', home)).body).toMatchObject({ archived: true, default_branch: 'main' })
      const found = await graphql(simulator, '{ repository(owner: "acme", name: "payments") { isArchived } }')
      expect(at(found, 'data', 'repository', 'isArchived')).toBe(true)
      const sha = world.tip(repository, 'main')
      const refused = await rest(simulator, 'POST', `${home}/statuses/${sha}`, { state: 'success' })
      expect([refused.status, at(refused.body, 'message'), repository.statuses]).toEqual([403, 'Repository was archived so is read-only.', []])
    }))
})
