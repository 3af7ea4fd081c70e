import * as z from 'zod'
import { RequestFailure } from '../domain/client.ts'
import type { GitHubClient } from '../domain/client.ts'
import { ProblemError } from '../domain/problem.ts'
import { pinAccounts, unpinnedLogins } from '../policy/pin.ts'
import type { Io } from './command.ts'

const account = z.object({ id: z.int().positive(), login: z.string() })

/** The policy text with account ids in place of bare logins, and the changed lines; null when nothing is left to pin. */
export async function pinned(text: string, io: Io): Promise<{ text: string; changes: string[] } | null> {
  const logins = unpinnedLogins(text)
  if (logins.length === 0) return null
  // Loaded only here: `lint` alone works offline and starts without the GitHub client.
  const { clientFromEnvironment } = await import('./github.ts')
  const client = clientFromEnvironment(io, 'to look up account ids')
  const ids = new Map<string, number>()
  for (const login of logins) ids.set(login, await accountId(client, login))
  const changed = pinAccounts(text, ids)
  return { text: changed, changes: changedLines(text, changed) }
}

/** `GET /users/{username}`; a login that nobody has is CS-019 and nothing is written. */
async function accountId(client: GitHubClient, login: string): Promise<number> {
  try {
    const { data } = await client.rest('GET /users/{username}', { username: login })
    const found = account.parse(data)
    if (found.login.toLowerCase() === login.toLowerCase()) return found.id
    throw new ProblemError({ code: 'CS-019', message: `GitHub answered for login ${login} with another account`, found: found.login })
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error
    const suggestion = 'correct or remove it; nothing was written'
    throw new ProblemError({ code: 'CS-019', message: `login ${JSON.stringify(login)} belongs to nobody`, suggestion }, { cause: error })
  }
}

function changedLines(before: string, after: string): string[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const kept = new Set(old)
  const left = new Set(now)
  return [...old.filter((line) => !left.has(line)).map((line) => `- ${line}`), ...now.filter((line) => !kept.has(line)).map((line) => `+ ${line}`)]
}
