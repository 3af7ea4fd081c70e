import { either, exactly, hex, listOf, members, nullable, object, oneOf, optional, positive, recordOf, text, truth } from './shape.ts'
import type { Shape } from './shape.ts'

/**
 * The form of recorded workflow models: judging follows every reference and expression in them, so whatever it follows has to be what it seems.
 * Depth and number of values were bounded before, when the JSON was read.
 */
const position = members({ line: positive, column: positive })

const placed = (shapes: Record<string, Shape>): Shape => members({ at: position, ...shapes })

const literal: Shape = (value, at) => (value === null || ['string', 'number', 'boolean'].includes(typeof value) ? null : at)

/** Recursive: called, not built, so that the definition may name itself. */
const expression: Shape = (value, at) => expressionForm(value, at)

const step = either(
  text,
  either(exactly({ every: truth }), (value, at) => exactly({ index: expression })(value, at)),
)

/** Told apart by the member that each form has of its own: trying them one after the other would double the work at each level. */
function expressionForm(value: unknown, at: string): string | null {
  if (object(value, at) !== null) return at
  const form = Object.entries(forms).find(([member]) => Object.hasOwn(value as object, member))
  return form === undefined ? at : form[1](value, at)
}

const forms: Record<string, Shape> = {
  literal: exactly({ literal }),
  hidden: exactly({ hidden: truth }),
  context: exactly({ context: text, path: listOf(step) }),
  get: exactly({ get: expression, path: listOf(step) }),
  call: exactly({ call: text, of: listOf(expression) }),
  operator: exactly({ operator: oneOf('!', '&&', '||', '==', '!=', '<', '<=', '>', '>='), of: listOf(expression, 1) }),
}

const part: Shape = (value, at) => (typeof value === 'string' ? null : expression(value, at))
const template = placed({ parts: listOf(part) })
const expressions = listOf(placed({ expression }))

const target = either(
  exactly({ kind: oneOf('local'), path: text }),
  either(exactly({ kind: oneOf('remote'), repository: text, path: text, ref: text }), exactly({ kind: oneOf('other') })),
)
const reference = { text, target }

const values = nullable(listOf(nullable(template)))
const rows = nullable(listOf(recordOf(nullable(template))))

const remarks = members({
  doubts: listOf(placed({ kind: text, found: nullable(text) })),
  literals: listOf(placed({ kind: text, job: nullable(text) })),
  identities: listOf(placed({ pattern: text })),
})

const texts = nullable(listOf(text))

const trigger = placed({
  event: text,
  branches: texts,
  branchesIgnore: texts,
  tags: texts,
  tagsIgnore: texts,
  types: texts,
  inputs: recordOf(
    members({ type: oneOf('string', 'boolean', 'number', 'choice', 'environment'), options: texts, required: truth, default: nullable(template) }),
  ),
  secrets: listOf(text),
})

const inherited: Shape = (value, at) => (value === 'inherit' ? null : recordOf(template)(value, at))

const job = placed({
  id: text,
  if: nullable(template),
  needs: listOf(text),
  environment: nullable(placed({ name: template })),
  matrix: nullable(members({ dimensions: recordOf(values), include: rows, exclude: rows })),
  env: recordOf(template),
  idToken: nullable(truth),
  call: nullable(placed({ ...reference, with: recordOf(template), secrets: inherited })),
  uses: listOf(placed(reference)),
  outputs: recordOf(template),
  expressions,
  identities: listOf(placed({ pattern: text })),
  identity: oneOf('literal', 'expression', 'none'),
})

const workflow = members({
  kind: oneOf('workflow'),
  triggers: listOf(trigger),
  idToken: nullable(truth),
  env: recordOf(template),
  expressions,
  jobs: listOf(job),
  remarks,
})

const action = members({ kind: oneOf('action'), expressions, uses: listOf(placed(reference)), remarks })

const model: Shape = (value, at) => ((value as { kind?: unknown } | null)?.kind === 'action' ? action(value, at) : workflow(value, at))

/** A git blob id, or for a file that could not be read a name of ours: nothing but a key of `models`. */
const blob = text
const tree = members({ commit: nullable(hex(40, 64)), files: listOf(members({ path: text, blob })), absent: listOf(text) })

export const workflowFiles = members({
  head: tree,
  base: nullable(tree),
  models: recordOf(model),
  remote: recordOf(either(exactly({ blob }), exactly({ missing: text }))),
  refs: members({ defaultBranch: nullable(text), protectedBranches: texts }),
  identities: listOf(text),
  trusted: optional(listOf(text)),
})

const secretNames = optional(listOf(text))

const protection = members({
  reviewers: optional(truth),
  preventSelfReview: optional(truth),
  adminsBypass: optional(truth),
  branches: optional(texts),
  tags: secretNames,
})

export const inventory = members({
  repository: secretNames,
  organization: secretNames,
  dependabot: secretNames,
  environments: optional(recordOf(members({ secrets: secretNames, protection: optional(protection) }))),
})
