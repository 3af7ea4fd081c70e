import { describe, expect, test } from '@jest/globals'
import { unavailable } from '../../src/domain/fact.ts'
import type { ChangeFactValues, Facts } from '../../src/domain/facts.ts'
import { consistencyOf } from '../../src/evidence/consistency.ts'
import { head, passingFacts, tree } from '../support/sampleRecord.ts'

type PullRequest = ChangeFactValues['pullRequest']

function pullRequestOf(facts: Facts): PullRequest {
  const pullRequest = facts.changes[0]?.pullRequest
  if (pullRequest?.state !== 'known') throw new Error('the pull request is not known')
  return pullRequest.value
}

const copy = (): Facts => structuredClone(passingFacts())

/** Merged at two, judged a minute later. */
function merged(): Facts {
  const facts = copy()
  const merge = { sha: 'ab'.repeat(20), tree, parents: [facts.subject.base.commit, head], signedByGitHub: true }
  Object.assign(pullRequestOf(facts), { state: 'merged', mergedAt: '2026-11-21T14:02:00Z', merge })
  return { ...facts, subject: { ...facts.subject, gate: 'merge', commit: merge.sha } }
}

function group(): Facts {
  const facts = copy()
  facts.subject.commit = 'ab'.repeat(20)
  facts.subject.tree = 'cd'.repeat(20)
  return facts
}

const nothing = { contradictions: [], notCompared: [] }

describe('facts that are about their subject', () => {
  test('an open pull request', () => expect(consistencyOf(copy(), 'pull_request_target')).toEqual(nothing))
  test('a merge', () => expect(consistencyOf(merged(), 'pull_request_target')).toEqual(nothing))

  test('a merge group: what is nobody’s own commit is told as not compared', () => {
    const { contradictions, notCompared } = consistencyOf(group(), 'merge_group')
    expect([contradictions, notCompared.length]).toEqual([[], 1])
  })

  test('a pull request that could not be read is told as not compared', () => {
    const facts = copy()
    facts.changes[0]!.pullRequest = unavailable({ what: 'it', request: null, status: 502, detail: '' })
    expect(consistencyOf(facts, null)).toEqual({ contradictions: [], notCompared: ['pull request #42, which could not be read'] })
  })
})

describe('facts that contradict their subject', () => {
  test.each<[string, (facts: Facts) => void, string]>([
    ['another commit than the head', (f) => (f.subject.commit = '00'.repeat(20)), 'no merge group'],
    ['another tree', (f) => (f.subject.tree = '00'.repeat(20)), 'the tree'],
    ['another head of the subject', (f) => (f.subject.changes[0]!.head = '00'.repeat(20)), 'the head'],
    ['another head of the pull request', (f) => (pullRequestOf(f).head.sha = '00'.repeat(20)), 'the head'],
    ['another number within', (f) => (pullRequestOf(f).number = 9), 'the number'],
    ['another number of the facts', (f) => (f.changes[0]!.number = 9), 'each once'],
    ['another number of the subject', (f) => (f.subject.changes[0]!.number = 9), 'each once'],
    ['another base branch', (f) => (pullRequestOf(f).base.branch = 'other'), 'the base branch'],
    ['a closed pull request', (f) => (pullRequestOf(f).state = 'closed'), 'the state closed'],
    ['a merged pull request', (f) => (pullRequestOf(f).state = 'merged'), 'the state merged'],
    ['no pull request', (f) => (f.subject.changes = []), 'each once'],
    ['facts of no pull request', (f) => (f.changes = []), 'each once'],
    ['one pull request twice', (f) => void f.subject.changes.push(f.subject.changes[0]!), 'each once'],
    ['facts of one pull request twice', (f) => void f.changes.push(f.changes[0]!), 'each once'],
    ['facts of a stranger', (f) => void f.changes.push({ ...f.changes[0]!, number: 9 }), 'each once'],
  ])('%s', (_, edit, told) => {
    const facts = copy()
    edit(facts)
    expect(consistencyOf(facts, 'pull_request_target').contradictions.join('; ')).toContain(told)
  })

  test.each<[string, (facts: Facts) => void, string]>([
    ['another merge commit', (f) => (f.subject.commit = '00'.repeat(20)), 'the merge commit'],
    ['another tree', (f) => (f.subject.tree = '00'.repeat(20)), 'the tree of the merge'],
    ['a pull request that is open', (f) => (pullRequestOf(f).state = 'open'), 'the state open'],
    ['no merge', (f) => (pullRequestOf(f).merge = null), 'the merge commit'],
    ['no time', (f) => (pullRequestOf(f).mergedAt = null), 'the time'],
    ['a time after the judgement', (f) => (pullRequestOf(f).mergedAt = '2030-01-01T00:00:00Z'), 'the time'],
    ['two pull requests', (f) => void f.subject.changes.push({ number: 43, head }), 'a merge is of one'],
  ])('a merge with %s', (_, edit, told) => {
    const facts = merged()
    edit(facts)
    expect(consistencyOf(facts, 'pull_request_target').contradictions.join('; ')).toContain(told)
  })

  test.each([null, 'pull_request_target', 'workflow_run'])('a merge group that the event %s judged', (event) => {
    expect(consistencyOf(group(), event).contradictions).toHaveLength(1)
  })
})
