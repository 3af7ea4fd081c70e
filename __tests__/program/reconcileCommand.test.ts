import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../../src/domain/digest.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { filesOf } from '../support/ledgerFiles.ts'
import { commandLineRun, type Ended } from './cliRun.ts'
import { reconciling, type ReconcileStage } from './reconcileStage.ts'
import { key } from './stage.ts'

/** The command beside a folder with the public and the private key, given to it as KEY, SIGNING and FOLDER. */
async function command(scene: ReconcileStage, args: string[], see: (ended: Ended, folder: string) => unknown = () => undefined): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'reconcile-'))
  try {
    writeFileSync(join(folder, 'countersign.pub'), key.publicPem)
    writeFileSync(join(folder, 'countersign.pem'), key.privatePem)
    const given = args.map((arg) => arg.replace('KEY', join(folder, 'countersign.pub')).replace('SIGNING', join(folder, 'countersign.pem')).replace('FOLDER', folder))
    const ended = await commandLineRun(scene.stage, ['reconcile', ...given])
    await see(ended, folder)
    return ended
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const ordinary = (scene: ReconcileStage): string[] => ['acme/payments', '--branch', 'main', '--since', scene.since, '--key', 'KEY']

describe('from the command line', () => {
  test.concurrent('nothing found: exit 0; with --out the signed record, its page and the tables', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      scene.stage.world.clock.advance(7200)
      await command(scene, [...ordinary(scene), '--out', 'FOLDER/out', '--signing-key', 'SIGNING'], async ({ code, out, err }, folder) => {
        expect([code, out]).toEqual([0, expect.stringContaining('Ready')])
        expect(err).not.toContain(folder.slice(0, 4) === '/tmp' ? `${folder}/` : folder)
        const names = readdirSync(join(folder, 'out')).sort()
        expect(names).toEqual(expect.arrayContaining(['VERIFY.md', 'commits.csv', 'deployments.csv', 'evidence.sigstore.json', 'exceptions.csv', 'exports.json', 'records.csv', 'report.html']))
        const verified = await verifyEvidence(readFileSync(join(folder, 'out', 'evidence.sigstore.json')), { key: key.publicPem, repo: 'acme/payments', expect: 'passed' })
        expect([verified.outcome, verified.replay]).toEqual(['verified', 'same'])
        const manifest = JSON.parse(readFileSync(join(folder, 'out', 'exports.json'), 'utf8')) as { files: { name: string; rows: number; sha256: string }[] }
        for (const file of manifest.files) expect(sha256(readFileSync(join(folder, 'out', file.name)))).toBe(file.sha256)
        expect(manifest.files.find(({ name }) => name === 'commits.csv')?.rows).toBe(1)
      })
    }),
  )

  test.concurrent('a direct push: exit 1, named; as JSON too', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const sha = scene.push()
      scene.stage.world.clock.advance(7200)
      const text = await command(scene, ordinary(scene))
      expect([text.code, text.out]).toEqual([1, expect.stringContaining(sha.slice(0, 7))])
      const json = await command(scene, [...ordinary(scene), '--format', 'json'])
      expect([json.code, JSON.parse(json.out)]).toEqual([1, expect.anything()])
    }),
  )

  test.concurrent('the same records, from a folder with what was downloaded', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const { stage } = scene
      stage.world.clock.advance(7200)
      const folder = mkdtempSync(join(tmpdir(), 'records-'))
      try {
        for (const [path, bytes] of filesOf(stage, 'countersign-ledger')) writeFileSync(join(folder, path.replaceAll('/', '_')), bytes)
        const ended = await command(scene, [...ordinary(scene), '--records', folder])
        expect([ended.code, ended.out]).toEqual([0, expect.stringContaining('Ready')])
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
  )
})

test.concurrent('a checkout of the ledger out of which one record was taken: exit 1, and said which', () =>
  reconciling(async (scene) => {
    await scene.change('one')
    await scene.change('two')
    const { stage } = scene
    stage.world.clock.advance(7200)
    const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
    try {
      for (const [path, bytes] of filesOf(stage, 'countersign-ledger')) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), bytes)
      }
      const whole = await command(scene, [...ordinary(scene), '--records', folder])
      expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('Ready')])
      const place = join(folder, 'records', '000000')
      rmSync(join(place, readdirSync(place).sort()[1] ?? ''))
      const cut = await command(scene, [...ordinary(scene), '--records', folder])
      expect([cut.code, cut.out.replace(/\s+/g, ' ')]).toEqual([1, expect.stringMatching(/record 2 .*(missing|deleted)/)])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }),
)

describe('bad input of the command', () => {
  const refused = (args: (scene: ReconcileStage) => string[], said: string) => () =>
    reconciling(async (scene) => {
      scene.stage.world.clock.advance(7200)
      const { code, err } = await command(scene, args(scene))
      expect(code).toBe(2)
      expect(err.replace(/\s+/g, ' ')).toContain(said)
    })
  test.concurrent('no --since', refused(() => ['acme/payments', '--key', 'KEY'], '--since is missing'))
  test.concurrent('a --since that is none', refused(() => ['acme/payments', '--key', 'KEY', '--since', 'lately'], '--since is not understood'))
  test.concurrent('nobody to trust', refused((scene) => ['acme/payments', '--since', scene.since], 'whose records count'))
  test.concurrent('two places', refused((scene) => [...ordinary(scene), '--records', '.', '--artifacts'], 'exclude each other'))
  test.concurrent('a key to sign with and nowhere to write', refused((scene) => [...ordinary(scene), '--signing-key', 'SIGNING'], '--out'))
  test.concurrent('a folder without records', refused((scene) => [...ordinary(scene), '--records', 'FOLDER'], 'no file whose name ends in'))
  test.concurrent('no repository', refused((scene) => ['payments', '--key', 'KEY', '--since', scene.since], 'the repository is not understood'))
  test.concurrent('a repository that is not there', refused((scene) => ['acme/nothing', '--key', 'KEY', '--since', scene.since], 'acme/nothing'))
  test.concurrent('a period that ends before it begins', refused((scene) => [...ordinary(scene), '--until', '2020-01-01'], 'ends before it begins'))
})
