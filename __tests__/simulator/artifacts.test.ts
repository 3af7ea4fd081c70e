import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { DefaultArtifactClient } from '@actions/artifact'
import { runtimeToken } from '../../src/simulator/environment.ts'
import { startSimulator, type Simulator } from '../../src/simulator/server.ts'
import { World } from '../../src/simulator/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'artifact-'))
const file = join(folder, 'evidence.json')
writeFileSync(file, '{"a":1}')
const before = { ...process.env }
let simulator: Simulator

beforeEach(async () => {
  simulator = await startSimulator(new World())
  Object.assign(process.env, {
    ACTIONS_RESULTS_URL: simulator.url,
    ACTIONS_RUNTIME_TOKEN: runtimeToken('run-1', 'job-1'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: folder,
  })
  // The client reports its progress as workflow commands.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})

afterEach(async () => {
  jest.restoreAllMocks()
  process.env = { ...before }
  await simulator.close()
})

const upload = () => new DefaultArtifactClient().uploadArtifact('countersign-pull-request-1', [file], folder, { retentionDays: 3 })

/** The first entry of a zip whose sizes stand in the central directory. */
function firstEntry(zip: Buffer): string {
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const packed = zip.readUInt32LE(central + 20)
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)
  const bytes = zip.subarray(start, start + packed)
  return (zip.readUInt16LE(8) === 0 ? bytes : inflateRawSync(bytes)).toString()
}

describe('the artifact service, asked by the real client', () => {
  test('what was uploaded is what is stored, with its digest', async () => {
    const answer = await upload()
    const stored = simulator.artifacts[0]
    expect(answer.id).toBe(stored?.id)
    expect(stored).toMatchObject({ name: 'countersign-pull-request-1', run: 'run-1', finalised: true, digest: `sha256:${answer.digest}` })
    expect(stored?.expiresAt).not.toBeNull()
    expect(firstEntry(Buffer.from(stored?.bytes ?? []))).toBe('{"a":1}')
  })

  test('a second artifact of the same name is refused with 409', async () => {
    await upload()
    await expect(upload()).rejects.toThrow(/409/)
    expect(simulator.artifacts).toHaveLength(1)
  })

  test('a service that refuses: the client says so and nothing is stored', async () => {
    simulator.misbehave.artifacts = 'refuse'
    await expect(upload()).rejects.toThrow(/403.*artifact storage is not available/)
    expect(simulator.artifacts).toEqual([])
  })

  test('a token of another run is refused', async () => {
    const send = (token: string) =>
      fetch(`${simulator.url}/twirp/github.actions.results.api.v1.ArtifactService/CreateArtifact`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ workflow_run_backend_id: 'run-1', name: 'x' }),
      })
    expect((await send(runtimeToken('run-2', 'job-1'))).status).toBe(403)
    expect((await send('no.token.at-all')).status).toBe(401)
    expect((await send('')).status).toBe(401)
  })

  test('an upload without the signed address is refused', async () => {
    await upload()
    const response = await fetch(`${simulator.url}/blobs/artifacts/1?sig=guessed&comp=blocklist`, { method: 'PUT', body: '<BlockList/>' })
    expect(response.status).toBe(403)
    expect(simulator.artifacts[0]?.bytes.length).toBeGreaterThan(0)
  })
})

test('the folder is gone afterwards', () => {
  rmSync(folder, { recursive: true })
})
