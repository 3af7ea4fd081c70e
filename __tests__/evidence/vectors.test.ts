import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { runProgram } from '../../src/cli/program.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { recordingIo } from '../support/io.ts'
import { duringMoment } from '../support/sigstore.ts'
import { alterations, makers, type Made, type VectorWorld, vectorWorld } from '../support/vectors.ts'

/** Each folder of scenarios/evidence is one record, made and altered as its file says, and what `countersign verify` must say of it. */
interface Vector {
  says: string
  record: string
  altered?: string
  asked: string
  exit: 0 | 1 | 2
  told: string
}

const scenarios = join(import.meta.dirname, '../scenarios/evidence')
const names = readdirSync(scenarios).sort()
let world: VectorWorld
let folder: string

beforeAll(async () => {
  world = await vectorWorld()
  folder = mkdtempSync(join(tmpdir(), 'vectors-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

function file(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content)
  return name
}

const asked: Record<string, (made: Made) => string[]> = {
  nothing: () => [],
  key: () => ['--key', file('key.pub', world.signer.publicPem)],
  'other-key': () => ['--key', file('other.pub', world.other.publicPem)],
  'key-and-root': ({ root }) => ['--key', file('key.pub', world.signer.publicPem), ...rooted(root)],
  identity: ({ root }) => identity({}, root),
  'other-identity': ({ root }) => identity({ identity: world.sigstore.identity.identity.replace('gate.yml', 'build.yml') }, root),
  'identity-beginning': ({ root }) => identity({ identity: world.sigstore.identity.identity.slice(0, -4) }, root),
  'identity-pattern': ({ root }) => identity({ identity: 'https://github.com/acme/.*' }, root),
  'other-issuer': ({ root }) => identity({ issuer: 'https://accounts.example.com' }, root),
  'other-root': () => identity({}, world.stranger.trustedRoot),
  'root-broken': () => identity({}, '{"hello":1}'),
  'root-empty': () => identity({}, '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}'),
  'root-without-authorities': ({ root }) => identity({}, without(root, 'certificateAuthorities')),
  'root-without-time': ({ root }) => identity({}, without(root, 'timestampAuthorities')),
  'root-without-logs': ({ root }) => identity({}, without(root, 'tlogs')),
  'keys-in-time': ({ root }) => [...keys('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'), ...rooted(root)],
  'keys-in-time-and-root': ({ root }) => [...keys('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'), ...rooted(root)],
  'keys-in-time-no-root': () => keys('2026-11-01T00:00:00Z', null),
  'keys-without-times': () => keys(null, null),
  'keys-too-early': ({ root }) => [...keys('2026-11-21T14:03:08Z', null), ...rooted(root)],
  'keys-too-late': ({ root }) => [...keys('2026-11-01T00:00:00Z', '2026-11-21T14:03:07Z'), ...rooted(root)],
  'keys-of-others': () => ['--keys', file('keys.json', JSON.stringify({ keys: [{ pem: world.other.publicPem }] }))],
  'keys-broken': () => ['--keys', file('keys.json', JSON.stringify({ keys: [{ pem: world.signer.publicPem, util: '2026-12-01T00:00:00Z' }] }))],
}

const without = (root: string, kind: string): string => JSON.stringify({ ...(JSON.parse(root) as object), [kind]: [] })
const rooted = (root: string): string[] => ['--trusted-root', file('trusted_root.json', root)]
const identity = (given: { identity?: string; issuer?: string }, root: string): string[] => {
  const wanted = { ...world.sigstore.identity, ...given }
  return ['--identity', wanted.identity, '--issuer', wanted.issuer, ...rooted(root)]
}
const keys = (from: string | null, until: string | null): string[] => {
  const key = { pem: world.signer.publicPem, ...(from !== null && { from }), ...(until !== null && { until }) }
  return ['--keys', file('keys.json', JSON.stringify({ keys: [{ pem: world.other.publicPem }, key] }))]
}

test.each(names)('%s', async (name) => {
  const vector = parse(readFileSync(join(scenarios, name, 'vector.yml'), 'utf8')) as Vector
  expect(name.endsWith('_fail')).toBe(vector.exit !== 0)
  const make = makers[vector.record]
  const [alter, options] = [vector.altered === undefined ? null : alterations[vector.altered], asked[vector.asked]]
  if (!make || alter === undefined || !options) throw new Error(`${name} names what is not there`)
  const made = await make(world)
  const bytes = alter ? await alter(made.bytes, world, () => make(world)) : made.bytes
  const { io, said, complained } = recordingIo(folder)
  const argv = ['verify', file('evidence.sigstore.json', bytes), ...options(made)]
  // Years later: no verdict may depend on when somebody looks.
  const exit = await duringMoment(new Date('2034-06-01T12:00:00Z'), () => runProgram(argv, io, { verify: async () => verifyCommand }, 'test'))
  expect(`${said()}\n${complained()}`).toContain(vector.told)
  expect(exit).toBe(vector.exit)
})
