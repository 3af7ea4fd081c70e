import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../../src/domain/digest.ts'
import { readPublicKey } from '../../src/evidence/publicKey.ts'
import { verifyGuide, type GuideInput } from '../../src/render/verifyGuide.ts'
import { ecKey, ed25519Key, rsaKey } from '../support/keys.ts'
import { head } from '../support/sampleRecord.ts'

const input = (given: Partial<GuideInput> = {}): GuideInput => ({
  repository: 'acme/payments',
  commit: head,
  result: 'passed',
  evaluatedAt: '2026-11-21T14:03:00Z',
  bundleSha256: 'd4'.repeat(32),
  policyRead: true,
  signer: { keyid: `SHA256:${'A'.repeat(43)}`, publicKeyPem: ecKey('P-256').publicPem },
  ...given,
})

const blocksOf = (guide: string): string[] => [...guide.matchAll(/```bash\n([^]*?)\n```/g)].map(([, block = '']) => block)

describe('VERIFY.md', () => {
  test('holds complete commands for countersign, cosign, and jq with openssl', () => {
    const blocks = blocksOf(verifyGuide(input())).join('\n')
    expect(blocks).toContain(`--repo acme/payments \\\n  --commit ${head} --expect passed`)
    expect(blocks).toContain('--type https://countersign.dev/attestation/separation-of-duties/v1 facts.json')
    expect(blocks).not.toMatch(/…|<[a-z]+>/)
  })

  test.each([
    ['P-256', ecKey('P-256'), 'openssl dgst -sha256 -verify'],
    ['RSA', rsaKey(3072), 'openssl dgst -sha256 -verify'],
    ['Ed25519', ed25519Key(), 'openssl pkeyutl -verify'],
  ])('%s is verified by the openssl command for its kind', (_, { publicPem }, command) => {
    const guide = verifyGuide(input({ signer: { keyid: 'SHA256:x', publicKeyPem: publicPem } }))
    expect(blocksOf(guide).filter((block) => block.includes(command))).toHaveLength(1)
    expect(guide).not.toContain(command.includes('dgst') ? 'pkeyutl' : 'dgst -sha256 -verify')
  })

  test.each([
    ['P-256', ecKey('P-256')],
    ['RSA', rsaKey(3072)],
    ['Ed25519', ed25519Key()],
  ])('%s: the line prints the fingerprint of the key that one holds', (_, { publicPem }) => {
    const folder = mkdtempSync(join(tmpdir(), 'guide-'))
    writeFileSync(join(folder, 'countersign.pub'), publicPem)
    const [block = ''] = blocksOf(verifyGuide(input({ signer: { keyid: 'SHA256:x', publicKeyPem: publicPem } })))
    const { stdout } = spawnSync('/bin/bash', ['-euo', 'pipefail', '-c', block], { cwd: folder, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    const reading = readPublicKey(publicPem)
    expect(stdout.trim().split(' ')).toContain(reading.ok ? reading.usable.keyid : 'a key that can be used')
  })

  test('says of which copies each way speaks, where the path of the policy stands, and what a no looks like', () => {
    const guide = verifyGuide(input())
    for (const said of ['**inside the record**', 'none\nof the other files', 'between `//` and `@`', 'means no', 'enforcement: .enforcement.required']) expect(guide).toContain(said)
  })

  test('tells to take the key from elsewhere', () => {
    expect(verifyGuide(input())).toContain('**not** from this folder')
  })

  test('an unsigned record offers no command that looks like a proof', () => {
    const guide = verifyGuide(input({ signer: null }))
    expect(guide).toContain('This record is not signed')
    expect(guide).toContain('--unsigned')
    expect(guide).not.toMatch(/cosign|-verify|--key/)
  })

  test('without a policy no command names policy.yml', () => {
    expect(blocksOf(verifyGuide(input({ policyRead: false, result: 'failed' }))).join('\n')).not.toContain('policy')
  })

  test('central policies are compared, located and shown like the own one', () => {
    const blocks = blocksOf(verifyGuide(input({ centralPolicies: 2 }))).join('\n')
    expect(blocks).toContain("jq -er '.predicate.policy.extends[1].digest.sha256' statement.json")
    expect(blocks).toContain('openssl dgst -sha256 -r central-policy-2.yml')
    expect(blocks).toContain("jq -r '.predicate.policy.extends[] | .uri, .digest.gitBlob' statement.json")
    expect(blocks).toContain("jq -r '.predicate.policy.extends[0].content' statement.json | openssl base64 -d -A")
    expect(verifyGuide(input())).not.toContain('extends')
  })

  test('a pack without its page says who makes it', () => {
    expect(verifyGuide(input({ pageLeftOut: true }))).toContain('`countersign pack evidence.sigstore.json`')
    for (const pageLeftOut of [false, undefined]) expect(verifyGuide(input(pageLeftOut === undefined ? {} : { pageLeftOut }))).not.toContain('report.html')
  })

  test('a hostile name stays one quoted word in commands and cannot end code or table', () => {
    const guide = verifyGuide(input({ repository: "a/b'; rm -rf ~ `id` | x\n```\n# gotcha" }))
    expect(guide).toContain("--repo 'a/b; rm -rf ~ `id` | x\\u{a}```\\u{a}# gotcha'")
    expect(guide).not.toMatch(/^# gotcha/m)
    expect(guide.match(/^\| Repository .*$/m)?.[0].match(/(?<!\\)\|/g)).toHaveLength(3)
  })

  test.each([
    ['no tool at all', 'PATH=/nowhere', 'statement.json'],
    ['no openssl', 'openssl() { return 127; }', 'statement.json'],
    ['no jq', 'jq() { return 127; }', 'statement.json'],
    ['no statement', ':', 'nothing.json'],
    ['an empty statement', ':', 'empty.json'],
  ])('the comparison of digests fails with %s: empty is never equal', (_, circumstance, statement) => {
    const folder = mkdtempSync(join(tmpdir(), 'guide-'))
    const facts = '{}'
    for (const name of ['facts.json', 'policy.yml']) writeFileSync(join(folder, name), facts)
    const digest = { sha256: sha256(facts) }
    writeFileSync(join(folder, 'statement.json'), JSON.stringify({ subject: [{ digest }], predicate: { policy: { digest } } }))
    writeFileSync(join(folder, 'empty.json'), '')
    const [block = ''] = blocksOf(verifyGuide(input())).filter((one) => one.includes('DIFFERS'))
    const run = (before: string, file: string) => {
      const script = `${before}\n${block.replaceAll('statement.json', file)}`
      return spawnSync('/bin/bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).stdout
    }
    const said = run(circumstance, statement)
    rmSync(folder, { recursive: true })
    expect(said).not.toMatch(/ ok$/m)
    expect(said.match(/DIFFERS/g)).toHaveLength(2)
  })

  test('of a deployment asks for its environment, and shows where the range begins', () => {
    const guide = verifyGuide(input({ environment: 'production' }))
    expect(guide).toContain('| Environment | `production` |')
    expect(blocksOf(guide).join('\n')).toContain('--expect passed --environment production')
    expect(blocksOf(guide).join('\n')).toContain('.deployment.lineage.value.from')
    expect(verifyGuide(input())).not.toMatch(/environment|lineage/i)
  })

  test('a hostile environment stays one quoted word', () => {
    const guide = verifyGuide(input({ environment: "prod'; rm -rf ~\n# gotcha", signer: null }))
    expect(guide).toContain("--environment 'prod; rm -rf ~\\u{a}# gotcha'")
    expect(guide).not.toMatch(/^# gotcha/m)
  })

  test('says which records cosign does not read, and of no other', () => {
    const signer = { keyid: `SHA256:${'k'.repeat(43)}`, publicKeyPem: 'PEM' }
    expect(verifyGuide(input({ signer: { ...signer, logVersion2: true } }))).toContain('cosign 3.1.1 does not read such entries')
    expect(verifyGuide(input({ signer }))).not.toContain('does not read')
    const certified = { identity: 'https://github.com/a/b/.github/workflows/c.yml@d', issuer: 'https://e', timestamped: true, logged: true, certificateLogged: true }
    expect(verifyGuide(input({ signer: { ...certified, logVersion2: true } }))).toContain('cosign 3.1.1 does not read such entries')
    expect(verifyGuide(input({ signer: certified }))).not.toContain('does not read')
  })

  test('tells how to find the policy in git', () => {
    expect(verifyGuide(input())).toContain('git rev-parse COMMIT:PATH')
  })
})
