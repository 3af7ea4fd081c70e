import { expect, test } from '@jest/globals'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import fc from 'fast-check'
import { evaluate } from '../../src/workflow/evaluate.ts'
import { knownContexts, parseExpression } from '../../src/workflow/expression.ts'
import { admits, quoted } from '../../src/workflow/filters.ts'
import { shape } from '../../src/workflow/githubContext.ts'
import { isTrue, only, textIn, truth, union } from '../../src/workflow/possible.ts'
import type { Possible, TextSet, Value } from '../../src/workflow/possible.ts'
import { toData } from '../../src/workflow/operators.ts'
import { everyText } from '../../src/workflow/refNames.ts'
import { anything } from '../../src/workflow/possible.ts'
import type { Scope } from '../../src/workflow/scope.ts'

// The language's own evaluator is the witness: whatever it computes for one run must be among what we say is possible.

const words = [
  'main',
  'MAIN',
  'refs/heads/main',
  'refs/heads/dev',
  'refs/tags/v1',
  'refs/heads/',
  'release/1',
  'dev',
  '',
  '0',
  '1',
  '-1',
  'true',
  'x',
  'prod',
  '["main","dev"]',
  '{"a":"prod","B":[1,2]}',
  '[]',
  'null',
  '{0}',
  '{0}-{1}',
  '{{{0}}}',
  '0b1',
  'ß',
  'SS',
  ' 1 ',
  '0x1F',
  'Infinity',
  "['x",
]
const word = fc.constantFrom(...words)

const leaf = fc.oneof(
  word.map((text) => `'${text.replaceAll("'", "''")}'`),
  fc.constantFrom('true', 'false', 'null', '0', '1', '2', '-5', '1.5', 'NaN'),
  fc.constantFrom(
    'github.ref',
    'github.REF_name',
    'github.event_name',
    "github['ref']",
    'github.missing',
    'inputs.a',
    'inputs.b',
    'inputs.none',
    'matrix.m',
    'matrix.m.a',
    'matrix.m[0]',
  ),
)
const expressionText: fc.Memo<string> = fc.memo((depth) => {
  if (depth <= 1) return leaf
  const inner = (): fc.Arbitrary<string> => expressionText(depth - 1)
  return fc.oneof(
    leaf,
    fc.tuple(inner(), fc.constantFrom('==', '!=', '<', '<=', '>', '>=', '&&', '||'), inner()).map(([one, operator, other]) =>
      `(${one} ${operator} ${other})`),
    fc.tuple(inner(), inner(), inner()).map(([one, two, three]) => `(${one} && ${two} || ${three})`),
    inner().map((one) => `!${one}`),
    fc.tuple(fc.constantFrom('contains', 'startsWith', 'endsWith', 'join'), inner(), inner()).map(([name, one, other]) =>
      `${name}(${one}, ${other})`),
    fc.tuple(fc.constantFrom('toJSON', 'fromJSON', 'join'), inner()).map(([name, one]) => `${name}(${one})`),
    fc.tuple(inner(), inner(), inner()).map(([one, other, third]) => `format(${one}, ${other}, ${third})`),
    fc.tuple(inner(), inner(), inner()).map(([one, other, third]) => `case(${one} == ${other}, ${other}, ${third} != 'x', ${one}, ${third})`),
    fc.tuple(inner(), inner()).map(([one, other]) => `fromJSON(${one})[${other}]`),
    inner().map((one) => `fromJSON(${one}).a`),
    inner().map((one) => `github[${one}]`),
  )
})

/** A value, and one of the ways in which a scope may know less than it. */
const text = fc.constantFrom(
  'main',
  'refs/heads/main',
  'refs/heads/dev',
  'refs/heads/release/1',
  'refs/tags/v1',
  'dev',
  '',
  '0',
  '1',
  'true',
  'prod',
  '["main","dev"]',
)
const anyValue: fc.Arbitrary<Value> = fc.oneof<fc.Arbitrary<Value>[]>(
  text,
  fc.boolean(),
  fc.constantFrom(0, 1, 7),
  fc.constant(null),
  fc.constant({ a: 'prod', b: ['x'] }),
  fc.constant(['main', 'dev']),
)

