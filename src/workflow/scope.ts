import type { Possible } from './possible.ts'

/** What a context or a part of it can hold. `others`: what every name reads as that is not a member. */
export interface Shape {
  /** By name in lower case; a function is asked when it is needed. */
  members: Map<string, Member | (() => Member)>
  others: Possible
}

export type Member = Possible | Shape

/** What the contexts of a job's expressions can hold in one run; secrets, vars and what exists only while running need no scope. */
export interface Scope {
  github: Shape
  inputs: Shape
  matrix: Member
  env: Shape
  needs: Shape
}
