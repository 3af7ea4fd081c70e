import * as z from 'zod'
import { exceptions, production } from '../controls/boundarySections.ts'
import { breakGlass, deployments } from '../controls/deploymentSections.ts'
import { changesOptions } from '../controls/options.ts'
import { incompatible, machines, people, roles } from './people.ts'

import { centralReference } from './words.ts'

/**
 * The policy file, version 1: the single source of the types, of docs/schema/policy.v1.json and of the table in the docs. Strict at every
 * level, because a key that is not understood may be a rule that somebody relies on.
 */
export const policySchema = z.strictObject({
  version: z.literal(1).describe('The version of this format.'),
  extends: z
    .array(centralReference)
    .min(1)
    .max(5)
    .optional()
    .describe('Central policies, as owner/repository//path@ref. All of them must pass as well.'),
  people: people.default({}),
  machines: machines.default([]),
  roles: roles.default({}),
  incompatible: incompatible.default([]),
  changes: changesOptions.prefault({}).describe('Pull requests and merge groups.'),
  deployments: deployments.optional(),
  production: production.optional(),
  'break-glass': breakGlass.optional(),
  exceptions: exceptions.optional(),
})
export type Policy = z.infer<typeof policySchema>

/** Sections that this version checks for their form but does not judge. */
export const unjudgedSections: (keyof Policy)[] = []
