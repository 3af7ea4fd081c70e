import type { Control } from './control.ts'

/** Every control, in the order in which people read about them. */
export const controls: Control[] = []

export const controlById = (id: string): Control | null => controls.find((control) => control.id === id) ?? null
