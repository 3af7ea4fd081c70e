import { type LedgerHead, readRecordPath, type Sequence } from '../domain/ledger.ts'

/** One file of a ledger, verified on its own before. */
export interface LedgerLink {
  path: string
  /** Of the file's bytes. */
  sha256: string
  says: LinkState
}

/**
 * `verified` with what the signed statement says of its place (null: nothing), `wrong`: no intact record of the signer, `unread`: neither shown, and
 * why.
 */
export type LinkState = { state: 'verified'; sequence: Sequence | null } | { state: 'wrong'; why: string } | { state: 'unread'; why?: string }

export interface LedgerFinding {
  kind: 'deleted' | 'duplicate' | 'foreign' | 'not-verified' | 'not-the-one' | 'reordered'
  /** Where it shows, by the place that the file name gives. */
  index: number | null
  detail: string
}

export interface LedgerReading {
  findings: LedgerFinding[]
  /** The last record that stands there: held against a report, it shows what was cut off the end. */
  head: Omit<LedgerHead, 'branch'> | null
  /** Names that the ledger had, the latest one last: repositories are renamed. */
  names: string[]
  records: number
}

/**
 * Whether every record is there, once, in its place, and is the one that its successor names. Chained by digests inside what is signed, a ledger can
 * only be changed at its end without showing: for that there is the anchor. All that is wrong is told, each with its place.
 */
export function followLedger(links: LedgerLink[]): LedgerReading {
  const foreign = links.filter(({ path }) => readRecordPath(path) === null)
  const inOrder = (one: Placed, other: Placed): number => one.index - other.index || (one.link.path < other.link.path ? -1 : 1)
  const placed = links.flatMap((link) => placedBy(link)).toSorted(inOrder)
  const places = new Map<number, LedgerLink[]>()
  for (const { index, link } of placed) places.set(index, [...(places.get(index) ?? []), link])
  const last = placed.at(-1)
  return {
    findings: [...foreign.map(({ path }) => finding('foreign', null, `${shown(path)} is no file that a ledger writes`)), ...along(places)],
    head: last ? { index: last.index, sha256: last.link.sha256 } : null,
    names: [...new Set(placed.flatMap(({ link }) => sequenceOf(link)?.ledger ?? []))],
    records: placed.length,
  }
}

const sequenceOf = ({ says }: LedgerLink): Sequence | null => (says.state === 'verified' ? says.sequence : null)

/** Whether the ledger holds the record that somebody else kept the digest of. */
export function anchoredAt(links: LedgerLink[], sha256: string): number | null {
  const found = links.find((link) => link.sha256 === sha256)
  return found ? (readRecordPath(found.path)?.index ?? null) : null
}

interface Placed {
  index: number
  link: LedgerLink
}

function placedBy(link: LedgerLink): Placed[] {
  const read = readRecordPath(link.path)
  return read === null ? [] : [{ index: read.index, link }]
}

function along(places: Map<number, LedgerLink[]>): LedgerFinding[] {
  const findings: LedgerFinding[] = []
  let before: { index: number; here: LedgerLink[] } = { index: 0, here: [] }
  for (const [index, here] of places) {
    if (index > before.index + 1) findings.push(missing(before.index + 1, index - 1, here))
    if (here.length > 1) findings.push(finding('duplicate', index, `${here.length} records claim place ${index}: ${digestsOf(here)}`))
    findings.push(...here.flatMap((link) => alone(link, index)), ...here.flatMap((link) => linked(link, index, before)))
    before = { index, here }
  }
  return findings
}

function missing(from: number, to: number, next: LedgerLink[]): LedgerFinding {
  const named = next.map((link) => sequenceOf(link)?.previous?.sha256).find((digest) => digest !== undefined)
  const which = from === to ? `record ${from} is missing` : `records ${from} to ${to} are missing`
  return finding('deleted', from, named === undefined ? which : `${which}; record ${to + 1} names ${named} before it`)
}

/** What a file says of itself, against where it stands. */
function alone({ path, sha256, says }: LedgerLink, index: number): LedgerFinding[] {
  const itself = sha256.startsWith(readRecordPath(path)?.digest ?? '')
  // Without a key nothing can be read, and each is still the file that its name says.
  const other = `record ${index} is another file than its name says`
  if (says.state === 'unread') return itself ? [] : [finding('not-the-one', index, `${other}: ${says.why ?? 'replaced'}`)]
  if (says.state === 'wrong') return [finding('not-verified', index, `record ${index} does not verify: ${says.why}`)]
  const { sequence } = says
  if (sequence === null) return [finding('foreign', index, `record ${index} is a genuine record, and was not made for a ledger`)]
  if (sequence.index !== index) return [finding('reordered', index, `at place ${index} stands record ${sequence.index} of ${shown(sequence.ledger)}`)]
  if (itself) return []
  return [finding('not-the-one', index, `record ${index} is another one than its file name says: replaced, or signed again`)]
}

/** What it says of the record before it; one that was deleted, or does not verify, is told already. */
function linked(link: LedgerLink, index: number, before: { index: number; here: LedgerLink[] }): LedgerFinding[] {
  const sequence = sequenceOf(link)
  if (sequence?.index !== index || index === 1 || before.index !== index - 1 || before.here.every(({ says }) => says.state === 'wrong')) return []
  const named = sequence.previous?.sha256
  if (before.here.some(({ sha256 }) => sha256 === named)) return []
  const others = before.here.flatMap((one) => sequenceOf(one)?.ledger ?? [])
  if (others.length > 0 && !others.includes(sequence.ledger)) {
    return [finding('foreign', index, `record ${index} is of another ledger, ${shown(sequence.ledger)}, and names ${named} before it`)]
  }
  const stands = `record ${index - 1} is ${digestsOf(before.here)}`
  return [finding('not-the-one', index - 1, `${stands}, and record ${index} names ${named}: replaced, or signed again`)]
}

const finding = (kind: LedgerFinding['kind'], index: number | null, detail: string): LedgerFinding => ({ kind, index, detail })
const digestsOf = (links: LedgerLink[]): string => links.map(({ sha256 }) => sha256).join(' ')
const shown = (text: string): string => JSON.stringify(text.slice(0, 200))
