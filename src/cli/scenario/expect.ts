import type { Decision, Json, Result } from '../../domain/outcome.ts'
import { resultWord } from '../../domain/outcome.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Explanation, SourcedReason } from '../../domain/report.ts'
import { speak } from '../../render/catalogue.ts'
import type { Form } from '../../render/catalogue.ts'
import { plain } from '../../render/sentence.ts'
import type { ExpectedText } from './schema.ts'

/** One thing that did not come out as the scenario says, both sides in words. */
export interface Mismatch {
  what: string
  expected: string
  found: string
}

/** What is compared: the decision, its explanation as people read it, and the answers to "what if". */
export interface Compared {
  decision: Decision
  explanation: Explanation
  problems: Problem[]
  approvedBy: (login: string) => Result
  /** Puts the scenario's names of commits where a sentence has their ids. */
  readable: (sentence: string) => string
}

/** Everything that differs, the result first; empty when all is as expected. What the scenario does not mention is not compared. */
export function mismatches(expected: ExpectedText, compared: Compared): Mismatch[] {
  return [
    ...different('result', expected.result, compared.decision.result),
    ...controlDifferences(expected, compared),
    ...sentenceDifferences(expected, compared),
    ...reasonDifferences(expected, compared),
    ...peopleDifferences(expected, compared),
    ...(expected.problems ?? []).flatMap((code) => absent('problems', code, compared.problems.map((problem) => problem.code))),
    ...Object.entries(expected['if-approved-by'] ?? {}).flatMap(([login, result]) =>
      different(`if approved by ${login}`, result, compared.approvedBy(login)),
    ),
  ]
}

const different = (what: string, expected: string, found: string): Mismatch[] =>
  expected === found ? [] : [{ what, expected, found: what === 'result' ? `${found} (${resultWord[found as Result]})` : found }]

const absent = (what: string, wanted: string, found: string[]): Mismatch[] =>
  found.some((text) => text.toLowerCase().includes(wanted.toLowerCase())) ? [] : [{ what, expected: wanted, found: listed(found) }]

const listed = (texts: string[]): string => (texts.length === 0 ? 'nothing' : [...new Set(texts)].join(' | '))

/** The worst verdict of a control over all changes and policies is what counts for people. */
function controlDifferences({ controls }: ExpectedText, { decision }: Compared): Mismatch[] {
  const order = ['fail', 'unknown', 'pending', 'pass', 'not-applicable']
  return Object.entries(controls ?? {}).flatMap(([id, verdict]) => {
    const verdicts = decision.controls.filter((result) => result.id === id).map((result) => result.verdict)
    const worst = verdicts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0]
    return different(`control ${id}`, verdict, worst ?? 'no such control')
  })
}

function sentenceDifferences(expected: ExpectedText, { decision, explanation, readable }: Compared): Mismatch[] {
  const all = allReasons(decision)
  const said = sentences(all, ['text', 'short', 'todo']).map(readable)
  const missing = sentences([...explanation.headline, ...explanation.todo], ['text', 'short', 'todo']).map(readable)
  return [
    ...(expected.missing ?? []).flatMap((text) => absent('missing', text, missing)),
    ...(expected.says ?? []).flatMap((text) => absent('says', text, said)),
    ...(expected['does-not-say'] ?? []).flatMap((text) => present('does-not-say', text, said)),
  ]
}

const present = (what: string, unwanted: string, found: string[]): Mismatch[] =>
  found
    .filter((text) => text.toLowerCase().includes(unwanted.toLowerCase()))
    .slice(0, 1)
    .map((text) => ({ what, expected: `not: ${unwanted}`, found: text }))

function reasonDifferences(expected: ExpectedText, { decision }: Compared): Mismatch[] {
  const ids = allReasons(decision).map(({ message }) => message)
  return [
    ...(expected.reasons ?? []).filter((id) => !ids.includes(id)).map((id) => ({ what: 'reasons', expected: id, found: listed(ids) })),
    ...(expected['no-reasons'] ?? []).filter((id) => ids.includes(id)).map((id) => ({ what: 'no-reasons', expected: `not: ${id}`, found: id })),
  ]
}

function peopleDifferences(expected: ExpectedText, { explanation, readable }: Compared): Mismatch[] {
  const { counted, notCounted, contributors, headline, todo } = explanation
  return [
    ...sameNames('counted', expected.counted, counted.flatMap(subjectOf)),
    ...sameNames('contributors', expected.contributors, contributors.flatMap(subjectOf)),
    ...sameNames('eligible', expected.eligible, [...headline, ...todo].flatMap(({ data }) => namesIn(data['eligible']))),
    ...Object.entries(expected['not-counted'] ?? {}).flatMap(([login, why]) => notCountedDifference(login, why, notCounted, readable)),
  ]
}

/** All of them and nobody else, in any order. */
function sameNames(what: string, expected: string[] | undefined, found: string[]): Mismatch[] {
  if (expected === undefined) return []
  const sorted = (names: string[]): string => [...new Set(names.map((name) => name.toLowerCase()))].sort().join(', ') || 'nobody'
  return different(what, sorted(expected), sorted(found))
}

/** Why may be given as the message's id or as words of its sentence. */
function notCountedDifference(login: string, why: string, notCounted: SourcedReason[], readable: Compared['readable']): Mismatch[] {
  const about = notCounted.filter((reason) => subjectOf(reason).some((name) => name.toLowerCase() === login.toLowerCase()))
  return absent(`not-counted ${login}`, why, about.flatMap((reason) => [reason.message, ...sentences([reason], ['text']).map(readable)]))
}

/** Whom a reason is about. */
const subjectOf = ({ data }: SourcedReason): string[] => [...namesIn(data['login']), ...namesIn(data['person'])]

const namesIn = (value: Json | undefined): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(namesIn) : [])

const allReasons = ({ controls }: Decision): SourcedReason[] =>
  controls.flatMap(({ id, change, because }) => because.map((reason) => ({ ...reason, control: id, change })))

/** As people read them, without the marks around names: a scenario says "kim approved", not "`kim` approved". */
const sentences = (reasons: SourcedReason[], forms: Form[]): string[] =>
  reasons.flatMap((reason) => forms.map((form) => speak(reason, form, plain).replaceAll(/["`“”]/g, '')))
