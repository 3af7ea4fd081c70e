import { breakGlassId, breakGlassOfChange } from '../controls/breakGlass.ts'
import type { Control } from '../controls/control.ts'
import { controlById, controls } from '../controls/index.ts'
import { policyReadable } from '../controls/policyReadable.ts'
import { runnerId } from '../controls/runner.ts'
import type { Statement } from '../domain/record.ts'
import type { Gate } from '../domain/subject.ts'
import { version } from '../domain/version.ts'

const schema = 1
const judgedGates: ReadonlySet<Gate> = new Set<Gate>(['pull-request', 'merge', 'deployment', 'repository'])

/** A released version's controls never change, so a record that names this version must be one that it can judge. */
export const madeHere = ({ predicate: { evaluator } }: Statement): boolean => evaluator.name === 'countersign' && evaluator.version === version

/** Why this version cannot judge the record again; null: it can. */
export function beyondThisVersion({ predicate }: Statement): string | null {
  if (!judgedGates.has(predicate.gate)) return `this version does not judge the gate ${predicate.gate}`
  if (predicate.schema !== schema) return `the facts have schema ${predicate.schema}, this version judges schema ${schema}`
  for (const { id, version: recorded } of predicate.decision.controls) {
    const current = versionOf(id)
    if (current === null) return `this version has no control ${id}`
    if (current !== recorded) return `control ${id} was version ${recorded}, here it is version ${current}`
  }
  return null
}

function versionOf(id: string): number | null {
  if (id === runnerId) return 1
  if (id === policyReadable.id) return policyReadable.version
  if (id === breakGlassId) return breakGlassOfChange.version
  return controlById(id)?.version ?? null
}

/** What a release judged by. */
export interface Judging {
  controls: Control[]
  deployments: boolean
  reconciliations: boolean
  breakGlass: boolean
}

/** A record of 0.1.0 says nothing of what 0.2.0 added. A version that is no release had all of it. */
export function judgingOf(evaluator: string): Judging {
  const made = release(evaluator)
  const had = ({ since }: { since: string }): boolean => made === null || compared(release(since) ?? [], made) <= 0
  const known = controls.filter(had)
  const judged = (wanted: Control['scope']): boolean => known.some(({ scope }) => scope === wanted)
  return { controls: known, deployments: judged('deployment'), reconciliations: judged('population'), breakGlass: had(breakGlassOfChange) }
}

function release(text: string): number[] | null {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text)
  return parts === null ? null : parts.slice(1).map(Number)
}

const compared = (one: number[], other: number[]): number => one.map((part, index) => part - (other[index] ?? 0)).find((step) => step !== 0) ?? 0
