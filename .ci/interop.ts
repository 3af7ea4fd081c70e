import { bundleFromJSON } from '@sigstore/bundle'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ecKey, ed25519Key, rsaKey, type KeyPair } from '../__tests__/support/keys.ts'
import { policySource, sealed, subject } from '../__tests__/support/sampleRecord.ts'
import { sha256 } from '../src/domain/digest.ts'
import { repositoryPath } from '../src/domain/subject.ts'
import { verifyGuide } from '../src/render/verifyGuide.ts'
import { signatoryOf } from '../src/evidence/signatory.ts'
import type { ServiceUrls } from '../src/sign/services.ts'
import { createSigner } from '../src/sign/signer.ts'
import { outsideOf } from '../__tests__/support/outside.ts'
import { type Sigstore, startSigstore } from '../__tests__/support/sigstore.ts'

/**
 * Lets programs that are not ours verify our evidence: every command that VERIFY.md prints is run as printed, and again on altered files, where
 * each must fail. A tool that is not installed is named and counts as not run; the test suite does not depend on any of them.
 */
const tools = ['jq', 'openssl', 'cosign', 'gh'].filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0)
const failures: string[] = []

interface Pack {
  directory: string
  publicPem: string
  keyid: string
  blocks: string[]
}

async function pack(pair: KeyPair): Promise<Pack> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-interop-'))
  const record = await sealed()
  const signer = createSigner({ mode: 'key', key: pair.privatePem, idTokenAvailable: false })
  const bundle = await signer.sign(record.statementBytes)
  const { publicPem } = pair
  const keyid = signer.keyid ?? ''
  const { evaluatedAt, decision } = record.statement.predicate
  const repository = repositoryPath(subject.repository)
  const guide = verifyGuide({
    repository,
    commit: subject.commit,
    result: decision.result,
    evaluatedAt,
    bundleSha256: sha256(bundle),
    policyRead: true,
    signer: { keyid, publicKeyPem: publicPem },
  })
  const files = {
    'evidence.sigstore.json': bundle,
    'facts.json': record.factsBytes,
    'policy.yml': policySource().bytes,
    'countersign.pub': publicPem,
    'VERIFY.md': guide,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
  installOurs(directory)
  return { directory, publicPem, keyid, blocks: [...guide.matchAll(/```bash\n([^]*?)\n```/g)].map(([, block = '']) => block) }
}

/** `countersign` on the path is the built command line, when it was built. */
function installOurs(directory: string): void {
  const built = resolve('dist/cli.js')
  if (!existsSync(built)) return
  const shim = join(directory, 'countersign')
  writeFileSync(shim, `#!/bin/sh\nexec '${process.execPath}' '${built}' "$@"\n`)
  chmodSync(shim, 0o755)
}

function run({ directory }: Pack, block: string): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', block], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${directory}:${process.env['PATH'] ?? ''}` },
  })
  return { ok: status === 0, output: `${stdout}${stderr}`.trim() }
}

function missingFor(block: string, { directory }: Pack): string[] {
  const used = ['countersign', 'cosign', 'gh', 'jq', 'openssl'].filter((tool) => new RegExp(`(^|[|($ ])${tool} `, 'm').test(block))
  return used.filter((tool) => !tools.includes(tool) && !existsSync(join(directory, tool)))
}

function expectRun(name: string, given: Pack, block: string, ok: boolean): void {
  const missing = missingFor(block, given)
  if (missing.length > 0) return tell('not run', `${name}: ${missing.join(', ')} not found`)
  const answer = run(given, block)
  // VERIFY.md says so of such records: entries of logs of version 2 are not read by every cosign, ours or another's.
  if (ok && !answer.ok && name.includes('version 2') && answer.output.includes('new-bundle-format')) {
    return tell('not run', `${name}: this cosign reads no entries of version 2`)
  }
  tell(answer.ok === ok ? 'ok' : 'FAILED', `${name}: ${ok ? '' : 'refused as it must, '}${answer.output.split('\n').at(-1)}`)
  if (answer.ok !== ok) failures.push(`${name}\n${block}\n${answer.output}`)
}

/** The library that other verifiers use, without any code of ours. */
function sigstoreAccepts({ publicPem, keyid }: Pack, bundle: string): boolean {
  const root = { mediaType: '', tlogs: [], certificateAuthorities: [], ctlogs: [], timestampAuthorities: [] }
  const nothingElse = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }
  const found = (hint: string) => {
    if (hint !== keyid) throw new Error('another key')
    return { publicKey: createPublicKey(publicPem), validFor: () => true }
  }
  try {
    new Verifier(toTrustMaterial(root, found), nothingElse).verify(toSignedEntity(bundleFromJSON(JSON.parse(bundle))))
    return true
  } catch {
    return false
  }
}

function expectLibrary(name: string, given: Pack, edit: (bundle: string) => string, ok: boolean): void {
  const answer = sigstoreAccepts(given, edit(readFileSync(join(given.directory, 'evidence.sigstore.json'), 'utf8')))
  tell(answer === ok ? 'ok' : 'FAILED', `${name}: @sigstore/verify ${answer ? 'accepts' : 'refuses'}`)
  if (answer !== ok) failures.push(name)
}

