import { logLine } from './escape.ts'
import { plural } from './layout.ts'

/** A permission that a job's token lacks, under the key that the workflow file uses for it. */
export interface MissingPermission {
  permission: string
  access: 'read' | 'write'
  reason: string
}

/** Why the gate asks for each permission; README's table says the same. */
export const permissionReasons = {
  contents: { read: 'to read the policy and the commits', write: 'to append to the ledger' },
  'pull-requests': { read: 'to read reviews and commits', write: 'to write the comment' },
  statuses: { write: 'to publish the verdict' },
  checks: { write: 'to publish the report' },
  actions: { read: 'to read runs and their approvals' },
  deployments: { read: 'to read deployments', write: 'to set a deployment status' },
  issues: { read: 'to find the issue that stands', write: 'to record the follow-up of an override, or what a reconciliation finds' },
  'id-token': { write: 'to sign without a key' },
  attestations: { write: "to store the record among GitHub's attestations" },
} satisfies Record<string, Partial<Record<'read' | 'write', string>>>

/** All of them at once, with the YAML to paste (CS-040). Write includes read, so of one permission the stronger access is kept. */
export function missingPermissionsText(list: MissingPermission[]): string {
  const missing = strongest(list)
  const entries = missing.map(({ permission, access, reason }) => ({ line: `    ${logLine(permission, 60)}: ${access}`, reason }))
  const width = Math.max(22, ...entries.map(({ line }) => line.length + 1))
  return [
    `Countersign needs ${plural(missing.length, 'more permission')} (CS-040). Add to the job:`,
    '  permissions:',
    ...entries.map(({ line, reason }) => `${line.padEnd(width)} # ${logLine(reason, 200)}`),
    'Keep the lines that are there: a permission that is not listed is none.',
  ].join('\n')
}

export function strongest(list: MissingPermission[]): MissingPermission[] {
  const kept = new Map<string, MissingPermission>()
  for (const entry of list) {
    const before = kept.get(entry.permission)
    if (before === undefined || (before.access === 'read' && entry.access === 'write')) kept.set(entry.permission, entry)
  }
  return [...kept.values()].toSorted((one, other) => (one.permission < other.permission ? -1 : 1))
}
