import { describe, expect, test } from '@jest/globals'
import { bundleFromJSON } from '@sigstore/bundle'
import type { ParsedBundle } from '../../src/evidence/bundle.ts'
import { isRefusal, makeBundle, maxBundleBytes, parseBundle, preAuthEncoding, unsignedMediaType } from '../../src/evidence/bundle.ts'

const payload = new TextEncoder().encode('{"_type":"https://in-toto.io/Statement/v1"}')
const keyid = `SHA256:${'A'.repeat(43)}`
const signed = (): Uint8Array => makeBundle(payload, { keyid, sig: Buffer.from('signature') })
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

type Loose = { [key: string]: Loose } & Loose[]
const edited = (edit: (bundle: Loose) => void): Uint8Array => {
  const bundle = JSON.parse(text(signed())) as Loose
  edit(bundle)
  return bytesOf(bundle)
}

function outcomeOf(bytes: Uint8Array): string {
  const parsed = parseBundle(bytes)
  return isRefusal(parsed) ? parsed.outcome : 'parsed'
}

describe('the bundle', () => {
  test('is a Sigstore bundle v0.3 with one signature, in canonical form', () => {
    expect(text(signed())).toBe(
      `{"dsseEnvelope":{"payload":"${Buffer.from(payload).toString('base64')}","payloadType":"application/vnd.in-toto+json",` +
        `"signatures":[{"keyid":"${keyid}","sig":"c2lnbmF0dXJl"}]},"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json",` +
        `"verificationMaterial":{"publicKey":{"hint":"${keyid}"}}}`,
    )
    expect(() => bundleFromJSON(JSON.parse(text(signed())))).not.toThrow()
  })

  test('parses back to what was put in', () => {
    const parsed = parseBundle(signed()) as ParsedBundle
    expect(parsed.signed).toBe(true)
    expect(Buffer.from(parsed.payload)).toEqual(Buffer.from(payload))
    expect(parsed.signature?.keyid).toBe(keyid)
  })

  test('without a signature it is no Sigstore bundle at all, and no other maker takes it for one', () => {
    const unsigned = makeBundle(payload, null)
    expect(JSON.parse(text(unsigned)).mediaType).toBe(unsignedMediaType)
    expect(() => bundleFromJSON(JSON.parse(text(unsigned)))).toThrow()
    expect((parseBundle(unsigned) as ParsedBundle).signed).toBe(false)
  })

  test('the pre-authentication encoding is the example of the DSSE protocol', () => {
    const encoded = preAuthEncoding('http://example.com/HelloWorld', new TextEncoder().encode('hello world'))
    expect(text(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
    expect(text(preAuthEncoding('é', new Uint8Array()))).toBe('DSSEv1 2 é 0 ')
  })
})

describe('a file that claims to be a bundle and is not intact is wrong', () => {
  test.each<[string, (bundle: Loose) => void]>([
    ['two signatures', (b) => b.dsseEnvelope!.signatures!.push({ keyid: 'other', sig: 'AAAA' } as never)],
    ['the same signature twice', (b) => b.dsseEnvelope!.signatures!.push(b.dsseEnvelope!.signatures![0]!)],
    ['no signature', (b) => (b.dsseEnvelope!.signatures = [] as never)],
    ['signatures that are no list', (b) => (b.dsseEnvelope!.signatures = {} as never)],
    ['a thousand signatures', (b) => (b.dsseEnvelope!.signatures = Array.from({ length: 1000 }, () => b.dsseEnvelope!.signatures![0]!) as never)],
    ['an empty signature', (b) => (b.dsseEnvelope!.signatures![0]!.sig = '' as never)],
    ['a signature in base64url', (b) => (b.dsseEnvelope!.signatures![0]!.sig = '_-8=' as never)],
    ['a signature without padding', (b) => (b.dsseEnvelope!.signatures![0]!.sig = 'c2lnbmF0dXJ' as never)],
    ['base64 with slack bits', (b) => (b.dsseEnvelope!.signatures![0]!.sig = 'c2lnbmF0dXJl/x==' as never)],
    ['base64 with a line break', (b) => (b.dsseEnvelope!.signatures![0]!.sig = 'c2ln\nbmF0dXJl' as never)],
    ['no key id', (b) => delete b.dsseEnvelope!.signatures![0]!.keyid],
    ['a key id that is not the hint', (b) => (b.dsseEnvelope!.signatures![0]!.keyid = `SHA256:${'B'.repeat(43)}` as never)],
    ['a hint that is not the key id', (b) => (b.verificationMaterial!.publicKey!.hint = 'other' as never)],
    ['no verification material', (b) => delete b.verificationMaterial],
    ['another payload type', (b) => (b.dsseEnvelope!.payloadType = 'application/vnd.in-toto+jsoN' as never)],
    ['an empty payload', (b) => (b.dsseEnvelope!.payload = '' as never)],
    ['a payload that is a list', (b) => (b.dsseEnvelope!.payload = ['e30='] as never)],
    ['no envelope', (b) => delete b.dsseEnvelope],
    ['an unknown key at the top', (b) => (b.note = 'x' as never)],
    ['an unknown key in the envelope', (b) => (b.dsseEnvelope!.note = 'x' as never)],
    ['an unknown key in the signature', (b) => (b.dsseEnvelope!.signatures![0]!.note = 'x' as never)],
    ['an unknown key in the material', (b) => (b.verificationMaterial!.publicKey!.rawBytes = 'AAAA' as never)],
    ['a message signature besides the envelope', (b) => (b.messageSignature = { signature: 'AAAA' } as never)],
  ])('%s', (_, edit) => {
    expect(outcomeOf(edited(edit))).toBe('wrong')
  })

  test.each<[string, (whole: string) => string]>([
    ['reformatted', (whole) => JSON.stringify(JSON.parse(whole), null, 2)],
    ['a line break at the end', (whole) => `${whole}\n`],
    ['keys in another order', (whole) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(whole)).reverse()))],
    ['a key that appears twice', (whole) => whole.replace('{"dsseEnvelope"', '{"mediaType":"x","dsseEnvelope"')],
    ['a character spelled by its code', (whole) => whole.replace('"hint"', '"\\u0068int"')],
    ['cut short', (whole) => whole.slice(0, -20)],
    ['two in one file', (whole) => whole + whole],
  ])('%s', (_, edit) => {
    expect(outcomeOf(bytesOf(edit(text(signed()))))).toBe('wrong')
  })

  test('an unsigned record with anything more', () => {
    const unsigned = JSON.parse(text(makeBundle(payload, null)))
    expect(outcomeOf(bytesOf({ ...unsigned, note: 1 }))).toBe('wrong')
    expect(outcomeOf(bytesOf({ ...unsigned, dsseEnvelope: { ...unsigned.dsseEnvelope, signatures: [] } }))).toBe('wrong')
  })
})

