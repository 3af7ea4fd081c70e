import { readFileSync } from 'node:fs'
import { ProblemError } from '../domain/problem.ts'
import type { RunEvent } from './event.ts'
import type { Inputs } from './inputs.ts'
import type { Runner } from './runner.ts'

/** Inputs that say what is judged. */
type Named = Pick<Inputs, 'pullRequest' | 'environment' | 'sha' | 'repository' | 'reconcile' | 'reconcileSince'>

/** The event that the runner names, with its payload and what the inputs name. Throws CS-031 for a payload that cannot be read. */
export function eventOf({ eventName, eventPath, repository, run, commit, workflow, job: id }: Runner, inputs: Named): RunEvent {
  const { pullRequest, environment, sha, reconcile: branch, reconcileSince: since } = inputs
  const reconcile = branch === null || since === null ? null : { branch, since }
  const [number, attempt] = [Number(run.id), Number(run.attempt)]
  const own = Number.isSafeInteger(number) && number > 0 && Number.isSafeInteger(attempt) && attempt > 0 ? { id: number, attempt } : null
  const job = id === null || workflow === null ? null : { id, path: workflow.path }
  const asked = { pullRequest, reconcile, environment, sha, elsewhere: inputs.repository }
  return { name: eventName, payload: readPayload(eventPath), repository, ...asked, run: own, job, commit }
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const [expected, found] = ['the file that the runner wrote', 'no such file, or not JSON']
    throw new ProblemError(
      { code: 'CS-031', file: 'GITHUB_EVENT_PATH', message: 'the event payload is not readable JSON', expected, found },
      { cause },
    )
  }
}
