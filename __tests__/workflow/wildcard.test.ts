import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchesWildcard } from '../../src/workflow/wildcard.ts'

test.each([
  ['production', 'Production', true],
  ['production', 'production2', false],
  ['prod-*', 'PROD-eu/west', true],
  ['prod-*', 'prod', false],
  ['*_PROD', 'db_prod', true],
  ['*_PROD', 'db_prod_2', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*b*b*', 'abb', true],
  ['*b*b*', 'ab', false],
  ['arn:aws:iam::*:role/*', 'arn:aws:iam::1:role/x/y', true],
  ['a.c', 'abc', false],
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
])('%s and %s: %s', (pattern, text, expected) => expect(matchesWildcard(pattern, text)).toBe(expected))

test('agrees with the plainest reading of the rule', () => {
  const plain = (pattern: string, text: string): boolean => {
    if (pattern === '') return text === ''
    if (pattern[0] === '*') return plain(pattern.slice(1), text) || (text !== '' && plain(pattern, text.slice(1)))
    return text !== '' && pattern[0]?.toLowerCase() === text[0]?.toLowerCase() && plain(pattern.slice(1), text.slice(1))
  }
  const letters = fc.array(fc.constantFrom('a', 'B', 'b', '*', '/'), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(fc.property(letters, letters, (pattern, text) => expect(matchesWildcard(pattern, text)).toBe(plain(pattern, text))), { numRuns: 2000 })
})

test('a hostile pattern is tried to its end', () => {
  expect(matchesWildcard('*a'.repeat(5000) + 'c', 'a'.repeat(100_000))).toBe(false)
  expect(matchesWildcard('*a'.repeat(5000) + '*', 'a'.repeat(100_000))).toBe(true)
})
