import { describe, expect, test } from '@jest/globals'
import { callee, ci, findingsIn, job, policy, remoteFiles, toldIn, workflow } from './judging.ts'

const prod = 'echo ${{ secrets.PROD_KEY }}'
const known = { refs: { defaultBranch: 'main', protectedBranches: [] } }
const call = (...keys: string[]) => [`uses: ./${callee}`, ...keys].join('\n')
const commit = 'a'.repeat(40)
const shared = 'acme/shared/.github/workflows/deploy.yml'

describe('a called workflow of this repository', () => {
  const pair = (caller: string, called: Record<string, string>, on = 'pull_request') => ({
    [ci]: workflow(on, { call: caller }),
    [callee]: workflow('{ workflow_call: { secrets: { TOKEN: {}, prod_key: {}, A: {}, B: {}, all: {}, other: {} } } }', called),
  })

  test('is judged in its callers run, where the secret is used', async () => {
    const [finding, ...more] = await findingsIn(pair(call('secrets: inherit'), { build: job(prod) }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      rule: 'S2',
      file: callee,
      line: 6,
      job: 'build',
      context: 'pull_request',
      data: { as: null, caller: `${ci}: call` },
    })
  })

  test('that nobody calls has no run', async () => {
    expect(await toldIn({ [callee]: workflow('workflow_call', { build: job(prod, 'environment: production') }) })).toEqual([])
  })

  test('gets no secret that it is not handed', async () => {
    expect(await toldIn(pair(call(), { build: job(prod) }))).toEqual([])
    expect(await toldIn(pair(call('secrets: { OTHER: "${{ secrets.PROD_KEY }}" }'), { build: job(prod) }))).toEqual([])
  })

  test('may have an environment whose secrets nobody hands it', async () => {
    expect(await toldIn(pair(call(), { build: job(prod, 'environment: staging') }))).toEqual(['S2 violation build PROD_KEY secretOutside'])
  })

  test('knows a secret by another name', async () => {
    const handed = call('secrets: { token: "${{ secrets.PROD_KEY }}" }')
    const [finding, ...more] = await findingsIn(pair(handed, { build: job('echo ${{ secrets.TOKEN }}') }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ rule: 'S2', secret: 'PROD_KEY', file: callee, data: { as: 'TOKEN' } })
    expect(
      await toldIn(pair(handed, { build: job('echo ${{ secrets.TOKEN }}', 'environment: production') }, '{ push: { branches: [main] } }'), known),
    ).toEqual([])
  })

  test('a development secret stays one, whatever it is called', async () => {
    expect(await toldIn(pair(call('secrets: { PROD_KEY: "${{ secrets.TEST_KEY }}" }'), { build: job(prod) }))).toEqual([])
  })

  test('handed several asks for each of them with the whole context', async () => {
    const handed = call('secrets: { a: "${{ secrets.PROD_A }}", b: "${{ secrets.B }}" }')
    expect(await toldIn(pair(handed, { build: job('echo ${{ toJSON(secrets) }}') }))).toEqual(['S2 violation build PROD_A secretOutside'])
  })

  test('handed the whole context as one value is told at the call', async () => {
    expect(await toldIn(pair(call('secrets: { all: "${{ toJSON(secrets) }}" }'), { build: job('make') }))).toEqual([
      'S3 undetermined call wholeContext whole-context',
    ])
  })

  test.each([
    ['production', ['S1 violation deploy production environmentReachable']],
    ['staging', []],
    ['${{ vars.TARGET }}', ['S1 undetermined deploy environmentUnknown environment']],
    ["${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }}", []],
  ])('gets its environment %s as an input', async (name, expected) => {
    const called = workflow(
      '{ workflow_call: { inputs: { to: { type: string, required: true } } } }',
      { deploy: job('make', 'environment: ${{ inputs.to }}') },
    )
    expect(await toldIn({ [ci]: workflow('pull_request', { call: call(`with: { to: "${name}" }`) }), [callee]: called }, known)).toEqual(expected)
  })

  test('is not called by a job that does not run', async () => {
    expect(await toldIn(pair(call("if: github.event_name == 'push'", 'secrets: inherit'), { build: job(prod) }))).toEqual([])
  })

  test('may ask for a token only if its caller may', async () => {
    const called = { build: job('make', 'permissions: { id-token: write }') }
    expect(await toldIn(pair(call('permissions: { id-token: write }'), called))).toEqual(['S6 note build identityUnknown identity'])
    expect(await toldIn(pair(call(), called))).toEqual([])
    expect(await toldIn(pair(call('permissions: { id-token: write }'), { build: job('make') }))).toEqual(['S6 note build identityUnknown identity'])
  })

  test('that is not there is undetermined, and what it is handed is judged at the call', async () => {
    const files = { [ci]: workflow('pull_request', { call: call('secrets: { KEY: "${{ secrets.PROD_KEY }}" }') }) }
    expect(await toldIn(files)).toEqual(['S4 undetermined call calleeMissing unreadable', 'S2 violation call PROD_KEY calleeGivenSecret'])
  })

  test('is told once however many call it', async () => {
    const calls = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`c${index}`, call('secrets: inherit')]))
    expect(await toldIn({ [ci]: workflow('[push, pull_request]', calls), [callee]: workflow('workflow_call', { build: job(prod) }) })).toHaveLength(1)
  })
})

