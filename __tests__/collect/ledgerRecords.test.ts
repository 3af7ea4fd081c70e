import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../../src/domain/digest.ts'
import { type LedgerNote, ledgerMessage, recordPath } from '../../src/domain/ledger.ts'
import { deployedBefore, land, ranged, site, type Site } from './deploying.ts'
import { valueOf } from './rig.ts'

const ledger = 'countersign-ledger'

/** Enters a record whose bundle is the commit it speaks of; a test says otherwise in the note, or puts other bytes there. */
function entered({ world, repository }: Site, index: number, commit: string, given: Partial<LedgerNote> & { bytes?: string } = {}): void {
  const { bytes = commit, ...more } = given
  const note = { index, sha256: sha256(bytes), gate: 'deployment', result: 'passed', commit, environment: 'production', run: '1', ...more }
  const parents = repository.branches.has(ledger) ? [world.tip(repository, ledger)] : []
  const made = world.commit(repository, { by: 'github-actions', parents, changes: { [recordPath(note)]: bytes }, message: ledgerMessage(note) })
  world.moveBranch(repository, ledger, made.sha, 'github-actions')
}

const tipOf = ({ world, repository }: Site): string => world.tip(repository, 'main')
const options = { ledger }

describe('earlier deployments in a ledger', () => {
  test('the newest passed one is where the range begins, and no artifact is asked for', async () => {
    const place = site()
    entered(place, 1, tipOf(place))
    land(place, 'one')
    const newer = tipOf(place)
    entered(place, 2, newer, { environment: 'PRODUCTION' })
    land(place, 'two')
    await ranged(place, { options }, ({ lineage, asked }) => {
      const artifact = `${ledger}:${recordPath({ index: 2, sha256: sha256(newer) })}`
      expect(valueOf(lineage).from).toMatchObject({ known: 'record', sha: newer, record: { artifact } })
      expect(asked().filter((line) => line.includes('artifacts'))).toEqual([])
    })
  })

  test.each<[string, Partial<LedgerNote>]>([
    ['of another environment', { environment: 'staging' }],
    ['that did not pass', { result: 'failed' }],
    ['that was let through in an emergency', { result: 'overridden' }],
    ['of a pull request', { gate: 'pull-request' }],
    ['of this very run', { run: '77' }],
  ])('one %s is passed over', async (_, note) => {
    const place = site()
    const older = tipOf(place)
    entered(place, 1, older)
    land(place, 'one')
    entered(place, 2, tipOf(place), note)
    await ranged(place, { options, named: { run: { id: 77, attempt: 2 } } }, ({ lineage }) => expect(valueOf(lineage).from?.sha).toBe(older))
  })

  test('a note that lies finds nothing: what does not verify, or is another file than it says, is no record', async () => {
    const place = site()
    const older = tipOf(place)
    entered(place, 1, older)
    land(place, 'one')
    entered(place, 2, tipOf(place), { bytes: 'forged' })
    entered(place, 3, tipOf(place), { sha256: 'ab'.repeat(32) })
    await ranged(place, { options }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.sha).toBe(older)
      expect(collector.notRead()).toMatchObject([{ detail: 'the file is not the one that its commit names' }])
    })
  })

  test('one whose note names another commit than the record is no record of that commit', async () => {
    const place = site()
    land(place, 'one')
    const target = tipOf(place)
    land(place, 'two')
    entered(place, 1, tipOf(place))
    entered(place, 2, target, { bytes: tipOf(place) })
    await ranged(place, { options, named: { sha: target } }, ({ lineage }) =>
      expect(valueOf(lineage)).toMatchObject({ relation: 'behind', earlier: null }),
    )
  })

  test('a rollback finds the record of its own commit', async () => {
    const place = site()
    const target = tipOf(place)
    entered(place, 1, target)
    land(place, 'one')
    entered(place, 2, tipOf(place))
    await ranged(place, { options, named: { sha: target } }, ({ lineage }) =>
      expect(valueOf(lineage)).toMatchObject({ relation: 'behind', earlier: { sha: target } }),
    )
  })

  test('ten that do not verify end the search there, and artifacts are looked at', async () => {
    const place = site()
    const run = deployedBefore(place)
    land(place, 'one')
    for (let index = 1; index <= 12; index += 1) entered(place, index, tipOf(place), { bytes: `forged ${index}` })
    await ranged(place, { options }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.sha).toBe(run.headSha)
      expect(collector.notRead()).toMatchObject([{ detail: '10 records of the ledger did not verify; no more of them are looked at' }])
    })
  })

  test.each([
    ['no such branch', (_: Site) => undefined],
    ['a branch that is no ledger', ({ world, repository }: Site) => void world.push(repository, ledger, { by: 'author', changes: { a: 'b' } })],
  ])('%s: as without one', async (_, prepare) => {
    const place = site()
    const run = deployedBefore(place)
    prepare(place)
    land(place, 'one')
    await ranged(place, { options }, ({ lineage, collector }) => {
      expect(valueOf(lineage).from?.sha).toBe(run.headSha)
      expect(collector.notRead()).toEqual([])
    })
  })

  test('a ledger that cannot be read is told, and artifacts are looked at', async () => {
    const place = site()
    const run = deployedBefore(place)
    await ranged(
      place,
      { options: { ...options, misbehave: { failingFields: [{ path: 'repository.ref', type: 'FORBIDDEN' }] } } },
      ({ lineage, collector }) => {
        expect(valueOf(lineage).from?.sha).toBe(run.headSha)
        expect(collector.notRead()).toMatchObject([
          { what: 'ledger countersign-ledger of acme/payments', detail: expect.stringContaining('FORBIDDEN') },
        ])
      },
    )
  })
})
