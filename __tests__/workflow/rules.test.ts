import { describe, expect, test } from '@jest/globals'
import type { Inventory } from '../../src/domain/inventory.ts'
import { ci, findingsIn, job, policy, toldIn, workflow } from './judging.ts'

const prod = 'echo ${{ secrets.PROD_KEY }}'
const known = { refs: { defaultBranch: 'main', protectedBranches: [] } }
const outside = 'S2 violation build PROD_KEY secretOutside'

describe('S1: no production environment is reachable from an unreviewed run', () => {
  const deploy = (on: string, ...keys: string[]) => ({ [ci]: workflow(on, { deploy: job('make', ...keys) }) })
  const reachable = 'S1 violation deploy production environmentReachable'
  const byTag = 'S1 undetermined deploy production environmentByTag tag'
  const unknown = 'S1 undetermined deploy environmentUnknown environment'

  test.each([
    ['pull_request', 'environment: production', [reachable]],
    ['pull_request_target', 'environment: production', [reachable]],
    ['issue_comment', 'environment: production', [reachable]],
    ['merge_group', 'environment: { name: production, deployment: false }', [reachable]],
    ['push', 'environment: production', [byTag, reachable]],
    ['{ push: { branches: ["**"] } }', 'environment: production', [reachable]],
    ['{ push: { branches: [main] } }', 'environment: production', []],
    ['{ push: { tags: ["v*"] } }', 'environment: production', [byTag]],
    ['{ release: { types: [published] } }', 'environment: production', [byTag]],
    ['{ schedule: [{ cron: "0 0 * * *" }] }', 'environment: production', []],
    ['pull_request', 'environment: staging', []],
    ['pull_request', 'environment: ${{ vars.TARGET }}', [unknown]],
    ['{ push: { branches: [main] } }', 'environment: ${{ vars.TARGET }}', []],
    ['pull_request', "environment: ${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }}", []],
    ['push', "environment: ${{ github.event_name == 'push' && 'production' || 'staging' }}", [byTag, reachable]],
    ['pull_request', "environment: ${{ github.event_name == 'push' && 'production' || '' }}", []],
  ])('on %s, %s', async (on, environment, expected) => {
    expect(await toldIn(deploy(on, environment), known)).toEqual(expected)
  })

  test.each([
    ["if: github.ref == 'refs/heads/main'", []],
    ["if: github.event_name == 'push'", []],
    ["if: github.event_name == 'pull_request'", [reachable]],
    ['if: github.actor == github.repository_owner', [reachable]],
    ['if: false', []],
    ["if: always() && github.event_name == 'push'", []],
  ])('a job with %s, run by a pull request', async (condition, expected) => {
    expect(await toldIn(deploy('pull_request', condition, 'environment: production'), known)).toEqual(expected)
  })

  test.each([
    ['', []],
    ['if: always()', [reachable]],
    ['if: ${{ !cancelled() }}', [reachable]],
    ['if: failure()', [reachable]],
    ["if: github.event_name == 'pull_request'", []],
    ["if: needs.build.result == 'skipped' && always()", [reachable]],
  ])('a job with %p after one that never runs here', async (condition, expected) => {
    const keys = ['needs: [build]', 'environment: production', ...(condition === '' ? [] : [condition])]
    const files = { [ci]: workflow('pull_request', { build: job('make', "if: github.ref == 'refs/heads/main'"), deploy: job('make', ...keys) }) }
    expect(await toldIn(files, known)).toEqual(expected)
  })

  test('is told once, in the run that people know best', async () => {
    const [finding, ...more] = await findingsIn(deploy('[issue_comment, workflow_run, pull_request]', 'environment: production'), known)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ context: 'pull_request', line: 4, column: 18, data: { only: true } })
  })

  test('a choice of which one is production is reachable, and the job is no production job', async () => {
    const on = '{ workflow_dispatch: { inputs: { to: { type: choice, options: [staging, production], default: staging } } } }'
    const files = { [ci]: workflow(on, { deploy: job(prod, 'environment: ${{ inputs.to }}') }) }
    expect(new Set(await toldIn(files, known))).toEqual(new Set([byTag, reachable, 'S2 violation deploy PROD_KEY secretOutside']))
  })

  test('a condition leaves only the choices for which it holds', async () => {
    const on = '{ workflow_dispatch: { inputs: { to: { type: choice, options: [staging, production], default: staging } } } }'
    const only = (name: string) => job('make', `if: inputs.to == '${name}'`, 'environment: ${{ inputs.to }}')
    expect(await toldIn({ [ci]: workflow(on, { deploy: only('staging') }) }, known)).toEqual([])
    expect(await toldIn({ [ci]: workflow(on, { deploy: only('production') }) }, known)).toEqual([byTag, reachable])
  })

  describe('with an inventory', () => {
    const protectedBy = (branches: string[] | null, tags?: string[]): Inventory => ({
      environments: { Production: { secrets: [], protection: { branches, ...(tags === undefined ? {} : { tags }) } } },
    })

    test.each([
      ['pull_request', ['main'], [], []],
      ['pull_request', ['main'], undefined, []],
      ['pull_request', ['refs/pull/*/merge'], [], [reachable]],
      ['pull_request_target', ['main'], [], [reachable]],
      ['issue_comment', ['main'], [], [reachable]],
      ['workflow_dispatch', ['main'], undefined, [byTag]],
      ['workflow_dispatch', ['main'], [], []],
      ['workflow_dispatch', ['main', 'hotfix/*'], [], [reachable]],
    ])('on %s a policy of branches %j and tags %j', async (on, branches, tags, expected) => {
      const found = await toldIn(deploy(on, 'environment: production'), { ...known, inventory: protectedBy(branches, tags) })
      expect(found.filter((line) => line.startsWith('S1'))).toEqual(expected)
    })

    test('a policy that is not known closes nothing', async () => {
      const inventory = { environments: { production: { secrets: [] } } }
      expect(await toldIn(deploy('pull_request', 'environment: production'), { inventory })).toEqual([reachable])
    })

    test('a name that nobody can list is decided when every production environment refuses the run', async () => {
      const files = deploy('pull_request', 'environment: ${{ vars.TARGET }}')
      expect(await toldIn(files, { ...known, inventory: protectedBy(['main'], []) })).toEqual([])
      expect(await toldIn(files, { ...known, inventory: protectedBy(null, []) })).toContain(unknown)
    })
  })
})

