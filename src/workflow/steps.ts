import { isMap, isSeq } from 'yaml'
import type { Reference } from '../domain/workflow.ts'
import type { Value } from './nodes.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import { referenceOf } from './references.ts'
import { plainOf } from './values.ts'

/** Every step of a job or composite action, those of a `parallel:` group included. */
export function stepsOf(reading: Reading, steps: Value | null): Value[] {
  if (!isSeq(steps)) return []
  return steps.items.flatMap((item) => {
    const step = reading.valueOf(item)
    return step === null ? [] : [step, ...stepsOf(reading, reading.get(step, 'parallel'))]
  })
}

const deeds = ['run', 'uses', 'parallel', 'wait', 'wait-all', 'cancel']

/** GitHub refuses a step that does nothing, and one that does two things. */
export function checkSteps(reading: Reading, steps: Value | null): void {
  for (const step of stepsOf(reading, steps)) {
    const at = placeOfNode(reading, step)
    if (!isMap(step)) reading.doubt('wrong-shape', at, 'step')
    else {
      const count = reading.entriesOf(step).filter(({ key }) => key !== null && deeds.includes(key)).length
      if (count === 0) reading.doubt('missing', at, 'run')
      if (count > 1) reading.doubt('wrong-shape', at, 'step')
    }
  }
}

/** The actions that steps use. GitHub computes nothing here, so an expression is a doubt. */
export function usesOf(reading: Reading, steps: Value | null): Reference[] {
  return stepsOf(reading, steps).flatMap((step) => {
    const uses = reading.get(step, 'uses')
    if (uses === null) return []
    const at = placeOfNode(reading, uses)
    const text = plainOf(uses)
    if (text === null) reading.doubt('wrong-shape', at, 'uses')
    return text === null ? [] : [referenceOf(text, at)]
  })
}
