import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { judged, verdictOf } from './checkout.ts'
import { fits, isLesser, scenarioAt } from './scenarioFile.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../scenarios/secrets')
const names = readdirSync(folder).sort()

describe('the secret boundary', () => {
  test.each(names)('%s', async (name) => {
    const { checkout, expected } = scenarioAt(join(folder, name))
    const { findings } = await judged(checkout)
    const shown = findings.map(({ rule, verdict, file, line, column, job, secret, environment, message, context }) => {
      return { rule, verdict, file, line, column, job, secret, environment, message, context }
    })
    const missing = expected.findings.filter((one) => !findings.some((finding) => fits(finding, one)))
    const unexpected = shown.filter((_, index) => {
      const finding = findings[index]
      if (finding === undefined || expected.maybe.includes(finding.rule)) return false
      return !expected.findings.some((one) => fits(finding, one) || isLesser(finding, one))
    })
    expect({ verdict: verdictOf(findings), missing, unexpected, findings: shown }).toEqual({
      verdict: expect.stringMatching(new RegExp(`^(${expected.verdict.join('|')})$`)),
      missing: [],
      unexpected: [],
      findings: shown,
    })
  })

  test('most of what is told here is refused', () => {
    const passing = names.filter((name) => scenarioAt(join(folder, name)).expected.verdict.includes('pass'))
    expect(passing.length).toBeLessThan(names.length / 2)
  })

  test('every rule is broken and kept somewhere', () => {
    const broken = names.flatMap((name) => scenarioAt(join(folder, name)).expected.findings.flatMap(({ rule }) => rule))
    expect([...new Set(broken)].sort()).toEqual(['I1', 'I2', 'I3', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'])
  })
})
