import type { Problem } from '../domain/problem.ts'
import { logLine } from './escape.ts'

/** Where the code stands when the line is short enough: terminals show it, reports do not wrap before it. */
const codeColumn = 92

/**
 * A problem as a compiler would print it: `file:7:7  unknown key "requires" in sign-off rule 1. Did you mean "roles"?  (CS-012)`, below it
 * what was expected and found, and what follows from it.
 */
export function problemText(problem: Problem, consequence?: string): string {
  return [...problemLines(problem), ...(consequence === undefined ? [] : [`  ${consequence}`])].join('\n')
}

export function problemLines(problem: Problem): string[] {
  const place = placeOf(problem)
  const told = [sentenceOf(problem.message), ...(problem.suggestion === null ? [] : suggestionLines(problem.suggestion).slice(0, 1))].join(' ')
  const first = `${place === '' ? '' : `${place}  `}${told}`
  return [
    `${first.padEnd(codeColumn)}  (${problem.code})`,
    ...expectation(problem),
    ...suggestionLines(problem.suggestion ?? '')
      .slice(1)
      .map((line) => `  ${line}`),
  ]
}

/** `file:7:7`; a place that is not known is left out. */
function placeOf({ file, line, column }: Problem): string {
  if (file === '') return ''
  return `${logLine(file, 300)}${line === null ? '' : `:${line}${column === null ? '' : `:${column}`}`}`
}

function expectation({ expected, found }: Problem): string[] {
  const parts = [...(expected === null ? [] : [`expected ${logLine(expected)}`]), ...(found === null ? [] : [`found ${logLine(found)}`])]
  return parts.length === 0 ? [] : [`  ${parts.join(', ')}`]
}

const sentenceOf = (message: string): string => {
  const line = logLine(message)
  return /[.?!]$/.test(line) ? line : `${line}.`
}

/** A suggestion can hold lines to paste (the starter policy, a permissions block): they stay lines. */
function suggestionLines(suggestion: string): string[] {
  const lines = suggestion
    .slice(0, 8000)
    .split('\n')
    .slice(0, 60)
    .map((line) => logLine(line))
  return lines.map((line, index) => (index === 0 ? `${line.slice(0, 1).toUpperCase()}${line.slice(1)}` : line))
}
