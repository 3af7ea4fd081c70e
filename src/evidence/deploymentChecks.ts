import { breakGlassId } from '../controls/breakGlass.ts'
import type { Lineage } from '../domain/deployment.ts'
import type { Facts } from '../domain/facts.ts'
import type { Json } from '../domain/outcome.ts'
import type { Statement } from '../domain/record.ts'
import type { Check } from './check.ts'
import type { FactsReading } from './statement.ts'

/** What was deployed where, and whether the glass was broken, in whose name and for what. Empty for a change that was judged as usual. */
export function deploymentChecks(statement: Statement, reading: FactsReading): Check[] {
  if (!reading.ok || reading.facts.schema !== 1) return []
  const { facts } = reading
  return [...(facts.subject.gate === 'deployment' ? [deploymentCheck(facts)] : []), ...glassChecks(statement, facts)]
}

function deploymentCheck({ subject, deployment = {}, changes }: Facts): Check {
  const told = deployment.deployment?.state === 'known' ? deployment.deployment.value : null
  const run = told?.run ? `run ${told.run.id} attempt ${told.run.attempt} on ${told.run.headSha}` : 'no run is known'
  const range = deployment.lineage?.state === 'known' ? rangeText(deployment.lineage.value) : 'the range is not known'
  return { what: 'deployment', value: `environment ${subject.environment ?? 'none'}; ${run}; ${range}, ${counted(changes, 'change')}`, ok: null }
}

const counted = ({ length }: unknown[], one: string): string => `${length} ${one}${length === 1 ? '' : 's'}`

/** Where the range begins is what the whole lineage hangs on: with a record, that one is to be checked as well. */
function rangeText({ from, relation, commits }: Lineage): string {
  if (from === null) return 'no earlier record and no baseline'
  const start = from.known === 'baseline' ? 'the baseline of the policy' : `the record with sha256 ${from.record.sha256}, not compared`
  return `${relation} of ${from.sha} (${start}), ${counted(commits, 'commit')}`
}

function glassChecks({ predicate: { decision } }: Statement, { breakGlass }: Facts): Check[] {
  const overridden = decision.result === 'overridden'
  if (breakGlass === undefined) return overridden ? [{ what: 'override', value: 'overridden, and yet nobody asked for it', ok: false }] : []
  const asked = `asked for: ${breakGlass.reason}`
  if (!overridden) return [{ what: 'override', value: `${asked}; it was not granted`, ok: null }]
  const reasons = decision.controls.filter(({ id, verdict }) => id === breakGlassId && verdict === 'pass').flatMap(({ because }) => because)
  const all = (name: string): string => [...new Set(reasons.flatMap(({ data }) => textsOf(data[name])))].join(', ')
  const who = `let through by ${all('people')} as ${all('roles')}`
  return [{ what: 'override', value: `${asked}; NOT satisfied: ${all('controls')}; ${who}; to be signed off by ${all('due')}`, ok: null }]
}

const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
