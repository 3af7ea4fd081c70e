import type { Message } from './control.ts'

export const commitSentences = {
  everyCommit: {
    kind: 'counted',
    text:
      '{recorded} of {commits} {commits|commit|commits} that came into {branch} {commits|has|have} a verified record that let {commits|it|them} ' +
      'through: {own} of their own, {heads} of the head ' +
      'that GitHub merged, {rows} of the change they were rebased with.',
  },
  nothingCame: { kind: 'counted', text: 'Nothing came into {branch} in this period.' },
  unrecorded: {
    kind: 'broken',
    text: 'Commit {commit} came into the branch with #{number}, and no verified record tells of it.',
    short: 'no record of #{number}',
    todo:
      'Have #{number} reviewed now, and reverted if need be. Then find out why there is no record: look for the runs of the gate at its merge, ' +
      'and see that the branch requires it.',
  },
  mergeUnshown: {
    kind: 'broken',
    text:
      'Commit {commit} came in with #{number}. A record tells of the change ({record}), but it is not shown that GitHub itself made this commit ' +
      'of what was judged, so what it holds ' +
      'nobody is known to have judged.',
    short: 'what was merged as #{number} is not recorded',
    todo:
      'Compare {commit} with what #{number} held, and have it reviewed where they differ. A record of each merge, made by the gate as pull ' +
      'requests are closed, tells in future.',
  },
  bypassed: {
    kind: 'broken',
    text: 'Commit {commit} came in with #{number} although its record says {result} ({record}).',
    short: '#{number} was merged although it was {result}',
    todo: 'Ask who merged #{number} why; have it reviewed, and reverted if need be. Then see who may bypass the rules of the branch.',
  },
  pushed: {
    kind: 'broken',
    text: 'Commit {commit} was put on {branch} by {login} at {at}, and no change brought it.',
    short: '{login} pushed to {branch} directly',
    todo: 'Have {commit} reviewed, and reverted if need be. Then require pull requests on {branch}, of administrators and apps as well.',
  },
  pushedBySomebody: {
    kind: 'broken',
    text: 'Commit {commit} was put on {branch} at {at} by an account that is no longer there, and no change brought it.',
    short: 'somebody pushed to {branch} directly',
    todo: 'Have {commit} reviewed, and reverted if need be. Then require pull requests on {branch}, of administrators and apps as well.',
  },
  cameUnseen: {
    kind: 'broken',
    text: 'Commit {commit} is on {branch}; no change brought it, and GitHub tells of no push of it.',
    short: 'a commit on {branch} that nobody is known to have pushed',
    todo: 'Have {commit} reviewed, and reverted if need be. Reconcile more often than the log of moves reaches back, so that pushers are named.',
  },
  rewritten: {
    kind: 'broken',
    text: '{login} rewrote {branch} at {at}: it stood at {before}, and went on from {after}.',
    short: '{login} rewrote {branch}',
    todo:
      'Ask {login} what was taken away from {branch}: the commits from {after} to {before}. Then block force pushes and deletions of {branch} for ' +
      'everybody.',
  },
  rewrittenBySomebody: {
    kind: 'broken',
    text: '{branch} was rewritten at {at} by an account that is no longer there: it stood at {before}, and went on from {after}.',
    short: '{branch} was rewritten',
    todo:
      'Find out what was taken away from {branch}: the commits from {after} to {before}. Then block force pushes and deletions of {branch} for ' +
      'everybody.',
  },
  deleted: {
    kind: 'broken',
    text: '{branch} was deleted at {at}, when it stood at {before}.',
    short: '{branch} was deleted',
    todo: 'See that {branch} holds {before} again. Then block force pushes and deletions of {branch} for everybody.',
  },
  createdAnew: {
    kind: 'broken',
    text: '{branch} was created at {at}, at {after}, although it had been there before.',
    short: '{branch} was deleted and created anew',
    todo: 'Find out what {branch} held before. Then block force pushes and deletions of {branch} for everybody.',
  },
  overridden: {
    kind: 'note',
    text: 'Commit {commit} (#{number}) was let through in an emergency; the record {record} says by whom, and what was due afterwards.',
  },
  headsOnly: {
    kind: 'warning',
    text:
      'Of {pulls} {pulls|pull request|pull requests} only the head is recorded as it stood before the merge ({changes}): a review that ' +
      'was taken back, or changes that were requested, between that record and the merge show in no record. A gate as pull requests are closed ' +
      'records the merge itself.',
  },
  movesIncomplete: {
    kind: 'warning',
    text:
      'The log of moves of {branch} does not reach back to the beginning of the period: a history that was rewritten before it begins may not ' +
      'show.',
  },
} as const satisfies Record<string, Message>
