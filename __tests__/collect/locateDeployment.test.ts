import { describe, expect, test } from '@jest/globals'
import type { NamedDeployment } from '../../src/domain/occasion.ts'
import { createDeployment } from '../../src/simulator/deployments.ts'
import { startDeployRun } from '../../src/simulator/runs.ts'
import { archive, setTag } from '../../src/simulator/tags.ts'
import { deploymentOccasion, site } from './deploying.ts'
import { onlySubject, replaced, withRig, type RigOptions } from './rig.ts'

async function refusal(place: ReturnType<typeof site>, named: Partial<NamedDeployment>, options: RigOptions = {}) {
  let found: unknown = null
  await withRig(place.world, options, async ({ collector }) => {
    const located = await collector.locate(deploymentOccasion(named))
    if (located.state !== 'unavailable') throw new Error(`a refusal expected: ${JSON.stringify(located)}`)
    found = located.reason
  })
  return found
}

describe('what is deployed', () => {
  test('is a full commit with its tree; the policy is read at the default branch, in the same request', async () => {
    const place = site()
    const old = place.first
    place.world.push(place.repository, 'main', { by: 'lead', changes: { 'b.ts': 'b\n' } })
    await withRig(place.world, {}, async ({ collector, asked }) => {
      const subject = await onlySubject(collector, deploymentOccasion({ sha: old }))
      const base = { branch: 'main', commit: place.world.tip(place.repository, 'main') }
      expect(subject).toMatchObject({ gate: 'deployment', commit: old, base, changes: [], environment: 'production' })
      expect(await collector.policy(subject)).toMatchObject({ path: '.github/countersign.yml' })
      expect(asked()).toEqual(['POST /graphql DeployedCommit'])
    })
  })

  test('an abbreviation of one commit is that commit', async () => {
    const place = site()
    await withRig(place.world, {}, async ({ collector }) => {
      expect((await onlySubject(collector, deploymentOccasion({ sha: place.first.slice(0, 8) }))).commit).toBe(place.first)
    })
  })

  test('is what the run is on, when none is named', async () => {
    const place = site()
    const run = startDeployRun(place.world, place.repository, { by: 'lead' })
    place.world.push(place.repository, 'main', { by: 'lead', changes: { 'b.ts': 'b\n' } })
    await withRig(place.world, {}, async ({ collector }) => {
      expect((await onlySubject(collector, deploymentOccasion({ run: { id: run.id, attempt: 1 } }))).commit).toBe(run.headSha)
    })
  })

  test('is what the event’s deployment names', async () => {
    const place = site()
    const { id } = createDeployment(place.world, place.repository, { by: 'lead', environment: 'Production', sha: place.first })
    await withRig(place.world, {}, async ({ collector }) => {
      expect((await onlySubject(collector, deploymentOccasion({ id }))).commit).toBe(place.first)
    })
  })
})

describe('one clear message each', () => {
  test.each([
    ['an unknown commit', 'b'.repeat(40), 'the repository has no such commit'],
    ['an unknown abbreviation', 'bbbbbbb', 'the repository has no such commit'],
    ['a branch', 'main', 'it is not named by a commit id of 7 to 40 digits: branches and tags can move'],
    ['an expression', 'HEAD~1', 'it is not named by a commit id of 7 to 40 digits: branches and tags can move'],
    ['a few digits', 'abc123', 'it is not named by a commit id of 7 to 40 digits: branches and tags can move'],
  ])('%s', async (_, sha, detail) => expect(await refusal(site(), { sha })).toMatchObject({ detail }))

  test('a tag or branch that is named like a commit', async () => {
    const place = site()
    setTag(place.world, place.repository, 'abcdef1')
    expect(await refusal(place, { sha: 'abcdef1' })).toMatchObject({ detail: 'the repository has no such commit' })
  })

  test('a tree or a file', async () => {
    const place = site()
    const [blob = ''] = [...place.world.store.blobs.keys()]
    expect(await refusal(place, { sha: blob })).toMatchObject({ detail: 'the repository has no such commit' })
  })

  test('an archived repository', async () => {
    const place = site()
    archive(place.repository)
    expect(await refusal(place, { sha: place.first })).toMatchObject({ detail: 'the repository is archived, so nothing can be deployed from it' })
  })

  test('a repository that is gone', async () => {
    const place = site()
    place.repository.deleted = true
    expect(await refusal(place, { sha: place.first })).toMatchObject({
      what: 'repository acme/payments',
      detail: expect.stringContaining('NOT_FOUND'),
    })
  })

  test('nothing named at all', async () =>
    expect(await refusal(site(), {})).toMatchObject({ detail: 'neither a commit nor a run nor a deployment is named' }))

  test('an unknown run, an attempt that was not, an unknown deployment', async () => {
    const place = site()
    const { id } = startDeployRun(place.world, place.repository, { by: 'lead' })
    expect(await refusal(place, { run: { id: 1, attempt: 1 } })).toMatchObject({ what: 'run 1, attempt 1', status: 404 })
    expect(await refusal(place, { run: { id, attempt: 2 } })).toMatchObject({ what: `run ${id}, attempt 2`, status: 404 })
    expect(await refusal(place, { id: 1 })).toMatchObject({ what: 'deployment 1', status: 404 })
  })

  test('a deployment to another environment, or of another commit', async () => {
    const place = site()
    const { id } = createDeployment(place.world, place.repository, { by: 'lead', environment: 'staging', sha: place.first })
    expect(await refusal(place, { id })).toMatchObject({ detail: 'it is to staging, not to production' })
    const other = createDeployment(place.world, place.repository, { by: 'lead', environment: 'production', sha: place.first })
    expect(await refusal(place, { id: other.id, sha: 'b'.repeat(40) })).toMatchObject({ detail: `it is of ${place.first}, not of ${'b'.repeat(40)}` })
  })

  test('a run without actions: read names the permission', async () => {
    const place = site()
    const { id } = startDeployRun(place.world, place.repository, { by: 'lead' })
    const found = await refusal(place, { run: { id, attempt: 1 } }, { misbehave: { lacking: ['actions'] } })
    expect(found).toMatchObject({ status: 403, detail: expect.stringContaining('actions=read') })
  })

  test.each([
    ['another commit', ['repository', 'deployed', 'oid'], 'b'.repeat(40), /no such commit/],
    ['no default branch', ['repository', 'defaultBranchRef'], null, /unexpected form at defaultBranchRef/],
    ['no repository', ['repository'], null, /no data/],
  ])('an answer with %s', async (_, path, value, detail) => {
    const place = site()
    const graphql = <T extends { data: unknown }>(_name: string, answer: T): T => ({ ...answer, data: replaced(answer.data, path, value) })
    expect(await refusal(place, { sha: place.first }, { tamper: { graphql } })).toMatchObject({ detail: expect.stringMatching(detail) })
  })
})