describe('calls within calls', () => {
  const path = (index: number) => `.github/workflows/w${index}.yml`
  const chain = (length: number, last: string) =>
    Object.fromEntries(
      Array.from({ length: length + 1 }, (_, index) => {
        const body = index === length ? last : `uses: ./${path(index + 1)}\nsecrets: inherit`
        return [path(index), workflow(index === 0 ? 'pull_request' : 'workflow_call', { j: body })]
      }),
    )

  test('are followed ten deep', async () => {
    expect(await toldIn(chain(10, job(prod)))).toEqual(['S2 violation j PROD_KEY secretOutside'])
    expect(await toldIn(chain(11, job(prod)))).toEqual(['S4 undetermined j calleeTooDeep unreadable'])
  })

  test('are too deep by one way and not by another', async () => {
    const files = { ...chain(11, job(prod)), [ci]: workflow('pull_request', { j: `uses: ./${path(5)}\nsecrets: inherit` }) }
    expect(new Set(await toldIn(files))).toEqual(new Set(['S4 undetermined j calleeTooDeep unreadable', 'S2 violation j PROD_KEY secretOutside']))
  })

  test('that go in a circle end, and are told', async () => {
    const circle = {
      ...chain(1, ''),
      [path(1)]: workflow('workflow_call', { j: `uses: ./${path(2)}` }),
      [path(2)]: workflow('workflow_call', { j: `uses: ./${path(1)}` }),
    }
    expect(await toldIn(circle)).toEqual(['S4 undetermined j calleeCyclic unreadable'])
    expect(await toldIn({ [path(0)]: workflow('[pull_request, workflow_call]', { j: `uses: ./${path(0)}` }) })).toEqual([
      'S4 undetermined j calleeCyclic unreadable',
    ])
  })

  test('rename and pass on only what they were handed', async () => {
    const declared = '{ workflow_call: { secrets: { A: {}, B: {}, C: {}, PROD_KEY: {} } } }'
    const handing = (to: number, map: string) => workflow(declared, { j: `uses: ./${path(to)}\nsecrets: ${map}` })
    const files = {
      [path(0)]: workflow('pull_request', { j: `uses: ./${path(1)}\nsecrets: { A: "\${{ secrets.PROD_KEY }}" }` }),
      [path(1)]: handing(2, '{ B: "${{ secrets.A }}", C: "${{ secrets.PROD_OTHER }}" }'),
      [path(2)]: handing(3, 'inherit'),
      [path(3)]: workflow(declared, { j: job('echo ${{ secrets.B }} ${{ secrets.C }} ${{ secrets.PROD_KEY }}') }),
    }
    expect(await toldIn(files)).toEqual(['S2 violation j PROD_KEY secretOutside'])
  })
})

