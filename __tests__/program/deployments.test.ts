import { describe, expect, test } from '@jest/globals'
import { deployed } from './deployStage.ts'
import { onlyPack, reportOf } from './told.ts'

describe('a deployment is judged as the first step of its job', () => {
  test.concurrent('approved by a release manager, started by somebody who wrote none of it: Ready, with report and record, and no status', () =>
    deployed(async (stage) => {
      const told = await stage.deploy()
      expect([told.exitCode, told.decision, told.writes]).toEqual([0, 'passed', ['report']])
      expect(onlyPack(told).name).toMatch(new RegExp(`^countersign-deployment-${stage.merged.sha.slice(0, 8)}-r\\d+-a1$`))
      const { predicate, subject } = onlyPack(told).statement
      expect(predicate.gate).toBe('deployment')
      expect(subject[1].digest.gitCommit).toBe(stage.merged.sha)
      expect(stage.stage.status(stage.merged.sha)).toBeNull()
      expect(reportOf(told).summary).toContain('What is being deployed')
    }),
  )

  test.concurrent('started by the author of a part of it: Blocked, exit 1', () =>
    deployed(async (stage) => {
      const told = await stage.deploy({ by: 'author' })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain('deploys, but contributed to')
    }),
  )
})
