import { describe, expect, test } from '@jest/globals'
import type { WorkflowRun } from '../../src/simulator/model.ts'
import { addDeploymentStatus } from '../../src/simulator/deployments.ts'
import { commitAt } from '../../src/simulator/git.ts'
import { finishJob } from '../../src/simulator/runs.ts'
import { DeployStage } from './deployStage.ts'
import { ledger } from './reconcileStage.ts'
import { play } from './stage.ts'
import type { Told } from './told.ts'

/** Deployments to production after the rules came, and the night after them. */
class Nights extends DeployStage {
  readonly since = this.merged.sha

  /** Somebody else approves the run, and its job runs to its end, with the gate in it or without. */
  async deployed(given: { by?: string; gated?: boolean; conclusion?: 'success' | 'failure' } = {}): Promise<WorkflowRun> {
    const { world, repository } = this.stage
    const run = this.start(given.by ?? 'pusher')
    this.approve(run, 'dana')
    if (given.gated !== false) await this.gate(run, { ledger })
    finishJob(world, repository, run, 'deploy', given.conclusion ?? 'success')
    return run
  }

  async night(): Promise<Told> {
    this.stage.world.clock.advance(7200)
    return this.stage.run({ name: 'schedule', repository: this.stage.repository }, { reconcile: 'main', 'reconcile-since': this.since, ledger })
  }
}

const nights = (scene: (stage: Nights) => Promise<void>) => () => play({}, (stage) => scene(new Nights(stage)))
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('deployments of a period', () => {
  test.concurrent(
    'with their records pass, and a rollback to a commit that was deployed before the period too',
    nights(async (scene) => {
      await scene.deployed()
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
      expect(flat(told.stdout)).toContain('1 deployment: 1 recorded')
      await scene.deployed()
      const again = await scene.night()
      expect([again.exitCode, flat(again.stdout)]).toEqual([0, expect.stringContaining('2 deployments: 2 recorded')])
    }),
  )

  test.concurrent(
    'without the gate fail, also where somebody renames the environment or says later that it is under way',
    nights(async (scene) => {
      await scene.deployed()
      await scene.deployed({ gated: false, by: 'mallory', conclusion: 'failure' })
      const { world, repository } = scene.stage
      const entry = repository.deployments.at(-1)
      if (!entry) throw new Error('nothing was deployed')
      addDeploymentStatus(world, repository, entry, { by: 'mallory', state: 'in_progress', environment: 'dev' })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(flat(told.stdout)).toMatch(/to production by github-actions/)
      expect(flat(told.stdout)).toContain('a status that was added later calls it dev')
    }),
  )
})

describe('a ledger that was moved back', () => {
  test.concurrent(
    'shows, although what is left of it is whole',
    nights(async (scene) => {
      await scene.deployed()
      await scene.deployed()
      const { world, repository } = scene.stage
      const tip = world.store.commits.get(world.tip(repository, ledger))
      world.forcePush(repository, ledger, { by: 'mallory', to: tip?.parents[0] ?? '' })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(flat(told.stdout)).toMatch(/ledger.*mallory|mallory.*ledger/)
    }),
  )

  test.concurrent(
    'shows too where an ordinary push takes its last record away, in the words of the commit before',
    nights(async (scene) => {
      await scene.deployed()
      await scene.deployed()
      const { world, repository } = scene.stage
      const tip = commitAt(world.store, world.tip(repository, ledger))
      const before = commitAt(world.store, tip.parents[0] ?? '')
      const [gone = ''] = [...tip.files.keys()].filter((path) => !before.files.has(path))
      world.push(repository, ledger, { by: 'mallory', changes: { [gone]: null }, message: before.message })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(flat(told.stdout)).toContain('3 commits and 1 record')
    }),
  )
})
