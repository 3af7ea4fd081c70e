import { describe, expect, test } from '@jest/globals'
import { generateKeyPairSync, verify } from 'node:crypto'
import { ProblemError } from '../../src/domain/problem.ts'
import { readPublicKey } from '../../src/evidence/publicKey.ts'
import { signWithKey } from '../../src/sign/key.ts'
import { readSigningKey } from '../../src/sign/keyMaterial.ts'
import { ecKey, ed25519Key, rsaKey } from '../support/keys.ts'

const usable = [
  ['P-256', ecKey('P-256')],
  ['Ed25519', ed25519Key()],
  ['RSA', rsaKey(3072)],
] as const

function refusalOf(pem: string): ProblemError {
  try {
    readSigningKey(pem)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
  throw new Error('the key was accepted')
}

describe('a signing key', () => {
  test.each(usable)('%s is read, and signs what its public half verifies', (kind, pair) => {
    const key = readSigningKey(pair.privatePem)
    expect(key.kind).toBe(kind)
    expect(key.publicKeyPem).toBe(pair.publicPem)
    const message = Buffer.from('message')
    expect(verify(kind === 'Ed25519' ? null : 'sha256', message, pair.publicPem, signWithKey(key, message))).toBe(true)
  })

  test('P-256 signs with low s, always, in DER that the library verifies', () => {
    const pair = ecKey('P-256')
    const key = readSigningKey(pair.privatePem)
    for (let turn = 0; turn < 300; turn += 1) {
      const message = Buffer.from(`message ${turn}`)
      const signature = Buffer.from(signWithKey(key, message))
      expect(verify('sha256', message, pair.publicPem, signature)).toBe(true)
      const s = signature.subarray(6 + (signature[3] ?? 0))
      // A first byte of 0x7f or less in 32 bytes: s is below half of the order, whose first byte is 0x7f.
      expect(s.length <= 32 && (s.length < 32 || (s[0] ?? 0) <= 0x7f)).toBe(true)
    }
  })

  test.each(usable)('%s has the same fingerprint read as private or as public key', (_, pair) => {
    const reading = readPublicKey(pair.publicPem)
    expect(reading.ok && reading.usable.keyid).toBe(readSigningKey(pair.privatePem).keyid)
    expect(readSigningKey(pair.privatePem).keyid).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
  })

  test('older PEM forms of the same keys are read: SEC 1 and PKCS #1', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString()
    expect(readSigningKey(ec).kind).toBe('P-256')
  })

  test('a key whose line breaks became \\n, as secrets pasted on one line do, is read', () => {
    const pair = ecKey('P-256')
    expect(readSigningKey(pair.privatePem.trimEnd().replaceAll('\n', '\\n')).publicKeyPem).toBe(pair.publicPem)
  })

  const locked = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const
  const encrypted = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(locked)
  test.each([
    ['P-384', ecKey('P-384').privatePem, 'P-384'],
    ['P-521', ecKey('P-521').privatePem, 'P-521'],
    ['secp256k1', ecKey('secp256k1').privatePem, 'secp256k1'],
    ['RSA of 2048 bits', rsaKey(2048).privatePem, '2048 bits'],
    ['Ed448', generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key of type'],
    ['a key that cannot sign (X25519)', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key of type'],
    ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 3072 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key'],
    ['an encrypted key', encrypted.toString(), 'encrypted'],
    ['a public key', ecKey('P-256').publicPem, 'public key'],
    ['nothing', '  \n', 'nothing'],
    ['text', 'hunter2-is-no-key', 'not PEM'],
    ['damaged PEM', ecKey('P-256').privatePem.replace(/\n.{20}/, '\n'), 'damaged'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'certificate'],
    ['an OpenSSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----', 'OpenSSH'],
  ])('%s is refused by CS-050, which says what was found', (_, pem, found) => {
    const { problem } = refusalOf(pem)
    expect(problem.code).toBe('CS-050')
    expect(problem.found).toContain(found)
    expect(problem.expected).toContain('P-256')
    expect(problem.suggestion).toContain('openssl genpkey')
  })

  test('a refusal repeats nothing of the key, not even as its cause', () => {
    for (const pem of [ecKey('P-384').privatePem, 'hunter2-is-no-key', ecKey('P-256').privatePem.replace(/\n.{20}/, '\n')]) {
      const refusal = refusalOf(pem)
      const shown = JSON.stringify(refusal.problem) + String(refusal.stack) + String(refusal.cause)
      for (const line of pem.split('\n').filter((line) => line.length > 8 && !line.startsWith('-----'))) expect(shown).not.toContain(line)
    }
  })
})

describe('a public key for verifying', () => {
  test('known keys have the fingerprint that ssh-keygen -l prints', () => {
    // Made once with openssl genpkey and ssh-keygen; only the public halves were kept.
    for (const { pem, fingerprint } of knownFingerprints) {
      const reading = readPublicKey(pem)
      expect(reading.ok && reading.usable.keyid).toBe(fingerprint)
    }
  })

  test.each([
    ['a private key', ecKey('P-256').privatePem, 'a private key'],
    ['P-384', ecKey('P-384').publicPem, 'P-384'],
    ['RSA of 2048 bits', rsaKey(2048).publicPem, '2048 bits'],
    ['text', 'no key', 'not PEM'],
    ['nothing', '', 'not PEM'],
    ['damaged PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'not a public key'],
  ])('%s is refused', (_, pem, found) => {
    const reading = readPublicKey(pem)
    expect(!reading.ok && reading.found).toContain(found)
  })
})

const knownFingerprints = [
  {
    pem: [
      '-----BEGIN PUBLIC KEY-----',
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsZK5FFjkNhXqwyC38/wON+N5ARjL',
      'Hw9l0Lr92jWIdbSbbDGOk9rhhXT1BmrErOu8J2xUQvAoz2kjAl8VmBoiww==',
      '-----END PUBLIC KEY-----',
    ].join('\n'),
    fingerprint: 'SHA256:4HDu4pSd9K25nMBvQ6xZg+3w0dYZ7f92Se0HL7D84N8',
  },
  {
    pem: [
      '-----BEGIN PUBLIC KEY-----',
      'MCowBQYDK2VwAyEAYU1u01/xVyPuDp/2YbMJ948U5aVZw/99bzW0QvZdw+A=',
      '-----END PUBLIC KEY-----',
    ].join('\n'),
    fingerprint: 'SHA256:C722QMR8QMytBgiaQ+gaaUwfTRjGA/LwEarCtQmyPTs',
  },
  {
    pem: [
      '-----BEGIN PUBLIC KEY-----',
      'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAkc4asHPydz8evPD7TIYl',
      'OyIhMTcxX5KCTnoquGFZYaLBHp7DojcYwM/3oDT4VxP/mNkrVX7neJ17GfNfjTjq',
      'b0LeWwTBMyf8VUTyFRb7IbCHurdJZaSWIyi7bBfMRd4EoRnJCwg7fZJH4Xhiyo0m',
      '2tmYerEGKxwMGVjxWCicgPoFR86ckYLxpl/fPL0C5yZkNhHiguia+t+cFoL4MGFB',
      'n4n2eiVx5Jx66dYhddPFXyUX1xtIj3ybzO1Yx9gHCk3Be3HUjHL255OfAqMknpAj',
      '8B1GTC0Cph4DTr+3e31JyASIDx1WvB0VJ7ge5Bl7uAkJPI/fesTelhXH0Krl/ZpF',
      '3p0Qp5smPBmoS3tF0fISKn+mEmkdrqUU5tunz/Kv0URm8InJdEnfD5de7wk81zmk',
      'oSuxUIXGKO3FkTKpjPPVyMyNZlg9lJkWNW6P5ceY3+pHs6lj3in2LXIw7gxeyBaT',
      'cTBi2bp2XIyU8sSnpDGnT7BUCwluN8TEGorBIlpVdVqPAgMBAAE=',
      '-----END PUBLIC KEY-----',
    ].join('\n'),
    fingerprint: 'SHA256:0CE8xjPx7MWlqhYvSMRbPjqcA76kNktviCy6Zypxg60',
  },
]
