import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalBytes, maxDepth, sameCanonically } from '../../src/evidence/canonical.ts'

const textOf = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value))

describe('canonical bytes', () => {
  test('keys are sorted by UTF-16 unit, without spaces, as RFC 8785 3.2.3 shows', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u0080': 5, '\u00f6': 6, '😀': 7 }
    expect(textOf(value)).toBe('{"\\r":2,"1":4,"\u0080":5,"ö":6,"€":1,"😀":7,"\ufb33":3}')
  })

  test('strings keep their characters and escape only what JSON must', () => {
    expect(textOf({ text: 'é\u2028/"\\\u0007\n' })).toBe('{"text":"é\u2028/\\"\\\\\\u0007\\n"}')
  })

  test('a key named __proto__ is data like any other', () => {
    expect(textOf(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
  })

  test('minus zero is zero, and the largest exact integer passes', () => {
    expect(textOf([-0, Number.MAX_SAFE_INTEGER])).toBe('[0,9007199254740991]')
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined member, which JSON would drop', { a: undefined }],
    ['an undefined item, which JSON would make null', [undefined]],
    ['a hole in a list', [1, , 2]],
    ['NaN', { a: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a fraction', { a: 0.1 }],
    ['2^53', 2 ** 53],
    ['-2^53', -(2 ** 53)],
    ['a bigint', 1n],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('a') }],
    ['half a surrogate pair', 'a\ud800'],
    ['half a surrogate pair in a key', { '\udc00': 1 }],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['bytes', Buffer.from('a')],
    ['an object with its own toJSON', { toJSON: () => 'other' }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(TypeError)
  })

  test('refuses nesting beyond the limit, and circles', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
    expect(() => canonicalBytes(nested(maxDepth))).not.toThrow()
    expect(() => canonicalBytes(nested(maxDepth + 1))).toThrow('nested deeper')
    const circle: Record<string, unknown> = {}
    circle.itself = circle
    expect(() => canonicalBytes(circle)).toThrow('nested deeper')
  })

  test('says where the trouble is', () => {
    expect(() => canonicalBytes({ changes: [{ number: 1.5 }] })).toThrow('"/changes/0/number" is 1.5')
  })

  test('parsing gives back the same value, and its canonical bytes are the same again', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    })).value
    fc.assert(
      fc.property(json, (value) => {
        const text = textOf(value)
        expect(textOf(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('values without a canonical form are never equal, not even to themselves', () => {
    expect(sameCanonically({ b: 1, a: 2 }, { a: 2, b: 1 })).toBe(true)
    expect(sameCanonically(Number.NaN, Number.NaN)).toBe(false)
    expect(sameCanonically([1], [2])).toBe(false)
  })
})
