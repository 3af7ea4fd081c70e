import type { Finding } from './finding.ts'
import { valueName } from './placeWords.ts'
import { quoted } from './problems.ts'
import type { Policy } from './schema.ts'

const wholeId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/**
 * Whoever can push can make a commit whose id begins with an abbreviated baseline, so no deployment passes from one (`reviewed-lineage`). A warning,
 * and no problem: policies that were valid when their changes were merged must read the same when those are judged, by a deployment or a replay,
 * and a policy that suddenly blocked every pull request would block its own repair.
 */
export function shortBaselines({ deployments = [] }: Partial<Policy>): Finding[] {
  return deployments.flatMap(({ baseline }, index): Finding[] => {
    if (baseline === undefined || wholeId.test(baseline)) return []
    const path = ['deployments', index, 'baseline']
    const message = `${valueName(path)} is an abbreviated commit id, from which no deployment passes`
    return [
      {
        code: 'CS-027',
        path,
        at: 'value',
        message,
        expected: 'all 40 or 64 digits',
        found: quoted(baseline),
        suggestion: 'write the whole commit id',
        onlyWithholds: true,
      },
    ]
  })
}
