import { expect, test } from '@jest/globals'
import { gitTreeId } from '../../src/domain/digest.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { addRule } from '../../src/simulator/protection.ts'
import { addSecrets } from '../../src/simulator/secrets.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { at, graphql, rest, scene } from './fixture.ts'

test('every store of secrets lists names in pages, each held to what GitHub publishes', async () => {
  const { world, repository } = scene()
  setEnvironment(world, repository, 'production')
  const names = Array.from({ length: 31 }, (_, index) => `KEY_${index}`)
  for (const place of ['repository', 'organization', 'dependabot', { environment: 'production' }] as const) addSecrets(repository, place, names)
  const simulator = await startSimulator(world, { observe: holdToPublished })
  for (const path of ['actions/secrets', 'actions/organization-secrets', 'dependabot/secrets', 'environments/Production/secrets']) {
    const first = await rest(simulator, 'GET', `/repos/acme/payments/${path}`)
    const second = await rest(simulator, 'GET', `/repos/acme/payments/${path}?page=2`)
    expect([at(first.body, 'total_count'), (at(first.body, 'secrets') as unknown[]).length]).toEqual([31, 30])
    expect(at(second.body, 'secrets', 0, 'name')).toBe('KEY_30')
  }
  expect((await rest(simulator, 'GET', '/repos/acme/payments/environments/nowhere/secrets')).status).toBe(404)
  await simulator.close()
})

test('folders have the ids that git gives them, so that a list of entries can be proven whole', async () => {
  const { world, repository } = scene()
  world.push(repository, 'main', {
    by: 'lead',
    changes: { 'a/b/c.txt': 'c', 'a/b.txt': 'b', 'a/link': { content: 'b.txt', mode: '120000' }, 'a/run': { content: 'x', mode: '100755' } },
  })
  const simulator = await startSimulator(world, { observe: holdToPublished })
  const query = `query { repository(owner: "acme", name: "payments") {
    folder: object(expression: "main:a") { oid ... on Tree { entries { name mode type oid object { __typename oid } } } }
    commit: object(expression: "main") { ... on Commit { file(path: "a") { oid type object { oid } } } }
  } }`
  const { data } = await graphql(simulator, query)
  const entries = at(
    data,
    'repository',
    'folder',
    'entries',
  ) as { name: string; mode: number; type: string; oid: string; object: { __typename: string; oid: string } }[]
  expect(entries.map(({ name, mode, type }) => [name, mode.toString(8), type])).toEqual([
    ['b.txt', '100644', 'blob'], ['link', '120000', 'blob'], ['run', '100755', 'blob'], ['b', '40000', 'tree'],
  ])
  const id = gitTreeId(entries.map(({ name, mode, oid }) => ({ name, oid, mode: mode.toString(8) })))
  expect([at(data, 'repository', 'folder', 'oid'), at(data, 'repository', 'commit', 'file', 'oid')]).toEqual([id, id])
  expect(entries.every(({ oid, object }) => object.oid === oid)).toBe(true)
  await simulator.close()
})

test('rules of a branch, as a ruleset and as GitHub says they hold; classic protection as readers see it', async () => {
  const { world, repository } = scene()
  addRule(repository, 'main', 'pull_request', 2)
  addRule(repository, 'main', 'update')
  repository.classic.set('topic', { approvals: 1, deletions: false })
  const simulator = await startSimulator(world, { observe: holdToPublished })
  const query = `query { repository(owner: "acme", name: "payments") {
    rulesets(first: 5) { totalCount nodes { name target enforcement conditions { refName { include exclude } } } }
    refs(refPrefix: "refs/heads/", first: 5) { nodes { name refUpdateRule { requiredApprovingReviewCount allowsDeletions }
      rules(first: 5) { nodes { type parameters { __typename ... on PullRequestParameters { requiredApprovingReviewCount } } } } } }
    tags: refs(refPrefix: "refs/tags/", first: 5) { totalCount }
  } }`
  const { data, errors } = await graphql(simulator, query)
  expect(errors).toBeUndefined()
  expect(at(data, 'repository', 'rulesets', 'nodes')).toMatchObject([{
    enforcement: 'ACTIVE',
    conditions: { refName: { include: ['refs/heads/main'] } },
  }])
  const branches =
    at(data, 'repository', 'refs', 'nodes') as { name: string; refUpdateRule: unknown; rules: { nodes: { type: string; parameters: unknown }[] } }[]
  const main = branches.find(({ name }) => name === 'main')
  expect(main?.rules.nodes.map(({ type }) => type)).toEqual(['REQUIRED_STATUS_CHECKS', 'PULL_REQUEST', 'UPDATE'])
  expect(main?.rules.nodes[1]?.parameters).toMatchObject({ requiredApprovingReviewCount: 2 })
  expect(branches.find(({ name }) => name === 'topic')?.refUpdateRule).toEqual({ requiredApprovingReviewCount: 1, allowsDeletions: false })
  await simulator.close()
})
