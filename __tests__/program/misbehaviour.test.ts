import { describe, expect, test } from '@jest/globals'
import type { Misbehaviour } from '../../src/simulator/misbehave.ts'
import { ledgerPolicy, play, type Setting, type Stage } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

const ledger: Setting = { policy: ledgerPolicy, changes: { 'src/ledger/book.ts': 'export const book = 2\n' } }

/** An approved pull request, judged while GitHub misbehaves. */
const under = (misbehave: Misbehaviour, setting: Setting = {}, prepare: (stage: Stage) => void = (stage) => stage.approve('reviewer')) =>
  play({ ...setting, misbehave }, async (stage) => {
    prepare(stage)
    const told = await stage.run()
    return { told, status: stage.status(), stage }
  })

/** Could not evaluate, everywhere, and a record that says so. */
function couldNotEvaluate({ told, status }: Awaited<ReturnType<typeof under>>, ...named: RegExp[]): void {
  expect([told.exitCode, told.decision, status?.state]).toEqual([1, 'error', 'error'])
  expect(status?.description).toMatch(/^Could not evaluate/)
  expect(onlyPack(told).statement.predicate.decision.result).toBe('error')
  for (const pattern of named) expect(told.summary).toMatch(pattern)
}

describe('what is answered in part is unknown, and unknown blocks (SEMANTICS 24, 29, 33)', () => {
  test.concurrent('the second page of commits is missing', async () => {
    const many = (stage: Stage): void => {
      for (let index = 0; index < 101; index += 1) stage.world.push(stage.repository, 'topic', { by: 'author' })
      stage.approve('reviewer')
    }
    couldNotEvaluate(await under({ secondPageMissing: true }, {}, many), /commits/)
    expect((await under({}, {}, many)).told.decision).toBe('passed')
  })

  test.concurrent('the second page of reviews is missing', async () => {
    const many = (stage: Stage): void => {
      for (let index = 0; index < 101; index += 1) stage.approve('reviewer')
    }
    couldNotEvaluate(await under({ secondPageMissing: true }, {}, many), /reviews/)
  })

  const bothSigned = (stage: Stage): void => ['reviewer', 'lead'].forEach((login) => stage.approve(login))

  test.concurrent.each(['reviews', 'files'])('GraphQL says an error beside its data: %s', async (field) => {
    couldNotEvaluate(await under({ failingFields: [{ path: `repository.pullRequest.${field}`, type: 'INTERNAL' }] }, ledger, bothSigned))
  })

  test.concurrent.each(['baseRef', 'headRef', 'author'])(
    'an error in a field that may also be empty is not taken for its being empty: %s',
    async (field) => {
      const { told, status } = await under({ failingFields: [{ path: `repository.pullRequest.${field}`, type: 'INTERNAL' }] }, ledger, bothSigned)
      expect([told.exitCode, status?.state]).toEqual([1, 'error'])
    },
  )

  test.concurrent('the whole pull request cannot be read: error where the verdict would stand, no record', async () => {
    const { told, status } = await under({ failingFields: [{ path: 'repository.pullRequest', type: 'FORBIDDEN' }] })
    expect([told.exitCode, told.decision, told.packs, status?.state]).toEqual([1, '', [], 'error'])
    expect(told.summary).toMatch(/Could not evaluate/)
  })

  test.concurrent.each([403, 404] as const)('teams answer %d: endpoint and status are named', async (teams) => {
    couldNotEvaluate(await under({ teams }, ledger), /GET \/orgs\/acme\/teams\/release\/members/, new RegExp(String(teams)))
  })

  test.concurrent('teams answer 403, but a listed member signed off: that cannot change the verdict (SEMANTICS 56)', async () => {
    const { told } = await under({ teams: 403 }, ledger, (stage) => stage.approve('dana'))
    expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
  })

  test.concurrent('without an org-token the default token does not see teams, and three remedies are named', () =>
    play({ ...ledger, orgTokens: ['another'] }, async (stage) => {
      stage.approve('reviewer')
      const told = await stage.run(stage.target('opened'), { 'org-token': '' })
      expect([told.exitCode, told.decision]).toEqual([1, 'error'])
      for (const remedy of [/org-token|members: ?read/, /member/, /403/]) expect(told.summary).toMatch(remedy)
    }),
  )
})

