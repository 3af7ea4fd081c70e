import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkReport } from '../../src/render/checkReport.ts'
import { commentBody } from '../../src/render/comment.ts'
import { jobSummary } from '../../src/render/jobSummary.ts'
import { jsonReport, missingJson } from '../../src/render/json.ts'
import { statusOf } from '../../src/render/statusLine.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { skeleton } from './markdown.ts'
import { chosen } from './reports.ts'

/** Texts built from what markup, mentions, references, terminals and the runner's log are made of. */
const piece = fc.constantFrom(
  '`',
  '```',
  '|',
  '\n',
  '\r',
  '<',
  '>',
  '</details>',
  '<img src=x>',
  '@acme/admins',
  '#1',
  '**',
  '](https://evil)',
  '[',
  '\\',
  '::error::',
  '##[error]',
  '%0A',
  '{login}',
  '<!--',
  '-->',
  '\u001b[31m',
  '\u202e',
  '\u200b',
  ' ',
  'x',
  '&lt;',
  '~~~',
  '- [x]',
  '\t',
)
const text = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
)

/** The pages without their data: the same whatever the data is, if and only if no data became markup. */
function pages(of: string): string[] {
  const { summary, text: why } = checkReport([chosen(of)])
  return [summary, why, jobSummary([chosen(of)], null), commentBody([chosen(of)])].map(skeleton)
}

describe('no text that anybody can choose', () => {
  const benign = pages('x')

  test('changes the structure of a page', () => {
    fc.assert(
      fc.property(text, (hostile) => expect(pages(hostile)).toEqual(benign)),
      { numRuns: 300 },
    )
  })

  test('stands outside code, so nobody is mentioned and nothing is referred to', () => {
    const said = pages('@acme/admins fixes #1, see https://evil.example and acme/payments#2').join('\n')
    expect(said).not.toMatch(/@acme|fixes|evil|payments#2/)
  })

  test('reaches a terminal or a log as a command', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const lines = terminalReport([chosen(hostile)], { color: false }).split('\n')
        for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u200b]|::|##\[/)
        expect(lines.length).toBeLessThan(400)
      }),
      { numRuns: 100 },
    )
  })

  test('makes a status too long or breaks its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (hostile) => {
        const { description } = statusOf([chosen(hostile)])
        expect(description.length).toBeLessThanOrEqual(140)
        expect(description).not.toMatch(/[\n\r\u001b]/)
      }),
    )
  })

  test('breaks the JSON', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        expect(JSON.parse(jsonReport([chosen(hostile)]))).toMatchObject({ format: 1, result: 'error' })
        expect(missingJson([chosen(hostile)])).not.toMatch(/[\n\r]/)
      }),
      { numRuns: 50 },
    )
  })
})
