import { describe, expect, test } from '@jest/globals'
import { personsOf } from '../../src/duties/persons.ts'
import { account, bot, ref, role, roster } from '../support/facts.ts'

const byLogin = (login: string) => ({ login, id: null })
const alice = { name: 'alice', accounts: [byLogin('alice'), byLogin('Alice-Admin')], emailSha256: ['e1'] }
const accounts = { alice: account('alice'), 'alice-admin': account('alice-admin') }

test('two linked accounts are one person, whatever the case of the login', () => {
  const persons = personsOf(roster({ people: [alice] }), accounts)
  expect(persons.of(account('alice')).key).toBe(persons.of(account('alice-admin')).key)
  expect(persons.of(account('alicia')).key).not.toBe(persons.of(account('alice')).key)
  expect(persons.ofEmail('e1')?.key).toBe('person:alice')
  expect(persons.ofEmail(null)).toBeNull()
})

test('ids decide, not logins: a recycled login is another person', () => {
  const persons = personsOf(roster({ people: [alice] }), accounts)
  expect(persons.of({ id: 99, login: 'alice', type: 'User' }).key).toBe('account:99')
})

test.each(['Bot', 'Mannequin', 'Organization'] as const)('an account of type %s is no human', (type) => {
  expect(personsOf(roster(), {}).of(account('x', type)).human).toBe(false)
})

test('a `[bot]` in the name of a user proves nothing', () => {
  expect(personsOf(roster(), {}).of(account('dependabot[bot]')).human).toBe(true)
  expect(personsOf(roster(), {}).of(bot('dependabot')).human).toBe(false)
})

test('machines of the policy are no humans, also under a person', () => {
  const people = [{ name: 'jo', accounts: [ref('jo'), ref('jo-robot')], emailSha256: [] }]
  const persons = personsOf(roster({ people, machines: [ref('jo-robot')] }), { jo: account('jo'), 'jo-robot': account('jo-robot') })
  expect(persons.of(account('jo-robot'))).toMatchObject({ key: 'person:jo', human: false, machine: true })
  expect(persons.of(account('jo')).human).toBe(true)
})

describe('conflicts', () => {
  test('one account under two people, seen only after logins are resolved', () => {
    const bob = { name: 'bob', accounts: [{ login: null, id: account('alice').id }], emailSha256: [] }
    expect(personsOf(roster({ people: [alice, bob] }), accounts).conflicts).toEqual([
      { kind: 'two-people', login: `id ${account('alice').id}`, people: ['alice', 'bob'] },
    ])
  })

  test('a login that now belongs to another account', () => {
    const persons = personsOf(roster({ roles: { r: role('dave') } }), { dave: { id: 5, login: 'dave', type: 'User' } })
    expect(persons.conflicts).toEqual([{ kind: 'login-moved', login: 'dave', listed: account('dave').id, now: 5 }])
    expect(persons.granteeOf(ref('dave'))).toBeNull()
  })

  test('a person none of whose accounts exist', () => {
    expect(personsOf(roster({ people: [alice] }), { alice: null, 'alice-admin': null }).conflicts).toEqual([{ kind: 'nobody', person: 'alice' }])
  })

  test('a login that belongs to nobody is only named, and grants nothing', () => {
    const persons = personsOf(roster({ people: [alice] }), { ...accounts, 'alice-admin': null })
    expect(persons.conflicts).toEqual([])
    expect(persons.unknownLogins).toEqual(['Alice-Admin'])
    expect(persons.granteeOf(byLogin('alice-admin'))).toBeNull()
  })

  test('an account that was renamed is still known by its id', () => {
    expect(personsOf(roster(), { dave: null }).granteeOf(ref('dave'))).toBe(`account:${account('dave').id}`)
  })
})

test('a login that was not looked up throws, which is unknown', () => {
  expect(() => personsOf(roster({ people: [alice] }), {})).toThrow('was not read')
})

describe('what the other policies of the judgement say', () => {
  const none = { people: [], machines: [] }
  const linked = { ...none, people: [alice] }

  test('their links make two accounts one person, and hand on nothing', () => {
    const persons = personsOf(roster({ elsewhere: linked }), accounts)
    const [one, other] = [persons.of(account('alice')), persons.of(account('alice-admin'))]
    expect(one.key).toBe(other.key)
    expect(one.grantee).not.toBe(other.grantee)
    expect(persons.granteesOf(one.key).sort()).toEqual([one.grantee, other.grantee].sort())
  })

  test('their addresses name whoever they name', () => {
    const persons = personsOf(roster({ elsewhere: linked }), accounts)
    expect(persons.ofEmail('e1')?.key).toBe(persons.of(account('alice')).key)
  })

  test('where both list an address, the policy’s own word prevails', () => {
    const own = { name: 'bo', accounts: [byLogin('bo')], emailSha256: ['e1'] }
    expect(personsOf(roster({ people: [own], elsewhere: linked }), { ...accounts, bo: account('bo') }).ofEmail('e1')?.key).toBe('person:bo')
  })

  test('their machines are no humans', () => {
    const persons = personsOf(roster({ elsewhere: { ...none, machines: [ref('robot')] } }), { robot: account('robot') })
    expect(persons.of(account('robot'))).toMatchObject({ human: false, machine: true })
  })

  test('people of two policies who share an account are one, and that is a conflict', () => {
    const ali = { name: 'ali', accounts: [byLogin('alice-admin'), byLogin('ali')], emailSha256: [] }
    const persons = personsOf(roster({ people: [ali], elsewhere: linked }), { ...accounts, ali: account('ali') })
    expect(persons.of(account('ali')).key).toBe(persons.of(account('alice')).key)
    expect(persons.conflicts).toMatchObject([{ kind: 'two-people', people: ['ali', 'alice'] }])
  })
})
