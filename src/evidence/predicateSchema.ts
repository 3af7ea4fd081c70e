import type { Sequence } from '../domain/ledger.ts'
import type { ControlResult, Decision, Reason, Result, Verdict } from '../domain/outcome.ts'
import type { Assurance, Enforcement, FrameworkMapping, Mode, Predicate, RecordedPolicy } from '../domain/record.ts'
import { predicateType } from '../domain/record.ts'
import type { Gate } from '../domain/subject.ts'

/** JSON Schema, draft-07, as data. */
export interface Schema {
  [keyword: string]: unknown
}

/** Where the schema is found. */
export const predicateSchemaId = 'https://countersign.dev/schema/predicate.v1.json'

/**
 * The form of the predicate for programs that are not ours. Every object names the members of its type in domain/record.ts, no more and no fewer,
 * or this does not compile; that it agrees with what our own reader accepts is tested. It knows the form only: that digests fit their contents,
 * and that the decision follows, `countersign verify` finds out.
 */
export const predicateSchema = (): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: predicateSchemaId,
  title: 'Countersign separation-of-duties record, predicate version 1',
  description: `The member "predicate" of an in-toto Statement v1 of the type ${predicateType}. Explained in docs/record-v1.md.`,
  ...predicate(),
})

/** An object with exactly the members of `T`; `open` leaves room for what a later version adds, as our reader does. */
function object<T>(members: Record<keyof T, Schema>, how: { open: boolean; absent?: (keyof T & string)[] }, description?: string): Schema {
  const required = Object.keys(members).filter((name) => !how.absent?.some((one) => one === name))
  return { type: 'object', ...about(description), required, properties: members, ...(how.open ? {} : { additionalProperties: false }) }
}

const about = (description: string | undefined): Schema => (description === undefined ? {} : { description })

/** Every word of a closed set; one that is left out does not compile. */
const oneOf = <Word extends string>(words: Record<Word, true>, description?: string): Schema => ({ enum: Object.keys(words), ...about(description) })

const text = (description?: string): Schema => ({ type: 'string', ...about(description) })
const matching = (pattern: string, description: string): Schema => ({ type: 'string', pattern, description })
const listOf = (items: Schema, description: string): Schema => ({ type: 'array', items, description })
const someOf = (items: Schema, description: string): Schema => ({ type: 'array', minItems: 1, items, description })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })

const sha256 = matching('^[0-9a-f]{64}$', 'sha256 in hexadecimal')
const gitBlob = matching('^([0-9a-f]{40}|[0-9a-f]{64})$', 'git’s object id of the same bytes')
const digest = object<{ sha256: string }>({ sha256 }, { open: false })
const base64 = (description: string): Schema => ({ type: 'string', contentEncoding: 'base64', description })

// What a program can count with exactly: JSON numbers beyond are read differently by different readers.
const whole = (least: number, description: string): Schema => ({ type: 'integer', minimum: least, maximum: Number.MAX_SAFE_INTEGER, description })
const wholeOrLess = (description: string): Schema => whole(Number.MIN_SAFE_INTEGER, description)

const verdict = oneOf<Verdict>(
  { pass: true, fail: true, pending: true, unknown: true, 'not-applicable': true },
  '"unknown": a needed fact could not be read, which is never a pass',
)
const result = oneOf<Result>(
  { passed: true, failed: true, pending: true, error: true, overridden: true },
  '"overridden" is not passed: it was let through in an emergency',
)
const gate = oneOf<Gate>(
  { 'pull-request': true, merge: true, deployment: true, 'workflow-secrets': true, repository: true },
  'which gate judged',
)
const invocation = object<NonNullable<Predicate['invocation']>>({ uri: text('the workflow run and its attempt'), event: text() }, { open: true })

const reason = (): Schema =>
  object<Reason>(
    {
      message: text('id of one of the control’s sentences'),
      data: { type: 'object', description: 'what fills the sentence' },
      facts: listOf(text(), 'JSON pointers into facts.json: what the reason rests on'),
    },
    { open: true },
  )

