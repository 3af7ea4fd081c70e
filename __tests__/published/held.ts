import type { Exchange } from '../../src/simulator/server.ts'
import { graphqlViolations } from './graphql.ts'
import { restViolations } from './rest.ts'

/** What this exchange does that GitHub's published REST description or GraphQL schema does not know; empty when it holds. */
export function violationsOf(exchange: Exchange): string[] {
  switch (exchange.kind) {
    case 'rest':
      return restViolations(exchange)
    case 'graphql':
      return graphqlViolations(exchange)
    case 'unanswered':
      return [`${exchange.method} ${exchange.path}: the simulated GitHub has no such route`]
    // The artifact service is no published API; the real client library holds it to its form.
    case 'artifact':
      return []
  }
}

/** For `SimulatorOptions.observe`: the test fails at `close()` if any exchange strays from what GitHub publishes. */
export function holdToPublished(exchange: Exchange): void {
  const found = violationsOf(exchange)
  if (found.length > 0) throw new Error(`not as GitHub publishes it:\n  ${found.slice(0, 20).join('\n  ')}`)
}
