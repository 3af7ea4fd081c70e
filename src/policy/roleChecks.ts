import type { Finding, Surroundings } from './crossChecks.ts'
import { nearest } from './nearest.ts'
import { placeWords } from './placeWords.ts'
import type { Path } from './positions.ts'
import { quoted } from './problems.ts'
import type { Policy } from './schema.ts'

/** Roles that nobody defined: a sign-off by a role without holders could never be given, or worse, be taken for given. */
export function unknownRoles(policy: Partial<Policy>, { roles }: Surroundings): Finding[] {
  const unknown = rolesNamed(policy).filter(({ role }) => !roles.includes(role))
  return unknown.map(({ role, path, at }) => ({
    code: 'CS-015',
    centralMayKnow: true,
    path,
    at,
    message: `unknown role ${quoted(role)} ${placeWords(path.slice(0, -1))}`,
    expected: roles.length === 0 ? 'a role defined under roles' : `one of ${roles.slice(0, 20).join(', ')}`,
    found: role,
    suggestion: roleHint(role, roles),
  }))
}

function roleHint(role: string, roles: string[]): string {
  const near = nearest(role, roles)
  return near === null ? `define ${quoted(role)} under "roles"` : `did you mean "${near}"?`
}

interface NamedRole {
  role: string
  path: Path
  at: 'key' | 'value'
}

/** Every place where a policy names a role. */
function rolesNamed(policy: Partial<Policy>): NamedRole[] {
  const { changes, deployments = [], incompatible = [] } = policy
  return [
    ...incompatible.flatMap((pair, index) => inList(['incompatible', index], pair)),
    ...(changes?.['sign-off'] ?? []).flatMap((rule, index) => inSeats(['changes', 'sign-off', index, 'roles'], rule.roles)),
    ...inSeats(['changes', 'guard', 'roles'], changes?.guard.roles),
    ...deployments.flatMap((rule, index) => [
      ...inList(['deployments', index, 'deployers'], rule.deployers ?? []),
      ...inSeats(['deployments', index, 'sign-off'], rule['sign-off']),
    ]),
    ...inSeats(['break-glass', 'roles'], policy['break-glass']?.roles),
  ]
}

const inSeats = (path: Path, seats: Record<string, number> | undefined): NamedRole[] =>
  Object.keys(seats ?? {}).map((role) => ({ role, path: [...path, role], at: 'key' }))

const inList = (path: Path, named: readonly string[]): NamedRole[] => named.map((role, index) => ({ role, path: [...path, index], at: 'value' }))

/** A pair says something about two different roles, once. */
export function pairMistakes({ incompatible = [] }: Partial<Policy>): Finding[] {
  const seen = new Set<string>()
  return incompatible.flatMap((pair, index): Finding[] => {
    const [one, other] = pair
    const name = JSON.stringify([...pair].sort())
    const again = seen.has(name)
    seen.add(name)
    const found = { code: 'CS-013', path: ['incompatible', index], at: 'value', found: `[${pair.join(', ')}]` } as const
    if (one === other) return [{ ...found, message: `incompatible pair ${index + 1} names ${quoted(one)} twice`, expected: 'two different roles' }]
    return again ? [{ ...found, message: `incompatible pair ${index + 1} repeats an earlier pair`, suggestion: 'delete it' }] : []
  })
}
