import { governsBranch } from './controls/scope.ts'
import { decide, decisionError } from './decision/decide.ts'
import { enforcementFrom } from './decision/enforcement.ts'
import { evaluate, needsOf, policyRefused } from './decision/evaluate.ts'
import { exitCode, type JobResult } from './decision/exitCode.ts'
import { explain } from './decision/explain.ts'
import { type WithoutEvidence, withoutEvidence } from './decision/reportOf.ts'
import type { Collector } from './domain/collector.ts'
import { gitBlobId } from './domain/digest.ts'
import type { EvidencePack, StoredPack } from './domain/evidencePack.ts'
import type { Unavailability } from './domain/fact.ts'
import type { Facts } from './domain/facts.ts'
import type { Occasion } from './domain/occasion.ts'
import type { Decision, NonEmpty } from './domain/outcome.ts'
import type { PolicySource } from './domain/policySource.ts'
import type { Problem } from './domain/problem.ts'
import type { Enforcement, Mode } from './domain/record.ts'
import type { Reading, Report } from './domain/report.ts'
import type { Subject } from './domain/subject.ts'
import { orderFacts } from './evidence/order.ts'
import type { LoadedPolicy } from './policy/policy.ts'

/** What the gate needs of the world, and nothing else of it: the shells hand it in. */
export interface Edge {
  collector: Collector
  usage(): Pick<Reading, 'requests' | 'points'>
  /** Null on runs that make no evidence: facts that a fork's run produced are never signed. */
  sealer: Sealer | null
  teller: Teller
  /** Loads what sealing needs, while the announcement is under way. */
  prepare?(): Promise<unknown>
}

/** Makes the signed record of a judgement, or says why it could not and what to do. */
export type Sealer = (judged: Judged) => Promise<{ pack: EvidencePack; signer: string | null; verifyCommand: string } | { refused: WithoutEvidence }>

/** Where verdicts go. `publish/teller.ts` tells GitHub; `countersign check` has one that stays silent. */
export interface Teller {
  /** The status is pending from here on, so that no auto-merge slips in between (SEMANTICS 35). */
  announce(subject: Subject): Promise<void>
  store(pack: EvidencePack): Promise<StoredPack>
  /** The report of one head, which also holds the evidence that no artifact store took. False: then nothing holds it. */
  report(reports: NonEmpty<Report>, packs: EvidencePack[]): Promise<boolean>
  /** Verdict and comment of one head, once its report is there. Answers whether everything was written, the report included. */
  publish(reports: NonEmpty<Report>, occasion: Occasion): Promise<boolean>
  /** Nothing could be judged: says so where the verdict would stand. */
  publishUnavailable(subject: Pick<Subject, 'repository' | 'commit'>, reason: Unavailability, mode: Mode): Promise<void>
}

/** Tells nobody: for runs that cannot write, and for the command line. */
export const silentTeller: Teller = {
  announce: async () => undefined,
  store: async () => ({ directory: '', artifact: null, problem: null }),
  report: async () => true,
  publish: async () => true,
  publishUnavailable: async () => undefined,
}

export interface GateSettings {
  mode: Mode
  jobResult: JobResult
  policyPath: string
  serverUrl: string
  /** Our own job's id in the workflow that the collector was told of; null outside a runner. */
  job: string | null
}

/** How the run ended. `reports` is empty when there was nothing to judge; `notice` then says why. */
export interface Ending {
  exitCode: 0 | 1
  reports: Report[]
  stored: { pack: EvidencePack; place: StoredPack }[]
  notice: string | null
}

export type Judgement = Judged | { state: 'ungoverned'; subject: Subject } | { state: 'moved'; subject: Subject; to: string }

export interface Judged {
  state: 'judged'
  subject: Subject
  facts: Facts
  /** The repository's own policy first, then the central ones; empty when it was missing or could not be read. */
  policies: PolicySource[]
  report: Report
}

/** Loaded while the first request is under way: the YAML reader is a third of what would otherwise be loaded before anything starts. */
const policyRoom = async () => ({
  ...(await import('./policy/load.ts')),
  ...(await import('./policy/proposed.ts')),
  ...(await import('./policy/read.ts')),
  ...(await import('./workflow/jobCondition.ts')),
})

