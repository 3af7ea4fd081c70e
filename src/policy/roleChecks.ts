import type { Finding, Surroundings } from './finding.ts'
import { nearest } from './nearest.ts'
import { placeWords } from './placeWords.ts'
import type { Path } from './positions.ts'
import { placed, quoted } from './problems.ts'
import { entriesIn, keysIn, textsIn } from './raw.ts'
import type { Policy } from './schema.ts'

/** Roles that nobody defined: a sign-off by a role without holders could never be given, or worse, be taken for given. */
export function unknownRoles(_policy: Partial<Policy>, { raw, roles }: Surroundings): Finding[] {
  const known = [...roles]
  const expected = known.length === 0 ? 'a role defined under roles' : `one of ${known.slice(0, 20).join(', ')}`
  const unknown = rolesNamed(raw).filter(({ role }) => !roles.has(role))
  return unknown.map(({ role, path, at }, index) => ({
    code: 'CS-015',
    centralMayKnow: true,
    // Nobody can break the glass with a role that nobody holds: that withholds the emergency exit and opens nothing.
    onlyWithholds: path[0] === 'break-glass',
    path,
    at,
    message: `unknown role ${quoted(role)} ${placeWords(path.slice(0, -1))}`,
    expected,
    found: role,
    suggestion: index < placed ? roleHint(role, known) : null,
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
const rolesNamed = (raw: unknown): NamedRole[] => [
  ...entriesIn(raw, ['incompatible']).flatMap(({ path }) => inList(raw, path)),
  ...entriesIn(raw, ['changes', 'sign-off']).flatMap(({ path }) => inSeats(raw, [...path, 'roles'])),
  ...inSeats(raw, ['changes', 'guard', 'roles']),
  ...entriesIn(raw, ['deployments']).flatMap(({ path }) => [...inList(raw, [...path, 'deployers']), ...inSeats(raw, [...path, 'sign-off'])]),
  ...inSeats(raw, ['break-glass', 'roles']),
]

const inSeats = (raw: unknown, path: Path): NamedRole[] => keysIn(raw, path).map((role) => ({ role, path: [...path, role], at: 'key' }))

const inList = (raw: unknown, path: Path): NamedRole[] =>
  textsIn(raw, path).map(({ path: place, text }) => ({ role: text, path: place, at: 'value' }))

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
