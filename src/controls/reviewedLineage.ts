import type { LineageStart } from '../domain/deployment.ts'
import type { Need } from '../domain/facts.ts'
import type { Conclusion, NonEmpty, Reason } from '../domain/outcome.ts'
import type { Attributed } from '../duties/lineage.ts'
import { attributed } from '../duties/lineage.ts'
import { matchesAny, nameMatcherOf } from '../duties/paths.ts'
import type { MergedChange, Message, SubjectContext, SubjectView } from './control.ts'
import { defineSubjectControl, Undetermined } from './control.ts'
import type { DeploymentCase, DeploymentOptions } from './deploymentCase.ts'
import { deploymentCaseOf, deploymentOptions, nobodyDeploys, notNamed, otherEnvironment, peopleNeeds, readableOf, ruleOf } from './deploymentCase.ts'
import type { DeploymentRule } from './deploymentSections.ts'
import { lineageMessages } from './lineageSentences.ts'
import type { RunnerMessage } from './runner.ts'
import { approvalMessages, seatMessages } from './sentences.ts'

const messages = { ...otherEnvironment, ...nobodyDeploys, ...lineageMessages } as const
type Id = keyof typeof messages

export const reviewedLineage = defineSubjectControl<DeploymentOptions, typeof messages>({
  id: 'reviewed-lineage',
  title: 'Every commit since the last recorded deployment came through a governed, independently approved change',
  rationale:
    'A pipeline that checks only the last step deploys whatever lies on the branch: a commit pushed past the review, or merged before there ' +
    'were rules, goes to production with the approvals of its neighbours.',
  mappings: [
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'SA-10c, SA-10d', kind: 'framework', strength: 'direct' },
    { framework: 'PCI DSS 4.0.1', clause: '6.5.4', kind: 'framework', strength: 'supports' },
    { framework: 'NIST SSDF', clause: 'PS.2.1, PS.3.1', kind: 'framework', strength: 'supports' },
  ],
  version: 1,
  since: '0.2.0',
  scope: 'deployment',
  options: deploymentOptions,
  messages,
  needs: (options, context): Need[] => (ruleOf(options, context) === null ? [] : [...peopleNeeds(options, context), 'deployedRefs']),
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context)
    if (rule === null) return notNamed(context.subject.environment)
    const astray = outsideBranches(facts, rule, context)
    const { lineage } = facts
    if (lineage.from === null) return failed([noStart(context), ...astray])
    const elsewhere = [...unjudgedPolicy(facts, context), ...openBaseline(lineage.from, rule), ...astray]
    if (lineage.relation === 'diverged') return failed([diverged(lineage.from.sha, context), ...elsewhere])
    const judged = lineage.relation === 'ahead' ? ofRange(facts, rule, context) : withoutRange(facts, options, rule, context)
    const [first, ...rest] = [...judged.broken, ...elsewhere]
    const [unknown, ...others] = judged.unknown
    if (first === undefined && unknown !== undefined) throw new Undetermined([unknown, ...others, ...judged.measured])
    if (first !== undefined) return { verdict: 'fail', because: [first, ...rest, ...judged.unknown, ...judged.passed, start(facts)] }
    return { verdict: 'pass', because: [start(facts), ...judged.passed] }
  },
})

interface Judged {
  broken: Reason<Id>[]
  /** Changes of which nothing could be said. */
  unknown: Reason<Id>[]
  /** What GitHub answered when they were asked for. */
  measured: Reason[]
  passed: Reason<Id>[]
}

const nothing: Judged = { broken: [], unknown: [], measured: [], passed: [] }

const passedBy = (reason: Reason<Id>): Judged => ({ ...nothing, passed: [reason] })

const failed = ([first, ...rest]: NonEmpty<Reason<Id>>): Conclusion<Id> => ({ verdict: 'fail', because: [first, ...rest] })

const noStart = ({ subject }: SubjectContext): Reason<Id> => ({
  message: 'noStart',
  data: { environment: subject.environment ?? null, commit: subject.commit },
  facts: ['/deployment/lineage/from'],
})

const diverged = (from: string, { subject }: SubjectContext): Reason<Id> => ({
  message: 'diverged',
  data: { from, commit: subject.commit },
  facts: ['/deployment/lineage/relation'],
})

/**
 * The policy itself comes in by a change, and that must be judged too, else whoever can push writes the rules for what was pushed before. It is
 * where it stands at the deployed commit, which is judged; or where the last recorded deployment was judged by it.
 */
function unjudgedPolicy({ deployment: { policy }, lineage: { from, relation } }: SubjectView, { subject }: SubjectContext): Reason<Id>[] {
  const record = from?.known === 'record' ? from.record : null
  // The commit that touched it last, not its text: an old policy can be pushed back while a run waits, and would judge as if it had come in reviewed.
  const { touchedAtTip, touchedAtCommit } = policy
  // A rollback leads out of what is judged, so only the policy of the last recorded deployment stands for it.
  const judged = relation === 'behind' && record !== null ? [record.policy] : [touchedAtCommit, record?.policy]
  if (touchedAtTip !== null && judged.includes(touchedAtTip)) return []
  const facts = ['/deployment/deployment/policy', '/deployment/lineage/from']
  return [{ message: 'policyUnjudged', data: { commit: subject.commit, branch: subject.base.branch }, facts }]
}

