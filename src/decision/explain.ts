import { messageOf } from '../controls/catalogue.ts'
import type { MessageKind } from '../controls/control.ts'
import { independentDeployer } from '../controls/independentDeployer.ts'
import { runnerId } from '../controls/runner.ts'
import type { Account } from '../domain/account.ts'
import { known } from '../domain/fact.ts'
import type { ChangeFacts, Facts, Review } from '../domain/facts.ts'
import type { ControlResult, Decision, NonEmpty, Verdict } from '../domain/outcome.ts'
import type { Explanation, SourcedReason } from '../domain/report.ts'
import { accountsIn } from './suppose.ts'

/** Sorts a decision's reasons for people by what their messages are for. It judges nothing: the verdict is the decision's. */
export function explain(decision: Decision): Explanation {
  const reasons = reasonsOf(decision.controls)
  const headline = headlineOf(decision, reasons)
  // After the merge nobody can give any more what was missing before it.
  const tooLate = headline.some(({ message }) => message === 'mergedWithout')
  const kind = (wanted: MessageKind): SourcedReason[] => distinct(reasons.filter((one) => one.kind === wanted))
  return {
    headline,
    todo: headline.filter(({ control, message }) => hasTodo(control, message) && !(tooLate && kindOf(control, message) === 'missing')),
    table: decision.controls,
    counted: kind('counted').filter(isApproval),
    notCounted: kind('notCounted'),
    contributors: kind('contributor'),
    notes: kind('note'),
    warnings: kind('warning'),
  }
}

/** A pass may rest on more than approvals: on who deploys, on a protected environment, on changes approved long ago. */
const isApproval = ({ control, data }: SourcedReason): boolean => control !== independentDeployer.id && Object.hasOwn(data, 'login')

const hasTodo = (control: string, message: string): boolean => messageOf(control, message)?.todo !== undefined
const kindOf = (control: string, message: string): MessageKind | null => messageOf(control, message)?.kind ?? null

/** A reason with what its message is for, and how its control concluded. */
interface Placed {
  reason: SourcedReason
  kind: MessageKind | null
  verdict: Verdict
}

const reasonsOf = (results: ControlResult[]): Placed[] =>
  results.flatMap(({ id, change, verdict, because }) =>
    because.map((reason) => ({
      reason: { control: id, change, message: reason.message, data: reason.data, facts: reason.facts },
      kind: kindOf(id, reason.message),
      verdict,
    })),
  )

/** What broke stands before what is not known, and that before what is missing: the order of the verdicts. */
function headlineOf({ result, controls }: Decision, reasons: Placed[]): NonEmpty<SourcedReason> {
  const wanted = (kind: MessageKind, ...verdicts: Verdict[]): Placed[] => reasons.filter((one) => one.kind === kind && verdicts.includes(one.verdict))
  const [first, ...rest] = largest(distinct([
    ...wanted('broken', 'fail'),
    ...wanted('broken', 'unknown'),
    ...wanted('missing', 'fail'),
    ...wanted('missing', 'pending'),
  ]))
  if (first !== undefined) return [first, ...rest]
  return [result === 'passed' ? ready(controls, reasons) : (unsorted(reasons) ?? nothingEvaluated)]
}

/** Approvals by number, not by role, add up to the most that anybody asks for: a guard's two are not two more than the rule's one. */
function largest(reasons: SourcedReason[]): SourcedReason[] {
  const asked = ({ data }: SourcedReason): number | null => (data['role'] === null && typeof data['missing'] === 'number' ? data['missing'] : null)
  return reasons.filter((reason, index) => {
    const own = asked(reason)
    if (own === null) return true
    return !reasons.some((other, place) => {
      const theirs = other.change === reason.change ? asked(other) : null
      return theirs !== null && (theirs > own || (theirs === own && place < index))
    })
  })
}

/** A pass names its witnesses in its title as well. */
function ready(controls: ControlResult[], reasons: Placed[]): SourcedReason {
  const counted = reasons.flatMap(({ kind, reason }) => (kind === 'counted' && isApproval(reason) ? [reason.data['login']] : []))
  const people = [...new Set(counted.filter((login) => typeof login === 'string'))]
  const passed = controls.filter(({ verdict }) => verdict === 'pass').length
  const data = people.length === 0 ? { controls: passed } : { controls: passed, people }
  return { control: runnerId, change: null, message: people.length === 0 ? 'ready' : 'readyBy', data, facts: [] }
}

/** A record of another version may hold messages this one has no sentence for; its first blocking reason still stands in the title. */
const unsorted = (reasons: Placed[]): SourcedReason | undefined =>
  reasons.find(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')?.reason

const nothingEvaluated: SourcedReason = { control: runnerId, change: null, message: 'nothingEvaluated', data: {}, facts: [] }

/** Two policies, or two controls that share a sentence, say the same thing once. */
function distinct(placed: Placed[]): SourcedReason[] {
  const seen = new Map<string, SourcedReason>()
  for (const { reason } of placed) {
    const key = JSON.stringify([reason.change, reason.message, Object.entries(reason.data).sort(([a], [b]) => (a < b ? -1 : 1))])
    if (!seen.has(key)) seen.set(key, reason)
  }
  return [...seen.values()]
}

/** Sorts after every id GitHub gives, so that the supposed approval is the account's last word. */
const lastReviewId = '9007199254740991'

/**
 * The same facts with one more approval: by that account, of the head of every change, at the time of decision. Write access is taken from
 * the account's earlier reviews, else granted: the question is what its approval would change.
 */
export function whatIf(facts: Facts, login: string, id: number): Facts {
  const account: Account = accountsIn(facts).find((seen) => seen.id === id) ?? { id, login, type: 'User' }
  return { ...facts, changes: facts.changes.map((change) => withApproval(change, account, facts.evaluatedAt)) }
}

function withApproval(change: ChangeFacts, account: Account, at: string): ChangeFacts {
  const { reviews, pullRequest } = change
  if (reviews?.state !== 'known' || pullRequest?.state !== 'known') return change
  const { sha, tree, mergeBase } = pullRequest.value.head
  const earlier = reviews.value.filter((review) => review.author?.id === account.id)
  const approval: Review = {
    id: lastReviewId,
    state: 'APPROVED',
    submittedAt: at,
    author: account,
    commit: { sha, tree, mergeBase },
    authorCanPush: earlier.at(-1)?.authorCanPush ?? true,
  }
  return { ...change, reviews: known([...reviews.value, approval], reviews.sources) }
}
