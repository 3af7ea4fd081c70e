import type { ObjectStore } from './git.ts'

/** Lines of context around a change, as git shows them. */
const contextLines = 3

const linesOf = (bytes: Uint8Array | undefined): string[] => {
  if (bytes === undefined || bytes.length === 0) return []
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

const isBinary = (bytes: Uint8Array | undefined): boolean => bytes?.includes(0) === true

/**
 * The text GitHub shows for one changed file: hunks only, no header. One hunk from the first changed line to the last, which is git's
 * own answer where a change is in one place. Null where GitHub shows none: no change of content, or no text.
 */
export function patchBetween({ blobs }: ObjectStore, was: string | null, now: string | null): string | null {
  const [before, after] = [was, now].map((blob) => (blob === null ? undefined : blobs.get(blob)))
  if (was === now || isBinary(before) || isBinary(after)) return null
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const most = Math.min(old.length, fresh.length)
  let top = 0
  while (top < most && old[top] === fresh[top]) top += 1
  let bottom = 0
  while (bottom < most - top && old.at(-1 - bottom) === fresh.at(-1 - bottom)) bottom += 1
  if (top === old.length && top === fresh.length) return null
  return hunk(old, fresh, top, bottom)
}

function hunk(old: string[], fresh: string[], top: number, bottom: number): string {
  const start = Math.max(0, top - contextLines)
  const tail = Math.min(bottom, contextLines)
  const [oldEnd, freshEnd] = [old.length - bottom, fresh.length - bottom]
  const range = (lines: string[], end: number): string => {
    const count = end + tail - start
    return `${lines.length === 0 ? 0 : start + 1}${count === 1 ? '' : `,${count}`}`
  }
  return [
    `@@ -${range(old, oldEnd)} +${range(fresh, freshEnd)} @@`,
    ...old.slice(start, top).map((line) => ` ${line}`),
    ...old.slice(top, oldEnd).map((line) => `-${line}`),
    ...fresh.slice(top, freshEnd).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + tail).map((line) => ` ${line}`),
  ].join('\n')
}
