import { describe, expect, test } from '@jest/globals'
import type { Facts, Need } from '../../src/domain/facts.ts'
import type { NamedDeployment } from '../../src/domain/occasion.ts'
import { addDeploymentStatus, createDeployment } from '../../src/simulator/deployments.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { openPullRequest, merge, review } from '../../src/simulator/pulls.ts'
import { approveRun, bypassProtection, rerun, startDeployRun } from '../../src/simulator/runs.ts'
import { land, ranged, site } from './deploying.ts'
import { failure, reasonOf, replaced, valueOf, type RigOptions } from './rig.ts'

const ofDeployment: Need[] = ['deployment', 'runApprovals', 'environment', 'deployedRefs']
const everyNeed: Need[] = [...ofDeployment, 'commits', 'reviews', 'pushes', 'timeline', 'merges', 'files', 'policyAtHead']

async function factsOf(place: ReturnType<typeof site>, named: Partial<NamedDeployment>, given: { needs?: Need[]; options?: RigOptions } = {}) {
  let told: { facts: Facts; asked: string[] } | null = null
  await ranged(place, { named: { run: null, ...named }, options: given.options ?? {} }, async ({ collector, subject, lineage, asked }) => {
    const changes = lineage.state === 'known' ? lineage.value.changes.map(({ number, head }) => ({ number, head })) : []
    const facts = await collector.facts({ ...subject, changes }, given.needs ?? ofDeployment)
    if ('moved' in facts) throw new Error('moved')
    told = { facts, asked: asked() }
  })
  if (told === null) throw new Error('nothing was told')
  return told as { facts: Facts; asked: string[] }
}

const runOf = (place: ReturnType<typeof site>, by = 'deployer') => startDeployRun(place.world, place.repository, { by })

describe('who deploys', () => {
  test('the run’s actor, whoever started the attempt, and the creators of the entries that belong to it', async () => {
    const place = site()
    const run = runOf(place)
    approveRun(place.world, place.repository, run, { by: 'lead', environments: ['production'] })
    rerun(place.world, place.repository, run, { by: 'second' })
    const entry = createDeployment(place.world, place.repository, { by: 'author', environment: 'production', sha: run.headSha })
    addDeploymentStatus(
      place.world,
      place.repository,
      entry,
      { by: 'author', state: 'queued', logUrl: `https://github.com/acme/payments/actions/runs/${run.id}` },
    )
    createDeployment(place.world, place.repository, { by: 'stranger', environment: 'production', sha: run.headSha })
    const { facts } = await factsOf(place, { run: { id: run.id, attempt: 2 } })
    const value = valueOf(facts.deployment?.deployment)
    expect(value.run).toMatchObject({
      attempt: 2,
      actor: { login: 'deployer' },
      triggeringActor: { login: 'second' },
      headBranch: 'main',
      path: '.github/workflows/deploy.yml',
    })
    expect(value.entries.map(({ creator }) => creator?.login)).toEqual(['github-actions', 'github-actions', 'author'])
    expect(valueOf(facts.deployment?.runApprovals)).toEqual([{
      state: 'approved',
      account: expect.objectContaining({ login: 'lead' }),
      environments: ['production'],
    }])
  })

  test('the creator of the deployment that the event named, without a run', async () => {
    const place = site()
    const { id } = createDeployment(place.world, place.repository, { by: 'author', environment: 'production', sha: place.first })
    const { facts } = await factsOf(place, { id, sha: null })
    expect(valueOf(facts.deployment?.deployment)).toMatchObject({ run: null, entries: [{ id, creator: { login: 'author' } }] })
    expect(valueOf(facts.deployment?.runApprovals)).toEqual([])
    expect(facts.evaluatedAt).toMatch(/^2026-/)
  })

  test('a bypass leaves no approval behind', async () => {
    const place = site()
    setEnvironment(place.world, place.repository, 'production', { reviewers: ['lead'] })
    const run = runOf(place)
    bypassProtection(place.world, place.repository, run, ['production'])
    const { facts } = await factsOf(place, { run: { id: run.id, attempt: 1 } })
    expect(valueOf(facts.deployment?.runApprovals)).toEqual([])
  })
})

