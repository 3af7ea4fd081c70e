import type { Loaders } from './program.ts'

/** Every command, in the order in which people meet them. */
export const commands: Loaders = {
  demo: async () => (await import('./demo.ts')).demoCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  scan: async () => (await import('./scan.ts')).scanCommand,
  lint: async () => (await import('./lint.ts')).lintCommand,
  test: async () => (await import('./test.ts')).testCommand,
  init: async () => (await import('./init.ts')).initCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  reconcile: async () => (await import('./reconcile.ts')).reconcileCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  pack: async () => (await import('./pack.ts')).packCommand,
}
