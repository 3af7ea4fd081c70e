import { everyText } from './refNames.ts'
import type { NameSet } from './refNames.ts'

/** A value as JSON has it: what literals, and lists and objects of fromJSON, are. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Texts that nobody can list: `before`, then a name of the set. `refs/heads/` and every branch but main is one. */
export interface TextSet {
  before: string
  names: NameSet
}

/**
 * Every value that an expression can take in a run: the union of four kinds. What is possible is always in it; what is in it need not be possible.
 * No member at all: the expression never has a value, because the run fails there.
 */
export interface Possible {
  values: Value[]
  texts: TextSet[]
  /** A list or an object, of which nothing more is known. */
  composite: boolean
  /** Any value; the other members then still name values that are known to occur. */
  anything: boolean
}

export type Truth = 'yes' | 'no' | 'maybe'

/** Values and sets that one expression may have before it counts as anything. */
const valueLimit = 256
const textLimit = 16

export const nothing: Possible = { values: [], texts: [], composite: false, anything: false }
export const anything: Possible = { ...nothing, anything: true }
export const someObject: Possible = { ...nothing, composite: true }
/** Any text, the empty one included, or null, which is how a missing property reads. */
export const anyText: Possible = { ...nothing, values: [null], texts: [{ before: '', names: everyText }] }
export const anyBoolean: Possible = { ...nothing, values: [true, false] }

export const only = (...values: Value[]): Possible => ({ ...nothing, values })
export const textIn = (before: string, names: NameSet): Possible => ({ ...nothing, texts: [{ before, names }] })

export function union(...all: Possible[]): Possible {
  const [first] = all
  if (first !== undefined && all.length === 1 && first.values.length <= valueLimit) return first
  const values = distinct(all.flatMap((one) => one.values))
  const texts = distinct(all.flatMap((one) => one.texts))
  const tooMany = values.length > valueLimit || texts.length > textLimit
  return {
    values: values.slice(0, valueLimit),
    texts: texts.slice(0, textLimit),
    composite: all.some(({ composite }) => composite),
    anything: tooMany || all.some((one) => one.anything),
  }
}

// Lists, objects and sets are the same when they are written the same.
function distinct<T extends Value | TextSet>(all: T[]): T[] {
  if (all.length < 2) return all
  const keyOf = (one: T): unknown => (typeof one === 'string' ? `'${one}` : typeof one === 'object' ? JSON.stringify(one) : one)
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

/** null, false, 0 and '' are false; lists and objects are true, empty ones too. */
export const isTrue = (value: Value): boolean => value !== null && value !== false && value !== '' && value !== 0 && !Number.isNaN(value)

/** The part of it that is true in a condition. What is only known as a kind stays. */
export function trueOnes(possible: Possible): Possible {
  const texts = possible.texts.map(({ before, names }) => (before === '' ? { before, names: { ...names, empty: false } } : { before, names }))
  return { ...possible, values: possible.values.filter(isTrue), texts }
}

/** The part of it that is false in a condition. */
export function falseOnes(possible: Possible): Possible {
  const empty = possible.texts.some(canBeEmpty) ? [''] : []
  return union({ ...possible, values: possible.values.filter((value) => !isTrue(value)), texts: [], composite: false }, only(...empty))
}

const canBeEmpty = ({ before, names }: TextSet): boolean => before === '' && names.empty

/** Whether it is true in a condition. Nothing at all counts as false: a run that fails there goes no further. */
export function truth(possible: Possible): Truth {
  if (possible.anything) return 'maybe'
  const yes = possible.composite || possible.texts.length > 0 || possible.values.some(isTrue)
  const no = possible.texts.some(canBeEmpty) || possible.values.some((value) => !isTrue(value))
  if (yes && no) return 'maybe'
  return yes ? 'yes' : 'no'
}

/** Whether a list or an object may be among them. */
export const mayBeComposite = (possible: Possible): boolean =>
  possible.anything || possible.composite || possible.values.some((value) => typeof value === 'object' && value !== null)

/** As text: what null, booleans and numbers are in a template. A list or an object reads as its kind. */
export function textOf(value: Value): string {
  if (value === null) return ''
  if (Array.isArray(value)) return 'Array'
  return typeof value === 'object' ? 'Object' : String(value)
}

/** Every text it can be; null: they cannot be listed. */
export function stringsOf(possible: Possible): string[] | null {
  if (possible.anything || possible.composite || possible.texts.length > 0) return null
  return [...new Set(possible.values.map(textOf))]
}
