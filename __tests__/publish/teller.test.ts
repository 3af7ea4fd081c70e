import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvidencePack } from '../../src/domain/evidencePack.ts'
import type { Report } from '../../src/domain/report.ts'
import type { TellerOptions } from '../../src/publish/teller.ts'
import { GitHubTeller } from '../../src/publish/teller.ts'
import { deployment, overridden, ready, unreadableTeam } from '../render/reports.ts'
import { fakeClient, refused } from './client.ts'

const occasion = {
  kind: 'pull-request',
  repository: { owner: 'acme', name: 'payments' },
  number: 1842,
  hints: { headSha: null, headRepository: null, headBranch: null, push: null },
} as const
const run = 'https://github.com/acme/payments/actions/runs/1'
const page = { id: 5, html_url: 'https://github.com/acme/payments/runs/5' }
const sha256 = '4b1d'.repeat(16)
const pack = (size = 10): EvidencePack => ({ name: 'countersign-pull-request-1842-r1-a1', files: [], bundle: new Uint8Array(size), sha256 })
const unstored = (one: Report): Report => ({ ...one, evidence: one.evidence && { ...one.evidence, artifactUrl: null } })

/** Report, then verdict and comment, as the gate does it. */
async function publish(teller: GitHubTeller, reports: [Report], packs: EvidencePack[]): Promise<boolean> {
  const kept = await teller.report(reports, packs)
  return (await teller.publish(reports, occasion)) && kept
}

function telling(answers: Parameters<typeof fakeClient>[0], over: Partial<TellerOptions> = {}) {
  const { client, sent } = fakeClient(answers)
  const teller = new GitHubTeller({
    client,
    comment: 'never',
    retentionDays: 0,
    directory: 'unused',
    runUrl: run,
    artifacts: true,
    issue: true,
    ...over,
  })
  return { teller, sent }
}

test('the report is posted first, and the status links it', async () => {
  const { teller, sent } = telling({ rest: [page, {}] })
  expect(await publish(teller, [unreadableTeam()], [pack()])).toBe(true)
  expect(sent[0]?.parameters).toMatchObject({ name: 'countersign report', external_id: sha256 })
  expect(sent[1]?.parameters).toMatchObject({ context: 'countersign', state: 'error', target_url: page.html_url })
  expect(teller.reportUrl).toBe(page.html_url)
})

describe('when GitHub refuses', () => {
  test('one request, the others are made, and all permissions are named at once', async () => {
    const { teller, sent } = telling({
      rest: [refused('POST /repos/a/b/check-runs', 'checks=write'), refused('POST /repos/a/b/statuses/c', 'statuses=write')],
    })
    expect(await publish(teller, [ready()], [pack()])).toBe(false)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.parameters).toMatchObject({ target_url: run })
    expect(teller.lacking.map(({ permission }) => permission)).toEqual(['checks', 'statuses'])
    expect(teller.problems).toHaveLength(2)
  })

  test('the report that was to hold the evidence, the gate is told before any verdict is announced', async () => {
    const { teller, sent } = telling({ rest: [refused('POST /repos/a/b/check-runs', 'checks=write')] })
    expect(await teller.report([unstored(ready())], [pack()])).toBe(false)
    expect(sent).toHaveLength(1)
  })

  test('an error of our own is not taken for a refusal', async () => {
    const { teller } = telling({ rest: [new TypeError('bug')] })
    await expect(publish(teller, [ready()], [pack()])).rejects.toThrow('bug')
  })
})

