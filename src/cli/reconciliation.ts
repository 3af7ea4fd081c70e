import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createPopulationReader } from '../collect/population.ts'
import { sha256 } from '../domain/digest.ts'
import type { PackedFile } from '../domain/evidencePack.ts'
import { known } from '../domain/fact.ts'
import type { Predicate } from '../domain/record.ts'
import type { PopulationReader } from '../domain/reconciliation.ts'
import { repositoryPath } from '../domain/subject.ts'
import { version } from '../domain/version.ts'
import { type GateSettings, type Judged, type ReconcilingEdge, type Sealed, silentTeller } from '../edge.ts'
import { readKeyList } from '../evidence/keyList.ts'
import { readPublicKey } from '../evidence/publicKey.ts'
import { readRecordFile } from '../evidence/readRecord.ts'
import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { readTrustedRoot } from '../evidence/trustedRoot.ts'
import { verifyEvidence } from '../evidence/verify.ts'
import { verifyCommandOf } from '../render/verifyCommand.ts'
import { recordOf } from '../recordOf.ts'
import { createSigner, type Signer } from '../sign/signer.ts'
import { usageError } from './arguments.ts'
import type { Invocation, Io } from './command.ts'
import { readKey } from './evidenceFile.ts'
import { recordsAt } from './foundRecords.ts'
import { packFiles } from './packFiles.ts'
import { refuseTaken, writeFolder } from './packFolder.ts'
import { openSession } from './session.ts'
import { readTrust } from './trustOptions.ts'

/** What a reconciliation from the command line is made of: whose records count, where they are, and where its own goes. */
export async function openReconciliation(invocation: Invocation, io: Io): Promise<{ edge: ReconcilingEdge; settings: GateSettings }> {
  const { options } = invocation
  const trust = await readTrust(invocation, io)
  if (trust.key === undefined && trust.keys === undefined && trust.identity === undefined) {
    throw usageError('nothing says whose records count', 'give --key, --keys, or --identity with --issuer and --trusted-root')
  }
  refuseBoth(options)
  refuseUnusable(trust)
  const out = typeof options['out'] === 'string' ? options['out'] : null
  if (out !== null) await refuseTaken(resolve(io.cwd, out))
  const signer = await signerOf(options, out, io)
  const { client, edge, settings } = await openSession(invocation, io)
  const debug = (io.env['COUNTERSIGN_DEBUG'] ?? '') === '' ? () => undefined : (line: string) => io.err(line)
  const population = createPopulationReader({ client, debug })
  return {
    settings,
    edge: {
      ...edge,
      sealer: out === null ? null : (judged) => sealed(judged, signer),
      teller: { ...silentTeller, store: (pack) => stored(pack.files, out ?? '', io) },
      population,
      ledgerBranch: options['records'] === undefined && options['artifacts'] !== true ? ledgerOf(options) : null,
      anchor: typeof options['head'] === 'string' ? options['head'] : null,
      findRecords: (subject, period) => found(population, options, io)(subject, period),
      readRecord: (path, bytes) => readRecordFile(path, bytes, trust),
    },
  }
}

/** Records of two places would have to be weighed against each other: one is named. */
function refuseBoth(options: Invocation['options']): void {
  const places = ['ledger', 'records', 'artifacts'].filter((name) => options[name] !== undefined)
  if (places.length > 1) throw usageError(`--${places[0]} and --${places[1]} exclude each other`, 'say once where the records are')
  const { head } = options
  if (typeof head === 'string' && !/^[0-9a-f]{64}$/.test(head)) throw usageError('--head is not a sha256', 'give all 64 hexadecimal digits', head.slice(0, 200))
  if (head !== undefined && options['artifacts'] === true) throw usageError('--head and --artifacts exclude each other', 'only a ledger has a head')
  if (options['signing-key'] !== undefined && options['out'] === undefined) throw usageError('--signing-key without --out', 'name the folder that the signed record goes to')
}

/** A key that can be nobody's would make every record look forged. */
function refuseUnusable({ key, keys, trustedRoot }: TrustOptions): void {
  const read = key === undefined ? (keys === undefined ? null : readKeyList(keys)) : readPublicKey(key)
  if (read !== null && !read.ok) {
    const [option, expected] = key === undefined ? ['--keys', 'a keys.json (docs/verify.md)'] : ['--key', 'one public key in PEM (BEGIN PUBLIC KEY)']
    throw usageError(`${option} cannot be used`, `give ${expected}`, read.found)
  }
  const root = trustedRoot === undefined ? null : readTrustedRoot(trustedRoot)
  if (root !== null && !root.ok) throw usageError('--trusted-root cannot be used', 'give a trusted_root.json (docs/verify.md)', root.found)
}

async function signerOf(options: Invocation['options'], out: string | null, io: Io): Promise<Signer> {
  const file = options['signing-key']
  const key = typeof file === 'string' ? await readKey(file, io) : null
  if (key === null && out !== null) io.err('No --signing-key: the record of this reconciliation is UNSIGNED, and proves nothing to others.')
  return createSigner({ mode: key === null ? 'none' : 'key', key, idTokenAvailable: false })
}

const found = (population: PopulationReader, options: Invocation['options'], io: Io): ReconcilingEdge['findRecords'] => async (subject, period) => {
  const { records } = options
  if (typeof records === 'string') return known(await recordsAt(records, io.cwd), [])
  if (options['artifacts'] === true) return population.artifacts(subject, period)
  return population.ledger(subject, ledgerOf(options))
}

const ledgerOf = ({ ledger }: Invocation['options']): string => (typeof ledger === 'string' ? ledger : 'countersign-ledger')

/** The record with everything that goes with it, checked by the verifier before it is written. */
async function sealed(judged: Judged, signer: Signer): Promise<Sealed> {
  const { statement, statementBytes } = recordOf(judged, { evaluator: evaluator(), invocation: null, earlier: [], sequence: null })
  const bundle = await signer.sign(statementBytes)
  const trust: TrustOptions = (await signer.trust()) ?? { allowUnsigned: true }
  const verification = await verifyEvidence(bundle, trust)
  const digest = sha256(bundle)
  const files = await packFiles({ bundle, statement, verification, trust })
  const { subject, report } = judged
  const compared = { repository: repositoryPath(subject.repository), commit: subject.commit, environment: null, result: report.decision.result }
  const by = signer.keyid === null ? null : { keyid: signer.keyid }
  return { pack: { name: '', files, bundle, sha256: digest }, signer: signer.keyid, verifyCommand: verifyCommandOf(compared, by), entered: null }
}

async function stored(files: PackedFile[], out: string, io: Io) {
  await writeFolder(resolve(io.cwd, out), files)
  return { directory: basename(out), artifact: null, problem: null }
}

/** This program, with the manifest of the files it is made of; run from source there is none. */
function evaluator(): Predicate['evaluator'] {
  const base = { name: 'countersign' as const, version, actionRef: null }
  for (const place of ['./manifest.json', '../manifest.json']) {
    try {
      return { ...base, digest: { sha256: sha256(readFileSync(new URL(place, import.meta.url))) } }
    } catch {
      continue
    }
  }
  return { ...base, digest: null }
}
