import { basename } from 'node:path'
import { maxBundleBytes } from '../evidence/bundle.ts'
import { usageError } from './arguments.ts'
import type { Io } from './command.ts'
import { readRegularFile } from './files.ts'

/** Far more than any public key in PEM needs. */
const maxKeyBytes = 64 * 1024

export interface GivenFile {
  name: string
  bytes: Uint8Array
}

/** The bundle named on the command line. Throws `ProblemError` CS-081 for what is no file, cannot be read, or is larger than a record can be. */
export async function readBundle(path: string, { cwd }: Io): Promise<GivenFile> {
  return { name: basename(path), bytes: await readRegularFile(path, cwd, maxBundleBytes) }
}

export async function readKey(path: string, { cwd }: Io): Promise<string> {
  return Buffer.from(await readRegularFile(path, cwd, maxKeyBytes)).toString('utf8')
}

/** Throws CS-080 unless the value is one of two words. */
export function formatOf(value: string | boolean | undefined): 'text' | 'json' {
  if (value === undefined || value === 'text' || value === 'json') return value ?? 'text'
  throw usageError('--format is not understood', 'give --format text or --format json', String(value).slice(0, 100))
}
