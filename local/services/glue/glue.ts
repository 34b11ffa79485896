import { join } from 'node:path'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import type { Catalog } from './catalog.ts'
import { databaseOperations } from './database-operations.ts'
import { fileCatalog } from './file-catalog.ts'
import { partitionOperations } from './partition-operations.ts'
import { stateFolder } from './state-folder.ts'
import { tableOperations } from './table-operations.ts'

/** Options of {@link glue}. */
export interface GlueOptions {
  readonly environment: LocalEnvironment
  readonly store: ObjectStore
}

/** The local Glue, with what other local services use of it directly. */
export interface GlueService extends LocalService {
  readonly catalog: Catalog
}

/** Glue of the local account. State is kept as JSON files in `<root>/glue/`. */
export function glue({ environment }: GlueOptions): GlueService {
  const state = stateFolder(join(environment.root, 'glue'), environment.clock)
  const catalog = fileCatalog(state, environment)
  return {
    name: 'glue',
    operations: { ...databaseOperations(catalog.databases), ...tableOperations(catalog.tables), ...partitionOperations(catalog) },
    catalog,
  }
}
