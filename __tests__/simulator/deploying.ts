import { setEnvironment } from '../../src/simulator/environments.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { scene, type Scene } from './fixture.ts'

/** The scene with a production environment that lead and the release team review, and one for compliance. */
export function deployScene(): Scene {
  const made = scene()
  const { world, repository } = made
  setEnvironment(world, repository, 'production', { reviewers: ['lead', 'acme/release'], preventSelfReview: true, refs: ['main'] })
  setEnvironment(world, repository, 'prod-compliance', { reviewers: ['erin'], adminsBypass: false })
  return made
}

export async function deployed(story: (simulator: Simulator, scene: Scene) => Promise<void>, options: SimulatorOptions = {}): Promise<void> {
  const made = deployScene()
  const simulator = await startSimulator(made.world, { observe: holdToPublished, ...options })
  try {
    await story(simulator, made)
  } finally {
    await simulator.close()
  }
}

export const home = '/repos/acme/payments'
