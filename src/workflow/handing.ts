import type { Expression } from '../domain/workflow.ts'
import { isOwnToken } from './names.ts'
import type { JobOutline } from './outline.ts'
import type { SecretUse } from './secretUses.ts'

/**
 * The secrets a workflow is started with: all there are, when it runs by itself or inherits them; or those its caller names, by the callee's
 * names, each
 * with the repository's own names of what it may hold. A caller can rename, so that only these say what a callee reads.
 */
export type Handed = 'all' | ReadonlyMap<string, readonly string[]>

/** A secret by the repository's name for it. `as`: the name it is read by, where that differs. */
export interface NamedSecret {
  secret: string
  as: string | null
  /** It is read from the job's environment, the repository or the organisation, not from a caller. */
  direct: boolean
}

/** What a use reads. `open`: besides, anything within reach, because it takes the whole context or a name that cannot be listed. */
export interface Read {
  secrets: NamedSecret[]
  open: boolean
}

/** What a job's use of `secrets` can read. `inEnvironment`: it may have an environment, whose secrets no caller names. */
export function readBy(use: SecretUse, handed: Handed, inEnvironment: boolean, textsOf: (index: Expression) => string[] | null): Read {
  const names = use.kind === 'name' ? [use.name] : use.kind === 'computed' ? (textsOf(use.index)?.map((name) => name.toUpperCase()) ?? null) : null
  if (names !== null) return { secrets: names.flatMap((name) => secretsBehind(name, handed, inEnvironment)), open: false }
  if (handed === 'all') return { secrets: [], open: true }
  return { secrets: [...handed.keys()].flatMap((name) => secretsBehind(name, handed, false)), open: inEnvironment }
}

function secretsBehind(name: string, handed: Handed, inEnvironment: boolean): NamedSecret[] {
  if (isOwnToken(name)) return []
  if (handed === 'all') return [{ secret: name, as: null, direct: true }]
  const passed = handed.get(name)
  if (passed === undefined) return inEnvironment ? [{ secret: name, as: null, direct: true }] : []
  return passed.map((secret) => ({ secret, as: secret === name ? null : name, direct: false }))
}

/** What a call hands on. A whole context among the values is told where it stands, and adds no names. */
export function handedOn(outline: JobOutline, inherits: boolean, handed: Handed, textsOf: (index: Expression) => string[] | null): Handed {
  if (inherits) return handed
  return new Map(
    outline.handed.map(({ name, uses }) => {
      const secrets = uses.flatMap((use) => readBy(use, handed, false, textsOf).secrets.map(({ secret }) => secret))
      return [name, [...new Set(secrets)].sort()] as const
    }),
  )
}

/** As text, by which two runs of one callee are known to be the same. */
export const handedKey = (handed: Handed): string =>
  handed === 'all' ? 'all' : JSON.stringify([...handed].sort(([one], [other]) => (one < other ? -1 : 1)))
