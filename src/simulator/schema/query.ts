import { FieldError, listArgument, objectType, QueryError, textArgument, type Answerable, type Context } from '../objects.ts'
import { actorNode, organization, userNode } from './account.ts'
import { deployment } from './deployment.ts'
import { pullRequest } from './pullRequest.ts'
import { repository } from './repository.ts'
import { workflowRun } from './run.ts'

/** The budget of the Actions token: points in an hour for one repository. */
const pointsPerHour = 1000

export const rateLimit = objectType<null>('RateLimit', {
  cost: (_, __, context) => context.cost.points,
  nodeCount: (_, __, context) => context.cost.nodes,
  limit: () => pointsPerHour,
  remaining: (_, __, context) => pointsPerHour - context.cost.points,
  used: (_, __, context) => context.cost.points,
  resetAt: (_, __, context) => context.world.clock.now(),
})

/** The objects that `node` and `nodes` can find by their global ids. */
function nodeById(id: string, context: Context): Answerable | null {
  for (const home of context.world.repositories.values()) {
    if (`R_${home.id}` === id) return repository(home)
    for (const pull of home.pulls.values()) if (`PR_${pull.id}` === id) return pullRequest(pull)
    for (const run of home.runs) if (`WFR_${run.id}` === id) return workflowRun({ run, repository: home })
    for (const made of home.deployments) if (`DE_${made.id}` === id) return deployment({ deployment: made, repository: home })
  }
  const member = [...context.world.members.values()].find((one) => !one.deleted && `U_${one.id}` === id)
  return member ? actorNode(member) : null
}

const unknown = (id: string): FieldError => new FieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)

/** One that is gone is null among the others, and `errors` names its place. */
function nodesById(ids: string[], context: Context): (Answerable | FieldError)[] {
  if (ids.length > 100) throw new QueryError('ARGUMENT_LIMIT', `You may not provide more than 100 node ids; you provided ${ids.length}.`)
  return ids.map((id) => nodeById(id, context) ?? unknown(id))
}

export const queryRoot = objectType<null>('Query', {
  rateLimit: () => rateLimit(null),
  viewer: (_, __, context) => actorNode(context.world.account(context.viewer)),
  node: (_, args, context) => nodeById(textArgument(args, 'id'), context) ?? unknown(textArgument(args, 'id')),
  nodes: (_, args, context) => nodesById(listArgument(args, 'ids') ?? [], context),
  repository: (_, args, context) => {
    const name = `${textArgument(args, 'owner')}/${textArgument(args, 'name')}`
    const found = context.world.repositoryAt(name, args['followRenames'] !== false)
    if (!found || found.deleted) throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`)
    return repository(found)
  },
  user: (_, args, context) => {
    const login = textArgument(args, 'login')
    const found = userNode(context.world.findAccount(login))
    if (!found) throw new FieldError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`)
    return found
  },
  organization: (_, args, context) => {
    const login = textArgument(args, 'login')
    const found = context.world.findAccount(login)
    if (found?.type !== 'Organization') throw new FieldError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`)
    return organization(found)
  },
})
