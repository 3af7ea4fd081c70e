import type { Problem } from '../domain/problem.ts'
import type { LoadedPolicy } from './policy.ts'
import { valuePosition, type Path } from './positions.ts'
import { type Place, problemAt, quoted } from './problems.ts'
import { textOf } from './policyText.ts'
import { accountRef } from './rosterOf.ts'
import type { Policy } from './schema.ts'
import { parsePolicy } from './yamlDocument.ts'

/**
 * What a policy says that its own people can undo: a link between accounts, or a machine, listed by login alone, is gone when the account is
 * renamed, and nothing about that looks wrong (SEMANTICS 57: a login of nobody is a warning). And exceptions whose last day has passed on `today`
 * (UTC). Advice for whoever edits the policy, no problem.
 */
export function adviceOn({ source, policy }: LoadedPolicy, today: string): Problem[] {
  const text = textOf(source)
  const yaml = text.ok ? parsePolicy(source.path, text.text) : null
  if (yaml === null || !yaml.ok) return []
  const unpinned = dissolvable(policy).map(({ path, login, effect }) =>
    problemAt(source.path, {
      code: 'CS-026',
      ...valuePosition(yaml.parsed, path),
      message: `${quoted(login)} is not pinned to an account id: once that account is renamed, ${effect}`,
      found: login,
      suggestion: 'pin ids: countersign lint --pin',
    }),
  )
  const expired = (policy.exceptions ?? []).flatMap(({ file, expires }, index) =>
    expires < today ? [problemAt(source.path, { ...expiredAt(file, expires), ...valuePosition(yaml.parsed, ['exceptions', index, 'expires']) })] : [],
  )
  return [...unpinned, ...expired]
}

const expiredAt = (file: string, expires: string): Place => ({
  code: 'CS-017',
  message: `the exception for ${quoted(file)} expired on ${expires} and covers nothing any more`,
  found: expires,
  suggestion: 'delete it, or have a new one approved',
})

interface Dissolvable {
  path: Path
  login: string
  effect: string
}

/** A person with one account loses nothing silently: without it the policy blocks. */
function dissolvable({ people, machines }: Policy): Dissolvable[] {
  const linked = Object.entries(people).flatMap(([name, { accounts }]) => {
    if (accounts.length < 2) return []
    return accounts.map((entry, index) => ({ entry, path: ['people', name, 'accounts', index], effect: `it is no longer ${quoted(name)}` }))
  })
  const robots = machines.map((entry, index) => ({ entry, path: ['machines', index], effect: 'it counts as a person' }))
  return [...linked, ...robots].flatMap(({ entry, path, effect }) => {
    const { login, id } = accountRef(entry)
    return login === null || id !== null ? [] : [{ path, login, effect }]
  })
}
