import type { CommitRow, DeploymentRow, ReadRecord, Reconciliation, RecordRow, RecordSays } from '../../src/domain/reconciliation.ts'
import type { Result } from '../../src/domain/outcome.ts'
import type { Report } from '../../src/domain/report.ts'
import { reason, report, result } from '../render/reports.ts'

/** A full id that begins with something one can tell apart. */
export const id = (start: string, length = 40): string => start.padEnd(length, '0')

export const commitRow = (start: string, over: Partial<CommitRow> = {}): CommitRow => ({
  sha: id(start),
  at: '2026-11-20T10:00:00Z',
  login: 'jo',
  change: 1842,
  standing: 'recorded',
  by: 'commit',
  record: id(`d${start}`, 64),
  ...over,
})

export const deploymentRow = (over: Partial<DeploymentRow> = {}): DeploymentRow => ({
  id: 991,
  environment: 'production',
  sha: id('c1'),
  at: '2026-11-20T12:00:00Z',
  login: 'dana',
  standing: 'recorded',
  record: id('d1', 64),
  ...over,
})

export const says = (over: Partial<RecordSays> = {}): RecordSays => ({
  gate: 'merge',
  repository: 'acme/payments',
  commit: id('c1'),
  tree: id('7ee'),
  branch: 'main',
  environment: null,
  changes: [{ number: 1842, head: id('4ead') }],
  result: 'passed',
  mode: 'enforce',
  evaluatedAt: '2026-11-20T10:01:00Z',
  index: 7,
  run: 19_500_000_001,
  replayed: true,
  ...over,
})

export const recordRow = (start: string, over: Partial<RecordRow> = {}): RecordRow => ({
  sha256: id(start, 64),
  path: `records/000000/000000007-${start.padEnd(8, '0')}.sigstore.json`,
  state: 'valid',
  why: null,
  says: says(),
  standing: 'matched',
  ...over,
})

const notValid = (state: ReadRecord['state'], why: string): Partial<RecordRow> => ({ state, why, says: null, standing: 'not-valid' })

/** Every standing there is, and of each list at least one row. */
export const reconciliation = (over: Partial<Reconciliation> = {}): Reconciliation => ({
  period: { since: '2026-10-01T00:00:00Z', until: '2026-11-21T13:00:00Z' },
  start: id('57a27'),
  end: id('c6'),
  updatesComplete: true,
  from: 'ledger acme/payments@countersign-ledger',
  read: 1300,
  ledger: { index: 1300, sha256: id('1ed', 64) },
  ledgerRewrites: [{ before: id('1b1'), after: id('1b2'), at: '2026-11-19T23:58:00Z', actor: { id: 9, login: 'mallory', type: 'User' }, type: 'force_push' }],
  findings: [{ kind: 'missing', index: 12, detail: 'record 12 is not there, and record 13 names it' }],
  commits: [
    commitRow('c1'),
    commitRow('c2', { change: 1843, by: 'head' }),
    commitRow('c3', { change: 1844, standing: 'overridden' }),
    commitRow('c4', { change: 1845, login: 'ria', standing: 'bypassed' }),
    commitRow('c5', { change: null, login: 'mallory', standing: 'direct-push', by: null, record: null }),
    commitRow('c6', { change: 1846, standing: 'unrecorded', by: null, record: null }),
  ],
  rewrites: [{ before: id('b1'), after: id('b2'), at: '2026-11-19T23:59:00Z', actor: { id: 9, login: 'mallory', type: 'User' }, type: 'force_push' }],
  deployments: [
    deploymentRow(),
    deploymentRow({ id: 992, standing: 'overridden' }),
    deploymentRow({ id: 993, login: 'mallory', standing: 'bypassed' }),
    deploymentRow({ id: 994, login: null, standing: 'unrecorded', record: null }),
    deploymentRow({ id: 995, standing: 'failed' }),
    deploymentRow({ id: 996, standing: 'under-way', record: null }),
    deploymentRow({ id: 997, standing: 'never-ran', record: null }),
    deploymentRow({ id: 998, environment: 'preview/1846', standing: 'ungoverned', record: null }),
  ],
  records: [
    recordRow('e1'),
    recordRow('e2', { says: says({ gate: 'pull-request', index: 8 }), standing: 'not-merged' }),
    recordRow('e3', { says: says({ gate: 'deployment', environment: 'production', changes: [], result: 'failed' }), standing: 'not-deployed' }),
    recordRow('e4', { says: says({ branch: 'release' }), standing: 'elsewhere' }),
    recordRow('e5', { says: says({ gate: 'repository', changes: [] }), standing: 'reconciliation' }),
    recordRow('e6', { says: says({ commit: id('9057'), changes: [{ number: 4711, head: id('9057') }] }), standing: 'without-change' }),
    recordRow('e7', notValid('wrong', 'the signature does not fit')),
    recordRow('e8', notValid('unread', 'the type is not ours')),
    recordRow('e9', { says: says({ repository: 'acme/other' }), standing: 'foreign' }),
  ],
  ...over,
})

