import type { PullRequest } from '../../src/simulator/model.ts'
import { merge } from '../../src/simulator/pulls.ts'
import { type Inputs, play, type Setting, type Stage } from './stage.ts'
import type { Told } from './told.ts'

export const ledger = 'countersign-ledger'

/** A repository whose gate keeps a ledger, and the day that its period begins. */
export class ReconcileStage {
  readonly stage: Stage
  readonly since: string

  constructor(stage: Stage) {
    this.stage = stage
    stage.world.clock.advance(60)
    this.since = stage.world.clock.now()
    stage.world.clock.advance(60)
  }

  /** A pull request of `author`, judged, approved, merged by `lead`, and judged again as merged: all that the gate does for one change. */
  async change(branch: string, given: { method?: 'merge' | 'squash' | 'rebase'; approved?: boolean; recorded?: boolean } = {}): Promise<PullRequest> {
    const { stage } = this
    const pull = stage.another({ branch })
    if (given.approved !== false) stage.approve('reviewer', pull)
    if (given.recorded !== false) await stage.run(stage.target('opened', 'author', pull), { ledger })
    stage.world.clock.advance(60)
    merge(stage.world, pull, { by: 'lead', method: given.method ?? 'squash' })
    if (given.recorded !== false) await stage.run(stage.target('closed', 'lead', pull), { ledger })
    return pull
  }

  push(by = 'mallory', file = 'src/hotfix.ts'): string {
    this.stage.world.clock.advance(60)
    return this.stage.world.push(this.stage.repository, 'main', { by, changes: { [file]: 'export const hotfix = true\n' } }).sha
  }

  /** The nightly run, two hours after whatever happened last: a merge's record takes minutes, and is waited for. */
  async night(inputs: Inputs = {}): Promise<Told> {
    this.stage.world.clock.advance(7200)
    const event = { name: 'schedule', repository: this.stage.repository } as const
    return this.stage.run(event, { reconcile: 'main', 'reconcile-since': this.since, ledger, ...inputs })
  }
}

export const reconciling = <Result>(scene: (stage: ReconcileStage) => Promise<Result>, setting: Setting = {}): Promise<Result> =>
  play(setting, (stage) => scene(new ReconcileStage(stage)))
