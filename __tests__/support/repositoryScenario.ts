import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { decide } from '../../src/decision/decide.ts'
import { evaluateRepository } from '../../src/decision/repository.ts'
import type { Account } from '../../src/domain/account.ts'
import type { BranchUpdate } from '../../src/domain/deployment.ts'
import { gitBlobId, sha256 } from '../../src/domain/digest.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Decision } from '../../src/domain/outcome.ts'
import type { PolicySource } from '../../src/domain/policySource.ts'
import type { BranchCommit, MadeDeployment, NamedChange, Population, ReadRecord } from '../../src/domain/reconciliation.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import type { LoadedPolicy } from '../../src/policy/policy.ts'
import { source } from './sampleRecord.ts'

export const usualPolicy = `version: 1
deployments:
  - environments: [production]
`

const changeText = z.strictObject({
  head: z.string(),
  merge: z.string().nullable().default(null),
  at: z.number().nullable().default(null),
  into: z.string().default('main'),
  state: z.enum(['open', 'closed', 'merged']).default('merged'),
  by: z.string().nullable().default('merger'),
})

const recordText = z.strictObject({
  gate: z.enum(['pull-request', 'merge', 'deployment', 'workflow-secrets', 'repository']).default('merge'),
  commit: z.string().default('m'),
  tree: z.string().optional(),
  into: z.string().default('main'),
  /** `1:a`: change 1 at head a. */
  of: z.array(z.string()).default([]),
  result: z.enum(['passed', 'failed', 'pending', 'error', 'overridden']).default('passed'),
  at: z.number().default(12),
  repository: z.string().default('acme/payments'),
  observe: z.boolean().default(false),
  environment: z.string().nullable().default(null),
  run: z.number().nullable().default(null),
  replayed: z.boolean().default(true),
  state: z.enum(['valid', 'wrong', 'unread', 'unsigned']).default('valid'),
  sha256: z.string().optional(),
})

const madeText = z.strictObject({
  id: z.number(),
  commit: z.string().default('m'),
  environment: z.string().default('production'),
  at: z.number().default(20),
  by: z.string().nullable().default('rm'),
  renamed: z.string().nullable().default(null),
  outcome: z.enum(['succeeded', 'failed', 'under-way', 'never-ran']).default('succeeded'),
  /** Given for what has ended; a minute after it began unless said otherwise. */
  ended: z.number().optional(),
  runs: z.array(z.number()).default([7]),
})

/** The usual period: pull request #1 of head `a`, merged by GitHub as `m` on `old` ten minutes after it began, with a record of its merge. */
const scenarioText = z.strictObject({
  policy: z.string().default(usualPolicy),
  /** The one at the tip, which is read now. */
  present: z.string().optional(),
  /** Policies that the line had, by the commit from which on; the one above from its beginning. null: none was there. */
  policies: z.record(z.string(), z.string().nullable()).default({}),
  /** Commits whose policy could not be read. */
  policiesUnread: z.array(z.string()).default([]),
  branch: z.string().default('main'),
  since: z.string().nullable().default(null),
  start: z.string().nullable().default('old'),
  startKnown: z.enum(['given', 'activity', 'merge']).default('activity'),
  /** `m < old a #1`, oldest first. */
  commits: z.array(z.string()).default(['m < old a #1']),
  /** `pr_merge by merger old..m @10`; a missing side of the dots is no commit. */
  moves: z.array(z.string()).default(['pr_merge by merger old..m @10']),
  movesComplete: z.boolean().default(true),
  changes: z.record(z.string(), changeText).default({ 1: changeText.parse({ head: 'a', merge: 'm', at: 10 }) }),
  unknown: z.array(z.number()).default([]),
  formerNames: z.array(z.string()).default([]),
  deployments: z.array(madeText).default([]),
  records: z.array(recordText).default([recordText.parse({ of: ['1:a'] })]),
  ledger: z.array(z.string()).nullable().default([]),
  /** As moves are, of the ledger's branch. */
  ledgerMoves: z.array(z.string()).default([]),
  judged: z.number().default(660),
  unread: z.array(z.enum(['population', 'deploymentsMade', 'records'])).default([]),
  expect: z.strictObject({
    result: z.string(),
    /** `m: recorded by commit`. */
    commits: z.record(z.string(), z.string()).optional(),
    rewrites: z.number().default(0),
    deployments: z.record(z.string(), z.string()).optional(),
    /** In the order given. */
    records: z.array(z.string()).optional(),
    /** `fail: pushed, unrecorded` of each control. */
    says: z.record(z.string(), z.string()).default({}),
  }),
})

