import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { predicateType, type Statement } from '../../src/domain/record.ts'
import { predicateSchema, type Schema } from '../../src/evidence/predicateSchema.ts'
import { deploymentFacts } from '../support/sampleDeployment.ts'
import { reconcileFacts, reconcileScenarioOf } from '../support/repositoryScenario.ts'
import { usualReconciliation } from '../support/sampleReconciliation.ts'
import { passingFacts } from '../support/sampleRecord.ts'

const page = readFileSync(join('docs', 'record-v1.md'), 'utf8')
const golden = join('__tests__', 'evidence', 'golden', 'v0.2.0', 'passed.sigstore.json')

/** What stands under a heading, up to the next one as high. */
function under(heading: string): string {
  const from = page.indexOf(`\n${heading}\n`)
  expect([heading, from]).not.toEqual([heading, -1])
  const rest = page.slice(from + heading.length + 2)
  const next = rest.search(new RegExp(`^#{1,${heading.indexOf(' ')}} `, 'm'))
  return next < 0 ? rest : rest.slice(0, next)
}

const jsonIn = (text: string): unknown[] => [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json))

/** Names of all members below the value; those of `open` objects are data. */
function membersOf(value: unknown, open: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => membersOf(one, open))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => [name, ...(open.includes(name) ? [] : membersOf(one, open))])
}

function membersOfSchema({ properties, items, anyOf }: Schema): string[] {
  const parts = [items, ...((anyOf as Schema[] | undefined) ?? [])].filter((part) => part !== undefined) as Schema[]
  const named = Object.entries((properties ?? {}) as Record<string, Schema>)
  return [...named.flatMap(([name, part]) => [name, ...membersOfSchema(part)]), ...parts.flatMap(membersOfSchema)]
}

/** Every name that stands in code: `a.b[]`, `.c`. */
const namesIn = (text: string): Set<string> => new Set([...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.match(/\w+/g) ?? []))

const unnamed = (members: string[], text: string): string[] => {
  const names = namesIn(text)
  return [...new Set(members)].filter((member) => !names.has(member))
}

test('the page has the headings of a predicate of in-toto, in their order', () => {
  const wanted = ['Purpose', 'Use Cases', 'Prerequisites', 'Model', 'Schema', 'Example', 'Changelog and Migrations'].map((title) => `## ${title}`)
  expect(page.match(/^## .*$/gm)).toEqual(wanted)
  expect(under('## Schema').match(/^### .*$/gm)).toEqual(['### Parsing Rules', '### Fields'])
  expect(page).toMatch(/^# Predicate type: /)
  expect(page).toContain(`\nType URI: \`${predicateType}\`\n`)
})

describe('the example', () => {
  const bundle = JSON.parse(readFileSync(golden, 'utf8')) as { dsseEnvelope: { payload: string } }
  const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as Statement
  const { facts } = statement.predicate
  const [told, reviews] = jsonIn(under('## Example'))

  test('is the statement of a record that every release verifies, with its facts cut', () => {
    expect(told).toEqual({ ...statement, predicate: { ...statement.predicate, facts: { ...facts, content: `${facts.content.slice(0, 40)}…` } } })
  })

  test('shows the fact that its decision rests on', () => {
    const { changes } = JSON.parse(Buffer.from(facts.content, 'base64').toString()) as { changes: { reviews: unknown }[] }
    expect(reviews).toEqual(changes[0]?.reviews)
  })
})

describe('every member is explained', () => {
  test('of the predicate, in the abridged form and among the fields', () => {
    const members = membersOfSchema(predicateSchema())
    expect(members.length).toBeGreaterThan(40)
    const [, form = ''] = /```jsonc\n(.*?)```/s.exec(under('## Schema')) ?? []
    expect([...new Set(members)].filter((member) => !form.includes(`"${member}"`))).toEqual([])
    expect(unnamed(members, under('### Fields'))).toEqual([])
  })

  const open = ['account', 'author', 'mergedBy', 'actor', 'creator', 'sources']
  const people = ['triggeringActor', 'assignees', 'pusher', 'people']
  /** Every fact has these; they are explained once, before the tables. */
  const ofFacts = ['state', 'value', 'sources']
  test('of the facts of a reconciliation', () => {
    const { population, deploymentsMade, records } = reconcileFacts(reconcileScenarioOf(usualReconciliation)).repository ?? {}
    const members = ['population', 'deploymentsMade', 'records'].concat(
      [population, deploymentsMade, records].flatMap((fact) => (fact?.state === 'known' ? membersOf(fact.value, [...open, 'policies']) : [])),
    )
    expect(members.length).toBeGreaterThan(60)
    expect(unnamed(members, under('#### Facts of a reconciliation'))).toEqual([])
  })

  test('of the facts of a deployment', () => {
    const facts = Object.values(deploymentFacts().deployment ?? {})
    const members = facts.flatMap((fact) => (fact.state === 'known' ? membersOf(fact.value, [...open, ...people, 'policies']) : []))
    expect(members.length).toBeGreaterThan(60)
    expect(unnamed(members, under('#### Facts of a deployment'))).toEqual([])
  })

  test('of the facts of a change', () => {
    const [change] = passingFacts().changes
    const members = membersOf(change, [...open, ...people])
    expect(members).toEqual(expect.arrayContaining(['reviews', 'emailSha256', 'policyAtHead']))
    expect(unnamed(members.filter((name) => !ofFacts.includes(name)), under('#### Facts of a change'))).toEqual([])
  })

  test('and one that is not would be named', () => {
    expect(unnamed(['gate', 'surprise'], under('### Fields'))).toEqual(['surprise'])
  })
})
