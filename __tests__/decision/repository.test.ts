import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../src/controls/catalogue.ts'
import { explain } from '../../src/decision/explain.ts'
import { reconciledOf } from '../../src/decision/repository.ts'
import { unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Decision } from '../../src/domain/outcome.ts'
import type { Reconciled } from '../../src/domain/reconciliation.ts'
import { repositoryConsistency } from '../../src/evidence/repositoryConsistency.ts'
import { speak } from '../../src/render/catalogue.ts'
import { plain } from '../../src/render/sentence.ts'
import { policiesOf, policyAt, reconcileDecision, reconcileFacts, reconcileScenarioAt, sha } from '../support/repositoryScenario.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../scenarios/reconcile')
const files = readdirSync(folder).sort()

const judged = await Promise.all(
  files.map(async (file) => {
    const scenario = reconcileScenarioAt(join(folder, file))
    const facts = reconcileFacts(scenario)
    const present = scenario.present ?? scenario.policy
    const decision = await reconcileDecision(facts, present)
    return { file, scenario, present, facts, decision, rows: reconciledOf(facts, await policiesOf(policyAt(facts, present))) }
  }),
)

const short = { 'commits-recorded': 'commits', 'deployments-recorded': 'deployments', 'records-accounted': 'records' } as const

function isSaid(expected: string, name: string, { controls }: Decision): boolean {
  const [verdict = '', messages = ''] = expected.split(': ')
  return controls.some(({ id, verdict: found, because }) => {
    const own = Object.hasOwn(short, id) ? short[id as keyof typeof short] : id
    return own === name && found === verdict && messages.split(', ').filter(Boolean).every((message) => because.some((reason) => reason.message === message))
  })
}

const commitsOf = (rows: Reconciled, names: string[]) =>
  Object.fromEntries(
    names.map((name) => {
      const row = rows.commits.find((commit) => commit.sha === sha(name))
      return [name, row === undefined ? 'not there' : `${row.standing}${row.by === null ? '' : ` by ${row.by}`}`]
    }),
  )

describe('what came in and what is recorded', () => {
  test.each(judged)('$file', ({ scenario: { expect: wanted }, decision, rows }) => {
    const unsaid = Object.entries(wanted.says).filter(([name, text]) => !isSaid(text, name, decision))
    const said = decision.controls.map(({ id, verdict, because }) => `${id} ${verdict}: ${because.map(({ message }) => message).join(', ')}`)
    expect({ result: decision.result, unsaid, said }).toEqual({ result: wanted.result, unsaid: [], said })
    if (rows === null) return
    expect(rows.rewrites).toHaveLength(wanted.rewrites)
    if (wanted.commits) expect(commitsOf(rows, Object.keys(wanted.commits))).toEqual(wanted.commits)
    if (wanted.deployments) expect(Object.fromEntries(rows.deployments.map(({ id, standing }) => [id, standing]))).toEqual(wanted.deployments)
    if (wanted.records) expect(rows.records.map(({ standing }) => standing)).toEqual(wanted.records)
  })

  test('most are refusals', () => {
    expect(judged.filter(({ decision }) => decision.result !== 'passed').length).toBeGreaterThan(files.length / 2)
  })

  test('names are assertions', () => {
    expect(files.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+){2,}\.yml$/.test(file))).toEqual([])
    expect(files.filter((file) => !/^# \S/.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  })
})

describe('what holds for every one of them', () => {
  test('the facts do not contradict each other', () => {
    for (const { file, facts } of judged) expect({ file, contradictions: repositoryConsistency(facts).contradictions }).toEqual({ file, contradictions: [] })
  })

  test('every reason has its sentence, none lacks a datum, and short forms fit a title', () => {
    for (const { file, decision } of judged) {
      for (const { id, because } of decision.controls) {
        for (const { message, data } of because) {
          const sentences = (['text', 'short', 'todo'] as const).map((form) => speak({ control: id, message, data }, form, plain))
          expect({ file, message, known: messageOf(id, message) !== null, astray: sentences.filter((one) => /\{[a-zA-Z|]+\}|unknown/.test(one)) }).toEqual({
            file,
            message,
            known: true,
            astray: [],
          })
          if (messageOf(id, message)?.short !== undefined) expect(sentences[1]?.length).toBeLessThanOrEqual(140 - 'Could not evaluate: '.length)
        }
      }
    }
  })

  test('every pointer leads somewhere, and what is to be done is said', () => {
    for (const { file, decision, facts } of judged) {
      const pointers = decision.controls.flatMap(({ because }) => because.flatMap((reason) => reason.facts))
      expect({ file, astray: pointers.filter((pointer) => !leadsSomewhere(pointer, facts)) }).toEqual({ file, astray: [] })
      const { headline, todo } = explain(decision)
      expect({ file, headline: headline.length > 0, todo: decision.result === 'passed' || todo.length > 0 }).toEqual({ file, headline: true, todo: true })
    }
  })

  test('no fact that becomes unreadable, or is gone, turns another verdict into a pass', async () => {
    const hidden = unavailable({ what: 'this fact', request: 'GET /hidden', status: 404, detail: 'hidden by the test' })
    for (const { file, facts, decision, scenario, present } of judged) {
      const { repository = {} } = facts
      for (const name of Object.keys(repository) as (keyof typeof repository)[]) {
        const { [name]: _, ...gone } = repository
        for (const other of [{ ...repository, [name]: hidden }, gone]) {
          const { result } = await reconcileDecision({ ...facts, repository: other }, present)
          expect({ file, name, passed: result === 'passed' }).toEqual({ file, name, passed: false })
        }
      }
      expect(decision.result).toBe(scenario.expect.result)
    }
  })

  test('taking a valid record away never makes more of what came in recorded', async () => {
    for (const { file, scenario, present, rows } of judged) {
      for (const left of scenario.records.keys()) {
        const fewer = reconcileFacts({ ...scenario, records: scenario.records.filter((_, place) => place !== left) })
        const again = reconciledOf(fewer, await policiesOf(policyAt(fewer, present)))
        const taken = scenario.records[left]
        if (rows === null || again === null || taken?.result !== 'passed') continue
        const gained = again.commits.filter(({ standing }, place) => standing === 'recorded' && rows.commits[place]?.standing !== 'recorded')
        expect({ file, gained }).toEqual({ file, gained: [] })
      }
    }
  })
})

function leadsSomewhere(pointer: string, facts: Facts): boolean {
  let at: unknown = facts
  for (const step of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false
    at = (at as Record<string, unknown>)[step]
  }
  return pointer.startsWith('/')
}
