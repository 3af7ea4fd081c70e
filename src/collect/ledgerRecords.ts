import type { RangeAsk } from '../domain/collector.ts'
import type { RecordReference } from '../domain/deployment.ts'
import type { Fact } from '../domain/fact.ts'
import { type LedgerNote, recordPath } from '../domain/ledger.ts'
import { asciiLower } from '../domain/text.ts'
import { type LedgerReader, type NotedRecord, readLedgerNotes, readLedgerRecord } from './ledger.ts'

export interface LedgerQuestion {
  reader: LedgerReader
  environment: string
}

export interface LedgerTools {
  /** The run that deploys now: what it has entered is of itself. */
  run: number | null
  verify: RangeAsk['verify']
  /** Keeps sources, and what could not be read. */
  told<T>(fact: Fact<T>): T | null
}

type Search = (commit: string | null) => Promise<RecordReference | null>

/** Who can write to the branch can also write what does not verify: after so many the search ends. */
const downloadBudget = 10

/**
 * The newest verified passed record of the environment in the ledger, or the newest of one commit. What commits say only tells which files to read:
 * what counts is the signed record. Asked before the artifacts, because here nothing expires.
 */
export function searchLedger({ reader, environment }: LedgerQuestion, { run, verify, told }: LedgerTools): Search {
  let listed: Promise<NotedRecord[] | null> | null = null
  let looked = 0
  const fits = (note: LedgerNote, commit: string | null): boolean =>
    note.gate === 'deployment' &&
    note.result === 'passed' &&
    asciiLower(note.environment ?? '') === asciiLower(environment) &&
    note.run !== String(run) &&
    (commit === null || note.commit === commit)
  return async (commit) => {
    const noted = await (listed ??= readLedgerNotes(reader).then((fact) => told(fact)))
    for (const one of (noted ?? []).filter(({ note }) => fits(note, commit))) {
      looked += 1
      if (looked > downloadBudget) return overBudget(one, told)
      const bundle = told(await readLedgerRecord(reader, one.commit, one.note))
      const found = bundle && (await verify(bundle))
      if (found && (commit === null || found.sha === commit)) return { ...found, artifact: `${reader.branch}:${recordPath(one.note)}` }
    }
    return null
  }
}

function overBudget({ note }: NotedRecord, told: LedgerTools['told']): null {
  const detail = `${downloadBudget} records of the ledger did not verify; no more of them are looked at`
  const reason = { what: `earlier records of the ledger beyond ${recordPath(note)}`, request: null, status: null, detail }
  told({ state: 'unavailable', reason, sources: [] })
  return null
}
