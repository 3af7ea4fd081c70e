import * as z from 'zod'

/**
 * The language of a scenario's facts and of its expected outcome; docs/scenarios.md explains it. Strict at every level: a mistyped key
 * would quietly test something else.
 */

/** A login; `(deleted)` is an account that is gone. */
const accountForm = '(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\\[bot\\])?|\\(deleted\\))'
const account = z.string().regex(new RegExp(`^${accountForm}$`), 'a login, or (deleted)')
const login = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?$/, 'a login')
const email = z.string().regex(/^[^@\s]{1,64}@[^@\s]{1,255}$/, 'an e-mail address')
/** What a commit says of a person: an account, an address nobody owns, or neither. */
const gitActor = z.union([
  z.string().regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?|\(unknown\))$/, 'a login, or (unknown)'),
  z.strictObject({ login: login.optional(), email: email.optional() }),
])
export type GitActorText = z.infer<typeof gitActor>

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const timeForm = `(?:${clock}(?::[0-5]\\d)?|\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${clock}:[0-5]\\d(?:\\.\\d{1,9})?Z)`
const time = z.string().regex(new RegExp(`^${timeForm}$`), 'a time as HH:MM, or as 2026-11-20T10:00:00Z').refine(isOfCalendar, 'a day that exists')
const timeBy = z
  .string()
  .regex(new RegExp(`^${timeForm} by ${accountForm}(?:, forced)?$`), 'a time and who, such as "10:20 by jo"')
  .refine(isOfCalendar, 'a day that exists')
/** The language would read February 31 as a day in March. */
function isOfCalendar(text: string): boolean {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? []
  return day === undefined || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
const commitName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a name for a commit, such as c1')
/** Where a commit left the base: `base`, a name for a newer commit of it, or that it could not be measured. */
const mergeBase = z.union([commitName, z.literal('(unknown)')])
/** What comparing the change's own patch on both sides of a merge shows. */
const comparison = z.enum(['clean', 'conflict', 'same-file', 'discards', 'no-patch', 'too-large'])
export type ComparisonText = z.infer<typeof comparison>
const branch = z.string().min(1).max(255)
const path = z.string().min(1).max(4096)

/** A fact that could not be read: the status answered. */
const unread = z.strictObject({
  unavailable: z.union([z.int().min(100).max(599), z.literal('no-answer')]),
  detail: z.string().min(1).max(300).optional(),
})
export type Unread = z.infer<typeof unread>
const orUnread = <T extends z.ZodType>(form: T) => z.union([form, unread])

const pullRequest = z.strictObject({
  number: z.int().min(1).optional(),
  author: account.default('jo'),
  into: branch.default('main'),
  from: branch.default('feature'),
  draft: z.boolean().default(false),
  state: z.enum(['open', 'closed']).default('open'),
  created: time.default('08:00'),
  assignees: z.array(account).default([]),
  fork: z.enum(['no', 'yes', 'deleted']).default('no'),
  'actions-may-approve': z.boolean().optional(),
})

const commit = z.strictObject({
  id: commitName,
  author: gitActor.optional(),
  'co-authors': z.array(gitActor).default([]),
  committer: gitActor.optional(),
  pushed: timeBy.optional(),
  parents: z.array(commitName).optional(),
  tree: commitName.optional(),
  signature: z.enum(['none', 'valid', 'invalid', 'github', 'github-invalid']).default('none'),
  'claims-github': z.boolean().optional(),
  merge: z.enum([...comparison.options, 'not-from-base']).optional(),
  'merge-base': mergeBase.optional(),
})
export type CommitText = z.infer<typeof commit>

const review = z.strictObject({
  by: account,
  state: z.enum(['approved', 'changes-requested', 'commented', 'dismissed', 'pending']).default('approved'),
  on: z.union([commitName, z.literal('(gone)')]).optional(),
  'merge-base': mergeBase.optional(),
  at: time.default('11:00'),
  write: z.boolean().default(true),
  dismissed: timeBy.optional(),
  id: z.string().min(1).max(64).optional(),
})
export type ReviewText = z.infer<typeof review>

const push = z.strictObject({
  commit: commitName,
  before: commitName.optional(),
  at: time,
  by: account,
  forced: z.boolean().default(false),
  source: z.enum(['activity', 'run', 'webhook']).default('activity'),
})

const file = z.union([
  path,
  z.strictObject({ path, was: path.optional(), change: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'changed']).optional() }),
])
export type FileText = z.infer<typeof file>
const files = z.union([z.array(file), z.strictObject({ listed: z.array(file), total: z.int().min(0) })])

