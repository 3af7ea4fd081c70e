/** Characters of a piece of text at most: small beside a record of megabytes, which never stands in memory as one text. */
export const pieceLength = 32 * 1024

/**
 * Tells the canonical form (RFC 8785) of a value that has one, piece by piece: what is compared is written by other code than what is signed. Numbers
 * are integers and text is without lone surrogates, so `JSON` writes both as the standard wants. Keys in the order of their UTF-16 units, as `sort` does.
 */
export function writeCanonical(value: unknown, tell: (piece: string) => unknown): void {
  const pen: Pen = { text: '', tell }
  write(value, pen)
  if (pen.text !== '') tell(pen.text)
}

interface Pen {
  text: string
  tell(piece: string): unknown
}

function write(value: unknown, pen: Pen): void {
  if (typeof value === 'string') writeText(value, pen)
  else if (Array.isArray(value)) writeList(value, pen)
  else if (typeof value === 'object' && value !== null) writeMembers(value as Record<string, unknown>, pen)
  else put(String(value), pen)
}

function writeList(list: unknown[], pen: Pen): void {
  put('[', pen)
  for (const [index, value] of list.entries()) {
    if (index > 0) put(',', pen)
    write(value, pen)
  }
  put(']', pen)
}

function writeMembers(value: Record<string, unknown>, pen: Pen): void {
  put('{', pen)
  for (const [index, key] of Object.keys(value).sort().entries()) {
    if (index > 0) put(',', pen)
    writeText(key, pen)
    put(':', pen)
    write(value[key], pen)
  }
  put('}', pen)
}

/** Half of a record is one text. It is cut between characters, or halves of one would be escaped. */
function writeText(text: string, pen: Pen): void {
  if (text.length <= cut) return put(JSON.stringify(text), pen)
  put('"', pen)
  for (let from = 0; from < text.length; ) {
    const to = from + cut + (isHighSurrogate(text.charCodeAt(from + cut - 1)) ? 1 : 0)
    put(JSON.stringify(text.slice(from, to)).slice(1, -1), pen)
    from = to
  }
  put('"', pen)
}

/** An escape is six characters long, so that what is written of a cut fits into one piece. */
const cut = Math.floor(pieceLength / 6) - 1

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00

function put(text: string, pen: Pen): void {
  if (pen.text.length + text.length > pieceLength) {
    pen.tell(pen.text)
    pen.text = ''
  }
  pen.text += text
}
