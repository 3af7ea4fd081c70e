import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commitAt } from '../../src/simulator/git.ts'
import { ecKey } from '../support/keys.ts'
import { ledgerOf } from '../support/ledger.ts'
import { slow, type Sigstore, startSigstore } from '../support/sigstore.ts'
import { makers, type VectorWorld, vectorWorld } from '../support/vectors.ts'
import { signedBundle } from '../support/signing.ts'
import { commandLine, key, play, type Stage } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

/**
 * Bad input for evidence, from outside: what `countersign verify` and the gate print, and how they end. Elsewhere: a job without the permission for
 * id-tokens, and services that are down or lie (keyless.test.ts); a ledger that is closed, or in which somebody else writes (ledger.test.ts); every
 * other refusal of a record (../scenarios/evidence, ../cli/verify.test.ts) and of a ledger (../cli/verifyLedger.test.ts).
 */
let world: VectorWorld
let folder: string

beforeAll(async () => {
  world = await vectorWorld()
  folder = mkdtempSync(join(tmpdir(), 'bad-evidence-'))
  for (const kind of ['keyed', 'keyed-timestamp', 'keyless']) write(`${kind}.json`, (await makers[kind]?.(world))?.bytes ?? '')
  write('key.pub', world.signer.publicPem)
  write('root.json', world.sigstore.trustedRoot)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

function write(name: string, content: Uint8Array | string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
  return name
}

interface Ended {
  exit: number | null
  out: string
  err: string
}

function verify(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, 'verify', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  })
  return { exit: status, out: stdout, err: stderr }
}

/** One message with its code, no stack trace, and never a word that could be taken for a verdict in favour. */
function refused({ exit, out, err }: Ended, expected: { exit: 1 | 2; code: string; told: string }): void {
  const all = `${out}${err}`
  expect(all).toContain(expected.told)
  expect([exit, all.match(/\(CS-\d{3}\)/g)]).toEqual([expected.exit, [`(${expected.code})`]])
  expect(all).not.toMatch(/VERIFIED:|^\s+at /m)
  expect(out === '' || out.includes(expected.exit === 1 ? 'WRONG' : 'COULD NOT VERIFY')).toBe(true)
}

const published = (...path: string[]): Buffer => readFileSync(join(import.meta.dirname, '../published/sigstore', ...path))

