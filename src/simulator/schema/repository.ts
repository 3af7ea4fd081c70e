import { connection } from '../connection.ts'
import { fullName, type PullRequest, type Repository } from '../model.ts'
import { FieldError, listArgument, objectType, optionalText, textArgument, type Answerable, type Arguments } from '../objects.ts'
import { actorNode } from './account.ts'
import { commitNode, objectAt } from './objects.ts'
import { pullRequest } from './pullRequest.ts'
import { mergeQueue } from './queue.ts'

const ref: (source: { repository: Repository; branch: string }) => Answerable = objectType<{ repository: Repository; branch: string }>('Ref', {
  id: ({ repository, branch }) => `REF_${repository.id}_${branch}`,
  name: ({ branch }) => branch,
  prefix: () => 'refs/heads/',
  target: ({ repository, branch }, _, context) => {
    const sha = repository.branches.get(branch)
    return sha === undefined ? null : commitNode(sha, repository, context)
  },
  associatedPullRequests: ({ repository, branch }, args, context) => {
    const pulls = [...context.world.repositories.values()].flatMap((home) => pullsMatching(home, { ...args, headRefName: branch }))
    const shape = { typename: 'PullRequestConnection', field: 'associatedPullRequests' }
    return connection(
      shape,
      pulls.filter((pull) => pull.head.repository === fullName(repository)),
      args,
      pullRequest,
      context,
    )
  },
})

/** Null once the branch is gone. */
export const refNode = (repository: Repository, branch: string): Answerable | null =>
  repository.branches.has(branch) ? ref({ repository, branch }) : null

function pullsMatching(repository: Repository, args: Arguments): PullRequest[] {
  const states = listArgument(args, 'states')
  const head = optionalText(args, 'headRefName')
  const base = optionalText(args, 'baseRefName')
  const listed = [...repository.pulls.values()].filter(
    (pull) =>
      (states === null || states.includes(pull.state)) && (head === null || pull.head.branch === head) && (base === null || pull.base === base),
  )
  const order = args['orderBy']
  return order && typeof order === 'object' && !Array.isArray(order) && order['direction'] === 'DESC' ? listed.reverse() : listed
}

export const repository: (source: Repository) => Answerable = objectType<Repository>('Repository', {
  id: (source) => `R_${source.id}`,
  databaseId: (source) => source.id,
  name: (source) => source.name,
  nameWithOwner: fullName,
  url: (source, _, context) => `${context.serverUrl}/${fullName(source)}`,
  isPrivate: (source) => source.private,
  isFork: (source) => source.parent !== null,
  isArchived: () => false,
  visibility: (source) => (source.private ? 'PRIVATE' : 'PUBLIC'),
  owner: (source, _, context) => actorNode(context.world.account(source.owner)),
  defaultBranchRef: (source) => refNode(source, source.defaultBranch),
  ref: (source, args) => refNode(source, textArgument(args, 'qualifiedName').replace(/^refs\/heads\//, '')),
  object: (source, args, context) => {
    const oid = optionalText(args, 'oid')
    return objectAt(oid ?? textArgument(args, 'expression'), source, context)
  },
  pullRequest: (source, args) => {
    const found = source.pulls.get(Number(args['number']))
    if (!found) throw new FieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${String(args['number'])}.`)
    return pullRequest(found)
  },
  pullRequests: (source, args, context) =>
    connection({ typename: 'PullRequestConnection', field: 'pullRequests' }, pullsMatching(source, args), args, pullRequest, context),
  mergeQueue: (source, args) => {
    const branch = optionalText(args, 'branch') ?? source.defaultBranch
    return source.queue.some((entry) => entry.base === branch) ? mergeQueue({ repository: source, branch }) : null
  },
})
