import { literalsOf } from './refClasses.ts'
import { everyName } from './refNames.ts'
import type { NameSet } from './refNames.ts'

/** Names of the file are cut: a report has room for a name, not for a text. */
const nameLimit = 60
const cut = (name: string): string => (name.length > nameLimit ? `${name.slice(0, nameLimit)}…` : name)

/** `push to develop`, `workflow_dispatch on a branch other than main`. */
export function branchWords(event: string, trusted: boolean, name: string | null, names: NameSet, release: string[]): string {
  const start = `${event} ${event === 'push' ? 'to' : 'on'}`
  if (name !== null) return `${start} ${cut(name)}`
  if (trusted) return `${start} a release branch`
  if (names.only === everyName.only) return `${start} a branch other than ${otherThan(release)}`
  return `${start} a branch that matches ${cut(names.only?.find((pattern) => !pattern.startsWith('!')) ?? '')}`
}

function otherThan(release: string[]): string {
  const names = literalsOf(release)
  return names === null || names.length === 0 || names.length > 3 ? 'a release branch' : names.map(cut).join(' or ')
}

/** `push of a tag`, `workflow_dispatch on a tag`, `release of a tag`. */
export function tagWords(event: string, trusted: boolean, name: string | null): string {
  const start = `${event} ${event === 'workflow_dispatch' ? 'on' : 'of'}`
  if (name !== null) return `${start} the tag ${cut(name)}`
  return `${start} a ${trusted ? 'release ' : ''}tag`
}
