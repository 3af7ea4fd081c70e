import { RequestFailure } from '../domain/client.ts'
import type { NamedDeployment } from '../domain/occasion.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Edge } from '../edge.ts'
import { earlierRecord } from '../evidence/earlierRecord.ts'
import { readPublicKey } from '../evidence/publicKey.ts'
import { judgeDeployment } from '../judgeDeployment.ts'
import { shellWord } from '../render/verifyCommand.ts'
import { usageError } from './arguments.ts'
import type { Invocation, Io, OptionSpec } from './command.ts'
import { maxTextBytes, readRegularFile } from './files.ts'
import { openSession, type Session, unreadable } from './session.ts'

/** Options of `check` that are about a deployment. */
export const deploymentOptions: Record<string, OptionSpec> = {
  environment: { type: 'string', value: 'NAME', describe: 'judge a deployment of OWNER/REPO to this environment' },
  sha: { type: 'string', value: 'SHA', describe: 'the commit that is deployed, in full (default: that of --run)' },
  run: {
    type: 'string',
    value: 'ID',
    describe: 'the run that deploys: its people deploy, its approvals sign off (default: the last that the list of deployments names)',
  },
  key: { type: 'string', value: 'PUB', describe: "public key that verifies earlier records; without it lineage begins at the policy's baseline" },
}

/** Judges a deployment from here, publishing nothing. Throws ProblemError for what cannot be judged. */
export async function judgeNamedDeployment(invocation: Invocation, io: Io): Promise<Report> {
  const named = namedOf(invocation)
  const session = await openSession(invocation, io, await verifierOf(invocation, io))
  const { edge, settings } = session
  const deployment = {
    environment: named.environment,
    sha: named.sha,
    run: await runOf(session, named),
    id: null,
    job: null,
  } satisfies NamedDeployment
  const located = await edge.collector.locate({ kind: 'deployment', repository: named.repository, deployment })
  if (located.state === 'unavailable') throw unreadable(located.reason)
  if (located.state === 'nothing') throw notFound(located.why, invocation)
  const judgement = await judgeDeployment(located.subjects[0], settings, edge)
  if (judgement.state !== 'judged') throw notFound('it changed while it was read: run it again', invocation)
  return judgement.report
}

/** What to do where the commit is judged but nobody is known to deploy it: the same command, with the run. Null where that is not what is missing. */
export function runToName({ decision, subject }: Report, { operands: [repository = ''], options }: Invocation, io: Io): string | null {
  if (!decision.controls.some(({ because }) => because.some(({ message }) => message === 'noRun'))) return null
  const server = io.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const given = ['environment', 'key', 'policy'].flatMap((name) => (typeof options[name] === 'string' ? [`--${name}`, String(options[name])] : []))
  const command = [
    'countersign',
    'check',
    repository,
    ...given,
    ...(options['inventory'] === true ? ['--inventory'] : []),
    '--sha',
    subject.commit,
    '--run',
  ]
  return [
    `Nobody is known to deploy ${subject.commit.slice(0, 7)}: the list of deployments names no run for it. Start the run that deploys, which waits for its`,
    `approvals, and name it by the number in its address (${server}/${repository}/actions/runs/ID):`,
    `  ${command.map(shellWord).join(' ')} ID`,
  ].join('\n')
}

interface Named {
  repository: RepositoryName
  environment: string
  sha: string | null
  run: number | null
}

function namedOf({ operands, options }: Invocation): Named {
  const operand = operands[0] ?? ''
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(operand) ?? []
  if (owner === undefined || name === undefined) {
    throw usageError(
      'the repository is not named as expected: with --environment it stands without a number',
      'name it OWNER/REPO',
      JSON.stringify(operand.slice(0, 120)),
    )
  }
  const [environment, sha, run] = [textOf(options['environment']) ?? '', textOf(options['sha']), textOf(options['run'])]
  if (environment.length > 255 || /\p{Cc}/u.test(environment))
    throw usageError('the option --environment is no name of an environment', 'give it on one line', null)
  if (sha !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
    throw usageError('the option --sha is no whole commit id', 'give all of its 40 or 64 digits', JSON.stringify(sha.slice(0, 80)))
  if (run !== null && !/^[1-9][0-9]{0,14}$/.test(run))
    throw usageError('the option --run is no id of a run', 'take it from the address of the run', JSON.stringify(run.slice(0, 80)))
  if (sha === null && run === null) throw usageError('nothing tells what is deployed', 'give --sha, --run, or both', null)
  return { repository: { owner, name }, environment, sha, run: run === null ? null : Number(run) }
}

const textOf = (value: string | boolean | undefined): string | null => (typeof value === 'string' ? value : null)

/** The latest attempt of the run, which is the one that would deploy. */
async function runOf({ client }: Session, { repository, run }: Named): Promise<NamedDeployment['run']> {
  if (run === null) return null
  const request = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
  try {
    const { data } = await client.rest(request, { owner: repository.owner, repo: repository.name, run_id: run })
    const attempt = (data as { run_attempt?: unknown } | null)?.run_attempt
    if (Number.isSafeInteger(attempt) && Number(attempt) > 0) return { id: run, attempt: Number(attempt) }
    throw unreadable({ what: `run ${run}`, request, status: 200, detail: 'no attempt in the answer' })
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    throw unreadable({ what: `run ${run}`, request: error.request, status: error.status, detail: error.message })
  }
}

async function verifierOf({ options }: Invocation, io: Io): Promise<Edge['verifyRecord']> {
  const file = textOf(options['key'])
  if (file === null) return async () => null
  const pem = new TextDecoder().decode(await readRegularFile(file, io.cwd, maxTextBytes))
  const reading = readPublicKey(pem)
  if (!reading.ok)
    throw new ProblemError({
      code: 'CS-081',
      file,
      message: 'the key cannot be used',
      expected: 'one public key in PEM (BEGIN PUBLIC KEY)',
      found: reading.found,
    })
  return (bundle, subject) => earlierRecord(bundle, [pem], subject)
}

const notFound = (message: string, { operands }: Invocation): ProblemError => new ProblemError({ code: 'CS-033', message, file: operands[0] ?? '' })