function known(value: fc.Arbitrary<Value>): fc.Arbitrary<{ value: Value; possible: Possible }> {
  return fc.tuple(value, fc.array(anyValue, { maxLength: 2 }), fc.nat(6), fc.nat(20)).map(([concrete, others, way, cut]) =>
    ({ value: concrete, possible: knownAs(concrete, others, way, cut) }))
}

function knownAs(value: Value, others: Value[], way: number, cut: number): Possible {
  if (typeof value === 'string' && way >= 3) {
    const before = value.slice(0, Math.min(cut, value.length))
    const name = value.slice(before.length)
    const sets = [
      { ...everyText, except: [['zzz', 'x**']] },
      { ...everyText, only: [quoted(name), 'other/**', '!zzz'] },
      { ...everyText, only: ['**'], except: [['nothing']] },
      everyText,
    ]
    const set = sets[way - 3] ?? everyText
    if (name === '' || (!name.startsWith('x') && !set.except.some((list) => admits(list, name, false)))) return union(
      textIn(before, name === '' ? everyText : { ...set, empty: false }),
      only(...others.slice(1)),
    )
  }
  return way === 0 ? anything : only(value, ...others)
}

function holds(possible: Possible, value: Value): boolean {
  if (possible.anything) return true
  if (typeof value === 'object' && value !== null) return possible.composite || possible.values.some((one) =>
    JSON.stringify(one) === JSON.stringify(value))
  return possible.values.some((one) => Object.is(one, value)) || (typeof value === 'string' && possible.texts.some((set) => textHolds(set, value)))
}

function textHolds({ before, names }: TextSet, value: string): boolean {
  if (!value.startsWith(before)) return false
  const name = value.slice(before.length)
  if (name === '') return names.empty
  return (names.only === null || admits(names.only, name, false)) && !names.except.some((list) => admits(list, name, false))
}

function valueOf(found: data.ExpressionData): Value {
  if (found instanceof data.Null) return null
  if (found instanceof data.StringData || found instanceof data.NumberData || found instanceof data.BooleanData) return found.value
  return JSON.parse(JSON.stringify(found, data.replacer)) as Value
}

const run = fc.record({ ref: known(text), name: known(text), event: known(text), a: known(anyValue), b: known(anyValue), m: known(anyValue) })

test('what the language computes in one run is possible, and never contradicts the truth', () => {
  const seen = { yes: 0, no: 0, maybe: 0, failed: 0 }
  fc.assert(
    fc.property(expressionText(4), run, (source, { ref, name, event, a, b, m }) => {
      const concrete = toData({
        github: { ref: ref.value, ref_name: name.value, event_name: event.value },
        inputs: { a: a.value, b: b.value },
        matrix: { m: m.value },
      })
      const scope: Scope = {
        github: shape({ ref: ref.possible, ref_name: name.possible, event_name: event.possible }, only(null)),
        inputs: shape({ a: a.possible, b: b.possible }, only(null)),
        matrix: shape({ m: m.possible }, only(null)),
        env: shape({}, anything),
        needs: shape({}, only(null)),
      }
      const read = parseExpression(source)
      if (!read.ok) throw new Error(`${read.found}: ${source}`)
      const possible = evaluate(read.expression, scope)
      let value: Value
      try {
        value = valueOf(new Evaluator(new Parser(new Lexer(source).lex().tokens, knownContexts, []).parse(), concrete as data.Dictionary).evaluate())
      } catch {
        seen.failed += 1
        return
      }
      const said = truth(possible)
      seen[said] += 1
      if (!holds(possible, value)) throw new Error(`${source} = ${JSON.stringify(value)}, not in ${JSON.stringify(possible)}`)
      if (said !== 'maybe' && (said === 'yes') !== isTrue(value)) throw new Error(`${source} = ${JSON.stringify(value)}, said ${said}`)
    }),
    { numRuns: 4000 },
  )
  // An evaluator that always says maybe would pass the above.
  expect(seen.yes + seen.no).toBeGreaterThan(seen.maybe / 4)
})
