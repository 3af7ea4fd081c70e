import type { Reason } from '../domain/outcome.ts'
import type { DeploymentRow, DeploymentStanding, ReadRecord } from '../domain/reconciliation.ts'
import { reconciledDeployments } from '../duties/reconcile.ts'
import { concluded } from './approvalReasons.ts'
import type { SubjectView } from './control.ts'
import { defineSubjectControl } from './control.ts'
import type { Governing } from './governing.ts'
import { madeSentences } from './madeSentences.ts'
import { observedMessage, observedOf, ownNames, recordPlaces } from './reconciling.ts'

const messages = { ...madeSentences, ...observedMessage } as const
type Id = keyof typeof messages

export const deploymentsRecorded = defineSubjectControl<null, typeof messages>({
  id: 'deployments-recorded',
  title: 'Every deployment to a governed environment has a verified record that it passed',
  rationale:
    'A gate judges the deployments that run through it. Another workflow, a job started again without it or a call of the API deploys past it, and ' +
    'no record says so. GitHub keeps an entry of a job that was bound to an environment, and each is asked for its record. Of a job that says ' +
    '`deployment: false` beside its environment there is none, although it holds the environment’s secrets: it shows where workflows are read, not here.',
  mappings: [
    { framework: 'SOC 2', clause: 'CC4.1, CC8.1', kind: 'framework', strength: 'supports' },
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'CM-3f, CA-7', kind: 'framework', strength: 'supports' },
    { framework: 'SOX 404', clause: 'ITGC completeness of the population of changes', kind: 'practice', strength: 'supports' },
  ],
  version: 1,
  since: '0.3.0',
  scope: 'population',
  options: () => null,
  messages,
  needs: () => ['population', 'deploymentsMade', 'records'],
  evaluate(facts, _options, { subject, governing }) {
    if (!governing.hasRules) return { verdict: 'not-applicable', because: [{ message: 'noRules', data: {}, facts: [] }] }
    const rows = reconciledDeployments(facts.deploymentsMade, facts.records, ownNames(subject, facts.population), governing.environment)
    const places = recordPlaces(facts.records.records)
    const vouching = rows.flatMap(({ standing, record }) => ((standing === 'recorded' || standing === 'overridden') && record !== null ? record : []))
    return concluded<Id>({
      broken: rows.flatMap((row, place) => exception(row, place, facts, places)),
      missing: [],
      witnesses: [counted(rows)],
      others: [
        ...rows.flatMap((row, place) => renamed(row, place, facts)),
        ...unread(governing),
        ...rows.flatMap(overridden),
        ...tallies(rows),
        ...observedOf(new Set(vouching), facts.records.records),
      ],
    })
  },
})

const pointerOf = (place: number): string => `/repository/deploymentsMade/${place}`

type Places = Map<string, { record: ReadRecord; pointer: string }>

function exception(row: DeploymentRow, place: number, { deploymentsMade }: SubjectView, records: Places): Reason<Id>[] {
  const { id, environment, sha: commit, at, login, standing, record } = row
  if (standing !== 'unrecorded' && standing !== 'bypassed') return []
  const found = record === null ? undefined : records.get(record)
  const data = { deployment: id, environment, commit, at, login }
  const facts = [pointerOf(place), ...(found === undefined ? [] : [found.pointer])]
  if (standing === 'bypassed') return [{ message: 'deployedAnyway', data: { ...data, record, result: found?.record.says?.result ?? null }, facts }]
  return [{ message: deploymentsMade[place]?.outcome === 'failed' ? 'failedUnrecorded' : 'deployedUnrecorded', data, facts }]
}

/** What is asked for a record: not what still runs, never ran, or goes where no rule governs. */
const asked: ReadonlySet<DeploymentStanding> = new Set(['recorded', 'overridden', 'bypassed', 'unrecorded', 'failed'])

function counted(rows: DeploymentRow[]): Reason<Id> {
  const due = rows.filter(({ standing }) => asked.has(standing))
  const facts = ['/repository/deploymentsMade']
  if (due.length === 0) return { message: 'nothingDeployed', data: {}, facts }
  const recorded = due.filter(({ standing }) => standing !== 'unrecorded' && standing !== 'bypassed').length
  const environments = [...new Set(due.map(({ environment }) => environment))].sort()
  return { message: 'everyDeployment', data: { recorded, deployments: due.length, environments }, facts: [...facts, '/repository/records'] }
}

const overridden = ({ id, environment, sha, standing, record }: DeploymentRow, place: number): Reason<Id>[] =>
  standing === 'overridden'
    ? [{ message: 'deployedInEmergency', data: { deployment: id, environment, commit: sha, record }, facts: [pointerOf(place)] }]
    : []

/** Of two environments that nobody governs neither hides anything. */
function renamed({ id, environment, sha, at, login, standing }: DeploymentRow, place: number, { deploymentsMade }: SubjectView): Reason<Id>[] {
  const later = deploymentsMade[place]?.renamed ?? null
  if (later === null || standing === 'ungoverned') return []
  const data = { deployment: id, environment, renamed: later, commit: sha, at, login }
  return [{ message: 'renamed', data, facts: [`${pointerOf(place)}/renamed`] }]
}

/** Blob ids that are named. */
const mostBlobs = 10

const unread = ({ unread: blobs }: Governing): Reason<Id>[] =>
  blobs.length === 0
    ? []
    : [{ message: 'policyUnread', data: { policies: blobs.length, blobs: blobs.slice(0, mostBlobs) }, facts: ['/repository/population/policies'] }]

const told = { failed: 'failed', 'under-way': 'underWay', 'never-ran': 'neverRan', ungoverned: 'ungovernedEnvironments' } as const

/** What needs no record, or has one and came to nothing: by number. */
const tallies = (rows: DeploymentRow[]): Reason<Id>[] =>
  Object.entries(told).flatMap(([standing, message]) => {
    const some = rows.filter((row) => row.standing === standing)
    const environments = [...new Set(some.map(({ environment }) => environment))].sort()
    return some.length === 0 ? [] : [{ message, data: { deployments: some.length, environments }, facts: ['/repository/deploymentsMade'] }]
  })
