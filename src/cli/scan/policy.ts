import { boundaryOptions } from '../../controls/boundarySections.ts'
import type { PolicySource } from '../../domain/policySource.ts'
import { type Problem, ProblemError } from '../../domain/problem.ts'
import { readPolicy } from '../../policy/read.ts'
import type { ScanPolicy } from '../../render/scanReport.ts'
import { type BoundaryOptions, defaultBoundary } from '../../workflow/options.ts'
import { maxTextBytes, readRegularFile } from '../files.ts'
import type { Checkout } from './checkout.ts'

const usualPath = '.github/countersign.yml'

export type BoundaryPolicy = { ok: true; options: BoundaryOptions; told: ScanPolicy } | { ok: false; problems: Problem[] }

/**
 * What production means here: by the file that was named, else by the checkout's own policy, else by the defaults. A policy that is there and
 * cannot be read is an error, never the defaults.
 */
export async function boundaryPolicy(checkout: Checkout, named: string | boolean | undefined, cwd: string): Promise<BoundaryPolicy> {
  const source = typeof named === 'string' ? sourceOf(named, await readRegularFile(named, cwd, maxTextBytes)) : await ownPolicy(checkout)
  if (source === null) return { ok: true, options: defaultBoundary, told: { path: null, unread: [] } }
  const reading = readPolicy(source)
  if (!reading.ok) return { ok: false, problems: reading.problems }
  const { policy } = reading.loaded
  return { ok: true, options: boundaryOptions(policy), told: { path: source.path, unread: [...new Set(policy.extends ?? [])] } }
}

async function ownPolicy({ read }: Checkout): Promise<PolicySource | null> {
  const content = await read(usualPath)
  if (content === null || content instanceof Uint8Array) return content && sourceOf(usualPath, content)
  throw new ProblemError({ code: 'CS-081', file: usualPath, message: 'the policy could not be read', found: content.unread })
}

const sourceOf = (path: string, bytes: Uint8Array): PolicySource => ({ path, uri: path, bytes })
