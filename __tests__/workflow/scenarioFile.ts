import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { BoundaryFinding } from '../../src/domain/boundary.ts'
import type { BoundaryOptions } from '../../src/workflow/options.ts'
import { type Checkout, checkoutOf } from './checkout.ts'
import { optionsOf } from './policyOptions.ts'
import { withCredentials } from './credentials.ts'

/**
 * `__tests__/scenarios/secrets/<assertion>/`: a checkout, and beside it `policy.yml`, `inventory.json`, `refs.json` (what is known of branches),
 * `base/` (the base's files), `remote/owner/repo/path@ref` (files of other repositories) and `expected.yml`.
 */
const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const expectedFinding = z.strictObject({
  rule: oneOrMore,
  verdict: oneOrMore,
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  job: z.string().optional(),
  secret: oneOrMore.optional(),
  environment: oneOrMore.optional(),
})
const expectedSchema = z.strictObject({
  /** One of several, where the definition leaves open which: never a pass then. */
  verdict: oneOrMore,
  findings: z.array(expectedFinding),
  /** Rules that may say something as well. */
  maybe: z.array(z.string()).default([]),
  /** What becomes of the workflow files' bytes, that an editor would undo. */
  bytes: z.enum(['as-written', 'crlf', 'bom', 'broken', 'utf16', 'unread']).default('as-written'),
})
export type Expected = z.infer<typeof expectedSchema>
export type ExpectedFinding = z.infer<typeof expectedFinding>

export interface Scenario {
  checkout: Checkout
  expected: Expected
}

export function scenarioAt(folder: string): Scenario {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null)
  const json = (name: string) => JSON.parse(read(name) ?? 'null')
  const expected = expectedSchema.parse(parse(read('expected.yml') ?? ''))
  const options: BoundaryOptions = optionsOf(read('policy.yml'))
  const texts = filesBelow(folder)
  const head = new Map([...texts].filter(([path]) => isOfHead(path)).map(([path, text]) => [path, changed(text, expected.bytes)]))
  const base = below(texts, 'base/')
  const beside = { head, base: base.size > 0 ? base : null, remote: below(texts, 'remote/'), options, inventory: json('inventory.json') }
  const refs = json('refs.json')
  return { checkout: checkoutOf({}, refs === null ? beside : { ...beside, refs }), expected }
}

const isOfHead = (path: string) => !/^(base\/|remote\/|(expected|policy)\.yml$|(inventory|refs)\.json$)/.test(path)

function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1).split(sep).join('/'), withCredentials(readFileSync(path, 'utf8'))]))
}

const below = (texts: Map<string, string>, prefix: string) =>
  new Map([...texts].filter(([path]) => path.startsWith(prefix)).map(([path, text]) => [path.slice(prefix.length), Buffer.from(text)]))

function changed(text: string, bytes: Expected['bytes']): Uint8Array | { unread: string } {
  if (bytes === 'crlf') return Buffer.from(text.replaceAll('\n', '\r\n'))
  if (bytes === 'bom') return Buffer.from(`\uFEFF${text}`)
  if (bytes === 'broken') return Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28, 0xff])])
  if (bytes === 'utf16') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bytes === 'unread' ? { unread: 'permission denied' } : Buffer.from(text)
}

/** Whether a finding is the one expected: what the expectation leaves out may be anything. */
export function fits(finding: BoundaryFinding, expected: ExpectedFinding): boolean {
  const { rule, verdict, secret, environment, ...exact } = expected
  return (
    rule.includes(finding.rule) &&
    verdict.includes(finding.verdict) &&
    (secret === undefined || secret.includes(finding.secret ?? '')) &&
    (environment === undefined || environment.map(lower).includes(lower(finding.environment ?? ''))) &&
    Object.entries(exact).every(([member, value]) => finding[member as 'line'] === value)
  )
}

const lower = (text: string) => text.toLowerCase()

/** A lesser finding at the place of an expected one: the same thing, in a run where less of it is certain. */
export function isLesser(finding: BoundaryFinding, expected: ExpectedFinding): boolean {
  const { verdict, ...others } = expected
  return finding.verdict !== 'violation' && fits(finding, { ...others, verdict: [finding.verdict] }) && verdict.includes('violation')
}
