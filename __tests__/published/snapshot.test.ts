import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { operationOf } from './description.ts'
import { operations } from './operations.ts'

const file = new URL('./github-openapi.json', import.meta.url)
const text = readFileSync(file, 'utf8')

test('the snapshot holds every operation we use, and stays small', () => {
  for (const name of operations) expect(operationOf(name).statuses.length).toBeGreaterThan(0)
  expect(statSync(file).size).toBeLessThan(1_500_000)
})

test('an operation that was not taken over is unknown', () => {
  expect(() => operationOf('DELETE /repos/{owner}/{repo}')).toThrow('does not publish')
})

test('every reference leads somewhere', () => {
  const whole = JSON.parse(text) as unknown
  for (const [, reference = ''] of text.matchAll(/"\$ref": "#\/([^"]+)"/g)) {
    const found = reference.split('/').reduce<unknown>((here, part) => (here as Record<string, unknown> | undefined)?.[part], whole)
    expect({ reference, found: found !== undefined && found !== null }).toEqual({ reference, found: true })
  }
})
