import { describe, expect, test } from '@jest/globals'
import { breakGlass } from '../../src/decision/breakGlass.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluate } from '../../src/decision/evaluate.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { ChangeFacts, Facts } from '../../src/domain/facts.ts'
import type { Decision } from '../../src/domain/outcome.ts'
import { refsOf } from '../../src/duties/persons.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { account, approval, changeFacts, minute } from '../support/facts.ts'

const withGlass = `version: 1
roles: { incident-commander: { members: [iris, author, { login: old-hand, until: 2026-11-20 }] }, compliance: { members: [erin] } }
changes: { sign-off: [{ roles: { compliance: 1 } }] }
break-glass: { roles: { incident-commander: 1 }, follow-up-hours: 24 }
`
const without = withGlass.replace(/break-glass.*\n/, '')

interface Told {
  policy?: string
  central?: string
  glass?: string | null
  changes?: ChangeFacts[]
}

const change = (number: number, ...approvers: string[]): ChangeFacts =>
  changeFacts({ pullRequest: { number }, reviews: approvers.map((by, index) => approval(by, minute(10 + index), 'a')) })

/** The decision about the changes with the glass to be broken; `iris` is a commander, `erin` is compliance. */
async function decided({ policy = withGlass, central, glass = 'INC-7', changes = [change(7, 'iris')] }: Told): Promise<Decision> {
  const source = (text: string) => ({ path: '.github/countersign.yml', uri: 'policy', bytes: new TextEncoder().encode(text) })
  const loading = await loadPolicies(source(policy), async () => source(central ?? ''))
  if (!loading.ok) throw new Error(loading.problems[0].message)
  const { policies } = loading
  const logins = policies.flatMap(({ roster }) => refsOf(roster)).flatMap(({ login }) => (login === null ? [] : [login]))
  const facts: Facts = {
    schema: 1,
    evaluatedAt: minute(60),
    subject: {
      gate: 'pull-request',
      repository: { owner: 'acme', name: 'payments' },
      commit: 'a',
      tree: 'tree-a',
      base: { branch: 'main', commit: 'base' },
      changes: changes.map(({ number }) => ({ number, head: 'a' })),
    },
    changes,
    teams: {},
    accounts: known(Object.fromEntries(logins.map((login) => [login, account(login)])), []),
    ...(glass === null ? {} : { breakGlass: { reason: glass } }),
  }
  const readProposed = proposedReader(policies)
  // The secret boundary is about files, and has tests of its own.
  const results = evaluate({ facts, policies, readProposed }).filter(({ id }) => id !== 'production-secret-boundary')
  return breakGlass(decide(results), { facts, policies, readProposed })
}

const glassOf = ({ controls }: Decision): string[] =>
  controls.filter(({ id }) => id === 'break-glass').map(({ change: number, verdict, because }) => `${number}: ${verdict} ${because[0].message}`)

describe('the glass of a pull request', () => {
  test('a commander who contributed nothing breaks it, and every control that blocks is named', async () => {
    const decision = await decided({})
    expect(decision.result).toBe('overridden')
    expect(glassOf(decision)).toEqual(['7: pass broken'])
    const followUp = decision.controls.flatMap(({ because }) => because).find(({ message }) => message === 'followUp')
    expect(followUp?.data).toEqual({ controls: ['role-sign-off'], due: '2026-11-22T11:00:00Z' })
  })

  test('nobody breaks it who did not ask for it in so many words', async () => {
    const decision = await decided({ glass: null })
    expect([decision.result, glassOf(decision)]).toEqual(['pending', []])
  })

  test('it stays whole where nothing blocks', async () => {
    const decision = await decided({ changes: [change(7, 'iris', 'erin')] })
    expect([decision.result, glassOf(decision)]).toEqual(['passed', []])
  })

  test('its author does not break it, commander or not', async () => {
    const decision = await decided({ changes: [change(7, 'author')] })
    expect([decision.result, glassOf(decision)]).toEqual(['pending', ['7: pending unsigned']])
  })

  test('a commander of yesterday does not break it', async () => {
    expect((await decided({ changes: [change(7, 'old-hand')] })).result).toBe('pending')
  })

  test('another role does not break it', async () => {
    expect((await decided({ changes: [change(7, 'kim')] })).result).toBe('pending')
  })

  test('without the section nobody breaks it', async () => {
    const decision = await decided({ policy: without })
    expect([decision.result, glassOf(decision)]).toEqual(['failed', ['7: fail notAllowed']])
  })

  test('what could not be read is not overridden', async () => {
    const hidden: ChangeFacts = { ...change(7, 'iris'), files: unavailable({ what: 'files', request: 'GET /files', status: 500, detail: 'hidden' }) }
    const decision = await decided({ changes: [hidden] })
    expect([decision.result, glassOf(decision)]).toEqual(['error', ['null: not-applicable notPossible']])
  })

  test('what could not be read is not overridden beside what blocks', async () => {
    const nameless = changeFacts({ pullRequest: { number: 7, author: null }, reviews: [approval('iris', minute(10), 'a')] })
    const hidden: ChangeFacts = { ...nameless, files: unavailable({ what: 'files', request: 'GET /files', status: 500, detail: 'hidden' }) }
    const decision = await decided({ changes: [hidden] })
    expect([decision.result, glassOf(decision)]).toEqual(['failed', ['null: not-applicable notPossible']])
  })

  test('of two policies that block, one without the section keeps it whole', async () => {
    const policy = `version: 1
extends: [acme/.github//countersign.yml@v1]
roles: { commander: { members: [iris] }, auditor: { members: [abe] } }
changes: { sign-off: [{ roles: { auditor: 1 } }] }
break-glass: { roles: { commander: 1 } }
`
    const decision = await decided({ policy, central: without })
    expect([decision.result, glassOf(decision)]).toEqual(['failed', ['7: pass broken', '7: fail notAllowed']])
  })

  test('of two policies only the one that blocks is asked', async () => {
    const policy = 'version: 1\nextends: [acme/.github//countersign.yml@v1]\n'
    const decision = await decided({ policy, central: withGlass })
    expect([decision.result, glassOf(decision)]).toEqual(['overridden', ['7: pass broken']])
  })
})

describe('the glass of a merge group', () => {
  test('each change that blocks needs a commander', async () => {
    const decision = await decided({ changes: [change(7, 'iris'), change(8, 'kim')] })
    expect(decision.result).not.toBe('overridden')
    expect(glassOf(decision)).toEqual(['7: pass broken', '8: pending unsigned'])
  })

  test('a change that nothing blocks needs none', async () => {
    const decision = await decided({ changes: [change(7, 'iris'), change(8, 'erin')] })
    expect([decision.result, glassOf(decision)]).toEqual(['overridden', ['7: pass broken']])
  })
})
