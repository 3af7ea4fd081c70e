import type { Account } from '../domain/account.ts'
import type { DeploymentFacts } from '../domain/deployment.ts'
import type { Facts } from '../domain/facts.ts'

/**
 * An id that any answer calls a bot's is a bot's in every answer: GitHub tells the author of a pull request as Bot and the same account, as
 * the author of its commits, as User. Nothing ever turns a bot into a person.
 */
export function withBots<T extends Facts['changes'] | Facts['teams'] | Facts['accounts'] | DeploymentFacts>(told: T, bots: Set<number>): T {
  return bots.size === 0 ? told : (corrected(told, bots) as T)
}

/** The ids of all bots in what was told. */
export function botsIn(told: unknown): Set<number> {
  if (isAccount(told)) return new Set(told.type === 'Bot' ? [told.id] : [])
  const found = new Set<number>()
  if (typeof told === 'object' && told !== null) for (const part of Object.values(told)) for (const id of botsIn(part)) found.add(id)
  return found
}

function corrected(told: unknown, bots: Set<number>): unknown {
  if (isAccount(told)) return told.type === 'User' && bots.has(told.id) ? { ...told, type: 'Bot' } : told
  if (Array.isArray(told)) return told.map((part) => corrected(part, bots))
  if (typeof told !== 'object' || told === null) return told
  return Object.fromEntries(Object.entries(told).map(([key, part]) => [key, corrected(part, bots)]))
}

/** Nothing else among the facts has a login. */
const isAccount = (told: unknown): told is Account => typeof told === 'object' && told !== null && 'login' in told && 'id' in told && 'type' in told
