import { describe, expect, test } from '@jest/globals'
import type { QueueEntry } from '../../src/simulator/model.ts'
import { dequeue, enqueue } from '../../src/simulator/pulls.ts'
import { play, type Setting, type Stage } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

const group = (entry: QueueEntry) => ({ name: 'merge_group', entry, sender: 'lead' }) as const

/** A queue that holds pull request 1 and, on top of it, 2 by `pusher`. */
function two(stage: Stage): { second: QueueEntry; approve: (numbers: (1 | 2)[]) => void } {
  const other = stage.another({ branch: 'other', by: 'pusher' })
  return {
    approve: (numbers) => numbers.forEach((number) => stage.approve('reviewer', number === 1 ? stage.pull : other)),
    get second() {
      enqueue(stage.world, stage.pull, { by: 'lead', method: 'squash' })
      return enqueue(stage.world, other, { by: 'lead', method: 'squash' })
    },
  }
}

const required: Setting = { required: true }

describe('merge_group: every pull request of the group is judged (SEMANTICS 36)', () => {
  test.concurrent('one, approved: success on the head of the group, nothing on the head of the pull request', () =>
    play(required, async (stage) => {
      stage.approve('reviewer')
      const entry = enqueue(stage.world, stage.pull, { by: 'lead' })
      const told = await stage.run(group(entry), { comment: 'always' })
      expect([told.exitCode, told.decision, stage.status(entry.headCommit)?.state, stage.status()]).toEqual([0, 'passed', 'success', null])
      expect(told.writes).not.toContain('comment')
      expect(onlyPack(told).statement.subject[1].digest.gitCommit).toBe(entry.headCommit)
    }),
  )

  test.concurrent('two, both approved: one record that holds both', () =>
    play(required, async (stage) => {
      const queue = two(stage)
      queue.approve([1, 2])
      const { second } = queue
      const told = await stage.run(group({ ...second, baseCommit: stage.world.tip(stage.repository, 'main') }))
      expect([told.decision, stage.status(second.headCommit)?.state, told.packs.length]).toEqual(['passed', 'success', 1])
      expect(onlyPack(told).statement.predicate.decision.controls.map(({ change }) => change)).toEqual(expect.arrayContaining([1, 2]))
      expect(onlyPack(told).name).toContain(`-${second.headCommit.slice(0, 8)}-`)
    }),
  )

  test.concurrent.each([[1], [2]] as const)('two, only #%d approved: a Waiting that nothing would wake is a failure', (approved) =>
    play(required, async (stage) => {
      const queue = two(stage)
      queue.approve([approved])
      const { second } = queue
      const told = await stage.run(group(second))
      expect([told.decision, stage.status(second.headCommit)?.state]).toEqual(['pending', 'failure'])
      expect(reportOf(told).summary).toContain(`#${3 - approved}`)
    }),
  )

  test.concurrent('a commit smuggled in between: the entries do not cover base..head, so nothing is known', () =>
    play(required, async (stage) => {
      stage.approve('reviewer')
      const entry = enqueue(stage.world, stage.pull, { by: 'lead' })
      const smuggled = stage.world.commit(stage.repository, {
        by: 'mallory',
        parents: [entry.headCommit],
        changes: { 'src/app.ts': 'export const app = 666\n' },
      })
      const told = await stage.run(group({ ...entry, headCommit: smuggled.sha }))
      expect([told.exitCode, told.decision, stage.status(smuggled.sha)?.state]).toEqual([1, '', 'error'])
      expect(stage.status(smuggled.sha)?.description).toMatch(/^Could not evaluate/)
    }),
  )

  test.concurrent('a base that moved by a direct push below the group: blocks', () =>
    play(required, async (stage) => {
      stage.approve('reviewer')
      const entry = enqueue(stage.world, stage.pull, { by: 'lead' })
      stage.world.push(stage.repository, 'main', { by: 'mallory', changes: { 'src/app.ts': 'export const app = 666\n' } })
      const told = await stage.run(group(entry))
      expect([told.exitCode, stage.status(entry.headCommit)?.state]).toEqual([1, 'error'])
    }),
  )

  test.concurrent('a group whose entries have left the queue: nothing can be said, so it blocks', () =>
    play(required, async (stage) => {
      stage.approve('reviewer')
      const entry = enqueue(stage.world, stage.pull, { by: 'lead' })
      dequeue(stage.world, entry, 'lead')
      expect([(await stage.run(group(entry))).exitCode, stage.status(entry.headCommit)?.state]).toEqual([1, 'error'])
    }),
  )

  test.concurrent('a group whose policy governs another branch: no status, no record', () =>
    play({ policy: 'version: 1\nchanges: { branches: ["release/*"] }\n' }, async (stage) => {
      const entry = enqueue(stage.world, stage.pull, { by: 'lead' })
      const told = await stage.run(group(entry))
      expect([told.exitCode, told.writes, told.packs]).toEqual([0, [], []])
    }),
  )
})
