import { AwsError, type LocalService } from '../service.ts'
import { type ClientEntry, clients } from './clients.ts'
import { loadServiceModel, type ServiceModel } from './service-model.ts'

/** A local service and the model that its requests are read by. */
export interface ServedService {
  readonly service: LocalService
  readonly model: ServiceModel
}

/** The services that an endpoint answers for. */
export interface Registry {
  /** By the scope of a signature. Throws `NotImplemented` for a service that is not there. */
  byScope(scope: string): Promise<ServedService>
  /** All of them, S3 last; loads every model. */
  all(): Promise<readonly ServedService[]>
}

/** A registry that loads an SDK client when its service is first asked for. */
export function registry(services: readonly LocalService[], entries: Readonly<Record<string, ClientEntry>> = clients): Registry {
  const served = async (service: LocalService, entry: ClientEntry): Promise<ServedService> => ({
    service,
    model: await loadServiceModel(entry),
  })
  return {
    byScope(scope) {
      const entry = Object.entries(entries).find(([, { scopes }]) => scopes.includes(scope))
      const service = services.find(({ name }) => name === entry?.[0])
      if (entry === undefined || service === undefined) throw noSuchService(scope, services)
      return served(service, entry[1])
    },
    all() {
      const pairs = Object.entries(entries).flatMap(([name, entry]) =>
        services.filter((service) => service.name === name).map((service) => ({ service, entry })),
      )
      return Promise.all(pairs.map(({ service, entry }) => served(service, entry)))
    },
  }
}

function noSuchService(scope: string, services: readonly LocalService[]): AwsError {
  const names = services.map(({ name }) => name).sort()
  return new AwsError('NotImplemented', `The local endpoint has no service "${scope}". It answers for: ${names.join(', ')}.`, 501)
}
