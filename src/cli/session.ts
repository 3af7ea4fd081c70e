import { createCollector } from '../collect/collector.ts'
import { usageOf } from '../collect/client.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { Collector } from '../domain/collector.ts'
import type { Unavailability } from '../domain/fact.ts'
import { ProblemError } from '../domain/problem.ts'
import { type Edge, type GateSettings, silentTeller } from '../edge.ts'
import type { Invocation, Io } from './command.ts'
import { maxTextBytes, readRegularFile } from './files.ts'
import { clientFromEnvironment } from './github.ts'

/** An edge that reads and tells nobody, with what a judgement from a command line is made by. */
export interface Session {
  client: GitHubClient
  edge: Edge
  settings: GateSettings
}

export async function openSession({ options }: Invocation, io: Io, verifyRecord: Edge['verifyRecord'] = async () => null): Promise<Session> {
  const client = clientFromEnvironment(io, 'to read the repository')
  const orgToken = io.env['GITHUB_ORG_TOKEN']
  const orgClient = orgToken ? clientFromEnvironment({ ...io, env: { ...io.env, GITHUB_TOKEN: orgToken } }, 'to read teams') : null
  const inventory = options['inventory'] === true
  if (inventory && !orgClient) {
    const suggestion = 'set GITHUB_ORG_TOKEN to a token that may read the names of secrets'
    throw new ProblemError({ code: 'CS-040', message: 'a token is needed to list secrets, and GITHUB_ORG_TOKEN is not set', suggestion })
  }
  const policyFile = typeof options['policy'] === 'string' ? options['policy'] : null
  const policyPath = '.github/countersign.yml'
  const read = createCollector({ client, orgClient, inventory, policyPath, workflow: null, debug: () => undefined })
  const collector = policyFile === null ? read : withPolicy(read, policyFile, await readRegularFile(policyFile, io.cwd, maxTextBytes))
  const usage = () => usageOf(orgClient ? [client, orgClient] : [client])
  const serverUrl = io.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return {
    client,
    edge: { collector, usage, sealer: null, verifyRecord, teller: silentTeller, prepare: async () => undefined, meanwhile: (begin) => begin() },
    settings: { mode: 'enforce', jobResult: 'verdict', policyPath: policyFile ?? policyPath, serverUrl, job: null, breakGlass: null },
  }
}

const withPolicy = (collector: Collector, path: string, bytes: Uint8Array): Collector => ({
  ...collector,
  policy: async () => ({ path, uri: `file:${path}`, bytes }),
})

export const unreadable = ({ what, request, status, detail }: Unavailability): ProblemError =>
  new ProblemError({
    code: 'CS-041',
    message: `${what} could not be read`,
    expected: 'a token that may read it, and something that exists',
    found: `${request ?? 'no request'}${status === null ? '' : ` answered ${status}`}: ${detail}`,
  })
