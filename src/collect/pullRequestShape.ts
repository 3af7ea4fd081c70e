import * as z from 'zod'
import type { ChangedFile, Commit, Review, TimelineEvent } from '../domain/facts.ts'
import { actor, branchName, committer, count, filePath, gitActor, id, page, repositoryName, sha, time } from './border.ts'

/** GraphQL's answers, parsed at the border straight into facts. */

const oid = z.object({ oid: sha }).transform((found) => found.oid)

/** A file at a commit: git's own id of it and, for a small text, what it says. A directory or submodule has no blob. */
const fileEntry = z.object({
  type: z.string().max(20),
  oid: sha,
  object: z
    .object({ oid: sha, text: z.string().nullable(), isTruncated: z.boolean(), isBinary: z.boolean().nullable(), byteSize: count })
    .or(z.strictObject({}).transform(() => null))
    .nullable(),
})
export type FileEntry = z.infer<typeof fileEntry>

export const commitWithFile = z.object({ oid: sha, file: fileEntry.nullable() })
/** The folder is looked at when it is needed: what is wrong with it must not take the pull request away. */
const commitWithFolder = commitWithFile.extend({ workflows: z.unknown().optional() })
export type CommitWithFile = z.infer<typeof commitWithFile>

const sibling = z.object({
  number: id,
  state: z.string(),
  headRefOid: sha,
  baseRepository: z.object({ nameWithOwner: repositoryName }).nullable(),
})
const siblings = z.object({ totalCount: count, nodes: z.array(sibling).max(50) })
export type Siblings = z.infer<typeof siblings>

const signature = z
  .object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() })
  .nullable()
  .transform((found) => (found ? { valid: found.isValid, byGitHub: found.wasSignedByGitHub } : null))

export const state = z.enum(['OPEN', 'CLOSED', 'MERGED']).transform((found) => ({ OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const)[found])

/** Everything of the pull request that is not a list of unbounded length. */
export const pullRequestShape = z.object({
  number: id,
  state,
  isDraft: z.boolean(),
  createdAt: time,
  mergedAt: time.nullable(),
  baseRefName: branchName,
  headRefName: branchName,
  headRefOid: sha,
  changedFiles: count,
  author: actor,
  assignees: z.object({ nodes: z.array(actor).max(20) }),
  headRepository: z.object({ nameWithOwner: repositoryName }).nullable(),
  baseRef: z.object({ target: commitWithFolder.nullable() }).nullable(),
  headRef: z.object({ associatedPullRequests: siblings }).nullable(),
  mergeCommit: z.object({ oid: sha, tree: oid, parents: z.object({ nodes: z.array(oid).max(10) }), signature }).nullable(),
  head: z.object({
    nodes: z.array(z.object({ commit: commitWithFolder.extend({ tree: oid, associatedPullRequests: siblings.nullable() }) })).length(1),
  }),
})
export type PullRequestAnswer = z.infer<typeof pullRequestShape>

/** Optional: a token without `checks: read` is told nothing, and nothing is lost but the link to earlier records. */
export const reportsShape = z.object({
  nodes: z.array(
    z.object({
      commit: z.object({
        checkSuites: z.object({
          nodes: z.array(z.object({ checkRuns: z.object({ nodes: z.array(z.object({ name: z.string(), externalId: z.string().nullable() })) }) })),
        }),
      }),
    }),
  ),
})

/** A whole text file; anything else of that name is not read. */
export const workflowShape = z.object({ text: z.string(), isTruncated: z.literal(false), isBinary: z.literal(false) }).transform(({ text }) => text)

export interface CommitNode {
  commit: Commit
  /** It has more authors or parents than one page of the inner list holds. */
  wide: boolean
}

const parents = z.object({ totalCount: count, nodes: z.array(oid).max(100) })
const authors = z.object({ totalCount: count, nodes: z.array(gitActor).max(100) })
const nobody = { account: null, emailSha256: null }

const commitNode = z
  .object({
    commit: z.object({ oid: sha, tree: oid, parents, authors, committer: committer.nullable(), signature }),
  })
  .transform(({ commit: found }): CommitNode => ({
    wide: found.parents.totalCount > found.parents.nodes.length || found.authors.totalCount > found.authors.nodes.length,
    commit: {
      sha: found.oid,
      tree: found.tree,
      parents: found.parents.nodes,
      // A commit that names nobody was still made by somebody: nobody we know, never nobody at all.
      authors: found.authors.nodes.length > 0 ? found.authors.nodes : [nobody],
      committer: found.committer?.actor ?? nobody,
      signature: found.signature,
      claimsWebFlow: found.committer?.claimsWebFlow ?? false,
    },
  }))

/** A commit read again because it was wide; this time the inner lists must be complete. */
export const wideCommit = z
  .object({ oid: sha, parents, authors })
  .refine((found) => found.parents.totalCount === found.parents.nodes.length && found.authors.totalCount === found.authors.nodes.length)

/** `fullDatabaseId` is a BigInt, which GraphQL writes as text. */
const reviewId = z.string().regex(/^\d{1,20}$/)
const reviewState = z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'])

const reviewNode = z
  .object({
    fullDatabaseId: reviewId,
    state: reviewState,
    submittedAt: time.nullable(),
    authorCanPushToRepository: z.boolean(),
    author: actor,
    commit: z.object({ oid: sha, tree: oid }).nullable(),
  })
  .refine((found) => found.submittedAt !== null || found.state === 'PENDING')
  .transform((found): Review => ({
    id: found.fullDatabaseId,
    state: found.state,
    submittedAt: found.submittedAt,
    author: found.author,
    commit: found.commit ? { sha: found.commit.oid, tree: found.commit.tree, mergeBase: null } : null,
    authorCanPush: found.authorCanPushToRepository,
  }))

const changes = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'removed', RENAMED: 'renamed', COPIED: 'copied', CHANGED: 'changed' } as const

