import type { PolicySource } from '../domain/policySource.ts'
import type { Problem } from '../domain/problem.ts'
import { above, centralOf, extended } from './load.ts'
import type { LoadedPolicy } from './policy.ts'
import { problemAt } from './problems.ts'
import { positionOfReference, readPolicy } from './read.ts'

/**
 * The problems of the policy text as a change would leave it (SEMANTICS 31), read with the central policies that the present one is judged
 * with. A reference that only the change brings is not among them: it is named (CS-020) and proves nothing wrong, since judging asks nothing
 * of the network; `loadPolicies` reads it once it stands on the base.
 */
export function proposedReader(policies: LoadedPolicy[]): (text: string, path: string) => Problem[] {
  const links = policies.flatMap((loaded) => (loaded.reference === null ? [] : [{ reference: loaded.reference, loaded }]))
  return (text, path) => {
    const source = { path, uri: path, bytes: new TextEncoder().encode(text) }
    const alone = readPolicy(source)
    if (!alone.ok) return alone.problems
    const unread = extended(alone.loaded).filter((reference) => !links.some((link) => link.reference === reference))
    const central = above(links, alone.loaded).map((link) => centralOf(link, links))
    const reading = readPolicy(source, central, unread.length === 0)
    return [...(reading.ok ? [] : reading.problems), ...unread.map((reference) => notRead(source, reference))]
  }
}

const notRead = (source: PolicySource, reference: string): Problem =>
  problemAt(source.path, {
    code: 'CS-020',
    ...positionOfReference(source, reference),
    message: `the central policy ${reference} is new here and was not read`,
  })
