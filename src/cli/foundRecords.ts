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
  return { from: 'ledger, from a checkout or clone', files: () => inOrder(ledgerSource(given, cwd)) }
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
  const paths = await bundlesIn(directory)
  if (paths.length === 0) throw unreadable(directory, `no file whose name ends in ${bundleEnding}`)
  return {
    from: 'files',
    async *files() {
      for (const path of paths) yield { path, bytes: await readRegularFile(join(directory, path), directory, maxBundleBytes) }
    },
  }
}

async function bundlesIn(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    const found = entries.filter((entry) => entry.isFile() && entry.name.endsWith(bundleEnding))
    return found.map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1).replaceAll('\\', '/')).sort()
  } catch (error) {
    throw unreadable(directory, systemAnswer(error), error)
  }
}

function unreadable(file: string, found: string, cause?: unknown): ProblemError {
  const expected = 'a checkout of the ledger, its branch in the clone you stand in, or a folder with evidence files'
  return new ProblemError({ code: 'CS-081', file, message: 'the records could not be read', expected, found }, { cause })
}
