import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml'
import { policyJsonSchema } from '../../src/policy/jsonSchema.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { problemCodes } from '../../src/domain/problem.ts'
import { sourceOf } from './support.ts'

const everything = readFileSync(new URL('good/everything.yml', import.meta.url), 'utf8')
const runs = { numRuns: 300 }

/** Judged without a crash; every problem has a known code and a place within the file. */
function judge(text: string): boolean {
  const reading = readPolicy(sourceOf(text))
  if (reading.ok) return true
  const count = text.split('\n').length
  for (const { code, line, column, message } of reading.problems) {
    expect(Object.hasOwn(problemCodes, code)).toBe(true)
    expect(message).not.toMatch(/undefined|\[object|\n/)
    expect(line === null || (line >= 1 && line <= count)).toBe(true)
    expect((line === null) === (column === null)).toBe(true)
  }
  return false
}

describe('no mutation of a policy crashes or hangs its reader', () => {
  const place = fc.nat(everything.length)
  const signs = ['\n', '  ', ': ', '- ', '{', '}', '[', ']', '"', "'", '*a', '&a ', '!!', '? ', '|', '>', '#', '%', '\t']
  const words = [...signs, '---\n', '...\n', '<<: *a', 'null', '~', '1e999', '.nan', '0x1F']
  const splice = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...words))
  test('text put in, or taken out, anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(12), splice), { minLength: 1, maxLength: 4 }), (edits) => {
        judge(edits.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), everything))
      }),
      runs,
    )
  })
  test('lines moved, repeated and lost', () => {
    const lines = everything.split('\n')
    const order = fc.array(fc.nat(lines.length - 1), { maxLength: 60 })
    fc.assert(fc.property(order, (indices) => void judge(indices.map((index) => lines[index]).join('\n'))), runs)
  })
  test('bytes flipped', () => {
    const bytes = new TextEncoder().encode(everything)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), (flips) => {
        const changed = Uint8Array.from(bytes)
        for (const [at, byte] of flips) changed[at] = byte
        expect(() => readPolicy(sourceOf(changed))).not.toThrow()
      }),
      runs,
    )
  })
  test('any value in the place of any other', () => {
    const scalar = fc.constantFrom(null, true, -1, 0, 1, 1.5, 1e300, '', 'x', 'constructor', 'toString')
    const map = fc.dictionary(fc.constantFrom('login', 'roles', 'paths', 'constructor', 'x'), scalar, { maxKeys: 3 })
    const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), map)
    fc.assert(
      fc.property(fc.nat(), value, (seed, replacement) => {
        const document = parseDocument(everything)
        const places = pathsOf(document.contents)
        document.setIn(places[seed % places.length] ?? [], replacement)
        judge(document.toString())
      }),
      runs,
    )
  })
  test('values that are no policy at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void judge(stringify(value))), runs)
  })
})

test('an unknown key is never accepted, whatever its name and place', () => {
  const known = new Set(JSON.stringify(policyJsonSchema()).match(/[a-z-]+/g))
  const likely = fc.constantFrom('__proto__', 'x', 'Version', 'sign_off', '<<', 'hasOwnProperty', '')
  const name = fc.oneof(likely, fc.string({ maxLength: 12 })).filter((key) => !known.has(key))
  fc.assert(
    fc.property(fc.nat(), name, fc.jsonValue(), (seed, key, value) => {
      const document = parseDocument(everything)
      const maps = pathsOf(document.contents).filter((path) => isMap(document.getIn(path)) && isClosed(path))
      const map = document.getIn(maps[seed % maps.length] ?? []) as YAMLMap
      map.items.push(document.createPair(key, value))
      expect(judge(document.toString())).toBe(false)
    }),
    runs,
  )
})

test('the example is accepted as it is, so that the mutations mean something', () => expect(judge(everything)).toBe(true))

type Place = (string | number)[]

function pathsOf(node: unknown, path: Place = []): Place[] {
  if (isSeq(node)) return [path, ...node.items.flatMap((item, index) => pathsOf(item, [...path, index]))]
  if (!isMap(node)) return [path]
  return [path, ...node.items.flatMap(({ key, value }) => (isScalar(key) ? pathsOf(value, [...path, String(key.value)]) : []))]
}

/** Maps whose keys are the schema's; in the others people, roles and seats are named freely. */
const isClosed = (path: Place): boolean => !['people', 'roles', 'sign-off'].includes(String(path.at(-1)))
