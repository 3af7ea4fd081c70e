import { describe, expect, test } from '@jest/globals'
import type { ChangeControl, FactView } from '../../src/controls/control.ts'
import { judge } from '../../src/decision/judge.ts'
import type { Judgement, Question } from '../../src/decision/judge.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { Facts, Need } from '../../src/domain/facts.ts'
import type { Conclusion } from '../../src/domain/outcome.ts'
import { account, facts, pullRequest } from './facts.ts'

const roster = { people: [], machines: [], roles: {}, incompatible: [], elsewhere: { people: [], machines: [] } }
const because = (message = 'said', pointers: string[] = []): Conclusion['because'] => [{ message, data: {}, facts: pointers }]
const pass: Conclusion = { verdict: 'pass', because: because() }

const control = (needs: Need[], evaluate: (view: FactView) => Conclusion): ChangeControl => ({
  id: 'sample',
  title: '',
  rationale: '',
  mappings: [],
  version: 1,
  since: '0.1.0',
  scope: 'change',
  needs: () => needs,
  options: () => ({}),
  messages: { said: { kind: 'note', text: 'said' } },
  evaluate,
})

const ask = (needs: Need[], evaluate: (view: FactView) => Conclusion, given: Partial<Question> = {}): Judgement =>
  judge({ control: control(needs, evaluate), options: {}, roster, facts: facts({}), index: 0, changes: [], readProposed: () => [], ...given })

const answered = (status: number | null) =>
  unavailable({ what: 'members of team acme/release', request: 'GET /teams/release', status, detail: 'Not Found' })
const hidden = (...slugs: string[]): Facts => facts({ teams: Object.fromEntries(slugs.map((slug) => [slug, answered(404)])) })

describe('before a control is asked', () => {
  test('a fact that could not be read is unknown, with the request and its answer', () => {
    const reviews = unavailable({ what: 'reviews', request: 'POST /graphql', status: 502, detail: 'twice' })
    const given = facts({ changes: [{ number: 1, reviews }] })
    const judgement = ask(['reviews'], () => pass, { facts: given })
    expect(judgement.verdict).toBe('unknown')
    expect(judgement.because[0]).toEqual({
      message: 'unavailable',
      data: { what: 'reviews', request: 'POST /graphql', status: 502, detail: 'twice' },
      facts: ['/changes/0/reviews'],
    })
  })

  test('a fact that nobody collected is unknown', () => {
    expect(ask(['commits'], () => pass)).toMatchObject({ verdict: 'unknown', because: [{ message: 'notCollected', data: { fact: 'commits' } }] })
  })

  test('every missing fact is named, not the first only', () => {
    expect(ask(['commits', 'files', 'team:acme/x', 'login:carol'], () => pass).because).toHaveLength(4)
  })

  test('the control is not called', () => {
    let called = false
    ask(['commits'], () => {
      called = true
      return pass
    })
    expect(called).toBe(false)
  })

  test('a change that is not among the facts is unknown', () => {
    expect(ask([], () => pass, { index: -1 }).verdict).toBe('unknown')
  })

  test('accounts that could not be read are unknown, and not supposed', () => {
    const given = facts({ accounts: unavailable({ what: 'accounts', request: null, status: null, detail: 'x' }) })
    expect(ask(['login:carol'], () => pass, { facts: given }).verdict).toBe('unknown')
  })

  test('a login asked in another case is the same login', () => {
    const given = facts({ accounts: known({ carol: null }, []) })
    expect(ask(['login:Carol'], () => pass, { facts: given }).verdict).toBe('pass')
  })
})

describe('a control that misbehaves', () => {
  const crashing: [string, (view: FactView) => Conclusion][] = [
    ['throws', () => { throw new Error('oops') }],
    ['throws something that is no error', () => { throw 'text' }],
    ['reads a fact it did not ask for', (view) => (view.reviews.length >= 0 ? pass : pass)],
    ['reads a team it did not ask for', (view) => (view.teams['acme/other'] ? pass : pass)],
    ['reads an account it did not ask for', (view) => (view.accounts['nobody'] ? pass : pass)],
    ['reads the proposed policy unasked', (view) => (view.proposedPolicy.length === 0 ? pass : pass)],
    ['gives no reason', () => ({ verdict: 'pass', because: [] as unknown as Conclusion['because'] })],
    ['gives a reason without a sentence', () => ({ verdict: 'pass', because: because('unheard') })],
    ['gives a reason that every object has', () => ({ verdict: 'pass', because: because('constructor') })],
    ['says unknown itself', () => ({ verdict: 'unknown' as 'pass', because: because() })],
    ['says a word of its own', () => ({ verdict: 'fine' as 'pass', because: because() })],
    ['answers nothing', () => undefined as unknown as Conclusion],
  ]

  test.each(crashing)('%s: unknown, never a crash and never a pass', (_, evaluate) => {
    const judgement = ask(['pullRequest'], evaluate)
    expect(judgement.verdict).toBe('unknown')
    expect(judgement.because[0].message).toBe('crashed')
  })

  test('throws from its needs: unknown', () => {
    const broken = { ...control([], () => pass), needs: () => { throw new Error('no options') } }
    expect(judge({ control: broken, options: {}, roster, facts: facts({}), index: 0, changes: [], readProposed: () => [] }).verdict).toBe('unknown')
  })

  test('tells at most a line of what went wrong', () => {
    const detail = ask([], () => { throw new Error('x'.repeat(10_000)) }).because[0].data['detail']
    expect(String(detail).length).toBeLessThanOrEqual(200)
  })
})

