/**
 * Branch and tag filters of `on:`, as GitHub reads them
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet): `*` stops at `/`, `**` does not, `?`
 * and `+` repeat what is before them, `[a-z]` is one character, `!` at the start takes away, a backslash makes the next character plain.
 */
interface Atom {
  /** Whether a character fits. */
  fits: (char: string) => boolean
  /** The one character it stands for; null: several. */
  plain: string | null
  optional: boolean
  repeats: boolean
}

/** A pattern without its `!`; null: not a pattern GitHub accepts. */
export type Pattern = Atom[] | null

const everyCharacter = (): boolean => true
const noSlash = (char: string): boolean => char !== '/'
const star = (fits: Atom['fits']): Atom => ({ fits, plain: null, optional: true, repeats: true })

/** Longer patterns are not read: a ref is shorter. */
const lengthLimit = 1024

/** `loose` counts a name in where the reading is in doubt: the slash of a `**` followed by one may be missing. */
export function compile(pattern: string, loose = false): Pattern {
  const atoms: Atom[] = []
  if (pattern.length > lengthLimit) return null
  for (let index = 0; index < pattern.length; ) {
    const read = atomAt(pattern, index, atoms)
    if (read === null) return null
    const last = atoms.at(-1)
    if (loose && last?.plain === '/' && pattern.startsWith('**/', read - 3)) atoms.splice(-1, 1, { ...last, plain: null, optional: true })
    index = read
  }
  return atoms
}

// Adds to `atoms` what stands at `index`, and returns where the next begins.
function atomAt(pattern: string, index: number, atoms: Atom[]): number | null {
  const char = pattern[index] ?? ''
  if (pattern.startsWith('**', index)) return atoms.push(star(everyCharacter)), index + 2
  if (char === '*') return atoms.push(star(noSlash)), index + 1
  if (char === '?' || char === '+') return repeated(char, atoms) ? index + 1 : null
  if (char === '[') return classAt(pattern, index, atoms)
  const plain = char === '\\' ? pattern[index + 1] : char
  if (plain === undefined) return null
  atoms.push({ fits: (other) => other === plain, plain, optional: false, repeats: false })
  return index + (char === '\\' ? 2 : 1)
}

function repeated(char: string, atoms: Atom[]): boolean {
  const last = atoms.pop()
  if (last === undefined || last.optional || last.repeats) return false
  atoms.push({ ...last, plain: null, optional: char === '?', repeats: char === '+' })
  return true
}

function classAt(pattern: string, index: number, atoms: Atom[]): number | null {
  const end = pattern.indexOf(']', index)
  const inside = pattern.slice(index + 1, end)
  if (end < 0 || inside === '') return null
  const singles = new Set<string>()
  const ranges: [string, string][] = []
  for (let at = 0; at < inside.length; at += 1) {
    const last = inside[at + 2]
    if (inside[at + 1] === '-' && last !== undefined) {
      ranges.push([inside[at] ?? '', last])
      at += 2
    } else singles.add(inside[at] ?? '')
  }
  const fits = (char: string): boolean => singles.has(char) || ranges.some(([first, last]) => char >= first && char <= last)
  atoms.push({ fits, plain: null, optional: false, repeats: false })
  return end + 1
}

/** The places of a pattern that a text can lead to; a step at a time, so that time is the product of the lengths and never more. */
function placesAfter(pattern: Atom[], text: string): boolean[] {
  let places = withSkipped(pattern, [true])
  for (const char of text.split('')) {
    const next: boolean[] = []
    pattern.forEach((atom, index) => {
      if (places[index] !== true || !atom.fits(char)) return
      next[index + 1] = true
      if (atom.repeats) next[index] = true
    })
    places = withSkipped(pattern, next)
  }
  return places
}

// After an atom that repeats, place `index` means "again"; whether it may also be left without is `optional`.
function withSkipped(pattern: Atom[], places: boolean[]): boolean[] {
  pattern.forEach((atom, index) => {
    if (places[index] === true && atom.optional) places[index + 1] = true
  })
  return places
}

/** Whether a pattern fits a whole name. */
export const fits = (pattern: Atom[], name: string): boolean => placesAfter(pattern, name)[pattern.length] === true

/** Whether some name that begins with `lead` fits. Every place can be completed, because each atom fits some character. */
export const fitsBeginning = (pattern: Atom[], lead: string): boolean => placesAfter(pattern, lead).includes(true)

/** The name that a pattern without any wildcard stands for; null: it has one, or is none. */
export function literalOf(pattern: string): string | null {
  const atoms = compile(pattern)
  if (atoms === null || pattern.startsWith('!')) return null
  let name = ''
  for (const atom of atoms) {
    if (atom.plain === null) return null
    name += atom.plain
  }
  return name
}

/** The plain text that every fitting name begins with. */
export function leadOf(pattern: Atom[]): string {
  const end = pattern.findIndex(({ plain }) => plain === null)
  return pattern.slice(0, end < 0 ? undefined : end).map(({ plain }) => plain).join('')
}

/** Whether a pattern fits every name that begins with its lead: `release/**`. */
export const isWholeLead = (pattern: Atom[]): boolean => leadOf(pattern).length === pattern.length - 1 && pattern.at(-1)?.fits === everyCharacter

/** A name as a pattern that fits only it. */
export const quoted = (name: string): string => name.replaceAll(/[\\*?+[\]!]/g, '\\$&')

/**
 * Whether a list admits a name: the last pattern that fits decides, `!` takes away. `unsure` is what a pattern that GitHub would refuse is taken to
 * say: true where the question is what may happen, false where it is what is certain. Case matters, as it does for refs.
 */
export function admits(patterns: string[], name: string, unsure: boolean): boolean {
  let admitted = false
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!')
    const atoms = compile(negative ? pattern.slice(1) : pattern, unsure !== negative)
    const hit = atoms === null ? unsure !== negative : fits(atoms, name)
    if (hit) admitted = !negative
  }
  return admitted
}
