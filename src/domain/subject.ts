/** Which gate judged. One predicate type covers all; later gates add their word here. */
export type Gate = 'pull-request' | 'merge' | 'deployment' | 'workflow-secrets' | 'repository'

export interface RepositoryName {
  owner: string
  name: string
}

/**
 * What is judged: one commit, the base it would join, and the changes it holds. A pull request holds one change, a merge group several;
 * the change controls run once for each.
 */
export interface Subject {
  gate: Gate
  repository: RepositoryName
  /** The head, merge-group or merge commit, with its tree. */
  commit: string
  tree: string
  base: Base
  changes: ChangeRef[]
  /** Of the gate `deployment`. */
  environment?: string
}

/** `commit` is the tip of the base branch when it was read, or for a merged change the first parent of its merge: where the policy is read. */
export interface Base {
  branch: string
  commit: string
}

export interface ChangeRef {
  number: number
  head: string
}

export const repositoryPath = (repository: RepositoryName): string => `${repository.owner}/${repository.name}`
