import { constants } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { ProblemError } from '../domain/problem.ts'
import { errorCode, systemAnswer } from './failures.ts'

/** Far above any policy or scenario that a person writes; what is larger still than a room allows is refused there. */
export const maxTextBytes = 8 * 1024 * 1024

/**
 * A file named by a person or a scenario. Throws `ProblemError` CS-081 for what is no regular file, cannot be read, or holds more than `limit`
 * bytes. Kind and size are asked of the open file: asking by name first would let another take its place, and without O_NONBLOCK a pipe would
 * wait for ever.
 */
export async function readRegularFile(path: string, cwd: string, limit: number): Promise<Uint8Array> {
  let file: FileHandle | null = null
  try {
    file = await open(resolve(cwd, path), constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await file.stat()
    if (!stat.isFile()) throw unreadable(path, stat.isDirectory() ? 'a directory' : 'something that is not a regular file', 'a file')
    if (stat.size > limit) throw unreadable(path, `${stat.size} bytes`, `at most ${limit} bytes`)
    return await contentOf(file, path, { limit, expected: stat.size })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw unreadable(path, isMissing(error) ? 'no such file' : systemAnswer(error), null, error)
  } finally {
    await file?.close()
  }
}

/** Whether an error says that there is no such file, itself or as the cause of a problem. */
export const isMissing = (error: unknown): boolean => errorCode(error instanceof ProblemError ? error.cause : error) === 'ENOENT'

/** A folder with those above it. Not the library's own way, which tries for ever where a folder exists and can hold none (/proc). */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path)
  }
}

/** Counted while reading: files of /proc have no size, and others grow. One byte more than expected is asked for, so that the end is seen at once. */
async function contentOf(file: FileHandle, path: string, { limit, expected }: { limit: number; expected: number }): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  let room = expected > 0 ? expected + 1 : chunk
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(room), 0, room)
    if (bytesRead === 0) return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
    length += bytesRead
    if (length > limit) throw unreadable(path, 'more', `at most ${limit} bytes`)
    parts.push(buffer.subarray(0, bytesRead))
    room = length === expected ? 1 : chunk
  }
}

const chunk = 64 * 1024

function unreadable(path: string, found: string, expected: string | null = null, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'CS-081', file: path, message: 'the file could not be read', expected, found }, { cause })
}
