import { isMap, isSeq } from 'yaml'
import type { InputModel, Trigger } from '../domain/workflow.ts'
import { isEventName } from './eventNames.ts'
import type { Value } from './nodes.ts'
import { isNothing } from './nodes.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import { plainListOf, plainOf, recordOf, typedTemplate } from './values.ts'

/** The events of `on:`, which is a name, a list of names, or a map. */
export function triggersOf(reading: Reading, on: Value | null): Trigger[] {
  if (on === null || isNothing(on)) {
    reading.doubt('missing', placeOfNode(reading, on ?? reading.root), 'on')
    return []
  }
  if (isMap(on)) return reading.entriesOf(on).flatMap(({ keyNode, value }) => (keyNode === null ? [] : triggerOf(reading, keyNode, value)))
  const names = isSeq(on) ? on.items.map((item) => reading.valueOf(item)) : [on]
  return names.flatMap((name) => (name === null ? [] : triggerOf(reading, name, null)))
}

function triggerOf(reading: Reading, name: Value, value: Value | null): Trigger[] {
  const at = placeOfNode(reading, name)
  const event = plainOf(name)
  if (event === null) {
    reading.doubt('wrong-shape', at, 'on')
    return []
  }
  if (!isEventName(event)) reading.doubt('unknown-event', at, event)
  // `schedule` is a list of times, the others are maps, and nothing means every one.
  const shaped = isNothing(value) || isMap(value) || (event === 'schedule' && isSeq(value))
  if (!shaped) wrong(reading, event)(value ?? name)
  const filter = (key: string): string[] | null => plainListOf(reading, reading.get(value, key), wrong(reading, key))
  for (const key of ['branches', 'tags', 'paths']) {
    const other = reading.get(value, `${key}-ignore`)
    // GitHub refuses both for one event, and nobody could say which one counts.
    if (other !== null && reading.get(value, key) !== null) reading.doubt('wrong-shape', placeOfNode(reading, other), `${key}-ignore`)
  }
  const inputs = recordOf(reading, reading.get(value, 'inputs'), (entry) => inputOf(reading, entry.value))
  const secrets = Object.keys(recordOf(reading, reading.get(value, 'secrets'), () => null)).map((secret) => secret.toUpperCase())
  const types = filter('types')?.map((type) => type.toLowerCase()) ?? null
  const [branches, branchesIgnore, tags, tagsIgnore] = [filter('branches'), filter('branches-ignore'), filter('tags'), filter('tags-ignore')]
  return [{ at, event, branches, branchesIgnore, tags, tagsIgnore, types, inputs, secrets }]
}

const wrong = (reading: Reading, found: string) => (value: Value): void => reading.doubt('wrong-shape', placeOfNode(reading, value), found)

const types = ['string', 'boolean', 'number', 'choice', 'environment'] as const

function inputOf(reading: Reading, input: Value | null): InputModel {
  const written = plainOf(reading.get(input, 'type')) ?? 'string'
  const type = types.find((known) => known === written)
  if (type === undefined) reading.doubt('wrong-shape', placeOfNode(reading, reading.get(input, 'type')), written)
  const fallback = reading.get(input, 'default')
  const options = reading.get(input, 'options')
  return {
    type: type ?? 'string',
    options: plainListOf(reading, options, wrong(reading, 'options')),
    required: plainOf(reading.get(input, 'required'))?.toLowerCase() === 'true',
    default: fallback === null ? null : typedTemplate(reading, fallback),
  }
}
