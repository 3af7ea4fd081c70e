import type { Unavailability } from '../domain/fact.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { Problem } from '../domain/problem.ts'
import type { Central } from './finding.ts'
import type { LoadedPolicy, PolicyReading } from './policy.ts'
import { problemAt } from './problems.ts'
import { positionOfReference, readPolicy } from './read.ts'
import { rosterOf, together } from './rosterOf.ts'

export type Loading =
  | { ok: true; policies: NonEmpty<LoadedPolicy> }
  | { ok: false; problems: NonEmpty<Problem>; sources: PolicySource[] }

/** Reads a central policy, `owner/repository//path@ref`. Asked once for each reference, in an order that depends on the policies alone. */
export type ReadCentral = (reference: string) => Promise<PolicySource | Unavailability>

/** A firm, a division, a team: more levels are a mistake or an attack on the number of requests. */
const maxDepth = 3
const maxCentral = 10

/** A policy with what it extends, before names are followed across files. `reference` is null for the repository's own. */
export interface Link {
  reference: string | null
  loaded: LoadedPolicy
}

/**
 * The repository's own policy first, then every central one once, in the order of `extends`. All of them must be readable and agree: one that
 * cannot be read is never left out, because it may be the one that forbids.
 */
export async function loadPolicies(own: PolicySource, readCentral: ReadCentral): Promise<Loading> {
  const reading = readPolicy(own)
  if (!reading.ok) return { ok: false, problems: reading.problems, sources: [own] }
  const first: Link = { reference: null, loaded: reading.loaded }
  const chain = await followed(first, readCentral)
  const [problem, ...problems] = [...chain.problems, ...circles(chain.links)]
  if (problem !== undefined) return { ok: false, problems: [problem, ...problems], sources: chain.sources }
  return agreed(first, chain.links.slice(1), chain.sources)
}

/** `sources` holds everything that was read, refused policies too: a refusal must be re-performable from the record. */
async function followed(first: Link, readCentral: ReadCentral): Promise<{ links: Link[]; problems: Problem[]; sources: PolicySource[] }> {
  const links = [first]
  const sources = [first.loaded.source]
  const problems: Problem[] = []
  const seen = new Set<string>()
  let level = [first]
  for (let depth = 1; level.length > 0; depth += 1) {
    const wanted = level.flatMap(({ loaded }) => extended(loaded).map((reference) => ({ reference, by: loaded })))
    const fresh = wanted.filter(({ reference }) => !seen.has(reference) && seen.add(reference))
    const [next] = fresh
    const beyond = depth > maxDepth || seen.size > maxCentral
    if (next !== undefined && beyond) return { links, sources, problems: [...problems, tooMany(next.by, next.reference)] }
    const read = await Promise.all(fresh.map(async ({ reference, by }) => linkOf(reference, by, await readCentral(reference))))
    sources.push(...read.flatMap(({ source }) => source ?? []))
    problems.push(...read.flatMap((result) => ('problems' in result ? result.problems : [])))
    level = read.flatMap((result) => ('problems' in result ? [] : [result.link]))
    links.push(...level)
  }
  return { links, sources, problems }
}

export const extended = (loaded: LoadedPolicy): string[] => [...new Set(loaded.policy.extends ?? [])]

type Followed = { source: PolicySource; link: Link } | { source: PolicySource | null; problems: Problem[] }

function linkOf(reference: string, by: LoadedPolicy, answer: PolicySource | Unavailability): Followed {
  if (!('bytes' in answer)) return { source: null, problems: [unreadable(reference, by, answer)] }
  const reading = readPolicy(answer)
  return reading.ok ? { source: answer, link: { reference, loaded: reading.loaded } } : { source: answer, problems: reading.problems }
}

function unreadable(reference: string, by: LoadedPolicy, { request, status, detail }: Unavailability): Problem {
  const parts = [request ?? 'no request was possible', status === null ? 'no answer' : `status ${status}`, detail]
  const measured = parts.filter((part) => part !== '').join(', ')
  return problemAt(by.source.path, {
    code: 'CS-020',
    ...positionOfReference(by.source, reference),
    message: `the central policy ${reference} could not be read: ${measured}`,
    expected: 'a policy that the token can read',
    found: measured,
    suggestion: 'give the token access to that repository, or correct the reference',
  })
}

const tooMany = (by: LoadedPolicy, reference: string): Problem =>
  problemAt(by.source.path, {
    code: 'CS-023',
    ...positionOfReference(by.source, reference),
    message: `central policies go more than ${maxDepth} levels deep or are more than ${maxCentral}`,
  })

function circles(links: Link[]): Problem[] {
  return links.flatMap(({ reference, loaded }) =>
    reference !== null && above(links, loaded).some((central) => central.reference === reference)
      ? [problemAt(loaded.source.path, { code: 'CS-023', message: `the central policy ${reference} extends itself, directly or through others` })]
      : [],
  )
}

/** Everything a policy extends, directly or not, each once and in the order of the links. */
export function above(links: Link[], from: LoadedPolicy): Link[] {
  const reached = new Set<string>()
  const waiting = extended(from)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    const link = links.find(({ reference }) => reference === next)
    if (link !== undefined) waiting.push(...extended(link.loaded))
  }
  return links.filter(({ reference }) => reference !== null && reached.has(reference))
}

/** Reads each policy again, now knowing what the policies above it define. */
function agreed(first: Link, centrals: Link[], sources: PolicySource[]): Loading {
  const again = ({ reference, loaded }: Link): PolicyReading => {
    const reading = readPolicy(loaded.source, above(centrals, loaded).map((link) => centralOf(link, centrals)))
    return reading.ok ? { ok: true, loaded: { ...reading.loaded, reference } } : reading
  }
  const own = again(first)
  const others = centrals.map(again)
  const [problem, ...problems] = [own, ...others].flatMap((reading) => (reading.ok ? [] : reading.problems))
  if (problem !== undefined || !own.ok) return { ok: false, problems: problem === undefined ? [unexplained(first)] : [problem, ...problems], sources }
  return { ok: true, policies: judgedTogether([own.loaded, ...others.flatMap((reading) => (reading.ok ? [reading.loaded] : []))]) }
}

function judgedTogether(policies: NonEmpty<LoadedPolicy>): NonEmpty<LoadedPolicy> {
  const rosters = together(policies.map(({ roster }) => roster))
  return policies.map((loaded, index) => ({ ...loaded, roster: rosters[index] ?? loaded.roster })) as NonEmpty<LoadedPolicy>
}

const unexplained = ({ loaded }: Link): Problem =>
  problemAt(loaded.source.path, { code: 'CS-099', message: 'the policy could not be read a second time' })

/** A central policy's own names; members who are people of a policy above it keep their person. */
export function centralOf({ reference, loaded }: Link, centrals: Link[]): Central {
  const higher = above(centrals, loaded).map((link) => ({ reference: link.reference ?? '', roster: rosterOf(link.loaded.policy, []) }))
  return { reference: reference ?? '', roster: rosterOf(loaded.policy, higher) }
}
