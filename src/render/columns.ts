/** Columns of a terminal page; readable beside an editor and in a log. */
const pageWidth = 100

/** Beyond this a cell no longer widens its column; the text starts on the next line instead. */
const cellLimit = 32

export type Ink = 'green' | 'yellow' | 'red' | 'magenta' | 'faint' | 'strong'

const codes: Record<Ink, number> = { strong: 1, faint: 2, red: 31, green: 32, yellow: 33, magenta: 35 }

/** Colour when it is asked for, and never anything but colour. */
export const paint = (text: string, ink: Ink, color: boolean): string => (color && text !== '' ? `\u001b[${codes[ink]}m${text}\u001b[0m` : text)

/** `text` broken at spaces to the page's width; a word that is longer than a line stays whole, so that it can be copied. */
export function wrap(text: string, first: string, next: string = first, width: number = pageWidth): string[] {
  const lines: string[] = []
  let line = first
  let isStart = true
  for (const word of text.split(' ')) {
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line)
      line = next
      isStart = true
    }
    line = isStart ? line + word : `${line} ${word}`
    isStart = false
  }
  return [...lines, line]
}

export interface Row {
  cells: string[]
  ink: Ink
  text: string
}

/** Rows with aligned cells, the first one inked, and the text wrapped in the last column. */
export function columns(rows: Row[], color: boolean): string[] {
  const widths = (rows[0]?.cells ?? []).map((_, index) => Math.min(cellLimit, Math.max(...rows.map(({ cells }) => cells[index]?.length ?? 0))))
  const indent = ' '.repeat(2 + widths.reduce((sum, width) => sum + width + 2, 0))
  return rows.flatMap(({ cells, ink, text }) => {
    const padded = cells.map((cell, index) => cell.padEnd(widths[index] ?? 0))
    const head = `  ${padded.join('  ')}  `
    const [start = '', ...rest] = head.length > indent.length ? [head.trimEnd(), ...wrap(text, indent)] : wrap(text, head, indent)
    const label = cells[0] ?? ''
    return [`  ${paint(label, ink, color)}${start.slice(2 + label.length)}`.trimEnd(), ...rest]
  })
}