describe('the environment', () => {
  test('with everything that protects it', async () => {
    const place = site()
    place.world.team('acme/release', ['lead'])
    const refs = ['main', 'release/*', { tag: 'v*' }]
    setEnvironment(
      place.world,
      place.repository,
      'Production',
      { reviewers: ['lead', 'acme/release'], preventSelfReview: true, refs, customRules: ['change-board'] },
    )
    const { facts } = await factsOf(place, {})
    expect(valueOf(facts.deployment?.environment)).toEqual({
      name: 'production',
      exists: true,
      reviewers: { users: 1, teams: 1 },
      preventSelfReview: true,
      adminsBypass: true,
      refs: 'custom',
      branches: ['main', 'release/*'],
      tags: ['v*'],
      customRules: ['change-board'],
    })
  })

  test('that the repository does not have would be made without protection', async () => {
    const { facts } = await factsOf(site(), { environment: 'prod' })
    expect(valueOf(facts.deployment?.environment)).toMatchObject({ name: 'prod', exists: false, reviewers: { users: 0, teams: 0 }, refs: 'all' })
  })

  const answering = (path: (string | number)[], value: unknown, ending = '{environment_name}'): RigOptions => ({
    tamper: { rest: (route, answer) => (route.endsWith(ending) ? { ...answer, data: replaced(answer.data, path, value) } : answer) },
  })

  test('without a word about administrators, that is unknown', async () => {
    const { facts } = await factsOf(site(), {}, { options: answering(['can_admins_bypass'], undefined) })
    expect(valueOf(facts.deployment?.environment).adminsBypass).toBeNull()
  })

  test.each([
    ['another environment', answering(['name'], 'staging'), /another environment was answered/],
    ['no protection rules at all', answering(['protection_rules'], undefined), /unexpected form at protection_rules/],
    ['no word about branches', answering(['deployment_branch_policy'], undefined), /unexpected form at deployment_branch_policy/],
    ['reviewers of a form nobody knows', answering(['protection_rules', 0, 'reviewers'], 'all'), /unexpected form at protection_rules.0/],
    ['custom rules that are not all listed', answering(['total_count'], 2, 'deployment_protection_rules'), /^0 of 2 were listed$/],
    ['no permission', { misbehave: { lacking: ['actions'] } } satisfies RigOptions, /actions=read/],
  ])('%s', async (_, options, detail) => {
    const { facts } = await factsOf(site(), {}, { options })
    expect(reasonOf(facts.deployment?.environment).detail).toMatch(detail)
  })
})

describe('the branches that hold the commit', () => {
  test('the default branch, the run’s, and those the environment names in full', async () => {
    const place = site()
    land(place, 'one')
    place.world.push(place.repository, 'release', { by: 'lead', from: 'main', changes: { 'r.ts': 'r\n' } })
    place.world.push(place.repository, 'old', { by: 'lead', changes: { 'o.ts': 'o\n' }, parents: [place.first] })
    setEnvironment(place.world, place.repository, 'production', { reviewers: ['lead'], refs: ['main', 'old', 'gone', 'x/*', 'release'] })
    const run = startDeployRun(place.world, place.repository, { by: 'deployer', ref: 'release' })
    const { facts } = await factsOf(place, { sha: place.world.tip(place.repository, 'release'), run: { id: run.id, attempt: 1 } })
    expect(valueOf(facts.deployment?.deployedRefs)).toEqual([
      { branch: 'main', contains: false },
      { branch: 'release', contains: true },
      { branch: 'gone', contains: null },
      { branch: 'old', contains: false },
    ])
  })

  test('a comparison of another commit shows nothing', async () => {
    const place = site()
    land(place, 'one')
    const rest = <T extends { data: unknown }>(route: string, answer: T): T =>
      route.endsWith('{basehead}') ? { ...answer, data: replaced(answer.data, ['base_commit', 'sha'], 'b'.repeat(40)) } : answer
    const { facts } = await factsOf(place, { sha: place.first }, { options: { tamper: { rest } } })
    expect(reasonOf(facts.deployment?.deployedRefs).detail).toBe('another commit was compared')
  })
})

