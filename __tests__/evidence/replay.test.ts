import { describe, expect, test } from '@jest/globals'
import { decisionError } from '../../src/decision/decide.ts'
import { unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Statement } from '../../src/domain/record.ts'
import { version } from '../../src/domain/version.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { passingFacts, pendingFacts, policySource, recordInput, sealed } from '../support/sampleRecord.ts'

async function statementOf(facts: Facts = passingFacts(), policies = [policySource()]): Promise<Statement> {
  return (await sealed(facts, policies)).statement
}

const central = (path: string, text: string) => ({ ...policySource(text), path, uri: `acme/.github//${path}@${'1'.repeat(40)}` })
const extending = (...references: string[]) => policySource(`version: 1\nextends: ${JSON.stringify(references)}\n`)

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('a replay gives the recorded decision', () => {
  test.each<[string, Facts, ReturnType<typeof policySource>[], string]>([
    ['passed', passingFacts(), [policySource()], 'passed'],
    ['pending', pendingFacts(), [policySource()], 'pending'],
    ['failed, because there was no policy', passingFacts(), [], 'failed'],
    ['failed, because the policy was broken', passingFacts(), [policySource('version: 2\n')], 'failed'],
    ['failed, because the policy was no text', passingFacts(), [{ ...policySource(), bytes: Uint8Array.of(0xff, 0) }], 'failed'],
  ])('%s', async (_, facts, policies, result) => {
    expect(await replayRecord(await statementOf(facts, policies))).toMatchObject({ state: 'same', recorded: result, replayed: result })
  })

  test('error, because a needed fact could not be read', async () => {
    const facts = passingFacts()
    const reason = { what: 'reviews', request: 'POST /graphql', status: 502, detail: 'no answer' }
    facts.changes[0]!.reviews = unavailable(reason)
    expect(await replayRecord(await statementOf(facts))).toMatchObject({ state: 'same', recorded: 'error', replayed: 'error' })
  })

  test('with central policies, each from the record and in its place', async () => {
    const policies = [
      extending('acme/.github//a.yml@main', 'acme/.github//b.yml@main'),
      central('a.yml', 'version: 1\nchanges: { approvals: 2 }\n'),
      central('b.yml', 'version: 1\n'),
    ]
    const statement = await statementOf(passingFacts(), policies)
    expect(statement.predicate.decision.result).toBe('pending')
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'pending' })
  })

  test('failed, because a central policy was broken: the refused bytes are in the record', async () => {
    const own = extending('acme/.github//a.yml@main', 'acme/.github//b.yml@main')
    const policies = [own, central('a.yml', 'version: 2\n'), central('b.yml', 'version: 1\n')]
    expect(await replayRecord(await statementOf(passingFacts(), policies))).toMatchObject({ state: 'same', recorded: 'failed' })
  })

  test('also when the sentences of a policy problem have been reworded since', async () => {
    const statement = await statementOf(passingFacts(), [policySource('version: 1\nnonsense: 1\n')])
    const data = statement.predicate.decision.controls[0]!.because[0].data
    data.message = 'worded otherwise in an older version'
    data.suggestion = null
    expect(await replayRecord(statement)).toMatchObject({ state: 'same' })
  })
})

