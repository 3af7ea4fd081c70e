import { describe, expect, test } from '@jest/globals'
import { ledgerMessage, readLedgerMessage, readRecordPath, recordPath } from '../../src/domain/ledger.ts'
import { anchoredAt, followLedger, type LedgerLink } from '../../src/evidence/ledger.ts'

const name = 'acme/payments@countersign-ledger'
const digest = (index: number, letter = 'a'): string => `${letter}${String(index).padStart(7, '0')}`.repeat(8)

/** The record that belongs at a place, with what a test changes in it. */
function link(index: number, given: { at?: number; sha256?: string; ledger?: string; previous?: string | null; path?: string } = {}): LedgerLink {
  const { at = index, sha256 = digest(index), ledger = name, previous = index === 1 ? null : digest(index - 1) } = given
  const sequence = { ledger, index, previous: previous === null ? null : { sha256: previous } }
  return { path: given.path ?? recordPath({ index: at, sha256 }), sha256, says: { state: 'verified', sequence } }
}

const whole = (count: number): LedgerLink[] => Array.from({ length: count }, (_, at) => link(at + 1))
const told = (links: LedgerLink[]): string[] => followLedger(links).findings.map(({ kind, index, detail }) => `${kind} ${index}: ${detail}`)

describe('a ledger as it was written', () => {
  test.each([1, 2, 1200])('of %d records is whole, whatever the order in which they are read', (count) => {
    const { findings, head, names, records } = followLedger(whole(count).toReversed())
    expect([findings, head, names, records]).toEqual([[], { index: count, sha256: digest(count) }, [name], count])
  })

  test('that has gone on under another name of its repository is whole: both names are told', () => {
    const renamed = [...whole(2), link(3, { ledger: 'acme/pay@countersign-ledger' })]
    const { findings, names } = followLedger(renamed.map((one, at) => (at < 2 ? one : { ...one })))
    expect([findings, names]).toEqual([[], [name, 'acme/pay@countersign-ledger']])
  })

  test('without records has no head', () => {
    expect(followLedger([])).toEqual({ findings: [], head: null, names: [], records: 0 })
  })
})

