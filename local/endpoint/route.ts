import { AwsError, type LocalService } from '../service.ts'
import type { Registry, ServedService } from './registry.ts'
import { type RestRoute, restRoute } from './rest-route.ts'
import { QUERY_PROTOCOL } from './service-model.ts'
import { signatureScope } from './signature-scope.ts'
import { headerOf, type WireRequest } from './wire-request.ts'

/** The service and operation that a request asks for. */
export interface Route extends ServedService, RestRoute {}

/** Finds the operation: by `X-Amz-Target`, by `Action` or by method and path, in the service of the signature's scope where there is one. */
export function route(request: WireRequest, registry: Registry): Route {
  const scope = signatureScope(request)
  const candidates = scope === undefined ? registry.all() : [registry.byScope(scope)]
  const target = headerOf(request.headers, 'x-amz-target')
  for (const served of candidates) {
    const found = routeIn(served, request, target)
    if (found !== undefined) return { ...served, ...found }
  }
  const asked = target ?? request.query.get('Action')?.[0] ?? `${request.method} ${request.path}`
  throw new AwsError('UnknownOperationException', `The local endpoint knows no operation ${asked}.`, 404)
}

function routeIn(served: ServedService, request: WireRequest, target: string | undefined): RestRoute | undefined {
  if (target !== undefined) return targetRoute(served, target)
  return served.model.protocolId === QUERY_PROTOCOL ? actionRoute(served, request) : restRoute(served.model, request)
}

function actionRoute({ model }: ServedService, { query }: WireRequest): RestRoute | undefined {
  const operation = model.operations.get(query.get('Action')?.[0] ?? '')
  return operation && { operation, labels: {} }
}

function targetRoute({ model }: ServedService, target: string): RestRoute | undefined {
  const dot = target.lastIndexOf('.')
  const operation = target.slice(0, dot) === model.targetPrefix ? model.operations.get(target.slice(dot + 1)) : undefined
  return operation && { operation, labels: {} }
}

/** The handler of an operation. Throws `NotImplemented` that names what the service has. */
export function handlerOf(service: LocalService, operation: string): LocalService['operations'][string] {
  const handler = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined
  if (handler !== undefined) return handler
  const names = Object.keys(service.operations).sort().join(', ')
  throw new AwsError('NotImplemented', `The local ${service.name} does not support ${operation}. It supports: ${names}.`, 501)
}
