import { sha256 } from '../domain/digest.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { Report } from '../domain/report.ts'
import { repositoryPath } from '../domain/subject.ts'
import { version } from '../domain/version.ts'
import { type Cell, csv } from './csv.ts'
import { countsIn, exceptionsOf } from './exceptions.ts'
import { jsonText } from './jsonText.ts'

/** One table: docs/reconcile.md names the columns, and a test holds the two together. */
export interface Table<Row> {
  name: string
  about: string
  columns: Record<string, (row: Row) => Cell>
}

const commits: Table<Reconciliation['commits'][number]> = {
  name: 'commits.csv',
  about: 'every commit that came into the branch in the period, along first parents, oldest first',
  columns: {
    sha: ({ sha }) => sha,
    came_in_at: ({ at }) => at,
    login: ({ login }) => login,
    pull_request: ({ change }) => change,
    standing: ({ standing }) => standing,
    tied_by: ({ by }) => by,
    record_sha256: ({ record }) => record,
  },
}

const deployments: Table<Reconciliation['deployments'][number]> = {
  name: 'deployments.csv',
  about: 'every deployment that was made in the period, oldest first',
  columns: {
    deployment_id: ({ id }) => id,
    environment: ({ environment }) => environment,
    sha: ({ sha }) => sha,
    began_at: ({ at }) => at,
    login: ({ login }) => login,
    standing: ({ standing }) => standing,
    record_sha256: ({ record }) => record,
  },
}

const records: Table<Reconciliation['records'][number]> = {
  name: 'records.csv',
  about: 'every record of the period; what it says is filled in for valid ones only',
  columns: {
    record_sha256: ({ sha256 }) => sha256,
    path: ({ path }) => path,
    state: ({ state }) => state,
    why: ({ why }) => why,
    standing: ({ standing }) => standing,
    gate: ({ says }) => says?.gate ?? null,
    repository: ({ says }) => says?.repository ?? null,
    sha: ({ says }) => says?.commit ?? null,
    tree: ({ says }) => says?.tree ?? null,
    branch: ({ says }) => says?.branch ?? null,
    environment: ({ says }) => says?.environment ?? null,
    pull_requests: ({ says }) => says?.changes.map(({ number }) => number).join(' ') ?? null,
    result: ({ says }) => says?.result ?? null,
    mode: ({ says }) => says?.mode ?? null,
    evaluated_at: ({ says }) => says?.evaluatedAt ?? null,
    ledger_index: ({ says }) => says?.index ?? null,
    run_id: ({ says }) => says?.run ?? null,
    replayed: ({ says }) => says?.replayed ?? null,
  },
}

const exceptions: Table<ReturnType<typeof exceptionsOf>[number]> = {
  name: 'exceptions.csv',
  about: 'every row of the three lists',
  columns: {
    list: ({ list }) => list,
    kind: ({ kind }) => kind,
    what: ({ what }) => what,
    id: ({ id }) => id,
    who: ({ who }) => who,
    when: ({ when }) => when,
    record_sha256: ({ record }) => record,
    pull_request: ({ change }) => change,
    sha: ({ commit, what, id }) => (what === 'commit' ? id : commit),
    environment: ({ environment }) => environment,
    path: ({ path }) => path,
    detail: ({ detail }) => detail,
  },
}

/** Name, what it is and its columns, for the manifest and the documentation. */
export const tables: { name: string; about: string; columns: string[] }[] = [commits, deployments, records, exceptions].map(({ name, about, columns }) => ({
  name,
  about,
  columns: Object.keys(columns),
}))

interface Written {
  name: string
  bytes: Uint8Array
  rows: number
  about: string
  columns: string[]
}

function write<Row>({ name, about, columns }: Table<Row>, rows: Row[]): Written {
  const named = Object.keys(columns)
  const bytes = csv(named, rows.map((row) => Object.values(columns).map((cell) => cell(row))))
  return { name, bytes, rows: rows.length, about, columns: named }
}

/**
 * The population and the three lists as tables, and `exports.json` with the rows and digest of each (an evidence pack has a `manifest.json` already). They are copies for working with: what proves
 * anything is the record, whose sha256 the manifest names where there is one. Empty for a report without a reconciliation.
 */
export function exportsOf(report: Report, recordSha256: string | null = report.evidence?.sha256 ?? null): { name: string; bytes: Uint8Array }[] {
  const { reconciled } = report
  if (reconciled === undefined) return []
  const written = [
    write(commits, reconciled.commits),
    write(deployments, reconciled.deployments),
    write(records, reconciled.records),
    write(exceptions, exceptionsOf(reconciled)),
  ]
  const files = written.map(({ name, bytes }) => ({ name, bytes }))
  return [...files, { name: 'exports.json', bytes: new TextEncoder().encode(manifest(report, reconciled, recordSha256, written)) }]
}

function manifest(report: Report, reconciled: Reconciliation, recordSha256: string | null, written: Written[]): string {
  const { subject, decision, evaluatedAt } = report
  const { period, start, end, from, read, ledger } = reconciled
  const content = {
    version: 1,
    exportedBy: { name: 'countersign', version },
    repository: repositoryPath(subject.repository),
    branch: subject.base.branch,
    period,
    start,
    end,
    result: decision.result,
    evaluatedAt,
    recordSha256,
    records: { from, read, ledger },
    counts: countsIn(reconciled),
    encoding: { charset: 'UTF-8 with byte order mark', lines: 'CRLF', form: 'RFC 4180', header: true },
    files: written.map(({ name, bytes, rows, columns, about }) => ({ name, rows, bytes: bytes.length, sha256: sha256(bytes), columns, about })),
  }
  return `${jsonText(content, 2)}\n`
}
