import { decide, decisionError } from './decision/decide.ts'
import { policyRefused } from './decision/evaluate.ts'
import { evaluateRepository, reconciledOf } from './decision/repository.ts'
import type { BranchUpdate } from './domain/deployment.ts'
import { type Fact, known, type Source, unavailable, type UnavailableFact } from './domain/fact.ts'
import { ledgerName } from './domain/ledger.ts'
import type { Facts } from './domain/facts.ts'
import type { Reconciliation } from './domain/occasion.ts'
import type { Decision } from './domain/outcome.ts'
import { periodOf } from './domain/period.ts'
import type { FoundRecords, Period, ReadRecord, RecordSays, RecordsRead, RepositoryFacts } from './domain/reconciliation.ts'
import type { Reading } from './domain/report.ts'
import { repositoryPath, type Subject } from './domain/subject.ts'
import type { Ending, GateSettings, Judged, ReconcilingEdge } from './edge.ts'
import { anchoredAt, followLedger, type LedgerLink } from './evidence/ledger.ts'
import { orderFacts } from './evidence/order.ts'
import { ofPeriod } from './evidence/recordsOfPeriod.ts'
import { measured } from './gate.ts'
import { type PolicyState, readPolicies, reportOn } from './judge.ts'
import { tell } from './tell.ts'

/** The other story: not one change before it comes in, but all that came in, held against all that is recorded. */
export async function reconcile(occasion: Reconciliation, settings: GateSettings, edge: ReconcilingEdge): Promise<Ending> {
  const { repository, asked } = occasion
  const located = await edge.population.locate(repository, asked.branch)
  if (located.state === 'unavailable') return { exitCode: 1, reports: [], stored: [], notice: measured(located.reason) }
  const period = periodOf(asked.since, asked.until, located.now)
  if (period === null) return { exitCode: 1, reports: [], stored: [], notice: `Could not evaluate: the period ends before it begins (by GitHub's clock it is ${located.now}).` }
  const ending: Ending = { exitCode: 0, reports: [], stored: [], notice: null }
  await tell([await judgeRepository(located.subject, period, settings, edge)], occasion, settings, edge, ending)
  return ending
}

/** Git and GitHub say what came in, the records say what was judged; each is read without the other, and a control holds them together. */
async function judgeRepository(subject: Subject, period: Period, settings: GateSettings, edge: ReconcilingEdge): Promise<Judged> {
  const { policyPath } = settings
  const [policy, deploymentsMade, read, rules] = await Promise.all([
    readPolicies(subject, policyPath, edge.collector),
    edge.population.deployments(subject, period),
    readRecords(subject, period, edge),
    edge.collector.branchRules(subject),
    edge.meanwhile(() => edge.prepare()),
  ])
  const found = read.state === 'known' ? read.value.records : []
  const names = othersIn(found, subject)
  const asked = { numbers: numbersIn(found, [repositoryPath(subject.repository), ...names], period), names, policyPath }
  const population = await edge.population.population(subject, period, asked)
  const records = read.state === 'known' && population.state === 'known' ? { ...read, value: ofThePeriod(read.value, population.value, deploymentsMade) } : read
  const repository: RepositoryFacts = { population, deploymentsMade, records }
  const facts = orderFacts({ schema: 1, evaluatedAt: lastAnswer(repository, period), subject, changes: [], teams: {}, accounts: known({}, []), repository })
  const decision = decisionOf(policy, facts)
  const report = await reportOn({ subject, facts, policy, decision, rules }, settings, edge)
  const reconciled = policy.state === 'read' ? reconciledOf(facts, policy.policies) : null
  const reading = { ...report.reading, lines: [...report.reading.lines, ...linesOf(repository)] }
  return { state: 'judged', subject, facts, policies: policy.sources, report: { ...report, reading, ...(reconciled === null ? {} : { reconciled }) } }
}

function decisionOf(policy: PolicyState, facts: Facts): Decision {
  if (policy.state === 'unavailable') return decisionError(policy.reason)
  if (policy.state === 'refused') return policyRefused(policy.problems, facts.subject)
  return decide(evaluateRepository({ facts, policies: policy.policies }))
}

