import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { specifiersOf, story, table, violationsOf } from './support/imports.ts'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: join('src', file).replaceAll('\\', '/'), text: readFileSync(join('src', file), 'utf8') }))

describe('the import table of docs/architecture.md', () => {
  test('holds for every file of src', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(files.flatMap(({ file, text }) => violationsOf(file, text))).toEqual([])
  })

  test.each([
    ['src/domain/x.ts', "import { z } from 'zod'", 'zod'],
    ['src/domain/x.ts', "import { a } from '../duties/a.ts'", 'duties'],
    ['src/duties/x.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
    ['src/controls/x.ts', "import { evaluate } from '../decision/evaluate.ts'", 'decision'],
    ['src/controls/a.ts', "import { b } from './gateGuard.ts'", 'another control'],
    ['src/collect/x.ts', "import { c } from '../controls/index.ts'", 'controls'],
    ['src/publish/x.ts', "export { d } from '../decision/decide.ts'", 'decision'],
    ['src/sign/x.ts', "const d = await import('../decision/decide.ts')", 'decision'],
    ['src/action/x.ts', "import { s } from '../simulator/server.ts'", 'simulator'],
    ['src/action/x.ts', "import { s } from '../cli/main.ts'", 'cli'],
    ['src/gate.ts', "import { c } from './collect/collector.ts'", 'collect'],
    ['src/render/x.ts', "import { info } from '@actions/core'", '@actions/core'],
  ])('names %s when it says %s', (file, text, named) => {
    expect(violationsOf(file, text).join('\n')).toContain(file)
    expect(violationsOf(file, text).join('\n')).toContain(named)
  })

  test.each([
    ['src/duties/x.ts', 'const now = Date.now()'],
    ['src/controls/x.ts', 'const now = new Date()'],
    ['src/decision/x.ts', 'if (process.env.CI) return'],
    ['src/render/x.ts', "console.log('no')"],
    ['src/evidence/x.ts', 'Math.random()'],
    ['src/policy/x.ts', 'await fetch(url)'],
  ])('a core room that knows clock, environment or network is named: %s: %s', (file, text) => {
    expect(violationsOf(file, text)).toHaveLength(1)
  })
})

test('every builtin is imported with the node: prefix, and every relative import exists', () => {
  const all = new Set(files.map(({ file }) => file))
  for (const { file, text } of files) {
    for (const specifier of specifiersOf(text)) {
      expect([file, builtinModules.includes(specifier) ? specifier : '']).toEqual([file, ''])
      if (specifier.startsWith('.') && specifier.endsWith('.ts'))
        expect(all).toContain(normalize(join(dirname(file), specifier)).replaceAll('\\', '/'))
    }
  }
})

/** Every file that can be reached from the given one, itself only if a way leads back to it. */
function reachedFrom(start: string, imports: Map<string, string[]>): Set<string> {
  const reached = new Set<string>()
  const open = [...(imports.get(start) ?? [])]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    open.push(...(imports.get(file) ?? []))
  }
  return reached
}

const importsOf = ({ file, text }: { file: string; text: string }): [string, string[]] => [
  file,
  specifiersOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file), specifier)).replaceAll('\\', '/')),
]

describe('no file needs itself', () => {
  // GitHub's objects hold each other without end, and so do the files that answer for them.
  const isRecursive = (file: string): boolean => file.startsWith('src/simulator/schema/')
  const circular = (all: { file: string; text: string }[]): string[] => {
    const imports = new Map(all.map(importsOf))
    return all.map(({ file }) => file).filter((file) => !isRecursive(file) && reachedFrom(file, imports).has(file))
  }

  test('on any way of imports, types included', () => {
    expect(circular(files)).toEqual([])
  })

  test('and one that does is named', () => {
    const round = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
    ].map(([from, to]) => ({ file: `src/x/${from}.ts`, text: `import type { T } from './${to}.ts'` }))
    expect(circular(round)).toEqual(['src/x/a.ts', 'src/x/b.ts', 'src/x/c.ts'])
  })
})

describe('docs/architecture.md tells the table that is enforced', () => {
  const rows = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| (`.*?) \| .*? \| (.*?) \|$/gm)].map(([, names = '', imports = '']) => ({
    names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    imports: imports === 'nothing (`digest.ts`: node:crypto)' ? [] : imports.split(', ').map((one) => one.replace(/^octokit$/, '@octokit/').replace('*', '')),
  }))
  const shells = ['action', 'cli']

  test('for every room', () => {
    const told = rows.filter(({ names: [name = ''] }) => Object.hasOwn(table, name) && !shells.includes(name))
    const enforced = Object.entries(table).filter(([room]) => room !== 'gate' && !shells.includes(room))
    expect(Object.fromEntries(told.map(({ names: [name = ''], imports }) => [name, imports.toSorted()]))).toEqual(
      Object.fromEntries(enforced.map(([room, imports]) => [room, imports.toSorted()])),
    )
  })

  test('for the files of the stories, which stand above the rooms', () => {
    const told = rows.find(({ names: [name] }) => name === 'gate.ts')?.names ?? []
    expect(told.map((name) => `src/${name}`).toSorted()).toEqual(story.toSorted())
    expect(files.map(({ file }) => file).filter((file) => file.split('/').length === 2).toSorted()).toEqual(story.toSorted())
  })
})
