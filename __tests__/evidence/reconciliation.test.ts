import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Facts } from '../../src/domain/facts.ts'
import type { Statement } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { consistencyOf } from '../../src/evidence/consistency.ts'
import { recordPage } from '../../src/evidence/recordPage.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { stepsFor } from '../../src/evidence/work.ts'
import { ecKey } from '../support/keys.ts'
import { deploymentFacts } from '../support/sampleDeployment.ts'
import { reconciliationRecord, usualReconciliation as usual, withFacts } from '../support/sampleReconciliation.ts'
import { passingFacts, sealed } from '../support/sampleRecord.ts'
import { minutes, reconcileFacts, reconcileScenarioOf, sha, usualPolicy, type ReconcileInput } from '../support/repositoryScenario.ts'
import { signedBundle } from '../support/signing.ts'

/* What an insider with the key could sign is edited freely: any, on purpose, in these tests alone. */
type Loose = any

const signer = ecKey('P-256')
const key = signer.publicPem

const extending = 'version: 1\nextends: [acme/central//policy.yml@v1]\n'

const usualFacts = (): Facts => reconcileFacts(reconcileScenarioOf(usual))

let passed: Statement
beforeAll(async () => {
  passed = await reconciliationRecord()
})

const verified = (statement: unknown, claims = {}) => verifyEvidence(signedBundle(canonicalBytes(statement), signer), { key, ...claims })
const population = (facts: Loose): Loose => facts.repository.population.value
const made = (facts: Loose): Loose => facts.repository.deploymentsMade.value
const read = (facts: Loose): Loose => facts.repository.records.value

