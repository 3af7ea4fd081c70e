import { matchesAny } from '../duties/paths.ts'

/** Whether a policy's `changes.branches` takes in this base branch; no list governs every branch. */
export const governsBranch = (branches: string[] | undefined, branch: string): boolean => branches === undefined || matchesAny(branches, branch)
