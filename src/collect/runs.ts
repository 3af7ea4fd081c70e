import * as z from 'zod'
import type { Answer, GitHubClient } from '../domain/client.ts'
import type { DeploymentRun, RunApproval } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { branchName, filePath, id, misfit, restUser, sha } from './border.ts'
import { incomplete, refused } from './failure.ts'

export interface RunName {
  id: number
  attempt: number
}

const account = restUser.optional().transform((found) => found ?? null)

const runShape = z.object({
  id,
  run_attempt: id,
  event: z.string().max(100),
  path: filePath,
  head_sha: sha,
  head_branch: branchName.nullable(),
  actor: account,
  triggering_actor: account,
})

/** One attempt of a run (https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run-attempt): each has its own triggering actor. */
export async function readRun(client: GitHubClient, { owner, name }: RepositoryName, run: RunName): Promise<Fact<DeploymentRun>> {
  const what = `run ${run.id}, attempt ${run.attempt}`
  try {
    const parameters = { owner, repo: name, run_id: run.id, attempt_number: run.attempt }
    const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}', parameters)
    return runIn(what, answer, run)
  } catch (error) {
    return refused(what, error)
  }
}

/** A run as its newest attempt stands (https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run). Throws RequestFailure. */
export async function readLatestRun(client: GitHubClient, { owner, name }: RepositoryName, id: number): Promise<Fact<DeploymentRun>> {
  return runIn(`run ${id}`, await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo: name, run_id: id }), {
    id,
    attempt: null,
  })
}

function runIn(what: string, answer: Answer, { id, attempt }: { id: number; attempt: number | null }): Fact<DeploymentRun> {
  const found = runShape.safeParse(answer.data)
  if (!found.success) return incomplete(what, answer.source, misfit(found.error))
  const { data } = found
  if (data.id !== id || (attempt !== null && data.run_attempt !== attempt)) {
    return incomplete(what, answer.source, `run ${data.id}, attempt ${data.run_attempt} was answered instead`)
  }
  const place = { path: data.path.split('@')[0] ?? '', headSha: data.head_sha, headBranch: data.head_branch }
  const people = { actor: data.actor, triggeringActor: data.triggering_actor }
  return known({ id, attempt: data.run_attempt, event: data.event, ...place, ...people, job: null }, [answer.source])
}

/** More decisions than one run has jobs to decide about. */
const maxApprovals = 1000

const approvalShape = z.object({
  state: z.enum(['approved', 'rejected', 'pending']),
  user: account,
  environments: z.array(z.object({ name: z.string().min(1).max(300) })).max(100),
})

/**
 * What people said of the run's waiting jobs (https://docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run).
 * The list comes whole: it has no pages.
 */
export async function readApprovals(client: GitHubClient, { owner, name }: RepositoryName, run: RunName): Promise<Fact<RunApproval[]>> {
  const what = `approvals of run ${run.id}`
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', { owner, repo: name, run_id: run.id })
    const found = z.array(approvalShape).max(maxApprovals).safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, misfit(found.error))
    if (/;\s*rel="next"/.test((answer.headers['link'] ?? '').slice(0, 8192)))
      return incomplete(what, answer.source, 'a further page, which is not published')
    const given = found.data.flatMap(({ state, user, environments }): RunApproval[] =>
      state === 'pending' ? [] : [{ state, account: user, environments: environments.map((one) => one.name) }],
    )
    return known(given, [answer.source])
  } catch (error) {
    return refused(what, error)
  }
}
