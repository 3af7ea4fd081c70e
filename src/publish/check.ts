import type { GitHubClient } from '../domain/client.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Annotation } from '../render/annotation.ts'
import type { CheckReport } from '../render/checkReport.ts'

/** The check run that holds the report. It is never the verdict: a completed check cannot go back to waiting. */
const reportName = 'countersign report'

/** GitHub takes 50 annotations in a request; the others follow as updates, which add. */
const annotationsPerRequest = 50

/**
 * Posts the report as a completed, neutral check run and returns its page
 * (https://docs.github.com/en/rest/checks/runs#create-a-check-run). `externalId` is the evidence's sha256, by which a later run finds what it
 * supersedes. Throws `RequestFailure`.
 */
export async function postReport(
  client: GitHubClient,
  repository: RepositoryName,
  sha: string,
  report: CheckReport,
  externalId: string | null,
): Promise<string> {
  const { title, summary, text } = report
  const place = { owner: repository.owner, repo: repository.name }
  const [first = [], ...rest] = batches(report.annotations.map(annotationOf))
  const { data } = await client.rest('POST /repos/{owner}/{repo}/check-runs', {
    ...place,
    name: reportName,
    head_sha: sha,
    status: 'completed',
    conclusion: 'neutral',
    ...(externalId === null ? {} : { external_id: externalId }),
    output: { title, summary, text, annotations: first },
  })
  const { id, url } = created(data)
  for (const annotations of rest) {
    await client.rest('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      ...place,
      check_run_id: id,
      output: { title, summary, annotations },
    })
  }
  return url
}

function batches<T>(items: T[]): T[][] {
  const count = Math.ceil(items.length / annotationsPerRequest)
  return Array.from({ length: count }, (_, index) => items.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest))
}

const annotationOf = ({ path, line, column, level, title, message }: Annotation) => ({
  path,
  start_line: line,
  end_line: line,
  ...(column === null ? {} : { start_column: column, end_column: column }),
  annotation_level: level,
  title,
  message,
})

/** An answer without a page still leaves a report behind; only the link to it is lost. */
function created(data: unknown): { id: number; url: string } {
  const { id, html_url: url } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  return { id: typeof id === 'number' ? id : 0, url: typeof url === 'string' ? url : '' }
}
