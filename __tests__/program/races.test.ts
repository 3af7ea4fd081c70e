import { describe, expect, test } from '@jest/globals'
import { openPullRequest, updateBranch } from '../../src/simulator/pulls.ts'
import { ledgerPolicy, play, secret, type Stage } from './stage.ts'
import { onlyPack } from './told.ts'

const approvedBy = (stage: Stage, ...logins: string[]): void => logins.forEach((login) => stage.approve(login))

describe('a status belongs to a commit, whoever else stands on it (SEMANTICS 34)', () => {
  test.concurrent('a fork with the same commit and another base: the verdict is the worse of both', () =>
    play(
      {
        policy: 'version: 1\nroles: { auditor: { members: [dana] } }\nchanges: { sign-off: [{ branches: ["release/*"], roles: { auditor: 1 } }] }\n',
      },
      async (stage) => {
        const { world, repository, pull } = stage
        world.moveBranch(repository, 'release/1', world.tip(repository, 'main'), 'lead')
        const fork = world.repository('mallory/payments', { parent: 'acme/payments', writers: ['mallory'] })
        world.moveBranch(fork, 'copy', pull.head.sha, 'mallory')
        world.clock.advance(60)
        const second = openPullRequest(world, repository, { by: 'mallory', head: 'copy', from: 'mallory/payments', base: 'release/1' })
        approvedBy(stage, 'reviewer')
        stage.approve('reviewer', second)
        for (const event of [stage.target('opened'), stage.ping('reviewer', second)]) {
          const told = await stage.run(event)
          expect([told.decision, stage.status()?.state, told.packs.length]).toEqual(['pending', 'pending', 2])
        }
      },
    ),
  )
})

describe('"Update branch" by a click', () => {
  test.concurrent('a clean merge of the base keeps the approval, and makes nobody a contributor (SEMANTICS 10)', () =>
    play({}, async (stage) => {
      approvedBy(stage, 'reviewer')
      stage.world.push(stage.repository, 'main', { by: 'lead', changes: { 'docs/other.md': 'x' } })
      updateBranch(stage.world, stage.pull, { by: 'reviewer', moveReviews: true })
      expect((await stage.run()).decision).toBe('passed')
    }),
  )

  test.concurrent('a merge that also changes a file is none: the approval, moved to the new head by GitHub, is stale (SEMANTICS 8)', () =>
    play({}, async (stage) => {
      approvedBy(stage, 'reviewer')
      const tip = stage.world.push(stage.repository, 'main', { by: 'lead', changes: { 'docs/other.md': 'x' } })
      const changes = { 'docs/other.md': 'x', 'src/app.ts': 'export const app = 666\n' }
      const evil = stage.world.commit(stage.repository, { by: 'author', parents: [stage.pull.head.sha, tip.sha], changes })
      stage.world.moveBranch(stage.repository, 'topic', evil.sha, 'author')
      for (const made of stage.pull.reviews) made.commit = evil.sha
      expect((await stage.run()).decision).toBe('pending')
    }),
  )
})

describe('central policies: all must pass', () => {
  const local = (central: string) => `version: 1\nextends: ["acme/.github//${central}@main"]\n`
  const withCentral = (stage: Stage, text: string): void => {
    const home = stage.world.repository('acme/.github', { writers: ['lead'], files: { 'countersign.yml': text } })
    expect(home.branches.has('main')).toBe(true)
  }

  test.concurrent('the central one asks for more: Waiting, then Ready; its bytes are in the record', () =>
    play({ policy: local('countersign.yml') }, async (stage) => {
      withCentral(stage, 'version: 1\nchanges: { approvals: 2 }\n')
      approvedBy(stage, 'reviewer')
      expect((await stage.run()).decision).toBe('pending')
      approvedBy(stage, 'lead')
      const told = await stage.run(stage.ping('lead'))
      expect([told.decision, onlyPack(told).statement.predicate.policy.extends.length]).toEqual(['passed', 1])
    }),
  )

  test.concurrent.each([
    ['is not there', 'nowhere.yml', 'version: 1\n', 'CS-020'],
    ['is broken', 'countersign.yml', 'version: 1\nchanges: { approvalls: 1 }\n', 'CS-012'],
  ])('the central one %s: blocked', (_, path, text, code) =>
    play({ policy: local(path) }, async (stage) => {
      withCentral(stage, text)
      approvedBy(stage, 'reviewer')
      const told = await stage.run()
      expect([told.exitCode, told.decision, stage.status()?.state === 'success', told.summary.includes(code)]).toEqual([
        1,
        expect.stringMatching(/failed|error/),
        false,
        true,
      ])
    }),
  )
})

describe('each token goes where it belongs', () => {
  test.concurrent('the organisation’s is used for teams alone, the job’s for everything else', () =>
    play({ policy: ledgerPolicy, changes: { 'src/ledger/book.ts': 'x' } }, async (stage) => {
      const [job, org] = [secret('ghs_'), secret('ghs_')]
      approvedBy(stage, 'reviewer', 'lead')
      const told = await stage.run(stage.target('opened'), { 'github-token': job, 'org-token': org })
      const by = (token: string) => told.requests.filter((request) => request.token === token)
      expect([told.decision, by(org).length > 0, by(job).length > 0]).toEqual(['passed', true, true])
      for (const { path, requestBody } of by(org)) expect(path === '/graphql' ? JSON.stringify(requestBody) : path).toMatch(/team/i)
      for (const { path } of by(job)) expect(path).not.toMatch(/^\/orgs\//)
    }),
  )

  test.concurrent('naming a pull request gives a fork’s run no better token', () =>
    play({ from: 'mallory/payments' }, async (stage) => {
      const told = await stage.run({ name: 'pull_request', action: 'opened', pull: stage.pull, sender: 'author' }, { 'pull-request': '1' })
      expect([told.exitCode, told.writes, told.packs]).toEqual([1, [], []])
    }),
  )
})

describe('surroundings that are not a runner’s', () => {
  test.concurrent('no repository: CS-030; debug shows the stack, and only debug', () =>
    play({}, async (stage) => {
      const told = await stage.run(stage.target('opened'), {}, { environment: { GITHUB_REPOSITORY: 'nothing' } })
      expect([told.exitCode, told.requests, told.stdout]).toEqual([1, [], expect.stringContaining('CS-030')])
      const debug = await stage.run(stage.target('opened'), {}, { environment: { GITHUB_REPOSITORY: 'nothing', RUNNER_DEBUG: '1' } })
      expect([told.stdout.includes('at '), debug.stdout]).toEqual([false, expect.stringMatching(/^::notice::.*%0A +at /m)])
    }),
  )
})
