import { describe, expect, test } from '@jest/globals'
import { ledgerPolicy, play, type Setting, type Stage } from './stage.ts'
import type { Told } from './told.ts'

const path = '.github/workflows/gate.yml'
const workflow = (job: string): string => `on: pull_request_target\njobs:\n  gate:\n${job}    steps: []\n`
const guarded = workflow("    if: github.actor != 'jo'\n")
const warning = 'GitHub counts a skipped required job as success'

/** One run of the gate while `main` holds this workflow. */
const ran = (text: string | null, environment: Record<string, string> = {}, prepare: (stage: Stage) => void = () => undefined): Promise<Told> =>
  play({ required: true }, async (stage) => {
    if (text !== null) stage.world.push(stage.repository, 'main', { by: 'lead', changes: { [path]: text } })
    prepare(stage)
    stage.approve('reviewer')
    return stage.run(stage.target('opened'), {}, { environment })
  })

const recorded = ({ packs }: Told): string | undefined => packs[0]?.statement.predicate.enforcement.jobCondition

describe('a condition on the gate’s own job', () => {
  test.concurrent('is told and recorded, and changes no verdict', async () => {
    const told = await ran(guarded)
    expect([told.decision, told.exitCode, recorded(told)]).toEqual(['passed', 0, 'present'])
    expect(told.summary).toContain(warning)
  })

  test.concurrent('that is not there is recorded as none; who may bypass the rules is recorded as unreadable, not told', async () => {
    const told = await ran(workflow(''))
    expect([told.decision, recorded(told), told.packs[0]?.statement.predicate.enforcement.bypass]).toEqual(['passed', 'none', 'unreadable'])
    expect(told.summary).not.toMatch(/skipped required job|bypass/)
  })

  test.concurrent.each<[string, string | null, Record<string, string>]>([
    ['of a file that is not there', null, {}],
    ['of another repository’s workflow', guarded, { GITHUB_WORKFLOW_REF: `acme/control/${path}@refs/heads/main` }],
    ['of a job that the file does not hold', guarded, { GITHUB_JOB: 'other' }],
    ['of a job without an id', guarded, { GITHUB_JOB: '' }],
    ['in a file that is no YAML', 'jobs: [', {}],
    ['of a job that calls another workflow', workflow('    uses: ./.github/workflows/called.yml\n'), {}],
  ])('%s is unreadable', async (_, text, environment) => {
    const told = await ran(text, environment)
    expect([told.decision, recorded(told)]).toEqual(['passed', 'unreadable'])
    expect(told.summary).not.toContain(warning)
  })

  test.concurrent('is read where the gate runs, not in the pull request', async () => {
    const told = await ran(
      guarded,
      {},
      ({ world, repository }) => void world.push(repository, 'topic', { by: 'author', changes: { [path]: workflow('') } }),
    )
    expect(recorded(told)).toBe('present')
  })
})

describe('who could sign off', () => {
  const ledger: Setting = { policy: ledgerPolicy, changes: { 'src/ledger/book.ts': 'export const book = 2\n' } }
  const summaryOf = (privacy: 'VISIBLE' | 'SECRET', setting: Setting = {}): Promise<string> =>
    play({ ...ledger, ...setting }, async (stage) => {
      stage.world.team('acme/release', ['lead'], { privacy })
      return (await stage.run()).summary
    })

  test.concurrent('is named from a visible team', async () => expect(await summaryOf('VISIBLE')).toMatch(/`?lead`?/))
  test.concurrent('is not named from a secret one', async () => expect(await summaryOf('SECRET')).not.toMatch(/\blead\b/))
})
