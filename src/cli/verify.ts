import { basename } from 'node:path'
import { sha256 } from '../domain/digest.ts'
import { resultWord } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import type { VerifyOptions } from '../evidence/verify.ts'
import { verifyEvidence } from '../evidence/verify.ts'
import { usageError } from './arguments.ts'
import type { Command, Invocation, Io } from './command.ts'
import { formatOf, readBundle } from './evidenceFile.ts'
import { readTrust, trustOptions } from './trustOptions.ts'
import { notBegun, outcomeCode, verificationJson, verificationText } from './verification.ts'

export const verifyCommand: Command = {
  name: 'verify',
  usage:
    '(BUNDLE | --ledger DIR|REF [--head SHA256]) [--key PEM | --keys FILE | --identity URI --issuer URL] [--trusted-root FILE] ' +
    '[--repo O/R] [--commit SHA] [--environment NAME] [--expect RESULT] [--unsigned] [--format text|json]',
  summary: 'Check a record, or a whole ledger: signature, digests, and whether the decision follows from the facts',
  options: {
    ...trustOptions,
    repo: { type: 'string', value: 'O/R', describe: 'the repository the record must be about' },
    commit: { type: 'string', value: 'SHA', describe: 'the full commit id the record must be about' },
    environment: { type: 'string', value: 'NAME', describe: 'the environment a deployment must be to' },
    expect: { type: 'string', value: 'RESULT', describe: `the result it must hold: ${Object.keys(resultWord).join(', ')}` },
    unsigned: { type: 'boolean', describe: 'check a record that nobody signed: form and replay only' },
    ledger: {
      type: 'string',
      value: 'DIR|REF',
      describe: 'instead of BUNDLE: a checkout of the ledger, or its branch in this clone, record by record and as a chain',
    },
    head: {
      type: 'string',
      value: 'SHA256',
      describe: 'with --ledger: a record it must hold, by the digest that a report or an earlier check printed',
    },
    format: { type: 'string', value: 'text|json', describe: 'text for people (default) or JSON (docs/verify.md)' },
  },
  notes: [
    'What is not given is not compared: a genuine record of a failed decision, or of another commit, verifies without --expect and --commit.',
    'Exit codes: 0 verified, 1 verified to be wrong, 2 could not verify. Works offline.',
    '',
    'Example: countersign verify evidence.sigstore.json --key countersign.pub --repo acme/payments --expect passed',
  ],
  operands: { min: 0, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation.options['format'])
    const [path = ''] = invocation.operands
    const { ledger } = invocation.options
    refuseBoth(invocation)
    try {
      if (typeof ledger === 'string') return await runLedger(ledger, invocation, io, format)
      const options = await verifyOptions(invocation, io)
      const file = await readBundle(path, io)
      const verification = await verifyEvidence(file.bytes, options)
      const shown = { verification, name: file.name, digest: sha256(file.bytes) }
      io.out(format === 'json' ? verificationJson(shown) : verificationText(shown, io.color))
      return outcomeCode(verification.outcome)
    } catch (error) {
      if (format !== 'json' || !(error instanceof ProblemError)) throw error
      io.out(verificationJson({ verification: notBegun(error.problem), name: basename(typeof ledger === 'string' ? ledger : path), digest: null }))
      return 2
    }
  },
}

/** What is asked of one record cannot hold for all of a ledger, and a ledger that is not looked at must not seem so. */
function refuseBoth({ operands, options }: Invocation): void {
  if (options['ledger'] === undefined) {
    if (options['head'] !== undefined) throw usageError('--head without --ledger', 'give the checkout of the ledger with --ledger')
    if (operands.length === 0)
      throw usageError('countersign verify takes 1 argument, or --ledger', 'give the evidence file, or a checkout of the ledger with --ledger')
    return
  }
  const other =
    operands.length > 0
      ? 'a BUNDLE'
      : ['repo', 'commit', 'environment', 'expect'].filter((name) => options[name] !== undefined).map((name) => `--${name}`)[0]
  if (other !== undefined) throw usageError(`--ledger and ${other} exclude each other`, 'a ledger is checked as a whole: leave one of them out')
}

async function runLedger(given: string, invocation: Invocation, io: Io, format: 'text' | 'json'): Promise<number> {
  const { head } = invocation.options
  if (typeof head === 'string' && !/^[0-9a-f]{64}$/.test(head))
    throw usageError('--head is not a sha256', 'give all 64 hexadecimal digits', head.slice(0, 200))
  const trust = await readTrust(invocation, io)
  const { ledgerJson, ledgerSource, ledgerText, verifyLedger } = await import('./verifyLedger.ts')
  const verification = await verifyLedger(await ledgerSource(given, io.cwd), given, trust, typeof head === 'string' ? head : null)
  io.out(format === 'json' ? ledgerJson(verification) : ledgerText(verification, given, io.color))
  return outcomeCode(verification.outcome)
}

/** Wrong claims end the run: a mistyped `--expect` must not be compared with anything. */
async function verifyOptions(invocation: Invocation, io: Io): Promise<VerifyOptions> {
  const { repo, commit, environment, expect } = invocation.options
  if (typeof repo === 'string' && !/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repo)) {
    throw usageError('--repo is not understood', 'give OWNER/NAME', repo.slice(0, 200))
  }
  if (typeof commit === 'string' && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) {
    throw usageError('--commit is not a full commit id', 'give all of it: a short id can be made to fit another commit', commit.slice(0, 200))
  }
  if (typeof expect === 'string' && !Object.hasOwn(resultWord, expect)) {
    throw usageError('--expect is not a result', `give one of ${Object.keys(resultWord).join(', ')}`, expect.slice(0, 200))
  }
  return {
    ...(await readTrust(invocation, io)),
    ...(typeof repo === 'string' && { repo }),
    ...(typeof commit === 'string' && { commit }),
    ...(typeof environment === 'string' && { environment }),
    ...(typeof expect === 'string' && { expect }),
  }
}
