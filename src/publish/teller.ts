import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GitHubClient, RequestFailure } from '../domain/client.ts'
import type { EvidencePack, StoredPack } from '../domain/evidencePack.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { Occasion } from '../domain/occasion.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { Mode } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import type { Subject } from '../domain/subject.ts'
import { commentBody } from '../render/comment.ts'
import { cap, logLine } from '../render/escape.ts'
import { followUpIssue } from '../render/followUp.ts'
import type { MissingPermission } from '../render/permissions.ts'
import { descriptionLimit, statusOf } from '../render/statusLine.ts'
import { uploadEvidence } from './artifact.ts'
import type { Attester } from './attestation.ts'
import { postReport } from './check.ts'
import { upsertComment } from './comment.ts'
import { type DeploymentStatus, postDeploymentStatus } from './deploymentStatus.ts'
import { missingPermissions } from './failure.ts'
import { encoded, pageWithBundles } from './inlineBundle.ts'
import { openIssue, upsertIssue } from './issue.ts'
import { type CommitStatus, postStatus } from './status.ts'

export interface TellerOptions {
  client: GitHubClient
  comment: 'never' | 'on-blocked' | 'always'
  /** 0 leaves the repository's setting. */
  retentionDays: number
  /** Folder under which each pack gets its own. */
  directory: string
  /** The run's page, or null outside Actions. */
  runUrl: string | null
  /** False where the artifact service is known to refuse (GitHub Enterprise Server): evidence then goes into the report. */
  artifacts: boolean
  /** Whether exceptions of a reconciliation open or update an issue. */
  issue: boolean
  /** Stores bundles as attestations besides; null or absent: nobody does. */
  attester?: Attester | null
}

/** GitHub documents no limit of an external id; three digests stay below the 255 characters that are usual. */
const externalIds = 3

/** Tells GitHub. One refused request does not stop the others, so that all missing permissions are known at once. */
export class GitHubTeller {
  readonly #options: TellerOptions
  readonly #failures: RequestFailure[] = []
  /** Head to the address of its report; null: it could not be posted. */
  readonly #pages = new Map<string, string | null>()
  reportUrl: string | null = null

  constructor(options: TellerOptions) {
    this.#options = options
  }

