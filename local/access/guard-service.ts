import type { DeleteObjectsRequest } from '@aws-sdk/client-s3'
import type { LocalService, OperationHandler, OperationTable } from '../service.ts'
import type { Access } from './access.ts'
import { deleteAllowed } from './delete-objects.ts'
import { hideMissingObject } from './missing-object.ts'
import type { Input, RequestWorld } from './requests/request-world.ts'
import { requestsOf } from './requests/requests-of.ts'

/** The service with every operation behind the roles of those who call it; who says no caller is the owner. */
export function guardService<Service extends LocalService>(service: Service, access: Access, world: RequestWorld): Service {
  const guarded = Object.entries(service.operations).map(([operation, handler]): [string, OperationHandler<object, unknown>] => [
    operation,
    async (input, caller) => {
      // An input has the shape of its operation, which the table of operations does not say.
      if (caller !== undefined && service.name === 's3' && operation === 'DeleteObjects')
        return deleteAllowed(access, caller, input as DeleteObjectsRequest, handler)
      if (caller !== undefined) access.require(caller, service.name, await requestsOf(service.name, operation, input as Input, world))
      try {
        return await handler(input, caller)
      } catch (error) {
        if (caller !== undefined && service.name === 's3') hideMissingObject(access, caller, operation, input as Input, error)
        throw error
      }
    },
  ])
  // The same names with the same shapes.
  return { ...service, operations: Object.fromEntries(guarded) as OperationTable & Service['operations'] }
}
