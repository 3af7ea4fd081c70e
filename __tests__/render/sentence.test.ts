import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Json } from '../../src/domain/outcome.ts'
import { html, markdown, plain, sentence } from '../../src/render/sentence.ts'
import { spans } from './markdown.ts'

const sha = '9f3c2e1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e'

describe('a template is filled by the type of its data', () => {
  test.each([
    ['text is code', '{login} approved.', { login: 'kim' }, '`kim` approved.'],
    ['numbers are plain', '{found} of {required}', { found: 0, required: 2 }, '0 of 2'],
    ['an object id is shortened as git does', 'at {commit}', { commit: sha }, 'at `9f3c2e1`'],
    ['a digest is shortened', 'by {email}', { email: 'ab'.repeat(32) }, 'by `abababababab…`'],
    ['a time is UTC to the minute', 'at {at}', { at: '2026-11-21T13:51:09Z' }, 'at 2026-11-21 13:51 UTC'],
    ['one of a list', '{who}', { who: ['lee'] }, '`lee`'],
    ['two of a list', '{who}', { who: ['lee', 'dana'] }, '`lee` or `dana`'],
    ['three of a list', '{who}', { who: ['lee', 'dana', 'ori'] }, '`lee`, `dana` or `ori`'],
    ['a list joined by another word', '{who|and}', { who: ['lee', 'dana'] }, '`lee` and `dana`'],
    ['an empty list', '{who}', { who: [] }, 'nobody'],
    ['more than ten are counted', '{who}', { who: Array.from({ length: 12 }, (_, n) => n) }, '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 or 2 more'],
    ['singular', '{n} {n|person|people}', { n: 1 }, '1 person'],
    ['plural', '{n} {n|person|people}', { n: 0 }, '0 people'],
    ['plural by the length of a list', '{who|person|people}', { who: ['a', 'b'] }, 'people'],
    ['an account by its login', '{by}', { by: { login: 'kim', id: 7 } }, '`kim`'],
    ['another object as JSON', '{by}', { by: { a: 1 } }, '`{"a":1}`'],
    ['a list within a list as JSON', '{by}', { by: [['a', 'b'], 'c'] }, '`["a","b"]` or `c`'],
    ['nothing', '{by}', { by: null }, 'unknown'],
    ['yes and no', '{a} {b}', { a: true, b: false }, 'yes no'],
    ['code of our own', 'the status `countersign`', {}, 'the status `countersign`'],
    ['data within code of our own', 'run `lint {file}`', { file: 'a`b' }, 'run ``lint a`b``'],
    ['two spans side by side', '{a}{b}', { a: 'x', b: 'y' }, '`x` `y`'],
    ['markup of our own stands for itself', 'a*b_c<d>|', {}, 'a\\*b\\_c\\<d\\>\\|'],
    ['no mention, reference or link of our own', '@acme #1 https://x', {}, '@<!-- -->acme \\#<!-- -->1 https:<!-- -->//x'],
    ['a backtick without its partner', 'a ` b', {}, 'a &#96; b'],
  ])('%s', (_, template, data, shown) => expect(sentence(template, data, markdown)).toBe(shown))
})

describe('data that is not there is shown as missing, never as something', () => {
  test.each(['login', 'constructor', '__proto__', 'toString', ''])('{%s}', (name) => expect(sentence(`{${name}}`, {}, plain)).toBe(`{${name}}`))
  test('an unclosed brace is a brace', () => expect(sentence('{login', { login: 'x' }, plain)).toBe('{login'))
})

test('the three targets say the same', () => {
  const said = (style: typeof plain) => sentence('{login} approved `main` at {commit}.', { login: '<b>', commit: sha }, style)
  expect(said(markdown)).toBe('`<b>` approved `main` at `9f3c2e1`.')
  expect(said(html)).toBe('<code>&lt;b&gt;</code> approved <code>main</code> at <code>9f3c2e1</code>.')
  expect(said(plain)).toBe('“<b>” approved main at 9f3c2e1.')
})

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('`', '{', '}', '|', '\n', 'x', '@', '<') }),
    fc.integer(),
    fc.constant(null),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value

test('lists within lists do not multiply', () => {
  let deep: Json = ['x']
  for (let depth = 0; depth < 12; depth += 1) deep = [deep, deep]
  expect(sentence('{deep}', { deep }, markdown).length).toBeLessThan(1000)
})

describe('no data becomes words, markup or a second template', () => {
  test('markdown', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('`', '{', '}', '|', '\n', 'x', '@', '#', '<', '\\') }),
        (one, other) => {
          fc.pre(one !== '' && other !== '')
          expect(spans(sentence('a {one} b {other} c `{one}` d', { one, other }, markdown)).text).toBe('a ‹› b ‹› c ‹› d')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('html', () => {
    fc.assert(
      fc.property(value, (one) => {
        const made = sentence('a {one} b', { one: one as never }, html)
        expect(made.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>"'`]/)
      }),
    )
  })

  test('plain text stays one line', () => {
    fc.assert(fc.property(value, (one) => expect(sentence('a {one} b', { one: one as never }, plain)).toMatch(/^a [^\n\r\u001b]* b$/)))
  })
})

test('a phrase of ours is shown as words, and nothing else that stands in its place', () => {
  expect(sentence('({source|=})', { source: 'repository activity' }, markdown)).toBe('(repository activity)')
  for (const source of ['@everyone', '<b>', 'a`b', '::error::x', 'Ready: passed', 'x'.repeat(41)]) {
    expect(sentence('({source|=})', { source }, markdown)).toBe(`(${markdown.datum(source)})`)
  }
})
