import { beforeAll, describe, expect, test } from '@jest/globals'
import { known } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { Statement } from '../../src/domain/record.ts'
import type { WorkflowFiles } from '../../src/domain/workflow.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { readFacts } from '../../src/evidence/statement.ts'
import { stepsFor } from '../../src/evidence/work.ts'
import { passingFacts, sealed } from '../support/sampleRecord.ts'
import { deploying, devTests, leaking, workflowFiles } from '../support/workflows.ts'

const deploy = '.github/workflows/deploy.yml'
const withFiles = (workflows: WorkflowFiles, more: Partial<Facts> = {}): Facts => ({ ...passingFacts(), workflows: known(workflows, []), ...more })
const nowhere: Inventory = { repository: [], organization: [], dependabot: [], environments: {} }

let good: WorkflowFiles
let bad: WorkflowFiles
beforeAll(async () => {
  good = await workflowFiles({ [deploy]: deploying, [devTests]: leaking.replace('PROD_KEY', 'TEST_KEY') })
  bad = await workflowFiles({ [deploy]: deploying, [devTests]: leaking })
})

const recordOf = async (facts: Facts): Promise<Statement> => (await sealed(facts)).statement

/** The record with its facts changed, and their digest with them: what a dishonest signer would sign. */
async function refactored(facts: Facts, change: (workflows: any) => void): Promise<Statement> {
  const statement = structuredClone(await recordOf(facts))
  const changed = structuredClone(facts) as any
  change(changed.workflows.value)
  statement.predicate.facts.content = Buffer.from(canonicalBytes(changed)).toString('base64')
  return statement
}

describe('a record of the boundary', () => {
  test('says by what it was judged, and replays', async () => {
    const statement = await recordOf(withFiles(good))
    expect(statement.predicate).toMatchObject({ decision: { result: 'passed' }, assurance: 'static' })
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'passed' })
  })

  test('says inventory when places were judged as well', async () => {
    const statement = await recordOf(withFiles(good, { inventory: known(nowhere, []) }))
    expect(statement.predicate.assurance).toBe('inventory')
    expect(await replayRecord(statement)).toMatchObject({ state: 'same' })
  })

  test('says nothing of the kind where no file was judged', async () => {
    expect(Object.hasOwn((await recordOf(passingFacts())).predicate, 'assurance')).toBe(false)
  })

  test('lists every file with its blob id, and never a text', async () => {
    const statement = await recordOf(withFiles(bad))
    const facts = readFacts(statement)
    if (!facts.ok || facts.facts.workflows?.state !== 'known') throw new Error('no workflows')
    expect(facts.facts.workflows.value.head.files).toEqual([
      { path: deploy, blob: expect.stringMatching(/^[0-9a-f]{40}$/) },
      { path: devTests, blob: expect.stringMatching(/^[0-9a-f]{40}$/) },
    ])
    expect(Buffer.from(facts.bytes).toString()).not.toContain('./deploy')
  })

  test('of a leak is a failed decision that replays', async () => {
    const statement = await recordOf(withFiles(bad))
    expect(statement.predicate.decision.result).toBe('failed')
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'failed' })
  })

  test('of unread files is an error, and no pass', async () => {
    const { workflows: _, ...facts } = passingFacts()
    expect((await recordOf(facts)).predicate.decision.result).toBe('error')
  })
})

