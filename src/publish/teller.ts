import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type GitHubClient, RequestFailure } from '../domain/client.ts'
import type { EvidencePack, StoredPack } from '../domain/evidencePack.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { Occasion } from '../domain/occasion.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { Mode } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import type { Subject } from '../domain/subject.ts'
import { type CheckReport, checkReport } from '../render/checkReport.ts'
import { commentBody } from '../render/comment.ts'
import { cap, escapeHtml, logLine } from '../render/escape.ts'
import type { MissingPermission } from '../render/permissions.ts'
import { descriptionLimit, statusOf } from '../render/statusLine.ts'
import { uploadEvidence } from './artifact.ts'
import { postReport } from './check.ts'
import { upsertComment } from './comment.ts'
import { missingPermissions } from './failure.ts'
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
}

/** Characters of a report's text (65,535 in all) that a bundle may take when no artifact could be stored; the rest is left to the sentences. */
const bundleLimit = 48_000

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

  /** A merged commit gets a record and a report; its status would wake nobody. */
  async announce(subject: Subject): Promise<void> {
    if (subject.gate === 'merge') return
    await this.#status(subject, { state: 'pending', description: 'Evaluating: reading the pull request', targetUrl: this.#options.runUrl })
  }

  async store(pack: EvidencePack): Promise<StoredPack> {
    const { retentionDays, runUrl, artifacts } = this.#options
    const directory = join(this.#options.directory, pack.name)
    await writePack(pack, directory)
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
    const inline = packs.filter(({ sha256 }) => reports.some(({ evidence }) => evidence?.sha256 === sha256 && evidence.artifactUrl === null))
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

  async publish(reports: NonEmpty<Report>, occasion: Occasion): Promise<boolean> {
    const [{ subject }] = reports
    const page = this.#pages.get(subject.commit) ?? null
    const before = this.#failures.length
    if (subject.gate !== 'merge') await this.#status(subject, { ...statusOf(reports), targetUrl: page || this.#options.runUrl })
    if (occasion.kind !== 'merge-group') await this.#comments(reports)
    return page !== null && this.#failures.length === before
  }

  async publishUnavailable(subject: Pick<Subject, 'repository' | 'commit'>, { what }: Unavailability, mode: Mode): Promise<void> {
    const observing = mode === 'observe'
    const description = cap(`${observing ? 'Observe: would be ' : ''}Could not evaluate: ${logLine(what)} could not be read`, descriptionLimit)
    await this.#status(subject, { state: observing ? 'success' : 'error', description, targetUrl: this.#options.runUrl })
  }

  async #comments(reports: NonEmpty<Report>): Promise<void> {
    const { comment, client } = this.#options
    for (const report of reports) {
      if (comment === 'never' || report.subject.gate === 'merge') continue
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

/** The bundle as text for the report: base64, of the gzipped file where only that fits; null where neither does. Several share the room. */
function encoded(bundle: Uint8Array, sharing = 1): { text: string; how: string } | null {
  const plain = Buffer.from(bundle).toString('base64')
  if (plain.length <= bundleLimit / sharing) return { text: plain, how: 'base64 -d' }
  const packed = gzipSync(bundle, { level: 9 }).toString('base64')
  return packed.length <= bundleLimit ? { text: packed, how: 'base64 -d | gunzip' } : null
}

/** The last store: the bundle at the end of the report's text, with the command that gives the file back. */
function bundleBlock({ name, bundle }: EvidencePack, sharing: number): string {
  const { text, how } = encoded(bundle, sharing) ?? { text: '', how: '' }
  return `<details><summary>${escapeHtml(name)}: evidence.sigstore.json, by ${how}</summary>\n\n\`\`\`\n${text}\n\`\`\`\n\n</details>`
}

/** The sentences make room for the bundles; where they do not fit together GitHub refuses the report, and no verdict is announced. */
function pageWithBundles(reports: NonEmpty<Report>, packs: EvidencePack[]): CheckReport {
  const blocks = packs.map((pack) => bundleBlock(pack, packs.length))
  const page = checkReport(
    reports,
    blocks.reduce((bytes, block) => bytes + Buffer.byteLength(block) + 2, 0),
  )
  return { ...page, text: [page.text, ...blocks].join('\n\n') }
}
