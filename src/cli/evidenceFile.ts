import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ProblemError } from '../domain/problem.ts'
import { maxBundleBytes } from '../evidence/bundle.ts'
import { usageError } from './arguments.ts'
import type { Io } from './command.ts'

/** Far more than any public key in PEM needs. */
const maxKeyBytes = 64 * 1024

export interface GivenFile {
  name: string
  bytes: Uint8Array
}

/** The bundle named on the command line. Throws `ProblemError` CS-081 for what is no file, cannot be read, or is larger than a record can be. */
export const readBundle = (path: string, io: Io): Promise<GivenFile> => readGiven(path, io, maxBundleBytes)

export async function readKey(path: string, io: Io): Promise<string> {
  return Buffer.from((await readGiven(path, io, maxKeyBytes)).bytes).toString('utf8')
}

/** Size and kind are asked of the open file: asking by name first would let another take its place. Without O_NONBLOCK a pipe would wait for ever. */
async function readGiven(path: string, io: Io, limit: number): Promise<GivenFile> {
  const file = await open(resolve(io.cwd, path), constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw unreadable(path, codeOf(error) === 'ENOENT' ? 'no such file' : `the system answered ${codeOf(error)}`)
  })
  try {
    const { size } = await regularFile(file, path)
    if (size > limit) throw unreadable(path, `${size} bytes`, `at most ${limit} bytes`)
    return { name: basename(path), bytes: await file.readFile() }
  } finally {
    await file.close()
  }
}

async function regularFile(file: Awaited<ReturnType<typeof open>>, path: string): Promise<{ size: number }> {
  const stat = await file.stat()
  if (stat.isDirectory()) throw unreadable(path, 'a directory', 'a file')
  if (!stat.isFile()) throw unreadable(path, 'something that is not a regular file', 'a file')
  return stat
}

function unreadable(path: string, found: string, expected: string | null = null): ProblemError {
  return new ProblemError({ code: 'CS-081', file: path, message: 'the file could not be read', expected, found })
}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'an error')

/** Throws CS-080 unless the value is one of two words. */
export function formatOf(value: string | boolean | undefined): 'text' | 'json' {
  if (value === undefined || value === 'text' || value === 'json') return value ?? 'text'
  throw usageError('--format is not understood', 'give --format text or --format json', String(value).slice(0, 100))
}
