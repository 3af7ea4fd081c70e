/**
 * What one request to the outside answered, kept so that an auditor can test the completeness and accuracy of what the tool was told.
 * `sha256` is of the raw body; `date` is the API's own clock (the `Date` header) as RFC 3339 UTC.
 */
export interface Source {
  request: string
  status: number
  requestId: string | null
  date: string | null
  sha256: string
}

/** Something the outside said, or the measured reason why it is not known. There is no third state and no default. */
export type Fact<T> = KnownFact<T> | UnavailableFact

export interface KnownFact<T> {
  state: 'known'
  value: T
  sources: Source[]
}

/** `reason` says what was measured (endpoint, status, permission header), never a guessed cause (SEMANTICS 50). */
export interface UnavailableFact {
  state: 'unavailable'
  reason: Unavailability
  sources: Source[]
}

export interface Unavailability {
  /** What could not be read, in plain words: "members of team acme/release". */
  what: string
  /** The request that was tried, or null when none could be made. */
  request: string | null
  /** The HTTP status answered, or null when there was no answer. */
  status: number | null
  /** What was measured beyond the status: the error type, the permission header, the count that was short. */
  detail: string
}

export const known = <T>(value: T, sources: Source[]): KnownFact<T> => ({ state: 'known', value, sources })

export const unavailable = (reason: Unavailability, sources: Source[] = []): UnavailableFact => ({ state: 'unavailable', reason, sources })
