import { describe, expect, test } from '@jest/globals'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { addSecrets } from '../../src/simulator/secrets.ts'
import { commandLineRun, type Ended } from './cliRun.ts'
import { skeleton } from '../render/markdown.ts'
import { play, plainPolicy, secret, type Inputs, type Setting, type Stage } from './stage.ts'
import { onlyPack, reportOf, type Told } from './told.ts'

const folder = '.github/workflows'
const id = 'production-secret-boundary'

/** One job that asks for this, on line 7 of its file. */
const asking = (on: string, what: string, more = ''): string =>
  `on: ${on}\njobs:\n  build:\n    runs-on: ubuntu-latest${more}\n    steps:\n      - run: ./publish\n        env: { KEY: "${what}" }\n`
const leak = asking('pull_request', '${{ secrets.PROD_KEY }}')
const harmless = asking('pull_request', '${{ secrets.TEST_KEY }}')

interface Judged {
  told: Told
  stage: Stage
}

const judged = (setting: Setting & { before?: Record<string, string>; prepare?: (stage: Stage) => void }, inputs: Inputs = {}): Promise<Judged> => {
  const { before = {}, prepare = () => undefined, ...given } = setting
  return play(given, async (stage) => {
    if (Object.keys(before).length > 0) stage.world.push(stage.repository, 'main', { by: 'lead', changes: before })
    prepare(stage)
    // The reviewer looks after the workflow files, so the guard of them is content.
    stage.approve('reviewer')
    stage.approve('lead')
    return { told: await stage.run(stage.target('opened'), inputs), stage }
  })
}

function resultOf({ told }: Judged): { verdict: string; messages: string[] } {
  const { controls } = onlyPack(told).statement.predicate.decision as { controls: { id: string; verdict: string; because: { message: string }[] }[] }
  const found = controls.find((control) => control.id === id)
  return { verdict: found?.verdict ?? 'absent', messages: found?.because.map(({ message }) => message) ?? [] }
}

const annotationsOf = ({ told }: Judged): { path: string; start_line: number; message: string; annotation_level: string }[] => {
  const request = told.requests.find(({ path, method }) => method === 'POST' && path.endsWith('/check-runs'))
  return (request?.requestBody as { output: { annotations?: never[] } }).output.annotations ?? []
}

const factsIn =
  ({ told }: Judged): { workflows?: { value?: { head: { files: { path: string }[] }; remote: object } }; inventory?: { value?: object } } =>
  JSON.parse(onlyPack(told).files['facts.json']?.toString('utf8') ?? '{}') as never

describe('a pull request that brings a production secret within reach of its own run', () => {
  test.concurrent('is blocked, with an annotation on the line that asks for it', async () => {
    const result = await judged({ changes: { [`${folder}/ci.yml`]: leak } })
    expect([result.told.decision, resultOf(result).verdict, result.stage.status()?.state]).toEqual(['failed', 'fail', 'failure'])
    expect(annotationsOf(result)).toMatchObject([{
      path: `${folder}/ci.yml`,
      start_line: 7,
      annotation_level: 'failure',
      message: expect.stringContaining('PROD_KEY'),
    }])
    expect(result.told.stdout).toMatch(new RegExp(`^::error title=[^:]*,file=${folder}/ci.yml,line=7`, 'm'))
    for (const page of [reportOf(result.told).summary, result.told.summary]) expect(page).toContain('PROD_KEY')
  })

  test.concurrent('without it, or with one that is none of production, it is ready', async () => {
    for (const changes of [{ 'src/app.ts': 'x' }, { [`${folder}/ci.yml`]: harmless }]) {
      const result = await judged({ changes })
      expect([result.told.decision, annotationsOf(result)]).toEqual(['passed', []])
    }
  })

  test.concurrent('the files are judged at the head: what the base would still say does not excuse it', async () => {
    const result = await judged({ before: { [`${folder}/ci.yml`]: harmless }, changes: { [`${folder}/ci.yml`]: leak } })
    expect(resultOf(result).messages).not.toContain('alreadyThere')
    expect(result.told.decision).toBe('failed')
  })

  test.concurrent('taking it away is enough: the base’s own file is not judged', async () => {
    const result = await judged({ before: { [`${folder}/ci.yml`]: leak }, changes: { [`${folder}/ci.yml`]: harmless } })
    expect([result.told.decision, resultOf(result).verdict]).toEqual(['passed', 'pass'])
  })

  test.concurrent('from a fork, all the same', async () => {
    const result = await judged({ from: 'stranger/payments', changes: { [`${folder}/ci.yml`]: leak } })
    expect(resultOf(result).verdict).toBe('fail')
  })
})

