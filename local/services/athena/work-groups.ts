import type { WorkGroup, WorkGroupConfiguration, WorkGroupConfigurationUpdates } from '@aws-sdk/client-athena'
import { invalidRequest } from './athena-errors.ts'
import type { RecordFolder } from './record-folder.ts'

/** A workgroup to begin with. */
export interface WorkGroupOptions {
  readonly name: string
  /** `s3://bucket/folder/` */
  readonly outputLocation?: string
  /** Whether the workgroup's own settings win over a query's. Default: false. */
  readonly enforceConfiguration?: boolean
  /** Ends queries that read more bytes. Default: none. */
  readonly bytesScannedCutoff?: number
}

/** The workgroups of the account; `primary` always exists. */
export interface WorkGroups {
  get(name: string): Promise<WorkGroup>
  list(): Promise<readonly WorkGroup[]>
  create(group: WorkGroup): Promise<void>
  update(
    name: string,
    change: { description?: string | undefined; state?: WorkGroup['State']; updates?: WorkGroupConfigurationUpdates | undefined },
  ): Promise<void>
  remove(name: string): Promise<void>
}

const ENGINE = { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' } as const

export function workGroups(records: RecordFolder<WorkGroup>, declared: readonly WorkGroupOptions[], now: () => Date): WorkGroups {
  const initial = new Map<string, WorkGroup>()
  for (const options of [{ name: 'primary' }, ...declared]) initial.set(options.name, groupOf(options, now()))
  const find = async (name: string) => {
    const stored = await records.get(name)
    const group = stored ?? initial.get(name)
    return group && { ...group, ...(group.CreationTime && { CreationTime: new Date(group.CreationTime) }) }
  }
  const get = async (name: string) => {
    const group = await find(name)
    if (group === undefined) throw invalidRequest(`WorkGroup ${name} is not found.`)
    return group
  }
  return {
    get,
    async list() {
      const names = new Set([...initial.keys(), ...(await records.all()).map(({ Name }) => Name ?? '')])
      return Promise.all([...names].toSorted().map(get))
    },
    async create(group) {
      const name = group.Name ?? ''
      if ((await find(name)) !== undefined) throw invalidRequest('WorkGroup is already created')
      await records.put(name, {
        ...group,
        State: 'ENABLED',
        CreationTime: now(),
        Configuration: {
          EngineVersion: ENGINE,
          EnforceWorkGroupConfiguration: true,
          PublishCloudWatchMetricsEnabled: true,
          RequesterPaysEnabled: false,
          ...group.Configuration,
        },
      })
    },
    async update(name, { description, state, updates = {} }) {
      const group = await get(name)
      const Configuration = updated(group.Configuration ?? {}, updates)
      await records.put(name, {
        ...group,
        Configuration,
        ...(description !== undefined && { Description: description }),
        ...(state && { State: state }),
      })
    },
    async remove(name) {
      if (name === 'primary') throw invalidRequest('The primary workgroup cannot be deleted')
      await get(name)
      await records.remove(name)
      initial.delete(name)
    },
  }
}

function groupOf({ name, outputLocation, enforceConfiguration, bytesScannedCutoff }: WorkGroupOptions, created: Date): WorkGroup {
  return {
    Name: name,
    State: 'ENABLED',
    Description: '',
    CreationTime: created,
    Configuration: {
      EnforceWorkGroupConfiguration: enforceConfiguration ?? false,
      PublishCloudWatchMetricsEnabled: false,
      RequesterPaysEnabled: false,
      EngineVersion: ENGINE,
      ResultConfiguration: outputLocation === undefined ? {} : { OutputLocation: outputLocation },
      ...(bytesScannedCutoff !== undefined && { BytesScannedCutoffPerQuery: bytesScannedCutoff }),
    },
  }
}

function updated(configuration: WorkGroupConfiguration, updates: WorkGroupConfigurationUpdates): WorkGroupConfiguration {
  const {
    ResultConfigurationUpdates: results,
    RemoveBytesScannedCutoffPerQuery: uncut,
    EnforceWorkGroupConfiguration: enforce,
    BytesScannedCutoffPerQuery: cutoff,
  } = updates
  const next: WorkGroupConfiguration = {
    ...configuration,
    ...(enforce !== undefined && { EnforceWorkGroupConfiguration: enforce }),
    ...(cutoff !== undefined && { BytesScannedCutoffPerQuery: cutoff }),
    ResultConfiguration: {
      ...configuration.ResultConfiguration,
      ...(results?.OutputLocation !== undefined && { OutputLocation: results.OutputLocation }),
    },
  }
  if (results?.RemoveOutputLocation === true) delete next.ResultConfiguration?.OutputLocation
  if (uncut === true) delete next.BytesScannedCutoffPerQuery
  return next
}
