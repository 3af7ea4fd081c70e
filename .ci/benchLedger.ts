// What it costs to check a whole ledger: a checkout of a thousand records, every one verified and judged again, and the chain followed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ecKey } from '../__tests__/support/keys.ts'
import { ledgerOf } from '../__tests__/support/ledger.ts'
import { passingFacts } from '../__tests__/support/sampleRecord.ts'
import { checkoutOf } from '../src/cli/ledgerSource.ts'
import type { Facts } from '../src/domain/facts.ts'
import { verifyLedger } from '../src/cli/verifyLedger.ts'

const count = 1000
const entry = resolve('dist/cli.js')

export async function ledgerFigures(line: (figure: string, value: string, reach: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-ledger-'))
  const key = ecKey('P-256')
  for (const [path, bytes] of await ledgerOf(key, count, typicalFacts())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  writeFileSync(join(folder, 'countersign.pub'), key.publicPem)
  console.log('\nledger')
  const began = performance.now()
  const { outcome } = await verifyLedger(checkoutOf(folder), folder, { key: key.publicPem }, null)
  if (outcome !== 'verified') throw new Error(`the bench's ledger is ${outcome}`)
  line(
    `  ${count.toLocaleString('en')} records with their chain, verified and judged again`,
    `${Math.round(performance.now() - began)} ms`,
    '<= 5000 ms',
  )
  asProcess(folder, line)
  rmSync(folder, { recursive: true })
}

/** A pull request of 30 files, 5 commits and 3 reviews, as in the figures of the gate. */
function typicalFacts(): Facts {
  const facts = passingFacts()
  const [change] = facts.changes
  const { files, commits, reviews } = change ?? {}
  if (files?.state !== 'known' || commits?.state !== 'known' || reviews?.state !== 'known') throw new Error('the sample holds other facts')
  const [commit, review] = [commits.value[0], reviews.value[0]]
  if (!commit || !review) throw new Error('the sample is empty')
  files.value = {
    total: 30,
    listed: Array.from({ length: 30 }, (_, at) => ({ path: `src/ledger/part-${at}.ts`, previousPath: null, change: 'modified' })),
  }
  const earlier = (at: number): string => at.toString(16).repeat(40)
  commits.value = [
    ...[1, 2, 3, 4].map((at) => ({ ...commit, sha: earlier(at), parents: at === 1 ? commit.parents : [earlier(at - 1)] })),
    { ...commit, parents: [earlier(4)] },
  ]
  reviews.value = [...['R2', 'R3'].map((id) => ({ ...review, id, state: 'COMMENTED' as const })), review]
  return facts
}

/** The same from outside, the start of the program included. */
function asProcess(folder: string, line: (figure: string, value: string, reach: string) => void): void {
  const began = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [entry, 'verify', '--ledger', folder, '--key', join(folder, 'countersign.pub')], {
    encoding: 'utf8',
  })
  if (status !== 0 || !stdout.includes(`VERIFIED: ${count} records`)) throw new Error(`countersign verify --ledger ended with ${status}:\n${stdout}`)
  line('  the same as a process', `${Math.round(performance.now() - began)} ms`, '<= 5000 ms')
}
