import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/domain/report.ts'
import { statusOf, verdictLine } from '../../src/render/statusLine.ts'
import { head, nothing, ready, reason, report, result, unreadableTeam } from './reports.ts'

const seat = (role: string, change = 1842) =>
  result('role-sign-off', 'pending', [reason('seatForOneOf', { role, required: 1, found: 0, missing: 1, eligible: ['lee', 'dana'], head })], change)
const waiting = (over: Partial<Report> = {}) => report('pending', [seat('release-manager')], over)
const blocked = (over: Partial<Report> = {}) =>
  report(
    'failed',
    [result('incompatible-roles', 'fail', [reason('conflict', { login: 'kim', first: 'developer', second: 'release-manager' })])],
    over,
  )
const on = (one: Report, number: number): Report => ({ ...one, subject: { ...one.subject, changes: [{ number, head }] } })

describe('the status is the verdict', () => {
  test.each([
    ['Waiting', waiting(), 'pending', 'Waiting: 1 sign-off from release-manager'],
    ['Blocked', blocked(), 'failure', 'Blocked: kim holds both developer and release-manager'],
    ['Could not evaluate', unreadableTeam(), 'error', 'Could not evaluate: team acme/release is not readable with this token'],
    ['Ready', ready(), 'success', 'Ready: every rule that applies is satisfied'],
    ['nothing was judged', nothing(), 'error', 'Could not evaluate: no control was evaluated'],
  ])('%s', (_, one, state, description) => expect(statusOf([one])).toEqual({ state, description }))

  test('observe mode is green and says what it would have been', () => {
    expect(statusOf([blocked({ mode: 'observe' })])).toEqual({
      state: 'success',
      description: 'Observe: would be Blocked: kim holds both developer and release-manager',
    })
  })
})

describe('of several reports on one head the worst is published', () => {
  test.each([
    [[ready(), waiting()], 'pending'],
    [[waiting(), unreadableTeam()], 'error'],
    [[unreadableTeam(), blocked(), ready()], 'failure'],
    [[ready({ mode: 'observe' }), waiting()], 'pending'],
    [[blocked({ mode: 'observe' }), waiting()], 'pending'],
  ])('%#', (reports, state) => {
    const [first = ready(), ...rest] = reports
    expect(statusOf([first, ...rest]).state).toBe(state)
  })

  test('and named', () => {
    expect(statusOf([on(ready(), 7), on(waiting(), 8)]).description).toBe('Waiting: 1 sign-off from release-manager (#8)')
  })
})

describe('outside a single open pull request nothing would wake a waiting status, so it fails', () => {
  const { subject } = waiting()
  test.each([
    ['a merge group', { ...subject, commit: 'a'.repeat(40), changes: [...subject.changes, { number: 7, head }] }],
    ['a merge group of one', { ...subject, commit: 'a'.repeat(40) }],
    ['a merged pull request', { ...subject, gate: 'merge' as const }],
  ])('%s', (_, other) =>
    expect(statusOf([waiting({ subject: other })])).toMatchObject({ state: 'failure', description: expect.stringMatching(/^Waiting: /) }),
  )
})

describe('140 characters', () => {
  const roles = ['release-manager', 'compliance', 'developer', 'security-officer', 'policy-owner']
  const many = report(
    'pending',
    roles.map((role) => seat(role)),
  )

  test('hold as many parts as fit, and count the others', () => {
    const { description } = statusOf([many])
    expect(description).toBe(
      'Waiting: 1 sign-off from release-manager; 1 sign-off from compliance; 1 sign-off from developer; 1 sign-off from security-officer (+1 more)',
    )
  })

  test('are kept whatever the first part is', () => {
    const { description } = statusOf([report('pending', [seat('😀'.repeat(300)), seat('x')])])
    expect(description.length).toBeLessThanOrEqual(140)
    expect(description.endsWith('… (+1 more)')).toBe(true)
  })

  test('say the same thing once', () => {
    const twice = report('pending', [seat('release-manager', 1), seat('release-manager', 2)])
    expect(statusOf([twice]).description).toBe('Waiting: 1 sign-off from release-manager')
  })

  test('a headline without a reason still has the word', () => {
    const bare = { ...waiting(), explanation: { ...waiting().explanation, headline: [] } }
    expect(verdictLine(bare, 140)).toBe('Waiting')
  })

  test('a message of another version is shown by its id and data', () => {
    const later = report('pending', [result('role-sign-off', 'pending', [reason('fromTheFuture', { login: 'kim' })])])
    expect(statusOf([later]).description).toBe('Waiting: fromTheFuture (login kim)')
  })
})
