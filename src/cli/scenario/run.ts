import { decide } from '../../decision/decide.ts'
import { evaluate, needsOf, policyRefused } from '../../decision/evaluate.ts'
import { explain, whatIf } from '../../decision/explain.ts'
import type { Facts } from '../../domain/facts.ts'
import type { Decision, NonEmpty, Result } from '../../domain/outcome.ts'
import type { PolicySource } from '../../domain/policySource.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Unavailability } from '../../domain/fact.ts'
import { loadPolicies } from '../../policy/load.ts'
import type { LoadedPolicy } from '../../policy/policy.ts'
import { nearest } from '../../policy/nearest.ts'
import { proposedReader } from '../../policy/proposed.ts'
import { documentOf, isBlank, positionOfKey, scenarioProblem, sectionsOf } from './document.ts'
import type { Document, Sections } from './document.ts'
import { mismatches } from './expect.ts'
import type { Mismatch } from './expect.ts'
import { commitNames, factsFrom, subjectFrom } from './facts.ts'
import { checked } from './issues.ts'
import { accountNamed, factOf, isUnread } from './names.ts'
import { changeKeys, expectedSchema, factsSchema } from './schema.ts'
import type { ExpectedText, FactsText } from './schema.ts'
import { referenceProblems } from './references.ts'
import { workflowsFrom } from './workflows.ts'

/** How one scenario ended: as its author expected, otherwise, or not understood at all. Only the first is good. */
export type Outcome =
  | { state: 'as-expected'; judged: Judged }
  | { state: 'otherwise'; judged: Judged; differences: NonEmpty<Mismatch> }
  | { state: 'not-understood'; problems: NonEmpty<Problem> }

/** What the scenario's facts and policy led to; `policies` is empty when the policy was refused. */
export interface Judged {
  facts: Facts
  policies: LoadedPolicy[]
  decision: Decision
  problems: Problem[]
}

/** Reads a policy file that a scenario names, or the one under test when it names none. */
export type ReadPolicyFile = (path: string | null) => PolicySource | Problem | Promise<PolicySource | Problem>

const policyPath = '.github/countersign.yml'

/** The same parse, judge and explain as a run of the gate, over facts that a person wrote down. */
export async function runScenario(file: string, text: string, readPolicyFile: ReadPolicyFile): Promise<Outcome> {
  const sectioned = sectionsOf(file, text)
  if (!sectioned.ok) return refused(sectioned.problems)
  const { sections } = sectioned
  const facts = read(file, sections, 'facts', factsSchema)
  const expected = read(file, sections, 'expected', expectedSchema)
  const source = await policySource(file, sections.policy, readPolicyFile)
  if ('value' in facts && 'value' in expected && !('code' in source)) return judged(facts, expected.value, source)
  const [first = scenarioProblem(file, 'the scenario is not understood'), ...rest] = [
    ...('problems' in facts ? facts.problems : []),
    ...('problems' in expected ? expected.problems : []),
    ...('code' in source ? [source] : []),
  ]
  return refused([first, ...rest])
}

const refused = (problems: NonEmpty<Problem>): Outcome => ({ state: 'not-understood', problems })

type Read<T> = { document: Document; value: T } | { problems: NonEmpty<Problem> }

function read<T>(file: string, sections: Sections, which: 'facts' | 'expected', schema: Parameters<typeof checked<T>>[1]): Read<T> {
  const reading = documentOf(file, sections[which], which === 'facts' ? 'facts' : 'expected outcome')
  if (!reading.ok) return reading
  const result = checked(reading.document, schema)
  return result.ok ? { document: reading.document, value: result.value } : result
}

