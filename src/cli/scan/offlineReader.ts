import type { CalleeReader } from '../../workflow/gather.ts'
import type { Checkout, Content } from './checkout.ts'

const offline = 'a scan is offline and reads no other repository'

/** Reads callees out of the checkout, and remembers everything that was read, so that findings can point at their lines. */
export function offlineReader(checkout: Checkout): { reader: CalleeReader; linesOf: (path: string) => string[] | null } {
  const contents = new Map<string, Content | null>(checkout.files)
  const split = new Map<string, string[] | null>()
  const reader: CalleeReader = {
    async local(_tree, paths) {
      for (const path of paths) if (!contents.has(path)) contents.set(path, await checkout.read(path))
      return new Map(paths.map((path) => [path, bytesOf(contents.get(path))]))
    },
    remote: async (asked) => new Map(asked.map(({ repository, path, ref }) => [`${repository}/${path}@${ref}`.toLowerCase(), { missing: offline }])),
  }
  const linesOf = (path: string): string[] | null => {
    const lines = split.get(path) ?? linesIn(bytesOf(contents.get(path)))
    split.set(path, lines)
    return lines
  }
  return { reader, linesOf }
}

/** What is there and cannot be read is as good as missing: its caller cannot be judged, and says so. */
const bytesOf = (content: Content | null | undefined): Uint8Array | null => (content instanceof Uint8Array ? content : null)

const linesIn = (bytes: Uint8Array | null): string[] | null => bytes && new TextDecoder().decode(bytes).split(/\r\n|\r|\n/)