  /** What the token lacked, over all that was tried. */
  get lacking(): MissingPermission[] {
    return missingPermissions(this.#failures)
  }

  /** Refusals and failures in one sentence each, for the log. */
  get problems(): string[] {
    return this.#failures.map(({ request, status, message }) => `${request}: ${status ?? 'no answer'}: ${message}`)
  }

  /** Only a pull request's head gets a status: on a merged commit it would wake nobody, and a deployment is blocked by its own job. */
  async announce(subject: Subject): Promise<void> {
    if (subject.gate !== 'pull-request') return
    await this.#status(subject, { state: 'pending', description: 'Evaluating: reading the pull request', targetUrl: this.#options.runUrl })
  }

  async store(pack: EvidencePack): Promise<StoredPack> {
    const directory = join(this.#options.directory, pack.name)
    await writePack(pack, directory)
    const [place, attestation] = await Promise.all([this.#artifact(pack, directory), this.#options.attester?.attest(pack)])
    return { ...place, ...(attestation === undefined ? {} : { attestation }) }
  }

  async #artifact(pack: EvidencePack, directory: string): Promise<StoredPack> {
    const { retentionDays, runUrl, artifacts } = this.#options
    const refused = (why: string): StoredPack => ({ directory, artifact: null, problem: encoded(pack.bundle) ? null : why })
    if (!artifacts) return refused('this server has no artifact service for actions, and the bundle is too large for the report')
    try {
      const { id, url } = await uploadEvidence(pack.files, pack.name, retentionDays, directory, runUrl)
      return { directory, artifact: { id, url }, problem: null }
    } catch (error) {
      return refused(`the artifact service refused it: ${error instanceof Error ? error.message.split('\n')[0] : 'no reason given'}`)
    }
  }

  async report(reports: NonEmpty<Report>, packs: EvidencePack[]): Promise<boolean> {
    const [{ subject }] = reports
    // The tip of a branch is not what a reconciliation is about: its job is where people look, and the ledger or the artifact holds it.
    if (subject.gate === 'repository')
      return packs.every((pack) => reports.some(({ evidence }) => evidence?.sha256 === pack.sha256 && evidence.artifactUrl !== null))
    const inline = packs.filter(
      ({ sha256, bundle }) =>
        reports.some(({ evidence }) => evidence?.sha256 === sha256 && evidence.artifactUrl === null) && encoded(bundle) !== null,
    )
    const page = pageWithBundles(reports, inline)
    const externalId =
      packs
        .slice(0, externalIds)
        .map(({ sha256 }) => sha256)
        .join(',') || null
    const url = await this.#try(() => postReport(this.#options.client, subject.repository, subject.commit, page, externalId))
    this.#pages.set(subject.commit, url ?? null)
    this.reportUrl ??= url ?? null
    return url !== undefined || inline.length === 0
  }

  /** The issue that keeps an override from being forgotten; null: it stands, else what kept it from being opened. */
  async followUp(report: Report): Promise<string | null> {
    const { client, runUrl } = this.#options
    const before = this.#failures.length
    await this.#try(() => openIssue(client, report.subject.repository, followUpIssue(report, runUrl)))
    const failure = this.#failures[before]
    return failure === undefined ? null : `${failure.request} answered ${failure.status ?? 'nothing'}: ${failure.message}`
  }

  async publish(reports: NonEmpty<Report>, occasion: Occasion): Promise<boolean> {
    const [{ subject }] = reports
    if (subject.gate === 'repository') return this.#exceptions(reports[0])
    const page = this.#pages.get(subject.commit) ?? null
    const before = this.#failures.length
    const { state, description } = statusOf(reports)
    if (subject.gate === 'pull-request') await this.#status(subject, { state, description, targetUrl: page || this.#options.runUrl })
    // What waits for an approval of the run is not let through by waiting.
    await this.#deploymentStatus(occasion, { state: state === 'pending' ? 'failure' : state, description, logUrl: this.#options.runUrl })
    if (occasion.kind !== 'merge-group') await this.#comments(reports)
    return page !== null && this.#failures.length === before
  }

  async publishUnavailable(occasion: Occasion, commit: string | null, { what }: Unavailability, mode: Mode): Promise<void> {
    const observing = mode === 'observe'
    const description = cap(`${observing ? 'Observe: would be ' : ''}Could not evaluate: ${logLine(what)} could not be read`, descriptionLimit)
    const state = observing ? 'success' : 'error'
    const { runUrl } = this.#options
    await this.#deploymentStatus(occasion, { state, description, logUrl: runUrl })
    // A merged commit carries no status, readable or not.
    if (commit === null || occasion.kind === 'merged' || occasion.kind === 'deployment') return
    await this.#status({ repository: occasion.repository, commit }, { state, description, targetUrl: runUrl })
  }

  /** One issue for all that a reconciliation finds. Observing, nothing is asked of anybody. */
  async #exceptions(report: Report): Promise<boolean> {
    const { client, runUrl, issue } = this.#options
    const { subject, decision, mode } = report
    if (!issue || mode === 'observe') return true
    const before = this.#failures.length
    const found = decision.result !== 'passed'
    const { reconciliationIssue } = await import('../render/reconciliationIssue.ts')
    await this.#try(() => upsertIssue(client, subject.repository, reconciliationIssue(report, { runUrl }), found))
    return this.#failures.length === before
  }

  /** Only on the deployment that an event named; that of an environment's job is GitHub's own to report on. */
  async #deploymentStatus(occasion: Occasion, status: DeploymentStatus): Promise<void> {
    if (occasion.kind !== 'deployment' || occasion.deployment.id === null) return
    const { id } = occasion.deployment
    await this.#try(() => postDeploymentStatus(this.#options.client, occasion.repository, id, status))
  }

  async #comments(reports: NonEmpty<Report>): Promise<void> {
    const { comment, client } = this.#options
    for (const report of reports) {
      if (comment === 'never' || report.subject.gate !== 'pull-request') continue
      const blocked = report.decision.result !== 'passed'
      for (const { number } of report.subject.changes) {
        await this.#try(() => upsertComment(client, report.subject.repository, number, commentBody([report]), comment === 'always' || blocked))
      }
    }
  }

  async #status({ repository, commit }: Pick<Subject, 'repository' | 'commit'>, status: CommitStatus): Promise<void> {
    await this.#try(() => postStatus(this.#options.client, repository, commit, status))
  }

  async #try<T>(attempt: () => Promise<T>): Promise<T | undefined> {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      this.#failures.push(error)
      return undefined
    }
  }
}

async function writePack(pack: EvidencePack, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await Promise.all(pack.files.map(({ name, bytes }) => writeFile(join(directory, name), bytes)))
}
