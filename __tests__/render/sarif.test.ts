import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formatsModule from 'ajv-formats'
import type { BoundaryRule } from '../../src/domain/boundary.ts'
import { lineHashes } from '../../src/render/lineHash.ts'
import { sarif } from '../../src/render/sarif.ts'
import { finding, scanOf, workflow } from './boundary.ts'

interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: Record<string, number> } }[]
  partialFingerprints: Record<string, string>
  suppressions: { justification: string }[]
  properties: { contexts: string[] }
}
interface Rule {
  id: string
  shortDescription: { text: string }
  fullDescription: { text: string }
  help: { text: string }
  helpUri: string
}
interface Log {
  runs: [{ tool: { driver: { rules: Rule[] } }; invocations: [{ toolExecutionNotifications: { message: { text: string } }[] }]; results: Result[] }]
}

const ajv = new Ajv({ allErrors: true, strict: false })
;(formatsModule as unknown as (validator: Ajv) => void)(ajv)
const validate = ajv.compile(JSON.parse(readFileSync('__tests__/render/sarif-schema.json', 'utf8')) as object)

function logOf(...given: Parameters<typeof scanOf>): Log {
  const text = sarif(scanOf(...given))
  const log = JSON.parse(text) as Log
  expect([validate(log), validate.errors]).toEqual([true, null])
  return log
}
const resultsOf = (...given: Parameters<typeof scanOf>) => logOf(...given).runs[0].results

const everyRule: BoundaryRule[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'I1', 'I2', 'I3']

test('nothing found is a run with every rule and no result', () => {
  const log = logOf([])
  expect(log.runs[0].results).toEqual([])
  expect(log.runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(everyRule)
})

test('every rule has what code scanning requires, within its lengths', () => {
  for (const { id, shortDescription, fullDescription, help, helpUri } of logOf([]).runs[0].tool.driver.rules) {
    for (const { text } of [shortDescription, fullDescription, help]) {
      expect(text.length).toBeGreaterThan(10)
      expect(text.length).toBeLessThanOrEqual(1024)
    }
    expect(helpUri).toMatch(new RegExp(`^https://.*#${id.toLowerCase()}$`))
  }
})

test('a result has its rule, its level, and a region on its line', () => {
  const [result] = resultsOf([finding()])
  expect(result).toMatchObject({ ruleId: 'S2', ruleIndex: 1, level: 'error' })
  expect(result?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: '.github/workflows/ci.yml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 44 },
  })
  expect(result?.message.text).toContain('PROD_KEY')
})

test.each([
  ['violation', 'error'],
  ['not-understood', 'error'],
  ['undetermined', 'warning'],
  ['note', 'note'],
] as const)('%s is a %s', (verdict, level) => {
  expect(resultsOf([finding({ verdict })])[0]?.level).toBe(level)
})

test('one place in several runs is one result that names them all', () => {
  const results = resultsOf([finding(), finding({ context: 'push to a branch other than main' })])
  expect(results).toHaveLength(1)
  expect(results[0]?.properties.contexts).toEqual(['pull_request', 'push to a branch other than main'])
  expect(results[0]?.message.text).toContain('push to a branch other than main')
})

test('an exception is a suppression with its reason', () => {
  const exception = { reason: 'read-only plan', approvedBy: 'erin', expires: '2027-03-31' }
  expect(resultsOf([finding({ verdict: 'note', exception })])[0]?.suppressions[0]?.justification).toBe('read-only plan (erin, until 2027-03-31)')
})

test('what is of no file stands at the policy', () => {
  const inventory =
    finding({ rule: 'I1', file: '', line: 0, column: 0, job: null, context: null, message: 'secretMisplaced', data: { store: 'repository' } })
  const { artifactLocation, region } =
    resultsOf([inventory], { policy: { path: '.github/countersign.yml', unread: [] } })[0]?.locations[0]?.physicalLocation ?? {}
  expect([artifactLocation?.uri, region?.['startLine']]).toEqual(['.github/countersign.yml', 1])
})

test.each([
  ['.github/workflows/a b#c?.yml', '.github/workflows/a%20b%23c%3F.yml'],
  ['.github/workflows/\ud800.yml', '.github/workflows/%EF%BF%BD.yml'],
  ['http://evil.example/x.yml', 'http%3A//evil.example/x.yml'],
])('the address of %j is relative', (file, uri) => {
  expect(resultsOf([finding({ file })])[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri)
})

test('beyond what GitHub takes, the worst are kept and the rest is told', () => {
  const many = Array.from({ length: 6000 }, (_, line) => finding({ line: line + 1, verdict: 'note' }))
  const log = logOf([...many, finding({ line: 9000 })])
  expect(log.runs[0].results).toHaveLength(5000)
  expect(log.runs[0].results[0]?.level).toBe('error')
  expect(log.runs[0].invocations[0].toolExecutionNotifications[0]?.message.text).toContain('1001 results are left out')
})

test('no text of a file is in it', () => {
  const secret = `hidden${Math.random()}`
  expect(sarif(scanOf([finding({ rule: 'S5', message: 'literalCredential', secret: null, data: { kind: 'token' } })], { linesOf: () =>
    ['a', 'b', `        ${secret}`] }))).not.toContain(secret)
})

describe('fingerprints', () => {
  const of = (...given: Parameters<typeof scanOf>) => resultsOf(...given)[0]?.partialFingerprints

  test('are those that the upload would compute, so that it has nothing to complain of', () => {
    expect(of([finding()])?.['primaryLocationLineHash']).toBe(lineHashes(workflow)[2])
  })

  test('do not change when a line is added above', () => {
    const moved = of([finding({ line: 4 })], { linesOf: () => ['# new', ...workflow] })
    expect(moved).toEqual(of([finding()]))
  })

  test('are there when the file is not at hand', () => {
    expect(of([finding()], { linesOf: () => null })?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/)
  })

  // The expectations are those of github/codeql-action, src/fingerprints.test.ts.
  test.each([
    ['', ['c129715d7a2bc9a3:1']],
    [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
    [' hello; \t\r\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n', [
      'e9496ae3ebfced30:1',
      'fb7c023a8b9ccb3f:1',
      'ce8ba1a563dcdaca:1',
      'e20e36e16fcb0cc8:1',
      'b3edc88f2938467e:1',
      'c8e28b0b4002a3a0:1',
      'c129715d7a2bc9a3:1',
    ]],
    ['Lorem ipsum dolor sit amet.\n'.repeat(7).trimEnd(), 3],
  ])('of %j', (text, expected) => {
    const hashes = lineHashes(text.split(/\r\n|\r|\n/))
    if (typeof expected === 'number') expect(hashes.slice(0, expected).map((hash) => hash.split(':')[1])).toEqual(['1', '2', '3'])
    else expect(hashes).toEqual(expected)
  })
})
