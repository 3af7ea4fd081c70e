import { describe, expect, test } from '@jest/globals'
import { readAction } from '../../src/workflow/read.ts'
import { bytes, job, read, withJob } from './readSupport.ts'

describe('positions are those of an editor', () => {
  test.each([
    ['a plain scalar', ['runs-on: x', 'env:', '  A: pre-${{ secrets.A }}'], { line: 6, column: 14 }],
    ['single quotes', ['runs-on: x', 'env:', "  A: 'pre ${{ secrets.A }}'"], { line: 6, column: 15 }],
    ['double quotes with escapes before', ['runs-on: x', 'env:', '  A: "\\t\\t${{ secrets.A }}"'], { line: 6, column: 15 }],
    ['a literal block', ['runs-on: x', 'steps:', '  - run: |', '      one', '      two ${{ secrets.A }}'], { line: 8, column: 15 }],
    ['a folded block', ['runs-on: x', 'steps:', '  - run: >-', '      one', '      two ${{ secrets.A }}'], { line: 8, column: 15 }],
    ['a plain text of several lines', ['runs-on: x', 'env:', '  A: one', '    two ${{ secrets.A }}'], { line: 7, column: 13 }],
    ['a flow map', ['runs-on: x', 'env: { A: "${{ secrets.A }}" }'], { line: 5, column: 16 }],
    ['a condition without braces', ['runs-on: x', 'if: secrets.A'], { line: 5, column: 9 }],
    ['escapes that hide the braces: the scalar', ['runs-on: x', 'env:', '  A: "a \\x24{{ secrets.A }}"'], { line: 6, column: 10 }],
  ])('%s', (_, lines, at) => {
    expect(job(read(withJob(...lines))).expressions).toEqual([{ at, expression: { context: 'secrets', path: ['a'] } }])
  })

  test('two on one line, and none moved by carriage returns', () => {
    const text = withJob('runs-on: x', 'steps:', '  - run: |', '      ${{ github.ref }} ${{ secrets.A }}').replaceAll('\n', '\r\n')
    expect(job(read(text)).expressions.map(({ at }) => at)).toEqual([{ line: 7, column: 11 }, { line: 7, column: 29 }])
  })

  test('what an alias repeats stands at its anchor', () => {
    const text = 'on: push\nenv: &e\n  A: ${{ secrets.A }}\njobs:\n  test:\n    runs-on: x\n    env: *e\n'
    expect(job(read(text)).expressions).toEqual([{ at: { line: 3, column: 6 }, expression: { context: 'secrets', path: ['a'] } }])
    expect(Object.keys(job(read(text)).env)).toEqual(['A'])
  })
})

describe('a literal in braces is plain text', () => {
  test.each([
    ["on: ${{ 'pull_request' }}", 'pull_request'],
    ["on: [ \"${{ 'push' }}\" ]", 'push'],
    ["on: { \"${{ 'push' }}\": }", 'push'],
    ["${{ 'on' }}: push", 'push'],
  ])('%s', (on, event) => {
    expect(read(`${on}\njobs: {}`)).toMatchObject({ triggers: [{ event }], remarks: { doubts: [] } })
  })

  test('in keys of a job, in secrets and in conditions', () => {
    expect(job(read(withJob('runs-on: x', "${{ 'environment' }}: production"))).environment?.name.parts).toEqual(['production'])
    expect(job(read(withJob('uses: ./.github/workflows/a.yml', "secrets: ${{ 'inherit' }}"))).call?.secrets).toBe('inherit')
    expect(job(read(withJob('runs-on: x', "if: ${{ 'false' }}"))).if?.parts).toEqual([{ literal: false }])
  })
})

