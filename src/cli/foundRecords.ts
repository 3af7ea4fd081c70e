import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ledgerFolder } from '../domain/ledger.ts'
import { ProblemError } from '../domain/problem.ts'
import type { FoundRecords } from '../domain/reconciliation.ts'
import { maxBundleBytes } from '../evidence/bundle.ts'
import { systemAnswer } from './failures.ts'
import { readRegularFile } from './files.ts'
import type { LedgerSource } from './ledgerSource.ts'
import { ledgerSource } from './verifyLedger.ts'

/**
 * Records that somebody has: a checkout of the ledger, its branch in the clone one stands in, or a folder with packs and evidence files at any depth.
 * No name of a folder goes into what is signed.
 */
export async function recordsAt(given: string, cwd: string): Promise<FoundRecords> {
  const directory = resolve(cwd, given)
  if ((await isFolder(directory)) && !(await isFolder(join(directory, ledgerFolder)))) return looseFiles(directory)
  return { from: 'ledger, from a checkout or clone', commits: null, files: () => inOrder(ledgerSource(given, cwd)) }
}

const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false)

async function* inOrder(opened: Promise<LedgerSource>): ReturnType<FoundRecords['files']> {
  const source = await opened
  const paths = (await source.paths()).sort()
  const files = paths.filter((path) => !path.endsWith('/'))
  for (const path of paths.filter((one) => one.endsWith('/'))) yield { path, bytes: null }
  let read = 0
  for await (const bytes of source.read(files)) {
    yield { path: files[read] ?? '', bytes }
    read += 1
  }
}

const bundleEnding = '.sigstore.json'

async function looseFiles(directory: string): Promise<FoundRecords> {
  const found = await bundlesIn(directory)
  if (found.length === 0) throw unreadable(directory, `no file whose name ends in ${bundleEnding}`)
  return {
    from: 'files',
    commits: null,
    async *files() {
      for (const { path, isFile } of found) yield { path, bytes: isFile ? await readRegularFile(join(directory, path), directory, maxBundleBytes) : null }
    },
  }
}

async function bundlesIn(directory: string): Promise<{ path: string; isFile: boolean }[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    const found = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith(bundleEnding))
    const named = found.map((entry) => ({ path: join(entry.parentPath, entry.name).slice(directory.length + 1).replaceAll('\\', '/'), isFile: entry.isFile() }))
    return named.sort((one, other) => (one.path < other.path ? -1 : 1))
  } catch (error) {
    throw unreadable(directory, systemAnswer(error), error)
  }
}

function unreadable(file: string, found: string, cause?: unknown): ProblemError {
  const expected = 'a checkout of the ledger, its branch in the clone you stand in, or a folder with evidence files'
  return new ProblemError({ code: 'CS-081', file, message: 'the records could not be read', expected, found }, { cause })
}