/** Every file that may be a record, verified by itself; and, where they stand in a ledger, the ledger as a whole. */
async function readRecords(subject: Subject, period: Period, edge: ReconcilingEdge): Promise<Fact<RecordsRead>> {
  const branch = edge.ledgerBranch
  const [found, rewrites] = await Promise.all([
    edge.findRecords(subject, period),
    branch === null ? known<BranchUpdate[]>([], []) : edge.population.ledgerRewrites(subject, branch, period),
  ])
  if (found.state === 'unavailable') return found
  if (found.value === null) return noLedger(subject, branch ?? '', found.sources)
  if (rewrites.state === 'unavailable') return rewrites
  const records: ReadRecord[] = []
  const links: LedgerLink[] = []
  for await (const { path, bytes } of found.value.files()) {
    const { record, link } = await edge.readRecord(path, bytes)
    records.push(record)
    if (link !== null) links.push(link)
  }
  const whole = ledgerOf(found.value, links, edge.anchor)
  const ledger = whole === null ? null : { ...whole, rewrites: rewrites.value }
  return known({ from: found.value.from, read: records.length, ledger, records }, [...found.sources, ...rewrites.sources])
}

function noLedger({ repository }: Subject, branch: string, sources: Source[]): UnavailableFact {
  const detail = 'there is no such branch: no record was written to it yet, or its name or the place of the records is another'
  return unavailable({ what: `ledger ${ledgerName(repository, branch)}`, request: sources.at(-1)?.request ?? null, status: 200, detail }, sources)
}

/** Files beside a ledger's records are let be by whoever finds them; here one record in a ledger's place makes it a ledger. */
function ledgerOf({ from, commits }: FoundRecords, links: LedgerLink[], anchor: string | null): Omit<NonNullable<RecordsRead['ledger']>, 'rewrites'> | null {
  if (links.length === 0 && !from.startsWith('ledger ') && anchor === null) return null
  const { names, head, findings } = followLedger(links)
  const isLost = anchor !== null && anchoredAt(links, anchor) === null
  const cut = { kind: 'cut-off', index: null, detail: `the record that was kept, sha256 ${anchor}, is not in the ledger: it was cut off there, or written anew` }
  const isMixed = commits !== null && commits !== links.length
  const mixed = { kind: 'other-commits', index: null, detail: `its branch has ${commits} commits and ${links.length} ${links.length === 1 ? 'record' : 'records'}: a commit is no record's, or took a record away` }
  return { names, head, findings: [...findings, ...(isLost ? [cut] : []), ...(isMixed ? [mixed] : [])] }
}

const ofThePeriod = (read: RecordsRead, population: Parameters<typeof ofPeriod>[1], made: RepositoryFacts['deploymentsMade']): RecordsRead => ({
  ...read,
  records: ofPeriod(read.records, population, made?.state === 'known' ? made.value : []),
})

/**
 * A ledger of many years names more pull requests than anybody need ask for; of a period that begins with a commit only the end is known. `names`: whose
 * records may be this repository's own.
 */
const numbersIn = (records: ReadRecord[], names: string[], { since, until }: Period): number[] => {
  const own = new Set(names.map((name) => name.toLowerCase()))
  const begin = since.includes(':') ? since : ''
  const isOfChange = ({ gate, repository }: RecordSays): boolean => (gate === 'merge' || gate === 'pull-request') && own.has(repository.toLowerCase())
  const said = records.flatMap(({ says }) => (says !== null && isOfChange(says) && says.evaluatedAt >= begin && says.evaluatedAt <= until ? says.changes : []))
  return [...new Set(said.map(({ number }) => number))].sort((one, other) => one - other)
}

/** Names that are not the repository's own: those it had before are not another's. More of them than anybody renames are not asked for. */
const othersIn = (records: ReadRecord[], { repository }: Subject): string[] => {
  const own = `${repository.owner}/${repository.name}`.toLowerCase()
  return [...new Set(records.flatMap(({ says }) => (says === null || says.repository.toLowerCase() === own ? [] : [says.repository])))].sort().slice(0, mostNames)
}

const mostNames = 10

/** The API's clock when the last fact was read; before that, the period has ended. Stores that files are downloaded from have clocks of their own. */
function lastAnswer({ population, deploymentsMade }: RepositoryFacts, { until }: Period): string {
  const sources = [population, deploymentsMade].flatMap((fact) => fact?.sources ?? [])
  return sources.reduce((last, { date }) => (date !== null && date > last ? date : last), until)
}

function linesOf({ population, deploymentsMade, records }: RepositoryFacts): Reading['lines'] {
  const all = (what: string, count: number) => [{ what, listed: count, total: count }]
  return [
    ...(population?.state === 'known' ? all('commits of the branch', population.value.commits.length) : []),
    ...(population?.state === 'known' ? all('moves of the branch', population.value.updates.length) : []),
    ...(deploymentsMade?.state === 'known' ? all('deployments', deploymentsMade.value.length) : []),
    ...(records?.state === 'known' ? all(`evidence files (${records.value.from})`, records.value.read) : []),
  ]
}
