import { admits, compile, fitsBeginning, isWholeLead, leadOf, literalOf } from './filters.ts'

/**
 * Names of branches, tags or pull request refs that nobody can list: those that `only` admits (null: every name) and that none of the lists in
 * `except` admits. All are lists of GitHub's filter patterns. `empty`: there may be no name at all.
 */
export interface NameSet {
  only: string[] | null
  except: string[][]
  empty: boolean
}

export const everyName: NameSet = { only: null, except: [], empty: false }
export const everyText: NameSet = { only: null, except: [], empty: true }

// Beyond ASCII, programs disagree about upper case; nothing is excluded then, nor of texts that are too long for a ref.
const isComparable = (text: string): boolean => text.length <= 300 && /^[\x00-\x7f]*$/.test(text)

/**
 * Whether some name of the set equals the text for an expression, which ignores case. Of an excluded name its other spellings count as excluded too:
 * else no comparison with `refs/heads/main` would ever guard anything, because a branch `Main` may be pushed beside it. So only a comparison with the
 * very name excludes: whoever writes `MAIN` meant that spelling, or nothing we know.
 */
export function mayBe(names: NameSet, text: string): boolean {
  if (text === '') return names.empty
  if (!isComparable(text)) return true
  const lower = text.toLowerCase()
  if (names.only !== null && !admits(lowered(names.only), lower, true)) return false
  return !names.except.some((list) => takesOut(list, names.only, text))
}

// Not where the set has the excluded name in other letters only: `branches: ['M*']` never means `main`.
function takesOut(list: string[], only: string[] | null, text: string): boolean {
  const lower = text.toLowerCase()
  const twin = list.map(literalOf).find((name) => name?.toLowerCase() === lower) ?? text
  if (only !== null && !admits(only, twin, true)) return false
  return admits(list, text, false)
}

/** Whether some name of the set begins with the text, case ignored. */
export function mayBeginWith(names: NameSet, text: string): boolean {
  if (text === '' || !isComparable(text)) return true
  const lower = text.toLowerCase()
  const open = names.only === null || positive(lowered(names.only)).some((pattern) => begins(pattern, lower))
  return open && !names.except.some((list) => isPlainList(list) && list.some((pattern) => coversLead(pattern, text)))
}

/** Whether some name of the set can fit a pattern; true in doubt. Case matters, as it does for refs. */
export function mayFit(names: NameSet, pattern: string): boolean {
  const literal = literalOf(pattern)
  if (literal !== null) {
    const admitted = names.only === null || admits(names.only, literal, true)
    return admitted && !names.except.some((list) => admits(list, literal, false))
  }
  const atoms = compile(pattern)
  if (atoms === null) return true
  const open = names.only === null || positive(names.only).some((own) => begins(own, leadOf(atoms)) && meets(own, pattern))
  return open && !names.except.some((list) => isPlainList(list) && list.some((own) => own === pattern || includes(own, pattern)))
}

/** Whether it can be shown that every name the pattern fits is admitted by the list. */
export function isWithin(pattern: string, list: string[]): boolean {
  const literal = literalOf(pattern)
  if (literal !== null) return admits(list, literal, false)
  return isPlainList(list) && list.some((own) => own === pattern || includes(own, pattern))
}

/** A list without names that it takes away again. */
const isPlainList = (list: string[]): boolean => !list.some((pattern) => pattern.startsWith('!'))
const positive = (list: string[]): string[] => list.filter((pattern) => !pattern.startsWith('!'))
const lowered = (list: string[]): string[] => list.map((pattern) => pattern.toLowerCase())

function begins(pattern: string, lead: string): boolean {
  const atoms = compile(pattern, true)
  return atoms === null || fitsBeginning(atoms, lead)
}

// Two patterns can only meet when the plain beginnings of both allow it.
function meets(own: string, other: string): boolean {
  const literal = literalOf(own)
  if (literal !== null) return admits([other], literal, true)
  const atoms = compile(own)
  return atoms === null || begins(other, leadOf(atoms))
}

// `release/**` holds whatever begins with `release/`.
function includes(own: string, pattern: string): boolean {
  const [outer, inner] = [compile(own), compile(pattern)]
  return outer !== null && inner !== null && isWholeLead(outer) && leadOf(inner).startsWith(leadOf(outer))
}

function coversLead(pattern: string, lead: string): boolean {
  const atoms = compile(pattern)
  return atoms !== null && isWholeLead(atoms) && lead.startsWith(leadOf(atoms))
}
