import * as z from 'zod'
import { patterns, seats, text } from './options.ts'
import { commit, roleName } from './words.ts'

/** The sections of the policy about deployments. The policy's schema holds them; the deployment controls judge by them. */
const deployment = z.strictObject({
  environments: patterns.describe('Environments the rule is for; the first match wins, without regard to case.'),
  deployers: z.array(roleName).min(1).max(50).optional().describe('Roles that may deploy. Default: anyone who contributed nothing to the range.'),
  'deployer-may-be-contributor': z.boolean().default(false).describe('Whether someone who wrote part of the range may deploy it.'),
  'sign-off': seats.optional().describe('Seats, filled by approvals of the run by people who are neither deployer nor contributor.'),
  'approval-environments': z.array(text).max(100).default([]).describe('Further environments of the same run whose approvals fill seats.'),
  baseline: commit
    .optional()
    .describe(
      'The commit, by its whole id, from which lineage is judged: while no verified record of an earlier deployment exists, and when it came in ' +
        'after that deployment.',
    ),
  lineage: z.literal('required').default('required').describe('Every commit since the last recorded deployment came through a governed change.'),
  protection: z
    .literal('required')
    .default('required')
    .describe('The environment itself has reviewers, no self-review, no administrator bypass, and branch rules.'),
  branches: patterns.optional().describe('Branches whose commits may be deployed. Default: the default branch.'),
})
export type DeploymentRule = z.infer<typeof deployment>

export const deployments = z.array(deployment).max(100).describe('Who may deploy where, and who must sign off.')
export type DeploymentsSection = z.infer<typeof deployments>

export const breakGlass = z
  .strictObject({
    roles: seats.describe('Who may open the glass, and how many of them.'),
    'follow-up-hours': z.int().min(1).max(8760).default(72).describe('Hours within which the normal sign-off must follow.'),
  })
  .describe('The emergency path: allowed, loud, and to be signed off afterwards.')
export type BreakGlassSection = z.infer<typeof breakGlass>
