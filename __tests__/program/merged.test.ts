import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { deliver } from '../../src/simulator/events.ts'
import { dismiss, enqueue, landQueue, merge } from '../../src/simulator/pulls.ts'
import { plainPolicy, play, policyPath, type Stage } from './stage.ts'
import { onlyPack } from './told.ts'

/** Judged, approved, then merged by a person who is neither. */
async function mergedStage(stage: Stage, method: 'merge' | 'squash' | 'rebase' = 'squash') {
  stage.approve('reviewer')
  const ready = await stage.run(stage.ping())
  const commit = merge(stage.world, stage.pull, { by: 'lead', method })
  return { ready, commit }
}

describe('closed by a merge: the merge gets a record of its own', () => {
  test.concurrent.each(['merge', 'squash', 'rebase'] as const)(
    '%s: report on the merge commit, no status on it, the record names that of the pull request',
    (method) =>
      play({}, async (stage) => {
        const { ready, commit } = await mergedStage(stage, method)
        const told = await stage.run(stage.target('closed', 'lead'))
        expect([told.exitCode, told.decision, told.writes]).toEqual([0, 'passed', ['report']])
        expect([stage.reports(commit.sha).length, stage.status(commit.sha)]).toEqual([1, null])
        const { predicate, subject } = onlyPack(told).statement
        expect(predicate).toMatchObject({ gate: 'merge', inputAttestations: [{ sha256: ready.outputs['evidence-sha256'] }], supersedes: [] })
        expect(subject[1].digest).toEqual({ gitCommit: commit.sha, gitTree: commit.tree })
      }),
  )

  test.concurrent('merged without the approval: nobody can approve it now, so the record says failed', () =>
    play({ required: true }, async (stage) => {
      merge(stage.world, stage.pull, { by: 'lead' })
      const told = await stage.run(stage.target('closed', 'lead'))
      // No status stands on a merge, so the one that a rule requires cannot stand in for the job's own result.
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(onlyPack(told).statement.predicate.inputAttestations).toEqual([])
    }),
  )

  test.concurrent('what was merged is not what was approved: no pass (SEMANTICS 38, 62)', () =>
    play({}, async (stage) => {
      const { commit } = await mergedStage(stage)
      const smuggled = stage.world.commit(stage.repository, {
        by: 'mallory',
        parents: commit.parents,
        changes: { 'src/app.ts': 'export const app = 666\n' },
      })
      stage.pull.merge = smuggled.sha
      stage.pull.landed = [smuggled.sha]
      stage.repository.branches.set('main', smuggled.sha)
      const told = await stage.run(stage.target('closed', 'lead'))
      expect(told.exitCode).toBe(1)
      expect(['failed', 'pending', 'error']).toContain(told.decision)
    }),
  )

  test.concurrent('an approval dismissed after the merge was one at the merge (SEMANTICS 59)', () =>
    play({}, async (stage) => {
      await mergedStage(stage)
      dismissFirst(stage, 'mallory')
      expect((await stage.run(stage.target('closed', 'lead'))).decision).toBe('passed')
    }),
  )

  test.concurrent('an approval dismissed before the merge was none', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      dismissFirst(stage, 'lead')
      merge(stage.world, stage.pull, { by: 'lead' })
      expect((await stage.run(stage.target('closed', 'lead'))).decision).toBe('failed')
    }),
  )

  test.concurrent('the event says merged and the API says open: not evaluated, exit 1, nothing written', () =>
    play({}, async (stage) => {
      merge(stage.world, stage.pull, { by: 'lead' })
      const payload = join(mkdtempSync(join(tmpdir(), 'payload-')), 'event.json')
      const urls = { world: stage.world, apiUrl: stage.simulator.apiUrl, serverUrl: 'https://github.com' }
      writeFileSync(payload, JSON.stringify(deliver(stage.target('closed', 'lead'), urls).payload))
      Object.assign(stage.pull, { state: 'OPEN', merge: null, mergedAt: null })
      const told = await stage.run(stage.target('closed', 'lead'), {}, { environment: { GITHUB_EVENT_PATH: payload } })
      rmSync(dirname(payload), { recursive: true })
      expect([told.exitCode, told.decision, told.packs, told.writes]).toEqual([1, '', [], []])
    }),
  )
})

function dismissFirst(stage: Stage, by: string): void {
  const [approval] = stage.pull.reviews
  if (!approval) throw new Error('nobody reviewed')
  dismiss(stage.world, stage.pull, approval, { by })
}

describe('what a merge put on the base (SEMANTICS 38, 59, 62)', () => {
  test.concurrent.each(['merge', 'squash', 'rebase'] as const)(
    '%s of two commits onto a base that moved on elsewhere: the approval stands',
    (method) =>
      play({}, async (stage) => {
        stage.world.push(stage.repository, 'topic', { by: 'author', changes: { 'src/more.ts': 'export {}\n' } })
        stage.approve('reviewer')
        stage.world.push(stage.repository, 'main', { by: 'lead', changes: { 'docs/other.md': 'x' } })
        merge(stage.world, stage.pull, { by: 'lead', method })
        expect((await stage.run(stage.target('closed', 'lead'))).decision).toBe('passed')
      }),
  )

  test.concurrent('a change of the policy is judged by the policy before it', () =>
    play({ changes: { [policyPath]: 'version: 1\nchanges: { approvals: 3 }\n' } }, async (stage) => {
      stage.approve('reviewer')
      stage.approve('lead')
      merge(stage.world, stage.pull, { by: 'lead' })
      const told = await stage.run(stage.target('closed', 'lead'))
      expect(told.decision).toBe('passed')
      expect(Buffer.from(onlyPack(told).statement.predicate.policy.content ?? '', 'base64').toString('utf8')).toBe(plainPolicy)
    }),
  )

  test.concurrent('two landed by the queue: each has the record of its own merge', () =>
    play({}, async (stage) => {
      const other = stage.another({ branch: 'other', by: 'pusher' })
      stage.approve('reviewer')
      stage.approve('reviewer', other)
      const entries = [stage.pull, other].map((pull) => enqueue(stage.world, pull, { by: 'lead', method: 'squash' }))
      for (const entry of entries) landQueue(stage.world, entry, 'lead')
      for (const [pull, entry] of [
        [stage.pull, entries[0]],
        [other, entries[1]],
      ] as const) {
        const told = await stage.run(stage.target('closed', 'lead', pull))
        expect([told.decision, onlyPack(told).statement.subject[1].digest.gitCommit]).toEqual(['passed', entry?.headCommit])
      }
    }),
  )
})
