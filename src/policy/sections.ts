import * as z from 'zod'
import { patterns, seats } from '../controls/options.ts'
import { commit, date, filePath, roleName, text } from './words.ts'

/** Sections that later gates judge. They are held to their form today, so that a policy written now is understood then. */
const names = z.array(text).max(100)

const deployment = z.strictObject({
  environments: patterns.describe('Environments the rule is for; the first match wins, without regard to case.'),
  deployers: z.array(roleName).min(1).max(50).optional().describe('Roles that may deploy. Default: anyone who contributed nothing to the range.'),
  'deployer-may-be-contributor': z.boolean().default(false).describe('Whether someone who wrote part of the range may deploy it.'),
  'sign-off': seats.optional().describe('Seats, filled by approvals of the run by people who are neither deployer nor contributor.'),
  'approval-environments': names.default([]).describe('Further environments of the same run whose approvals fill seats.'),
  baseline: commit.optional().describe('The commit from which lineage is judged while no verified record of an earlier deployment exists.'),
  lineage: z.literal('required').default('required').describe('Every commit since the last recorded deployment came through a governed change.'),
  protection: z
    .literal('required')
    .default('required')
    .describe('The environment itself has reviewers, no self-review, no administrator bypass, and branch rules.'),
  branches: patterns.optional().describe('Refs that may be deployed. Default: every ref.'),
})

const release = z.strictObject({
  branches: z
    .array(text)
    .max(100)
    .optional()
    .describe('Branches that hold reviewed code only. Default: the default branch and those that branch rules protect.'),
  tags: z.array(text).max(100).default([]).describe('Tags that hold reviewed code only.'),
  'merge-group': z.enum(['development', 'release']).default('development').describe('Whether a merge queue run counts as release.'),
})

const doubt = (what: string, fallback: 'fail' | 'note') => z.enum(['fail', 'note']).default(fallback).describe(what)

const undetermined = z.strictObject({
  environment: doubt('An environment name that cannot be determined.', 'fail'),
  inherit: doubt('Secrets inherited by a workflow that cannot be read.', 'fail'),
  'whole-context': doubt('The whole secrets context handed on.', 'fail'),
  unreadable: doubt('A file that was not fully understood.', 'fail'),
  identity: doubt('A role or identity held in a variable.', 'note'),
  tag: doubt('A tag while tag rules are unknown.', 'fail'),
  flow: doubt('Outputs of a production job used elsewhere.', 'note'),
})

export const deployments = z.array(deployment).max(100).describe('Who may deploy where, and who must sign off.')

export const production = z
  .strictObject({
    environments: patterns.optional().describe('Names of production environments. Default: prod, production, prd or live as a whole word.'),
    secrets: patterns.optional().describe('Names of production secrets. Default: PROD, PRODUCTION, PRD or LIVE as a whole part between underscores.'),
    release: release.optional().describe('Refs that hold reviewed code only.'),
    identities: names.default([]).describe('Identities that mean production: role ARNs, client ids, vault paths; `*` is a wildcard.'),
    strict: z.boolean().default(false).describe('Whether every secret not listed in development-secrets counts as production.'),
    'development-secrets': names.default([]).describe('Secrets that are not production when `strict` is true.'),
    undetermined: undetermined.prefault({}).describe('What follows from what could not be determined: `fail` or `note`.'),
  })
  .describe('What "production secret" and "development workflow" mean here.')

export const breakGlass = z
  .strictObject({
    roles: seats.describe('Who may open the glass, and how many of them.'),
    'follow-up-hours': z.int().min(1).max(8760).default(72).describe('Hours within which the normal sign-off must follow.'),
  })
  .describe('The emergency path: allowed, loud, and to be signed off afterwards.')

const exception = z.strictObject({
  control: z.literal('production-secret-boundary').describe('The only control that can be excepted.'),
  file: filePath.describe('The workflow file it is for.'),
  job: text.optional().describe('The job it is for. Default: every job of the file.'),
  reason: text.describe('Why; shown in every record it touches.'),
  'approved-by': text.describe('Who answers for the exception.'),
  expires: date.describe('Last day, UTC, valid to its end.'),
})

export const exceptions = z.array(exception).max(100).describe('Dated, reasoned, owned exceptions to the secret boundary.')
