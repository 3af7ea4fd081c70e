import type { DeploymentJob, EnvironmentState } from '../domain/deployment.ts'
import type { Need } from '../domain/facts.ts'
import type { Reason } from '../domain/outcome.ts'
import { asciiLower } from '../domain/text.ts'
import { matchesAny } from '../duties/paths.ts'
import { timesApproved } from '../duties/runApprovals.ts'
import { concluded } from './approvalReasons.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import type { DeploymentOptions } from './deploymentCase.ts'
import { attemptOf, deploymentOptions, notNamed, otherEnvironment, ruleOf } from './deploymentCase.ts'
import type { DeploymentRule } from './deploymentSections.ts'
import { environmentMessages } from './environmentSentences.ts'

const messages = { ...otherEnvironment, ...environmentMessages } as const
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
    const rule = ruleOf(options, context)
    if (rule === null) return notNamed(context.subject.environment)
    const { environment } = facts
    const data = { environment: environment.name }
    if (!environment.exists) return { verdict: 'fail', because: [{ message: 'absent', data, facts: ['/deployment/environment'] }] }
    const reviewers = environment.reviewers.users + environment.reviewers.teams
    return concluded<Id>({
      broken: faults(facts, rule),
      missing: [],
      witnesses: [{ message: 'isProtected', data: { ...data, reviewers }, facts: ['/deployment/environment'] }],
      others: notes(facts),
    })
  },
})

interface Review {
  required: boolean
  attempt: number
  /** How often this very environment was approved in this run, in all of its attempts. */
  approvals: number
  /** Then nobody went round it. */
  given: boolean
}

function reviewOf({ environment, runApprovals, deployment }: SubjectView): Review {
  const attempt = attemptOf(deployment)
  const approvals = timesApproved(runApprovals, environment.name)
  return { required: environment.reviewers.users + environment.reviewers.teams > 0, attempt, approvals, given: approvals >= attempt }
}

const reasonOf = ({ name }: EnvironmentState, message: Id, pointer: string, more: Reason['data'] = {}): Reason<Id> => ({
  message,
  data: { environment: name, ...more },
  facts: [pointer.startsWith('/deployment') ? pointer : `/deployment/environment${pointer}`],
})

function faults(facts: SubjectView, rule: DeploymentRule): Reason<Id>[] {
  const { environment } = facts
  const { adminsBypass, preventSelfReview } = environment
  const { required, given } = reviewOf(facts)
  const reason = (message: Id, pointer: string): Reason<Id> => reasonOf(environment, message, pointer)
  return [
    ...(required ? [] : [reason('noReviewers', '/reviewers')]),
    ...(required && !preventSelfReview ? [reason('selfReview', '/preventSelfReview')] : []),
    ...wrongJob(facts),
    ...unreviewed(facts),
    ...(adminsBypass === true ? [reason('adminsBypass', '/adminsBypass')] : []),
    ...(adminsBypass === null && !given ? [reason('bypassUnknown', '/adminsBypass')] : []),
    ...openRefs(facts, rule),
  ]
}

const jobPlace = '/deployment/deployment/run/job'

/** Approvals of an environment hold up the jobs that are bound to it, and no other; a name that GitHub computes is not known here. */
function wrongJob({ environment, deployment: { run } }: SubjectView): Reason<Id>[] {
  const job = run?.job ?? null
  if (job === null || job.computed || isBound(job, environment)) return []
  if (job.environment === null) return [reasonOf(environment, 'unboundJob', jobPlace, { job: job.id })]
  return [reasonOf(environment, 'otherJob', jobPlace, { job: job.id, bound: job.environment })]
}

const isBound = (job: DeploymentJob | null, { name }: EnvironmentState): boolean =>
  job !== null && !job.computed && job.environment !== null && asciiLower(job.environment) === asciiLower(name)

/** SEMANTICS 44. Only of a job that is known to be bound to the environment is it shown that somebody went round the review. */
function unreviewed(facts: SubjectView): Reason<Id>[] {
  const { environment, deployment: { run } } = facts
  const { required, given, attempt, approvals } = reviewOf(facts)
  if (!required || given || run === null) return []
  if (approvals > 0) return [reasonOf(environment, 'notEveryAttempt', '/deployment/runApprovals', { attempt, approvals })]
  return [reasonOf(environment, isBound(run.job, environment) ? 'bypassed' : 'notApproved', '/reviewers')]
}

function openRefs({ environment, deployment }: SubjectView, rule: DeploymentRule): Reason<Id>[] {
  const { refs, branches, tags } = environment
  if (refs === 'all') return [reasonOf(environment, 'anyRef', '/refs')]
  if (refs === 'protected') return branches.length === 0 ? [reasonOf(environment, 'noProtectedBranch', '/branches')] : []
  const allowed = rule.branches ?? [deployment.repository.defaultBranch]
  // A pattern within the policy's is one of its own, or a plainer one; anything else takes in branches that it does not let be deployed.
  const beyond = branches.filter((pattern) => isOpen(pattern) || !isWithin(pattern, rule, deployment.repository.defaultBranch))
  return [
    ...beyond.slice(0, mostNamed).map((pattern) => reasonOf(environment, 'openPattern', '/branches', { pattern, branches: allowed })),
    ...tags.filter(isOpen).slice(0, mostNamed).map((pattern) => reasonOf(environment, 'openTagPattern', '/tags', { pattern })),
  ]
}

const mostNamed = 5

const isWithin = (pattern: string, { branches }: DeploymentRule, defaultBranch: string): boolean =>
  branches === undefined ? pattern === defaultBranch : matchesAny(branches, pattern)

/** Patterns that take in names nobody thought of: whoever can push could choose such a name. */
const isOpen = (pattern: string): boolean => unthought.some((name) => matchesAny([pattern], name))

const unthought = ['q7zx-x3v', 'q7zx/x3v', 'q7zx/x3v/w9k', 'Q7ZX-X3V']

function notes(facts: SubjectView): Reason<Id>[] {
  const { environment, deployment: { run } } = facts
  const { adminsBypass, customRules, refs, tags } = environment
  const bypass = reasonOf(environment, 'bypassUnanswered', '/adminsBypass')
  return [
    ...(adminsBypass === null && reviewOf(facts).given ? [{ ...bypass, facts: [...bypass.facts, '/deployment/runApprovals'] }] : []),
    ...(run !== null && run.job === null ? [reasonOf(environment, 'jobUnknown', '/deployment/deployment/run')] : []),
    ...(run?.job?.computed === true ? [reasonOf(environment, 'jobComputed', jobPlace, { job: run.job.id })] : []),
    ...(refs === 'custom'
      ? tags
          .filter((tag) => !isOpen(tag))
          .slice(0, mostNamed)
          .map((pattern) => reasonOf(environment, 'tagPattern', '/tags', { pattern }))
      : []),
    ...(customRules.length === 0 ? [] : [reasonOf(environment, 'customRule', '/customRules', { apps: customRules })]),
  ]
}