describe('a file that is no record of ours: 2', () => {
  const another = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'x', digest: { sha256: 'ab'.repeat(32) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {},
  }
  test.each<[string, () => Uint8Array | string, string]>([
    ['empty', () => '', 'an empty file'],
    ['blank', () => ' \n\n', 'a blank file'],
    ['a page of a proxy', () => '<!DOCTYPE html>\n<title>Sign in</title>', 'HTML or XML'],
    ['XML of an object store', () => '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'HTML or XML'],
    ['an answer of the API', () => '{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}', 'no media type'],
    ['a list', () => '[]', 'JSON that is not an object'],
    ['text', () => 'evidence', 'text that is not JSON'],
    ['an archive', () => Buffer.from('504b0304140008000800ff', 'hex'), 'bytes that are not UTF-8 text'],
    ['a record of another house', () => published('npm-provenance-v0.3/bundle.sigstore.json'), 'another form'],
    ['another house\'s record of an older form', () => published('npm-provenance-v0.1/bundle.sigstore.json'), 'version=0.1'],
    ['a trusted root', () => published('trusted_root.json'), 'trustedroot'],
    [
      'another predicate under our key',
      () => signedBundle(Buffer.from(JSON.stringify(another)), world.signer),
      'predicate type that this program does not know',
    ],
  ])('%s', (name, content, told) => {
    const exit = name === 'a record of another house' ? 1 : 2
    refused(verify(write('record.json', content()), '--key', 'key.pub'), { exit, code: 'CS-060', told })
  })
})

describe('a trusted root that is none: 2, whatever the record', () => {
  const chained = (certificates: object[]) => ({ certChain: { certificates } })
  const inside = (root: Record<string, object[]>, kind: string, other: object): void => void Object.assign(root[kind]?.[0] ?? {}, other)
  const edited = (edit: (root: Record<string, object[]>) => void) => () => {
    const root = JSON.parse(world.sigstore.trustedRoot) as Record<string, object[]>
    edit(root)
    return JSON.stringify(root)
  }
  test.each<[string, () => Uint8Array | string, string]>([
    ['empty', () => '', 'an empty file'],
    ['a page', () => '<html></html>', 'HTML or XML'],
    ['half of one', () => world.sigstore.trustedRoot.slice(0, 500), 'text that is not JSON'],
    ['other JSON', () => '{"hello":1}', 'JSON that is not a Sigstore trusted root'],
    ['a bundle', () => published('npm-provenance-v0.3/bundle.sigstore.json'), 'JSON that is not a Sigstore trusted root'],
    ['TUF metadata', () => '{"signed":{"_type":"root","version":1},"signatures":[]}', 'JSON that is not a Sigstore trusted root'],
    ['a public key', () => world.signer.publicPem, 'text that is not JSON'],
    ['nobody in it', edited((root) => void Object.keys(root).forEach((kind) => kind !== 'mediaType' && (root[kind] = []))), 'trusts nobody'],
    ['an object for a list', edited((root) => void Object.assign(root, { tlogs: {} })), 'an object where a list belongs'],
    ['a certificate that is none', edited((root) => inside(root, 'timestampAuthorities', chained([{ rawBytes: 'AAAA' }]))), 'cannot be read'],
    ['no certificate', edited((root) => inside(root, 'timestampAuthorities', chained([]))), 'an authority without certificates'],
    ['a log without a first day', edited((root) => inside(root, 'tlogs', { publicKey: { rawBytes: 'AAAA' } })), 'a key without a first day'],
    ['nobody who tells the time', edited((root) => void (root['timestampAuthorities'] = [])), 'a trusted root without timestamp authorities'],
  ])('%s', (_, content, told) => {
    const root = ['--trusted-root', write('other.json', content())]
    const { identity, issuer } = world.sigstore.identity
    const expected = { exit: 2, code: 'CS-060', told } as const
    refused(verify('keyless.json', '--identity', identity, '--issuer', issuer, ...root), expected)
    refused(verify('keyed-timestamp.json', '--key', 'key.pub', ...root), expected)
  })

  test('nobody who certifies is enough for a key of one\'s own', () => {
    const root = write('other.json', edited((one) => void (one['certificateAuthorities'] = []))())
    const { identity, issuer } = world.sigstore.identity
    const keyless = verify('keyless.json', '--identity', identity, '--issuer', issuer, '--trusted-root', root)
    refused(keyless, { exit: 2, code: 'CS-060', told: 'a trusted root without certificate authorities' })
    expect(verify('keyed-timestamp.json', '--key', 'key.pub', '--trusted-root', root).exit).toBe(0)
  })

  test('no such file', () => {
    refused(verify('keyed-timestamp.json', '--key', 'key.pub', '--trusted-root', 'nowhere.json'), { exit: 2, code: 'CS-081', told: 'no such file' })
  })
})

describe('a key and its time', () => {
  const listed = (times: { from?: string; until?: string }) =>
    write('keys.json', JSON.stringify({ keys: [{ pem: world.signer.publicPem, ...times }] }))

  test.each<[string, { from?: string; until?: string }, string]>([
    ['withdrawn before it signed', { until: '2026-11-21T14:03:07Z' }, 'no longer valid'],
    ['not yet in use', { from: '2026-11-21T14:03:08Z' }, 'not yet valid'],
  ])('%s: 1', (_, times, told) => {
    refused(verify('keyed-timestamp.json', '--keys', listed(times), '--trusted-root', 'root.json'), { exit: 1, code: 'CS-060', told })
  })

  test('and nothing that proves when it signed: 2', () => {
    const limited = { until: '2030-01-01T00:00:00Z' }
    const told = 'nothing proves when it signed'
    refused(verify('keyed.json', '--keys', listed(limited), '--trusted-root', 'root.json'), { exit: 2, code: 'CS-060', told })
    refused(verify('keyed-timestamp.json', '--keys', listed(limited)), { exit: 2, code: 'CS-060', told: 'Give --trusted-root' })
  })

  test.each<[string, () => string, string]>([
    ['an empty file', () => '', 'text that is not PEM'],
    ['a page', () => '<html></html>', 'text that is not PEM'],
    ['the private half', () => world.signer.privatePem, 'a private key'],
    ['of a kind that nobody else reads', () => ecKey('P-384').publicPem, 'P-384'],
  ])('a key file that is %s: 2', (_, content, told) => {
    refused(verify('keyed.json', '--key', write('other.pub', content())), { exit: 2, code: 'CS-060', told })
  })

  test('another one: 1', () => {
    refused(verify('keyed.json', '--key', write('other.pub', world.other.publicPem)), { exit: 1, code: 'CS-060', told: 'signed by another key' })
  })
})

describe('clocks that are more than five minutes apart', () => {
  test('a timestamp before the judgement that the record claims: 1', async () => {
    const { bytes, root } = (await makers['keyed-timestamp-early']?.(world)) ?? { bytes: '', root: '' }
    const args = [write('early.json', bytes), '--key', 'key.pub', '--trusted-root', write('early-root.json', root)]
    refused(verify(...args), { exit: 1, code: 'CS-060', told: 'which is before the judgement that the record claims' })
  })

  const at = new Date('2026-11-20T13:45:07Z')
  const gate = (sigstore: Sigstore, minutes: number, inputs: Record<string, string> = {}) =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      const clock = write('clock.cjs', `const Real = Date, shift = ${at.getTime() + minutes * 60_000} - Real.now()
globalThis.Date = class extends Real {
  constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + shift) }
  static now() { return Real.now() + shift }
}`)
      const environment = {
        NODE_OPTIONS: `--require=${join(folder, clock)}`,
        ACTIONS_ID_TOKEN_REQUEST_URL: sigstore.idToken.url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: sigstore.idToken.token,
      }
      const { fulcio, rekor, tsa } = sigstore.services
      const all = { signing: 'keyless', 'signing-key': '', 'fulcio-url': fulcio, 'rekor-url': rekor, 'tsa-url': tsa, ...inputs }
      return { told: await stage.run(stage.target('opened'), all, { environment }), status: stage.status() }
    })

  test.each([
    ['the runner is 20 minutes ahead', 20, '20 minutes behind this runner'],
    ['the runner is 20 minutes behind', -20, '20 minutes ahead of this runner'],
  ])('%s: no verdict is announced, and the summary names the clock', async (_, minutes, words) => {
    const sigstore = await startSigstore({ at })
    const { told, status } = await gate(sigstore, minutes)
    await sigstore.close()
    expect([told.exitCode, status?.state, told.packs]).toEqual([1, 'error', []])
    expect(told.summary).toContain('CS-052')
    expect(told.summary).toContain(words)
  })

  test('a timestamp authority behind GitHub: the key\'s signature stands, and the warning says why', async () => {
    const sigstore = await startSigstore({ at: new Date(at.getTime() - 3_600_000) })
    const { told } = await gate(sigstore, -60, { signing: 'key', 'signing-key': key.privatePem, 'fulcio-url': '', 'rekor-url': '' })
    await sigstore.close()
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/without this witness of its time: the timestamp authority \S+ has a clock that is \d+ minutes behind GitHub/)
    write('gate.json', onlyPack(told).bundle)
    expect(verify('gate.json', '--key', write('gate.pub', key.publicPem), '--expect', 'passed').exit).toBe(0)
  })

  test('services that never answer end the run within its patience, as not signed', async () => {
    const sigstore = await startSigstore({ at })
    sigstore.faults = { rekor: slow, tsa: slow }
    const { told, status } = await gate(sigstore, 0)
    await sigstore.close()
    expect([told.exitCode, status?.state, told.packs]).toEqual([1, 'error', []])
    expect(told.summary).toContain('no witness of its time')
    expect(told.summary).toMatch(/did not answer within 8 seconds; the transparency log \S+ did not answer in time/)
  }, 120_000)
})

