import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { runScenario } from '../../src/cli/scenario/run.ts'
import type { Judged, Outcome } from '../../src/cli/scenario/run.ts'
import { messageOf } from '../../src/controls/catalogue.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluate } from '../../src/decision/evaluate.ts'
import { explain } from '../../src/decision/explain.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Result } from '../../src/domain/outcome.ts'
import { problemAt } from '../../src/policy/problems.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { speak } from '../../src/render/catalogue.ts'
import { plain } from '../../src/render/sentence.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.scenario.yml')).sort()
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

const outcomes = new Map<string, Outcome>()
for (const file of files) {
  const missing = problemAt(file, { code: 'CS-081', message: 'scenarios here hold their own policy' })
  outcomes.set(file, await runScenario(file, textOf(file), () => missing))
}

describe('what counts, answer by answer', () => {
  test.each(files)('%s', (file) => {
    const outcome = outcomes.get(file)
    expect(outcome?.state === 'otherwise' ? outcome.differences : outcome?.state === 'not-understood' ? outcome.problems : []).toEqual([])
    expect(outcome?.state).toBe('as-expected')
  })
})

/** Answers that facts cannot tell: they are about how facts are fetched or verdicts published, and whole-program tests hold them. */
const elsewhere = [4, 32, 35, 37, 39, 53]
const answers = [...Array.from({ length: 39 }, (_, index) => index + 1), ...Array.from({ length: 11 }, (_, index) => index + 49)]

describe('the collection', () => {
  const numbers = files.flatMap((file) => (/^# ([\d, ]+):/.exec(textOf(file))?.[1] ?? '').split(',').map((number) => Number(number.trim())))

  test('every answer that facts can tell has a scenario', () => {
    expect(answers.filter((answer) => !elsewhere.includes(answer) && !numbers.includes(answer))).toEqual([])
  })

  test('every scenario says which answer it is about', () => {
    expect(files.filter((file) => !/^# \d+(?:, \d+)*: \S|^# \d+(?:, \d+)*\n/.test(textOf(file)))).toEqual([])
  })

  test('most scenarios are refusals', () => {
    const refusals = files.filter((file) => !/^result: passed$/m.test(textOf(file)))
    expect(refusals.length).toBeGreaterThan(files.length / 2)
  })

  test('names are assertions, each once', () => {
    const names = files.map((file) => basename(file))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+){2,}\.scenario\.yml$/.test(name))).toEqual([])
  })
})

const judgedOf = (file: string): Judged | null => {
  const outcome = outcomes.get(file)
  return outcome === undefined || outcome.state === 'not-understood' ? null : outcome.judged
}
const judged = files.flatMap((file) => {
  const one = judgedOf(file)
  return one === null || one.policies.length === 0 ? [] : [{ file, ...one }]
})
const resultOf = (facts: Facts, { policies }: Judged): Result => decide(evaluate({ facts, policies, readProposed: proposedReader(policies) })).result

describe('what holds for every scenario', () => {
  test('the decision follows from the serialised facts', () => {
    for (const { file, facts, policies, decision } of judged) {
      const replayed = decide(evaluate({ facts: JSON.parse(JSON.stringify(facts)) as Facts, policies, readProposed: proposedReader(policies) }))
      expect({ file, decision: replayed }).toEqual({ file, decision })
    }
  })

  test('every pointer of every reason leads to a fact', () => {
    for (const { file, facts, decision } of judged) {
      const pointers = decision.controls.flatMap(({ because }) => because.flatMap((reason) => reason.facts))
      expect({ file, astray: pointers.filter((pointer) => !leadsSomewhere(pointer, facts)) }).toEqual({ file, astray: [] })
    }
  })

  test('every reason has its sentence, and no sentence lacks a datum', () => {
    for (const { file, decision } of judged) {
      for (const { id, because } of decision.controls) {
        for (const { message, data } of because) {
          expect({ file, message, sentence: messageOf(id, message) !== null }).toEqual({ file, message, sentence: true })
          const sentences = (['text', 'short', 'todo'] as const).map((form) => speak({ control: id, message, data }, form, plain))
          expect(sentences.join()).not.toMatch(/\{[a-zA-Z|]+\}/)
        }
      }
    }
  })

  test('every title says something, and a verdict that blocks is never titled ready', () => {
    for (const { file, decision } of judged) {
      const { headline } = explain(decision)
      expect({ file, count: headline.length > 0 }).toEqual({ file, count: true })
      const titles = headline.map(({ message }) => message).join()
      expect({ file, ready: titles.includes('ready') }).toEqual({ file, ready: decision.result === 'passed' })
    }
  })

  test('no fact that becomes unreadable turns another verdict into a pass', () => {
    for (const one of judged.filter(({ decision }) => decision.result !== 'passed')) {
      expect({ file: one.file, passing: passing(one, withOneFactHidden(one.facts)) }).toEqual({ file: one.file, passing: [] })
    }
  })

  test('no fact that is missing altogether turns another verdict into a pass', () => {
    for (const one of judged.filter(({ decision }) => decision.result !== 'passed')) {
      expect({ file: one.file, passing: passing(one, withOneFactGone(one.facts)) }).toEqual({ file: one.file, passing: [] })
    }
  })

  test('no pass outlives the facts it rests on', () => {
    for (const one of judged.filter(({ decision }) => decision.result === 'passed')) {
      const results = (['pullRequest', 'commits', 'pushes', 'reviews'] as const).map((name) => resultOf(hidden(one.facts, name), one))
      expect({ file: one.file, results: new Set(results) }).toEqual({ file: one.file, results: new Set(['error']) })
    }
  })

  test('no pass outlives its approvals', () => {
    for (const one of judged.filter(({ decision }) => decision.result === 'passed')) {
      const silent = { ...one.facts, changes: one.facts.changes.map((change) => ({ ...change, reviews: known([], []) })) }
      expect({ file: one.file, passed: resultOf(silent, one) === 'passed' }).toEqual({ file: one.file, passed: false })
    }
  })
})

function leadsSomewhere(pointer: string, facts: Facts): boolean {
  let at: unknown = facts
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false
    at = (at as Record<string, unknown>)[key]
  }
  return pointer.startsWith('/')
}

