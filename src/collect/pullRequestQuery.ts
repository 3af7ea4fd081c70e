import { baseWorkflows, headWorkflows, refFields } from './workflowQuery.ts'

/** What one page of each list holds; the first request and the later pages ask for the same. */
const lists = {
  commits: '{ totalCount pageInfo { hasNextPage endCursor } nodes { commit { ...commit } } }',
  reviews: `{ totalCount pageInfo { hasNextPage endCursor } nodes {
      fullDatabaseId state submittedAt authorCanPushToRepository author { ...actor } commit { oid tree { oid } }
    } }`,
  files: '{ totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }',
  timeline: `{ totalCount pageInfo { hasNextPage endCursor } nodes {
      __typename
      ... on ReviewDismissedEvent { createdAt actor { ...actor } previousReviewState review { fullDatabaseId } }
      ... on BaseRefChangedEvent { createdAt actor { ...actor } previousRefName currentRefName }
      ... on AutomaticBaseChangeSucceededEvent { createdAt actor { ...actor } oldBase newBase }
      ... on HeadRefForcePushedEvent { createdAt actor { ...actor } beforeCommit { oid } afterCommit { oid } }
      ... on ReopenedEvent { createdAt actor { ...actor } }
    } }`,
} as const

export type ListName = keyof typeof lists
export const listNames = ['commits', 'reviews', 'files', 'timeline'] as const satisfies ListName[]

const timelineTypes =
  '[REVIEW_DISMISSED_EVENT, BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, REOPENED_EVENT]'

/** The four lists, `$n` of each. */
export const listFields = (): string => listNames.map((name) => `${field(name, '')} ${lists[name]}`).join('\n      ')

const field = (name: ListName, after: string): string => {
  const itemTypes = name === 'timeline' ? `, itemTypes: ${timelineTypes}` : ''
  return `${name === 'timeline' ? 'timeline: timelineItems' : name}(first: $n${after}${itemTypes})`
}

export const actorFragment = `fragment actor on Actor {
  __typename login
  ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }
}`

export const gitActorFragment = 'fragment gitActor on GitActor { name email user { __typename login databaseId } }'

/** Ten authors and ten parents are enough for nearly every commit; `wideCommitsQuery` asks again for the others. */
export const commitFragment = `fragment commit on Commit {
  oid tree { oid }
  parents(first: 10) { totalCount nodes { oid } }
  authors(first: 10) { totalCount nodes { ...gitActor } }
  committer { ...gitActor }
  signature { isValid wasSignedByGitHub }
}`

/** The policy at one commit. Blobs and trees cost no points. */
export const policyFragment = `fragment policy on Commit {
  oid file(path: $policy) { type oid object { ... on Blob { oid text isTruncated isBinary byteSize } } }
}`

const siblings = 'totalCount nodes { number state headRefOid baseRepository { nameWithOwner } }'

/**
 * Nearly all facts of a pull request in one request of 3 points or fewer: per page of 100 commits their authors and parents are 200 nested
 * lists, everything else about ten (https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api).
 * `head` and `reports` are the same commit under two names, so that an error in the optional one cannot taint the other. `gateWorkflow` is
 * the workflow that runs the gate, asked for when there is one; blobs and trees cost no points, so the workflow files ride along.
 */
export const pullRequestQuery = `query PullRequest($owner: String!, $name: String!, $number: Int!, $policy: String!, $n: Int!,
  $gated: Boolean!, $workflow: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${refFields}
    gateWorkflow: object(expression: $workflow) @include(if: $gated) { ... on Blob { text isTruncated isBinary } }
    pullRequest(number: $number) {
      number state isDraft createdAt mergedAt baseRefName headRefName headRefOid changedFiles
      author { ...actor }
      assignees(first: 20) { nodes { ...actor } }
      headRepository { nameWithOwner }
      baseRef { target { ... on Commit { ...policy } ${baseWorkflows} } }
      headRef { associatedPullRequests(first: 50, states: OPEN) { ${siblings} } }
      mergeCommit { oid tree { oid } parents(first: 10) { nodes { oid } } signature { isValid wasSignedByGitHub } }
      head: commits(last: 1) { nodes { commit { tree { oid } ...policy ${headWorkflows} associatedPullRequests(first: 50) { ${siblings} } } } }
      reports: commits(last: 1) { nodes { commit {
        checkSuites(first: 5, filterBy: { checkName: "countersign report" }) { nodes {
          checkRuns(first: 10, filterBy: { checkName: "countersign report", checkType: ALL }) { nodes { name externalId } }
        } }
      } } }
      ${listFields()}
    }
  }
}
${[actorFragment, gitActorFragment, commitFragment, policyFragment].join('\n')}`

/** The next page of every list that has one, in one request. */
export const pagesQuery = `query PullRequestPages($owner: String!, $name: String!, $number: Int!, $n: Int!,
  ${listNames.map((name) => `$${name}: Boolean!, $${name}After: String`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      ${listNames.map((name) => `${field(name, `, after: $${name}After`)} @include(if: $${name}) ${lists[name]}`).join('\n      ')}
    }
  }
}
${[actorFragment, gitActorFragment, commitFragment].join('\n')}`

/** Commits with more than ten authors or parents, by name. */
export const wideCommitsQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query WideCommits($owner: String!, $name: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ...wide }`).join('\n    ')}
  }
}
fragment wide on Commit {
  oid parents(first: 100) { totalCount nodes { oid } } authors(first: 100) { totalCount nodes { ...gitActor } }
}
${gitActorFragment}`
}

/** The head once more, after everything else (SEMANTICS 32); its `Date` header is the time of the decision. */
export const lastReadQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query HeadAgain($owner: String!, $name: String!, ${names.map((index) => `$p${index}: Int!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `p${index}: pullRequest(number: $p${index}) { headRefOid baseRefName state }`).join('\n    ')}
  }
}`
}
