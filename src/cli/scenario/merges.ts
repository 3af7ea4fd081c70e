import type { MergeComparison, PatchedFile } from '../../domain/facts.ts'
import type { Names } from './names.ts'
import type { ChangeText, CommitText, ComparisonText, FileText, ReviewText } from './schema.ts'

/** The name of the commit that the branch left its base at, and of the base's present tip. */
export const fork = 'base'

/** The name of the commit that merged the pull request. */
export const mergeName = 'merge'

/** The measurements GitHub would give for each commit that is said to merge the base, and for the merge that is said to be measured. */
export function mergesOf({ merged }: ChangeText, commits: CommitText[], files: FileText[], names: Names): MergeComparison[] {
  const made = commits.flatMap((text, index) => {
    if (text.merge === undefined) return []
    const previous = index === 0 ? fork : (commits[index - 1]?.id ?? fork)
    const [head = previous, base = fork] = text.parents ?? [previous, fork]
    const comparison = compared(text.id, text.merge === 'not-from-base' ? 'clean' : text.merge, head, base, files, names)
    return [text.merge === 'not-from-base' ? { ...comparison, baseParent: null } : comparison]
  })
  if (merged?.comparison === undefined) return made
  const [first = fork, second] = merged.parents ?? [fork, headOf(commits)]
  return [...made, compared(mergeName, merged.comparison, headOf(commits), second === undefined ? fork : first, files, names)]
}

const headOf = (commits: CommitText[]): string => commits.at(-1)?.id ?? 'c1'

/** What of a file is another after the merge. */
const changedBy: Record<ComparisonText, string[]> = {
  clean: [],
  'too-large': [],
  'no-patch': [],
  conflict: ['blob', 'patch', 'hunks'],
  'same-file': ['blob', 'patch'],
  discards: ['patch', 'hunks'],
}

function compared(id: string, comparison: ComparisonText, head: string, base: string, files: FileText[], names: Names): MergeComparison {
  const version = (what: string): string => (changedBy[comparison].includes(what) ? `resolved in ${id}` : 'before')
  const side = (versionOf: (what: string) => string): PatchedFile[] =>
    files.map((file) => patched(file, (what) => names.tree(`${what} of ${pathOf(file)} ${versionOf(what)}`), comparison !== 'no-patch'))
  return {
    sha: names.sha(id),
    baseParent: names.sha(base),
    headParent: names.sha(head),
    before: side(() => 'before'),
    after: side(version),
    complete: comparison !== 'too-large',
  }
}

const pathOf = (file: FileText): string => (typeof file === 'string' ? file : file.path)

function patched(file: FileText, digest: (what: string) => string, isShown: boolean): PatchedFile {
  const previousPath = typeof file === 'string' ? null : (file.was ?? null)
  return {
    path: pathOf(file),
    previousPath,
    status: previousPath === null ? 'modified' : 'renamed',
    blob: digest('blob'),
    patch: isShown ? digest('patch') : null,
    hunks: isShown ? digest('hunks') : null,
  }
}

/** Measured, as by the collector, only for a commit that is not the head and has its tree. */
export function approvedMergeBase(on: string, text: ReviewText, commits: CommitText[], names: Names): string | null {
  const head = commits.at(-1)
  const treeOf = (id: string): string => commits.find((commit) => commit.id === id)?.tree ?? id
  if (head === undefined || on === head.id || treeOf(on) !== treeOf(head.id)) return null
  return baseSha(text['merge-base'] ?? mergeBases(commits).get(on) ?? fork, names)
}

/** Where the head left the base, if some review's standing hangs on it. */
export function headMergeBase(commits: CommitText[], isAsked: boolean, names: Names): string | null {
  return isAsked ? baseSha(mergeBases(commits).get(headOf(commits)) ?? fork, names) : null
}

const baseSha = (name: string, names: Names): string | null => (name === '(unknown)' ? null : names.sha(name))

/** Each commit left the base where the one above it did, unless it says otherwise or merges the base: then at the commit it merged. */
function mergeBases(commits: CommitText[]): Map<string, string> {
  let last = fork
  return new Map(
    commits.map((text) => {
      const merged = text.merge === undefined || text.merge === 'not-from-base' ? last : `base merged by ${text.id}`
      last = text['merge-base'] ?? merged
      return [text.id, last]
    }),
  )
}
