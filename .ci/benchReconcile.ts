// What it costs to reconcile a thousand squash merges and a hundred deployments with a ledger of their records: the built action as a process,
// with 50 ms added to every answer of the simulated GitHub.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ecKey, type KeyPair } from '../__tests__/support/keys.ts'
import { recordAt } from '../__tests__/support/ledger.ts'
import { head, passingFacts, tree } from '../__tests__/support/sampleRecord.ts'
import { sha256 } from '../src/domain/digest.ts'
import type { Facts } from '../src/domain/facts.ts'
import { recordPath, type Sequence } from '../src/domain/ledger.ts'
import { commitAt } from '../src/simulator/git.ts'
import type { PullRequest, Repository } from '../src/simulator/model.ts'
import { merge, openPullRequest } from '../src/simulator/pulls.ts'
import { runAction } from '../src/simulator/runner.ts'
import { finishJob, startDeployRun } from '../src/simulator/runs.ts'
import { startSimulator } from '../src/simulator/server.ts'
import { World } from '../src/simulator/world.ts'

type Line = (figure: string, value: string, reach: string) => void

const entry = resolve('dist/index.js')
const ledger = 'countersign-ledger'
const deployments = 100

export async function reconcileFigures(line: Line): Promise<void> {
  for (const commits of [100, 1000]) await figures(commits, line)
}

async function figures(commits: number, line: Line): Promise<void> {
  const key = ecKey('P-256')
  const { world, repository, since } = await populated(commits, key)
  const simulator = await startSimulator(world, { latencyMs: 50 })
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-reconcile-'))
  const usage = join(folder, 'usage')
  const result = await runAction({
    world,
    simulator,
    entry,
    event: { name: 'schedule', repository },
    inputs: { signing: 'key', 'signing-key': key.privatePem, reconcile: 'main', 'reconcile-since': since, ledger },
    environment: { GITHUB_SERVER_URL: 'https://github.enterprise.example', BENCH_USAGE: usage },
    nodeOptions: [
      '--import',
      `data:text/javascript,import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(process.env.BENCH_USAGE,String(process.resourceUsage().maxRSS)))`,
    ],
    folder: join(folder, 'run'),
  })
  await simulator.close()
  if (result.outputs['decision'] !== 'passed') throw new Error(`the bench's reconciliation did not pass:\n${result.stdout}\n${result.stderr}`)
  const reads = simulator.requests.filter(({ method, path }) => method === 'GET' || path.endsWith('/graphql'))
  console.log(`\nreconciliation of ${commits.toLocaleString('en')} commits, ${deployments} deployments, ${commits.toLocaleString('en')} records in a ledger`)
  line('  requests that read', String(reads.length), '<= 40')
  line('  the whole run, until its own record is in the ledger', `${Math.round(result.milliseconds)} ms`, '')
  line('  peak memory', `${Math.round(Number(readFileSync(usage, 'utf8')) / 1024)} MB`, '')
  line('  its evidence', `${Math.round(statSync(result.outputs['evidence-path'] ?? '').size / 1024)} KB`, '')
  rmSync(folder, { recursive: true })
}

/** Squash merges by GitHub, each of a head whose record passed; and deployments to an environment that no rule governs. */
async function populated(commits: number, key: KeyPair): Promise<{ world: World; repository: Repository; since: string }> {
  const world = new World('2026-11-21T14:05:00Z')
  const repository = world.repository('acme/payments', { writers: ['author', 'reviewer'], files: { '.github/countersign.yml': 'version: 1\n', 'a.ts': 'a\n' } })
  const since = world.tip(repository, 'main')
  const files = new Map<string, Uint8Array>()
  let previous: Sequence['previous'] = null
  for (let index = 1; index <= commits; index += 1) {
    world.push(repository, `topic-${index}`, { by: 'author', from: 'main', changes: { 'a.ts': `${index}\n` } })
    const pull = openPullRequest(world, repository, { by: 'author', head: `topic-${index}` })
    const bytes: Uint8Array = await recordAt(key, { ledger: `acme/payments@${ledger}`, index, previous }, factsOf(world, pull))
    previous = { sha256: sha256(bytes) }
    files.set(recordPath({ index, ...previous }), bytes)
    merge(world, pull, { by: 'reviewer', method: 'squash' })
  }
  for (let index = 0; index < deployments; index += 1) {
    finishJob(world, repository, startDeployRun(world, repository, { by: 'author', jobs: [{ name: 'deploy', environment: 'staging' }] }), 'deploy')
  }
  append(world, repository, files)
  world.clock.advance(7200)
  return { world, repository, since }
}

/** The sample's pull request, told of this one. */
function factsOf(world: World, { number, head: { sha } }: PullRequest): Facts {
  const { tree: ownTree } = commitAt(world.store, sha)
  const facts = passingFacts()
  const text = JSON.stringify(facts)
    .replaceAll(head, sha)
    .replaceAll(tree, ownTree)
    .replaceAll('"number":42', `"number":${number}`)
  return { ...(JSON.parse(text) as Facts), evaluatedAt: world.clock.now() }
}

/** As the gate leaves it: one commit with one file more for each record. */
function append(world: World, repository: Repository, files: Map<string, Uint8Array>): void {
  let parents: string[] = []
  for (const [index, [path, content]] of [...files].entries()) {
    const note = ['sha256', 'gate', 'result', 'commit', 'run']
    const said = [sha256(content), 'pull-request', 'passed', 'a'.repeat(40), '1'].map((value, at) => `${note[at]}: ${value}`)
    const message = [`Record ${index + 1}`, '', ...said].join('\n')
    parents = [world.commit(repository, { by: 'github-actions', parents, changes: { [path]: { content } }, message }).sha]
  }
  world.moveBranch(repository, ledger, parents[0] ?? '', 'github-actions')
}
