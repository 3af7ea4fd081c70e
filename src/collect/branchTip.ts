import * as z from 'zod'
import type { LocatedBranch } from '../domain/reconciliation.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { branchName, misfit, repositoryName, sha } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'

const tipQuery = `query LocatedBranch($owner: String!, $name: String!, $ref: String!, $named: Boolean!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    nameWithOwner
    named: ref(qualifiedName: $ref) @include(if: $named) { ...tip }
    default: defaultBranchRef @skip(if: $named) { ...tip }
  }
}
fragment tip on Ref { name target { __typename ... on Commit { oid tree { oid } } } }`

const tip = z.object({ name: branchName, target: z.object({ __typename: z.literal('Commit'), oid: sha, tree: z.object({ oid: sha }) }) })
const shape = z.object({ repository: z.object({ nameWithOwner: repositoryName, named: tip.nullish(), default: tip.nullish() }) })

/** The branch as it stands, under the name that the repository has now, and GitHub's clock. */
export async function locateBranch(asker: Asker, repository: RepositoryName, branch: string | null): Promise<LocatedBranch> {
  const path = repositoryPath(repository)
  const what = branch === null ? `default branch of ${path}` : `branch ${branch} of ${path}`
  try {
    const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch ?? ''}`, named: branch !== null }
    const { data, errors, source } = await asker.small(tipQuery, variables)
    const refuse = (detail: string): LocatedBranch => ({ state: 'unavailable', reason: incomplete(what, source, detail).reason })
    if (errors.length > 0) return refuse(errorText(errors))
    const found = shape.safeParse(data)
    if (!found.success) return refuse(misfit(found.error))
    const { nameWithOwner, ...refs } = found.data.repository
    const told = refs.named ?? refs.default ?? null
    if (told === null) return refuse(branch === null ? 'the repository has no commits yet' : 'there is no branch of that name')
    if (branch !== null && told.name !== branch) return refuse(`the branch ${told.name} was answered for another`)
    if (source.date === null) return refuse('the answer carries no Date header, so the time is not known')
    const [owner = '', name = ''] = nameWithOwner.split('/')
    const { oid: commit, tree } = told.target
    const judged = { commit, tree: tree.oid, base: { branch: told.name, commit }, changes: [] }
    return { state: 'found', subject: { gate: 'repository', repository: { owner, name }, ...judged }, now: source.date }
  } catch (error) {
    return { state: 'unavailable', reason: refused(what, error).reason }
  }
}
