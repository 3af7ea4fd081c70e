import * as z from 'zod'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { id, sha } from './border.ts'
import { readList } from './listReader.ts'

const pullRequestsShape = (field: string) => (data: unknown) => {
  const found = z.object({ repository: z.record(z.string(), z.unknown()) }).safeParse(data)
  return found.success ? found.data.repository[field] : null
}

const withHeadQuery = `query PullRequestsOfHead($owner: String!, $name: String!, $branch: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { pullRequests(first: $n, after: $after, states: OPEN, headRefName: $branch) {
    totalCount pageInfo { hasNextPage endCursor } nodes { number headRefOid headRepository { nameWithOwner } }
  } }
}`
const withHead = z.object({ number: id, headRefOid: sha, headRepository: z.object({ nameWithOwner: z.string().max(300) }).nullable() })

/** Open pull requests from a branch, whatever repository it is in; the caller picks those whose head it is. */
export const readPullRequestsOfBranch = (asker: Asker, { owner, name }: Subject['repository'], branch: string) =>
  readList(asker, {
    what: `open pull requests from ${branch}`,
    query: withHeadQuery,
    variables: { owner, name, branch },
    pick: pullRequestsShape('pullRequests'),
    node: withHead,
  })

const readyQuery = `query ReadyPullRequests($owner: String!, $name: String!, $n: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { pullRequests(first: $n, after: $after, states: OPEN) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { number commits(last: 1) { nodes { commit { status { context(name: "countersign") { state } } } } } }
  } }
}`
const state = z.object({ context: z.object({ state: z.string().max(20) }).nullable() }).nullable()
const ready = z
  .object({ number: id, commits: z.object({ nodes: z.array(z.object({ commit: z.object({ status: state }) })).max(1) }) })
  .transform(({ number, commits }) => ({ number, ready: commits.nodes[0]?.commit.status?.context?.state === 'SUCCESS' }))

/** Every open pull request, with whether its status stands at success. */
export const readReadiness = (asker: Asker, { owner, name }: Subject['repository']) =>
  readList(asker, { what: 'open pull requests', query: readyQuery, variables: { owner, name }, pick: pullRequestsShape('pullRequests'), node: ready })
