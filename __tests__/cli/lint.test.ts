import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintCommand } from '../../src/cli/lint.ts'
import { fakeIo } from './fakeIo.ts'

const good = `version: 1
roles:
  release-manager: { teams: [acme/release], members: [carol, { login: dave, until: 2027-01-31 }] }
  compliance: { members: ["id:583231"] }
incompatible:
  - [release-manager, compliance]
changes:
  approvals: 2
  sign-off:
    - { name: Ledger code, paths: ["src/ledger/**"], roles: { compliance: 1 } }
deployments:
  - environments: [production]
    sign-off: { release-manager: 1 }
`
const ids: Record<string, number> = { carol: 101, dave: 102 }

let root = ''
let api: Server
let requests: string[] = []

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'countersign-lint-'))
  requests = []
  api = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const login = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
    const id = ids[login.toLowerCase()]
    response.writeHead(id === undefined ? 404 : 200, { 'content-type': 'application/json', date: new Date(0).toUTCString() })
    response.end(JSON.stringify(id === undefined ? { message: 'Not Found' } : { id, login }))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  rmSync(root, { recursive: true, force: true })
  await new Promise((resolve) => api.close(resolve))
})

async function lint(text: string | null, options: Record<string, boolean> = {}, token: string | null = 'from the test') {
  if (text !== null) writeFileSync(join(root, 'policy.yml'), text)
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const io = fakeIo({ GITHUB_API_URL: url, ...(token === null ? {} : { GITHUB_TOKEN: token.replaceAll(' ', '-') }) }, root)
  const code = await lintCommand.run({ operands: ['policy.yml'], options }, io)
  return { code, out: io.outText(), err: io.errText() }
}

const written = (): string => readFileSync(join(root, 'policy.yml'), 'utf8')

describe('a good policy', () => {
  test('names the logins that a rename would dissolve, and is good all the same', async () => {
    const { code, err } = await lint('version: 1\npeople: { jo: { accounts: [jo, jo-admin] } }\nmachines: [acme-ci]\n')
    expect(code).toBe(0)
    for (const login of ['jo', 'jo-admin', 'acme-ci']) expect(err).toContain(`"${login}" is not pinned to an account id`)
    expect(err).toContain('countersign lint --pin')
  })

  test('is said back as it is understood, without asking the network', async () => {
    const { code, out } = await lint(good, {}, null)
    expect(code).toBe(0)
    expect(out).toContain('approvals  2 independent approvals (strict)')
    expect(out).toContain('release-manager: team acme/release, carol, dave (until 2027-01-31)')
    expect(out).toContain('Ledger code: 1 compliance for src/ledger/**')
    expect(out).toContain('release-manager and compliance: never one person')
    expect(out).not.toContain('not judged by this version')
    expect(out).toContain('deploys to production: by anyone who may start the run; 1 release-manager signed off in the run; no baseline')
    expect(requests).toEqual([])
  })

  test('a name that would move the cursor is shown, not obeyed', async () => {
    const { out } = await lint(good.replace('Ledger code', '"\\e[2JLedger"'))
    expect(out).not.toContain('\u001b')
  })
})

describe('a bad policy is exit 1, every problem with its place', () => {
  test.each([
    ['an unknown key', 'version: 1\nchnages: {}\n', /policy\.yml:2:1 .*changes.*\(CS-012\)/],
    ['an unknown role', 'version: 1\nchanges:\n  sign-off:\n    - roles: { nobody: 1 }\n', /policy\.yml:4:\d+ .*\(CS-015\)/],
    ['no version', 'roles: {}\n', /\(CS-014\)/],
    ['nothing', '', /\(CS-002\)/],
    ['no YAML', 'a: [', /\(CS-010\)/],
    ['a binary', '\u0000\u0001\u0002', /\(CS-003\)/],
  ])('%s', async (_, text, expected) => {
    const { code, out, err } = await lint(text)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(expected)
    expect(err).toContain('would block every pull request')
  })

  test('two mistakes are two messages', async () => {
    const { err } = await lint('version: 2\nextra: 1\n')
    expect(err.match(/\(CS-/g)).toHaveLength(2)
  })

  test('a missing file shows the starter and is exit 1', async () => {
    const { code, err } = await lint(null)
    expect(code).toBe(1)
    expect(err).toContain('(CS-001)')
    expect(err).toContain('countersign init')
  })

  test('a folder in the place of the file is a problem of reading', async () => {
    const io = fakeIo({}, root)
    await expect(lintCommand.run({ operands: ['.'], options: {} }, io)).rejects.toMatchObject({ problem: { code: 'CS-081' } })
  })
})

describe('lint --pin', () => {
  test('writes the account ids into the file and shows each changed line', async () => {
    const { code, out } = await lint(good, { pin: true })
    expect(code).toBe(0)
    expect(written()).toContain('id: 101')
    expect(written()).toContain('id: 102')
    expect(out).toMatch(/^- .*carol/m)
    expect(out).toMatch(/^\+ .*id: 101/m)
    expect(requests.sort()).toEqual(['GET /users/carol', 'GET /users/dave'])
  })

  test('a second time there is nothing left to do', async () => {
    await lint(good, { pin: true })
    const before = written()
    expect((await lint(null, { pin: true })).out).toContain('Every login has its account id')
    expect(written()).toBe(before)
  })

  test('--dry-run leaves the file alone', async () => {
    const { out } = await lint(good, { pin: true, 'dry-run': true })
    expect(out).toMatch(/^\+ .*id: 101/m)
    expect(written()).toBe(good)
  })

  test('a login that nobody has writes nothing', async () => {
    const text = good.replace('carol', 'nobody-at-all')
    await expect(lint(text, { pin: true })).rejects.toMatchObject({ problem: { code: 'CS-019', message: expect.stringContaining('nobody-at-all') } })
    expect(written()).toBe(text)
  })

  test('without a token it says which variable to set', async () => {
    await expect(lint(good, { pin: true }, null)).rejects.toMatchObject({
      problem: { code: 'CS-040', suggestion: expect.stringContaining('GITHUB_TOKEN') },
    })
    expect(requests).toEqual([])
  })

  test('a policy with a problem is not pinned', async () => {
    const { code } = await lint(`${good}extra: 1\n`, { pin: true })
    expect(code).toBe(1)
    expect(requests).toEqual([])
  })
})

describe('a file that is none', () => {
  const lintOf = (path: string) => lintCommand.run({ operands: [path], options: {} }, fakeIo({}, root))

  test('a pipe is not waited for, a device not read', async () => {
    spawnSync('mkfifo', [join(root, 'pipe')])
    for (const path of ['pipe', '/dev/zero', '.'])
      await expect(lintOf(path)).rejects.toMatchObject({ problem: { code: 'CS-081', expected: 'a file' } })
  })

  test('a file that answers with an error is told', async () => {
    await expect(lintOf('/proc/self/mem')).rejects.toMatchObject({ problem: { code: 'CS-081', found: 'the system answered EIO' } })
  })

  test('more than a policy can be is not read', async () => {
    writeFileSync(join(root, 'large.yml'), '')
    truncateSync(join(root, 'large.yml'), 300_000_000)
    await expect(lintOf('large.yml')).rejects.toMatchObject({ problem: { code: 'CS-081', found: '300000000 bytes' } })
  })

  test('the text of a file that is no policy is not repeated', async () => {
    const { code, err } = await lint('-----BEGIN SOME KEY-----\nc2VjcmV0\n')
    expect(code).toBe(1)
    expect(err).not.toMatch(/BEGIN|c2VjcmV0/)
  })
})
