import { wellKnownFunctions } from '@actions/expressions'
import { data } from '@actions/expressions'
import { concat } from './concat.ts'
import { fromJson } from './json.ts'
import { isDoubtful, pairLimit, textEquals, toData, truthsOf } from './operators.ts'
import { anyBoolean, anything, mayBeComposite, only, textIn, textOf, truth, union } from './possible.ts'
import type { Possible, TextSet, Truth, Value } from './possible.ts'
import { everyName, everyText, mayBeginWith } from './refNames.ts'

/** What a call can give; a function we do not know gives anything. */
export function callOf(name: string, args: Possible[]): Possible {
  const [first, second] = args
  if (name === 'always') return only(true)
  if (name === 'success' || name === 'failure' || name === 'cancelled') return anyBoolean
  if (name === 'hashfiles') return textIn('', everyText)
  if (first === undefined) return anything
  if (name === 'format') return formatted(first, args.slice(1))
  if (name === 'case') return chosen(args)
  if (name === 'tojson') return written(first)
  if (name === 'fromjson') return fromJson(first)
  if (name === 'join') return joined(first, second ?? only(','))
  if (second !== undefined && (name === 'contains' || name === 'startswith' || name === 'endswith')) return searched(name, first, second)
  return anything
}

type Search = 'contains' | 'startswith' | 'endswith'

function searched(name: Search, within: Possible, sought: Possible): Possible {
  if (within.anything || sought.anything || within.composite || within.values.length * sought.values.length > pairLimit) return anyBoolean
  const truths = new Set<Truth>()
  for (const one of within.values) {
    for (const other of sought.values) truths.add(found(name, one, other))
    for (const text of sought.texts) truths.add(textIsIn(name, one, text))
    if (sought.composite) truths.add(typeof one === 'object' && one !== null ? 'maybe' : 'no')
  }
  for (const text of within.texts) {
    for (const other of sought.values) truths.add(foundInText(name, text, other))
    if (sought.texts.length > 0) truths.add('maybe')
    if (sought.composite) truths.add('no')
  }
  return truthsOf(truths)
}

function found(name: Search, within: Value, sought: Value): Truth {
  const list = Array.isArray(within) ? within : [within]
  if (isDoubtful(sought) || list.some(isDoubtful)) return 'maybe'
  const result = wellKnownFunctions[name]?.call(toData(within), toData(sought))
  return result instanceof data.BooleanData ? (result.value ? 'yes' : 'no') : 'maybe'
}

// Whether an unknown text is an element of a known list; in a known text, it may always be or not.
function textIsIn(name: Search, within: Value, sought: TextSet): Truth {
  if (!Array.isArray(within)) return typeof within === 'object' && within !== null ? 'no' : 'maybe'
  if (name !== 'contains') return 'no'
  return within.some((element) => textEquals(sought, element) !== 'no') ? 'maybe' : 'no'
}

function foundInText(name: Search, { before, names }: TextSet, sought: Value): Truth {
  if (typeof sought === 'object' && sought !== null) return 'no'
  const text = textOf(sought).toLowerCase()
  const known = before.toLowerCase()
  if (text === '') return 'yes'
  if (isDoubtful(text) || isDoubtful(known)) return 'maybe'
  if (name === 'contains') return known.includes(text) ? 'yes' : 'maybe'
  if (name === 'endswith') return 'maybe'
  if (known.startsWith(text)) return 'yes'
  return text.startsWith(known) && mayBeginWith(names, textOf(sought).slice(known.length)) ? 'maybe' : 'no'
}

/** `case(a, x, b, y, z)`: the value of the first predicate that is true. */
function chosen(args: Possible[]): Possible {
  const results: Possible[] = []
  for (let index = 0; index + 1 < args.length; index += 2) {
    const holds = truth(args[index] ?? anything)
    if (holds !== 'no') results.push(args[index + 1] ?? anything)
    if (holds === 'yes') return union(...results)
  }
  return union(...results, args.at(-1) ?? anything)
}

/** `{0}` is an argument, `{{` a brace. Anything else the runner refuses. */
function formatted(pattern: Possible, args: Possible[]): Possible {
  if (pattern.anything || pattern.composite || pattern.texts.length > 0) return textIn('', everyText)
  return union(...pattern.values.map((value) => filled(textOf(value), args)))
}

function filled(pattern: string, args: Possible[]): Possible {
  const parts: Possible[] = []
  let rest = pattern
  while (rest !== '') {
    const at = rest.search(/[{}]/)
    if (at < 0) break
    const hole = /^(?:\{\{|\}\}|\{(\d{1,4})(?::[^{}]*)?\})/.exec(rest.slice(at))
    if (hole === null) return anything
    const argument = hole[1] === undefined ? only(hole[0][0] ?? '') : args[Number(hole[1])]
    if (argument === undefined) return anything
    // What follows a colon says how to write the argument, which is not for us to know.
    parts.push(only(rest.slice(0, at)), hole[0].includes(':') ? textIn('', everyText) : argument)
    rest = rest.slice(at + hole[0].length)
  }
  return concat([...parts, only(rest)])
}

function joined(list: Possible, separator: Possible): Possible {
  const open = [list, separator].some((one) => one.anything || one.composite || one.texts.length > 0)
  if (open || list.values.length * separator.values.length > pairLimit) return textIn('', everyText)
  return union(...list.values.flatMap((value) => separator.values.map((by) => only(join(value, by)))))
}

function join(value: Value, by: Value): Value {
  const result = wellKnownFunctions['join']?.call(toData(value), toData(by))
  return result instanceof data.StringData ? result.value : ''
}

// Only plain scalars: how lists and other characters are written out is not the same everywhere.
function written(value: Possible): Possible {
  const open = mayBeComposite(value) || value.texts.length > 0
  const known = value.values.every((one) => typeof one !== 'string' || /^[\w ./:-]*$/.test(one))
  if (open || !known) return textIn('', everyName)
  return union(...value.values.map((one) => only(JSON.stringify(one))))
}
