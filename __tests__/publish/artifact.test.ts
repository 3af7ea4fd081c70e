import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactStore } from '../../src/publish/artifact.ts'
import { artifactName, uploadEvidence } from '../../src/publish/artifact.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'artifact-'))
})
afterAll(() => rm(directory, { recursive: true }))

const files = [{ name: 'evidence.sigstore.json', bytes: new TextEncoder().encode('{}') }]
const store =
  (answer: { id?: number; digest?: string }, calls: unknown[] = []) =>
  async (): Promise<ArtifactStore> => ({
    async uploadArtifact(...call) {
      calls.push(call)
      return answer
    },
  })

test('the files are written and uploaded as one artifact', async () => {
  const calls: unknown[] = []
  const folder = join(directory, 'new', 'folder')
  const stored = await uploadEvidence(
    files,
    'countersign-pull-request-12-r1-a1',
    90,
    folder,
    'https://github.com/a/b/actions/runs/1',
    store({ id: 7, digest: 'd' }, calls),
  )
  expect(stored).toEqual({ id: '7', url: 'https://github.com/a/b/actions/runs/1/artifacts/7', digest: 'd' })
  expect(calls).toEqual([['countersign-pull-request-12-r1-a1', [join(folder, 'evidence.sigstore.json')], folder, { retentionDays: 90 }]])
  expect(await readFile(join(folder, 'evidence.sigstore.json'), 'utf8')).toBe('{}')
})

test('no file is written outside the folder', async () => {
  const folder = join(directory, 'inside')
  await uploadEvidence([{ name: '../../outside', bytes: new Uint8Array() }], 'x', 1, folder, null, store({ id: 1 }))
  expect(await readdir(folder)).toEqual(['outside'])
})

test('a store that gives no id has not stored', async () => {
  await expect(uploadEvidence(files, 'x', 1, directory, null, store({}))).rejects.toThrow('gave no id')
})

test('a store that fails is not taken for one that stored', async () => {
  const failing = async (): Promise<ArtifactStore> => Promise.reject(new Error('409'))
  await expect(uploadEvidence(files, 'x', 1, directory, null, failing)).rejects.toThrow('409')
})

test('a name holds nothing the store refuses', () => expect(artifactName('countersign-merge-"/\\:<>|*?\n1')).toMatch(/^[A-Za-z0-9._-]+$/))
