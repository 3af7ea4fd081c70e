import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { encodeDer, partsOf, readDer, tags } from '../../src/evidence/der.ts'
import { timestampParts, writeTimestamp } from '../../src/evidence/timestampForm.ts'
import { readTimestamp, timestampOf } from '../../src/evidence/timestamps.ts'

/** Published by Sigstore for its conformance suite: a timestamp of the staging authority, its certificate, and the signature it is over. */
const published = {
  token:
    'MIIC1DADAgEAMIICywYJKoZIhvcNAQcCoIICvDCCArgCAQMxDTALBglghkgBZQMEAgEwgcIGCyqGSIb3DQEJEAEEoIGyBIGvMIGsAgEBBgkrBgEEAYO/MAIwMTANBglghkgBZQMEAgEFAAQgNSZgOQLhQyE5YVACG+5yEfX0yQlOrb2N+tkwHLlv7GgCFQCZYtn/MFM8QxQeqH+xjmI7OME5PRgPMjAyNTA3MjUxOTUzMDRaMAMCAQECCHIblM1fq2p9oDKkMDAuMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxFTATBgNVBAMTDHNpZ3N0b3JlLXRzYaAAMYIB2zCCAdcCAQEwUTA5MRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxIDAeBgNVBAMTF3NpZ3N0b3JlLXRzYS1zZWxmc2lnbmVkAhQKNaEGYdXiQXPGiZan8n3yfgN8pzALBglghkgBZQMEAgGggfwwGgYJKoZIhvcNAQkDMQ0GCyqGSIb3DQEJEAEEMBwGCSqGSIb3DQEJBTEPFw0yNTA3MjUxOTUzMDRaMC8GCSqGSIb3DQEJBDEiBCBXsc1vTwDV1QjwNVpngrpCFfiDZDvqh+VhxJZpzIEnJDCBjgYLKoZIhvcNAQkQAi8xfzB9MHsweQQgBvT/4Ef+s1mZtzOw16MjUBz8GOTAM2aoRdd1NudLJ0QwVTA9pDswOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZAIUCjWhBmHV4kFzxomWp/J98n4DfKcwCgYIKoZIzj0EAwIEZzBlAjEAqlP2X4CtKNPpaAwr3emNJ80/0NbBJDevWImASmZjnTILAMbI9lMVw8cEU0QvdxrFAjAnHqCSXkesDkNbGG42jE8thTigB3lhWD+zHEanwHB1CdCEa9qyhgXf1968PEZZVEM=',
  certificate:
    'MIICDzCCAZagAwIBAgIUCjWhBmHV4kFzxomWp/J98n4DfKcwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTAzMjgwOTE0MDZaFw0zNTAzMjYwODE0MDZaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEx1v5F3HpD9egHuknpBFlRz7QBRDJu4aeVzt9zJLRY0lvmx1lF7WBM2c9AN8ZGPQsmDqHlJN2R/7+RxLkvlLzkc19IOx38t7mGGEcB7agUDdCF/Ky3RTLSK0Xo/0AgHQdo2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFKj8ZPYo3i7mO3NPVIxSxOGc3VOlMB8GA1UdIwQYMBaAFDsgRlletTJNRzDObmPuc3RH8gR9MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2cAMGQCMESvVS6GGtF33+J19TfwENWJXjRv4i0/HQFwLUSkX6TfV7g0nG8VnqNHJLvEpAtOjQIwUD3uywTXorQP1DgbV09rF9Yen+CEqs/iEpieJWPst280SSOZ5Na+dyPVk9/8SFk6',
  signature: 'MEYCIQD81HJEJF49ZOKNQDcgcG5KiNbGU+sicdESuXORdUh42AIhAKGdTlFMAz494niB0RP4cO8bHHyMmt24u+xPPYEWLoJj',
}
const token = Buffer.from(published.token, 'base64')
const key = new X509Certificate(Buffer.from(published.certificate, 'base64')).publicKey
const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey
const sig = Buffer.from(published.signature, 'base64')

describe('a timestamp of a real authority', () => {
  const parts = timestampParts(token)!
  const timestamp = timestampOf(parts)!

  test('is read: time, what it is over, whose it is', () => {
    expect(timestamp.time.toISOString()).toBe('2025-07-25T19:53:04.000Z')
    expect([timestamp.covers(sig), timestamp.isBy(key), timestamp.isBy(other), timestamp.commonTime]).toEqual([true, true, false, true])
    expect(timestamp.covers(Buffer.from('other'))).toBe(false)
  })

  test('in its one form says the same, and has that form alone', () => {
    const written = writeTimestamp(parts)
    expect(readTimestamp(written)).toMatchObject({ time: timestamp.time })
    expect(readTimestamp(written)?.isBy(key)).toBe(true)
    expect(Buffer.compare(writeTimestamp(timestampParts(written)!), written)).toBe(0)
  })

  test.each<[string, (status: Uint8Array) => Uint8Array | null]>([
    [
      'with words beside its status',
      () => encodeDer(tags.sequence, Buffer.from('020100', 'hex'), encodeDer(tags.sequence, encodeDer(0x0c, Buffer.from('Operation Okay')))),
    ],
    ['granted with modifications', () => encodeDer(tags.sequence, Buffer.from('020101', 'hex'))],
  ])('%s it is taken, and written without', (_, status) => {
    const [before, rest] = partsOf(readDer(token), tags.sequence)!
    const spelled = encodeDer(tags.sequence, status(before!.whole)!, rest!.whole)
    expect(readTimestamp(spelled)).toBeNull()
    expect(Buffer.compare(writeTimestamp(timestampParts(spelled)!), writeTimestamp(parts))).toBe(0)
  })

  test('every other byte of what the authority signed breaks it', () => {
    const written = Buffer.from(writeTimestamp(parts))
    for (let at = 0; at < written.length; at += 1) {
      const altered = Buffer.from(written)
      altered[at] = (altered[at] ?? 0) ^ 1
      const read = readTimestamp(altered)
      expect([
        at,
        read !== null &&
          read.isBy(key) &&
          read.covers(sig) &&
          Buffer.compare(read.serial, timestamp.serial) === 0 &&
          Buffer.compare(read.issuer, timestamp.issuer) === 0,
      ]).toEqual([at, false])
    }
  })
})

describe('what is no timestamp is none', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a refusal', encodeDer(tags.sequence, encodeDer(tags.sequence, Buffer.from('020102', 'hex')))],
    ['a status without a token', encodeDer(tags.sequence, encodeDer(tags.sequence, Buffer.from('020100', 'hex')))],
    ['cut short', token.subarray(0, -1)],
    ['with a byte behind', Buffer.concat([token, Buffer.of(0)])],
    ['a length of four gigabytes', Buffer.from('3084ffffffff00', 'hex')],
    ['a length without end', Buffer.from('3080', 'hex')],
    ['a length with a leading zero', Buffer.from('30820003020100', 'hex')],
    ['a tag of many bytes', Buffer.from('3f8101020100', 'hex')],
    ['text', Buffer.from('no')],
  ])('%s', (_, bytes) => {
    expect(timestampParts(bytes)).toBeNull()
    expect(readTimestamp(bytes)).toBeNull()
  })
})
