import * as z from 'zod'
import type { GitHubClient, GraphqlAnswer } from '../domain/client.ts'
import type { DeploymentEntry, DeploymentRun } from '../domain/deployment.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { NamedDeployment } from '../domain/occasion.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName, Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { branchName, count, misfit, sha } from './border.ts'
import { isAbsentFile, isObject } from './changeReader.ts'
import { deploymentFields, deploymentsIn, isOf, readDeployment } from './deployments.ts'
import type { ListedDeployment } from './deployments.ts'
import { errorText, incomplete, refusing } from './failure.ts'
import { listedRun } from './listedRun.ts'
import { actorFragment, policyFragment } from './pullRequestQuery.ts'
import { commitWithFile } from './pullRequestShape.ts'
import type { FileAtCommit } from './policyFile.ts'
import { readRun } from './runs.ts'
import { workflowField, workflowIn } from './workflowAt.ts'
import type { WorkflowAt } from './workflowAt.ts'

/** What is known of a deployment once it was located, for its facts and its range. */
export interface LocatedDeployment {
  named: NamedDeployment
  subject: Subject
  /** The default branch's tip with the policy's entry. */
  tip: FileAtCommit
  entries: Fact<ListedDeployment[]>
  /** The entry of the `deployment` event. */
  event: DeploymentEntry | null
  archived: boolean
  /** Read when the commit had to be asked of it, or when it had to be found. */
  run: Fact<DeploymentRun> | null
  /** Blob id of the policy at the deployed commit; null: there is no such file. */
  policyAtCommit: string | null
  /** The commits that last touched the policy, there and at the tip of the default branch. */
  policyTouched: { atCommit: string | null; atTip: string | null }
  /** The default branch, where readers are told that a classic rule or a ruleset protects it; else none. */
  protectedBranches: string[]
  /** The workflow of the run's job at the deployed commit, which mostly is the run's. */
  workflow: WorkflowAt | null
}

/** One request for the commit, the policy at the tip of the default branch, and what was deployed to the environment before. */
export const deployedQuery = `query DeployedCommit(
  $owner: String!, $name: String!, $commit: String!, $policy: String!, $environment: String!, $listed: Boolean!, $workflow: String!, $bound: Boolean!
) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    isArchived
    defaultBranchRef { name refUpdateRule { allowsDeletions } rules(first: 1) { totalCount } target { ... on Commit { ...policy ...touched } } }
    deployed: object(expression: $commit) { __typename ... on Commit { oid tree { oid } file(path: $policy) { type oid } ...touched } }
    ${workflowField('@include(if: $bound)')}
    ${deploymentFields('@include(if: $listed)')}
  }
}
${policyFragment}
fragment touched on Commit { touched: history(first: 1, path: $policy) { nodes { oid } } }
${actorFragment}`

/** The commit that last touched the policy; null: none did. */
const touched = z.object({ nodes: z.array(z.object({ oid: sha })).max(1) }).transform(({ nodes }) => nodes[0]?.oid ?? null)

const shape = z.object({
  isArchived: z.boolean(),
  defaultBranchRef: z.object({
    name: branchName,
    refUpdateRule: z.object({}).nullish().catch(null),
    rules: z.object({ totalCount: count }).nullish().catch(null),
    target: commitWithFile.and(z.object({ touched })),
  }),
  deployed: z
    .object({
      __typename: z.literal('Commit'),
      oid: sha,
      tree: z.object({ oid: sha }),
      file: z.object({ type: z.string(), oid: sha }).nullable(),
      touched,
    })
    .or(z.object({ __typename: z.string() }).transform(() => null))
    .nullable(),
})

interface Tools {
  client: GitHubClient
  asker: Asker
  policyPath: string
}

/** The commit to be deployed, as a subject; the policy is read at the tip of the default branch, never at what is deployed. */
export async function locateDeployment(
  tools: Tools,
  repository: RepositoryName,
  named: NamedDeployment,
): Promise<LocatedDeployment | UnavailableFact> {
  const wanted = await commitOf(tools.client, repository, named)
  if ('state' in wanted) return wanted
  const what = `commit ${wanted.sha} of ${repositoryPath(repository)}`
  const answered = await ask(tools, repository, named, wanted.sha)
  if ('state' in answered) return answered
  const { answer, raw, entries } = answered
  const refuse = (detail: string): UnavailableFact => incomplete(what, answer.source, detail)
  const errors = answer.errors.filter((error) => !isAbsentFile(error) && !isOptional(error.path))
  if (errors.length > 0) return refuse(errorText(errors))
  const parsed = shape.safeParse(raw)
  if (!parsed.success) return refuse(misfit(parsed.error))
  const { deployed, defaultBranchRef, isArchived } = parsed.data
  if (isArchived) return refuse('the repository is archived, so nothing can be deployed from it')
  // A branch or tag can be named like a commit id; only the commit itself answers with its own id.
  if (deployed === null || !deployed.oid.startsWith(wanted.sha)) return refuse('the repository has no such commit')
  const base = { branch: defaultBranchRef.name, commit: defaultBranchRef.target.oid }
  const judged = { commit: deployed.oid, tree: deployed.tree.oid, base }
  const subject: Subject = { gate: 'deployment', repository, ...judged, changes: [], environment: named.environment }
  const tip = { commit: defaultBranchRef.target, source: answer.source }
  const run = wanted.run ?? (await runListed(tools.client, repository, { named, entries, commit: deployed.oid }))
  const found = run?.state === 'known' ? { ...named, run: { id: run.value.id, attempt: run.value.attempt } } : named
  const policyAtCommit = deployed.file?.type === 'blob' ? deployed.file.oid : null
  const policyTouched = { atCommit: deployed.touched, atTip: defaultBranchRef.target.touched }
  const workflow = named.job === null ? null : workflowIn(answer, raw, { commit: deployed.oid, path: named.job.path })
  const isProtected = Boolean(defaultBranchRef.refUpdateRule) || (defaultBranchRef.rules?.totalCount ?? 0) > 0
  const protectedBranches = isProtected ? [base.branch] : []
  return {
    named: found,
    subject,
    tip,
    entries,
    event: wanted.event,
    archived: isArchived,
    run,
    policyAtCommit,
    policyTouched,
    protectedBranches,
    workflow,
  }
}

