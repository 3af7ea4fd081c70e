import { repositoryPath, type RepositoryName } from './subject.ts'

/** A record's place in a ledger, inside what is signed. `index` counts from 1; `previous` is null of the first record, and of no other. */
export interface Sequence {
  /** `owner/name@branch`, as it was called when the record was made. */
  ledger: string
  index: number
  /** sha256 of the evidence file of the record before. */
  previous: { sha256: string } | null
}

/** The last record of a ledger: whoever holds a copy of these two notices if anything up to it is changed or taken away. */
export interface LedgerHead {
  branch: string
  index: number
  sha256: string
}

/** What the commit of a record says of it: enough to find a record again, and believed of nothing. */
export interface LedgerNote {
  index: number
  sha256: string
  gate: string
  result: string
  commit: string
  environment: string | null
  run: string
}

export const ledgerName = (repository: RepositoryName, branch: string): string => `${repositoryPath(repository)}@${branch}`

export const ledgerFolder = 'records'

/** Git writes a folder anew for each file that is added to it: a thousand files to a folder keep that small. */
const perFolder = 1000
const mostIndex = 999_999_999

/** `records/000001/000001234-0a1b2c3d.sigstore.json`: the name alone gives order, gap and digest. */
export function recordPath({ index, sha256 }: Pick<LedgerHead, 'index' | 'sha256'>): string {
  const folder = String(Math.floor(index / perFolder)).padStart(6, '0')
  return `${ledgerFolder}/${folder}/${String(index).padStart(9, '0')}-${sha256.slice(0, 8)}.sigstore.json`
}

const pathForm = /^records\/\d{6}\/(\d{9})-([0-9a-f]{8})\.sigstore\.json$/

/** What a path in a ledger says of its record; null: no record has such a path. */
export function readRecordPath(path: string): { index: number; digest: string } | null {
  const [, number = '', digest = ''] = pathForm.exec(path) ?? []
  const index = Number(number)
  return index > 0 && recordPath({ index, sha256: digest }) === path ? { index, digest } : null
}

/** The message of a record's commit. An environment's name is foreign text: written as JSON, so that it stays one line. */
export function ledgerMessage({ index, sha256, gate, result, commit, environment, run }: LedgerNote): string {
  const lines = [`sha256: ${sha256}`, `gate: ${gate}`, `result: ${result}`, `commit: ${commit}`, `run: ${run}`]
  return [`Record ${index}`, '', ...lines, ...(environment === null ? [] : [`environment: ${JSON.stringify(environment)}`])].join('\n')
}

/** Null for the message of any other commit. */
export function readLedgerMessage(message: string): LedgerNote | null {
  const [title = '', blank, ...lines] = message.slice(0, 4000).trimEnd().split('\n')
  const index = Number(/^Record ([1-9]\d{0,8})$/.exec(title)?.[1] ?? 0)
  const said = new Map(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]))
  const [sha256 = '', gate = '', result = '', commit = '', run = ''] = ['sha256', 'gate', 'result', 'commit', 'run'].map((name) => said.get(name))
  if (index === 0 || index > mostIndex || blank !== '' || !/^[0-9a-f]{64}$/.test(sha256)) return null
  return { index, sha256, gate, result, commit, run, environment: environmentIn(said.get('environment')) }
}

function environmentIn(written: string | undefined): string | null {
  try {
    const name: unknown = JSON.parse(written ?? 'null')
    return typeof name === 'string' ? name : null
  } catch {
    return null
  }
}
