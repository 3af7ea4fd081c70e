import { describe, expect, test } from '@jest/globals'
import { play, type Inputs, type Setting } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

/** One run of a pull request that waits, or that was approved. */
const ended = (setting: Setting, inputs: Inputs, approved = false) =>
  play(setting, async (stage) => {
    if (approved) stage.approve('reviewer')
    const told = await stage.run(stage.target('opened'), inputs)
    return { told, status: stage.status() }
  })

describe('the job follows the verdict, unless a rule requires the status (UX: one verdict, one place)', () => {
  test.concurrent.each<[string, boolean, 0 | 1]>([
    ['auto', true, 0],
    ['auto', false, 1],
    ['verdict', true, 1],
    ['verdict', false, 1],
    ['evaluated', true, 0],
    ['evaluated', false, 0],
  ])('Waiting, job-result %s, required %s: exit %d', async (jobResult, required, exit) => {
    const { told, status } = await ended({ required }, { 'job-result': jobResult })
    expect([told.exitCode, told.decision, status?.state]).toEqual([exit, 'pending', 'pending'])
  })

  test.concurrent('Ready: exit 0 whatever is asked', async () => {
    const { told, status } = await ended({}, { 'job-result': 'verdict' }, true)
    expect([told.exitCode, told.decision, status?.state]).toEqual([0, 'passed', 'success'])
  })

  test.concurrent('a rule that requires another status is none; the report warns, the record says so', () =>
    play({}, async (stage) => {
      stage.world.requireStatus(stage.repository, 'main', 'Countersign')
      const told = await stage.run()
      expect(told.exitCode).toBe(1)
      expect(told.summary).toMatch(/does not block merging/)
      expect(onlyPack(told).statement.predicate.enforcement).toMatchObject({ required: 'no', branch: 'main' })
    }),
  )

  test.concurrent('required, but from no certain app: the report warns', () =>
    play({}, async (stage) => {
      stage.world.requireStatus(stage.repository, 'main', 'countersign')
      const told = await stage.run()
      expect([told.exitCode, told.summary]).toEqual([0, expect.stringContaining('does not say which app')])
    }),
  )

  test.concurrent('the status could not be published: exit 1 even where it is required and evaluated is enough', () =>
    play({ required: true, misbehave: { lacking: ['statuses'] } }, async (stage) => {
      stage.approve('reviewer')
      expect((await stage.run(stage.target('opened'), { 'job-result': 'evaluated' })).exitCode).toBe(1)
    }),
  )

  test.concurrent.each([
    'statuses',
    'checks',
  ] as const)('%s: write is missing: an approved change is no pass to whoever reads the outputs or the page', (lacking) =>
    play({ required: true, artifacts: true, misbehave: { lacking: [lacking] } }, async (stage) => {
      stage.approve('reviewer')
      const told = await stage.run()
      expect([told.exitCode, told.decision]).toEqual([1, 'error'])
      expect(told.summary).toMatch(/^### Not published: /)
      for (const place of [told.summary, told.stdout]) expect(place).toContain('The verdict was not published')
    }),
  )
})

describe('mode observe blocks nobody and hides nothing (SEMANTICS 53)', () => {
  test.concurrent('Waiting is published as success, titled so; the record holds the decision', async () => {
    const { told, status } = await ended({}, { mode: 'observe' })
    expect([told.exitCode, told.decision, status?.state]).toEqual([0, 'pending', 'success'])
    expect(status?.description).toMatch(/^Observe: would be Waiting/)
    expect(reportOf(told).title).toMatch(/^Observe: would be Waiting/)
    expect(onlyPack(told).statement.predicate).toMatchObject({ mode: 'observe', decision: { result: 'pending' } })
    expect(told.summary).toContain('Observe mode')
  })

  test.concurrent('a broken policy too', async () => {
    const { told, status } = await ended({ policy: 'version: 2\n' }, { mode: 'observe' })
    expect([told.exitCode, told.decision, status?.state]).toEqual([0, 'failed', 'success'])
    expect(status?.description).toMatch(/^Observe: would be Blocked/)
  })

  test.concurrent('a fact that cannot be read too', async () => {
    const { told, status } = await ended(
      { misbehave: { failingFields: [{ path: 'repository.pullRequest.reviews', type: 'INTERNAL' }] } },
      { mode: 'observe' },
    )
    expect([told.exitCode, told.decision, status?.state]).toEqual([0, 'error', 'success'])
    expect(status?.description).toMatch(/^Observe: would be Could not evaluate/)
  })

  test.concurrent('evidence that cannot be signed is a warning, and the decision stands', async () => {
    const { told } = await ended({}, { mode: 'observe', signing: 'auto', 'signing-key': '' })
    expect([told.exitCode, told.decision, told.packs]).toEqual([0, 'pending', []])
    expect(told.summary).toMatch(/could not be signed/)
  })
})

describe('inputs with a wrong value: CS-030, exit 1, nothing read', () => {
  test.concurrent.each<[string, string, string[]]>([
    ['mode', 'observer', ['status error']],
    ['signing', 'sigstore', ['status error']],
    ['retention-days', '0', ['status error']],
    ['policy', '../policy.yml', ['status error']],
    ['github-token', '', []],
  ])('%s: %j', async (name, value, writes) => {
    const { told } = await ended({}, { [name]: value })
    expect([told.exitCode, told.requests.length, told.writes, told.decision]).toEqual([1, writes.length, writes, ''])
    expect(told.stdout).toContain('(CS-030)')
    expect(told.stdout).toContain(`"${name}"`)
    expect(told.summary).toContain('CS-030')
  })

  test.concurrent('an earlier Ready does not stand', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      expect([(await stage.run()).decision, stage.status()?.state]).toEqual(['passed', 'success'])
      await stage.run(stage.ping(), { mode: 'observer' })
      expect(stage.status()).toMatchObject({ state: 'error', description: expect.stringContaining('Could not evaluate') })
    }),
  )

  test.concurrent('a token with a line break', async () => {
    const { told } = await ended({}, { 'github-token': `ghs_abc\nghs_def` })
    expect([told.exitCode, told.requests]).toEqual([1, []])
    expect(told.stdout).toContain('(CS-030)')
  })
})
