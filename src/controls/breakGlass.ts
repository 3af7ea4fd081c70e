import type { Conclusion, NonEmpty, Reason } from '../domain/outcome.ts'
import { caseNeeds, caseOf, teamNeeds } from '../duties/case.ts'
import { signOffOf } from '../duties/signOff.ts'
import { instant } from '../duties/time.ts'
import type { ChangeControl, SubjectControl } from './control.ts'
import { defineControl, defineSubjectControl } from './control.ts'
import type { DeploymentOptions } from './deploymentCase.ts'
import { asApproval, attempts, deploymentCaseOf, nobodyDeploys, peopleNeeds, ruleOf, untoldReason } from './deploymentCase.ts'
import type { BreakGlassSection } from './deploymentSections.ts'

/**
 * The emergency path. It is no control of the list, because it is asked only when something blocks and somebody asked for it; it is judged and
 * told like one, so that nobody can overlook that the glass was broken, by whom and for what.
 */
export interface BreakGlassOptions extends DeploymentOptions {
  /** null: this policy has none, and what it blocks stays blocked. */
  section: BreakGlassSection | null
  reason: string
  /** Ids of the controls that block. */
  blocking: string[]
}

const about = 'The glass was to be broken for: {reason}.'

const messages = {
  ...nobodyDeploys,
  ...attempts,
  broken: { kind: 'counted', text: '{people|and} broke the glass as {roles|and} for: {reason}' },
  followUp: {
    kind: 'warning',
    text: 'Blocked by {controls|and}, and let through in an emergency. The normal sign-off has to follow by {due}.',
  },
  unsigned: {
    kind: 'missing',
    text: `${about} {role}: {found} of {required} signed.`,
    short: '{missing} {missing|sign-off|sign-offs} from {role} to break the glass',
    todo: 'Somebody with the role {role} who neither contributed nor deploys approves; or leave the glass whole.',
  },
  notAllowed: {
    kind: 'broken',
    text: `${about} The policy has no break-glass.`,
    short: 'the policy has no break-glass',
    todo: 'Satisfy what is missing, or add `break-glass` to the policy through a pull request.',
  },
  notPossible: {
    kind: 'note',
    text: `${about} What could not be evaluated cannot be overridden, nor does a policy grant it that contradicts itself or was not reviewed.`,
  },
} as const
type Id = keyof typeof messages

export const breakGlassId = 'break-glass'

const shared = {
  id: breakGlassId,
  title: 'A blocked change or deployment was let through in an emergency, signed by a second person, and has to be made good',
  rationale:
    'Where there is no emergency path people build one: a shared administrator, a rule switched off for a minute. ' +
    'A glass that is broken in the open, with a reason, a second person and a due time, is the smaller evil.',
  mappings: [],
  version: 1,
  since: '0.2.0',
  options: (): BreakGlassOptions => ({ section: null, reason: '', blocking: [], rules: [], coAuthors: 'contributor' }),
  messages,
} satisfies Partial<ChangeControl<BreakGlassOptions>>

/** Of a pull request or merge: approvals by role-holders who contributed nothing. */
export const breakGlassOfChange = defineControl<BreakGlassOptions, typeof messages>({
  ...shared,
  scope: 'change',
  needs: ({ section }, { roster }) => (section === null ? [] : [...caseNeeds(roster), ...teamNeeds(roster)]),
  evaluate(facts, options, context) {
    if (options.section === null) return notAllowed(options)
    const found = caseOf(facts, context, options.coAuthors)
    return concluded(options, options.section, signOffOf(options.section.roles, found), context.at)
  },
})

/** Of a deployment: approvals of the run by role-holders who neither deploy nor contributed. */
export const breakGlassOfDeployment = defineSubjectControl<BreakGlassOptions, typeof messages>({
  ...shared,
  scope: 'deployment',
  needs: (options, context) => (options.section === null ? [] : peopleNeeds(options, context)),
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context)
    if (options.section === null || rule === null) return notAllowed(options)
    const found = deploymentCaseOf(facts, options, rule, context)
    const { deployers, contributors, roles } = found
    const inAttempt = found.standing(Object.keys(options.section.roles))
    // A deployer whose account is gone could be any commander, and the glass needs a second person.
    const isDeployer = (key: string): boolean => deployers.unnamed.length > 0 || deployers.found.some(({ person }) => person.key === key)
    const excluded = (key: string): boolean => isDeployer(key) || contributors.of(key) !== null
    const standing = inAttempt.people.filter(
      ({ person, approved, rejected }) => approved.length > 0 && rejected.length === 0 && !excluded(person.key),
    )
    const approvals = standing.map((opinion) => asApproval(opinion, context.at, context.subject.commit))
    const signOff = signOffOf(options.section.roles, { approvals, roles, contributors: { of: (key) => (excluded(key) ? key : null) } })
    return concluded(options, options.section, signOff, context.at, untoldReason(inAttempt, facts))
  },
}) satisfies SubjectControl<BreakGlassOptions>

function notAllowed({ reason }: BreakGlassOptions): Conclusion<Id> {
  return { verdict: 'fail', because: [{ message: 'notAllowed', data: { reason }, facts: ['/breakGlass'] }] }
}

const hour = 60 * 60 * 1000

function concluded(
  options: BreakGlassOptions,
  section: BreakGlassSection,
  signOff: ReturnType<typeof signOffOf>,
  at: string,
  untold: Reason<Id>[] = [],
): Conclusion<Id> {
  const { reason, blocking } = options
  const [first, ...rest] = signOff.empty.map(({ role, required, found, missing }): Reason<Id> => ({
    message: 'unsigned',
    data: { reason, role, required, found, missing },
    facts: ['/breakGlass'],
  }))
  if (first !== undefined) return { verdict: 'pending', because: [first, ...rest, ...untold] }
  const people = [...new Set(signOff.filled.map(({ approval }) => approval.person.name))]
  if (people.length === 0) throw new Error('the glass was broken by nobody')
  const due = new Date(instant(at) + section['follow-up-hours'] * hour).toISOString().replace('.000Z', 'Z')
  const because: NonEmpty<Reason<Id>> = [
    {
      message: 'broken',
      data: { people, roles: Object.keys(section.roles), reason },
      facts: ['/breakGlass', ...signOff.filled.map(({ approval }) => approval.fact)],
    },
    { message: 'followUp', data: { controls: blocking, due }, facts: [] },
  ]
  return { verdict: 'pass', because }
}
