import type { WithoutEvidence } from '../decision/reportOf.ts'
import { sha256 } from '../domain/digest.ts'
import { type EvidencePack, type PackedFile, policyFileName } from '../domain/evidencePack.ts'
import type { Sequence } from '../domain/ledger.ts'
import { type Problem, ProblemError } from '../domain/problem.ts'
import type { Predicate } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { repositoryPath, type Subject } from '../domain/subject.ts'
import type { Judged, Sealed, Sealer } from '../edge.ts'
import type { Signatory } from '../evidence/signatory.ts'
import { verifyCommandOf } from '../render/verifyCommand.ts'
import type { GuideInput } from '../render/verifyGuide.ts'
import type { Signer } from '../sign/signer.ts'
import { type JobNeeds, keylessJob } from './jobPermissions.ts'
import { loadRecordReport, recordReport } from './recordReport.ts'
import type { Ledger, Note } from './ledger.ts'

/** What the record says of the run itself, besides the judgement. */
export interface Sealing {
  /** Throws a ProblemError when there is no usable key: that is an outcome of its own, not the end of the run. */
  signer(): Promise<Signer>
  evaluator: Predicate['evaluator']
  invocation: Predicate['invocation']
  /** Run number and attempt for the artifact's name. */
  run: { id: string; attempt: string }
  /** Digests of the evidence of earlier evaluations of the same head. */
  earlier(subject: Subject): { sha256: string }[]
  /** Where records are appended; null: nowhere. */
  ledger: Ledger | null
  needs: JobNeeds
}

/** The verifier's libraries take longer to load than a request takes: they are loaded during the first one. */
export const loadSealing = async (): Promise<unknown> =>
  Promise.all([loadRecordReport(), import('../sign/signer.ts'), import('../recordOf.ts'), import('../evidence/bundle.ts'), import('../evidence/verify.ts')])

/** Facts, policy, statement, signature and the auditor's guide, as the files of one pack. */
export function createSealer(sealing: Sealing): Sealer {
  return async (judged) => {
    try {
      return sealing.ledger === null ? await sealed(judged, sealing, null) : await intoLedger(judged, sealing, sealing.ledger)
    } catch (error) {
      return { refused: error instanceof ProblemError ? refusalOf(error.problem, keylessJob(judged.subject.gate, sealing.needs)) : unforeseen(error) }
    }
  }
}

/** What is shown as data needs no marks of code within, and lines to paste stay lines; of permissions, all those that this very job needs. */
function refusalOf({ message, code, expected, found, suggestion }: Problem, permissions: string[]): WithoutEvidence {
  const unmarked = (text: string) => text.replaceAll('`', '')
  const lines = (suggestion ?? 'run again with debug logging').split('\n')
  const key = lines.findIndex((line) => line === permissions[0])
  const words = key < 0 ? lines : [...lines.slice(0, key), 'the permissions below']
  return {
    detail: unmarked([`${message} (${code})`, ...(found === null ? [] : [`found ${found}`])].join('; ')),
    expected: unmarked(expected ?? 'a record that can be signed'),
    remedy: unmarked(words.join(' ')),
    ...(key < 0 ? {} : { paste: [...permissions, '  # and keep what else the job has: what is not listed is none'] }),
  }
}

const unforeseen = (error: unknown): WithoutEvidence => ({
  detail: `the record could not be made: ${error instanceof Error ? error.message : 'no reason given'}`,
  expected: 'a record that can be signed',
  remedy: 'run again with debug logging, and report it',
})

async function intoLedger(judged: Judged, sealing: Sealing, ledger: Ledger): Promise<Sealed> {
  const { enterLedger } = await import('./ledger.ts')
  const { subject } = judged
  const enter = await enterLedger(ledger, subject.repository, noteOf(judged, sealing), (sequence) => sealed(judged, sealing, sequence))
  return { ...enter.sealed, entered: enter.entered }
}

