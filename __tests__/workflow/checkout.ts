import type { BoundaryFinding, BoundaryReading, FindingVerdict } from '../../src/domain/boundary.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { KnownRefs, WorkflowFiles } from '../../src/domain/workflow.ts'
import { type CalleeReader, gatherWorkflows, type Listing } from '../../src/workflow/gather.ts'
import { type BoundaryOptions, defaultBoundary } from '../../src/workflow/options.ts'
import { judgeBoundary } from '../../src/workflow/reach.ts'

/** A small repository as the judgement meets it: files by path, with what lies beside them. */
export interface Checkout {
  head: Map<string, Uint8Array | { unread: string }>
  base: Map<string, Uint8Array> | null
  /** By `owner/repo/path@ref`. */
  remote: Map<string, Uint8Array>
  refs: KnownRefs
  options: BoundaryOptions
  inventory: Inventory | null
  at: string
}

export const unknownRefs: KnownRefs = { defaultBranch: null, protectedBranches: null }
export const bytesOf = (text: string) => new TextEncoder().encode(text)

export function checkoutOf(files: Record<string, string>, more: Partial<Checkout> = {}): Checkout {
  const head = new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]))
  return { head, base: null, remote: new Map(), refs: unknownRefs, options: defaultBoundary, inventory: null, at: '2026-11-22T12:00:00Z', ...more }
}

/** What a judged repository comes to: gathered as the collector and the scan do it, then judged. */
export async function judged(checkout: Checkout): Promise<BoundaryReading> {
  const { options, inventory, at } = checkout
  return judgeBoundary({ files: await gathering(checkout), options, inventory, at })
}

export function gathering(checkout: Checkout): Promise<WorkflowFiles> {
  const { head, base, refs, options } = checkout
  const asked = { head: listed(head), base: base && listed(base), refs, identities: options.identities, trusted: options.trusted }
  return gatherWorkflows(asked, readerOf(checkout))
}

const isListed = (path: string) => /^\.github\/(workflows\/[^/]*|actions\/.+\/action)\.ya?ml$/.test(path)
const listed = (files: Checkout['head']): Listing => ({ commit: null, files: new Map([...files].filter(([path]) => isListed(path))) })

function readerOf({ head, base, remote }: Checkout): CalleeReader {
  const bytes = (found: Uint8Array | { unread: string } | undefined) => (found instanceof Uint8Array ? found : null)
  return {
    local: async (tree, paths) => new Map(paths.map((path) => [path, bytes((tree === 'head' ? head : base)?.get(path))])),
    remote: async (asked) => new Map(asked.map(keyOf).map((key) => [key, remote.get(key) ?? { missing: 'not found' }])),
  }
}

const keyOf = (asked: { repository: string; path: string; ref: string }) => `${asked.repository}/${asked.path}@${asked.ref}`.toLowerCase()

export type ScanVerdict = Exclude<FindingVerdict, 'note'> | 'pass'

/** The verdict of a scan: a violation is said before what was not understood, and that before what could not be determined. */
export function verdictOf(findings: readonly BoundaryFinding[]): ScanVerdict {
  const order = ['violation', 'not-understood', 'undetermined'] as const
  return order.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'pass'
}
