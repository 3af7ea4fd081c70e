import type { Finding, Surroundings } from './finding.ts'
import { valueName } from './placeWords.ts'
import type { Path } from './positions.ts'
import { quoted } from './problems.ts'
import { entriesIn, textsIn } from './raw.ts'
import type { Policy } from './schema.ts'

/** Patterns are matched against thousands of names that a stranger chose. The matcher does not backtrack; these bound what is left to spend. */
/** Longer ones are refused by the schema. */
const maxLength = 1024
const maxAlternatives = 100
const maxStars = 12
const maxGlobstars = 8
const maxGroups = 8

/** Patterns that match nothing, or at a price. */
export const patternMistakes = (_policy: Partial<Policy>, { raw }: Surroundings): Finding[] =>
  patternLists(raw).flatMap((path) => {
    const patterns = textsIn(raw, path)
    return [...negatedOnly(path, patterns), ...patterns.flatMap(unusable)]
  })

const patternLists = (raw: unknown): Path[] => [
  ['changes', 'branches'],
  ['changes', 'guard', 'paths'],
  ...entriesIn(raw, ['changes', 'sign-off']).flatMap(({ path }) => [[...path, 'paths'], [...path, 'branches']]),
  ...entriesIn(raw, ['deployments']).flatMap(({ path }) => [[...path, 'environments'], [...path, 'branches']]),
]

interface Pattern {
  path: Path
  text: string
}

/** Read literally such a list matches nothing, and the rule would protect nobody; read kindly it matches nearly everything. So it is asked for. */
function negatedOnly(path: Path, patterns: Pattern[]): Finding[] {
  if (patterns.length === 0 || patterns.some(({ text }) => !text.startsWith('!'))) return []
  const message = `${valueName(path)} only excludes, so it is unclear what it includes`
  return [{ code: 'CS-024', path, at: 'value', message, expected: 'at least one pattern without "!"', suggestion: 'put "**" first' }]
}

function unusable({ path, text }: Pattern): Finding[] {
  const fault = text.length > maxLength ? null : text.startsWith('!(') ? ambiguous : faultOf(text.replace(/^!/, ''))
  if (fault === null) return []
  return [{ code: 'CS-024', path, at: 'value', message: `pattern ${quoted(text)} ${fault.says}`, found: text, suggestion: fault.instead }]
}

interface Fault {
  says: string
  instead: string
}

const ambiguous: Fault = {
  says: 'begins with "!(", which is an exclusion to some readers and a choice to others',
  instead: 'write "!" and a plain pattern',
}

function faultOf(pattern: string): Fault | null {
  if (pattern === '' || pattern.startsWith('!')) return { says: 'negates more than once or nothing', instead: 'write one "!" and a pattern' }
  if (/\\(?![[\]{}()*?!+@#\\])/.test(pattern)) return { says: 'holds a backslash', instead: 'separate folders by "/"' }
  const segments = pattern.split('/')
  if (segments.includes('..')) return { says: 'steps out of a folder by ".."', instead: 'write the path from the root of the repository' }
  if (alternatives(pattern) > maxAlternatives) return tooMuch(`stands for more than ${maxAlternatives} patterns`)
  if (count(pattern, /[?*+@!]\(/g) > maxGroups) return tooMuch(`holds more than ${maxGroups} groups such as +(…)`)
  if (segments.filter((segment) => segment === '**').length > maxGlobstars) return tooMuch(`holds more than ${maxGlobstars} "**"`)
  return segments.some((segment) => count(segment, /\*+/g) > maxStars) ? tooMuch(`holds more than ${maxStars} "*" between two slashes`) : null
}

const tooMuch = (says: string): Fault => ({ says, instead: 'write several simpler patterns' })
const count = (text: string, what: RegExp): number => (text.match(what) ?? []).length

/** An upper bound of what the braces expand to: every comma may add one, every group multiplies, a range counts its length. */
function alternatives(pattern: string): number {
  const ranges = [...pattern.matchAll(/(-?\d{1,9})\.\.(-?\d{1,9})/g)].map(([, from, to]) => Math.abs(Number(to) - Number(from)) + 1)
  const letters = [...pattern.matchAll(/\{[A-Za-z]\.\.[A-Za-z]/g)].map(() => 'z'.charCodeAt(0) - 'A'.charCodeAt(0))
  const groups = pattern.split('{').slice(1).map((group) => group.split(',').length)
  return [...ranges, ...letters, ...groups].reduce((product, factor) => product * factor, 1)
}
