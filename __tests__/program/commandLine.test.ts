import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { commandLine, key, ledgerPolicy, play, secret, type Setting, type Stage } from './stage.ts'
import { onlyPack } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs `node dist/cli.js` with nothing of the surroundings but the path. */
export function countersign(args: string[], environment: Record<string, string> = {}, entry = commandLine): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const ledger: Setting = { policy: ledgerPolicy, changes: { 'src/ledger/book.ts': 'export const book = 2\n' } }

async function asked(stage: Stage, ...args: string[]): Promise<Ended> {
  const token = secret('ghp_')
  const ended = await countersign(args, {
    GITHUB_TOKEN: token,
    GITHUB_API_URL: stage.simulator.apiUrl,
    GITHUB_GRAPHQL_URL: stage.simulator.graphqlUrl,
  })
  expect(`${ended.out}${ended.err}`).not.toContain(token)
  expect(`${ended.out}${ended.err}`).not.toMatch(/\n\s+at .+:\d+:\d+/)
  expect(stage.simulator.requests.filter(({ method, kind }) => kind === 'rest' && method !== 'GET')).toEqual([])
  return ended
}

describe('check and explain, against a server', () => {
  test.concurrent('exit 1 while it waits, 0 when it is ready; nothing is written', () =>
    play(ledger, async (stage) => {
      stage.approve('reviewer')
      const waiting = await asked(stage, 'check', 'acme/payments#1')
      expect([waiting.code, waiting.err]).toEqual([1, ''])
      expect(waiting.out).toMatch(/^Waiting: 1 sign-off from release-manager/)
      stage.approve('lead')
      const ready = await asked(stage, 'check', 'acme/payments#1')
      expect([ready.code, ready.out]).toEqual([0, expect.stringMatching(/^Ready/)])
    }),
  )

  test.concurrent('exit 2 when it cannot be decided', () =>
    play({ ...ledger, misbehave: { teams: 403 } }, async (stage) => {
      stage.approve('reviewer')
      const { code, out } = await asked(stage, 'check', 'acme/payments#1')
      expect([code, out]).toEqual([2, expect.stringContaining('403')])
    }),
  )

  test.concurrent('exit 1 for a broken policy', () =>
    play({ policy: 'version: 2\n' }, async (stage) => {
      const { code, out } = await asked(stage, 'check', 'acme/payments#1')
      expect([code, out]).toEqual([1, expect.stringContaining('CS-013')])
    }),
  )

  test.concurrent.each([
    ['a pull request that is not there', ['check', 'acme/payments#99'], 'CS-041'],
    ['a repository that is not there', ['check', 'acme/nothing#1'], 'CS-041'],
    ['a name that is none', ['check', 'acme/payments/1'], 'CS-080'],
    ['a name that climbs', ['check', '../..#1'], 'CS-0'],
    ['a policy file that is not there', ['check', 'acme/payments#1', '--policy', 'nowhere.yml'], 'CS-081'],
    ['a format that is none', ['check', 'acme/payments#1', '--format', 'xml'], 'CS-080'],
  ])('exit 2 for %s', (_, args, problem) =>
    play({}, async (stage) => {
      const { code, err } = await asked(stage, ...args)
      expect([code, err]).toEqual([2, expect.stringContaining(problem)])
    }),
  )

  test.concurrent('a policy of one’s own is tried with --policy; JSON is one document', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      const file = join(folder, 'strict.yml')
      writeFileSync(file, 'version: 1\nchanges: { approvals: 2 }\n')
      const { code, out } = await asked(stage, 'check', 'acme/payments#1', '--policy', file, '--format', 'json')
      expect([code, JSON.parse(out)]).toEqual([
        1,
        expect.objectContaining({ reports: [expect.objectContaining({ missing: [expect.objectContaining({ control: 'independent-approval' })] })] }),
      ])
    }),
  )

  test.concurrent(
    'explain --if-approved-by: who would cure it, and who would not',
    () =>
      play(ledger, async (stage) => {
        stage.approve('reviewer')
        const by = async (login: string) => (await asked(stage, 'explain', 'acme/payments#1', '--if-approved-by', login)).code
        expect([await by('lead'), await by('dana'), await by('author'), await by('pusher'), await by('nobody-at-all')]).toEqual([0, 0, 1, 1, 2])
      }),
    60_000,
  )

  test.concurrent('without a token: CS-040, exit 2', async () => {
    const { code, err } = await countersign(['check', 'acme/payments#1'])
    expect([code, err]).toEqual([2, expect.stringContaining('CS-040')])
  })
})

describe('verify and replay the pack of a run', () => {
  const packed = play(ledger, async (stage) => {
    for (const login of ['reviewer', 'lead']) stage.approve(login)
    const pack = onlyPack(await stage.run())
    const files = { bundle: join(folder, 'evidence.sigstore.json'), key: join(folder, 'countersign.pub'), other: join(folder, 'html.json') }
    writeFileSync(files.bundle, pack.bundle)
    writeFileSync(files.key, key.publicPem)
    writeFileSync(files.other, '<!doctype html><title>404</title>')
    return { ...files, head: stage.pull.head.sha }
  })

  test.concurrent('as VERIFY.md says: 0; asked for more than it proves: 1', async () => {
    const { bundle, key: pub, head } = await packed
    const verify = async (...more: string[]) => (await countersign(['verify', bundle, '--key', pub, ...more])).code
    expect(await verify('--repo', 'acme/payments', '--commit', head, '--expect', 'passed')).toBe(0)
    expect([await verify('--commit', '0'.repeat(40)), await verify('--repo', 'acme/other'), await verify('--expect', 'failed')]).toEqual([1, 1, 1])
  })

  test.concurrent('without a key, of HTML, of nothing: 2, and never 0', async () => {
    const { bundle, key: pub, other } = await packed
    const codes = [
      ['verify', bundle],
      ['verify', other, '--key', pub],
      ['verify', join(folder, 'nothing'), '--key', pub],
      ['replay', other],
      ['verify', bundle, '--key', other],
    ]
    const ended = await Promise.all(codes.map((args) => countersign(args)))
    expect(ended.map(({ code }) => code)).toEqual([2, expect.any(Number), 2, expect.any(Number), 2])
    for (const { code, out, err } of ended) expect([code === 0, /\n\s+at .+:\d+:\d+/.test(out + err)]).toEqual([false, false])
  })

  test.concurrent('replay: the recorded facts give the recorded decision', async () => {
    const { bundle } = await packed
    expect((await countersign(['replay', bundle])).code).toBe(0)
  })
})

describe('every command explains itself', () => {
  test.concurrent.each(['demo', 'check', 'explain', 'lint', 'test', 'init', 'verify', 'replay', 'pack'])('%s --help', async (command) => {
    const { code, out, err } = await countersign([command, '--help'])
    expect([code, err, out]).toEqual([0, '', expect.stringMatching(new RegExp(`^Usage: countersign ${command}`, 'm'))])
    // eslint-disable-next-line no-control-regex
    expect(/[\u001b]/.test(out)).toBe(false)
  })

  test.concurrent('lint and init on a plain folder', async () => {
    const empty = mkdtempSync(join(folder, 'lint-'))
    writeFileSync(join(empty, 'bad.yml'), 'version: 2\n')
    expect((await countersign(['lint', join(empty, 'bad.yml')])).code).toBe(1)
    expect(readdirSync(empty)).toEqual(['bad.yml'])
  })
})
