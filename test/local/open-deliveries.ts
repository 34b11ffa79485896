import { join } from 'node:path'
import type { Activity } from '../../local/activity.ts'
import type { LocalEnvironment } from '../../local/service.ts'
import type { ServiceCall } from '../../local/service-call.ts'
import { type Delivery, deliver } from '../../local/triggers/delivery.ts'
import { type PendingWork, pendingWork } from '../../local/triggers/pending-work.ts'
import { type TargetPorts, targets } from '../../local/triggers/targets.ts'

/** Deliveries as the account makes them, to ports of a test. */
export function openDeliveries(
  environment: LocalEnvironment,
  activity: Activity,
  call: ServiceCall,
  ports: TargetPorts,
): PendingWork<Delivery> {
  const { root, clock, uuid } = environment
  const world = { clock, targets: targets({ call, ports: () => ports }), call, closing: activity.closing }
  return pendingWork({ folder: join(root, 'deliveries'), clock, activity, uuid, carryOut: (delivery) => deliver(world, delivery) })
}
