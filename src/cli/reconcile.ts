import type { NonEmpty } from '../domain/outcome.ts'
import { readSince, readTime } from '../domain/period.ts'
import type { Reconciliation } from '../domain/occasion.ts'
import type { Report } from '../domain/report.ts'
import { isBranchName } from '../domain/text.ts'
import type { Ending } from '../edge.ts'
import { logLine } from '../render/escape.ts'
import { jsonReport } from '../render/json.ts'
import { terminalReport } from '../render/terminal.ts'
import { usageError } from './arguments.ts'
import type { Command, Invocation, Io } from './command.ts'
import { formatOf } from './evidenceFile.ts'
import { exitCodeOf } from './judge.ts'
import { openReconciliation } from './reconciliation.ts'
import { trustOptions } from './trustOptions.ts'

export const reconcileCommand: Command = {
  name: 'reconcile',
  usage: 'OWNER/REPO --since DATE|COMMIT|DAYSd [--branch NAME] [--until DATE] (--key PEM | --keys FILE | --identity URI --issuer URL --trusted-root FILE) [--ledger BRANCH | --records DIR|REF | --artifacts] [--out DIR [--signing-key FILE]]',
  summary: 'Hold everything that came into a branch against everything that is recorded, and list what does not match',
  options: {
    since: { type: 'string', value: 'WHEN', describe: 'when the period begins: 2026-10-01, a time with zone, the last commit before it, or 90d' },
    until: { type: 'string', value: 'DATE', describe: 'when it ends (default: an hour ago, since a record takes minutes)' },
    branch: { type: 'string', value: 'NAME', describe: 'the branch (default: the default branch)' },
    ...trustOptions,
    ledger: { type: 'string', value: 'BRANCH', describe: 'read the records from this ledger branch on GitHub (default: countersign-ledger)' },
    records: { type: 'string', value: 'DIR|REF', describe: 'instead: a checkout of the ledger, its branch in this clone, or a folder with evidence files' },
    artifacts: { type: 'boolean', describe: 'instead: the artifacts that GitHub still keeps' },
    head: { type: 'string', value: 'SHA256', describe: 'a record that the ledger must hold, by the digest that a report or an earlier check printed' },
    policy: { type: 'string', value: 'FILE', describe: 'judge by this file instead of the policy at the tip of the branch' },
    out: { type: 'string', value: 'DIR', describe: 'write the record, its report and the CSV exports to a folder that does not exist yet' },
    'signing-key': { type: 'string', value: 'FILE', describe: 'sign the record with this private key; without it the record is unsigned and says so' },
    format: { type: 'string', value: 'text|json', describe: 'text for people (default) or JSON (docs/json.md)' },
  },
  notes: [
    'Reads GITHUB_TOKEN, GITHUB_API_URL and GITHUB_SERVER_URL. Publishes nothing.',
    'Exit codes: 0 everything is accounted for; 1 something is not, and is listed; 2 could not be decided, or bad input.',
    '',
    'Example: countersign reconcile acme/payments --branch main --since 2026-10-01 --key countersign.pub --out october',
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation.options['format'])
    const asked = askedOf(invocation)
    const { edge, settings } = await openReconciliation(invocation, io)
    const { reconcile } = await import('../reconcile.ts')
    const ending = await reconcile(asked, settings, edge)
    return told(ending, format, io)
  },
}

function askedOf({ operands: [operand = ''], options }: Invocation): Reconciliation {
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(operand) ?? []
  if (owner === undefined || name === undefined) throw usageError('the repository is not understood', 'give OWNER/REPO', operand.slice(0, 200))
  const { since: begin, until: end, branch = null } = options
  if (typeof begin !== 'string') throw usageError('--since is missing', 'give the day when the period begins, as 2026-10-01, or the last commit before it')
  const since = readSince(begin)
  if (since === null) throw usageError('--since is not understood', 'give a day (2026-10-01), a time with its zone, a whole commit id, or 90d', begin.slice(0, 200))
  const until = typeof end === 'string' ? readTime(end) : null
  if (typeof end === 'string' && until === null) throw usageError('--until is not understood', 'give a day (2026-10-01) or a time with its zone', end.slice(0, 200))
  if (typeof branch === 'string' && !isBranchName(branch)) throw usageError('--branch is no name of a branch', 'give it without refs/heads/', branch.slice(0, 200))
  return { kind: 'reconciliation', repository: { owner, name }, asked: { branch: typeof branch === 'string' ? branch : null, since, until } }
}

/** Nothing that could be judged is no exception found, and no pass either. */
function told({ reports, notice, stored }: Ending, format: 'text' | 'json', io: Io): number {
  const [first, ...rest] = reports
  if (first === undefined) {
    io.err(logLine(notice ?? 'nothing was reconciled'))
    return 2
  }
  const all: NonEmpty<Report> = [first, ...rest]
  io.out(format === 'json' ? jsonReport(all) : terminalReport(all, { color: io.color }))
  for (const { pack, place } of stored) io.err(`Wrote ${pack.files.length} files to ${logLine(place.directory)}`)
  return exitCodeOf(all)
}

