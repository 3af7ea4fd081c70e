import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { minimatch } from 'minimatch'
import { firstMatch, matchesAny, pathMatcherOf } from '../../src/duties/paths.ts'

describe('patterns', () => {
  test.each<[string[], string, boolean]>([
    [['src/**'], 'src/.hidden/a', true],
    [['src/**'], 'src', true],
    [['src/ledger'], 'src/ledger', true],
    [['src/ledger'], 'src/ledger/deep/.hidden', true],
    [['./src//ledger'], 'src/ledger/x', true],
    [['src/ledger'], 'src/ledgers/x', false],
    [['src/ledger'], 'other/src/ledger/x', false],
    [['src/(ledger)'], 'src/(ledger)/x', false],
    [['src/**', '!src/ledger'], 'src/ledger/x', true],
    [['src/**', '!src/ledger'], 'src/ledger', false],
    [['src/ledger/*.ts'], 'src', true],
    [['src/ledger/*.ts'], 'src/ledger', true],
    [['src/ledger/*.ts'], 'src/other', false],
    [['packages/*/src/**'], 'packages/x/src', true],
    [['packages/*/src/**'], 'packages/x', false],
    [['!**/*.md', 'docs/**'], 'docs/a.md', false],
    [['docs/**', '!**/*.md'], 'docs/a.md', false],
    [['!docs/**'], 'src/a.ts', true],
    [['!docs/**'], 'docs/a', false],
    [['/src/**'], 'src/a', true],
    [['./src/**'], 'src/a', true],
    [['src/'], 'src/a/b', true],
    [['src/./a/**'], 'src/a/b', true],
    [['src//a/**'], 'src/a/b', true],
    [['#notes'], '#notes', true],
    [['\\!odd'], '!odd', true],
    [['src/**'], 'SRC/a', false],
    [['{a,b}/x/**'], 'b/x/y', true],
    [['a|b/**'], 'a|b/c', true],
  ])('%j and %s: %s', (patterns, path, matched) => expect(pathMatcherOf(patterns)(path)).toBe(matched))
})

test('branches match as a whole', () => {
  expect(matchesAny(['main', 'release/**'], 'release/1/2')).toBe(true)
  expect(matchesAny(['main'], 'main2')).toBe(false)
  expect(matchesAny(['*', '!wip'], 'wip')).toBe(false)
})

test('a short list matches everything', () => expect(firstMatch(['x'], null)).toBe('everything'))

test.each<[string, string, boolean]>([
  ['*-*-*-*-*-*-*.ts', '-'.repeat(4000), false],
  ['+(+(a|aa))b', 'a'.repeat(400), false],
  ['**/a/**/a/**/a/**/b', 'a/'.repeat(2000), false],
  ['{1..100000}', '7', true],
])('the hostile %s is matched to its end', (pattern, path, matched) => expect(pathMatcherOf([pattern])(path)).toBe(matched))

test('looking for plain text first never changes the answer', () => {
  const piece = fc.constantFrom('a', 'b', 'ab', '*', '**', '?', '/', '.', '/**', '**/', '{a,b}', '[ab]', '!', '+(a)', '.md')
  const word = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
  const name = fc.array(fc.constantFrom('a', 'b', '/', '.', '.md', '!'), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(word, name, (pattern, path) => {
      fc.pre(!pattern.startsWith('!'))
      expect(matchesAny([pattern], path)).toBe(minimatch(path, pattern, { dot: true, nonegate: true, nocomment: true, platform: 'linux' }))
    }),
    { numRuns: 3000 },
  )
})
