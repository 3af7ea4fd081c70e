import { describe, expect, test } from '@jest/globals'
import { addDeploymentStatus, createDeployment, deleteDeployment } from '../../src/simulator/deployments.ts'
import { approveRun, finishJob, startDeployRun } from '../../src/simulator/runs.ts'
import { deployed, deployScene, home } from './deploying.ts'
import { at, graphql, rest } from './fixture.ts'

const query = `query Deploys($environments: [String!], $direction: OrderDirection!) { rateLimit { cost }
  repository(owner: "acme", name: "payments") {
    deployments(first: 50, environments: $environments, orderBy: { field: CREATED_AT, direction: $direction }) {
      totalCount pageInfo { hasNextPage endCursor } nodes {
        id databaseId environment originalEnvironment latestEnvironment createdAt updatedAt commitOid task state payload description
        ref { name prefix } creator { __typename login } commit { oid associatedPullRequests(first: 2) { nodes { number } } }
        latestStatus { state createdAt logUrl environmentUrl creator { login } }
        statuses(first: 10) { totalCount nodes {
          id state createdAt updatedAt description environment creator { login } logUrl deployment { databaseId } } }
      } }
    environments(first: 50) { totalCount nodes { id databaseId name isPinned latestCompletedDeployment { databaseId }
      protectionRules(first: 10) { nodes { databaseId type preventSelfReview timeout reviewers(first: 10) { nodes {
        __typename ... on User { login } ... on Team { combinedSlug } } } } } } }
    environment(name: "Production") { name }
  } }`

describe('deployments are answered as GitHub publishes them', () => {
  test('those of a job: by the Actions app, with the job as their log', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author' })
      const listed = await rest(simulator, 'GET', `${home}/deployments?environment=production&sha=${run.headSha}`)
      expect(listed.body).toMatchObject([{ creator: { login: 'github-actions[bot]', type: 'Bot' }, ref: 'main', task: 'deploy', payload: {} }])
      approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
      finishJob(world, repository, run, 'deploy')
      const id = String(at(listed.body, 0, 'id'))
      const { body } = await rest(simulator, 'GET', `${home}/deployments/${id}/statuses?per_page=100`)
      expect((body as { state: string }[]).map(({ state }) => state)).toEqual(['success', 'in_progress', 'waiting'])
      expect(at(body, 0, 'log_url')).toBe(`https://github.com/acme/payments/actions/runs/${run.id}/job/${run.jobs[0]?.id}`)
      expect((await rest(simulator, 'GET', `${home}/deployments/${id}`)).body).toMatchObject({ performed_via_github_app: { slug: 'github-actions' } })
    }))

  test('by GraphQL: newest first when asked, only the environments named, and few points', () =>
    deployed(async (simulator, { world, repository }) => {
      const first = createDeployment(world, repository, { by: 'author', environment: 'production', sha: world.tip(repository, 'main'), ref: 'main' })
      addDeploymentStatus(world, repository, first, { by: 'author', state: 'success', logUrl: 'https://log.example' })
      const second = startDeployRun(world, repository, { by: 'author' })
      createDeployment(world, repository, { by: 'author', environment: 'staging', sha: world.tip(repository, 'main') })
      const answer = await graphql(simulator, query, { environments: ['production'], direction: 'DESC' })
      expect(answer.errors).toBeUndefined()
      expect(at(answer, 'data', 'rateLimit', 'cost')).toBe(7)
      const app = { __typename: 'Bot', login: 'github-actions' }
      expect(at(answer, 'data', 'repository', 'deployments')).toMatchObject({
        totalCount: 2,
        nodes: [
          { databaseId: second.jobs[0]?.deployment, state: 'WAITING', ref: { name: 'main' }, creator: app },
          { databaseId: first.id, state: 'ACTIVE', latestStatus: { state: 'SUCCESS', logUrl: 'https://log.example' }, creator: { login: 'author' } },
        ],
      })
      const oldest = at(await graphql(simulator, query, { environments: null, direction: 'ASC' }), 'data', 'repository')
      expect(at(oldest, 'deployments', 'nodes', 0, 'databaseId')).toBe(first.id)
      expect(at(oldest, 'environment', 'name')).toBe('production')
      const reviewers = { nodes: [{ login: 'lead' }, { combinedSlug: 'acme/release' }] }
      expect(at(oldest, 'environments', 'nodes', 1)).toMatchObject({
        name: 'production',
        protectionRules: { nodes: [{ type: 'REQUIRED_REVIEWERS', preventSelfReview: true, reviewers }, { type: 'BRANCH_POLICY' }] },
      })
    }))

  test('made and told by request: 201, and the one before becomes inactive', () =>
    deployed(async (simulator, { repository }) => {
      const post = (path: string, body: unknown) => rest(simulator, 'POST', `${home}/deployments${path}`, body)
      const one = await post('', { ref: 'main', environment: 'staging', payload: { a: 'b' }, description: 'first' })
      const two = await post('', { ref: 'main', environment: 'staging' })
      const told = []
      const status = { state: 'success', log_url: 'https://l.example', description: 'd' }
      for (const made of [one, two]) told.push(await post(`/${String(at(made.body, 'id'))}/statuses`, status))
      expect([one, two, ...told].map(({ status }) => status)).toEqual([201, 201, 201, 201])
      expect(repository.deployments.map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([['success', 'inactive'], ['success']])
    }))

  test('anyone who can write can delete an entry', () =>
    deployed(async (simulator, { world, repository }) => {
      const made = createDeployment(world, repository, { by: 'author', environment: 'production', sha: world.tip(repository, 'main') })
      deleteDeployment(repository, made)
      expect((await rest(simulator, 'GET', `${home}/deployments`)).body).toEqual([])
    }))
})

