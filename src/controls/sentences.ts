import type { Message } from './control.ts'

/** Sentences that several controls say about the same approval, once: identical reasons are shown once. */
export const approvalMessages = {
  approved: { kind: 'counted', text: '{login} approved {commit} and contributed nothing.' },
  approvedSameTree: { kind: 'counted', text: '{login} approved {commit}, which the head equals on the same base, and contributed nothing.' },
  approvedBeforeMerges: { kind: 'counted', text: '{login} approved {commit} and contributed nothing; only clean merges of the base came since.' },
  approvedAsContributor: { kind: 'counted', text: '{login} approved {commit}, which counts for the work of others.' },
  contributorApprovedSameTree: {
    kind: 'counted',
    text: '{login} approved {commit}, which the head equals on the same base; it counts for the work of others.',
  },
  contributorApprovedBeforeMerges: {
    kind: 'counted',
    text: '{login} approved {commit}, which counts for the work of others; only clean merges of the base came since.',
  },

  ghostApproved: { kind: 'notCounted', text: 'A deleted account approved {commit}; nobody can be held to that.' },
  botApproved: { kind: 'notCounted', text: '{login} is a bot or app, and never signs off for a person.' },
  machineApproved: { kind: 'notCounted', text: '{login} is a machine account of the policy, and never signs off for a person.' },
  noPersonApproved: { kind: 'notCounted', text: '{login} is not the account of a person.' },
  wasDismissed: { kind: 'notCounted', text: '{login} approved {commit}; {by} dismissed that approval at {at}.' },
  wasDismissedBySomebody: { kind: 'notCounted', text: '{login} approved {commit}; that approval was dismissed.' },
  withdrew: {
    kind: 'notCounted',
    text: '{login} approved {commit} and changed their mind at {at}. The approval stays withdrawn even if that request is dismissed.',
  },
  noAccess: { kind: 'notCounted', text: '{login} approved, but has no write access and holds no role of the policy.' },
  roleExpired: { kind: 'notCounted', text: '{login} approved, but held the role {role} only until {date}.' },
  roleNotYet: { kind: 'notCounted', text: '{login} approved, but holds the role {role} only from {date}.' },
  roleGrantedLater: { kind: 'notCounted', text: '{login} approved before the role {role} was theirs on {date}.' },
  olderCommit: { kind: 'notCounted', text: '{login} approved the older commit {commit}; {since} {since|commit|commits} since.' },
  sameSecond: { kind: 'notCounted', text: '{login} approved at the same second as the push of {commit}: which came first cannot be told.' },
  rewritten: { kind: 'notCounted', text: '{login} approved {commit}, which a force-push, rebase or squash has replaced.' },
  beforePush: { kind: 'notCounted', text: '{login} approved before {head} was pushed.' },
  retargeted: { kind: 'notCounted', text: '{login} approved a change into {from}; it was retargeted to {to} at {at}.' },

  ownChange: { kind: 'notCounted', text: '{login} approved, but opened this pull request.' },
  ownPush: { kind: 'notCounted', text: '{login} approved, but pushed {commit} at {at} ({source|=}).' },
  ownForcePush: { kind: 'notCounted', text: '{login} approved, but force-pushed the branch at {at} ({source|=}).' },
  ownCommit: { kind: 'notCounted', text: '{login} approved, but is the author of {commit}.' },
  ownCommitting: { kind: 'notCounted', text: '{login} approved, but is the committer of {commit}.' },
  ownCoAuthorship: {
    kind: 'notCounted',
    text: '{login} approved, but is a co-author of {commit}. A reviewer whose suggestion is applied becomes a co-author of it.',
  },
  ownResolution: {
    kind: 'notCounted',
    text:
      '{login} approved, but merged the base in {commit}, and that merge is not shown to be clean. Resolving a conflict is work on the change: ' +
      'somebody else approves, or its author merges the base anew without that commit.',
  },
  ownAgent: { kind: 'notCounted', text: '{login} approved, but had the agent work for them ({commit}).' },
  ownAssignment: { kind: 'notCounted', text: '{login} approved, but is assigned to this pull request of an agent and may have asked for it.' },
} as const satisfies Record<string, Message>

