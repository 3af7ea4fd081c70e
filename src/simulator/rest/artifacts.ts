import { blobAddress } from '../artifacts.ts'
import type { Repository, WorkflowRun } from '../model.ts'
import {
  forRepository,
  notFound,
  ok,
  pageOf,
  parameter,
  repositoryUrl,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import type { StoredArtifact } from '../storedArtifact.ts'

interface Found {
  artifact: StoredArtifact
  run: WorkflowRun
}

/** Uploads that were finished, newest first. The service knows runs by `run-<id>-<attempt>`. */
function artifactsOf(repository: Repository, request: RestRequest): Found[] {
  const name = request.query.get('name')
  return request.world.artifacts
    .filter((artifact) => artifact.finalised && (name === null || artifact.name === name))
    .flatMap((artifact) => {
      const run = repository.runs.find((one) => String(one.id) === artifact.run.split('-')[1])
      return run ? [{ artifact, run }] : []
    })
    .reverse()
}

const isExpired = (artifact: StoredArtifact, request: RestRequest): boolean =>
  artifact.expiresAt !== null && Date.parse(artifact.expiresAt) <= Date.parse(request.world.clock.now())

function artifactShape({ artifact, run }: Found, repository: Repository, request: RestRequest): JsonObject {
  const address = `${repositoryUrl(repository, request)}/actions/artifacts/${artifact.id}`
  const head = request.world.repositories.get(run.headRepository.toLowerCase()) ?? repository
  return {
    id: artifact.id,
    node_id: `MDg6_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url: address,
    archive_download_url: `${address}/zip`,
    expired: isExpired(artifact, request),
    created_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    updated_at: artifact.createdAt,
    digest: artifact.digest,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: head.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}

function list(all: Found[], repository: Repository, request: RestRequest): RestAnswer {
  const page = pageOf(all, request)
  return ok({ total_count: all.length, artifacts: page.items.map((found) => artifactShape(found, repository, request)) }, page.headers)
}

const forArtifact = (operation: string, answer: (found: Found, repository: Repository, request: RestRequest) => RestAnswer): Route =>
  forRepository(operation, (repository, request) => {
    const found = artifactsOf(repository, request).find(({ artifact }) => String(artifact.id) === parameter(request, 'artifact_id'))
    return found ? answer(found, repository, request) : notFound()
  })

/** To a signed address of the blob store, which asks for no token; gone once it expired. */
function download({ artifact }: Found, _: Repository, request: RestRequest): RestAnswer {
  if (parameter(request, 'archive_format') !== 'zip') return notFound()
  if (isExpired(artifact, request)) {
    return { status: 410, body: { message: 'Artifact has expired', documentation_url: 'https://docs.github.com/rest', status: '410' } }
  }
  return { status: 302, body: null, headers: { location: blobAddress(artifact, request.address.origin) } }
}

const one = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}'

export const artifactRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}/actions/artifacts', (repository, request) => list(artifactsOf(repository, request), repository, request)),
  forRepository('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', (repository, request) => {
    const run = repository.runs.find((known) => String(known.id) === parameter(request, 'run_id'))
    const all = artifactsOf(repository, request).filter((found) => found.run === run)
    return run ? list(all, repository, request) : notFound()
  }),
  forArtifact(`GET ${one}`, (found, repository, request) => ok(artifactShape(found, repository, request))),
  forArtifact(`GET ${one}/{archive_format}`, download),
]
