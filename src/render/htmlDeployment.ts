import type { Account } from '../domain/account.ts'
import type { Deployment, DeploymentJob, DeploymentRun, EnvironmentState, RunApproval } from '../domain/deployment.ts'
import type { RecordPage } from '../domain/recordPage.ts'
import type { Deployed, DeployedChange } from '../domain/report.ts'
import { speakShort } from './catalogue.ts'
import { rangeLine } from './deployment.ts'
import { datum, exact, type Html, joined, lines, nothing, number, pairs, spoken, tableOf, tag, time, value, words } from './htmlMarkup.ts'
import { approvalTable, verdictBadge } from './htmlWords.ts'

/** Who deploys, into what, and what comes in with it; nothing for other gates. */
export function deploymentPart({ report, deployment }: RecordPage): Html {
  if (deployment === null) return nothing
  const { counted, notCounted } = report.explanation
  return lines(
    tag('h2', {}, words('The deployment')),
    deployment.of === null ? tag('p', {}, words('Who deployed could not be read.')) : runTable(deployment.of),
    answersTable(deployment.approvals),
    counted.length + notCounted.length === 0 ? nothing : approvalTable(counted, notCounted),
    deployment.environment === null ? nothing : environmentTable(deployment.environment),
    report.deployed === undefined ? tag('p', {}, words('What it brings could not be read.')) : broughtPart(report.deployed),
  )
}

function runTable({ environment, run, entries, repository }: Deployment): Html {
  return pairs('Who deployed', [
    ['Environment', datum(environment)],
    ['Started by', run === null ? words('nobody who can be named: no run is known') : who(run.actor)],
    ['Started this attempt', run === null ? null : who(run.triggeringActor)],
    ['Registered by', entries.length === 0 ? null : joined([...new Set(entries.map(({ creator }) => who(creator)))], ', ')],
    ['Run', run === null ? null : runPhrase(run)],
    ['Job of the gate', run?.job ? jobPhrase(run.job) : null],
    ['Commit of the run', run === null ? null : exact(run.headSha)],
    ['Default branch', datum(repository.defaultBranch)],
  ])
}

const runPhrase = ({ id, attempt, path, event }: DeploymentRun): Html =>
  joined([number(id), words(', attempt'), number(attempt), words(', workflow'), datum(path), words(', event'), datum(event)])

/** What protects an environment protects only jobs that are bound to it. */
function jobPhrase({ id, environment, computed }: DeploymentJob): Html {
  if (computed) return joined([datum(id), words(', bound to an environment whose name is computed')])
  if (environment === null) return joined([datum(id), words(', bound to no environment')])
  return joined([datum(id), words(', bound to the environment'), datum(environment)])
}

function answersTable(approvals: RunApproval[] | null): Html {
  if (approvals === null) return tag('p', {}, words('Who approved the run could not be read, or nothing asked for it.'))
  if (approvals.length === 0) return tag('p', {}, words('Nobody approved or rejected the run.'))
  const answerOf = ({ state }: RunApproval): Html => words(state === 'approved' ? 'approved' : 'rejected')
  const row = (approval: RunApproval): Html[] => [who(approval.account), answerOf(approval), value(approval.environments)]
  return tableOf('What the reviewers of the environment answered', ['Person', 'Answer', 'Environments'], approvals.map(row))
}

const who = (account: Account | null): Html =>
  account === null ? words('an account that is gone') : joined([datum(account.login), words(account.type === 'User' ? '' : `(${kindOf(account)})`)])

const kindOf = ({ type }: Account): string => (type === 'Bot' ? 'a machine' : 'no person’s account')

function environmentTable({ exists, reviewers, preventSelfReview, adminsBypass, refs, branches, tags, customRules }: EnvironmentState): Html {
  const only = joined([words('only'), value([...branches, ...tags])])
  const places = { all: words('any branch or tag'), protected: words('protected branches only'), custom: only }
  return pairs('How the environment was protected', [
    ['Exists', words(exists ? 'yes' : 'no: GitHub would create it without protection')],
    ['Required reviewers', joined([words('people:'), number(reviewers.users), words(', teams:'), number(reviewers.teams)])],
    ['Approving one’s own', words(preventSelfReview ? 'prevented' : 'possible')],
    ['Administrators may bypass', words(adminsBypass === null ? 'not known' : adminsBypass ? 'yes' : 'no')],
    ['May be deployed', places[refs] ?? null],
    ['Other rules', customRules.length === 0 ? null : value(customRules)],
  ])
}

function broughtPart(deployed: Deployed): Html {
  return lines(
    tag('h3', {}, words('What is being deployed')),
    tag('p', {}, spoken((style) => sentenceCase(rangeLine(deployed, style)))),
    tableOf('Commits that came past the review', ['Commit', 'By', 'When'], deployed.direct.map(({ sha, login, at }) => [
      exact(sha),
      login === null ? words('nobody who can be named') : datum(login),
      time(at),
    ])),
    tableOf('Changes', ['Pull request', 'By', 'Approved by', 'Result'], deployed.changes.map((change) => [
      joined([words('#'), number(change.number)], ''),
      change.authors.length === 0 ? words('–') : value(change.authors),
      change.approvers.length === 0 ? words('–') : value(change.approvers),
      resultCell(change),
    ])),
  )
}

const sentenceCase = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

function resultCell({ verdict, because }: DeployedChange): Html {
  return joined([verdictBadge(verdict), because === null ? nothing : spoken((style) => speakShort(because, style))])
}
