import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'yaml'
import { pinAccounts, unpinnedLogins } from '../../src/policy/pin.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { lines, sourceOf } from './support.ts'

const everything = readFileSync(new URL('good/everything.yml', import.meta.url), 'utf8')
const ids = new Map([['alice', 1], ['alice-admin', 2], ['carol', 3], ['erin', 4], ['acme-ci', 5], ['release-robot', 6], ['dave', 583999]])
const accepted = (text: string): string[] => {
  const reading = readPolicy(sourceOf(text))
  return reading.ok ? [] : lines(reading.problems)
}
const roleOf = (members: string): string => `version: 1\nroles:\n  r:\n    members:\n${members}`

describe('ids are put beside logins, and nothing else moves', () => {
  test('in the big example', () => {
    const pinned = pinAccounts(everything, ids)
    const changed = pinned.split('\n').filter((line, index) => line !== everything.split('\n')[index])
    expect(changed).toEqual([
      '    accounts: [{ login: alice, id: 1 }, { login: alice-admin, id: 2 }, "id:583231"]     # logins (resolved to ids once per run, case-insensitively) or ids',
      'machines: [{ login: acme-ci, id: 5 }, { login: release-robot, id: 6 }]        # user accounts that are no people: they may contribute, they never sign off',
      '  release-manager: { teams: [acme/release], members: [{ login: carol, id: 3 }, { login: dave, id: 583999, from: 2026-11-01, until: 2027-01-31, reason: CHG-1204 }] }',
      '  compliance:      { members: [{ login: erin, id: 4 }] }',
    ])
    expect(accepted(pinned)).toEqual([])
    expect(unpinnedLogins(pinned)).toEqual([])
  })
  test.each([
    [
      'a list of lines with comments',
      '      - carol # deputy\n      - "erin"  # officer\n',
      '      - { login: carol, id: 3 } # deputy\n      - { login: "erin", id: 4 }  # officer\n',
    ],
    [
      'a grant of several lines',
      '      - login: carol # deputy\n        until: 2027-01-31\n',
      '      - login: carol # deputy\n        id: 3\n        until: 2027-01-31\n',
    ],
    [
      'a grant whose login is not first',
      '      - until: 2027-01-31\n        login: carol',
      '      - until: 2027-01-31\n        login: carol\n        id: 3',
    ],
    ['a grant in braces', '      - { until: 2027-01-31, login: carol }\n', '      - { until: 2027-01-31, login: carol, id: 3 }\n'],
    ['a login in another case', '      - CAROL\n', '      - { login: CAROL, id: 3 }\n'],
    [
      'Windows line ends',
      '      - login: carol\r\n        until: 2027-01-31\r\n      - erin\r\n',
      '      - login: carol\r\n        id: 3\r\n        until: 2027-01-31\r\n      - { login: erin, id: 4 }\r\n',
    ],
  ])('%s', (_, before, after) => {
    expect(pinAccounts(roleOf(before), ids)).toBe(roleOf(after))
    expect(accepted(roleOf(after))).toEqual([])
  })
  test('a byte order mark stays where it is', () => {
    expect(pinAccounts(`\ufeff${roleOf('      - carol\n')}`, ids)).toBe(`\ufeff${roleOf('      - { login: carol, id: 3 }\n')}`)
  })
})

describe('what is not a bare login is left alone', () => {
  test.each([
    ['an id', '      - "id:7"\n'],
    ['a pinned grant', '      - { login: carol, id: 8 }\n'],
    ['a login without a known id', '      - stranger\n'],
    ['an entry that is used twice', '      - &deputy carol\n      - *deputy\n'],
    ['a block of text', '      - >-\n        carol\n'],
    ['an explicit key', '      - ? login\n        : carol\n'],
    ['no member at all', '      - [carol]\n      - 7\n'],
  ])('%s', (_, members) => expect(pinAccounts(roleOf(members), ids)).toBe(roleOf(members)))
  test('a name under people: the person\'s accounts are pinned there', () => {
    const text = 'version: 1\npeople: { carol: { accounts: [c1] } }\nroles: { r: { members: [carol, { login: Carol }] } }\n'
    expect(unpinnedLogins(text)).toEqual(['c1'])
    expect(pinAccounts(text, ids)).toBe(text)
  })
  test('text that is no YAML, or no policy', () => {
    for (const text of ['', 'roles: [', 'hello', '- carol\n', 'roles: [carol]', 'people: carol\nmachines: { carol: 1 }']) {
      expect(unpinnedLogins(text)).toEqual([])
      expect(pinAccounts(text, ids)).toBe(text)
    }
  })
  test('a login is asked for once, however often it stands', () => {
    expect(unpinnedLogins(roleOf('      - carol\n      - Carol\n      - { login: carol }\n'))).toHaveLength(1)
  })
})

test('pinning changes the meaning by the ids alone, whatever the layout', () => {
  const entry = fc.constantFrom('carol', '"erin"', "'alice'", '{ login: dave, until: 2027-01-01 }', '"id:9"', 'stranger', '{ "login": "carol" }')
  const layouts = {
    flow: (entries: string[]) => ` [${entries.join(', ')}]`,
    lines: (entries: string[]) => entries.map((item) => `\n      - ${item} # why`).join(''),
    spread: (entries: string[]) => ` [\n${entries.map((item) => `        ${item}, # why`).join('\n')}\n      ]`,
  }
  const layout = fc.constantFrom('flow' as const, 'lines' as const, 'spread' as const)
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), layout, fc.constantFrom('\n', '\r\n'), (entries, form, newline) => {
      const text = `version: 1\nroles:\n  r:\n    members:${layouts[form](entries)}\n`.replaceAll('\n', newline)
      const pinned = pinAccounts(text, ids)
      expect(withoutIds(parse(pinned))).toEqual(withoutIds(parse(text)))
      expect(unpinnedLogins(pinned).filter((login) => ids.has(login))).toEqual([])
      expect(pinAccounts(pinned, ids)).toBe(pinned)
    }),
  )
})

interface Parsed {
  roles: { r: { members: (string | { login: string; until?: string })[] } }
}
const withoutIds = (value: unknown): unknown =>
  (value as Parsed).roles.r.members.map((member) => (typeof member === 'string' ? [member, undefined] : [member.login, member.until]))