describe('records of reconciliations replay', () => {
  test.each<[string, ReconcileInput]>([
    ['passed', usual],
    ['passed', { commits: [], moves: [], changes: {}, records: [] }],
    ['failed', { ...usual, records: [] }],
    ['failed', { ...usual, ledger: ['record 3 is missing'] }],
    ['failed', { ...usual, moves: ['push by dev old..m @10', 'force_push by dev x..n @20'] }],
    ['failed', { ...usual, unread: ['deploymentsMade'], records: [] }],
    ['error', { ...usual, unread: ['population', 'records'] }],
  ])('%s', async (result, input) => {
    const statement = await reconciliationRecord(reconcileFacts(reconcileScenarioOf(input)))
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: result, replayed: result })
    expect(await verified(statement, { expect: result, repo: 'acme/payments' })).toMatchObject({ outcome: 'verified', problem: null })
  })

  test.each<[string, ReconcileInput, string]>([
    ['a rule that is gone since', { ...usual, records: usual.records?.toSpliced(2, 1) ?? [] }, 'version: 1\n'],
    ['a rule that went within the period', { ...usual, policies: { n: 'version: 1\n' }, deployments: [{ id: 10, at: 15 }] }, 'version: 1\n'],
    ['a policy that could not be read', { ...usual, policiesUnread: ['n'], deployments: [{ id: 10, commit: 'n', environment: 'dev', at: 30 }] }, usualPolicy],
    ['a policy that extended another one', { ...usual, policies: { n: extending }, deployments: [{ id: 10, commit: 'n', environment: 'dev', at: 30 }] }, usualPolicy],
  ])('from nothing but the record, under %s', async (_, input, present) => {
    const statement = await reconciliationRecord(reconcileFacts(reconcileScenarioOf(input)), present)
    expect(statement.predicate.decision.controls.find(({ id }) => id === 'deployments-recorded')?.verdict).toBe('fail')
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: 'failed', replayed: 'failed' })
    expect(await verified(statement, { expect: 'failed', repo: 'acme/payments' })).toMatchObject({ outcome: 'verified', problem: null })
  })

  test('tell what was held against what', async () => {
    const { checks } = await verified(passed)
    const told = checks.find(({ what }) => what === 'reconciliation')
    expect(told?.ok).toBeNull()
    for (const part of ['2 commits of main', sha('old'), sha('n'), '2 deployments', '4 records of 7 files', 'ledger acme/payments@ledger']) expect(told?.value).toContain(part)
    expect(checks.find(({ what }) => what === 'subject')).toMatchObject({ ok: true, value: expect.stringContaining('reconciliation of main') })
    expect(checks.find(({ what }) => what === 'enforcement')).toMatchObject({ ok: null, value: expect.stringContaining('holds nothing up') })
  })

  test('tell what could not be read', async () => {
    const statement = await reconciliationRecord(reconcileFacts(reconcileScenarioOf({ ...usual, unread: ['population', 'deploymentsMade', 'records'] })))
    const { checks } = await verified(statement)
    expect(checks.find(({ what }) => what === 'reconciliation')?.value).toMatch(/what came into main is not known; .*deployments are not known; .*records are not known/)
    expect(checks.find(({ what }) => what === 'subject')?.value).toContain('not compared: what came in, which could not be read')
  })

  test('have a page with the rows, only when they were judged the same again', async () => {
    const input = { bundleSha256: 'ab'.repeat(32), signer: null, verifyCommand: 'countersign verify' }
    const { report, read: kinds } = await recordPage(passed, { ...input, sameAgain: true })
    expect(report.reconciled).toMatchObject({ start: sha('old'), end: sha('n'), read: 7, from: 'ledger acme/payments@ledger' })
    expect(report.reconciled?.commits.map(({ standing }) => standing)).toEqual(['recorded', 'recorded'])
    expect(kinds?.kinds.map(({ what }) => what)).toEqual(expect.arrayContaining(['commits that came into the branch', 'deployments made', 'records']))
    expect((await recordPage(passed, { ...input, sameAgain: false })).report.reconciled).toBeUndefined()
  })

  test('are small work, and that of a thousand environments is counted', () => {
    const small = stepsFor(usualFacts(), 1000)
    const deployments = Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, environment: `e${index}` }))
    expect(stepsFor(reconcileFacts(reconcileScenarioOf({ ...usual, deployments })), 1000)).toBeGreaterThan(small + 900_000)
    const long = `version: 1\n${'#'.repeat(10_000)}\n`
    expect(stepsFor(reconcileFacts(reconcileScenarioOf({ ...usual, policies: { n: long }, deployments })), 1000)).toBeGreaterThan(small + 10_000_000)
  })
})

