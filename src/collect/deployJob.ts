import * as z from 'zod'
import type { GitHubClient, GraphqlAnswer } from '../domain/client.ts'
import type { DeploymentJob, DeploymentRun } from '../domain/deployment.ts'
import type { Fact, UnavailableFact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { budgets } from '../workflow/budgets.ts'
import { plainText } from '../workflow/expression.ts'
import { readWorkflow } from '../workflow/read.ts'
import type { Asker } from './asker.ts'
import { bytesOfText, fetchBlob } from './blob.ts'
import { misfit } from './border.ts'
import { errorText, incomplete, refusing } from './failure.ts'
import { workflowField, workflowIn, workflowShape } from './workflowAt.ts'
import type { WorkflowAt } from './workflowAt.ts'

export const workflowOfRunQuery = `query WorkflowOfRun($owner: String!, $name: String!, $workflow: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ${workflowField()} }
}`

interface Tools {
  client: GitHubClient
  asker: Asker
}

/**
 * The run with the job that the gate runs in, as the file says at the run's own commit: what is deployed can be another one, whose file says
 * something else. `told` is what the locating query brought; only another file costs a request.
 */
export async function withJob(
  tools: Tools,
  repository: RepositoryName,
  run: Fact<DeploymentRun>,
  { job, told }: { job: string; told: WorkflowAt | null },
): Promise<Fact<DeploymentRun>> {
  if (run.state === 'unavailable') return run
  const { headSha: commit, path } = run.value
  const file = told?.commit === commit && told.path === path ? told : await askFor(tools.asker, repository, { commit, path })
  if ('state' in file) return file
  if (file.blob === null || file.blob.byteSize > budgets.bytes) return known(run.value, [...run.sources, file.source])
  const text = bytesOfText(file.blob)
  const wanted = { oid: file.blob.oid, what: nameOf({ commit, path }), bytes: budgets.bytes }
  const read = text ? { bytes: text, source: file.source } : await fetchBlob(tools.client, repository, wanted)
  if ('state' in read) return read
  return known({ ...run.value, job: jobIn(read.bytes, job) }, [...run.sources, file.source, ...(text ? [] : [read.source])])
}

const nameOf = ({ commit, path }: { commit: string; path: string }): string => `${path} at ${commit}`

async function askFor(asker: Asker, { owner, name }: RepositoryName, at: { commit: string; path: string }): Promise<WorkflowAt | UnavailableFact> {
  const what = nameOf(at)
  return refusing(what, async () => {
    const answer = await asker.small(workflowOfRunQuery, { owner, name, workflow: `${at.commit}:${at.path}` })
    const raw = z.object({ repository: z.unknown() }).safeParse(answer.data)
    const found = raw.success ? workflowIn(answer, raw.data.repository, at) : null
    if (found) return found
    return incomplete(what, answer.source, answer.errors.length > 0 ? errorText(answer.errors) : misfitOf(answer))
  })
}

function misfitOf(answer: GraphqlAnswer): string {
  const found = z.object({ repository: workflowShape }).safeParse(answer.data)
  return found.success ? 'no data' : misfit(found.error)
}

/** null: no such job, more than one, or one that calls a reusable workflow, whose own jobs are others under the same names. */
export function jobIn(bytes: Uint8Array, id: string): DeploymentJob | null {
  const [job, ...more] = readWorkflow(bytes, { identities: [] }).jobs.filter((one) => one.id === id)
  if (job === undefined || more.length > 0 || job.call !== null) return null
  if (job.environment === null) return { id, environment: null, computed: false }
  const name = plainText(job.environment.name)
  // An empty name binds a job to nothing.
  return { id, environment: name === '' ? null : name, computed: name === null }
}
