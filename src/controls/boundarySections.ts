import * as z from 'zod'
import type { BoundaryException, BoundaryOptions } from '../workflow/options.ts'
import { defaultBoundary } from '../workflow/options.ts'
import { date, patterns, text } from './options.ts'

/** The sections of the policy that say what "production" means. The policy's schema holds them; the boundary judges by them. */
const names = z.array(text).max(100)

/** No leading slash, no `.` or `..` segment: a path as Git stores it. */
const filePath = z
  .string()
  .regex(
    /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\]{1,1024}$/,
    'a path from the root of the repository, such as .github/workflows/plan.yml',
  )

const release = z.strictObject({
  branches: z
    .array(text)
    .max(100)
    .optional()
    .describe('Branches that hold reviewed code only. Default: the default branch and those that branch rules protect.'),
  tags: names.default([]).describe('Tags that hold reviewed code only.'),
  'merge-group': z.enum(['development', 'release']).default('development').describe('Whether a merge queue run counts as release.'),
})

const doubt = (what: string, fallback: 'fail' | 'note') => z.enum(['fail', 'note']).default(fallback).describe(what)

const undetermined = z.strictObject({
  environment: doubt('An environment name that cannot be determined.', 'fail'),
  inherit: doubt('Secrets inherited by a workflow that cannot be read.', 'fail'),
  'whole-context': doubt('The whole secrets context handed on.', 'fail'),
  unreadable: doubt('A called workflow that is missing, leads back to itself, or is not pinned and is handed something.', 'fail'),
  identity: doubt('A role or identity held in a variable.', 'note'),
  tag: doubt('A tag while tag rules are unknown.', 'fail'),
  flow: doubt('Outputs of a production job used elsewhere.', 'note'),
})

/** An owner, or one repository of it. */
const trusted = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\/[\w.-]{1,100})?$/, 'an owner or owner/repository, such as acme')

export const production = z
  .strictObject({
    environments: patterns.optional().describe('Names of production environments. Default: prod, production, prd or live as a whole word.'),
    secrets: patterns.optional().describe('Names of production secrets. Default: PROD, PRODUCTION, PRD or LIVE as a whole part between underscores.'),
    release: release.optional().describe('Refs that hold reviewed code only.'),
    identities: names.default([]).describe('Identities that mean production: role ARNs, client ids, vault paths; `*` is a wildcard.'),
    trusted: z.array(trusted).max(100).default([]).describe('Owners, or owner/repository, whose workflows need no pinning to a commit.'),
    strict: z.boolean().default(false).describe('Whether every secret not listed in development-secrets counts as production.'),
    'development-secrets': names.default([]).describe('Secrets that are not production when `strict` is true.'),
    'changes-only': z.boolean().default(false).describe('Whether findings that the base already has are only noted.'),
    undetermined: undetermined.prefault({}).describe('What follows from what could not be determined: `fail` or `note`.'),
  })
  .describe('What "production secret" and "development workflow" mean here.')
export type ProductionSection = z.infer<typeof production>

const exception = z.strictObject({
  control: z.literal('production-secret-boundary').describe('The only control that can be excepted.'),
  file: filePath.describe('The workflow file it is for.'),
  job: text.optional().describe('The job it is for. Default: every job of the file.'),
  reason: text.describe('Why; shown in every record it touches.'),
  'approved-by': text.describe('Who answers for the exception.'),
  expires: date.describe('Last day, UTC, valid to its end.'),
})

export const exceptions = z.array(exception).max(100).describe('Dated, reasoned, owned exceptions to the secret boundary.')
export type ExceptionsSection = z.infer<typeof exceptions>

/** The policy's words in the form the judgement takes; what is absent has its default. */
export function boundaryOptions(policy: { production?: ProductionSection | undefined; exceptions?: ExceptionsSection | undefined }): BoundaryOptions {
  const { production: section, exceptions: excepted = [] } = policy
  return { ...(section === undefined ? defaultBoundary : written(section)), exceptions: excepted.map(exceptionOf) }
}

const written = (section: ProductionSection): Omit<BoundaryOptions, 'exceptions'> => ({
  environments: section.environments ?? null,
  secrets: section.secrets ?? null,
  release: {
    branches: section.release?.branches ?? null,
    tags: section.release?.tags ?? [],
    mergeGroup: section.release?.['merge-group'] ?? 'development',
  },
  identities: section.identities,
  trusted: section.trusted,
  strict: section.strict,
  developmentSecrets: section['development-secrets'],
  undetermined: section.undetermined,
  changesOnly: section['changes-only'],
})

const exceptionOf = ({ file, job, reason, 'approved-by': approvedBy, expires }: ExceptionsSection[number]): BoundaryException => ({
  file,
  job: job ?? null,
  reason,
  approvedBy,
  expires,
})
