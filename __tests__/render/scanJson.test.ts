import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { scanJson } from '../../src/render/scanJson.ts'
import { scanVerdict } from '../../src/render/scanReport.ts'
import { finding, scanOf } from './boundary.ts'

const documentOf = (...given: Parameters<typeof scanOf>) =>
  JSON.parse(scanJson(scanOf(...given))) as { verdict: string; findings: Record<string, unknown>[]; files: unknown[] }

test('a finding has the members that were promised, and no empty secret or environment', () => {
  const [told] = documentOf([finding()]).findings
  expect(told).toMatchObject({
    rule: 'S2',
    verdict: 'violation',
    file: '.github/workflows/ci.yml',
    line: 3,
    column: 9,
    job: 'test',
    context: 'pull_request',
    secret: 'PROD_KEY',
  })
  expect(told?.['message']).toContain('PROD_KEY')
  expect(typeof told?.['remedy']).toBe('string')
  expect(Object.keys(told ?? {})).not.toContain('environment')
})

test('the document says verdict, assurance and every file with its blob', () => {
  expect(documentOf([])).toMatchObject({
    format: 1,
    verdict: 'pass',
    assurance: 'static',
    files: [{ path: '.github/workflows/ci.yml', blob: 'a'.repeat(40) }],
    findings: [],
  })
})

test('violation > not understood > undetermined > pass, and a note is a pass', () => {
  const ofAll = (...verdicts: Parameters<typeof finding>[0][]) => scanVerdict(verdicts.map(finding))
  const [violation, strange, open, note] =
    [{ verdict: 'violation' }, { verdict: 'not-understood' }, { verdict: 'undetermined' }, { verdict: 'note' }] as const
  expect(ofAll(note, open, strange, violation)).toBe('violation')
  expect(ofAll(note, open, strange)).toBe('not-understood')
  expect(ofAll(note, open)).toBe('undetermined')
  expect([ofAll(note), ofAll()]).toEqual(['pass', 'pass'])
})

test('what a terminal would obey is spelled out', () => {
  expect(scanJson(scanOf([finding({ job: '\u202e\u001b[2J' })]))).not.toMatch(/\u202e|\u001b/)
})

test('docs/json.md describes every field of a scan, and none that is not there', () => {
  const full = finding({
    cause: 'environment',
    environment: 'production',
    exception: { reason: 'x', approvedBy: 'erin', expires: '2027-03-31' },
    inBase: true,
    data: {},
  })
  const unused = [{ file: 'a.yml', job: null, expired: true }]
  const keys = new Set(keysOf(JSON.parse(scanJson(scanOf([full], {}, { unused })))))
  const [, documented = ''] = readFileSync('docs/json.md', 'utf8').split('\n## A scan\n')
  expect([...keys].filter((key) => !documented.includes(`\`${key}\``))).toEqual([])
  const rows = [...documented.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter((name) => !keys.has(name))).toEqual([])
})

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : []
}
