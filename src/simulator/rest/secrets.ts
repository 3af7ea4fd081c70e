import { environmentNamed } from '../environments.ts'
import type { Repository } from '../model.ts'
import { forRepository, notFound, ok, pageOf, parameter, type RestAnswer, type RestRequest, type Route } from './routing.ts'

function listed(names: string[], request: RestRequest): RestAnswer {
  const page = pageOf(names, request)
  const at = request.world.clock.now()
  return ok({ total_count: names.length, secrets: page.items.map((name) => ({ name, created_at: at, updated_at: at })) }, page.headers)
}

function ofEnvironment(repository: Repository, request: RestRequest): RestAnswer {
  const found = environmentNamed(repository, parameter(request, 'environment_name'))
  return found ? listed(repository.secrets.environments.get(found.name) ?? [], request) : notFound()
}

export const secretRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/actions/secrets', ({ secrets }, request) => listed(secrets.repository, request)),
  forRepository('GET /repos/{owner}/{repo}/actions/organization-secrets', ({ secrets }, request) => listed(secrets.organization, request)),
  forRepository('GET /repos/{owner}/{repo}/dependabot/secrets', ({ secrets }, request) => listed(secrets.dependabot, request)),
  forRepository('GET /repos/{owner}/{repo}/environments/{environment_name}/secrets', ofEnvironment),
]
