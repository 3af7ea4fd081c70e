import type { Path } from './positions.ts'

/** What one entry of a list is called. */
const entryNouns: Record<string, string> = {
  'sign-off': 'sign-off rule',
  deployments: 'deployment rule',
  incompatible: 'incompatible pair',
  exceptions: 'exception',
  extends: 'central policy',
  machines: 'machine',
  members: 'member',
  accounts: 'account',
  teams: 'team',
  emails: 'e-mail address',
  deployers: 'deployer role',
}

/** Lists whose entries need no "of …": there is one such list. */
const alone = new Set(['sign-off', 'deployments', 'incompatible', 'exceptions', 'extends', 'machines'])

/** A place of the policy in words: `sign-off rule 1`, `role "developer"`, `member 2 of role "developer"`. */
export function placeName(path: Path): string {
  const last = path.at(-1)
  const parent = path.slice(0, -1)
  if (last === undefined) return 'the policy'
  if (typeof last === 'number') return entryName(last, parent)
  const key = String(last)
  if (parent.length === 0) return key
  if (parent.length === 1 && parent[0] === 'people') return `person ${JSON.stringify(key)}`
  if (parent.length === 1 && parent[0] === 'roles') return `role ${JSON.stringify(key)}`
  if (key === 'guard') return 'guard'
  return key === 'roles' ? placeName(parent) : `${key} of ${placeName(parent)}`
}

function entryName(index: number, list: Path): string {
  const key = String(list.at(-1))
  const noun = `${entryNouns[key] ?? 'entry'} ${index + 1}`
  if (alone.has(key)) return noun
  return key in entryNouns ? `${noun} of ${placeName(list.slice(0, -1))}` : `${noun} of ${placeName(list)}`
}

/** `in sign-off rule 1`; for the top level `at the top level`. */
export const placeWords = (path: Path): string => (path.length === 0 ? 'at the top level' : `in ${placeName(path)}`)

/** The value at a path as the start of a sentence: `"approvals" in changes`, `member 2 of role "developer"`. */
export function valueName(path: Path): string {
  const last = path.at(-1)
  const named = path.length === 2 && (path[0] === 'people' || path[0] === 'roles')
  if (last === undefined || typeof last === 'number' || named) return placeName(path)
  const key = JSON.stringify(String(last))
  return path.length === 1 ? key : `${key} ${placeWords(path.slice(0, -1))}`
}
