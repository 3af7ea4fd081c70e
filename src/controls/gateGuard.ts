import type { Conclusion, Reason } from '../domain/outcome.ts'
import type { Count } from '../duties/approvals.ts'
import { countOf } from '../duties/approvals.ts'
import type { Case } from '../duties/case.ts'
import { caseNeeds, caseOf, teamNeeds } from '../duties/case.ts'
import { changedNames } from '../duties/paths.ts'
import type { Demand } from '../duties/requirements.ts'
import { extraReasons, guardDemand, guardedMatch, matchedRules, mergedDemand } from '../duties/requirements.ts'
import type { EmptySeats } from '../duties/signOff.ts'
import { signOffOf } from '../duties/signOff.ts'
import { concluded } from './approvalReasons.ts'
import type { FactView } from './control.ts'
import { defineControl } from './control.ts'
import { countedReasons } from './countReasons.ts'
import type { ChangesOptions } from './options.ts'
import { emptyReason, impossibleReasons, signedReasons, unseatedReasons } from './seatReasons.ts'
import { approvalMessages, mayApprove, pairsTodo, seatMessages } from './sentences.ts'

type Options = Pick<ChangesOptions, 'approvals' | 'independence' | 'co-authors' | 'unattributed' | 'agents' | 'sign-off' | 'guard'>

const messages = {
  ...seatMessages,
  ...approvalMessages,
  proposedBroken: {
    kind: 'broken',
    text: 'This change would leave the policy with an error: {file}, line {line}: {message} ({code}).',
    short: 'this change would break the policy: {message}',
    todo: 'Correct {file} in this pull request: {message}. A broken policy on the base branch would block its own repair.',
  },
  proposedRemoved: {
    kind: 'broken',
    text: 'This change would remove the policy {file}, and without a policy every pull request is blocked, its own repair included.',
    short: 'this change would remove the policy',
    todo: 'Keep {file}. To retire the gate, first remove the rule that requires its status.',
  },
  guardTooFew: {
    kind: 'missing',
    text: '{found} of {required} independent approvals: one more is asked for, because the change touches what protects the gate.',
    short: '{missing} independent {missing|approval|approvals} for a change to the gate itself',
    todo: mayApprove,
  },
  guardPairsMissing: {
    kind: 'missing',
    text:
      'The work of {people|and} has {found} of {required} approvals by other people: ' +
      'one more is asked for, because the change touches what protects the gate.',
    short: '{missing} {missing|approval|approvals} of the work of {people|and} by {missing|another person|other people}, for the gate itself',
    todo: pairsTodo,
  },
  guarded: { kind: 'note', text: '{path} protects the gate itself and is guarded.' },
  guardedUnseen: {
    kind: 'note',
    text: 'Only {listed} of {total} changed files could be listed, so the change counts as touching what protects the gate.',
  },
  proposedUnread: {
    kind: 'note',
    text: 'In {file}, line {line}, {message}: whether it can be read and agrees is seen only once it stands on the base branch.',
  },
  untouched: { kind: 'note', text: 'The change touches nothing that protects the gate ({files} {files|file|files} looked at).' },
} as const
type Id = keyof typeof messages

export const gateGuard = defineControl<Options, typeof messages>({
  id: 'gate-guard',
  title: 'What protects the gate changed only with the sign-off of those who own it',
  rationale:
    'Whoever can quietly edit the policy, the workflows or the code owners can switch every other control off, ' +
    'and the next change passes by rules of their own making.',
  mappings: [
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-5, CM-5(1)', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC7.1', kind: 'framework', strength: 'supports' },
    { framework: 'ISO/IEC 27001:2022', clause: 'A.8.4', kind: 'framework', strength: 'supports' },
    { framework: 'NIST SSDF', clause: 'PS.1.1', kind: 'framework', strength: 'supports' },
  ],
  version: 1,
  since: '0.1.0',
  scope: 'change',
  options: ({ changes }) => changes,
  messages,
  needs: (_options, { roster }) => [...caseNeeds(roster), ...teamNeeds(roster), 'files', 'policyAtHead'],
  evaluate(facts, chosen, context) {
    const names = changedNames(facts.files)
    const { path: policyPath, changed } = facts.policyAtHead
    const match = guardedMatch(chosen.guard, policyPath, names) ?? (changed ? { path: policyPath } : null)
    const broken = brokenPolicy(facts)
    if (match === null && broken.length === 0) {
      return { verdict: 'not-applicable', because: [{ message: 'untouched', data: { files: facts.files.total }, facts: ['/files'] }] }
    }
    const found = caseOf(facts, context, chosen['co-authors'])
    const demand = guardDemand(chosen.guard, Object.keys(context.roster.roles))
    const rules = matchedRules(chosen['sign-off'], facts.pullRequest.base.branch, names)
    const notes = [guardNote(match === null ? policyPath : match === 'everything' ? null : match.path, facts), ...unreadCentral(facts)]
    if (demand === null) return byCount(found, chosen, broken, notes)
    return bySeats(found, demand, mergedDemand(rules.map(({ roles }) => roles)), broken, notes)
  },
})

