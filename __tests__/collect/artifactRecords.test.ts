import { describe, expect, test } from '@jest/globals'
import type { Fact } from '../../src/domain/fact.ts'
import type { FoundRecords } from '../../src/domain/reconciliation.ts'
import { uploadArtifact } from '../../src/simulator/artifacts.ts'
import { startDeployRun } from '../../src/simulator/runs.ts'
import { site, type Site } from './deploying.ts'
import { filesOf, reading } from './reconciling.ts'
import { failure, reasonOf, replaced, valueOf, type RigOptions } from './rig.ts'

const bundle = 'evidence.sigstore.json'

function stored({ world, repository }: Site, name: string, files: Record<string, string> = { [bundle]: name }, retentionDays = 90): void {
  uploadArtifact(world, startDeployRun(world, repository, { by: 'author', jobs: [] }), { name, files, retentionDays })
}

async function read({ world }: Site, since: string, options: RigOptions, story: (found: Fact<FoundRecords>) => Promise<void> | void): Promise<void> {
  const period = { since, until: world.clock.now() }
  await reading(world, options, async (found) => story(await found.reader.artifacts(found.subject, period)))
}

const long = '2026-01-01T00:00:00Z'

describe('records among the artifacts', () => {
  test('of the period and after it, by name; others are let be', async () => {
    const place = site()
    stored(place, 'countersign-merge-1')
    const since = place.world.clock.tick()
    for (const name of ['countersign-merge-3', 'coverage', 'countersign-merge-2']) stored(place, name)
    await read(place, since, {}, async (found) => {
      expect(valueOf(found).from).toBe('artifacts')
      expect(Object.entries(await filesOf(valueOf(found)))).toEqual([
        ['countersign-merge-2', 'countersign-merge-2'],
        ['countersign-merge-3', 'countersign-merge-3'],
      ])
    })
  })

  test('of a deployment that began before the period and may have ended in it', async () => {
    const place = site()
    for (const name of ['countersign-deployment-1-1', 'countersign-merge-1']) stored(place, name)
    place.world.clock.advance(34 * 86_400)
    const since = place.world.clock.now()
    await read(place, since, {}, async (found) => expect(Object.keys(await filesOf(valueOf(found)))).toEqual(['countersign-deployment-1-1']))
    place.world.clock.advance(2 * 86_400)
    const later = place.world.clock.now()
    await read(place, later, {}, async (found) => expect(await filesOf(valueOf(found))).toEqual({}))
  })

  test('one without evidence in it holds no file; expired ones are told', async () => {
    const place = site()
    stored(place, 'countersign-merge-1', { 'other.json': 'x' })
    stored(place, 'countersign-merge-2', { [bundle]: 'x' }, 1)
    place.world.clock.advance(2 * 86_400)
    await read(place, long, {}, async (found) => {
      expect(valueOf(found).from).toBe('artifacts (1 more have expired, and are gone)')
      expect(await filesOf(valueOf(found))).toEqual({ 'countersign-merge-1': null })
    })
  })

  test('a download that fails, one that is too large, a page that is missing: unknown, never fewer', async () => {
    const place = site()
    for (let index = 0; index < 101; index += 1) stored(place, `countersign-merge-${index}`)
    await read(place, long, { misbehave: { secondPageMissing: true } }, (found) => expect(reasonOf(found).detail).toBe('100 of 101 were listed'))
    const gone = <T>(route: string, answer: T): T => {
      if (route.endsWith('{archive_format}')) throw failure(410, 'GET …/zip')
      return answer
    }
    await read(place, long, { tamper: { rest: gone } }, (found) => expect(reasonOf(found).status).toBe(410))
    const large = <T extends { data: unknown }>(route: string, answer: T): T =>
      (route.endsWith('/artifacts') ? { ...answer, data: replaced(answer.data, ['artifacts', 0, 'size_in_bytes'], 10 ** 9) } : answer)
    await read(place, long, { tamper: { rest: large } }, (found) => expect(reasonOf(found).detail).toMatch(/^1000000000 bytes; no more than/))
  })

  test('more than can be downloaded: refused, and what to do', async () => {
    const place = site()
    stored(place, 'countersign-merge-0')
    const [first] = place.world.artifacts
    if (!first) throw new Error('an artifact expected')
    for (let index = 1; index <= 1000; index += 1) place.world.artifacts.push({ ...first, id: 1000 + index })
    await read(place, long, {}, (found) => expect(reasonOf(found).detail).toMatch(/^1001 of them; no more than 1000 are downloaded, and a ledger/))
  })

  test('without actions:read: what GitHub says', async () => {
    await read(site(), long, { misbehave: { lacking: ['actions'] } }, (found) => expect(reasonOf(found)).toMatchObject({
      status: 403,
      detail: expect.stringContaining('actions=read'),
    }))
  })
})
