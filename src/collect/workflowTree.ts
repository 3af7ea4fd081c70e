import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import { gitTreeId } from '../domain/digest.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import { blobShape } from './blob.ts'
import type { BlobAnswer } from './blob.ts'
import { misfit, sha } from './border.ts'
import { errorText, incomplete } from './failure.ts'
import { workflowFolder } from './workflowQuery.ts'

/** One workflow file of a commit, by its entry in the folder. */
export interface WorkflowEntry {
  path: string
  oid: string
  /** A submodule names a commit of elsewhere: there is nothing to read. A link's text is what GitHub takes for the workflow (actions/runner#1420). */
  kind: 'file' | 'submodule'
  /** Told along with the folder; null: not asked for, or not told. */
  blob: BlobAnswer | null
}

/** What an answer says of one commit's workflow folder, not yet looked at. */
export interface RawFolder {
  commit: string
  workflows: unknown
  errors: GraphqlAnswer['errors']
  source: Source
}

const entryShape = z.object({
  name: z.string().min(1).max(1000),
  mode: z.int().nonnegative(),
  type: z.string().max(20),
  oid: sha,
  object: blobShape.or(z.strictObject({}).transform(() => null)).nullish(),
})

const folderShape = z
  .object({ type: z.string().max(20), oid: sha, object: z.object({ entries: z.array(entryShape).max(100_000).optional() }).nullable() })
  .nullable()

/**
 * The workflow files of a commit, in the order of the folder; all of them, because the folder's id is worked out from what was listed and
 * compared. Extensions count in any case: which cases GitHub takes is written nowhere. Folders below it are not workflows.
 */
export function workflowEntries(raw: RawFolder): WorkflowEntry[] | UnavailableFact {
  const { source } = raw
  const what = `${workflowFolder} at ${raw.commit}`
  const errors = raw.errors.filter(({ type, path }) => type !== 'NOT_FOUND' || path.at(-1) !== 'workflows')
  if (errors.length > 0) return incomplete(what, source, errorText(errors))
  if (raw.workflows === undefined) return incomplete(what, source, 'the answer does not hold it')
  const found = folderShape.safeParse(raw.workflows)
  if (!found.success) return incomplete(what, source, misfit(found.error))
  // Not there, or a file or link of that name: GitHub finds no workflows then (actions/runner#3195).
  if (found.data === null || found.data.type !== 'tree') return []
  const entries = found.data.object?.entries
  if (!entries) return incomplete(what, source, 'the folder has no list of entries')
  const rows = entries.map(({ mode, name, oid }) => ({ mode: modeText(mode), name, oid }))
  const { oid } = found.data
  if (gitTreeId(rows) !== oid) return incomplete(what, source, `the ${entries.length} entries listed do not hash to the folder's id ${oid}`)
  return entries
    .filter(({ name, type }) => /\.ya?ml$/i.test(name) && (type === 'blob' || type === 'commit'))
    .map(({ name, oid, type, object }) => ({
      path: `${workflowFolder}/${name}`,
      oid,
      kind: type === 'commit' ? ('submodule' as const) : ('file' as const),
      blob: object?.oid === oid ? object : null,
    }))
}

/** Git writes modes in octal; an answer that has them as octal digits already is understood too: no mode is both. */
const modeText = (mode: number): string => (mode > 0o170000 || mode === 40000 ? String(mode) : mode.toString(8))
