import { beforeAll, describe, expect, test } from '@jest/globals'
import { sha256 } from '../../src/domain/digest.ts'
import { recordPath } from '../../src/domain/ledger.ts'
import type { ReadRecord } from '../../src/domain/reconciliation.ts'
import type { Statement } from '../../src/domain/record.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { readRecordFile } from '../../src/evidence/readRecord.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import { ofPeriod } from '../../src/evidence/recordsOfPeriod.ts'
import { ecKey } from '../support/keys.ts'
import { minutes, populationOf, reconcileFacts, reconcileScenarioOf, type ReconcileInput } from '../support/repositoryScenario.ts'
import { deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { head, judged, pendingFacts, policySource, recordInput, sealed, tree } from '../support/sampleRecord.ts'
import { signedBundle } from '../support/signing.ts'

const signer = ecKey('P-256')
const other = ecKey('P-256')
const trust = { key: signer.publicPem }

let statement: Statement
let genuine: Uint8Array
beforeAll(async () => {
  statement = (await sealed()).statement
  genuine = signedBundle(canonicalBytes(statement), signer)
})

const edited = (edit: (statement: Statement) => void): Uint8Array => {
  const copy = structuredClone(statement)
  edit(copy)
  return signedBundle(canonicalBytes(copy), signer)
}

describe('a file that is a record', () => {
  test('says what was judged, of what, when and by which run', async () => {
    const { record, link } = await readRecordFile('evidence.sigstore.json', genuine, trust)
    expect(link).toBeNull()
    expect(record).toEqual({
      sha256: sha256(genuine),
      path: 'evidence.sigstore.json',
      state: 'valid',
      why: null,
      says: {
        gate: 'pull-request',
        repository: 'acme/payments',
        commit: head,
        tree,
        branch: 'main',
        environment: null,
        changes: [{ number: 42, head }],
        result: 'passed',
        mode: 'enforce',
        evaluatedAt: '2026-11-21T14:03:00Z',
        index: null,
        run: 1,
        replayed: true,
      },
    })
  })

  test('is valid when it failed, waited or was only observed: it says so', async () => {
    const facts = pendingFacts()
    const input = recordInput(facts, await judged(facts, [policySource()]), [policySource()])
    const bytes = signedBundle(sealRecord({ ...input, mode: 'observe', invocation: null }).statementBytes, signer)
    expect((await readRecordFile('x', bytes, trust)).record).toMatchObject({ state: 'valid', says: { result: 'pending', mode: 'observe', run: null } })
  })

  test('of a deployment names the run that deployed, not one that only judged it', async () => {
    const { statement: deployed } = await sealed(deploymentFacts(), [deploymentPolicy()])
    deployed.predicate.invocation = { uri: 'https://github.com/acme/control/actions/runs/999/attempts/1', event: 'workflow_dispatch' }
    const { record } = await readRecordFile('x', signedBundle(canonicalBytes(deployed), signer), trust)
    expect(record).toMatchObject({ state: 'valid', says: { gate: 'deployment', environment: 'production', run: 7 } })
  })

  test.each([
    ['https://github.com/acme/payments/actions/runs/12/attempts/3', 12],
    ['https://github.com/acme/payments/actions/runs/12', 12],
    ['https://github.com/acme/payments/actions/runs/12x', null],
    ['https://github.com/acme/payments/actions/runs/0', null],
    ['https://github.com/acme/payments/actions/runs/99999999999999999999', null],
    ['elsewhere', null],
  ])('names the run of %s', async (uri, run) => {
    const bytes = edited(({ predicate }) => (predicate.invocation = { uri, event: 'push' }))
    expect((await readRecordFile('x', bytes, trust)).record.says?.run).toBe(run)
  })

  test('of another version stands by its signature, and says so', async () => {
    const bytes = edited(({ predicate }) => {
      predicate.evaluator.version = '9.9.9'
      predicate.decision.controls[1]!.version = 9
    })
    expect((await readRecordFile('x', bytes, trust)).record).toMatchObject({ state: 'valid', says: { replayed: false } })
  })

  test('in a ledger is a link of it, with its place', async () => {
    const sequence = { ledger: 'acme/payments@ledger', index: 3, previous: { sha256: 'ab'.repeat(32) } }
    const bytes = edited(({ predicate }) => (predicate.sequence = sequence))
    const path = recordPath({ index: 3, sha256: sha256(bytes) })
    expect(await readRecordFile(path, bytes, trust)).toMatchObject({
      record: { path, says: { index: 3 } },
      link: { path, sha256: sha256(bytes), says: { state: 'verified', sequence } },
    })
  })
})

describe('a file that vouches for nothing says nothing, and why', () => {
  test.each<[string, () => Uint8Array, typeof trust, string, string]>([
    ['signed by a stranger', () => signedBundle(canonicalBytes(statement), other), trust, 'wrong', ''],
    ['edited after it was signed', () => new TextEncoder().encode(new TextDecoder().decode(genuine).replace('"payload":"e', '"payload":"f')), trust, 'wrong', ''],
    ['a decision that does not follow', () => edited(({ predicate }) => (predicate.decision.controls[0]!.verdict = 'not-applicable')), trust, 'wrong', 'replay'],
    ['judged on no day', () => edited(({ predicate }) => (predicate.evaluatedAt = '2026-13-45T00:00:00Z')), trust, 'wrong', ''],
    ['not signed', () => makeBundle(canonicalBytes(statement), null), trust, 'unsigned', 'not signed'],
    ['not signed, where that may be read', () => makeBundle(canonicalBytes(statement), null), { ...trust, allowUnsigned: true } as typeof trust, 'unsigned', 'not signed'],
    ['of a foreign type', () => edited((copy) => (copy.predicateType = 'https://slsa.dev/provenance/v1' as never)), trust, 'unread', 'predicate type'],
    ['empty', () => new Uint8Array(), trust, 'unread', ''],
    ['a page', () => new TextEncoder().encode('<!doctype html><p>Sign in'), trust, 'unread', ''],
    ['a key that is none', () => genuine, { key: 'none' }, 'unread', ''],
  ])('%s', async (_, make, given, state, told) => {
    const { record } = await readRecordFile('x', make(), given)
    expect(record).toMatchObject({ state, says: null, why: expect.stringContaining(told) })
    expect(record.why).not.toBe('')
  })

  test('a path that is no file', async () => {
    expect(await readRecordFile('records/000000/link/', null, trust)).toEqual({
      record: { sha256: '', path: 'records/000000/link/', state: 'wrong', why: 'it is no regular file', says: null },
      link: { path: 'records/000000/link/', sha256: '', says: { state: 'wrong', why: 'it is no regular file' } },
    })
  })

  test('what stands in the folder of a ledger is a link of it, whatever its name', async () => {
    const { link } = await readRecordFile('records/note.txt', new Uint8Array([1]), trust)
    expect(link).toMatchObject({ path: 'records/note.txt' })
    expect((await readRecordFile('notes/records.txt', new Uint8Array([1]), trust)).link).toBeNull()
  })

  test('a name that is long, or ends in half a character, can be sealed', async () => {
    const { record } = await readRecordFile(`${'x'.repeat(499)}😀`, new Uint8Array([1]), trust)
    expect(record.path.length).toBeLessThanOrEqual(500)
    expect(canonicalBytes(record).length).toBeGreaterThan(500)
  })

  test('a changed byte, wherever it stands, never makes another valid record', async () => {
    let valid = 0
    for (let at = 0; at < genuine.length; at += Math.ceil(genuine.length / 400)) {
      const bytes = genuine.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 1
      valid += Number((await readRecordFile('x', bytes, trust)).record.state === 'valid')
    }
    expect(valid).toBe(0)
  })
})

describe('the records of a period', () => {
  const kept = (input: ReconcileInput): string[] => {
    const scenario = reconcileScenarioOf(input)
    const { repository } = reconcileFacts(scenario)
    const records = repository?.records?.state === 'known' ? repository.records.value.records : []
    const made = repository?.deploymentsMade?.state === 'known' ? repository.deploymentsMade.value : []
    return ofPeriod(records, populationOf(scenario), made).map(({ path }) => path.slice(0, 7))
  }
  const [before, after] = [-1000, 2000]

  test.each<[string, ReconcileInput['records'], number]>([
    ['those within', [{ at: 0 }, { at: 600 }, { commit: 'x', at: 300 }], 3],
    ['not those before and after', [{ commit: 'x', at: before }, { commit: 'x', at: after }, { gate: 'deployment', environment: 'e', at: after }], 0],
    ['those of a commit of the line, whenever they were made', [{ at: before }, { at: after }], 2],
    ['those of a change that came in', [{ gate: 'pull-request', commit: 'a', of: ['1:a'], at: before }, { gate: 'pull-request', commit: 'z', of: ['2:z'], at: before }], 1],
    ['those of a deployment that was made', [{ gate: 'deployment', environment: 'PRODUCTION', at: after }, { gate: 'deployment', environment: 'x', at: after }], 1],
    ['those that vouch for nothing, because nobody knows when they were made', [{ state: 'wrong' }, { state: 'unread' }, { state: 'unsigned' }], 3],
    ['earlier reconciliations of the period alone', [{ gate: 'repository', at: 5 }, { gate: 'repository', at: before }], 1],
  ])('%s', (_, records, count) => {
    expect(kept({ records, deployments: [{ id: 10 }], changes: { 1: { head: 'a', merge: 'm', at: 10 }, 2: { head: 'z', state: 'open' } } })).toHaveLength(count)
  })

  test('each file once, in the order of their paths', () => {
    const record = (path: string): ReadRecord => ({ sha256: '', path, state: 'wrong', why: 'no', says: null })
    const population = populationOf(reconcileScenarioOf())
    expect(ofPeriod([record('b'), record('a'), record('b'), record('B')], population, []).map(({ path }) => path)).toEqual(['B', 'a', 'b'])
  })

  test('throws for a period that is none, and never keeps all', () => {
    const population = populationOf(reconcileScenarioOf())
    expect(() => ofPeriod([], { ...population, period: { since: minutes(0), until: 'tomorrow' } }, [])).toThrow('not a time')
  })
})
