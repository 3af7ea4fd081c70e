import type { NonEmpty } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { Problem } from '../domain/problem.ts'
import { crossCheck, surroundingsOf } from './crossChecks.ts'
import type { Central } from './finding.ts'
import { issueProblems } from './issues.ts'
import type { PolicyReading } from './policy.ts'
import type { PolicyDocument } from './policyDocument.ts'
import { textOf } from './policyText.ts'
import { type Position, valuePosition } from './positions.ts'
import { inFileOrder, type Place, problemAt } from './problems.ts'
import { rosterOf, withCentral } from './rosterOf.ts'
import { type Policy, policySchema, unjudgedSections } from './schema.ts'
import { starterPolicy } from './starter.ts'
import { parsePolicy } from './yamlDocument.ts'

/**
 * Bytes to a policy, or every problem in the order of the file. Never throws: a policy is written by whoever could push to its branch.
 * `central` are the policies it extends, directly or not; null when they were not read. `whole`: none of them is left out.
 */
export function readPolicy(source: PolicySource, central: Central[] | null = null, whole = central !== null): PolicyReading {
  const text = textOf(source)
  if (!text.ok) return { ok: false, source, problems: [text.problem] }
  const yaml = parsePolicy(source.path, text.text)
  if (!yaml.ok) return { ok: false, source, problems: inFileOrder(yaml.problems) }
  return judged(source, yaml.parsed, yaml.parsed.document.toJS({ maxAliasCount: -1 }), { central, whole })
}

function judged(source: PolicySource, parsed: PolicyDocument, raw: unknown, known: { central: Central[] | null; whole: boolean }): PolicyReading {
  const central = known.central ?? []
  const read = policySchema.safeParse(raw)
  const issues = read.success ? { problems: [], uncounted: 0 } : issueProblems(parsed, raw, read.error.issues)
  const crossed = crossCheck(parsed, read.data ?? readableSections(raw), surroundingsOf(raw, known.central, known.whole))
  const [first, ...others] = [...issues.problems, ...crossed.problems]
  if (first !== undefined) return { ok: false, source, problems: inFileOrder([first, ...others], issues.uncounted + crossed.uncounted) }
  if (!read.success) return { ok: false, source, problems: [problemAt(source.path, formless)] }
  const roster = withCentral(rosterOf(read.data, central), central)
  const notEvaluated = unjudgedSections.filter((section) => read.data[section] !== undefined)
  return { ok: true, loaded: { source, reference: null, policy: read.data, roster, warnings: crossed.warnings, notEvaluated } }
}

/** Never seen: the schema refused and named no reason. It blocks all the same. */
const formless: Place = { code: 'CS-013', message: 'the policy does not have the form of a policy' }

/** The sections that hold their form, so that a mistake in one of them does not hide the mistakes between the others. */
function readableSections(raw: unknown): Partial<Policy> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {}
  const readable = Object.entries(policySchema.shape).flatMap(([section, schema]) => {
    const read = schema.safeParse(Object.hasOwn(raw, section) ? (raw as Record<string, unknown>)[section] : undefined)
    return read.success && read.data !== undefined ? [[section, read.data]] : []
  })
  return Object.fromEntries(readable) as Partial<Policy>
}

/** There is no policy: that blocks too, and the text shows the few lines to begin with. */
export const refusalOfMissing = (path: string): NonEmpty<Problem> => [
  problemAt(path, {
    code: 'CS-001',
    message: 'the policy file is missing at the tip of the base branch',
    expected: path,
    found: 'no such file',
    suggestion: `add it with "countersign init", or begin with:\n${starterPolicy}`,
  }),
]

/** Where a policy names a central one, for problems that are found after reading. */
export function positionOfReference(source: PolicySource, reference: string): Position | null {
  const text = textOf(source)
  const yaml = text.ok ? parsePolicy(source.path, text.text) : null
  if (yaml === null || !yaml.ok) return null
  const { extends: references = [] } = policySchema.parse(yaml.parsed.document.toJS({ maxAliasCount: -1 }))
  return valuePosition(yaml.parsed, ['extends', references.indexOf(reference)])
}
