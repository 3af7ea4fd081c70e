import type { Context, Control } from '../controls/control.ts'
import type { RunnerMessage } from '../controls/runner.ts'
import type { Account } from '../domain/account.ts'
import type { UnavailableFact } from '../domain/fact.ts'
import type { ChangeFacts, Facts, Need, Team } from '../domain/facts.ts'
import type { Conclusion, NonEmpty, Reason, Verdict } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import type { Roster } from '../domain/roster.ts'
import { factView, isChangeFact, names } from './factView.ts'
import { anchoredPointer } from './pointers.ts'
import { supposedTeam } from './suppose.ts'
import { teamReason, unavailableReason } from './unavailable.ts'

/** One control asked about one change under one policy. */
export interface Question {
  control: Control
  options: unknown
  roster: Roster
  facts: Facts
  /** Index into `facts.changes`. */
  index: number
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
    return { verdict: 'unknown', because: [crashed(error)] }
  }
}

function judgeNeeds(question: Question): Judgement {
  const change = question.facts.changes[question.index]
  if (change === undefined) throw new Error('the change is not among the facts')
  const { control, options, roster, facts } = question
  const needs = control.needs(options, { subject: facts.subject, change: change.number, roster })
  const [first, ...rest] = [...missingChangeFacts(needs, question, change), ...missingAccounts(needs, facts), ...missingTeams(needs, facts)]
  if (first !== undefined) return { verdict: 'unknown', because: [first, ...rest] }
  const hidden = names(needs, 'team:').flatMap((slug) => {
    const team = facts.teams[slug]
    return team?.state === 'unavailable' ? [{ slug, team }] : []
  })
  return hidden.length === 0 ? ask(question, change, needs, {}) : askAtBothEnds(question, change, needs, hidden)
}

function missingChangeFacts(needs: Need[], { index }: Question, change: ChangeFacts): Reason[] {
  return needs.filter(isChangeFact).flatMap((need) => {
    const fact = Object.hasOwn(change, need) ? change[need] : undefined
    if (fact === undefined) return [notCollected(need)]
    return fact.state === 'unavailable' ? [unavailableReason(fact.reason, [`/changes/${index}/${need}`])] : []
  })
}

/** Accounts are not supposed like teams: who belongs to whom can help and harm at once, so both ends would prove nothing. */
function missingAccounts(needs: Need[], { accounts }: Facts): Reason[] {
  const logins = names(needs, 'login:')
  if (logins.length === 0) return []
  if (accounts.state === 'unavailable') return [unavailableReason(accounts.reason, ['/accounts'])]
  return logins.filter((login) => !Object.hasOwn(accounts.value, login)).map((login) => notCollected(`login:${login}`))
}

const missingTeams = (needs: Need[], { teams }: Facts): Reason[] =>
  names(needs, 'team:')
    .filter((slug) => !Object.hasOwn(teams, slug))
    .map((slug) => notCollected(`team:${slug}`))

interface HiddenTeam {
  slug: string
  team: UnavailableFact
}

/** SEMANTICS 56: an unreadable team blocks only when it could change the verdict. The answer shown is the one that assumes nobody is in it. */
function askAtBothEnds(question: Question, change: ChangeFacts, needs: Need[], hidden: HiddenTeam[]): Judgement {
  const ends = hidden.map(({ slug }) => [slug, supposedTeam(slug, question.facts)] as const)
  const least = ask(question, change, needs, Object.fromEntries(ends.map(([slug, end]) => [slug, end.least])))
  const most = ask(question, change, needs, Object.fromEntries(ends.map(([slug, end]) => [slug, end.most])))
  if (least.verdict === most.verdict) {
    const [first, ...rest] = least.because
    if (least.verdict === 'not-applicable') return least
    return { verdict: least.verdict, because: [first, ...rest, ...hidden.map(({ slug, team }) => sameEitherWay(slug, team))] }
  }
  const [first, ...rest] = hidden.map(({ slug, team }) => teamReason(slug, team.reason, [teamPointer(slug)]))
  if (first === undefined) throw new Error('no team was hidden')
  return { verdict: 'unknown', because: [first, ...rest] }
}

function ask(question: Question, change: ChangeFacts, needs: Need[], supposed: Record<string, Team>): Judgement {
  const { control, options, roster, facts, index, readProposed } = question
  const context: Context = { subject: facts.subject, change: change.number, roster, at: judgedAt(facts, change) }
  const view = factView({
    change,
    needs,
    teams: { ...readableTeams(facts), ...supposed },
    accounts: readableAccounts(facts),
    proposedPolicy: () => proposedProblems(change, readProposed),
  })
  const conclusion = checked(control, control.evaluate(view, options, context))
  const because = conclusion.because.map((reason) => ({
    message: reason.message,
    data: reason.data,
    facts: [...new Set(reason.facts.map((pointer) => anchoredPointer(pointer, facts, index)))],
  })) as NonEmpty<Reason>
  return settled({ verdict: conclusion.verdict, because }, facts)
}

/** A merged change waits for nothing: what was missing at its merge no later sign-off can cure (SEMANTICS 51, 59). */
function settled({ verdict, because }: Judgement, { subject }: Facts): Judgement {
  if (subject.gate !== 'merge' || verdict !== 'pending') return { verdict, because }
  const late: Reason<RunnerMessage> = { message: 'mergedWithout', data: {}, facts: ['/subject/commit'] }
  return { verdict: 'fail', because: [late, ...because] }
}

/** When grants must hold: at the decision, or for a merged change at its merge (SEMANTICS 59). */
function judgedAt(facts: Facts, change: ChangeFacts): string {
  if (facts.subject.gate !== 'merge') return facts.evaluatedAt
  const pullRequest = change.pullRequest
  if (pullRequest?.state !== 'known' || pullRequest.value.mergedAt === null) throw new Error('the time of the merge is not known')
  return pullRequest.value.mergedAt
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

const notCollected = (fact: string): Reason<RunnerMessage> => ({ message: 'notCollected', data: { fact }, facts: [] })

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
