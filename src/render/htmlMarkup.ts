import type { Json } from '../domain/outcome.ts'
import { escapeHtml, visible } from './escape.ts'
import { html, shown, utc } from './sentence.ts'

/**
 * Text that may stand in a page as it is. Only this file makes it, so nothing reaches a page unescaped: what a record holds comes in through
 * `datum`, `exact` or `value`, our own words through `words`, and sentences that were filled in the HTML style through `spoken`.
 */
export type Html = string & { readonly [made]: true }
declare const made: unique symbol

const asHtml = (text: string): Html => text as Html

export const nothing: Html = asHtml('')

export const words = (text: string): Html => asHtml(escapeHtml(text))

/** A sentence made by the catalogue or a renderer with the style `html`, whose parts that style has escaped. */
export const spoken = (fill: (style: typeof html) => string): Html => asHtml(fill(html))

/** Names of frameworks and the like, which read badly as code: nothing in them is hidden, and nothing becomes markup. */
export const label = (text: string): Html => asHtml(escapeHtml(visible(text)))

export const datum = (text: string): Html => asHtml(html.datum(text))

/** The longest text that is shown whole: identities of workflows, commands. In UTF-16 units. */
const exactLimit = 2000

/** Digests, addresses and commands: whole, so that they can be compared. */
export const exact = (text: string): Html => asHtml(`<code>${escapeHtml(visible(text, exactLimit)) || '(empty)'}</code>`)

export const value = (json: Json): Html => asHtml(shown(json, html, 'and'))

/** A time that the API gave, in UTC to the minute; what is none is shown as it stands. */
export function time(text: string | null): Html {
  if (text === null) return words('not known')
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? words(utc(text)) : datum(text)
}

export const number = (count: number): Html => words(String(count))

type Tag =
  | 'article' | 'caption' | 'dd' | 'div' | 'dl' | 'dt' | 'footer' | 'h1' | 'h2' | 'h3' | 'li' | 'main' | 'ol' | 'p' | 'pre' | 'span' | 'strong'
  | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'tr' | 'ul'

type Attributes = Partial<Record<'class' | 'scope' | 'aria-hidden', string>>

/** One element. Attributes are our own names with escaped values; there is no way to write a handler, a source or a link. */
export function tag(name: Tag, attributes: Attributes, ...children: Html[]): Html {
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escapeHtml(text)}"`)
  return asHtml(`<${name}${written.join('')}>${children.join('')}</${name}>`)
}

/** Parts of one phrase: a space between them, none before what ends or parts a phrase. */
export function joined(parts: Html[], joint = ' '): Html {
  const between = (before: string, next: string): string => (before === '' || (joint === ' ' && /^[,.;:)]/.test(next)) ? '' : escapeHtml(joint))
  return asHtml(parts.filter((part) => part !== '').reduce((before: string, next) => before + between(before, next) + next, ''))
}

export const lines = (...parts: Html[]): Html => asHtml(parts.filter((part) => part !== '').join('\n'))

/** Rows of one table; what is left out is counted in the last one. */
const rowLimit = 2000

/** A table with its caption; the first cell of each row is its heading. Nothing at all when there are no rows. */
export function tableOf(caption: string, head: string[], rows: Html[][]): Html {
  if (rows.length === 0) return nothing
  const left = rows.length - rowLimit
  const rest = left > 0 ? [[words(`… and ${left} more: see the record itself`), ...head.slice(1).map(() => nothing)]] : []
  const body = [...rows.slice(0, rowLimit), ...rest].map(([first = nothing, ...others]) =>
    tag('tr', {}, tag('th', { scope: 'row' }, first), ...others.map((cell) => tag('td', {}, cell))),
  )
  return tag(
    'table',
    {},
    tag('caption', {}, words(caption)),
    tag('thead', {}, tag('tr', {}, ...head.map((name) => tag('th', { scope: 'col' }, words(name))))),
    tag('tbody', {}, lines(...body)),
  )
}

/** Names and what they hold, as a table of two columns; a row without a value is left out. */
export function pairs(caption: string, rows: [string, Html | null][]): Html {
  const row = (name: string, cell: Html): Html => tag('tr', {}, tag('th', { scope: 'row' }, words(name)), tag('td', {}, cell))
  const held = rows.flatMap(([name, cell]) => (cell === null || cell === '' ? [] : [row(name, cell)]))
  return held.length === 0 ? nothing : tag('table', { class: 'pairs' }, tag('caption', {}, words(caption)), tag('tbody', {}, lines(...held)))
}

export function listOf(items: Html[], kind: 'ol' | 'ul' = 'ul'): Html {
  const left = items.length - rowLimit
  const rest = left > 0 ? [words(`… and ${left} more: see the record itself`)] : []
  return items.length === 0 ? nothing : tag(kind, {}, ...[...items.slice(0, rowLimit), ...rest].map((item) => tag('li', {}, item)))
}

/** A text of several lines as it stands, nothing in it hidden. `limit` in lines. */
export function block(text: string, limit: number): Html {
  const all = text.replace(/\n$/, '').split(/\r?\n/)
  const left = all.length - limit
  const kept = all.slice(0, limit).map((line) => visible(line.replaceAll('\t', '    '), exactLimit))
  return tag('pre', {}, words([...kept, ...(left > 0 ? [`… and ${left} more lines: see the file itself`] : [])].join('\n')))
}
