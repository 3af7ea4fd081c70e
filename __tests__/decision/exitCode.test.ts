import { describe, expect, test } from '@jest/globals'
import { exitCode } from '../../src/decision/exitCode.ts'
import type { Result } from '../../src/domain/outcome.ts'
import type { Enforcement } from '../../src/domain/record.ts'

const enforcement = (required: Enforcement['required']): Enforcement => ({
  branch: 'main',
  required,
  pinnedApp: null,
  bypass: 'unreadable',
  jobCondition: 'none',
  detail: null,
})

const blocking: Result[] = ['failed', 'pending', 'error']

describe('the job of a run', () => {
  test.each(blocking)('ends red when %s and no rule requires the status', (result) => {
    expect(exitCode(result, enforcement('no'), 'auto', 'enforce')).toBe(1)
  })

  test.each(blocking)('ends red when %s and the rules could not be read', (result) => {
    expect(exitCode(result, enforcement('unreadable'), 'auto', 'enforce')).toBe(1)
  })

  test.each(blocking)('ends green when %s and the required status blocks in its place', (result) => {
    expect(exitCode(result, enforcement('yes'), 'auto', 'enforce')).toBe(0)
  })

  test.each(blocking)('follows the verdict %s when told to, whatever the rules say', (result) => {
    expect(exitCode(result, enforcement('yes'), 'verdict', 'enforce')).toBe(1)
  })

  test.each(blocking)('ends green when %s and asked only to evaluate', (result) => {
    expect(exitCode(result, enforcement('no'), 'evaluated', 'enforce')).toBe(0)
  })

  test.each(['passed', 'overridden'] as const)('ends green when %s', (result) => {
    for (const required of ['yes', 'no', 'unreadable'] as const) expect(exitCode(result, enforcement(required), 'verdict', 'enforce')).toBe(0)
  })

  test.each(blocking)('never ends red in observe mode, also when %s', (result) => {
    expect(exitCode(result, enforcement('no'), 'verdict', 'observe')).toBe(0)
  })
})
