import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PackedFile } from '../domain/evidencePack.ts'
import { ProblemError } from '../domain/problem.ts'
import { errorCode, systemAnswer } from './failures.ts'
import { makeFolder } from './files.ts'

/**
 * Writes a folder that does not exist yet: all of it or nothing. It is made beside its place and moved there, which the system refuses where
 * something has appeared meanwhile. Throws `ProblemError` CS-081.
 */
export async function writeFolder(path: string, files: PackedFile[]): Promise<void> {
  await refuseTaken(path)
  const made = join(dirname(path), `.${basename(path)}-${randomUUID()}`)
  try {
    await makeFolder(dirname(path))
    await mkdir(made)
    for (const { name, bytes } of files) await writeFile(join(made, name), bytes, { flag: 'wx' })
    await rename(made, path)
  } catch (cause) {
    await rm(made, { recursive: true, force: true }).catch(() => undefined)
    throw refused(path, systemAnswer(cause), cause)
  }
}

/** Asked before anything is done for it: what was found must not be lost because there is no room for it. */
export async function refuseTaken(path: string): Promise<void> {
  if (await exists(path)) throw refused(path, 'something is there already')
}

/** What cannot be looked at counts as there; writing would say the same. A link that leads nowhere is there as well. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw refused(path, systemAnswer(error), error)
  }
}

function refused(path: string, found: string, cause?: unknown): ProblemError {
  const [expected, suggestion] = ['a folder that does not exist yet', 'give another folder with --out; nothing was written']
  return new ProblemError({ code: 'CS-081', file: path, message: 'the pack cannot be written', expected, found, suggestion }, { cause })
}
