import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { createDeployment } from '../../src/simulator/deployments.ts'
import { approveRun, finishJob, rerun, startDeployRun } from '../../src/simulator/runs.ts'
import { readOutputs, runAction, type ActionRun } from '../../src/simulator/runner.ts'
import { startSimulator } from '../../src/simulator/server.ts'
import { deployScene } from './deploying.ts'
import { scene } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'runner-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a small script in the place of the built action. */
async function ran(script: string, given: Partial<ActionRun> = {}) {
  const { world, pull } = scene()
  const entry = join(folder, 'action.mjs')
  writeFileSync(entry, `import { appendFileSync, readFileSync } from 'node:fs'\nconst env = process.env\n${script}`)
  const simulator = await startSimulator(given.world ?? world)
  try {
    const event = { name: 'pull_request_target', action: 'opened', pull, sender: 'author' } as const
    const result = await runAction({ world, simulator, event, entry, ...given })
    result.remove()
    return { ...result, world, pull, simulator }
  } finally {
    await simulator.close()
  }
}

describe('a process is given what a runner gives, and what it leaves is collected', () => {
  test('outputs, summary, output streams, exit code', async () => {
    const result = await ran(`
      appendFileSync(env.GITHUB_OUTPUT, 'plain=1\\nlong<<end_1\\ntwo\\nlines=here\\nend_1\\n')
      appendFileSync(env.GITHUB_STEP_SUMMARY, '# Waiting')
      console.log('out'); console.error('err'); process.exitCode = 3`)
    expect(result).toMatchObject({
      exitCode: 3,
      outputs: { plain: '1', long: 'two\nlines=here' },
      summary: '# Waiting',
      stdout: 'out\n',
      stderr: 'err\n',
    })
    expect(existsSync(result.folder)).toBe(false)
  })

  test('inputs keep their hyphens, and a token is always there', async () => {
    const { stdout } = await ran(`console.log(env['INPUT_JOB-RESULT'], env['INPUT_GITHUB-TOKEN'].length > 10)`, {
      inputs: { 'job-result': 'verdict' },
    })
    expect(stdout).toBe('verdict true\n')
  })

  test('the payload, and the world answers with the token', async () => {
    const { stdout } = await ran(`
      const payload = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
      const headers = { authorization: 'token ' + env['INPUT_GITHUB-TOKEN'] }
      const answer = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/pulls/' + payload.number, { headers })
      console.log(env.GITHUB_EVENT_NAME, payload.action, (await answer.json()).head.sha === payload.pull_request.head.sha)`)
    expect(stdout).toBe('pull_request_target opened true\n')
  })

  test('the run itself is in the world, so that its actor can be asked for', async () => {
    const { world, pull, stdout } = await ran('console.log(env.GITHUB_RUN_ID)')
    const run = pull.repository.runs.at(-1)
    expect([String(run?.id), run?.headSha, world.member(run?.actor ?? null)?.login]).toEqual([stdout.trim(), pull.head.sha, 'author'])
  })

  test('a deploy job has the commit, attempt and people of its run', async () => {
    const { world, repository } = deployScene()
    const run = startDeployRun(world, repository, { by: 'author' })
    approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
    finishJob(world, repository, run, 'deploy', 'failure')
    rerun(world, repository, run, { by: 'somebody' })
    const event = { name: 'workflow_dispatch', repository, sender: 'author', inputs: { sha: run.headSha }, workflow: 'deploy' } as const
    const names = ['RUN_ID', 'RUN_ATTEMPT', 'ACTOR', 'TRIGGERING_ACTOR', 'SHA', 'REF', 'REF_TYPE', 'JOB', 'WORKFLOW', 'WORKFLOW_REF', 'EVENT_NAME']
    const { stdout } = await ran(`console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => env['GITHUB_' + name])))`, {
      world,
      event,
      run,
      job: 'deploy',
      inputs: { environment: 'production' },
    })
    const workflow = 'acme/payments/.github/workflows/deploy.yml@refs/heads/main'
    const people = ['author', 'somebody']
    const place = [run.headSha, 'refs/heads/main', 'branch', 'deploy', 'deploy', workflow, 'workflow_dispatch']
    expect(JSON.parse(stdout)).toEqual([String(run.id), '2', ...people, ...place])
  })

  test('without a run one is made for the event, whatever its commit', async () => {
    const { world, repository } = deployScene()
    const deployment = createDeployment(world, repository, { by: 'lead', environment: 'production', sha: 'f'.repeat(40) })
    const event = { name: 'deployment', repository, deployment, sender: 'lead' } as const
    const { stdout } = await ran(`console.log(env.GITHUB_SHA, env.GITHUB_REF, env.GITHUB_ACTOR)`, { world, event })
    expect(stdout).toBe(`${'f'.repeat(40)}  lead\n`)
    expect(repository.runs.at(-1)).toMatchObject({ event: 'deployment', actor: world.account('lead').id })
  })

  test('nothing of the surroundings leaks in', async () => {
    process.env['LEAKED_VARIABLE'] = 'x'
    const { stdout } = await ran('console.log(env.LEAKED_VARIABLE, env.NODE_OPTIONS, env.HTTP_PROXY)')
    delete process.env['LEAKED_VARIABLE']
    expect(stdout).toBe('undefined undefined undefined\n')
  })

  test('variables can be taken away', async () => {
    const { stdout } = await ran('console.log(env.ACTIONS_RUNTIME_TOKEN, env.CI)', { environment: { ACTIONS_RUNTIME_TOKEN: undefined } })
    expect(stdout).toBe('undefined true\n')
  })

  test('a process that does not end is ended, and has no exit code', async () => {
    expect((await ran('setInterval(() => {}, 1000)', { timeoutMs: 300 })).exitCode).toBeNull()
  })

  test('an output without an end is an error', () => {
    expect(() => readOutputs('a<<end\nvalue\n')).toThrow('the output a has no end')
  })
})
