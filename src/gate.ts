import { decide, decisionError } from './decision/decide.ts'
import { enforcementFrom } from './decision/enforcement.ts'
import { evaluate, needsOf, policyRefused } from './decision/evaluate.ts'
import { exitCode, type JobResult } from './decision/exitCode.ts'
import { explain } from './decision/explain.ts'
import { governsBranch } from './controls/scope.ts'
import type { GitHubClient } from './domain/client.ts'
import type { Collector } from './domain/collector.ts'
import { unavailable, type Unavailability } from './domain/fact.ts'
import type { Facts } from './domain/facts.ts'
import type { Occasion } from './domain/occasion.ts'
import type { Decision, NonEmpty } from './domain/outcome.ts'
import type { PolicySource } from './domain/policySource.ts'
import type { Problem } from './domain/problem.ts'
import type { Mode } from './domain/record.ts'
import type { Reading, Report } from './domain/report.ts'
import type { Subject } from './domain/subject.ts'
import type { LoadedPolicy } from './policy/policy.ts'
import { loadPolicies } from './policy/load.ts'
import { missingPolicy, problemsOfPolicy } from './policy/read.ts'

/** What the gate needs of the world, and nothing else of it. The shells hand it in; tests hand in something smaller. */
export interface Edge {
  client: GitHubClient
  collector: Collector
  teller: Teller
}

/** Where a judgement goes. `publish/teller.ts` is the real one; `countersign check` uses one that stays silent. */
export interface Teller {
  announce(subject: Subject): Promise<void>
  /** Seals, stores and publishes the judgements of one head, the primary one first. Returns what a person should be told, and whether all was told. */
  tell(judgements: NonEmpty<Judged>): Promise<Told>
  /** Nothing could be judged: says so where the verdict would stand. */
  tellUnavailable(commit: string | null, reason: Unavailability): Promise<void>
}

export interface Told {
  reports: NonEmpty<Report>
  /** False when a status, a report or the evidence could not be written although this run should write. */
  complete: boolean
}

export interface GateSettings {
  mode: Mode
  jobResult: JobResult
  policyPath: string
  serverUrl: string
}

/** How the run ended. `told` is empty when nothing was there to judge; `notice` then says why. */
export interface Ending {
  exitCode: 0 | 1
  told: Report[]
  notice: string | null
}

export type Judgement = Judged | { state: 'ungoverned'; subject: Subject } | { state: 'moved'; subject: Subject; to: string }

export interface Judged {
  state: 'judged'
  subject: Subject
  facts: Facts
  policies: PolicySource[]
  report: Report
}

/** The whole story: locate, announce, read the policy, collect, judge, seal, tell, exit. */
export async function gate(occasion: Occasion, settings: GateSettings, edge: Edge): Promise<Ending> {
  const located = await edge.collector.locate(occasion)
  if (located.state === 'nothing') return { exitCode: 0, told: [], notice: located.why }
  if (located.state === 'unavailable') {
    await edge.teller.tellUnavailable(located.commit, located.reason)
    return { exitCode: exitCodeFor(settings, null), told: [], notice: sentenceOf(located.reason) }
  }

  const judgements: Judgement[] = []
  for (const subject of located.subjects) judgements.push(await judge(subject, settings, edge))

  const told: Told[] = []
  for (const group of byHead(judgements.filter(isJudged))) told.push(await edge.teller.tell(group))
  return ending(occasion, settings, told, judgements)
}

/** One subject: its policy at the tip of the base, its facts, its decision. A head that moved meanwhile is left to the run that follows. */
export async function judge(subject: Subject, settings: GateSettings, edge: Edge): Promise<Judgement> {
  const reading = await readPolicies(subject, settings.policyPath, edge.collector)
  if (reading.state === 'read' && !governed(reading.policies, subject)) return { state: 'ungoverned', subject }

  await edge.teller.announce(subject)
  const facts = await edge.collector.facts(subject, reading.state === 'read' ? needsOf(reading.policies, subject) : ['pullRequest'])
  if ('moved' in facts) return { state: 'moved', subject, to: facts.moved }

  const decision = decisionOf(reading, facts)
  const rules = await edge.collector.branchRules(subject)
  const report: Report = {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: reading.state === 'refused' ? reading.problems : reading.state === 'read' ? reading.policies.flatMap((policy) => policy.warnings) : [],
    policy: { path: settings.policyPath, blob: reading.sources[0] ? blobOf(reading.sources[0]) : null },
    enforcement: enforcementFrom(subject.base.branch, rules),
    reading: readingOf(facts, edge),
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: reading.state === 'read' ? [...new Set(reading.policies.flatMap((policy) => policy.notEvaluated))] : [],
  }
  return { state: 'judged', subject, facts, policies: reading.sources, report }
}

