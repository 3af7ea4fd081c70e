import type { Position } from '../../domain/workflow.ts'
import { undetermined } from '../jobRun.ts'
import type { Found, Judged, JobRun } from '../jobRun.ts'
import { handedOn } from '../handing.ts'
import type { NamedSecret } from '../handing.ts'
import type { SecretUse } from '../secretUses.ts'

/** S2: a production secret is referenced only in a production job, in reviewed runs too: only there does the environment guard it. */
export function secretsOutside(uses: SecretUse[], run: JobRun, judged: Judged): Found[] {
  if (run.production) return []
  return uses.flatMap((use) => run.read(use).secrets.flatMap((named) => outside(named, use.at, run, judged)))
}

function outside(named: NamedSecret, at: Position, run: JobRun, judged: Judged): Found[] {
  const { secret, as, direct } = named
  const { stores } = judged
  if (!stores.isProduction(secret) || stores.isNowhere(secret)) return []
  if (direct && stores.isOfOwnEnvironment(secret, run.environments)) return []
  const what = { rule: 'S2', at, secret, data: { as } } as const
  // In a development run it is wrong either way: the environment is production, which S1 forbids, or the job is no production job.
  if (run.environments === null && run.context.trust !== 'development') {
    return [{ ...what, message: 'secretPerhapsOutside', ...undetermined('environment', judged) }]
  }
  return [{ ...what, message: 'secretOutside', verdict: 'violation' }]
}

/** S2 for what is handed to code that nobody can judge: the reference itself is the finding, by whatever name it is handed on. */
export function secretsGiven(run: JobRun, { stores }: Judged): Found[] {
  const { call } = run.job
  if (call === null) return []
  const given = (secret: string, as: string, at: Position): Found[] => {
    if (!stores.isProduction(secret) || stores.isNowhere(secret)) return []
    const data = { workflow: call.text, as: as === secret ? null : as }
    return [{ rule: 'S2', verdict: 'violation', message: 'calleeGivenSecret', at, secret, data }]
  }
  if (call.secrets !== 'inherit') {
    const givenBy = (use: SecretUse, as: string): Found[] => run.read(use).secrets.flatMap(({ secret }) => given(secret, as, use.at))
    return run.outline.handed.flatMap(({ name, uses }) => uses.flatMap((use) => givenBy(use, name)))
  }
  const inherited = handedOn(run.outline, true, run.handed, () => null)
  return inherited === 'all' ? [] : [...inherited].flatMap(([name, secrets]) => secrets.flatMap((secret) => given(secret, name, call.at)))
}
