import { type Expr, exists, type Flow, type JsonObject, jsonata, not, type Ref, text } from '../../asl/index.ts'
import { fromGreatExpectations } from '../../quality/index.ts'
import { glue } from '../../services/index.ts'
import type { GateRequest } from '../../tasks/compile-gate/contract.ts'
import type { GateDataset } from './options.ts'

/** A dataset with the columns that the catalog has of it now. */
export interface FoundDataset {
  readonly suite: unknown
  readonly judged: string
  readonly table: GateRequest['table']
}

/** Finds the dataset of a record type and its table. Ends with `Quality.RecordTypeUnknown` or `Quality.TableNotFound`. */
export function findDataset<S>(
  flow: Flow<S>,
  recordType: Expr<string, S>,
  datasets: Readonly<Record<string, GateDataset>>,
): Ref<FoundDataset, S> {
  const known: JsonObject = Object.fromEntries(Object.entries(datasets).map(([name, dataset]) => [name, placeOf(dataset)]))
  const dataset = flow.pass(
    'Find dataset',
    jsonata<{
      readonly database: string
      readonly table: string
      readonly judged: string
      readonly suite?: unknown
    }>`$merge([$lookup(${known}, ${recordType})])`,
  )
  flow.when('Dataset unknown?', not(exists(dataset.table)), (unknown) =>
    unknown.fail('Quality.RecordTypeUnknown', text`no dataset is called ${recordType}: there are ${Object.keys(datasets).join(', ')}`),
  )
  const { Table } = flow.task(
    'Get table',
    glue.getTable,
    { DatabaseName: dataset.database, Name: dataset.table },
    {
      catch: {
        'Glue.EntityNotFoundException': (missing) =>
          missing.fail(
            'Quality.TableNotFound',
            text`there is no table ${dataset.database}.${dataset.table}: deploy it, or crawl what was written`,
          ),
      },
    },
  )
  const columns = (list: Expr<unknown, S>) => jsonata<GateRequest['table']['columns']>`$append([], ${list}.{ "Name": Name, "Type": Type })`
  return flow.pass('Read table', {
    suite: dataset.suite,
    judged: dataset.judged,
    table: {
      database: dataset.database,
      name: dataset.table,
      columns: columns(Table.StorageDescriptor.Columns),
      partition_keys: columns(Table.PartitionKeys),
    },
  }) as Ref<FoundDataset, S>
}

/** A suite that cannot be read ends the definition, not the first run. */
function placeOf({ table, judged, suite }: GateDataset): JsonObject {
  const place = { database: table.database, table: table.table, judged: judged.table }
  // A suite is JSON: its interface has no index signature.
  return { ...place, suite: suite === undefined ? null : (fromGreatExpectations(suite) as unknown as JsonObject) }
}
