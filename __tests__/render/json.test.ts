import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { jsonReport, missingJson } from '../../src/render/json.ts'
import { reconciledReport, reconciliation } from '../support/reconciled.ts'
import { chosen, head, overridden, ready, reason, report, result, unreadableTeam } from './reports.ts'

const seat = reason('seatForOne', { role: 'compliance', required: 1, found: 0, missing: 1, eligible: ['erin'], head })
const waiting = report('pending', [result('role-sign-off', 'pending', [seat])])

/** What follows is of the scan, and held in scanJson.test.ts. */
const [documented = ''] = readFileSync('docs/json.md', 'utf8').split('\n## A scan\n')

/** Every key of the document that is ours: data of messages has keys of its own, and counts have standings. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'data' || key === 'counts' ? [key] : [key, ...keysOf(inner)]))
}

describe('docs/json.md', () => {
  test('describes every field', () => {
    const full = chosen('x')
    const keys = new Set(keysOf(JSON.parse(jsonReport([{ ...full, decision: { ...full.decision, result: 'failed' } }, waiting, overridden(), reconciledReport(reconciliation())]))))
    expect(keys.size).toBeGreaterThan(40)
    expect([...keys].filter((key) => !documented.includes(`\`${key}\``))).toEqual([])
  })

  test('describes no field that is not there', () => {
    const keys = new Set(keysOf(JSON.parse(jsonReport([chosen('x'), waiting, overridden(), reconciledReport(reconciliation())]))))
    const rows = [...documented.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((name) => !keys.has(name))).toEqual([])
  })
})

test('the worst report comes first and speaks for all', () => {
  expect(JSON.parse(jsonReport([ready(), waiting, unreadableTeam()]))).toMatchObject({
    format: 1,
    result: 'error',
    word: 'Could not evaluate',
    reports: [{ result: 'error' }, { result: 'pending' }, { result: 'passed' }],
  })
})

describe('what is missing', () => {
  test('has ids and data for programs, sentences for people', () => {
    expect(JSON.parse(missingJson([waiting]))).toEqual([
      {
        pullRequest: 1842,
        control: 'role-sign-off',
        message: 'seatForOne',
        data: { role: 'compliance', required: 1, found: 0, missing: 1, eligible: ['erin'], head },
        text: 'compliance: 0 of 1 signed off.',
        todo: 'erin (compliance) approves this pull request at 9f3c2e1.',
      },
    ])
  })

  test.each([['ready'], ['overridden']])('is nothing when %s', (word) => {
    const one = word === 'ready' ? ready() : { ...ready(), decision: { ...ready().decision, result: 'overridden' as const } }
    expect(missingJson([one])).toBe('[]')
    expect(JSON.parse(jsonReport([one])).reports[0].missing).toEqual([])
  })

  test('is never empty when something blocks', () => {
    for (const one of [unreadableTeam(), report('failed', [result('of-tomorrow', 'fail', [reason('unheardOf')])])]) {
      expect(JSON.parse(missingJson([one]))).toHaveLength(1)
    }
  })
})
