import type { Json } from '../domain/outcome.ts'
import type { DoubtKind } from '../domain/workflow.ts'
import { doubtWords } from './doubtWords.ts'

/**
 * What the sentences of a finding show besides its data, made when they are shown: evidence holds the finding, never our words for it. The data may
 * be of a record from elsewhere, and of any form.
 */
export function boundaryWords(data: Record<string, Json>): Record<string, Json> {
  const { rule, file, line, job = null, jobs, context = null, runs, kind } = data
  if (typeof rule !== 'string') return {}
  const isPlaced = typeof file === 'string' && file !== ''
  return {
    ...(isPlaced ? { place: `${file.replace(/^\.github\/workflows\//, '')}:${String(line)}`, where: `${file}:${String(line)}${via(data)}` } : {}),
    run: runWords(context),
    runs: Array.isArray(runs) && runs.length > 0 ? runs : ['any event'],
    jobs: Array.isArray(jobs) ? jobs : job === null ? [] : [job],
    ...(typeof kind === 'string' && Object.hasOwn(doubtWords, kind) ? doubtWords[kind as DoubtKind] : {}),
  }
}

function via({ callee, calleeLine, caller }: Record<string, Json>): string {
  if (typeof callee === 'string') return ` (${callee}${typeof calleeLine === 'number' ? `:${calleeLine}` : ''})`
  return typeof caller === 'string' ? ` (called by ${caller})` : ''
}

/** `pull_request` as "a pull request run": a phrase of ours, as long as the context is an event and no more. */
function runWords(context: Json): string {
  if (typeof context !== 'string') return 'any run'
  const words = /^[a-z_]{1,30}$/.test(context) ? `${context.replaceAll('_', ' ')} run` : context
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}
