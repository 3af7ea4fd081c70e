import { Minimatch } from 'minimatch'
import type { ChangedFiles } from '../domain/facts.ts'

/** Patterns compiled once; asked about thousands of names. */
export type Matcher = (name: string) => boolean

/**
 * `platform` is fixed so that a replay on another system agrees; negation is handled per list, so `!` and `#` are ordinary here.
 * Braces may expand to 1,000 patterns: more is a policy that wants to exhaust the judge.
 */
const dialect = { dot: true, nonegate: true, nocomment: true, platform: 'linux', braceExpandMax: 1000 } as const

/** Plain text that a pattern needs is looked for first: thousands of names meet hundreds of patterns, and most lack it. */
function anyOf(patterns: string[]): Matcher {
  const globs = patterns.map((pattern) => ({ glob: new Minimatch(pattern, dialect), needed: neededText(pattern) }))
  return (name) => globs.some(({ glob, needed }) => needed.every((text) => name.includes(text)) && glob.match(name))
}

/** Where only `*` and `?` are special, whatever stands between them stands in every name that matches; steps of dots are folded away. */
const neededText = (pattern: string): string[] =>
  /[{}()[\]\\]/.test(pattern) ? [] : pattern.split(/[*?/]+/).filter((text) => text !== '' && text !== '.' && text !== '..')

/**
 * Matched if any plain pattern matches and no negated one does, whatever the order (SEMANTICS 58). Negations alone mean everything but
 * those: read literally the list would match nothing, and a rule that never applies protects nobody.
 */
function matcherOf(patterns: string[]): Matcher {
  const { plain, negated } = sorted(patterns)
  const included = anyOf(plain)
  const excluded = anyOf(negated)
  return (name) => included(name) && !excluded(name)
}

/** The same list for many names of branches or environments, matched as a whole. */
export const nameMatcherOf = matcherOf

/** For branch names, matched as a whole. */
export const matchesAny = (patterns: string[], name: string): boolean => matcherOf(patterns)(name)

/**
 * The same for the entries of a diff. An entry at `x` is a file, a link or a submodule, never a folder; the last two bring everything
 * below `x` with them, so `x` also matches `x/**` and every pattern whose fixed part lies below `x`. A pattern without wildcards takes in
 * what is below it: people mean the folder, and it can only ask for more. A negated one excludes exactly what it says.
 */
export function pathMatcherOf(patterns: string[]): Matcher {
  const { plain, negated } = sorted(patterns)
  const rooted = plain.map(rootedPattern)
  const folders = rooted.filter((pattern) => pattern.endsWith('/**')).map((pattern) => pattern.slice(0, -3))
  const below = rooted.filter(isPlainText).map((pattern) => `${pattern}/**`)
  const included = anyOf([...rooted, ...folders, ...below])
  const above = new Set(rooted.flatMap(foldersAbove))
  const excluded = anyOf(negated)
  return (path) => (included(path) || above.has(path)) && !excluded(path)
}

const isPlainText = (pattern: string): boolean => !/[*?[\]{}()\\]/.test(pattern)

function sorted(patterns: string[]): { plain: string[]; negated: string[] } {
  const plain = patterns.filter((pattern) => !pattern.startsWith('!'))
  const negated = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  return { plain: plain.length === 0 ? ['**'] : plain, negated }
}

/** `/src/**`, `./src/**` and `src/` as people write them elsewhere: literally they match no path that GitHub names, and would guard nothing. */
const rootedPattern = (pattern: string): string => pattern.replace(/^\.?\//, '').replaceAll('/./', '/').replace(/\/$/, '/**')

/** `src/ledger/*.ts` → `src`, `src/ledger`: a link put in a folder's place changes what the pattern guards. */
const foldersAbove = (pattern: string): string[] => fixedFolders(pattern).map((_, index, steps) => steps.slice(0, index + 1).join('/'))

/** The folders a pattern begins with, up to the first step that is not plain text; minimatch folds empty steps, `.` and `..` away. */
function fixedFolders(pattern: string): string[] {
  const steps = pattern.split('/')
  const open = steps.findIndex((step) => step === '' || step === '.' || step === '..' || /[*?[\]{}()!+@|,\\]/.test(step))
  return steps.slice(0, open === -1 ? -1 : open)
}

/** The names of the changed files, both of a rename; null when the list is short, and then every rule counts as matched (SEMANTICS 29). */
export function changedNames(files: ChangedFiles): string[] | null {
  if (files.listed.length < files.total) return null
  return files.listed.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]))
}

/** The first changed name that the patterns match; `everything` when the list is short. */
export function firstMatch(patterns: string[], names: string[] | null): { path: string } | 'everything' | null {
  if (names === null) return 'everything'
  const path = names.find(pathMatcherOf(patterns))
  return path === undefined ? null : { path }
}
