import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { deployed, home } from './deploying.ts'
import { anyToken, rest } from './fixture.ts'

test('an archive is a redirect to a signed address that asks for no token, and holds one folder around all', () =>
  deployed(async (simulator, { world, repository }) => {
    const { sha } = world.push(repository, 'main', { by: 'author', changes: { 'records/a.json': 'one', link: { content: 'records', mode: '120000' } } })
    const redirect = await fetch(`${simulator.apiUrl}${home}/zipball/${sha}`, { redirect: 'manual', headers: { authorization: `token ${anyToken()}` } })
    const location = redirect.headers.get('location') ?? ''
    expect([redirect.status, await redirect.text()]).toEqual([302, ''])
    const answer = await fetch(location)
    const names = listed(new Uint8Array(await answer.arrayBuffer()))
    const top = `acme-payments-${sha.slice(0, 7)}/`
    expect(names).toEqual(expect.arrayContaining([top, `${top}link`, `${top}records/`, `${top}records/a.json`]))
    expect((await fetch(location.replace(/token=.*/, 'token=guessed'))).status).toBe(404)
  }))

test('of an unknown ref, or without contents:read: 404, 403', () =>
  deployed(async (simulator) => {
    expect((await rest(simulator, 'GET', `${home}/zipball/nothing`)).status).toBe(404)
    simulator.misbehave.lacking = ['contents']
    expect((await rest(simulator, 'GET', `${home}/zipball/main`)).status).toBe(403)
  }))

/** By another program. */
function listed(archive: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  try {
    writeFileSync(join(folder, 'a.zip'), archive)
    const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))'
    return execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' }).trim().split('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
