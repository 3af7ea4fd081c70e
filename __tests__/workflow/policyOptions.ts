import { boundaryOptions } from '../../src/controls/boundarySections.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { type BoundaryOptions, defaultBoundary } from '../../src/workflow/options.ts'

/** A scenario's policy as options, read as the gate reads it. */
export function optionsOf(policy: string | null): BoundaryOptions {
  if (policy === null) return defaultBoundary
  const reading = readPolicy({ path: 'policy.yml', uri: 'policy.yml', bytes: Buffer.from(policy) })
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '))
  return boundaryOptions(reading.loaded.policy)
}
