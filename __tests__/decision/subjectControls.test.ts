import { describe, expect, test } from '@jest/globals'
import type { SubjectControl, SubjectView } from '../../src/controls/control.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluate, needsOf } from '../../src/decision/evaluate.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { Facts, Need } from '../../src/domain/facts.ts'
import type { Conclusion, ControlResult } from '../../src/domain/outcome.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { noWorkflows } from '../support/workflows.ts'
import { facts, pullRequest } from './facts.ts'

const pass: Conclusion = { verdict: 'pass', because: [{ message: 'said', data: {}, facts: ['/workflows/head'] }] }

const control = (needs: Need[], evaluate: SubjectControl['evaluate'] = () => pass, scope: SubjectControl['scope'] = 'repository'): SubjectControl =>
  ({
  id: 'sample',
  title: '',
  rationale: '',
  mappings: [],
  version: 1,
  since: '0.2.0',
  scope,
  options: () => ({}),
  needs: () => needs,
  messages: { said: { kind: 'note', text: 'said' } },
  evaluate,
})

function policy(text = 'version: 1\n') {
  const reading = readPolicy({ path: 'p.yml', uri: 'p.yml', bytes: new TextEncoder().encode(text) })
  if (!reading.ok) throw new Error(reading.problems[0].message)
  return reading.loaded
}

const judged = (asked: SubjectControl, given: Partial<Facts> = {}, text?: string): ControlResult[] =>
  evaluate({ facts: facts(given), policies: [policy(text)], readProposed: () => [], controls: [asked] }).filter(({ id }) => id === 'sample')

const sought = (...identities: string[]) => known({ ...noWorkflows(), identities }, [])
const trusting = (...trusted: string[]) => known({ ...noWorkflows(), trusted }, [])
const denied = unavailable({ what: 'workflow files', request: 'POST /graphql', status: 502, detail: 'twice' })

describe('a control that runs once', () => {
  test('gives one result, about no change, with pointers into the facts of the subject', () => {
    expect(judged(control(['workflows']))).toEqual([
      {
        id: 'sample',
        version: 1,
        policy: 0,
        change: null,
        verdict: 'pass',
        because: [{ message: 'said', data: {}, facts: ['/workflows/value/head'] }],
      },
    ])
  })

  test('runs once in a merge group of two, too', () => {
    const { subject, changes } = facts({})
    const given = {
      subject: { ...subject, changes: [...subject.changes, { number: 2, head: 'd'.repeat(40) }] },
      changes: [...changes, { number: 2 }],
    }
    expect(judged(control(['workflows']), given)).toHaveLength(1)
  })

  test('is not the one thing that passes where a change was to be judged and there is none', () => {
    const { subject } = facts({})
    const given = { subject: { ...subject, changes: [] }, changes: [] }
    expect(judged(control(['workflows']), given)).toEqual([])
    const all = evaluate({ facts: facts(given), policies: [policy()], readProposed: () => [] })
    expect(decide(all).result).toBe('error')
  })

  test('of a deployment is not asked of a pull request', () => {
    expect(judged(control([], () => pass, 'deployment'))).toEqual([])
  })

  test('does not apply where the policy does not govern', () => {
    expect(judged(control(['workflows']), {}, 'version: 1\nchanges: { branches: [develop] }\n')).toMatchObject([{ verdict: 'not-applicable' }])
  })

  test('is told when exceptions must hold: at the merge of a merged change', () => {
    let at = ''
    const given = facts({})
    const merged = known(pullRequest({ state: 'merged', mergedAt: '2026-11-01T10:00:00Z' }), [])
    const noting = control(['workflows'], (_view, _options, context) => ((at = context.at), pass))
    judged(noting, { subject: { ...given.subject, gate: 'merge' }, changes: [{ number: 1, pullRequest: merged }] })
    expect(at).toBe('2026-11-01T10:00:00Z')
    expect(judged(noting, { subject: { ...given.subject, gate: 'merge' }, changes: [{ number: 1 }] })).toMatchObject([{ verdict: 'unknown' }])
  })
})

describe('what is not known is unknown', () => {
  test.each<[string, Need[], Partial<Facts>, string]>([
    ['files that could not be read', ['workflows'], { workflows: denied }, 'unavailable'],
    ['an identity that was not looked for', ['workflows', 'identity:arn:*'], { workflows: sought('arn:aws:*') }, 'notCollected'],
    ['an identity where no file was read', ['identity:arn:*'], { workflows: denied }, 'notCollected'],
  ])('%s', (_, needs, given, message) => {
    expect(judged(control(needs), given)).toMatchObject([{ verdict: 'unknown', because: [{ message }] }])
  })

  test('files that nobody collected', () => {
    const { workflows: _, ...without } = facts({})
    const [result] = evaluate({ facts: without, policies: [policy()], readProposed: () => [], controls: [control(['workflows'])] }).slice(-1)
    expect(result).toMatchObject({ verdict: 'unknown', because: [{ message: 'notCollected', data: { fact: 'workflows' } }] })
  })

  test.each<[string, (view: SubjectView) => unknown]>([
    ['files', (view) => view.workflows],
    ['the inventory', (view) => view.inventory],
    ['a team', (view) => view.teams['acme/other']],
    ['a fact of the change', (view) => (view as unknown as { reviews: unknown }).reviews],
  ])('%s that it did not ask for', (_, read) => {
    expect(judged(control([], (view) => (read(view), pass)))).toMatchObject([{ verdict: 'unknown', because: [{ message: 'crashed' }] }])
  })

  test('an identity that was looked for is enough', () => {
    expect(judged(control(['workflows', 'identity:arn:*']), { workflows: sought('arn:*') })).toMatchObject([{ verdict: 'pass' }])
  })
})

test.each<[string, Partial<Facts>, string]>([
  ['nobody collected', {}, 'none'],
  ['could not be read', { inventory: denied }, 'unavailable'],
  ['was read', { inventory: known({}, []) }, 'known'],
])('an inventory that %s makes nothing unknown and is handed over as it is', (_, given, expected) => {
  let state = ''
  expect(judged(control(['inventory'], ({ inventory }) => ((state = inventory?.state ?? 'none'), pass)), given)).toMatchObject([{ verdict: 'pass' }])
  expect(state).toBe(expected)
})

test.each<[string, Partial<Facts>, ControlResult['verdict']]>([
  ['were not looked for', { workflows: known(noWorkflows(), []) }, 'unknown'],
  ['of another owner were looked for', { workflows: trusting('other') }, 'unknown'],
  ['were looked for', { workflows: trusting('acme') }, 'pass'],
])('callees of a trusted owner that %s', (_, given, verdict) => {
  expect(judged(control(['workflows', 'trusted:acme']), given)).toMatchObject([{ verdict }])
})

test('the boundary asks for callees of whom a policy trusts', () => {
  const needs = needsOf([policy('version: 1\nproduction: { trusted: [acme/shared] }\n')], facts({}).subject)
  expect(needs).toContain('trusted:acme/shared')
})

test('the boundary asks for the files and the identities of each policy, once', () => {
  const needs = needsOf([policy(), policy('version: 1\nproduction: { identities: ["arn:*"] }\n')], facts({}).subject)
  expect(needs.filter((need) => /workflows|inventory|identity/.test(need))).toEqual(['identity:arn:*', 'inventory', 'workflows'])
})
