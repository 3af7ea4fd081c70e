import type { NonEmpty } from '../domain/outcome.ts'
import type { PolicySource } from '../domain/policySource.ts'
import type { Problem } from '../domain/problem.ts'
import { crossCheck } from './crossChecks.ts'
import { issueProblems } from './issues.ts'
import type { PolicyReading } from './policy.ts'
import { textOf } from './policyText.ts'
import { keyPosition } from './positions.ts'
import { inFileOrder, problemAt } from './problems.ts'
import { rosterOf } from './rosterOf.ts'
import { policySchema, unjudgedSections, type Policy } from './schema.ts'
import { starterPolicy } from './starter.ts'
import { parsePolicy, type PolicyDocument } from './yamlDocument.ts'

/** Bytes to a policy, or every problem in the order of the file. Never throws: a policy is written by whoever could push to its branch. */
export function readPolicy(source: PolicySource): PolicyReading {
  const refused = (problems: NonEmpty<Problem>): PolicyReading => ({ ok: false, source, problems: inFileOrder(problems) })
  const text = textOf(source)
  if (!text.ok) return refused([text.problem])
  const yaml = parsePolicy(source.path, text.text)
  if (!yaml.ok) return refused(yaml.problems)
  const raw: unknown = yaml.parsed.document.toJS({ maxAliasCount: -1 })
  const read = policySchema.safeParse(raw)
  const issues = read.success ? [] : issueProblems(yaml.parsed, raw, read.error.issues)
  const [first, ...others] = [...issues, ...crossCheck(yaml.parsed, raw, read.data ?? readableSections(raw))]
  if (first !== undefined) return refused([first, ...others])
  if (!read.success) return refused([problemAt(source.path, { code: 'CS-013', message: 'the policy does not have the form of a policy' })])
  return { ok: true, loaded: loadedPolicy(source, yaml.parsed, read.data) }
}

function loadedPolicy(source: PolicySource, parsed: PolicyDocument, policy: Policy) {
  const notEvaluated = unjudgedSections.filter((section) => policy[section] !== undefined)
  const warnings = notEvaluated.map((section) =>
    problemAt(source.path, { code: 'CS-022', ...keyPosition(parsed, [section]), message: `"${section}" is checked for its form only; this version does not judge it` }),
  )
  return { source, policy, roster: rosterOf(policy), warnings, notEvaluated }
}

/** The sections that hold their form, so that a mistake in one of them does not hide the mistakes between the others. */
function readableSections(raw: unknown): Partial<Policy> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {}
  const readable = Object.entries(policySchema.shape).flatMap(([section, schema]) => {
    const read = schema.safeParse(Object.hasOwn(raw, section) ? (raw as Record<string, unknown>)[section] : undefined)
    return read.success && read.data !== undefined ? [[section, read.data]] : []
  })
  return Object.fromEntries(readable) as Partial<Policy>
}

/** There is no policy: that blocks too, and the text shows the five lines to begin with. */
export const missingPolicy = (path: string): PolicyReading => ({
  ok: false,
  source: null,
  problems: [
    problemAt(path, {
      code: 'CS-001',
      message: 'the policy file is missing at the tip of the base branch',
      expected: path,
      found: 'no such file',
      suggestion: `add it with "countersign init", or begin with:\n${starterPolicy}`,
    }),
  ],
})
