import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { isRefusal, makeBundle, parseBundle, withWitnesses } from '../../src/evidence/bundle.ts'
import { requestTimestamp } from '../../src/sign/timestamp.ts'
import type { Outside } from '../../src/sign/outside.ts'
import { createSigner } from '../../src/sign/signer.ts'
import { sha256 } from '../../src/domain/digest.ts'
import type { SealedRecord } from '../../src/domain/record.ts'
import { ecKey, type KeyPair } from './keys.ts'
import { outsideOf } from './outside.ts'
import { reconcileFacts, reconcileScenarioOf } from './repositoryScenario.ts'
import { reconciliationRecord, usualReconciliation, withFacts } from './sampleReconciliation.ts'
import { sealed } from './sampleRecord.ts'
import { signedBundle } from './signing.ts'
import { type Sigstore, startSigstore } from './sigstore.ts'

/** What the refusal vectors of __tests__/scenarios/evidence are made of; keys and services live as long as the test. */
export interface VectorWorld {
  record: SealedRecord
  signer: KeyPair
  other: KeyPair
  sigstore: Sigstore
  stranger: Sigstore
  /** Services whose timestamp authority is an hour ahead; and services a quarter of an hour before. */
  late: Sigstore
  early: Sigstore
  close(): Promise<void>
}

export interface Made {
  bytes: Uint8Array
  /** The trusted root that whoever checks it holds. */
  root: string
}

const [hour, quarter] = [3_600_000, 900_000]

export async function vectorWorld(): Promise<VectorWorld> {
  // One after the other: each sets the clock while it starts.
  const sigstore = await startSigstore()
  const stranger = await startSigstore()
  const late = await startSigstore({ tsaSkew: hour })
  const early = await startSigstore({ at: new Date(sigstore.now().getTime() - quarter) })
  const close = async () => void (await Promise.all([sigstore, stranger, late, early].map((one) => one.close())))
  return { record: await sealed(), signer: ecKey('P-256'), other: ecKey('P-256'), sigstore, stranger, late, early, close }
}

const nobody = { fulcio: null, rekor: null, tsa: null }

const keyless = async ({ record, sigstore }: VectorWorld, services: Partial<Outside['services']> = {}, given: Partial<Outside> = {}): Promise<Made> =>
  {
  const outside = outsideOf(sigstore, { services: { ...sigstore.services, ...services }, ...given })
  return {
    bytes: await createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside }).sign(record.statementBytes),
    root: sigstore.trustedRoot,
  }
}

const keyed = async ({ record, sigstore, signer }: VectorWorld, tsa: string | null): Promise<Made> => {
  const outside = outsideOf(sigstore, { services: { ...nobody, tsa } })
  return {
    bytes: await createSigner({ mode: 'key', key: signer.privatePem, idTokenAvailable: false, outside }).sign(record.statementBytes),
    root: sigstore.trustedRoot,
  }
}

/** As nobody's signer would do: a witness at a time that does not belong to the record. */
const witnessedAt = async (bytes: Uint8Array, by: Sigstore, skew: number): Promise<Made> => {
  const parsed = parseBundle(bytes)
  if (isRefusal(parsed) || !parsed.signed) throw new Error('not signed')
  const stamp = await requestTimestamp(by.services.tsa, parsed.signature.sig, { timeout: 1000, tries: 1, wait: 1 }, () =>
    new Date(by.now().getTime() + skew))
  return { bytes: withWitnesses(bytes, { timestamps: [stamp], entries: [] }), root: by.trustedRoot }
}

export const makers: Record<string, (world: VectorWorld) => Promise<Made>> = {
  keyless: (world) => keyless(world),
  'keyless-timestamp': (world) => keyless(world, { rekor: 'none' }),
  'keyless-log': (world) => keyless(world, { tsa: 'none' }),
  'keyless-log-2': (world) => keyless(world, { rekor: world.sigstore.rekor2.url, rekorVersion: 2 }),
  'keyless-late': async (world) => {
    const { bytes } = await keyless({ ...world, sigstore: world.late }, { tsa: 'none' })
    return witnessedAt(canonicalBytes(without(parsedJson(bytes))), world.late, hour)
  },
  'keyless-stranger': async (world) => ({ ...(await keyless({ ...world, sigstore: world.stranger })), root: world.sigstore.trustedRoot }),
  'keyless-self-made': (world) => keyless(world, { fulcio: world.stranger.services.fulcio }, { trustedRoot: null }),
  keyed: (world) => keyed(world, null),
  'keyed-timestamp': (world) => keyed(world, world.sigstore.services.tsa),
  'keyed-timestamp-early': async (world) => witnessedAt((await keyed(world, null)).bytes, world.early, 0),
  reconciliation: async ({ signer, sigstore }) => ({
    bytes: signedBundle(canonicalBytes(await reconciliationRecord()), signer),
    root: sigstore.trustedRoot,
  }),
  unsigned: async ({ record, sigstore }) => ({ bytes: makeBundle(record.statementBytes, null), root: sigstore.trustedRoot }),
}