test.concurrent(
  '3,001 files, of which GitHub lists 3,000: every path rule and the guard count as matched, and the page says so (SEMANTICS 29)',
  () => {
    const changes = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`docs/${String(index).padStart(4, '0')}.md`, 'x']))
    return play({ policy: ledgerPolicy, changes }, async (stage) => {
      stage.approve('reviewer')
      const told = await stage.run()
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([1, 'pending', 'pending'])
      expect(told.summary).toMatch(/release-manager.*Only 3000 of 3001 changed files could be listed.*1 list truncated/s)
    })
  },
  60_000,
)

describe('the head moves while it is read (SEMANTICS 32)', () => {
  test.concurrent('no verdict for the old head: a notice, and the next run decides', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      const head = stage.pull.head.sha
      stage.simulator.misbehave.afterFirstQuery = (world) =>
        void world.push(stage.repository, 'topic', { by: 'mallory', changes: { 'src/app.ts': 'evil\n' } })
      const told = await stage.run()
      expect([told.exitCode, told.decision, told.packs, told.writes]).toEqual([0, '', [], ['status pending']])
      expect([stage.status(head)?.state, stage.status()]).toEqual(['pending', null])
      expect(told.stdout).toMatch(/^::notice::The head moved from/m)
      expect(told.summary).toContain('moved')
    }),
  )

  test.concurrent('the base is changed while it is read: the same', () =>
    play({}, async (stage) => {
      stage.world.moveBranch(stage.repository, 'release/1', stage.world.tip(stage.repository, 'main'), 'lead')
      stage.approve('reviewer')
      stage.simulator.misbehave.afterFirstQuery = () => Object.assign(stage.pull, { base: 'release/1' })
      const told = await stage.run()
      expect([told.decision, stage.status()?.state]).toEqual(['', 'pending'])
    }),
  )
})

describe('time is GitHub’s (SEMANTICS 39)', () => {
  const policy =
    'version: 1\nroles: { auditor: { members: [{ login: dana, until: 2026-11-20 }, { login: lead, from: 2026-12-01 }] } }\nchanges: { sign-off: [{ roles: { auditor: 1 } }] }\n'

  test.concurrent('evaluatedAt is the API’s clock, and a grant expires by it', () =>
    play({ policy }, async (stage) => {
      stage.approve('dana')
      const before = await stage.run()
      expect(before.decision).toBe('passed')
      expect(onlyPack(before).statement.predicate.evaluatedAt).toBe(`${stage.world.clock.now()}`)
      stage.simulator.misbehave.clockOffsetSeconds = 11 * 3600
      const after = await stage.run(stage.ping())
      expect(after.decision).not.toBe('passed')
      expect(onlyPack(after).statement.predicate.evaluatedAt).toMatch(/^2026-11-21T00:/)
      expect(reportOf(after).text + reportOf(after).summary).toMatch(/expired|2026-11-20/)
    }),
  )
})

describe('missing permissions are told all at once, with the lines to paste', () => {
  test.concurrent('statuses and checks', async () => {
    const { told, stage } = await under({ lacking: ['statuses', 'checks'] })
    expect([told.exitCode, stage.repository.statuses, stage.repository.checks]).toEqual([1, [], []])
    for (const place of [told.stdout.replaceAll('%0A', '\n'), told.summary]) {
      expect(place).toContain('CS-040')
      expect(place).toMatch(/permissions:\s+checks: write .*\s+statuses: write/)
    }
  })

  test.concurrent('and the comment', () =>
    play({ misbehave: { lacking: ['statuses', 'checks', 'pull_requests'] } }, async (stage) => {
      const told = await stage.run(stage.target('opened'), { comment: 'always' })
      expect(told.exitCode).toBe(1)
      for (const line of ['checks: write', 'statuses: write', 'pull-requests: write']) expect(told.summary).toContain(line)
    }),
  )

  test.concurrent('contents: the policy of a merged change, the activity', async () => {
    const { told } = await under({ lacking: ['contents', 'actions'] })
    expect([told.exitCode, told.decision]).not.toEqual([0, 'passed'])
  })
})
