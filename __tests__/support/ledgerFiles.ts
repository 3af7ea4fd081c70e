import { commitAt } from '../../src/simulator/git.ts'
import type { Stage } from '../program/stage.ts'

/** Every file of a branch of the simulated GitHub, by its path. */
export const filesOf = ({ world, repository }: Stage, branch: string): [string, Uint8Array][] =>
  [...commitAt(world.store, world.tip(repository, branch)).files].map(([path, { blob }]) => [path, world.store.blobs.get(blob) ?? new Uint8Array()])
