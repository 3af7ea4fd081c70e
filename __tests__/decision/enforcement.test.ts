import { describe, expect, test } from '@jest/globals'
import { enforcementFrom } from '../../src/decision/enforcement.ts'
import type { BranchRules } from '../../src/domain/branchRules.ts'
import { known, unavailable } from '../../src/domain/fact.ts'

type Statuses = BranchRules['requiredStatuses']
const rules = (...requiredStatuses: Statuses) => known<BranchRules>({ requiredStatuses, types: ['required_status_checks'] }, [])
const enforcement = (...statuses: Statuses) => enforcementFrom('main', rules(...statuses), 'none')

describe('whether the verdict blocks anything', () => {
  test('no rule requires the status', () => expect(enforcement()).toMatchObject({ required: 'no', pinnedApp: null, detail: null }))

  test('a rule on a name that only looks like ours is no requirement', () => {
    for (const context of ['countersign report', 'Countersign', 'countersign ', 'gate / countersign']) {
      expect(enforcement({ context, app: 15368 }).required).toBe('no')
    }
  })

  test('a rule that does not pin the app lets anyone post the status', () =>
    expect(enforcement({ context: 'countersign', app: null })).toMatchObject({ required: 'yes', pinnedApp: null }))

  test('one of two rules that pins the app is enough', () =>
    expect(enforcement({ context: 'countersign', app: null }, { context: 'countersign', app: 15368 }).pinnedApp).toBe(15368))

  test('who may bypass is not known until it was read', () => expect(enforcement({ context: 'countersign', app: 15368 }).bypass).toBe('unreadable'))

  test.each(['none', 'present', 'unreadable'] as const)('a condition on our own job that is %s is kept, whatever the rules say', (condition) => {
    const lost = unavailable({ what: 'rules of main', request: null, status: null, detail: 'x' })
    for (const read of [rules(), rules({ context: 'countersign', app: 15368 }), lost]) {
      expect(enforcementFrom('main', read, condition).jobCondition).toBe(condition)
    }
  })

  test('rules that could not be read count as unreadable, with what was measured', () => {
    const refused = unavailable({ what: 'rules of main', request: 'GET /rules', status: 403, detail: 'metadata=read' })
    expect(enforcementFrom('main', refused, 'none')).toMatchObject({
      required: 'unreadable',
      detail: expect.stringContaining('GET /rules answered 403'),
    })
  })
})
