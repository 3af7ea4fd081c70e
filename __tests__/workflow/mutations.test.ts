import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { WorkflowModel } from '../../src/domain/workflow.ts'
import { readAction, readWorkflow } from '../../src/workflow/read.ts'
import { checkoutOf, judged, verdictOf } from './checkout.ts'

/** Whatever a file holds: no throw, no pass for what was not understood, and no more work than the budgets allow. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'accepted')
const texts = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'))
const ask = { identities: ['arn:aws:iam::111111111111:role/*'] }
const runs = { numRuns: 150 }
const read = (bytes: string | Uint8Array) => readWorkflow(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, ask)

async function holds(bytes: Uint8Array): Promise<void> {
  const checkout = { ...checkoutOf({}), head: new Map([['.github/workflows/ci.yml', bytes]]) }
  const { findings } = await judged(checkout)
  const { doubts } = read(bytes).remarks
  expect(doubts.length).toBeLessThanOrEqual(100)
  if (doubts.length > 0) expect(verdictOf(findings)).not.toBe('pass')
}

const noise = [
  '${{',
  '}}',
  '${{ secrets.PROD_KEY }}',
  "${{ '",
  '&a ',
  '*a',
  '<<: *a',
  '? ',
  '!!binary ',
  '%YAML 1.1\n',
  '---\n',
  '\t',
  '\0',
  '\u2028',
  '\uFEFF',
  '{',
  '[',
  '"',
]
const text = fc.constantFrom(...texts)
const lineEdit = fc.tuple(fc.nat(), fc.constantFrom('drop', 'twice', 'deeper', 'flatter', 'swap'))

function editLine(lines: string[], [where, how]: [number, string]): string[] {
  const at = where % Math.max(1, lines.length)
  const line = lines[at] ?? ''
  if (how === 'drop') return lines.toSpliced(at, 1)
  if (how === 'twice') return lines.toSpliced(at, 0, line)
  if (how === 'swap') return lines.toSpliced(at, 2, lines[at + 1] ?? '', line)
  return lines.with(at, how === 'deeper' ? `  ${line}` : line.replace(/^ {2}/, ''))
}

describe('a file that was changed at random', () => {
  test('in its bytes', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 })
    const property = fc.asyncProperty(text, flips, async (whole, edits) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of edits) bytes[at % bytes.length] = byte
      await holds(bytes)
    })
    await fc.assert(property, runs)
  })

  test('in its lines', async () => {
    const property = fc.asyncProperty(text, fc.array(lineEdit, { minLength: 1, maxLength: 4 }), async (whole, edits) => {
      await holds(Buffer.from(edits.reduce<string[]>(editLine, whole.split('\n')).join('\n')))
    })
    await fc.assert(property, runs)
  })

  test('by another file in its middle', async () => {
    const property = fc.asyncProperty(text, text, fc.nat(), fc.nat(), async (one, other, from, to) => {
      await holds(Buffer.from(one.slice(0, from % one.length) + other.slice(to % other.length)))
    })
    await fc.assert(property, runs)
  })

  test('by what a parser may stumble over', async () => {
    const splice = fc.oneof(fc.constantFrom(...noise), fc.string({ unit: 'binary', maxLength: 6 }))
    const property = fc.asyncProperty(text, fc.array(fc.tuple(fc.nat(), splice), { minLength: 1, maxLength: 3 }), async (whole, splices) => {
      await holds(Buffer.from(splices.reduce((so, [at, piece]) => so.slice(0, at % so.length) + piece + so.slice(at % so.length), whole)))
    })
    await fc.assert(property, runs)
  })

  test('into nothing a person would write', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), holds), runs)
    await fc.assert(fc.asyncProperty(fc.json(), (json) => holds(Buffer.from(json))), runs)
  })
})

describe('a file made to cost', () => {
  const step = (run: string) => `on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`
  const jobs = (count: number) => Array.from({ length: count }, (_, i) => `  j${i}:\n    runs-on: x\n    steps: [{ run: make }]\n`).join('')
  const needing = (count: number) =>
    Array.from({ length: count }, (_, i) => `  j${i}: { runs-on: x, needs: [${i > 0 ? `j${i - 1}` : ''}], steps: [{ run: x }] }\n`).join('')
  const bomb = (levels: number, wide: number) =>
    Array.from({ length: levels }, (_, i) => `x${i}: &x${i} [${Array(wide).fill(i > 0 ? `*x${i - 1}` : 'a').join(', ')}]\n`).join('')
  const ternaries = (depth: number) => `${'('.repeat(depth)}github.ref${')'.repeat(depth)}`

  const hostile: Record<string, string> = {
    'more bytes than GitHub takes': step(`echo ${'x'.repeat(513 * 1024)}`),
    'lists in lists': `on: push\njobs: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
    'maps in maps': `on: push\njobs: ${'{a: '.repeat(5000)}x${'}'.repeat(5000)}\n`,
    'maps in maps by indentation': `on: push\njobs:\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`,
    'dashes in dashes': `on: push\njobs:\n  ${'- '.repeat(20_000)}x\n`,
    'an alias bomb': `on: push\n${bomb(9, 9)}jobs: *x8\n`,
    'a deep alias bomb of pairs': `on: push\n${bomb(40, 2)}jobs: *x39\n`,
    'an alias bomb in the steps': `on: push\njobs:\n  a: { runs-on: x, steps: &s [&t { run: x }${', *t'.repeat(5000)}] }\n${Array.from(
      { length: 900 },
      (_, i) => `  b${i}: { runs-on: x, steps: *s }\n`,
    ).join('')}`,
    'an alias of itself': 'on: push\njobs: &a\n  b: *a\n',
    'an alias of itself in a list': 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: &a\n      - *a\n',
    'ten thousand jobs': `on: push\njobs:\n${jobs(10_000)}`,
    'brackets in an expression': step(`\${{ ${ternaries(30_000)} }}`),
    'calls in an expression': step(`\${{ ${'format('.repeat(3000)}github.ref${')'.repeat(3000)} }}`),
    'a hundred thousand expressions': step(`"${'${{ github.ref }}'.repeat(25_000)}"`),
    'expressions that never end': step(`"${'${{ '.repeat(60_000)}"`),
    'quotes that never end': step(`"\${{ ${"'".repeat(100_001)} }}"`),
    'an expression of not': step(`\${{ ${'!'.repeat(50_000)}true }}`),
    'an expression of indexes': step(`\${{ github${"['a']".repeat(20_000)} }}`),
    directives: `${'%A b\n'.repeat(50_000)}---\non: push\n`,
    anchors: `on: push\njobs: [${Array.from({ length: 30_000 }, (_, i) => `&a${i} x`).join(', ')}]\n`,
    documents: '---\non: push\n'.repeat(20_000),
    tags: `on: push\njobs: ${'!!map '.repeat(20_000)}\n`,
    'question marks': `on: push\njobs:\n  ${'? '.repeat(20_000)}x\n`,
    colons: `on: push\njobs:\n  ${': '.repeat(20_000)}x\n`,
    quotes: `on: push\njobs: ${'"a" '.repeat(60_000)}\n`,
  }
  const understood: Record<string, string> = {
    'a long script': step(`|\n${'          make something\n'.repeat(10_000)}`),
    'many braces in a script': step(`|\n          ${'{'.repeat(100_000)}\n          ${'}'.repeat(100_000)}`),
    'many dollars in a script': step(`|\n          ${'${'.repeat(100_000)}`),
    'many jobs, each after the last': `on: push\njobs:\n${needing(300)}`,
    'text of the shape of an address': step(`|\n          ${'https://a:'.repeat(20_000)}`),
    'text of the shape of a key': step(`|\n          ${'-----BEGIN '.repeat(20_000)}`),
    'text of the shape of an identity': step(`|\n          ${'arn:aws:iam::111111111111:'.repeat(10_000)}`),
    'a blank field': step(`|\n          x${' '.repeat(200_000)}y`),
  }

  test.each(Object.keys(hostile))('%s: not understood, and said so', async (name) => {
    const bytes = Buffer.from(hostile[name] ?? '')
    expect(read(bytes).remarks.doubts.length).toBeGreaterThan(0)
    await holds(bytes)
    expect(() => readAction(bytes, ask)).not.toThrow()
  })

  test.each(Object.keys(understood))('%s: understood', async (name) => {
    const bytes = Buffer.from(understood[name] ?? '')
    expect(read(bytes).remarks.doubts).toEqual([])
    await holds(bytes)
  })

  test('the model of a file is no larger than a small multiple of the file', () => {
    const property = fc.property(text, fc.array(lineEdit, { maxLength: 3 }), (whole, edits) => {
      const changed = edits.reduce<string[]>(editLine, whole.split('\n')).join('\n')
      const model: WorkflowModel = read(changed)
      expect(JSON.stringify(model).length).toBeLessThan(20_000 + changed.length * 60)
    })
    fc.assert(property, runs)
  })
})
