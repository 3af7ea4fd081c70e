import type { Finding } from './crossChecks.ts'
import { placeName } from './placeWords.ts'
import type { Path } from './positions.ts'
import { quoted } from './problems.ts'
import type { Policy } from './schema.ts'

/** Patterns are matched against thousands of names that a stranger chose, so what one may cost is bounded here. */
const maxAlternatives = 100
const maxStars = 3
const maxGlobstars = 4

/** Patterns that match nothing, or at a price. */
export const patternMistakes = (policy: Partial<Policy>): Finding[] => patternLists(policy).flatMap(([path, patterns]) => [...negatedOnly(path, patterns), ...costly(path, patterns)])

function patternLists({ changes, deployments = [], production }: Partial<Policy>): [Path, string[]][] {
  const lists: [Path, string[] | undefined][] = [
    [['changes', 'branches'], changes?.branches],
    [['changes', 'guard', 'paths'], changes?.guard.paths],
    ...(changes?.['sign-off'] ?? []).flatMap((rule, index): [Path, string[] | undefined][] => [
      [['changes', 'sign-off', index, 'paths'], rule.paths],
      [['changes', 'sign-off', index, 'branches'], rule.branches],
    ]),
    ...deployments.flatMap((rule, index): [Path, string[] | undefined][] => [
      [['deployments', index, 'environments'], rule.environments],
      [['deployments', index, 'branches'], rule.branches],
    ]),
    [['production', 'environments'], production?.environments],
    [['production', 'secrets'], production?.secrets],
  ]
  return lists.flatMap(([path, patterns]) => (patterns === undefined ? [] : [[path, patterns]]))
}

/** Read literally such a list matches nothing, and the rule would protect nobody; read kindly it matches nearly everything. So it is asked for. */
function negatedOnly(path: Path, patterns: string[]): Finding[] {
  if (patterns.some((pattern) => !pattern.startsWith('!'))) return []
  return [{ code: 'CS-024', path, at: 'value', message: `${placeName(path)} only excludes, so it is unclear what it includes`, expected: 'at least one pattern without "!"', suggestion: 'put "**" first' }]
}

const costly = (list: Path, patterns: string[]): Finding[] =>
  patterns.flatMap((pattern, index): Finding[] => {
    const fault = faultOf(pattern.replace(/^!/, ''))
    return fault === null ? [] : [{ code: 'CS-024', path: [...list, index], at: 'value', message: `pattern ${quoted(pattern)} ${fault.says}`, found: pattern, suggestion: fault.instead }]
  })

function faultOf(pattern: string): { says: string; instead: string } | null {
  if (pattern === '' || pattern.startsWith('!')) return { says: 'negates more than once or nothing', instead: 'write one "!" and a pattern' }
  if (/[?*+@!]\(/.test(pattern)) return { says: 'uses an extended glob such as +(…)', instead: 'use braces or several patterns' }
  if (/\\(?![[\]{}()*?!+@#\\])/.test(pattern)) return { says: 'holds a backslash', instead: 'separate folders by "/"' }
  const segments = pattern.split('/')
  if (segments.includes('..')) return { says: 'steps out of a folder by ".."', instead: 'write the path from the root of the repository' }
  if (alternatives(pattern) > maxAlternatives) return { says: `stands for more than ${maxAlternatives} patterns`, instead: 'use fewer braces, or several patterns' }
  if (segments.filter((segment) => segment === '**').length > maxGlobstars) return { says: `holds more than ${maxGlobstars} "**"`, instead: 'use fewer' }
  return segments.some((segment) => (segment.match(/\*+/g) ?? []).length > maxStars) ? { says: `holds more than ${maxStars} "*" between two slashes`, instead: 'use fewer' } : null
}

/** An upper bound of what the braces expand to: every comma may add one, every group multiplies, a range counts its length. */
function alternatives(pattern: string): number {
  const range = [...pattern.matchAll(/(-?\d{1,9})\.\.(-?\d{1,9})/g)].reduce((product, [, from, to]) => product * (Math.abs(Number(to) - Number(from)) + 1), 1)
  const letters = [...pattern.matchAll(/\{[A-Za-z]\.\.[A-Za-z]/g)].length
  const groups = pattern.split('{').slice(1).map((group) => group.split(',').length)
  return groups.reduce((product, commas) => product * Math.max(commas, 1), range) * 58 ** letters
}
