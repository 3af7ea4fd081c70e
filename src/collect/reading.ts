import type { Reading } from '../domain/report.ts'
import { listsFor } from './changeFacts.ts'
import type { Change } from './changeReader.ts'
import type { ListName } from './pullRequestQuery.ts'

const words: Record<ListName, string> = { commits: 'commits', reviews: 'reviews', files: 'files', timeline: 'timeline events' }

/** How much of each list was read against GitHub's own totals; with several pull requests, each by its number. */
export function linesRead(read: { change: Change; needs: Set<string> }[]): Reading['lines'] {
  const several = new Set(read.map(({ change }) => change.answer.number)).size > 1
  const lines = new Map<string, Reading['lines'][number]>()
  for (const { change, needs } of read) {
    for (const name of listsFor(needs)) {
      const list = change.lists[name]
      const total = name === 'files' ? Math.max(list.total, change.answer.changedFiles) : list.total
      const what = several ? `#${change.answer.number} ${words[name]}` : words[name]
      lines.set(what, { what, listed: list.items.length, total })
    }
  }
  return [...lines.values()]
}
