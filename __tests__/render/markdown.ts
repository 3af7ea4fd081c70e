/** What is left of markdown when everything that is data has been taken out: fenced blocks, code spans and the addresses of links. */
export function skeleton(markdown: string): string {
  return withoutSpans(withoutFences(markdown)).replaceAll(/\]\(https?:\/\/[^\s()<>]*\)/g, '](…)')
}

/** CommonMark 4.5: a fence ends only at a fence of the same character that is at least as long and stands alone. */
function withoutFences(markdown: string): string {
  const kept: string[] = []
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const run = /^(`{3,})([^`]*)$/.exec(line)
    if (fence !== null) {
      if (run !== null && run[2] === '' && (run[1] ?? '').length >= fence.length) fence = null
    } else if (run === null) kept.push(line)
    else {
      fence = run[1] ?? ''
      kept.push('[block]')
    }
  }
  if (fence !== null) kept.push('[unclosed]')
  return kept.join('\n')
}

/** CommonMark 6.1: a code span runs from a run of backticks to the next run of exactly the same length; spans do not leave their line here. */
export function withoutSpans(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `${cells(line)}${spans(line).text}`)
    .join('\n')
}

/** GFM splits a row at its bars before it looks for code, so a bar within a span counts. */
const cells = (line: string): string => (line.startsWith('|') ? `${line.split('|').length - 2} cells ` : '')

/** The line with each code span as ‹›, and what each span holds. */
export function spans(line: string): { text: string; held: string[] } {
  let text = ''
  const held: string[] = []
  let rest = line
  while (rest !== '') {
    const run = /^`+/.exec(rest)?.[0]
    if (run === undefined) {
      const plain = /^(\\[\s\S]|[^`\\]|\\$)/.exec(rest)?.[0] ?? rest
      text += plain
      rest = rest.slice(plain.length)
      continue
    }
    const after = rest.slice(run.length)
    const end = [...after.matchAll(/`+/g)].find(([closing]) => closing.length === run.length)
    if (end === undefined) {
      text += run
      rest = after
      continue
    }
    const inner = after.slice(0, end.index)
    held.push(/^ .*[^ ].* $/s.test(inner) ? inner.slice(1, -1) : inner)
    text += '‹›'
    rest = after.slice(end.index + run.length)
  }
  return { text, held }
}
