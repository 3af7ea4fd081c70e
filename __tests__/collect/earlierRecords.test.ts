import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { fileInZip } from '../../src/collect/zip.ts'
import { addDeploymentStatus, createDeployment, deleteDeployment } from '../../src/simulator/deployments.ts'
import { startDeployRun } from '../../src/simulator/runs.ts'
import { zipOf } from '../../src/simulator/zip.ts'
import { deployedBefore, land, ranged, readsCommit, site } from './deploying.ts'
import { failure, reasonOf, replaced, valueOf } from './rig.ts'

describe('the last verified record', () => {
  test('is found through the run that the entry’s log points to', async () => {
    const place = site()
    const run = deployedBefore(place)
    land(place, 'one')
    await ranged(place, {}, ({ lineage, asked }) => {
      const record = { sha: run.headSha, artifact: `countersign-deployment-${run.id}-1` }
      expect(valueOf(lineage).from).toMatchObject({ known: 'record', sha: run.headSha, record })
      expect(asked()).not.toContain('GET /repos/acme/payments/actions/artifacts?per_page=100')
    })
  })

  test('is the newest that verifies, and no other is downloaded', async () => {
    const place = site()
    deployedBefore(place)
    land(place, 'one')
    const newer = deployedBefore(place)
    land(place, 'two')
    await ranged(place, {}, ({ lineage, asked }) => {
      expect(valueOf(lineage).from?.sha).toBe(newer.headSha)
      expect(asked().filter((line) => line.endsWith('/zip'))).toHaveLength(1)
    })
  })

  test('is found in the repository when no entry was made, or all were deleted', async () => {
    for (const deployment of [false, true]) {
      const place = site()
      const run = deployedBefore(place, { deployment })
      for (const entry of [...place.repository.deployments]) deleteDeployment(place.repository, entry)
      land(place, 'one')
      await ranged(place, {}, ({ lineage }) => expect(valueOf(lineage).from).toMatchObject({ known: 'record', sha: run.headSha }))
    }
  })

  test('of this very run is no earlier one', async () => {
    const place = site()
    const run = deployedBefore(place)
    await ranged(place, { named: { run: { id: run.id, attempt: 1 } } }, ({ lineage }) => expect(valueOf(lineage).from?.known).toBe('baseline'))
  })

  test('that does not verify is passed over for the one before it', async () => {
    const place = site()
    const older = deployedBefore(place)
    land(place, 'one')
    deployedBefore(place, { bundle: 'forged' })
    await ranged(place, {}, ({ lineage }) => expect(valueOf(lineage).from?.sha).toBe(older.headSha))
  })

  test('a forged entry that points to any run proves nothing', async () => {
    const place = site()
    land(place, 'one')
    const run = startDeployRun(place.world, place.repository, { by: 'author', event: 'push', jobs: [] })
    const entry = createDeployment(place.world, place.repository, { by: 'author', environment: 'production', sha: run.headSha })
    for (const logUrl of ['https://github.com/evil/evil/actions/runs/1', `https://github.com/x/y/actions/runs/${run.id}`, 'javascript:1']) {
      addDeploymentStatus(place.world, place.repository, entry, { by: 'author', state: 'success', logUrl })
    }
    await ranged(place, {}, ({ lineage, collector }) => {
      expect(valueOf(lineage).from).toEqual({ sha: place.first, known: 'baseline' })
      expect(collector.notRead()).toMatchObject([{ what: 'artifacts of run 1', status: 404 }])
    })
  })

  test('artifacts of other names, and expired ones, are not looked at', async () => {
    const place = site()
    deployedBefore(place, { name: 'countersign-evidence-1' })
    deployedBefore(place)
    for (const stored of place.world.artifacts) stored.expiresAt = '2020-01-01T00:00:00Z'
    await ranged(place, {}, ({ lineage, asked }) => {
      expect(valueOf(lineage).from?.known).toBe('baseline')
      expect(asked().filter((line) => line.endsWith('/zip'))).toEqual([])
    })
  })

  test('ten that do not verify end the search, and that is told', async () => {
    const place = site()
    deployedBefore(place)
    for (let index = 0; index < 11; index += 1) deployedBefore(place, { bundle: 'forged', deployment: false })
    await ranged(place, {}, ({ lineage, asked, collector }) => {
      expect(asked().filter((line) => line.endsWith('/zip')).length).toBeLessThanOrEqual(10)
      expect(valueOf(lineage).from?.known).toBe('record')
      expect(collector.notRead()).toEqual([])
    })
    for (let index = 0; index < 2; index += 1) deployedBefore(place, { bundle: 'forged' })
    for (const entry of [...place.repository.deployments]) deleteDeployment(place.repository, entry)
    await ranged(place, {}, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.known).toBe('baseline')
      expect(collector.notRead()).toMatchObject([{ detail: '10 artifacts held no verified record; no more of them are looked at' }])
    })
  })

  test('a rollback is told with the record of its own commit', async () => {
    const place = site()
    const older = deployedBefore(place)
    land(place, 'one')
    deployedBefore(place)
    await ranged(place, { named: { sha: older.headSha } }, ({ lineage }) => {
      expect(valueOf(lineage)).toMatchObject({ relation: 'behind', earlier: { sha: older.headSha } })
    })
  })

  test('a baseline that came in after the record draws the line anew', async () => {
    const place = site()
    deployedBefore(place)
    place.world.push(place.repository, 'main', { by: 'author', pusher: 'lead', changes: { 'past-the-review.ts': 'x\n' } })
    const line = place.world.tip(place.repository, 'main')
    land(place, 'one')
    await ranged(place, { ask: { baseline: line.slice(0, 10) } }, ({ lineage }) => {
      const { from, commits } = valueOf(lineage)
      expect(from).toEqual({ sha: line, known: 'baseline' })
      expect(commits.map(({ pullRequests }) => pullRequests)).toEqual([[1]])
    })
  })

  test('a baseline that is older than the record draws none', async () => {
    const place = site()
    land(place, 'one')
    const record = deployedBefore(place)
    land(place, 'two')
    await ranged(place, {}, ({ lineage }) => expect(valueOf(lineage).from).toMatchObject({ sha: record.headSha, known: 'record' }))
  })

  test('a rollback to what was never deployed has none', async () => {
    const place = site()
    land(place, 'one')
    deployedBefore(place)
    await ranged(place, { named: { sha: place.first } }, ({ lineage }) =>
      expect(valueOf(lineage)).toMatchObject({ relation: 'behind', earlier: null }))
  })
})