/** The policy stands in the scenario, or the scenario names a file, or neither: then it is the policy under test. */
async function policySource(file: string, text: string, readPolicyFile: ReadPolicyFile): Promise<PolicySource | Problem> {
  if (isBlank(text)) return readPolicyFile(null)
  const lines = text.split('\n').filter((line) => !/^\s*(#.*)?$/.test(line))
  const named = lines.length === 1 ? /^policy:\s+(\S.{0,500})$/.exec((lines[0] ?? '').trimEnd()) : null
  if (named !== null) return readPolicyFile((named[1] ?? '').replace(/^(['"])(.*)\1$/, '$2'))
  return { path: file, uri: file, bytes: new TextEncoder().encode(text) }
}

async function judged(facts: { document: Document; value: FactsText }, expected: ExpectedText, source: PolicySource): Promise<Outcome> {
  const { document, value: text } = facts
  const loaded = await loadPolicies(source, (reference) => Promise.resolve(centralPolicy(text, reference)))
  const strays = loaded.ok ? strayTeams(document, text, loaded.policies) : []
  const [wrong, ...more] = [...strayKeys(document, text), ...referenceProblems(document, text), ...strays]
  if (wrong !== undefined) return refused([wrong, ...more])
  const policies = loaded.ok ? loaded.policies : []
  const subject = subjectFrom(text)
  const needs = needsOf(policies, subject)
  const present = { path: policyPath, text: new TextDecoder().decode(source.bytes) }
  const collected = factsFrom(text, needs, present, await workflowsFrom(text, needs, subject.commit))
  const decisionFor = (given: Facts): Decision => (loaded.ok ? decisionOf(given, policies) : policyRefused(loaded.problems, subject))
  const judgement: Judged = { facts: collected, policies, decision: decisionFor(collected), problems: loaded.ok ? [] : loaded.problems }
  const approvedBy = (login: string): Result => decisionFor(whatIf(collected, login, accountNamed(login, detailOf(text, login)).id)).result
  const [first, ...rest] = mismatches(expected, { ...judgement, explanation: explain(judgement.decision), approvedBy, readable: commitNames(text) })
  return first === undefined ? { state: 'as-expected', judged: judgement } : { state: 'otherwise', judged: judgement, differences: [first, ...rest] }
}

const decisionOf = (facts: Facts, policies: LoadedPolicy[]): Decision => decide(evaluate({ facts, policies, readProposed: proposedReader(policies) }))

const detailOf = ({ accounts }: FactsText, login: string) => (isUnread(accounts) || !Object.hasOwn(accounts, login) ? undefined : accounts[login])

function centralPolicy({ central }: FactsText, reference: string): PolicySource | Unavailability {
  const text = Object.hasOwn(central, reference) ? central[reference] : undefined
  const given = text ?? { unavailable: 404, detail: 'the scenario gives no text for it under central' }
  const fact = factOf(`central policy ${reference}`, given, (words) => words)
  if (fact.state === 'unavailable') return fact.reason
  return { path: reference, uri: reference, bytes: new TextEncoder().encode(fact.value) }
}

/** Beside a list of changes, keys about one change would be without effect. */
function strayKeys(document: Document, text: FactsText): Problem[] {
  if (text.changes === undefined || typeof document.value !== 'object' || document.value === null) return []
  return Object.keys(document.value)
    .filter((key) => changeKeys.includes(key))
    .map((key) => {
      const suggestion = 'put it into the change it belongs to'
      return scenarioProblem(document.file, `"${key}" beside "changes"`, { ...positionOfKey(document, [key]), suggestion })
    })
}

/** A team that no policy speaks of is most likely a mistyped one. */
function strayTeams(document: Document, text: FactsText, policies: LoadedPolicy[]): Problem[] {
  const known = policies.flatMap(({ roster }) => Object.values(roster.roles).flatMap(({ teams }) => teams))
  return Object.keys(text.teams)
    .filter((slug) => !known.includes(slug.toLowerCase()))
    .map((slug) => {
      const near = nearest(slug, known)
      const place = positionOfKey(document, ['teams', slug])
      const suggestion = near === null ? null : `did you mean "${near}"?`
      return scenarioProblem(document.file, `the policy does not name the team "${slug}"`, { ...place, suggestion })
    })
}