describe('what the base had already', () => {
  const before = { [`${folder}/old.yml`]: leak }

  test.concurrent('is marked as such, and blocks all the same', async () => {
    const result = await judged({ prepare: ({ world, repository }) => rebased(world, repository, before) })
    expect([result.told.decision, resultOf(result).messages.includes('alreadyThere')]).toEqual(['failed', true])
    expect(annotationsOf(result)[0]?.message).toContain('The base has it already')
  })

  test.concurrent('is a note where the policy judges changes only', async () => {
    const policy = `${plainPolicy}production: { changes-only: true }\n`
    const result = await judged({ policy, prepare: ({ world, repository }) => rebased(world, repository, before) })
    expect(result.told.decision).toBe('passed')
  })
})

describe('hostile and broken files', () => {
  test.concurrent.each<[string, string | { content: string | Uint8Array; mode?: string }]>([
    ['a workflow of a megabyte', `${harmless}# ${'x'.repeat(1024 * 1024)}\n`],
    ['bytes that are no text', { content: new Uint8Array([0x6f, 0x6e, 0x3a, 0xff, 0x00]) }],
    ['a link to somewhere else', { content: '../../ci/build.yml', mode: '120000' }],
    [
      'an alias bomb',
      'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\non: push\njobs: {}\n',
    ],
    ['no YAML', 'on: [push\n'],
  ])('%s is not understood, and never passes', async (_, file) => {
    const result = await judged({ changes: { [`${folder}/odd.yml`]: file } })
    expect([result.told.decision, resultOf(result).verdict]).toEqual(['failed', 'fail'])
    expect(annotationsOf(result)[0]?.path).toBe(`${folder}/odd.yml`)
    expect(factsIn(result).workflows?.value?.head.files).toMatchObject([{ path: `${folder}/odd.yml` }])
  })

  test.concurrent('names and texts of strangers do no harm where they are shown', async () => {
    const result = await judged({ changes: { [`${folder}/::error::@everyone<h1>.yml`]: asking('pull_request', "${{ secrets['PROD_KEY'] }}") } })
    expect(result.told.decision).toBe('failed')
    expect(result.told.stdout).not.toMatch(/^::error::@everyone/m)
    expect(skeleton(reportOf(result.told).summary)).not.toMatch(/<h1>|@everyone/)
  })
})

describe('what workflows call', () => {
  const call = (uses: string): string => `on: pull_request\njobs:\n  call:\n    uses: ${uses}\n    secrets: inherit\n`

  test.concurrent('a workflow of the repository is judged in the run of its caller', async () => {
    const called = asking('workflow_call', '${{ secrets.PROD_KEY }}')
    const result = await judged({ changes: { [`${folder}/ci.yml`]: call(`./${folder}/called.yml`), [`${folder}/called.yml`]: called } })
    expect(resultOf(result).verdict).toBe('fail')
    expect(annotationsOf(result).map(({ path }) => path)).toContain(`${folder}/called.yml`)
  })

  test.concurrent('one of another repository is read when it is pinned, and missing when it is hidden', async () => {
    const setting = (to: string, hidden: boolean): Setting & { prepare: (stage: Stage) => void } => ({
      ...(hidden ? { misbehave: { failingFields: [{ path: 'r0', type: 'NOT_FOUND' as const }] } } : {}),
      prepare({ world, repository }) {
        const platform = world.repository('acme/platform', { files: { [`${folder}/deploy.yml`]: asking('workflow_call', to) } })
        const pinned = `acme/platform/${folder}/deploy.yml@${world.tip(platform, 'main')}`
        world.push(repository, 'topic', { by: 'author', changes: { [`${folder}/ci.yml`]: call(pinned) } })
      },
    })
    expect((await judged(setting('${{ secrets.TEST_KEY }}', false))).told.decision).toBe('passed')
    expect((await judged(setting('${{ secrets.PROD_KEY }}', false))).told.decision).toBe('failed')
    const missing = await judged(setting('${{ secrets.TEST_KEY }}', true))
    expect([missing.told.decision, Object.values(factsIn(missing).workflows?.value?.remote ?? {})]).toEqual([
      'failed',
      [{ missing: expect.stringContaining('NOT_FOUND') }],
    ])
  })
})

describe('what cannot be read is no pass', () => {
  test.concurrent('the folder of the head', async () => {
    const path = 'repository.pullRequest.head.nodes.0.commit.workflows'
    const result = await judged({ misbehave: { failingFields: [{ path, type: 'INTERNAL' }] } })
    expect([result.told.decision, resultOf(result).verdict]).toEqual(['error', 'unknown'])
    expect(result.told.summary).toContain('.github/workflows')
  })

  test.concurrent('the typical pull request needs no request more', async () => {
    const result = await judged({ prepare: ({ world, repository }) => rebased(world, repository, { [`${folder}/ci.yml`]: harmless }) })
    expect(resultOf(result).verdict).toBe('pass')
    expect(result.told.requests.filter(({ path }) => path.endsWith('/graphql'))).toHaveLength(1)
  })
})

