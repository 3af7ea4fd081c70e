import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalBytes, isCanonical } from '../../src/evidence/canonical.ts'
import { pieceLength, writeCanonical } from '../../src/evidence/canonicalText.ts'
import { canonicalBase64 } from '../../src/evidence/strictJson.ts'

/** Values of every kind, with texts that are longer than a piece and full of what is escaped or cannot be cut. */
const characters = fc.constantFrom('a', 'é', '€', '😀', '"', '\\', '\n', '\u0000', '\u007f', '\u2028', '\ud7ff', '\ue000')
const long = fc.tuple(fc.array(characters, { minLength: 1, maxLength: 7 }), fc.nat({ max: 3 * pieceLength }))
const longText = long.map(([parts, length]) => parts.join('').repeat(Math.ceil(length / parts.length)))
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
}))

const written = (value: unknown): string[] => {
  const pieces: string[] = []
  writeCanonical(value, (piece) => pieces.push(piece))
  return pieces
}

describe('what is compared is what would be signed', () => {
  test('of every value, whoever writes it', () => {
    fc.assert(
      fc.property(anyValue, fc.option(longText, { freq: 4 }), (value, text) => {
        const whole = text === null ? value : { text, value, [text]: [text, text] }
        const bytes = canonicalBytes(whole)
        expect(Buffer.from(written(whole).join('')).equals(bytes)).toBe(true)
        expect(isCanonical(bytes, whole)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('in pieces that fit, wherever a character lies across the cut', () => {
    for (const character of ['😀', '\u0000', '€']) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const text = before + character.repeat(pieceLength)
        const pieces = written(text)
        expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(pieceLength)
        expect(pieces.join('')).toBe(JSON.stringify(text))
      }
    }
  })

  test('a changed, missing or further byte shows, wherever it is', () => {
    const value = { list: [1, true, null, 'x'.repeat(2 * pieceLength)], name: 'é' }
    const bytes = canonicalBytes(value)
    for (const at of [0, 1, 8, 20, pieceLength - 1, pieceLength, 2 * pieceLength, bytes.length - 2, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at)
      expect([at, isCanonical(changed, value)]).toEqual([at, false])
      expect([at, isCanonical(bytes.subarray(0, at), value)]).toEqual([at, false])
      expect([at, isCanonical(bytes.subarray(at === 0 ? 1 : at), value)]).toEqual([at, false])
    }
    expect(isCanonical(Buffer.concat([bytes, Buffer.from(' ')]), value)).toBe(false)
    expect(isCanonical(new Uint8Array(), '')).toBe(false)
  })

  test.each([[{ a: undefined }], [[undefined]], [0.5], ['\ud800'], [new Date(0)]])('what has no canonical form is never in it: %p', (value) => {
    expect(isCanonical(Buffer.from(JSON.stringify(value)), value)).toBe(false)
  })
})

describe('base64 in its one spelling', () => {
  const rewritten = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text

  test('is what is written again as it stands, and nothing else', () => {
    const digits = fc.constantFrom(...'ABQgwxyz019+/=-_ \n\u00e9')
    const near = fc.tuple(fc.uint8Array({ maxLength: 12 }), fc.nat(), fc.option(digits)).map(([bytes, at, digit]) => {
      const text = Buffer.from(bytes).toString('base64')
      const place = at % (text.length + 1)
      return digit === null ? text : text.slice(0, place) + digit + text.slice(place + (at % 2))
    })
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: digits, maxLength: 12 })), (text) => {
        const bytes = canonicalBase64(text)
        expect([text, bytes !== null]).toEqual([text, rewritten(text)])
        if (bytes !== null) expect(Buffer.from(bytes).toString('base64')).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  test('every last digit before a padding', () => {
    for (const code of Array.from({ length: 128 }, (_, index) => String.fromCharCode(index))) {
      for (const text of [`A${code}==`, `AA${code}=`, `AAA${code}`, `AAAA${code}A==`, `=AA${code}`]) {
        expect([text, canonicalBase64(text) !== null]).toEqual([text, rewritten(text)])
      }
    }
  })

  test('also of megabytes, and of no text at all', () => {
    const text = Buffer.alloc(20_000_000, 7).toString('base64')
    expect(canonicalBase64(text)?.length).toBe(20_000_000)
    expect(canonicalBase64(`${text.slice(0, -5)}\n${text.slice(-4)}`)).toBeNull()
    for (const other of [null, 7, {}, ['AAAA']]) expect(canonicalBase64(other)).toBeNull()
  })
})
