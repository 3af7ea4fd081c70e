import type { Problem } from '../domain/problem.ts'
import { nearest } from './nearest.ts'
import { placeWords } from './placeWords.ts'
import { keyPosition, valuePosition, type Path } from './positions.ts'
import { problemAt, quoted, type Place } from './problems.ts'
import type { Policy } from './schema.ts'
import type { PolicyDocument } from './yamlDocument.ts'

/** A problem that the schema alone cannot see. `at` says which end of the pair is wrong. */
export type Finding = Omit<Place, 'line' | 'column'> & { path: Path; at: 'key' | 'value' }

/** What the sections say about each other. `raw` names the roles even when their section has problems of its own. */
export function crossCheck(parsed: PolicyDocument, raw: unknown, policy: Partial<Policy>): Problem[] {
  const findings = [...unknownRoles(policy, namesUnder(raw, 'roles'))]
  return findings.map(({ path, at, ...place }) => problemAt(parsed.file, { ...place, ...(at === 'key' ? keyPosition : valuePosition)(parsed, path) }))
}

const namesUnder = (raw: unknown, section: string): string[] => {
  const found = typeof raw === 'object' && raw !== null && Object.hasOwn(raw, section) ? (raw as Record<string, unknown>)[section] : undefined
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.keys(found) : []
}

export function unknownRoles(policy: Partial<Policy>, roles: string[]): Finding[] {
  return rolesNamed(policy).flatMap(({ role, path, at }) =>
    roles.includes(role)
      ? []
      : [{ code: 'CS-015' as const, path, at, message: `unknown role ${quoted(role)} ${placeWords(path.slice(0, -1))}`, expected: roleList(roles), found: role, suggestion: roleHint(role, roles) }],
  )
}

const roleList = (roles: string[]): string => (roles.length === 0 ? 'a role defined under roles' : `one of ${roles.slice(0, 20).join(', ')}`)

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
  const seats = (path: Path, named: Record<string, number> | undefined): NamedRole[] => Object.keys(named ?? {}).map((role) => ({ role, path: [...path, role], at: 'key' }))
  const list = (path: Path, named: readonly string[] | undefined): NamedRole[] => (named ?? []).map((role, index) => ({ role, path: [...path, index], at: 'value' }))
  return [
    ...(policy.incompatible ?? []).flatMap((pair, index) => list(['incompatible', index], pair)),
    ...(policy.changes?.['sign-off'] ?? []).flatMap((rule, index) => seats(['changes', 'sign-off', index, 'roles'], rule.roles)),
    ...seats(['changes', 'guard', 'roles'], policy.changes?.guard.roles),
    ...(policy.deployments ?? []).flatMap((rule, index) => [
      ...list(['deployments', index, 'deployers'], rule.deployers),
      ...seats(['deployments', index, 'sign-off'], rule['sign-off']),
    ]),
    ...seats(['break-glass', 'roles'], policy['break-glass']?.roles),
  ]
}
