import { exitCode, type JobResult } from './decision/exitCode.ts'
import { unattested, type WithoutEvidence, withoutEvidence } from './decision/reportOf.ts'
import type { EvidencePack, StoredPack } from './domain/evidencePack.ts'
import type { Occasion } from './domain/occasion.ts'
import type { NonEmpty } from './domain/outcome.ts'
import type { Report } from './domain/report.ts'
import type { Edge, Ending, GateSettings, Judged, Sealed } from './edge.ts'

/** Seals and stores each record, then publishes the worst verdict of the head. What could not be sealed is no pass. */
export async function tell(group: NonEmpty<Judged>, occasion: Occasion, settings: GateSettings, edge: Edge, ending: Ending): Promise<void> {
  const reports: Report[] = []
  const packs: EvidencePack[] = []
  for (const judged of group) {
    const sealed = await edge.sealer?.(judged)
    if (!sealed)
      reports.push(
        silentOverride(judged.report) ? withoutEvidence(judged.report, 'unrecorded', { ...unrecorded, detail: cannotWrite }) : judged.report,
      )
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
        ...(place.attestation?.state === 'stored' ? { attestation: { id: place.attestation.id, url: place.attestation.url } } : {}),
      }
      const report = await kept({ ...judged.report, evidence }, sealed, place, edge, ending)
      reports.push(place.attestation?.state === 'refused' ? unattested(report, place.attestation.why) : report)
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
const unrecorded = {
  expected: 'an issue that names the follow-up and its due time',
  remedy: 'add `issues: write` to the job, and see that the repository has issues',
}

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
  subject.gate === 'deployment' || subject.gate === 'repository' || (jobResult === 'auto' && subject.gate === 'merge') ? 'verdict' : jobResult
