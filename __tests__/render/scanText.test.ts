import { describe, expect, test } from '@jest/globals'
import { excerpt } from '../../src/render/excerpt.ts'
import { scanText } from '../../src/render/scanText.ts'
import { finding, scanOf } from './boundary.ts'

const text = (...given: Parameters<typeof scanOf>): string => scanText(scanOf(...given), { color: false })

test('a finding is told as a compiler would: place, rule, the line, a caret, what to do', () => {
  const [first = '', line = '', caret = '', todo = ''] = text([finding()]).split('\n')
  expect(first).toMatch(/^\.github\/workflows\/ci\.yml:3:9 {2}S2 violation: .*PROD_KEY/)
  expect(line).toBe('     3 |     env: { KEY: "${{ secrets.PROD_KEY }}" }')
  expect(caret.indexOf('^') - caret.indexOf('|') - 2).toBe(8)
  expect(todo).toMatch(/^ {2}To do: ./)
})

test('the last lines tell the verdict, what was looked at, and by which policy', () => {
  const said = text([finding(), finding({ verdict: 'note' })])
  expect(said).toContain('Violation: 1 violation, 1 note in 1 file, 2 jobs (1 production), 2 kinds of run. assurance: static')
  expect(said).toContain('Policy: none in .github/countersign.yml, so the defaults hold.')
  expect(said).toContain('Not known: where the secrets live')
})

test('a pass says what it rests on', () => {
  expect(text([])).toContain('Pass: nothing found in 1 file')
  expect(text([], {}, { assurance: 'inventory' })).not.toContain('Not known')
})

test('no workflow files is said as such, and is a pass', () => {
  expect(text([], {}, { files: [], jobs: 0, contexts: [] })).toContain('Pass: no workflow files in .github/workflows.')
})

test('central policies that were not read are named', () => {
  expect(text([], { policy: { path: 'p.yml', unread: ['acme/.github//countersign.yml@v1'] } })).toMatch(/Not read, because a scan is offline: acme/)
})

test('one place in several runs is told once', () => {
  const said = text([finding(), finding({ context: 'issue_comment' }), finding({ context: 'workflow_run' })])
  expect(said.match(/S2 violation/g)).toHaveLength(1)
  for (const run of ['pull_request', 'issue_comment', 'workflow_run']) expect(said).toContain(run)
})

test('a note is one line, with the exception that made it one', () => {
  const said = text([finding({ verdict: 'note', exception: { reason: 'read-only plan', approvedBy: 'erin', expires: '2027-03-31' } })])
  expect(said).toMatch(/S2 note: .*exception until 2027-03-31, by erin: read-only plan/)
  expect(said).not.toContain('To do')
})

test('exceptions that do nothing are told', () => {
  const said = text([], {}, { unused: [{ file: 'a.yml', job: 'plan', expired: true }, { file: 'b.yml', job: null, expired: false }] })
  expect(said).toContain('Exception for a.yml, job plan: expired.')
  expect(said).toContain('Exception for b.yml: matches nothing.')
})

test('what is of no file stands at the inventory', () => {
  const said = text(
    [finding({ rule: 'I1', file: '', line: 0, column: 0, message: 'secretMisplaced', data: { store: 'repository' } })],
    { inventory: { path: 'inventory.json' } },
  )
  expect(said).toMatch(/^inventory\.json {2}I1 violation/)
})

test('thousands of findings are not thousands of pages', () => {
  const said = text(Array.from({ length: 3000 }, (_, line) => finding({ line: line + 1 })))
  expect(said.match(/S2 violation/g)).toHaveLength(200)
  expect(said).toContain('… and 2800 more findings')
})

test('a hostile path, job or run moves no cursor and gives the runner no command', () => {
  const said = text([finding({ file: '\u001b[2J::error::x', job: '##[add-mask]', context: '\u202e' }), finding({ context: '::stop::' })])
  expect(said).not.toMatch(/\u001b|\u202e|::error::|::stop::|##\[/)
})

describe('an excerpt shows no credential', () => {
  const value = `x${Math.random().toString(36).slice(2)}y`

  test('nothing of a file in which one was found', () => {
    const literal = finding({ rule: 'S5', message: 'literalCredential', secret: null, line: 9, data: { kind: 'token' } })
    expect(text([finding(), literal], { linesOf: () => ['a', 'b', `     ${value}`] })).not.toContain(value)
  })

  test.each([
    ['behind a telling name', `password: ${value}`],
    ['in quotes', `  api_token: "${value}"`],
    ['in JSON', `{"client-secret": "${value}"}`],
    ['in an address', `curl https://me:${value}@host.example/`],
    ['as an option', `curl -u me:${value} host.example`],
    ['by its looks', `echo ${value.repeat(3)}1234`],
  ])('%s', (_, line) => {
    expect(excerpt([line], 1, 1).join('\n')).not.toContain(value)
  })

  test.each([
    '    secrets: inherit',
    '      id-token: write',
    'uses: a/b@0123456789abcdef0123456789abcdef01234567',
    'KEY: ${{ secrets.PROD_KEY }}',
    'uses: ./.github/workflows/deploy-to-production.yml',
  ])(
    'and leaves %j as it is',
    (line) => {
      expect(excerpt([line], 1, 1)[0]).toContain(line)
    },
  )

  test('a long line is cut around its column, in no time', () => {
    const line = `${'${{ '.repeat(20_000)}key: `
    const [shown = ''] = excerpt([line], 1, 900)
    expect(shown.length).toBeLessThan(130)
  })

  test.each([[0, 1], [2, 1], [1, 99], [1, 0]])('nothing at %i:%i, where the file has nothing', (line, column) => {
    expect(excerpt(['short'], line, column)).toEqual([])
  })
})