describe('a file that is something else could not be verified', () => {
  test.each<[string, Uint8Array]>([
    ['an empty file', new Uint8Array()],
    ['a blank file', bytesOf(' \n')],
    ['HTML', bytesOf('<!DOCTYPE html><html></html>')],
    ['binary', Uint8Array.of(0xff, 0xfe, 0)],
    ['text', bytesOf('not found')],
    ['JSON null', bytesOf('null')],
    ['a JSON list', bytesOf('[]')],
    ['an empty object', bytesOf('{}')],
    ['an object without media type', bytesOf({ dsseEnvelope: {} })],
    ['a media type that is a number', bytesOf({ mediaType: 3 })],
    ['a bundle v0.1', edited((b) => (b.mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.1' as never))],
    ['a bundle of the older spelling of v0.3', edited((b) => (b.mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.3' as never))],
    ['nesting that would break a parser', bytesOf('['.repeat(100_000))],
    ['deep objects', bytesOf(`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`)],
    ['millions of values in a small file', bytesOf(`{"a":[${'{},'.repeat(2_000_000)}{}]}`)],
    ['a byte order mark', bytesOf(`\ufeff${'{}'}`)],
  ])('%s', (_, bytes) => {
    expect(outcomeOf(bytes)).toBe('could-not')
  })

  test('too large a file is refused before it is read', () => {
    expect(outcomeOf(new Uint8Array(maxBundleBytes + 1))).toBe('could-not')
  })

  test('a chain of certificates, as older tools wrote: refused by name', () => {
    const parsed = parseBundle(edited((b) => (b.verificationMaterial = { x509CertificateChain: { certificates: [] } } as never)))
    expect(isRefusal(parsed) && [parsed.outcome, parsed.message]).toEqual(['could-not', expect.stringContaining('a chain of certificates')])
  })
})

describe('what a signature is brought along with is in one form too', () => {
  const stamp = (bytes: string) =>
    (b: Loose) => (b.verificationMaterial!.timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: bytes }] } as never)

  test.each<[string, (bundle: Loose) => void]>([
    ['a certificate that is none', (b) => (b.verificationMaterial = { certificate: { rawBytes: 'AAAA' } } as never)],
    ['a certificate without bytes', (b) => (b.verificationMaterial = { certificate: {} } as never)],
    ['a certificate beside a key', (b) => (b.verificationMaterial!.certificate = { rawBytes: 'AAAA' } as never)],
    ['an empty list of timestamps', (b) => (b.verificationMaterial!.timestampVerificationData = { rfc3161Timestamps: [] } as never)],
    ['nothing where timestamps belong', (b) => (b.verificationMaterial!.timestampVerificationData = {} as never)],
    ['an empty list of log entries', (b) => (b.verificationMaterial!.tlogEntries = [] as never)],
    ['a timestamp that is none', stamp('AAAA')],
    ['a timestamp without bytes', stamp('')],
    ['a timestamp of endless nesting', stamp(Buffer.from('30'.repeat(9000), 'hex').toString('base64'))],
    ['a log entry that is none', (b) => (b.verificationMaterial!.tlogEntries = [{}] as never)],
  ])('%s is wrong', (_, edit) => {
    expect(outcomeOf(edited(edit))).toBe('wrong')
  })
})