describe('a decision that does not follow from the files is found', () => {
  test('a leak taken out of the decision', async () => {
    const statement = structuredClone(await recordOf(withFiles(bad)))
    statement.predicate.decision = (await recordOf(withFiles(good))).predicate.decision
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', recorded: 'passed', replayed: 'failed' })
  })

  test.each(['inventory', undefined] as const)('assurance %s where the files alone were judged', async (assurance) => {
    const statement = structuredClone(await recordOf(withFiles(good)))
    if (assurance === undefined) delete statement.predicate.assurance
    else statement.predicate.assurance = assurance
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', detail: expect.stringContaining('assurance') })
  })

  test('the control left out of a record of this release', async () => {
    const statement = structuredClone(await recordOf(withFiles(good)))
    statement.predicate.decision.controls = statement.predicate.decision.controls.filter(({ id }) => id !== 'production-secret-boundary')
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('the control in a record of a release that did not have it', async () => {
    const statement = structuredClone(await recordOf(withFiles(good)))
    statement.predicate.evaluator.version = '0.1.0'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('a release before every other had no controls', async () => {
    const statement = structuredClone(await recordOf(withFiles(good)))
    statement.predicate.evaluator.version = '0.0.1'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('a record of 0.1.0 is judged by what 0.1.0 had', async () => {
    const { workflows: _, ...facts } = passingFacts()
    const statement = structuredClone(await recordOf(facts))
    const { controls } = statement.predicate.decision
    statement.predicate.decision = { result: 'passed', controls: controls.filter(({ id }) => id !== 'production-secret-boundary') }
    statement.predicate.evaluator.version = '0.1.0'
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'passed' })
    statement.predicate.evaluator.version = '0.2.0'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', replayed: 'error' })
  })
})

describe('hostile models are refused before they are judged', () => {
  const firstOf = (models: Record<string, any>) => Object.values(models)[0]

  test.each<[string, (workflows: any) => void, string]>([
    ['a job that is a word', ({ models }) => (firstOf(models).jobs[0] = 'x'), '/jobs/0'],
    ['an expression of no form', ({ models }) => (firstOf(models).jobs[0].expressions[0].expression = {}), '/expression'],
    ['an expression of two forms', ({ models }) => (firstOf(models).jobs[0].expressions[0].expression.hidden = true), '/expression'],
    ['a path step that is a number', ({ models }) => (firstOf(models).jobs[0].expressions[0].expression.path = [7]), '/path/0'],
    ['an operator of its own', ({ models }) =>
      (firstOf(models).env.X = { at: { line: 1, column: 1 }, parts: [{ operator: '+', of: [{ literal: 1 }] }] }), '/env/X'],
    ['a model of another kind', ({ models }) => (firstOf(models).kind = 'poem'), '/kind'],
    ['a line that is none', ({ models }) => (firstOf(models).jobs[0].at.line = 0), '/at/line'],
    ['files that are no list', ({ head }) => (head.files = {}), '/head/files'],
    ['no head', (workflows) => (workflows.head = null), '/head'],
    ['needs that are no texts', ({ models }) => (firstOf(models).jobs[0].needs = [{}]), '/needs/0'],
  ])('%s', async (_, change, place) => {
    const replay = await replayRecord(await refactored(orderFacts(withFiles(bad)), change))
    expect(replay.state).toBe('different')
    expect(replay.detail).toContain('cannot be judged: an unexpected value at')
    expect(replay.detail).toContain(place)
  })

  test('an inventory of another form', async () => {
    const facts = withFiles(good, { inventory: known({ repository: 'all' } as unknown as Inventory, []) })
    const statement = structuredClone(await recordOf(withFiles(good)))
    statement.predicate.facts.content = Buffer.from(canonicalBytes(facts)).toString('base64')
    expect((await replayRecord(statement)).detail).toContain('/inventory')
  })

  test('blobs that lead nowhere are judged, and give another decision', async () => {
    const replay = await replayRecord(await refactored(orderFacts(withFiles(good)), (workflows) => (workflows.models = {})))
    expect(replay.state).toBe('different')
  })

  test('more work than a verifier does for a stranger is not begun', async () => {
    const many = await refactored(orderFacts(withFiles(bad)), ({ head }) => {
      head.files = Array.from({ length: 200_000 }, (_, n) => ({ path: `.github/workflows/${n}.yml`, blob: head.files[1].blob }))
    })
    expect(await replayRecord(many)).toMatchObject({ state: 'too-large', detail: expect.stringContaining('workflow expressions') })
  })

  test('a repository of a thousand ordinary files is no such work', () => {
    const facts = withFiles({ ...good, head: { ...good.head, files: Array.from({ length: 1000 }, () => good.head.files[0]!) } })
    expect(stepsFor(facts)).toBeLessThan(1_000_000)
  })
})

const modelsOf = ({ workflows }: Facts): string => JSON.stringify(workflows?.state === 'known' ? workflows.value.models : null)

describe('the same answers give the same bytes', () => {
  test('whatever the order of files, patterns, branches and keys', () => {
    const reversed = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      return Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, reversed(one)]))
    }
    const one = { ...bad, identities: ['a', 'b'], refs: { defaultBranch: 'main', protectedBranches: ['main', 'next'] } }
    const other = reversed({ ...one, head: { ...one.head, files: one.head.files.toReversed() }, identities: ['b', 'a'] }) as WorkflowFiles
    other.refs.protectedBranches = ['next', 'main']
    const [first, second] = [orderFacts(withFiles(one)), orderFacts(withFiles(other))]
    expect(canonicalBytes(second)).toEqual(canonicalBytes(first))
    expect(modelsOf(second)).toBe(modelsOf(first))
  })

  test('and what is judged is what the record gives back', () => {
    const ordered = orderFacts(withFiles(bad))
    expect(modelsOf(ordered)).toBe(modelsOf(JSON.parse(Buffer.from(canonicalBytes(ordered)).toString()) as Facts))
  })

  test('an inventory is ordered as well', () => {
    const inventory: Inventory = { repository: ['b', 'a'], environments: { z: { secrets: ['d', 'c'] }, a: {} } }
    const ordered = orderFacts(withFiles(good, { inventory: known(inventory, []) }))
    expect(JSON.stringify(ordered.inventory)).toContain('{"repository":["a","b"],"environments":{"a":{},"z":{"secrets":["c","d"]}}}')
  })
})
