import { fullName, type Activity, type Repository } from '../model.ts'
import { forRepository, ok, pageOf, parameter, type JsonObject, type RestAnswer, type RestRequest, type Route } from './routing.ts'
import { userOrNull } from './shapes.ts'

const activityShape = (activity: Activity, request: RestRequest): JsonObject => ({
  id: activity.id,
  node_id: `PSH_${activity.id}`,
  before: activity.before,
  after: activity.after,
  ref: activity.ref,
  timestamp: activity.at,
  activity_type: activity.type,
  actor: userOrNull(activity.actor, request),
})

/** Newest first; pages by cursor, not by number. */
function listActivity(repository: Repository, request: RestRequest): RestAnswer {
  const ref = request.query.get('ref')
  const type = request.query.get('activity_type')
  const isOfRef = (activity: Activity): boolean => ref === null || activity.ref === ref || activity.ref === `refs/heads/${ref}`
  const all = repository.activity.filter((activity) => isOfRef(activity) && (type === null || activity.type === type)).reverse()
  if (request.query.get('direction') === 'asc') all.reverse()
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30))
  const after = request.query.get('after')
  const start = after === null ? 0 : all.findIndex((activity) => String(activity.id) === after) + 1
  const items = request.secondPageMissing && after !== null ? [] : all.slice(start, start + size)
  const last = items.at(-1)
  if (!last || start + items.length >= all.length) return ok(items.map((activity) => activityShape(activity, request)))
  const next = new URL(request.address)
  next.searchParams.set('after', String(last.id))
  return ok(
    items.map((activity) => activityShape(activity, request)),
    { link: `<${next.href}>; rel="next"` },
  )
}

function rulesOf(repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(
    repository.rules.filter((rule) => rule.branch === parameter(request, 'branch')),
    request,
  )
  const origin = { ruleset_source_type: 'Repository', ruleset_source: fullName(repository), ruleset_id: 1 }
  const body = page.items.map((rule) => ({
    type: rule.type,
    ...(rule.parameters ? { parameters: JSON.parse(JSON.stringify(rule.parameters)) } : {}),
    ...origin,
  }))
  return ok(body, page.headers)
}

export const activityRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/activity', listActivity),
  forRepository('GET /repos/{owner}/{repo}/rules/branches/{branch}', rulesOf),
]