describe('what cannot be read', () => {
  test('actions: read is missing: the baseline counts, and the permission is told', async () => {
    const place = site()
    deployedBefore(place)
    await ranged(place, { options: { misbehave: { lacking: ['actions'] } } }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.known).toBe('baseline')
      expect(collector.notRead()[0]).toMatchObject({ status: 403, detail: expect.stringContaining('actions=read') })
    })
  })

  test('and without a baseline nothing is known', async () => {
    const place = site()
    deployedBefore(place)
    await ranged(place, { ask: { baseline: null }, options: { misbehave: { lacking: ['actions'] } } }, ({ lineage }) => {
      expect(reasonOf(lineage)).toMatchObject({ status: 403, what: expect.stringContaining('earlier records of the environment') })
    })
  })

  test('deployments: read is missing: the repository’s artifacts are looked through', async () => {
    const place = site()
    const run = deployedBefore(place)
    await ranged(place, { options: { misbehave: { lacking: ['deployments'] } } }, ({ lineage }) => {
      expect(valueOf(lineage).from).toMatchObject({ known: 'record', sha: run.headSha })
    })
  })

  test('a second page that stays empty', async () => {
    const place = site()
    const run = deployedBefore(place)
    for (let index = 0; index < 100; index += 1) place.world.artifacts.unshift({
      ...place.world.artifacts[0]!,
      id: 1000 + index,
      run: `run-${run.id}-1`,
      name: 'other',
    })
    await ranged(place, { options: { misbehave: { secondPageMissing: true } } }, ({ collector }) => {
      expect(collector.notRead()[0]).toMatchObject({ what: `artifacts of run ${run.id}`, detail: '100 of 101 were listed' })
    })
  })

  test.each([
    ['too large to be read', ['artifacts', 0, 'size_in_bytes'], 10 ** 9, /^1000000000 bytes; no more than \d+ are read$/],
    ['of a form nobody knows', ['artifacts', 0, 'expired'], 'no', /^unexpected form at artifacts.0.expired/],
  ])('an artifact %s', async (_, path, value, detail) => {
    const place = site()
    deployedBefore(place)
    const rest = <T extends { data: unknown }>(route: string, answer: T): T =>
      (route.endsWith('/artifacts') ? { ...answer, data: replaced(answer.data, path, value) } : answer)
    await ranged(place, { options: { tamper: { rest } } }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.known).toBe('baseline')
      expect(collector.notRead()[0]?.detail).toMatch(detail)
    })
  })

  test.each([
    ['no archive at all', new TextEncoder().encode('not a zip')],
    ['a bomb', bomb()],
    ['no bundle in it', zipOf({ 'other.json': 'x' })],
    ['a bundle only below a path', zipOf({ '../evidence.sigstore.json': 'x', 'a/evidence.sigstore.json': 'x' })],
  ])('an artifact that is %s', async (_, bytes) => {
    const place = site()
    deployedBefore(place)
    for (const stored of place.world.artifacts) stored.bytes = bytes
    await ranged(place, {}, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.known).toBe('baseline')
      expect(collector.notRead()[0]?.detail).toBe('the archive holds no readable evidence.sigstore.json')
    })
  })

  test('a download that fails is told, and the next one looked at', async () => {
    const place = site()
    const older = deployedBefore(place)
    deployedBefore(place)
    let failed = 0
    const rest = <T>(route: string, answer: T): T => {
      if (route.endsWith('{archive_format}') && failed++ === 0) throw failure(410, 'GET …/zip')
      return answer
    }
    await ranged(place, { options: { tamper: { rest } } }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.sha).toBe(older.headSha)
      expect(collector.notRead()).toMatchObject([{ status: 410 }])
    })
  })

  test('a verifier that throws is a bug, not an answer', async () => {
    const place = site()
    deployedBefore(place)
    const verify = async (): ReturnType<typeof readsCommit> => {
      throw new Error('broken')
    }
    await expect(ranged(place, { ask: { verify } }, () => undefined)).rejects.toThrow('broken')
  })
})

