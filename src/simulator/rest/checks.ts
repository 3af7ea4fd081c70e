import type { CheckRun, Repository } from '../model.ts'
import { resolveRevision } from '../schema/objects.ts'
import {
  created,
  forRepository,
  notFound,
  ok,
  pageOf,
  pageUrl,
  parameter,
  repositoryUrl,
  type Json,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { actionsApp } from './shapes.ts'
import { invalid, text } from './writing.ts'

function checkShape(check: CheckRun, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/check-runs/${check.id}`
  const { annotations, ...output } = check.output
  return {
    id: check.id,
    node_id: `CR_${check.id}`,
    head_sha: check.sha,
    name: check.name,
    external_id: check.externalId,
    url: address,
    html_url: `${pageUrl(repository, request)}/runs/${check.id}`,
    details_url: check.detailsUrl,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    pull_requests: [],
    check_suite: { id: 1 },
    output: { ...output, annotations_count: annotations, annotations_url: `${address}/annotations` },
    app: actionsApp(request, check.startedAt),
  }
}

/** Limits that GitHub enforces on a report: 65,535 characters a field, 50 annotations a request. */
function outputOf(given: Json | undefined, before: CheckRun['output']): CheckRun['output'] | string {
  if (given === undefined || given === null || typeof given !== 'object' || Array.isArray(given)) return before
  const [title, summary, body] = [text(given['title']), text(given['summary']), text(given['text'])]
  if ([summary, body].some((part) => (part?.length ?? 0) > 65535)) return 'Invalid request: only 65535 characters are allowed'
  const annotations = Array.isArray(given['annotations']) ? given['annotations'].length : 0
  if (annotations > 50) return 'Invalid request: no more than 50 annotations are allowed'
  return {
    title: title ?? before.title,
    summary: summary ?? before.summary,
    text: body ?? before.text,
    annotations: before.annotations + annotations,
  }
}

const noOutput: CheckRun['output'] = { title: null, summary: null, text: null, annotations: 0 }

function postCheck(repository: Repository, request: RestRequest): RestAnswer {
  const sha = text(request.body['head_sha']) ?? ''
  const name = text(request.body['name'])
  if (name === null || !request.world.store.commits.has(sha)) return invalid(`No commit found for SHA: ${sha}, or no name`)
  const output = outputOf(request.body['output'], noOutput)
  if (typeof output === 'string') return invalid(output)
  const conclusion = text(request.body['conclusion'])
  const now = request.world.clock.now()
  const check: CheckRun = {
    id: request.world.nextId(),
    name,
    sha,
    externalId: text(request.body['external_id']) ?? '',
    detailsUrl: text(request.body['details_url']),
    status: conclusion === null ? (text(request.body['status']) ?? 'queued') : 'completed',
    conclusion,
    startedAt: now,
    completedAt: conclusion === null ? null : now,
    output,
  }
  repository.checks.push(check)
  return created(checkShape(check, repository, request))
}

const checkOf = (repository: Repository, request: RestRequest): CheckRun | undefined =>
  repository.checks.find((check) => String(check.id) === parameter(request, 'check_run_id'))

function patchCheck(repository: Repository, request: RestRequest): RestAnswer {
  const check = checkOf(repository, request)
  if (!check) return notFound()
  const output = outputOf(request.body['output'], check.output)
  if (typeof output === 'string') return invalid(output)
  const conclusion = text(request.body['conclusion'])
  check.output = output
  check.externalId = text(request.body['external_id']) ?? check.externalId
  check.detailsUrl = text(request.body['details_url']) ?? check.detailsUrl
  check.status = conclusion === null ? (text(request.body['status']) ?? check.status) : 'completed'
  if (conclusion !== null) Object.assign(check, { conclusion, completedAt: request.world.clock.now() })
  return ok(checkShape(check, repository, request))
}

function listChecks(repository: Repository, request: RestRequest): RestAnswer {
  const sha = resolveRevision(parameter(request, 'ref'), repository, request)
  const name = request.query.get('check_name')
  const all = repository.checks.filter((check) => check.sha === sha && (name === null || check.name === name)).reverse()
  const page = pageOf(all, request)
  return ok({ total_count: all.length, check_runs: page.items.map((check) => checkShape(check, repository, request)) }, page.headers)
}

export const checkRoutes: readonly Route[] = [
  forRepository('POST /repos/{owner}/{repo}/check-runs', postCheck),
  forRepository('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', patchCheck),
  forRepository('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', (repository, request) => {
    const check = checkOf(repository, request)
    return check ? ok(checkShape(check, repository, request)) : notFound()
  }),
  forRepository('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', listChecks),
]
