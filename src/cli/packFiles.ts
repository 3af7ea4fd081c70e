import { sha256 } from '../domain/digest.ts'
import { type PackedFile, policyFileName } from '../domain/evidencePack.ts'
import type { RecordPage, RecordSigner } from '../domain/recordPage.ts'
import type { Statement } from '../domain/record.ts'
import { version } from '../domain/version.ts'
import { isRefusal, parseBundle } from '../evidence/bundle.ts'
import { readKeyList } from '../evidence/keyList.ts'
import { predicateSchema } from '../evidence/predicateSchema.ts'
import { recordPage } from '../evidence/recordPage.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { namesLogVersion2, signatoryOf } from '../evidence/signatory.ts'
import { canonicalBase64 } from '../evidence/strictJson.ts'
import type { Verification } from '../evidence/verify.ts'
import { exportsOf } from '../render/exports.ts'
import { recordHtml } from '../render/htmlPage.ts'
import { jsonText } from '../render/jsonText.ts'
import { verifyCommandOf } from '../render/verifyCommand.ts'
import { verifyGuide } from '../render/verifyGuide.ts'

export interface Packing {
  bundle: Uint8Array
  statement: Statement
  verification: Verification
  trust: TrustOptions
}

/** A file and one line that says what it is. */
export interface DescribedFile extends PackedFile {
  about: string
}

/** Every file of the pack, the manifest last. From the same record, key and version always the same bytes. */
export async function packFiles(packing: Packing): Promise<DescribedFile[]> {
  const { bundle, statement, verification, trust } = packing
  const signer = signerOf(bundle)
  const input = { bundleSha256: sha256(bundle), signer, verifyCommand: commandFor(statement, signer), sameAgain: verification.replay === 'same' }
  const page = await recordPage(statement, input)
  const files: DescribedFile[] = [
    { name: 'evidence.sigstore.json', bytes: bundle, about: 'the record: the one file that proves anything' },
    { name: 'facts.json', bytes: bytesOf(statement.predicate.facts.content), about: 'what GitHub answered, the same bytes as inside the record' },
    ...policyFiles(statement),
    ...trustFiles(trust),
    { name: 'VERIFY.md', bytes: text(guide(packing, page)), about: 'how to check the record, with every command filled in' },
    { name: 'report.html', bytes: text(recordHtml(page)), about: 'the record for people; it proves nothing' },
    ...tables(page, sha256(bundle)),
    { name: 'predicate.schema.json', bytes: text(`${JSON.stringify(predicateSchema(), null, 2)}\n`), about: 'the form of the record, JSON Schema' },
  ]
  return [...files, { name: 'manifest.json', bytes: text(manifest(files, packing, page)), about: 'this list' }]
}

/** Of a reconciliation: every row as tables, made of the same facts as the page. */
const tables = ({ report }: RecordPage, record: string): DescribedFile[] =>
  exportsOf(report, record).map((file) => ({ ...file, about: file.name === 'exports.json' ? 'rows and digests of the tables' : 'a table of what was compared' }))

/** Whom the bundle names; nothing of it is verified here. */
function signerOf(bundle: Uint8Array): RecordSigner | null {
  const certified = signatoryOf(bundle)
  if (certified) return { identity: certified.identity, issuer: certified.issuer }
  const parsed = parseBundle(bundle)
  return isRefusal(parsed) || !parsed.signed ? null : { keyid: parsed.signature.keyid }
}

const bytesOf = (content: string): Uint8Array => canonicalBase64(content) ?? new Uint8Array()
const text = (content: string): Uint8Array => Buffer.from(content)

function policyFiles({ predicate: { policy } }: Statement): DescribedFile[] {
  return [policy, ...policy.extends].flatMap(({ uri, content }, index) =>
    content === null ? [] : [{ name: policyFileName(index), bytes: bytesOf(content), about: `the policy as read from ${uri}, as inside the record` }],
  )
}

