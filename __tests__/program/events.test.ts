import { describe, expect, test } from '@jest/globals'
import { commitAt } from '../../src/simulator/git.ts'
import { close, readyForReview, reopen, retarget } from '../../src/simulator/pulls.ts'
import { play } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

describe('pull_request_target: the install form that may speak', () => {
  test.concurrent('opened waits; after the approval the ping makes it ready', () =>
    play({}, async (stage) => {
      const opened = await stage.run()
      expect([opened.exitCode, opened.decision, stage.status()?.state]).toEqual([1, 'pending', 'pending'])
      stage.approve('reviewer')
      const approved = await stage.run(stage.ping())
      expect([approved.exitCode, approved.decision, stage.status()?.state]).toEqual([0, 'passed', 'success'])
      expect(onlyPack(approved).statement.subject[1].digest.gitCommit).toBe(stage.pull.head.sha)
    }),
  )

  test.concurrent('synchronize: the approval of the older head counts no more', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      const before = stage.pull.head.sha
      stage.world.push(stage.repository, 'topic', { by: 'pusher', changes: { 'src/app.ts': 'export const app = 3\n' } })
      const told = await stage.run({ name: 'pull_request_target', action: 'synchronize', pull: stage.pull, sender: 'pusher', before })
      expect([told.decision, stage.status()?.state, stage.status(before)]).toEqual(['pending', 'pending', null])
      expect(reportOf(told).text).toMatch(/reviewer.*older commit|older commit.*reviewer/s)
    }),
  )

  test.concurrent('edited: an approval for another base is stale (SEMANTICS 9)', () =>
    play({}, async (stage) => {
      stage.world.moveBranch(stage.repository, 'release/1', stage.world.tip(stage.repository, 'main'), 'lead')
      stage.approve('reviewer')
      expect((await stage.run(stage.target('edited'))).decision).toBe('passed')
      retarget(stage.world, stage.pull, { by: 'author', to: 'release/1' })
      const told = await stage.run({ name: 'pull_request_target', action: 'edited', pull: stage.pull, sender: 'author', previousBase: 'main' })
      expect([told.decision, stage.status()?.state]).toEqual(['pending', 'pending'])
    }),
  )

  test.concurrent('ready_for_review: an approved draft waits until it is one no more (SEMANTICS 12)', () =>
    play({ draft: true }, async (stage) => {
      stage.approve('reviewer')
      expect((await stage.run()).decision).toBe('pending')
      readyForReview(stage.world, stage.pull, 'author')
      expect((await stage.run(stage.target('ready_for_review'))).decision).toBe('passed')
    }),
  )

  test.concurrent('reopened is judged again, and the approval of the same head still stands', () =>
    play({}, async (stage) => {
      close(stage.world, stage.pull, 'author')
      reopen(stage.world, stage.pull, 'author')
      expect((await stage.run(stage.target('reopened'))).decision).toBe('pending')
      stage.approve('reviewer')
      expect((await stage.run(stage.target('reopened'))).decision).toBe('passed')
    }),
  )

  test.concurrent('closed without a merge: nothing is written, nothing is decided', () =>
    play({}, async (stage) => {
      close(stage.world, stage.pull, 'author')
      const told = await stage.run(stage.target('closed'))
      expect([told.exitCode, told.writes, told.decision, told.packs, told.outputs['missing']]).toEqual([0, [], '', [], '[]'])
      expect(told.summary).toContain('closed without being merged')
    }),
  )
})

describe('pull_request and pull_request_review', () => {
  test.concurrent('from a branch of the repository: published', () =>
    play({}, async (stage) => {
      const told = await stage.run({ name: 'pull_request', action: 'opened', pull: stage.pull, sender: 'author' })
      expect([told.exitCode, told.decision, told.writes]).toEqual([1, 'pending', ['status pending', 'report', 'status pending']])
    }),
  )

  test.concurrent.each([false, true])(
    'from a fork: judged, nothing written, no evidence; exit by the decision, required status or not (%s)',
    (required) =>
      play({ from: 'mallory/payments', required }, async (stage) => {
        const waiting = await stage.run({ name: 'pull_request', action: 'opened', pull: stage.pull, sender: 'author' })
        expect([waiting.exitCode, waiting.decision, waiting.writes, waiting.packs, waiting.outputs['evidence-path']]).toEqual([
          1,
          'pending',
          [],
          [],
          '',
        ])
        expect(waiting.summary).toMatch(/verdict was not published/)
        expect(waiting.summary).toMatch(/pull_request_target/)
        expect(waiting.stdout).toMatch(/^::error::The verdict was not published/m)
        stage.approve('reviewer')
        const review = stage.pull.reviews[0]
        if (!review) throw new Error('no review')
        const ready = await stage.run({ name: 'pull_request_review', action: 'submitted', pull: stage.pull, review, sender: 'reviewer' })
        expect([ready.exitCode, ready.decision, ready.writes, stage.simulator.artifacts]).toEqual([0, 'passed', [], []])
      }),
  )

  test.concurrent('of Dependabot: its token cannot write either', () =>
    play({}, async (stage) => {
      stage.world.account('dependabot', { type: 'Bot' })
      const told = await stage.run({ name: 'pull_request', action: 'opened', pull: stage.pull, sender: 'dependabot' })
      expect([told.exitCode, told.writes]).toEqual([1, []])
    }),
  )
})

