import type { Json } from '../domain/outcome.ts'
import { codeSpan, escapeHtml, markdownText, plainDatum, visible } from './escape.ts'

/** Where a sentence is shown: how our own words and how data are written there. Data reaches a page through `datum` only. */
export interface Style {
  words(text: string): string
  datum(text: string): string
}

export const markdown: Style = { words: markdownText, datum: codeSpan }
export const html: Style = { words: escapeHtml, datum: (text) => `<code>${escapeHtml(visible(text)) || '(empty)'}</code>` }
export const plain: Style = { words: (text) => text, datum: plainDatum }

/** How many members of a list are named. */
const listLimit = 10

/** A code literal, a placeholder, or words. */
const token = /`([^`]*)`|\{([^{}`]*)\}|[^`{}]+|[`{}]/g

/**
 * A message template filled with its data. `{name}` is shown by its type (text as code, numbers plain, lists as a, b or c; `{name|and}`
 * joins by that word), `{n|person|people}` chooses a word by number or by length of a list, `{source|=}` shows one of our own phrases as words.
 * A name without data is shown as it stands.
 */
export function sentence(template: string, data: Record<string, Json>, style: Style): string {
  const parts = [...template.matchAll(token)].map(([all, code, placeholder]) => {
    if (code !== undefined) return style.datum(code.replace(/\{([^{}]*)\}/g, (whole, name: string) => rawText(own(data, name) ?? whole)))
    return placeholder === undefined ? style.words(all) : filled(placeholder, data, style)
  })
  return parts.reduce(apart, '')
}

/** Two code spans side by side would share their backticks. */
const apart = (before: string, next: string): string => (before.endsWith('`') && next.startsWith('`') ? `${before} ${next}` : before + next)

const own = (data: Record<string, Json>, name: string): Json | undefined => (Object.hasOwn(data, name) ? data[name] : undefined)

function filled(placeholder: string, data: Record<string, Json>, style: Style): string {
  const [name = '', first, second] = placeholder.split('|')
  const value = own(data, name)
  if (value === undefined) return style.datum(`{${placeholder}}`)
  if (first === '=' && typeof value === 'string' && phrase.test(value)) return style.words(value)
  if (first !== undefined && second !== undefined) return style.words(countOf(value) === 1 ? first : second)
  return shown(value, style, first ?? 'or')
}

/** What our controls write where they name a source. In a foreign record it could be other words, but nothing else than words. */
const phrase = /^[a-z ]{1,40}$/

const countOf = (value: Json): number => (Array.isArray(value) ? value.length : Number(value))

/** One value as people read it. Objects are shown by their login or name, else as JSON, and so are lists within lists: no depth is followed. */
export function shown(value: Json, style: Style, joint = 'or'): string {
  if (value === null) return style.words('unknown')
  if (typeof value === 'number') return style.words(String(value))
  if (typeof value === 'boolean') return style.words(value ? 'yes' : 'no')
  if (typeof value === 'string') return shownText(value, style)
  if (Array.isArray(value)) return listed(value, style, joint)
  const name = own(value, 'login') ?? own(value, 'name')
  return style.datum(typeof name === 'string' ? name : JSON.stringify(value))
}

/** Object ids are shortened as git shows them, times are shown in UTC to the minute. */
function shownText(text: string, style: Style): string {
  if (/^[0-9a-f]{40}$/.test(text)) return style.datum(text.slice(0, 7))
  if (/^[0-9a-f]{64}$/.test(text)) return style.datum(`${text.slice(0, 12)}…`)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) ? style.words(utc(text)) : style.datum(text)
}

/** `2026-11-21T14:03:09Z` as `2026-11-21 14:03 UTC`. */
export const utc = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

/** "a, b or c"; beyond ten, the number of the rest. */
function listed(items: Json[], style: Style, joint: string): string {
  if (items.length === 0) return style.words('nobody')
  const named = items.slice(0, listLimit).map((item) => (Array.isArray(item) ? style.datum(JSON.stringify(item)) : shown(item, style)))
  const last = items.length > listLimit ? style.words(`${items.length - listLimit} more`) : named.pop()
  return named.length === 0 ? (last ?? '') : `${named.join(', ')} ${style.words(joint)} ${last}`
}

const rawText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
