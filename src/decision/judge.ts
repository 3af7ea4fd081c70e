import type { ChangeControl, Control, MergedChange, SubjectControl } from '../controls/control.ts'
import { Undetermined } from '../controls/control.ts'
import { type Governing, nothingGoverned } from '../controls/governing.ts'
import type { RunnerMessage } from '../controls/runner.ts'
import type { Account } from '../domain/account.ts'
import type { UnavailableFact } from '../domain/fact.ts'
import type { ChangeFacts, Facts, Need, Team } from '../domain/facts.ts'
import type { Conclusion, NonEmpty, Reason, Verdict } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Roster } from '../domain/roster.ts'
import { factView, names, subjectView } from './factView.ts'
import { missingOfChange, missingOfSubject } from './missing.ts'
import { anchoredPointer } from './pointers.ts'
import { supposedTeam } from './suppose.ts'
import { teamReason } from './unavailable.ts'

/** One control asked under one policy: about one change, or once. */
export interface Question {
  control: Control
  options: unknown
  roster: Roster
  facts: Facts
  /** Index into `facts.changes`; null for a control that runs once. */
  index: number | null
  /** The merged changes of a deployment; a control of a change sees none of them. */
  changes: MergedChange[]
  /** Of a reconciliation; another gate asks for none. */
  governing?: Governing
  readProposed: (text: string, path: string) => Problem[]
}

export interface Judgement {
  verdict: Verdict
  because: NonEmpty<Reason>
}

/**
 * Asks a control, if everything it needs is known. Whatever is missing, unreadable or thrown becomes `unknown`, which blocks: this is the
 * only place that says it, and nothing here can turn it into a pass.
 */
export function judge(question: Question): Judgement {
  try {
    return judgeNeeds(question)
  } catch (error) {
    return { verdict: 'unknown', because: error instanceof Undetermined ? anchored(error.because, question) : [crashed(error)] }
  }
}

/** What a control asks for, what of it is missing, and its conclusion once the teams that could not be read are supposed. */
interface Asked {
  needs: Need[]
  missing: Reason[]
  conclude(teams: Record<string, Team>): Conclusion
}

function judgeNeeds(question: Question): Judgement {
  const { control, facts } = question
  const asked = control.scope === 'change' ? askedOfChange(control, question) : askedOfSubject(control, question)
  const [first, ...rest] = asked.missing
  if (first !== undefined) return { verdict: 'unknown', because: [first, ...rest] }
  const hidden = names(asked.needs, 'team:').flatMap((slug) => {
    const team = facts.teams[slug]
    return team?.state === 'unavailable' ? [{ slug, team }] : []
  })
  return hidden.length === 0 ? ask(question, asked, {}) : askAtBothEnds(question, asked, hidden)
}

function askedOfChange(control: ChangeControl, { options, roster, facts, index, readProposed }: Question): Asked {
  const change = index === null ? undefined : facts.changes[index]
  if (index === null || change === undefined) throw new Error('the change is not among the facts')
  const { subject } = facts
  const needs = control.needs(options, { subject, change: change.number, roster })
  return {
    needs,
    missing: missingOfChange(needs, facts, index, change),
    conclude(teams) {
      const view = factView({ change, needs, teams, accounts: readableAccounts(facts), proposedPolicy: () => proposedProblems(change, readProposed) })
      return control.evaluate(view, options, { subject, change: change.number, roster, at: judgedAt(facts, [change]) })
    },
  }
}

function askedOfSubject(control: SubjectControl, { options, roster, facts, changes, governing = nothingGoverned }: Question): Asked {
  const { subject } = facts
  const needs = control.needs(options, { subject, roster })
  return {
    needs,
    missing: missingOfSubject(needs, facts),
    conclude(teams) {
      const view = subjectView(facts, needs, { teams, accounts: readableAccounts(facts) })
      return control.evaluate(view, options, { subject, roster, at: judgedAt(facts, facts.changes), changes, governing })
    },
  }
}

interface HiddenTeam {
  slug: string
  team: UnavailableFact
}