/** Two entries of the same name, which readers of archives answer differently. */
const twice = (): Uint8Array =>
  Buffer.from(
    Buffer.from(zipOf({ 'evidence.sigstore.jsoN': 'x', 'evidence.sigstore.json': 'y' })).toString('latin1').replaceAll('jsoN', 'json'),
    'latin1',
  )

/** Far more zeros than it takes bytes. */
function bomb(): Uint8Array {
  return packed(deflateRawSync(Buffer.alloc(128 * 1024 * 1024)))
}

function packed(content: Uint8Array): Uint8Array {
  const archive = Buffer.from(zipOf({ 'evidence.sigstore.json': content }))
  archive.writeUInt16LE(8, 8)
  archive.writeUInt16LE(8, archive.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 10)
  return archive
}

describe('a file of an archive', () => {
  const name = 'evidence.sigstore.json'
  const good = Buffer.from(zipOf({ 'a.txt': 'a', [name]: 'bundle' }))
  const central = good.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  const changed = (change: (archive: Buffer) => void): Uint8Array => {
    const copy = Buffer.from(good)
    change(copy)
    return copy
  }

  test('is read as it is', () => expect(new TextDecoder().decode(fileInZip(good, name, 100) ?? undefined)).toBe('bundle'))

  test.each([
    ['longer than allowed', good, 5],
    ['with another checksum', changed((archive) => archive.writeUInt32LE(1, central + 16)), 100],
    ['encrypted', changed((archive) => archive.writeUInt16LE(1, central + 8)), 100],
    ['of an unknown method', changed((archive) => archive.writeUInt16LE(12, central + 10)), 100],
    ['outside the archive', changed((archive) => archive.writeUInt32LE(0xffffff, central + 42)), 100],
    ['at an offset of its own choice', changed((archive) => archive.writeUInt32LE(1, central + 42)), 100],
    ['longer than the archive', changed((archive) => archive.writeUInt32LE(0xffffff, central + 20)), 100],
    ['among too many', changed((archive) => archive.writeUInt16LE(9999, archive.length - 12)), 100],
    ['in an index that is elsewhere', changed((archive) => archive.writeUInt32LE(0xfffffff, archive.length - 6)), 100],
    ['named twice', twice(), 100],
    ['empty', new Uint8Array(), 100],
  ])('%s: null', (_, archive, most) => expect(fileInZip(archive, name, most)).toBeNull())
})
