import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { play, plainPolicy, policyPath, type Setting } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

const judged = (setting: Setting) =>
  play(setting, async (stage) => {
    stage.approve('reviewer')
    const told = await stage.run()
    return { told, status: stage.status(), stage }
  })

describe('a policy that cannot be used blocks an approved pull request, with one clear message', () => {
  test.concurrent.each<[string, string | Uint8Array | null, string]>([
    ['missing', null, 'CS-001'],
    ['empty', '', 'CS-002'],
    ['huge', `version: 1\n${'# padding padding padding\n'.repeat(42_000)}`, 'CS-004'],
    ['binary', new Uint8Array([0, 159, 146, 150, 255, 254, ...randomBytes(400)]), 'CS-003'],
    ['no YAML', 'version: 1\nroles: { a: [\n', 'CS-010'],
    [
      'an alias bomb',
      `version: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      'CS-0',
    ],
    ['an unknown key', 'version: 1\nchanges: { approvalls: 1 }\n', 'CS-012'],
    ['a wrong type', 'version: 1\nchanges: { approvals: many }\n', 'CS-013'],
    ['an unknown role', 'version: 1\nchanges:\n  sign-off:\n    - roles: { nobody: 1 }\n', 'CS-015'],
  ])('%s', async (_, policy, code) => {
    const { told, status } = await judged({ policy })
    expect([told.exitCode, told.decision, status?.state]).toEqual([1, 'failed', 'failure'])
    expect(status?.description).toMatch(/^Blocked/)
    for (const place of [told.stdout, told.summary, reportOf(told).summary]) expect(place).toContain(code)
    expect(onlyPack(told).statement.predicate.decision.result).toBe('failed')
    expect(told.summary).toContain('The policy was not relaxed')
  })

  test.concurrent('missing: the starter and the command that writes it are shown', async () => {
    const { told } = await judged({ policy: null })
    expect(told.summary).toContain('countersign init')
    expect(told.summary).toMatch(/version: 1/)
    const { predicate } = onlyPack(told).statement
    expect(predicate.policy).toMatchObject({ name: policyPath, content: null, digest: null })
    expect(Object.keys(onlyPack(told).files)).not.toContain('policy.yml')
  })

  test.concurrent('an annotation stands on the line, in the check and in the log', async () => {
    const { told } = await judged({ policy: 'version: 1\nchanges:\n  sign-off:\n    - requires: { nobody: 1 }\n' })
    const { annotations } = told.requests.find(({ path }) => path.endsWith('/check-runs'))?.requestBody as { annotations?: unknown }
    expect(annotations).toBeUndefined()
    const output = (
      told.requests.find(({ path }) => path.endsWith('/check-runs'))?.requestBody as {
        output: { annotations: { path: string; start_line: number }[] }
      }
    ).output
    expect(output.annotations.map(({ path, start_line: line }) => [path, line])).toEqual(expect.arrayContaining([[policyPath, 4]]))
    expect(told.stdout).toMatch(new RegExp(`^::error title=[^:]*,file=${policyPath},line=4`, 'm'))
    expect(told.summary).toMatch(/4:\d+ .*Did you mean \\?"roles/)
  })
})

describe('where the policy is read', () => {
  test.concurrent('at the tip of the base, never from the change: a relaxed policy on the branch changes nothing', async () => {
    const strict = 'version: 1\nchanges: { approvals: 2 }\n'
    const { told } = await judged({ policy: strict, changes: { [policyPath]: plainPolicy, 'src/app.ts': 'x' } })
    expect(told.decision).toBe('pending')
    expect(Buffer.from(onlyPack(told).statement.predicate.policy.content ?? '', 'base64').toString('utf8')).toBe(strict)
  })

  test.concurrent('resolved when it is judged: the base moved on after the last push', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      stage.world.push(stage.repository, 'main', { by: 'lead', changes: { [policyPath]: 'version: 1\nchanges: { approvals: 2 }\n' } })
      expect((await stage.run()).decision).toBe('pending')
    }),
  )

  test.concurrent('under another path, when the input says so', () =>
    play({ policy: null }, async (stage) => {
      stage.world.push(stage.repository, 'main', { by: 'lead', changes: { 'controls/gate.yml': plainPolicy } })
      stage.approve('reviewer')
      expect((await stage.run(stage.target('opened'), { policy: 'controls/gate.yml' })).decision).toBe('passed')
    }),
  )

  test.concurrent('a branch that it does not govern: the job page says so, no status, no record', async () => {
    const { told, stage } = await judged({ policy: 'version: 1\nchanges: { branches: ["release/**"] }\n' })
    expect([told.exitCode, told.decision, told.writes, told.packs, stage.status()]).toEqual([0, '', [], [], null])
    expect(told.summary).toMatch(/does not govern/)
  })
})

describe('the gate guards itself (SEMANTICS 31)', () => {
  test.concurrent.each([
    ['broken', 'version: 1\nchanges: { approvals: none }\n'],
    ['removed', null],
    ['emptied', ''],
  ])('a change that leaves the policy %s is Blocked, whoever approves it', async (_, content) => {
    const { told, status } = await play({ changes: { [policyPath]: content } }, async (stage) => {
      for (const login of ['reviewer', 'lead', 'pusher']) stage.approve(login)
      return { told: await stage.run(), status: stage.status() }
    })
    expect([told.exitCode, told.decision, status?.state]).toEqual([1, 'failed', 'failure'])
    expect(told.summary).toContain('Gate guard')
  })

  test.concurrent('a good change of the policy takes one more approval', () =>
    play({ changes: { [policyPath]: 'version: 1\nchanges: { approvals: 2 }\n' } }, async (stage) => {
      stage.approve('reviewer')
      expect((await stage.run()).decision).toBe('pending')
      stage.approve('lead')
      expect((await stage.run(stage.ping('lead'))).decision).toBe('passed')
    }),
  )

  test.concurrent('a workflow file too', () =>
    play({
      changes: { '.github/workflows/gate.yml': 'on: push\njobs: { test: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n' },
    }, async (stage) => {
      stage.approve('reviewer')
      expect((await stage.run()).decision).toBe('pending')
    }),
  )
})

describe('people and places that are gone', () => {
  test.concurrent('the fork was deleted: the first run still tells who pushed, so an approval after it counts', () =>
    play({ from: 'mallory/payments' }, async (stage) => {
      await stage.run()
      stage.approve('reviewer')
      const fork = stage.world.repositories.get('mallory/payments')
      if (fork) fork.deleted = true
      const told = await stage.run(stage.ping())
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([0, 'passed', 'success'])
    }),
  )

  test.concurrent('the fork was deleted and nothing tells when its head was pushed before the approval: that one does not count', () =>
    play({ from: 'mallory/payments' }, async (stage) => {
      stage.approve('reviewer')
      const fork = stage.world.repositories.get('mallory/payments')
      if (fork) fork.deleted = true
      expect((await stage.run()).decision).toBe('pending')
    }),
  )

  test.concurrent('the author’s account was deleted: unattributed, which blocks', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      stage.world.deleteAccount('author')
      const told = await stage.run(stage.ping())
      expect([told.exitCode, told.decision]).not.toEqual([0, 'passed'])
    }),
  )

  test.concurrent('the reviewer’s account was deleted: counts for nobody (SEMANTICS 5)', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      stage.world.deleteAccount('reviewer')
      expect((await stage.run()).decision).toBe('pending')
    }),
  )

  test.concurrent('the reviewer lost write access since (SEMANTICS 11)', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      stage.repository.writers.delete(stage.world.account('reviewer').id)
      expect((await stage.run()).decision).toBe('pending')
    }),
  )

  test.concurrent('a stranger approved: nothing', () =>
    play({}, async (stage) => {
      stage.approve('mallory')
      expect((await stage.run()).decision).toBe('pending')
    }),
  )
})
