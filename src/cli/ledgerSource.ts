import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ledgerFolder } from '../domain/ledger.ts'
import { ProblemError } from '../domain/problem.ts'
import { maxBundleBytes } from '../evidence/bundle.ts'
import { systemAnswer } from './failures.ts'
import { readRegularFile } from './files.ts'

/** What stands below `records`: a path that ends with a slash is no file (a link, a submodule), and its bytes are never asked for. */
export interface LedgerSource {
  paths(): Promise<string[]>
  /** In the order asked for. */
  read(paths: string[]): AsyncIterable<Uint8Array>
}

/** A checkout of the branch. Other files of it are let be. */
export function checkoutOf(directory: string): LedgerSource {
  const root = join(directory, ledgerFolder)
  return {
    async paths() {
      try {
        const entries = await readdir(root, { recursive: true, withFileTypes: true })
        const files = entries.filter((entry) => !entry.isDirectory())
        const below = (path: string): string => `${ledgerFolder}${path.slice(root.length).replaceAll('\\', '/')}`
        return files.map((entry) => `${below(join(entry.parentPath, entry.name))}${entry.isFile() ? '' : '/'}`)
      } catch (error) {
        throw unreadable(directory, systemAnswer(error), error)
      }
    },
    async *read(paths) {
      for (const path of paths) yield await readRegularFile(path, directory, maxBundleBytes)
    },
  }
}

/** Blobs that one process is asked for. */
const perProcess = 32
const mostListing = 256 * 1024 * 1024

/**
 * A branch, tag or commit of the clone one stands in, read by git itself: nothing is checked out, so no filter or hook runs, nothing is fetched, and
 * no object is replaced by another. The commit is resolved once.
 */
export function branchOf(ref: string, cwd: string): LedgerSource {
  const blobs = new Map<string, string>()
  return {
    async paths() {
      const commit = (await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])).toString('utf8').trim()
      const listed = await git(cwd, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${ledgerFolder}/`])
      return listed.toString('utf8').split('\0').filter(Boolean).map((row) => {
        const [, mode, oid = '', path = ''] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? []
        blobs.set(path, oid)
        return mode === '100644' || mode === '100755' ? path : `${path}/`
      })
    },
    async *read(paths) {
      for (let begin = 0; begin < paths.length; begin += perProcess) {
        const asked = paths.slice(begin, begin + perProcess)
        yield* await contents(cwd, asked.map((path) => blobs.get(path) ?? ''))
      }
    },
  }
}

async function contents(cwd: string, oids: string[]): Promise<Uint8Array[]> {
  const answer = await git(cwd, ['cat-file', '--batch'], `${oids.join('\n')}\n`)
  const found: Uint8Array[] = []
  for (let at = 0; found.length < oids.length; ) {
    const end = answer.indexOf('\n', at)
    const [, size] = /^[0-9a-f]+ blob (\d{1,9})$/.exec(answer.toString('utf8', at, Math.max(at, end))) ?? []
    if (size === undefined) throw unreadable('git', 'an object that is missing, or no file')
    found.push(new Uint8Array(answer.subarray(end + 1, end + 1 + Number(size))))
    at = end + 2 + Number(size)
  }
  return found
}

const safe = ['--no-replace-objects', '--no-pager', '-c', 'protocol.allow=never']

function git(cwd: string, args: string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, encoding: 'buffer' as const, maxBuffer: Math.max(mostListing, perProcess * (maxBundleBytes + 100)) }
    const child = execFile('git', [...safe, ...args], options, (error, stdout) => {
      if (error) reject(unreadable('git', `git ${args[0]} ended with ${String(error.code)}`, error))
      else resolve(stdout)
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

function unreadable(file: string, found: string, cause?: unknown): ProblemError {
  const expected = `a checkout of the ledger with the folder ${ledgerFolder}, or its branch in the clone you stand in`
  return new ProblemError({ code: 'CS-081', file, message: 'the ledger could not be read', expected, found }, { cause })
}
