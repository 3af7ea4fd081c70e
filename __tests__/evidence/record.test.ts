import { describe, expect, test } from '@jest/globals'
import { gitBlobId, sha256 } from '../../src/domain/digest.ts'
import { known } from '../../src/domain/fact.ts'
import type { Decision } from '../../src/domain/outcome.ts'
import { orderFacts } from '../../src/evidence/order.ts'
import { sealRecord } from '../../src/evidence/record.ts'
import { author, factsWith, head, passingFacts, policySource, policyText, recordInput, reviewer, source, tree } from '../support/sampleRecord.ts'

const decision: Decision = {
  result: 'passed',
  controls: [{ id: 'any', version: 1, policy: 0, change: 42, verdict: 'pass', because: [{ message: 'fine', data: {}, facts: ['/subject'] }] }],
}
const seal = (policies = [policySource()]) => sealRecord(recordInput(passingFacts(), decision, policies))
const decoded = (base64: string | null): string => Buffer.from(base64 ?? '', 'base64').toString()

describe('the record', () => {
  test('names facts.json by its digest and what was judged by commit and tree', () => {
    const { statement, factsBytes } = seal()
    expect(statement.subject).toEqual([
      { name: 'facts.json', digest: { sha256: sha256(factsBytes) } },
      { name: 'acme/payments', digest: { gitCommit: head, gitTree: tree } },
    ])
    expect(statement._type).toBe('https://in-toto.io/Statement/v1')
  })

  test('embeds the exact bytes of facts and policy with their digests', () => {
    const { statement, factsBytes } = seal()
    const { facts, policy } = statement.predicate
    expect(decoded(facts.content)).toBe(Buffer.from(factsBytes).toString())
    expect(decoded(policy.content)).toBe(policyText)
    expect(policy.digest).toEqual({ sha256: sha256(policyText), gitBlob: gitBlobId(Buffer.from(policyText)) })
  })

  test('keeps bytes of a policy that are no text', () => {
    const { policy } = seal([{ ...policySource(), bytes: Uint8Array.of(0xff, 0, 0xfe) }]).statement.predicate
    expect(Buffer.from(policy.content ?? '', 'base64')).toEqual(Buffer.of(0xff, 0, 0xfe))
  })

  test('a missing policy is named and has neither digest nor content', () => {
    const { policy } = sealRecord({ ...recordInput(passingFacts(), decision, []), policyPath: 'policies/own.yml' }).statement.predicate
    expect(policy).toMatchObject({ name: 'policies/own.yml', digest: null, content: null, extends: [] })
  })

  test('central policies stand in the order they were loaded', () => {
    const central = ['b', 'a'].map((path) => ({ ...policySource(), path }))
    expect(seal([policySource(), ...central]).statement.predicate.policy.extends.map(({ name }) => name)).toEqual(['b', 'a'])
  })

  test('lists that are sets are sorted: the same record has the same bytes', () => {
    const digests = ['bb', 'aa'].map((two) => ({ sha256: two.repeat(32) }))
    const input = recordInput(passingFacts(), decision, [])
    const one = sealRecord({ ...input, supersedes: digests, inputAttestations: digests })
    const other = sealRecord({ ...input, supersedes: digests.toReversed(), inputAttestations: digests.toReversed() })
    expect(Buffer.from(one.statementBytes).equals(other.statementBytes)).toBe(true)
    expect(one.statement.predicate.supersedes).toEqual(digests.toReversed())
  })

  test('holds no member that the domain does not name', () => {
    const named = 'decision enforcement evaluatedAt evaluator facts frameworks gate inputAttestations invocation mode policy schema supersedes'
    expect(Object.keys(seal().statement.predicate).toSorted()).toEqual(named.split(' '))
  })

  test.each<[string, (facts: ReturnType<typeof passingFacts>) => void]>([
    ['a fraction', (facts) => (facts.subject.changes[0]!.number = 1.5)],
    ['an account id beyond 2^53', (facts) => (facts.accounts = known({ x: { id: 2 ** 60, login: 'x', type: 'User' } }, []))],
    ['undefined', (facts) => (facts.evaluatedAt = undefined as never)],
    ['half a surrogate pair in a path', (facts) => (facts.subject.base.branch = '\ud800')],
  ])('refuses %s rather than signing something else', (_, edit) => {
    const facts = passingFacts()
    facts.subject = structuredClone(facts.subject)
    edit(facts)
    expect(() => sealRecord(recordInput(facts, decision, []))).toThrow(TypeError)
  })
})

describe('the order of facts', () => {
  const team = (members: (typeof author)[]) => known({ slug: 'release', privacy: 'visible' as const, members }, [source])

  test('the same answers in another order give the same bytes', () => {
    const some = { ...passingFacts(), teams: { 'acme/a': team([author, reviewer]), 'acme/b': team([]) } }
    const same = { ...passingFacts(), teams: { 'acme/b': team([]), 'acme/a': team([reviewer, author]) } }
    expect(JSON.stringify(orderFacts(some))).toBe(JSON.stringify(orderFacts(same)))
  })

  test('whatever order means something is kept: commits, reviews, pushes', () => {
    const comment = { state: 'COMMENTED' as const, submittedAt: '2026-11-21T14:00:00Z', author: reviewer, commit: null, authorCanPush: true }
    const review = (id: string) => ({ ...comment, id })
    const facts = factsWith([review('Z'), review('A')])
    expect(orderFacts(facts).changes[0]?.reviews).toEqual(facts.changes[0]?.reviews)
  })

  test('nothing is lost or changed, and the given facts stay as they were', () => {
    const facts = passingFacts()
    const before = JSON.stringify(facts)
    expect(orderFacts(facts)).toEqual(facts)
    expect(JSON.stringify(facts)).toBe(before)
  })
})
