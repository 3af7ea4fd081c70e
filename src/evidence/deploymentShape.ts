import { either, exactly, hex, integer, listOf, members, nullable, object, oneOf, optional, positive, recordOf } from './shape.ts'
import { text, textLike, truth } from './shape.ts'
import type { Shape } from './shape.ts'

/**
 * The form of the facts of a deployment: every member, and no other. The controls follow each commit, move and change of them, so whatever they
 * follow has to be what it seems; a form that later versions change has another schema.
 */
export const sha = hex(40, 64)
const timeForm = textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)
/** Also a day of the calendar: nothing can be compared with the 45th. */
export const time: Shape = (value, at) => timeForm(value, at) ?? (Number.isNaN(Date.parse(String(value))) ? at : null)
export const count: Shape = (value, at) => integer(value, at) ?? (Number(value) >= 0 ? null : at)

const account = exactly({ id: positive, login: text, type: oneOf('User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount') })
export const someone = nullable(account)

const run = exactly({
  id: positive,
  attempt: positive,
  event: text,
  path: text,
  headSha: sha,
  headBranch: nullable(text),
  actor: someone,
  triggeringActor: someone,
  job: nullable(exactly({ id: text, environment: nullable(text), computed: truth })),
})

const deployment = exactly({
  environment: text,
  run: nullable(run),
  entries: listOf(exactly({ id: positive, sha, environment: text, createdAt: time, creator: someone })),
  repository: exactly({ archived: truth, defaultBranch: text }),
  policy: exactly({ atCommit: nullable(sha), atTip: nullable(sha), touchedAtCommit: nullable(sha), touchedAtTip: nullable(sha) }),
})

const runApprovals = listOf(exactly({ state: oneOf('approved', 'rejected'), account: someone, environments: listOf(text) }))

const environment = exactly({
  name: text,
  exists: truth,
  reviewers: exactly({ users: count, teams: count }),
  preventSelfReview: truth,
  adminsBypass: nullable(truth),
  refs: oneOf('all', 'protected', 'custom'),
  branches: listOf(text),
  tags: listOf(text),
  customRules: listOf(text),
})

const deployedRefs = listOf(exactly({ branch: text, contains: nullable(truth) }))

const record = exactly({ sha256: hex(64), sha, evaluatedAt: time, artifact: text, people: listOf(account), policy: nullable(sha) })
const from = either(exactly({ sha, known: oneOf('baseline') }), exactly({ sha, known: oneOf('record'), record }))

const gitActor = exactly({ account: someone, emailSha256: nullable(hex(64)) })
export const commitMembers: Record<string, Shape> = {
  sha,
  tree: sha,
  parents: listOf(sha),
  author: gitActor,
  committer: gitActor,
  signedByGitHub: truth,
  pullRequests: listOf(positive),
}

export const update = exactly({
  before: nullable(sha),
  after: sha,
  at: time,
  actor: someone,
  type: oneOf('push', 'force_push', 'branch_creation', 'pr_merge', 'merge_queue_merge', 'other'),
})

const change = exactly({
  number: positive,
  head: sha,
  baseBranch: text,
  base: sha,
  policy: nullable(exactly({ blob: sha, extends: recordOf(sha) })),
  record: nullable(record),
})

/** Keys are git's blob ids: a key of another kind could be a name that every object has. */
const policies: Shape = (value, at) => object(value, at) ?? listOf(sha)(Object.keys(value as object), at) ?? recordOf(text)(value, at)

const lineage = exactly({
  from: nullable(from),
  relation: oneOf('ahead', 'identical', 'behind', 'diverged'),
  earlier: nullable(record),
  commits: listOf(exactly(commitMembers)),
  updates: listOf(update),
  changes: listOf(change),
  policies,
})

const reason = exactly({ what: text, request: nullable(text), status: nullable(integer), detail: text })
export const fact = (value: Shape): Shape =>
  either(
    exactly({ state: oneOf('unavailable'), reason, sources: listOf(object) }),
    exactly({ state: oneOf('known'), value, sources: listOf(object) }),
  )

const forms: Record<string, Shape> = { deployment, runApprovals, environment, lineage, deployedRefs }

/** Any of the five, and nothing else. */
export const deploymentFacts: Shape = (value, at) =>
  members(Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, optional(fact(form))])))(value, at) ??
  (Object.keys(value as object).every((name) => Object.hasOwn(forms, name)) ? null : at)

export const breakGlass = exactly({ reason: text })

/** GitHub's own limit is 255 characters; a name of nothing is none. */
export const environmentName = textLike(/^[^\p{Cc}]{1,300}$/u)

/** A deployment names its environment; nothing else has one. */
export const subjectOfGate: Shape = (value, at) => {
  const { gate, environment: name } = value as { gate?: unknown; environment?: unknown }
  if (gate === 'deployment') return environmentName(name, `${at}/environment`)
  return name === undefined ? null : `${at}/environment`
}
