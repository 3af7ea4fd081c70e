import { describe, expect, test } from '@jest/globals'
import { columns, wrap } from '../../src/render/columns.ts'
import { terminalReport } from '../../src/render/terminal.ts'
import { head, ready, reason, report, result, unreadableTeam } from './reports.ts'

const waiting = report('pending', [
  result('independent-approval', 'pass', [
    reason('approved', { login: 'kim', commit: head }),
    reason('opened', { login: 'jo' }),
    reason('olderCommit', { login: 'lee', commit: 'a'.repeat(40), since: 3 }),
  ]),
  result('role-sign-off', 'pending', [
    reason('seatForOneOf', { role: 'release-manager', required: 1, found: 0, missing: 1, eligible: ['lee', 'dana'], head }),
  ]),
])

test('the page of a pull request that waits', () => {
  expect(terminalReport([waiting], { color: false })).toBe(`Waiting: 1 sign-off from release-manager
PR #1842 → main · commit 9f3c2e1 · policy b1946ac · 2026-11-21 14:03 UTC
https://github.com/acme/payments/pull/1842

To unblock
  1. One of lee or dana (release-manager) approves this pull request at 9f3c2e1.

Controls
  Waiting  Role sign-off         release-manager: 0 of 1 signed off.
  Ready    Independent approval  kim approved 9f3c2e1 and contributed nothing.

Approvals: 1 counted, 1 did not
  counted      kim  9f3c2e1  approved 9f3c2e1 and contributed nothing.
  not counted  lee  aaaaaaa  approved the older commit aaaaaaa; 3 commits since.

Contributors: 1
  jo  opened the pull request

What was read
  18 of 18 commits · 42 of 42 files · 3 of 3 reviews · 4 requests · 1 GraphQL point. Nothing
  truncated.

Evidence
  sha256 ${'4b1d'.repeat(16)}
  signed by SHA256:3u0vX2j8rZkq
  https://github.com/acme/payments/actions/runs/1/artifacts/7
  verify: countersign verify evidence.sigstore.json --key countersign.pub
`)
})

describe('colour', () => {
  const plain = terminalReport([waiting, ready(), unreadableTeam()], { color: false })
  const colored = terminalReport([waiting, ready(), unreadableTeam()], { color: true })

  test('is there only when asked for', () => {
    expect(plain).not.toContain('\u001b')
    expect(colored).toContain('\u001b[33mWaiting\u001b[0m')
  })

  test('carries nothing that the words do not', () => expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain))
})

test('several reports stand apart, the worst first', () => {
  const page = terminalReport([ready(), unreadableTeam()], { color: false })
  expect(page.indexOf('Could not evaluate:')).toBe(0)
  expect(page.indexOf('Ready: every rule')).toBeGreaterThan(page.indexOf('─────'))
})

test.each([
  ['observe mode', ready({ mode: 'observe' }), 'Observe mode: this verdict blocks nothing'],
  [
    'unsigned evidence',
    ready({ evidence: { sha256: 'x', signed: false, signer: null, artifactUrl: null, verifyCommand: 'v' } }),
    'unsigned: it proves nothing',
  ],
  [
    'a list that was cut',
    ready({ reading: { requests: 1, points: null, lines: [{ what: 'files', listed: 1, total: 2 }], unavailable: [] } }),
    '1 list truncated',
  ],
  ['a policy without effect', ready({ notEvaluated: ['deployments'] }), 'Not evaluated by this version: deployments.'],
  ['a verdict that blocks nothing', ready({ enforcement: { ...ready().enforcement, required: 'no' } }), 'This verdict does not block merging'],
])('%s is said', (_, one, said) => expect(terminalReport([one], { color: false })).toContain(said))

describe('the page is 100 columns wide', () => {
  test('whatever is in it', () => {
    const lines = terminalReport([waiting, unreadableTeam()], { color: false }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  })
  test('a word that is longer stays whole', () => expect(wrap(`a ${'x'.repeat(120)} b`, '')).toEqual(['a', 'x'.repeat(120), 'b']))
  test('continued lines are indented', () => expect(wrap('aa bb cc', '1. ', '   ', 9)).toEqual(['1. aa bb', '   cc']))
  test('a cell that is too wide has its text below it', () => {
    const [first, second] = columns([{ cells: ['x'.repeat(40)], ink: 'red', text: 'why' }], false)
    expect([first, second?.trim()]).toEqual([`  ${'x'.repeat(40)}`, 'why'])
  })
})
