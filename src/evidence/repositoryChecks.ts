import type { Facts } from '../domain/facts.ts'
import type { Check } from './check.ts'
import type { FactsReading } from './statement.ts'

/** What was held against what. Empty for every other gate. */
export function repositoryChecks(reading: FactsReading): Check[] {
  if (!reading.ok || reading.facts.schema !== 1 || reading.facts.subject.gate !== 'repository') return []
  const { facts } = reading
  return [{ what: 'reconciliation', value: [populationText(facts), deploymentsText(facts), recordsText(facts)].join('; '), ok: null }]
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function populationText({ repository, subject }: Facts): string {
  const population = repository?.population
  if (population?.state !== 'known') return `what came into ${subject.base.branch} is not known`
  const { branch, period, start, end, commits, updatesComplete } = population.value
  const moves = updatesComplete ? '' : ', the log of moves does not reach back to its beginning'
  const line = `${counted(commits.length, 'commit')} of ${branch} after ${start?.sha ?? 'nothing'} up to ${end ?? 'nothing'}`
  return `${line}, ${period.since} to ${period.until}${moves}`
}

const deploymentsText = ({ repository }: Facts): string =>
  repository?.deploymentsMade?.state === 'known' ? counted(repository.deploymentsMade.value.length, 'deployment') : 'the deployments are not known'

function recordsText({ repository }: Facts): string {
  const records = repository?.records
  if (records?.state !== 'known') return 'the records are not known'
  const { from, read, ledger, records: kept } = records.value
  const head = ledger?.head ? `, whose last record is ${ledger.head.index} with sha256 ${ledger.head.sha256}` : ''
  return `${counted(kept.length, 'record')} of ${counted(read, 'file')} in ${from}${head}, not compared: what each of them says is the signer's word`
}