/** What was given to check with. Whoever takes the pack must compare it with a source of their own. */
function trustFiles({ key, keys, trustedRoot }: TrustOptions): DescribedFile[] {
  const given: [string, string | undefined, string][] = [
    ['countersign.pub', key, 'the public key'],
    ['keys.json', keys, 'the public keys with their times'],
    ['trusted_root.json', trustedRoot, 'the trusted root'],
  ]
  return given.flatMap(([name, content, what]) => {
    const about = `${what} that this was packed with: compare with a source you trust`
    return content === undefined ? [] : [{ name, bytes: text(content), about }]
  })
}

function commandFor({ subject: [, { name, digest }], predicate }: Statement, signer: RecordSigner | null): string {
  const { result } = predicate.decision
  return verifyCommandOf({ repository: name, commit: digest.gitCommit, environment: environmentOf(predicate), result }, signer)
}

function environmentOf({ gate, facts }: Statement['predicate']): string | null {
  if (gate !== 'deployment') return null
  const { subject } = JSON.parse(Buffer.from(bytesOf(facts.content)).toString('utf8')) as { subject: { environment?: string } }
  return subject.environment ?? null
}

function guide({ bundle, statement, trust }: Packing, { report, policies }: RecordPage): string {
  const { subject, decision, evaluatedAt } = report
  const parsed = parseBundle(bundle)
  const keyed = !isRefusal(parsed) && parsed.signed && parsed.certificate === null ? parsed : null
  const key = keyed && { keyid: keyed.signature.keyid, publicKeyPem: pemOf(trust, keyed.signature), logVersion2: namesLogVersion2(bundle) }
  return verifyGuide({
    repository: statement.subject[1].name,
    commit: subject.commit,
    environment: subject.environment ?? null,
    reconciliation: report.reconciled ?? null,
    result: decision.result,
    evaluatedAt,
    bundleSha256: sha256(bundle),
    policyRead: policies[0]?.text !== null,
    centralPolicies: policies.slice(1).filter(({ text: read }) => read !== null).length,
    signer: key ?? signatoryOf(bundle),
  })
}

/**
 * The guide prints the line of openssl that fits the kind of key. Where the key is not given, the signature tells: those of Ed25519 alone have
 * 64 bytes, and no other of ours begins otherwise than with DER's or RSA's length.
 */
function pemOf({ key, keys }: TrustOptions, { keyid, sig }: { keyid: string; sig: Uint8Array }): string {
  if (key !== undefined) return key
  const list = keys === undefined ? null : readKeyList(keys)
  const listed = list?.ok ? list.keys.find(({ usable }) => usable.keyid === keyid) : undefined
  if (listed) return listed.usable.key.export({ type: 'spki', format: 'pem' }).toString()
  return sig.length === 64 ? '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw' : ''
}

/** Names, sizes and digests, and what was checked when this was packed. No time: the same record gives the same manifest. */
function manifest(files: DescribedFile[], { statement, verification }: Packing, { report }: RecordPage): string {
  const { gate, mode, decision, evaluatedAt } = statement.predicate
  const { outcome, signed, replay, checks } = verification
  const [, { name: repository, digest }] = statement.subject
  const { environment = null } = report.subject
  const content = {
    version: 1,
    packedBy: { name: 'countersign', version },
    record: { gate, mode, result: decision.result, repository, commit: digest.gitCommit, tree: digest.gitTree, environment, evaluatedAt },
    checked: { outcome, signed, replay, checks },
    files: files.map(({ name, bytes, about }) => ({ name, bytes: bytes.length, sha256: sha256(bytes), about })),
  }
  return `${jsonText(content, 2)}\n`
}

/** `countersign-merge-9f3c2e1b-0a1b2c3d`: what it is of, and of which record. */
export function packName({ predicate, subject }: Statement, bundle: Uint8Array): string {
  const [, { digest }] = subject
  return `countersign-${predicate.gate}-${digest.gitCommit.slice(0, 8)}-${sha256(bundle).slice(0, 8)}`
}
