import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../../src/domain/client.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { FoundRecords } from '../../src/domain/reconciliation.ts'
import type { FileEdit } from '../../src/simulator/writing.ts'
import { archiveOf, type ZipEntry } from '../../src/simulator/zip.ts'
import { site, type Site } from './deploying.ts'
import { filesOf, reading, type Reading } from './reconciling.ts'
import { failure, reasonOf, replaced, valueOf, type RigOptions } from './rig.ts'

const branch = 'countersign-ledger'
const one = 'records/000000/000000001-0a1b2c3d.sigstore.json'
const two = 'records/000000/000000002-0a1b2c3d.sigstore.json'

/** A ledger's branch that holds these files, and its commit. */
function ledger({ world, repository }: Site, changes: Record<string, FileEdit>): string {
  const { sha } = world.commit(repository, { by: 'github-actions', parents: [], changes })
  world.moveBranch(repository, branch, sha, 'github-actions')
  return sha
}

async function read(
  { world }: Site,
  options: RigOptions,
  story: (found: Fact<FoundRecords | null>, reading: Reading) => Promise<void> | void,
): Promise<void> {
  await reading(world, options, async (found) => story(await found.reader.ledger(found.subject, branch), found))
}

const found = (fact: Fact<FoundRecords | null>): FoundRecords => {
  const value = valueOf(fact)
  if (value === null) throw new Error('a ledger expected')
  return value
}

const archive = (bytes: Uint8Array | undefined): RigOptions => ({
  tamper: {
    rest: (route: string, answer: Answer): Answer => {
      if (!route.includes('zipball')) return answer
      const { bytes: _, ...rest } = answer
      return bytes === undefined ? rest : { ...rest, bytes }
    },
  },
})

describe('a ledger', () => {
  test('is read in one request for its commit: every file below its folder, in order', async () => {
    const place = site()
    const commit = ledger(place, {
      'README.md': 'about',
      [two]: 'two',
      [one]: 'one',
      'records/other/ä.txt': '',
      'records/run': { content: '#!', mode: '100755' },
    })
    await read(place, {}, async (fact, { asked }) => {
      expect(found(fact).from).toBe(`ledger acme/payments@${branch} at ${commit}`)
      expect(Object.entries(await filesOf(found(fact)))).toEqual([[one, 'one'], [two, 'two'], ['records/other/ä.txt', ''], ['records/run', '#!']])
      expect(asked().slice(1)).toEqual(['POST /graphql LedgerHead', `GET /repos/acme/payments/zipball/${commit}`])
      expect(fact.sources.map(({ request }) => request)).toContain(`GET /repos/acme/payments/zipball/${commit}`)
    })
  })

  test('a link is no file, and is not followed', async () => {
    const place = site()
    ledger(place, { [one]: 'one', [two]: { content: '000000001-0a1b2c3d.sigstore.json', mode: '120000' } })
    await read(place, {}, async (fact) => expect(await filesOf(found(fact))).toEqual({ [one]: 'one', [two]: null }))
  })

  test('that is not there: null; that holds no record: empty', async () => {
    await read(site(), {}, (fact) => expect(valueOf(fact)).toBeNull())
    const place = site()
    ledger(place, { 'README.md': 'about' })
    await read(place, {}, async (fact) => expect(await filesOf(found(fact))).toEqual({}))
  })

  test('a submodule makes the archive differ from the tree', async () => {
    const place = site()
    ledger(place, { [one]: 'one', sub: { content: 'x', mode: '160000' } })
    await read(place, {}, (fact) => expect(reasonOf(fact).detail).toMatch(/is not the whole tree .*a .gitattributes file or a submodule/))
  })

  const top = 'acme-payments-0a1b2c3/'
  const packed = (...entries: ZipEntry[]): Uint8Array => archiveOf([
    { name: top, content: '' },
    { name: `${top}records/`, content: '' },
    { name: `${top}records/000000/`, content: '' },
    ...entries,
  ])
  const entry = (path: string, content: string | Uint8Array): ZipEntry => ({ name: `${top}${path}`, content, deflated: true })
  test.each<[string, Uint8Array | undefined, RegExp]>([
    ['no archive', undefined, /^the answer is no archive of a size that is read$/],
    ['a page', Buffer.from('<html>'), /it has no end of an archive$/],
    ['an archive without one of the records', packed(entry(one, 'one')), /is not the whole tree/],
    ['an archive with one more', packed(entry(one, 'one'), entry(two, 'two'), entry('records/000000/3', '3')), /is not the whole tree/],
    ['an archive with another record', packed(entry(one, 'one'), entry(two, 'TWO')), /is not the whole tree/],
    ['a record as a link', packed(entry(one, 'one'), { ...entry(two, 'two'), mode: 0o120777 }), /is not the whole tree/],
    ['an archive without a folder around', archiveOf([{ name: 'a', content: '' }]), /not below its folder$/],
    ['a path that leads out', packed(entry('../../etc/passwd', 'x')), /not below its folder$/],
    ['a path deeper than any', packed(entry('a/'.repeat(30_000), '')), /not below its folder$/],
    ['a record twice', packed(entry(one, 'one'), entry(two, 'two'), entry(two, 'two')), /two of its entries have one name$/],
    [
      'a bomb',
      packed(entry(one, 'one'), entry(two, Buffer.alloc(64 * 1024 * 1024))),
      /000000002-0a1b2c3d.sigstore.json" of the archive cannot be read/,
    ],
  ])('%s: refused', async (_, bytes, detail) => {
    const place = site()
    ledger(place, { [one]: 'one', [two]: 'two' })
    await read(place, archive(bytes), (fact) => expect(reasonOf(fact).detail).toMatch(detail))
  })

  test('the same archive, whole, is read', async () => {
    const place = site()
    ledger(place, { [one]: 'one', [two]: 'two' })
    await read(
      place,
      archive(packed(entry(one, 'one'), entry(two, 'two'))),
      async (fact) => expect(Object.keys(await filesOf(found(fact)))).toEqual([one, two]),
    )
  })

  test.each<[string, (string | number)[], unknown, RegExp]>([
    ['another repository', ['data', 'repository', 'nameWithOwner'], 'evil/payments', /^evil\/payments answered instead$/],
    ['another branch', ['data', 'repository', 'ref', 'name'], 'other', /^the branch other was answered for another$/],
    ['no commit', ['data', 'repository', 'ref', 'target', '__typename'], 'Tag', /^unexpected form/],
    ['an error', ['errors'], [{ type: 'FORBIDDEN', path: ['repository', 'ref'], message: 'no' }], /^FORBIDDEN at repository.ref: no$/],
  ])('%s is answered for the branch: refused', async (_, path, value, detail) => {
    const place = site()
    ledger(place, { [one]: 'one' })
    const graphql = <T extends object>(operation: string, answer: T): T => (operation === 'LedgerHead' ? replaced(answer, path, value) : answer)
    await read(place, { tamper: { graphql } }, (fact) => expect(reasonOf(fact).detail).toMatch(detail))
  })

  test('without contents:read, or when the archive is not made: unknown, never empty', async () => {
    const place = site()
    ledger(place, { [one]: 'one' })
    await read(place, { misbehave: { lacking: ['contents'] } }, (fact) => expect(reasonOf(fact)).toMatchObject({
      status: 403,
      detail: expect.stringContaining('contents=read'),
    }))
    const rest = (route: string, answer: Answer): Answer => {
      if (route.includes('zipball')) throw failure(404, 'GET …/zipball')
      return answer
    }
    await read(place, { tamper: { rest } }, (fact) => expect(reasonOf(fact).status).toBe(404))
  })
})
