import type { Fact } from '../domain/fact.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { FileModel, WorkflowFiles } from '../domain/workflow.ts'

/**
 * How much work judging these facts again is, before any of it is done: each review is held against the history of its change, and each
 * expression of a workflow file is evaluated in every run of every file.
 */
export const stepsFor = ({ changes, workflows }: Facts): number => {
  const ofChanges = changes.reduce((sum, change) => sum + changeSteps(change), 0)
  return ofChanges + (workflows?.state === 'known' ? workflowSteps(workflows.value) : 0)
}

const length = (fact: Fact<unknown[]> | undefined): number => (fact?.state === 'known' && Array.isArray(fact.value) ? fact.value.length : 0)

const changeSteps = ({ reviews, commits, pushes, timeline }: ChangeFacts): number =>
  length(reviews) * (length(commits) + length(pushes) + length(timeline))

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
