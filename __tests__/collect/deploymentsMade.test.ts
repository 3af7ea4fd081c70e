import { describe, expect, test } from '@jest/globals'
import type { Fact } from '../../src/domain/fact.ts'
import type { MadeDeployment } from '../../src/domain/reconciliation.ts'
import { addDeploymentStatus, createDeployment } from '../../src/simulator/deployments.ts'
import { approveRun, finishJob, rejectRun, startDeployRun } from '../../src/simulator/runs.ts'
import type { DeploymentStatusState } from '../../src/simulator/runModel.ts'
import { land, site, type Site } from './deploying.ts'
import { reading, type Reading } from './reconciling.ts'
import { reasonOf, replaced, valueOf, type RigOptions } from './rig.ts'

const long = '2026-01-01T00:00:00Z'

async function made(
  { world }: Site,
  given: { since?: string; until?: string; options?: RigOptions },
  story: (found: Fact<MadeDeployment[]>, reading: Reading) => void,
): Promise<void> {
  const period = { since: given.since ?? long, until: given.until ?? world.clock.now() }
  await reading(world, given.options ?? {}, async (found) => story(await found.reader.deployments(found.subject, period), found))
}

const deploy = ({ world, repository }: Site, environment = 'staging') =>
  startDeployRun(world, repository, { by: 'deployer', jobs: [{ name: 'deploy', environment }] })

/** An entry that somebody made by a request, with what they said of it, oldest first. */
function entered({ world, repository }: Site, states: DeploymentStatusState[]): void {
  const entry = createDeployment(world, repository, { by: 'author', environment: 'elsewhere', sha: world.tip(repository, 'main') })
  for (const state of states) addDeploymentStatus(world, repository, entry, { by: 'author', state, keepOthers: true })
}

