import { describe, expect, test } from '@jest/globals'
import { readWorkflow } from '../../src/workflow/read.ts'
import { bytes, doubtsOf, kindsOf, madeUpToken, read, withJob } from './readSupport.ts'

const runs = ['runs-on: ubuntu-latest', 'steps: [{ run: a }]']

describe('a file that is not what it seems is not understood', () => {
  test.each([
    ['a NUL, at which some readers stop', bytes(`${withJob(...runs)}\0`)],
    ['an escape character', bytes(`# \u001b[0m\n${withJob(...runs)}`)],
  ])('%s', (_, file) => {
    expect(readWorkflow(file, { identities: [] }).remarks.doubts).toMatchObject([{ kind: 'not-text' }])
  })

  test.each([
    ['bytes that are no UTF-8', [0x6f, 0x6e, 0x3a, 0x0a, 0x20, 0xff, 0x0a], 'not UTF-8 from byte 6 on', 2, 2],
    ['a letter that is cut off', [0x6f, 0x6e, 0x3a, 0x20, 0xc3], 'not UTF-8 from byte 6 on', 1, 6],
    ['UTF-16', [0xff, 0xfe, 0x6f, 0, 0x6e, 0], 'not UTF-8 from byte 1 on', 1, 1],
  ])('%s', (_, file, found, line, column) => {
    expect(readWorkflow(new Uint8Array(file), { identities: [] }).remarks.doubts).toEqual([{ kind: 'not-utf-8', found, at: { line, column } }])
  })

  test('a tab is told once, whatever else it makes of the file', () => {
    expect(doubtsOf('on: push\njobs:\n\ta:\n\t\truns-on: x\n\t\tsteps: []\n')).toEqual([{ kind: 'tab', line: 3, found: null }])
  })

  test('beside a tab a credential is found all the same', () => {
    const { literals, doubts } = read(`on: push\njobs:\n\ta: b\nenv:\n  A: ${madeUpToken()}\n`).remarks
    expect({ doubts: doubts.length, literals: literals.length }).toEqual({ doubts: 1, literals: 1 })
  })

  test.each([
    [`if: ${'('.repeat(80)}true${')'.repeat(80)}`, 'more than 50 levels'],
    [`env: { A: "\${{ ${'!'.repeat(60)}true }}" }`, 'more than 50 levels'],
    [`env: { A: "\${{ '${'x'.repeat(21_000)}' }}" }`, 'more than 21000 characters'],
  ])('an expression that is too large is said to be: %.20s', (line, found) => {
    expect(doubtsOf(withJob(line, ...runs))).toEqual([{ kind: 'expression-too-large', line: 4, found }])
  })

  test.each([
    [301, 'too-many-jobs', '301, at most 300'],
    [10_000, 'too-many-jobs', '10000, at most 300'],
  ])('%s jobs are counted', (count, kind, found) => {
    const jobs = Array.from({ length: count }, (_, index) => `  j${index}: { runs-on: x, steps: [{ run: a }] }\n`).join('')
    expect(read(`on: push\njobs:\n${jobs}`).remarks.doubts).toMatchObject([{ kind, found }])
  })

  test('a byte order mark is no text, and moves nothing', () => {
    const model = read(`\ufeff${withJob(...runs)}`)
    expect(model.remarks.doubts).toEqual([])
    expect(model.triggers[0]?.at).toEqual({ line: 1, column: 5 })
  })

  test.each([
    ['a carriage return alone', `on: push # \r  x: y\n${withJob(...runs).slice(9)}`],
    ['a next line', withJob('runs-on: x # \u0085    environment: production')],
    ['a line separator', withJob('runs-on: x # \u2028    environment: production')],
  ])('%s ends a line for one reader and not for the other', (_, text) => {
    expect(kindsOf(text)).toContain('yaml')
  })

  test.each([
    ['', 'missing'],
    ['# nothing', 'missing'],
    ['- a list', 'wrong-shape'],
    ['just a word', 'wrong-shape'],
    ['on: push\njobs: [a]', 'wrong-shape'],
    ['on: push', 'missing'],
    ['on:\njobs: {}', 'missing'],
    ['jobs: {}', 'missing'],
    [withJob(...runs) + '---\n' + withJob(...runs), 'several-documents'],
    [withJob(...runs) + '---\n', 'several-documents'],
    ['on: push\njobs:\n\ttest:\n', 'tab'],
    ['on: push\njobs: {', 'yaml'],
    ['on: push\nname: !!binary aGVsbG8=\njobs: {}', 'yaml'],
    ['on: push\nname: !secret x\njobs: {}', 'yaml'],
    ['on: push\nname: *nobody\njobs: {}', 'yaml'],
    ['on: push\nname: &a [*a]\njobs: {}', 'yaml'],
    ['on: push\n? [a, b]\n: c\njobs: {}', 'wrong-shape'],
  ])('%j is %s', (text, kind) => {
    expect(kindsOf(text)).toContain(kind)
  })

  test.each([
    ['exactly', 'runs-on'],
    ['in another case, which GitHub compares alike', 'RUNS-ON'],
    ['as a folded literal', "${{ 'runs-on' }}"],
    ['in quotes', '"runs-on"'],
  ])('a key given twice, %s', (_, key) => {
    expect(doubtsOf(withJob('runs-on: a', `${key}: b`))).toContainEqual(expect.objectContaining({ kind: 'duplicate-key', line: 5 }))
  })

  test('a key given twice by an alias', () => {
    const text = withJob('name: &key environment', 'runs-on: x', 'environment: test', '*key : production')
    expect(kindsOf(text)).toContain('duplicate-key')
  })

  test('a merge key is told, and what it would have merged is read', () => {
    const text = 'on: push\nx: &a { environment: production }\njobs:\n  test:\n    runs-on: x\n    <<: *a\n'
    expect(kindsOf(text)).toEqual(expect.arrayContaining(['merge-key', 'unknown-key']))
  })

  test.each([
    ['the workflow', 'on: push\ntriggers: { x: "${{ secrets.DEEP }}" }\njobs: {}', 'triggers'],
    ['a job', withJob(...runs, 'fancy: [{ deep: { x: "${{ secrets.DEEP }}" } }]'), 'fancy'],
    ['a step', withJob('runs-on: x', 'steps:', '  - run: a', '    fancy: { x: "${{ secrets.DEEP }}" }'), 'fancy'],
    ['an environment', withJob(...runs, 'environment: { name: a, fancy: "${{ secrets.DEEP }}" }'), 'fancy'],
  ])('an unknown key of %s is told and the reference below it is found', (_, text, key) => {
    const model = read(text)
    expect(model.remarks.doubts).toContainEqual(expect.objectContaining({ kind: 'unknown-key', found: key }))
    const everywhere = [...model.expressions, ...model.jobs.flatMap(({ expressions }) => expressions)]
    expect(everywhere.map(({ expression }) => expression)).toContainEqual({ context: 'secrets', path: ['deep'] })
  })

  test('the boolean key of YAML 1.1 is not `on`', () => {
    expect(doubtsOf('true: push\njobs: {}')).toContainEqual({ kind: 'unknown-key', line: 1, found: 'true' })
    expect(kindsOf('%YAML 1.1\n---\non: push\njobs: {}')).toEqual([])
  })

  test.each([
    ['on: pull_requests\njobs: {}', 'unknown-event'],
    ['on: [push, deploy]\njobs: {}', 'unknown-event'],
    ['on: { deploy: }\njobs: {}', 'unknown-event'],
    ['on: ${{ github.event_name }}\njobs: {}', 'wrong-shape'],
    ['on: { push: { branches: "${{ github.ref }}" } }\njobs: {}', 'wrong-shape'],
    ['on: { push: main }\njobs: {}', 'wrong-shape'],
    ['on: { workflow_dispatch: { inputs: { a: { type: text } } } }\njobs: {}', 'wrong-shape'],
  ])('%j is %s', (text, kind) => {
    expect(kindsOf(text)).toContain(kind)
  })

  test.each([
    [['steps: [{ run: a }]'], 'missing'],
    [['runs-on: x', 'uses: ./.github/workflows/a.yml'], 'wrong-shape'],
    [['uses: ./.github/workflows/a.yml', 'steps: [{ run: a }]'], 'wrong-shape'],
    [['uses: ./.github/workflows/a.yml', 'environment: production'], 'wrong-shape'],
    [['uses: ${{ github.workflow }}'], 'wrong-shape'],
    [['uses: ./.github/workflows/a.yml', 'secrets: everything'], 'wrong-shape'],
    [['uses: ./.github/workflows/a.yml', 'secrets: "${{ github.ref }}"'], 'wrong-shape'],
    [['runs-on: x', 'secrets: inherit'], 'wrong-shape'],
    [['runs-on: x', 'steps: { run: a }'], 'wrong-shape'],
    [['runs-on: x', 'needs: nobody'], 'unknown-job'],
    [['runs-on: x', 'needs: test'], 'cyclic-needs'],
    [['runs-on: x', 'needs: ["${{ github.job }}"]'], 'wrong-shape'],
    [['runs-on: x', 'if: [a]'], 'wrong-shape'],
    [['runs-on: x', 'environment: [a]'], 'wrong-shape'],
    [['runs-on: x', 'environment: { url: a }'], 'wrong-shape'],
    [['runs-on: x', 'permissions: everything'], 'wrong-shape'],
  ])('a job of %j is %s', (lines, kind) => {
    expect(kindsOf(withJob(...lines))).toContain(kind)
  })

  test.each(['1st', 'a.b', 'a b', '', '-a'])('a job may not be called %j', (id) => {
    expect(kindsOf(`on: push\njobs:\n  "${id}": { runs-on: x }\n`)).toEqual(['wrong-shape'])
  })

  test('needs are compared without regard to case; a longer circle is found', () => {
    const jobs = (needs: string[]) => `on: push\njobs:\n${needs.map((need, index) => `  j${index}: { runs-on: x, needs: [${need}] }`).join('\n')}\n`
    expect(kindsOf(jobs(['', 'J0', 'j1, j0']))).toEqual([])
    expect(kindsOf(jobs(['', 'j3', 'j1', 'j2']))).toEqual(['cyclic-needs'])
  })
})

