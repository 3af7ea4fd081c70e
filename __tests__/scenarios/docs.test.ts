import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { runScenario } from '../../src/cli/scenario/run.ts'
import { expectedSchema, factsSchema } from '../../src/cli/scenario/schema.ts'

const page = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../docs/scenarios.md'), 'utf8')

/** Every key of a schema, however deep. */
function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)])
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysOf)
  if (schema instanceof z.ZodArray) return keysOf(schema.element)
  if (schema instanceof z.ZodRecord) return keysOf(schema.valueType)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysOf(schema.unwrap())
  return []
}

describe('docs/scenarios.md', () => {
  test('its example comes out as it says', async () => {
    const example = /```yaml\n([\s\S]+?)\n```/.exec(page)?.[1] ?? ''
    const outcome = await runScenario('docs/scenarios.md', example, () => {
      throw new Error('the example holds its own policy')
    })
    expect(outcome.state === 'otherwise' ? outcome.differences : outcome.state).toBe('as-expected')
  })

  test.each([
    ['facts', factsSchema],
    ['expected outcome', expectedSchema],
  ])('it explains every key of the %s', (_, schema) => {
    const keys = [...new Set(keysOf(schema))]
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([])
  })
})
