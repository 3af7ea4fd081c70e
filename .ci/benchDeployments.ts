// What the deployment gate costs: the built action as a process, on ranges that grow, with 50 ms added to every answer.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Repository } from '../src/simulator/model.ts'
import { merge, openPullRequest, review } from '../src/simulator/pulls.ts'
import { runAction } from '../src/simulator/runner.ts'
import { approveRun, finishJob, startDeployRun } from '../src/simulator/runs.ts'
import { startSimulator, type Simulator } from '../src/simulator/server.ts'
import { storyWorld } from '../src/simulator/story.ts'
import type { World } from '../src/simulator/world.ts'

const latencyMs = 50
const entry = resolve('dist/index.js')
const signingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

type Line = (figure: string, value: string, reach: string) => void

interface Range {
  commits: number
  runs: number
  requests: string
  time: string
}

const ranges: Range[] = [
  { commits: 10, runs: 5, requests: '', time: '' },
  { commits: 100, runs: 5, requests: '<= 12', time: '<= 2000 ms' },
  { commits: 300, runs: 3, requests: '', time: '' },
  { commits: 1000, runs: 3, requests: '<= 60', time: '' },
]

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export async function deploymentFigures(line: Line): Promise<void> {
  console.log('\ndeployments, signed with an own key, the range beginning where an earlier record ends')
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-deployments-'))
  const figures: { commits: number; ms: number }[] = []
  for (const range of ranges) figures.push({ commits: range.commits, ms: await figuresOf(range, folder, line) })
  rmSync(folder, { recursive: true, force: true })
  for (const [index, { commits, ms }] of figures.slice(1).entries()) {
    const before = figures[index]
    if (before) line(
      `  each further commit, between ${before.commits} and ${commits}`,
      `${((ms - before.ms) / (commits - before.commits)).toFixed(2)} ms`,
      '',
    )
  }
}

/** Prints the figures of one range and returns the milliseconds of the whole gate. */
async function figuresOf({ commits, runs, requests: reach, time }: Range, folder: string, line: Line): Promise<number> {
  const measured: Measured[] = []
  for (let run = 0; run < runs; run += 1) measured.push(await deployment(commits, join(folder, `${commits}-${run}`)))
  const [{ requests }] = measured as [Measured]
  const of = (pick: (one: Measured) => number): number => Math.round(median(measured.map(pick)))
  line(`  ${commits} commits by ${(commits * 6) / 10} pull requests: requests for the range`, String(requests.filter(isOfRange).length), reach)
  line('    with the earlier record, policy, run, environment, rules and team', String(requests.filter(isFact).length), '')
  line('    with publishing and the upload of the evidence', String(requests.length), '')
  line('    GraphQL points by the documented formula', String(requests.reduce((sum, { responseBody }) => sum + costOf(responseBody), 0)), '')
  line('    whole gate until the evidence is uploaded: time', `${of(({ ms }) => ms)} ms`, time)
  line('    peak memory', `${of(({ mb }) => mb)} MB`, '<= 200 MB')
  line('    evidence', `${Math.round((measured[0]?.bytes ?? 0) / 1024)} KB`, '')
  return of(({ ms }) => ms)
}

interface Measured {
  ms: number
  mb: number
  bytes: number
  requests: Simulator['requests']
}

/** What grows with the range: its commits, their pull requests, who pushed what, and the policies in force at the merges. */
function isOfRange({ path, requestBody }: Simulator['requests'][number]): boolean {
  const query = (requestBody as { query?: unknown } | null)?.query
  if (typeof query === 'string') return /^query (RangeCommits|MergedChanges|MergedHistory|PoliciesAt|PolicyTexts|WideCommits)\b/.test(query)
  return path.includes('/compare/') || path.endsWith('/activity')
}

/** Everything but what publishes: the report, the deployment's status, and the store of artifacts. */
const isFact = ({ method, path }: Simulator['requests'][number]): boolean => path.endsWith('/graphql') || method === 'GET'

function costOf(body: unknown): number {
  const cost: unknown = (body as { data?: { rateLimit?: { cost?: unknown } } } | null)?.data?.rateLimit?.cost
  return typeof cost === 'number' ? cost : 0
}

/** The first deployment leaves the record at which the range of the second one begins; the second one is measured. */
async function deployment(commits: number, folder: string): Promise<Measured> {
  const { world, repository } = storyWorld()
  const simulator = await startSimulator(world, { latencyMs })
  await deploy(world, repository, simulator, `${folder}-first`)
  for (let landed = 0, batch = 0; landed < commits; landed += 10, batch += 1) landTen(world, repository, batch)
  const before = simulator.requests.length
  const measured = await deploy(world, repository, simulator, folder)
  await simulator.close()
  return { ...measured, requests: simulator.requests.slice(before) }
}

/** Ten commits by six pull requests: three squashed, two merged, and one of three commits rebased. */
function landTen(world: World, repository: Repository, batch: number): void {
  for (const [index, method] of (['squash', 'merge', 'squash', 'rebase', 'squash', 'merge'] as const).entries()) {
    const head = `change-${batch}-${index}`
    const pushes = method === 'merge' ? 1 : 3
    for (let part = 0; part < pushes; part += 1) {
      world.push(
        repository,
        head,
        { by: 'jo', changes: { [`src/part${index}/file${part}.ts`]: `export const v = ${batch}\n` }, message: `Part ${part} of ${head}` },
      )
    }
    const pull = openPullRequest(world, repository, { by: 'jo', head })
    review(world, pull, { by: 'kim' })
    merge(world, pull, { by: 'kim', method })
    world.deleteBranch(repository, head, 'kim')
  }
}

async function deploy(world: World, repository: Repository, simulator: Simulator, folder: string): Promise<Omit<Measured, 'requests'>> {
  world.clock.advance(600)
  const run = startDeployRun(world, repository, { by: 'dana' })
  approveRun(world, repository, run, { by: 'lee', environments: ['production'] })
  const usageFile = `${folder}-usage`
  const result = await runAction({
    world,
    simulator,
    entry,
    run,
    job: 'deploy',
    workflow: 'deploy',
    folder,
    event: { name: 'workflow_dispatch', repository, sender: 'dana', inputs: {}, workflow: 'deploy' },
    inputs: { environment: 'production', signing: 'key', 'signing-key': signingKey, 'org-token': 'org-token-of-the-bench' },
    environment: { BENCH_USAGE: usageFile },
    nodeOptions: [
      '--import',
      `data:text/javascript,import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(process.env.BENCH_USAGE,String(process.resourceUsage().maxRSS)))`,
    ],
  })
  if (result.exitCode !== 0 || result.outputs['decision'] !== 'passed') throw new Error(
    `the bench's deployment did not pass:\n${result.stdout}\n${result.stderr}`,
  )
  finishJob(world, repository, run, 'deploy')
  const bytes = readFileSync(result.outputs['evidence-path'] ?? '').length
  return { ms: result.milliseconds, mb: Number(readFileSync(usageFile, 'utf8')) / 1024, bytes }
}
