import { createClient } from '../collect/client.ts'
import { useProxy } from '../collect/proxy.ts'
import type { Occasion } from '../domain/occasion.ts'
import { version } from '../domain/version.ts'
import { messageCommand } from '../publish/annotations.ts'
import { GitHubTeller } from '../publish/teller.ts'
import { logLine } from '../render/escape.ts'
import { readEvent } from './event.ts'
import type { InputError, Inputs } from './inputs.ts'
import { eventOf } from './runEvent.ts'
import { type Print, type Runner, runnerFrom } from './runner.ts'

type Environment = Record<string, string | undefined>

/**
 * Nothing is judged by inputs that are wrong, and an earlier Ready on the commit must not stand for that: an input that holds words of the pull
 * request would let its author choose the moment. Says so where the verdict would stand, on the commit of the run's own event alone. Never throws.
 */
export async function withdrawReady({ understood }: InputError, env: Environment, print: Print): Promise<void> {
  try {
    const runner = runnerFrom(env)
    const occasion = occasionOf(runner, understood)
    const { githubToken: token } = understood
    if (occasion === null || token === undefined) return
    useProxy(runner.env)
    const client = createClient({
      token,
      apiUrl: runner.apiUrl,
      graphqlUrl: runner.graphqlUrl,
      userAgent: `countersign/${version}`,
      debug: () => undefined,
    })
    const { directory, runUrl, artifacts } = runner
    const teller = new GitHubTeller({ client, comment: 'never', retentionDays: 0, directory, runUrl, artifacts, issue: false })
    const reason = { what: 'the inputs of its step', request: null, status: null, detail: 'one has a wrong value' }
    await teller.publishUnavailable(occasion, commitOf(occasion), reason, understood.mode ?? 'enforce')
    for (const problem of teller.problems) print(messageCommand('failure', `Not published: ${problem}`))
  } catch (error) {
    print(messageCommand('failure', `Not published: ${logLine(error instanceof Error ? error.message : 'no reason given')}`))
  }
}

/**
 * What the event is about, if this run may speak of it. A pull request that an input names has a head that only a request would tell; a job that
 * deploys or reconciles ends red by itself.
 */
function occasionOf(runner: Runner, { pullRequest, environment, reconcile }: Partial<Inputs>): Occasion | null {
  const byInputs = pullRequest !== null || environment !== null
  if (reconcile !== null || (byInputs && runner.eventName !== 'deployment')) return null
  const { occasion, mayPublish } = readEvent(eventOf(runner, noneNamed))
  return mayPublish ? occasion : null
}

const noneNamed = { pullRequest: null, environment: null, sha: null, repository: null, reconcile: null, reconcileSince: null }

function commitOf(occasion: Occasion): string | null {
  switch (occasion.kind) {
    case 'pull-request':
      return occasion.hints.headSha
    case 'head':
      return occasion.head.sha
    case 'merge-group':
      return occasion.head
    default:
      return null
  }
}
