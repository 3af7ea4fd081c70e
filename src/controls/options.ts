import * as z from 'zod'

/** Seats by role: how many distinct people of each role must sign off. */
const seats = z.record(z.string().min(1), z.int().min(1).max(50)).refine((roles) => Object.keys(roles).length > 0, 'at least one role')

const pattern = z.string().min(1).max(1024)
const patterns = z.array(pattern).min(1).max(1000)

/** A sign-off rule; all given conditions must hold, and a rule without paths matches every change (SEMANTICS 58). */
export const signOffRule = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  paths: patterns.optional(),
  branches: patterns.optional(),
  roles: seats,
})
export type SignOffRule = z.infer<typeof signOffRule>

/** The `changes` section of the policy. Each control picks the keys it judges by; POLICY.md says what they mean. */
export const changesOptions = z.strictObject({
  branches: patterns.optional(),
  approvals: z.int().min(1).max(50).default(1),
  independence: z.enum(['strict', 'pairwise']).default('strict'),
  'co-authors': z.enum(['contributor', 'ignore']).default('contributor'),
  unattributed: z.enum(['block', 'extra-approval']).default('block'),
  agents: z.enum(['extra-approval', 'block']).default('extra-approval'),
  'sign-off': z.array(signOffRule).max(1000).default([]),
  objections: z.enum(['block', 'ignore']).default('block'),
  guard: z
    .strictObject({
      paths: patterns.default(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']),
      roles: seats.optional(),
    })
    .prefault({}),
})
export type ChangesOptions = z.infer<typeof changesOptions>
