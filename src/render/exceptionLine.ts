import type { RecordSays } from '../domain/reconciliation.ts'
import type { Exception } from './exceptions.ts'
import { tellsOf } from './reconciliationWords.ts'
import { shown, type Style, utc } from './sentence.ts'

/** How commits and pull requests are written: as links where there can be any. */
export interface Names {
  commit(sha: string): string
  change(number: number): string
}

export const plainNames = (style: Style): Names => ({
  commit: (sha) => style.datum(/^[0-9a-f]{40,64}$/.test(sha) ? sha.slice(0, 7) : sha),
  change: (number) => style.words(`#${number}`),
})

/** One row in a sentence. */
export function exceptionLine(one: Exception, style: Style, names: Names): string {
  const by = `${one.who === null ? 'by nobody who can be named' : `by ${style.datum(one.who)}`}${one.when === null ? '' : `, ${timeOf(one.when, style)}`}`
  const told = one.record === null ? '' : `; ${tellsOf[one.kind] ?? ''} record ${shown(one.record, style)}`
  switch (one.what) {
    case 'commit':
      return `${names.commit(one.id)}${one.change === null ? '' : ` of ${names.change(one.change)}`} ${one.kind === 'commit-pushed' ? 'pushed' : 'merged'} ${by}${told}`
    case 'deployment':
      return `deployment ${numeral(one.id, style)} of ${names.commit(one.commit ?? '')} to ${style.datum(one.environment ?? '')} ${by}${told}`
    case 'branch':
      return `${moveOf(one, names)} ${by}`
    case 'ledger':
      if (one.kind === 'ledger-rewritten') return `the ledger’s branch ${moveOf(one, names)} ${by}`
      return `${one.id === '' ? '' : `record ${numeral(one.id, style)}: `}${style.datum(one.detail ?? '')}`
    case 'record':
      return recordLine(one, style, names)
  }
}

/** Git's name for no commit at all stands after a deletion. */
function moveOf({ commit, id }: Exception, names: Names): string {
  if (/^0+$/.test(id)) return commit === null ? 'deleted' : `deleted at ${names.commit(commit)}`
  return `${commit === null ? 'moved' : `from ${names.commit(commit)}`} to ${names.commit(id)}`
}

/** A page may be made of a record from elsewhere, where anything can stand in place of a number. */
const numeral = (id: string, style: Style): string => (/^\d+$/.test(id) ? style.words(id) : style.datum(id))

function recordLine({ id, path, detail, says }: Exception, style: Style, names: Names): string {
  const why = detail === null ? '' : `: ${style.datum(detail)}`
  return `record ${shown(id, style)} at ${style.datum(path ?? '')}${why}${says === null ? '' : `; it says: ${saysLine(says, style, names)}`}`
}

/** Pull requests of one record that are named. */
const changeLimit = 5

function saysLine({ gate, repository, commit, changes, environment, result, evaluatedAt }: RecordSays, style: Style, names: Names): string {
  const numbers = changes.slice(0, changeLimit).map(({ number }) => names.change(number))
  const left = changes.length - numbers.length
  const of = [
    ...(changes.length === 0 ? [] : [`of ${numbers.join(', ')}${left > 0 ? ` and ${left} more` : ''}`]),
    `at ${names.commit(commit)}`,
    `in ${style.datum(repository)}`,
    ...(environment === null ? [] : [`to ${style.datum(environment)}`]),
  ]
  return `${style.datum(gate)} ${of.join(' ')} ${style.datum(result)}, ${timeOf(evaluatedAt, style)}`
}

export const timeOf = (time: string, style: Style): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) ? style.words(utc(time)) : style.datum(time))