describe('S2: a production secret is referenced only in a production job', () => {
  const build = (on: string, script: string, ...keys: string[]) => ({ [ci]: workflow(on, { build: job(script, ...keys) }) })
  const onMain = '{ push: { branches: [main] } }'

  test.each([
    ['pull_request', prod, '', [outside]],
    [onMain, prod, '', [outside]],
    [onMain, prod, 'environment: production', []],
    [onMain, prod, 'environment: staging', [outside]],
    [onMain, prod, 'environment: ${{ vars.TARGET }}', ['S2 undetermined build PROD_KEY secretPerhapsOutside environment']],
    [onMain, "echo ${{ secrets['prod_key'] }}", '', [outside]],
    [onMain, 'echo ${{ SECRETS.Prod_Key }}', '', [outside]],
    [onMain, "echo ${{ github.ref == 'x' && secrets.PROD_KEY || '' }}", '', [outside]],
    [onMain, "echo ${{ secrets[format('{0}_KEY', 'PROD')] }}", '', [outside]],
    [onMain, 'echo ${{ secrets.NPM_TOKEN }} ${{ secrets.GITHUB_TOKEN }} ${{ github.token }}', '', []],
  ])('on %s: %s with %p', async (on, script, environment, expected) => {
    expect(await toldIn(build(on, script, ...(environment === '' ? [] : [environment])), known)).toEqual(expected)
  })

  test('under an unknown environment it is wrong either way in a run of a pull request', async () => {
    const files = build('pull_request', prod, 'environment: ${{ vars.TARGET }}')
    expect(await toldIn(files, known)).toEqual(['S1 undetermined build environmentUnknown environment', outside])
  })

  test("a step's condition shields nothing", async () => {
    const files = { [ci]: workflow('pull_request', { build: `runs-on: x\nsteps:\n  - if: false\n    run: ${prod}` }) }
    expect(await toldIn(files)).toEqual([outside])
  })

  test("the workflow's env reaches every job, and is told once with them", async () => {
    const jobs = { a: job('make'), b: job('make'), deploy: job('make', 'environment: production') }
    const [finding, ...more] = await findingsIn({ [ci]: workflow(onMain, jobs, 'env: { KEY: "${{ secrets.PROD_KEY }}" }') }, known)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ rule: 'S2', job: 'a', line: 2, data: { jobs: ['a', 'b'], jobCount: 2 } })
    expect(await toldIn({ [ci]: workflow(onMain, { deploy: jobs.deploy }, 'env: { KEY: "${{ secrets.PROD_KEY }}" }') }, known)).toEqual([])
  })

  describe('with an inventory', () => {
    const holding = (more: Inventory): Inventory =>
      ({ repository: [], organization: [], environments: { production: { secrets: ['API_KEY'] } }, ...more })
    const api = 'S2 violation build API_KEY secretOutside'

    test.each<[string, string[], Inventory, string[]]>([
      ['held by a production environment', [], holding({}), [api]],
      [
        'the same name in the environment of the job',
        ['environment: staging'],
        holding({ environments: { production: { secrets: ['API_KEY'] }, staging: { secrets: ['api_key'] } } }),
        [],
      ],
      [
        'an environment of the job that does not hold it',
        ['environment: staging'],
        holding({ environments: { production: { secrets: ['API_KEY'] }, staging: { secrets: [] } } }),
        [api],
      ],
      [
        'an environment of the job that may hold it',
        ['environment: staging'],
        holding({ environments: { production: { secrets: ['API_KEY'] }, staging: {} } }),
        [api],
      ],
    ])('%s', async (_, keys, inventory, expected) => {
      expect(await toldIn(build(onMain, 'echo ${{ secrets.API_KEY }}', ...keys), { ...known, inventory })).toEqual(expected)
    })

    test('a name that no store holds is empty, when all stores are known', async () => {
      const files = build('pull_request', prod)
      const empty: Inventory = { repository: [], organization: [], dependabot: [], environments: {} }
      expect(await toldIn(files, { inventory: empty })).toEqual([])
      const { organization: _, ...partly } = empty
      expect(await toldIn(files, { inventory: partly })).toEqual([outside])
      expect(await toldIn(files, { inventory: { ...empty, environments: { staging: {} } } })).toEqual([outside])
      expect(await toldIn(files, { inventory: { ...empty, dependabot: ['PROD_KEY'] } })).toContain(outside)
    })
  })
})