describe('what cannot be read', () => {
  const run = (place: ReturnType<typeof site>) => ({ run: { id: runOf(place).id, attempt: 1 } })

  test('actions: read is missing: run and approvals name the permission', async () => {
    const place = site()
    const { facts } = await factsOf(place, run(place), { options: { misbehave: { lacking: ['actions'] } } })
    for (const fact of [facts.deployment?.deployment, facts.deployment?.runApprovals, facts.deployment?.environment]) {
      expect(reasonOf(fact)).toMatchObject({ status: 403, detail: expect.stringContaining('actions=read') })
    }
  })

  test('deployments: read is missing: who made entries is unknown', async () => {
    const place = site()
    const { facts } = await factsOf(place, run(place), { options: { misbehave: { lacking: ['deployments'] } } })
    expect(reasonOf(facts.deployment?.deployment)).toMatchObject({ status: 403, detail: expect.stringContaining('deployments=read') })
  })

  test.each([
    ['another run', '{attempt_number}', ['id'], 1, /was answered instead/],
    ['another attempt', '{attempt_number}', ['run_attempt'], 7, /attempt 7 was answered instead/],
    ['a run without a commit', '{attempt_number}', ['head_sha'], null, /unexpected form at head_sha/],
  ])('%s', async (_, ending, path, value, detail) => {
    const place = site()
    const rest = <T extends { data: unknown }>(route: string, answer: T): T =>
      (route.endsWith(ending) ? { ...answer, data: replaced(answer.data, path, value) } : answer)
    const { facts } = await factsOf(place, run(place), { options: { tamper: { rest } } })
    expect(reasonOf(facts.deployment?.deployment).detail).toMatch(detail)
  })

  test('approvals in a state nobody knows, or with a further page', async () => {
    for (const change of [
      { data: [{ state: 'maybe', user: null, environments: [] }] },
      { headers: { link: '<https://api.github.com/x?page=2>; rel="next"' } },
    ]) {
      const place = site()
      const rest = <T>(route: string, answer: T): T => (route.endsWith('/approvals') ? { ...answer, ...change } : answer)
      const { facts } = await factsOf(place, run(place), { options: { tamper: { rest } } })
      expect(reasonOf(facts.deployment?.runApprovals).what).toMatch(/^approvals of run/)
    }
  })

  test('without any clock, who deploys is unknown', async () => {
    const place = site()
    const rest = <T>(route: string, answer: T): T => {
      if (route.endsWith('/branches/{branch}')) throw failure(503, 'GET branch')
      return answer
    }
    const { facts } = await factsOf(place, {}, { options: { tamper: { rest } } })
    expect(reasonOf(facts.deployment?.deployment)).toMatchObject({ what: 'the time of the decision', status: 503 })
  })
})

describe('the changes of a deployment', () => {
  test('as at their merges, without a request of their own', async () => {
    const place = site()
    land(place, 'one', { commits: 2 })
    const { facts, asked } = await factsOf(place, {}, { needs: everyNeed })
    const [change] = facts.changes
    expect(valueOf(change?.pullRequest).merge?.update).toBe('pr_merge')
    expect(valueOf(change?.merges)).toEqual([])
    expect(valueOf(change?.pushes).map(({ source, pusher }) => [source, pusher?.login])).toEqual([['activity', 'author'], ['activity', 'author']])
    expect(valueOf(change?.policyAtHead)).toEqual({ path: '.github/countersign.yml', text: null, changed: false })
    expect(asked.filter((line) => line.includes('MergedChanges') || line.includes('/activity') || line.includes('/compare'))).toHaveLength(3)
  })

  test('lists longer than the first page are read on', async () => {
    const place = site()
    land(place, 'long', { commits: 23 })
    const { facts, asked } = await factsOf(place, {}, { needs: everyNeed })
    expect(valueOf(facts.changes[0]?.commits)).toHaveLength(23)
    expect(valueOf(facts.changes[0]?.files).listed).toHaveLength(23)
    expect(asked.filter((line) => line.includes('PullRequestPages'))).toHaveLength(1)
  })

  test('a second page that stays empty is no list', async () => {
    const place = site()
    land(place, 'long', { commits: 23 })
    const { facts } = await factsOf(place, {}, { needs: everyNeed, options: { misbehave: { secondPageMissing: true } } })
    expect(reasonOf(facts.changes[0]?.commits).detail).toMatch(/^10 of 23/)
  })

  test('from a fork: its own activity says who pushed', async () => {
    const place = site()
    const fork = place.world.repository('author/payments', { parent: 'acme/payments', writers: ['author'] })
    place.world.push(fork, 'topic', { by: 'author', pusher: 'pusher', changes: { 'f.ts': 'f\n' } })
    const pull = openPullRequest(place.world, place.repository, { by: 'author', head: 'topic', from: 'author/payments' })
    review(place.world, pull, { by: 'reviewer' })
    merge(place.world, pull, { by: 'reviewer', method: 'squash' })
    const { facts } = await factsOf(place, {}, { needs: everyNeed })
    expect(valueOf(facts.changes[0]?.pushes).map(({ pusher }) => pusher?.login)).toEqual(['pusher'])
  })

  test('merged by a push: no move of GitHub’s own is claimed, and the contents are compared', async () => {
    const place = site()
    land(place, 'one')
    const rest = <T extends { data: unknown }>(route: string, answer: T): T =>
      route.endsWith('/activity') ? { ...answer, data: (answer.data as { activity_type: string }[]).map((one) =>
        (one.activity_type === 'pr_merge' ? { ...one, activity_type: 'push' } : one)) } : answer
    land(place, 'two')
    const { facts } = await factsOf(place, {}, { needs: everyNeed, options: { tamper: { rest } } })
    expect(facts.changes.map((change) => valueOf(change.pullRequest).merge?.update)).toEqual([undefined, undefined])
  })
})
