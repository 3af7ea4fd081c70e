import { expect, test } from '@jest/globals'
import { openZip } from '../../src/collect/zip.ts'
import { deployed, home } from './deploying.ts'
import { anyToken, rest } from './fixture.ts'

test('an archive is a redirect to a signed address that asks for no token, and holds one folder around all', () =>
  deployed(async (simulator, { world, repository }) => {
    const changes = { 'records/a.json': 'one', link: { content: 'records', mode: '120000' } }
    const { sha } = world.push(repository, 'main', { by: 'author', changes })
    const redirect = await fetch(`${simulator.apiUrl}${home}/zipball/${sha}`, {
      redirect: 'manual',
      headers: { authorization: `token ${anyToken()}` },
    })
    const location = redirect.headers.get('location') ?? ''
    expect([redirect.status, await redirect.text()]).toEqual([302, ''])
    const archive = openZip(new Uint8Array(await (await fetch(location)).arrayBuffer()), { entries: 100, bytes: 1000 })
    if (typeof archive === 'string') throw new Error(archive)
    const top = `acme-payments-${sha.slice(0, 7)}/`
    const kinds = { [top]: 'folder', [`${top}link`]: 'link', [`${top}records/`]: 'folder', [`${top}records/a.json`]: 'file' }
    expect(Object.fromEntries(archive.entries.map(({ name, kind }) => [name, kind]))).toMatchObject(kinds)
    expect(archive.comment).toBe(sha)
    expect((await fetch(location.replace(/token=.*/, 'token=guessed'))).status).toBe(404)
  }))

test('of an unknown ref, or without contents:read: 404, 403', () =>
  deployed(async (simulator) => {
    expect((await rest(simulator, 'GET', `${home}/zipball/nothing`)).status).toBe(404)
    simulator.misbehave.lacking = ['contents']
    expect((await rest(simulator, 'GET', `${home}/zipball/main`)).status).toBe(403)
  }))
