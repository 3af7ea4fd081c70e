import { describe, expect, test } from '@jest/globals'
import { botsIn, withBots } from '../../src/collect/bots.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluate, needsOf } from '../../src/decision/evaluate.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Result } from '../../src/domain/outcome.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import { byGitHub } from '../../src/simulator/merging.ts'
import { openPullRequest, review } from '../../src/simulator/pulls.ts'
import { World } from '../../src/simulator/world.ts'
import type { Draft } from '../../src/simulator/writing.ts'
import { factsOf, onlySubject, pullRequestOccasion, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

const dependabot = { id: 49699333, type: 'Bot' as const, emails: ['49699333+dependabot[bot]@users.noreply.github.com'] }
const webFlow = { name: 'GitHub', email: 'noreply@github.com' }

/** A pull request by a bot, as Dependabot makes them: the bot's author, GitHub's committer and signature. */
function made(reviewers: string[], commit: Partial<Draft> = {}) {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['kim', 'lee', 'jo'], files: { '.github/countersign.yml': 'version: 1\n' } })
  world.account('dependabot', dependabot)
  const changes = { 'package.json': '{}\n' }
  world.push(repository, 'topic', { by: 'dependabot', committer: webFlow, signature: byGitHub, changes, ...commit })
  const pull = openPullRequest(world, repository, { by: 'dependabot', head: 'topic' })
  world.clock.advance(60)
  for (const by of reviewers) review(world, pull, { by })
  return { world, pull }
}

/** Collected from the simulated GitHub and judged: everything of a run but its sealing and telling. */
async function judged({ world, pull }: ReturnType<typeof made>, options: RigOptions = {}): Promise<{ facts: Facts; result: Result }> {
  const bytes = new TextEncoder().encode('version: 1\n')
  const loaded = await loadPolicies({ path: 'p.yml', uri: 'p.yml', bytes }, () => Promise.reject(new Error('nothing is extended')))
  if (!loaded.ok) throw new Error('the policy is good')
  const found: Facts[] = []
  await withRig(world, options, async ({ collector }) => {
    const subject = await onlySubject(collector, pullRequestOccasion(pull))
    found.push(await factsOf(collector, pull, needsOf(loaded.policies, subject)))
  })
  const [facts] = found
  if (facts === undefined) throw new Error('no facts')
  return { facts, result: decide(evaluate({ facts, policies: loaded.policies, readProposed: () => [] })).result }
}

describe('a pull request of a bot, from GitHub’s answers to the decision (SEMANTICS 20)', () => {
  test.each<[string, string[], Result]>([
    ['nobody approved', [], 'pending'],
    ['one human approved: an agent whose human is unknown needs one more', ['kim'], 'pending'],
    ['two humans approved', ['kim', 'lee'], 'passed'],
  ])('%s', async (_, reviewers, expected) => {
    expect((await judged(made(reviewers))).result).toBe(expected)
  })

  test('the human whom the agent names in a trailer contributed, and the usual count is enough', async () => {
    expect((await judged(made(['kim'], { coAuthors: ['kim'] }))).result).toBe('pending')
    expect((await judged(made(['lee'], { coAuthors: ['kim'] }))).result).toBe('passed')
  })

  test('its own approval is nobody’s', async () => {
    expect((await judged(made(['dependabot', 'kim']))).result).toBe('pending')
  })

  test('the author of its commits is the bot, though GitHub answers a user there', async () => {
    const { facts } = await judged(made([]))
    const [change] = facts.changes
    expect(valueOf(change?.pullRequest).author).toEqual({ id: dependabot.id, login: 'dependabot', type: 'Bot' })
    expect(valueOf(change?.commits)[0]?.authors[0]?.account).toEqual({ id: dependabot.id, login: 'dependabot[bot]', type: 'Bot' })
  })

  test('a user without the suffix who has the id of a bot is that bot', async () => {
    const place = ['data', 'repository', 'pullRequest', 'commits', 'nodes', 0, 'commit', 'authors', 'nodes', 0, 'user', 'login']
    const options: RigOptions = {
      tamper: { graphql: (operation, answer) => (operation === 'PullRequest' ? replaced(answer, place, 'dependabot') : answer) },
    }
    const { facts } = await judged(made([]), options)
    expect(valueOf(facts.changes[0]?.commits)[0]?.authors[0]?.account).toMatchObject({ login: 'dependabot', type: 'Bot' })
  })
})

describe('what a commit says about itself makes no bot', () => {
  test('a name and an address like a bot’s, of an account that is a person’s', async () => {
    const { world, pull } = made([])
    world.account('mallory', { emails: ['1+x[bot]@users.noreply.github.com'] })
    const commit = { by: 'mallory', committer: { name: 'x[bot]', email: '1+x[bot]@users.noreply.github.com' }, changes: { 'b.txt': 'b' } }
    world.push(pull.repository, 'topic', commit)
    const { facts } = await judged({ world, pull })
    expect(valueOf(facts.changes[0]?.commits).at(-1)?.authors[0]?.account).toMatchObject({ login: 'mallory', type: 'User' })
  })

  test('an id is corrected wherever it stands, and nothing else is', () => {
    const user = { id: 5, login: 'builder', type: 'User' as const }
    const other = { id: 6, login: 'jo', type: 'User' as const }
    const told = { 'acme/a': { state: 'known' as const, value: { slug: 'acme/a', privacy: null, members: [user, other] }, sources: [] } }
    expect(valueOf(withBots(told, botsIn({ author: { ...user, type: 'Bot' } }))['acme/a']).members.map(({ type }) => type)).toEqual(['Bot', 'User'])
    expect(withBots(told, new Set())).toBe(told)
  })
})
