import { describe, expect, test } from '@jest/globals'
import { decide } from '../../src/decision/decide.ts'
import { evaluate, needsOf } from '../../src/decision/evaluate.ts'
import { known } from '../../src/domain/fact.ts'
import type { LoadedPolicy } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { facts, pullRequest } from './facts.ts'

function policy(text: string): LoadedPolicy {
  const reading = readPolicy({ path: 'policy.yml', uri: 'policy.yml', bytes: new TextEncoder().encode(text) })
  if (!reading.ok) throw new Error(reading.problems[0].message)
  return reading.loaded
}

const readProposed = () => []
const subject = facts({}).subject
const withRoles = policy(`version: 1
roles:
  r: { teams: [Acme/Release], members: [carol, "id:7"] }
changes: { sign-off: [{ roles: { r: 1 } }] }
`)

describe('what is asked for', () => {
  test('every login and team of the policy, in lower case, once', () => {
    const needs = needsOf([withRoles, withRoles], subject)
    expect(needs).toEqual(expect.arrayContaining(['login:carol', 'team:acme/release', 'pullRequest', 'commits', 'reviews', 'pushes']))
    expect(new Set(needs).size).toBe(needs.length)
  })

  test('nothing for a policy that does not govern the branch', () => {
    expect(needsOf([policy('version: 1\nchanges: { branches: [develop] }\n')], subject)).toEqual([])
  })

  test('nothing for a subject without changes but the people of the policy', () => {
    expect(needsOf([withRoles], { ...subject, changes: [] })).toEqual(['login:carol'])
  })
})

describe('evaluate', () => {
  test('facts that hold nothing are unknown for every control that applies, never a pass', () => {
    const results = evaluate({ facts: facts({ changes: [] }), policies: [withRoles], readProposed })
    expect(results.filter(({ verdict }) => verdict === 'pass')).toEqual([])
    expect(decide(results).result).toBe('error')
  })

  test('a subject without changes is an error', () => {
    const given = facts({ accounts: known({ carol: null }, []) })
    expect(decide(evaluate({ facts: { ...given, subject: { ...subject, changes: [] } }, policies: [withRoles], readProposed })).result).toBe('error')
  })

  test('no policy is an error', () => {
    expect(decide(evaluate({ facts: facts({}), policies: [], readProposed })).result).toBe('error')
  })

  test('facts of another pull request do not stand in', () => {
    const other = facts({ changes: [{ number: 2, pullRequest: known(pullRequest({ number: 2 }), []) }] })
    const results = evaluate({ facts: other, policies: [policy('version: 1\n')], readProposed })
    expect(results.filter(({ id }) => id !== 'policy-readable').map(({ verdict, change }) => [verdict, change])).toEqual(
      expect.arrayContaining([['unknown', 1]]),
    )
    expect(decide(results).result).toBe('error')
  })

  test('every result names its policy and its change', () => {
    const results = evaluate({ facts: facts({}), policies: [policy('version: 1\n'), withRoles], readProposed })
    expect([...new Set(results.map((result) => result.policy))]).toEqual([0, 1])
    const once = ['policy-readable', 'production-secret-boundary']
    expect(results.filter(({ change }) => change === null).map(({ id }) => id)).toEqual([...once, ...once])
    expect(results.filter(({ id }) => !once.includes(id)).every(({ change }) => change === 1)).toBe(true)
  })

  test('a reader of the proposed policy that throws is unknown', () => {
    const text = { path: '.github/countersign.yml', text: 'x', changed: true }
    const change = { ...facts({}).changes[0], number: 1, policyAtHead: known(text, []), files: known({ total: 0, listed: [] }, []) }
    const given = facts({ changes: [change] })
    const results = evaluate({ facts: given, policies: [policy('version: 1\n')], readProposed: () => { throw new Error('oops') } })
    expect(results.find(({ id }) => id === 'gate-guard')?.verdict).toBe('unknown')
  })
})
