import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultWord } from '../../src/domain/outcome.ts'
import type { Statement } from '../../src/domain/record.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { ecKey } from '../support/keys.ts'

const corpus = join('__tests__', 'evidence', 'golden')
const versions = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const records = versions.flatMap((version) =>
  readdirSync(join(corpus, version))
    .filter((file) => file.endsWith('.sigstore.json'))
    .map((file) => ({ version, file, result: file.split(/[-.]/)[0] ?? '' })),
)

describe('every record of every release still verifies and replays', () => {
  test('there are some, of each result', () => {
    expect(versions.length).toBeGreaterThan(0)
    expect(Object.keys(resultWord)).toEqual(expect.arrayContaining(records.map(({ result }) => result)))
    expect(records.map(({ result }) => result)).toEqual(expect.arrayContaining(['passed', 'pending', 'failed', 'error']))
  })

  test.each(records)('$version/$file', async ({ version, file, result }) => {
    const bytes = readFileSync(join(corpus, version, file))
    const key = readFileSync(join(corpus, version, 'countersign.pub'), 'utf8')
    const verification = await verifyEvidence(bytes, { key, repo: 'acme/payments', expect: result })
    expect(verification).toMatchObject({ outcome: 'verified', problem: null })
    // A later version of a control may decline to compare; while none does, a note here would hide that nothing was replayed.
    expect(verification.checks.find(({ what }) => what === 'replay')?.ok).toBe(true)
  })

  test.each(records)('$version/$file with the key of nobody is wrong', async ({ version, file }) => {
    const bytes = readFileSync(join(corpus, version, file))
    expect((await verifyEvidence(bytes, { key: ecKey('P-256').publicPem })).outcome).toBe('wrong')
  })
})

describe('a record of an earlier release is judged by what that release had', () => {
  const statementOf = (version: string, file: string): Statement => {
    const bundle = JSON.parse(readFileSync(join(corpus, version, file), 'utf8')) as { dsseEnvelope: { payload: string } }
    return JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as Statement
  }

  test('0.1.0 knew nothing of workflow files: that its records hold none is no difference', async () => {
    const statement = statementOf('v0.1.0', 'passed.sigstore.json')
    expect(statement.predicate.decision.controls.map(({ id }) => id)).not.toContain('production-secret-boundary')
    expect(Buffer.from(statement.predicate.facts.content, 'base64').toString()).not.toContain('"workflows"')
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'passed' })
  })

  test.each(['0.2.0', '9.9.9', 'unheard of'])('the same record under the name of %s lacks a control', async (version) => {
    const statement = statementOf('v0.1.0', 'passed.sigstore.json')
    statement.predicate.evaluator.version = version
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })
})
