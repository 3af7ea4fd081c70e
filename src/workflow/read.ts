import { isMap } from 'yaml'
import type { ActionModel, Doubt, DoubtKind, FileRemarks, LiteralCredential, WorkflowModel } from '../domain/workflow.ts'
import { allowances } from './availability.ts'
import { budgets } from './budgets.ts'
import { credentialsIn, looksLikeCredential } from './credentials.ts'
import { inspect } from './inspect.ts'
import type { Findings } from './inspect.ts'
import { jobsOf } from './jobs.ts'
import { checkNeeds } from './needs.ts'
import { isNothing } from './nodes.ts'
import { grantsIdToken } from './permissions.ts'
import { placeOfNode, startReading } from './reading.ts'
import type { Reading } from './reading.ts'
import { actionRule, workflowRule } from './rules.ts'
import type { Rule } from './rules.ts'
import { scrubbed } from './scrub.ts'
import { usesOf } from './steps.ts'
import { triggersOf } from './triggers.ts'
import { textsByName } from './values.ts'

/** What a policy wants looked for in the texts, of which the model keeps no copy. */
export interface Ask {
  /** Wildcards (S6). */
  identities: string[]
}

/** A workflow file as data. Never throws; `remarks.doubts` says what was not understood, and what could be read beside it is there all the same. */
export function readWorkflow(bytes: Uint8Array, ask: Ask): WorkflowModel {
  return safely(() => workflowFrom(startReading(bytes, ask.identities)), emptyWorkflow)
}

/** An `action.yml` as data; as `readWorkflow`. */
export function readAction(bytes: Uint8Array, ask: Ask): ActionModel {
  return safely(() => actionFrom(startReading(bytes, ask.identities)), emptyAction)
}

/** A file that could not be had, and why; `bytes`: its size, when that is why. */
interface Unread {
  unread: string
  bytes?: number
}

export const unreadWorkflow = (file: Unread): WorkflowModel => emptyWorkflow(unreadDoubt(file))
export const unreadAction = (file: Unread): ActionModel => emptyAction(unreadDoubt(file))

const unreadDoubt = ({ unread, bytes = 0 }: Unread): FileRemarks =>
  bytes > budgets.bytes ? onlyDoubt(`${bytes} bytes, at most ${budgets.bytes}`, 'too-large') : onlyDoubt(unread, 'unread')

const emptyWorkflow = (remarks: FileRemarks): WorkflowModel => {
  return { kind: 'workflow', triggers: [], idToken: null, env: {}, expressions: [], jobs: [], remarks }
}
const emptyAction = (remarks: FileRemarks): ActionModel => ({ kind: 'action', expressions: [], uses: [], remarks })

function onlyDoubt(found: string | null, kind: DoubtKind = 'stopped'): FileRemarks {
  const shown = found === null || looksLikeCredential(found) ? null : found.slice(0, 60)
  const doubt: Doubt = { at: { line: 1, column: 1 }, kind, found: shown }
  return { doubts: [doubt], literals: [], identities: [] }
}

// Whatever the file did to us, it was not understood.
function safely<M extends { remarks: FileRemarks }>(read: () => M, nothing: (remarks: FileRemarks) => M): M {
  try {
    const model = read()
    const written = model.remarks.literals.some(({ kind }) => kind !== 'container-password' && kind !== 'secret-literal')
    return written ? scrubbed(model) : model
  } catch {
    return nothing(onlyDoubt(null))
  }
}

function workflowFrom(reading: Reading): WorkflowModel {
  const { root } = reading
  const outside = findingsOutside(reading, workflowRule, (key) => key !== 'jobs')
  const env = textsByName(reading, reading.get(root, 'env'))
  const jobRule = workflowRule.keys?.get('jobs')?.others
  const known = isMap(root) && jobRule !== undefined
  const triggers = known ? triggersOf(reading, reading.get(root, 'on')) : []
  const jobs = known ? jobsOf(reading, jobRule, env) : []
  checkNeeds(reading, jobs)
  return {
    kind: 'workflow',
    triggers,
    idToken: grantsIdToken(reading, reading.get(root, 'permissions')),
    env,
    expressions: outside.expressions,
    jobs,
    remarks: remarksOf(reading, outside),
  }
}

function actionFrom(reading: Reading): ActionModel {
  const outside = findingsOutside(reading, actionRule, () => true)
  const uses = usesOf(reading, reading.get(reading.get(reading.root, 'runs'), 'steps'))
  return { kind: 'action', expressions: outside.expressions, uses, remarks: remarksOf(reading, outside) }
}

// Everything that is in no job. A root that is no map has no place for anything, and is read for what it mentions.
function findingsOutside(reading: Reading, rule: Rule, isOutside: (key: string | null) => boolean): Findings {
  const into: Findings = { job: null, expressions: [], identities: [] }
  const { root } = reading
  if (!isMap(root)) {
    if (reading.doubts.length === 0) reading.doubt(isNothing(root) ? 'missing' : 'wrong-shape', placeOfNode(reading, root), null)
    inspect(reading, root, rule, into)
    return into
  }
  for (const { key, keyNode, value } of reading.entriesOf(root)) {
    const known = key === null ? undefined : rule.keys?.get(key)
    if (known === undefined && rule.strict === true) reading.doubt('unknown-key', placeOfNode(reading, keyNode ?? root), key)
    inspect(reading, keyNode, { allows: rule.allows }, into)
    const below = known ?? { allows: rule.strict === true ? allowances.unknown : rule.allows }
    if (isOutside(key) || !isMap(value)) inspect(reading, value, below, into)
  }
  return into
}

function remarksOf(reading: Reading, outside: Findings): FileRemarks {
  // Where a tab indents, what follows is read as something else than it was meant: one reason is enough.
  const tab = reading.doubts.find(({ kind }) => kind === 'tab')
  const doubts = tab === undefined ? unique(reading.doubts) : [tab]
  return { doubts, literals: unique([...writtenOut(reading), ...reading.literals.slice(0, budgets.literals)]), identities: outside.identities }
}

function writtenOut(reading: Reading): LiteralCredential[] {
  return credentialsIn(reading.text).slice(0, budgets.literals).flatMap(({ start, kind }) => {
    const around = reading.spans.filter((span) => span.start <= start && start < span.end)
    if (kind === 'url-password' && around.some(({ throwAway }) => throwAway)) return []
    return [{ at: reading.placeOf(start), kind, job: around.find(({ job }) => job !== null)?.job ?? null }]
  })
}

// Through an alias the same line is read more than once.
const unique = <T>(list: T[]): T[] => [...new Map(list.map((item) => [JSON.stringify(item), item])).values()]
