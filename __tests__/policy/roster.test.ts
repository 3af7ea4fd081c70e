import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { emailSha256 } from '../../src/domain/digest.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { sourceOf } from './support.ts'

const loaded = (text: string) => {
  const reading = readPolicy(sourceOf(text))
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'))
  return reading.loaded
}
const everything = readFileSync(new URL('good/everything.yml', import.meta.url), 'utf8')

describe('a policy in the form that the duties use', () => {
  test('logins and teams are in lower case, and e-mail addresses are hashed', () => {
    const { roster } = loaded(`
version: 1
people: { Alice: { accounts: [Alice-Admin], emails: [Alice@Acme.example] } }
roles: { r: { teams: [Acme/Release] } }
`)
    const hashes = [emailSha256('alice@acme.example')]
    expect(roster.people).toEqual([{ name: 'Alice', accounts: [{ login: 'alice-admin', id: null }], emailSha256: hashes }])
    expect(roster.roles['r']?.teams).toEqual(['acme/release'])
    expect(JSON.stringify(roster)).not.toContain('@')
  })
  test('a member is the person of that name, in any case, else a login', () => {
    const { roster } = loaded(`
version: 1
people: { alice: { accounts: [al] } }
roles: { r: { members: [alice, ALICE, Bob, "id:7", { login: bob, id: 9 }] } }
`)
    const held = roster.roles['r']?.members.map(({ person, account }) => person ?? account)
    expect(held).toEqual(['alice', 'alice', { login: 'bob', id: null }, { login: null, id: 7 }, { login: 'bob', id: 9 }])
  })
  test('a member with an id is that account, so that a login that moved is noticed', () => {
    const { roster } = loaded('version: 1\npeople: { alice: { accounts: [alice] } }\nroles: { r: { members: [{ login: alice, id: 5 }] } }')
    expect(roster.roles['r']?.members[0]).toMatchObject({ person: null, account: { login: 'alice', id: 5 } })
  })
  test('dates, reasons and pairs are kept as written', () => {
    const { roster } = loaded(everything)
    expect(roster.roles['release-manager']?.members[1]).toEqual({
      person: null,
      account: { login: 'dave', id: 583999 },
      from: '2026-11-01',
      until: '2027-01-31',
      reason: 'CHG-1204',
    })
    expect(roster.incompatible).toEqual([['developer', 'release-manager']])
  })
})

describe('what was not written', () => {
  test('defaults are strict', () => {
    expect(loaded('version: 1').policy).toEqual({
      version: 1,
      people: {},
      machines: [],
      roles: {},
      incompatible: [],
      changes: {
        approvals: 1,
        independence: 'strict',
        'co-authors': 'contributor',
        unattributed: 'block',
        agents: 'extra-approval',
        'sign-off': [],
        objections: 'block',
        guard: { paths: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] },
      },
    })
  })
  test('sections that this version does not judge are named when they are used', () => {
    expect(loaded(everything).notEvaluated).toEqual([])
    expect(loaded('version: 1').notEvaluated).toEqual([])
  })
  test('one reading does not change the next', () => {
    const first = loaded('version: 1').policy
    first.changes.guard.paths.push('changed')
    first.people['x'] = { accounts: ['x'] }
    expect(loaded('version: 1').policy.changes.guard.paths).not.toContain('changed')
    expect(loaded('version: 1').policy.people).toEqual({})
  })
})
