import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BoundaryFinding, BoundaryReading } from '../../src/domain/boundary.ts'
import { readWorkflow } from '../../src/workflow/read.ts'
import { type Checkout, checkoutOf, judged, type ScanVerdict, verdictOf } from './checkout.ts'
import { scenarioAt } from './scenarioFile.ts'
import { type Change, sameMeaning, withSecretAnywhere } from './transformations.ts'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '../scenarios/secrets')
const scenarios = readdirSync(folder).sort()
const checkouts = new Map(scenarios.map((name) => [name, scenarioAt(join(folder, name)).checkout]))
const checkoutOfScenario = (name: string): Checkout => checkouts.get(name) ?? scenarioAt(join(folder, name)).checkout
const path = '.github/workflows/ci.yml'

/** What a scenario comes to as it stands; judged once for all tests. */
const asItStands = new Map<string, Promise<BoundaryReading>>()
function readingOf(name: string): Promise<BoundaryReading> {
  const reading = asItStands.get(name) ?? judged(checkoutOfScenario(name))
  asItStands.set(name, reading)
  return reading
}

async function verdictOfText(text: string): Promise<ScanVerdict> {
  return verdictOf((await judged(checkoutOf({ [path]: text }))).findings)
}

/** A finding without its place, which a change of the text moves. */
const told = ({ rule, verdict, job, secret, environment, message }: BoundaryFinding) =>
  JSON.stringify([rule, verdict, job, secret, environment, message])
const toldOf = (findings: BoundaryFinding[]) => [...new Set(findings.map(told))].sort()

const rich = readFileSync(join(here, 'rich.yml'), 'utf8')
const ways = [
  '${{ secrets.PROD_KEY }}',
  "${{secrets['prod_key']}}",
  '${{ SECRETS . Prod_Key }}',
  '${{ toJSON(secrets) }}',
  "${{ github.event_name == 'push' && secrets.PROD_KEY || '' }}",
  "${{ secrets[format('{0}_KEY', 'PROD')] }}",
]

describe('a production secret put anywhere into a workflow of pull requests is never passed', () => {
  test('the workflow passes without it', async () => {
    expect(await verdictOfText(rich)).toBe('pass')
  })

  /** The plainest way at every place, each other way at every fifth, so that together they have been everywhere once more. */
  test.each(ways.map((secret, index) => [secret, index] as const))('%s, wherever it is put', async (secret, index) => {
    const everywhere = withSecretAnywhere(rich, secret)
    expect(everywhere.length).toBeGreaterThan(300)
    const places = everywhere.filter((_, place) => index === 0 || place % (ways.length - 1) === index - 1)
    const passed = []
    for (const { where, text } of places) if ((await verdictOfText(text)) === 'pass') passed.push({ where, text })
    expect(passed.map(({ where }) => where)).toEqual([])
  })

  test('in the forms that people write', async () => {
    const files = readdirSync(join(here, 'accepted')).map((name) => readFileSync(join(here, 'accepted', name), 'utf8')).filter(isDevelopment)
    const places = files.flatMap((text) => withSecretAnywhere(text, '${{ secrets.PROD_KEY }}'))
    const property = fc.asyncProperty(fc.constantFrom(...places), async ({ text }) => {
      expect({ verdict: await verdictOfText(text), text }).not.toMatchObject({ verdict: 'pass' })
    })
    await fc.assert(property, { numRuns: 150 })
  })
})

/** Every job of it runs for pull requests, and none of them is or may be a production job. */
function isDevelopment(text: string): boolean {
  const model = readWorkflow(Buffer.from(text), { identities: [] })
  const everyJob = model.jobs.every((job) => job.if === null && job.environment === null && job.call === null)
  return everyJob && model.triggers.some(({ event }) => event === 'pull_request')
}

