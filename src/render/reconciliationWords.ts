import type { CommitStanding, DeploymentStanding, RecordStanding } from '../domain/reconciliation.ts'
import type { ExceptionKind, ExceptionList } from './exceptions.ts'

/** 1204 as "1,204". */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

export const counted = (count: number, one: string, many = `${one}s`): string => `${thousands(count)} ${count === 1 ? one : many}`

export const commitWords = {
  recorded: 'recorded',
  overridden: 'overridden in an emergency',
  bypassed: 'merged although not passed',
  'direct-push': 'pushed directly',
  unrecorded: 'without a valid record',
} as const satisfies Record<CommitStanding, string>

export const deploymentWords = {
  recorded: 'recorded',
  overridden: 'overridden in an emergency',
  bypassed: 'made although not passed',
  unrecorded: 'without a valid record',
  failed: 'failed and recorded',
  'under-way': 'under way',
  'never-ran': 'never ran',
  ungoverned: 'to environments that no rule governs',
} as const satisfies Record<DeploymentStanding, string>

export const recordWords = {
  matched: 'matched to what came in',
  'not-merged': 'of changes that are not merged',
  'not-deployed': 'of deployments that were not made',
  elsewhere: 'of other branches',
  reconciliation: 'of reconciliations',
  'without-change': 'of nothing that is there',
  'not-valid': 'not valid',
  foreign: 'of another repository',
} as const satisfies Record<RecordStanding, string>

export const listTitles: Record<ExceptionList, string> = {
  // What was pushed directly has no record either, and stands in the third list: this title must not speak for it.
  'without-record': 'Merged or deployed without a valid record',
  'without-change': 'Recorded, and not what came in',
  'past-the-review': 'Came in past the review',
}

/** What the record tells of a commit or deployment that it does not let through. */
export const tellsOf: Partial<Record<ExceptionKind, string>> = {
  'commit-unrecorded': 'of the change, but not of what was merged, tells',
  'commit-bypassed': 'it did not pass:',
  'deployment-bypassed': 'it did not pass:',
}

/** What to do about each kind; data of ours alone. `{branch}` is filled by whoever shows it. */
export const remedies: Record<ExceptionKind, string> = {
  'commit-unrecorded':
    'Look for the gate’s run on the merge: if its evidence is still an artifact, read it with the others; if not, review the commit now and keep that review with this record.',
  'deployment-unrecorded':
    'Look for the gate’s job in the run that deployed: if its evidence is still an artifact, read it with the others; if the run has no such job, it deploys past the gate: add it. Each job that is bound to the environment needs its own gate, also beside another one in the same run.',
  'record-without-change':
    'Find out who could sign with this key or as this workflow, and what was merged, deployed or taken away then: what it vouches for is not there.',
  'record-not-valid':
    'Run `countersign verify` on the file. If another key or workflow signed it, name that one too and reconcile again; if it was altered, find out who could write where it was read.',
  'record-foreign': 'It belongs to another repository: find out who put it here, and take it along to where it belongs.',
  'ledger-not-whole':
    'Compare the ledger with a copy, or with the head that an earlier report printed, and find out who could write to its branch. Keep a copy of what does not belong there before you take it away, and let a ruleset allow only the gate to write to that branch.',
  'ledger-rewritten':
    'Compare the ledger with a copy, or with the head that an earlier report printed: the last records may be gone. Then forbid force pushes and deletions of its branch for everybody.',
  'commit-pushed': 'Have somebody else review it now, and let a rule on {branch} require pull requests without bypass.',
  'commit-bypassed': 'Have it signed off now as the policy asks, or revert it, and let a rule on {branch} require the status `countersign` without bypass.',
  'deployment-bypassed': 'Have it signed off now as the policy asks, or roll it back, and let the deploying job need the gate’s.',
  'history-rewritten': 'Find out what the branch held before, and let a rule on {branch} forbid force pushes and deletions.',
}

/** "1,204 commits: 1,200 recorded, 3 without a valid record, 1 pushed directly". */
export function totalLine(head: string, counts: Record<string, number>, wording: Record<string, string>): string {
  const parts = Object.entries(wording).flatMap(([standing, words]) => (counts[standing] === undefined ? [] : [`${thousands(counts[standing])} ${words}`]))
  return parts.length === 0 ? head : `${head}: ${parts.join(', ')}`
}
