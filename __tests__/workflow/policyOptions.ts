import { parse } from 'yaml'
import { type BoundaryOptions, defaultBoundary } from '../../src/workflow/options.ts'

/** A scenario's `production` and `exceptions` as options. */
export function optionsOf(policy: string | null): BoundaryOptions {
  const { production = {}, exceptions = [] } = parse(policy ?? '{}', { schema: 'core' })
  const { release = {}, undetermined = {}, environments = null, secrets = null, identities = [], trusted = [], strict = false } = production
  return {
    ...{ environments, secrets, identities, trusted, strict },
    release: { branches: release.branches ?? null, tags: release.tags ?? [], mergeGroup: release['merge-group'] ?? 'development' },
    developmentSecrets: production['development-secrets'] ?? [],
    undetermined: { ...defaultBoundary.undetermined, ...undetermined },
    changesOnly: production['changes-only'] ?? false,
    exceptions: exceptions.map((one: Record<string, string>) => ({ ...one, job: one['job'] ?? null, approvedBy: one['approved-by'] })),
  }
}
