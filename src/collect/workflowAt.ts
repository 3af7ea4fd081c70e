import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Source } from '../domain/fact.ts'
import { blobFields, blobShape } from './blob.ts'
import type { BlobAnswer } from './blob.ts'

/** A workflow file at a commit, and the answer that told it; `blob` null: there is no file of that name. */
export interface WorkflowAt {
  commit: string
  path: string
  blob: BlobAnswer | null
  source: Source
}

/** `$workflow` is `commit:path`: git's own answer to which file that is. */
export const workflowField = (when = ''): string => `workflow: object(expression: $workflow) ${when} { __typename ... on Blob { ${blobFields} } }`

const otherShape = z.object({ __typename: z.string().refine((kind) => kind !== 'Blob') }).transform(() => null)
const fileShape = blobShape.extend({ __typename: z.literal('Blob') }).or(otherShape)
/** Of `repository`. */
export const workflowShape = z.object({ workflow: fileShape.nullable() })

/** The file under `repository.workflow` of an answer; null: the answer holds nothing that can be relied on. */
export function workflowIn(answer: GraphqlAnswer, raw: unknown, at: { commit: string; path: string }): WorkflowAt | null {
  if (answer.errors.some(({ path }) => path[1] === 'workflow' || path.length === 0)) return null
  const found = workflowShape.safeParse(raw)
  return found.success ? { ...at, blob: found.data.workflow, source: answer.source } : null
}
