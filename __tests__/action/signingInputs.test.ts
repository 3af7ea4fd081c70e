import { describe, expect, test } from '@jest/globals'
import { InputError, inputsFrom } from '../../src/action/inputs.ts'
import { ecKey } from '../support/keys.ts'

const read = (inputs: Record<string, string>) =>
  inputsFrom(
    Object.fromEntries(Object.entries({ 'github-token': 'a token', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  )

const refusal = (inputs: Record<string, string>) => {
  try {
    read(inputs)
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message, found }) => `${message} ${found}`).join()
    throw error
  }
  return 'accepted'
}

test('nothing given: the usual services, no command', () => {
  expect(read({})).toMatchObject({
    signing: 'auto',
    services: { fulcio: null, rekor: null, tsa: null },
    signingCommand: null,
    signingPublicKey: null,
    trustedRoot: null,
  })
})

test.each(['auto', 'key', 'keyless', 'command', 'none'])('signing: %s', (signing) => {
  expect(read({ signing }).signing).toBe(signing)
})

describe('addresses', () => {
  test.each([
    ['fulcio-url', 'https://fulcio.acme.example'],
    ['fulcio-url', 'http://127.0.0.1:5555'],
    ['rekor-url', 'https://rekor.sigstore.dev'],
    ['rekor-url', 'none'],
    ['tsa-url', 'http://timestamp.authority.example/tsr'],
    ['tsa-url', 'none'],
  ])('%s: %s', (name, value) => {
    expect(Object.values(read({ [name]: value }).services)).toContain(value)
  })

  test.each([
    ['fulcio-url', 'http://fulcio.acme.example', 'the token would travel in the open'],
    ['fulcio-url', 'none', 'without an authority there is no certificate'],
    ['fulcio-url', 'https://user:secret@fulcio.example', 'credentials in an address end up in logs'],
    ['fulcio-url', 'file:///etc/passwd', 'not a service'],
    ['fulcio-url', 'http://localhost.evil.example', 'only begins like the local machine'],
    ['rekor-url', 'http://rekor.example', 'names would travel in the open'],
    ['rekor-url', 'rekor.example', 'no scheme'],
    ['tsa-url', 'ftp://tsa.example', 'not HTTP'],
    ['tsa-url', `https://tsa.example/${'x'.repeat(3000)}`, 'endless'],
  ])('%s: %s is refused: %s', (name, value) => {
    expect(refusal({ [name]: value })).toContain(`input "${name}" has a wrong value`)
  })
})

describe('a signing command', () => {
  test('is a program and its arguments, each line as it stands', () => {
    expect(read({ 'signing-command': 'kms-sign\n--key\nalias/a key; rm -rf ~\r\n$(id)' }).signingCommand).toEqual([
      'kms-sign',
      '--key',
      'alias/a key; rm -rf ~',
      '$(id)',
    ])
  })

  test.each([
    ['a hundred and one arguments', `sign${'\nx'.repeat(101)}`],
    ['a NUL', 'sign\n\0'],
    ['endless text', 'x'.repeat(30_000)],
  ])('%s is refused', (_, value) => {
    expect(refusal({ 'signing-command': value })).toContain('signing-command')
  })

  test('its public key is a public one, and a private one is not repeated', () => {
    const { privatePem, publicPem } = ecKey('P-256')
    expect(read({ 'signing-public-key': publicPem }).signingPublicKey).toContain('PUBLIC KEY')
    const said = refusal({ 'signing-public-key': privatePem })
    expect(said).toContain('a private key')
    expect(said).not.toContain(privatePem.split('\n')[1])
  })
})

test('a trusted root is JSON, not the name of a file', () => {
  expect(refusal({ 'trusted-root': 'trusted_root.json' })).toContain('trusted-root')
  expect(read({ 'trusted-root': '{"mediaType":"…"}' }).trustedRoot).toBe('{"mediaType":"…"}')
})
