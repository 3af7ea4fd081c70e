import type { Exchange } from '../../src/simulator/server.ts'

interface Deviation {
  what: string
  /** Where GitHub itself, or a client that reads its answers, says or shows so. */
  source: string
  covers(exchange: Exchange): boolean
  /** For an answer of a published status: the one violation that is meant. */
  violation?: (told: string) => boolean
}

/** Where the real GitHub does what its published description leaves out. Each names its source; nothing else may differ. */
export const deviations: readonly Deviation[] = [
  {
    what: 'Any operation answers 401 without valid credentials.',
    source: 'https://docs.github.com/rest/authentication/authenticating-to-the-rest-api#failed-login-limit',
    covers: (exchange) => exchange.status === 401,
  },
  {
    what: 'A token without the permission gets 403, or 404 where existence would be told, with X-Accepted-GitHub-Permissions.',
    source: 'https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible',
    covers: (exchange) => (exchange.status === 403 || exchange.status === 404) && exchange.responseBody !== null,
  },
  {
    what: 'A secondary rate limit answers 403 or 429 with Retry-After.',
    source: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit',
    covers: (exchange) => exchange.status === 429 && exchange.responseHeaders['retry-after'] !== undefined,
  },
  {
    what: 'A request that takes longer than ten seconds is ended with 502.',
    source: 'https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts',
    covers: (exchange) => exchange.status === 502,
  },
  {
    what: 'Invalid values are refused with 422 by every operation that takes a body.',
    source: 'https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed',
    covers: (exchange) => exchange.status === 422 && exchange.method !== 'GET',
  },
  {
    what: 'The attestation store fails with 500 now and then.',
    source: 'https://github.com/actions/attest/issues/192',
    covers: ({ method, path, status }) => method === 'POST' && status === 500 && /\/attestations$/.test(path),
  },
  {
    what: 'A deployment of a commit whose statuses are not successful is refused with 409 and a message.',
    source: 'https://docs.github.com/rest/deployments/deployments#create-a-deployment',
    covers: ({ method, path, status }) => method === 'POST' && status === 409 && /\/deployments$/.test(path),
  },
  {
    what: 'The head of a pull request has no repository once its fork was deleted.',
    source: 'https://github.com/github/rest-api-description/issues/161',
    covers: ({ method, path, status }) => method === 'GET' && status === 200 && /^\/repos\/[^/]+\/[^/]+\/pulls\/\d+$/.test(path),
    violation: (one) => one === '/head/repo must be object',
  },
  {
    what: 'An environment says whether administrators may bypass its protection rules; the description leaves it out.',
    source: 'https://github.com/google/go-github/pull/2721',
    covers: ({ method, path, status }) => method === 'GET' && status === 200 && /^\/repos\/[^/]+\/[^/]+\/environments(\/[^/]+)?$/.test(path),
    violation: (one) => /^(\/environments\/\d+)?\/can_admins_bypass is not published$/.test(one),
  },
  {
    what: 'The deployment of a job that waits for a review has the status `waiting`, which only the GraphQL schema lists.',
    source: 'https://docs.github.com/graphql/reference/enums#deploymentstatusstate',
    covers: ({ method, path, status }) => method === 'GET' && status === 200 && /\/deployments\/\d+\/statuses$/.test(path),
    violation: (one) => /^\/\d+\/state must be equal to one of the allowed values$/.test(one),
  },
]

/** What the published description calls a violation, and is not one at the real GitHub. */
export const isTolerated = (exchange: Exchange, violation: string): boolean =>
  deviations.some((deviation) => deviation.violation?.(violation) === true && deviation.covers(exchange))

export const isDeviation = (exchange: Exchange): boolean => deviations.some((deviation) => deviation.violation === undefined && deviation.covers(exchange))