const baseChange = z.strictObject({ at: time, by: account, from: branch, to: branch })
const reopened = z.strictObject({ at: time, by: account })
const merged = z.strictObject({
  at: time,
  tree: commitName.optional(),
  parents: z.array(commitName).optional(),
  'signed-by-github': z.boolean().default(true),
  comparison: comparison.optional(),
})

const change = {
  'pull-request': orUnread(pullRequest).default(pullRequest.parse({})),
  commits: orUnread(z.array(commit).min(1)).default([commit.parse({ id: 'c1' })]),
  pushes: orUnread(z.array(push)).optional(),
  reviews: orUnread(z.array(review)).default([]),
  files: orUnread(files).default(['src/app.ts']),
  'base-changes': z.array(baseChange).default([]),
  reopened: z.array(reopened).default([]),
  timeline: unread.optional(),
  merges: unread.optional(),
  merged: merged.optional(),
  'proposed-policy': orUnread(z.string()).optional(),
}
const changeSchema = z.strictObject(change)
export type ChangeText = z.infer<typeof changeSchema>

/** Members as GitHub lists them, child teams included; a secret team's members are never named to people. */
const team = z.union([z.array(login), z.strictObject({ members: z.array(login), privacy: z.enum(['visible', 'secret']).default('visible') })])
export type TeamText = z.infer<typeof team>

const accountDetail = z.union([
  z.enum(['user', 'bot', 'nobody']),
  z.strictObject({ id: z.int().min(1).optional(), type: z.enum(['user', 'bot']).default('user') }),
])
export type AccountText = z.infer<typeof accountDetail>

/** Texts of files of the repository, by path. */
const workflowFile = z.string().regex(/^\.github\/[^\\]{1,1024}$/, 'a path such as .github/workflows/ci.yml')
const workflowTexts = z.record(workflowFile, z.string())
export type WorkflowTexts = Record<string, string>

const world = {
  repository: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'owner/name').default('acme/payments'),
  'evaluated-at': time.default('12:00'),
  teams: z.record(z.string(), orUnread(team)).default({}),
  accounts: z.union([unread, z.record(login, accountDetail)]).default({}),
  central: z.record(z.string(), orUnread(z.string())).default({}),
  workflows: orUnread(workflowTexts).default({}),
  'base-workflows': workflowTexts.default({}),
  'remote-workflows': z.record(z.string(), z.string()).default({}),
  'protected-branches': z.array(branch).optional(),
}

export const factsSchema = z.strictObject({ ...world, ...change, changes: z.array(changeSchema).min(1).optional() })
export type FactsText = z.infer<typeof factsSchema>

/** Keys that describe one change; beside `changes` they would be silently without effect. */
export const changeKeys = Object.keys(change)

const verdict = z.enum(['pass', 'fail', 'pending', 'unknown', 'not-applicable'])
const result = z.enum(['passed', 'pending', 'failed', 'error'])
const texts = z.array(z.string().min(1)).min(1)

export const expectedSchema = z.strictObject({
  result,
  controls: z.record(z.string(), verdict).optional(),
  missing: texts.optional(),
  says: texts.optional(),
  'does-not-say': texts.optional(),
  reasons: texts.optional(),
  'no-reasons': texts.optional(),
  counted: z.array(login).optional(),
  'not-counted': z.record(login, z.string().min(1)).optional(),
  contributors: z.array(login).optional(),
  eligible: z.array(login).optional(),
  problems: z.array(z.string().regex(/^CS-\d{3}$/, 'a code such as CS-012')).min(1).optional(),
  'if-approved-by': z.record(login, result).optional(),
})
export type ExpectedText = z.infer<typeof expectedSchema>
