import type { Clock } from '../../../engine/index.ts'
import type { LocalAws } from '../../../local/index.ts'
import type { LocalEnvironment } from '../../../local/service.ts'
import type { Catalog } from '../../../local/services/glue/catalog.ts'
import type { ObjectStore } from '../../../local/services/s3/object-store.ts'

/** What the examples of the local account take for granted. */
export declare const aws: LocalAws
export declare const catalog: Catalog
export declare const clock: Clock
export declare const environment: LocalEnvironment
export declare const store: ObjectStore
