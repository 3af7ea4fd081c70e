import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import { emailSha256 } from '../domain/digest.ts'
import type { GitActor } from '../domain/facts.ts'

/** The forms that hostile text must have before it becomes a fact. Objects are loose (the API adds members), the members we use are not. */
export const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
export const id = z.int().positive()
export const count = z.int().nonnegative()
export const login = z.string().min(1).max(200)
export const branchName = z.string().min(1).max(1024)
export const filePath = z.string().min(1).max(8192)
export const repositoryName = z.string().max(300).regex(/^[\w.-]+\/[\w.-]+$/)

/** A secret's name, never more: an answer's dates are dropped, and values are in none. Upper case, as GitHub keeps them. */
export const secretName = z.object({ name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/) }).transform(({ name }) => name.toUpperCase())

/**
 * A time of the API, cut to whole seconds: then text order is time order, and cutting can only turn "later" into "equal", which never
 * makes an approval fresh (SEMANTICS 8).
 */
export const time = z.string().max(40).transform((text, context) => {
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(milliseconds)) return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
  context.addIssue({ code: 'custom', message: 'no RFC 3339 time' })
  return z.NEVER
})

const accountType = z.enum(['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'])

/**
 * GitHub answers a bot as the User of a commit, under the login of REST (`dependabot[bot]`). The login is GitHub's own word here, and no
 * person's can hold a bracket; names and addresses that commits carry never decide.
 */
const typeOf = (login: string, told: Account['type']): Account['type'] => (told === 'User' && login.includes('[') ? 'Bot' : told)

/** An actor of GraphQL. One without a numeric id (an enterprise account) is nobody we could compare, hence null. */
export const actor = z
  .object({ __typename: accountType, login, databaseId: id.nullish() })
  .nullable()
  .transform((found): Account | null => {
    if (!found?.databaseId) return null
    return { id: found.databaseId, login: found.login, type: typeOf(found.login, found.__typename) }
  })

/** A "simple user" of REST. */
export const restUser = z
  .object({ id, login, type: accountType })
  .nullable()
  .transform((found): Account | null => (found ? { id: found.id, login: found.login, type: typeOf(found.login, found.type) } : null))

const gitActorText = z.object({ name: z.string().nullish(), email: z.string().nullish(), user: actor })

/** The person named in a commit; the address leaves this file only as its digest. */
export const gitActor = gitActorText.transform(actorOf)

/** A committer, with whether it claims to be GitHub itself. The claim is text; only the signature proves it (SEMANTICS 15). */
export const committer = gitActorText.transform((found) => ({ actor: actorOf(found), claimsWebFlow: claimsWebFlow(found) }))

function actorOf(found: z.infer<typeof gitActorText>): GitActor {
  return { account: found.user, emailSha256: found.email ? emailSha256(found.email) : null }
}

function claimsWebFlow({ name, email, user }: z.infer<typeof gitActorText>): boolean {
  const address = (email ?? '').trim().toLowerCase()
  const named = name === 'GitHub' || name === 'GitHub Enterprise' || name === 'web-flow'
  return address === 'noreply@github.com' || (named && address.startsWith('noreply@')) || user?.login.toLowerCase() === 'web-flow'
}

/** One page of a GraphQL list. A null among the nodes is refused by the node's shape: half a page is no page. */
export const page = <Node extends z.ZodType>(node: Node) =>
  z.object({
    totalCount: count,
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().max(2000).nullable() }),
    nodes: z.array(node).max(1000),
  })

export interface Page<T> {
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: T[]
}

/** Where an answer had an unexpected form. Says the place, never the value: values are hostile and may be long. */
export function misfit(error: z.ZodError): string {
  const issue = error.issues[0]
  const place = issue?.path.map(String).join('.') || 'the top'
  return `unexpected form at ${place} (${issue?.code ?? 'unknown'})`
}
