import { verify } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sha256 } from '../../src/domain/digest.ts'
import { payloadType, type SealedRecord } from '../../src/domain/record.ts'
import { makeBundle, preAuthEncoding } from '../../src/evidence/bundle.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { verifyEvidence, type Verification } from '../../src/evidence/verify.ts'
import { ecKey, ed25519Key, rsaKey } from '../support/keys.ts'
import { head, passingFacts, pendingFacts, policySource, sealed } from '../support/sampleRecord.ts'
import { signedBundle } from '../support/signing.ts'

const signer = ecKey('P-256')
const key = signer.publicPem
let record: SealedRecord
let bundle: Uint8Array

beforeAll(async () => {
  record = await sealed()
  bundle = signedBundle(record.statementBytes, signer)
})

const checkOf = ({ checks }: Verification, what: string) => checks.find((check) => check.what === what)

/** r and n − s: the same signature in the form that our signer never writes. DER of a low s is r, then at most 32 bytes of s. */
function highS(sig: Uint8Array): Uint8Array {
  const at = 4 + (sig[3] ?? 0)
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = order - BigInt(`0x${Buffer.from(sig.subarray(at + 2)).toString('hex')}`)
  const body = Buffer.concat([sig.subarray(2, at), Buffer.of(2, 33, 0), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
  return Buffer.concat([Buffer.of(0x30, body.length), body])
}

/** The statement with one thing changed, signed again by the right key: what an insider with the key could make. */
type Loose = { [key: string]: Loose } & Loose[]
function resigned(edit: (statement: Loose) => void, by = signer): Uint8Array {
  const statement = structuredClone(record.statement) as unknown as Loose
  edit(statement)
  return signedBundle(canonicalBytes(statement), by)
}

/** The own policy's bytes as a central policy called strict.yml. */
const central = ({ predicate }: Loose, uri: string): unknown => {
  const { digest, content } = predicate!.policy!
  return { name: 'strict.yml', uri, digest, content }
}

/** The same with other facts, their digests made to fit. */
function withFacts(edit: (facts: Loose) => void, by = signer): Uint8Array {
  const facts = structuredClone(passingFacts()) as unknown as Loose
  edit(facts)
  return withFactsBytes(canonicalBytes(facts), by)
}

function withFactsBytes(bytes: Uint8Array, by = signer): Uint8Array {
  return resigned((statement) => {
    statement.predicate!.facts!.content = Buffer.from(bytes).toString('base64') as never
    statement.predicate!.facts!.digest!.sha256 = sha256(bytes) as never
    statement.subject![0]!.digest!.sha256 = sha256(bytes) as never
  }, by)
}

describe('a genuine record verifies', () => {
  test.each([
    ['P-256', signer],
    ['Ed25519', ed25519Key()],
    ['RSA', rsaKey(3072)],
  ])('signed with %s', async (kind, pair) => {
    const verification = await verifyEvidence(signedBundle(record.statementBytes, pair), { key: pair.publicPem })
    expect(verification).toMatchObject({ outcome: 'verified', signed: true, problem: null })
    expect(checkOf(verification, 'signature')?.value).toContain(kind)
    expect(verification.statement?.predicate.decision.result).toBe('passed')
  })

  test('and tells each thing that was checked with its value', async () => {
    const { checks } = await verifyEvidence(bundle, { key, repo: 'ACME/payments', commit: head, expect: 'passed' })
    expect(checks.map(({ what, ok }) => [what, ok])).toEqual([
      ['bundle form', true],
      ['signature', true],
      ['predicate type', true],
      ['facts', true],
      ['subject', true],
      ['policy', true],
      ['evaluated at', null],
      ['evaluator', null],
      ['enforcement', null],
      ['decision', null],
      ['chain', null],
      ['signed at', null],
      ['replay', true],
      ['repository asked for', true],
      ['commit asked for', true],
      ['result expected', true],
    ])
  })

  test('what was not asked is told as not compared', async () => {
    const verification = await verifyEvidence(bundle, { key })
    for (const what of ['repository asked for', 'commit asked for', 'result expected']) {
      expect(checkOf(verification, what)).toMatchObject({ ok: null, value: expect.stringContaining('not compared') })
    }
  })

  test('a decision that waits verifies as what it is', async () => {
    const waiting = await sealed(pendingFacts())
    const verification = await verifyEvidence(signedBundle(waiting.statementBytes, signer), { key })
    expect(verification.outcome).toBe('verified')
    expect(verification.statement?.predicate.decision.result).toBe('pending')
  })

  test.each([
    ['a missing policy', []],
    ['a broken policy', [policySource('version: 1\nnonsense: true\n')]],
    ['an empty policy', [policySource('')]],
  ])('the refusal of %s verifies and replays', async (_, policies) => {
    const refused = await sealed(pendingFacts(), policies)
    const verification = await verifyEvidence(signedBundle(refused.statementBytes, signer), { key, expect: 'failed' })
    expect(verification).toMatchObject({ outcome: 'verified', problem: null })
    expect(checkOf(verification, 'replay')?.ok).toBe(true)
  })
})

/** A record as another version of the facts would make it: nothing but what every schema says alike is understood. */
function laterSchema(edit: (facts: Loose) => void = () => undefined): Uint8Array {
  const facts = structuredClone(passingFacts()) as unknown as Loose
  facts.schema = 2 as never
  facts.changes = 'told in another way' as never
  edit(facts)
  const bytes = canonicalBytes(facts)
  return resigned((statement) => {
    statement.predicate!.schema = 2 as never
    statement.predicate!.facts!.content = Buffer.from(bytes).toString('base64') as never
    statement.predicate!.facts!.digest!.sha256 = sha256(bytes) as never
    statement.subject![0]!.digest!.sha256 = sha256(bytes) as never
  })
}

describe('without the right key nothing verifies', () => {
  test('no key', async () => {
    const verification = await verifyEvidence(bundle, {})
    expect(verification).toMatchObject({ outcome: 'could-not', statement: null })
    expect(verification.problem?.suggestion).toContain('--key')
  })

  test('a flag meant for unsigned records lets no signed one through', async () => {
    expect((await verifyEvidence(bundle, { allowUnsigned: true })).outcome).toBe('could-not')
  })

  test.each([
    ['another key of the same kind', ecKey('P-256').publicPem, 'wrong'],
    ['a key of another kind', ed25519Key().publicPem, 'wrong'],
    ['the private key', signer.privatePem, 'could-not'],
    ['P-384', ecKey('P-384').publicPem, 'could-not'],
    ['text', 'no key', 'could-not'],
    ['two keys', `${signer.publicPem}${ecKey('P-256').publicPem}`, 'could-not'],
    ['a certificate', signer.publicPem.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'could-not'],
    ['the key under another label', signer.publicPem.replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY'), 'could-not'],
    ['nothing', '', 'could-not'],
  ])('%s', async (_, given, outcome) => {
    expect(await verifyEvidence(bundle, { key: given })).toMatchObject({ outcome, statement: null })
  })

  test('a record signed by a foreign key under our key id', async () => {
    const foreign = JSON.parse(Buffer.from(signedBundle(record.statementBytes, ecKey('P-256'))).toString())
    const { keyid } = JSON.parse(Buffer.from(bundle).toString()).dsseEnvelope.signatures[0]
    foreign.dsseEnvelope.signatures[0].keyid = keyid
    foreign.verificationMaterial.publicKey.hint = keyid
    expect(await verifyEvidence(canonicalBytes(foreign), { key })).toMatchObject({ outcome: 'wrong', statement: null })
  })

  test('the signature in its other form, which anybody can write, is wrong though it fits', async () => {
    const other = JSON.parse(Buffer.from(bundle).toString())
    const [signature] = other.dsseEnvelope.signatures
    const high = highS(Buffer.from(signature.sig, 'base64'))
    signature.sig = Buffer.from(high).toString('base64')
    const signed = preAuthEncoding(payloadType, Buffer.from(other.dsseEnvelope.payload, 'base64'))
    expect(verify('sha256', signed, key, high)).toBe(true)
    expect(await verifyEvidence(canonicalBytes(other), { key })).toMatchObject({
      outcome: 'wrong',
      problem: { message: expect.stringContaining('low s') },
    })
  })

  test('facts edited and signed with a foreign key', async () => {
    expect((await verifyEvidence(withFacts((facts) => (facts.evaluatedAt = 'later' as never), ecKey('P-256')), { key })).outcome).toBe('wrong')
  })
})

describe('an unsigned record', () => {
  const unsigned = (): Uint8Array => makeBundle(record.statementBytes, null)

  test('could not be verified unless asked for', async () => {
    const verification = await verifyEvidence(unsigned(), {})
    expect(verification).toMatchObject({ outcome: 'could-not', signed: false, statement: null })
    expect(verification.problem).toMatchObject({ message: 'the record is not signed', suggestion: expect.stringContaining('--unsigned') })
  })

  test('asked for, it says loudly that nobody signed', async () => {
    const verification = await verifyEvidence(unsigned(), { allowUnsigned: true })
    expect(verification).toMatchObject({ outcome: 'verified', signed: false })
    expect(checkOf(verification, 'signature')).toMatchObject({ ok: null, value: expect.stringContaining('UNSIGNED') })
  })

  test('is wrong when a key was given: a stripped signature must not pass', async () => {
    expect((await verifyEvidence(unsigned(), { key })).outcome).toBe('wrong')
    expect((await verifyEvidence(unsigned(), { key, allowUnsigned: true })).outcome).toBe('wrong')
  })

  test('is replayed all the same', async () => {
    const lying = structuredClone(record.statement)
    lying.predicate.decision.controls.pop()
    expect((await verifyEvidence(makeBundle(canonicalBytes(lying), null), { allowUnsigned: true })).outcome).toBe('wrong')
  })
})

describe('a record that is not what was asked for is wrong', () => {
  test.each([
    ['another repository', { repo: 'acme/payment' }],
    ['another commit', { commit: '00'.repeat(20) }],
    ['another result', { expect: 'failed' }],
  ])('%s', async (_, claims) => {
    const verification = await verifyEvidence(bundle, { key, ...claims })
    expect(verification).toMatchObject({ outcome: 'wrong', problem: { code: 'CS-061' } })
  })

  test('a genuine record of a decision that waits is no proof of one that passed', async () => {
    const waiting = await sealed(pendingFacts())
    expect((await verifyEvidence(signedBundle(waiting.statementBytes, signer), { key, expect: 'passed' })).outcome).toBe('wrong')
  })
})

describe('a record that contradicts itself is wrong, even when signed by the right key', () => {
  test.each<[string, (statement: Loose) => void, string]>([
    ['the facts digest of the subject', (s) => (s.subject![0]!.digest!.sha256 = '00'.repeat(32) as never), 'facts'],
    ['the facts digest of the predicate', (s) => (s.predicate!.facts!.digest!.sha256 = '00'.repeat(32) as never), 'facts'],
    ['the embedded facts', (s) => (s.predicate!.facts!.content = 'e30=' as never), 'facts'],
    ['the commit', (s) => (s.subject![1]!.digest!.gitCommit = '00'.repeat(20) as never), 'subject'],
    ['the tree', (s) => (s.subject![1]!.digest!.gitTree = '00'.repeat(20) as never), 'subject'],
    ['the repository', (s) => (s.subject![1]!.name = 'acme/other' as never), 'subject'],
    ['the gate', (s) => (s.predicate!.gate = 'merge' as never), 'subject'],
    ['the time', (s) => (s.predicate!.evaluatedAt = '2020-01-01T00:00:00Z' as never), 'subject'],
    ['the branch whose rules were read', (s) => (s.predicate!.enforcement!.branch = 'other' as never), 'subject'],
    ['the policy content', (s) => (s.predicate!.policy!.content = 'dmVyc2lvbjogMgo=' as never), 'policy'],
    ['the policy digest', (s) => (s.predicate!.policy!.digest!.sha256 = '00'.repeat(32) as never), 'policy'],
    ['the policy blob id', (s) => (s.predicate!.policy!.digest!.gitBlob = '00'.repeat(20) as never), 'policy'],
    ['a policy digest without policy', (s) => (s.predicate!.policy!.content = null as never), 'policy'],
    ['another repository that the policy is from', (s) => (s.predicate!.policy!.uri = 'evil/other//x.yml@deadbeef' as never), 'policy'],
    [
      'another commit that the policy is from',
      (s) => (s.predicate!.policy!.uri = `acme/payments//.github/countersign.yml@${head}` as never),
      'policy',
    ],
    ['another name of the policy', (s) => (s.predicate!.policy!.name = 'whatever.yml' as never), 'policy'],
    ['a central policy from nowhere', (s) => (s.predicate!.policy!.extends = [central(s, 'elsewhere')] as never), 'central policy 1'],
    [
      'a central policy at a branch',
      (s) => (s.predicate!.policy!.extends = [central(s, 'acme/.github//strict.yml@main')] as never),
      'central policy 1',
    ],
    [
      'a central policy by another name',
      (s) => (s.predicate!.policy!.extends = [central(s, `acme/.github//lax.yml@${head}`)] as never),
      'central policy 1',
    ],
    [
      'a central policy that nobody extends',
      (s) => (s.predicate!.policy!.extends = [central(s, `acme/.github//strict.yml@${head}`)] as never),
      'replay',
    ],
    ['the result', (s) => (s.predicate!.decision!.result = 'failed' as never), 'replay'],
    ['a verdict', (s) => (s.predicate!.decision!.controls![0]!.verdict = 'fail' as never), 'replay'],
    ['a reason', (s) => (s.predicate!.decision!.controls![0]!.because![0]!.message = 'other' as never), 'replay'],
    ['the data of a reason', (s) => (s.predicate!.decision!.controls![0]!.because![0]!.data!.login = 'other' as never), 'replay'],
    ['a control that is left out', (s) => void s.predicate!.decision!.controls!.pop(), 'replay'],
    ['a control that is there twice', (s) => void s.predicate!.decision!.controls!.push(s.predicate!.decision!.controls![0]!), 'replay'],
  ])('%s', async (_, edit, what) => {
    const verification = await verifyEvidence(resigned(edit), { key })
    expect(verification.outcome).toBe('wrong')
    expect(checkOf(verification, what)?.ok).toBe(false)
  })

  test('a decision that does not follow from its facts: the approval was taken out of them', async () => {
    const verification = await verifyEvidence(withFacts((facts) => (facts.changes![0]!.reviews!.value = [] as never)), { key })
    expect(verification.outcome).toBe('wrong')
    expect(checkOf(verification, 'replay')).toMatchObject({ ok: false, value: expect.stringContaining('pending') })
  })

  test.each<[string, (facts: Loose) => void]>([
    ['another pull request', (f) => (f.changes![0]!.pullRequest!.value!.number = 9 as never)],
    ['another base branch', (f) => (f.changes![0]!.pullRequest!.value!.base!.branch = 'other' as never)],
    ['a pull request that is closed', (f) => (f.changes![0]!.pullRequest!.value!.state = 'closed' as never)],
    ['another head', (f) => (f.changes![0]!.pullRequest!.value!.head!.sha = '00'.repeat(20) as never)],
    ['a pull request that is none', (f) => (f.changes![0]!.pullRequest!.value = 7 as never)],
    ['a pull request of no state', (f) => (f.changes![0]!.pullRequest!.state = 'said' as never)],
  ])('facts of %s', async (_, edit) => {
    const verification = await verifyEvidence(withFacts(edit), { key })
    expect(verification.outcome).toBe('wrong')
    expect(checkOf(verification, 'subject')?.ok).toBe(false)
  })

  test('another commit in statement and facts alike, lent the approvals of a pull request', async () => {
    const facts = structuredClone(passingFacts())
    facts.subject.commit = 'ff'.repeat(20)
    const bytes = canonicalBytes(facts)
    const { payload } = JSON.parse(Buffer.from(withFactsBytes(bytes)).toString()).dsseEnvelope
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString())
    statement.subject[1].digest.gitCommit = 'ff'.repeat(20)
    const verification = await verifyEvidence(signedBundle(canonicalBytes(statement), signer), { key })
    expect(verification.replay).toBe('same')
    expect(checkOf(verification, 'subject')).toMatchObject({ ok: false, value: expect.stringContaining('no merge group') })
  })

  test('facts of another schema than the predicate says', async () => {
    const verification = await verifyEvidence(withFacts((facts) => (facts.schema = 2 as never)), { key })
    expect(checkOf(verification, 'subject')).toMatchObject({ ok: false, value: expect.stringContaining('schema') })
  })

  test('facts that are not in canonical form, though their digests fit', async () => {
    const bytes = Buffer.from(JSON.stringify(passingFacts(), null, 1))
    const verification = await verifyEvidence(withFactsBytes(bytes), { key })
    expect(checkOf(verification, 'facts')?.ok).toBe(true)
    expect(checkOf(verification, 'subject')).toMatchObject({ ok: false, value: expect.stringContaining('canonical') })
  })

  test('a pending decision rewritten as passed', async () => {
    const waiting = (await sealed(pendingFacts())).statement
    waiting.predicate.decision.result = 'passed'
    for (const control of waiting.predicate.decision.controls) control.verdict = 'pass'
    const verification = await verifyEvidence(signedBundle(canonicalBytes(waiting), signer), { key })
    expect(checkOf(verification, 'replay')?.ok).toBe(false)
    expect(verification.outcome).toBe('wrong')
  })

  test.each<[string, (facts: Loose) => void]>([
    ['changes that are no objects', (f) => (f.changes = [1] as never)],
    ['reviews that are text', (f) => (f.changes![0]!.reviews!.value = 'none' as never)],
    ['teams that are missing', (f) => delete f.teams],
    ['a subject without changes', (f) => (f.subject!.changes = [] as never)],
    ['no changes at all', (f) => (f.changes = [] as never)],
    ['facts without state', (f) => delete f.changes![0]!.commits!.state],
  ])('facts that cannot be judged do not crash it: %s', async (_, edit) => {
    expect((await verifyEvidence(withFacts(edit), { key })).outcome).toBe('wrong')
  })

  test.each<[string, (statement: Loose) => void]>([
    ['a third subject', (s) => void s.subject!.push(s.subject![0]!)],
    ['one subject', (s) => void s.subject!.pop()],
    ['another member beside the predicate', (s) => (s.note = 1 as never)],
    ['a statement of another version', (s) => (s._type = 'https://in-toto.io/Statement/v0.1' as never)],
    ['no controls', (s) => (s.predicate!.decision!.controls = [] as never)],
    ['a control without reason', (s) => (s.predicate!.decision!.controls![0]!.because = [] as never)],
    ['an unknown result', (s) => (s.predicate!.decision!.result = 'fine' as never)],
    ['a commit that is no object id', (s) => (s.subject![1]!.digest!.gitCommit = 'main' as never)],
    ['no predicate', (s) => delete s.predicate],
  ])('%s', async (_, edit) => {
    expect(await verifyEvidence(resigned(edit), { key })).toMatchObject({ outcome: 'wrong', statement: null })
  })

  test('a statement that is not in canonical form', async () => {
    const spaced = Buffer.from(JSON.stringify(record.statement, null, 1))
    expect((await verifyEvidence(signedBundle(spaced, signer), { key })).outcome).toBe('wrong')
  })
})

describe('what this version cannot judge', () => {
  test('a foreign predicate type could not be verified', async () => {
    const foreign = resigned((s) => (s.predicateType = 'https://slsa.dev/provenance/v1' as never))
    expect(await verifyEvidence(foreign, { key })).toMatchObject({ outcome: 'could-not', statement: null })
  })

  test.each<[string, (statement: Loose) => void]>([
    ['another version of a control', (s) => (s.predicate!.decision!.controls!.at(-1)!.version = 99 as never)],
    ['an unknown control', (s) => (s.predicate!.decision!.controls!.at(-1)!.id = 'tomorrow' as never)],
  ])('%s: replay not performed is told, and is no failure', async (_, edit) => {
    const verification = await verifyEvidence(resigned(edit), { key })
    expect(verification.outcome).toBe('verified')
    expect(checkOf(verification, 'replay')?.ok).toBeNull()
    expect(checkOf(verification, 'replay')?.value).toMatch(/^replay not performed: .*use countersign 0\.2\.0$/)
  })

  test('another schema of facts: the subject is compared all the same, the rest is told', async () => {
    const verification = await verifyEvidence(laterSchema(), { key })
    expect(verification).toMatchObject({ outcome: 'verified', replay: 'not-performed' })
    expect(checkOf(verification, 'subject')).toMatchObject({ ok: true, value: expect.stringContaining('not compared: facts of schema 2') })
    expect(checkOf(verification, 'replay')?.ok).toBeNull()
  })

  test.each<[string, (facts: Loose) => void]>([
    ['another commit', (f) => (f.subject!.commit = '00'.repeat(20) as never)],
    ['another repository', (f) => (f.subject!.repository!.name = 'other' as never)],
    ['no subject', (f) => delete f.subject],
    ['the schema before', (f) => (f.schema = 1 as never)],
  ])('another schema is no way around: %s in the facts', async (_, edit) => {
    expect((await verifyEvidence(laterSchema(edit), { key })).outcome).toBe('wrong')
  })

  test('facts that are no facts are wrong in every schema', async () => {
    const bytes = Buffer.from('hello')
    const garbage = resigned((s) => {
      s.predicate!.schema = 2 as never
      s.predicate!.facts!.content = bytes.toString('base64') as never
      s.predicate!.facts!.digest!.sha256 = sha256(bytes) as never
      s.subject![0]!.digest!.sha256 = sha256(bytes) as never
    })
    expect((await verifyEvidence(garbage, { key })).outcome).toBe('wrong')
  })

  test('an unsigned record of which only digests could be checked shows nothing', async () => {
    const { dsseEnvelope } = JSON.parse(Buffer.from(laterSchema()).toString())
    const unsigned = makeBundle(Buffer.from(dsseEnvelope.payload, 'base64'), null)
    expect(await verifyEvidence(unsigned, { allowUnsigned: true })).toMatchObject({
      outcome: 'could-not',
      replay: 'not-performed',
      problem: { code: 'CS-060' },
    })
  })

  test.each<[string, (statement: Loose) => void]>([
    ['version 0 of a control', (s) => (s.predicate!.decision!.controls![1]!.version = 0 as never)],
    ['version -5 of a control', (s) => (s.predicate!.decision!.controls![1]!.version = -5 as never)],
    ['schema 0', (s) => (s.predicate!.schema = 0 as never)],
    ['a predicate type that is no text', (s) => (s.predicateType = { toString: 'x' } as never)],
    ['a predicate type in a list', (s) => (s.predicateType = [{ toString: 1 }] as never)],
    ['no predicate type', (s) => delete s.predicateType],
    ['a name that only Unicode takes for another', (s) => (s.subject![1]!.name = 'acme\u212a/payments' as never)],
    ['a name with a path', (s) => (s.subject![1]!.name = 'acme/payments/x' as never)],
    ['a time that is none', (s) => (s.predicate!.evaluatedAt = '\u001b[31m' as never)],
  ])('%s is nothing that any version writes', async (_, edit) => {
    expect(await verifyEvidence(resigned(edit), { key })).toMatchObject({ outcome: 'wrong', statement: null })
  })

  test('other versions are no way around: a result that its own controls do not support is wrong', async () => {
    const waiting = (await sealed(pendingFacts())).statement
    waiting.predicate.decision.result = 'passed'
    waiting.predicate.schema = 2 as 1
    expect((await verifyEvidence(signedBundle(canonicalBytes(waiting), signer), { key })).outcome).toBe('wrong')
  })
})

describe('flipping bytes', () => {
  test('no single changed byte of the whole file verifies, and none crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, difference) => {
        const flipped = Uint8Array.from(bundle)
        const at = position % flipped.length
        flipped[at] = (flipped[at] ?? 0) ^ difference
        expect((await verifyEvidence(flipped, { key })).outcome).not.toBe('verified')
      }),
      { numRuns: 1500 },
    )
  })

  test.each<[string, (bundle: Loose) => Loose, string]>([
    ['payload', (b) => b.dsseEnvelope!, 'payload'],
    ['signature', (b) => b.dsseEnvelope!.signatures![0]!, 'sig'],
  ])('any byte of the decoded %s: wrong', async (_, holder, member) => {
    const bytes = Buffer.from(holder(JSON.parse(Buffer.from(bundle).toString()))[member] as unknown as string, 'base64')
    const step = Math.max(1, Math.floor(bytes.length / 300))
    for (let at = 0; at < bytes.length; at += step) {
      const edited = JSON.parse(Buffer.from(bundle).toString()) as Loose
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      holder(edited)[member] = flipped.toString('base64') as never
      expect([at, (await verifyEvidence(canonicalBytes(edited), { key })).outcome]).toEqual([at, 'wrong'])
    }
  })

  test('any byte of the payload, signature, key id and type as they stand in the file: wrong', async () => {
    const text = Buffer.from(bundle).toString('latin1')
    const { payload, payloadType, signatures } = JSON.parse(text).dsseEnvelope
    for (const value of [payload.slice(0, 400), payloadType, signatures[0].sig, signatures[0].keyid]) {
      const start = text.indexOf(value)
      for (let at = start; at < start + value.length; at += 1) {
        const flipped = Uint8Array.from(bundle)
        flipped[at] = (flipped[at] ?? 0) ^ 1
        expect([at, (await verifyEvidence(flipped, { key })).outcome]).toEqual([at, 'wrong'])
      }
    }
  })
})
