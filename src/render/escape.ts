/** The longest datum a page shows; the evidence holds the whole of it. In UTF-16 units. */
const datumLimit = 200

/**
 * Characters that show as nothing, as space, or turn the reading direction: controls, bidi marks, zero-width and filler characters, lone
 * surrogates, unassigned code points, and every space but the plain one. Someone could hide or reorder words with each of them.
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu

/** `text` on one line with nothing hidden: unseen characters become `\u{…}`, and no more than `limit` UTF-16 units are kept. */
export function visible(text: string, limit: number = datumLimit): string {
  if (text.length <= limit && /^[ -~]*$/.test(text)) return text
  const shown = text.slice(0, limit + 1).replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  return cap(shown, limit)
}

/** At most `limit` UTF-16 units (never fewer than the code points GitHub counts), cut between characters and ending in an ellipsis. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, limit - 1)
  const halved = /[\uD800-\uDBFF]$/.test(kept)
  return `${halved ? kept.slice(0, -1) : kept}…`
}

/**
 * Data as a markdown code span. Inside one, GitHub resolves no mention, no issue reference and no link; the fence is longer than any run of
 * backticks within, so nothing can end it early.
 */
export function codeSpan(text: string): string {
  const shown = visible(text)
  if (shown === '') return '(empty)'
  const longest = (shown.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0)
  const fence = '`'.repeat(longest + 1)
  // A space at both ends is stripped by the renderer; it is needed when the text itself touches a fence or has such spaces.
  const pad = /^[` ]|[` ]$/.test(shown) && shown.trim() !== '' ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/**
 * Our own words in markdown: what would become markup stands for itself, and a comment parts what would become a mention, a reference or a
 * link should a sentence quote some. Data is shown by `codeSpan`.
 */
export const markdownText = (text: string): string =>
  text
    .replace(/[\\*_[\]<>|~#]/g, '\\$&')
    .replace(/[@#]|:(?=\/\/)/g, '$&<!-- -->')
    .replaceAll('`', '&#96;')

/** Several lines of data as a fenced block, which nothing within can close. */
export function codeBlock(lines: string[]): string {
  const shown = lines.map((line) => visible(line, 1000))
  const longest = (shown.join('\n').match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, ...shown, fence].join('\n')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** For HTML text and quoted attributes alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, (character) => entities[character] ?? '')

/**
 * Data within plain text: quoted when it holds anything a name would not, so that it cannot pass for words of ours. The runner reads
 * commands from the log (`::name::` at the start of a line, `##[name]` anywhere), so neither can appear.
 */
export function plainDatum(text: string): string {
  const shown = withoutCommands(visible(text))
  if (/^[\p{L}\p{N}._/@+:#*~%=,^!?()[\]\\{}…-]+$/u.test(shown)) return shown
  return `“${shown.replaceAll('“', '\\u{201c}').replaceAll('”', '\\u{201d}')}”`
}

/** One line of foreign text for the log: visible, and no workflow command. */
export const logLine = (text: string, limit = 1000): string => withoutCommands(visible(text, limit))

const withoutCommands = (text: string): string => text.replaceAll('::', ':\\u{3a}').replaceAll('##[', '##\\u{5b}')

/** The message of a workflow command (`@actions/core` escapes the same three). */
export const commandData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** A property of a workflow command, where colon and comma would end it. */
export const commandProperty = (text: string): string => commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** An address that a page may link to: http or https, no credentials, nothing that ends a markdown link or an attribute. Else null. */
export function safeUrl(text: string): string | null {
  if (text.length > 2000 || !URL.canParse(text)) return null
  const url = new URL(text)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return null
  return url.href.replace(/[()[\]<>|"'`\\{}*_~\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** A markdown link of our own words, or the words alone when the address is not fit to be linked. */
export function link(words: string, url: string): string {
  const address = safeUrl(url)
  return address === null ? words : `[${words}](${address})`
}
