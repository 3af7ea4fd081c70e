import { describe, expect, test } from '@jest/globals'
import type { BoundaryException } from '../../src/workflow/options.ts'
import { bytesOf, checkoutOf, judged } from './checkout.ts'
import { callee, ci, findingsIn, job, policy, told, workflow } from './judging.ts'

const prod = 'echo ${{ secrets.PROD_KEY }}'
const exception = (more: Partial<BoundaryException> = {}): BoundaryException =>
  ({ file: ci, job: null, reason: 'read-only plan', approvedBy: 'erin', expires: '2026-11-22', ...more })
const excepted = (...exceptions: BoundaryException[]) => ({ options: policy({ exceptions }) })
const two = { [ci]: workflow('pull_request', { plan: job(prod), build: job(prod) }) }
const verdicts = async (...args: Parameters<typeof findingsIn>) => (await findingsIn(...args)).map(({ job: id, verdict }) => `${id} ${verdict}`)

describe('exceptions', () => {
  test('of a job cover that job, and say why', async () => {
    const found = await findingsIn(two, excepted(exception({ job: 'plan' })))
    expect(found.map(({ job: id, verdict }) => [id, verdict])).toEqual([['plan', 'note'], ['build', 'violation']])
    expect(found[0]?.exception).toEqual({ reason: 'read-only plan', approvedBy: 'erin', expires: '2026-11-22' })
  })

  test('of a file cover all of it and nothing beside it', async () => {
    const files = { ...two, [callee]: workflow('pull_request', { build: job(prod) }) }
    expect(await verdicts(files, excepted(exception()))).toEqual(['build violation', 'plan note', 'build note'])
  })

  test.each([
    ['2026-11-22T00:00:00Z', 'note'],
    ['2026-11-22T23:59:59Z', 'note'],
    ['2026-11-23T00:00:00Z', 'violation'],
  ])('that end on the 22nd, at %s: %s', async (at, verdict) => {
    const [finding] = await findingsIn(two, { ...excepted(exception()), at })
    expect(finding?.verdict).toBe(verdict)
  })

  test('make no file understood', async () => {
    const files = { [ci]: workflow('pull_request', { plan: `surprise: 1\n${job(prod)}` }) }
    expect((await findingsIn(files, excepted(exception()))).map(told)).toEqual([
      'S8 not-understood notUnderstood',
      'S2 note plan PROD_KEY secretOutside',
    ])
  })

  test('that match nothing, or are over, are named', async () => {
    const old = exception({ job: 'plan', expires: '2026-11-21' })
    const { unused } = await judged(checkoutOf(two, excepted(old, exception({ job: 'other' }), exception({ job: 'build' }))))
    expect(unused).toEqual([{ file: ci, job: 'plan', expired: true }, { file: ci, job: 'other', expired: false }])
  })

  test('of one job do not cover what stands outside jobs and reaches others too', async () => {
    const files = { [ci]: workflow('pull_request', { plan: job('make'), build: job('make') }, 'env: { K: "${{ secrets.PROD_KEY }}" }') }
    expect(await verdicts(files, excepted(exception({ job: 'plan' })))).toEqual(['build violation', 'plan note'])
    expect(await verdicts(files, excepted(exception({ job: 'plan' }), exception({ job: 'build' })))).toEqual(['plan note'])
  })
})

describe('what the base had', () => {
  const base = (text: string) => new Map([[ci, bytesOf(text)]])
  const before = workflow('pull_request', { build: job(prod) })
  const compared = (now: string, then: string, changesOnly = false) =>
    findingsIn({ [ci]: now }, { base: base(then), options: policy({ changesOnly }) })

  test('is marked, and blocks all the same', async () => {
    const [finding] = await compared(`# moved\n${before}`, before)
    expect(finding).toMatchObject({ inBase: true, verdict: 'violation', line: 7 })
  })

  test('is a note where only changes count', async () => {
    expect((await compared(before, before, true)).map(told)).toEqual(['S2 note build PROD_KEY secretOutside'])
  })

  test.each([
    ['another job', workflow('pull_request', { other: job(prod) })],
    ['another secret', workflow('pull_request', { build: job('echo ${{ secrets.PROD_OTHER }}') })],
    ['a more exposed run', workflow('push', { build: job(prod) })],
    ['one use of two', workflow('pull_request', { build: 'runs-on: x\nsteps: [{ run: make }]' })],
  ])('is not what it has now: %s', async (_, then) => {
    expect((await compared(before, then, true)).map(({ inBase, verdict }) => [inBase, verdict])).toEqual([[false, 'violation']])
  })

  test('a second use beside an old one is new', async () => {
    const now = workflow('pull_request', { build: `runs-on: x\nsteps:\n  - run: ${prod}\n  - run: ${prod}` })
    expect((await compared(now, before, true)).map(({ verdict }) => verdict)).toEqual(['note', 'violation'])
  })

  test('what nobody could read before may hold anything now', async () => {
    const broken = (script: string) => `on: pull_request\njobs: [\n${script}`
    expect((await compared(broken('a'), broken('a'), true)).every(({ verdict }) => verdict === 'note')).toBe(true)
    expect((await compared(broken('b'), broken('a'), true)).some(({ verdict }) => verdict === 'not-understood')).toBe(true)
  })

  test('nothing is, when no base is known', async () => {
    expect((await findingsIn({ [ci]: before }, { options: policy({ changesOnly: true }) })).map(({ inBase, verdict }) =>
      [inBase, verdict])).toEqual([[false, 'violation']])
  })
})
