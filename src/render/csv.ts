import { stringify } from 'csv-stringify/sync'
import { visible } from './escape.ts'

/** What a cell may hold; null is an empty one, and stands apart from a text that is empty. */
export type Cell = string | number | boolean | null

/** UTF-16 units of one cell: paths and reasons are shorter, and a spreadsheet takes 32,767. */
const cellLimit = 4000

/**
 * A table as RFC 4180 has it: CRLF, quotes where they are needed. It begins with a byte order mark, because spreadsheets read a file without one in
 * the code page of the machine, and names of environments are not all ASCII.
 */
export function csv(columns: string[], rows: Cell[][]): Uint8Array {
  const cells = [columns, ...rows].map((row) => row.map((cell) => (cell === null ? null : neutral(cell))))
  return new TextEncoder().encode(stringify(cells, { bom: true, record_delimiter: 'windows', escape_formulas: true }))
}

/** What begins a formula for some spreadsheet: the four signs, and whatever Unicode counts as compatible with one or looks like one. */
const sign = '[=+\\-@＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−﬩]'
/** Spreadsheets skip these before a formula. An apostrophe is what we write ourselves: it is doubled, so that it can be taken away again. */
const before = `[ '"]*`
const atStart = new RegExp(`^${before}${sign}`)
/** Where the list separator is a semicolon, spreadsheets split there even within quotes that do not begin the line. */
const afterSeparator = new RegExp(`;(?=${before}${sign})`, 'g')

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before it, which is what people type to the same end. Line breaks, tabs and
 * everything else unseen are spelled out as on our pages (`escape_formulas` alone leaves line feeds, leading spaces and semicolons).
 */
function neutral(cell: string | number | boolean): string {
  if (typeof cell !== 'string') return String(cell)
  const shown = visible(cell, cellLimit).replace(afterSeparator, '\\u{3b}')
  return atStart.test(shown) ? `'${shown}` : shown
}
