import type { BoundaryFinding } from '../domain/boundary.ts'
import { jsonText } from './jsonText.ts'
import type { ScanReport } from './scanReport.ts'
import { spoken } from './scanReport.ts'

/** `countersign scan --format json`; docs/json.md tells every member. Members may be added, none renamed or removed within format 1. */
export function scanJson({ verdict, reading, policy, inventory }: ScanReport): string {
  const { assurance, files, findings, jobs, productionJobs, contexts, uncalled, unused } = reading
  const document = {
    format: 1,
    verdict,
    assurance,
    policy: { path: policy.path, unread: policy.unread },
    inventory: inventory?.path ?? null,
    files,
    jobs,
    productionJobs,
    contexts,
    uncalled,
    findings: findings.map(told),
    unusedExceptions: unused,
  }
  return jsonText(document, 2)
}

function told(finding: BoundaryFinding): Record<string, unknown> {
  const { rule, verdict, cause, file, line, column, job, context, secret, environment, message, data, exception, inBase } = finding
  const { text, todo } = spoken({ finding, contexts: context === null ? [] : [context] })
  return {
    rule,
    verdict,
    file,
    line,
    column,
    job,
    context,
    ...(secret !== null && { secret }),
    ...(environment !== null && { environment }),
    message: text,
    remedy: todo,
    id: message,
    data,
    ...(cause !== null && { cause }),
    ...(exception !== null && { exception }),
    ...(inBase && { inBase }),
  }
}
