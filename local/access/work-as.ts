import type { LocalEnvironment } from '../service.ts'
import type { Catalog } from '../services/glue/catalog.ts'
import type { ObjectStore } from '../services/s3/object-store.ts'
import type { Access } from './access.ts'
import type { Caller } from './caller.ts'
import { guardedCatalog } from './guarded-catalog.ts'
import { guardedStore } from './guarded-store.ts'

/** The data of the account as one caller may see and change them. */
export interface OwnData {
  readonly store: ObjectStore
  readonly catalog: Catalog
}

/** The data of the account for somebody; for the owner all of them. */
export type WorkAs = (caller: Caller | undefined) => OwnData

/** Data behind the roles of an account; without `access` everybody is the owner. */
export function workAs(data: OwnData, environment: Pick<LocalEnvironment, 'region' | 'accountId'>, access: Access | undefined): WorkAs {
  return (caller) =>
    access === undefined
      ? data
      : {
          store: guardedStore(data.store, access, caller),
          catalog: guardedCatalog(data.catalog, access, caller, environment),
        }
}