/** The whole story: locate, judge each subject, seal, tell, exit. */
export async function gate(occasion: Occasion, settings: GateSettings, edge: Edge): Promise<Ending> {
  const [located] = await Promise.all([edge.collector.locate(occasion), policyRoom()])
  if (located.state === 'nothing') return { exitCode: 0, reports: [], stored: [], notice: located.why }
  if (located.state === 'unavailable') {
    // A merged commit carries no status, readable or not.
    if (located.commit !== null && occasion.kind !== 'merged') {
      await edge.teller.publishUnavailable({ repository: occasion.repository, commit: located.commit }, located.reason, settings.mode)
    }
    return { exitCode: settings.mode === 'observe' ? 0 : 1, reports: [], stored: [], notice: measured(located.reason) }
  }

  const ending: Ending = { exitCode: 0, reports: [], stored: [], notice: null }
  for (const subjects of byHead(located.subjects)) await gateHead(subjects, occasion, settings, edge, ending)
  return ending
}

/**
 * One head after the other, so that nothing stands between judging one and publishing it. A sweep only ever takes Ready away: it announces
 * nothing and leaves what still passes alone, so that it cannot overwrite what a newer run said meanwhile (SEMANTICS 52).
 */
async function gateHead(subjects: NonEmpty<Subject>, occasion: Occasion, settings: GateSettings, edge: Edge, ending: Ending): Promise<void> {
  const isSweep = occasion.kind === 'sweep'
  const judgements: Judgement[] = []
  for (const subject of subjects) judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge))
  const [first, ...rest] = judgements.filter((judgement) => judgement.state === 'judged')
  const standsStill = isSweep && first !== undefined && [first, ...rest].every(({ report }) => report.decision.result === 'passed')
  const notices = [ending.notice, noticeOf(judgements), standsStill ? `${first.subject.commit.slice(0, 7)} still is Ready: left as it stands.` : null]
  ending.notice = notices.filter((notice) => notice !== null).join('\n') || null
  if (first && !standsStill) await tell([first, ...rest], occasion, settings, edge, ending)
}

/** One subject: its policy at the tip of the base, its facts, its decision. A head that moved meanwhile is left to the run that follows. */
export async function judge(subject: Subject, settings: GateSettings, edge: Edge): Promise<Judgement> {
  const policy = await readPolicies(subject, settings.policyPath, edge.collector)
  if (policy.state === 'read' && !policy.policies.some((loaded) => governsBranch(loaded.policy.changes.branches, subject.base.branch))) {
    return { state: 'ungoverned', subject }
  }
  await Promise.all([edge.teller.announce(subject), edge.prepare?.()])
  const [collected, rules] = await Promise.all([
    edge.collector.facts(subject, policy.state === 'read' ? needsOf(policy.policies, subject) : ['pullRequest']),
    edge.collector.branchRules(subject),
  ])
  if ('moved' in collected) return { state: 'moved', subject, to: collected.moved }
  const facts = orderFacts(collected)

  const decision = await decisionOf(policy, facts)
  const loaded = policy.state === 'read' ? policy.policies : []
  const report: Report = {
    subject,
    mode: settings.mode,
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems: policy.state === 'refused' ? policy.problems : [],
    remarks: loaded.flatMap(({ warnings }) => warnings),
    policy: { path: settings.policyPath, blob: policy.sources[0] ? gitBlobId(policy.sources[0].bytes) : null },
    enforcement: enforcementFrom(subject.base.branch, rules, await ownCondition(settings, edge)),
    reading: { ...edge.usage(), lines: edge.collector.reading(), unavailable: unavailableIn(facts) },
    evidence: null,
    serverUrl: settings.serverUrl,
    notEvaluated: [...new Set(loaded.flatMap(({ notEvaluated }) => notEvaluated))],
  }
  return { state: 'judged', subject, facts, policies: policy.sources, report }
}

/** Seals and stores each record, then publishes the worst verdict of the head. What could not be sealed is no pass. */
async function tell(group: NonEmpty<Judged>, occasion: Occasion, settings: GateSettings, edge: Edge, ending: Ending): Promise<void> {
  const reports: Report[] = []
  const packs: EvidencePack[] = []
  for (const judged of group) {
    const sealed = await edge.sealer?.(judged)
    if (!sealed) reports.push(judged.report)
    else if ('refused' in sealed) reports.push(withoutEvidence(judged.report, 'unsealed', sealed.refused))
    else {
      const place = await edge.teller.store(sealed.pack)
      const { sha256 } = sealed.pack
      const evidence = {
        sha256,
        signed: sealed.signer !== null,
        signer: sealed.signer,
        artifactUrl: place.artifact?.url ?? null,
        verifyCommand: sealed.verifyCommand,
      }
      const report = { ...judged.report, evidence }
      reports.push(place.problem === null ? report : withoutEvidence(report, 'unstored', unstored(place.problem)))
      packs.push(sealed.pack)
      ending.stored.push({ pack: sealed.pack, place })
    }
  }
  const kept = await edge.teller.report(reports as NonEmpty<Report>, packs)
  const final = kept ? reports : reports.map((report) => withoutEvidence(report, 'unstored', unstored('neither an artifact nor the report could hold it')))
  const published = await edge.teller.publish(final as NonEmpty<Report>, occasion)
  ending.reports.push(...final)
  if (!published || !endsWell(occasion, final, settings)) ending.exitCode = 1
}

