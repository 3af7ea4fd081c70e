import { beforeAll, describe, expect, test } from '@jest/globals'
import { Ajv, type ValidateFunction } from 'ajv'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Statement } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { readStatement } from '../../src/evidence/statement.ts'
import { brokenGlass, brokenGlassOfChange, deploymentFacts, deploymentPolicy, glassPolicy } from '../support/sampleDeployment.ts'
import { passingFacts, policySource, sealed } from '../support/sampleRecord.ts'

// The file that is published, not the code behind it: whoever validates has only that.
const published = JSON.parse(readFileSync('docs/schema/predicate.v1.json', 'utf8')) as object
const fits: ValidateFunction = new Ajv({ strict: true, strictRequired: false, allErrors: true, formats: {} }).compile(published)

const corpus = join('__tests__', 'evidence', 'golden')
const golden = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sigstore.json'))

function statementIn(file: string): Statement {
  const bundle = JSON.parse(readFileSync(join(corpus, file), 'utf8')) as { dsseEnvelope: { payload: string } }
  return JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as Statement
}

test.each(golden)('%s fits the published schema', (file) => {
  fits(statementIn(file).predicate)
  expect(fits.errors ?? []).toEqual([])
})

test('so do records of today: deployments, broken glasses, central policies, places in a ledger', async () => {
  const central = { ...policySource('version: 1\n'), path: 'strict.yml', uri: `acme/.github//strict.yml@${'1'.repeat(40)}` }
  const records = await Promise.all([
    sealed(deploymentFacts(), [deploymentPolicy()]),
    sealed(brokenGlass(), [deploymentPolicy()]),
    sealed(brokenGlassOfChange(), [glassPolicy()]),
    sealed(passingFacts(), [policySource('version: 1\nextends: ["acme/.github//strict.yml@main"]\n'), central]),
    sealed(passingFacts(), []),
  ])
  for (const { statement } of records) {
    fits({ ...statement.predicate, sequence: { ledger: 'acme/payments@countersign-ledger', index: 2, previous: { sha256: 'ab'.repeat(32) } } })
    expect(fits.errors ?? []).toEqual([])
  }
})

type Edit = [string, (predicate: Record<string, any>) => void]

/** Every member, taken away or made another kind of value, one at a time. */
function editsOf(predicate: object): Edit[] {
  const edits: Edit[] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Array.isArray(value) ? [...value.keys()].slice(0, 1) : Object.keys(value)) {
      const at = [...path, key]
      const parent = (root: Record<string, any>) => path.reduce<any>((one, step) => one[step], root)
      const name = at.join('/')
      if (!Array.isArray(value)) edits.push([`without ${name}`, (root) => void delete parent(root)[key]])
      edits.push([`${name} another kind of value`, (root) => void (parent(root)[key] = typeof (value as any)[key] === 'number' ? 'x' : 7.5)])
      // What fills a sentence is the control's own.
      if (key !== 'data') walk((value as any)[key], at)
    }
  }
  walk(predicate, [])
  return edits
}

describe('the schema refuses what our own reader refuses', () => {
  let statement: Statement
  let edits: Edit[]
  beforeAll(async () => {
    const record = await sealed(deploymentFacts(), [deploymentPolicy()])
    statement = structuredClone(record.statement)
    const { predicate } = statement
    predicate.supersedes = [{ sha256: 'ab'.repeat(32) }]
    predicate.inputAttestations = [{ sha256: 'cd'.repeat(32) }]
    predicate.policy.extends = [
      structuredClone({ name: predicate.policy.name, uri: predicate.policy.uri, digest: predicate.policy.digest, content: predicate.policy.content }),
    ]
    predicate.evaluator.actionRef = 'ef'.repeat(20)
    predicate.assurance = 'static'
    edits = editsOf(predicate)
  })

  test('member by member, and never less', () => {
    expect(edits.length).toBeGreaterThan(80)
    const weaker: string[] = []
    for (const [name, edit] of edits) {
      const altered = structuredClone(statement)
      edit(altered.predicate)
      const isRead = canonical(altered)
      if (!isRead && fits(altered.predicate)) weaker.push(name)
    }
    expect(weaker).toEqual([])
  })

  test.each<Edit>([
    ['a result of another word', (predicate) => void (predicate['decision'].result = 'approved')],
    ['no control at all', (predicate) => void (predicate['decision'].controls = [])],
    ['a control without a reason', (predicate) => void (predicate['decision'].controls[0].because = [])],
    ['a digest in capital letters', (predicate) => void (predicate['facts'].digest.sha256 = 'AB'.repeat(32))],
    ['a short digest', (predicate) => void (predicate['supersedes'] = [{ sha256: 'ab' }])],
    ['a digest of two kinds', (predicate) => void (predicate['supersedes'][0].sha512 = 'ab')],
    ['a gate that does not exist', (predicate) => void (predicate['gate'] = 'release')],
    ['a time without a zone', (predicate) => void (predicate['evaluatedAt'] = '2026-11-21T14:03:09')],
    ['a policy with a member more', (predicate) => void (predicate['policy'].signed = true)],
    ['a place before the first', (predicate) => void (predicate['sequence'] = { ledger: 'x', index: 0, previous: null })],
    ['a number beyond what every reader can count', (predicate) => void (predicate['schema'] = 2 ** 53)],
  ])('%s', (_, edit) => {
    const altered = structuredClone(statement)
    edit(altered.predicate)
    expect(fits(altered.predicate)).toBe(false)
  })

  test('a member that a later version may add is let be, as our reader lets it be', () => {
    const later = structuredClone(statement)
    Object.assign(later.predicate, { later: { anything: [1] } })
    expect([canonical(later), fits(later.predicate)]).toEqual([true, true])
  })
})

/** Whether our own reader takes it; what has no canonical form was refused before. */
function canonical(statement: Statement): boolean {
  try {
    return readStatement(canonicalBytes(statement)).state === 'read'
  } catch {
    return false
  }
}
