import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../src/domain/facts.ts'
import { freshnessOf } from '../../src/duties/freshness.ts'
import { historyOf } from '../../src/duties/history.ts'
import { cleanMerges } from '../../src/duties/merges.ts'
import type { ChangeParts } from '../support/facts.ts'
import { approval, changeValues, cleanMerge, commit, line, minute, push } from '../support/facts.ts'

function judged(given: Review, parts: ChangeParts): string {
  const facts = changeValues(parts)
  const settings = { history: historyOf(facts.commits), clean: cleanMerges(facts.commits, facts.merges), until: null }
  const found = freshnessOf(given, given.submittedAt ?? '', facts, settings)
  return found.state === 'fresh' ? `fresh: ${found.how}` : `stale: ${found.why}${found.why === 'older-commit' ? ` ${found.since}` : ''}`
}

const two = {
  commits: line(commit('a', 'author'), commit('b', 'author')),
  pushes: [push('author', 'a', minute(0), { before: 'base' }), push('author', 'b', minute(10), { before: 'a' })],
}

describe('fresh', () => {
  test('at the head, after its push', () => expect(judged(approval('kim', minute(11), 'b'), two)).toBe('fresh: head'))

  test('when the tree came back, whatever happened in between', () => {
    const commits = line(commit('a', 'author'), commit('b', 'author'), commit('c', 'author', { tree: 'tree-a' }))
    expect(
      judged(approval('kim', minute(5), 'a'), { ...two, commits, pushes: [...two.pushes, push('author', 'c', minute(20), { before: 'b' })] }),
    ).toBe('fresh: same-tree')
  })

  describe('when an amended message was force-pushed and the tree is the same', () => {
    const amended = line(commit('a2', 'author', { tree: 'tree-a' }))
    const pushes = [push('author', 'a', minute(0)), push('author', 'a2', minute(9), { before: 'a', forced: true })]
    const measured = (reviewed: string | null, head: string | null) => {
      const values = changeValues({ commits: amended })
      const parts = { commits: amended, pushes, pullRequest: { head: { ...values.pullRequest.head, mergeBase: head } } }
      return judged(approval('kim', minute(5), 'a', { commit: { sha: 'a', tree: 'tree-a', mergeBase: reviewed } }), parts)
    }

    test('and both left the base at the same commit', () => expect(measured('base', 'base')).toBe('fresh: same-tree'))
    test.each<[string, string | null, string | null]>([
      ['the head stands on a newer base, whose work the old tree takes back', 'base', 'newer'],
      ['where the head left the base is not known', 'base', null],
      ['where the approved commit left it is not known', null, 'base'],
      ['neither is known', null, null],
    ])('but not when %s', (_, reviewed, head) => expect(measured(reviewed, head)).toBe('stale: rewritten'))
  })

  describe('the tree came back by a merge that took nothing of the base (git merge -s ours)', () => {
    const commits = line(commit('a', 'author'), commit('m', 'author', { tree: 'tree-a', parents: ['a', 'newer'] }))
    const pushes = [push('author', 'a', minute(0)), push('author', 'm', minute(9), { before: 'a' })]
    const merge = { ...cleanMerge('m', 'a', 'newer'), after: [] }

    test('is stale', () => expect(judged(approval('kim', minute(5), 'a'), { commits, pushes, merges: [merge] })).toBe('stale: older-commit 1'))

    test('also when GitHub moved the review to the merge: what it names now is not what was approved', () => {
      const { pullRequest } = changeValues({ commits })
      const parts = { commits, pushes, merges: [merge], pullRequest: { head: { ...pullRequest.head, mergeBase: 'newer' } } }
      const moved = approval('kim', minute(5), 'm', { commit: { sha: 'm', tree: 'tree-a', mergeBase: 'newer' } })
      expect(judged(moved, parts)).toBe('stale: older-commit 1')
    })
  })

  const updated = {
    commits: line(commit('a', 'author'), commit('m', 'kim', { parents: ['a', 'base'] })),
    pushes: [push('author', 'a', minute(0)), push('kim', 'm', minute(9), { before: 'a' })],
    merges: [cleanMerge('m', 'a')],
  }
  test('after a clean merge of the base, also when GitHub moved the review to the new head', () => {
    expect(judged(approval('kim', minute(5), 'a'), updated)).toBe('fresh: clean-merges')
    expect(judged(approval('kim', minute(5), 'm'), updated)).toBe('fresh: clean-merges')
  })

  test('but not after a merge that changed something', () => {
    const conflict = { ...cleanMerge('m', 'a'), after: [] }
    for (const on of ['a', 'm']) expect(judged(approval('kim', minute(5), on), { ...updated, merges: [conflict] })).toBe('stale: older-commit 1')
  })

  test('nor when work hides behind the clean merge', () => {
    const commits = [...updated.commits, ...line(commit('x', 'author', { parents: ['m'] }))]
    expect(
      judged(approval('kim', minute(5), 'a'), { ...updated, commits, pushes: [...updated.pushes, push('author', 'x', minute(10), { before: 'm' })] }),
    ).toBe('stale: older-commit 2')
  })
})

