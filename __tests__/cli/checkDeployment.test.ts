import { expect, test } from '@jest/globals'
import { checkCommand } from '../../src/cli/check.ts'
import { deployed, type DeployStage } from '../program/deployStage.ts'
import { anyToken } from '../simulator/fixture.ts'
import { fakeIo } from './fakeIo.ts'

async function checked({ stage: { simulator } }: DeployStage, options: Record<string, string>) {
  const io = fakeIo({ GITHUB_TOKEN: anyToken(), GITHUB_API_URL: simulator.apiUrl, GITHUB_GRAPHQL_URL: simulator.graphqlUrl })
  const code = await checkCommand.run({ operands: ['acme/payments'], options }, io)
  return { code, err: io.errText() }
}

/** The line that is there to be pasted, as its words. */
const pasted = (text: string): string[] => /^ {2}countersign (.*)$/m.exec(text)?.[1]?.split(' ') ?? []

test('a commit that nobody deploys yet: the same command with the run, which then judges', () =>
  deployed(async (stage) => {
    const { code, err } = await checked(stage, { environment: 'production', sha: stage.merged.sha })
    expect(code).toBe(2)
    expect(err).toContain('https://github.com/acme/payments/actions/runs/ID')
    expect(pasted(err)).toEqual(['check', 'acme/payments', '--environment', 'production', '--sha', stage.merged.sha, '--run', 'ID'])
    const run = stage.start()
    stage.approve(run, 'dana')
    const named = await checked(stage, { environment: 'production', sha: stage.merged.sha, run: String(run.id) })
    expect(named).toMatchObject({ code: 0, err: expect.not.stringContaining('--run') })
  }))

test('what was given stands in it, as one word of a shell each', () =>
  deployed(
    async (stage) => {
      const { err } = await checked(stage, { environment: 'Prod East', sha: stage.merged.sha })
      expect(err).toContain(`countersign check acme/payments --environment 'Prod East' --sha ${stage.merged.sha} --run ID`)
    },
    { rules: '{ environments: ["prod *"], sign-off: { release-manager: 1 } }' },
  ))

test('nothing is said of a run where another thing is missing', () =>
  deployed(async (stage) => {
    const { code, err } = await checked(stage, { environment: 'staging', sha: stage.merged.sha })
    expect([code, err]).toEqual([2, expect.not.stringContaining('--run')])
  }))
