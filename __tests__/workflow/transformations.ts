import { type Document, isMap, isPair, isScalar, parseDocument, type Scalar, visit } from 'yaml'

/** Changes of a workflow's text that leave its meaning, and changes that put a secret somewhere. */
export type Change = (text: string) => string | null

/** null: not a document that can be changed without changing what is wrong with it. */
function document(text: string): Document.Parsed | null {
  const parsed = parseDocument(text, { version: '1.2', uniqueKeys: true })
  return parsed.errors.length + parsed.warnings.length === 0 && isMap(
    parsed.contents,
  ) && !/<<:|!!binary/.test(text) && isSmall(parsed) ? parsed : null
}

/** Aliases that lead nowhere or explode are not written again. */
function isSmall(parsed: Document.Parsed): boolean {
  try {
    parsed.toJS({ maxAliasCount: 100 })
    return true
  } catch {
    return false
  }
}

const remade = (change: (parsed: Document.Parsed) => void): Change => (text) => {
  const parsed = document(text)
  if (parsed === null) return null
  change(parsed)
  return parsed.toString({ lineWidth: 0 })
}

const asJson: Change = (text) => {
  const plain = document(text)?.toJS({ maxAliasCount: 100 })
  return plain === undefined ? null : `${JSON.stringify(plain, null, 1)}\n`
}

const keysTurnedAround = remade((parsed) =>
  visit(parsed, {
    Map: (_, map) => {
      if (!hasAnchor(parsed)) map.items.reverse()
    },
  }),
)

/** What an alias points to must come first. */
function hasAnchor(parsed: Document.Parsed): boolean {
  let found = false
  visit(parsed, { Alias: () => void (found = true) })
  return found
}

const allQuoted = remade((parsed) =>
  visit(parsed, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE'
    },
  }),
)

const anchored = remade((parsed) => {
  let count = 0
  visit(parsed, {
    Map: (_, map) => {
      if (map.anchor === undefined) map.anchor = `m${count++}`
    },
    Seq: (_, seq) => {
      if (seq.anchor === undefined) seq.anchor = `s${count++}`
    },
  })
})

/** A string that stands twice is an anchor the first time and an alias the second. */
const aliased = remade((parsed) => {
  const first = new Map<string, Scalar>()
  visit(parsed, {
    Scalar: (key, scalar) => {
      if (key === 'key' || typeof scalar.value !== 'string') return undefined
      const known = first.get(scalar.value)
      if (known === undefined) return void first.set(scalar.value, scalar)
      known.anchor ??= `t${[...first.keys()].indexOf(scalar.value)}`
      return parsed.createAlias(known, known.anchor)
    },
  })
})

export const sameMeaning: Record<string, Change> = {
  'as JSON': asJson,
  'with its keys turned around': keysTurnedAround,
  'with everything in quotes': allQuoted,
  'with an anchor on everything': anchored,
  'with aliases for what stands twice': aliased,
  'with carriage returns': (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
  'behind a comment and a marker': (text) => (document(text) === null || /^(---|\uFEFF)/.test(text) ? null : `# a comment\n---\n${text}`),
  'with its contexts in other letters': (text) => text.replaceAll(/\b(secrets|github|inputs|matrix|needs)(?=[.[])/g, (name) => name.toUpperCase()),
  'with indexes in the place of names': (text) =>
    text.replaceAll(/\bsecrets\.([A-Za-z_][\w-]*)(?![\w\\-])/g, (_, name: string) => `secrets['${name}']`),
}

/** The text with `secret` at the place of, before or after every scalar, one at a time. */
export function withSecretAnywhere(text: string, secret: string): { where: string; text: string }[] {
  const parsed = document(text)
  const found: { where: string; text: string }[] = []
  if (parsed === null) return found
  visit(parsed, {
    Scalar: (key, scalar, path) => {
      if (scalar.range === undefined || scalar.range === null) return
      const [start, end] = scalar.range
      const value = typeof scalar.value === 'string' ? scalar.value : String(scalar.value ?? '')
      const where = `${[...path].filter(isPair).map((pair) =>
        (isScalar(pair.key) ? String(pair.key.value) : '?')).join('.')}${key === 'key' ? ' (key)' : ''}`
      for (const put of [secret, `${value}${secret}`, `${secret} ${value}`]) {
        const padding = start > 0 && /[^\s[{(,]/.test(text[start - 1] ?? ' ') ? ' ' : ''
        found.push({ where, text: `${text.slice(0, start)}${padding}${JSON.stringify(put)}${ending(text, end)}` })
      }
    },
  })
  return found
}

/** A block scalar takes its line break with it. */
const ending = (text: string, end: number) => (text[end - 1] === '\n' ? `\n${text.slice(end)}` : text.slice(end))
