import type { Message } from './control.ts'

const ledgerTodo =
  'Hold the ledger against a copy, or against the head in an earlier report, and look for the commit in the log of moves. Then forbid force pushes and ' +
  'deletions of its branch for everybody.'

export const accountSentences = {
  everyRecord: {
    kind: 'counted',
    text:
      '{accounted} of {records} {records|record|records} {records|is|are} accounted for: {matched} of what came in, {held} of changes and ' +
      'deployments that did not come in, {others} of other ' +
      'branches, times and reconciliations. {read} {read|file was|files were} read from {from}.',
  },
  noRecords: { kind: 'counted', text: 'No record is of this period; {read} {read|file was|files were} read from {from}.' },
  withoutMerge: {
    kind: 'broken',
    text: 'The record {record} of {at} says that {commit} is #{number}, merged into {branch}, and that commit is not on it.',
    short: 'a record of a merge that is not there',
    todo: 'Look for {commit}: either the history of {branch} was rewritten after the merge, or somebody who can sign made this record up.',
  },
  withoutChange: {
    kind: 'broken',
    text: 'The record {record} of {at} judges {commit} as pull request {changes|and}, which GitHub does not know here.',
    short: 'a record of a pull request that is not there',
    todo:
      'Find out which run made the record {record}: pull requests do not vanish, so it may be made up, or of a repository that had this name ' +
      'before.',
  },
  withoutDeployment: {
    kind: 'broken',
    text: 'The record {record} of {at} lets {commit} be deployed to {environment}, and no deployment of it is there.',
    short: 'a record of a deployment that is not there',
    todo:
      'Find the run that the record names: its job never went on, or waited for its approval since before the period, or somebody deleted the ' +
      'entry of the deployment to {environment}.',
  },
  recordForeign: {
    kind: 'broken',
    text: 'The record {record} ({path}) is of another repository, {repository}.',
    short: 'a record of another repository',
    todo:
      'Keep the records of each repository by themselves, and see who put {path} there. What was recorded under an earlier name counts as long as ' +
      'GitHub leads from {repository} to this repository; once another one has that name, it does not.',
  },
  recordWrong: {
    kind: 'broken',
    text: 'The file {path} does not verify: {why}.',
    short: 'a record that does not verify',
    todo: 'Run `countersign verify` on {path}, and find out who wrote it or changed it.',
  },
  recordUnsigned: {
    kind: 'broken',
    text: 'The file {path} is not signed: anybody could have written it.',
    short: 'a record that nobody signed',
    todo: 'Give the gate that wrote {path} a key or `id-token: write`; what nobody signed vouches for nothing.',
  },
  recordUnread: {
    kind: 'broken',
    text: 'Whether the file {path} is a record could not be found out: {why}.',
    short: 'a record that could not be verified',
    todo: 'Name the key, or the workflow and trusted root, by which {path} was signed, and reconcile again; if it is no record, take it away.',
  },
  ledgerBroken: {
    kind: 'broken',
    text: 'The ledger is not whole: {detail}.',
    short: 'the ledger is not whole',
    todo:
      'What was found: {detail}. Compare the ledger with a copy or with the head in an earlier report, find out who wrote to its branch, and let a ' +
      'ruleset allow only the gate to write there. Keep a copy of what does not belong before it is taken away.',
  },
  ledgerRewritten: {
    kind: 'broken',
    text: '{login} moved the ledger’s branch back at {at}: it stood at {before}, and went on from {after}. Records may be gone that nothing else names.',
    short: '{login} rewrote the ledger',
    todo: ledgerTodo,
  },
  ledgerRewrittenBySomebody: {
    kind: 'broken',
    text:
      'The ledger’s branch was moved back at {at} by an account that is no longer there: it stood at {before}, and went on from {after}. Records may be ' +
      'gone that nothing else names.',
    short: 'the ledger was rewritten',
    todo: ledgerTodo,
  },
  ledgerDeleted: {
    kind: 'broken',
    text: 'The ledger’s branch was deleted at {at}, when it stood at {before}. Records may be gone that nothing else names.',
    short: 'the ledger was deleted',
    todo: ledgerTodo,
  },
  ledgerCreatedAnew: {
    kind: 'broken',
    text: 'The ledger’s branch was created anew at {at}, at {after}. Records that it held before may be gone.',
    short: 'the ledger was created anew',
    todo: ledgerTodo,
  },
  ledgerHead: { kind: 'note', text: 'The ledger ends with record {index}, {sha256}; whoever keeps that notices what is changed or cut off later.' },
  noLedger: {
    kind: 'warning',
    text: 'Records were read from {from}, which no chain holds together: one that was deleted there does not show by itself.',
  },
  otherVersion: {
    kind: 'note',
    text:
      '{records} {records|record was|records were} made by another version, and {records|stands by its signature|stand by their signatures} ' +
      'alone.',
  },
} as const satisfies Record<string, Message>