/** Who contributed, and how that is known. */
export const contributorMessages = {
  opened: { kind: 'contributor', text: '{login}: opened the pull request' },
  pushed: { kind: 'contributor', text: '{login}: pushed {commit} at {at} ({source|=})' },
  forcePushed: { kind: 'contributor', text: '{login}: force-pushed at {at} ({source|=})' },
  wrote: { kind: 'contributor', text: '{login}: author of {commit}' },
  committed: { kind: 'contributor', text: '{login}: committer of {commit}' },
  coAuthored: { kind: 'contributor', text: '{login}: co-author (trailer in {commit})' },
  resolved: { kind: 'contributor', text: '{login}: merged the base in {commit}, which is not shown to be clean (a conflict resolution)' },
  behindAgent: { kind: 'contributor', text: '{login}: had the agent work ({commit})' },
  assigned: { kind: 'contributor', text: '{login}: assigned to the pull request of an agent' },
} as const satisfies Record<string, Message>

const emptySeat = {
  kind: 'missing',
  text: '{role}: {found} of {required} signed off.',
  short: '{missing} {missing|sign-off|sign-offs} from {role}',
} as const

/** Seats that stay empty. Which sentence depends on how many are missing and on who may be named. */
export const seatMessages = {
  signed: { kind: 'counted', text: '{login} signed off {commit} as {role}.' },
  signedSameTree: { kind: 'counted', text: '{login} signed off {commit} as {role}; the head equals it on the same base.' },
  signedBeforeMerges: { kind: 'counted', text: '{login} signed off {commit} as {role}; only clean merges of the base came since.' },
  seatForOne: { ...emptySeat, todo: '{eligible} ({role}) approves this pull request at {head}.' },
  seatForOneOf: { ...emptySeat, todo: 'One of {eligible} ({role}) approves this pull request at {head}.' },
  seatsFor: { ...emptySeat, todo: '{missing} of {eligible} ({role}) approve this pull request at {head}.' },
  seatUnnamed: {
    ...emptySeat,
    todo: '{missing} {missing|person|people} with the role {role} who contributed nothing {missing|approves|approve} this pull request at {head}.',
  },
  impossibleSeat: {
    kind: 'broken',
    text: '{role} needs {required} {required|person|people} with no contribution and no other seat; {possible} {possible|holds|hold} it.',
    short: '{role} cannot be filled: it needs {required}, and {possible} could sign',
    todo: 'Give the role {role} to more people in the policy on the base branch, or leave the work to fewer of those who hold it.',
  },
  impossibleTeamSeat: {
    kind: 'broken',
    text: '{role} needs {required} {required|person|people} with no contribution and no other seat; {possible} {possible|holds|hold} it.',
    short: '{role} cannot be filled: it needs {required}, and {possible} could sign',
    todo: 'Whoever maintains {teams} adds people there, or the policy on the base branch gives the role {role} to more people.',
  },
  impossibleTogether: {
    kind: 'broken',
    text: '{roles|and} together need {required} people who contributed nothing, since nobody sits twice; {possible} {possible|holds|hold} one.',
    short: '{roles|and} cannot be filled together: they need {required} people, and {possible} could sign',
    todo: 'Give {roles|or} to more people, in the policy on the base branch or in the teams behind them, or leave the work to others.',
  },
  otherRole: { kind: 'note', text: '{login} approved, but holds none of the roles that must sign off ({roles}).' },
} as const satisfies Record<string, Message>

/** Whose approval counts is more than a question of write access: a role holder's does without (SEMANTICS 11). */
export const mayApprove =
  '{missing} more {missing|person|people} who contributed nothing and {missing|has|have} write access or a role of the policy ' +
  '{missing|approves|approve} this pull request at {head}.'

/** In `pairwise`, where contributors count for each other. */
export const pairsTodo =
  '{missing} more {missing|person|people} {missing|approves|approve} this pull request at {head}; nobody’s approval counts for their own work.'

const tooFew = {
  kind: 'missing',
  text: '{found} of {required} independent {required|approval|approvals}.',
  short: '{missing} independent {missing|approval|approvals}',
  todo: mayApprove,
} as const

const tooFewAgain = {
  ...tooFew,
  todo: '{missing} {missing|person approves|people approve} this pull request at {head}: {login} again, or whoever else may.',
} as const

