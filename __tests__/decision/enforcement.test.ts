import { describe, expect, test } from '@jest/globals'
import { enforcementFrom, enforcementWarnings } from '../../src/decision/enforcement.ts'
import type { BranchRules } from '../../src/domain/branchRules.ts'
import { known, unavailable } from '../../src/domain/fact.ts'

type Statuses = BranchRules['requiredStatuses']
const rules = (...requiredStatuses: Statuses) => known<BranchRules>({ requiredStatuses, types: ['required_status_checks'] }, [])
const warningsFor = (...statuses: Statuses): string => enforcementWarnings(enforcementFrom('main', rules(...statuses))).join('\n')

describe('whether the verdict blocks anything', () => {
  test('no rule requires the status', () => {
    expect(enforcementFrom('main', rules()).required).toBe('no')
    expect(warningsFor()).toContain('no rule on `main` requires the status `countersign`')
  })

  test('a rule on a name that only looks like ours is no requirement', () => {
    for (const context of ['countersign report', 'Countersign', 'countersign ', 'gate / countersign']) {
      expect(enforcementFrom('main', rules({ context, app: 15368 })).required).toBe('no')
    }
  })

  test('a rule that does not pin the app lets anyone post the status', () => {
    expect(enforcementFrom('main', rules({ context: 'countersign', app: null }))).toMatchObject({ required: 'yes', pinnedApp: null })
    expect(warningsFor({ context: 'countersign', app: null })).toContain('which app')
  })

  test('one of two rules that pins the app is enough', () => {
    const enforcement = enforcementFrom('main', rules({ context: 'countersign', app: null }, { context: 'countersign', app: 15368 }))
    expect(enforcement.pinnedApp).toBe(15368)
  })

  test('who may bypass is not known until it was read', () => {
    expect(warningsFor({ context: 'countersign', app: 15368 })).toContain('bypass')
    const pinned = enforcementFrom('main', rules({ context: 'countersign', app: 15368 }))
    expect(enforcementWarnings({ ...pinned, bypass: 'none' })).toEqual([])
    expect(enforcementWarnings({ ...pinned, bypass: 'some' }).join()).toContain('may bypass')
  })

  test('a condition on the job is told', () => {
    const pinned = enforcementFrom('main', rules({ context: 'countersign', app: 15368 }))
    expect(enforcementWarnings({ ...pinned, bypass: 'none', jobCondition: 'present' }).join()).toContain('skipped')
  })

  test('rules that could not be read count as unreadable, with what was measured', () => {
    const enforcement = enforcementFrom('main', unavailable({ what: 'rules of main', request: 'GET /rules', status: 403, detail: 'metadata=read' }))
    expect(enforcement.required).toBe('unreadable')
    expect(enforcementWarnings(enforcement).join()).toContain('answered 403')
  })

  test('a hostile branch name cannot leave its code span or start a workflow command', () => {
    const [warning = ''] = enforcementWarnings(enforcementFrom('a`<b>\n::error::x', rules()))
    expect(warning).not.toContain('\n')
    expect(warning.split('`')).toHaveLength(5)
  })
})