const names = ['pullRequest', 'commits', 'pushes', 'reviews', 'files', 'timeline', 'merges', 'policyAtHead'] as const
const reason = unavailable({ what: 'this fact', request: 'GET /hidden', status: 404, detail: 'hidden by the test' })

const passing = (one: Judged, variants: [string, Facts][]): string[] =>
  variants.flatMap(([what, facts]) => (resultOf(facts, one) === 'passed' ? [what] : []))

const hidden = (facts: Facts, name: (typeof names)[number]): Facts => ({
  ...facts,
  changes: facts.changes.map((change) => ({ ...change, [name]: reason })),
})

const withOneFactHidden = (facts: Facts): [string, Facts][] => [
  ...names.map((name): [string, Facts] => [name, hidden(facts, name)]),
  ...Object.keys(facts.teams).map((team): [string, Facts] => [team, { ...facts, teams: { ...facts.teams, [team]: reason } }]),
  ['every team', { ...facts, teams: Object.fromEntries(Object.keys(facts.teams).map((team) => [team, reason])) }],
  ['accounts', { ...facts, accounts: reason }],
]

const withOneFactGone = (facts: Facts): [string, Facts][] => [
  ...names.map((name): [string, Facts] => [name, { ...facts, changes: facts.changes.map(({ [name]: _, ...rest }) => rest) }]),
  ['teams', { ...facts, teams: {} }],
  ['accounts', { ...facts, accounts: { state: 'known', value: {}, sources: [] } }],
  ['changes', { ...facts, changes: [] }],
]