describe('deployments made', () => {
  test('to all environments, newest last, with their runs and what became of them', async () => {
    const place = site()
    const { world, repository } = place
    const first = deploy(place)
    finishJob(world, repository, first, 'deploy')
    const rejected = deploy(place, 'production')
    rejectRun(world, repository, rejected, { by: 'lead', environments: ['production'] })
    const failed = deploy(place, 'production')
    approveRun(world, repository, failed, { by: 'lead', environments: ['production'] })
    finishJob(world, repository, failed, 'deploy', 'failure')
    const again = deploy(place)
    finishJob(world, repository, again, 'deploy')
    const running = deploy(place)
    const waiting = deploy(place, 'production')
    await made(place, {}, (found) => {
      expect(valueOf(found).map(({ environment, outcome, runs }) => [environment, outcome, runs])).toEqual([
        ['staging', 'succeeded', [first.id]],
        ['production', 'never-ran', [rejected.id]],
        ['production', 'failed', [failed.id]],
        ['staging', 'succeeded', [again.id]],
        ['staging', 'under-way', [running.id]],
        ['production', 'never-ran', [waiting.id]],
      ])
    })
  })

  test.each<[DeploymentStatusState[], MadeDeployment['outcome']]>([
    [[], 'under-way'],
    [['pending'], 'under-way'],
    [['pending', 'failure'], 'failed'],
    [['pending', 'inactive'], 'failed'],
    [['in_progress', 'inactive'], 'failed'],
    [['in_progress', 'failure', 'in_progress'], 'failed'],
    [['failure', 'in_progress'], 'failed'],
    [['error', 'queued'], 'failed'],
    [['in_progress', 'inactive', 'pending'], 'failed'],
    [['failure', 'waiting'], 'failed'],
    [['inactive', 'waiting', 'inactive'], 'failed'],
    [['in_progress', 'waiting'], 'under-way'],
    [['waiting', 'in_progress'], 'under-way'],
    [['waiting', 'failure', 'in_progress'], 'failed'],
    [['waiting', 'queued'], 'never-ran'],
    [['waiting', 'inactive'], 'never-ran'],
    [['queued', 'waiting', 'failure'], 'never-ran'],
    [['success', 'inactive'], 'succeeded'],
    [['success', 'failure', 'waiting'], 'succeeded'],
  ])('%p: %s', async (states, outcome) => {
    const place = site()
    entered(place, states)
    await made(place, {}, (found) => expect(valueOf(found)).toMatchObject([{ outcome, runs: [] }]))
  })

  test('what had ended before the period, or is newer, is not of it', async () => {
    const place = site()
    finishJob(place.world, place.repository, deploy(place), 'deploy')
    const since = place.world.clock.tick()
    const run = deploy(place)
    const until = place.world.clock.tick()
    deploy(place)
    await made(place, { since, until }, (found) => expect(valueOf(found).map(({ runs }) => runs)).toEqual([[run.id]]))
  })

  test('one that waited for its environment since before the period is of the period in which its job began', async () => {
    const place = site()
    const { world, repository } = place
    const run = deploy(place, 'production')
    const since = world.clock.tick()
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    finishJob(world, repository, run, 'deploy')
    await made(place, { since }, (found) => expect(valueOf(found)).toMatchObject([{ runs: [run.id], outcome: 'succeeded' }]))
    await made(place, { until: since }, (found) => expect(valueOf(found)).toMatchObject([{ runs: [run.id], outcome: 'never-ran' }]))
    world.clock.advance(40 * 86_400)
    const late = world.clock.tick()
    await made(place, { since: late }, (found) => expect(valueOf(found)).toEqual([]))
  })

  test('a status that names another run later gives the entry no run but its own', async () => {
    const place = site()
    const { world, repository } = place
    const run = deploy(place)
    finishJob(world, repository, run, 'deploy')
    const entry = repository.deployments.at(-1)
    if (!entry) throw new Error('nothing was deployed')
    const logUrl = 'https://github.com/acme/payments/actions/runs/7/job/8'
    addDeploymentStatus(world, repository, entry, { by: 'author', state: 'success', logUrl, keepOthers: true })
    await made(place, {}, (found) => expect(valueOf(found).map(({ runs }) => runs)).toEqual([[run.id]]))
  })

  test('what became of it after the period is left to the next', async () => {
    const place = site()
    const { world, repository } = place
    const run = deploy(place)
    const until = world.clock.tick()
    finishJob(world, repository, run, 'deploy')
    await made(place, { until }, (found) => expect(valueOf(found)).toMatchObject([{ outcome: 'under-way' }]))
  })

  test('one that ends after the period is of the next as well, and of none after that', async () => {
    const place = site()
    const { world, repository } = place
    const run = deploy(place)
    const until = world.clock.tick()
    finishJob(world, repository, run, 'deploy')
    const next = world.clock.tick()
    await made(place, { until }, (found) => expect(valueOf(found)).toMatchObject([{ outcome: 'under-way', endedAt: null }]))
    await made(place, { since: until, until: next }, (found) => {
      expect(valueOf(found)).toMatchObject([{ runs: [run.id], outcome: 'succeeded' }])
      expect(valueOf(found)[0]?.endedAt).toBe(repository.deployments[0]?.statuses.find(({ state }) => state === 'success')?.at)
    })
    await made(place, { since: next }, (found) => expect(valueOf(found)).toEqual([]))
  })

  test('an end that somebody claims while it waits keeps no period from asking after the job', async () => {
    const place = site()
    const { world, repository } = place
    const run = deploy(place, 'production')
    const [entry] = repository.deployments
    if (entry === undefined) throw new Error('an entry expected')
    addDeploymentStatus(world, repository, entry, { by: 'author', state: 'failure' })
    const since = world.clock.tick()
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    finishJob(world, repository, run, 'deploy')
    await made(place, { until: since }, (found) => expect(valueOf(found)).toMatchObject([{ outcome: 'never-ran' }]))
    await made(place, { since }, (found) => expect(valueOf(found)).toMatchObject([{ runs: [run.id], outcome: 'succeeded' }]))
  })

  test('nothing says that it ended: after 35 days it has, and failed', async () => {
    const place = site()
    const { world } = place
    deploy(place)
    const [begun] = place.repository.deployments
    world.clock.advance(34 * 86_400)
    const before = world.clock.now()
    world.clock.advance(2 * 86_400)
    await made(place, { until: before }, (found) => expect(valueOf(found)).toMatchObject([{ outcome: 'under-way', endedAt: null }]))
    await made(place, { since: before }, (found) => {
      expect(valueOf(found)).toMatchObject([{ outcome: 'failed' }])
      expect(Date.parse(valueOf(found)[0]?.endedAt ?? '') - Date.parse(begun?.createdAt ?? '')).toBe(35 * 86_400_000)
    })
    const later = world.clock.tick()
    await made(place, { since: later }, (found) => expect(valueOf(found)).toEqual([]))
  })

  test('the environment that it was made for, and what a later status calls it', async () => {
    const place = site()
    const { world, repository } = place
    const rename = (environment: string): void => {
      const entry = createDeployment(world, repository, { by: 'author', environment: 'production', sha: world.tip(repository, 'main') })
      addDeploymentStatus(world, repository, entry, { by: 'author', state: 'success', environment, keepOthers: true })
    }
    rename('dev')
    rename('Production')
    await made(place, {}, (found) => {
      expect(valueOf(found).map(({ environment, renamed }) => [environment, renamed])).toEqual([['production', 'dev'], ['production', null]])
    })
  })

  test('since a commit: since it was merged; of one that was pushed, all', async () => {
    const place = site()
    finishJob(place.world, place.repository, deploy(place), 'deploy')
    land(place, 'one')
    const since = place.world.tip(place.repository, 'main')
    deploy(place)
    await made(place, { since }, (found) => expect(valueOf(found)).toHaveLength(1))
    await made(place, { since: place.first }, (found) => expect(valueOf(found)).toHaveLength(2))
  })

  test('statuses beyond the first few are read to their end: a later flood hides no success', async () => {
    const place = site()
    entered(place, ['success', ...Array.from({ length: 130 }, () => 'waiting' as const)])
    await made(place, {}, (found, { asked }) => {
      expect(valueOf(found)).toMatchObject([{ outcome: 'succeeded' }])
      expect(asked().filter((line) => line.includes('DeploymentStatuses'))).toHaveLength(2)
    })
    await made(
      place,
      { options: { misbehave: { secondPageMissing: true } } },
      (found) => expect(reasonOf(found).detail).toBe('100 of 131 were listed'),
    )
  })

  test('a second page is read, and not without it', async () => {
    const place = site()
    for (let index = 0; index < 101; index += 1) entered(place, [])
    await made(place, {}, (found) => expect(valueOf(found)).toHaveLength(101))
    await made(
      place,
      { options: { misbehave: { secondPageMissing: true } } },
      (found) => expect(reasonOf(found).detail).toBe('100 of 101 were listed'),
    )
  })

  test('without the permission: which one it is', async () => {
    await made(
      site(),
      { options: { misbehave: { lacking: ['deployments'] } } },
      (found) => expect(reasonOf(found)).toMatchObject({ status: 403, detail: expect.stringMatching(/the API names these permissions: deployments=read$/) }),
    )
  })

  test.each<[string, (string | number)[], unknown, RegExp]>([
    ['of another repository', ['data', 'repository', 'nameWithOwner'], 'evil/payments', /^evil\/payments answered instead$/],
    [
      'in a state nobody knows',
      ['data', 'repository', 'deployments', 'nodes', 0, 'statuses', 'nodes', 0, 'state'],
      'DONE',
      /^unexpected form at nodes.0.statuses.nodes.0.state/,
    ],
    ['of fewer than it says', ['data', 'repository', 'deployments', 'totalCount'], 5, /^1 of 5 were listed$/],
    ['that is null', ['data', 'repository', 'deployments'], null, /^the list is null/],
  ])('an answer %s is none', async (_, path, value, detail) => {
    const place = site()
    deploy(place)
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'DeploymentsMade' ? replaced(answer, path, value) : answer)
    await made(place, { options: { tamper: { graphql } } }, (found) => expect(reasonOf(found).detail).toMatch(detail))
  })
})
