import { describe, expect, test } from '@jest/globals'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { WorkflowFiles } from '../../src/domain/workflow.ts'
import { defaultBoundary } from '../../src/workflow/options.ts'
import { judgeBoundary } from '../../src/workflow/reach.ts'
import { checkoutOf, gathering, judged } from './checkout.ts'
import { callee, ci, findingsIn, job, remoteFiles, told, workflow } from './judging.ts'

const prod = 'echo ${{ secrets.PROD_KEY }}'
const path = (index: number) => `.github/workflows/w${index}.yml`

describe('a reading', () => {
  test('says what was judged, and in which runs', async () => {
    const jobs = { build: job('make'), deploy: job('make', "if: github.ref == 'refs/heads/main'", 'environment: production') }
    const files = {
      [ci]: workflow('{ push: { branches: ["**"] }, pull_request: {} }', jobs),
      [callee]: workflow('workflow_call', { c: job('make') }),
    }
    const reading = await judged(checkoutOf(files, { refs: { defaultBranch: 'main', protectedBranches: null } }))
    expect(reading).toMatchObject({ assurance: 'static', findings: [], jobs: 3, productionJobs: 1, unused: [] })
    expect(reading.contexts).toEqual(['push to main', expect.stringContaining('push to a branch'), 'pull_request'])
    expect(reading.files.map(({ path: file }) => file)).toEqual([callee, ci])
  })

  test('of no files has no findings', async () => {
    const none = { untold: [], findings: [], files: [], jobs: 0, contexts: [], productionJobs: 0, uncalled: [], unused: [] }
    expect(await judged(checkoutOf({}))).toEqual({ assurance: 'static', ...none })
  })

  test('names the files that are only called from elsewhere, and what they alone call', async () => {
    const files = {
      [ci]: workflow('pull_request', { a: `uses: ./${callee}` }),
      [callee]: workflow('workflow_call', { c: job('make') }),
      '.github/workflows/offered.yml': workflow(
        'workflow_call',
        { d: job('make', 'environment: production'), e: 'uses: ./.github/workflows/inner.yml' },
      ),
      '.github/workflows/inner.yml': workflow('workflow_call', { f: job('make') }),
    }
    const { uncalled, findings } = await judged(checkoutOf(files))
    expect({ uncalled, findings }).toEqual({ uncalled: ['.github/workflows/inner.yml', '.github/workflows/offered.yml'], findings: [] })
  })

  test('of a file whose triggers start nothing is no pass', async () => {
    const findings = await findingsIn({ [ci]: workflow('{ push: { branches: [main, "!main"] } }', { a: job('make') }) })
    expect(findings).toMatchObject([{ rule: 'S8', verdict: 'not-understood', data: { kind: 'missing' } }])
  })

  const open = { production: { secrets: ['PROD_KEY'] } }
  const closed = { production: { secrets: ['PROD_KEY'], protection: { branches: ['main'] } } }
  const whole = { repository: [], organization: [], dependabot: [], environments: closed }
  test.each<[string, Inventory, string[]]>([
    ['tells everything', whole, []],
    ['tells of an environment that holds nothing', { ...whole, environments: { production: { secrets: [] } } }, []],
    ['is empty', {}, ['the secrets of the repository', 'those of the organisation', "Dependabot's secrets", 'environments']],
    ['leaves out the organisation', { repository: [], dependabot: [], environments: {} }, ['those of the organisation']],
    ['leaves out what an environment holds', { ...whole, environments: { ...closed, staging: {} } }, ['the secrets of staging']],
    ['leaves out who may enter production', { ...whole, environments: open }, ['the branches that production admits']],
  ])('an inventory that %s', async (_, inventory, untold) => {
    const reading = await judged(checkoutOf({}, { inventory }))
    expect(reading).toMatchObject({ assurance: untold.length === 0 ? 'inventory' : 'static', untold })
  })

  test('is in the order of files, lines and columns, and the same for files in another order', async () => {
    const files = Object.fromEntries([3, 1, 2].map((index) =>
      [path(index), workflow('[push, pull_request]', { b: job(prod), a: job(`${prod} \${{ toJSON(secrets) }}`, 'environment: production') })]))
    const found = await findingsIn(files)
    const places = found.map(({ file, line, column }) => [file, line, column])
    expect(places).toEqual([...places].sort(([a, b, c], [d, e, f]) =>
      String(a).localeCompare(String(d)) || Number(b) - Number(e) || Number(c) - Number(f)))
    expect(await findingsIn(Object.fromEntries(Object.entries(files).toReversed()))).toEqual(found)
  })
})