export type ReconcileScenario = z.infer<typeof scenarioText>
export type ReconcileInput = Omit<z.input<typeof scenarioText>, 'expect'>

export const reconcileScenarioAt = (file: string): ReconcileScenario => scenarioText.parse(parse(readFileSync(file, 'utf8')))
export const reconcileScenarioOf = (input: ReconcileInput = {}): ReconcileScenario => scenarioText.parse({ ...input, expect: { result: '' } })

/** A commit of this name. */
export const sha = (name: string): string => Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40)
const tree = (name: string): string => sha(`${name}-tree`)
/** So many minutes after the period began. */
export const minutes = (count: number): string => `${new Date(Date.UTC(2026, 10, 1) + count * 60_000).toISOString().slice(0, 19)}Z`
const person = (login: string | null): Account | null => (login === null ? null : { id: 1000 + (Buffer.from(login)[0] ?? 0), login, type: 'User' })

const until = minutes(600)
const nobody = { account: null, emailSha256: null }

function commitOf(text: string): Omit<BranchCommit, 'policy'> {
  const [, name = '', parents = '', numbers = ''] = /^(\S+)(?: < ([^#]*?))?(?: #([\d,]+))?$/.exec(text) ?? []
  return {
    sha: sha(name),
    tree: tree(name),
    parents: parents.split(' ').filter(Boolean).map(sha),
    author: nobody,
    committer: nobody,
    signedByGitHub: false,
    pullRequests: numbers.split(',').filter(Boolean).map(Number),
    committedAt: minutes(1),
  }
}

function updateOf(text: string): BranchUpdate {
  const [, type = '', by, before = '', after = '', at = '10'] = /^(\S+)(?: by (\S+))? (\S*?)\.\.(\S*)(?: @(\d+))?$/.exec(text) ?? []
  const nothing = '0'.repeat(40)
  const end = after === '' ? nothing : sha(after)
  return { before: before === '' ? null : sha(before), after: end, at: minutes(Number(at)), actor: person(by ?? null), type: type as BranchUpdate['type'] }
}

const changeOf = ([number, { head, merge, at, into, state, by }]: [string, ReconcileScenario['changes'][string]]): NamedChange => ({
  number: Number(number),
  state,
  author: person('dev'),
  mergedBy: state === 'merged' ? person(by) : null,
  mergedAt: at === null ? null : minutes(at),
  mergeCommit: merge === null ? null : sha(merge),
  head: sha(head),
  base: into,
})

function recordOf({ state, commit, at, of, observe, into, tree: other, sha256: digest, ...said }: ReconcileScenario['records'][number], place: number): ReadRecord {
  const path = `r${String(place).padStart(6, '0')}.sigstore.json`
  const own = digest ?? sha256(Buffer.from(path))
  if (state !== 'valid') return { sha256: own, path, state, why: 'it is not', says: null }
  const { gate, repository, environment, result, run, replayed } = said
  const changes = of.map((one) => ({ number: Number(one.split(':')[0]), head: sha(one.split(':')[1] ?? '') }))
  return {
    sha256: own,
    path,
    state,
    why: null,
    says: {
      gate,
      repository,
      commit: sha(commit),
      tree: tree(other ?? commit),
      branch: into,
      environment,
      changes,
      result,
      mode: observe ? 'observe' : 'enforce',
      evaluatedAt: minutes(at),
      index: null,
      run,
      replayed,
    },
  }
}

const madeOf = ({ id, commit, environment, renamed, at, by, outcome, ended, runs }: ReconcileScenario['deployments'][number]): MadeDeployment => ({
  id,
  sha: sha(commit),
  environment,
  renamed,
  createdAt: minutes(at),
  at: minutes(at),
  creator: person(by),
  outcome,
  endedAt: outcome === 'under-way' || (outcome === 'never-ran' && ended === undefined) ? null : minutes(ended ?? at + 1),
  runs,
})

const blobOf = (text: string): string => gitBlobId(new TextEncoder().encode(text))

/** The line with the policy that each commit of it holds, and the texts. */
function withPolicies(scenario: ReconcileScenario): Pick<Population, 'start' | 'commits' | 'policies'> {
  const { policies: changed, policiesUnread } = scenario
  const texts: Population['policies'] = {}
  let text: string | null = scenario.policy
  const policyOf = (name: string): string | null => {
    const next: string | null | undefined = changed[name]
    text = next === undefined ? text : next
    if (text === null) return null
    texts[blobOf(text)] = policiesUnread.includes(name) ? null : text
    return blobOf(text)
  }
  const start = scenario.start === null ? null : { sha: sha(scenario.start), known: scenario.startKnown, policy: policyOf(scenario.start) }
  return { start, commits: scenario.commits.map((commit) => ({ ...commitOf(commit), policy: policyOf(commit.split(' ')[0] ?? '') })), policies: texts }
}

export function populationOf(scenario: ReconcileScenario): Population {
  const { start, commits, policies } = withPolicies(scenario)
  return {
    branch: scenario.branch,
    period: { since: scenario.since === null ? minutes(0) : sha(scenario.since), until },
    start,
    end: commits.at(-1)?.sha ?? start?.sha ?? null,
    commits,
    updates: scenario.moves.map(updateOf),
    updatesComplete: scenario.movesComplete,
    changes: Object.entries(scenario.changes).map(changeOf),
    unknownChanges: scenario.unknown,
    formerNames: scenario.formerNames,
    policies,
  }
}

const nameOf = 'acme/payments'

export function reconcileFacts(scenario: ReconcileScenario): Facts {
  const [owner = '', name = ''] = nameOf.split('/')
  const population = populationOf(scenario)
  const last = population.commits.at(-1)
  const tip = last?.sha ?? population.end ?? sha('old')
  const records = scenario.records.map(recordOf)
  const findings = (scenario.ledger ?? []).map((detail) => ({ kind: 'deleted', index: 3, detail }))
  const ledger = scenario.ledger === null ? null : { names: [`${nameOf}@ledger`], head: { index: 9, sha256: 'ab'.repeat(32) }, rewrites: scenario.ledgerMoves.map(updateOf), findings }
  const fact = <T>(what: ReconcileScenario['unread'][number], value: T) =>
    scenario.unread.includes(what) ? unavailable({ what, request: 'POST /graphql', status: 502, detail: 'it broke' }, [source]) : known(value, [source])
  return orderFacts({
    schema: 1,
    evaluatedAt: minutes(scenario.judged),
    subject: { gate: 'repository', repository: { owner, name }, commit: tip, tree: last?.tree ?? tree('old'), base: { branch: scenario.branch, commit: tip }, changes: [] },
    changes: [],
    teams: {},
    accounts: known({}, []),
    repository: {
      population: fact('population', population),
      deploymentsMade: fact('deploymentsMade', scenario.deployments.map(madeOf)),
      records: fact('records', { from: 'ledger acme/payments@ledger', read: records.length + 3, ledger, records }),
    },
  })
}

export const policyAt = (facts: Facts, text = usualPolicy): PolicySource => ({
  path: '.github/countersign.yml',
  uri: `acme/payments//.github/countersign.yml@${facts.subject.base.commit}`,
  bytes: new TextEncoder().encode(text),
})

export async function policiesOf(source: PolicySource): Promise<LoadedPolicy[]> {
  const loaded = await loadPolicies(source, async (reference) => ({ what: reference, request: null, status: null, detail: 'absent' }))
  if (!loaded.ok) throw new Error(loaded.problems[0].message)
  return loaded.policies
}

export async function reconcileDecision(facts: Facts, text = usualPolicy): Promise<Decision> {
  return decide(evaluateRepository({ facts, policies: await policiesOf(policyAt(facts, text)) }))
}
