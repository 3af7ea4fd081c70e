// npm run bench: the figures of docs/performance.md, measured now, against the built-in simulated GitHub with 50 ms added to every answer.
// Medians of several runs; nothing here judges, and no test depends on a time.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { decide } from '../src/decision/decide.ts'
import { evaluate } from '../src/decision/evaluate.ts'
import { review } from '../src/simulator/pulls.ts'
import { openPullRequest } from '../src/simulator/pulls.ts'
import { runAction } from '../src/simulator/runner.ts'
import { startSimulator } from '../src/simulator/server.ts'
import { storyWorld } from '../src/simulator/story.ts'
import { deploymentFigures } from './benchDeployments.ts'
import { evidenceFigures } from './benchEvidence.ts'
import { manyChanges } from './benchFacts.ts'
import { ledgerFigures } from './benchLedger.ts'
import { reconcileFigures } from './benchReconcile.ts'
import { scanFigures } from './benchScan.ts'

const runs = 9
const latencyMs = 50
const entry = resolve('dist/index.js')
const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
const signingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const line = (figure: string, value: string, reach: string): void => console.log(`${figure.padEnd(74)} ${value.padStart(16)}   ${reach}`)

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}; medians of ${runs}\n`,
)

await gateFigures('typical: 30 files, 5 commits, 3 reviews', { files: 30, commits: 5, reviews: 3 })
await gateFigures('large: 100 files, 100 commits, 100 reviews', { files: 100, commits: 100, reviews: 100 })
loadFigures()
pureFigure()
await scanFigures(line)
await deploymentFigures(line)
await ledgerFigures(line)
await reconcileFigures(line)
await evidenceFigures(line, staticImports)
rmSync(folder, { recursive: true, force: true })

/** One pull request of that size under one team rule, judged, signed and published by the built action as a process. */
async function gateFigures(name: string, size: { files: number; commits: number; reviews: number }): Promise<void> {
  const times: number[] = []
  const memory: number[] = []
  let requests: { path: string; method: string; kind: string }[] = []
  let points = 0
  for (let run = 0; run < runs; run += 1) {
    const { world, repository } = storyWorld()
    for (let index = 0; index < size.commits; index += 1) {
      const perCommit = Math.ceil(size.files / size.commits)
      const changes = Object.fromEntries(
        Array.from({ length: perCommit }, (_, at) => [`src/ledger/part${(index * perCommit + at) % size.files}.ts`, `export const v = ${index}\n`]),
      )
      world.push(repository, 'change', { by: 'jo', changes, message: `part ${index}` })
    }
    const pull = openPullRequest(world, repository, { by: 'jo', head: 'change' })
    for (let index = 0; index < size.reviews - 2; index += 1) review(world, pull, { by: 'kim', state: 'COMMENTED' })
    review(world, pull, { by: 'kim' })
    review(world, pull, { by: 'lee' })
    const simulator = await startSimulator(world, { latencyMs })
    const usageFile = join(folder, 'usage')
    const result = await runAction({
      world,
      simulator,
      entry,
      event: { name: 'pull_request_target', action: 'opened', pull, sender: 'jo' },
      inputs: { mode: 'observe', signing: 'key', 'signing-key': signingKey, 'org-token': 'org-token-of-the-bench' },
      // An Enterprise Server takes no artifacts: the gate without the upload. Observing, a bundle too large for the report is a warning.
      environment: { GITHUB_SERVER_URL: 'https://github.enterprise.example', BENCH_USAGE: usageFile },
      nodeOptions: [
        '--import',
        `data:text/javascript,import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(process.env.BENCH_USAGE,String(process.resourceUsage().maxRSS)))`,
      ],
      folder: join(folder, `run-${run}`),
    })
    await simulator.close()
    if (result.exitCode !== 0 || result.outputs['decision'] !== 'passed')
      throw new Error(`the bench's gate did not pass:\n${result.stdout}\n${result.stderr}`)
    times.push(result.milliseconds)
    memory.push(Number(readFileSync(usageFile, 'utf8')) / 1024)
    requests = simulator.requests
    points = simulator.requests.reduce((sum, { responseBody }) => sum + costOf(responseBody), 0)
  }
  console.log(name)
  line('  requests, judge and publish', String(requests.length), '<= 8')
  line('  of which for facts (GraphQL, activity, team, the head again)', String(requests.filter(isFact).length), '<= 4')
  line('  GraphQL points by the documented formula', String(points), '<= 3')
  line('  whole gate, signed with an own key, without artifact upload', `${Math.round(median(times))} ms`, '<= 600 ms')
  line('  peak memory', `${Math.round(median(memory))} MB`, '<= 120 MB')
  console.log(`  ${requests.map(({ method, path }) => `${method} ${path}`).join('\n  ')}\n`)
}

function isFact({ method, path }: { method: string; path: string }): boolean {
  return path.endsWith('/graphql') || (method === 'GET' && !path.includes('/rules/'))
}

function costOf(body: unknown): number {
  const cost: unknown = (body as { data?: { rateLimit?: { cost?: unknown } } } | null)?.data?.rateLimit?.cost
  return typeof cost === 'number' ? cost : 0
}

/** Start without an event: everything that is loaded before the first decision to do anything. */
function loadFigures(): void {
  const time = (args: string[]): number => {
    const began = performance.now()
    spawnSync(process.execPath, args, { env: { PATH: process.env['PATH'] } })
    return performance.now() - began
  }
  time([entry])
  const pairs = Array.from({ length: 2 * runs + 1 }, () => ({ bare: time(['-e', '0']), action: time([entry]) }))
  line('load time of dist/index.js above `node -e 0`', `${Math.round(median(pairs.map(({ bare, action }) => action - bare)))} ms`, '<= 70 ms')
  const files = staticImports(entry)
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0)
  line('what dist/index.js loads at start, unminified', `${Math.round(size / 1024)} KB`, '<= 900 KB')
  console.log(`  dominated by ${dominating(files).join(', ')}\n`)
}

function staticImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'"]*?['"](\.[^'"]+)['"]/gms))
    staticImports(join(dirname(file), specifier), seen)
  return [...seen]
}

/** Bytes by package, from the comments that the bundler leaves above each module. */
function dominating(files: string[]): string[] {
  const sizes = new Map<string, number>()
  for (const file of files) {
    for (const part of readFileSync(file, 'utf8').split(/^(?=\/\/ (?:node_modules|src)\/)/m).slice(1)) {
      const path = part.slice(3, part.indexOf('\n')).replace(/^node_modules\//, '').split('/')
      const name = path.slice(0, path[0]?.startsWith('@') || path[0] === 'src' ? 2 : 1).join('/')
      sizes.set(name, (sizes.get(name) ?? 0) + part.length)
    }
  }
  return [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, 5).map(([name, size]) => `${name} ${Math.round(size / 1024)} KB`)
}

function pureFigure(): void {
  const input = manyChanges({ files: 3000, rules: 200, commits: 250 })
  const times = Array.from({ length: runs }, () => {
    const began = performance.now()
    decide(evaluate(input))
    return performance.now() - began
  })
  line('evaluate and decide, 3,000 files x 200 path rules x 250 commits: first', `${Math.round(times[0] ?? 0)} ms`, '<= 150 ms')
  line('  the same, median of all', `${Math.round(median(times))} ms`, '<= 150 ms')
  writeFileSync(join(folder, 'done'), '')
}
