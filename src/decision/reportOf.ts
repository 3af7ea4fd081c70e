import { controls } from '../controls/index.ts'
import { runnerId } from '../controls/runner.ts'
import type { ControlResult, Decision, Reason } from '../domain/outcome.ts'
import type { Assurance, FrameworkMapping } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'

/** What the controls of a decision support, for the record: one entry a clause, with every control of the decision that maps to it. */
export function frameworksOf(decision: Decision): FrameworkMapping[] {
  const mappings = new Map<string, FrameworkMapping>()
  for (const { id, mappings: own } of controls.filter((control) => decision.controls.some((result) => result.id === control.id))) {
    for (const mapping of own) {
      const key = [mapping.framework, mapping.clause, mapping.kind, mapping.strength].join('\n')
      const known = mappings.get(key)
      if (known) known.controls.push(id)
      else mappings.set(key, { ...mapping, controls: [id] })
    }
  }
  return [...mappings.values()]
}

/**
 * What the secret boundary was judged by, as its controls say beside their conclusions: the weaker where two policies differ, null when none was
 * judged.
 */
export function assuranceOf({ controls: results }: Decision): Assurance | null {
  const said = results.flatMap(({ id, because }) => (id === boundaryId ? because.flatMap(({ data }) => data['assurance'] ?? []) : []))
  if (said.includes('static')) return 'static'
  return said.includes('inventory') ? 'inventory' : null
}

const boundaryId = 'production-secret-boundary'

type Missing = 'unsealed' | 'unstored' | 'unledgered' | 'unrecorded'

/** Why there is no evidence, and what to do about it. */
export interface WithoutEvidence {
  detail: string
  expected: string
  remedy: string
  /** Lines of a file that the remedy ends in, to be pasted as they stand. */
  paste?: string[]
}

/**
 * The report of a decision whose evidence was not sealed, stored or entered in the ledger, or whose follow-up was not recorded. Enforcing, that is no
 * pass (DESIGN decision 8); a rule that was broken stays the first thing said. Observing, the decision stands and the sentence is a warning.
 */
export function withoutEvidence(report: Report, message: Missing, { detail, expected, remedy, paste }: WithoutEvidence): Report {
  const lines = paste ? { paste: paste.slice(0, 40) } : {}
  const data = { detail: detail.slice(0, 500), expected: expected.slice(0, 500), remedy: remedy.slice(0, 500), ...lines }
  const because: ControlResult['because'] = [{ message, data, facts: [] }]
  if (report.mode === 'observe') return warned(report, { message, data, facts: [] })
  const decision = decide([...report.decision.controls, { id: runnerId, version: 1, policy: 0, change: null, verdict: 'unknown', because }])
  return { ...report, decision, explanation: explain(decision) }
}

/** The record is signed and kept: that GitHub's attestation store did not take it is a warning, whatever the mode. */
export const unattested = (report: Report, detail: string): Report =>
  warned(report, { message: 'unattested', data: { detail: detail.slice(0, 500) }, facts: [] })

function warned(report: Report, reason: Reason): Report {
  const warnings = [...report.explanation.warnings, { ...reason, control: runnerId, change: null }]
  return { ...report, explanation: { ...report.explanation, warnings } }
}
