// What evidence costs: signing and checking one record, the verifier as a process, and the code that only keyless signing loads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makers, vectorWorld } from '../__tests__/support/vectors.ts'
import { verifyEvidence } from '../src/evidence/verify.ts'
import { createSigner } from '../src/sign/signer.ts'

const entry = resolve('dist/cli.js')
const runs = 11

type Line = (figure: string, value: string, reach: string) => void
/** Which files a file of dist loads at once. */
type Loads = (file: string) => string[]

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const milliseconds = (value: number): string => `${value < 20 ? value.toFixed(1) : Math.round(value)} ms`

export async function evidenceFigures(line: Line, loads: Loads): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-evidence-'))
  const world = await vectorWorld()
  console.log('\nevidence')
  try {
    const { record, signer, sigstore } = world
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const began = performance.now()
      const bytes = await createSigner({ mode: 'key', key: signer.privatePem, idTokenAvailable: false }).sign(record.statementBytes)
      const { outcome } = await verifyEvidence(bytes, { key: signer.publicPem })
      if (outcome !== 'verified') throw new Error(`the bench's record is ${outcome}`)
      times.push(performance.now() - began)
    }
    line('  sign with an own key (which verifies once) and verify: first', milliseconds(times[0] ?? Number.NaN), '<= 30 ms')
    line('    the same, median', milliseconds(median(times)), '<= 30 ms')
    const file = (name: string, content: Uint8Array | string): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const { identity, issuer } = sigstore.identity
    const root = ['--trusted-root', file('trusted_root.json', sigstore.trustedRoot)]
    const key = ['--key', file('countersign.pub', signer.publicPem)]
    const made = async (kind: string): Promise<string> => file(`${kind}.json`, (await makers[kind]?.(world))?.bytes ?? '')
    asProcess('an own key', [await made('keyed'), ...key], line)
    asProcess('an own key with a timestamp', [await made('keyed-timestamp'), ...key, ...root], line)
    asProcess('keyless, with timestamp and log entry', [await made('keyless'), '--identity', identity, '--issuer', issuer, ...root], line)
    onlyKeyless(line, loads)
  } finally {
    await world.close()
    rmSync(folder, { recursive: true })
  }
}

/** Each run next to one of a bare Node, so that the machine's load counts in both. */
function asProcess(what: string, args: string[], line: Line): void {
  const time = (given: string[]): number => {
    const began = performance.now()
    const { status, stdout } = spawnSync(process.execPath, given, { encoding: 'utf8', env: { PATH: process.env['PATH'] } })
    if (status !== 0) throw new Error(`verify ended with ${status}:\n${stdout}`)
    return performance.now() - began
  }
  time([entry, 'verify', ...args])
  const above = Array.from({ length: runs }, () => -time(['-e', '0']) + time([entry, 'verify', ...args]))
  line(`  countersign verify as a process, above \`node -e 0\`: ${what}`, milliseconds(median(above)), '<= 250 ms')
}

/** What a keyless run loads and a run with an own key does not. */
function onlyKeyless(line: Line, loads: Loads): void {
  const chunks = readdirSync('dist/chunks').map((name) => resolve('dist/chunks', name))
  const holds = (chunk: string, module: string): boolean => readFileSync(chunk, 'utf8').includes(`\n// ${module}\n`)
  const holding = (module: string): string[] => chunks.filter((chunk) => holds(chunk, module)).flatMap((chunk) => loads(chunk))
  const always = new Set([...loads(resolve('dist/index.js')), ...holding('src/evidence/verify.ts'), ...holding('src/sign/seal.ts')])
  const keyless = ['src/sign/certify.ts', 'src/sign/witness.ts', 'src/sign/identityToken.ts'].flatMap(holding)
  const only = new Set(keyless.filter((file) => !always.has(file)))
  const size = [...only].reduce((sum, file) => sum + statSync(file).size, 0)
  line('  loaded for keyless signing and witnesses only, unminified', `${Math.round(size / 1024)} KB`, '')
}