/** Too few approvals. The title says what became of an approval that people see on the page and would take for the missing one. */
export const countMessages = {
  tooFew,
  tooFewOwn: { ...tooFew, short: `${tooFew.short} ({login} approved, but contributed)` },
  tooFewPushed: { ...tooFew, short: `${tooFew.short} ({login} approved, but pushed {commit})` },
  tooFewWrote: { ...tooFew, short: `${tooFew.short} ({login} approved, but wrote {commit})` },
  tooFewCoAuthored: { ...tooFew, short: `${tooFew.short} ({login} approved, but is a co-author of {commit})` },
  tooFewResolved: { ...tooFew, short: `${tooFew.short} ({login} approved, but merged the base in {commit}, not shown to be clean)` },
  tooFewStale: { ...tooFewAgain, short: `${tooFew.short} ({login} approved an older commit)` },
  tooFewSameSecond: { ...tooFewAgain, short: `${tooFew.short} ({login} approved at the same second as the push)` },
  tooFewRetargeted: { ...tooFewAgain, short: `${tooFew.short} ({login} approved before the base was changed)` },
  tooFewRewritten: { ...tooFewAgain, short: `${tooFew.short} ({login} approved what a force-push has replaced)` },
  tooFewBeforePush: { ...tooFewAgain, short: `${tooFew.short} ({login} approved before the push of {head})` },
  alone: {
    kind: 'missing',
    text: 'The work of {login} has {found} of {required} {required|approval|approvals} by other people.',
    short: '{missing} {missing|approval|approvals} of the work of {login} by {missing|another person|other people}',
    todo: '{missing} more {missing|person|people} other than {login} {missing|approves|approve} this pull request at {head}.',
  },
  pairsMissing: {
    kind: 'missing',
    text: 'The work of {people|and} has too few approvals by other people: {found} of {required} where there are fewest.',
    short: '{missing} {missing|approval|approvals} of the work of {people|and} by {missing|another person|other people}',
    todo: pairsTodo,
  },
} as const satisfies Record<string, Message>

/** Work nobody can be named for. */
export const unattributedMessages = {
  nobodyWrote: {
    kind: 'broken',
    text: 'Nobody can be named as author of {commits|and} (e-mail sha256 {email}).',
    short: 'nobody can be named for {commits|and}',
    todo:
      'Whoever wrote {commits|and} adds that e-mail address to their GitHub account, ' +
      'or the policy lists it under `people`; then run the gate again.',
  },
  nobodyCommitted: {
    kind: 'broken',
    text: 'Nobody can be named as committer of {commits|and} (e-mail sha256 {email}).',
    short: 'nobody can be named as committer of {commits|and}',
    todo:
      'Whoever committed {commits|and} adds that e-mail address to their GitHub account, ' +
      'or the policy lists it under `people`; then run the gate again.',
  },
  notGitHub: {
    kind: 'broken',
    text: '{commits|and} {commits|claims|claim} to be made by GitHub, and GitHub has not signed {commits|it|them}.',
    short: '{commits|and} {commits|claims|claim} to be made by GitHub without its signature',
    todo: 'Make {commits|and} again under the name of whoever made {commits|it|them}.',
  },
  nobodyPushed: {
    kind: 'broken',
    text: 'Nobody can be named who pushed {commits|and}.',
    short: 'nobody can be named who pushed {commits|and}',
    todo: 'Somebody with an account pushes the branch under new commit ids (amend or rebase), or opens the change again.',
  },
  authorGone: {
    kind: 'broken',
    text: 'The account that opened this pull request is gone, so nobody can be told apart from its author.',
    short: 'the author of the pull request is a deleted account',
    todo: 'Somebody opens the change again under their own account.',
  },
} as const satisfies Record<string, Message>

/** The same where the policy answers with one more approval (`unattributed: extra-approval`). */
export const extraMessages = {
  extraUnattributed: { kind: 'note', text: 'One more approval is asked for, because nobody can be named for {commits|and}.' },
  extraAuthorGone: { kind: 'note', text: 'One more approval is asked for, because the account that opened this pull request is gone.' },
  extraAgent: {
    kind: 'note',
    text: 'One more approval is asked for: {login} is no person, and neither a trailer nor a run names the human behind it.',
  },
} as const satisfies Record<string, Message>
