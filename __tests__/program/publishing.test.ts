import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../../src/domain/digest.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import { commentMarker } from '../../src/render/comment.ts'
import { key, play, type Stage } from './stage.ts'
import { lastBody, onlyPack, reportOf, type Pack } from './told.ts'

describe('the order of what is asked and told', () => {
  test.concurrent('pending stands before any fact is collected, the verdict comes last and links the report', () =>
    play({ artifacts: true }, async (stage) => {
      const told = await stage.run()
      const asked = told.requests
        .filter(({ kind }) => kind !== 'artifact')
        .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{40}/, 'SHA')}`)
      expect(asked.indexOf('POST /repos/acme/payments/statuses/SHA')).toBeLessThan(asked.indexOf('GET /repos/acme/payments/rules/branches/main'))
      expect(asked.at(-1)).toBe('POST /repos/acme/payments/statuses/SHA')
      expect(told.writes).toEqual(['status pending', 'report', 'status pending'])
      const [first, last] = stage.repository.statuses
      expect(first?.targetUrl).toMatch(/\/actions\/runs\/\d+$/)
      expect(last?.targetUrl).toBe(told.outputs['report-url'])
      expect(told.outputs['report-url']).toBe(`https://github.com/acme/payments/runs/${stage.reports()[0]?.id}`)
    }),
  )

  test.concurrent('the report names its evidence, neutral, by its digest', () =>
    play({ artifacts: true }, async (stage) => {
      const told = await stage.run()
      expect(stage.reports()).toMatchObject([{ name: 'countersign report', conclusion: 'neutral', externalId: sha256(onlyPack(told).bundle) }])
      expect(reportOf(told).text).toContain(told.outputs['evidence-sha256'])
      expect(reportOf(told).text).toContain(String(told.outputs['artifact-url']))
    }),
  )

  test.concurrent('the artifact holds the pack, named after gate, number, run and attempt', () =>
    play({ artifacts: true }, async (stage) => {
      const told = await stage.run(stage.target('opened'), { 'retention-days': '7' }, { attempt: 3 })
      const [artifact] = stage.simulator.artifacts
      expect(artifact).toMatchObject({
        name: expect.stringMatching(/^countersign-pull-request-1-r\d+-a3$/),
        finalised: true,
        expiresAt: expect.any(String),
      })
      expect(onlyPack(told).name).toBe(artifact?.name)
      expect(Object.keys(onlyPack(told).files)).toEqual(['VERIFY.md', 'evidence.sigstore.json', 'facts.json', 'policy.yml', 'report.html'])
      expect(told.outputs).toMatchObject({ 'artifact-id': '1', 'artifact-url': expect.stringMatching(/\/actions\/runs\/\d+\/artifacts\/1$/) })
    }),
  )

  test.concurrent('the job page says what the report says', () =>
    play({ artifacts: true }, async (stage) => {
      const told = await stage.run()
      expect(told.summary).toContain(reportOf(told).summary.split('\n')[0])
      expect(JSON.parse(told.outputs['missing'] ?? '')).toEqual([
        expect.objectContaining({ control: 'independent-approval', pullRequest: 1, text: expect.stringContaining('independent approval') }),
      ])
    }),
  )
})

describe('two open pull requests on one head (SEMANTICS 34)', () => {
  const policy = `version: 1
roles: { auditor: { members: [dana] } }
changes: { branches: [main, "release/*"], sign-off: [{ branches: ["release/*"], roles: { auditor: 1 } }] }
`
  const siblings = (stage: Stage) => {
    stage.world.moveBranch(stage.repository, 'release/1', stage.world.tip(stage.repository, 'main'), 'lead')
    stage.world.clock.advance(60)
    return openPullRequest(stage.world, stage.repository, { by: 'author', head: 'topic', base: 'release/1' })
  }

  const changeOf = ({ predicate }: Pack['statement']) =>
    (JSON.parse(Buffer.from(predicate.facts.content, 'base64').toString('utf8')) as Facts).changes[0]?.number

  test.concurrent('the worst verdict is the status; each has a section and a record', () =>
    play({ policy, artifacts: true }, async (stage) => {
      const second = siblings(stage)
      stage.approve('reviewer')
      stage.approve('reviewer', second)
      const told = await stage.run()
      expect([told.exitCode, told.decision, stage.status()?.state]).toEqual([1, 'pending', 'pending'])
      expect(stage.status()?.description).toContain('(#2)')
      const { summary } = reportOf(told)
      expect(summary).toContain('head of 2 open pull requests')
      expect(summary.indexOf('/pull/2')).toBeLessThan(summary.indexOf('/pull/1'))
      const results = told.packs.map(({ statement }) => [changeOf(statement), statement.predicate.decision.result])
      expect(results).toEqual([
        [1, 'passed'],
        [2, 'pending'],
      ])
      for (const { bundle } of told.packs) expect((await verifyEvidence(bundle, { key: key.publicPem })).outcome).toBe('verified')
      expect(stage.simulator.artifacts).toHaveLength(2)
      const digests = told.packs.map(({ bundle }) => sha256(bundle))
      expect(stage.reports()[0]?.externalId.split(',').sort()).toEqual([...digests].sort())
      const again = await stage.run()
      for (const { statement } of again.packs)
        expect(statement.predicate.supersedes).toEqual([...digests].sort().map((digest) => ({ sha256: digest })))
    }),
  )

  test.concurrent('ready only once both are', () =>
    play({ policy }, async (stage) => {
      const second = siblings(stage)
      for (const [by, pull] of [
        ['reviewer', stage.pull],
        ['dana', second],
      ] as const)
        stage.approve(by, pull)
      expect((await stage.run(stage.target('opened', 'author', second))).decision).toBe('passed')
      expect(stage.status()?.state).toBe('success')
    }),
  )

  test.concurrent('one of them into a branch the policy does not govern: it is left out', () =>
    play({ policy: 'version: 1\nchanges: { branches: [main] }\n' }, async (stage) => {
      siblings(stage)
      stage.approve('reviewer')
      const told = await stage.run()
      expect([told.exitCode, told.decision, told.packs.length]).toEqual([0, 'passed', 1])
      expect(told.summary).toContain('release/1')
    }),
  )
})