describe('a team that could not be read', () => {
  const needs: Need[] = ['team:acme/release', 'reviews']
  const seated = (view: FactView): Conclusion => {
    const members = view.teams['acme/release']?.members ?? []
    const filled = view.reviews.some((review) => members.some((member) => member.id === review.author?.id))
    return { verdict: filled ? 'pass' : 'pending', because: because() }
  }

  test('blocks when its members could change the verdict, and names the three remedies', () => {
    const judgement = ask(needs, seated, { facts: hidden('acme/release') })
    expect(judgement.verdict).toBe('unknown')
    const data = { team: 'acme/release', request: 'GET /teams/release', status: 404 }
    expect(judgement.because[0]).toMatchObject({ message: 'teamUnavailable', data })
  })

  test('does not block when the verdict is the same whoever is in it', () => {
    const judgement = ask(needs, () => pass, { facts: hidden('acme/release') })
    expect(judgement.verdict).toBe('pass')
    expect(judgement.because.at(-1)).toMatchObject({ message: 'sameEitherWay', facts: ['/teams/acme~1release'] })
  })

  test('is not told as too small: members nobody has met may exist', () => {
    const unsatisfiable = (view: FactView): Conclusion => ({
      verdict: (view.teams['acme/release']?.members.filter(({ id }) => id !== 1).length ?? 0) < 3 ? 'fail' : 'pending',
      because: because(),
    })
    expect(ask(needs, unsatisfiable, { facts: hidden('acme/release') }).verdict).toBe('unknown')
  })

  test('is asked at both ends when two are hidden, and both are named', () => {
    const either = (view: FactView): Conclusion => ({
      verdict: [...(view.teams['acme/a']?.members ?? []), ...(view.teams['acme/b']?.members ?? [])].length === 0 ? 'pass' : 'fail',
      because: because(),
    })
    const judgement = ask(['team:acme/a', 'team:acme/b'], either, { facts: hidden('acme/a', 'acme/b') })
    expect(judgement.verdict).toBe('unknown')
    expect(judgement.because.map(({ data }) => data['team'])).toEqual(['acme/a', 'acme/b'])
  })

  test('a control that stops at one end only is unknown', () => {
    const touchy = (view: FactView): Conclusion => {
      if ((view.teams['acme/release']?.members.length ?? 0) > 0) throw new Error('too many')
      return pass
    }
    expect(ask(needs, touchy, { facts: hidden('acme/release') }).verdict).toBe('unknown')
  })

  test('never puts a supposed member into the reasons', () => {
    const naming = (view: FactView): Conclusion => ({
      verdict: 'pending',
      because: [{ message: 'said', data: { eligible: (view.teams['acme/release']?.members ?? []).map(({ login }) => login) }, facts: [] }],
    })
    const judgement = ask(needs, naming, { facts: hidden('acme/release') })
    expect(judgement.because[0].data['eligible']).toEqual([])
  })
})

describe('what a control is told', () => {
  test('grants hold at the merge when a merged change is judged', () => {
    const merged = facts({ changes: [{ number: 1, pullRequest: known(pullRequest({ state: 'merged', mergedAt: '2026-11-01T10:00:00Z' }), []) }] })
    const given = { ...merged, subject: { ...merged.subject, gate: 'merge' as const } }
    let at = ''
    const noting = (_: FactView, __: unknown, context: { at: string }): Conclusion => ((at = context.at), pass)
    const asked = { ...control(['pullRequest'], () => pass), evaluate: noting }
    judge({ control: asked, options: {}, roster, facts: given, index: 0, changes: [], readProposed: () => [] })
    expect(at).toBe('2026-11-01T10:00:00Z')
  })

  test('a merge without a time is unknown', () => {
    const given = facts({})
    expect(ask(['pullRequest'], () => pass, { facts: { ...given, subject: { ...given.subject, gate: 'merge' } } }).verdict).toBe('unknown')
  })

  test.each([
    ['unchanged', { path: 'p', text: 'bad', changed: false }, 0],
    ['removed', { path: 'p', text: null, changed: true }, 0],
    ['changed', { path: 'p', text: 'bad', changed: true }, 1],
  ])('the proposed policy is read when it is %s', (_, policyAtHead, problems) => {
    const given = facts({ changes: [{ number: 1, policyAtHead: known(policyAtHead, []) }] })
    const problem = { code: 'CS-012', file: 'p', line: 1, column: 1, message: 'x', expected: null, found: null, suggestion: null } as const
    let seen = -1
    ask(['policyAtHead'], (view) => ((seen = view.proposedPolicy.length), pass), { facts: given, readProposed: () => [problem] })
    expect(seen).toBe(problems)
  })

  test('pointers of its reasons lead into facts.json', () => {
    const judgement = ask(['reviews'], () => ({ verdict: 'pass', because: because('said', ['/reviews/0/author']) }))
    expect(judgement.because[0].facts).toEqual(['/changes/0/reviews/value/0/author'])
    expect(account('x', 1).id).toBe(1)
  })
})
