import type { Trigger } from '../domain/workflow.ts'
import { admits, literalOf, quoted } from './filters.ts'
import { isWithin, mayFit } from './refNames.ts'
import type { NameSet } from './refNames.ts'

/** Refs that are judged alike: one by name, or all of a set. */
export interface RefClass {
  trusted: boolean
  /** null: nobody can list them. */
  name: string | null
  names: NameSet
}

/** Names that get a class of their own; beyond that they are judged together, less exactly. */
const classLimit = 10

/** Characters of a filter that are read; every comparison with a ref goes through them. */
const filterLimit = 2000

/** What a filter of `on:` lets in. An empty list is no filter to us, as nobody says what GitHub makes of it; nor is one that nobody would write. */
export function admittedBy(patterns: string[] | null, ignored: string[] | null): NameSet {
  const given = isUsable(patterns) ? patterns : null
  const onlyNegative = given?.every((pattern) => pattern.startsWith('!')) ?? false
  const only = given !== null && onlyNegative ? ['**', ...given] : given
  return { only, except: isUsable(ignored) ? [ignored] : [], empty: false }
}

const isUsable = (patterns: string[] | null): patterns is string[] =>
  patterns !== null && patterns.length > 0 && patterns.reduce((sum, pattern) => sum + pattern.length + 1, 0) <= filterLimit

/** Branches whose push starts the trigger; null: none does, because only tags are named. */
export function branchesOf({ branches, branchesIgnore, tags, tagsIgnore }: Trigger): NameSet | null {
  const unnamed = branches === null && branchesIgnore === null
  return unnamed && (tags !== null || tagsIgnore !== null) ? null : admittedBy(branches, branchesIgnore)
}

/** Tags whose push starts the trigger; null: none does, because only branches are named. */
export function tagsOf({ branches, branchesIgnore, tags, tagsIgnore }: Trigger): NameSet | null {
  const unnamed = tags === null && tagsIgnore === null
  return unnamed && (branches !== null || branchesIgnore !== null) ? null : admittedBy(tags, tagsIgnore)
}

/** A set of refs, parted by whether a list of trusted patterns holds them for certain. Names that the set spells out are classes of their own. */
export function partedBy(trusted: string[], all: NameSet): RefClass[] {
  const isName = (pattern: string): boolean => !pattern.startsWith('!') && literalOf(pattern) !== null
  const listed = [...new Set((all.only ?? []).filter(isName))]
  const apart = listed.length <= classLimit ? listed : []
  const own = apart.flatMap((pattern) => literalOf(pattern) ?? []).filter((name) => mayHold(all, name))
  const classes = own.map((name) => named(name, admits(trusted, name, false)))
  // Without those names, a list admits the others as before.
  const only = all.only?.filter((pattern) => !apart.includes(pattern)) ?? null
  if (only?.every((pattern) => pattern.startsWith('!'))) return classes
  const others: NameSet = { ...all, only }
  const rest: RefClass = { trusted: false, name: null, names: { ...others, except: trusted.length === 0 ? all.except : [...all.except, trusted] } }
  const within = only?.every((pattern) => pattern.startsWith('!') || isWithin(pattern, trusted)) ?? isWithin('**', trusted)
  return [...classes, ...trustedOf(trusted, others), ...(within ? [] : [rest])]
}

function trustedOf(trusted: string[], all: NameSet): RefClass[] {
  const literals = trusted.filter((pattern) => literalOf(pattern) !== null)
  const names = literals.flatMap((pattern) => literalOf(pattern) ?? []).filter((name) => admits(trusted, name, false) && mayHold(all, name))
  const open = trusted.filter((pattern) => literalOf(pattern) === null && !pattern.startsWith('!')).some((pattern) => mayFit(all, pattern))
  const together: RefClass = { trusted: true, name: null, names: { only: trusted, except: all.except, empty: false } }
  if (names.length > classLimit) return [together]
  return [...names.map((name) => named(name, true)), ...(open ? [together] : [])]
}

const named = (name: string, trusted: boolean): RefClass => ({ trusted, name, names: oneName(name) })

export const oneName = (name: string): NameSet => ({ only: [quoted(name)], except: [], empty: false })

const mayHold = ({ only, except }: NameSet, name: string): boolean =>
  (only === null || admits(only, name, true)) && !except.some((list) => admits(list, name, false))

/** The names of a list in which every pattern stands for one name; null: some pattern does not. */
export function literalsOf(patterns: string[]): string[] | null {
  const names = patterns.filter((pattern) => !pattern.startsWith('!')).map(literalOf)
  return names.every((name) => name !== null) ? [...new Set(names)] : null
}
