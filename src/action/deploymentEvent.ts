import * as z from 'zod'
import type { NamedDeployment, Occasion } from '../domain/occasion.ts'
import { ProblemError } from '../domain/problem.ts'
import { type RepositoryName, repositoryPath } from '../domain/subject.ts'

/** What the inputs name, and the run that asks. */
export interface Asked {
  /** The run's own repository. */
  repository: RepositoryName
  /** Inputs `environment`, `sha` and `repository`. */
  environment: string | null
  sha: string | null
  elsewhere: RepositoryName | null
  run: { id: number; attempt: number } | null
  /** The job of that run, and its workflow file. */
  job: NamedDeployment['job']
  /** GITHUB_SHA: what a checkout of this run brings. */
  commit: string | null
}

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)

/** Payload members as in GitHub's webhook description; only these are read. */
export const deploymentPayload = z.object({ deployment: z.object({ id: z.int().positive(), sha, environment: z.string().min(1).max(255) }) })

/** A job in any workflow, as its first step: the run deploys what it was started on. */
export function deploymentOfRun(asked: Asked, environment: string): Occasion {
  const { repository, elsewhere, run, job, commit } = asked
  if (elsewhere !== null && !isSame(elsewhere, repository)) {
    // The run belongs to the control repository: nobody in it is a deployer of the other one, and its commit is none of theirs.
    if (asked.sha === null) throw missingCommit(elsewhere)
    return { kind: 'deployment', repository: elsewhere, deployment: { environment, sha: asked.sha, run: null, id: null, job: null } }
  }
  return { kind: 'deployment', repository, deployment: { environment, sha: asked.sha ?? commit, run, id: null, job } }
}

/** The `deployment` event: the entry says what goes where. Inputs beside it must say the same, or one of the two is a mistake. */
export function deploymentOfEvent(asked: Asked, { deployment }: z.infer<typeof deploymentPayload>): Occasion {
  const { environment, sha: commit, elsewhere, repository, run, job } = asked
  const isOther =
    (environment !== null && environment.toLowerCase() !== deployment.environment.toLowerCase()) ||
    (commit !== null && commit !== deployment.sha) ||
    (elsewhere !== null && !isSame(elsewhere, repository))
  if (isOther) throw contradiction()
  return { kind: 'deployment', repository, deployment: { environment: deployment.environment, sha: deployment.sha, run, id: deployment.id, job } }
}

const isSame = (one: RepositoryName, other: RepositoryName): boolean => repositoryPath(one).toLowerCase() === repositoryPath(other).toLowerCase()

const missingCommit = (elsewhere: RepositoryName) =>
  new ProblemError({
    code: 'CS-030',
    file: 'action inputs',
    message: `nothing tells which commit of ${repositoryPath(elsewhere)} is to be deployed`,
    expected: '`sha` beside `repository`',
    found: '`repository` alone',
    suggestion: 'set `with: sha:` in the workflow',
  })

const contradiction = () =>
  new ProblemError({
    code: 'CS-030',
    file: 'action inputs',
    message: 'the inputs name another deployment than the event',
    expected: 'the environment, commit and repository of the event, or none of these inputs',
    found: 'others',
    suggestion: 'leave `environment`, `sha` and `repository` out under the event `deployment`',
  })
