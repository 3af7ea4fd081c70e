import type { RunnerMessage } from '../controls/runner.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFacts, Facts, Need } from '../domain/facts.ts'
import type { Reason } from '../domain/outcome.ts'
import { identityPatterns, isChangeFact, isSubjectFact, names, subjectFact, subjectPointer, trustedNames } from './factView.ts'
import { unavailableReason } from './unavailable.ts'

/** Needed facts of a change that are not known, each with its reason: whatever is here makes a control `unknown`. */
export const missingOfChange = (needs: Need[], facts: Facts, index: number, change: ChangeFacts): Reason[] => [
  ...needs
    .filter(isChangeFact)
    .flatMap((need) => missingFact(need, Object.hasOwn(change, need) ? change[need] : undefined, `/changes/${index}/${need}`)),
  ...missingPeople(needs, facts),
]

/** The same of the whole subject. An inventory that is not known is no such reason. */
export const missingOfSubject = (needs: Need[], facts: Facts): Reason[] => [
  ...once(needs.filter(isSubjectFact).flatMap((need) => missingFact(need, subjectFact(facts, need), subjectPointer(need)))),
  ...missingSought(needs, facts),
  ...missingPeople(needs, facts),
]

/** One refusal can keep several facts away: it is one reason, which names all of them. */
function once(reasons: Reason[]): Reason[] {
  const byText = new Map<string, Reason>()
  for (const reason of reasons) {
    const key = JSON.stringify([reason.message, reason.data])
    const before = byText.get(key)
    byText.set(key, before ? { ...before, facts: [...before.facts, ...reason.facts] } : reason)
  }
  return [...byText.values()]
}

function missingFact(need: Need, fact: Fact<unknown> | undefined, pointer: string): Reason[] {
  if (fact === undefined) return [notCollected(need)]
  return fact.state === 'unavailable' ? [unavailableReason(fact.reason, [pointer])] : []
}

/** A pattern that was not looked for when the files were read would be found nowhere, and what trusted callees do would be nothing. */
function missingSought(needs: Need[], { workflows }: Facts): Reason[] {
  const { identities, trusted = [] } = workflows?.state === 'known' ? workflows.value : { identities: [] }
  const [patterns, owners] = [new Set(identities), new Set(trusted)]
  return [
    ...identityPatterns(needs).filter((pattern) => !patterns.has(pattern)).map((pattern) => notCollected(`identity:${pattern}`)),
    ...trustedNames(needs).filter((name) => !owners.has(name)).map((name) => notCollected(`trusted:${name}`)),
  ]
}

const missingPeople = (needs: Need[], facts: Facts): Reason[] => [...missingAccounts(needs, facts), ...missingTeams(needs, facts)]

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

const notCollected = (fact: string): Reason<RunnerMessage> => ({ message: 'notCollected', data: { fact }, facts: [] })