describe('stale', () => {
  test.each([
    ['commits came later', approval('kim', minute(5), 'a'), 'stale: older-commit 1'],
    ['it was given in the very second of the push of the head it names', approval('kim', minute(10), 'b'), 'stale: same-second'],
    ['it names the head but was given before its push', approval('kim', minute(5), 'b'), 'stale: older-commit 1'],
    ['it names an older commit, though the head was there', approval('kim', minute(12), 'a'), 'stale: older-commit 1'],
    ['it names no commit at all', approval('kim', minute(12), 'b', { commit: null }), 'stale: rewritten'],
  ])('because %s', (_, given, verdict) => expect(judged(given, two)).toBe(verdict))

  test('because a rebase replaced what was seen, even if GitHub moved the review along', () => {
    const parts = {
      commits: line(commit('a2', 'author')),
      pushes: [push('author', 'a', minute(0)), push('author', 'a2', minute(9), { before: 'a', forced: true })],
    }
    expect(judged(approval('kim', minute(5), 'a'), parts)).toBe('stale: rewritten')
    expect(judged(approval('kim', minute(5), 'a2'), parts)).toBe('stale: rewritten')
  })

  test('because no source reaches back to the time of the review', () => {
    expect(judged(approval('kim', minute(5), 'b'), { ...two, pushes: [push('author', 'b', minute(10), { source: 'run' })] })).toBe('stale: rewritten')
  })

  test('because the base changed later, or in the same second, and be it back again', () => {
    const there = { type: 'base-changed' as const, at: minute(13), actor: null, from: 'main', to: 'dev' }
    const back = { ...there, from: 'dev', to: 'main', at: minute(14) }
    expect(judged(approval('kim', minute(12), 'b'), { ...two, timeline: [there, back] })).toBe('stale: base-changed')
    expect(judged(approval('kim', minute(14), 'b'), { ...two, timeline: [there, back] })).toBe('stale: base-changed')
    expect(judged(approval('kim', minute(15), 'b'), { ...two, timeline: [there, back] })).toBe('fresh: head')
  })

  test('because the commit seen was on a side branch that was merged in', () => {
    const commits = [
      commit('a', 'author', { parents: ['base'] }),
      commit('s', 'sam', { parents: ['base'] }),
      commit('m', 'author', { parents: ['a', 's'] }),
    ]
    expect(
      judged(approval('kim', minute(5), 'a'), { commits, pushes: [push('author', 'a', minute(0)), push('author', 'm', minute(9), { before: 'a' })] }),
    ).toBe('stale: older-commit 2')
  })
})

test('a run’s time is only an upper bound: the activity log’s entry for the same commit replaces it', () => {
  const pushes = [...two.pushes, push('author', 'a', minute(30), { source: 'run' })]
  expect(judged(approval('kim', minute(31), 'b'), { ...two, pushes })).toBe('fresh: head')
})

test('a time that is no time throws, which is unknown', () => {
  expect(() => judged(approval('kim', 'yesterday', 'b', { id: '1' }), two)).toThrow('not a time')
})
