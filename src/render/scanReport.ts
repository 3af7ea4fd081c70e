import { type FindingGroup, findingReason } from '../controls/boundaryReasons.ts'
import { boundaryMessages } from '../controls/boundarySentences.ts'
import { boundaryWords } from '../controls/boundaryWords.ts'
import type { Message } from '../controls/control.ts'
import type { BoundaryFinding, BoundaryReading, FindingVerdict } from '../domain/boundary.ts'
import { plain, sentence } from './sentence.ts'

export type ScanVerdict = 'pass' | Exclude<FindingVerdict, 'note'>

/** Everything that a scan of a checkout tells; each format is made from it alone. */
export interface ScanReport {
  verdict: ScanVerdict
  reading: BoundaryReading
  policy: ScanPolicy
  inventory: { path: string } | null
  /** The lines of a file that was at hand, for pointing at them; null: it was not. Asked often. */
  linesOf(path: string): string[] | null
}

/** Which policy held. `path` null: there was none, so the defaults did. `unread`: central ones that it extends and that were not fetched. */
export interface ScanPolicy {
  path: string | null
  unread: string[]
}

/** Worst first. A violation that was seen stays one, whatever else could not be understood. */
const order: FindingVerdict[] = ['violation', 'not-understood', 'undetermined', 'note']

export function scanVerdict(findings: BoundaryFinding[]): ScanVerdict {
  const worst = order.find((verdict) => findings.some((finding) => finding.verdict === verdict))
  return worst === undefined || worst === 'note' ? 'pass' : worst
}

/**
 * What a finding says, and what to do about it, in plain text and as the control says it; without the place, which every format of a scan tells
 * apart.
 */
export function spoken(group: FindingGroup): { text: string; todo: string } {
  const { message, data: found } = findingReason(group)
  const data = { ...found, ...boundaryWords(found) }
  const { text, todo = '' }: Message = boundaryMessages[message]
  const said = text.replace(/^\{where\}: /, '')
  const through = throughOf(group.finding)
  return {
    text: `${begun(sentence(said, data, plain), said)}${through === null ? '' : ` ${through}`}`,
    todo: sentence(todo.replace(/ \(\{where\}\)/g, ''), data, plain),
  }
}

/** A called workflow is judged in the run of its caller, so both are told. */
function throughOf({ data: { caller, callee, calleeLine } }: BoundaryFinding): string | null {
  if (typeof callee === 'string') return `It stands in ${plain.datum(`${callee}${typeof calleeLine === 'number' ? `:${calleeLine}` : ''}`)}.`
  return typeof caller === 'string' ? `It is called by ${plain.datum(caller)}.` : null
}

/** A sentence begins with a capital letter, unless it begins with a name. */
const begun = (text: string, template: string): string =>
  /^[a-z]|^\{jobs\|job\|/.test(template) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text
