import { blobFields } from './blob.ts'

/** Where GitHub looks for workflows, and nowhere else. */
export const workflowFolder = '.github/workflows'

const ref = '... on Commit { workflows: file(path: ".github/workflows") { type oid object'

/**
 * The workflow folder of a commit: of the judged one with every text, of its base only what is there, because base and head mostly share
 * their files. Modes and names are asked for so that the folder's own id can be worked out: a list that is cut is found out.
 */
export const headWorkflows = `${ref} { ... on Tree { entries { name mode type oid object { ... on Blob { ${blobFields} } } } } } } }`
export const baseWorkflows = `${ref} { ... on Tree { entries { name mode type oid } } } } }`

/**
 * What tells which branches hold reviewed code, as far as it costs nothing: the default branch, the classic protection that readers may see
 * on the branches last committed to, and whom rulesets cover. All of it is optional; connections without others below them cost next to
 * nothing. `$n` is the page size, so that a server that gives up is asked for fewer branches too.
 */
export const refFields = `defaultBranchRef { name }
    rulesets(first: 100, includeParents: true) { totalCount nodes { target enforcement conditions { refName { include } } } }
    refs(refPrefix: "refs/heads/", first: $n, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes {
      name refUpdateRule { requiredApprovingReviewCount allowsDeletions }
    } }`

/** The same for a subject that is no open pull request: a merge group or a merged change. */
export const workflowFilesQuery = `query WorkflowFiles($owner: String!, $name: String!, $head: GitObjectID!, $base: GitObjectID!, $n: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${refFields}
    head: object(oid: $head) { oid ${headWorkflows} }
    base: object(oid: $base) { oid ${baseWorkflows} }
  }
}`

/** The rules that GitHub itself says hold for a branch, the organisation's included. A point for each hundred branches. */
export const branchRulesQuery = `query RulesOfBranches($owner: String!, $name: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/heads/", first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes {
      name rules(first: 100) { nodes { type parameters { ... on PullRequestParameters { requiredApprovingReviewCount } } } }
    } }
  }
}`

/** Some files of one repository, each by an expression: a blob id, or `commit:path`. `idOnly` ones are wanted for comparison. */
export const blobsQuery = (howMany: { texts: number; ids: number }): string => {
  const texts = Array.from({ length: howMany.texts }, (_, index) => `t${index}`)
  const ids = Array.from({ length: howMany.ids }, (_, index) => `i${index}`)
  return `query Files($owner: String!, $name: String!, ${[...texts, ...ids].map((name) => `$${name}: String!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${texts.map((name) => `${name}: object(expression: $${name}) { __typename ... on Blob { ${blobFields} } }`).join('\n    ')}
    ${ids.map((name) => `${name}: object(expression: $${name}) { __typename oid }`).join('\n    ')}
  }
}`
}

/** Files of other repositories: the whole answer holds even if some of them are hidden from this token. */
export const remoteFilesQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  const file = `__typename ... on Blob { ${blobFields} }`
  const repository = (index: number): string =>
    `r${index}: repository(owner: $o${index}, name: $n${index}) { object(expression: $e${index}) { ${file} } }`
  return `query RemoteFiles(${names.map((index) => `$o${index}: String!, $n${index}: String!, $e${index}: String!`).join(', ')}) {
  rateLimit { cost }
  ${names.map(repository).join('\n  ')}
}`
}
