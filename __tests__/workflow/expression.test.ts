import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { expressionsIn, foldedText, parseCondition, parseTemplate, referencesIn, withoutLiterals } from '../../src/workflow/expression.ts'
import type { Expression } from '../../src/domain/workflow.ts'

const at = { line: 3, column: 7 }

function partsOf(text: string): (string | Expression)[] {
  const read = parseTemplate(text, at)
  if (!read.ok) throw new Error(read.found)
  return read.template.parts
}

function only(text: string): Expression {
  const [part] = partsOf('${{ ' + text + ' }}')
  if (part === undefined || typeof part === 'string') throw new Error('no expression')
  return part
}

describe('where an expression begins and ends', () => {
  test('text without braces is one part, the empty text included', () => {
    expect(partsOf('plain')).toEqual(['plain'])
    expect(partsOf('')).toEqual([''])
  })

  test('braces inside a quoted literal end nothing', () => {
    expect(partsOf("${{ 'a }} b' }}c")).toEqual([{ literal: 'a }} b' }, 'c'])
    expect(partsOf("${{ 'it''s }}' }}")).toEqual([{ literal: "it's }}" }])
  })

  test('every doubled quote is undone, not only the first', () => {
    expect(only("'a''b''c'")).toEqual({ literal: "a'b'c" })
  })

  test('the offset of every part is told', () => {
    const read = parseTemplate('ab${{ github.ref }}\n${{ github.sha }}', at)
    expect(read).toMatchObject({ ok: true, offsets: [0, 2, 19, 20] })
  })

  test('a single brace is text', () => expect(partsOf('$ { { x }} }')).toEqual(['$ { { x }} }']))
})

describe('what is not an expression', () => {
  const refused: [string, string][] = [
    ['not closed', 'a ${{ github.ref'],
    ['closed only inside a literal', "${{ 'a }}"],
    ['empty', '${{ }}'],
    ['double quotes', '${{ secrets["X"] }}'],
    ['an unknown context', '${{ secret.X }}'],
    ['an unknown function', '${{ shell(1) }}'],
    ['too few arguments', "${{ contains('a') }}"],
    ['case() with an even number of arguments', "${{ case(true, 'a', false, 'b') }}"],
    ['a directive', '${{ insert }}'],
    ['two expressions in one', '${{ github.ref github.sha }}'],
    ['a property without a name', '${{ github. }}'],
    ['brackets too deep', '${{ ' + '('.repeat(10_000) + 'true' + ')'.repeat(10_000) + ' }}'],
    ['negations too deep', '${{ ' + '!'.repeat(10_000) + 'true }}'],
    ['comparisons too deep', '${{ ' + '1 == '.repeat(4000) + '1 }}'],
    ['too long', '${{ ' + ' '.repeat(30_000) + 'true || true }}'],
    ['too many', '${{ github.ref }}'.repeat(5000)],
  ]
  test.each(refused)('%s', (_name, text) => expect(parseTemplate(text, at)).toMatchObject({ ok: false }))

  test('the refusal never quotes the text, which may hold a credential', () => {
    const read = parseTemplate('${{ not valid s3cr3t! }}', at)
    expect(JSON.stringify(read)).not.toContain('s3cr3t')
  })

  test('the place of the expression that is refused', () => {
    expect(parseTemplate('ok ${{ github.ref }} bad ${{ nothing }}', at)).toMatchObject({ ok: false, offset: 25 })
  })
})

