import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cap, codeBlock, codeSpan, escapeHtml, link, logLine, plainDatum, safeUrl, visible } from '../../src/render/escape.ts'
import { skeleton, spans } from './markdown.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('`', ' ', '|', '\n', '\\', '<', '>', '@', '#', '[', '](', ':', '%', '*', '\u202e', '\u200b', 'a'),
    maxLength: 40,
  }),
)

describe('what cannot be seen is spelled out', () => {
  test.each([
    ['a line break', 'a\nb', 'a\\u{a}b'],
    ['a carriage return', 'a\rb', 'a\\u{d}b'],
    ['an escape sequence of a terminal', '\u001b[2Ja', '\\u{1b}[2Ja'],
    ['a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
    ['a bidi isolate', 'a\u2066b', 'a\\u{2066}b'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a zero-width joiner', 'a\u200db', 'a\\u{200d}b'],
    ['a byte order mark', '\ufeffa', '\\u{feff}a'],
    ['a soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a no-break space', 'a\u00a0b', 'a\\u{a0}b'],
    ['a hangul filler', 'a\u3164b', 'a\\u{3164}b'],
    ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['half a surrogate pair', 'a\ud800b', 'a\\u{d800}b'],
    ['a null', 'a\0b', 'a\\u{0}b'],
  ])('%s', (_, text, shown) => expect(visible(text)).toBe(shown))

  test('letters of any script are left alone', () => expect(visible('Zoë Müller-渡辺')).toBe('Zoë Müller-渡辺'))

  test('nothing unseen and nothing long is left of any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(visible(text, 20).length).toBeLessThanOrEqual(20)
      }),
    )
  })

  test('a text of ten million characters is shown as its beginning is', () => {
    const enormous = Array.from({ length: 10_000 }, () => '\u202e'.repeat(1000)).join('')
    expect(visible(enormous).length).toBeLessThanOrEqual(200)
    expect(visible(enormous)).toBe(visible(enormous.slice(0, 201)))
  })
})

describe('a cap', () => {
  test('ends in an ellipsis and keeps the limit', () => expect(cap('abcdef', 4)).toBe('abc…'))
  test('does not split a character in two', () => expect(cap('ab😀😀', 4)).toBe('ab…'))
  test('leaves what fits', () => expect(cap('abcd', 4)).toBe('abcd'))
})

describe('a code span cannot be left', () => {
  test.each(['`', '``', 'a`b', '`a', 'a`', '` `', '` @admin `', 'a``b`c', ' ', '\\', '`\\'])('by %j', (text) => {
    expect(spans(`x ${codeSpan(text)} y`)).toEqual({ text: 'x ‹› y', held: [text] })
  })

  test('by any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text !== '')
        expect(spans(`x ${codeSpan(text)} y`).text).toBe('x ‹› y')
      }),
      { numRuns: 1000 },
    )
  })

  test('an empty text says that it is empty', () => expect(codeSpan('')).toBe('(empty)'))
})

test('a fenced block cannot be left by any lines', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (lines) => expect(skeleton(`a\n${codeBlock(lines)}\nb`)).toBe('a\n[block]\nb')),
    { numRuns: 500 },
  )
})

test('html holds no tag, no entity of its own and no way out of an attribute', () => {
  fc.assert(fc.property(hostile, (text) => expect(escapeHtml(text).replaceAll(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toMatch(/[&<>"'`]/)))
})

describe('the log', () => {
  test.each(['::error::x', 'a\n::set-output name=decision::passed', '##[add-mask]main', ':::::', '%0A::stop-commands::x'])(
    'holds no command: %j',
    (text) => {
      for (const line of [logLine(text), plainDatum(text)]) expect(line).not.toMatch(/\n|::|##\[/)
    },
  )

  test('holds no command in any text', () => {
    fc.assert(fc.property(hostile, (text) => expect(`${logLine(text)} ${plainDatum(text)}`).not.toMatch(/[\r\n]|::|##\[/)))
  })

  test('a datum that could pass for words of ours is quoted', () => {
    expect(plainDatum('docs/x approved by everyone')).toBe('“docs/x approved by everyone”')
    expect(plainDatum('a” and kim approved “b')).toBe('“a\\u{201d} and kim approved \\u{201c}b”')
    expect(plainDatum('')).toBe('“”')
    expect(plainDatum('release-manager')).toBe('release-manager')
  })
})

describe('a link', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil',
    'file:///etc/passwd',
    'https://user:pass@host/',
    'not a url',
    '',
    `https://a/${'x'.repeat(3000)}`,
  ])('is refused: %.60s', (url) => {
    expect(safeUrl(url)).toBeNull()
    expect(link('words', url)).toBe('words')
  })

  test('cannot be ended from within', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = link('words', `https://example.com/${text}`)
        expect(made).toMatch(/^(words|\[words\]\(https:\/\/example\.com\/[^\s()<>[\]|"'`\\]*\))$/)
      }),
    )
  })
})
