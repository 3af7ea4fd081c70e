import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { action, commandLine, jsonFile, play } from './stage.ts'
import { statementOf } from './told.ts'

const dist = dirname(action)
const folder = mkdtempSync(join(tmpdir(), 'countersign-dist-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the tests run on the runtime of the action, which is Node 24', () => {
  expect(process.version).toMatch(/^v24\./)
})

/** The file and all that it imports, at once or later. */
function reachable(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  const text = readFileSync(entry, 'utf8')
  const imported = [...text.matchAll(/(?:from\s*|import\s*\(?\s*)["'](\.{1,2}\/[^"']+\.js)["']/g)].map((match) =>
    resolve(dirname(entry), match[1] ?? ''),
  )
  // A comment of a library may hold such a line too; a chunk that is really missing stops the demo below.
  for (const path of imported.filter((one) => existsSync(one))) reachable(path, seen)
  return seen
}

describe('what ships', () => {
  const ofAction = [...reachable(action)]
  const marks = /\/\/ src\/simulator\/|SimulatedClock|startSimulator/

  test('the action and its chunks hold nothing of the simulated GitHub, nor of the command line', () => {
    expect(ofAction.length).toBeGreaterThan(5)
    for (const file of ofAction) {
      const text = readFileSync(file, 'utf8')
      expect([relative(dist, file), marks.test(text), /\/\/ src\/cli\//.test(text)]).toEqual([relative(dist, file), false, false])
    }
  })

  test('the same look finds it in the command line, where it belongs', () => {
    expect([...reachable(commandLine)].some((file) => marks.test(readFileSync(file, 'utf8')))).toBe(true)
  })

  test('nothing imports a package: dist is whole', () => {
    for (const file of [...ofAction, ...reachable(commandLine)]) {
      const text = readFileSync(file, 'utf8')
      const bare = [...text.matchAll(/^(?:import|export)\s[^"'\n]*from\s*["']([^."'][^"']*)["']/gm)]
        .map((match) => match[1])
        .filter((name) => !isBuiltin(name ?? ''))
      expect([relative(dist, file), bare]).toEqual([relative(dist, file), []])
    }
  })

  test('no code is made of text, whatever is judged', () =>
    play({}, async (stage) => {
      const watched = 'globalThis.Function=new Proxy(Function,{construct(){console.error("code of text");throw new EvalError()}})'
      const options = { nodeOptions: ['--disallow-code-generation-from-strings', '--import', `data:text/javascript,${watched}`] }
      const told = await stage.run(undefined, {}, options)
      expect([told.decision, told.stderr]).toEqual(['pending', ''])
    }))

  test('the manifest lists every file with its digest', () => {
    const { files } = jsonFile(join(dist, 'manifest.json')) as { files: Record<string, string> }
    const there = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    expect(Object.keys(files).sort()).toEqual(there.filter((name) => name !== 'manifest.json').sort())
    for (const [name, digest] of Object.entries(files))
      expect([
        name,
        createHash('sha256')
          .update(readFileSync(join(dist, name)))
          .digest('hex'),
      ]).toEqual([name, digest])
  })

  test('dist alone, copied to a folder without node_modules, plays the demo; its pack is written and verifies', () => {
    const alone = join(folder, 'dist')
    const out = join(folder, 'pack')
    cpSync(dist, alone, { recursive: true })
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(alone, 'cli.js'), ...args], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '' },
        encoding: 'utf8',
        timeout: 60_000,
      })
    const demo = run('demo', '--out', out)
    expect([demo.status, demo.stderr]).toEqual([0, ''])
    expect(demo.stdout).toContain('The story ended as told.')
    expect(readdirSync(out).sort()).toEqual(['VERIFY.md', 'countersign.pub', 'evidence.sigstore.json', 'facts.json', 'policy.yml', 'report.html'])
    const bundle = join(out, 'evidence.sigstore.json')
    const { evaluator } = statementOf(readFileSync(bundle)).predicate
    expect(evaluator.digest?.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(join(dist, 'manifest.json')))
        .digest('hex'),
    )
    expect(run('verify', bundle, '--key', join(out, 'countersign.pub'), '--repo', 'acme/payments', '--expect', 'passed').status).toBe(0)
    expect(run('replay', bundle).status).toBe(0)
  }, 90_000)
})

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtins.has(name.split('/')[0] ?? '')
const builtins = new Set(process.getBuiltinModule('node:module').builtinModules)
