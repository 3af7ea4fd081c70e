import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readCertificate } from '../../src/evidence/certificate.ts'
import { strangeEntry } from '../../src/evidence/logEntry.ts'
import { bundleFromJSON } from '@sigstore/bundle'

const published = (name: string) =>
  bundleFromJSON(JSON.parse(readFileSync(new URL(`../published/sigstore/${name}/bundle.sigstore.json`, import.meta.url), 'utf8')))

function certificateIn(name: string): Uint8Array {
  const { content } = published(name).verificationMaterial
  if (content.$case === 'certificate') return content.certificate.rawBytes
  return (content.$case === 'x509CertificateChain' && content.x509CertificateChain.certificates[0]?.rawBytes) || new Uint8Array()
}

test('a certificate says who issued it, to which workflow, and in whose job', () => {
  expect(readCertificate(certificateIn('github-attestation-reusable-workflow'))).toMatchObject({
    identity: 'https://github.com/github/artifact-attestations-workflows/.github/workflows/attest.yml@09b495c3f12c7881b3cc17209a327792065c1a1d',
    issuer: 'https://token.actions.githubusercontent.com',
    authority: 'sigstore.dev',
    sourceRepository: 'https://github.com/malancas/attest-demo',
  })
})

test('whatever byte of it was altered, it is read or refused, and never ends the process', () => {
  const whole = certificateIn('github-attestation-reusable-workflow')
  for (let at = 0; at < whole.length; at += 1) {
    for (const bits of [1, 0x80, 0xff]) {
      const copy = Uint8Array.from(whole)
      copy[at] = (copy[at] ?? 0) ^ bits
      const read = readCertificate(copy)
      expect(read === null || typeof read.identity === 'string').toBe(true)
    }
  }
})

test('an entry that a log of version 2 in public use gave is in the one form', () => {
  const [entry] = published('rekor2-dsse-happy-path').verificationMaterial.tlogEntries
  expect(entry?.kindVersion).toEqual({ kind: 'dsse', version: '0.0.2' })
  expect(entry && strangeEntry(entry)).toBeNull()
})
