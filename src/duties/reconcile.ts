import type { DeploymentRow, MadeDeployment, Population, Reconciled, RecordRow, RecordsRead, RepositoryFactValues } from '../domain/reconciliation.ts'
import { branchBook, deploymentRecords, toldOf } from './reconcileBook.ts'
import { commitRows } from './reconcileCommits.ts'
import { deploymentRows, type Governed } from './reconcileDeployments.ts'
import { lineOf } from './reconcileLine.ts'
import { pairsOf } from './reconcilePairs.ts'
import { recordRows } from './reconcileRecords.ts'

/**
 * What came in held against what is recorded: every commit, move, deployment and record of the period in its standing. Valid records of this very
 * repository alone vouch for anything. `names`: its own, and those it had before. Throws for times that are none.
 */
export function reconcile(facts: RepositoryFactValues, names: string[], governed: Governed): Reconciled {
  return {
    ...reconciledCommits(facts.population, facts.records, names),
    deployments: reconciledDeployments(facts.deploymentsMade, facts.records, names, governed),
    records: reconciledRecords(facts, names),
  }
}

/** The first-parent line alone: what deployments there were says nothing of it. */
export function reconciledCommits(population: Population, { records }: RecordsRead, names: string[]): Pick<Reconciled, 'commits' | 'rewrites'> {
  const line = lineOf(population)
  const commits = commitRows(population, line, branchBook(toldOf(records, names), population))
  return { commits, rewrites: line.rewrites }
}

export function reconciledDeployments(
  made: MadeDeployment[],
  { records }: RecordsRead,
  names: string[],
  governed: Governed,
): DeploymentRow[] {
  return deploymentRows(made, pairsOf(made, deploymentRecords(toldOf(records, names))), governed)
}

export function reconciledRecords(facts: RepositoryFactValues, names: string[]): RecordRow[] {
  const told = toldOf(facts.records.records, names)
  return recordRows(facts, names, lineOf(facts.population), pairsOf(facts.deploymentsMade, deploymentRecords(told)))
}
