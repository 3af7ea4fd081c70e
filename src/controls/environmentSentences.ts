import type { Message } from './control.ts'

const settings = 'the settings of the environment (Settings, Environments)'

/** What can be said of an environment’s protection, and of whether this run was held up by it. */
export const environmentMessages = {
  isProtected: {
    kind: 'counted',
    text: 'The environment {environment} has {reviewers} {reviewers|reviewer|reviewers}, no self-review, no administrator bypass, and limited refs.',
  },
  absent: {
    kind: 'broken',
    text: 'The repository has no environment {environment}: GitHub would create it on first use, without any protection.',
    short: 'there is no environment {environment}',
    todo: `Create {environment} and protect it in ${settings}, or correct its name in the workflow.`,
  },
  noReviewers: {
    kind: 'broken',
    text: 'The environment {environment} asks nobody to review a deployment.',
    short: '{environment} has no required reviewers',
    todo: `Add required reviewers to {environment} in ${settings}.`,
  },
  selfReview: {
    kind: 'broken',
    text: 'The environment {environment} lets whoever started a deployment approve it.',
    short: '{environment} allows self-review',
    todo: `Turn on "prevent self-review" for {environment} in ${settings}.`,
  },
  adminsBypass: {
    kind: 'broken',
    text: 'Administrators may bypass the protection of {environment}.',
    short: 'administrators may bypass {environment}',
    todo: `Turn off "allow administrators to bypass" for {environment} in ${settings}.`,
  },
  bypassUnknown: {
    kind: 'broken',
    text: 'Whether administrators may bypass the protection of {environment} was not answered, and no approval of this run shows that nobody did.',
    short: 'whether administrators may bypass {environment} is not known',
    todo: 'Have the run approved for {environment}, or use a server that answers `can_admins_bypass`.',
  },
  bypassUnanswered: {
    kind: 'warning',
    text: 'Whether administrators may bypass the protection of {environment} was not answered; this run was approved, so nobody bypassed it here.',
  },
  bypassed: {
    kind: 'broken',
    text: 'The environment {environment} requires a review, and this run goes on without one: an administrator has bypassed it.',
    short: 'the review of {environment} was bypassed',
    todo: 'Find out who bypassed the review, and start a new run that is approved.',
  },
  notApproved: {
    kind: 'broken',
    text: 'The environment {environment} requires a review, and GitHub tells of no approval of {environment} in this run.',
    short: 'no approval of {environment} in this run',
    todo: 'Run the gate in the job that is bound to {environment}, in a new run that is approved for it.',
  },
  notEveryAttempt: {
    kind: 'broken',
    text:
      'This is attempt {attempt} of the run, and {environment} was approved {approvals} {approvals|time|times}: the review was not given for ' +
      'every attempt.',
    short: 'the review of {environment} was not given for every attempt',
    todo: 'Start a new run and have it approved for {environment}.',
  },
  otherJob: {
    kind: 'broken',
    text: 'The gate runs in the job {job}, which is bound to the environment {bound}, so approvals of {environment} did not hold it up.',
    short: 'the gate’s job {job} is bound to {bound}, not to {environment}',
    todo: 'Make the gate the first step of the job that is bound to {environment}, and start a new run.',
  },
  unboundJob: {
    kind: 'broken',
    text: 'The gate runs in the job {job}, which is bound to no environment, so approvals of {environment} did not hold it up.',
    short: 'the gate’s job {job} is bound to no environment',
    todo: 'Make the gate the first step of the job that is bound to {environment}, and start a new run.',
  },
  jobComputed: {
    kind: 'note',
    text: 'The environment of the job {job} is an expression, so that it is {environment} is not shown here.',
  },
  jobUnknown: {
    kind: 'note',
    text: 'Which job of the run the gate is in is not known, so that approvals of {environment} held it up is not shown here.',
  },
  anyRef: {
    kind: 'broken',
    text: 'Every ref of the repository may deploy to {environment}, those that nobody reviewed included.',
    short: 'any branch may deploy to {environment}',
    todo: `Limit the deployment branches and tags of {environment} in ${settings}.`,
  },
  noProtectedBranch: {
    kind: 'broken',
    text: '{environment} lets protected branches deploy, and the repository has none: GitHub then lets every branch deploy.',
    short: 'no branch is protected, so any may deploy to {environment}',
    todo: `Protect the branches that may be deployed, or name them for {environment} in ${settings}.`,
  },
  openPattern: {
    kind: 'broken',
    text: 'The branch rule {pattern} of {environment} lets branches deploy beyond those that the policy lets be deployed ({branches}).',
    short: 'branches that the policy does not name may deploy to {environment} ({pattern})',
    todo: `Take {pattern} out of the branch rules of {environment} in ${settings}, or name it under \`branches\` of the deployment rule.`,
  },
  openTagPattern: {
    kind: 'broken',
    text: 'The tag rule {pattern} of {environment} lets tags of any name deploy, and whoever can push can set a tag on any commit.',
    short: 'any tag may deploy to {environment} ({pattern})',
    todo: `Take {pattern} out of the tag rules of {environment}, or name protected tags only, in ${settings}.`,
  },
  tagPattern: {
    kind: 'warning',
    text:
      'Tags such as {pattern} may deploy to {environment}: their commits are held to the branches that may be deployed, but the workflow of a tag ' +
      'can be one without this gate.',
  },
  customRule: { kind: 'note', text: 'The environment {environment} also asks {apps|and}; what they look at is not known here.' },
} as const satisfies Record<string, Message>
