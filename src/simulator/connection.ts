import { objectType, QueryError, type Answerable, type Arguments, type Context } from './objects.ts'

interface Page {
  nodes: Answerable[]
  start: number
  total: number
}

const cursor = (index: number): string => Buffer.from(`cursor:v1:${index}`).toString('base64')

function position(args: Arguments, name: 'after' | 'before'): number | null {
  const given = args[name]
  if (typeof given !== 'string') return null
  const index = /^cursor:v1:(\d{1,9})$/.exec(Buffer.from(given, 'base64').toString('latin1'))?.[1]
  if (index === undefined) throw new QueryError('INVALID_CURSOR_ARGUMENTS', `\`${given}\` does not appear to be a valid cursor.`)
  return Number(index)
}

function limit(args: Arguments, name: 'first' | 'last', field: string): number | null {
  const given = args[name]
  if (typeof given !== 'number') return null
  if (given > 100 || given < 0) {
    throw new QueryError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${given} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`,
    )
  }
  return given
}

const pageInfo = objectType<Page>('PageInfo', {
  hasNextPage: (page) => page.start + page.nodes.length < page.total,
  hasPreviousPage: (page) => page.start > 0,
  startCursor: (page) => (page.nodes.length > 0 ? cursor(page.start) : null),
  endCursor: (page) => (page.nodes.length > 0 ? cursor(page.start + page.nodes.length - 1) : null),
})

const edgeOf = (typename: string): ((edge: { node: Answerable; index: number }) => Answerable) =>
  objectType(typename, { node: (edge) => edge.node, cursor: (edge) => cursor(edge.index) })

interface Shape {
  /** `PullRequestReviewConnection`. */
  typename: string
  /** The field it answers, for GitHub's error texts. */
  field: string
  /** The count that GitHub states, when it is not the number of items that can be listed. */
  total?: number
}

/** One page of a list with GitHub's rules: `first` or `last` is required, 100 at most, cursors are opaque. */
export function connection<Item>(
  shape: Shape,
  items: readonly Item[],
  args: Arguments,
  node: (item: Item) => Answerable,
  context: Context,
): Answerable {
  const first = limit(args, 'first', shape.field)
  const last = limit(args, 'last', shape.field)
  if (first === null && last === null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${shape.field}\` connection.`
    throw new QueryError('MISSING_PAGINATION_BOUNDARIES', message)
  }
  const after = position(args, 'after')
  const from = after === null ? 0 : after + 1
  const to = position(args, 'before') ?? items.length
  const start = first === null ? Math.max(from, to - (last ?? 0)) : from
  const end = first === null ? to : Math.min(to, start + first)
  const missing = context.secondPageMissing && after !== null
  const page: Page = { nodes: missing ? [] : items.slice(start, end).map(node), start: missing ? items.length : start, total: items.length }
  const edge = edgeOf(shape.typename.replace(/Connection$/, 'Edge'))
  return objectType<Page>(shape.typename, {
    totalCount: () => shape.total ?? items.length,
    pageInfo: () => pageInfo(page),
    nodes: () => page.nodes,
    edges: () => page.nodes.map((node, index) => edge({ node, index: start + index })),
  })(page)
}