describe('what cannot be read never passes', () => {
  const files = (more: Partial<WorkflowFiles>): WorkflowFiles => ({
    head: { commit: null, files: [{ path: ci, blob: 'toString' }], absent: [] }, base: null, models: {}, remote: {}, refs: {
      defaultBranch: null,
      protectedBranches: null,
    }, identities: [], ...more,
  })
  const judge = (more: Partial<WorkflowFiles>) =>
    judgeBoundary({ files: files(more), options: defaultBoundary, inventory: null, at: '2026-11-22T00:00:00Z' }).findings.map(told)

  test.each(['toString', '__proto__', 'constructor', 'aa'])('a file whose model %s is not there', (blob) => {
    expect(judge({ head: { commit: null, files: [{ path: ci, blob }], absent: [] } })).toEqual(['S8 not-understood notUnderstood'])
  })

  test('a file that could not be had', async () => {
    const checkout = checkoutOf({})
    checkout.head.set(ci, { unread: 'too large' })
    expect((await judged(checkout)).findings.map(told)).toEqual(['S8 not-understood notUnderstood'])
  })
})

describe('what is too much ends, and is told', () => {
  test('calls that fan out, each with another input', async () => {
    const call = (to: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`j${index}`, `uses: ./${path(to)}\nwith: { x: "\${{ inputs.x }}${index}" }`]))
    const on = '{ workflow_call: { inputs: { x: { type: string } } } }'
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) =>
      [path(index), workflow(index === 0 ? 'pull_request' : on, call(index + 1, 30))]))
    const found = await findingsIn({ ...files, [path(9)]: workflow(on, { j: job(prod) }), [ci]: workflow('pull_request', { j: job(prod) }) })
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'S8', verdict: 'not-understood', file: path(0), data: { kind: 'too-much', found: expect.any(String) } }),
    )
    expect(found).toContainEqual(expect.objectContaining({ rule: 'S2', file: ci }))
  })

  test('calls that fan out to the same again and again cost each once', async () => {
    const calls = (to: number) => Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`j${index}`, `uses: ./${path(to)}\nsecrets: inherit`]))
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) =>
      [path(index), workflow(index === 0 ? 'pull_request' : 'workflow_call', calls(index + 1))]))
    expect((await findingsIn({ ...files, [path(9)]: workflow('workflow_call', { j: job(prod) }) })).map(told)).toEqual([
      'S2 violation j PROD_KEY secretOutside',
    ])
  })

  test('needs in a circle', async () => {
    const found = await findingsIn({ [ci]: workflow('pull_request', { a: job(prod, 'needs: [b]'), b: job('make', 'needs: [a]') }) })
    expect(found.map(told)).toEqual(expect.arrayContaining(['S8 not-understood notUnderstood', 'S2 violation a PROD_KEY secretOutside']))
  })

  test('cost grows with the files, not with their square', async () => {
    /** How often a model is looked up, for each file. */
    const lookups = async (count: number) => {
      const files = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          path(index),
          `# ${index}\n${workflow('[push, pull_request, workflow_call]', { a: job(prod), c: `uses: ./${path((index * 7 + 1) % count)}` })}`,
        ]),
      )
      const checkout = checkoutOf(files, { remote: remoteFiles({}) })
      const { options, inventory, at } = checkout
      const gathered = await gathering(checkout)
      let found = 0
      const models = new Proxy(gathered.models, { get: (all, blob: string) => (found++, all[blob]) })
      expect(judgeBoundary({ files: { ...gathered, models }, options, inventory, at }).files).toHaveLength(count)
      return found / count
    }
    const few = await lookups(50)
    expect(few).toBeGreaterThan(0)
    expect(await lookups(400)).toBeLessThan(few * 1.5)
  })
})
