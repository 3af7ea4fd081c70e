import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { csv } from '../../src/render/csv.ts'
import { exceptionsOf } from '../../src/render/exceptions.ts'
import { exportsOf, tables } from '../../src/render/exports.ts'
import { jsonReport } from '../../src/render/json.ts'
import { clean, deploymentRow, hostileReconciliation, reconciledReport, reconciliation } from '../support/reconciled.ts'
import { ready } from './reports.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const written = (cell: string) => parsed(text(csv(['a'], [[cell]])))[1]?.[0]

/** RFC 4180 as another program reads it: what is not of the form is an error. */
function parsed(file: string): string[][] {
  const rows: string[][] = []
  let rest = file.replace(/^\ufeff/, '')
  let row: string[] = []
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
    const plain = /^[^",\r\n]*/.exec(rest)?.[0] ?? ''
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : plain)
    rest = rest.slice((quoted?.[0] ?? plain).length)
    if (rest.startsWith('\r\n')) {
      rows.push(row)
      row = []
      rest = rest.slice(2)
    } else if (rest.startsWith(',')) rest = rest.slice(1)
    else throw new Error(`not RFC 4180: ${JSON.stringify(rest.slice(0, 20))}`)
  }
  return rows
}

/** As a spreadsheet with another list separator splits the same line: quotes count only where they begin a cell. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let rest = line
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"?/.exec(rest)
    const tail = rest.slice(quoted?.[0].length ?? 0)
    const end = tail.indexOf(separator)
    cells.push(`${(quoted?.[1] ?? '').replaceAll('""', '"')}${end < 0 ? tail : tail.slice(0, end)}`)
    rest = end < 0 ? '' : tail.slice(end + separator.length)
  }
  return cells
}

const formula = /^[\s'"]*[=+\-@]/
const isFormula = (cell: string) => formula.test(cell.normalize('NFKC')) && !cell.startsWith("'")

describe('no cell is a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ['−1', "'−1"],
    ['﹦1', "'﹦1"],
    ['  =1', "'  =1"],
    ['"=1', `'"=1`],
    ["'=1", "''=1"],
    ['=1,2"x', `'=1,2"x`],
    ['\t=1', '\\u{9}=1'],
    ['\r=1', '\\u{d}=1'],
    ['\n=1', '\\u{a}=1'],
    ['\ufeff=1', '\\u{feff}=1'],
    ['\u00a0=1', '\\u{a0}=1'],
    ["a;=cmd|' /C calc'!A0;", "a\\u{3b}=cmd|' /C calc'!A0;"],
    ['a; "@x', 'a\\u{3b} "@x'],
    ['feature/a-b', 'feature/a-b'],
    ["jo's", "jo's"],
    ['生产', '生产'],
  ])('%j is written as %j', (given, cell) => expect(written(given)).toBe(cell))

  const piece = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '⁼', '﹫', ';', ',', '"', "'", '\t', '\r', '\n', '\r\n', ' ', '\u00a0', '\ufeff', '\u200b', '|', 'x', '1')
  const anything = fc.oneof(fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 20 }))

  test('whatever it holds, and whichever separator the spreadsheet takes', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const file = text(csv(['a', 'b'], [[one, other]]))
        const rows = parsed(file)
        expect(rows.map((row) => row.length)).toEqual([2, 2])
        expect(rows.flat().filter(isFormula)).toEqual([])
        const line = file.split('\r\n')[1] ?? ''
        expect([';', '\t'].flatMap((separator) => cellsOf(line, separator)).filter(isFormula)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('and what was put before it can be taken away again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('=', '-', "'", '"', ' ', 'x', ','), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')), (given) => {
        const cell = written(given) ?? ''
        expect(/^'[ '"]*[=+\-@]/.test(cell) ? cell.slice(1) : cell).toBe(given)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a file', () => {
  const file = text(csv(['a', 'b'], [['1,"2"', null], [true, 3]]))
  test('begins with a byte order mark, ends each line with CRLF, quotes where it must', () => expect(file).toBe('\ufeffa,b\r\n"1,""2""",\r\ntrue,3\r\n'))
  test('without rows still has its columns', () => expect(text(csv(['a', 'b'], []))).toBe('\ufeffa,b\r\n'))
  test('holds no line break but its own, so that lines can be counted', () => expect(text(csv(['a'], [['x\r\ny\u2028z']])).match(/[\r\n\u2028]/g)).toHaveLength(4))
})

describe('the exports', () => {
  const report = reconciledReport(reconciliation())
  const files = exportsOf(report)
  const bytesOf = (name: string) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array()
  const rowsOf = (name: string, of = bytesOf(name)) => {
    const [head = [], ...rows] = parsed(text(of))
    return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index]])))
  }
  const manifest = JSON.parse(text(bytesOf('exports.json')))

  test('hold every row of the population with its standing, and every exception', () => {
    const { commits, deployments, records } = reconciliation()
    expect(rowsOf('commits.csv').map(({ sha, standing }) => [sha, standing])).toEqual(commits.map(({ sha, standing }) => [sha, standing]))
    expect(rowsOf('deployments.csv').map(({ deployment_id, standing }) => [Number(deployment_id), standing])).toEqual(deployments.map(({ id, standing }) => [id, standing]))
    expect(rowsOf('records.csv').map(({ record_sha256, standing }) => [record_sha256, standing])).toEqual(records.map(({ sha256, standing }) => [sha256, standing]))
    expect(rowsOf('exceptions.csv').map(({ kind, id }) => [kind, id])).toEqual(exceptionsOf(reconciliation()).map(({ kind, id }) => [kind, id]))
  })

  test('say of a record what it says only where it is valid', () => {
    for (const { state, why, result, sha } of rowsOf('records.csv')) expect([result === '', sha === '', why === '']).toEqual(state === 'valid' ? [false, false, true] : [true, true, false])
  })

  test('are listed with rows, bytes, sha256 and columns, and the record that proves them', () => {
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(files.slice(0, 4).map(({ name }) => name))
    for (const { name, rows, bytes, sha256, columns } of manifest.files) {
      expect([name, rows, bytes, sha256]).toEqual([name, rowsOf(name).length, bytesOf(name).length, createHash('sha256').update(bytesOf(name)).digest('hex')])
      expect([columns, parsed(text(bytesOf(name)))[0]]).toEqual([tables.find((table) => table.name === name)?.columns, columns])
    }
    expect(manifest).toMatchObject({ repository: 'acme/payments', branch: 'main', period: reconciliation().period, recordSha256: report.evidence?.sha256, counts: { exceptions: { total: 12 } } })
  })

  test('name the record that they are given, and none when there is none', () => {
    const recordIn = (given: ReturnType<typeof exportsOf>) => JSON.parse(text(given.at(-1)?.bytes ?? new Uint8Array())).recordSha256
    expect([recordIn(exportsOf(report, 'abc')), recordIn(exportsOf({ ...report, evidence: null }))]).toEqual(['abc', null])
  })

  test('of a clean one have no exception, and still all of their files', () => {
    const of = exportsOf(reconciledReport(clean(), 'passed'))
    expect(of.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
    expect(rowsOf('', of[3]?.bytes)).toEqual([])
  })

  test('are none where nothing was reconciled', () => expect(exportsOf(ready())).toEqual([]))

  test('hold nothing that a spreadsheet computes, whoever chose the names', () => {
    for (const hostile of ['=cmd|calc', 'x;=1+1', '\t@x', '"=1', '＝1\r\n=1']) {
      for (const { name, bytes } of exportsOf(reconciledReport(hostileReconciliation(hostile)))) {
        if (name.endsWith('.csv')) expect(parsed(text(bytes)).flat().filter(isFormula)).toEqual([])
        else expect(() => JSON.parse(text(bytes))).not.toThrow()
      }
    }
  })

  test('a number that a foreign record puts in the place of another is no formula either', () => {
    const strange = deploymentRow({ id: '=1' as unknown as number })
    const bytes = exportsOf(reconciledReport(reconciliation({ deployments: [strange] })))[1]?.bytes
    expect(rowsOf('', bytes)[0]?.['deployment_id']).toBe("'=1")
  })
})

describe('docs/reconcile.md', () => {
  const page = readFileSync('docs/reconcile.md', 'utf8')
  const namesIn = (of: string, title: string) => [...(of.split(`### ${title}\n`)[1]?.split('\n#')[0] ?? '').matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '))

  test.each(tables)('has every column of $name, in order, and no other', ({ name, columns }) => expect(namesIn(page, name)).toEqual(columns))

  test('has every field of exports.json', () => {
    const manifest = JSON.parse(text(exportsOf(reconciledReport(reconciliation())).at(-1)?.bytes ?? new Uint8Array()))
    expect(namesIn(page, 'exports.json')).toEqual(Object.keys(manifest))
  })

  test('names every standing and every kind of exception', () => {
    const { commits, deployments, records } = reconciliation()
    const words = [...commits, ...deployments, ...records].map(({ standing }) => standing)
    for (const word of [...words, ...exceptionsOf(reconciliation()).flatMap(({ kind, list, what }) => [kind, list, what])]) expect(page).toContain(`\`${word}\``)
  })

  test('docs/json.md has every field of what was reconciled', () => {
    const section = readFileSync('docs/json.md', 'utf8').replace('## What was reconciled', '### reconciled')
    const [told] = JSON.parse(jsonReport([reconciledReport(reconciliation())])).reports
    expect(namesIn(section, 'reconciled').sort()).toEqual(Object.keys(told.reconciled).sort())
  })
})