const unstored = (detail: string): WithoutEvidence => ({
  detail,
  expected: 'an artifact store, or a record that fits into the report',
  remedy: 'make an artifact store reachable; where there is none, split the pull request so that its record fits into the report',
})

/** The worst report ends the run. A sweep is nobody's merge check: it ends well once everything was published. */
const endsWell = (occasion: Occasion, reports: Report[], settings: GateSettings): boolean =>
  occasion.kind === 'sweep' ||
  reports.every((report) => exitCode(report.decision.result, report.enforcement, standingIn(report, settings), settings.mode) === 0)

/** A merge gets no status, so none can stand in for the job's own result. */
const standingIn = ({ subject }: Report, { jobResult }: GateSettings): JobResult =>
  jobResult === 'auto' && subject.gate === 'merge' ? 'verdict' : jobResult

type PolicyState =
  | { state: 'read'; policies: NonEmpty<LoadedPolicy>; sources: PolicySource[] }
  | { state: 'refused'; problems: NonEmpty<Problem>; sources: PolicySource[] }
  | { state: 'unavailable'; reason: Unavailability; sources: PolicySource[] }

async function readPolicies(subject: Subject, path: string, collector: Collector): Promise<PolicyState> {
  const { loadPolicies, refusalOfMissing } = await policyRoom()
  const source = await collector.policy(subject)
  if (source === null) return { state: 'refused', problems: refusalOfMissing(path), sources: [] }
  if ('state' in source) return { state: 'unavailable', reason: source.reason, sources: [] }
  const loaded = await loadPolicies(source, (reference) => collector.central(reference))
  if (!loaded.ok) return { state: 'refused', problems: loaded.problems, sources: loaded.sources }
  return { state: 'read', policies: loaded.policies, sources: loaded.policies.map((policy) => policy.source) }
}

async function decisionOf(policy: PolicyState, facts: Facts): Promise<Decision> {
  if (policy.state === 'unavailable') return decisionError(policy.reason)
  if (policy.state === 'refused') return policyRefused(policy.problems, facts.subject)
  return decide(evaluate({ facts, policies: policy.policies, readProposed: (await policyRoom()).proposedReader(policy.policies) }))
}

/** Whether our own job may be skipped, as the text of its workflow says. */
async function ownCondition({ job }: GateSettings, { collector }: Edge): Promise<Enforcement['jobCondition']> {
  const text = collector.workflowText()
  return text === null || job === null ? 'unreadable' : (await policyRoom()).jobCondition(text, job)
}

function unavailableIn(facts: Facts): Unavailability[] {
  const all = [...facts.changes.flatMap((change) => Object.values(change)), ...Object.values(facts.teams), facts.accounts]
  return all.flatMap((fact) => (typeof fact === 'object' && fact.state === 'unavailable' ? [fact.reason] : []))
}

/** A status belongs to a commit: the subjects of one head are judged and told together (SEMANTICS 34). */
function byHead(subjects: Subject[]): NonEmpty<Subject>[] {
  const groups = new Map<string, NonEmpty<Subject>>()
  for (const subject of subjects) {
    const group = groups.get(subject.commit)
    if (group) group.push(subject)
    else groups.set(subject.commit, [subject])
  }
  return [...groups.values()]
}

function noticeOf(judgements: Judgement[]): string | null {
  const sentences = judgements.flatMap((judgement) => {
    const head = judgement.subject.commit.slice(0, 7)
    if (judgement.state === 'moved')
      return [`The head moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: the run for the new head decides.`]
    if (judgement.state === 'ungoverned')
      return [`The policy does not govern the branch ${judgement.subject.base.branch}: no status, no record for ${head}.`]
    return []
  })
  return sentences.length > 0 ? sentences.join('\n') : null
}

const measured = ({ what, request, status, detail }: Unavailability): string =>
  `Could not evaluate: ${what}: ${request ?? 'no request could be made'}${status === null ? '' : ` answered ${status}`} (${detail}).`