describe('a ledger that was written anew', () => {
  const ledger = 'countersign-ledger'
  const checkout = (stage: Stage, name: string): string => {
    for (const [path, { blob }] of commitAt(stage.world.store, stage.world.tip(stage.repository, ledger)).files) {
      write(`${name}/${path}`, stage.world.store.blobs.get(blob) ?? '')
    }
    return name
  }

  test('is whole in itself, and wrong for whoever kept a head of it: 1', async () => {
    await play({}, async (stage) => {
      await stage.run(stage.target('opened'), { ledger })
      const first = stage.world.tip(stage.repository, ledger)
      const second = await stage.run(stage.target('opened'), { ledger })
      const kept = second.outputs['evidence-sha256'] ?? ''
      expect(reportOf(second).text).toContain(kept)
      stage.world.forcePush(stage.repository, ledger, { by: 'mallory', to: first })
      const third = await stage.run(stage.target('opened'), { ledger })
      expect(third.decision).toBe('pending')
      const args = ['--ledger', checkout(stage, 'anew'), '--key', write('gate.pub', key.publicPem)]
      expect(verify(...args)).toMatchObject({ exit: 0, out: expect.stringContaining('what was cut off the end would not show') })
      refused(verify(...args, '--head', kept), { exit: 1, code: 'CS-062', told: 'it was cut off there, or written anew' })
    })
  })

  test.each<[string, (paths: string[]) => void, 1 | 2, string, string]>([
    ['without one of its records', ([, second = '']) => rmSync(join(folder, second)), 1, 'CS-062', 'record 2 is missing'],
    ['with an empty file for one', ([, second = '']) => void write(second, ''), 1, 'CS-062', 'record 2 is another file than its name says: an empty'],
    ['with a page for the last', (paths) => void write(paths.at(-1) ?? '', '<html></html>'), 1, 'CS-062', 'file than its name says: HTML or XML'],
    ['without any', (paths) => paths.forEach((path) => rmSync(join(folder, path))), 2, 'CS-062', 'there are no records'],
  ])('%s', async (_, act, exit, code, told) => {
    rmSync(join(folder, 'shelf'), { recursive: true, force: true })
    const paths = [...(await ledgerOf(world.signer, 3))].map(([path, bytes]) => write(`shelf/${path}`, bytes))
    act(paths)
    refused(verify('--ledger', 'shelf', '--key', 'key.pub'), { exit, code, told })
  })
})