describe('what was done to it is told, with its place', () => {
  test('one deleted from the middle', () => {
    expect(told(whole(5).filter((_, at) => at !== 2))).toEqual([`deleted 3: record 3 is missing; record 4 names ${digest(3)} before it`])
  })

  test('several deleted, and the first ones', () => {
    expect(told(whole(9).filter((_, at) => at > 1 && at !== 4 && at !== 5))).toEqual([
      `deleted 1: records 1 to 2 are missing; record 3 names ${digest(2)} before it`,
      `deleted 5: records 5 to 6 are missing; record 7 names ${digest(6)} before it`,
    ])
  })

  test('two that changed places', () => {
    const [one, two, three, four] = whole(4) as [LedgerLink, LedgerLink, LedgerLink, LedgerLink]
    const swapped = [one, link(3, { at: 2 }), link(2, { at: 3 }), four]
    expect(told(swapped)).toEqual([
      `reordered 2: at place 2 stands record 3 of "${name}"`,
      `reordered 3: at place 3 stands record 2 of "${name}"`,
      `not-the-one 3: record 3 is ${two.sha256}, and record 4 names ${three.sha256}: replaced, or signed again`,
    ])
  })

  test('one that was signed again, with the very same key: its successor names another', () => {
    const again = link(2, { sha256: digest(2, 'b') })
    expect(told([link(1), again, link(3)])).toEqual([
      `not-the-one 2: record 2 is ${digest(2, 'b')}, and record 3 names ${digest(2)}: replaced, or signed again`,
    ])
  })

  test('one whose file name is of another digest', () => {
    expect(told([link(1), link(2), link(3, { path: recordPath({ index: 3, sha256: digest(3, 'c') }) })])).toEqual([
      'not-the-one 3: record 3 is another one than its file name says: replaced, or signed again',
    ])
  })

  test('one that does not verify, told once', () => {
    const edited: LedgerLink = { ...link(2, { sha256: digest(2, 'b') }), says: { state: 'wrong', why: 'the signature does not fit' } }
    expect(told([link(1), edited, link(3)])).toEqual(['not-verified 2: record 2 does not verify: the signature does not fit'])
  })

  test('two that claim one place', () => {
    const second = link(2, { sha256: digest(2, 'b') })
    expect(told([...whole(3), second])).toEqual([`duplicate 2: 2 records claim place 2: ${digest(2)} ${digest(2, 'b')}`])
  })

  test('a genuine record of another ledger, and one that was made for none', () => {
    const other = link(3, { ledger: 'acme/other@countersign-ledger', previous: digest(2, 'e') })
    expect(told([...whole(2), other])[0]).toMatch(/^foreign 3: record 3 is of another ledger, "acme\/other@countersign-ledger"/)
    const none: LedgerLink = { ...link(3), says: { state: 'verified', sequence: null } }
    expect(told([...whole(2), none])).toEqual(['foreign 3: record 3 is a genuine record, and was not made for a ledger'])
  })

  test.each([
    'records/readme.md',
    'records/000000/1-a0000001.sigstore.json',
    'records/000001/000000001-a0000001.sigstore.json',
    'records/000000/000000000-a0000001.sigstore.json',
    'records/x/',
  ])('a file that no ledger writes: %s', (path) => {
    expect(told([...whole(1), link(2, { path })])).toEqual([`foreign null: ${JSON.stringify(path)} is no file that a ledger writes`])
  })

  test('what could not be read is no finding, and what follows it is still held against it', () => {
    const unread: LedgerLink = { ...link(2), says: { state: 'unread' } }
    expect(told([link(1), unread, link(3)])).toEqual([])
    expect(told([link(1), { ...unread, sha256: digest(2, 'b'), path: recordPath({ index: 2, sha256: digest(2, 'b') }) }, link(3)])).toHaveLength(1)
  })

  test('what could not be read and is not the file that its name says was replaced, also at the end', () => {
    const page: LedgerLink = { ...link(3), sha256: digest(3, 'b'), says: { state: 'unread', why: 'HTML or XML' } }
    expect(told([...whole(2), page])).toEqual(['not-the-one 3: record 3 is another file than its name says: HTML or XML'])
  })
})

describe('an anchor', () => {
  test('is found wherever it stands, and not once it was cut off', () => {
    expect([anchoredAt(whole(5), digest(5)), anchoredAt(whole(5), digest(3)), anchoredAt(whole(4), digest(5)), anchoredAt([], digest(1))]).toEqual([
      5,
      3,
      null,
      null,
    ])
  })
})

describe('names and messages', () => {
  const note = { index: 42, sha256: digest(42), gate: 'deployment', result: 'passed', commit: 'c'.repeat(40), environment: 'pro\u2028d"\\', run: '7' }

  test('say of a record what they were given', () => {
    expect(readLedgerMessage(ledgerMessage(note))).toEqual(note)
    expect(readLedgerMessage(`${ledgerMessage({ ...note, environment: null })}\n`)).toEqual({ ...note, environment: null })
    expect(readRecordPath(recordPath({ index: 1234, sha256: digest(9) }))).toEqual({ index: 1234, digest: digest(9).slice(0, 8) })
    expect(recordPath({ index: 1234, sha256: digest(9) })).toBe('records/000001/000001234-a0000009.sigstore.json')
  })

  test.each([
    '',
    'Record',
    'Record 0\n\nsha256: x',
    'Record 01\n\nsha256: ' + digest(1),
    'Merge branch',
    'Record 1\nsha256: ' + digest(1),
    'Record 1\n\nsha256: ' + digest(1).toUpperCase(),
    'Record 9999999999\n\nsha256: ' + digest(1),
  ])('a commit of anybody else is none of a ledger: %j', (message) => expect(readLedgerMessage(message)).toBeNull())
})
