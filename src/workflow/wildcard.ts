/** A policy's wildcard over whole names: `*` stands for any text, `/` included; case is ignored; everything else is itself. Linear time per star. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const pieces = pattern.toLowerCase().split('*')
  const lower = text.toLowerCase()
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return lower === first
  if (lower.length < first.length + last.length || !lower.startsWith(first) || !lower.endsWith(last)) return false
  // The leftmost place for each piece between is the best: it leaves most room for the next.
  const end = lower.length - last.length
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = lower.indexOf(piece, from)
    if (found < 0 || found + piece.length > end) return false
    from = found + piece.length
  }
  return from <= end
}