/** SEMANTICS 56: an unreadable team blocks only when it could change the verdict. The answer shown is the one that assumes nobody is in it. */
function askAtBothEnds(question: Question, asked: Asked, hidden: HiddenTeam[]): Judgement {
  const ends = hidden.map(({ slug }) => [slug, supposedTeam(slug, question.facts)] as const)
  const least = ask(question, asked, Object.fromEntries(ends.map(([slug, end]) => [slug, end.least])))
  const most = ask(question, asked, Object.fromEntries(ends.map(([slug, end]) => [slug, end.most])))
  if (least.verdict === most.verdict) {
    const [first, ...rest] = least.because
    if (least.verdict === 'not-applicable') return least
    return { verdict: least.verdict, because: [first, ...rest, ...hidden.map(({ slug, team }) => sameEitherWay(slug, team))] }
  }
  const [first, ...rest] = hidden.map(({ slug, team }) => teamReason(slug, team.reason, [teamPointer(slug)]))
  if (first === undefined) throw new Error('no team was hidden')
  return { verdict: 'unknown', because: [first, ...rest] }
}

function ask({ control, facts, index }: Question, { conclude }: Asked, supposed: Record<string, Team>): Judgement {
  const conclusion = checked(control, conclude({ ...readableTeams(facts), ...supposed }))
  return settled({ verdict: conclusion.verdict, because: anchored(conclusion.because, { facts, index }) }, facts)
}

const anchored = (because: NonEmpty<Reason>, { facts, index }: Pick<Question, 'facts' | 'index'>): NonEmpty<Reason> =>
  because.map((reason) => ({
    message: reason.message,
    data: reason.data,
    facts: [...new Set(reason.facts.map((pointer) => anchoredPointer(pointer, facts, index)))],
  })) as NonEmpty<Reason>

/** A merged change waits for nothing: what was missing at its merge no later sign-off can cure (SEMANTICS 51, 59). */
function settled({ verdict, because }: Judgement, { subject }: Facts): Judgement {
  if (subject.gate !== 'merge' || verdict !== 'pending') return { verdict, because }
  const late: Reason<RunnerMessage> = { message: 'mergedWithout', data: {}, facts: ['/subject/commit'] }
  return { verdict: 'fail', because: [late, ...because] }
}

/** When grants must hold: at the decision, or for merged changes at the last merge (SEMANTICS 59). */
function judgedAt({ subject, evaluatedAt }: Facts, changes: ChangeFacts[]): string {
  if (subject.gate !== 'merge') return evaluatedAt
  const times = changes.map(({ pullRequest }) => (pullRequest?.state === 'known' ? pullRequest.value.mergedAt : null))
  const last = times.reduce<string | null>((latest, time) => (latest === null || (time !== null && time > latest) ? time : latest), null)
  if (last === null || times.includes(null)) throw new Error('the time of the merge is not known')
  return last
}

/** The types promise this much; a control that breaks the promise at run time must not pass by it. */
function checked(control: Control, conclusion: Conclusion): Conclusion {
  if (!['pass', 'fail', 'pending', 'not-applicable'].includes(conclusion.verdict)) throw new Error('a conclusion with a verdict of no meaning')
  if (conclusion.because.length === 0) throw new Error('a conclusion without a reason')
  const unheard = conclusion.because.find(({ message }) => !Object.hasOwn(control.messages, message))
  if (unheard !== undefined) throw new Error(`a reason without a sentence: ${unheard.message}`)
  return conclusion
}

function proposedProblems({ policyAtHead }: ChangeFacts, readProposed: Question['readProposed']): Problem[] {
  if (policyAtHead?.state !== 'known') throw new Error('the proposed policy is not known')
  const { text, path, changed } = policyAtHead.value
  return changed && text !== null ? readProposed(text, path) : []
}

const readableTeams = (facts: Facts): Record<string, Team> =>
  Object.fromEntries(Object.entries(facts.teams).flatMap(([slug, team]) => (team.state === 'known' ? [[slug, team.value]] : [])))

const readableAccounts = ({ accounts }: Facts): Record<string, Account | null> => (accounts.state === 'known' ? accounts.value : {})

const teamPointer = (slug: string): string => `/teams/${slug.replaceAll('~', '~0').replaceAll('/', '~1')}`

const sameEitherWay = (team: string, { reason }: UnavailableFact): Reason<RunnerMessage> => ({
  message: 'sameEitherWay',
  data: { team, request: reason.request ?? 'no request' },
  facts: [teamPointer(team)],
})

/** The text of an error can hold anything a control read; it is cut, and escaped where it is shown. */
const crashed = (error: unknown): Reason<RunnerMessage> => ({
  message: 'crashed',
  data: { detail: (error instanceof Error ? error.message : 'not an error').slice(0, 200) },
  facts: [],
})
