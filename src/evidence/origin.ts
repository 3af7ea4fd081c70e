/** Where a policy stands: `owner/repository//path` at a ref. */
export interface Origin {
  place: string
  ref: string
}

/** `owner/repository//path@ref`, as `extends` names a central policy and a record where it was read; null for anything else. */
export function originOf(reference: string): Origin | null {
  const [, place, ref] = /^([\w.-]{1,100}\/[\w.-]{1,100}\/\/[^@\s]{1,1024})@(\S{1,1024})$/.exec(reference) ?? []
  return place === undefined || ref === undefined ? null : { place, ref }
}

/** A full commit id: nobody can move what it names. */
export const isCommit = (ref: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)
