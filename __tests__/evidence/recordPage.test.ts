import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { known } from '../../src/domain/fact.ts'
import type { Statement } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { recordPage } from '../../src/evidence/recordPage.ts'
import { recordHtml } from '../../src/render/htmlPage.ts'
import { brokenGlass, deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { passingFacts, policySource, sealed, source } from '../support/sampleRecord.ts'

const input = { bundleSha256: 'ab'.repeat(32), signer: null, verifyCommand: 'countersign verify', sameAgain: true }
const corpus = join('__tests__', 'evidence', 'golden')
const golden = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sigstore.json'))

function statementIn(file: string): Statement {
  const bundle = JSON.parse(readFileSync(join(corpus, file), 'utf8')) as { dsseEnvelope: { payload: string } }
  return JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as Statement
}

test.each(golden)('%s makes a page, years later, of the record alone', async (file) => {
  const statement = statementIn(file)
  const page = await recordPage(statement, input)
  expect(page.report.decision).toEqual(statement.predicate.decision)
  expect(page.read?.answers).toBeGreaterThan(0)
  expect(recordHtml(page)).toContain('acme/payments')
})

/** The record with other facts inside; digests fit, as a signer would make them. */
async function withFacts(edit: (facts: Record<string, any>) => void): Promise<Statement> {
  const { statement } = await sealed(deploymentFacts(), [deploymentPolicy()])
  const facts = JSON.parse(Buffer.from(statement.predicate.facts.content, 'base64').toString()) as Record<string, any>
  edit(facts)
  const bytes = canonicalBytes(facts)
  statement.predicate.facts.content = Buffer.from(bytes).toString('base64')
  statement.predicate.facts.digest.sha256 = sha256(bytes)
  return statement
}

describe('what a record holds against expectation', () => {
  test.each<[string, (facts: Record<string, any>) => void]>([
    ['commits that are a word', (facts) => void (facts['changes'][0].commits.value = 'x')],
    ['reviews that are numbers', (facts) => void (facts['changes'][0].reviews.value = [1, null])],
    ['files of no list', (facts) => void (facts['changes'][0].files = { state: 'known', value: {}, sources: [] })],
    ['sources that are none', (facts) => void (facts['changes'][0].reviews.sources = [null])],
    ['teams that are nothing', (facts) => void (facts['teams'] = { 'acme/x': null })],
    ['accounts of another kind', (facts) => void (facts['accounts'] = 7)],
  ])('%s: its part of the page is empty, the decision is the signed one', async (_, edit) => {
    const statement = await withFacts(edit)
    const page = await recordPage(statement, { ...input, sameAgain: false })
    expect(page.report.decision).toEqual(statement.predicate.decision)
    expect(recordHtml(page)).toContain('<h1>Deployment to ')
  })

  test('facts of a later schema are not shown, the subject of the statement is', async () => {
    const { statement } = await sealed()
    const facts = JSON.parse(Buffer.from(statement.predicate.facts.content, 'base64').toString()) as Record<string, unknown>
    statement.predicate.facts.content = Buffer.from(canonicalBytes({ ...facts, schema: 2 } as never)).toString('base64')
    const page = await recordPage(statement, input)
    expect([page.read, page.changes, page.people]).toEqual([null, [], []])
    expect(page.report.subject).toMatchObject({ repository: { owner: 'acme', name: 'payments' }, commit: statement.subject[1].digest.gitCommit })
  })
})

describe('changes of a deployment', () => {
  test('are judged again by the policy in force at their merge, when judging again gave the recorded decision', async () => {
    const { statement } = await sealed(deploymentFacts(), [deploymentPolicy()])
    const [change] = (await recordPage(statement, input)).changes
    expect(change).toMatchObject({ number: 42, decision: { result: 'passed' }, without: null })
    expect(change?.explanation?.counted.map(({ data }) => data['login'])).toContain('reviewer')
  })

  test('are not judged by a version that did not make them: the page says who can', async () => {
    const { statement } = await sealed(deploymentFacts(), [deploymentPolicy()])
    const page = await recordPage(statement, { ...input, sameAgain: false })
    expect(page.changes).toMatchObject([
      { number: 42, decision: null, explanation: null, without: 'the version that recorded this has to judge it again' },
    ])
  })

  test('of which the record has no policy in force have no verdict', async () => {
    const statement = await withFacts((facts) => void (facts['deployment'].lineage.value.policies = {}))
    const [change] = (await recordPage(statement, input)).changes
    expect(change?.decision).toBeNull()
    expect(change?.without).not.toBeNull()
  })

  test('an override keeps its recorded controls', async () => {
    const { statement } = await sealed(brokenGlass(), [deploymentPolicy()])
    expect((await recordPage(statement, input)).report.decision.result).toBe('overridden')
  })
})

test('changes of a merge group have each their own verdict, from the controls recorded about them', async () => {
  const facts = passingFacts()
  const [first] = facts.changes
  if (first?.pullRequest?.state !== 'known') throw new Error('no pull request')
  const second = structuredClone(first)
  second.number = 43
  Object.assign(second, { reviews: known([], [source]) })
  if (second.pullRequest?.state === 'known') second.pullRequest.value.number = 43
  const group = {
    ...facts,
    subject: { ...facts.subject, commit: '99'.repeat(20), changes: [...facts.subject.changes, { number: 43, head: facts.subject.commit }] },
    changes: [first, second],
  }
  const { statement } = await sealed(group, [policySource()])
  const { changes } = await recordPage(statement, input)
  expect(changes.map(({ number, decision }) => [number, decision?.result])).toEqual([[42, 'passed'], [43, 'pending']])
})

test('what was read is counted over all changes, and each answer once', async () => {
  const { statement } = await sealed(deploymentFacts(), [deploymentPolicy()])
  const { read } = await recordPage(statement, input)
  expect(read).toMatchObject({ answers: 1, first: '2026-11-21T14:03:00Z', last: '2026-11-21T14:03:00Z' })
  expect(read?.kinds).toContainEqual({ what: 'changed files', count: 1, total: 1, unread: [] })
})
