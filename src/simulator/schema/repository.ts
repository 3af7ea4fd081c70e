import { connection } from '../connection.ts'
import { commitAt } from '../git.ts'
import { environmentNamed } from '../environments.ts'
import { fullName, type PullRequest, type Repository } from '../model.ts'
import { FieldError, listArgument, objectType, optionalText, textArgument, type Answerable, type Arguments, type Context } from '../objects.ts'
import type { Tag } from '../runModel.ts'
import { actorNode } from './account.ts'
import { deployments } from './deployment.ts'
import { environment, environments } from './environment.ts'
import { issue } from './issue.ts'
import { commitNode, objectAt } from './objects.ts'
import { pullRequest } from './pullRequest.ts'
import { mergeQueue } from './queue.ts'
import { refUpdateRule, rulesets, rulesOfBranch } from './rules.ts'

const ref: (source: { repository: Repository; branch: string }) => Answerable = objectType<{ repository: Repository; branch: string }>('Ref', {
  id: ({ repository, branch }) => `REF_${repository.id}_${branch}`,
  name: ({ branch }) => branch,
  prefix: () => 'refs/heads/',
  target: ({ repository, branch }, _, context) => {
    const sha = repository.branches.get(branch)
    return sha === undefined ? null : commitNode(sha, repository, context)
  },
  rules: ({ repository, branch }, args, context) => rulesOfBranch(repository, branch, args, context),
  refUpdateRule: ({ repository, branch }) => refUpdateRule(repository.classic.get(branch)),
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

const committedAt = (sha: string, context: Context): string => commitAt(context.world.store, sha).committedAt

/** Null once the branch is gone. */
export const refNode = (repository: Repository, branch: string): Answerable | null =>
  repository.branches.has(branch) ? ref({ repository, branch }) : null

const tagRef = objectType<{ repository: Repository; name: string; tag: Tag }>('Ref', {
  id: ({ repository, name }) => `REF_${repository.id}_tags_${name}`,
  name: ({ name }) => name,
  prefix: () => 'refs/tags/',
  target: ({ repository, name, tag }, _, context) =>
    tag.annotation ? annotated({ repository, name, tag }) : commitNode(tag.commit, repository, context),
})

const annotated = objectType<{ repository: Repository; name: string; tag: Tag }>('Tag', {
  id: ({ tag }) => `TAG_${tag.annotation?.sha ?? ''}`,
  oid: ({ tag }) => tag.annotation?.sha ?? '',
  name: ({ name }) => name,
  message: ({ tag }) => tag.annotation?.message ?? null,
  target: ({ repository, tag }, _, context) => commitNode(tag.commit, repository, context),
})

/** A branch, or with `refs/tags/` or for want of a branch a tag; null: there is neither. */
export function refNamed(repository: Repository, name: string): Answerable | null {
  const tag = repository.tags.get(name.replace(/^refs\/tags\//, ''))
  const branch = name.startsWith('refs/tags/') ? null : refNode(repository, name.replace(/^refs\/heads\//, ''))
  if (branch || !tag || name.startsWith('refs/heads/')) return branch
  return tagRef({ repository, name: name.replace(/^refs\/tags\//, ''), tag })
}

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
  isArchived: (source) => source.archived,
  visibility: (source) => (source.private ? 'PRIVATE' : 'PUBLIC'),
  owner: (source, _, context) => actorNode(context.world.account(source.owner)),
  defaultBranchRef: (source) => refNode(source, source.defaultBranch),
  ref: (source, args) => refNamed(source, textArgument(args, 'qualifiedName')),
  refs: (source, args, context) => {
    if (textArgument(args, 'refPrefix') !== 'refs/heads/') return connection({ typename: 'RefConnection', field: 'refs' }, [], args, ref, context)
    const newest = [...source.branches].sort(([, one], [, two]) => committedAt(two, context).localeCompare(committedAt(one, context)))
    const node = ([branch]: [string, string]): Answerable => ref({ repository: source, branch })
    return connection({ typename: 'RefConnection', field: 'refs' }, newest, args, node, context)
  },
  rulesets: (source, args, context) => rulesets(source, args, context),
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
  issues: (source, args, context) => {
    const order = args['orderBy']
    const isNewestFirst = typeof order === 'object' && order !== null && !Array.isArray(order) && order['direction'] === 'DESC'
    const all = isNewestFirst ? source.issues.toReversed() : source.issues
    return connection({ typename: 'IssueConnection', field: 'issues' }, all, args, (one) => issue({ issue: one, repository: source }), context)
  },
  deployments,
  environment: (source, args) => {
    const found = environmentNamed(source, textArgument(args, 'name'))
    return found ? environment({ environment: found, repository: source }) : null
  },
  environments,
  mergeQueue: (source, args) => {
    const branch = optionalText(args, 'branch') ?? source.defaultBranch
    return source.queue.some((entry) => entry.base === branch) ? mergeQueue({ repository: source, branch }) : null
  },
})
