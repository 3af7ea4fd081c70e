import type { Facts } from '../domain/facts.ts'
import { predicateType, statementType, type Statement } from '../domain/record.ts'
import { isCanonical } from './canonical.ts'
import { breakGlass, deploymentFacts, subjectOfGate } from './deploymentShape.ts'
import { anything, either, exactly, hex, integer, listOf, members, nullable, object, oneOf, optional } from './shape.ts'
import { positive, text, textLike, tuple } from './shape.ts'
import type { Shape } from './shape.ts'
import { repositoryFacts } from './repositoryShape.ts'
import { inventory, workflowFiles } from './workflowShape.ts'
import { canonicalBase64, objectOf, readStrictJson } from './strictJson.ts'

/** Thousands of files, commits and reviews make some hundred thousand. */
const maxValues = 2_000_000

export type StatementReading =
  | { state: 'read'; statement: Statement }
  | { state: 'foreign'; found: string }
  | { state: 'malformed'; found: string }

/** A statement of ours from the signed payload. A foreign predicate type is told from a malformed one: it may be true, but we cannot judge it. */
export function readStatement(payload: Uint8Array): StatementReading {
  const json = readStrictJson(payload, maxValues)
  if (!json.ok) return { state: 'malformed', found: json.found }
  const statement = objectOf(json.value)
  if (statement?._type !== statementType) return { state: 'malformed', found: 'a payload that is not an in-toto Statement v1' }
  if (typeof statement.predicateType !== 'string') return { state: 'malformed', found: 'a statement without predicate type' }
  if (statement.predicateType !== predicateType) return { state: 'foreign', found: statement.predicateType.slice(0, 200) }
  const bad = statementShape(statement, '')
  if (bad !== null) return { state: 'malformed', found: `an unexpected value at ${bad}` }
  if (!isCanonical(payload, json.value)) return { state: 'malformed', found: 'a statement that is not in canonical form (RFC 8785)' }
  return { state: 'read', statement: json.value as Statement }
}

export type FactsReading = { ok: true; facts: Facts; bytes: Uint8Array } | { ok: false; found: string }

/**
 * The embedded facts, checked only as far as the record relies on them; what is deeper is for the replay, where nonsense is `unknown`. What every
 * schema says alike, its subject and its time, is read of every schema.
 */
export function readFacts(statement: Statement): FactsReading {
  const bytes = canonicalBase64(statement.predicate.facts.content)
  if (!bytes) return { ok: false, found: 'content that is not plain base64' }
  const json = readStrictJson(bytes, maxValues)
  if (!json.ok) return { ok: false, found: json.found }
  const bad = anyFacts(json.value, '') ?? (objectOf(json.value)?.schema === 1 ? factsShape(json.value, '') : null)
  if (bad !== null) return { ok: false, found: `an unexpected value at ${bad}` }
  if (!isCanonical(bytes, json.value)) return { ok: false, found: 'facts that are not in canonical form (RFC 8785)' }
  return { ok: true, facts: json.value as Facts, bytes }
}

const sha = hex(40, 64)
const time = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)
// GitHub's own rule for both names; anything else could pass for another name where letters are compared without case.
const name = textLike(/^[\w.-]{1,100}$/)
const fullName = textLike(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)
const sha256 = exactly({ sha256: hex(64) })
const verdict = oneOf('pass', 'fail', 'pending', 'unknown', 'not-applicable')
const gate = oneOf('pull-request', 'merge', 'deployment', 'workflow-secrets', 'repository')

const policyMembers: Record<string, Shape> = {
  name: text,
  uri: text,
  digest: nullable(exactly({ sha256: hex(64), gitBlob: hex(40, 64) })),
  content: nullable(text),
}

const control = members({
  id: text,
  version: positive,
  policy: integer,
  change: nullable(integer),
  verdict,
  because: listOf(members({ message: text, data: object, facts: listOf(text) }), 1),
})

const predicate = members({
  gate,
  mode: oneOf('enforce', 'observe'),
  schema: positive,
  decision: exactly({ result: oneOf('passed', 'failed', 'pending', 'error', 'overridden'), controls: listOf(control, 1) }),
  policy: exactly({ ...policyMembers, extends: listOf(exactly(policyMembers)) }),
  facts: exactly({ name: oneOf('facts.json'), mediaType: oneOf('application/json'), digest: sha256, content: text }),
  evaluator: members({ name: text, version: text, digest: nullable(sha256), actionRef: nullable(text) }),
  enforcement: members({ branch: text, required: oneOf('yes', 'no', 'unreadable') }),
  invocation: nullable(members({ uri: text, event: text })),
  evaluatedAt: time,
  frameworks: listOf(members({ framework: text, clause: text, kind: text, strength: text, controls: listOf(text) })),
  supersedes: listOf(sha256),
  inputAttestations: listOf(sha256),
  assurance: optional(oneOf('static', 'inventory')),
  sequence: optional(exactly({ ledger: text, index: positive, previous: nullable(sha256) })),
})

const statementShape = exactly({
  _type: anything,
  predicateType: anything,
  subject: tuple(
    exactly({ name: oneOf('facts.json'), digest: sha256 }),
    exactly({ name: fullName, digest: exactly({ gitCommit: sha, gitTree: sha }) }),
  ),
  predicate,
})

const anyFacts = members({
  schema: positive,
  evaluatedAt: time,
  subject: members({
    gate,
    repository: members({ owner: name, name }),
    commit: sha,
    tree: sha,
    base: members({ branch: text, commit: sha }),
    changes: listOf(members({ number: integer, head: text })),
  }),
})

const fact = (value: Shape): Shape => either(members({ state: oneOf('unavailable') }), members({ state: oneOf('known'), value }))

const pullRequest = members({
  number: integer,
  state: oneOf('open', 'closed', 'merged'),
  base: members({ branch: text }),
  head: members({ sha, tree: sha }),
  mergedAt: nullable(time),
  merge: nullable(members({ sha, tree: sha })),
})

const factsShape = members({
  subject: subjectOfGate,
  changes: listOf(members({ number: integer, pullRequest: optional(fact(pullRequest)) })),
  teams: object,
  accounts: object,
  workflows: optional(fact(workflowFiles)),
  inventory: optional(fact(inventory)),
  deployment: optional(deploymentFacts),
  repository: optional(repositoryFacts),
  breakGlass: optional(breakGlass),
})