describe('the model', () => {
  test('a condition beside text is text, which is true', () => {
    expect(job(read(withJob('runs-on: x', 'if: |', '  ${{ false }}'))).if?.parts).toEqual([{ literal: false }, '\n'])
  })

  test('triggers with filters, types and inputs', () => {
    const text =
      'on:\n  push: { branches: main, tags-ignore: ["v*"] }\n  pull_request: { types: [OPENED] }\n  schedule: [{ cron: "0 0 * * *" }]\n' +
      '  workflow_dispatch: { inputs: { env: { type: choice, options: [test, production], default: test, required: true } } }\n' +
      '  workflow_call: { inputs: { n: { type: number, default: 3 } }, secrets: { token: { required: true } } }\njobs: {}\n'
    const { triggers, remarks } = read(text)
    expect(remarks.doubts).toEqual([])
    expect(triggers.map(({ event }) => event)).toEqual(['push', 'pull_request', 'schedule', 'workflow_dispatch', 'workflow_call'])
    expect(triggers[0]).toMatchObject({ branches: ['main'], branchesIgnore: null, tags: null, tagsIgnore: ['v*'] })
    expect(triggers[1]).toMatchObject({ types: ['opened'] })
    expect(triggers[3]?.inputs.env).toMatchObject({ type: 'choice', options: ['test', 'production'], required: true, default: { parts: ['test'] } })
    expect(triggers[4]).toMatchObject({ inputs: { n: { default: { parts: [{ literal: 3 }] } } }, secrets: ['TOKEN'] })
  })

  test('a matrix keeps types, and objects as the text they are', () => {
    const text = withJob(
      'runs-on: x',
      'strategy:',
      '  matrix:',
      '    a: [1, true, "true", "${{ github.ref }}", { env: production }]',
      "    b: ${{ fromJSON('[\"x\", 2]') }}",
      '    c: ${{ fromJSON(needs.x.outputs.y) }}',
      '    include: [{ d: 3.10 }]',
      '    exclude: ${{ inputs.e }}',
    )
    const { matrix } = job(read(text))
    expect(matrix?.dimensions.a?.map((value) => value?.parts)).toEqual([
      [{ literal: 1 }], [{ literal: true }], ['true'], [{ context: 'github', path: ['ref'] }],
      [{ call: 'fromjson', of: [{ literal: '{"env":"production"}' }] }],
    ])
    expect(matrix?.dimensions.b?.map((value) => value?.parts)).toEqual([['x'], [{ literal: 2 }]])
    expect(matrix?.dimensions.c).toBeNull()
    expect(matrix?.include?.map(({ d }) => d?.parts)).toEqual([['3.10']])
    expect(matrix?.exclude).toBeNull()
  })

  test('a matrix that is computed has no known values', () => {
    expect(job(read(withJob('runs-on: x', 'strategy: { matrix: "${{ fromJSON(inputs.m) }}" }'))).matrix).toEqual({
      dimensions: {},
      include: null,
      exclude: null,
    })
    expect(job(read(withJob('runs-on: x', 'strategy: { fail-fast: false }'))).matrix).toBeNull()
  })

  test.each([
    ['./.github/workflows/a.yml', { kind: 'local', path: '.github/workflows/a.yml' }],
    ['$/.github/workflows/a.yml', { kind: 'local', path: '.github/workflows/a.yml' }],
    ['./.github//workflows/../workflows/./a.yml', { kind: 'local', path: '.github/workflows/a.yml' }],
    ['./../elsewhere/a.yml', { kind: 'other' }],
    ['Acme/flows/.github/workflows/a.yml@v1', { kind: 'remote', repository: 'Acme/flows', path: '.github/workflows/a.yml', ref: 'v1' }],
    ['docker://alpine:3', { kind: 'other' }],
    ['acme/flows', { kind: 'other' }],
  ])('uses: %s', (uses, target) => {
    const model = read(withJob('runs-on: x', 'steps:', `  - uses: ${uses}`))
    expect(job(model).uses).toMatchObject([{ text: uses, target }])
    expect(job(read(withJob(`uses: ${uses}`))).call?.target).toEqual(target)
  })

  test('a call keeps types of inputs and upper-case names of secrets', () => {
    const { call } = job(
      read(withJob('uses: ./.github/workflows/a.yml', 'with: { deploy: true, name: "true" }', 'secrets: { token: "${{ secrets.OTHER }}" }')),
    )
    expect(call?.with).toMatchObject({ deploy: { parts: [{ literal: true }] }, name: { parts: ['true'] } })
    expect(call?.secrets).toMatchObject({ TOKEN: { parts: [{ context: 'secrets', path: ['other'] }] } })
  })

  test.each([
    ['write-all', true], ['read-all', false], ['{ id-token: write }', true], ['{ contents: write }', false], ['{}', false], [
      '{ id-token: none }',
      false,
    ],
  ])('permissions: %s', (permissions, idToken) => {
    expect(read(`on: push\npermissions: ${permissions}\njobs: {}`).idToken).toBe(idToken)
    expect(job(read(withJob('runs-on: x', `permissions: ${permissions}`))).idToken).toBe(idToken)
  })

  test('names like members of every object are names', () => {
    const model = read(withJob('runs-on: x', 'env: { __proto__: a, constructor: b }'))
    expect(Object.keys(job(model).env)).toEqual(['__proto__', 'constructor'])
  })

  test.each([
    [['steps: [{ uses: a/b@v1, with: { role-to-assume: "arn:aws:iam::1:role/x" } }]'], 'literal'],
    [['steps: [{ uses: a/b@v1, with: { role-to-assume: "${{ vars.ROLE }}" } }]'], 'expression'],
    [['steps: [{ parallel: [{ uses: a/b@v1, with: { client-id: "${{ secrets.ID }}" } }] }]'], 'expression'],
    [['env: { AWS_ROLE_ARN: "arn:aws:iam::1:role/x" }', 'steps: [{ run: a }]'], 'literal'],
    [['steps: [{ run: a }]'], 'none'],
  ])('identity of a job with %j', (lines, identity) => {
    expect(job(read(withJob('runs-on: x', ...lines))).identity).toBe(identity)
  })
})

