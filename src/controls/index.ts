import type { Control } from './control.ts'
import { gateGuard } from './gateGuard.ts'
import { incompatibleRoles } from './incompatibleRoles.ts'
import { independentApproval } from './independentApproval.ts'
import { productionSecretBoundary } from './productionSecretBoundary.ts'
import { roleSignOff } from './roleSignOff.ts'

/** Every control, in the order in which people read about them. */
export const controls: Control[] = [independentApproval, roleSignOff, incompatibleRoles, gateGuard, productionSecretBoundary]

export const controlById = (id: string): Control | null => controls.find((control) => control.id === id) ?? null