type Loose = { [key: string]: Loose } & Loose[]
const parsedJson = (bytes: Uint8Array): Loose => JSON.parse(Buffer.from(bytes).toString())
const text = (value: unknown) => value as string & Loose
const material = (bundle: Loose): Loose => bundle['verificationMaterial'] as Loose
const envelope = (bundle: Loose): Loose => bundle['dsseEnvelope'] as Loose
const stamps = (bundle: Loose): Loose => (material(bundle)['timestampVerificationData'] as Loose)['rfc3161Timestamps'] as Loose
const entry = (bundle: Loose): Loose => (material(bundle)['tlogEntries'] as Loose)[0] as Loose

function without(bundle: Loose): Loose {
  delete material(bundle)['tlogEntries']
  delete material(bundle)['timestampVerificationData']
  return bundle
}

/** One byte of base64 bytes is another; `at` counts from the end when negative. */
function flipped(base64: unknown, at: number, bits = 1): Loose {
  const bytes = Buffer.from(base64 as string, 'base64')
  const index = at < 0 ? bytes.length + at : at
  bytes[index] = (bytes[index] ?? 0) ^ bits
  return text(bytes.toString('base64'))
}

type Alteration = (bytes: Uint8Array, world: VectorWorld, again: () => Promise<Made>) => Promise<Uint8Array>
const edited =
  (edit: (bundle: Loose) => void): Alteration =>
  async (bytes) => {
    const bundle = parsedJson(bytes)
    edit(bundle)
    return canonicalBytes(bundle)
  }
const spliced =
  (splice: (bundle: Loose, other: Loose) => void): Alteration =>
  async (bytes, _, again) => {
    const bundle = parsedJson(bytes)
    splice(bundle, parsedJson((await again()).bytes))
    return canonicalBytes(bundle)
  }
/** What whoever holds a key can sign. */
const resigned =
  (edit: (statement: Loose) => void, by: 'signer' | 'other' = 'signer'): Alteration =>
  async (_, world) => {
    const statement = structuredClone(world.record.statement) as unknown as Loose
    edit(statement)
    return signedBundle(canonicalBytes(statement), world[by])
  }
const by = (stranger: (world: VectorWorld) => Promise<Made>, splice: (bundle: Loose, other: Loose) => void): Alteration => async (bytes, world) => {
  const bundle = parsedJson(bytes)
  splice(bundle, parsedJson((await stranger(world)).bytes))
  return canonicalBytes(bundle)
}
const strangersStamp: Alteration = async (bytes, world) => (await witnessedAt(canonicalBytes(without(parsedJson(bytes))), world.stranger, 0)).bytes

/** What whoever holds the key of a reconciliation can sign. */
const reconciledAs =
  (edit: (repository: Loose, facts: Loose) => void): Alteration =>
  async (_, { signer }) => signedBundle(canonicalBytes(withFacts(await reconciliationRecord(), (facts: Loose) => edit(facts['repository'] as Loose, facts))), signer)

