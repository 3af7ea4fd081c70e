import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { uploadArtifact } from '../../src/simulator/artifacts.ts'
import { startDeployRun } from '../../src/simulator/runs.ts'
import { zipOf } from '../../src/simulator/zip.ts'
import { deployed, home } from './deploying.ts'
import { anyToken, at, rest } from './fixture.ts'

const files = { 'evidence.sigstore.json': '{"a":1}', 'deep/ä.txt': 'text' }

describe('what a run stored, a later run finds', () => {
  test('by name, newest first; of a run; one alone', () =>
    deployed(async (simulator, { world, repository }) => {
      const [first, second] = [startDeployRun(world, repository, { by: 'author' }), startDeployRun(world, repository, { by: 'lead' })]
      uploadArtifact(world, first, { name: 'countersign-deployment-production', files })
      const newest = uploadArtifact(world, second, { name: 'countersign-deployment-production', files })
      uploadArtifact(world, second, { name: 'other', files })
      const named = await rest(simulator, 'GET', `${home}/actions/artifacts?name=countersign-deployment-production&per_page=1`)
      expect(named.body).toMatchObject({
        total_count: 2,
        artifacts: [{ id: newest.id, expired: false, digest: newest.digest, workflow_run: { id: second.id, head_sha: second.headSha } }],
      })
      expect(at((await rest(simulator, 'GET', `${home}/actions/runs/${first.id}/artifacts`)).body, 'total_count')).toBe(1)
      expect(at((await rest(simulator, 'GET', `${home}/actions/artifacts/${newest.id}`)).body, 'size_in_bytes')).toBe(newest.bytes.length)
    }))

  test('by a redirect to a signed address that asks for no token', () =>
    deployed(async (simulator, { world, repository }) => {
      const artifact = uploadArtifact(world, startDeployRun(world, repository, { by: 'author' }), { name: 'evidence', files })
      const address = `${simulator.apiUrl}${home}/actions/artifacts/${artifact.id}/zip`
      const redirect = await fetch(address, { redirect: 'manual', headers: { authorization: `token ${anyToken()}` } })
      const location = redirect.headers.get('location') ?? ''
      expect([redirect.status, await redirect.text()]).toEqual([302, ''])
      const bytes = new Uint8Array(await (await fetch(location)).arrayBuffer())
      expect(Buffer.from(bytes).equals(artifact.bytes)).toBe(true)
      expect((await fetch(location.replace(/sig=.*/, 'sig=guessed'))).status).toBe(403)
    }))

  test('the archive is the one that Python’s zipfile read without complaint', () => {
    expect(createHash('sha256').update(zipOf(files)).digest('hex')).toBe('39c84eb32146512684083b833dbbb3b298d3937a731f1048fab72bfe917e2497')
  })
})

describe('refusals', () => {
  test('expired: still listed, and gone', () =>
    deployed(async (simulator, { world, repository }) => {
      const { id } = uploadArtifact(world, startDeployRun(world, repository, { by: 'author' }), { name: 'evidence', files, retentionDays: 1 })
      world.clock.advance(86_401)
      expect(at((await rest(simulator, 'GET', `${home}/actions/artifacts?name=evidence`)).body, 'artifacts', 0, 'expired')).toBe(true)
      expect((await rest(simulator, 'GET', `${home}/actions/artifacts/${id}/zip`)).status).toBe(410)
    }))

  test('unknown, of another repository, of an unknown run, in another form: 404', () =>
    deployed(async (simulator, { world, repository }) => {
      const { id } = uploadArtifact(world, startDeployRun(world, repository, { by: 'author' }), { name: 'evidence', files })
      world.repository('acme/other')
      const paths = [`${home}/actions/artifacts/99`, `/repos/acme/other/actions/artifacts/${id}`, `${home}/actions/runs/99/artifacts`]
      for (const path of [...paths, `${home}/actions/artifacts/${id}/tar`]) {
        expect({ path, status: (await rest(simulator, 'GET', path)).status }).toEqual({ path, status: 404 })
      }
    }))

  test('an upload that was never finished is not there', () =>
    deployed(async (simulator, { world, repository }) => {
      uploadArtifact(world, startDeployRun(world, repository, { by: 'author' }), { name: 'evidence', files }).finalised = false
      expect((await rest(simulator, 'GET', `${home}/actions/artifacts`)).body).toEqual({ total_count: 0, artifacts: [] })
    }))

  test('an unknown name: an empty list', () =>
    deployed(async (simulator) => {
      expect((await rest(simulator, 'GET', `${home}/actions/artifacts?name=nothing`)).body).toEqual({ total_count: 0, artifacts: [] })
    }))
})