const noteOf = ({ subject, report }: Judged, { run }: Sealing): Note => ({
  gate: subject.gate,
  result: report.decision.result,
  commit: subject.commit,
  environment: subject.environment ?? null,
  run: run.id,
})

async function sealed(judged: Judged, sealing: Sealing, sequence: Sequence | null): Promise<Sealed> {
  const { subject, facts, policies, report } = judged
  const signer = await sealing.signer()
  const { recordOf } = await import('../recordOf.ts')
  const { evaluator, invocation } = sealing
  const record = recordOf(judged, { evaluator, invocation, earlier: sealing.earlier(subject), sequence })
  const bundle = await signer.sign(record.statementBytes)
  const digest = sha256(bundle)
  const certified = signer.mode === 'keyless' ? (await import('../evidence/signatory.ts')).signatoryOf(bundle) : null
  const by = certified ?? (signer.keyid === null ? null : { keyid: signer.keyid })
  const page = await recordReport({ statement: record.statement, facts, bundleSha256: digest, signer: by })
  const guided = { subject, report, policies: policies.length, bundleSha256: digest, signer: await guideSigner(signer, certified, bundle), page: page !== null }
  const files: PackedFile[] = [
    { name: 'evidence.sigstore.json', bytes: bundle },
    { name: 'facts.json', bytes: record.factsBytes },
    ...policies.map(({ bytes }, index) => ({ name: policyFileName(index), bytes })),
    { name: 'VERIFY.md', bytes: Buffer.from(await guide(guided)) },
  ]
  if (page !== null) files.push({ name: 'report.html', bytes: page })
  if (subject.gate === 'repository') files.push(...(await import('../render/exports.ts')).exportsOf(report, digest))
  const pack: EvidencePack = { name: packName(subject, sealing.run), files, bundle, sha256: digest, certified: certified !== null }
  return { pack, signer: certified?.identity ?? signer.keyid, verifyCommand: verifyCommand(subject, report, signer, certified), entered: null }
}

/** A later deployment finds the record of an earlier one by this name. */
const packName = ({ gate, changes, commit }: Subject, { id, attempt }: Sealing['run']): string =>
  `countersign-${gate}-${gate !== 'deployment' && changes.length === 1 ? changes[0]?.number : commit.slice(0, 8)}-r${id}-a${attempt}`

/** Complete: what is not compared proves nothing about it. */
function verifyCommand(subject: Subject, { decision }: Report, { keyid }: Signer, certified: Signatory | null): string {
  const { repository, commit, environment } = subject
  const compared = { repository: repositoryPath(repository), commit, environment: environment ?? null, result: decision.result }
  return verifyCommandOf(compared, certified ?? (keyid === null ? null : { keyid }))
}

async function guideSigner({ keyid, publicKeyPem }: Signer, certified: Signatory | null, bundle: Uint8Array): Promise<GuideInput['signer']> {
  if (certified !== null || keyid === null || publicKeyPem === null) return certified
  return { keyid, publicKeyPem, logVersion2: (await import('../evidence/signatory.ts')).namesLogVersion2(bundle) }
}

interface Guided extends Pick<GuideInput, 'bundleSha256' | 'signer'> {
  subject: Subject
  report: Report
  /** How many there were to judge by, the central ones among them. */
  policies: number
  page: boolean
}

async function guide({ subject, report, policies, bundleSha256, signer, page }: Guided): Promise<string> {
  const { verifyGuide } = await import('../render/verifyGuide.ts')
  return verifyGuide({
    repository: repositoryPath(subject.repository),
    commit: subject.commit,
    environment: subject.environment ?? null,
    reconciliation: report.reconciled ?? null,
    result: report.decision.result,
    evaluatedAt: report.evaluatedAt,
    bundleSha256,
    policyRead: policies > 0,
    centralPolicies: Math.max(0, policies - 1),
    pageLeftOut: !page,
    signer,
  })
}
