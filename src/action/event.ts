import * as z from 'zod'
import type { Occasion } from '../domain/occasion.ts'
import type { Since } from '../domain/period.ts'
import { ProblemError } from '../domain/problem.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { type Asked, deploymentOfEvent, deploymentOfRun, deploymentPayload } from './deploymentEvent.ts'

/** The event as the runner tells it: its name, the payload file's content and the repository; and the inputs that say what is judged. */
export interface RunEvent extends Asked {
  name: string
  payload: unknown
  /** The input `pull-request`, which wins over the payload. */
  pullRequest: number | null
  /** The inputs `reconcile` and `reconcile-since`: this run is no gate. */
  reconcile: { branch: string; since: Since } | null
}

export interface ReadEvent {
  occasion: Occasion
  /**
   * Whether this run's token can write. A fork's pull request under `pull_request` or `pull_request_review` cannot, nor can Dependabot's:
   * then nothing is published or signed, because facts that a fork's run produced are never signed.
   */
  mayPublish: boolean
}

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)
const account = z.object({ id: z.int(), login: z.string(), type: z.enum(['User', 'Bot', 'Mannequin', 'Organization']).catch('User') })
const repo = z.object({ full_name: z.string() })

/** Payload members as in GitHub's webhook description; only these are read. */
const pullRequestPayload = z.object({
  action: z.string().optional(),
  pull_request: z.object({
    number: z.int().positive(),
    merged: z.boolean().nullish(),
    updated_at: z.string().optional(),
    head: z.object({ sha, ref: z.string(), repo: repo.nullable() }),
    base: z.object({ repo }),
  }),
  sender: account.optional(),
})
const workflowRunPayload = z.object({
  workflow_run: z.object({ head_sha: sha, head_branch: z.string().nullable(), head_repository: repo.nullish() }),
})
const mergeGroupPayload = z.object({ action: z.string(), merge_group: z.object({ head_sha: sha, base_sha: sha, base_ref: z.string() }) })

type PullRequestPayload = z.infer<typeof pullRequestPayload>

/** Event → Occasion (issue: events; GITHUB: which run may speak). Throws CS-031 for an event that holds nothing to judge. */
export function readEvent(event: RunEvent): ReadEvent {
  const { repository, environment } = event
  if (event.reconcile !== null) {
    const { branch, since } = event.reconcile
    return { occasion: { kind: 'reconciliation', repository, asked: { branch, since, until: null } }, mayPublish: namedMayWrite(event) }
  }
  if (event.pullRequest !== null) {
    return { occasion: { kind: 'pull-request', repository, number: event.pullRequest, hints: noHints }, mayPublish: namedMayWrite(event) }
  }
  if (event.name === 'deployment') return { occasion: deploymentOfEvent(event, parse(event, deploymentPayload)), mayPublish: true }
  if (environment !== null) return { occasion: deploymentOfRun(event, environment), mayPublish: namedMayWrite(event) }
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
      return fromPullRequest(event, parse(event, pullRequestPayload))
    case 'workflow_run': {
      const { workflow_run: run } = parse(event, workflowRunPayload)
      const head = { repository: run.head_repository?.full_name ?? null, sha: run.head_sha, branch: run.head_branch ?? '' }
      return { occasion: { kind: 'head', repository, head }, mayPublish: true }
    }
    case 'merge_group': {
      const { action, merge_group: group } = parse(event, mergeGroupPayload)
      if (action !== 'checks_requested') return nothing(repository, `merge_group ${JSON.stringify(action)} asks for no check`)
      const base = { branch: group.base_ref.replace(/^refs\/heads\//, ''), commit: group.base_sha }
      return { occasion: { kind: 'merge-group', repository, head: group.head_sha, base }, mayPublish: true }
    }
    case 'schedule':
      return { occasion: { kind: 'sweep', repository }, mayPublish: true }
    default:
      throw new ProblemError({
        code: 'CS-031',
        file: 'the event',
        message: `the event ${JSON.stringify(event.name.slice(0, 40))} holds neither a pull request nor a deployment`,
        expected:
          'pull_request_target, pull_request, pull_request_review, workflow_run, merge_group, schedule, deployment, or any event with the input ' +
          'pull-request or environment',
        found: event.name === 'workflow_dispatch' ? 'workflow_dispatch without the input pull-request or environment' : event.name.slice(0, 40),
        suggestion: 'copy the workflow files of the README, or pass `with: pull-request:`; a job that deploys passes `with: environment:`',
      })
  }
}

/** Naming a pull request or an environment gives a fork's run no better token. */
function namedMayWrite(event: RunEvent): boolean {
  const byPullRequest = event.name === 'pull_request' || event.name === 'pull_request_review'
  return !byPullRequest || mayWrite(event, parse(event, pullRequestPayload))
}

const noHints = { headSha: null, headRepository: null, headBranch: null, push: null }

const nothing = (repository: RepositoryName, why: string): ReadEvent => ({ occasion: { kind: 'nothing', repository, why }, mayPublish: false })

function fromPullRequest(event: RunEvent, payload: PullRequestPayload): ReadEvent {
  const { pull_request: pull, action } = payload
  if (action === 'closed') {
    if (!pull.merged) return nothing(event.repository, 'the pull request was closed without being merged')
    return { occasion: { kind: 'merged', repository: event.repository, number: pull.number }, mayPublish: mayWrite(event, payload) }
  }
  const hints = { headSha: pull.head.sha, headRepository: pull.head.repo?.full_name ?? null, headBranch: pull.head.ref, push: pushOf(payload) }
  return { occasion: { kind: 'pull-request', repository: event.repository, number: pull.number, hints }, mayPublish: mayWrite(event, payload) }
}

/** `pull_request_target` runs the base's workflow with a token that can write; the other two do so only for a branch of this repository. */
function mayWrite(event: RunEvent, { pull_request: pull, sender }: PullRequestPayload): boolean {
  if (event.name === 'pull_request_target') return true
  return pull.head.repo?.full_name === pull.base.repo.full_name && sender?.login !== 'dependabot[bot]'
}

/** Only `synchronize` is caused by a push; every other action's sender did something else (SEMANTICS 19). */
const pushOf = ({ action, pull_request: pull, sender }: PullRequestPayload) =>
  action === 'synchronize' && sender && pull.updated_at ? { pusher: sender, at: pull.updated_at } : null

function parse<Payload>(event: RunEvent, schema: z.ZodType<Payload>): Payload {
  const parsed = schema.safeParse(event.payload)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ProblemError({
    code: 'CS-031',
    file: 'the event payload',
    message: `the payload of ${event.name} is not as GitHub documents it`,
    expected: `${issue?.path.join('.') || 'an object'}: ${issue?.message ?? ''}`,
    found: event.payload === null || typeof event.payload !== 'object' ? typeof event.payload : 'something else',
    suggestion: 'check that GITHUB_EVENT_PATH is the runner’s own file',
  })
}