describe('S3: no unreviewed run receives every secret at once', () => {
  const build = (on: string, script: string, ...keys: string[]) => ({ [ci]: workflow(on, { build: job(`"${script}"`, ...keys) }) })
  const all = 'echo ${{ toJSON(secrets) }}'
  const whole = 'S3 undetermined build wholeContext whole-context'

  test.each([
    ['pull_request', all, [whole]],
    ['pull_request', 'echo ${{ secrets.* }}', [whole]],
    ['pull_request', 'echo ${{ join(secrets.*) }}', [whole]],
    ['pull_request', 'echo ${{ secrets[github.head_ref] }}', ['S3 undetermined build computedSecret whole-context']],
    ['{ push: { tags: [v1] } }', all, [whole]],
    ['{ push: { branches: [main] } }', all, []],
  ])('on %s: %s', async (on, script, expected) => {
    expect(await toldIn(build(on, script), known)).toEqual(expected)
  })

  test('a policy that tolerates it is told a note; one that tolerates tags, for tags only', async () => {
    const { undetermined } = policy({})
    const noted = { options: policy({ undetermined: { ...undetermined, 'whole-context': 'note' } }) }
    expect(await toldIn(build('pull_request', all), noted)).toEqual(['S3 note build wholeContext whole-context'])
    const tags = { options: policy({ undetermined: { ...undetermined, tag: 'note' } }) }
    expect(await toldIn(build('{ push: { tags: [v1] } }', all), tags)).toEqual(['S3 note build wholeContext tag'])
    expect(await toldIn(build('pull_request', all), tags)).toEqual([whole])
  })

  test('an inventory decides', async () => {
    const clean: Inventory = { repository: ['NPM_TOKEN'], organization: [] }
    expect(await toldIn(build('pull_request', all), { inventory: clean })).toEqual([])
    expect(await toldIn(build('pull_request', all, 'environment: staging'), { inventory: clean })).toEqual([whole])
    expect(await toldIn(build('pull_request', all), { inventory: { repository: ['NPM_TOKEN'] } })).toEqual([whole])
    const found = await findingsIn(build('pull_request', all), { inventory: { organization: ['PROD_KEY'] } })
    expect(found.find(({ rule }) => rule === 'S3')).toMatchObject({ verdict: 'violation', cause: null, data: { secrets: ['PROD_KEY'] } })
  })

  test('an index with known values is as good as names', async () => {
    const matrix = (...names: string[]) =>
      build('pull_request', 'echo ${{ secrets[matrix.key] }}', `strategy: { matrix: { key: [${names.join()}] } }`)
    expect(await toldIn(matrix('NPM_TOKEN', 'SONAR_TOKEN'))).toEqual([])
    expect(await toldIn(matrix('NPM_TOKEN', 'PROD_KEY'))).toEqual([outside])
  })
})

