import { describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkoutOf } from '../../src/cli/ledgerSource.ts'
import { ledgerText, verifyLedger } from '../../src/cli/verifyLedger.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { recordPath } from '../../src/domain/ledger.ts'
import { filesOf } from '../support/ledgerFiles.ts'
import { key, play, secret, type Stage } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

const ledger = 'countersign-ledger'
const inputs = { ledger }

/** What an auditor does with a checkout of the branch. */
async function audited(stage: Stage, anchor: string | null = null): Promise<{ outcome: string; out: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  try {
    for (const [path, bytes] of filesOf(stage, ledger)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const verification = await verifyLedger(checkoutOf(folder), folder, { key: key.publicPem }, anchor)
    return { outcome: verification.outcome, out: ledgerText(verification, folder, false) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a ledger', () => {
  test.concurrent('is off unless it is named: no branch, no sequence', () =>
    play({}, async (stage) => {
      const told = await stage.run()
      expect([stage.repository.branches.has(ledger), onlyPack(told).statement.predicate.sequence]).toEqual([false, undefined])
      expect(reportOf(told).text).not.toContain('ledger')
    }),
  )

  test.concurrent('holds every record, passed or not, and every report prints its head', () =>
    play({}, async (stage) => {
      const waiting = await stage.run(stage.target('opened'), inputs)
      stage.approve('reviewer')
      const ready = await stage.run(stage.ping(), inputs)
      expect([waiting.decision, ready.decision, ready.exitCode]).toEqual(['pending', 'passed', 0])
      const digests = [waiting, ready].map((told) => sha256(onlyPack(told).bundle))
      expect(filesOf(stage, ledger).map(([path]) => path)).toEqual(digests.map((digest, at) => recordPath({ index: at + 1, sha256: digest })))
      const head = `head is record 2, sha256`
      for (const page of [reportOf(ready).text, ready.summary]) expect(page).toContain(head)
      expect(ready.stdout).toContain(`ledger ${ledger}: head is record 2, sha256 ${digests[1]}`)
      expect(await audited(stage, digests[0])).toMatchObject({ outcome: 'verified', out: expect.stringContaining('is record 1, and 1 follow') })
    }),
  )

  test.concurrent('of gates that race as processes holds all of them', () =>
    play({}, async (stage) => {
      const pulls = [stage.pull, ...['two', 'three', 'four'].map((branch) => stage.another({ branch }))]
      const told = await Promise.all(pulls.map((pull) => stage.run(stage.target('opened', 'author', pull), inputs)))
      expect(told.map(({ decision }) => decision)).toEqual(['pending', 'pending', 'pending', 'pending'])
      const stored = filesOf(stage, ledger).map(([, bytes]) => sha256(bytes))
      expect(stored.toSorted()).toEqual(told.map((one) => one.outputs['evidence-sha256'] ?? '').toSorted())
      expect(await audited(stage)).toMatchObject({ outcome: 'verified', out: expect.stringContaining('VERIFIED: 4 records') })
    }),
  )

  test.concurrent('is written with a token of its own, if there is one', () =>
    play({}, async (stage) => {
      const token = secret('ghs_')
      const told = await stage.run(stage.target('opened'), { ...inputs, 'ledger-token': token })
      const used = told.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/git/')).map((request) => request.token)
      expect([used.length, new Set(used)]).toEqual([4, new Set([token])])
      expect(told.stdout).not.toContain(token)
    }),
  )
})

describe('a ledger that does not take the record', () => {
  const closed = async (stage: Stage, mode: string) => {
    stage.repository.rules.push({ branch: ledger, type: 'creation', parameters: null })
    stage.approve('reviewer')
    return stage.run(stage.target('opened'), { ...inputs, mode })
  }

  test.concurrent('is no pass where the gate enforces, and the record is kept without a place', () =>
    play({}, async (stage) => {
      const told = await closed(stage, 'enforce')
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([1, 'error', 'error'])
      expect(reportOf(told).summary).toContain('The evidence was sealed, and the ledger did not take it')
      expect(reportOf(told).summary).toContain('CS-055')
      expect(onlyPack(told).statement.predicate).toMatchObject({ decision: { result: 'passed' } })
      expect(onlyPack(told).statement.predicate.sequence).toBeUndefined()
      expect(reportOf(told).text).not.toContain('head is record')
    }),
  )

  test.concurrent('is a warning where the gate observes', () =>
    play({}, async (stage) => {
      const told = await closed(stage, 'observe')
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([0, 'passed', 'success'])
      expect(told.stdout).toContain('the ledger did not take it')
    }),
  )

  test.concurrent('because somebody else writes there: told, and not built upon', () =>
    play({}, async (stage) => {
      stage.world.push(stage.repository, ledger, { by: 'mallory', changes: { 'x.md': 'x' } })
      const before = stage.world.tip(stage.repository, ledger)
      const told = await stage.run(stage.target('opened'), inputs)
      expect([told.decision, stage.world.tip(stage.repository, ledger)]).toEqual(['error', before])
      expect(reportOf(told).summary).toContain('somebody else writes there')
    }),
  )
})
