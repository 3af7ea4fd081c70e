import type { NonEmpty } from '../domain/outcome.ts'
import type { ActionModel, JobModel, WorkflowModel } from '../domain/workflow.ts'
import { callDepth } from './calls.ts'
import type { Callees, Source } from './calls.ts'
import type { RunContext } from './contexts.ts'
import { evaluate } from './evaluate.ts'
import { handedKey, handedOn, readBy } from './handing.ts'
import type { Handed, Read } from './handing.ts'
import type { Found, Judged, JobRun } from './jobRun.ts'
import { jobStates, textsIn } from './jobStates.ts'
import type { Combination, JobStates } from './jobStates.ts'
import type { Ledger, Occasion, Place } from './ledger.ts'
import type { JobOutline, Outline } from './outline.ts'
import { callFinding, callsUnjudged } from './rules/callees.ts'
import { environmentsInReach } from './rules/environments.ts'
import { doubtsOf } from './rules/files.ts'
import { identitiesNamed, identityUnknown } from './rules/identities.ts'
import { productionOutputs } from './rules/outputs.ts'
import { secretsOutside } from './rules/secretPlaces.ts'
import { wholeContexts } from './rules/wholeContext.ts'
import { calledInputs } from './inputs.ts'
import { jobScopes } from './jobScope.ts'
import { truth } from './possible.ts'
import type { Scope, Shape } from './scope.ts'
import type { SecretUse } from './secretUses.ts'

/** A workflow in one run, started by itself or called. */
export interface WorkflowRun {
  source: Source
  context: RunContext
  occasion: Occasion
  /** What a call handed over; null: it runs by itself. */
  inputs: Shape | null
  handed: Handed
  /** Whether its caller lets it ask for an id token. */
  idToken: boolean
  place: Place
  /** The files that called one another up to this one, itself included. */
  chain: string[]
}

export interface WalkTools extends Judged {
  callees: Callees
  heights: Map<string, number>
  outlineOf: (model: WorkflowModel) => Outline
  actionsOf: (job: JobModel) => { file: string; model: ActionModel }[]
  ledger: Ledger
  /** "file: job" of every job that was a production job in some run. */
  productionJobs: Set<string>
  /** Takes one job's judgement from the allowance; false: it is used up. */
  spend: () => boolean
  /** The same of the combinations of matrices; beyond, a job is judged as a whole. */
  spendCombinations: (count: number) => boolean
  /** Whether a called workflow was judged before with all the same. */
  isNew: (key: string) => boolean
}

const noOutline: JobOutline = { uses: [], handed: [], producers: [], byCombination: false }

/** Judges every job of a workflow in a run, and what it calls, with the inputs and secrets handed on. */
export function judgeRun(run: WorkflowRun, tools: WalkTools): void {
  const { source, context, place, occasion } = run
  const outline = tools.outlineOf(source.model)
  const states = jobStates(source.model.jobs, context, jobScopes(source.model, context, run.inputs), tools)
  const alike = jobsAlike()
  for (const job of source.model.jobs) {
    if (!tools.spend()) return
    if (!states.of(job).exists) continue
    const whole = jobRunOf(job, outline.jobs.get(job.id) ?? noOutline, { ...states.of(job), scope: states.scopeOf(job) }, states, run, tools)
    if (whole.production) tools.productionJobs.add(`${source.file}: ${job.id}`)
    for (const jobRun of runsOf(whole, states, run, tools)) {
      tools.ledger.tell(judgeJob(jobRun, tools), place, job.id, occasion)
      if (jobRun.callee?.state === 'readable') follow(jobRun.callee.source, jobRun, run, tools)
    }
    alike.add(whole)
    const actions = source.remote === null ? tools.actionsOf(job) : []
    for (const { file, model } of actions) tools.ledger.tell(identitiesNamed(model.remarks.identities, whole), { ...place, file }, job.id, occasion)
  }
  for (const [jobRun, ...others] of alike.groups()) {
    const jobs = [jobRun, ...others].map(({ job }) => job.id)
    tools.ledger.tellOutside(judgeOutside(outline, source.model, jobRun, tools), place, jobs, occasion)
  }
}

// Combination by combination only where that tells more; when the allowance ends, the job as a whole holds every combination.
function runsOf(whole: JobRun, states: JobStates, run: WorkflowRun, tools: WalkTools): JobRun[] {
  if (!whole.outline.byCombination || !tools.spendCombinations(0)) return [whole]
  const combinations = states.combinationsOf(whole.job)
  if (combinations.length === 0 || !tools.spendCombinations(combinations.length)) return [whole]
  return combinations.map((combination) => jobRunOf(whole.job, whole.outline, combination, states, run, tools))
}

/** Jobs with the same environments, for which what stands outside jobs means the same: it is judged once for all of them. */
function jobsAlike(): { add: (run: JobRun) => void; groups: () => Iterable<NonEmpty<JobRun>> } {
  const groups = new Map<string, NonEmpty<JobRun>>()
  const add = (run: JobRun): void => {
    // A job that only calls gets none of the workflow's `env`; its callee does not see it either.
    if (run.callee !== null) return
    const key = JSON.stringify(run.environments)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [run])
    else group.push(run)
  }
  return { add, groups: () => groups.values() }
}