/** No commit can name itself in full; by its first digits it can, and would be the baseline of the policy that it brings. */
function openBaseline(from: LineageStart, { baseline }: DeploymentRule): Reason<Id>[] {
  if (from.known !== 'baseline' || baseline === undefined || baseline === from.sha || !from.sha.startsWith(baseline)) return []
  return [{ message: 'baselineShort', data: { baseline, from: from.sha }, facts: ['/deployment/lineage/from'] }]
}

const start = ({ lineage: { from, commits, relation } }: SubjectView): Reason<Id> => ({
  message: from?.known === 'record' ? 'sinceRecord' : 'sinceBaseline',
  data: {
    from: from?.sha ?? null,
    commits: relation === 'ahead' ? commits.length : 0,
    ...(from?.known === 'record' ? { record: from.record.sha256.slice(0, 16), at: from.record.evaluatedAt } : {}),
  },
  facts: ['/deployment/lineage/from'],
})

/** Where no branch that may be deployed holds the commit, nothing of what protects those branches says anything about it. */
function outsideBranches({ deployedRefs, deployment }: SubjectView, rule: DeploymentRule, { subject }: SubjectContext): Reason<Id>[] {
  const { defaultBranch } = deployment.repository
  const isAllowed = rule.branches === undefined ? (branch: string) => branch === defaultBranch : nameMatcherOf(rule.branches)
  const may = deployedRefs.filter(({ branch }) => isAllowed(branch))
  if (may.some(({ contains }) => contains === true)) return []
  const branches = may.length > 0 ? may.map(({ branch }) => branch) : (rule.branches ?? [defaultBranch])
  return [{ message: 'onNoBranch', data: { commit: subject.commit, branches }, facts: ['/deployment/deployedRefs'] }]
}

/** The same commit again, or an earlier one: nothing new comes in, so what was shown for it then must still be there (SEMANTICS 41, 61). */
function withoutRange(facts: SubjectView, options: DeploymentOptions, rule: DeploymentRule, context: SubjectContext): Judged {
  const { relation, earlier, from } = facts.lineage
  const commit = context.subject.commit
  const again = from?.known === 'record' ? 'sameAgain' : 'atBaseline'
  if (relation === 'identical') return passedBy({ message: again, data: { commit }, facts: ['/deployment/lineage'] })
  if (earlier !== null)
    return passedBy({ message: 'rollbackRecorded', data: { commit, at: earlier.evaluatedAt }, facts: ['/deployment/lineage/earlier'] })
  const by = freshSignOff(deploymentCaseOf(facts, options, rule, context))
  if (by.length > 0) return passedBy({ message: 'rollbackSigned', data: { commit, people: by }, facts: ['/deployment/runApprovals'] })
  const places = ['/deployment/lineage/earlier', '/deployment/runApprovals']
  return { ...nothing, broken: [{ message: 'rollbackUnknown', data: { commit }, facts: places }] }
}

const freshSignOff = ({ standing, deployers, contributors }: DeploymentCase): string[] =>
  standing(null).people
    .filter(({ approved, rejected }) => approved.length > 0 && rejected.length === 0)
    .filter(({ person }) => !deployers.found.some((one) => one.person.key === person.key) && contributors.of(person.key) === null)
    .map(({ person }) => person.name)

/** Every commit must be in at least one change that passes; changes that hold none of the range say nothing. */
function ofRange(facts: SubjectView, rule: DeploymentRule, { changes, subject }: SubjectContext): Judged {
  const { lineage } = facts
  if (!lineage.commits.some(({ sha }) => sha === subject.commit)) throw new Error('the deployed commit is not among the commits of the range')
  const commits = attributed(lineage, readableOf(changes).map((change) => change.facts))
  const own = judgedByItsOwn(commits, lineage)
  if (own !== undefined) throw new Error(`the policy for pull request #${own} was read from what it brought itself`)
  const elsewhere = landedElsewhere(facts, rule)
  const passing = new Set(changes.filter((change) => isPassed(change) && !elsewhere.has(change.number)).map(({ number }) => number))
  const open = commits.filter((one) => !one.changes.some((number) => passing.has(number)))
  const blamed = new Set(open.flatMap((one) => one.changes))
  const witnesses = new Set(commits.flatMap((one) => one.changes).filter((number) => passing.has(number)))
  const astray = changes.filter(({ number }) => blamed.has(number)).map((change) => elsewhere.get(change.number) ?? unreviewed(change))
  return {
    broken: [
      ...open.filter((one) => one.changes.length === 0).map((one) => direct(one, facts)),
      ...astray.filter(({ message }) => message !== 'changeUnknown'),
    ],
    unknown: astray.filter(({ message }) => message === 'changeUnknown'),
    measured: changes.filter(({ number }) => blamed.has(number)).flatMap(measured),
    passed: changes.filter(({ number }) => witnesses.has(number)).map(reviewed),
  }
}

