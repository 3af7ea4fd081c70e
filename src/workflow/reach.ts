import type { BoundaryFinding, BoundaryReading } from '../domain/boundary.ts'
import type { Inventory } from '../domain/inventory.ts'
import type { WorkflowFiles, WorkflowTree } from '../domain/workflow.ts'
import { forChangesOnly, markInBase } from './baseComparison.ts'
import { applyExceptions } from './exceptions.ts'
import type { ExceptionReading } from './exceptions.ts'
import { compare, inOrder } from './finding.ts'
import type { Draft } from './finding.ts'
import { folded } from './ledger.ts'
import type { BoundaryOptions } from './options.ts'
import { environmentsUnprotected, secretsMisplaced, secretsShadowed } from './rules/inventory.ts'
import type { Kept } from './rules/inventory.ts'
import { storesOf, untoldOf } from './stores.ts'
import { judgeTree } from './tree.ts'

/**
 * Who can reach which secret: every workflow file in every run it can have, and with an inventory where production secrets live. Judges the head;
 * the base
 * only says what was there before. `at`: RFC 3339, UTC, by which exceptions expire.
 */
export function judgeBoundary(input: { files: WorkflowFiles; options: BoundaryOptions; inventory: Inventory | null; at: string }): BoundaryReading {
  const { files, options, inventory, at } = input
  const stores = storesOf(inventory, options)
  const ofInventory = inventory === null ? [] : draftsOf(inventory, options)
  const told = (drafts: Draft[]): ExceptionReading => {
    const { findings, unused } = applyExceptions([...drafts, ...ofInventory], options.exceptions, at)
    return { findings: folded(findings).sort(inOrder), unused }
  }
  const head = judgeTree(files, files.head, { options, stores })
  const { findings, unused } = told(head.drafts)
  const ofBase = (tree: WorkflowTree) => (isSame(tree, files.head) ? findings : told(judgeTree(files, tree, { options, stores }).drafts).findings)
  const base = files.base === null ? null : ofBase(files.base)
  const marked = markInBase(findings, base)
  const untold = inventory === null ? [] : untoldOf(inventory, options)
  return {
    assurance: inventory === null || untold.length > 0 ? 'static' : 'inventory',
    untold,
    findings: options.changesOnly ? forChangesOnly(marked, sameFiles(files)) : marked,
    files: files.head.files.map(({ path, blob }) => ({ path, blob })).sort((one, other) => compare(one.path, other.path)),
    jobs: head.jobs,
    contexts: head.contexts,
    productionJobs: head.productionJobs,
    uncalled: head.uncalled,
    unused,
  }
}

function draftsOf(inventory: Inventory, options: BoundaryOptions): Draft[] {
  const stores = storesOf(inventory, options)
  const found = [secretsMisplaced(inventory, options, stores), environmentsUnprotected(inventory, options), secretsShadowed(inventory, options)]
  return found.flat().map(draftOf)
}

const draftOf = (kept: Kept): Draft => {
  const verdict: BoundaryFinding['verdict'] = 'violation'
  return { ...kept, verdict, cause: null, file: '', line: 0, column: 0, job: null, context: null, reaches: null, rank: 0 }
}

// Callees of other repositories are pinned, so two trees with the same files have the same findings.
function isSame(one: WorkflowTree, other: WorkflowTree): boolean {
  const text = ({ files, absent }: WorkflowTree): string => JSON.stringify([files.map(({ path, blob }) => [path, blob]).sort(), [...absent].sort()])
  return text(one) === text(other)
}

function sameFiles({ head, base }: WorkflowFiles): (file: string) => boolean {
  const before = new Map(base?.files.map(({ path, blob }) => [path, blob]))
  const now = new Map(head.files.map(({ path, blob }) => [path, blob]))
  return (file) => now.has(file) && now.get(file) === before.get(file)
}

