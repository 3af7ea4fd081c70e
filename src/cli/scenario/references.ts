import type { Problem } from '../../domain/problem.ts'
import { nearest } from '../../policy/nearest.ts'
import { positionOfValue, scenarioProblem } from './document.ts'
import type { Document } from './document.ts'
import { fork } from './merges.ts'
import { isUnread } from './names.ts'
import type { ChangeText, FactsText } from './schema.ts'

/** Reviews of commits that nobody made or pushed: most likely a mistyped name, and the scenario would test something else. */
export function referenceProblems(document: Document, text: FactsText): Problem[] {
  if (text.changes === undefined) return ofChange(document, text, [])
  return text.changes.flatMap((change, index) => ofChange(document, change, ['changes', index]))
}

function ofChange(document: Document, change: ChangeText, path: PropertyKey[]): Problem[] {
  if (isUnread(change.commits) || isUnread(change.reviews)) return []
  const pushes = change.pushes === undefined || isUnread(change.pushes) ? [] : change.pushes
  const pushed = pushes.flatMap(({ commit, before }) => (before === undefined ? [commit] : [commit, before]))
  const known = [fork, ...change.commits.map(({ id }) => id), ...pushed]
  const stray = change.reviews.flatMap(({ on }, index) => (on === undefined || on === '(gone)' || known.includes(on) ? [] : [{ on, index }]))
  return [
    ...stray.map(({ on, index }) => unknownCommit(document, on, known, [...path, 'reviews', index, 'on'])),
    ...repeatedCommits(document, change.commits, path),
  ]
}

function unknownCommit(document: Document, name: string, known: string[], path: PropertyKey[]): Problem {
  const near = nearest(name, known)
  return scenarioProblem(document.file, `the review names the commit "${name}", which is neither among the commits nor among the pushes`, {
    ...positionOfValue(document, path),
    found: name,
    suggestion: near === null ? null : `did you mean "${near}"?`,
  })
}

function repeatedCommits(document: Document, commits: { id: string }[], path: PropertyKey[]): Problem[] {
  return commits.flatMap(({ id }, index) =>
    commits.findIndex((other) => other.id === id) === index
      ? []
      : [scenarioProblem(document.file, `two commits are called "${id}"`, positionOfValue(document, [...path, 'commits', index, 'id']))],
  )
}
