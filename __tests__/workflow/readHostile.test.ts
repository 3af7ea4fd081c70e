import { describe, expect, test } from '@jest/globals'
import type { DoubtKind } from '../../src/domain/workflow.ts'
import { read, withJob } from './readSupport.ts'

const size = 500 * 1024
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const jobs = (count: number): string => `on: push\njobs:\n${lines(count, (index) => `  j${index}: { runs-on: x }`)}\n`
const env = (value: string): string => `on: push\nenv:\n  A: ${value}\njobs: {}`
const bomb = (width: number, depth: number): string =>
  `on: push\na0: &a0 [x]\n${lines(depth, (index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: width }, () => `*a${index}`).join(', ')}]`)}\n`

describe('a hostile file is left at its budget, and says so', () => {
  test.each<[string, string, DoubtKind]>([
    ['a megabyte', env('x'.repeat(1024 * 1024)), 'too-large'],
    ['ten thousand jobs', jobs(10_000), 'too-many-jobs'],
    ['more jobs than people write', jobs(301), 'too-many-jobs'],
    ['lists in lists', `a: ${filled('[')}`, 'too-much'],
    ['maps in maps', `a: ${filled('{a: ')}`, 'too-much'],
    ['dashes', filled('- '), 'too-much'],
    ['question marks', filled('? '), 'too-much'],
    ['colons', filled('a: '), 'too-much'],
    ['comments', filled('#\n'), 'too-much'],
    ['empty lines', filled('\n'), 'too-much'],
    ['anchors', filled('- &a\n'), 'too-much'],
    ['aliases', `- &a x\n${filled('- *a\n')}`, 'too-much'],
    ['tags', filled('!a '), 'too-much'],
    ['directives', filled('%A\n'), 'too-much'],
    ['documents', filled('---\n'), 'several-documents'],
    ['the same key', filled('a: b\n'), 'too-much'],
    ['a hundred and one levels', lines(102, (index) => `${' '.repeat(index)}a:`), 'too-deep'],
    ['five thousand levels', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, 'too-deep'],
    ['a wide alias bomb', bomb(9, 12), 'too-much'],
    ['a deep alias bomb', bomb(1, 3000), 'too-deep'],
    ['an alias bomb of one long text', `on: push\nx: &x ${'y'.repeat(100_000)}\nenv:\n${lines(500, (index) =>
      `  A${index}: *x`)}\njobs: {}`, 'too-much'],
    ['an alias in itself', 'a: &a { b: *a }', 'yaml'],
    ['a quote that never ends', env(`"${filled('x')}`), 'yaml'],
    ['expressions', env(filled('${{ github.ref }}')), 'expression-too-large'],
    ['expressions that never end', env(filled('${{ x ')), 'expression'],
    ['broken expressions', env(filled('${{ ( }}')), 'expression'],
    ['brackets in an expression', env(`\${{ ${filled('(')} }}`), 'expression-too-large'],
    ['negations', env(`\${{ ${filled('!')}true }}`), 'expression-too-large'],
    ['indexes', env(`\${{ github${filled("['b']")} }}`), 'expression-too-large'],
    ['six thousand scalars with expressions', `on: push\nenv:\n${lines(6000, (index) => `  A${index}: \${{ github.ref }}`)}\njobs: {}`, 'too-much'],
  ])('%s', (_, text, kind) => {
    const model = read(text, ['arn:aws:iam::*:role/*', '*a*b*'])
    expect(model.remarks.doubts.map((doubt) => doubt.kind)).toContain(kind)
    expect(JSON.stringify(model).length).toBeLessThan(2_000_000)
  })

  test.each([
    ['prefixes of tokens', filled('ghp_'), []],
    ['tokens without an end', filled('ghp_aB3dE5gH7'), ['token']],
    ['addresses', filled('a://b:c'), []],
    ['ends of private keys', filled('PRIVATE KEY-----'), []],
    ['words like an identity', filled('arn:aws:iam::1:role '), []],
    ['one word', filled('x'), []],
  ])('one line of %s is read to its end', (_, value, literals) => {
    const model = read(env(`"${value}"`), ['arn:aws:iam::*:role/*', '*a*a*a*b'])
    expect(model.remarks.doubts).toEqual([])
    expect(model.remarks.literals.map(({ kind }) => kind)).toEqual(literals)
  })

  test('a large honest file is understood', () => {
    expect(read(jobs(300)).remarks.doubts).toEqual([])
    expect(read(withJob('runs-on: x', 'steps:', ...lines(3000, (index) => `  - run: echo ${index}`).split('\n'))).remarks.doubts).toEqual([])
    expect(read(withJob('runs-on: x', 'steps:', '  - run: |', `      ${filled('word ')}`)).remarks.doubts).toEqual([])
  })

  test('doubts of one file are counted, too', () => {
    expect(read(`on: push\n${lines(500, (index) => `x${index}: y`)}\njobs: {}`).remarks.doubts.length).toBeLessThanOrEqual(50)
  })
})
