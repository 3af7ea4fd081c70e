import type { InputModel, Trigger } from '../domain/workflow.ts'
import { dispatched } from './dispatched.ts'
import { isKnownEvent, payloadMembers, typesOf } from './events.ts'
import { wordless } from './names.ts'
import { anyText, anything, only, textIn, union } from './possible.ts'
import type { Possible } from './possible.ts'
import type { Member, Shape } from './scope.ts'
import { literalsOf } from './refClasses.ts'
import { everyName, everyText } from './refNames.ts'
import type { NameSet } from './refNames.ts'

/** Refs a run can have: `before` is `refs/heads/`, `refs/tags/`, `refs/pull/` or less. */
export interface RunRefs {
  before: string
  names: NameSet
}

export interface RunFacts {
  event: string
  refs: RunRefs[]
  /** Whether a run may have no ref at all. */
  refless: boolean
  /** Branches a pull request can go into; null: the event is of no pull request. */
  base: NameSet | null
  trigger: Trigger
  defaultBranch: string | null
}

export function shape(members: Record<string, Member | (() => Member)>, others: Possible): Shape {
  return { members: new Map(Object.entries(members)), others }
}

/** What https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context can hold in a run; what nothing fixes is anything. */
export function githubContext(facts: RunFacts): Shape {
  const none = union(only('', null))
  return shape(
    {
      event_name: only(facts.event),
      ref: refOf(facts, ({ before, names }) => namesAs(before, names)),
      ref_name: refOf(facts, shortName),
      ref_type: refOf(facts, refType),
      base_ref: facts.base === null ? (isPlain(facts.event) ? none : anyText) : union(namesAs('', facts.base), fromReview(facts.event)),
      head_ref: facts.base === null ? (isPlain(facts.event) ? none : anyText) : union(textIn('', everyName), fromReview(facts.event)),
      event: () => payload(facts),
      run_id: wordlessText(wordless.number),
      run_number: wordlessText(wordless.number),
      run_attempt: wordlessText(wordless.number),
      sha: wordlessText(wordless.commit),
    },
    anything,
  )
}

const wordlessText = (pattern: string): Possible => textIn('', { only: [pattern], except: [], empty: false })

// Events that the documentation gives no base and head to; of merge groups and unknown events it is silent.
const isPlain = (event: string): boolean => isKnownEvent(event) && event !== 'merge_group'

// Documented for pull_request and pull_request_target only.
const fromReview = (event: string): Possible => (event.startsWith('pull_request_review') ? only('', null) : only())

function refOf({ refs, refless }: RunFacts, read: (refs: RunRefs) => Possible): Possible {
  return union(...refs.map(read), ...(refless ? [only('', null)] : []))
}

/** The names as values where they can be listed. */
function namesAs(before: string, names: NameSet): Possible {
  const isList = names.only !== null && names.except.length === 0 && !names.only.some((pattern) => pattern.startsWith('!'))
  const literals = isList ? literalsOf(names.only ?? []) : null
  return literals === null ? textIn(before, names) : only(...literals.map((name) => before + name))
}

const shortName = ({ before, names }: RunRefs): Possible => (before === 'refs/' ? textIn('', everyText) : namesAs('', names))

function refType({ before }: RunRefs): Possible {
  if (before === 'refs/tags/') return only('tag')
  return before === 'refs/heads/' ? only('branch') : only('branch', 'tag', '', null)
}

function payload(facts: RunFacts): Shape {
  const members = new Map<string, Member | (() => Member)>()
  for (const [member, events] of Object.entries(payloadMembers)) {
    if (isKnownEvent(facts.event) && !events.includes(facts.event)) members.set(member, only(null))
  }
  const types = typesOf(facts.event, facts.trigger.types)
  if (types !== null) members.set('action', types.length === 0 ? only(null) : only(...types))
  if (facts.base !== null) members.set('pull_request', pullRequest(facts.base))
  if (['pull_request', 'pull_request_target'].includes(facts.event)) members.set('number', wordlessText(wordless.number))
  if (facts.event === 'workflow_dispatch') members.set('inputs', () => rawInputs(facts.trigger.inputs))
  if (facts.defaultBranch !== null) members.set('repository', shape({ default_branch: only(facts.defaultBranch) }, anything))
  return { members, others: anything }
}

function pullRequest(base: NameSet): Shape {
  return shape({ base: shape({ ref: namesAs('', base) }, anything), number: wordlessText(wordless.number) }, anything)
}

/** `github.event.inputs`: the same as `inputs`, but all of it text. */
function rawInputs(inputs: Record<string, InputModel>): Shape {
  const texts = Object.entries(inputs).map(([name, input]): [string, Possible] => {
    if (input.type === 'boolean') return [name.toLowerCase(), only('true', 'false', '', null)]
    return [name.toLowerCase(), input.type === 'choice' ? dispatched(input) : anyText]
  })
  return { members: new Map(texts), others: only(null) }
}
