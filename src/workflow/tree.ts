import type { WorkflowFiles, WorkflowModel, WorkflowTree } from '../domain/workflow.ts'
import { actionsIn } from './actions.ts'
import type { Actions } from './actions.ts'
import { callHeights, calleesOf, reachedFrom, workflowOf } from './calls.ts'
import type { Source } from './calls.ts'
import { contextsOf, releaseRefs } from './contexts.ts'
import type { RunContext } from './contexts.ts'
import { compare } from './finding.ts'
import type { Draft } from './finding.ts'
import type { Found, Judged } from './jobRun.ts'
import { createLedger } from './ledger.ts'
import type { Occasion, Place } from './ledger.ts'
import { outlineOf } from './outline.ts'
import type { Outline } from './outline.ts'
import { circle } from './rules/callees.ts'
import { doubtsOf, literalCredential } from './rules/files.ts'
import { judgeRun } from './walk.ts'
import type { WalkTools } from './walk.ts'

export interface TreeReading {
  drafts: Draft[]
  jobs: number
  contexts: string[]
  productionJobs: number
  /** Files that start by a call alone, and that nothing of this commit calls: they run elsewhere, and were not judged. */
  uncalled: string[]
}

/** Judgements of one job in one run that one file may cost, callees included, and all files together. Far above what people write. */
const jobsPerFile = 8_000
const jobsInAll = 500_000
/** Combinations that are judged one by one in one file; beyond, a job is judged with all of its combinations at once. */
const combinationsPerFile = 300

/** Judges every file of a commit: what it says by itself, and each of its workflows in every run that it can have. */
export function judgeTree(files: WorkflowFiles, tree: WorkflowTree, judged: Judged): TreeReading {
  const release = releaseRefs(judged.options, files.refs)
  const sources = workflowsOf(files, tree)
  const actions = actionsIn(files, tree)
  const tools = toolsFor(files, tree, sources, actions, judged)
  judgeTexts(files, tree, tools)
  judgeActions(actions, tools)
  const words = new Set<string>()
  const started: Source[] = []
  for (const source of sources) {
    const place: Place = { file: source.file, caller: null, anchor: null }
    const contexts = runnable(source.file) ? contextsOf(source.model, release) : []
    tools.startFile()
    if (contexts.length > 0) started.push(source)
    else if (startsByItself(source)) tools.ledger.tell([notStarted], place, null, null)
    for (const context of contexts) {
      words.add(context.words)
      judgeRun({ source, context, occasion: occasionOf(context), inputs: null, handed: 'all', idToken: true, place, chain: [source.file] }, tools)
    }
    if (tools.isSpent() || tools.ledger.isFull()) tools.ledger.tell([tooMuch], place, null, null)
  }
  const reached = reachedFrom(started, tools.callees)
  const uncalled = sources.filter((source) => isOnlyCalled(source) && !reached.has(source.file)).map(({ file }) => file)
  const jobs = sources.reduce((sum, { model }) => sum + model.jobs.length, 0)
  return { drafts: tools.ledger.drafts(), jobs, contexts: [...words], productionJobs: tools.productionJobs.size, uncalled }
}

const notRead: Found = {
  rule: 'S8',
  verdict: 'not-understood',
  message: 'notUnderstood',
  at: { line: 1, column: 1 },
  data: { kind: 'stopped', found: null },
}
const tooMuch: Found = { ...notRead, data: { kind: 'too-much', found: 'runs and calls to judge' } }
const notStarted: Found = { ...notRead, data: { kind: 'missing', found: 'a run that its triggers could start' } }

const isOnlyCalled = ({ file, model }: Source): boolean =>
  runnable(file) && model.triggers.length > 0 && model.triggers.every(({ event }) => event === 'workflow_call')

/** It names events, so that a run of it must be found: a file without one was not judged. */
const startsByItself = ({ file, model }: Source): boolean => runnable(file) && model.triggers.some(({ event }) => event !== 'workflow_call')

/** GitHub runs what lies directly in this folder. */
const runnable = (path: string): boolean => /^\.github\/workflows\/[^/]*\.ya?ml$/i.test(path)

function workflowsOf(files: WorkflowFiles, tree: WorkflowTree): Source[] {
  return tree.files
    .toSorted((one, other) => compare(one.path, other.path))
    .flatMap(({ path, blob }) => {
      const model = workflowOf(files, blob)
      return model === null ? [] : [{ file: path, model, remote: null }]
    })
}

// What needs no run: doubts and credentials of every file. A file without a model was not read, and cannot pass.
function judgeTexts(files: WorkflowFiles, tree: WorkflowTree, { ledger }: WalkTools): void {
  for (const { path, blob } of tree.files) {
    const model = Object.hasOwn(files.models, blob) ? files.models[blob] : undefined
    const place: Place = { file: path, caller: null, anchor: null }
    if (model === undefined) {
      ledger.tell([notRead], place, null, null)
      continue
    }
    ledger.tell(doubtsOf(model), place, null, null)
    for (const literal of model.remarks.literals) ledger.tell([literalCredential(literal)], place, literal.job, null)
  }
}

function judgeActions({ circular }: Actions, tools: WalkTools): void {
  for (const { file, reference } of circular) tools.ledger.tell([circle(reference, tools)], { file, caller: null, anchor: null }, null, null)
}

type TreeTools = WalkTools & { startFile: () => void; isSpent: () => boolean }

function toolsFor(files: WorkflowFiles, tree: WorkflowTree, sources: Source[], actions: Actions, judged: Judged): TreeTools {
  const callees = calleesOf(files, tree, judged.options)
  const outlines = new Map<WorkflowModel, Outline>()
  const seen = new Set<string>()
  const left = { file: 0, all: jobsInAll, combinations: 0 }
  return {
    ...judged,
    callees,
    heights: callHeights(sources, callees),
    outlineOf: (model) => {
      const outline = outlines.get(model) ?? outlineOf(model)
      outlines.set(model, outline)
      return outline
    },
    actionsOf: actions.ofJob,
    ledger: createLedger(),
    productionJobs: new Set(),
    spend: () => {
      left.file -= 1
      left.all -= 1
      return left.file >= 0 && left.all >= 0
    },
    isNew: (key) => !seen.has(key) && seen.add(key).has(key),
    spendCombinations: (count) => {
      left.combinations -= count
      return left.combinations >= 0
    },
    startFile: () => {
      left.file = jobsPerFile
      left.combinations = combinationsPerFile
    },
    isSpent: () => left.file < 0 || left.all < 0,
  }
}

/** Events as people meet them: a pull request is everybody's, a comment hardly anybody's. */
const telling = ['pull_request', 'pull_request_target', 'push', 'workflow_dispatch', 'issue_comment', 'workflow_run', 'merge_group']
const trusts = ['development', 'tag', 'release']

function occasionOf({ event, words, trust }: RunContext): Occasion {
  const place = telling.indexOf(event)
  return { words, rank: trusts.indexOf(trust) * 100 + (place < 0 ? telling.length : place) }
}