/** A broken or missing policy must never reach the base, because it would block its own repair (SEMANTICS 31). */
function brokenPolicy({ policyAtHead, proposedPolicy }: FactView): Reason<Id>[] {
  const { path, text, changed } = policyAtHead
  const facts = ['/policyAtHead']
  if (changed && text === null) return [{ message: 'proposedRemoved', data: { file: path }, facts }]
  const problems = proposedPolicy.filter(({ code }) => code !== notRead)
  return problems.map(({ file, line, message, code }) => ({ message: 'proposedBroken', data: { file, line, message, code }, facts }))
}

/** Judging reads nothing, so a central policy that only the change names cannot be held against it. */
const notRead = 'CS-020'
const unreadCentral = ({ proposedPolicy }: FactView): Reason<Id>[] =>
  proposedPolicy.flatMap(({ file, line, message, code }) =>
    code === notRead ? [{ message: 'proposedUnread', data: { file, line, message }, facts: ['/policyAtHead'] }] : [],
  )

/** Without roles the guard asks for one more independent approval than everything else does. */
function byCount(found: Case, chosen: Options, broken: Reason<Id>[], notes: Reason<Id>[]): Conclusion<Id> {
  const extras = extraReasons(found.contributors, { ...chosen, guard: true })
  const count = countOf(found.approvals, found.contributors, chosen.independence, chosen.approvals + extras.length)
  const missing = count.found < count.required ? [guardTooFew(count, found.head)] : []
  return concluded<Id>({ broken, missing, witnesses: countedReasons(count.counted), others: notes })
}

function guardTooFew({ required, found, short }: Count, head: string): Reason<Id> {
  const data = { role: null, required, found, missing: required - found, eligible: [], head }
  if (short.length === 0) return { message: 'guardTooFew', data, facts: ['/reviews'] }
  return { message: 'guardPairsMissing', data: { ...data, people: short.map(({ name }) => name) }, facts: ['/reviews'] }
}

/** The guard's seats are held together with those of the sign-off rules, so that one person never sits for both (SEMANTICS 25). */
function bySeats(found: Case, guard: Demand, rules: Demand, broken: Reason<Id>[], notes: Reason<Id>[]): Conclusion<Id> {
  const demand = mergedDemand([rules, guard])
  const signOff = signOffOf(demand, found)
  const own = signOff.empty.filter(({ role }) => Object.hasOwn(guard, role))
  // The rules' own empty seats are told by role-sign-off; only those that stay empty because of the guard are told here.
  const short = own.length > 0 || seats(signOff.empty) <= seats(signOffOf(rules, found).empty) ? own : signOff.empty
  return concluded<Id>({
    broken: [...broken, ...impossibleReasons(signOff)],
    missing: short.map((empty) => emptyReason(empty, found.head)),
    witnesses: signedReasons(signOff),
    others: [...notes, ...unseatedReasons(demand, signOff, found)],
  })
}

const seats = (empty: EmptySeats[]): number => empty.reduce((sum, { missing }) => sum + missing, 0)

const guardNote = (path: string | null, { files }: FactView): Reason<Id> =>
  path === null
    ? { message: 'guardedUnseen', data: { listed: files.listed.length, total: files.total }, facts: ['/files'] }
    : { message: 'guarded', data: { path }, facts: ['/files'] }
