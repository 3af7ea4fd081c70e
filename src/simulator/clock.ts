/**
 * The simulated GitHub's own clock. It stands still until a story moves it, so that every time in a test is chosen and none is the
 * runner's: a program that read its own clock would show at once.
 */
export class SimulatedClock {
  #milliseconds: number

  constructor(start = '2026-11-20T09:00:00Z') {
    this.#milliseconds = Date.parse(start)
  }

  /** RFC 3339 UTC in whole seconds, as GitHub's APIs print times. */
  now(): string {
    return new Date(this.#milliseconds).toISOString().replace('.000Z', 'Z')
  }

  /** The form of the `Date` header. */
  httpDate(offsetSeconds = 0): string {
    return new Date(this.#milliseconds + offsetSeconds * 1000).toUTCString()
  }

  advance(seconds: number): void {
    this.#milliseconds += seconds * 1000
  }

  /** Each verb of the world takes a second, so that no two events share a time unless a story asks for it. */
  tick(): string {
    this.advance(1)
    return this.now()
  }

  set(time: string): void {
    this.#milliseconds = Date.parse(time)
  }
}
