import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { enterLedger, type Ledger } from '../../src/action/ledger.ts'
import { createClient } from '../../src/collect/client.ts'
import { RequestFailure } from '../../src/domain/client.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { readLedgerMessage, recordPath, type Sequence } from '../../src/domain/ledger.ts'
import { followLedger, type LedgerLink } from '../../src/evidence/ledger.ts'
import { readStatement } from '../../src/evidence/statement.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { commitAt } from '../../src/simulator/git.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { World } from '../../src/simulator/world.ts'
import { statementOf } from '../program/told.ts'
import { holdToPublished } from '../published/held.ts'
import { anyToken } from '../simulator/fixture.ts'
import { ecKey } from '../support/keys.ts'
import { recordAt } from '../support/ledger.ts'

const key = ecKey('P-256')
const branch = 'countersign-ledger'
const payments = { owner: 'acme', name: 'payments' }
const note = { gate: 'pull-request', result: 'passed', commit: 'c'.repeat(40), environment: null, run: '1' }

let world: World
let simulator: Simulator

async function open(options: SimulatorOptions = {}): Promise<void> {
  world = new World()
  world.repository('acme/payments', { writers: ['author'], files: { 'a.ts': 'a\n' } })
  simulator = await startSimulator(world, { observe: holdToPublished, ...options })
}

beforeEach(() => open())
afterEach(() => simulator.close())

const said: string[] = []

function ledger(): Ledger {
  const { apiUrl, graphqlUrl } = simulator
  const client = createClient({ token: anyToken(), apiUrl, graphqlUrl, userAgent: 'countersign-test', debug: () => undefined })
  return { client, branch, debug: (line) => void said.push(line) }
}

const seals: (Sequence | null)[] = []

async function seal(sequence: Sequence | null) {
  seals.push(sequence)
  const bundle = await recordAt(key, sequence)
  return { pack: { name: 'p', files: [], bundle, sha256: sha256(bundle) } }
}

const enter = () => enterLedger(ledger(), payments, note, seal)
const repository = () => world.repository('acme/payments')
const tip = () => commitAt(world.store, world.tip(repository(), branch))

/** The branch as a checkout would hold it, every record verified. */
async function links(): Promise<LedgerLink[]> {
  const files = [...tip().files].map(([path, { blob }]) => ({ path, bytes: world.store.blobs.get(blob) ?? new Uint8Array() }))
  return Promise.all(
    files.map(async ({ path, bytes }) => {
      expect((await verifyEvidence(bytes, { key: key.publicPem })).outcome).toBe('verified')
      return { path, sha256: sha256(bytes), says: { state: 'verified' as const, sequence: statementOf(bytes).predicate.sequence ?? null } }
    }),
  )
}

describe('one record after the other', () => {
  test('the first one begins the branch, without a parent and without any file of the repository', async () => {
    const { sealed, entered } = await enter()
    expect(entered).toEqual({ state: 'appended', head: { branch, index: 1, sha256: sealed.pack.sha256 } })
    expect([tip().parents, [...tip().files.keys()]]).toEqual([[], [recordPath({ index: 1, sha256: sealed.pack.sha256 })]])
    expect(statementOf(sealed.pack.bundle).predicate.sequence).toEqual({ ledger: `acme/payments@${branch}`, index: 1, previous: null })
    expect(readStatement(Buffer.from(JSON.parse(Buffer.from(sealed.pack.bundle).toString('utf8')).dsseEnvelope.payload, 'base64')).state).toBe('read')
  })

  test('each further one is one commit with one file more, after the one before', async () => {
    const one = await enter()
    const first = tip()
    const two = await enter()
    expect(tip().parents).toEqual([first.sha])
    expect([...tip().files.keys()].filter((path) => !first.files.has(path))).toEqual([recordPath({ index: 2, sha256: two.sealed.pack.sha256 })])
    expect([...first.files].every(([path, { blob }]) => tip().files.get(path)?.blob === blob)).toBe(true)
    expect(statementOf(two.sealed.pack.bundle).predicate.sequence?.previous).toEqual({ sha256: one.sealed.pack.sha256 })
    expect(readLedgerMessage(tip().message)).toEqual({ ...note, index: 2, sha256: two.sealed.pack.sha256 })
    expect(followLedger(await links()).findings).toEqual([])
  })
})

