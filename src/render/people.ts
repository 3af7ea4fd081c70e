import type { Json } from '../domain/outcome.ts'
import type { SourcedReason } from '../domain/report.ts'
import { speak } from './catalogue.ts'
import { shown } from './sentence.ts'
import type { Style } from './sentence.ts'

/** All that is said of one person in one change. Who has no login (a deleted account) stands alone. */
export interface Told {
  login: Json
  change: number | null
  commit: Json
  reasons: SourcedReason[]
}

/** Reasons by person, in the order in which each is first named: two controls speak of one approval, and a person makes many commits. */
export function byPerson(reasons: SourcedReason[]): Told[] {
  const people = new Map<string, Told>()
  for (const [index, reason] of reasons.entries()) {
    const login = dataOf(reason, 'login')
    const key = login === null ? `#${index}` : JSON.stringify([login, reason.change])
    const told = people.get(key)
    if (told === undefined) people.set(key, { login, change: reason.change, commit: dataOf(reason, 'commit'), reasons: [reason] })
    else told.reasons.push(reason)
  }
  return [...people.values()]
}

const dataOf = ({ data }: SourcedReason, name: string): Json => (Object.hasOwn(data, name) ? (data[name] ?? null) : null)

export const nameOf = ({ login }: Told, style: Style): string => (login === null ? 'deleted account' : shown(login, style))

/** Sentences about one person that are told; a hundred commits are a hundred reasons. */
const toldLimit = 5

/** What is said of a person, without the name that stands beside it. */
export function sayings(told: Told, style: Style, joint: string): string {
  const name = nameOf(told, style)
  const texts = told.reasons.slice(0, toldLimit).map((reason) => withoutName(speak(reason, 'text', style), name))
  const rest = told.reasons.length - texts.length
  return [texts.join(joint), ...(rest > 0 ? [`(+${rest} more)`] : [])].join(' ')
}

function withoutName(text: string, name: string): string {
  const lead = [`${name}: `, `${name} `].find((one) => text.startsWith(one)) ?? ''
  return text.slice(lead.length)
}