describe('S5, S6, S7 and S8', () => {
  const role = 'arn:aws:iam::1:role/prod-deploy'
  const aws = (...keys: string[]) =>
    [...keys, 'runs-on: x', 'steps:', '  - uses: aws-actions/configure-aws-credentials@v4', '    with:', `      role-to-assume: ${role}`].join('\n')
  const listed = { ...known, options: policy({ identities: ['arn:aws:iam::1:*'] }) }

  test('S6: a production identity in a development job, in whatever run', async () => {
    expect(await toldIn({ [ci]: workflow('{ push: { branches: [main] } }', { build: aws() }) }, listed)).toEqual(['S6 violation build identityNamed'])
    expect(await toldIn({ [ci]: workflow('{ push: { branches: [main] } }', { build: aws('environment: production') }) }, listed)).toEqual([])
    expect(await toldIn({ [ci]: workflow('pull_request', { build: aws() }) }, known)).toEqual([])
  })

  test('S6: in an action of this repository that a development job uses', async () => {
    const action = { '.github/actions/login/action.yml': `runs:\n  using: composite\n  steps: [{ run: "assume ${role}", shell: bash }]\n` }
    const uses = (...keys: string[]) =>
      workflow('{ push: { branches: [main] } }', { build: [...keys, 'runs-on: x', 'steps: [{ uses: ./.github/actions/login }]'].join('\n') })
    const [finding] = await findingsIn({ [ci]: uses(), ...action }, listed)
    expect(finding).toMatchObject({ rule: 'S6', file: '.github/actions/login/action.yml', job: 'build' })
    expect(await toldIn({ [ci]: uses('environment: production'), ...action }, listed)).toEqual([])
  })

  test('S6: a token for nobody knows whom is a note, and an undetermined cause where the policy says so', async () => {
    const files = { [ci]: workflow('pull_request', { build: job('npm publish', 'permissions: { id-token: write }') }) }
    expect(await toldIn(files)).toEqual(['S6 note build identityUnknown identity'])
    const strict = policy({ undetermined: { ...policy({}).undetermined, identity: 'fail' } })
    expect(await toldIn(files, { options: strict })).toEqual(['S6 undetermined build identityUnknown identity'])
    expect(await toldIn({ [ci]: workflow('pull_request', { build: job('npm test') }, 'permissions: { contents: read }') })).toEqual([])
  })

  test('S7: what a production job gives out, used by a development job', async () => {
    const use = (keys: string[], script = 'echo ${{ needs.deploy.outputs.url }}') => ({
      [ci]: workflow(
        '{ push: { branches: [main] } }',
        { deploy: job('make', 'environment: production', 'outputs: { url: x }'), build: job(script, 'needs: [deploy]', ...keys) },
      ),
    })
    expect(await toldIn(use([]), known)).toEqual(['S7 note build productionOutput flow'])
    expect(await toldIn(use([], 'echo ${{ toJSON(needs) }}'), known)).toEqual(['S7 note build productionOutput flow'])
    expect(await toldIn(use(['environment: production']), known)).toEqual([])
    expect(await toldIn(use([], 'echo ${{ needs.deploy.result }}'), known)).toEqual([])
  })

  test('S8: a violation beside what was not understood is found all the same', async () => {
    const found = await toldIn({ [ci]: workflow('pull_request', { build: `surprise: 1\n${job(prod)}` }) })
    expect(found).toEqual(['S8 not-understood notUnderstood', outside])
  })

  test('S5: a credential in a file that never runs by itself', async () => {
    const files = { [ci]: workflow(
      'workflow_call',
      { build: job('make', 'container: { image: x, credentials: { username: a, password: hunter2 } }') },
    ) }
    expect(await toldIn(files)).toEqual(['S5 violation build literalCredential'])
  })
})