function jobRunOf(job: JobModel, outline: JobOutline, state: Combination, states: JobStates, run: WorkflowRun, tools: WalkTools): JobRun {
  const { exists, environments, production, scope } = state
  const inEnvironment = environments === null || environments.some((name) => name !== '')
  // Member by member: there are thousands of these, and spreading costs more than all that is judged.
  return {
    exists,
    environments,
    production,
    context: run.context,
    job,
    outline,
    scope,
    handed: run.handed,
    idToken: run.idToken && (job.idToken ?? run.source.model.idToken ?? run.chain.length > 1),
    read: (use) => (isReached(use, run.context, scope) ? readBy(use, run.handed, inEnvironment, textsIn(scope)) : notReached),
    openEnvironments: states.openEnvironments,
    productionNeeds: () => job.needs.filter((id) => givesProduction(states.byId(id), states, run, tools)),
    callee: job.call === null ? null : tools.callees(job.call, run.source),
  }
}

const notReached: Read = { secrets: [], open: false }

// A branch that this combination does not take. In a run that nobody reviewed the secret is sent to the machine all the same, where it can be read.
const isReached = ({ when }: SecretUse, { trust }: RunContext, scope: Scope): boolean =>
  when === undefined || trust !== 'release' || when.every(({ condition, is }) => truth(evaluate(condition, scope)) !== (is ? 'no' : 'yes'))

// Whether what a job gives out can come from a production job: it is one, or calls a workflow that has one.
function givesProduction(job: JobModel | undefined, states: JobStates, run: WorkflowRun, tools: WalkTools): boolean {
  if (job === undefined || !states.of(job).exists || !tools.spend()) return false
  if (job.call === null) return states.of(job).production || (job.matrix !== null && states.combinationsOf(job).some(({ production }) => production))
  const callee = tools.callees(job.call, run.source)
  if (callee.state !== 'readable' || run.chain.includes(callee.source.file) || run.chain.length > callDepth) return false
  const inputs = calledInputs(callee.source.model, job.call, states.scopeOf(job))
  const next: WorkflowRun = { ...run, source: callee.source, inputs, chain: [...run.chain, callee.source.file] }
  const { jobs } = callee.source.model
  const inner = jobStates(jobs, run.context, jobScopes(callee.source.model, run.context, inputs), tools)
  return jobs.some((each) => givesProduction(each, inner, next, tools))
}

function judgeJob(run: JobRun, judged: Judged): Found[] {
  const handed = run.outline.handed.flatMap(({ uses }) => uses)
  return [
    ...environmentsInReach(run, judged),
    ...secretsOutside(run.outline.uses, run, judged),
    ...wholeContexts([...run.outline.uses, ...handed], run, judged),
    ...callsUnjudged(run, judged),
    ...identitiesNamed(run.job.identities, run),
    ...identityUnknown(run, judged),
    ...productionOutputs(run, judged),
  ]
}

function judgeOutside({ uses }: Outline, { remarks }: WorkflowModel, run: JobRun, judged: Judged): Found[] {
  return [...secretsOutside(uses, run, judged), ...wholeContexts(uses, run, judged), ...identitiesNamed(remarks.identities, run)]
}

function follow(callee: Source, caller: JobRun, run: WorkflowRun, tools: WalkTools): void {
  const { job, scope } = caller
  const told = (found: Found): void => tools.ledger.tell([found], run.place, job.id, run.occasion)
  if (job.call === null) return
  if (run.chain.includes(callee.file)) return told(callFinding('calleeCyclic', caller, tools))
  if (run.chain.length > callDepth) return told(callFinding('calleeTooDeep', caller, tools))
  const next: WorkflowRun = {
    ...run,
    source: callee,
    inputs: calledInputs(callee.model, job.call, scope),
    handed: handedOn(caller.outline, job.call.secrets === 'inherit', run.handed, textsIn(scope)),
    idToken: caller.idToken,
    place: placeOf(callee, caller, run),
    chain: [...run.chain, callee.file],
  }
  if (!tools.isNew(keyOf(next, tools))) return
  if (next.place.anchor !== null) tools.ledger.tell(doubtsOf(callee.model), next.place, null, null)
  judgeRun(next, tools)
}

function placeOf(callee: Source, { job }: JobRun, { place }: WorkflowRun): Place {
  const at = job.call?.at ?? job.at
  if (callee.remote === null) return { file: callee.file, caller: `${place.file}: ${job.id}`, anchor: null }
  return { ...place, anchor: { at: place.anchor?.at ?? at, job: place.anchor?.job ?? job.id, callee: callee.file } }
}

// How deep it lies matters only where what it calls may go too deep, or round.
function keyOf({ source, context, inputs, handed, idToken, place, chain }: WorkflowRun, { heights }: WalkTools): string {
  const height = heights.get(source.file) ?? Infinity
  const depth = chain.length + height > callDepth ? chain.length : 0
  const anchor = place.anchor === null ? null : [place.file, place.anchor.at, place.anchor.job]
  const given = [...(inputs?.members ?? [])].map(([name, member]) => [name, typeof member === 'function' ? member() : member])
  return JSON.stringify([source.file, source.remote, contextKey(context), given, handedKey(handed), idToken, depth, anchor])
}

// What decides about a run besides its words: the same words can stand for different filters.
function contextKey({ event, words, trust, trigger, policyRefs }: RunContext): unknown {
  const { at: _at, ...filters } = trigger
  return [event, words, trust, filters, policyRefs]
}