const fileNode = z
  .object({ path: filePath, changeType: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'RENAMED', 'COPIED', 'CHANGED']) })
  .transform((found): ChangedFile => ({ path: found.path, previousPath: null, change: changes[found.changeType] }))

const event = { createdAt: time, actor }

const timelineNode = z
  .discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('ReviewDismissedEvent'),
      ...event,
      previousReviewState: reviewState,
      review: z.object({ fullDatabaseId: reviewId }).nullable(),
    }),
    z.object({ __typename: z.literal('BaseRefChangedEvent'), ...event, previousRefName: branchName, currentRefName: branchName }),
    z.object({ __typename: z.literal('AutomaticBaseChangeSucceededEvent'), ...event, oldBase: branchName, newBase: branchName }),
    z.object({ __typename: z.literal('HeadRefForcePushedEvent'), ...event, beforeCommit: oid.nullable(), afterCommit: oid.nullable() }),
    z.object({ __typename: z.literal('ReopenedEvent'), ...event }),
  ])
  .transform((found): TimelineEvent => {
    const common = { at: found.createdAt, actor: found.actor }
    switch (found.__typename) {
      case 'ReviewDismissedEvent':
        return { type: 'review-dismissed', ...common, review: found.review?.fullDatabaseId ?? '', previousState: found.previousReviewState }
      case 'BaseRefChangedEvent':
        return { type: 'base-changed', ...common, from: found.previousRefName, to: found.currentRefName }
      case 'AutomaticBaseChangeSucceededEvent':
        return { type: 'base-changed', ...common, from: found.oldBase, to: found.newBase }
      case 'HeadRefForcePushedEvent':
        return { type: 'head-force-pushed', ...common, before: found.beforeCommit, after: found.afterCommit }
      case 'ReopenedEvent':
        return { type: 'reopened', ...common }
    }
  })

/** Made once for all pull requests, because a shape is compiled when it is first used: hundreds of times that is half a second. */
export const listPages = { commits: page(commitNode), reviews: page(reviewNode), files: page(fileNode), timeline: page(timelineNode) }