const list = 'repository(owner: "acme", name: "payments") { name deployments(first: 1) { totalCount } }'

describe('refusals', () => {
  test('a ref that is not there, a state that is none, a description of 141 characters: 422; an unknown deployment: 404', () =>
    deployed(
      async (simulator, { world, repository }) => {
        const made = createDeployment(world, repository, { by: 'author', environment: 'production', sha: world.tip(repository, 'main') })
        const post = async (path: string, body: unknown) => (await rest(simulator, 'POST', `${home}/deployments${path}`, body)).status
        const statuses = [
          await post('', { ref: 'absent' }),
          await post(`/${made.id}/statuses`, { state: 'waiting' }),
          await post(`/${made.id}/statuses`, { state: 'success', description: 'x'.repeat(141) }),
          await post('/999/statuses', { state: 'success' }),
        ]
        expect([statuses, made.statuses]).toEqual([[422, 422, 422, 404], []])
      },
      { observe: () => undefined },
    ))

  test('a commit whose statuses are not successful: 409, unless none is required', () =>
    deployed(async (simulator, { world, repository }) => {
      const sha = world.tip(repository, 'main')
      await rest(simulator, 'POST', `${home}/statuses/${sha}`, { state: 'pending', context: 'countersign' })
      const refused = await rest(simulator, 'POST', `${home}/deployments`, { ref: 'main' })
      const made = await rest(simulator, 'POST', `${home}/deployments`, { ref: 'main', required_contexts: [] })
      expect([refused.status, made.status]).toEqual([409, 201])
    }))

  test('without deployments:read: 403 by REST, FORBIDDEN by GraphQL, the rest is answered', () =>
    deployed(
      async (simulator) => {
        const answer = await rest(simulator, 'GET', `${home}/deployments`)
        expect([answer.status, answer.headers.get('x-accepted-github-permissions')]).toEqual([403, 'deployments=read'])
        const write = await rest(simulator, 'POST', `${home}/deployments/1/statuses`, { state: 'success' })
        expect([write.status, write.headers.get('x-accepted-github-permissions')]).toEqual([403, 'deployments=write'])
        const told = await graphql(simulator, `{ viewer { login } ${list} }`)
        expect(told).toMatchObject({
          data: { viewer: { login: 'github-actions' }, repository: null },
          errors: [{ type: 'FORBIDDEN', path: ['repository', 'deployments'] }],
        })
      },
      { misbehave: { lacking: ['deployments'] } },
    ))

  test('a field that fails while its neighbours are answered', () =>
    deployed(
      async (simulator) => {
        const answer = await graphql(simulator, `{ ${list.replace('{ name', '{ object(expression: "main") { oid } name')} }`)
        expect(answer).toMatchObject({
          data: { repository: { object: null, deployments: { totalCount: 0 } } },
          errors: [{ type: 'INTERNAL', path: ['repository', 'object'] }],
        })
      },
      { misbehave: { failingFields: [{ path: 'repository.object', type: 'INTERNAL' }] } },
    ))

  test('502 for deployments, once', () =>
    deployed(
      async (simulator) => {
        const statuses = [await rest(simulator, 'GET', `${home}/deployments`), await rest(simulator, 'GET', `${home}/deployments`)]
        expect(statuses.map(({ status }) => status)).toEqual([502, 200])
      },
      { misbehave: { badGateway: { path: `${home}/deployments` } } },
    ))
})

test('an entry may name a commit that is nowhere', () => {
  const { world, repository } = deployScene()
  expect(createDeployment(world, repository, { by: 'author', environment: 'production', sha: 'f'.repeat(40) }).statuses).toEqual([])
})
