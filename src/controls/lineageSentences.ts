import type { Message } from './control.ts'

const follow = 'Have what it brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request.'

/** What can be said of where the commits of a deployment came from. */
export const lineageMessages = {
  sinceRecord: {
    kind: 'note',
    text: 'Judged since {from}, the last deployment with a verified passed record ({record}, {at}): {commits} {commits|commit|commits}.',
  },
  sinceBaseline: { kind: 'note', text: 'Judged since {from}, the baseline of the policy: {commits} {commits|commit|commits}.' },
  changeReviewed: { kind: 'counted', text: 'Pull request #{number} by {author} was approved by {approvers|and} and governed at its merge.' },
  changeReviewedOfGone: {
    kind: 'counted',
    text: 'Pull request #{number}, whose author’s account is gone, was approved by {approvers|and} and governed at its merge.',
  },
  sameAgain: { kind: 'counted', text: '{commit} is deployed again; the verified record of its deployment stands for its lineage.' },
  atBaseline: { kind: 'counted', text: '{commit} is the baseline of the policy, from which lineage is judged.' },
  rollbackRecorded: { kind: 'counted', text: '{commit} is an earlier deployment, and its verified record of {at} stands for its lineage.' },
  rollbackSigned: {
    kind: 'counted',
    text: '{commit} is older than what is deployed, without a record of its own; {people|and} signed this run afresh.',
  },
  rollbackUnknown: {
    kind: 'broken',
    text: '{commit} is older than what is deployed; it has no verified record of an earlier deployment, and nobody independent signed this run.',
    short: 'a rollback to {commit} without a record or a fresh sign-off',
    todo: 'Somebody who neither deploys nor contributed approves this run, or roll back to a commit that was deployed with a record.',
  },
  policyUnjudged: {
    kind: 'broken',
    text:
      'The policy of {branch} was changed after {commit} and after the last recorded deployment: it is neither the one that {commit} holds nor ' +
      'the one that deployment was judged by, so what changed it is not among what is judged here.',
    short: 'the policy was changed after {commit} and after the last recorded deployment',
    todo: 'Deploy a commit that holds the present policy of {branch}, so that what changed it is judged as well.',
  },
  baselineShort: {
    kind: 'broken',
    text: 'The baseline {baseline} of the policy is abbreviated, and whoever can push can make a commit whose id begins with it.',
    short: 'the baseline {baseline} is abbreviated',
    todo: 'Write the whole commit id as `baseline:`, through a pull request: {from}, if that is the commit that is meant.',
  },
  noStart: {
    kind: 'broken',
    text: 'Nothing tells where the lineage of {environment} begins: no verified passed record of a deployment, and no baseline in the policy.',
    short: 'no earlier record and no baseline for {environment}',
    todo: 'Add `baseline:` with the commit that is in production now to the deployment rule of the policy, through a pull request.',
  },
  diverged: {
    kind: 'broken',
    text: '{commit} does not stand on {from}, from which lineage is judged: their histories have diverged.',
    short: 'its history has diverged from {from}',
    todo:
      'Bring {from} into the branch by a pull request that is merged with a merge commit; a squash or rebase does not bring it. Where only those ' +
      'are allowed, set `baseline:` in the policy to a commit of this branch that was reviewed, through a pull request into each branch.',
  },
  onNoBranch: {
    kind: 'broken',
    text: '{commit} is on none of the branches that may be deployed ({branches}).',
    short: '{commit} is on no branch that may be deployed',
    todo: 'Merge {commit} into {branches|or} through a pull request, and deploy from there.',
  },
  pushedDirectly: {
    kind: 'broken',
    text: '{login} pushed {commit} at {at} without a pull request.',
    short: '{login} pushed {commit} past the review',
    todo: `{commit} came in without review. ${follow}`,
  },
  pushedBySomebody: {
    kind: 'broken',
    text: 'A deleted account pushed {commit} at {at} without a pull request.',
    short: '{commit} was pushed past the review',
    todo: `{commit} came in without review. ${follow}`,
  },
  notOfItsChange: {
    kind: 'broken',
    text: '{commit} came with a merge at {at}, but is not shown to be in the change that was merged.',
    short: '{commit} is not in the change it came with',
    todo: `What {commit} brought was not approved. ${follow}`,
  },
  changeGone: {
    kind: 'broken',
    text:
      '{commit} came with the merge of a pull request at {at}, and GitHub names no pull request for it: where one was deleted, its reviews are gone ' +
      'with it.',
    short: 'the pull request that brought {commit} is gone',
    todo: `What {commit} brought cannot be shown to have been approved. ${follow}`,
  },
  cameUnseen: {
    kind: 'broken',
    text: '{commit} is in no merged pull request as approved, and repository activity does not tell who brought it.',
    short: '{commit} is in no approved change',
    todo: `{commit} is not shown to have been reviewed. ${follow}`,
  },
  changeNotApproved: {
    kind: 'broken',
    text: 'Pull request #{number} did not satisfy the policy in force at its merge ({controls}).',
    short: '#{number} was merged without what was due',
    todo: 'Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request.',
  },
  changeUnknown: {
    kind: 'broken',
    text: 'Whether pull request #{number} satisfied the policy in force at its merge could not be evaluated ({controls}).',
    short: '#{number} could not be evaluated',
    todo: 'Make readable what is missing for #{number}, then run the gate again.',
  },
  changeElsewhere: {
    kind: 'broken',
    text: 'Pull request #{number} was merged into {branch}, and no pull request brought it on into a branch that may be deployed ({branches}).',
    short: '#{number} was merged into {branch}, not into {branches|or}',
    todo: 'Bring #{number} into {branches|or} through a pull request, or name {branch} under `branches` of the deployment rule; then deploy.',
  },
  changeUngoverned: {
    kind: 'broken',
    text: 'Pull request #{number} was merged into a branch that the policy in force then does not govern.',
    short: '#{number} was merged into an ungoverned branch',
    todo: 'Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request.',
  },
  changeBeforePolicy: {
    kind: 'broken',
    text: 'Pull request #{number} was merged when its base branch held no policy.',
    short: '#{number} was merged before there was a policy',
    todo: 'Set `baseline:` in the deployment rule to a commit after #{number}, through a pull request.',
  },
  changePolicyBroken: {
    kind: 'broken',
    text: 'Pull request #{number} was merged when the policy of its base branch could not be read.',
    short: '#{number} was merged under a broken policy',
    todo: 'Have what #{number} brought reviewed, and reverted if need be; then set `baseline:` to a commit after it, through a pull request.',
  },
} as const satisfies Record<string, Message>
