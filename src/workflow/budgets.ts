/**
 * How much of a file is read before it counts as not understood. Counted in what was read, never in time, so that the same file gives the same model
 * on every machine. Each is several times what the largest of some hundred real repositories needed.
 */
export const budgets = {
  /** GitHub itself refuses larger workflow files. */
  bytes: 512 * 1024,
  /** Tokens of YAML; the reader's time grows with these, not with bytes. */
  tokens: 70_000,
  /** Lines like `%YAML 1.2`. */
  directives: 10,
  /** Keys and values with every alias followed: what an alias bomb runs into. */
  nodes: 60_000,
  /** Characters of all scalars, aliases followed. */
  text: 2 * 1024 * 1024,
  /** Maps and lists inside each other, aliases followed. */
  levels: 100,
  jobs: 300,
  expressions: 4000,
  /** Comparisons of words with identity patterns. */
  comparisons: 200_000,
  /** Credentials told of one file; one would do. */
  literals: 200,
  /** Doubts recorded of one file; a file with more is no better understood. */
  doubts: 50,
}
