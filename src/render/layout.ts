/** GitHub counts the fields of a check run in bytes ("exceeds a maximum bytesize of 65535"), whatever its documentation says of characters. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

export const cutNote = '_… cut, see the evidence._'

/** Whole sections in order, as many as fit; where one does not, a note stands in for it and all that follow. */
export function assemble(sections: string[], limit: number): string {
  let room = limit - bytesOf(cutNote) - 2
  const kept: string[] = []
  for (const section of sections.filter((one) => one !== '')) {
    room -= bytesOf(section) + 2
    if (room < 0) return [...kept, cutNote].join('\n\n')
    kept.push(section)
  }
  return kept.join('\n\n')
}

/** Items that are put into words at all; long before, the bytes of a section run out. */
const itemLimit = 500

/** The items' lines, as many as fit; then `rest` says how many are left out. Only what is shown is put into words. */
export function fitItems<T>(items: T[], limit: number, line: (item: T, index: number) => string, rest: (left: number) => string): string[] {
  let room = limit
  const kept: string[] = []
  for (const [index, item] of items.slice(0, itemLimit).entries()) {
    const text = line(item, index)
    room -= bytesOf(text) + 1
    if (room < 0) break
    kept.push(text)
  }
  return kept.length === items.length ? kept : [...kept, rest(items.length - kept.length)]
}

/** A markdown table; a row too many is counted, not shown. A bar in a cell would end it, also within code, so data's bars are spelled out. */
export function table<T>(head: string[], items: T[], limit: number, cells: (item: T) => string[]): string {
  const rest = (left: number) => row([`… ${left} more, see the evidence`, ...head.slice(1).map(() => '')])
  const lines = fitItems(items, limit, (item) => row(cells(item)), rest)
  return [row(head), row(head.map(() => '---')), ...lines].join('\n')
}

const row = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\u{7c}').replaceAll('\n', ' ')).join(' | ')} |`

/** A collapsed section; the blank lines make GitHub read the inside as markdown again. `summary` is HTML of our own making. */
export const collapsed = (summary: string, body: string): string => `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