describe('identities of the policy', () => {
  const asked = ['arn:aws:iam::111:role/*', 'secret/prod/*']

  test.each([
    ['a whole scalar', '  - uses: a/b@v1', '    with: { role-to-assume: "arn:aws:iam::111:role/a/b" }'],
    ['a word of a script', '  - run: |', '      aws sts assume-role --role-arn=ARN:aws:iam::111:role/a'],
    ['a folded literal', '  - uses: a/b@v1', "    with: { role-to-assume: \"arn:aws:${{ 'iam' }}::111:role/a\" }"],
  ])('%s is found', (_, ...lines) => {
    const [mention, ...more] = job(read(withJob('runs-on: x', 'steps:', ...lines), asked)).identities
    expect(mention).toMatchObject({ pattern: asked[0], at: { line: 7 } })
    expect(more).toEqual([])
  })

  test('outside jobs they are remarks; another account is not meant', () => {
    const text = 'on: push\nenv: { A: secret/prod/db, B: arn:aws:iam::222:role/a }\njobs: {}'
    expect(read(text, asked).remarks.identities).toEqual([{ at: { line: 2, column: 11 }, pattern: 'secret/prod/*' }])
  })
})

describe('a composite action', () => {
  const action = (...steps: string[]) =>
    readAction(bytes(['name: a', 'runs:', '  using: composite', '  steps:', ...steps].join('\n')), { identities: [] })

  test('has what its steps use', () => {
    expect(action('    - uses: ./.github/actions/other', '    - run: echo ${{ inputs.a }}', '      shell: bash')).toMatchObject({
      uses: [{ target: { kind: 'local', path: '.github/actions/other' } }],
      expressions: [{ at: { line: 6, column: 17 } }],
      remarks: { doubts: [] },
    })
  })

  test.each(['secrets.A', 'vars.A', 'needs.a'])('may not read %s', (use) => {
    expect(action(`    - run: echo \${{ ${use} }}`, '      shell: bash').remarks.doubts).toMatchObject([{ kind: 'context-not-allowed' }])
  })
})
