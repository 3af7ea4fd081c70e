/** Not empty, by type: a conclusion without a reason does not compile, so a pass always names its witnesses. */
export type NonEmpty<T> = [T, ...T[]]

export type Verdict = 'pass' | 'fail' | 'pending' | 'unknown' | 'not-applicable'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * Why a control concluded what it did: the id of one of its messages, the data that fills it, and JSON pointers to the facts it rests on.
 * Evidence keeps ids and data; sentences are made by `render`, so wording can improve without touching evidence.
 */
export interface Reason<Id extends string = string> {
  message: Id
  data: Record<string, Json>
  facts: string[]
}

/** What a control may say. Only the runner says `unknown`, before the control is asked. */
export interface Conclusion<Id extends string = string> {
  verdict: Exclude<Verdict, 'unknown'>
  because: NonEmpty<Reason<Id>>
}

export interface ControlResult {
  id: string
  version: number
  /** Index into the policies that were judged: 0 is the repository's own, then the central ones of `extends`. */
  policy: number
  /** The pull request it is about; null for controls that run once. */
  change: number | null
  verdict: Verdict
  because: NonEmpty<Reason>
}

export type Result = 'passed' | 'failed' | 'pending' | 'error' | 'overridden'

export interface Decision {
  result: Result
  controls: ControlResult[]
}

/** The four words people see, everywhere the same (UX). */
export const resultWord: Record<Result, string> = {
  passed: 'Ready',
  pending: 'Waiting',
  failed: 'Blocked',
  error: 'Could not evaluate',
  overridden: 'Overridden',
}
