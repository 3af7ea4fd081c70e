import * as z from 'zod'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { branchName, misfit, sha } from './border.ts'
import type { Change } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { lastReadQuery } from './pullRequestQuery.ts'

const seen = z.object({ headRefOid: sha, baseRefName: branchName, state: z.enum(['OPEN', 'CLOSED', 'MERGED']) })

export type LastRead = { state: 'same'; at: string; source: Source } | { state: 'moved'; to: string } | UnavailableFact

/**
 * Reads the heads once more, after everything else (SEMANTICS 32): whatever was read in between belongs to the head only if it stands where
 * it stood. A new base or a closed pull request counts as moved too: another run follows. The answer's `Date` is the time of the decision.
 */
export async function readLast(asker: Asker, subject: Subject, changes: Change[]): Promise<LastRead> {
  const what = 'the head, read again at the end'
  const { owner, name } = subject.repository
  if (changes.length === 0) return unavailable({ what, request: null, status: null, detail: 'no pull request could be read before' })
  const numbers = Object.fromEntries(changes.map(({ answer }, index) => [`p${index}`, answer.number]))
  try {
    const answer = await asker.small(lastReadQuery(changes.length), { owner, name, ...numbers })
    if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors))
    const shape = z.object({ repository: z.object(Object.fromEntries(changes.map((_, index) => [`p${index}`, seen]))) })
    const found = shape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    for (const [index, change] of changes.entries()) {
      const now = found.data.repository[`p${index}`]
      if (now && !stands(change, now)) return { state: 'moved', to: now.headRefOid }
    }
    if (answer.source.date === null) return incomplete(what, answer.source, 'the answer carries no Date header, so the time is not known')
    return { state: 'same', at: answer.source.date, source: answer.source }
  } catch (error) {
    return refused(what, error)
  }
}

const stands = ({ answer }: Change, now: z.infer<typeof seen>): boolean =>
  now.headRefOid === answer.headRefOid && now.baseRefName === answer.baseRefName && now.state.toLowerCase() === answer.state
