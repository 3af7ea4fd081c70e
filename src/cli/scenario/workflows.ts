import { known } from '../../domain/fact.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Need } from '../../domain/facts.ts'
import type { WorkflowFiles } from '../../domain/workflow.ts'
import { gatherWorkflows } from '../../workflow/gather.ts'
import type { CalleeReader, Listing } from '../../workflow/gather.ts'
import { fork } from './merges.ts'
import { factOf, isUnread, namesOf } from './names.ts'
import type { FactsText, WorkflowTexts } from './schema.ts'

/** The workflow files of a scenario, read as the gate reads a repository's; null when no control asks for them. */
export async function workflowsFrom(text: FactsText, needs: Need[], commit: string): Promise<Fact<WorkflowFiles> | null> {
  if (!needs.includes('workflows')) return null
  const { workflows } = text
  if (isUnread(workflows)) return factOf<never, WorkflowFiles>('workflow files', workflows, (never) => never)
  const trees = { head: workflows, base: text['base-workflows'] }
  const input = {
    head: listing(trees.head, commit),
    base: listing(trees.base, namesOf({}).sha(fork)),
    refs: { defaultBranch: 'main', protectedBranches: text['protected-branches'] ?? null },
    identities: parameters(needs, 'identity:'),
    trusted: parameters(needs, 'trusted:'),
  }
  return known(await gatherWorkflows(input, readerOf(trees, text['remote-workflows'])), [])
}

const parameters = (needs: Need[], prefix: 'identity:' | 'trusted:'): string[] =>
  needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length))

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const listing = (files: WorkflowTexts, commit: string): Listing => ({
  commit,
  files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
})

function readerOf(trees: Record<'head' | 'base', WorkflowTexts>, remote: WorkflowTexts): CalleeReader {
  const elsewhere = new Map(Object.entries(remote).map(([reference, text]) => [reference.toLowerCase(), bytesOf(text)]))
  const missing = { missing: 'the scenario gives no text for it under remote-workflows' }
  const answer = (reference: string): [string, Uint8Array | { missing: string }] => [reference, elsewhere.get(reference) ?? missing]
  return {
    local: (tree, paths) => Promise.resolve(new Map(paths.map((path) => [path, textAt(trees[tree], path)]))),
    remote: (asked) => Promise.resolve(new Map(asked.map(({ repository, path, ref }) => answer(`${repository}/${path}@${ref}`.toLowerCase())))),
  }
}

const textAt = (files: WorkflowTexts, path: string): Uint8Array | null => (Object.hasOwn(files, path) ? bytesOf(files[path] ?? '') : null)