describe('where secrets live', () => {
  const vault = ({ world, repository }: Stage): void => {
    setEnvironment(world, repository, 'production', { reviewers: ['lead'], preventSelfReview: true, adminsBypass: false, refs: ['main'] })
    addSecrets(repository, { environment: 'production' }, ['API_KEY'])
    addSecrets(repository, 'repository', ['TEST_KEY'])
  }
  const inventory = { inventory: 'true' }

  test.concurrent('a repository in order is ready, and the record says that the inventory was read', async () => {
    const result = await judged({ prepare: vault, changes: { [`${folder}/ci.yml`]: harmless } }, inventory)
    expect([result.told.decision, resultOf(result).messages.includes('inventoryRead')]).toEqual(['passed', true])
    expect(Object.keys(factsIn(result).inventory?.value ?? {}).sort()).toEqual(['dependabot', 'environments', 'organization', 'repository'])
  })

  test.concurrent('a secret is of production because production holds it', async () => {
    const result = await judged({ prepare: vault, changes: { [`${folder}/ci.yml`]: asking('pull_request', '${{ secrets.API_KEY }}') } }, inventory)
    expect(resultOf(result).verdict).toBe('fail')
  })

  test.concurrent('a production secret in the wrong place blocks', async () => {
    const prepare = (stage: Stage): void => {
      vault(stage)
      addSecrets(stage.repository, 'organization', ['PROD_PASSWORD'])
    }
    const result = await judged({ prepare }, inventory)
    expect([result.told.decision, result.told.summary.includes('PROD_PASSWORD')]).toEqual(['failed', true])
  })

  test.concurrent('stores that the token may not list are told', async () => {
    const result = await judged({ prepare: vault, misbehave: { lacking: ['secrets'] } }, inventory)
    expect(Object.keys(factsIn(result).inventory?.value ?? {})).toEqual(['environments'])
    expect(result.told.summary + reportOf(result.told).text).toContain('/actions/organization-secrets')
  })

  test.concurrent('not asked for, none is read', async () => {
    const result = await judged({ prepare: vault })
    expect([factsIn(result).inventory, result.told.requests.some(({ path }) => path.includes('secrets'))]).toEqual([undefined, false])
  })

  test.concurrent('asked for without a token for it: a clear error, and nothing is judged', () =>
    play({}, async (stage) => {
      const told = await stage.run(stage.target('opened'), { ...inventory, 'org-token': '' })
      expect([told.exitCode, told.decision]).toEqual([1, ''])
      expect(told.stdout).toContain('input "inventory"')
    }),
  )
})

describe('countersign check', () => {
  const checked = (args: string[], setting: Setting & { prepare?: (stage: Stage) => void } = {}): Promise<Ended> => {
    const { prepare = () => undefined, ...given } = setting
    return play(given, async (stage) => {
      prepare(stage)
      stage.approve('reviewer')
      stage.approve('lead')
      return commandLineRun(stage, ['check', `acme/payments#${stage.pull.number}`, ...args])
    })
  }

  test.concurrent('names the file, the line and the secret', async () => {
    const { code, out } = await checked([], { changes: { [`${folder}/ci.yml`]: leak } })
    expect([code, out.includes(`${folder}/ci.yml:7`), out.includes('PROD_KEY')]).toEqual([1, true, true])
  })

  test.concurrent('with --inventory it reads where the secrets live', async () => {
    const { code, out } = await checked(['--inventory'], { prepare: ({ repository }) => addSecrets(repository, 'repository', ['PROD_PASSWORD']) })
    expect([code, out.includes('PROD_PASSWORD')]).toEqual([1, true])
  })

  test.concurrent('with --inventory and no token for it: one clear message, and nothing is asked', () =>
    play({}, async (stage) => {
      const { code, err } = await commandLineRun(stage, ['check', 'acme/payments#1', '--inventory'], { GITHUB_TOKEN: secret('ghp_') })
      expect([code, stage.simulator.requests]).toEqual([2, []])
      expect(err).toMatch(/GITHUB_ORG_TOKEN is not set.*CS-040/s)
    }),
  )
})

/** The change stands on a base that had this already. */
function rebased(world: Stage['world'], repository: Stage['repository'], before: Record<string, string>): void {
  world.push(repository, 'main', { by: 'lead', changes: before })
  world.push(repository, 'topic', { by: 'author', changes: before })
}
