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

const expression = String.raw`\$\{\{.{0,500}?\}\}`
const passwordOfAddress = String.raw`(?<=:\/\/)[^\s/@]+@`
const tellingName = String.raw`(?:passw|passphrase|secret|token|key|credential|auth)[\w-]{0,30}["']?[ \t]{0,5}[:=][ \t]{0,5}`
const valueOfTellingName = String.raw`(?<=${tellingName})(?!["']?\$\{\{)[^\s$][^\s]*`
const userOption = String.raw`(?<=\s-[pu])[ \t]?[^\s$-][^\s]*`
const longWord = String.raw`[\w+~=-]{16,}`

/** An expression is shown; everything else that matches is looked at. */
const suspicious = new RegExp([expression, passwordOfAddress, valueOfTellingName, userOption, longWord].join('|'), 'gi')

const conceal = (line: string): string =>
  line.replace(suspicious, (word) => (word.startsWith('${{') || isHarmless(word) ? word : '*'.repeat(word.length)))

/** What stands behind `secrets:` and `id-token:`; names, which have few digits; a full commit id, which is what references are pinned to. */
const isHarmless = (word: string): boolean =>
  /^(inherit|write|read|none|true|false)$/.test(word) ||
  (/^[\w+~=-]{16,}$/.test(word) && (/^[0-9a-f]{40}$/.test(word) || (word.match(/\d/g) ?? []).length < 3))