type PolicyState =
  | { state: 'read'; policies: NonEmpty<LoadedPolicy>; sources: PolicySource[] }
  | { state: 'refused'; problems: NonEmpty<Problem>; sources: PolicySource[] }
  | { state: 'unavailable'; reason: Unavailability; sources: PolicySource[] }

async function readPolicies(subject: Subject, path: string, collector: Collector): Promise<PolicyState> {
  const source = await collector.policy(subject)
  if (source && 'state' in source) return { state: 'unavailable', reason: source.reason, sources: [] }
  if (!source) {
    const missing = missingPolicy(path)
    return missing.ok ? { state: 'unavailable', reason: noAnswer, sources: [] } : { state: 'refused', problems: missing.problems, sources: [] }
  }
  const loaded = await loadPolicies(source, (reference) => collector.central(reference))
  if (!loaded.ok) return { state: 'refused', problems: loaded.problems, sources: loaded.sources }
  return { state: 'read', policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) }
}

const noAnswer: Unavailability = { what: 'the policy', request: null, status: null, detail: 'no answer' }

const governed = (policies: LoadedPolicy[], subject: Subject): boolean =>
  policies.some(({ policy }) => governsBranch(policy.changes.branches, subject.base.branch))

function decisionOf(reading: PolicyState, facts: Facts): Decision {
  if (reading.state === 'unavailable') return decisionError(reading.reason)
  if (reading.state === 'refused') return policyRefused(reading.problems, facts.subject)
  return decide(evaluate({ facts, policies: reading.policies, readProposed: problemsOfPolicy }))
}

/** Counts of what was read, and every fact that could not be: the part of the report that shows truncation. */
function readingOf(facts: Facts, edge: Edge): Reading {
  const all = [...facts.changes.flatMap((change) => Object.values(change)), ...Object.values(facts.teams), facts.accounts]
  return {
    ...edge.client.usage(),
    lines: edge.collector.reading(),
    unavailable: all.flatMap((fact) => (typeof fact === 'object' && fact.state === 'unavailable' ? [fact.reason] : [])),
  }
}

const isJudged = (judgement: Judgement): judgement is Judged => judgement.state === 'judged'

/** A status belongs to a commit: judgements of one head are told together, so that the worst is what stands there (SEMANTICS 34). */
function byHead(judgements: Judged[]): NonEmpty<Judged>[] {
  const groups = new Map<string, NonEmpty<Judged>>()
  for (const judgement of judgements) {
    const group = groups.get(judgement.subject.commit)
    if (group) group.push(judgement)
    else groups.set(judgement.subject.commit, [judgement])
  }
  return [...groups.values()]
}

/** The worst of all heads ends the run. A sweep is nobody's merge check: it ends well once everything was told. */
function ending(occasion: Occasion, settings: GateSettings, told: Told[], judgements: Judgement[]): Ending {
  const reports = told.flatMap((group) => group.reports)
  const codes = reports.map((report) => exitCode(report.decision.result, report.enforcement, settings.jobResult, settings.mode))
  const judgedWell = occasion.kind === 'sweep' || codes.every((code) => code === 0)
  return { exitCode: judgedWell && told.every(({ complete }) => complete) ? 0 : 1, told: reports, notice: noticeOf(judgements) }
}

function noticeOf(judgements: Judgement[]): string | null {
  const sentences = judgements.flatMap((judgement) => {
    if (judgement.state === 'moved') return [`The head moved to ${judgement.to.slice(0, 7)} while ${judgement.subject.commit.slice(0, 7)} was judged; the run for the new head decides.`]
    if (judgement.state === 'ungoverned') return [`The policy does not govern the branch ${JSON.stringify(judgement.subject.base.branch)}: no status, no record.`]
    return []
  })
  return sentences.length > 0 ? sentences.join('\n') : null
}
