import type { ChangeRef } from '../domain/subject.ts'

/** Whether facts are about what they say they are about. `notCompared` tells what nothing in the facts could be held against. */
export interface Consistency {
  contradictions: string[]
  notCompared: string[]
}

export const unless = (holds: boolean, otherwise: string): string[] => (holds ? [] : [otherwise])

/** The same changes at the same heads, each once, in whatever order. */
export function sameRefs(one: ChangeRef[], other: ChangeRef[]): boolean {
  const heads = new Map(one.map(({ number, head }) => [number, head]))
  const again = new Set(other.map(({ number }) => number))
  const eachOnce = heads.size === one.length && again.size === other.length && heads.size === again.size
  return eachOnce && other.every(({ number, head }) => heads.get(number) === head)
}
