import type { Deployment } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { PhysicalNames } from '../names/physical-names.ts'
import type { DeploySettings } from '../settings/settings.ts'

/** What the making of a template knows. */
export interface TemplateContext {
  readonly deployment: Deployment
  readonly settings: DeploySettings
  readonly names: PhysicalNames
}

/** What becomes of data when the stack goes: nothing, unless the settings say so. */
export function removalOf({ removal }: DeploySettings): { readonly DeletionPolicy: string; readonly UpdateReplacePolicy: string } {
  const policy = removal === 'retain' ? 'Retain' : 'Delete'
  return { DeletionPolicy: policy, UpdateReplacePolicy: policy }
}

/** The logical id of a declared resource. */
export function idOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return logicalId(kind, id)
}
