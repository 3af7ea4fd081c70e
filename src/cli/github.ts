import { createClient } from '../collect/client.ts'
import { useProxy } from '../collect/proxy.ts'
import type { GitHubClient } from '../domain/client.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Io } from './command.ts'

/** The client of a command, made from the same variables that Actions and the `gh` command use; a missing token is CS-040. */
export function clientFromEnvironment(io: Io, purpose: string): GitHubClient {
  const token = io.env['GITHUB_TOKEN'] || io.env['GH_TOKEN']
  if (!token) {
    const suggestion = 'set GITHUB_TOKEN; for example GITHUB_TOKEN=$(gh auth token)'
    throw new ProblemError({ code: 'CS-040', message: `a token is needed ${purpose}, and GITHUB_TOKEN is not set`, suggestion })
  }
  const debug = (io.env['COUNTERSIGN_DEBUG'] ?? '') === '' ? () => {} : (line: string) => io.err(line)
  if (!useProxy(io.env)) io.err('A proxy is set, and this Node cannot use it: Node 24.14 or newer can.')
  return createClient({ token, ...apiAddresses(io.env), userAgent: 'countersign-cli', debug })
}

/** An Enterprise Server serves REST at /api/v3 and GraphQL at /api/graphql of the same host. */
export function apiAddresses(env: Io['env']): { apiUrl: string; graphqlUrl: string } {
  const apiUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/$/, '')
  return { apiUrl, graphqlUrl: env['GITHUB_GRAPHQL_URL'] || `${apiUrl.replace(/\/v3$/, '')}/graphql` }
}
