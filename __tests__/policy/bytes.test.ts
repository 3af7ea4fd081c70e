import { describe, expect, test } from '@jest/globals'
import { maxBytes } from '../../src/policy/policyText.ts'
import { readPolicy, refusalOfMissing } from '../../src/policy/read.ts'
import { lines, sourceOf } from './support.ts'

const refusal = (text: string | Uint8Array): string[] => {
  const reading = readPolicy(sourceOf(text))
  return reading.ok ? ['accepted'] : lines(reading.problems)
}
const filled = (part: (index: number) => string, head = '', tail = ''): string => {
  const parts = [head]
  for (let index = 0, size = head.length; size < maxBytes - tail.length - 60; index += 1) {
    const next = part(index)
    parts.push(next)
    size += next.length
  }
  return parts.join('') + tail
}

describe('bytes that are no text are refused', () => {
  test('an empty file is not a policy without rules', () => expect(refusal('')).toEqual(['-:- CS-002 the policy is empty']))
  test('blank lines only', () => expect(refusal('\n  \n\n')).toEqual(['-:- CS-002 the policy is empty']))
  test('a null document', () => expect(refusal('---\nnull\n')[0]).toContain('CS-002'))
  test('bytes that are not UTF-8', () => {
    expect(refusal(Uint8Array.of(0x76, 0xc3, 0x28))).toEqual(['-:- CS-003 the policy holds bytes that are not UTF-8; save the file as UTF-8'])
  })
  test.each([['little', [0xff, 0xfe, 0x76, 0]], ['big', [0xfe, 0xff, 0, 0x76]]])('UTF-16, %s endian', (_, bytes) => {
    expect(refusal(Uint8Array.from(bytes))).toEqual(['-:- CS-003 the policy holds UTF-16; save the file as UTF-8'])
  })
  test.each([
    ['a NUL byte', 'version: 1\n# \0\n', '2:3', 'U+0000'],
    ['an escape sequence for terminals', 'version: 1 # \u001b[2J', '1:14', 'U+001B'],
    ['an override of the writing direction', 'version: 1\nchanges: { approvals: 2 } # \u202e', '2:29', 'U+202E'],
    ['an invisible space in a name', 'version: 1\nroles: { a\u200b: { members: [x] } }', '2:11', 'U+200B'],
    ['a line break that YAML does not see', 'version: 1 #\u2028changes: { approvals: 2 }', '1:13', 'U+2028'],
    ['a lone carriage return', 'version: 1 #\rchanges: { approvals: 2 }', '1:13', 'U+000D'],
    ['a byte order mark within', 'version: 1\n\ufeffchanges: {}', '2:1', 'U+FEFF'],
  ])('%s', (_, text, place, name) => {
    expect(refusal(text)).toEqual([`${place} CS-003 the policy holds the character ${name}, which a reader cannot see; delete the character`])
  })
  test('one byte too many', () => {
    expect(refusal(`version: 1\n#${'x'.repeat(maxBytes - 11)}`)).toEqual([`-:- CS-004 the policy has ${maxBytes + 1} bytes, more than ${maxBytes}`])
    expect(refusal(`version: 1\n#${'x'.repeat(maxBytes - 12)}`)).toEqual(['accepted'])
  })
})

describe('text that a person may well save is accepted', () => {
  test('a byte order mark at the start and Windows line ends', () => {
    expect(refusal('\ufeffversion: 1\r\nchanges:\r\n  approvals: 2\r\n')).toEqual(['accepted'])
  })
  test('places count from the text, not from the mark', () => {
    expect(refusal('\ufeffversions: 1\r\n')[0]).toMatch(/^1:1 CS-012 unknown key "versions"/)
  })
  test('comments in any language', () =>
    expect(refusal('# Die Schlüssel · 鍵 · מפתח 👩‍👩‍👧\nversion: 1\n')).toEqual(['accepted']))
})

describe('a hostile policy is refused, whatever it repeats', () => {
  test.each([
    ['open brackets', '['.repeat(maxBytes)],
    ['closing brackets', ']'.repeat(maxBytes)],
    ['nested maps', '{a: '.repeat(maxBytes / 4)],
    ['nested lists', '- '.repeat(maxBytes / 2)],
    ['complex keys', '? '.repeat(maxBytes / 2)],
    ['tags', '! '.repeat(maxBytes / 2)],
    ['quotes', '"'.repeat(maxBytes)],
    ['documents', '---\n'.repeat(maxBytes / 4)],
    ['aliases', filled(() => '*a,', 'x: &a 1\ny: [', ']')],
    ['one key', filled(() => 'a: 1\n')],
    ['unknown keys', filled((index) => `k${index}: 1\n`)],
    ['unknown roles', filled((index) => `r${index}: 1, `, 'version: 1\nchanges: { sign-off: [{ roles: { ', '} }] }')],
    ['roles held by nobody', filled((index) => `  r${index}: { members: [p.${index}] }\n`, 'version: 1\nroles:\n')],
    ['people of one account', filled((index) => `  p${index}: { accounts: [x] }\n`, 'version: 1\npeople:\n')],
    ['open braces in a pattern', `version: 1\nchanges: { branches: ["${'{1..9'.repeat(200)}"] }`],
  ])('%s', (_, text) => {
    const found = refusal(text)
    expect(found[0]).toMatch(/ CS-0\d\d /)
    expect(found.length).toBeLessThanOrEqual(101)
  })
  test('the problems that are not shown are counted', () => {
    const found = refusal(`version: 1\n${Array.from({ length: 300 }, (_, index) => `k${index}: 1\n`).join('')}`)
    expect(found).toHaveLength(51)
    expect(found.at(-1)).toBe('52:1 CS-012 250 more problems from here on')
  })
})

describe('what others are told', () => {
  test('a missing policy shows how to begin', () => {
    expect(lines(refusalOfMissing('.github/countersign.yml'))[0]).toMatch(
      /^-:- CS-001 the policy file is missing .*countersign init.*\n.*\nversion: 1\n/,
    )
  })
  test('a problem names the file it was found in', () => {
    const reading = readPolicy(sourceOf('version: 2', 'acme/.github//countersign.yml@v1'))
    expect(reading.ok ? '' : reading.problems[0].file).toBe('acme/.github//countersign.yml@v1')
  })
})
