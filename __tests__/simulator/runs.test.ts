import { describe, expect, test } from '@jest/globals'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { approveRun, bypassProtection, finishJob, jobsOf, rejectRun, rerun, startDeployRun } from '../../src/simulator/runs.ts'
import { setTag } from '../../src/simulator/tags.ts'
import { deployed, deployScene, home } from './deploying.ts'
import { at, graphql, rest } from './fixture.ts'

const both = [
  { name: 'sign', environment: 'prod-compliance' },
  { name: 'deploy', environment: 'production' },
]

describe('a run that deploys, as GitHub publishes it', () => {
  test('it waits, names whom it waits for, and one approval starts it', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author' })
      const address = `${home}/actions/runs/${run.id}`
      expect((await rest(simulator, 'GET', address)).body).toMatchObject({ status: 'waiting', conclusion: null, event: 'workflow_dispatch' })
      const pending = await rest(simulator, 'GET', `${address}/pending_deployments`)
      expect(pending.body).toMatchObject([
        { environment: { name: 'production' }, wait_timer: 0, reviewers: [{ type: 'User', reviewer: { login: 'lead' } }, { type: 'Team' }] },
      ])
      approveRun(world, repository, run, { by: 'reviewer', environments: ['Production'], comment: 'CHG-7' })
      expect((await rest(simulator, 'GET', `${address}/pending_deployments`)).body).toEqual([])
      expect((await rest(simulator, 'GET', address)).body).toMatchObject({ status: 'in_progress' })
      finishJob(world, repository, run, 'deploy')
      expect((await rest(simulator, 'GET', address)).body).toMatchObject({ status: 'completed', conclusion: 'success' })
    }))

  test('the history of reviews has no time, no attempt and no commit', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author', jobs: both })
      approveRun(world, repository, run, { by: 'erin', environments: ['prod-compliance'] })
      rejectRun(world, repository, run, { by: 'lead', environments: ['production'], comment: 'not today' })
      const { body } = await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/approvals`)
      expect(body).toMatchObject([
        { state: 'approved', user: { login: 'erin' }, comment: '', environments: [{ name: 'prod-compliance' }] },
        { state: 'rejected', user: { login: 'lead' }, comment: 'not today', environments: [{ name: 'production' }] },
      ])
      expect(Object.keys((body as object[])[0] ?? {}).sort()).toEqual(['comment', 'environments', 'state', 'user'])
      finishJob(world, repository, run, 'sign')
      expect(run.conclusion).toBe('failure')
    }))

  test('attempts keep who started each, and their jobs', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author', jobs: [{ name: 'deploy', environment: 'staging' }] })
      finishJob(world, repository, run, 'deploy', 'failure')
      rerun(world, repository, run, { by: 'somebody' })
      rerun(world, repository, run, { by: 'lead' })
      const triggered = [1, 2, 3].map(async (attempt) => {
        const { body } = await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/attempts/${attempt}`)
        return [at(body, 'run_attempt'), at(body, 'actor', 'login'), at(body, 'triggering_actor', 'login')]
      })
      expect(await Promise.all(triggered)).toEqual([
        [1, 'author', 'author'],
        [2, 'author', 'somebody'],
        [3, 'author', 'lead'],
      ])
      const jobs = await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/attempts/1/jobs?per_page=100`)
      expect(jobs.body).toMatchObject({ total_count: 1, jobs: [{ name: 'deploy', run_attempt: 1, conclusion: 'failure', head_sha: run.headSha }] })
      expect(at((await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/jobs`)).body, 'jobs', 0, 'run_attempt')).toBe(3)
      expect(at((await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/jobs?filter=all`)).body, 'total_count')).toBe(3)
    }))

  test('the same history by GraphQL, and what still waits', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author', jobs: both })
      approveRun(world, repository, run, { by: 'erin', environments: ['prod-compliance'], comment: 'fine' })
      const query = `query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on WorkflowRun {
        databaseId event url deploymentReviews(first: 20) { totalCount nodes { id databaseId state comment user { login databaseId }
          environments(first: 5) { nodes { name } } } }
        pendingDeploymentRequests(first: 5) { nodes { currentUserCanApprove waitTimer waitTimerStartedAt environment { name }
          reviewers(first: 5) { nodes { __typename ... on User { login } ... on Team { combinedSlug } } } } }
      } } }`
      const answer = await graphql(simulator, query, { ids: [`WFR_${run.id}`] })
      expect(answer.errors).toBeUndefined()
      const environments = { nodes: [{ name: 'prod-compliance' }] }
      expect(at(answer, 'data', 'nodes', 0)).toMatchObject({
        deploymentReviews: { nodes: [{ state: 'APPROVED', comment: 'fine', user: { login: 'erin' }, environments }] },
        pendingDeploymentRequests: {
          nodes: [{ environment: { name: 'production' }, reviewers: { nodes: [{ login: 'lead' }, { combinedSlug: 'acme/release' }] } }],
        },
      })
    }))
})

describe('what GitHub lets happen', () => {
  test('an administrator starts the job, and no review says so', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author' })
    bypassProtection(world, repository, run, ['production'])
    expect([jobsOf(run)[0]?.status, run.reviews]).toEqual(['in_progress', []])
  })

  test('an environment nobody made is made on first use, without protection', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author', jobs: [{ name: 'deploy', environment: 'prodution' }] })
    expect(jobsOf(run)[0]?.status).toBe('in_progress')
    expect(repository.environments.at(-1)).toMatchObject({ name: 'prodution', reviewers: [], refs: null })
  })

  test('deployment: false uses the environment and leaves no entry', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author', jobs: [{ name: 'deploy', environment: 'production', deployment: false }] })
    expect([jobsOf(run)[0]?.status, repository.deployments]).toEqual(['waiting', []])
  })

  test('reviews of an earlier attempt stand in the list of the next, which waits all the same', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author' })
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    finishJob(world, repository, run, 'deploy', 'failure')
    rerun(world, repository, run, { by: 'somebody' })
    expect([run.reviews.length, jobsOf(run)[0]?.status, run.attempt]).toEqual([1, 'waiting', 2])
  })

  test('who started the run first may review what another re-ran: only the triggering actor is compared', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'lead' })
    expect(() => approveRun(world, repository, run, { by: 'lead', environments: ['production'] })).toThrow('lead started the run')
    rerun(world, repository, run, { by: 'reviewer' })
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    expect(run.reviews).toHaveLength(1)
  })
})

describe('what GitHub refuses is a mistake of the story', () => {
  test('a stranger, a second approval, a bypass that is forbidden, a job that is not running, a ref that is not there', () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author', jobs: both })
    expect(() => approveRun(world, repository, run, { by: 'stranger', environments: ['production'] })).toThrow('stranger is no reviewer')
    expect(() => bypassProtection(world, repository, run, ['prod-compliance'])).toThrow('nobody may bypass prod-compliance')
    expect(() => finishJob(world, repository, run, 'deploy')).toThrow('no job deploy')
    expect(() => startDeployRun(world, repository, { by: 'author', ref: 'absent' })).toThrow('no branch or tag absent')
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    expect(() => approveRun(world, repository, run, { by: 'reviewer', environments: ['production'] })).toThrow('no job of run')
    expect(run.reviews).toHaveLength(1)
  })

  test.each<['protected' | (string | { tag: string })[], string, boolean]>([
    ['protected', 'main', true],
    ['protected', 'topic', false],
    [['main'], 'topic', false],
    [['to*'], 'topic', true],
    [['*'], 'release/1', false],
    [['release/*'], 'release/1', true],
    [['v1'], 'v1', false],
    [[{ tag: 'v*' }], 'v1', true],
    [[{ tag: 'main' }], 'main', false],
    [['m.in'], 'main', false],
  ])('where %j may deploy, %s: %s', (refs, ref, may) => {
    const { world, repository } = deployScene()
    setTag(world, repository, 'v1')
    repository.branches.set('release/1', world.tip(repository, 'main'))
    setEnvironment(world, repository, 'production', { refs })
    const start = () => startDeployRun(world, repository, { by: 'author', ref })
    if (may) expect(start().jobs[0]?.status).toBe('in_progress')
    else expect(start).toThrow(`${ref} may not deploy to production`)
  })

  test.each([
    ['topic', true],
    ['v1', false],
  ])('where protected branches may deploy and none is protected, %s: %s', (ref, may) => {
    const { world, repository } = deployScene()
    setTag(world, repository, 'v1')
    repository.rules.length = 0
    setEnvironment(world, repository, 'production', { refs: 'protected' })
    const start = () => startDeployRun(world, repository, { by: 'author', ref })
    if (may) expect(start().jobs).toHaveLength(1)
    else expect(start).toThrow('v1 may not deploy to production')
  })

  test('an unknown run and an attempt that never was: 404', () =>
    deployed(async (simulator, { world, repository }) => {
      const run = startDeployRun(world, repository, { by: 'author' })
      const paths = ['999', '999/approvals', '999/pending_deployments', '999/jobs', `${run.id}/attempts/2`, `${run.id}/attempts/0/jobs`]
      for (const path of paths) {
        const { status } = await rest(simulator, 'GET', `${home}/actions/runs/${path}`)
        expect({ path, status }).toEqual({ path, status: 404 })
      }
    }))

  test('without actions:read: 403 by REST, FORBIDDEN by GraphQL', () =>
    deployed(
      async (simulator, { world, repository }) => {
        const run = startDeployRun(world, repository, { by: 'author' })
        for (const path of ['', '/approvals', '/attempts/1/jobs', '/pending_deployments', '/artifacts']) {
          const answer = await rest(simulator, 'GET', `${home}/actions/runs/${run.id}${path}`)
          expect([path, answer.status, answer.headers.get('x-accepted-github-permissions')]).toEqual([path, 403, 'actions=read'])
        }
        const query = `{ node(id: "WFR_${run.id}") { ... on WorkflowRun { event deploymentReviews(first: 1) { totalCount } } } }`
        expect((await graphql(simulator, query)).errors).toMatchObject([{ type: 'FORBIDDEN' }])
      },
      { misbehave: { lacking: ['actions'] } },
    ))

  test('a review whose account is gone is by the placeholder', () =>
    deployed(async (simulator, { world, repository }) => {
      setEnvironment(world, repository, 'production', { reviewers: ['leaver'] })
      const run = startDeployRun(world, repository, { by: 'author' })
      approveRun(world, repository, run, { by: 'leaver', environments: ['production'] })
      world.deleteAccount('leaver')
      const { body } = await rest(simulator, 'GET', `${home}/actions/runs/${run.id}/approvals`)
      expect(at(body, 0, 'user', 'login')).toBe('ghost')
    }))
})
