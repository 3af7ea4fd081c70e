import { createPopulationReader } from '../../src/collect/population.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { FoundRecords, Period, Population, PopulationReader } from '../../src/domain/reconciliation.ts'
import type { Subject } from '../../src/domain/subject.ts'
import type { World } from '../../src/simulator/world.ts'
import { payments, policyPath, withRig, type Rig, type RigOptions } from './rig.ts'

export interface Reading extends Rig {
  reader: PopulationReader
  subject: Subject
}

/** A reader of the branch as it stands. */
export async function reading(world: World, options: RigOptions, story: (found: Reading) => Promise<void>): Promise<void> {
  await withRig(world, options, async (rig) => {
    const reader = createPopulationReader({ client: rig.client, debug: () => undefined })
    const located = await reader.locate(payments, 'main')
    if (located.state !== 'found') throw new Error(`a branch expected: ${JSON.stringify(located)}`)
    await story({ ...rig, reader, subject: located.subject })
  })
}

/** What came in from a time or commit on, up to now or a time. */
export async function populationOf(
  world: World,
  given: { since: string; until?: string; named?: number[]; names?: string[]; options?: RigOptions },
  story: (population: Fact<Population>, found: Reading) => Promise<void> | void,
): Promise<void> {
  const period: Period = { since: given.since, until: given.until ?? world.clock.now() }
  const asked = { numbers: given.named ?? [], names: given.names ?? [], policyPath }
  await reading(world, given.options ?? {}, async (found) => story(await found.reader.population(found.subject, period, asked), found))
}

export async function filesOf({ files }: FoundRecords): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {}
  for await (const { path, bytes } of files()) found[path] = bytes === null ? null : new TextDecoder().decode(bytes)
  return found
}
