import { describe, expect, test } from '@jest/globals'
import { type CertifiedSigner, certifiedParts } from '../../src/render/certifiedGuide.ts'

const input = { repository: 'acme/payments', commit: 'a'.repeat(40), result: 'passed' }
const github: CertifiedSigner = {
  identity: 'https://github.com/acme/control/.github/workflows/gate.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
  timestamped: true,
  logged: false,
  certificateLogged: false,
  authority: 'GitHub, Inc.',
  sourceRepository: 'https://github.com/acme/payments',
}
const publicOne: CertifiedSigner = { ...github, authority: 'sigstore.dev', logged: true, certificateLogged: true }

const guide = (signer: CertifiedSigner): string => certifiedParts(input, signer).join('\n')
const ghLines = (signer: CertifiedSigner): string[] => guide(signer).split('\n').filter((line) => line.startsWith('gh attestation verify'))

describe('VERIFY.md of a keyless record', () => {
  test.each([['GitHub', github], ['the public Sigstore', publicOne]])('by %s has the lines of gh, with and without asking GitHub', (_, signer) => {
    expect(ghLines(signer)).toEqual(Array(2).fill('gh attestation verify facts.json --repo acme/payments \\'))
    expect(guide(signer)).toContain('--bundle evidence.sigstore.json --custom-trusted-root trusted_root.jsonl')
    expect(guide(signer)).toContain(`--cert-identity '${signer.identity}'`)
    expect(guide(signer)).toContain(`select(any(.certificateAuthorities[]; .subject.organization == "${signer.authority}"))`)
  })

  test('names the repository whose job signed, which a control repository is', () => {
    expect(ghLines({ ...github, sourceRepository: 'https://github.com/acme/control' })[0]).toContain('--repo acme/control')
    expect(ghLines({ ...github, sourceRepository: 'https://github.com/acme/control; rm -rf /' })[0]).toContain('--repo acme/payments')
    expect(ghLines({ ...github, sourceRepository: null })[0]).toContain('--repo acme/payments')
  })

  test('names host and issuer where they are not the usual ones', () => {
    const identity = 'https://acme.ghe.com/acme/control/.github/workflows/gate.yml@refs/heads/main'
    const tenant = guide({ ...github, identity, issuer: 'https://token.actions.acme.ghe.com' })
    expect(tenant).toContain("--cert-oidc-issuer 'https://token.actions.acme.ghe.com' --hostname acme.ghe.com")
    expect(guide(github)).not.toMatch(/--hostname|--cert-oidc-issuer/)
  })

  test.each([
    ['a server that gh knows no attestations of', { ...github, identity: 'https://github.acme.example/a/b/.github/workflows/g.yml@refs/heads/main' }],
    ['GitHub without a timestamp', { ...github, timestamped: false, logged: true }],
    ['the public Sigstore without the log', { ...publicOne, logged: false }],
    ['the public Sigstore without the promise of its certificate log', { ...publicOne, certificateLogged: false }],
    ['an authority of somebody else, without a log', { ...github, authority: 'Acme' }],
    ['nobody knows which authority', { ...github, authority: null }],
  ])('by %s has no line that gh would refuse', (_, signer) => {
    expect(guide(signer)).not.toContain('gh attestation verify')
    expect(guide(signer)).toContain('cosign verify-blob-attestation')
  })

  test('an authority with a name of its own choosing starts no command', () => {
    expect(guide({ ...publicOne, authority: '"; rm -rf /; "' })).not.toContain('rm -rf')
  })

  test('says to take the trusted root from elsewhere', () => {
    expect(guide(github)).toContain('**not** from this folder')
  })
})
