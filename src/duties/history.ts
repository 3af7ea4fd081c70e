import type { Commit } from '../domain/facts.ts'

/** The commits of one pull request as a graph. Parents outside the pull request (the base) are not in it. */
export interface History {
  bySha: Map<string, { commit: Commit; index: number }>
  /** The commit and everything of the pull request it is built on; empty when it is not one of its commits. */
  upTo(sha: string): Set<string>
}

export function historyOf(commits: Commit[]): History {
  const bySha = new Map(commits.map((commit, index) => [commit.sha, { commit, index }]))
  const known = new Map<string, Set<string>>()
  return {
    bySha,
    upTo: (sha) => {
      const found = known.get(sha) ?? ancestry(sha, bySha)
      known.set(sha, found)
      return found
    },
  }
}

/** All parents, not the first only: work can hide on the second parent of a merge (SEMANTICS 14). */
function ancestry(sha: string, bySha: History['bySha']): Set<string> {
  const seen = new Set<string>()
  const waiting = [sha]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = bySha.get(next)
    if (entry === undefined || seen.has(next)) continue
    seen.add(next)
    waiting.push(...entry.commit.parents)
  }
  return seen
}
