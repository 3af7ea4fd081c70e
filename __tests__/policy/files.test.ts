import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'yaml'
import { policyJsonSchema } from '../../src/policy/jsonSchema.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { lines, sourceOf } from './support.ts'

const here = new URL('.', import.meta.url)
const filesIn = (folder: string): { name: string; text: string }[] =>
  readdirSync(new URL(folder, here)).map((name) => ({ name, text: readFileSync(new URL(`${folder}/${name}`, here), 'utf8') }))

const ajv = new Ajv({ strict: true, allErrors: true })
formats.default(ajv)
const fitsSchema = ajv.compile(policyJsonSchema())

describe('good policies are accepted by the reader and by the JSON Schema', () => {
  test.each(filesIn('good'))('$name', ({ text }) => {
    const reading = readPolicy(sourceOf(text))
    expect(reading.ok ? [] : lines(reading.problems)).toEqual([])
    expect(fitsSchema(parse(text))).toBe(true)
  })
})

/** The comments `# Expect: …` say every problem that the file must be told, in the order of the file. */
const expectedIn = (text: string): string[] => [...text.matchAll(/^# Expect: (.*)$/gm)].map(([, line]) => line ?? '')
const beyondSchema = (text: string): boolean => /^# Beyond JSON Schema: .+/m.test(text)

describe('bad policies are refused with every problem and its place', () => {
  test.each(filesIn('bad'))('$name', ({ text }) => {
    const reading = readPolicy(sourceOf(text))
    expect(reading.ok).toBe(false)
    expect(reading.ok ? [] : lines(reading.problems)).toEqual(expectedIn(text))
    expect(expectedIn(text)).not.toEqual([])
  })
})

describe('bad policies are refused by the JSON Schema too, unless the file says that it cannot know', () => {
  test.each(filesIn('bad'))('$name', ({ text }) => {
    expect(verdictOfSchema(text)).toBe(beyondSchema(text) ? 'accepted' : 'refused')
  })

  /** What an editor would say; text that YAML itself refuses never reaches the schema. */
  const verdictOfSchema = (text: string): 'accepted' | 'refused' => {
    if (!beyondSchema(text)) return fitsSchema(parse(text)) ? 'accepted' : 'refused'
    try {
      const value: unknown = parse(text, { logLevel: 'silent' })
      return value === null || fitsSchema(value) || text.includes('YAML reader') ? 'accepted' : 'refused'
    } catch {
      return 'accepted'
    }
  }
})
