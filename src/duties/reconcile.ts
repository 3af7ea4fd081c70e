import type { DeploymentRow, MadeDeployment, Population, Reconciled, RecordRow, RecordsRead, RepositoryFactValues } from '../domain/reconciliation.ts'
import { branchBook, deploymentRecords, toldOf } from './reconcileBook.ts'
import { commitRows } from './reconcileCommits.ts'
import { deploymentRows } from './reconcileDeployments.ts'
import { lineOf } from './reconcileLine.ts'
import { pairsOf } from './reconcilePairs.ts'
import { recordRows } from './reconcileRecords.ts'

/**
 * What came in held against what is recorded: every commit, move, deployment and record of the period in its standing. Valid records of this very
 * repository alone vouch for anything. `governed`: whether a rule of the policy names an environment. Throws for times that are none.
 */
export function reconcile(facts: RepositoryFactValues, repository: string, governed: (environment: string) => boolean): Reconciled {
  return {
    ...reconciledCommits(facts.population, facts.records, repository),
    deployments: reconciledDeployments(facts.deploymentsMade, facts.records, repository, governed),
    records: reconciledRecords(facts, repository),
  }
}

/** The first-parent line alone: what deployments there were says nothing of it. */
export function reconciledCommits(population: Population, { records }: RecordsRead, repository: string): Pick<Reconciled, 'commits' | 'rewrites'> {
  const line = lineOf(population)
  const commits = commitRows(population, line, branchBook(toldOf(records, repository), population))
  return { commits, rewrites: line.rewrites }
}

export function reconciledDeployments(
  made: MadeDeployment[],
  { records }: RecordsRead,
  repository: string,
  governed: (environment: string) => boolean,
): DeploymentRow[] {
  return deploymentRows(made, pairsOf(made, deploymentRecords(toldOf(records, repository))), governed)
}

export function reconciledRecords(facts: RepositoryFactValues, repository: string): RecordRow[] {
  const told = toldOf(facts.records.records, repository)
  return recordRows(facts, repository, lineOf(facts.population), pairsOf(facts.deploymentsMade, deploymentRecords(told)))
}
