import { join } from 'node:path'
import type {
  GetQueryResultsInput,
  GetQueryResultsOutput,
  NamedQuery,
  QueryExecution,
  StartQueryExecutionInput,
  StartQueryExecutionOutput,
  WorkGroup,
} from '@aws-sdk/client-athena'
import type { Access } from '../../access/access.ts'
import { workAs } from '../../access/work-as.ts'
import type { LocalEnvironment, LocalService, OperationHandler } from '../../service.ts'
import type { Catalog } from '../glue/catalog.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { invalidRequest } from './athena-errors.ts'
import { database } from './duckdb/session.ts'
import { type Execution, isFinished } from './executions/execution.ts'
import { executionStore } from './executions/execution-store.ts'
import { type QueryEngine, type Running, runQuery } from './executions/run-query.ts'
import { getQueryResults } from './operations/get-query-results.ts'
import { type NamedQueryOperations, namedQueryOperations } from './operations/named-query-operations.ts'
import { type PreparedStatementOperations, preparedStatementOperations } from './operations/prepared-statement-operations.ts'
import { type QueryOperations, queryOperations } from './operations/query-operations.ts'
import { startQueryExecution } from './operations/start-query-execution.ts'
import { type WorkGroupOperations, workGroupOperations } from './operations/work-group-operations.ts'
import { type PreparedStatementRecord, preparedStatements } from './prepared-statements.ts'
import { recordFolder } from './record-folder.ts'
import { type WorkGroupOptions, workGroups } from './work-groups.ts'

/** Options of {@link athena}. */
export interface AthenaOptions {
  readonly environment: LocalEnvironment
  /** The objects that tables and results are; its files must lie below the environment's root, which is all that SQL can reach. */
  readonly store: ObjectStore
  readonly catalog: Catalog
  /** What those who start queries may read and write with them. Default: everything. */
  readonly access?: Access | undefined
  /** Workgroups beside or instead of the plain `primary`, which has no output location. */
  readonly workgroups?: readonly WorkGroupOptions[]
}

/** Every operation of the local Athena. */
export type AthenaOperations = QueryOperations &
  WorkGroupOperations &
  NamedQueryOperations &
  PreparedStatementOperations & {
    readonly StartQueryExecution: OperationHandler<StartQueryExecutionInput, StartQueryExecutionOutput>
    readonly GetQueryResults: OperationHandler<GetQueryResultsInput, GetQueryResultsOutput>
  }

/** The local Athena, with what other parts of the local account use of it directly. */
export interface AthenaService extends LocalService {
  readonly operations: AthenaOperations & LocalService['operations']
  /** Resolves with the query when it is SUCCEEDED, FAILED or CANCELLED; rejects with the signal's reason when aborted, the query going on. */
  untilDone(id: string, signal?: AbortSignal): Promise<QueryExecution>
  close(): Promise<void>
}

/**
 * Athena of the local account: SQL with Trino's meaning on an embedded DuckDB, over the tables of the catalog and the objects of the store.
 * Queries run in the background and hold the environment's clock while they work; finished ones are kept under `<root>/athena/`.
 *
 * @example
 * const service = athena({ environment, store, catalog, workgroups: [{ name: 'primary', outputLocation: 's3://results/' }] })
 * const { QueryExecutionId } = await service.operations.StartQueryExecution({ QueryString: 'SELECT 1' })
 * const { Status } = await service.untilDone(QueryExecutionId!)
 */
export function athena({ environment, store, catalog, access, workgroups = [] }: AthenaOptions): AthenaService {
  const { clock } = environment
  const folder = join(environment.root, 'athena')
  const work = join(folder, 'work')
  const engine: QueryEngine = {
    environment,
    store,
    as: workAs({ store, catalog }, environment, access),
    work,
    plain: new Set(),
    database: database({ folders: [environment.root], temporaryFolder: join(work, 'spill') }),
  }
  const executions = executionStore(recordFolder<Execution>(join(folder, 'executions'), clock))
  const groups = workGroups(recordFolder<WorkGroup>(join(folder, 'workgroups'), clock), workgroups, () => new Date(clock.now()))
  const prepared = preparedStatements(recordFolder<PreparedStatementRecord>(join(folder, 'prepared-statements'), clock), () => clock.now())
  const running = new Map<string, Running>()

  async function stop(id: string): Promise<void> {
    const execution = await executions.get(id)
    if (isFinished(execution)) return
    running.get(id)?.interrupt()
    await running.get(id)?.finished
  }

  return {
    name: 'athena',
    operations: {
      ...queryOperations(executions, stop),
      ...workGroupOperations(groups),
      ...namedQueryOperations(recordFolder<NamedQuery>(join(folder, 'named-queries'), clock), groups, environment.uuid),
      ...preparedStatementOperations(prepared, groups),
      StartQueryExecution: startQueryExecution({
        engine,
        executions,
        groups,
        prepared,
        launch(execution, run, start) {
          const query = runQuery(execution, run, engine, start)
          const finished = query.finished.then(() => executions.save(execution)).finally(() => running.delete(execution.id))
          running.set(execution.id, { ...query, finished })
        },
      }),
      GetQueryResults: getQueryResults(executions, engine.as),
    },
    async untilDone(id, signal) {
      const execution = await executions.get(id)
      const query = running.get(id)
      if (query !== undefined) await Promise.race([query.finished, aborted(signal)])
      if (!isFinished(execution)) throw invalidRequest(`QueryExecution ${id} is not running here`)
      return execution.query
    },
    async close() {
      for (const query of running.values()) query.interrupt()
      await Promise.all([...running.values()].map(({ finished }) => finished))
      engine.database.close()
    },
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal === undefined) return
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