describe('where a context may not stand', () => {
  test.each([
    ['run-name', 'on: push\nrun-name: ${{ secrets.A }}\njobs: {}'],
    ['workflow concurrency', 'on: push\nconcurrency: { group: "${{ secrets.A }}" }\njobs: {}'],
    ['workflow defaults', 'on: push\ndefaults: { run: { shell: "${{ secrets.A }}" } }\njobs: {}'],
    ['an input of a called workflow', 'on: { workflow_call: { inputs: { a: { type: string, default: "${{ secrets.A }}" } } } }\njobs: {}'],
    ['an output of a called workflow', 'on: { workflow_call: { outputs: { a: { value: "${{ secrets.A }}" } } } }\njobs: {}'],
    ...['name', 'runs-on', 'environment', 'concurrency', 'if', 'timeout-minutes', 'continue-on-error', 'container', 'snapshot'].map((key) =>
      [key, withJob(...runs.slice(1), `${key}: \${{ secrets.A }}`)]),
    ['environment.name', withJob(...runs, 'environment: { name: "${{ secrets.A }}" }')],
    ['environment.url', withJob(...runs, 'environment: { name: a, url: "${{ secrets.A }}" }')],
    ['a matrix', withJob(...runs, 'strategy: { matrix: { a: ["${{ secrets.A }}"] } }')],
    ['an image', withJob(...runs, 'container: { image: "${{ secrets.A }}" }')],
    ['an image of a service', withJob(...runs, 'services: { db: { image: "${{ secrets.A }}" } }')],
    ['job defaults', withJob(...runs, 'defaults: { run: { working-directory: "${{ secrets.A }}" } }')],
    ['an input of a call', withJob('uses: ./.github/workflows/a.yml', 'with: { a: "${{ secrets.A }}" }')],
    ['a condition of a step', withJob('runs-on: x', 'steps:', '  - run: a', "    if: secrets.A != ''")],
    ['a condition of a parallel step', withJob('runs-on: x', 'steps:', '  - parallel:', '      - run: a', "        if: secrets.A != ''")],
    ['matrix in a condition of a job', withJob(...runs, 'if: matrix.a')],
    ['env in a condition of a job', withJob(...runs, 'if: env.A')],
    ['runner in the env of a job', withJob(...runs, 'env: { A: "${{ runner.os }}" }')],
    ['env in the env of the workflow', 'on: push\nenv: { A: "${{ env.B }}" }\njobs: {}'],
    ['hashFiles in the env of a job', withJob(...runs, 'env: { A: "${{ hashFiles(\'a\') }}" }')],
    ['always in a script', withJob('runs-on: x', 'steps: [{ run: "${{ always() }}" }]')],
  ])('%s', (_, text) => {
    expect(kindsOf(text)).toContain('context-not-allowed')
  })

  test.each([
    ['env', withJob(...runs, 'env: { A: "${{ secrets.A }}" }')],
    ['env of the workflow', 'on: push\nenv: { A: "${{ secrets.A }}" }\njobs: {}'],
    ['a comment in a script', withJob('runs-on: x', 'steps:', '  - run: |', '      # ${{ secrets.A }}')],
    ['an input of a step', withJob('runs-on: x', 'steps: [{ uses: a/b@v1, with: { a: "${{ secrets.A }}" } }]')],
    ['a password of a container', withJob(...runs, 'container: { image: a, credentials: { username: b, password: "${{ secrets.A }}" } }')],
    ['the env of a service', withJob(...runs, 'services: { db: { image: a, env: { A: "${{ secrets.A }}" } } }')],
    ['an output', withJob(...runs, 'outputs: { a: "${{ secrets.A }}" }')],
    ['a secret of a call', withJob('uses: ./.github/workflows/a.yml', 'secrets: { a: "${{ secrets.A }}" }')],
  ])('a secret may stand in %s', (_, text) => {
    expect(kindsOf(text)).toEqual([])
  })
})

describe('an expression that GitHub refuses', () => {
  test.each(['${{ secrets["A"] }}', '${{ }}', '${{ a', '${{ nobody.x }}', '${{ invent() }}', '${{ github.ref == }}', "${{ 'a }}"])('%s', (text) => {
    expect(kindsOf(withJob('runs-on: x', 'steps:', '  - run: |', `      echo ${text}`))).toEqual(['expression'])
  })

  test('does not hide the ones beside it', () => {
    const model = read(withJob('runs-on: x', 'steps:', '  - run: echo ${{ secrets.BEFORE }} ${{ ( }} ${{ secrets.AFTER }}'))
    expect(model.jobs[0]?.expressions.map(({ expression }) => expression)).toEqual([
      { context: 'secrets', path: ['before'] },
      { context: 'secrets', path: ['after'] },
    ])
  })
})