/** Writes an altered file for the time of one try. */
function withAltered(given: Pack, file: string, edit: (text: string) => string, then: () => void): void {
  const path = join(given.directory, file)
  const original = readFileSync(path, 'utf8')
  writeFileSync(path, edit(original))
  then()
  writeFileSync(path, original)
}

const otherPayload = (text: string): string => {
  const bundle = JSON.parse(text)
  const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString().replace('acme/payments', 'acme/repayment')
  bundle.dsseEnvelope.payload = Buffer.from(payload).toString('base64')
  return JSON.stringify(bundle)
}

const tell = (outcome: string, what: string): void => console.log(`${outcome.padEnd(8)} ${what}`)

async function interoperate(kind: string, pair: KeyPair): Promise<void> {
  const given = await pack(pair)
  const title = (block: string): string => `${kind}: ${block.split('\n')[0]?.slice(0, 50)}…`
  for (const block of given.blocks) expectRun(title(block), given, block, true)
  const signing = given.blocks.filter((block) => /cosign|openssl (dgst -sha256 -verify|pkeyutl)|countersign verify/.test(block))
  withAltered(given, 'evidence.sigstore.json', otherPayload, () => {
    for (const block of signing) expectRun(`${kind}, altered payload`, given, block, false)
  })
  withAltered(given, 'facts.json', (text) => text.replace('author', 'auther'), () => {
    for (const block of given.blocks.filter((one) => /facts\.json/.test(one))) expectRun(`${kind}, altered facts.json`, given, block, false)
  })
  withAltered(given, 'countersign.pub', () => ecKey('P-256').publicPem, () => {
    for (const block of signing) expectRun(`${kind}, another key`, given, block, false)
  })
  expectLibrary(kind, given, (text) => text, true)
  expectLibrary(`${kind}, altered payload`, given, otherPayload, false)
  rmSync(given.directory, { recursive: true })
}

/** A record that local services of Sigstore's kind certified and witnessed, by the commands of its VERIFY.md and again with what must be refused. */
async function keyless(kind: string, sigstore: Sigstore, services: Partial<ServiceUrls>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-interop-'))
  const record = await sealed()
  const outside = outsideOf(sigstore, { services: { ...sigstore.services, ...services } })
  const bundle = await createSigner({ mode: 'keyless', key: null, idTokenAvailable: true, outside }).sign(record.statementBytes)
  const { evaluatedAt, decision } = record.statement.predicate
  const about = { repository: repositoryPath(subject.repository), commit: subject.commit, result: decision.result, evaluatedAt, policyRead: true }
  const guide = verifyGuide({ ...about, bundleSha256: sha256(bundle), signer: signatoryOf(bundle) })
  const files = {
    'evidence.sigstore.json': bundle,
    'facts.json': record.factsBytes,
    'policy.yml': policySource().bytes,
    'trusted_root.json': sigstore.trustedRoot,
    'VERIFY.md': guide,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
  installOurs(directory)
  // What asks GitHub for a record finds none of these.
  const blocks = [...guide.matchAll(/```bash\n([^]*?)\n```/g)].map(([, block = '']) => block).filter((block) => !block.startsWith('gh '))
  const given = { directory, publicPem: '', keyid: '', blocks }
  for (const block of given.blocks) expectRun(`${kind}: ${block.slice(0, 50)}…`, given, block, true)
  const signing = given.blocks.filter((block) => /cosign|countersign|gh attestation/.test(block))
  withAltered(given, 'evidence.sigstore.json', otherPayload, () => {
    for (const block of signing) expectRun(`${kind}, altered payload`, given, block, false)
  })
  for (const block of signing) expectRun(`${kind}, another workflow`, given, block.replaceAll('gate.yml', 'build.yml'), false)
  // gh's line names the usual issuer by leaving it out.
  for (const block of signing.filter((one) => one.includes('token.actions'))) {
    expectRun(`${kind}, another issuer`, given, block.replaceAll('token.actions', 'token.others'), false)
  }
  const stranger = await startSigstore()
  withAltered(given, 'trusted_root.json', () => stranger.trustedRoot, () => {
    for (const block of signing) expectRun(`${kind}, another trusted root`, given, block, false)
  })
  await stranger.close()
  rmSync(directory, { recursive: true })
}

const sigstore = await startSigstore()
await keyless('keyless, timestamp and log', sigstore, {})
await keyless('keyless, timestamp', sigstore, { rekor: 'none' })
await keyless('keyless, log', sigstore, { tsa: 'none' })
await keyless('keyless, timestamp and log of version 2', sigstore, { rekor: sigstore.rekor2.url, rekorVersion: 2 })
await sigstore.close()
await interoperate('P-256', ecKey('P-256'))
await interoperate('Ed25519', ed25519Key())
await interoperate('RSA 3072', rsaKey(3072))
if (failures.length > 0) {
  console.error(`\n${failures.join('\n\n')}`)
  process.exitCode = 1
}
