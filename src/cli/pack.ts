import { resolve } from 'node:path'
import { sha256 } from '../domain/digest.ts'
import type { Verification } from '../evidence/verify.ts'
import { logLine } from '../render/escape.ts'
import type { Command, Io } from './command.ts'
import { type GivenFile, readBundle } from './evidenceFile.ts'
import type { DescribedFile } from './packFiles.ts'
import { readTrust, trustOptions } from './trustOptions.ts'
import { checkLine, outcomeCode, verificationText } from './verification.ts'

export const packCommand: Command = {
  name: 'pack',
  usage: 'BUNDLE [--key PEM | --keys FILE | --identity URI --issuer URL] [--trusted-root FILE] [--unsigned] [--out DIR]',
  summary: 'Check a record and write everything an auditor needs beside it: report, facts, policy, guide, digests',
  options: {
    ...trustOptions,
    unsigned: { type: 'boolean', describe: 'pack a record that nobody signed' },
    out: { type: 'string', value: 'DIR', describe: 'a folder that does not exist yet (default: countersign-<gate>-<commit>-<digest>)' },
  },
  notes: [
    'Checks first, and writes nothing for a record that is wrong. Never overwrites. Works offline.',
    'Without a key everything but the signature is checked; the pack is written and says so, and the exit code is 2.',
    'Exit codes: 0 verified and written, 1 verified to be wrong, 2 could not verify, or not written.',
    '',
    'Example: countersign pack evidence.sigstore.json --key countersign.pub --out audit-2026-11',
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const trust = await readTrust(invocation, io)
    const file = await readBundle(invocation.operands[0] ?? '', io)
    const { verificationForPack } = await import('./packVerification.ts')
    const verification = await verificationForPack(file.bytes, trust)
    io.out(checked(file, verification, io))
    if (verification.outcome === 'wrong' || verification.statement === null) {
      io.out('\nNothing was written.')
      return outcomeCode(verification.outcome)
    }
    const { packFiles, packName } = await import('./packFiles.ts')
    const { statement } = verification
    const files = await packFiles({ bundle: file.bytes, statement, verification, trust })
    const { out } = invocation.options
    await written(files, typeof out === 'string' ? out : packName(statement, file.bytes), io)
    return outcomeCode(verification.outcome)
  },
}

/** What was and what was not checked, before anything is written. */
function checked(file: GivenFile, verification: Verification, { color }: Io): string {
  const digest = sha256(file.bytes)
  if (!isUnkeyed(verification)) return verificationText({ verification, name: file.name, digest }, color)
  const lines = verification.checks.map((check) => checkLine(check, color))
  return [`${logLine(file.name)}  sha256 ${digest}`, ...lines, '', notVerified].join('\n')
}

const notVerified = 'NOT VERIFIED: the record agrees with itself, but who signed it was not checked.'

const isUnkeyed = ({ outcome, statement }: Verification): boolean => outcome === 'could-not' && statement !== null

/** Writes the folder, and says what is in it. */
async function written(files: DescribedFile[], out: string, io: Io): Promise<void> {
  const { writeFolder } = await import('./packFolder.ts')
  await writeFolder(resolve(io.cwd, out), files)
  const width = Math.max(...files.map(({ name }) => name.length))
  const lines = files.map(({ name, about }) => `  ${name.padEnd(width)}  ${logLine(about)}`)
  io.out(['', `Wrote ${files.length} files to ${logLine(out)}`, ...lines].join('\n'))
}
