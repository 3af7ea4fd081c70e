import type { Annotation } from '../render/annotation.ts'
import { commandData, commandProperty, logLine } from '../render/escape.ts'

/** The runner shows ten errors, ten warnings and ten notices of a step. */
const shownPerLevel = 10

const commands: Record<Annotation['level'], string> = { failure: 'error', warning: 'warning', notice: 'notice' }

/** Workflow commands that put annotations on the run's page, one line each, for the shell to print. */
export function annotationCommands(annotations: Annotation[]): string[] {
  const levels = Object.keys(commands) as Annotation['level'][]
  return levels.flatMap((level) =>
    annotations
      .filter((one) => one.level === level)
      .slice(0, shownPerLevel)
      .map(command),
  )
}

function command({ path, line, column, level, title, message }: Annotation): string {
  const place = { title, file: path, line: String(line), ...(column === null ? {} : { col: String(column) }) }
  const properties = Object.entries(place).map(([name, value]) => `${name}=${commandProperty(logLine(value))}`)
  return `::${commands[level]} ${properties.join(',')}::${commandData(
    message
      .split('\n')
      .map((text) => logLine(text))
      .join('\n'),
  )}`
}

/** One sentence as an error, a warning or a notice of the step, without a place. */
export const messageCommand = (level: Annotation['level'], text: string): string =>
  `::${commands[level]}::${commandData(
    text
      .split('\n')
      .map((line) => logLine(line))
      .join('\n'),
  )}`