/** What can be done without, or is asked for again where it is needed. */
const isOptional = (path: (string | number)[]): boolean =>
  ['deployments', 'workflow'].includes(String(path[1])) || ['refUpdateRule', 'rules'].includes(String(path[2]))

interface Answered {
  answer: GraphqlAnswer
  raw: Record<string, unknown>
  entries: LocatedDeployment['entries']
}

/** The list of deployments is never null in the schema: to a token that may not see it the whole repository is, so it is asked for without. */
async function ask(
  { asker, policyPath }: Tools,
  repository: RepositoryName,
  { environment, job }: NamedDeployment,
  commit: string,
): Promise<Answered | UnavailableFact> {
  const what = `repository ${repositoryPath(repository)}`
  const workflow = { workflow: `${commit}:${job?.path ?? ''}`, bound: job !== null }
  const variables = { owner: repository.owner, name: repository.name, commit, policy: policyPath, environment, ...workflow }
  return refusing(what, async () => {
    const answer = await asker.small(deployedQuery, { ...variables, listed: true })
    const raw = answer.data?.['repository']
    const entries = deploymentsIn(isObject(raw) ? raw['deployments'] : null, answer, environment)
    if (isObject(raw)) return { answer, raw, entries }
    const isForThem = entries.state === 'unavailable' && answer.errors.some(({ path }) => path[1] === 'deployments')
    if (!isForThem) return incomplete(what, answer.source, errorText(answer.errors))
    const rest = await asker.small(deployedQuery, { ...variables, listed: false })
    const without = rest.data?.['repository']
    return isObject(without) ? { answer: rest, raw: without, entries } : incomplete(what, rest.source, errorText(rest.errors))
  })
}

/** Neither a run nor an event is named: the list may know who deployed the commit. A list that cannot be read says so in the facts. */
async function runListed(
  client: GitHubClient,
  repository: RepositoryName,
  { named, entries, commit }: Pick<LocatedDeployment, 'named' | 'entries'> & { commit: string },
): Promise<LocatedDeployment['run']> {
  if (named.run !== null || named.id !== null || entries.state === 'unavailable') return null
  return listedRun(client, repository, entries.value, commit)
}

interface Wanted {
  sha: string
  event: DeploymentEntry | null
  run: Fact<DeploymentRun> | null
}

/** The commit that is named, else that of the event's deployment, else the one the run is on. What is named twice must agree. */
async function commitOf(client: GitHubClient, repository: RepositoryName, named: NamedDeployment): Promise<Wanted | UnavailableFact> {
  const event = named.id === null ? null : await readDeployment(client, repository, named.id)
  if (event?.state === 'unavailable') return event
  if (event && !isOf(event.value, named.environment)) {
    return mismatch(`deployment ${named.id}`, `it is to ${event.value.environment}, not to ${named.environment}`, event.sources)
  }
  if (named.sha !== null && !/^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/.test(named.sha)) {
    return mismatch('the commit to be deployed', 'it is not named by a commit id of 7 to 40 digits: branches and tags can move', [])
  }
  if (event) {
    if (named.sha !== null && !event.value.sha.startsWith(named.sha)) {
      return mismatch(`deployment ${named.id}`, `it is of ${event.value.sha}, not of ${named.sha}`, event.sources)
    }
    return { sha: event.value.sha, event: event.value, run: null }
  }
  if (named.sha !== null) return { sha: named.sha, event: null, run: null }
  if (named.run === null) return mismatch('the commit to be deployed', 'neither a commit nor a run nor a deployment is named', [])
  const run = await readRun(client, repository, named.run)
  return run.state === 'unavailable' ? run : { sha: run.value.headSha, event: null, run }
}

function mismatch(what: string, detail: string, sources: Source[]): UnavailableFact {
  const last = sources.at(-1)
  return unavailable({ what, request: last?.request ?? null, status: last?.status ?? null, detail }, sources)
}