describe('a called workflow of another repository', () => {
  const caller = (ref: string, ...keys: string[]) => ({ [ci]: workflow('pull_request', { call: [`uses: ${shared}@${ref}`, ...keys].join('\n') }) })
  const remote = (text: string) => ({ remote: remoteFiles({ [`${shared}@${commit}`]: text }) })
  const named = (name: string) => `secrets: { KEY: "\${{ secrets.${name} }}" }`
  const unpinned = 'S4 undetermined call calleeUnpinned unreadable'

  test('pinned to a commit is judged, and shown at our call', async () => {
    const found = await findingsIn(caller(commit, 'secrets: inherit'), remote(workflow('workflow_call', { build: job(prod) })))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule: 'S2',
      file: ci,
      line: 4,
      job: 'call',
      data: { callee: `${shared}@${commit}`, calleeLine: 6, calleeJob: 'build' },
    })
    expect(await toldIn(caller(commit, 'secrets: inherit'), remote(workflow('workflow_call', { build: job('make') })))).toEqual([])
  })

  test('that was not understood is not understood here', async () => {
    expect(await toldIn(caller(commit), remote('on: workflow_call\njobs: [\n'))).toContain('S8 not-understood call notUnderstood')
  })

  test.each([
    ['nothing', [], []],
    ['the token of the job', [named('GITHUB_TOKEN')], []],
    ['all secrets', ['secrets: inherit'], ['S3 undetermined call inheritUnreadable inherit', unpinned]],
    ['one secret', [named('NPM_TOKEN')], [unpinned]],
    ['a production secret', [named('PROD_KEY')], [unpinned, 'S2 violation call PROD_KEY calleeGivenSecret']],
    ['an id token', ['permissions: { id-token: write }'], ['S6 note call identityUnknown identity', unpinned]],
  ])('unpinned and handed %s', async (_, keys, expected) => {
    expect(await toldIn(caller('v1', ...keys))).toEqual(expected)
  })

  test.each([
    ['all secrets', 'secrets: inherit', ['S3 undetermined call inheritUnreadable inherit']],
    ['one secret', named('NPM_TOKEN'), []],
    ['a production secret', named('PROD_KEY'), ['S2 violation call PROD_KEY calleeGivenSecret']],
  ])('pinned but not to be read, and handed %s', async (_, keys, expected) => {
    expect(await toldIn(caller(commit, keys))).toEqual(expected)
  })

  test('counts as pinned where the policy trusts its owner or repository', async () => {
    for (const trusted of ['acme', 'Acme/Shared']) expect(
      await toldIn(caller('v1', named('NPM_TOKEN')), { options: policy({ trusted: [trusted] }) }),
    ).toEqual([])
    for (const trusted of ['acm', 'acme/other', 'shared']) expect(
      await toldIn(caller('v1', named('NPM_TOKEN')), { options: policy({ trusted: [trusted] }) }),
    ).toEqual([unpinned])
  })

  test('a secret all of which an inventory knows to be harmless may be inherited unread', async () => {
    const inventory = { repository: ['NPM_TOKEN'], organization: [], environments: { staging: { secrets: ['X'] } } }
    expect(await toldIn(caller(commit, 'secrets: inherit'), { inventory })).toEqual([])
    const reachable = { ...inventory, environments: { production: { secrets: ['DB'], protection: { branches: null } } } }
    expect(await toldIn(caller(commit, 'secrets: inherit'), { inventory: reachable })).toContain('S3 violation call inheritUnreadable')
    const closed = { ...inventory, environments: { production: { secrets: ['DB'], protection: { branches: ['main'], tags: [] } } } }
    expect(await toldIn(caller(commit, 'secrets: inherit'), { inventory: closed })).toEqual([])
  })

  test('means itself by ./, at the commit that was called', async () => {
    const other = 'acme/shared/.github/workflows/inner.yml'
    const files = remoteFiles({
      [`${shared}@${commit}`]: workflow('workflow_call', { j: 'uses: ./.github/workflows/inner.yml\nsecrets: inherit' }),
      [`${other}@${commit}`]: workflow('workflow_call', { build: job(prod) }),
    })
    const found = await findingsIn(
      { ...caller(commit, 'secrets: inherit'), '.github/workflows/inner.yml': workflow('workflow_call', { ours: job('make') }) },
      { remote: files },
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ file: ci, job: 'call', data: { callee: `${other}@${commit}`, calleeJob: 'build' } })
  })
})
