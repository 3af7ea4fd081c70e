// What a scan costs: per file, for a whole checkout including the start of the program, and for files that mean harm.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { gatherWorkflows } from '../src/workflow/gather.ts'
import { defaultBoundary } from '../src/workflow/options.ts'
import { judgeBoundary } from '../src/workflow/reach.ts'

const runs = 9
const entry = resolve('dist/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-scan-'))

type Line = (figure: string, value: string, reach: string) => void

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export async function scanFigures(line: Line): Promise<void> {
  console.log('\nscan')
  await perFile(line)
  wholeCheckouts(line)
  await hostileFiles(line)
  rmSync(folder, { recursive: true, force: true })
}

/** Reading and judging, in a warm process, of files as people write them. */
async function perFile(line: Line): Promise<void> {
  const files = workflows(100)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await judged(files))
  line('  one file of 60 lines, read and judged, in a warm process', `${(median(times) / files.size).toFixed(2)} ms`, '<= 5 ms')
  line('  the same in the first run of a process', `${((times[0] ?? 0) / files.size).toFixed(2)} ms`, '<= 5 ms')
}

function wholeCheckouts(line: Line): void {
  const figures = [10, 100, 1000].map((count) => ({ count, ...process(checkout(`of-${count}`, workflows(count))) }))
  for (const { count, ms, mb } of figures) {
    const reach = count === 100 ? '<= 1000 ms' : count === 1000 ? '<= 200 MB' : ''
    line(`  countersign scan as a process, ${count} files: time, peak memory`, `${Math.round(ms)} ms, ${Math.round(mb)} MB`, reach)
  }
  const [ten, hundred, thousand] = figures.map(({ ms }) => ms)
  if (ten === undefined || hundred === undefined || thousand === undefined) return
  line('  each further file, between 10 and 100 files', `${((hundred - ten) / 90).toFixed(2)} ms`, '')
  line('  each further file, between 100 and 1,000 files', `${((thousand - hundred) / 900).toFixed(2)} ms`, 'no more than above')
}

async function hostileFiles(line: Line): Promise<void> {
  const single = Object.entries(hostile()).map(([name, text]): [string, Map<string, Uint8Array>] =>
    [name, new Map([['.github/workflows/hostile.yml', Buffer.from(text)]])])
  for (const [name, files] of [...single, ['ten workflows, each calling the next twenty times', fanOut()] as const]) {
    const times: number[] = []
    for (let run = 0; run < 3; run += 1) times.push(await judged(files))
    line(`  hostile: ${name}`, `${Math.round(Math.max(...times))} ms`, '<= 200 ms')
  }
}

/** Milliseconds to read and judge these files. */
async function judged(files: Map<string, Uint8Array>): Promise<number> {
  const reader = { local: async () => new Map<string, null>(), remote: async () => new Map<string, { missing: string }>() }
  const began = performance.now()
  const refs = { defaultBranch: null, protectedBranches: null }
  const gathered = await gatherWorkflows({ head: { commit: null, files }, base: null, refs, identities: [] }, reader)
  judgeBoundary({ files: gathered, options: defaultBoundary, inventory: null, at: '2026-11-22T00:00:00Z' })
  return performance.now() - began
}

