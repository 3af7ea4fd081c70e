/** Filled in by the build from package.json. */
declare const __VERSION__: string | undefined

/** This program's version, as records name their evaluator. A version's controls never change once it is released. */
export const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source'
