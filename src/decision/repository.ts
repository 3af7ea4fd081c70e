import type { Control, SubjectControl } from '../controls/control.ts'
import { controls } from '../controls/index.ts'
import { reconciledBy } from '../controls/reconciling.ts'
import type { Facts, Need } from '../domain/facts.ts'
import type { ControlResult } from '../domain/outcome.ts'
import type { Population, Reconciliation, RepositoryFactValues } from '../domain/reconciliation.ts'
import type { Subject } from '../domain/subject.ts'
import { governedThen } from '../policy/governedThen.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { governs, ungoverned } from './evaluate.ts'
import { judge } from './judge.ts'

/** What came in is one, and the records of it are one, however many policies there are: they are judged once, by all of them together. */
export interface RepositoryEvaluation {
  facts: Facts
  policies: LoadedPolicy[]
  /** Those of an earlier release, when one of its records is judged again; all of this one unless given. */
  controls?: Control[]
}

/** What the controls of a reconciliation ask for. */
export function repositoryNeeds(policies: LoadedPolicy[], subject: Subject, asked: Control[] = controls): Need[] {
  const together = inForce(policies, subject)
  if (together === null) return []
  const { policy, roster } = together
  return [...new Set(populationControls(asked).flatMap((control) => control.needs(control.options(policy), { subject, roster })))].sort()
}

/** Every control of a reconciliation. Never throws for what facts or policies hold. */
export function evaluateRepository({ facts, policies, controls: asked = controls }: RepositoryEvaluation): ControlResult[] {
  const together = inForce(policies, facts.subject)
  const governing = governedThen(populationOf(facts), policies)
  const [first] = policies
  return populationControls(asked).flatMap((control) => {
    const result = { id: control.id, version: control.version, policy: together?.index ?? 0, change: null }
    if (together === null) return first === undefined ? [] : [{ ...result, ...ungoverned(first, facts.subject) }]
    const { policy, roster } = together
    const question = { control, options: control.options(policy), roster, facts, index: null, changes: [], governing, readProposed: () => [] }
    return [{ ...result, ...judge(question) }]
  })
}

const populationControls = (all: Control[]): SubjectControl[] => all.filter((control): control is SubjectControl => control.scope === 'population')

interface Together extends Pick<LoadedPolicy, 'roster'> {
  policy: LoadedPolicy['policy']
  index: number
}

/** The first policy that governs the branch; null: none does. */
function inForce(policies: LoadedPolicy[], subject: Subject): Together | null {
  const index = policies.findIndex((loaded) => governs(loaded, subject))
  const own = policies[index]
  if (own === undefined) return null
  return { policy: own.policy, roster: own.roster, index }
}

const populationOf = ({ repository }: Facts): Population | null =>
  repository?.population?.state === 'known' ? repository.population.value : null

/** The rows for people and exports; null where what came in or what is recorded could not be read. */
export function reconciledOf({ repository, subject }: Facts, policies: LoadedPolicy[]): Reconciliation | null {
  const { population, deploymentsMade, records } = repository ?? {}
  if (population?.state !== 'known' || deploymentsMade?.state !== 'known' || records?.state !== 'known') return null
  const facts: RepositoryFactValues = { population: population.value, deploymentsMade: deploymentsMade.value, records: records.value }
  return {
    ...reconciledBy(facts, subject, governedThen(population.value, policies)),
    period: population.value.period,
    start: population.value.start?.sha ?? null,
    end: population.value.end,
    updatesComplete: population.value.updatesComplete,
    from: records.value.from,
    read: records.value.read,
    ledger: records.value.ledger?.head ?? null,
    ledgerRewrites: records.value.ledger?.rewrites ?? [],
    findings: records.value.ledger?.findings ?? [],
  }
}
