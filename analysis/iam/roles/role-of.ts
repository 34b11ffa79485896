import type { Deployment } from '../../../services/index.ts'
import type { Need } from '../calls/call.ts'
import { keyPermissions } from '../key-permissions.ts'
import { permissionsOf } from '../permission.ts'
import type { Role } from '../policy-document.ts'
import { toPolicy } from '../to-statements.ts'

/** The role of a principal, from all that it needs. `id` is also what errors call it. */
export function roleOf(id: string, service: string, needs: readonly Need[], { resources }: Deployment): Role {
  const permissions = needs.flatMap((need) => ('on' in need ? permissionsOf(need, id) : need))
  return { id, service, policy: toPolicy([...permissions, ...keyPermissions(permissions, resources)]) }
}