describe('what leaves the meaning leaves the verdict', () => {
  test.each(Object.entries(sameMeaning))('a workflow %s', async (_, change) => {
    const differing = []
    for (const name of scenarios) {
      const checkout = checkoutOfScenario(name)
      const changed = changedBy(checkout, change)
      if (changed === null) continue
      const [before, after] = [await readingOf(name), await judged(changed)]
      // Which of two keys of one name counts is the file's order; it is no workflow either way.
      if (name.includes('given-twice')) continue
      const same = JSON.stringify(toldOf(before.findings)) === JSON.stringify(toldOf(after.findings))
      if (!same) differing.push({ name, before: toldOf(before.findings), after: toldOf(after.findings) })
    }
    expect(differing).toEqual([])
  })

  test('the order of the files', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...scenarios), fc.infiniteStream(fc.nat()), async (name, numbers) => {
      const checkout = checkoutOfScenario(name)
      const shuffled = [...checkout.head].map((entry) => ({ entry, at: numbers.next().value ?? 0 })).sort((a, b) => a.at - b.at)
      const [before, after] = [await readingOf(name), await judged({ ...checkout, head: new Map(shuffled.map(({ entry }) => entry)) })]
      expect(after).toEqual(before)
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('judging once more', async () => {
    for (const name of scenarios) expect(await judged(checkoutOfScenario(name))).toEqual(await readingOf(name))
  })

  test('the name of the file', async () => {
    for (const name of scenarios) {
      const checkout = checkoutOfScenario(name)
      if (checkout.head.size !== 1 || !checkout.head.has(path) || checkout.base !== null || checkout.options.exceptions.length > 0) continue
      const moved = { ...checkout, head: new Map([...checkout.head].map(([, bytes]) => ['.github/workflows/zz-prod.yaml', bytes])) }
      const texts = [...checkout.head.values()].map((bytes) => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : ''))
      if (texts.some((text) => text.includes(path))) continue
      expect({ name, verdict: verdictOf((await judged(moved)).findings) }).toEqual({ name, verdict: verdictOf((await readingOf(name)).findings) })
    }
  })
})

/** null: the change cannot be made to one of the files. */
function changedBy(checkout: Checkout, change: Change): Checkout | null {
  const changed = [...checkout.head].map(([file, bytes]) => [file, bytes instanceof Uint8Array ? change(decoded(bytes) ?? '') : null] as const)
  if (changed.length === 0 || changed.some(([, text]) => text === null)) return null
  return { ...checkout, head: new Map(changed.map(([file, text]) => [file, Buffer.from(text ?? '')])) }
}

function decoded(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.from(text).equals(Buffer.from(bytes)) ? text : null
}

describe('a production job beside it makes nothing better', () => {
  const production = '\n  zz-production:\n    runs-on: ubuntu-latest\n    environment: production\n    steps:\n      - run: ./deploy.sh\n'

  test('a violation stays one', async () => {
    const lost = []
    for (const name of scenarios) {
      const checkout = checkoutOfScenario(name)
      const [only] = [...checkout.head]
      if (checkout.head.size !== 1 || only === undefined || !(only[1] instanceof Uint8Array)) continue
      const before = verdictOf((await readingOf(name)).findings)
      const text = `${Buffer.from(only[1]).toString('utf8').trimEnd()}${production}`
      const after = verdictOf((await judged({ ...checkout, head: new Map([[only[0], Buffer.from(text)]]) })).findings)
      if (before === 'violation' && after !== 'violation' && after !== 'not-understood') lost.push({ name, after })
      if (before !== 'pass' && after === 'pass') lost.push({ name, after })
    }
    expect(lost).toEqual([])
  })

  test('one more workflow takes no finding away', async () => {
    const lost = []
    for (const name of scenarios) {
      const checkout = checkoutOfScenario(name)
      const more = new Map([
        ...checkout.head,
        ['.github/workflows/zz.yml', Buffer.from(`on: { push: { branches: [main] } }\njobs:${production}`)] as const,
      ])
      const [before, after] = [toldOf((await readingOf(name)).findings), toldOf((await judged({ ...checkout, head: more })).findings)]
      const missing = before.filter((one) => !after.includes(one))
      if (missing.length > 0) lost.push({ name, missing })
    }
    expect(lost).toEqual([])
  })
})
