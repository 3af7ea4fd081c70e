import type { Reconciliation } from '../domain/reconciliation.ts'
import { commands, inline, word } from './guideWords.ts'

export type Compared = Pick<Reconciliation, 'start' | 'end' | 'commits'>

/**
 * How to count the commits of a reconciliation again, with git alone: what it missed would be seen here, and nowhere else in the pack. `end` is a word
 * of jq's own, so it stands in quotes.
 */
export const countAgainPart = ({ start, end, commits }: Compared): string => `
## Count again

What a reconciliation did not look at it cannot find. This says what it looked at, and from where it took the records:

${commands([
  `jq '.repository.population.value | {branch, period, start, "end": ."end", updatesComplete, commits: (.commits | length)}' facts.json`,
  "jq '.repository.deploymentsMade.value | length' facts.json",
  "jq '.repository.records.value | {from, read, ledger, kept: (.records | length)}' facts.json",
])}
${end === null || commits.length === 0 ? nothingCameIn : inAClone(start, end)}`

const nothingCameIn = `
No commit came into the branch in the period. Compare that with a clone of your own.`

/** Two empty lists are equal too, so an empty one is refused first. */
const inAClone = (start: string | null, end: string): string => `
In a clone of your own, in place of \`CLONE\`, git lists the commits of the branch without asking anybody. The last line must print \`commits ok\`:

${commands([
  `git -C CLONE rev-list --first-parent ${start === null ? word(end) : `${word(start)}..${word(end)}`} | sort > from-git.txt`,
  "jq -r '.repository.population.value.commits[].sha' facts.json | sort > recorded.txt",
  'test -s from-git.txt && cmp from-git.txt recorded.txt && echo "commits ok"',
])}

That the branch stood at ${inline(end)} at the end of the period, and at ${start === null ? 'nothing' : inline(start)} at its beginning, only GitHub can tell: its log of moves
of the branch (\`gh api repos/OWNER/NAME/activity\`, which needs the network) has both.`
