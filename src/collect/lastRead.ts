import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Source, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { branchName, misfit, sha } from './border.ts'
import type { Change } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { lastReadQuery } from './pullRequestQuery.ts'
import { state } from './pullRequestShape.ts'

export type LastRead = { state: 'same'; at: string; source: Source } | { state: 'moved'; to: string } | UnavailableFact

interface LastTools {
  client: GitHubClient
  asker: Asker
}

/** Where a pull request stands now, in the order of the changes asked for. */
type Standing = Pick<Change['answer'], 'headRefOid' | 'baseRefName' | 'state'>
type Seen = { now: Standing[]; source: Source }

const what = 'the head, read again at the end'

/**
 * Reads the heads once more, after everything else (SEMANTICS 32): whatever was read in between belongs to the head only if it stands where
 * it stood. A new base or a closed pull request counts as moved too: another run follows. The answer's `Date` is the time of the decision.
 */
export async function readLast({ client, asker }: LastTools, subject: Subject, changes: Change[]): Promise<LastRead> {
  const [first, second] = changes
  if (!first) return unavailable({ what, request: null, status: null, detail: 'no pull request could be read before' })
  try {
    // A query costs a point however small it is, a request of REST none; only for several is one query the lesser price.
    const seen = second ? await seeAll(asker, subject, changes) : await seeOne(client, subject, first)
    if ('state' in seen) return seen
    for (const [index, change] of changes.entries()) {
      const now = seen.now[index]
      if (!now) return incomplete(what, seen.source, `pull request #${change.answer.number} is not in the answer`)
      if (!stands(change, now)) return { state: 'moved', to: now.headRefOid }
    }
    if (seen.source.date === null) return incomplete(what, seen.source, 'the answer carries no Date header, so the time is not known')
    return { state: 'same', at: seen.source.date, source: seen.source }
  } catch (error) {
    return refused(what, error)
  }
}

const stands = ({ answer }: Change, now: Standing): boolean =>
  now.headRefOid === answer.headRefOid && now.baseRefName === answer.baseRefName && now.state === answer.state

/** REST knows merged ones as closed (https://docs.github.com/rest/pulls/pulls#get-a-pull-request). */
const pullShape = z
  .object({ head: z.object({ sha }), base: z.object({ ref: branchName }), state: z.enum(['open', 'closed']), merged: z.boolean() })
  .transform((found): Standing => ({ headRefOid: found.head.sha, baseRefName: found.base.ref, state: found.merged ? 'merged' : found.state }))

async function seeOne(client: GitHubClient, { repository }: Subject, { answer: { number } }: Change): Promise<Seen | UnavailableFact> {
  const parameters = { owner: repository.owner, repo: repository.name, pull_number: number }
  const { data, source } = await client.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}', parameters)
  const found = pullShape.safeParse(data)
  return found.success ? { now: [found.data], source } : incomplete(what, source, misfit(found.error))
}

const standing = z.object({ headRefOid: sha, baseRefName: branchName, state })

async function seeAll(asker: Asker, { repository: { owner, name } }: Subject, changes: Change[]): Promise<Seen | UnavailableFact> {
  const numbers = Object.fromEntries(changes.map(({ answer }, index) => [`p${index}`, answer.number]))
  const { data, errors, source } = await asker.small(lastReadQuery(changes.length), { owner, name, ...numbers })
  if (errors.length > 0) return incomplete(what, source, errorText(errors))
  const shape = z.object({ repository: z.object(Object.fromEntries(changes.map((_, index) => [`p${index}`, standing]))) })
  const found = shape.safeParse(data)
  if (!found.success) return incomplete(what, source, misfit(found.error))
  const { repository } = found.data
  return { now: changes.flatMap((_, index) => repository[`p${index}`] ?? []), source }
}
