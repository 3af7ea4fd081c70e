import { describe, expect, test } from '@jest/globals'
import { ecKey } from '../support/keys.ts'
import { key, secret } from './stage.ts'
import { ledger, reconciling } from './reconcileStage.ts'
import { onlyPack } from './told.ts'

describe('a branch on which everything is recorded', () => {
  test.concurrent.each(['squash', 'merge', 'rebase'] as const)('passes (%s), and its record stands in the ledger', (method) =>
    reconciling(async (scene) => {
      await scene.change('one', { method })
      await scene.change('two', { method })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
      const { predicate } = onlyPack(told).statement
      expect([predicate.gate, predicate.decision.controls.map(({ id }) => id)]).toEqual([
        'repository',
        ['commits-recorded', 'deployments-recorded', 'records-accounted'],
      ])
      expect(predicate.sequence?.index).toBe(5)
      expect(scene.stage.repository.issues).toEqual([])
    }),
  )

  test.concurrent('passes as well when nothing came in, and says so', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      scene.stage.world.clock.advance(86_400)
      const told = await scene.night({ 'reconcile-since': '1d' })
      expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
      expect(told.summary).toMatch(/nothing came in/i)
    }),
  )
})

describe('what is not accounted for ends the run red and is listed', () => {
  test.concurrent('a direct push, with who pushed it; the issue is opened once and kept up to date', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const sha = scene.push()
      const first = await scene.night()
      expect([first.exitCode, first.decision]).toEqual([1, 'failed'])
      for (const page of [first.summary, first.stdout]) {
        expect(page).toContain(sha.slice(0, 7))
        expect(page).toContain('mallory')
      }
      scene.push('mallory', 'src/again.ts')
      await scene.night()
      const issues = [...scene.stage.repository.issues.values()]
      expect(issues.length).toBe(1)
      expect(issues[0]?.body).toContain('again'.length > 0 ? sha.slice(0, 7) : '')
    }),
  )

  test.concurrent('a change that was merged although the gate said no', () =>
    reconciling(async (scene) => {
      const pull = await scene.change('one', { approved: false })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.stdout).toContain(`#${pull.number}`)
      expect(told.stdout).toMatch(/although/)
    }),
  )

  test.concurrent('a change that no record tells of', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const pull = await scene.change('two', { recorded: false })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.stdout).toContain(`#${pull.number}`)
    }),
  )

  test.concurrent('a commit whose author dated it before the period', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const { world, repository } = scene.stage
      const commit = world.push(repository, 'main', { by: 'mallory', changes: { 'src/x.ts': 'x\n' }, at: '2020-01-01T00:00:00Z' })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.stdout).toContain(commit.sha.slice(0, 7))
    }),
  )

  test.concurrent('a history that was written anew without a recorded change', () =>
    reconciling(async (scene) => {
      const { world, repository } = scene.stage
      const before = world.tip(repository, 'main')
      const pull = await scene.change('one')
      world.forcePush(repository, 'main', { by: 'mallory', to: before })
      const told = await scene.night()
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.stdout).toContain(`#${pull.number}`)
      expect(told.stdout).toContain('mallory')
    }),
  )

  test.concurrent('records that another key signed', () =>
    reconciling(async (scene) => {
      await scene.change('one')
      const told = await scene.night({ 'signing-key': ecKey('P-256').privatePem })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      const trusting = await scene.night({ 'signing-key': ecKey('P-256').privatePem, 'trusted-keys': key.publicPem })
      expect(trusting.decision).not.toBe('passed')
    }),
  )
})

describe('what cannot be read is no pass', () => {
  test.concurrent('a ledger that is not there', () =>
    reconciling(async (scene) => {
      const told = await scene.night({ ledger: 'other' })
      expect([told.exitCode, told.decision]).toEqual([1, 'error'])
      expect(told.stdout.replace(/\s+/g, ' ')).toContain('there is no such branch')
    }),
  )

  test.concurrent('a branch that is not there', () =>
    reconciling(async (scene) => {
      const told = await scene.night({ reconcile: 'mian' })
      expect(told.exitCode).toBe(1)
      expect(told.stdout).toContain('mian')
    }),
  )

  test.concurrent.each(['größe/é-主', 'feature+x', 'fix#12'])('the name of a branch may be any that git allows: %s', (branch) =>
    reconciling(async (scene) => {
      scene.stage.world.push(scene.stage.repository, branch, { by: 'author', changes: { 'src/x.ts': 'x\n' } })
      const told = await scene.night({ reconcile: branch })
      expect(told.stdout).not.toContain('CS-030')
      expect(told.decision).not.toBe('')
    }),
  )

  test.concurrent.each([
    ['reconcile', 'refs/heads/../x', 'the name of a branch'],
    ['reconcile-since', 'yesterday', 'a day (2026-10-01)'],
    ['reconcile-since', '2026-02-30', 'a day (2026-10-01)'],
    ['pull-request', '7', '`reconcile` or `pull-request`'],
    ['environment', 'production', '`reconcile` or `environment`'],
  ])('the input %s: %s', (name, value, expected) =>
    reconciling(async (scene) => {
      const told = await scene.night({ [name]: value })
      expect(told.exitCode).toBe(1)
      expect(told.stdout).toContain('CS-030')
      expect(told.stdout).toContain(expected)
    }),
  )
})

test('the token of the ledger writes the record, and is not shown', () =>
  reconciling(async (scene) => {
    await scene.change('one')
    const token = secret('ghs_')
    const told = await scene.night({ 'ledger-token': token })
    expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
    expect(told.requests.filter(({ method }) => method !== 'GET' && method !== 'POST').map((request) => request.token)).toEqual([token])
    expect(scene.stage.repository.branches.has(ledger)).toBe(true)
  }))
