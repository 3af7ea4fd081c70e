import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { admits, compile, fits, literalOf, quoted } from '../../src/workflow/filters.ts'
import { everyName, isWithin, mayBe, mayBeginWith, mayFit } from '../../src/workflow/refNames.ts'
import type { NameSet } from '../../src/workflow/refNames.ts'

const hits = (pattern: string, name: string): boolean => admits([pattern], name, false)
const setOf = (only: string[] | null, ...except: string[][]): NameSet => ({ only, except, empty: false })

describe('one pattern', () => {
  // The examples of GitHub's cheat sheet.
  test.each([
    ['feature/*', 'feature/my-branch', true],
    ['feature/*', 'feature/beta-a/my-branch', false],
    ['feature/**', 'feature/beta-a/my-branch', true],
    ['feature/**', 'feature', false],
    ['main', 'main', true],
    ['main', 'mainline', false],
    ['main', 'Main', false],
    ['*', 'main', true],
    ['*', 'all/the/branches', false],
    ['**', 'all/the/branches', true],
    ['*feature', 'mona-feature', true],
    ['*feature', 'mona/feature', false],
    ['v2*', 'v2.0', true],
    ['v2*', 'v1', false],
    ['v[12].[0-9]+.[0-9]+', 'v1.10.1', true],
    ['v[12].[0-9]+.[0-9]+', 'v3.10.1', false],
    ['v[12].[0-9]+.[0-9]+', 'v1..1', false],
    ['*.jsx?', 'page.js', true],
    ['*.jsx?', 'page.jsx', true],
    ['*.jsx?', 'page.jsy', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['', '', true],
  ])('%s and %s: %s', (pattern, name, expected) => expect(hits(pattern, name)).toBe(expected))

  test.each(['[', 'a[', '[]', '+a', '?', '*+', 'a++', 'a\\'])('%s is no pattern: it may hold anything, and holds nothing for certain', (pattern) => {
    expect(compile(pattern)).toBeNull()
    expect(admits([pattern], 'main', true)).toBe(true)
    expect(admits([pattern], 'main', false)).toBe(false)
    expect(admits(['**', `!${pattern}`], 'main', true)).toBe(true)
    expect(admits(['**', `!${pattern}`], 'main', false)).toBe(false)
  })

  test('a hostile pattern is tried to its end', () => {
    expect(hits('*a'.repeat(500), 'a'.repeat(1000) + 'b')).toBe(false)
    expect(hits('**'.repeat(500), 'a'.repeat(1000))).toBe(true)
  })

  test('a quoted name is a pattern for that name alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (name, other) => {
        expect(literalOf(quoted(name))).toBe(name)
        expect(hits(quoted(name), other)).toBe(name === other)
      }),
    )
  })
})

describe('a list', () => {
  test('the last pattern that fits decides', () => {
    expect(admits(['releases/**', '!releases/**-alpha'], 'releases/10-alpha', false)).toBe(false)
    expect(admits(['releases/**', '!releases/**-alpha'], 'releases/10', false)).toBe(true)
    expect(admits(['releases/**', '!releases/**-alpha', 'releases/10-alpha'], 'releases/10-alpha', false)).toBe(true)
    expect(admits(['!main'], 'dev', false)).toBe(false)
  })
})

describe('names nobody can list', () => {
  test('an excluded name is not among them, as it is spelt', () => {
    const others = setOf(null, ['main', 'release/**'])
    for (const name of ['main', 'release/1', 'release/a/b']) expect(mayBe(others, name)).toBe(false)
    for (const name of ['dev', 'mainline', 'release', 'MAIN', 'Release/1']) expect(mayBe(others, name)).toBe(true)
  })

  test('what a filter lets in is compared without regard to case', () => {
    expect(mayBe(setOf(['Feature/*']), 'feature/x')).toBe(true)
    expect(mayBe(setOf(['feature/*']), 'main')).toBe(false)
  })

  test('beyond ASCII nothing is excluded', () => expect(mayBe(setOf(null, ['straße']), 'straße')).toBe(true))

  test('a beginning is excluded only when all that begins so is', () => {
    expect(mayBeginWith(setOf(null, ['release/**']), 'release/')).toBe(false)
    expect(mayBeginWith(setOf(null, ['release/**']), 'release')).toBe(true)
    expect(mayBeginWith(setOf(null, ['release/*']), 'release/')).toBe(true)
    expect(mayBeginWith(setOf(null, ['release/**', '!release/x']), 'release/')).toBe(true)
    expect(mayBeginWith(setOf(['feature/**']), 'release/')).toBe(false)
    expect(mayBeginWith(setOf(['f*/**']), 'feature/')).toBe(true)
  })

  test('a pattern of a policy meets them unless shown otherwise', () => {
    expect(mayFit(setOf(null, ['main']), 'main')).toBe(false)
    expect(mayFit(setOf(null, ['main']), 'Main')).toBe(true)
    expect(mayFit(setOf(null, ['release/*']), 'release/*')).toBe(false)
    expect(mayFit(setOf(null, ['release/**']), 'release/*')).toBe(false)
    expect(mayFit(setOf(null, ['release/*']), 'release/**')).toBe(true)
    expect(mayFit(setOf(['refs/pull/[0-9]+/merge']), 'main')).toBe(false)
    expect(mayFit(setOf(['refs/pull/[0-9]+/merge']), 'release/*')).toBe(false)
    expect(mayFit(setOf(['refs/pull/[0-9]+/merge']), 'refs/pull/*/merge')).toBe(true)
    expect(mayFit(everyName, '[')).toBe(true)
  })

  test('inclusion is claimed only where it is plain', () => {
    expect(isWithin('main', ['main'])).toBe(true)
    expect(isWithin('release/1', ['release/*'])).toBe(true)
    expect(isWithin('release/*', ['release/*'])).toBe(true)
    expect(isWithin('release/v*', ['release/**'])).toBe(true)
    expect(isWithin('release/**', ['release/*'])).toBe(false)
    expect(isWithin('release/*', ['release/**', '!release/x'])).toBe(false)
    expect(isWithin('**', ['main'])).toBe(false)
    expect(isWithin('release/*', ['['])).toBe(false)
  })

  test('a name in the set is never said to be out of it', () => {
    const part = fc.constantFrom('main', 'release/', 'a', '/', 'v1', 'feature/x')
    const pattern = fc.array(fc.oneof(part, fc.constantFrom('*', '**', '[a-z]', '!')), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
    const list = fc.array(pattern, { minLength: 1, maxLength: 3 })
    const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(name, fc.option(list), fc.array(list, { maxLength: 2 }), pattern, fc.nat(10), (one, only, except, other, length) => {
        const inside = (only === null || admits(only, one, false)) && !except.some((patterns) => admits(patterns, one, true))
        if (!inside) return
        const names = setOf(only, ...except)
        expect(mayBe(names, one)).toBe(true)
        expect(mayBeginWith(names, one.slice(0, length))).toBe(true)
        const atoms = compile(other)
        if (!other.startsWith('!') && atoms !== null && fits(atoms, one)) expect(mayFit(names, other)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('what is said to be within a list is', () => {
    const pattern = fc.array(fc.constantFrom('main', 'r/', 'a', '*', '**', '[a-z]', '!'), { minLength: 1, maxLength: 4 }).map((parts) =>
      parts.join(''))
    const name = fc.array(fc.constantFrom('main', 'r/', 'a', '/', 'z'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 }), name, (one, list, text) => {
        if (!one.startsWith('!') && isWithin(one, list) && admits([one], text, false)) expect(admits(list, text, false)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
