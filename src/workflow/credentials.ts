/** A credential written out in a text: its kind and where it stands. The text itself never leaves this file. */
export interface CredentialPlace {
  start: number
  end: number
  kind: 'token' | 'private-key' | 'url-password'
}

interface Shape {
  prefix: string
  /** Characters of what follows the prefix. */
  body: RegExp
  least: number
}

const word = /[A-Za-z0-9]/
const dashed = /[A-Za-z0-9_-]/
const dotted = /[A-Za-z0-9_.-]/
const base64 = /[A-Za-z0-9+/=]/

const shape = (body: RegExp, least: number, ...prefixes: string[]): Shape[] => prefixes.map((prefix) => ({ prefix, body, least }))

/** Shapes that their issuers publish so that they can be searched for. Each class matches one character: time grows with the text only. */
const shapes: Shape[] = [
  ...shape(dotted, 36, 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'),
  ...shape(dashed, 60, 'github_pat_'),
  ...shape(/[A-Z0-9]/, 16, 'AKIA', 'ASIA'),
  ...shape(dashed, 35, 'AIza'),
  ...shape(dashed, 28, 'GOCSPX-'),
  ...shape(dashed, 20, 'ya29.', 'glpat-', 'hvs.', 'dckr_pat_'),
  ...shape(dashed, 24, 'xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-'),
  ...shape(/[A-Za-z0-9/]/, 40, 'hooks.slack.com/services/'),
  ...shape(word, 16, 'sk_live_', 'rk_live_'),
  ...shape(word, 32, 'whsec_', 'shpat_', 'shpss_', 'hf_'),
  ...shape(word, 36, 'npm_'),
  ...shape(dashed, 50, 'pypi-AgEIcHlwaS5vcmc'),
  ...shape(/[a-f0-9]/, 48, 'rubygems_', 'dop_v1_'),
  ...shape(/[a-z0-9]/, 43, 'oy2'),
  ...shape(dotted, 60, 'SG.'),
  ...shape(dashed, 40, 'sk-ant-', 'sk-proj-'),
  ...shape(base64, 80, 'AccountKey='),
]

/** Anything below has one of these in it: most texts are left at once. No repetition, so nothing to go back to. */
const hint = new RegExp([...shapes.map(({ prefix }) => prefix.replace('.', '\\.')), 'PRIVATE KEY-----', '://'].join('|'))

/** Fewer different characters are a placeholder: `ghp_xxxxxxxx`. */
const varietyNeeded = 8

export function credentialsIn(text: string): CredentialPlace[] {
  if (!hint.test(text)) return []
  const found = [...shapes.flatMap((known) => tokensIn(text, known)), ...privateKeysIn(text), ...urlPasswordsIn(text)]
  return found.sort((one, other) => one.start - other.start)
}

export const looksLikeCredential = (text: string): boolean => credentialsIn(text).length > 0

function tokensIn(text: string, { prefix, body, least }: Shape): CredentialPlace[] {
  const found: CredentialPlace[] = []
  let end = 0
  for (let start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, end)) {
    const from = start + prefix.length
    const begins = start === 0 || !word.test(text.charAt(start - 1))
    // Each character is looked at once: the search goes on where this one ended.
    end = begins ? endOf(text, from, body) : from
    if (begins && end - from >= least && isVaried(text.slice(from, end))) found.push({ start, end, kind: 'token' })
  }
  return found
}

const isVaried = (text: string): boolean => new Set(text).size >= varietyNeeded && !text.includes('EXAMPLE')

function endOf(text: string, from: number, body: RegExp): number {
  let end = from
  while (end < text.length && body.test(text.charAt(end))) end += 1
  return end
}

const keyEnd = 'PRIVATE KEY-----'
/** Base64 of the shortest private key in use, without its line breaks. */
const keyLength = 44

/** How far after the header it is looked for. */
const keyReach = 400

// Only with the key itself: scripts look for the header, too.
function privateKeysIn(text: string): CredentialPlace[] {
  const found: CredentialPlace[] = []
  for (let at = text.indexOf(keyEnd); at >= 0; at = text.indexOf(keyEnd, at + 1)) {
    const body = keyBodyAt(text, at + keyEnd.length)
    if (body.length >= keyLength && isVaried(body)) found.push({ start: at, end: at + keyEnd.length, kind: 'private-key' })
  }
  return found
}

// Line breaks may be real, or the two characters of an escape.
function keyBodyAt(text: string, from: number): string {
  let body = ''
  for (let at = from; at < from + keyReach; at += 1) {
    const char = text.charAt(at)
    if (char === '\\' && text.charAt(at + 1) === 'n') at += 1
    else if (base64.test(char)) body += char
    else if (!/[\s"']/.test(char)) break
  }
  return body
}

/** Longest user and password that is looked at. */
const userInfoLimit = 300

function urlPasswordsIn(text: string): CredentialPlace[] {
  const found: CredentialPlace[] = []
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const parts = /^[^\s/?#'"`@:]*:([^\s/?#'"`@]+)@([A-Za-z0-9_.-]*)/.exec(text.slice(at + 3, at + 3 + userInfoLimit))
    if (parts?.[1] === undefined || isPlaceholder(parts[1]) || isLocal(parts[2] ?? '')) continue
    found.push({ start: schemeAt(text, at), end: at + 3 + parts[0].length, kind: 'url-password' })
  }
  return found
}

/** Where the address begins, by the letters of a scheme before its colon. */
function schemeAt(text: string, colon: number): number {
  let start = colon
  while (start > 0 && colon - start < 40 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) start -= 1
  return start
}

const placeholders = ['pass', 'passwd', 'password', 'pwd', 'token', 'secret', 'pw', 'x-oauth-basic', 'your_password', 'yourpassword', 'mypassword']

const isPlaceholder = (password: string): boolean =>
  /[$%{}<>*()[\]\\|;,]/.test(password) || placeholders.includes(password.toLowerCase()) || new Set(password).size < 3

/** A name without a dot is a service of the job; the reserved names of RFC 2606 are nobody's. */
const isLocal = (host: string): boolean => !host.includes('.') || localAddress.test(host) || localName.test(host)

// Addresses and names of one's own network are not local: a database of production has no others.
const localAddress = /^(?:127\.|0\.0\.0\.0)/
const localName = /(?:^|\.)(?:example|test|invalid|localhost|local|docker\.internal|example\.(?:com|org|net))$/i