describe('I1 to I3: where production secrets live', () => {
  const files = { [ci]: workflow('pull_request', { build: job('make') }) }
  const found = (inventory: Inventory) => toldIn(files, { inventory })

  test('I1: in none but production environments', async () => {
    expect(await found({ repository: ['PROD_KEY', 'NPM_TOKEN'] })).toEqual(['I1 violation PROD_KEY secretMisplaced'])
    expect(await found({ organization: ['prod_key'], dependabot: ['PROD_KEY'] })).toHaveLength(2)
    expect(await found({ environments: { production: { secrets: ['PROD_KEY'] } } })).toEqual([])
    const [finding] = await findingsIn(files, { inventory: { environments: { staging: { secrets: ['PROD_KEY'] } } } })
    expect(finding).toMatchObject({ rule: 'I1', file: '', line: 0, environment: 'staging', data: { store: 'environment' } })
  })

  test('I1: a name that a production environment holds is a production secret at lower levels, and nobody else’s in other environments', async () => {
    expect(await found({ dependabot: ['API_KEY'], environments: { prod: { secrets: ['API_KEY'] } } })).toEqual([
      'I1 violation API_KEY secretMisplaced',
    ])
    expect(await found({ environments: { prod: { secrets: ['API_KEY'] }, staging: { secrets: ['API_KEY'] } } })).toEqual([])
  })

  test.each([
    [{ reviewers: false }, ['reviewers']],
    [{ reviewers: true, preventSelfReview: false, adminsBypass: true, branches: null }, ['self-review', 'admin-bypass', 'branches']],
    [{ branches: ['main', 'refs/pull/*/merge'] }, ['branches']],
    [{ branches: ['*'] }, ['branches']],
    [{ branches: ['ref[s]/pull/1/merge'] }, ['branches']],
  ])('I2: %j lacks %j', async (protection, lacks) => {
    const [finding, ...more] = await findingsIn(files, { inventory: { environments: { prod: { protection } } } })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ rule: 'I2', environment: 'prod', data: { lacks } })
  })

  test.each([
    [{}],
    [{ reviewers: true, preventSelfReview: true, adminsBypass: false, branches: ['main', 'release/*'], tags: [] }],
    [{ branches: [] }],
  ])(
    'I2: %j lacks nothing that is known',
    async (protection) => {
      expect(await found({ environments: { prod: { protection }, staging: { protection: { reviewers: false } } } })).toEqual([])
    },
  )

  test('I3: one name at two levels', async () => {
    const both = await found({ repository: ['API_KEY'], organization: ['API_KEY'], environments: { prod: { secrets: ['api_key'] } } })
    expect(both.filter((line) => line.startsWith('I3'))).toEqual(Array(2).fill('I3 violation API_KEY secretShadowed'))
  })
})
