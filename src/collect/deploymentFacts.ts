import * as z from 'zod'
import type { Answer, GitHubClient } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { DeployedRef, Deployment, DeploymentEntry, DeploymentFacts, DeploymentRun, EnvironmentState, RunApproval } from '../domain/deployment.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { Need } from '../domain/facts.ts'
import type { Subject } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit, sha } from './border.ts'
import type { LocatedDeployment } from './deployedCommit.ts'
import { withJob } from './deployJob.ts'
import { whyNoDeployments } from './deployments.ts'
import { readEnvironment } from './environmentState.ts'
import { incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { readApprovals, readRun } from './runs.ts'
import { sharedRefusals } from './sharedRefusals.ts'

/** More branches than a sensible environment names by their whole names; each may cost a request. */
const maxBranches = 10

interface Tools {
  client: GitHubClient
  asker: Asker
}

export interface DeploymentRead {
  facts: DeploymentFacts
  /** The API's clock when all else had been read; null: it could not be told, and then nothing can be decided. */
  clock: { at: string } | UnavailableFact
}

/**
 * What belongs to the deployment itself; its lineage was read before, and the `others` are being read. The approvals come after all of them:
 * their answer is the time of decision, because nothing else can move under a run, whose commit, attempt and people are fixed (SEMANTICS 32, 43).
 */
export async function readDeploymentFacts(
  tools: Tools,
  located: LocatedDeployment,
  needs: Need[],
  others: Promise<unknown>,
): Promise<DeploymentRead> {
  const { client } = tools
  const { subject, named } = located
  const { repository } = subject
  const wants = (need: Need): boolean => needs.includes(need)
  const [environment, entries, run] = await Promise.all([
    wants('environment') ? readEnvironment(client, repository, named.environment, located.protectedBranches) : null,
    located.entries.state === 'known' ? located.entries : whyNoDeployments(client, repository, located.entries),
    runOf(tools, located),
  ])
  const runValue = run?.state === 'known' ? run.value : null
  const deployedRefs = wants('deployedRefs') ? await readRefs(client, subject, candidates(subject, runValue, environment)) : null
  await others
  const approvals = named.run === null ? withoutRun(located, run, entries) : await readApprovals(client, repository, named.run)
  const last = named.run === null || approvals.state === 'unavailable' ? await readTip(client, subject) : approvals
  const deployment = deploymentOf(located, run, entries)
  const told = sharedRefusals([deployment, approvals, environment, deployedRefs])
  return {
    facts: {
      ...(wants('deployment') && { deployment: told(deployment) }),
      ...(wants('runApprovals') && { runApprovals: told(approvals) }),
      ...(environment && { environment: told(environment) }),
      ...(deployedRefs && { deployedRefs: told(deployedRefs) }),
    },
    clock: clockOf(last),
  }
}

function clockOf(last: Fact<unknown>): DeploymentRead['clock'] {
  if (last.state === 'unavailable') return last
  const source = last.sources.at(-1)
  const what = 'the time of the decision'
  if (source?.date) return { at: source.date }
  return unavailable(
    { what, request: source?.request ?? null, status: source?.status ?? null, detail: 'the answer carries no Date header' },
    last.sources,
  )
}

async function runOf(tools: Tools, { named, subject: { repository }, run, workflow }: LocatedDeployment) {
  const found = run ?? (named.run === null ? null : await readRun(tools.client, repository, named.run))
  return found === null || named.job === null ? found : withJob(tools, repository, found, { job: named.job.id, told: workflow })
}

/** No run is known, so nobody was asked; but where it could not be looked for, nobody knows that either. */
function withoutRun({ event }: LocatedDeployment, run: Fact<DeploymentRun> | null, listed: LocatedDeployment['entries']): Fact<RunApproval[]> {
  if (run?.state === 'unavailable') return run
  return event === null && listed.state === 'unavailable' ? listed : known([], [])
}

/** Entries of this commit that belong to the run, or that the event named: their creators deploy, too (SEMANTICS 40). */
function deploymentOf(located: LocatedDeployment, run: Fact<DeploymentRun> | null, listed: LocatedDeployment['entries']): Fact<Deployment> {
  if (run?.state === 'unavailable') return run
  if (listed.state === 'unavailable') return listed
  const { subject, named, event, tip, policyAtCommit, policyTouched } = located
  const own = listed.value.filter((one) => one.sha === subject.commit && named.run !== null && one.runs.includes(named.run.id))
  const entries = [...own.filter(({ id }) => id !== event?.id).map(entryOf), ...(event ? [entryOf(event)] : [])]
  const repository = { archived: located.archived, defaultBranch: subject.base.branch }
  const policy = {
    atCommit: policyAtCommit,
    atTip: tip.commit.file?.type === 'blob' ? tip.commit.file.oid : null,
    touchedAtCommit: policyTouched.atCommit,
    touchedAtTip: policyTouched.atTip,
  }
  const ordered = entries.sort((one, other) => one.id - other.id)
  const value = { environment: named.environment, run: run?.value ?? null, entries: ordered, repository, policy }
  return known(value, [...(run?.sources ?? []), ...listed.sources])
}

const entryOf = ({ id, sha: commit, environment, createdAt, creator }: DeploymentEntry): DeploymentEntry => ({
  id,
  sha: commit,
  environment,
  createdAt,
  creator,
})

/** The default branch, the run's, and those that the environment itself names without a wildcard; protected ones may be many. */
function candidates({ base }: Subject, run: DeploymentRun | null, environment: Fact<EnvironmentState> | null): string[] {
  const listed = environment?.state === 'known' && environment.value.refs === 'custom' ? environment.value.branches : []
  const literal = listed.filter((name) => !/[*?[\]]/.test(name))
  const all = [base.branch, ...(run?.headBranch ? [run.headBranch] : []), ...literal]
  return [...new Set(all)].slice(0, maxBranches)
}

const relation = z.object({ status: z.enum(['diverged', 'ahead', 'behind', 'identical']), base_commit: z.object({ sha }) })

/** Whether each branch holds the commit. The default branch is asked by its tip, others by their full names: a tag could be called the same. */
async function readRefs(client: GitHubClient, subject: Subject, branches: string[]): Promise<Fact<DeployedRef[]>> {
  const { base, commit, repository } = subject
  const what = 'the branches that hold the deployed commit'
  const sources: Source[] = []
  const contains = async (branch: string): Promise<boolean | null | UnavailableFact> => {
    if (branch === base.branch && base.commit === commit) return true
    const tip = branch === base.branch ? base.commit : `refs/heads/${branch}`
    const answer = await orAbsent(client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', {
      owner: repository.owner,
      repo: repository.name,
      basehead: `${commit}...${tip}`,
      per_page: 1,
    }), sources)
    if (answer === null) return null
    const found = relation.safeParse(answer.data)
    if (!found.success || found.data.base_commit.sha !== commit) {
      return incomplete(what, answer.source, found.success ? 'another commit was compared' : misfit(found.error), sources)
    }
    return found.data.status === 'ahead' || found.data.status === 'identical'
  }
  try {
    const read = await inTurns(branches, async (branch) => ({ branch, contains: await contains(branch) }))
    const refs: DeployedRef[] = []
    for (const one of read) {
      if (typeof one.contains === 'object' && one.contains !== null) return one.contains
      refs.push({ branch: one.branch, contains: one.contains })
    }
    return known(refs, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

/** A 404 for a commit that is known to be there: the branch is not, or shares no history with it. */
async function orAbsent(asked: Promise<Answer>, sources: Source[]): Promise<Answer | null> {
  try {
    const answer = await asked
    sources.push(answer.source)
    return answer
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error
    if (error.source) sources.push(error.source)
    return null
  }
}

/** Without approvals something else must tell the time: the branch where the policy was read. That it may have moved on changes nothing. */
async function readTip(client: GitHubClient, { repository, base }: Subject): Promise<Fact<null>> {
  const what = 'the time of the decision'
  try {
    const parameters = { owner: repository.owner, repo: repository.name, branch: base.branch }
    return known(null, [(await client.rest('GET /repos/{owner}/{repo}/branches/{branch}', parameters)).source])
  } catch (error) {
    return refused(what, error)
  }
}
