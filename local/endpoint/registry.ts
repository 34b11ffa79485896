import { AwsError, type LocalService } from '../service.ts'
import { type ClientEntry, clients } from './clients.ts'
import { type ServiceModel, serviceModel } from './service-model.ts'

/** A local service and the model that its requests are read by. */
export interface ServedService {
  readonly service: LocalService
  readonly model: ServiceModel
}

/** The services that an endpoint answers for. */
export interface Registry {
  /** By the scope of a signature. Throws `NotImplemented` for a service that is not there. */
  byScope(scope: string): ServedService
  /** All of them, S3 last; loads every model. */
  all(): readonly ServedService[]
}

/** A registry that loads an SDK client when its service is first asked for. */
export function registry(services: readonly LocalService[], entries: Readonly<Record<string, ClientEntry>> = clients): Registry {
  return {
    byScope(scope) {
      const entry = Object.entries(entries).find(([, { scopes }]) => scopes.includes(scope))
      const service = services.find(({ name }) => name === entry?.[0])
      if (entry === undefined || service === undefined) throw noSuchService(scope, services)
      return { service, model: serviceModel(entry[1]) }
    },
    all() {
      return Object.entries(entries).flatMap(([name, entry]) => {
        const service = services.find((service) => service.name === name)
        return service === undefined ? [] : [{ service, model: serviceModel(entry) }]
      })
    },
  }
}

function noSuchService(scope: string, services: readonly LocalService[]): AwsError {
  const names = services.map(({ name }) => name).sort()
  return new AwsError('NotImplemented', `The local endpoint has no service "${scope}". It answers for: ${names.join(', ')}.`, 501)
}
