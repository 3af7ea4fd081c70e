import type { Path } from './positions.ts'

/** The value at a path of something nobody has judged yet; undefined where the path leads nowhere. Inherited properties are nowhere. */
export const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>((from, step) => (isObject(from) && Object.hasOwn(from, step) ? from[step] : undefined), raw)

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null

/** The keys of the map at a path; none when there is no map. */
export function keysIn(raw: unknown, path: Path): string[] {
  const found = valueAt(raw, path)
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.keys(found) : []
}

/** The entries of the list at a path, each with its own path; none when there is no list. */
export function entriesIn(raw: unknown, path: Path): { path: Path; value: unknown }[] {
  const found = valueAt(raw, path)
  return Array.isArray(found) ? found.map((value: unknown, index) => ({ path: [...path, index], value })) : []
}

/** Those of the entries that are text. */
export const textsIn = (raw: unknown, path: Path): { path: Path; text: string }[] =>
  entriesIn(raw, path).flatMap(({ path: place, value }) => (typeof value === 'string' ? [{ path: place, text: value }] : []))