describe('a reconciliation that passed although its facts say otherwise, signed with the right key', () => {
  test.each<[string, (facts: Loose) => void]>([
    ['a record failed', (f) => (read(f).records[0].says.result = 'failed')],
    ['a record is of another repository', (f) => (read(f).records[0].says.repository = 'acme/other')],
    ['a record is of another branch', (f) => (read(f).records[0].says.branch = 'dev')],
    ['a record is of another tree', (f) => (read(f).records[0].says.tree = sha('x'))],
    ['a record is gone', (f) => read(f).records.shift()],
    ['a record does not verify', (f) => Object.assign(read(f).records[0], { state: 'wrong', why: 'edited', says: null })],
    ['a record is of a deployment in another run', (f) => (read(f).records[2].says.run = 9)],
    ['the ledger has a gap', (f) => read(f).ledger.findings.push({ kind: 'deleted', index: 2, detail: 'record 2 is missing' })],
    ['the branch was rewritten', (f) => (population(f).updates[1].type = 'force_push', population(f).updates[1].before = sha('gone'))],
    ['a deployment went on', (f) => (made(f)[1].outcome = 'succeeded')],
    ['another deployment was made', (f) => made(f).push({ ...made(f)[1], id: 12, outcome: 'failed' })],
    ['the records were not read', (f) => (f.repository.records = { state: 'unavailable', reason: { what: 'it', request: null, status: null, detail: 'gone' }, sources: [] })],
    ['what came in is not among the facts', (f) => delete f.repository.population],
    ['there are no facts of it', (f) => delete f.repository],
  ])('%s', async (_, edit) => {
    const forged = withFacts(passed, edit)
    expect(await replayRecord(forged)).toMatchObject({ state: 'different', recorded: 'passed' })
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong' })
  })

  test('a direct push whose reason was taken out of the decision', async () => {
    const facts = reconcileFacts(reconcileScenarioOf({ ...usual, records: usual.records?.slice(1) ?? [] }))
    const forged = structuredClone(await reconciliationRecord(facts))
    expect(forged.predicate.decision.result).toBe('failed')
    forged.predicate.decision.result = 'passed'
    for (const control of forged.predicate.decision.controls) control.verdict = 'pass'
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', replay: 'different' })
  })

  test('a policy that governs no environment, in place of the real one', async () => {
    const ungated = { ...usual, records: usual.records?.toSpliced(2, 1) ?? [] }
    const facts = reconcileFacts(reconcileScenarioOf(ungated))
    const forged = structuredClone(await reconciliationRecord(facts))
    const none = 'version: 1\n'
    forged.predicate.decision = (await reconciliationRecord(reconcileFacts(reconcileScenarioOf({ ...ungated, policy: none })), none)).predicate.decision
    expect(forged.predicate.decision.result).toBe('passed')
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', replay: 'different' })
    const texts = withFacts(forged, (f) => {
      for (const blob of Object.keys(population(f).policies)) population(f).policies[blob] = none
    })
    expect(await verified(texts)).toMatchObject({ outcome: 'wrong', replay: 'same' })
  })

  test.each(['0.1.0', '0.2.0'])('a version that made no reconciliations: %s', async (evaluator) => {
    const forged = structuredClone(passed)
    forged.predicate.evaluator.version = evaluator
    expect(await replayRecord(forged)).toMatchObject({ state: 'different', detail: expect.stringContaining('no reconciliations') })
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong' })
  })

  test('the facts of a pull request under the gate of a reconciliation', async () => {
    const { statement } = await sealed(passingFacts())
    const forged = withFacts(statement, (facts) => (facts.subject.gate = 'repository'))
    forged.predicate.gate = 'repository'
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong' })
  })
})

const past = { createdAt: '2026-10-01T00:00:00Z', at: '2026-10-01T00:00:00Z', endedAt: '2026-10-02T00:00:00Z' }
const moveAt = (at: number): Loose => ({ before: sha('x'), after: sha('y'), at: minutes(at), actor: null, type: 'force_push' })