describe('a replay finds a decision that does not follow', () => {
  test.each<[string, (statement: Statement) => void]>([
    ['another result', ({ predicate }) => (predicate.decision.result = 'failed')],
    ['another verdict', ({ predicate }) => (predicate.decision.controls[0]!.verdict = 'not-applicable')],
    ['a witness who was not there', ({ predicate }) => (predicate.decision.controls.at(-1)!.because[0].facts = ['/subject'])],
    ['controls in another order', ({ predicate }) => void predicate.decision.controls.reverse()],
    ['a laxer policy put in its place', ({ predicate }) => (predicate.policy.content = base64('version: 1\nchanges: { branches: [other] }\n'))],
    ['a policy put in place of none', ({ predicate }) => (predicate.policy.content = null)],
    ['policy bytes that are no base64', ({ predicate }) => (predicate.policy.content = '***')],
    ['facts that are no facts', ({ predicate }) => (predicate.facts.content = 'e30=')],
    ['facts that are no base64', ({ predicate }) => (predicate.facts.content = '***')],
  ])('%s', async (_, edit) => {
    const statement = structuredClone(await statementOf())
    edit(statement)
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('a central policy left out', async () => {
    const statement = await statementOf(passingFacts(), [extending('acme/.github//a.yml@main'), central('a.yml', 'version: 1\n')])
    statement.predicate.policy.extends = []
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', replayed: 'failed' })
  })

  test('another line of a policy problem', async () => {
    const statement = await statementOf(passingFacts(), [policySource('version: 1\nnonsense: 1\n')])
    statement.predicate.decision.controls[0]!.because[0].data.line = 7
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('and names the control', async () => {
    const statement = await statementOf()
    statement.predicate.decision.controls.find(({ id }) => id === 'independent-approval')!.because[0].message = 'other'
    expect((await replayRecord(statement)).detail).toContain('independent-approval of change 42')
  })
})

describe('what cannot be compared is said, and never of a record that passed without support', () => {
  test.each<[string, (statement: Statement) => void, string]>([
    ['another schema', ({ predicate }) => (predicate.schema = 2 as 1), 'schema 2'],
    ['another version of a control', ({ predicate }) => (predicate.decision.controls[0]!.version = 7), 'was version 7'],
    ['an unknown control', ({ predicate }) => (predicate.decision.controls[0]!.id = 'tomorrow'), 'no control tomorrow'],
  ])('%s', async (_, edit, told) => {
    const statement = structuredClone(await statementOf())
    edit(statement)
    const replay = await replayRecord(statement)
    expect(replay).toMatchObject({ state: 'not-comparable', replayed: null })
    expect(replay.detail).toContain(told)
    expect(replay.detail).toContain('use countersign 0.2.0')
  })

  test('the gate workflow-secrets, which nobody judges here', async () => {
    const statement = structuredClone(await statementOf())
    statement.predicate.gate = 'workflow-secrets'
    expect(await replayRecord(statement)).toMatchObject({ state: 'not-comparable', detail: expect.stringContaining('workflow-secrets') })
  })

  test.each<[string, (statement: Statement) => void]>([
    ['another schema', ({ predicate }) => (predicate.schema = 2 as 1)],
    ['another version of a control', ({ predicate }) => (predicate.decision.controls[1]!.version = 2)],
    ['an unknown control', ({ predicate }) => (predicate.decision.controls[1]!.id = 'looks-good')],
    ['a gate that is not judged', ({ predicate }) => (predicate.gate = 'workflow-secrets')],
  ])('%s under the name of this very version is different: it makes no such record', async (_, edit) => {
    const statement = structuredClone(await statementOf())
    edit(statement)
    statement.predicate.evaluator.version = version
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', detail: expect.stringContaining('this very version') })
  })

  test('a gate that is not the one of its facts is different', async () => {
    const statement = structuredClone(await statementOf())
    statement.predicate.gate = 'deployment'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', detail: expect.stringContaining('its facts are of pull-request') })
  })

  test.each<[string, (statement: Statement) => void]>([
    ['while a control waits', ({ predicate }) => (predicate.decision.result = 'passed')],
    ['with nothing but a readable policy', ({ predicate }) => {
      predicate.decision.result = 'passed'
      predicate.decision.controls = predicate.decision.controls.filter(({ id }) => id === 'policy-readable')
    }],
  ])('passed %s', async (_, edit) => {
    const statement = structuredClone(await statementOf(pendingFacts()))
    edit(statement)
    statement.predicate.schema = 2 as 1
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })
})

describe('a policy that could not be read', () => {
  const reason = { what: 'the policy', request: 'GET /contents', status: 502, detail: '' }

  test('the own one: without it there is an error and nothing else', async () => {
    const { statement } = sealRecord(recordInput(passingFacts(), decisionError(reason), []))
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: 'error' })
    statement.predicate.decision.controls[0]!.verdict = 'not-applicable'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('the own one, though it stands in the record', async () => {
    const { statement } = sealRecord(recordInput(passingFacts(), decisionError(reason), [policySource()]))
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', replayed: 'passed' })
  })

  test('a central one: it is not in the record, and blocks', async () => {
    const statement = await statementOf(passingFacts(), [extending('acme/.github//a.yml@main')])
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: 'failed' })
    statement.predicate.decision.result = 'passed'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })

  test('a central one, though it stands in the record', async () => {
    const statement = await statementOf(passingFacts(), [extending('acme/.github//a.yml@main')])
    const read = await statementOf(passingFacts(), [extending('acme/.github//a.yml@main'), central('a.yml', 'version: 1\n')])
    statement.predicate.policy.extends = read.predicate.policy.extends
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', replayed: 'passed' })
  })

  test('no mark in the reasons keeps a decision from being judged again', async () => {
    const statement = await statementOf(pendingFacts())
    const { decision } = await statementOf().then(({ predicate }) => structuredClone(predicate))
    decision.controls[0]!.because[0].data = { code: 'CS-020' }
    statement.predicate.decision = decision
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', replayed: 'pending' })
  })
})

describe('central policies are those that the policies extend', () => {
  const commit = '1'.repeat(40)

  test('one that nobody extends', async () => {
    const statement = await statementOf()
    const other = await statementOf(passingFacts(), [extending('acme/.github//a.yml@main'), central('a.yml', 'version: 1\n')])
    statement.predicate.policy.extends = other.predicate.policy.extends
    expect(await replayRecord(statement)).toMatchObject({ state: 'different', detail: expect.stringContaining('no policy extends') })
  })

  test.each([
    [commit, 'same'],
    ['2'.repeat(40), 'different'],
  ])('one that is pinned to %s and was read at 1…', async (pinned, state) => {
    const statement = await statementOf(passingFacts(), [extending(`acme/.github//a.yml@${pinned}`), central('a.yml', 'version: 1\n')])
    expect(await replayRecord(statement)).toMatchObject({ state })
  })
})

test('more work than a verifier does for a stranger is refused with its measure, before any of it', async () => {
  const facts = passingFacts()
  const [change] = facts.changes
  const many = <T>(fact: { state: 'known'; value: T[] } | { state: 'unavailable' } | undefined) => {
    if (fact?.state === 'known') fact.value = Array.from({ length: 4000 }, () => fact.value[0]!)
  }
  const statement = await statementOf()
  many(change?.reviews)
  many(change?.commits)
  const bytes = canonicalBytes(facts)
  statement.predicate.facts.content = Buffer.from(bytes).toString('base64')
  expect(await replayRecord(statement)).toMatchObject({ state: 'too-large', replayed: null, detail: expect.stringContaining('16004000') })
})
