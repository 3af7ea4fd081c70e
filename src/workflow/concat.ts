import { nothing, textOf, union } from './possible.ts'
import type { Possible, TextSet } from './possible.ts'
import { everyText } from './refNames.ts'

/** Combinations of known texts before only their common beginning is kept. */
const combinationLimit = 256

/** All that texts in a row can give: what is known of the beginning stays known. */
export function concat(parts: Possible[]): Possible {
  return parts.map(asText).reduce(append, { ...nothing, values: [''] })
}

// As a template writes it: every member becomes a text.
function asText(possible: Possible): Possible {
  const values = [...new Set(possible.values.map(textOf))]
  const open: TextSet[] = possible.anything || possible.composite ? [{ before: '', names: everyText }] : possible.texts
  return { values, texts: open, composite: false, anything: false }
}

function append(left: Possible, right: Possible): Possible {
  // Nothing that follows can tell more about a text whose end is unknown, except when nothing follows.
  const isEmpty = right.texts.length === 0 && right.values.every((value) => value === '')
  const texts = isEmpty ? left.texts : left.texts.map(({ before }) => ({ before, names: everyText }))
  const starts = left.values.map(textOf)
  if (starts.length * (right.values.length + right.texts.length) > combinationLimit) {
    return union({ ...nothing, texts: [...texts, { before: commonLead(starts), names: everyText }] })
  }
  const values = starts.flatMap((start) => right.values.map((end) => start + textOf(end)))
  const opened = starts.flatMap((start) => right.texts.map(({ before, names }) => ({ before: start + before, names })))
  return union({ ...nothing, values, texts: [...texts, ...opened] })
}

function commonLead(texts: string[]): string {
  let lead = texts[0] ?? ''
  for (const text of texts) while (!text.startsWith(lead)) lead = lead.slice(0, -1)
  return lead
}