/** A row of rebased commits may end on a parent that holds the policy as the change itself leaves it; that one judges nothing. */
const judgedByItsOwn = (commits: Attributed[], { changes }: SubjectView['lineage']): number | undefined => {
  const brought = new Map(commits.map(({ commit, changes: numbers }) => [commit.sha, numbers]))
  return changes.find(({ number, base }) => brought.get(base)?.includes(number) === true)?.number
}

const isPassed = ({ standing, decision }: MergedChange): boolean => standing === 'governed' && decision?.result === 'passed'

/**
 * Changes merged into a branch that may not be deployed. The policy that judged them stood on that branch, and whoever can push can make a
 * branch with a policy of their own; what they brought counts when a change into a deployed branch brings it in.
 */
function landedElsewhere({ lineage, deployment }: SubjectView, rule: DeploymentRule): Map<number, Reason<Id>> {
  const branches = rule.branches ?? [deployment.repository.defaultBranch]
  const strange = lineage.changes.flatMap((change, index) => (matchesAny(branches, change.baseBranch) ? [] : [{ ...change, index }]))
  return new Map(
    strange.map(({ number, baseBranch, index }) => [
      number,
      { message: 'changeElsewhere', data: { number, branch: baseBranch, branches }, facts: [`/deployment/lineage/changes/${index}/baseBranch`] },
    ]),
  )
}

function direct({ commit, index, update }: Attributed, { lineage }: SubjectView): Reason<Id> {
  const move = update === null ? undefined : lineage.updates[update]
  const place = [`/deployment/lineage/commits/${index}`]
  const data = { commit: commit.sha }
  if (move === undefined) return { message: 'cameUnseen', data, facts: place }
  const facts = [...place, `/deployment/lineage/updates/${update}`]
  if (move.type === 'pr_merge' && commit.pullRequests.length === 0) return { message: 'changeGone', data: { ...data, at: move.at }, facts }
  if (move.type === 'pr_merge' || move.type === 'merge_queue_merge') return { message: 'notOfItsChange', data: { ...data, at: move.at }, facts }
  if (move.actor === null) return { message: 'pushedBySomebody', data: { ...data, at: move.at }, facts }
  return { message: 'pushedDirectly', data: { ...data, login: move.actor.login, at: move.at }, facts }
}

function unreviewed({ number, index, standing, decision }: MergedChange): Reason<Id> {
  const facts = [`/changes/${index}`]
  if (standing === 'no-policy') return { message: 'changeBeforePolicy', data: { number }, facts }
  if (standing === 'ungoverned') return { message: 'changeUngoverned', data: { number }, facts }
  if (standing === 'policy-refused') return { message: 'changePolicyBroken', data: { number }, facts }
  const failing = decision?.controls.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable').map(({ id }) => id) ?? []
  const unknown = decision?.result === 'error' || decision === null
  return { message: unknown ? 'changeUnknown' : 'changeNotApproved', data: { number, controls: [...new Set(failing)] }, facts }
}

const answers: ReadonlySet<string> = new Set<RunnerMessage>(['unavailable', 'unanswered', 'unasked', 'teamUnavailable', 'notCollected'])

/** The change was judged alone, so its pointers lead to the first of all changes. */
function measured({ index, decision }: MergedChange): Reason[] {
  const unknown = decision?.controls.filter(({ verdict }) => verdict === 'unknown').flatMap(({ because }) => because) ?? []
  const told = unknown.filter(({ message }) => answers.has(message))
  const distinct = new Map(told.map((reason) => [JSON.stringify([reason.message, reason.data]), reason]))
  const here = (pointer: string): string => pointer.replace(/^\/changes\/0\//, `/changes/${index}/`)
  return [...distinct.values()].map((reason) => ({ ...reason, facts: reason.facts.map(here) }))
}

/** Sentences about approvals that counted; others name contributors, or approvals that did not. */
const counts: ReadonlySet<string> = new Set(
  Object.entries<Message>({ ...approvalMessages, ...seatMessages }).flatMap(([id, { kind }]) => (kind === 'counted' ? [id] : [])),
)

/** A pass names its witnesses: who approved each change. */
function reviewed({ number, index, decision, facts }: MergedChange): Reason<Id> {
  const passed = decision?.controls.filter(({ verdict }) => verdict === 'pass') ?? []
  const counted = passed.flatMap(({ because }) => because.filter(({ message }) => counts.has(message)).flatMap(({ data }) => data['login'] ?? []))
  const approvers = [...new Set(counted.filter((login) => typeof login === 'string'))].sort()
  const author = facts?.pullRequest.author?.login
  const place = [`/changes/${index}`]
  if (author === undefined) return { message: 'changeReviewedOfGone', data: { number, approvers }, facts: place }
  return { message: 'changeReviewed', data: { number, author, approvers }, facts: place }
}
