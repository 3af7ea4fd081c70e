import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { predicateType } from '../src/domain/record.ts'
import { verifyGuide } from '../src/render/verifyGuide.ts'
import { ecKey } from './support/keys.ts'

const page = readFileSync('docs/auditors.md', 'utf8')
const commandsOf = (text: string): string[] =>
  [...text.matchAll(/```bash\n([^]*?)\n```/g)].flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))

const guide = verifyGuide({
  repository: 'acme/payments',
  commit: 'FULL-COMMIT-ID',
  result: 'passed',
  evaluatedAt: '2026-11-21T14:03:00Z',
  bundleSha256: '4b1d'.repeat(16),
  policyRead: true,
  signer: { keyid: `SHA256:${'k'.repeat(43)}`, publicKeyPem: ecKey('P-256').publicPem },
})

describe('the page for auditors', () => {
  // Those of the guide are run by other makers' programs in test:interop; a page that said otherwise would have been tried by nobody.
  test('has no command but those that VERIFY.md prints, those that make the files again, and the one that reconciles', () => {
    const known = commandsOf(guide)
    expect(commandsOf(page).filter((line) => !known.includes(line))).toEqual([
      'countersign pack evidence.sigstore.json --key countersign.pub --out mine',
      'diff -r . mine',
      'countersign reconcile acme/payments --branch main --since 2026-10-01 --until 2026-11-01 --key countersign.pub --out my-own',
    ])
    expect(commandsOf(page).length).toBeGreaterThan(7)
  })

  test('names every file that the folder of any record can hold', () => {
    const tables = ['commits.csv', 'deployments.csv', 'records.csv', 'exceptions.csv', 'exports.json']
    const pack = ['evidence.sigstore.json', 'report.html', 'VERIFY.md', 'facts.json', 'policy.yml', 'manifest.json', 'predicate.schema.json', 'countersign.pub']
    for (const file of [...pack, ...tables]) expect(page).toContain(`\`${file}\``)
  })

  test('says what each way does when the answer is no', () => {
    for (const word of ['VERIFIED: a genuine record of', 'WRONG', 'COULD NOT VERIFY', '(CS-08…)', 'Verification failure', 'Error …']) expect(page).toContain(word)
  })

  test('names the kind of record, and every way that VERIFY.md names', () => {
    expect(page).toContain(predicateType)
    for (const tool of ['countersign verify', 'cosign verify-blob-attestation', 'openssl dgst']) expect(page).toContain(tool)
  })

  test('is one page, without the words of the trade', () => {
    expect(page.split(/\s+/).length).toBeLessThan(1100)
    expect(page).not.toMatch(/\b(DSSE envelope|in-toto|Fulcio|Rekor|OIDC|predicate type|attestation statement|canonicali[sz])/i)
  })
})
