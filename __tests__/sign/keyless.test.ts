import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '../../src/domain/problem.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { hasty, outsideOf } from '../support/outside.ts'
import { sealed } from '../support/sampleRecord.ts'
import { broken, down, type Fault, lying, nonsense, type ServiceName, type Sigstore, slow, startSigstore, workflow } from '../support/sigstore.ts'

let sigstore: Sigstore
let record: SealedRecord
let warnings: string[] = []

beforeAll(async () => {
  sigstore = await startSigstore()
  record = await sealed()
})
afterAll(() => sigstore.close())
afterEach(() => {
  sigstore.faults = {}
  sigstore.asked.length = 0
  warnings = []
})

type Given = Parameters<typeof outsideOf>[1]
const sign = async (given: Given = {}, by = sigstore): Promise<Uint8Array> => {
  const outside = outsideOf(by, { warn: (line) => void warnings.push(line), ...given })
  return createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside }).sign(record.statementBytes)
}
const verify = async (bundle: Uint8Array, by = sigstore) => verifyEvidence(bundle, { identity: by.identity, trustedRoot: by.trustedRoot })
const problemOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ProblemError)
  return (error as ProblemError).problem
}

describe('a keyless signature', () => {
  test.each([
    ['a timestamp and a log entry', {}, ['token', 'fulcio', 'rekor', 'tsa']],
    ['a timestamp alone', { rekor: 'none' }, ['token', 'fulcio', 'tsa']],
    ['a log entry alone', { tsa: 'none' }, ['token', 'fulcio', 'rekor']],
  ])('with %s verifies for the workflow that signed, and nobody else is asked', async (_, services, asked) => {
    const bundle = await sign({ services: { ...sigstore.services, ...services } })
    expect(await verify(bundle)).toMatchObject({ outcome: 'verified', problem: null })
    expect(sigstore.asked.toSorted()).toEqual(asked.toSorted())
    expect(warnings).toEqual([])
  })

  test('is checked without a trusted root as far as that goes', async () => {
    expect(await verify(await sign({ trustedRoot: null }))).toMatchObject({ outcome: 'verified' })
  })

  test('holds another key each time', async () => {
    const [one, other] = [await sign(), await sign()].map((bytes) => JSON.parse(Buffer.from(bytes).toString()))
    expect(one.verificationMaterial.certificate).not.toEqual(other.verificationMaterial.certificate)
  })

  test('a statement that lies is never signed', async () => {
    const lie = structuredClone(record.statement)
    lie.predicate.decision.result = 'failed'
    const outside = outsideOf(sigstore, {})
    const signer = createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside })
    const problem = await problemOf(signer.sign(Buffer.from(JSON.stringify(lie))))
    expect(problem.code).toBe('CS-052')
    expect(sigstore.asked).not.toContain('rekor')
  })
})

const faults: [string, Fault][] = [
  ['down', down],
  ['broken', broken],
  ['slow', slow],
  ['answering nonsense', nonsense],
  ['answering endlessly', async () => ({ status: 200, type: 'application/json', body: Buffer.alloc(3_000_000, ' ') })],
]

describe('without a certificate nothing can be signed, and that is said as its own outcome', () => {
  test.each(
    faults.flatMap(([name, fault]) => (['token', 'fulcio'] as ServiceName[]).map((service): [ServiceName, string, Fault] => [service, name, fault])),
  )('%s %s', async (service, _, fault) => {
    sigstore.faults = { [service]: fault }
    const problem = await problemOf(sign(fault === slow ? hasty : {}))
    expect(problem).toMatchObject({
      code: 'CS-052',
      message: expect.stringMatching(/^evidence could not be signed: the (service that gives the job its identity token|certificate authority 127)/),
    })
    expect(JSON.stringify(problem)).not.toMatch(/of-the-runner|eyJ/)
  })

  const certificate = (edit: (pem: string) => string) =>
    lying((body) =>
      Buffer.from(
        JSON.stringify(JSON.parse(body.toString(), (key, value: unknown) => (key === 'certificates' ? (value as string[]).map(edit) : value))),
      ),
    )

  test('a certificate for another key', async () => {
    const others = await startSigstore()
    let stolen = ''
    sigstore.faults.fulcio = lying((body) => {
      const now = body.toString()
      const before = stolen
      stolen = now
      return Buffer.from(before === '' ? now : before)
    })
    await sign()
    expect((await problemOf(sign())).message).toContain('certified another key')
    await others.close()
  })

  test('a certificate that is damaged', async () => {
    sigstore.faults.fulcio = certificate((pem) => pem.replace('MII', 'AAA'))
    expect((await problemOf(sign())).message).toContain('no certificate')
  })

  test.each([
    [
      'another workflow',
      { subject_of_certificate: 'https://github.com/mallory/x/.github/workflows/gate.yml@refs/heads/main' },
      'named another workflow',
    ],
    ['a workflow whose name only ends alike', { subject_of_certificate: `https://github.com/evil${workflow}` }, 'named another workflow'],
  ])('a certificate of %s', async (_, claims, words) => {
    const world = await startSigstore({ claims })
    expect((await problemOf(sign({}, world))).message).toContain(words)
    await world.close()
  })

  test.each([
    ['a token that is none', 'no-token'],
    ['a token without issuer', ['e30', Buffer.from('{"sub":"x"}').toString('base64url'), 'x'].join('.')],
  ])('%s', async (_, value) => {
    sigstore.faults.token = async () => ({ status: 200, type: 'application/json', body: Buffer.from(JSON.stringify({ value })) })
    expect((await problemOf(sign())).message).toContain('no identity token')
  })

  test('a service that sends the token elsewhere is not followed', async () => {
    sigstore.faults.token = async () => ({ status: 302, type: 'text/plain', body: Buffer.from('') })
    expect((await problemOf(sign())).code).toBe('CS-052')
  })
})