describe('a second evaluation of the same head supersedes the first', () => {
  test.concurrent('the record names the digests of the earlier ones, newest included', () =>
    play({}, async (stage) => {
      const first = await stage.run()
      const again = await stage.run(stage.target('opened'), {}, { attempt: 2 })
      stage.approve('reviewer')
      const third = await stage.run(stage.ping())
      const [one, two] = [first.outputs['evidence-sha256'], again.outputs['evidence-sha256']]
      expect(onlyPack(first).statement.predicate.supersedes).toEqual([])
      expect(onlyPack(again).statement.predicate.supersedes).toEqual([{ sha256: one }])
      expect(onlyPack(third).statement.predicate.supersedes.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining([one, two]))
      expect(stage.reports()).toHaveLength(3)
    }),
  )

  test.concurrent('a foreign check of our name with a nonsense id is not believed to be a digest', () =>
    play({}, async (stage) => {
      const output = { title: null, summary: null, text: null, annotations: 0 }
      const at = stage.world.clock.now()
      const foreign = {
        name: 'countersign report',
        sha: stage.pull.head.sha,
        status: 'completed',
        conclusion: 'success',
        detailsUrl: null,
        startedAt: at,
        completedAt: at,
        output,
      }
      stage.repository.checks.push({ ...foreign, id: 7, externalId: '../../etc/passwd' }, { ...foreign, id: 8, externalId: 'A'.repeat(64) })
      expect(onlyPack(await stage.run()).statement.predicate.supersedes).toEqual([])
    }),
  )
})

describe('the sticky comment', () => {
  const comments = (stage: Stage) => stage.repository.comments.filter(({ body }) => body.startsWith(commentMarker))
  const foreign = (stage: Stage, body: string, by = 'mallory') => {
    const at = stage.world.clock.now()
    stage.repository.comments.push({ id: stage.world.nextId(), number: 1, author: stage.world.account(by).id, body, at, updatedAt: at })
  }

  test.concurrent('never: none', () => play({}, async (stage) => expect((await stage.run()).writes).not.toContain('comment')))

  test.concurrent('on-blocked: made while waiting, updated when ready, never doubled', () =>
    play({}, async (stage) => {
      const waiting = await stage.run(stage.target('opened'), { comment: 'on-blocked' })
      expect(waiting.writes.at(-1)).toBe('comment')
      expect(comments(stage)).toMatchObject([{ body: expect.stringContaining('### Waiting') }])
      stage.approve('reviewer')
      const ready = await stage.run(stage.ping(), { comment: 'on-blocked' })
      expect(ready.writes.at(-1)).toBe('comment changed')
      expect(comments(stage)).toMatchObject([{ body: expect.stringContaining('### Ready') }])
    }),
  )

  test.concurrent('on-blocked: none when ready from the start; always: one', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      expect((await stage.run(stage.target('opened'), { comment: 'on-blocked' })).writes).not.toContain('comment')
      expect((await stage.run(stage.target('opened'), { comment: 'always' })).writes).toContain('comment')
    }),
  )

  test.concurrent('found on the second page behind 120 of others; their copies of our marker stay as they are', () =>
    play({}, async (stage) => {
      for (let index = 0; index < 60; index += 1) foreign(stage, 'me too')
      foreign(stage, `${commentMarker}\nReady, says mallory`)
      for (let index = 0; index < 60; index += 1) foreign(stage, 'me too')
      await stage.run(stage.target('opened'), { comment: 'always' })
      stage.approve('reviewer')
      await stage.run(stage.ping(), { comment: 'always' })
      const [copied, ours, ...more] = comments(stage)
      expect([copied?.body, more]).toEqual([`${commentMarker}\nReady, says mallory`, []])
      expect(ours?.body).toContain('### Ready')
      expect(lastBody(await stage.run(stage.ping(), { comment: 'never' }), 'statuses')['state']).toBe('success')
    }),
  )
})
