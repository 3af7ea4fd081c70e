import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputLines, writeOutputs } from '../../src/publish/outputs.ts'
import { writeSummary } from '../../src/publish/summary.ts'

/** As the runner reads GITHUB_OUTPUT: `name<<delimiter`, lines, the delimiter alone. */
function parsed(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  while (lines.length > 1) {
    const [name = '', delimiter] = (lines.shift() ?? '').split('<<')
    const end = lines.indexOf(delimiter ?? '')
    if (delimiter === undefined || end < 0) throw new Error('malformed')
    values[name] = lines.splice(0, end).join('\n')
    lines.shift()
  }
  return values
}

test('any values come out as they went in, and no others', () => {
  const value = fc.string({ unit: fc.constantFrom('\n', '<', 'E', 'O', 'F', '=', 'decision', 'countersign_', ' ') })
  fc.assert(
    fc.property(value, value, (decision, missing) => {
      expect(parsed(outputLines({ decision, missing }, 'secret'))).toEqual({ decision, missing })
    }),
  )
})

describe('an output that could be read as another is refused', () => {
  test('its value holds the delimiter', () => expect(() => outputLines({ decision: 'a\ncountersign_s\nx' }, 's')).toThrow('its own delimiter'))
  test.each(['a b', 'a<<b', 'a\nb', '', 'A'])('its name is %j', (name) =>
    expect(() => outputLines({ [name]: 'x' }, 's')).toThrow('not the name of an output'),
  )
})

test('each writing has a delimiter of its own, and files are added to', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'outputs-'))
  try {
    const file = join(directory, 'output')
    await writeFile(file, '')
    await writeOutputs(file, { decision: 'passed' })
    await writeOutputs(file, { decision: 'passed' })
    const text = await readFile(file, 'utf8')
    expect(new Set(text.match(/countersign_\S+/g)).size).toBe(2)
    const summary = join(directory, 'summary')
    await writeSummary(summary, 'one')
    await writeSummary(summary, 'two\n')
    expect(await readFile(summary, 'utf8')).toBe('one\ntwo\n')
  } finally {
    await rm(directory, { recursive: true })
  }
})

test.each([null, ''])('outside Actions (%j) nothing is written', async (file) => {
  await expect(writeOutputs(file, { decision: 'passed' })).resolves.toBeUndefined()
  await expect(writeSummary(file, 'x')).resolves.toBeUndefined()
})