describe('what an expression says', () => {
  test('contexts, properties and functions are kept in lower case, literals as written', () => {
    expect(only('SECRETS.Prod_Key')).toEqual({ context: 'secrets', path: ['prod_key'] })
    expect(only("FormaT('A{0}', GitHub['Ref'])")).toEqual({ call: 'format', of: [{ literal: 'A{0}' }, { context: 'github', path: ['ref'] }] })
  })

  test('a computed index, the star, and a property of a call', () => {
    expect(only('secrets[inputs.name]')).toEqual({ context: 'secrets', path: [{ index: { context: 'inputs', path: ['name'] } }] })
    expect(only('needs.*.result')).toEqual({ context: 'needs', path: [{ every: true }, 'result'] })
    expect(only("fromJSON('{}').x")).toEqual({ get: { call: 'fromjson', of: [{ literal: '{}' }] }, path: ['x'] })
  })

  test('brackets around a context hide no property', () => expect(only('(secrets).X')).toEqual({ context: 'secrets', path: ['x'] }))

  test('chains of the same operator stay flat', () => {
    const a = { context: 'github', path: ['a'] }
    expect(only('github.a || (github.a || (github.a || github.a))')).toEqual({ operator: '||', of: [a, a, a, a] })
  })

  test('numbers that a record cannot hold exactly can be anything', () => {
    for (const number of ['1.5', 'NaN', 'Infinity', '-0', '9007199254740993']) expect(only(number)).toEqual({ hidden: true })
    expect(only('0xff')).toEqual({ literal: 255 })
  })

  test('all that GitHub knows is known', () => {
    for (
      const text of ["hashFiles('**/x', 'y')", 'success()', "success('a')", 'always() && !cancelled()', 'failure()', "case(true, 'a', 'b')"]
    ) only(text)
    for (
      const context of ['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs']
    ) only(context)
  })
})

describe('conditions', () => {
  test('need no braces, and empty means success()', () => {
    expect(parseCondition("github.ref == 'x'", at)).toMatchObject({ ok: true, template: { parts: [{ operator: '==' }] } })
    expect(parseCondition(' ', at)).toMatchObject({ ok: true, template: { parts: [{ call: 'success' }] } })
  })

  test('text around braces makes a text of it, not an expression', () => {
    expect(parseCondition('!${{ true }}', at)).toMatchObject({ ok: true, template: { parts: ['!', { literal: true }] } })
  })

  test('plain words are no condition', () => expect(parseCondition('only on main', at)).toMatchObject({ ok: false }))
})

describe('plain text in disguise', () => {
  test('an expression of literals is the text', () => {
    expect(foldedText("${{ 'environment' }}")).toBe('environment')
    expect(foldedText('plain')).toBe('plain')
  })

  test('anything computed or broken is not', () => {
    for (const text of [
      "env${{ 'iron' }}ment",
      "${{ 'environ' }}${{ 'ment' }}",
      "${{ 'on' }} ",
      '${{ true }}',
      "${{ format('a') }}",
      '${{ github.ref }}',
      '${{ 1.5 }}',
      '${{ x }}',
    ]) expect(foldedText(text)).toBeNull()
  })
})

describe('walking', () => {
  test('a reference in an index, an argument and an untaken branch is found', () => {
    const found = referencesIn(only("false && secrets.A || fromJSON(secrets.B)[secrets.C] == matrix[format('{0}', secrets)]"))
    expect(found.filter(({ context }) => context === 'secrets').map(({ path }) => path)).toEqual([['a'], ['b'], ['c'], []])
  })

  test('hidden literals leave nothing behind, not even as a property', () => {
    const hidden = withoutLiterals(only("format('k', env['k'], env[format('k')])"), (text) => text === 'k')
    expect(JSON.stringify(hidden)).not.toContain('"k"')
  })
})

describe('whatever is written', () => {
  test('reading never throws, and loses no text around expressions', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('${{', '}}', "'", '${{ github.ref }}', "${{ 'x' }}", '(', '[', '.', '&&', '||', '!', '\n'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const read = parseTemplate(text, at)
        if (!read.ok) return
        const plain = read.template.parts.every((part) => typeof part === 'string')
        if (plain) expect(read.template.parts.join('')).toBe(text)
        expect(expressionsIn(read.template).length).toBeLessThanOrEqual(text.split('${{').length - 1)
        parseCondition(text, at)
        foldedText(text)
      }),
    )
  })

  test('the deepest expression that is read still fits into a record', () => {
    for (let depth = 1; depth < 60; depth += 1) {
      for (const text of ['('.repeat(depth) + '!true == false' + ') == false'.repeat(depth), 'github['.repeat(depth) + '1' + ']'.repeat(depth)]) {
        const read = parseTemplate('${{ ' + text + ' }}', at)
        if (read.ok) canonicalBytes({ a: [[[[[[[[[[[[[[[[[read.template]]]]]]]]]]]]]]]]] })
      }
    }
  })
})
