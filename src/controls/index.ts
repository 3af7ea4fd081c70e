import { commitsRecorded } from './commitsRecorded.ts'
import type { Control } from './control.ts'
import { deploymentSignOff } from './deploymentSignOff.ts'
import { deploymentsRecorded } from './deploymentsRecorded.ts'
import { environmentProtected } from './environmentProtected.ts'
import { gateGuard } from './gateGuard.ts'
import { incompatibleRoles } from './incompatibleRoles.ts'
import { independentApproval } from './independentApproval.ts'
import { independentDeployer } from './independentDeployer.ts'
import { productionSecretBoundary } from './productionSecretBoundary.ts'
import { recordsAccounted } from './recordsAccounted.ts'
import { reviewedLineage } from './reviewedLineage.ts'
import { roleSignOff } from './roleSignOff.ts'

/** Every control, in the order in which people read about them. */
export const controls: Control[] = [
  independentApproval,
  roleSignOff,
  incompatibleRoles,
  gateGuard,
  productionSecretBoundary,
  independentDeployer,
  deploymentSignOff,
  reviewedLineage,
  environmentProtected,
  commitsRecorded,
  deploymentsRecorded,
  recordsAccounted,
]

export const controlById = (id: string): Control | null => controls.find((control) => control.id === id) ?? null