describe('a race loses nothing', () => {
  test.each([2, 10])('%d at once: each has a place of its own, and the chain is whole', async (count) => {
    await enter()
    const entered = await Promise.all(Array.from({ length: count }, enter))
    const heads = entered.map((one) => (one.entered.state === 'appended' ? one.entered.head.index : one.entered.why.detail))
    expect(heads.toSorted((one, other) => Number(one) - Number(other))).toEqual(Array.from({ length: count }, (_, at) => at + 2))
    const { findings, head, records } = followLedger(await links())
    expect([findings, head?.index, records]).toEqual([[], count + 1, count + 1])
    const stored = new Set((await links()).map((link) => link.sha256))
    expect(entered.every(({ sealed }) => stored.has(sealed.pack.sha256))).toBe(true)
  }, 90_000)

  test('for the very first place too', async () => {
    await Promise.all([enter(), enter(), enter()])
    expect(followLedger(await links())).toMatchObject({ findings: [], records: 3 })
  })

  test('who loses signs again, after the one that won', async () => {
    await enter()
    seals.length = 0
    let slow = true
    const losing = enterLedger(ledger(), payments, note, async (sequence) => {
      if (slow) {
        slow = false
        await enter()
      }
      return seal(sequence)
    })
    const { sealed, entered } = await losing
    expect(entered).toMatchObject({ state: 'appended', head: { index: 3 } })
    expect(seals.map((one) => one?.index)).toEqual([2, 2, 3])
    expect(statementOf(sealed.pack.bundle).predicate.sequence?.index).toBe(3)
    expect(followLedger(await links()).findings).toEqual([])
  })

  test('an answer that got lost is not taken for a lost race: the record stands there once', async () => {
    await enter()
    const real = ledger()
    let cut = true
    const client = {
      ...real.client,
      async rest(route: string, parameters?: Record<string, unknown>) {
        const answer = await real.client.rest(route, parameters)
        if (!route.startsWith('PATCH') || !cut) return answer
        cut = false
        throw new RequestFailure({ message: 'socket hang up', status: null, request: 'PATCH', permissions: null, source: null })
      },
    }
    const { entered } = await enterLedger({ ...real, client }, payments, note, seal)
    expect(entered).toMatchObject({ state: 'appended', head: { index: 2 } })
    expect((await links()).length).toBe(2)
  })
})

describe('a ledger that does not take the record', () => {
  const refusal = async () => {
    const { sealed, entered } = await enter()
    expect(statementOf(sealed.pack.bundle).predicate.sequence).toBeUndefined()
    if (entered.state === 'appended') throw new Error('it was taken')
    return entered.why
  }

  test('without the permission: the request and the way out are told, the record is sealed without a place', async () => {
    simulator.misbehave.lacking = ['contents']
    const { detail, remedy } = await refusal()
    expect(detail).toMatch(/POST \/repos\/acme\/payments\/git\/blobs answered 403: .*CS-055/)
    expect(remedy).toContain('contents: write')
  })

  test.each(['update', 'creation'])('a rule that forbids the %s: told after a few tries, and nothing was moved', async (type) => {
    if (type === 'update') await enter()
    repository().rules.push({ branch, type, parameters: null })
    const before = repository().branches.get(branch)
    expect((await refusal()).detail).toContain('Repository rule violations found')
    expect(repository().branches.get(branch)).toBe(before)
  }, 20_000)

  test('a branch on which somebody else wrote', async () => {
    await enter()
    world.push(repository(), branch, { by: 'author', changes: { 'readme.md': 'x' } })
    const { detail, remedy } = await refusal()
    expect(detail).toContain('is not one of a ledger: somebody else writes there')
    expect(remedy).toMatch(/^if somebody else wrote to that branch, keep a copy .*ruleset/)
  })

  test('a commit that claims a record which it does not hold, or another than it holds', async () => {
    const { sealed } = await enter()
    const { message } = tip()
    world.push(repository(), branch, { by: 'author', changes: { [recordPath({ index: 1, sha256: sealed.pack.sha256 })]: '{}' }, message })
    expect((await refusal()).detail).toContain('the file is not the one that its commit names')
    world.push(repository(), branch, { by: 'author', changes: {}, message: message.replace('Record 1', 'Record 9') })
    expect((await refusal()).detail).toContain('says it holds this record, and does not')
  })

  test('the default branch is none', async () => {
    const { entered } = await enterLedger({ ...ledger(), branch: 'main' }, payments, note, seal)
    expect(entered).toMatchObject({ state: 'refused', why: { detail: expect.stringContaining('not one of a ledger') } })
  })

  test('what cannot be read is not taken for an empty ledger', async () => {
    await enter()
    simulator.misbehave.failingFields = [{ path: 'repository.ref', type: 'FORBIDDEN' }]
    expect((await refusal()).detail).toContain('FORBIDDEN')
    expect((await links()).length).toBe(1)
  })

  test('a record that cannot be signed is no matter of the ledger', async () => {
    await expect(enterLedger(ledger(), payments, note, async () => Promise.reject(new Error('no key')))).rejects.toThrow('no key')
  })
})
