import type { FileModel, LiteralCredential } from '../../domain/workflow.ts'
import type { Found } from '../jobRun.ts'

/** S5: a credential written into the file is everybody's who can read it, in whatever run. */
export function literalCredential({ at, kind }: LiteralCredential): Found {
  return { rule: 'S5', verdict: 'violation', message: 'literalCredential', at, data: { kind } }
}

/** S8: what was not understood could have been anything. No switch tolerates it. */
export const doubtsOf = (model: FileModel): Found[] =>
  model.remarks.doubts.map(({ at, kind, found }) => ({ rule: 'S8', verdict: 'not-understood', message: 'notUnderstood', at, data: { kind, found } }))
