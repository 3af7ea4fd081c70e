import { describe, expect, test } from '@jest/globals'
import { contributorsOf } from '../../src/duties/contributors.ts'
import { historyOf } from '../../src/duties/history.ts'
import { cleanMerges } from '../../src/duties/merges.ts'
import { personsOf } from '../../src/duties/persons.ts'
import type { ChangeParts } from '../support/facts.ts'
import { account, actor, bot, changeValues, cleanMerge, commit, line, madeByGitHub, minute, push, roster } from '../support/facts.ts'

function found(parts: ChangeParts, until: number | null = null) {
  const facts = changeValues(parts)
  const settings = { history: historyOf(facts.commits), clean: cleanMerges(facts.commits, facts.merges), until, coAuthors: 'contributor' as const }
  return contributorsOf(facts, personsOf(roster(), {}), settings)
}

const told = (parts: ChangeParts, until: number | null = null): string[] => found(parts, until).all.map(({ person, how }) => `${person.name}: ${how}`)

test('everybody counts once for each way they are known by', () => {
  const commits = line(commit('a', 'author'), commit('b', 'sam', { committer: actor('cara'), coAuthors: [actor('ria')] }))
  expect(told({ commits, pushes: [push('sam', 'a', minute(0)), push('pat', 'b', minute(1))] })).toEqual([
    'author: author',
    'sam: pusher',
    'pat: pusher',
    'author: commit-author',
    'sam: commit-author',
    'author: committer',
    'cara: committer',
    'ria: co-author',
  ])
})

test('GitHub’s own commits have no committer to name', () => {
  expect(told({ commits: line(commit('a', 'author', madeByGitHub)) })).not.toContain('web-flow: committer')
  expect(found({ commits: line(commit('a', 'author', madeByGitHub)) }).unattributed).toEqual([])
})

describe('pushes', () => {
  const merged = {
    commits: line(commit('a', 'author'), commit('w', 'author'), commit('m', 'kim', { ...madeByGitHub, parents: ['w', 'base'] })),
    merges: [cleanMerge('m', 'w')],
  }
  const head = push('author', 'm', minute(20), { before: 'w' })

  test('of a clean merge alone make nobody a contributor', () => {
    expect(
      told({ ...merged, pushes: [push('author', 'w', minute(0)), push('kim', 'm', minute(9), { before: 'w' })] }).filter((one) =>
        one.startsWith('kim'),
      ),
    ).toEqual([])
  })

  test.each([
    ['work came along with it', { before: 'a' }],
    ['what was there before is not known', { before: null }],
    ['what was there before is not of this change', { before: 'elsewhere' }],
    ['it was forced', { before: 'w', forced: true }],
  ])('of a clean merge count when %s', (_, more) => {
    expect(
      told({ ...merged, pushes: [push('author', 'w', minute(0)), push('kim', 'm', minute(9), more), head] }).some((one) => one.startsWith('kim')),
    ).toBe(true)
  })

  test('of commits that are not of this change do not count, unless forced since it was opened', () => {
    const earlier = { pullRequest: { createdAt: minute(5) } }
    const of = (more: object, at: string) =>
      told({ ...earlier, pushes: [push('kim', 'x', at, more), push('author', 'a', minute(1))] }).filter((one) => one.startsWith('kim'))
    expect(of({}, minute(9))).toEqual([])
    expect(of({ forced: true }, minute(4))).toEqual([])
    expect(of({ forced: true }, minute(9))).toEqual(['kim: force-pusher'])
  })

  test('by nobody anybody can name are unattributed work', () => {
    const commits = line(commit('a', 'author'), commit('b', 'author'))
    const { unattributed } = found({ commits, pushes: [push(null, 'a', minute(0)), push('author', 'b', minute(1))] })
    expect(unattributed).toEqual([{ what: 'pusher', commit: 'a', emailSha256: null, fact: '/pushes/0' }])
  })

  test('after the merge are not of the merged change', () => {
    expect(told({ pushes: [push('author', 'a', minute(0)), push('kim', 'a', minute(9))] }, Date.parse(minute(5)))).not.toContain('kim: pusher')
  })
})

describe('agents', () => {
  const agent = bot('copilot')
  const by = (parts: ChangeParts) =>
    found({
      commits: line(commit('a', agent)),
      pushes: [push(agent, 'a', minute(0))],
      ...parts,
      pullRequest: { author: agent, ...parts.pullRequest },
    })

  test('without any name have no known human', () => expect(by({}).agent?.humanKnown).toBe(false))

  test('an assignee contributed, but is no proof of who asked', () => {
    const { agent: behind, of } = by({ pullRequest: { assignees: [account('jo')] } })
    expect([behind?.humanKnown, of(`account:${account('jo').id}`)?.how]).toEqual([false, 'assignee'])
  })

  test('a trailer in the agent’s commit names its human', () => {
    expect(by({ commits: line(commit('a', agent, { coAuthors: [actor('jo')] })) }).agent?.humanKnown).toBe(true)
  })

  test('a trailer in somebody’s commit on top, or one that names a bot, does not', () => {
    expect(
      by({ commits: line(commit('a', agent), commit('b', 'sam', { coAuthors: [actor('jo')] })), pushes: [push('sam', 'b', minute(1))] }).agent
        ?.humanKnown,
    ).toBe(false)
    expect(by({ commits: line(commit('a', agent, { coAuthors: [actor(bot('other'))] })) }).agent?.humanKnown).toBe(false)
  })

  test('the actor of the run that pushed names its human; whoever pushed on top does not', () => {
    expect(by({ pushes: [push('jo', 'a', minute(0), { source: 'run' })] }).agent?.humanKnown).toBe(true)
    expect(by({ pushes: [push('jo', 'a', minute(0))] }).agent?.humanKnown).toBe(false)
  })

  test('a human’s pull request has no agent, whoever wrote its commits', () => {
    expect(found({ commits: line(commit('a', agent)) }).agent).toBeNull()
  })
})