describe('workflow_run of the ping', () => {
  test.concurrent('for a fork, whose payload names no pull request', () =>
    play({ from: 'mallory/payments' }, async (stage) => {
      stage.approve('reviewer')
      const told = await stage.run(stage.ping())
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([0, 'passed', 'success'])
    }),
  )

  test.concurrent('for the same branch name and commit in another fork: that pull request is not ours to judge', () =>
    play({}, async (stage) => {
      const ping = stage.ping()
      if (ping.name === 'workflow_run') ping.run.headRepository = 'mallory/other'
      stage.world.repository('mallory/other', { parent: 'acme/payments' })
      const told = await stage.run(ping)
      expect([told.exitCode, told.writes, told.decision]).toEqual([0, [], ''])
      expect(told.summary).toContain('no open pull request')
    }),
  )

  test.concurrent('for a head that was replaced meanwhile: nothing, the next run decides', () =>
    play({}, async (stage) => {
      const ping = stage.ping()
      stage.world.push(stage.repository, 'topic', { by: 'author', changes: { 'src/app.ts': 'later\n' } })
      const told = await stage.run(ping)
      expect([told.exitCode, told.writes]).toEqual([0, []])
    }),
  )
})

describe('schedule: what stands at Ready is judged again (SEMANTICS 52)', () => {
  const policy = `version: 1
roles: { auditor: { members: [{ login: dana, until: 2026-11-30 }, pusher] }, release: { teams: [acme/release] } }
changes: { sign-off: [{ paths: ["src/**"], roles: { auditor: 1 } }, { paths: ["docs/**"], roles: { release: 1 } }] }
`
  test.concurrent('a role that expired and a team that was left become Waiting; the Waiting ones are not touched', () =>
    play({ policy }, async (stage) => {
      const { world, repository } = stage
      const docs = stage.another({ branch: 'docs', changes: { 'docs/a.md': 'a' } })
      const waiting = stage.another({ branch: 'waiting' })
      stage.approve('dana')
      stage.approve('lead', docs)
      for (const pull of [stage.pull, docs, waiting]) await stage.run(stage.target('opened', 'author', pull))
      expect([stage.status()?.state, stage.status(docs.head.sha)?.state, stage.status(waiting.head.sha)?.state]).toEqual([
        'success',
        'success',
        'pending',
      ])
      const before = repository.statuses.filter(({ sha }) => sha === waiting.head.sha).length
      world.clock.set('2026-12-01T00:00:01Z')
      const told = await stage.run({ name: 'schedule', repository })
      expect([stage.status()?.state, stage.status(docs.head.sha)?.state]).toEqual(['pending', 'success'])
      world.teams.get('acme/release')?.members.clear()
      await stage.run({ name: 'schedule', repository })
      expect([told.exitCode, stage.status(docs.head.sha)?.state]).toEqual([0, expect.stringMatching(/pending|failure/)])
      expect(repository.statuses.filter(({ sha }) => sha === waiting.head.sha)).toHaveLength(before)
    }),
  )

  test.concurrent('what still is Ready is left alone: a sweep takes Ready away and never gives it, so it cannot overwrite a newer verdict', () =>
    play({ policy }, async (stage) => {
      stage.approve('dana')
      await stage.run(stage.target('opened', 'author', stage.pull))
      expect(stage.status()?.state).toBe('success')
      const told = await stage.run({ name: 'schedule', repository: stage.repository })
      expect([told.exitCode, told.writes]).toEqual([0, []])
    }),
  )

  test.concurrent('nothing stands at Ready: nothing is written', () =>
    play({}, async (stage) => {
      const told = await stage.run({ name: 'schedule', repository: stage.repository })
      expect([told.exitCode, told.writes]).toEqual([0, []])
    }),
  )
})

describe('workflow_dispatch, and events without a pull request', () => {
  test.concurrent('with the input pull-request', () =>
    play({}, async (stage) => {
      const event = { name: 'workflow_dispatch', repository: stage.repository, sender: 'lead', inputs: {} } as const
      const told = await stage.run(event, { 'pull-request': '1' })
      expect([told.decision, stage.status()?.state]).toEqual(['pending', 'pending'])
    }),
  )

  test.concurrent('for a pull request that does not exist: one message, exit 1', () =>
    play({}, async (stage) => {
      const event = { name: 'workflow_dispatch', repository: stage.repository, sender: 'lead', inputs: {} } as const
      const told = await stage.run(event, { 'pull-request': '99' })
      expect([told.exitCode, told.writes, told.decision]).toEqual([1, [], ''])
      expect(told.summary).toMatch(/Could not evaluate: pull request .*99/)
    }),
  )

  test.concurrent('for one that is closed: nothing', () =>
    play({}, async (stage) => {
      close(stage.world, stage.pull, 'author')
      const event = { name: 'workflow_dispatch', repository: stage.repository, sender: 'lead', inputs: {} } as const
      expect((await stage.run(event, { 'pull-request': '1' })).writes).toEqual([])
    }),
  )

  test.concurrent('without the input, push, and a payload that is none: CS-031, exit 1, nothing written', () =>
    play({}, async (stage) => {
      const { repository } = stage
      const dispatch = await stage.run({ name: 'workflow_dispatch', repository, sender: 'lead', inputs: {} })
      const push = await stage.run({ name: 'push', repository, branch: 'main', before: '0'.repeat(40), sender: 'lead' })
      const missing = await stage.run(stage.target('opened'), {}, { environment: { GITHUB_EVENT_PATH: '/nowhere/event.json' } })
      for (const told of [dispatch, push, missing]) {
        expect([told.exitCode, told.writes, told.requests]).toEqual([1, [], []])
        expect(told.stdout).toMatch(/^::error::.*\(CS-031\)/m)
        expect(told.summary).toContain('CS-031')
      }
    }),
  )

  test.concurrent('the tree of the recorded head is the real one', () =>
    play({}, async (stage) => {
      const { subject } = onlyPack(await stage.run()).statement
      expect(subject[1].digest.gitTree).toBe(commitAt(stage.world.store, stage.pull.head.sha).tree)
    }),
  )
})
