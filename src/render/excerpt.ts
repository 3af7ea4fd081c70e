import { visible } from './escape.ts'

/** How much of a line is looked at, and how much is shown, in UTF-16 units. */
const lookedAt = 2000
const shownWidth = 110

/**
 * A line of a file with a caret below the column: `   31 | KEY: ${{ secrets.X }}` and `      |      ^`. Empty where there is no such line. What
 * could be a credential is starred out: the page may be a build log.
 */
export function excerpt(lines: string[], line: number, column: number): string[] {
  const whole = lines[line - 1]
  if (whole === undefined || column < 1 || column > whole.length + 1 || column > lookedAt) return []
  const concealed = conceal(whole.slice(0, lookedAt)).trimEnd()
  const from = Math.max(0, Math.min(column - 1 - shownWidth / 2, concealed.length - shownWidth))
  const margin = String(line).padStart(6)
  const shown = visible(concealed.slice(from, from + shownWidth), 4 * shownWidth)
  const before = visible(concealed.slice(from, column - 1), 4 * shownWidth)
  return [`${margin} | ${shown}`.trimEnd(), `${' '.repeat(margin.length)} | ${' '.repeat(before.length)}^`]
}

/** An expression is shown; a long word of letters and digits, a password of an address, and what stands behind a telling name are not. */
const suspicious =
  /\$\{\{.{0,500}?\}\}|(?<=:\/\/)[^\s/@]+@|(?<=(?:passw|passphrase|secret|token|key|credential|auth)[\w-]{0,30}["']?[ \t]{0,5}[:=][ \t]{0,5})(?!["']?\$\{\{)[^\s$][^\s]*|(?<=\s-[pu])[ \t]?[^\s$-][^\s]*|[\w+~=-]{16,}/gi

const conceal = (line: string): string =>
  line.replace(suspicious, (word) => (word.startsWith('${{') || isHarmless(word) ? word : '*'.repeat(word.length)))

/** What stands behind `secrets:` and `id-token:`; names, which have few digits; a full commit id, which is what references are pinned to. */
const isHarmless = (word: string): boolean =>
  /^(inherit|write|read|none|true|false)$/.test(word) ||
  (/^[\w+~=-]{16,}$/.test(word) && (/^[0-9a-f]{40}$/.test(word) || (word.match(/\d/g) ?? []).length < 3))
