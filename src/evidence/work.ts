import type { Lineage } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { RepositoryFacts } from '../domain/reconciliation.ts'
import type { FileModel, WorkflowFiles } from '../domain/workflow.ts'

/**
 * How much work judging these facts again is, before any of it is done: each review is held against the history of its change, each expression
 * of a workflow file is evaluated in every run of every file, each commit of a range is followed through the moves of the branch. `policySize`:
 * bytes of the present policies, whose patterns meet every file.
 */
export function stepsFor(facts: Facts, policySize = 0): number {
  const { changes, workflows } = facts
  const ofChanges = changes.reduce((sum, change) => sum + changeSteps(change) + policySteps(policySize, change), 0)
  const ofFiles = workflows?.state === 'known' ? workflowSteps(workflows.value) : 0
  return Math.floor(ofChanges + peopleSteps(facts) + deploymentSteps(facts, policySize) + repositorySteps(facts.repository, policySize) + ofFiles)
}

const length = (fact: Fact<unknown[]> | undefined): number => (fact?.state === 'known' && Array.isArray(fact.value) ? fact.value.length : 0)

const changeSteps = ({ reviews, commits, pushes, timeline }: ChangeFacts): number =>
  length(reviews) * (length(commits) + length(pushes) + length(timeline))

/** So many bytes of a policy hold a few patterns at most, and a person for each quarter of them. */
const bytesPerPattern = 256
const bytesPerPerson = 64

function policySteps(size: number, { files }: ChangeFacts): number {
  const listed = files?.state === 'known' && Array.isArray(files.value?.listed) ? files.value.listed.length : 0
  return (size * listed) / bytesPerPattern
}

/** Who is who is worked out for every change; looking a member up is little. */
function peopleSteps({ teams, accounts, changes }: Facts): number {
  const sizes = Object.values(teams).map((team) => (team.state === 'known' && Array.isArray(team.value?.members) ? team.value.members.length : 0))
  const members = sizes.reduce((sum, size) => sum + size, 0)
  const known = accounts.state === 'known' ? Object.keys(accounts.value ?? {}).length : 0
  return ((members + known) * (1 + changes.length)) / 16
}

/** Each branch is held against every pattern of the rule that names deployable ones, and patterns are compiled for each: a step a byte. */
function deploymentSteps({ deployment, changes }: Facts, policySize: number): number {
  if (deployment === undefined) return 0
  const entries = deployment.deployment?.state === 'known' ? deployment.deployment.value.entries.length : 0
  const { environment: state } = deployment
  const named = state?.state === 'known' ? state.value.branches.length + state.value.tags.length : 0
  const approvals = length(deployment.runApprovals) * (1 + entries)
  const ofLineage = deployment.lineage?.state === 'known' ? lineageSteps(deployment.lineage.value, changes) : 0
  return approvals + (length(deployment.deployedRefs) + named) * (100 + policySize) + ofLineage
}

/** Every policy text is loaded once, and judges each change that was merged under it. */
function lineageSteps({ commits, updates, changes: ranged, policies }: Lineage, changes: ChangeFacts[]): number {
  const sizeOf = (blob: string): number => policies[blob]?.length ?? 0
  const ofNumber = new Map(changes.map((change) => [change.number, change]))
  const judged = ranged.reduce((sum, { number, policy }) => {
    const size = policy === null ? 0 : [policy.blob, ...Object.values(policy.extends)].reduce((all, blob) => all + sizeOf(blob), 0)
    return sum + size / bytesPerPerson + policySteps(size, ofNumber.get(number) ?? { number })
  }, 0)
  const loaded = Object.values(policies).reduce((sum, text) => sum + text.length / 4, 0)
  return commits.length * (1 + updates.length) + (ranged.length * (ranged.length + changes.length)) / 8 + judged + loaded
}

/** Whatever came in and each record is looked up a few times; each environment is held against every pattern of every policy that stood. */
function repositorySteps({ population, deploymentsMade, records }: RepositoryFacts = {}, policySize: number): number {
  const line = population?.state === 'known' ? population.value.commits.length + population.value.updates.length + population.value.changes.length : 0
  const read = records?.state === 'known' ? records.value.records.length : 0
  const made = deploymentsMade?.state === 'known' ? deploymentsMade.value : []
  const environments = new Set(made.flatMap(({ environment, renamed }) => [environment, ...(renamed === null ? [] : [renamed])])).size
  const texts = population?.state === 'known' ? Object.values(population.value.policies) : []
  const size = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
  return line + read + made.length + environments * (100 * (1 + texts.length) + policySize + size) + size / 4
}

/** A run for each trigger, of a ref that is reviewed, one that is not, and a tag; and what a run costs before anything is evaluated in it. */
const runsPerTrigger = 3
const stepsPerRun = 20

/** Of head and base, each file with what it says itself; callees are judged once a run of their caller, and there are few. */
function workflowSteps({ head, base, models }: WorkflowFiles): number {
  const files = [...head.files, ...(base?.files ?? [])]
  return files.reduce((sum, { blob }) => sum + modelSteps(Object.hasOwn(models, blob) ? models[blob] : undefined), 0)
}

function modelSteps(model: FileModel | undefined): number {
  if (model === undefined) return 0
  if (model.kind === 'action') return model.expressions.length
  const asked = model.jobs.reduce((sum, job) => sum + 1 + job.expressions.length + job.identities.length, model.expressions.length)
  return (asked + stepsPerRun) * Math.max(1, model.triggers.length * runsPerTrigger)
}
