import * as z from 'zod'

/** Seats by role: how many distinct people of each role must sign off. */
export const seats = z
  .record(z.string().min(1), z.int().min(1).max(50))
  .refine((roles) => Object.keys(roles).length > 0, 'a map that names at least one role')
  .meta({ minProperties: 1 })

/** Free words of the policy. */
export const text = z.string().min(1).max(500)
/** A day in UTC. YAML's core schema leaves it text. */
export const date = z.iso.date('a date as YYYY-MM-DD')

export const pattern = z.string().min(1).max(1024)
export const patterns = z.array(pattern).min(1).max(1000)

/** A sign-off rule; all given conditions must hold, and a rule without paths matches every change (SEMANTICS 58). */
const signOffRule = z.strictObject({
  name: z.string().min(1).max(200).optional().describe('What people read in the report: "Ledger code".'),
  paths: patterns
    .optional()
    .describe('Glob patterns, `!` negates; without wildcards: that path and all below it. Both names of a rename count. No paths: every change.'),
  branches: patterns.optional().describe('Base branches the rule is for; all given conditions must hold.'),
  roles: seats.describe('How many distinct people of each role must sign off; one person fills one seat.'),
})
export type SignOffRule = z.infer<typeof signOffRule>

const guard = z.strictObject({
  paths: patterns
    .default(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'])
    .describe('More guarded paths. The policy file, `.github/workflows/**` and `.github/actions/**` are always guarded.'),
  roles: seats.optional().describe('Who must sign off. Default: one of `policy-owner` if that role exists, else one more independent approval.'),
})

/** The `changes` section of the policy. Each control picks the keys it judges by; POLICY.md says what they mean. */
export const changesOptions = z.strictObject({
  branches: patterns.optional().describe('Governed base branches. Default: every branch.'),
  approvals: z.int().min(1).max(50).default(1).describe('How many independent people must approve, always.'),
  independence: z
    .enum(['strict', 'pairwise'])
    .default('strict')
    .describe('`strict`: nobody who contributed counts. `pairwise`: everybody who contributed has that many approvers who are other people.'),
  'co-authors': z.enum(['contributor', 'ignore']).default('contributor').describe('What a co-author trailer makes of the person it names.'),
  unattributed: z.enum(['block', 'extra-approval']).default('block').describe('What follows from a commit nobody can be named for.'),
  agents: z
    .enum(['extra-approval', 'block'])
    .default('extra-approval')
    .describe('What follows from a pull request by a bot or app whose human is unknown.'),
  'sign-off': z
    .array(signOffRule)
    .max(1000)
    .default([])
    .describe('Which roles must sign off, and when. All matching rules merge: per role the highest count.'),
  objections: z
    .enum(['block', 'ignore'])
    .default('block')
    .describe('What an outstanding change request does, when it is by someone whose approval could count.'),
  guard: guard.prefault({}).describe('What protects the gate itself.'),
})
export type ChangesOptions = z.infer<typeof changesOptions>
