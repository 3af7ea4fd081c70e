/** What GitHub counts: the hash covers this many characters from the start of a line, blanks apart. */
const blockSize = 100
const factor = 37n

/** Beyond the end stands one character that no text holds, then nothing. */
const endOfFile = 0xffff
const lineFeed = 0x0a

/**
 * The fingerprint of every line as GitHub's own upload computes it (`primaryLocationLineHash`; github/codeql-action, src/fingerprints.ts): a
 * polynomial hash of 64 bits, in hexadecimal, and how often it came up until then. It moves with the text, not with the line's number.
 */
export function lineHashes(lines: string[]): string[] {
  const { stream, starts } = withoutBlanks(lines)
  const counts = new Map<bigint, number>()
  return starts.map((start) => {
    let hash = 0n
    for (let offset = 0; offset < blockSize; offset += 1) hash = BigInt.asUintN(64, hash * factor + BigInt(stream[start + offset] ?? 0))
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash.toString(16)}:${count}`
  })
}

/** Spaces and tabs are gone, and every line break is one character, whatever it was. A line starts with its first character that is left. */
function withoutBlanks(lines: string[]): { stream: number[]; starts: number[] } {
  const stream: number[] = []
  const starts = lines.map((line, index) => {
    if (index > 0) stream.push(lineFeed)
    const start = stream.length
    for (const character of line.replace(/[ \t]/g, '').split('')) stream.push(character.charCodeAt(0))
    return start
  })
  stream.push(endOfFile)
  return { stream, starts }
}