function process(directory: string): { ms: number; mb: number } {
  const usage = join(folder, 'usage')
  const script = `data:text/javascript,import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(${JSON.stringify(usage)},String(process.resourceUsage().maxRSS)))`
  const measured = Array.from({ length: runs }, () => {
    const began = performance.now()
    const { status, stderr } = spawnSync(
      globalThis.process.execPath,
      ['--import', script, entry, 'scan', directory, '--format', 'json'],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    if (status !== 1 && status !== 0) throw new Error(`the bench's scan ended with ${status}: ${stderr}`)
    return { ms: performance.now() - began, mb: Number(readFileSync(usage, 'utf8')) / 1024 }
  })
  return { ms: median(measured.map(({ ms }) => ms)), mb: median(measured.map(({ mb }) => mb)) }
}

function checkout(name: string, files: Map<string, Uint8Array>): string {
  const directory = join(folder, name)
  mkdirSync(join(directory, '.github/workflows'), { recursive: true })
  for (const [path, bytes] of files) writeFileSync(join(directory, path), bytes)
  return directory
}

const workflows = (count: number): Map<string, Uint8Array> =>
  new Map(Array.from({ length: count }, (_, index) => [`.github/workflows/service-${index}.yml`, Buffer.from(typical(index))]))

/** Tests in a matrix, an image, a deployment by a choice of environments: what the workflow of one service of many looks like. */
const typical = (index: number): string => `name: service ${index}
on:
  push: { branches: [main, 'release/**'], paths: ['services/${index}/**'] }
  pull_request: { paths: ['services/${index}/**'] }
  workflow_dispatch:
    inputs:
      environment: { type: choice, options: [development, staging, production], default: development }
permissions: { contents: read }
concurrency: { group: '\${{ github.workflow }}-\${{ github.ref }}', cancel-in-progress: true }
env:
  SERVICE: service-${index}
  REGISTRY: ghcr.io/acme
jobs:
  test:
    strategy:
      fail-fast: false
      matrix: { os: [ubuntu-latest, macos-latest], node: [20, 22, 24] }
    runs-on: \${{ matrix.os }}
    services:
      postgres: { image: 'postgres:16', env: { POSTGRES_PASSWORD: postgres }, ports: ['5432:5432'] }
    steps:
      - uses: actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955
      - uses: actions/setup-node@08eba0b27e820071cde6df949e0beb9ba4906955
        with: { node-version: '\${{ matrix.node }}', cache: npm }
      - run: npm ci
        env: { NODE_AUTH_TOKEN: '\${{ secrets.NPM_TOKEN }}' }
      - run: |
          npm test -- --service "$SERVICE"
          echo "tested \${{ github.sha }} with \${{ matrix.node }}"
  image:
    needs: test
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    permissions: { contents: read, packages: write }
    outputs:
      digest: \${{ steps.build.outputs.digest }}
    steps:
      - uses: actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955
      - id: build
        run: ./build.sh "$REGISTRY/$SERVICE:\${{ github.sha }}"
  deploy:
    needs: [test, image]
    if: \${{ github.ref == 'refs/heads/main' && github.event_name == 'push' }}
    runs-on: ubuntu-latest
    environment: { name: production, url: 'https://\${{ env.SERVICE }}.acme.example' }
    steps:
      - uses: actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955
      - run: ./deploy.sh "\${{ needs.image.outputs.digest }}"
        env:
          API_KEY: \${{ secrets.PROD_API_KEY }}
  by-hand:
    if: github.event_name == 'workflow_dispatch' && inputs.environment != 'production'
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    steps:
      - run: ./deploy.sh
        env:
          API_KEY: \${{ secrets.API_KEY }}
`

/** Followed call by call, this would be twenty to the power of nine. */
const fanOut = (): Map<string, Uint8Array> =>
  new Map(
    Array.from({ length: 10 }, (_, level) => {
      const work = level === 9 ? 'runs-on: x\n    steps: [{ run: y }]' : `uses: ./.github/workflows/level-${level + 1}.yml\n    secrets: inherit`
      const jobs = Array.from({ length: 20 }, (_, index) => `  j${index}:\n    ${work}\n`).join('')
      return [`.github/workflows/level-${level}.yml`, Buffer.from(`on: [workflow_call${level === 0 ? ', push, pull_request' : ''}]\njobs:\n${jobs}`)]
    }),
  )

/** Each at most as large as a file that is read at all. */
function hostile(): Record<string, string> {
  const job = 'runs-on: ubuntu-latest\n    steps:\n      - run: echo'
  const levels = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(10)}]`).join('\n')
  return {
    'an alias bomb': `on: push\nl0: &l0 [x]\n${levels}\njobs: *l30\n`,
    'more than 1 MB': `on: push\n# ${'x'.repeat(1_100_000)}\n`,
    '10,000 jobs': `on: pull_request\njobs:\n${Array.from(
      { length: 10_000 },
      (_, index) => `  j${index}: { runs-on: x, steps: [{ run: y }] }\n`,
    ).join('')}`,
    '1,000 jobs that need each other in a row': `on: [push, pull_request]\njobs:\n${Array.from(
      { length: 1000 },
      (_, index) => `  j${index}:\n    ${index > 0 ? `needs: j${index - 1}\n    ` : ''}${job}\n`,
    ).join('')}`,
    '100,000 brackets': `on: push\njobs: ${'['.repeat(100_000)}\n`,
    'a matrix of 10 times 10 times 10 times 10 environments': `on: pull_request\njobs:\n  j:\n    strategy: { matrix: { ${['a', 'b', 'c', 'd'].map((name) => `${name}: [${Array.from({ length: 10 }, (_, index) => `${name}${index}`).join(', ')}]`).join(', ')} } }\n    environment: \${{ matrix.a }}-\${{ matrix.b }}-\${{ matrix.c }}-\${{ matrix.d }}\n    ${job}\n`,
    '15,000 expressions': `on: pull_request\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: |\n${Array.from(
      { length: 15_000 },
      () => '          ${{ github.sha }}\n',
    ).join('')}`,
    'an expression of 20,000 parentheses': `on: pull_request\njobs:\n  j:\n    if: \${{ ${'('.repeat(20_000)}true${')'.repeat(20_000)} }}\n    ${job}\n`,
    'a filter of 10,000 stars': `on: { push: { branches: ['${'*a'.repeat(5000)}'] } }\njobs:\n  j:\n    if: github.ref == 'refs/heads/${'a'.repeat(5000)}'\n    ${job}\n`,
    '400 KB of what could begin a token': `on: push\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: "${'ghp_'.repeat(100_000)}"\n`,
  }
}
