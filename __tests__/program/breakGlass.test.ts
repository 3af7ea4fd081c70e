import { describe, expect, test } from '@jest/globals'
import { deployed, deploymentRules, glass } from './deployStage.ts'
import { play } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

const why = { 'break-glass': 'outage, INC-7' }

describe('a blocked deployment in an emergency', () => {
  test.concurrent('with a reason and a second person: Overridden, recorded so, followed up once however often the run is repeated', () =>
    deployed(
      async (stage) => {
        const run = stage.start('author')
        stage.approve(run, 'lead')
        const told = await stage.gate(run, why, 'author')
        expect([told.exitCode, told.decision]).toEqual([0, 'overridden'])
        expect(onlyPack(told).statement.predicate.decision.result).toBe('overridden')
        expect(reportOf(told).title).toMatch(/^Overridden: /)
        for (const word of ['outage, INC-7', '`lead`', 'independent-deployer']) expect(told.summary).toContain(word)
        const { issues } = stage.stage.repository
        expect(issues).toMatchObject([{
          title: expect.stringContaining('Follow-up of an override: deployment of'),
          body: expect.stringContaining('outage, INC-7'),
        }])
        expect(issues[0]?.body).toMatch(/\*\*To make good.*\n\n1\. /)
        await stage.gate(run, why, 'author')
        expect(issues).toHaveLength(1)
      },
      { more: glass },
    ),
  )

  test.concurrent('a second one of the same commit is never silent: another run and another reason have an issue each', () =>
    deployed(
      async (stage) => {
        const first = stage.start('author')
        stage.approve(first, 'lead')
        await stage.gate(first, why, 'author')
        await stage.gate(first, { 'break-glass': 'a second outage, INC-8' }, 'author')
        const second = stage.start('author')
        stage.approve(second, 'lead')
        expect((await stage.gate(second, why, 'author')).decision).toBe('overridden')
        const { issues } = stage.stage.repository
        expect(issues.map(({ body }) => /INC-\d/.exec(body ?? '')?.[0])).toEqual(['INC-7', 'INC-8', 'INC-7'])
      },
      { more: glass },
    ),
  )

  test.concurrent('an override is no record: what it let through is judged again', () =>
    deployed(
      async (stage) => {
        const run = stage.start('author')
        stage.approve(run, 'lead')
        await stage.gate(run, why, 'author')
        stage.policy(deploymentRules, null, glass)
        expect((await stage.deploy()).decision).toBe('failed')
      },
      { more: glass },
    ),
  )

  test.concurrent.each([
    ['without the input', 'author', 'lead', {}, glass],
    ['that nobody of the role signed', 'author', 'dana', why, glass],
    ['under a policy without it', 'author', 'lead', why, ''],
  ])('%s stays blocked', (_, by, approver, inputs, more) =>
    deployed(
      async (stage) => {
        const run = stage.start(by)
        stage.approve(run, approver)
        const told = await stage.gate(run, inputs, by)
        expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
        expect(stage.stage.repository.issues).toEqual([])
      },
      { more },
    ),
  )

  test.concurrent('whose issue cannot be opened lets nothing through, and names the permission', () =>
    deployed(
      async (stage) => {
        const run = stage.start('author')
        stage.approve(run, 'lead')
        const told = await stage.gate(run, why, 'author')
        expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
        expect(told.summary).toContain('issues: write')
        expect(told.summary).toContain('follow-up could not be recorded')
      },
      { more: glass },
      { misbehave: { lacking: ['issues'] } },
    ),
  )

  test.concurrent('observing opens no issue: nothing was let through that would not have been', () =>
    deployed(
      async (stage) => {
        const run = stage.start('author')
        stage.approve(run, 'lead')
        const told = await stage.gate(run, { ...why, mode: 'observe' }, 'author')
        expect([told.exitCode, told.decision, stage.stage.repository.issues]).toEqual([0, 'overridden', []])
      },
      { more: glass },
    ),
  )
})

describe('a blocked pull request in an emergency', () => {
  const policy = `version: 1
roles:
  compliance: { members: [dana] }
  incident-commander: { members: [lead] }
changes: { sign-off: [{ roles: { compliance: 1 } }] }
${glass}`

  test.concurrent('with a reason and a second person: success titled Overridden, and an issue', () =>
    play({ policy, required: true }, async (stage) => {
      stage.approve('lead')
      const told = await stage.run(stage.ping('lead'), why)
      expect([told.exitCode, told.decision]).toEqual([0, 'overridden'])
      expect(stage.status()).toMatchObject({ state: 'success', description: expect.stringMatching(/^Overridden: 1 sign-off from compliance/) })
      expect(stage.repository.issues).toMatchObject([{ title: expect.stringContaining('#1 at ') }])
      expect(told.writes.indexOf('POST /repos/acme/payments/issues')).toBeLessThan(told.writes.lastIndexOf('status success'))
    }),
  )

  test.concurrent('whose issue cannot be opened never gets a status of success', () =>
    play({ policy, required: true, misbehave: { lacking: ['issues'] } }, async (stage) => {
      stage.approve('lead')
      const told = await stage.run(stage.ping('lead'), why)
      expect(told.exitCode).toBe(1)
      expect(told.writes).not.toContain('status success')
      expect(stage.status()?.state).not.toBe('success')
    }),
  )

  test.concurrent('that its author would break alone stays waiting', () =>
    play({ policy: policy.replace('[lead]', '[lead, author]'), required: true }, async (stage) => {
      const told = await stage.run(stage.target('opened'), why)
      expect(told.decision).not.toBe('overridden')
      expect(stage.repository.issues).toEqual([])
    }),
  )
})