const control = (): Schema =>
  object<ControlResult>(
    {
      id: text(),
      version: whole(1, 'version of the judgement; a replay compares only with the same'),
      policy: wholeOrLess('0: the repository’s own policy; 1 and up: the central ones'),
      change: orNull(wholeOrLess('number of the pull request; null for what is judged once')),
      verdict,
      because: someOf(reason(), 'why: never empty'),
    },
    { open: true },
  )

const decision = (): Schema =>
  object<Decision>({ result, controls: someOf(control(), 'one for each control, change and policy') }, { open: false })

const policyMembers: Record<keyof RecordedPolicy, Schema> = {
  name: text('path of the file'),
  uri: text('owner/repository//path@commit'),
  digest: orNull(object<NonNullable<RecordedPolicy['digest']>>({ sha256, gitBlob }, { open: false })),
  content: orNull(base64('the exact bytes; null: there was no file, or it could not be read')),
}

const policy = (): Schema =>
  object<Predicate['policy']>(
    { ...policyMembers, extends: listOf(object<RecordedPolicy>(policyMembers, { open: false }), 'central policies, in the order they were read') },
    { open: false },
  )

const facts = (): Schema =>
  object<Predicate['facts']>(
    { name: { const: 'facts.json' }, mediaType: { const: 'application/json' }, digest, content: base64('facts.json, canonical JSON (RFC 8785)') },
    { open: false },
    'what GitHub answered, as the signer recorded it',
  )

// Our reader asks of the members below only what it uses; a record of ours has all of them.
const enforcement = (): Schema =>
  object<Enforcement>(
    {
      branch: text('the base branch'),
      required: oneOf<Enforcement['required']>({ yes: true, no: true, unreadable: true }, 'whether a rule of the branch required the verdict'),
      pinnedApp: orNull(wholeOrLess('the app from which the rule accepts the status')),
      bypass: oneOf<Enforcement['bypass']>({ none: true, some: true, unreadable: true }),
      jobCondition: oneOf<Enforcement['jobCondition']>({ none: true, present: true, unreadable: true }),
      detail: orNull(text()),
    },
    { open: true, absent: ['pinnedApp', 'bypass', 'jobCondition', 'detail'] },
  )

const framework = (): Schema =>
  object<FrameworkMapping>(
    {
      framework: text(),
      clause: text(),
      kind: text('rule, guidance, framework, practice, audit standard'),
      strength: text('how strongly the controls support the clause: direct, supports, partial, weak. Never that it is met'),
      controls: listOf(text(), 'ids of the controls'),
    },
    { open: true },
  )

const evaluator = (): Schema =>
  object<Predicate['evaluator']>(
    { name: text(), version: text(), digest: orNull(digest), actionRef: orNull(text('the full commit at which the action was pinned')) },
    { open: true },
  )

const sequence = (): Schema =>
  object<Sequence>(
    { ledger: text('owner/name@branch'), index: whole(1, 'its number in the ledger'), previous: orNull(digest) },
    { open: false },
    'its place in a ledger; absent when there is none',
  )

const predicate = (): Schema =>
  object<Predicate>(
    {
      gate,
      mode: oneOf<Mode>({ enforce: true, observe: true }, '"observe": nothing was blocked'),
      schema: whole(1, 'version of the form of facts.json; 1 today'),
      decision: decision(),
      policy: policy(),
      facts: facts(),
      evaluator: evaluator(),
      enforcement: enforcement(),
      invocation: orNull(invocation),
      evaluatedAt: matching('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$', 'when it was judged, by GitHub’s clock'),
      frameworks: listOf(framework(), 'what the controls support'),
      supersedes: listOf(digest, 'earlier records about the same commit'),
      inputAttestations: listOf(digest, 'for a merge: the records of the pull request'),
      assurance: oneOf<Assurance>({ static: true, inventory: true }, 'what the secret boundary was judged by; absent when it was not judged'),
      sequence: sequence(),
    },
    { open: true, absent: ['assurance', 'sequence'] },
  )
