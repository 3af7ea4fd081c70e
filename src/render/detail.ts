import type { MessageKind } from '../controls/control.ts'
import type { ControlResult } from '../domain/outcome.ts'
import type { Report, SourcedReason } from '../domain/report.ts'
import { kindOf } from './catalogue.ts'
import { isFinding } from './findings.ts'

/** Reasons of one control that its row tells; the sections below it have the rest. */
const toldLimit = 3

/** What decided, by what a message is for: a block or what is missing, else who was counted, else the notes. */
const decisive: (MessageKind | null)[][] = [['broken', 'missing'], ['counted'], ['note', null]]

/** The reasons a control's row tells, and how many of the same kind it leaves out. */
export function detailReasons({ id, change, because }: ControlResult): { told: SourcedReason[]; rest: number } {
  const sourced = because.map((reason) => ({ ...reason, control: id, change }))
  const kinds = sourced.map(kindOf)
  const wanted = decisive.find((group) => kinds.some((kind) => group.includes(kind)))
  const fitting = wanted === undefined ? sourced : sourced.filter((_, index) => wanted.includes(kinds[index] ?? null))
  const told = fitting.slice(0, toldLimit)
  return { told, rest: fitting.length - told.length }
}

/** Notes that neither a row of the table nor the section of findings tells already. */
export function notesOf({ explanation, decision }: Pick<Report, 'explanation' | 'decision'>): SourcedReason[] {
  const keyOf = ({ control, change, message, data }: SourcedReason) => JSON.stringify([control, change, message, data])
  const told = new Set(decision.controls.flatMap((result) => detailReasons(result).told.map(keyOf)))
  return explanation.notes.filter((note) => !told.has(keyOf(note)) && !isFinding(note.control, note))
}