export const alterations: Record<string, Alteration> = {
  'commit-left-out': reconciledAs((repository) => {
    const population = repository['population']!['value']!
    ;(population['commits'] as Loose).shift()
  }),
  'end-moved-back': reconciledAs((repository) => {
    const population = repository['population']!['value']!
    ;(population['commits'] as Loose).pop()
    population['end'] = (population['commits'] as Loose)[0]!['sha']!
  }),
  'record-of-a-fork': reconciledAs((repository) => void ((repository['records']!['value']!['records'] as Loose)[0]!['says']!['repository'] = text('fork/payments'))),
  'deployment-left-out': reconciledAs((repository) => void (repository['deploymentsMade']!['value'] as Loose).shift()),
  'reconciled-earlier': async (_, { signer }) => {
    const statement = await reconciliationRecord()
    statement.predicate.evaluator.version = '0.2.0'
    return signedBundle(canonicalBytes(statement), signer)
  },
  'exceptions-left-out': async (_, { signer }) => {
    const statement = await reconciliationRecord(reconcileFacts(reconcileScenarioOf({ ...usualReconciliation, records: [] })))
    statement.predicate.decision = (await reconciliationRecord()).predicate.decision
    return signedBundle(canonicalBytes(statement), signer)
  },
  payload: edited((b) => void (envelope(b)['payload'] = flipped(envelope(b)['payload'], 40))),
  signature: edited((b) => void ((envelope(b)['signatures'] as Loose)[0]!['sig'] = flipped((envelope(b)['signatures'] as Loose)[0]!['sig'], 20))),
  'key-id': edited((b) => {
    const other = `SHA256:${'A'.repeat(43)}`
    ;(envelope(b)['signatures'] as Loose)[0]!['keyid'] = text(other)
    ;(material(b)['publicKey'] as Loose)['hint'] = text(other)
  }),
  'payload-type': edited((b) => void (envelope(b)['payloadType'] = text('text/plain'))),
  'subject-resigned': resigned((s) => void ((s['subject'] as Loose)[1]!['digest']!['gitCommit'] = text('d'.repeat(40)))),
  'decision-resigned': resigned((s) => void (s['predicate']!['decision']!['result'] = text('failed'))),
  foreign: resigned((s) => void (s['predicateType'] = text('https://slsa.dev/provenance/v1'))),
  'facts-by-a-stranger': resigned((s) => {
    const facts = Buffer.from(s['predicate']!['facts']!['content'] as unknown as string, 'base64').toString().replaceAll('"author"', '"intern"')
    s['predicate']!['facts']!['content'] = text(Buffer.from(facts).toString('base64'))
    s['predicate']!['facts']!['digest']!['sha256'] = text(sha256(Buffer.from(facts)))
    ;(s['subject'] as Loose)[0]!['digest']!['sha256'] = text(sha256(Buffer.from(facts)))
  }, 'other'),
  'two-signatures': edited((b) => void (envelope(b)['signatures'] as Loose).push((envelope(b)['signatures'] as Loose)[0]!)),
  'high-s': edited((b) => void ((envelope(b)['signatures'] as Loose)[0]!['sig'] = highS((envelope(b)['signatures'] as Loose)[0]!['sig']))),
  reformatted: async (bytes) => Buffer.from(JSON.stringify(parsedJson(bytes), null, 2)),
  empty: async () => new Uint8Array(),
  html: async () => Buffer.from('<!DOCTYPE html><title>404</title>'),
  'no-witnesses': edited((b) => void without(b)),
  'timestamp-of-another': spliced((b, other) => void (stamps(b)[0] = stamps(other)[0]!)),
  'timestamp-by-a-stranger': strangersStamp,
  'timestamp-twice': edited((b) => void stamps(b).push(stamps(b)[0]!)),
  'timestamp-slack': edited((b) => void (stamps(b)[0]!['signedTimestamp'] = statusOf(stamps(b)[0]!['signedTimestamp']))),
  'entry-of-another': spliced((b, other) => void ((material(b)['tlogEntries'] as Loose)[0] = entry(other))),
  'entry-by-a-stranger': by((world) =>
    keyless({ ...world, sigstore: world.stranger }, { tsa: 'none' }), (b, other) => void ((material(b)['tlogEntries'] as Loose)[0] = entry(other))),
  'entry-time': edited((b) => void (entry(b)['integratedTime'] = text(String(Number(entry(b)['integratedTime']) + 1)))),
  'entry-root': edited((b) => void (entry(b)['inclusionProof']!['rootHash'] = flipped(entry(b)['inclusionProof']!['rootHash'], 3))),
  'entry-name': edited((b) => {
    const checkpoint = entry(b)['inclusionProof']!['checkpoint']!
    checkpoint['envelope'] = text((checkpoint['envelope'] as unknown as string).replace(/\u2014 \S+/, `\u2014 ${'(.*)*'.repeat(20)}x`))
  }),
  'certificate-of-another': spliced((b, other) => void (material(b)['certificate'] = material(other)['certificate']!)),
  'certificate-slack': edited((b) => void (material(b)['certificate']!['rawBytes'] = unusedBits(material(b)['certificate']!['rawBytes']))),
}

/** "Granted" becomes "granted with modifications": nobody signs the status. */
const statusOf = (base64: unknown): Loose => {
  const bytes = Buffer.from(base64 as string, 'base64')
  const at = bytes.indexOf(Buffer.from('3003020100', 'hex')) + 4
  bytes[at] = 1
  return text(bytes.toString('base64'))
}

/** The count of bits that a certificate's signature leaves unused: common readers skip it. */
const unusedBits = (base64: unknown): Loose => {
  const bytes = Buffer.from(base64 as string, 'base64')
  const at = bytes.lastIndexOf(Buffer.from('0030', 'hex'))
  bytes[at] = 1
  return text(bytes.toString('base64'))
}

function highS(base64: unknown): Loose {
  const sig = Buffer.from(base64 as string, 'base64')
  const at = 4 + (sig[3] ?? 0)
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = order - BigInt(`0x${sig.subarray(at + 2).toString('hex')}`)
  const body = Buffer.concat([sig.subarray(2, at), Buffer.of(2, 33, 0), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
  return text(Buffer.concat([Buffer.of(0x30, body.length), body]).toString('base64'))
}
