import { exitCode, type JobResult } from './decision/exitCode.ts'
import { type WithoutEvidence, withoutEvidence } from './decision/reportOf.ts'
import type { EvidencePack, StoredPack } from './domain/evidencePack.ts'
import type { Unavailability } from './domain/fact.ts'
import type { Occasion } from './domain/occasion.ts'
import type { NonEmpty } from './domain/outcome.ts'
import type { Report } from './domain/report.ts'
import type { Subject } from './domain/subject.ts'
import { type Edge, type Ending, type GateSettings, type Judged, type Judgement, type Sealed, silentTeller } from './edge.ts'
import { judge, policyRoom } from './judge.ts'
import { judgeDeployment } from './judgeDeployment.ts'

/** The whole story: locate, judge each subject, seal, tell, exit. */
export async function gate(occasion: Occasion, settings: GateSettings, edge: Edge): Promise<Ending> {
  const [located] = await Promise.all([edge.collector.locate(occasion), edge.meanwhile(policyRoom)])
  if (located.state === 'nothing') return { exitCode: 0, reports: [], stored: [], notice: located.why }
  if (located.state === 'unavailable') {
    await edge.teller.publishUnavailable(occasion, located.commit, located.reason, settings.mode)
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
  for (const subject of subjects) {
    if (subject.gate === 'deployment') judgements.push(await judgeDeployment(subject, settings, edge))
    else judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge))
  }
  const [first, ...rest] = judgements.filter((judgement) => judgement.state === 'judged')
  const standsStill = isSweep && first !== undefined && [first, ...rest].every(({ report }) => report.decision.result === 'passed')
  const notices = [ending.notice, noticeOf(judgements), standsStill ? `${first.subject.commit.slice(0, 7)} still is Ready: left as it stands.` : null]
  ending.notice = notices.filter((notice) => notice !== null).join('\n') || null
  if (first && !standsStill) await tell([first, ...rest], occasion, settings, edge, ending)
}

/** Seals and stores each record, then publishes the worst verdict of the head. What could not be sealed is no pass. */
async function tell(group: NonEmpty<Judged>, occasion: Occasion, settings: GateSettings, edge: Edge, ending: Ending): Promise<void> {
  const reports: Report[] = []
  const packs: EvidencePack[] = []
  for (const judged of group) {
    const sealed = await edge.sealer?.(judged)
    if (!sealed) reports.push(silentOverride(judged.report) ? withoutEvidence(judged.report, 'unrecorded', { ...unrecorded, detail: cannotWrite }) : judged.report)
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
        ...(sealed.entered?.state === 'appended' ? { ledger: sealed.entered.head } : {}),
      }
      reports.push(await kept({ ...judged.report, evidence }, sealed, place, edge, ending))
      packs.push(sealed.pack)
      ending.stored.push({ pack: sealed.pack, place })
    }
  }
  const told = await edge.teller.report(reports as NonEmpty<Report>, packs)
  const final = told ? reports : reports.map((report) => (report.evidence?.ledger ? report : withoutEvidence(report, 'unstored', unstored(nowhere))))
  const published = await edge.teller.publish(final as NonEmpty<Report>, occasion)
  ending.reports.push(...final)
  if (!published || !endsWell(occasion, final, settings)) ending.exitCode = 1
}

/** A record that no store or not the ledger took is not the proof that was asked for. The ledger is a store as well, and the one that lasts. */
async function kept(report: Report, { entered }: Sealed, { problem }: StoredPack, edge: Edge, ending: Ending): Promise<Report> {
  if (entered?.state === 'refused') return withoutEvidence(report, 'unledgered', entered.why)
  return problem === null || entered?.state === 'appended' ? madeGood(report, edge, ending) : withoutEvidence(report, 'unstored', unstored(problem))
}

/** Never silent: an override without the issue that names its follow-up lets nothing through. */
async function madeGood(report: Report, { teller }: Edge, ending: Ending): Promise<Report> {
  const refused = silentOverride(report) ? await teller.followUp(report) : null
  if (refused === null) return report
  ending.exitCode = 1
  return withoutEvidence(report, 'unrecorded', { ...unrecorded, detail: refused })
}

/** Observing, nothing is let through that would not have been. */
const silentOverride = ({ decision, mode }: Report): boolean => decision.result === 'overridden' && mode === 'enforce'
const cannotWrite = 'this run cannot write'
const unrecorded = { expected: 'an issue that names the follow-up and its due time', remedy: 'add `issues: write` to the job, and see that the repository has issues' }

const nowhere = 'neither an artifact nor the report could hold it'

const unstored = (detail: string): WithoutEvidence => ({
  detail,
  expected: 'an artifact store, or a record that fits into the report',
  remedy: 'make an artifact store reachable; where there is none, split the pull request so that its record fits into the report',
})

/** The worst report ends the run. A sweep is nobody's merge check: it ends well once everything was published. */
const endsWell = (occasion: Occasion, reports: Report[], settings: GateSettings): boolean =>
  occasion.kind === 'sweep' ||
  reports.every((report) => exitCode(report.decision.result, report.enforcement, standingIn(report, settings), settings.mode) === 0)

/** A merge gets no status, so none can stand in for the job's own result; a deployment always ends by its verdict, or the job would deploy. */
const standingIn = ({ subject }: Report, { jobResult }: GateSettings): JobResult =>
  subject.gate === 'deployment' || (jobResult === 'auto' && subject.gate === 'merge') ? 'verdict' : jobResult

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