describe('each witness stands for itself', () => {
  const pairs = (['rekor', 'tsa'] as ServiceName[]).flatMap((service) =>
    faults.map(([name, fault]): [ServiceName, string, Fault] => [service, name, fault]),
  )

  test.each(pairs)('%s %s: the signature stands by the other', async (service, _, fault) => {
    sigstore.faults = { [service]: fault }
    const bundle = await sign(fault === slow ? hasty : {})
    expect(await verify(bundle)).toMatchObject({ outcome: 'verified' })
    expect(warnings).toEqual([
      expect.stringMatching(service === 'tsa' ? /without this witness.*timestamp authority/ : /without this witness.*transparency log/),
    ])
  })

  test.each(faults)('both %s: a certificate of minutes without a witness is no evidence', async (_, fault) => {
    sigstore.faults = { rekor: fault, tsa: fault }
    const problem = await problemOf(sign(fault === slow ? hasty : {}))
    expect(problem).toMatchObject({ code: 'CS-052', message: expect.stringContaining('no witness of its time') })
    expect(problem.message).toMatch(/timestamp authority.*transparency log/)
  })

  test('a hiccup is tried again', async () => {
    sigstore.faults.tsa = async ({ count }, truth) => (count < 3 ? broken({ body: Buffer.alloc(0), count }, truth) : truth())
    await sign({ services: { ...sigstore.services, rekor: 'none' } })
    expect(sigstore.asked.filter((name) => name === 'tsa')).toHaveLength(3)
  })

  test('an answer about another signature is refused, with or without a trusted root', async () => {
    const kept = new Map<string, Buffer>()
    const replay = (name: string) => lying((body) => {
      const before = kept.get(name)
      kept.set(name, body)
      return before ?? body
    })
    sigstore.faults = { rekor: replay('rekor'), tsa: replay('tsa') }
    await sign()
    const problem = await problemOf(sign({ trustedRoot: null }))
    expect(problem.message).toMatch(/timestamp over something else.*an entry about something else/)
  })

  test('a witness whom the trusted root does not name is left out', async () => {
    const stranger = await startSigstore()
    const bundle = await sign({ services: { ...sigstore.services, tsa: stranger.services.tsa } })
    expect(warnings.join()).toContain('is refused with the trusted root: a timestamp is not by an authority of the trusted root')
    expect(await verify(bundle)).toMatchObject({ outcome: 'verified' })
    await stranger.close()
  })

  test.each([
    ['an hour ahead', 3_600_000, '60 minutes ahead'],
    ['six minutes behind', -360_000, '6 minutes behind'],
  ])('an authority whose clock is %s is no witness', async (_, tsaSkew, words) => {
    const world = await startSigstore({ tsaSkew })
    await sign({}, world)
    expect(warnings.join()).toContain(words)
    await world.close()
  })

  test('four minutes are within what clocks may differ', async () => {
    const world = await startSigstore({ tsaSkew: 240_000 })
    expect(await verify(await sign({}, world), world)).toMatchObject({ outcome: 'verified' })
    expect(warnings).toEqual([])
    await world.close()
  })

  test('services whose clocks are all off are refused: the record would say so for ever', async () => {
    const world = await startSigstore({ skew: 3_600_000 })
    expect((await problemOf(sign({}, world))).message).toContain('60 minutes ahead')
    await world.close()
  })

  test('witnesses who saw it a quarter of an hour before GitHub judged are none: the record would be wrong for ever', async () => {
    const at = new Date(Date.parse((await sealed()).statement.predicate.evaluatedAt) - 900_000)
    const world = await startSigstore({ at })
    for (const trustedRoot of [null, world.trustedRoot]) {
      const { message } = await problemOf(sign({ trustedRoot }, world))
      expect(message).toMatch(/timestamp authority \S+ has a clock that is 15 minutes behind GitHub's; the transparency log \S+ has a clock that is 15/)
    }
    await world.close()
  })

  test('a timestamp that common verifiers cannot read is asked for again, and else left out', async () => {
    const world = await startSigstore({ tsaSkew: 120 })
    await sign({}, world)
    expect(world.asked.filter((name) => name === 'tsa')).toHaveLength(3)
    expect(warnings.join()).toContain('common verifiers cannot read')
    await world.close()
  })
})