describe('evidence that no artifact store took goes into the report', () => {
  test('whole, within the limit, whatever the report holds', async () => {
    const { teller, sent } = telling({ rest: [page, {}] })
    const long = unreadableTeam()
    const wordy = {
      ...long,
      explanation: {
        ...long.explanation,
        contributors: Array.from({ length: 5000 }, (_, n) => ({ control: 'x', change: 1, message: `m${n}`, data: { login: `p${n}` }, facts: [] })),
      },
    }
    await publish(teller, [unstored(wordy)], [pack(20_000)])
    const { text } = (sent[0]?.parameters as { output: { text: string } }).output
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_535)
    expect(text).toContain(Buffer.from(pack(20_000).bundle).toString('base64'))
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })

  test('packed where only that fits, and not at all where neither does: the gate is told', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'teller-'))
    try {
      const { teller } = telling({}, { artifacts: false, directory })
      expect(await teller.store(pack(100_000))).toMatchObject({ artifact: null, problem: null })
      expect(await teller.store({ ...pack(), bundle: randomBytes(60_000) })).toMatchObject({
        artifact: null,
        problem: expect.stringContaining('too large'),
      })
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

describe('where no status belongs, none is set', () => {
  test('a merged pull request gets its report alone', async () => {
    const merged = { ...ready(), subject: { ...ready().subject, gate: 'merge' as const } }
    const { teller, sent } = telling({ rest: [page] })
    await teller.announce(merged.subject)
    expect(await publish(teller, [merged], [pack()])).toBe(true)
    expect(sent).toHaveLength(1)
  })
})

test('before anything is collected the status is pending', async () => {
  const { teller, sent } = telling({ rest: [{}] })
  await teller.announce(ready().subject)
  expect(sent[0]?.parameters).toMatchObject({ state: 'pending', context: 'countersign' })
})

test('a head that could not even be read has an error for a status, of one short line', async () => {
  const { teller, sent } = telling({ rest: [{}] })
  await teller.publishUnavailable(
    occasion,
    ready().subject.commit,
    { what: `a\n::error::${'x'.repeat(300)}`, request: null, status: null, detail: '' },
    'enforce',
  )
  const { state, description } = sent[0]?.parameters as { state: string; description: string }
  expect(state).toBe('error')
  expect(description.length).toBeLessThanOrEqual(140)
  expect(description).not.toMatch(/\n|::/)
})

test('observing, that blocks nobody and says so', async () => {
  const { teller, sent } = telling({ rest: [{}] })
  await teller.publishUnavailable(occasion, ready().subject.commit, { what: 'the head', request: null, status: null, detail: '' }, 'observe')
  expect(sent[0]?.parameters).toMatchObject({ state: 'success', description: 'Observe: would be Could not evaluate: the head could not be read' })
})

describe('a deployment', () => {
  const repository = { owner: 'acme', name: 'payments' }
  const named = (id: number | null) =>
    ({ kind: 'deployment', repository, deployment: { environment: 'production', sha: null, run: { id: 1, attempt: 1 }, id, job: null } }) as const
  const passed = deployment('passed')

  test('of a job gets its report, and neither a status nor a comment', async () => {
    const { teller, sent } = telling({ rest: [page] }, { comment: 'always' })
    await teller.announce(passed.subject)
    expect(await teller.report([passed], [pack()])).toBe(true)
    expect(await teller.publish([passed], named(null))).toBe(true)
    expect(sent.map(({ route }) => route)).toEqual(['POST /repos/{owner}/{repo}/check-runs'])
  })

  test.each([
    [passed, 'success'],
    [overridden(), 'success'],
    [deployment('failed'), 'failure'],
    [deployment('pending'), 'failure'],
    [deployment('error'), 'error'],
    [deployment('failed', undefined, { mode: 'observe' }), 'success'],
  ])('of the event gets a deployment status that retires nothing (%#)', async (report, state) => {
    const { teller, sent } = telling({ rest: [page, {}] })
    await teller.report([report], [pack()])
    await teller.publish([report], named(7))
    expect(sent[1]?.route).toBe('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses')
    expect(sent[1]?.parameters).toMatchObject({ deployment_id: 7, state, log_url: run, auto_inactive: false })
    expect(String(sent[1]?.parameters['description']).length).toBeLessThanOrEqual(140)
  })

  test('that could not even be located is an error on the deployment, and nothing on the commit', async () => {
    const { teller, sent } = telling({ rest: [{}] })
    await teller.publishUnavailable(named(7), ready().subject.commit, { what: 'the commit', request: null, status: null, detail: '' }, 'enforce')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.parameters).toMatchObject({ deployment_id: 7, state: 'error' })
  })

  test('of a job that could not be located is told by the job alone', async () => {
    const { teller, sent } = telling({})
    await teller.publishUnavailable(named(null), ready().subject.commit, { what: 'the commit', request: null, status: null, detail: '' }, 'enforce')
    expect(sent).toEqual([])
  })

  test('whose status is refused is not published, and the permission is named', async () => {
    const { teller } = telling({ rest: [page, refused('POST /repos/a/b/deployments/7/statuses', null)] })
    await teller.report([passed], [pack()])
    expect(await teller.publish([passed], named(7))).toBe(false)
    expect(teller.lacking).toMatchObject([{ permission: 'deployments', access: 'write' }])
  })
})

describe('the follow-up of an override', () => {
  const none = { data: { repository: { issues: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } } }

  test('is an issue', async () => {
    const { teller, sent } = telling({ rest: [{ html_url: 'x' }], graphql: [none] })
    expect(await teller.followUp(overridden())).toBeNull()
    expect(sent[1]?.parameters).toMatchObject({ title: expect.stringContaining('Follow-up of an override') })
  })

  test('that was refused is told, with the permission it takes', async () => {
    const { teller } = telling({ rest: [refused('POST /repos/a/b/issues', 'issues=write')], graphql: [none] })
    expect(await teller.followUp(overridden())).toContain('403')
    expect(teller.lacking).toMatchObject([{ permission: 'issues', access: 'write' }])
  })
})

describe('the comment', () => {
  const none = { data: { repository: { pullRequest: { comments: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } } } }

  test.each([
    ['never', unreadableTeam(), 0, 0],
    ['on-blocked', unreadableTeam(), 1, 1],
    ['on-blocked', ready(), 1, 0],
    ['always', ready(), 1, 1],
  ] as const)('%s (%#)', async (comment, one, looked, made) => {
    const { teller, sent } = telling({ rest: [page, {}, {}], graphql: [none] }, { comment })
    await publish(teller, [one], [pack()])
    expect(sent.filter(({ route }) => route.startsWith('query'))).toHaveLength(looked)
    expect(sent.filter(({ route }) => route.includes('/comments'))).toHaveLength(made)
  })
})