describe('facts that contradict the subject or each other', () => {
  const contradicted = (edit: (facts: Loose) => void, input: ReconcileInput = usual): string => {
    const facts = structuredClone(reconcileFacts(reconcileScenarioOf(input)))
    edit(facts)
    return consistencyOf(facts, null).contradictions.join('; ')
  }

  test.each<[string, (facts: Loose) => void, string]>([
    ['a change that was judged', (f) => (f.subject.changes = [{ number: 1, head: sha('a') }]), 'changes that were judged'],
    ['facts of a change', (f) => (f.changes = [{ number: 1 }]), 'changes that were judged'],
    ['facts of a deployment', (f) => (f.deployment = {}), 'facts of a deployment'],
    ['broken glass', (f) => (f.breakGlass = { reason: 'haste' }), 'broken glass'],
    ['a subject that is not the tip', (f) => (f.subject.base.commit = sha('old')), 'not the tip'],
    ['another branch', (f) => (population(f).branch = 'dev'), 'not the branch that was judged'],
    ['a period that ends in the future', (f) => (population(f).period.until = minutes(700)), 'ends after the judgement'],
    ['a period that ends before it begins', (f) => (population(f).period.since = minutes(601)), 'before it begins'],
    ['a line after another commit than was asked for', (f) => (population(f).period.since = sha('older')), 'another commit than was asked for'],
    ['a start that nobody gave', (f) => (population(f).start.known = 'given'), 'not asked for'],
    ['a move before the period', (f) => (population(f).updates[0].at = '2026-10-01T00:00:00Z'), 'outside the period'],
    ['a move after the period', (f) => (population(f).updates[1].at = minutes(601)), 'outside the period'],
    ['moves out of order', (f) => population(f).updates.reverse(), 'order of time'],
    ['a commit twice', (f) => population(f).commits.push(population(f).commits[1]), 'twice'],
    ['the start within the line', (f) => (population(f).start.sha = sha('n')), 'twice'],
    ['a commit left out', (f) => population(f).commits.shift(), 'does not begin'],
    ['a gap', (f) => (population(f).commits[1].parents[0] = sha('x')), 'a gap'],
    ['another beginning', (f) => (population(f).start.sha = sha('x')), 'does not begin'],
    ['the last commit left out', (f) => population(f).commits.pop(), 'does not end'],
    ['an end without commits', (f) => (population(f).commits = []), 'does not end'],
    ['another tree at the tip', (f) => (f.subject.tree = sha('x')), 'another tree'],
    ['another commit within the line as tip, with the tree of the last', (f) => (f.subject.commit = f.subject.base.commit = sha('m')), 'another tree'],
    ['a change twice', (f) => population(f).changes.push(population(f).changes[2]), 'twice, or out of order'],
    ['a change left out that a commit is of', (f) => population(f).changes.shift(), 'not among the facts'],
    ['a change merged at no time', (f) => (population(f).changes[0].mergedAt = null), 'at no time'],
    ['a change merged later', (f) => (population(f).changes[0].mergedAt = minutes(700)), 'later than the judgement'],
    ['an open change with a merge', (f) => (population(f).changes[0].state = 'open'), 'at no time'],
    ['a number known and unknown', (f) => (population(f).unknownChanges = [1]), 'known and unknown'],
    ['unknown numbers out of order', (f) => (population(f).unknownChanges = [9, 8]), 'out of order'],
    ['a number of a record that nobody asked for', (f) => population(f).changes.pop(), 'not asked for'],
    ['a deployment twice', (f) => made(f).push(made(f)[1]), 'a deployment twice'],
    ['a deployment that ended before the period', (f) => Object.assign(made(f)[0], past), 'a deployment outside'],
    ['a deployment that began after the period', (f) => (made(f)[1].at = minutes(601)), 'a deployment outside'],
    ['a deployment that ended after the period', (f) => (made(f)[0].endedAt = minutes(601)), 'or after the period'],
    ['a deployment that ended before it began', (f) => (made(f)[0].endedAt = minutes(29)), 'ended before it began'],
    ['a deployment that succeeded and did not end', (f) => (made(f)[0].endedAt = null), 'one that succeeded and has not'],
    ['a deployment under way that has ended', (f) => (made(f)[0].outcome = 'under-way'), 'under way that has ended'],
    ['a deployment renamed to what it was called', (f) => (made(f)[0].renamed = 'production'), 'renamed to what'],
    ['a policy whose text is another one', (f) => (population(f).policies[f.repository.population.value.start.policy] = 'version: 1\n'), 'not the blob'],
    ['a policy whose text is gone', (f) => (population(f).policies = {}), 'whose text is not among'],
    ['a policy that no commit has', (f) => (population(f).policies['ab'.repeat(20)] = null), 'no commit of the line has'],
    ['a former name that is the present one', (f) => (population(f).formerNames = ['Acme/Payments']), 'the present one'],
    ['former names out of order', (f) => (population(f).formerNames = ['b/b', 'a/a']), 'a former name twice'],
    ['moves of the ledger out of order', (f) => (read(f).ledger.rewrites = [9, 8].map(moveAt)), 'moves of the ledger that'],
    ['a move of the ledger of tomorrow', (f) => (read(f).ledger.rewrites = [2000].map(moveAt)), 'later than the judgement'],
    ['deployments out of order', (f) => made(f).reverse(), 'deployments that are not in order'],
    ['a record twice', (f) => read(f).records.push(read(f).records[3]), 'a record twice'],
    ['records out of order', (f) => read(f).records.reverse(), 'out of order'],
    ['more records than files', (f) => (read(f).read = 3), 'more records than files'],
    ['a record of tomorrow', (f) => (read(f).records[0].says.evaluatedAt = minutes(2000)), 'later than the judgement'],
    ['a record of nothing in the period', (f) => Object.assign(read(f).records[3].says, { evaluatedAt: '2026-10-01T00:00:00Z' }), 'neither of the period'],
  ])('%s', async (_, edit, told) => {
    expect(contradicted(edit)).toContain(told)
    expect(await verified(withFacts(passed, edit))).toMatchObject({ outcome: 'wrong' })
  })

  test('none of the usual ones, and of none of it nothing is compared', () => {
    expect(contradicted(() => undefined)).toBe('')
    const unread = reconcileFacts(reconcileScenarioOf({ ...usual, unread: ['population', 'deploymentsMade', 'records'] }))
    expect(consistencyOf(unread, null)).toMatchObject({ contradictions: [], notCompared: [expect.any(String), expect.any(String), expect.any(String)] })
  })

  test.each<[string, () => Facts]>([
    ['a pull request', passingFacts],
    ['a deployment', deploymentFacts],
  ])('a reconciliation beside %s', (_, facts) => {
    expect(consistencyOf({ ...facts(), repository: {} }, 'pull_request').contradictions.join()).toContain('facts of a reconciliation')
  })
})

