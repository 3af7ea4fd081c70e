import type { Need } from '../domain/facts.ts'
import type { Reason } from '../domain/outcome.ts'
import { asciiLower } from '../domain/text.ts'
import { matchesAny } from '../duties/paths.ts'
import { concluded } from './approvalReasons.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import type { DeploymentOptions } from './deploymentCase.ts'
import { deploymentOptions, notNamed, otherEnvironment, ruleOf } from './deploymentCase.ts'

const settings = 'the settings of the environment (Settings, Environments)'

const messages = {
  ...otherEnvironment,
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
  anyRef: {
    kind: 'broken',
    text: 'Every ref of the repository may deploy to {environment}, those that nobody reviewed included.',
    short: 'any branch may deploy to {environment}',
    todo: `Limit the deployment branches and tags of {environment} in ${settings}.`,
  },
  openPattern: {
    kind: 'broken',
    text: 'The branch rule {pattern} of {environment} lets branches of any name deploy.',
    short: 'any branch may deploy to {environment} ({pattern})',
    todo: `Name the branches of {environment} that hold reviewed code in ${settings}.`,
  },
  openTagPattern: {
    kind: 'broken',
    text: 'The tag rule {pattern} of {environment} lets tags of any name deploy, and whoever can push can set a tag on any commit.',
    short: 'any tag may deploy to {environment} ({pattern})',
    todo: `Take {pattern} out of the tag rules of {environment}, or name protected tags only, in ${settings}.`,
  },
  customRule: { kind: 'note', text: 'The environment {environment} also asks {apps|and}; what they look at is not known here.' },
} as const
type Id = keyof typeof messages

export const environmentProtected = defineSubjectControl<DeploymentOptions, typeof messages>({
  id: 'environment-protected',
  title: 'The environment itself is protected, and its protection was not bypassed',
  rationale:
    'Secrets of production are handed to any job that names its environment. What stands between a branch nobody reviewed and those secrets ' +
    'is the protection of that environment, and an administrator can take it away for a minute.',
  mappings: [
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-5, CM-5(1)', kind: 'framework', strength: 'supports' },
    { framework: 'PCI DSS 4.0.1', clause: '6.5.3', kind: 'framework', strength: 'supports' },
  ],
  version: 1,
  since: '0.2.0',
  scope: 'deployment',
  options: deploymentOptions,
  messages,
  needs: (options, context): Need[] => (ruleOf(options, context) === null ? [] : ['deployment', 'environment', 'runApprovals']),
  evaluate(facts, options, context) {
    if (ruleOf(options, context) === null) return notNamed(context.subject.environment)
    const { environment } = facts
    const data = { environment: environment.name }
    if (!environment.exists) return { verdict: 'fail', because: [{ message: 'absent', data, facts: ['/deployment/environment'] }] }
    const reviewers = environment.reviewers.users + environment.reviewers.teams
    return concluded<Id>({
      broken: faults(facts),
      missing: [],
      witnesses: [{ message: 'isProtected', data: { ...data, reviewers }, facts: ['/deployment/environment'] }],
      others: notes(facts),
    })
  },
})

/** Somebody approved this very environment in this run: then nobody went round it. */
const wasApproved = ({ environment, runApprovals }: SubjectView): boolean => {
  const wanted = asciiLower(environment.name)
  return runApprovals.some(({ state, environments }) => state === 'approved' && environments.some((name) => asciiLower(name) === wanted))
}

function faults(facts: SubjectView): Reason<Id>[] {
  const { environment, deployment } = facts
  const { reviewers, adminsBypass, refs } = environment
  const approved = wasApproved(facts)
  const required = reviewers.users + reviewers.teams > 0
  const reason = (message: Id, pointer: string, more: Reason['data'] = {}): Reason<Id> => ({
    message,
    data: { environment: environment.name, ...more },
    facts: [`/deployment/environment${pointer}`],
  })
  return [
    ...(required ? [] : [reason('noReviewers', '/reviewers')]),
    ...(required && !environment.preventSelfReview ? [reason('selfReview', '/preventSelfReview')] : []),
    ...(required && !approved && deployment.run !== null ? [reason('bypassed', '/reviewers')] : []),
    ...(adminsBypass === true ? [reason('adminsBypass', '/adminsBypass')] : []),
    ...(adminsBypass === null && !approved ? [reason('bypassUnknown', '/adminsBypass')] : []),
    ...(refs === 'all' ? [reason('anyRef', '/refs')] : []),
    ...openPatterns(environment.branches, refs).map((pattern) => reason('openPattern', '/branches', { pattern })),
    ...openPatterns(environment.tags, refs).map((pattern) => reason('openTagPattern', '/tags', { pattern })),
  ]
}

/** Patterns that take in names nobody thought of: whoever can push could choose such a name. */
const openPatterns = (patterns: string[], refs: SubjectView['environment']['refs']): string[] =>
  refs === 'custom' ? patterns.filter((pattern) => unthought.some((name) => matchesAny([pattern], name))).slice(0, 1) : []

const unthought = ['q7zx-x3v', 'q7zx/x3v', 'q7zx/x3v/w9k', 'Q7ZX-X3V']

function notes(facts: SubjectView): Reason<Id>[] {
  const { name, adminsBypass, customRules } = facts.environment
  const warning: Reason<Id>[] =
    adminsBypass === null && wasApproved(facts)
      ? [{ message: 'bypassUnanswered', data: { environment: name }, facts: ['/deployment/environment/adminsBypass', '/deployment/runApprovals'] }]
      : []
  if (customRules.length === 0) return warning
  return [...warning, { message: 'customRule', data: { environment: name, apps: customRules }, facts: ['/deployment/environment/customRules'] }]
}
