import { readdir, realpath, stat } from 'node:fs/promises'
import type { Dirent } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ProblemError } from '../../domain/problem.ts'
import { errorCode, systemAnswer } from '../failures.ts'
import { isMissing, maxTextBytes, readRegularFile } from '../files.ts'

/** A file's bytes, or why they could not be had, in words of ours. */
export type Content = Uint8Array | { unread: string }

/** A repository's files on this machine. Paths are relative to it, with `/`. */
export interface Checkout {
  /** Every workflow and action file, in the order of their paths. */
  files: Map<string, Content>
  /** A file that something names; null: there is no such file within the directory. */
  read(path: string): Promise<Content | null>
}

/** A tree of actions that a person keeps; more is a trap or somebody's dependencies. */
const maxActionFolders = 10_000

/**
 * The checkout at `directory`. Throws `ProblemError` CS-081 when it is no directory that can be listed; a single file that cannot be read is
 * told in its place, so that the others are judged all the same. Nothing outside of the directory is read, through no link.
 */
export async function openCheckout(directory: string, cwd: string): Promise<Checkout> {
  const root = await rootOf(resolve(cwd, directory), directory)
  const read = (path: string) => contentOf(root, path)
  const paths = [...(await workflowPaths(root)), ...(await actionPaths(root))].sort()
  const files = new Map<string, Content>()
  for (const path of paths) files.set(path, (await read(path)) ?? { unread: 'it leads to no file' })
  return { files, read }
}

async function rootOf(path: string, shown: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) return await realpath(path)
  } catch (error) {
    throw noDirectory(shown, isMissing(error) ? 'nothing of that name' : systemAnswer(error), error)
  }
  throw noDirectory(shown, 'a file')
}

const noDirectory = (file: string, found: string, cause?: unknown): ProblemError =>
  new ProblemError({ code: 'CS-081', file, message: 'this is not a directory to scan', expected: 'the checkout of a repository', found }, { cause })

/** Directories are no files of git's; whatever else stands there under such a name is read, or told as unread. */
async function workflowPaths(root: string): Promise<string[]> {
  const folder = '.github/workflows'
  const entries = await listed(root, folder)
  return entries.filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name)).map(({ name }) => `${folder}/${name}`)
}

async function actionPaths(root: string): Promise<string[]> {
  const found: string[] = []
  const waiting = ['.github/actions']
  for (let next = waiting.pop(), folders = 0; next !== undefined; next = waiting.pop(), folders += 1) {
    const folder = next
    if (folders === maxActionFolders) throw tooMany(folder)
    for (const entry of await listed(root, folder)) {
      if (entry.isDirectory()) waiting.push(`${folder}/${entry.name}`)
      else if (/^action\.ya?ml$/.test(entry.name)) found.push(`${folder}/${entry.name}`)
    }
  }
  return found
}

const tooMany = (file: string): ProblemError =>
  new ProblemError({
    code: 'CS-081',
    file,
    message: `.github/actions holds more than ${maxActionFolders} folders`,
    suggestion: 'scan a clean checkout',
  })

/**
 * A folder that is not there holds nothing; one that cannot be listed could hold anything. A link is followed within the directory only, whether
 * it stands for the folder or for one above it; GitHub itself finds no workflows behind one.
 */
async function listed(root: string, folder: string): Promise<Dirent[]> {
  try {
    if (!isWithin(root, await realpath(join(root, folder)))) throw unlistable(folder, 'a link that leads out of the directory')
    return await readdir(join(root, folder), { withFileTypes: true })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if (isMissing(error)) return []
    if (errorCode(error) === 'ENOTDIR') throw unlistable(folder, 'a file where a folder belongs', error)
    throw unlistable(folder, systemAnswer(error), error)
  }
}

const unlistable = (file: string, found: string, cause?: unknown): ProblemError =>
  new ProblemError({ code: 'CS-081', file, message: 'the folder could not be listed', found }, { cause })

/** A path of a workflow is anybody's text: it may climb, be absolute, or go through a link. */
async function contentOf(root: string, path: string): Promise<Content | null> {
  try {
    const real = await realpath(resolve(root, path))
    if (!isWithin(root, real)) return { unread: 'a link that leads out of the directory' }
    return await readRegularFile(real, root, maxTextBytes)
  } catch (error) {
    if (error instanceof ProblemError) return { unread: error.problem.found ?? error.problem.message }
    return isNowhere(error) ? null : { unread: systemAnswer(error) }
  }
}

/** No file can have that name: missing, below a file, too long, or with a zero byte in it. */
const isNowhere = (error: unknown): boolean => noFile.includes(errorCode(error) ?? '')

const noFile = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way))
}
