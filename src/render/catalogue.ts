import { fillingOf, messageOf } from '../controls/catalogue.ts'
import type { MessageKind } from '../controls/control.ts'
import type { Json } from '../domain/outcome.ts'
import type { SourcedReason } from '../domain/report.ts'
import { sentence, shown } from './sentence.ts'
import type { Style } from './sentence.ts'

/** Which of a message's sentences is wanted; where one is not written, the full text stands in. */
export type Form = 'text' | 'short' | 'todo'

type Spoken = Pick<SourcedReason, 'control' | 'message' | 'data'>

/** A reason in words. Ids that no catalogue knows (evidence of another version) are shown as id and data. */
export function speak(reason: Spoken, form: Form, style: Style): string {
  const message = messageOf(reason.control, reason.message)
  if (message === null) return unknownMessage(reason, style)
  return sentence(message[form] ?? message.text, fillingOf(reason.control, reason.data), style)
}

/** As `speak`, without the full stop: for titles and table cells. */
export const speakShort = (reason: Spoken, style: Style): string => speak(reason, 'short', style).replace(/\.$/, '')

export const kindOf = (reason: Spoken): MessageKind | null => messageOf(reason.control, reason.message)?.kind ?? null

/** How many data of an unknown message are shown. */
const dataLimit = 8

function unknownMessage({ message, data }: Spoken, style: Style): string {
  const pairs = Object.entries(data).slice(0, dataLimit)
  const filled = pairs.map(
    ([name, value]: [string, Json]) => `${style.datum(name)} ${Array.isArray(value) ? style.datum(JSON.stringify(value)) : shown(value, style)}`,
  )
  return [style.datum(message), ...(filled.length === 0 ? [] : [`(${filled.join(', ')})`])].join(' ')
}
