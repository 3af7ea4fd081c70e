import { describe, expect, test } from '@jest/globals'
import { loadPolicies } from '../../src/policy/load.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { passingFacts, policySource, sealed } from '../support/sampleRecord.ts'
import { lines, sourceOf } from './support.ts'

const policyWith = (baseline: string): string => `version: 1
deployments:
  - environments: [staging]
  - environments: [production]
    baseline: ${baseline}
`

function warningsOn(baseline: string): string[] {
  const reading = readPolicy(sourceOf(policyWith(baseline)))
  if (!reading.ok) throw new Error(lines(reading.problems).join())
  return lines(reading.loaded.warnings)
}

describe('an abbreviated baseline', () => {
  test.each(['4f2a9c1', 'a'.repeat(39), 'a'.repeat(41), 'a'.repeat(63)])('is warned of on its line: %s', (baseline) => {
    expect(warningsOn(baseline)).toEqual([
      '5:15 CS-027 "baseline" in deployment rule 2 is an abbreviated commit id, from which no deployment passes; write the whole commit id',
    ])
  })

  test.each(['a'.repeat(40), 'a'.repeat(64)])('is not a whole one: %s', (baseline) => {
    expect(warningsOn(baseline)).toEqual([])
  })

  test.each(['abcdef', 'main', 'A'.repeat(40), 'a'.repeat(65)])('is a commit id all the same, which this is not: %s', (baseline) => {
    expect(readPolicy(sourceOf(policyWith(baseline)))).toMatchObject({ ok: false, problems: [{ code: 'CS-013', line: 5, column: 15 }] })
  })

  test('keeps no policy from being read: the change that mends it is judged by the one that has it', async () => {
    const loaded = await loadPolicies(sourceOf(policyWith('4f2a9c1')), async () => { throw new Error('no central policy') })
    expect(loaded.ok && proposedReader(loaded.policies)(policyWith('5f2a9c1'), 'policy.yml')).toEqual([])
  })

  test('in a record changes nothing of how it is replayed', async () => {
    const { statement } = await sealed(passingFacts(), [policySource(policyWith('4f2a9c1'))])
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: 'passed' })
  })
})
