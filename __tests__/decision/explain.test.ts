import { describe, expect, test } from '@jest/globals'
import { decide, decisionError } from '../../src/decision/decide.ts'
import { policyRefused } from '../../src/decision/evaluate.ts'
import { explain, whatIf } from '../../src/decision/explain.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { ControlResult, Reason, Verdict } from '../../src/domain/outcome.ts'
import { account, facts, review } from './facts.ts'

const problem = {
  code: 'CS-012',
  file: '.github/countersign.yml',
  line: 7,
  column: 7,
  message: 'unknown key "requires"',
  expected: null,
  found: 'requires',
  suggestion: null,
} as const
const refused = policyRefused([problem], facts({}).subject)
const unreadable = decisionError({ what: 'the policy', request: 'GET /contents', status: 500, detail: 'x' })

const common = { id: 'policy-readable', version: 1, policy: 0, change: null }
const result = (verdict: Verdict, ...because: [Reason, ...Reason[]]): ControlResult => ({ ...common, verdict, because })
const reason = (message: string, data: Reason['data'] = {}): Reason => ({ message, data, facts: [] })

describe('explain', () => {
  test('the problems of a refused policy are the title and the to-do list', () => {
    const explanation = explain(refused)
    expect(refused.result).toBe('failed')
    expect(explanation.headline[0]).toMatchObject({ control: 'policy-readable', message: 'problem', data: { line: 7 } })
    expect(explanation.todo).toHaveLength(1)
  })

  test('a missing policy is told as missing', () => {
    expect(policyRefused([{ ...problem, code: 'CS-001' }], facts({}).subject).controls[0]?.because[0].message).toBe('missing')
  })

  test('the title is never empty', () => {
    expect(explain(decide([])).headline[0]?.message).toBe('nothingEvaluated')
    expect(explain(unreadable).headline[0]?.message).toBe('unavailable')
    expect(explain({ result: 'failed', controls: [] }).headline).toHaveLength(1)
  })

  test('a record of another version, with messages unheard of, is still told by its first blocking reason', () => {
    const controls = [result('pass', reason('clean')), result('fail', reason('unheardOf', { login: 'kim' }))]
    const explanation = explain({ result: 'failed', controls })
    expect(explanation.headline[0]?.message).toBe('unheardOf')
  })

  test('what broke stands before what is not known', () => {
    const controls = [result('unknown', reason('crashed')), result('fail', reason('noAccount', { person: 'kim' }))]
    expect(explain({ result: 'failed', controls }).headline.map(({ message }) => message)).toEqual(['noAccount', 'crashed'])
  })

  test('two policies that say the same say it once', () => {
    const twice = [result('fail', reason('noAccount', { person: 'kim' })), { ...result('fail', reason('noAccount', { person: 'kim' })), policy: 1 }]
    const explanation = explain({ result: 'failed', controls: twice })
    expect(explanation.headline).toHaveLength(1)
    expect(explanation.table).toHaveLength(2)
  })

  describe('approvals by number', () => {
    const asked = (id: string, message: string, missing: number, more: Partial<ControlResult> = {}): ControlResult => ({
      ...result('pending', reason(message, { role: null, missing })),
      id,
      ...more,
    })
    const told = (...controls: ControlResult[]) => {
      const { headline, todo, table } = explain({ result: 'pending', controls })
      expect(table).toEqual(controls)
      return [headline, todo].map((reasons) => reasons.map(({ message, data }) => `${message} ${String(data['missing'])}`))
    }
    const rule = asked('independent-approval', 'tooFew', 1)

    test('are asked for once, and as many as the one who asks for most', () => {
      const guard = asked('gate-guard', 'guardTooFew', 2)
      expect(told(rule, guard)).toEqual([['guardTooFew 2'], ['guardTooFew 2']])
      expect(told(guard, rule)).toEqual([['guardTooFew 2'], ['guardTooFew 2']])
      expect(told(rule, asked('independent-approval', 'tooFewStale', 1))).toEqual([['tooFew 1'], ['tooFew 1']])
    })

    test('of another change are asked for beside them, and so are sign-offs by role', () => {
      const role = { ...result('pending', reason('seatUnnamed', { role: 'dba', missing: 1 })), id: 'role-sign-off' }
      const other = asked('independent-approval', 'tooFew', 2, { change: 8 })
      expect(told(rule, role, other)[1]).toEqual(['tooFew 1', 'seatUnnamed 1', 'tooFew 2'])
    })
  })

  test('warnings of a passing control are kept', () => {
    const explanation = explain({ result: 'passed', controls: [result('pass', reason('clean'), reason('unknownLogin', { login: 'carl' }))] })
    expect(explanation.warnings.map(({ data }) => data['login'])).toEqual(['carl'])
    expect(explanation.headline[0]?.message).toBe('ready')
    expect(explanation.todo).toEqual([])
  })
})

describe('whatIf', () => {
  const given = facts({})
  const [change] = whatIf(given, 'lee', 77).changes
  const reviews = change?.reviews?.state === 'known' ? change.reviews.value : []

  test('adds an approval of the head, at the time of decision', () => {
    const added = { state: 'APPROVED', author: { login: 'lee', id: 77 }, submittedAt: given.evaluatedAt, commit: { sha: 'a'.repeat(40) } }
    expect(reviews.at(-1)).toMatchObject(added)
  })

  test('leaves the facts it was given alone', () => {
    expect(given).toEqual(facts({}))
  })

  test('grants no write access that an earlier review denies', () => {
    const earlier = known([review({ author: account('lee', 77), authorCanPush: false })], [])
    const stranger = facts({ changes: [{ ...facts({}).changes[0], number: 1, reviews: earlier }] })
    const after = whatIf(stranger, 'lee', 77).changes[0]?.reviews
    expect(after?.state === 'known' ? after.value.at(-1)?.authorCanPush : null).toBe(false)
  })

  test('cannot make unreadable reviews readable', () => {
    const reviews = unavailable({ what: 'reviews', request: null, status: null, detail: '' })
    const hidden = facts({ changes: [{ ...facts({}).changes[0], number: 1, reviews }] })
    expect(whatIf(hidden, 'lee', 77)).toEqual(hidden)
  })
})