describe('facts of another form are refused before anything is judged by them', () => {
  test.each<[string, (facts: Loose) => void]>([
    ['a member nobody knows', (f) => (f.repository.surprise = {})],
    ['a commit without a tree', (f) => delete population(f).commits[0].tree],
    ['a commit with more than it has', (f) => (population(f).commits[0].note = '')],
    ['a date of a commit that is none', (f) => (population(f).commits[0].committedAt = 'yesterday')],
    ['a period without an end', (f) => delete population(f).period.until],
    ['a move of no kind', (f) => (population(f).updates[0].type = 'magic')],
    ['a change in no state', (f) => (population(f).changes[0].state = 'done')],
    ['a number that is none', (f) => (population(f).unknownChanges = ['9'])],
    ['a commit without its policy', (f) => delete population(f).commits[0].policy],
    ['a policy text that is none', (f) => (population(f).policies.x = 7)],
    ['a former name that is none', (f) => (population(f).formerNames = [7])],
    ['a deployment with no other name', (f) => delete made(f)[0].renamed],
    ['a deployment that ended some time', (f) => (made(f)[0].endedAt = 'later')],
    ['a ledger without its moves', (f) => delete read(f).ledger.rewrites],
    ['a deployment with no outcome', (f) => (made(f)[0].outcome = 'fine')],
    ['a run that is no number', (f) => (made(f)[0].runs = ['7'])],
    ['a valid record that says nothing', (f) => (read(f).records[0].says = null)],
    ['a record that is wrong and yet says something', (f) => (read(f).records[0].state = 'wrong')],
    ['a valid record with a reason against it', (f) => (read(f).records[0].why = 'it is old')],
    ['a record with no digest', (f) => (read(f).records[0].sha256 = '')],
    ['a record of a gate nobody knows', (f) => (read(f).records[0].says.gate = 'gut-feeling')],
    ['a result nobody knows', (f) => (read(f).records[0].says.result = 'fine')],
    ['a ledger with a place before the first', (f) => (read(f).ledger.head.index = 0)],
    ['a fact in no state', (f) => (f.repository.records.state = 'guessed')],
  ])('%s', async (_, edit) => {
    expect(await verified(withFacts(passed, edit))).toMatchObject({ outcome: 'wrong', problem: { message: expect.stringContaining('an unexpected value at /repository') } })
  })
})