/** Everything that came in is recorded, and everything recorded came in. */
export const clean = (over: Partial<Reconciliation> = {}): Reconciliation => {
  const all = reconciliation()
  return {
    ...all,
    findings: [],
    ledgerRewrites: [],
    rewrites: [],
    commits: all.commits.slice(0, 3),
    deployments: all.deployments.filter(({ standing }) => standing !== 'bypassed' && standing !== 'unrecorded'),
    records: all.records.slice(0, 5),
    ...over,
  }
}

const at = '2026-11-20T10:00:00Z'

const broken = [
  result('commits-recorded', 'fail', [
    reason('unrecorded', { commit: id('c6'), number: 1846, login: 'jo', at }),
    reason('pushed', { commit: id('c5'), branch: 'main', login: 'mallory', at }),
    reason('movesIncomplete', { branch: 'main' }),
  ], null),
  result('deployments-recorded', 'fail', [reason('deployedUnrecorded', { deployment: 994, environment: 'production', commit: id('c1'), at, login: null })], null),
  result('records-accounted', 'fail', [reason('ledgerBroken', { kind: 'missing', index: 12, detail: 'record 12 is not there' })], null),
]

const whole = [
  result('commits-recorded', 'pass', [reason('everyCommit', { commits: 3, recorded: 3, branch: 'main', own: 2, heads: 1, rows: 0 })], null),
  result('deployments-recorded', 'pass', [reason('everyDeployment', { recorded: 3, deployments: 3, environments: ['production'] })], null),
]

export const reconciledReport = (reconciled: Reconciliation, decided: Result = 'failed', over: Partial<Report> = {}): Report => {
  const base = report(decided, decided === 'passed' ? whole : broken)
  return { ...base, subject: { ...base.subject, gate: 'repository', commit: id('c6'), changes: [] }, reconciled, ...over }
}

/** The same in which every text that anybody can choose is `text`. */
export function hostileReconciliation(text: string): Reconciliation {
  const all = reconciliation()
  const told = says({ repository: text, branch: text, environment: text, commit: text, tree: text, evaluatedAt: text })
  return {
    ...all,
    period: { since: text, until: text },
    start: text,
    end: text,
    from: text,
    ledger: { index: 1, sha256: text },
    findings: all.findings.map((one) => ({ ...one, kind: text, detail: text })),
    commits: all.commits.map((row) => ({ ...row, sha: text, at: text, login: text })),
    ledgerRewrites: all.ledgerRewrites.map((row) => ({ ...row, before: text, after: text, at: text, actor: { id: 9, login: text, type: 'User' } })),
    rewrites: all.rewrites.map((row) => ({ ...row, before: text, after: text, at: text, actor: { id: 9, login: text, type: 'User' } })),
    deployments: all.deployments.map((row) => ({ ...row, environment: text, sha: text, at: text, login: text })),
    records: all.records.map((row) => ({ ...row, path: text, why: row.why === null ? null : text, says: row.says === null ? null : told })),
  }
}
