import { readWorkflow } from '../../src/workflow/read.ts'
import type { DoubtKind, WorkflowModel } from '../../src/domain/workflow.ts'

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const read = (text: string, identities: string[] = []): WorkflowModel => readWorkflow(bytes(text), { identities })

/** A workflow whose only job has these lines. */
export const withJob = (...lines: string[]): string => ['on: push', 'jobs:', '  test:', ...lines.map((line) => `    ${line}`), ''].join('\n')

export const doubtsOf = (text: string): { kind: DoubtKind; line: number; found: string | null }[] =>
  read(text).remarks.doubts.map(({ kind, at, found }) => ({ kind, line: at.line, found }))

export const kindsOf = (text: string): DoubtKind[] => [...new Set(read(text).remarks.doubts.map(({ kind }) => kind))]

export const job = (model: WorkflowModel, index = 0): WorkflowModel['jobs'][number] => {
  const found = model.jobs[index]
  if (found === undefined) throw new Error('no such job')
  return found
}

/** A token of the form GitHub gives out, made up here, so that none stands in a file. */
export const madeUpToken = (): string => ['gh', 'p_', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7'].join('')
