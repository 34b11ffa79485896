import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { QueryExecution } from '@aws-sdk/client-athena'
import type { Caller } from '../../../access/caller.ts'
import type { WorkAs } from '../../../access/work-as.ts'
import type { LocalEnvironment } from '../../../service.ts'
import type { ObjectStore } from '../../s3/object-store.ts'
import { translateError } from '../duckdb/error-translation.ts'
import type { Database, Session } from '../duckdb/session.ts'
import { columnInfo } from '../results/column-info.ts'
import { writeRows } from '../results/write-rows.ts'
import { writeManifest, writeText } from '../results/write-text.ts'
import { SqlError } from '../sql/sql-error.ts'
import type { QueryContext } from '../statements/query-context.ts'
import { runStatement } from '../statements/run-statement.ts'
import type { Statement } from '../statements/statement.ts'
import type { Execution } from './execution.ts'

/** A query ready to run: PREPARE and EXECUTE are resolved. */
export interface PreparedRun {
  readonly statement: Exclude<Statement, { kind: 'prepare' | 'execute' | 'deallocate' }> | undefined
  readonly source: string
  readonly parameters: readonly string[]
  /** What a statement without SQL of its own does instead: PREPARE and DEALLOCATE. */
  readonly instead?: () => Promise<void>
}

/** What every query shares. */
export interface QueryEngine {
  readonly environment: LocalEnvironment
  readonly store: ObjectStore
  /** Athena acts with the rights of who starts the query. */
  readonly as: WorkAs
  readonly database: Database
  /** The folder of drafts and clean copies, within the reach of SQL. */
  readonly work: string
  /** Text files known to hold no hazard, for as long as the service lives. */
  readonly plain: Set<string>
}

/** A running query; `interrupt` ends it as soon as DuckDB notices. */
export interface Running {
  readonly finished: Promise<void>
  interrupt(): void
}

/** How a query was started. */
export interface QueryStart {
  readonly caller: Caller | undefined
  /** Bytes that it may scan at most. */
  readonly cutoff: number | undefined
}

/** Runs a query in the background: RUNNING at once, then SUCCEEDED, FAILED or CANCELLED. Never rejects. */
export function runQuery(execution: Execution, run: PreparedRun, engine: QueryEngine, { caller, cutoff }: QueryStart): Running {
  const { clock } = engine.environment
  let session: Session | undefined
  let cancelled = false
  const started = clock.now()
  const realStart = performance.now()
  const work = join(engine.work, execution.id)
  let scanned = 0

  async function body(): Promise<void> {
    setStatus(execution, { State: 'RUNNING' })
    if (run.statement === undefined) return run.instead?.()
    session = await engine.database.session()
    const { query } = execution
    const own = engine.as(caller)
    const context: QueryContext = {
      id: execution.id,
      ...own,
      // A job's script leaves no result behind: that there is one is the local account's own.
      results: caller?.by === 'glue' ? engine.store : own.store,
      session,
      database: query.QueryExecutionContext?.Database?.toLowerCase() ?? 'default',
      parameters: run.parameters,
      now: started,
      accountId: engine.environment.accountId,
      outputLocation: folderOf(query),
      work,
      copies: join(engine.work, 'copies'),
      plain: engine.plain,
      uuid: engine.environment.uuid,
      scanned(bytes) {
        scanned += bytes
        if (cutoff !== undefined && scanned > cutoff)
          throw new SqlError('EXCEEDED_BYTES_SCANNED_LIMIT', `Query cancelled! : Bytes scanned limit was exceeded`)
      },
    }
    if (cancelled) throw new SqlError('USER_CANCELED', 'Query cancelled by user')
    await mkdir(work, { recursive: true })
    await session.run(`SET VARIABLE athena_now = to_timestamp(${started / 1000})`)
    await finish(await runStatement(run.statement, run.source, context), context)
  }

  async function finish(result: Awaited<ReturnType<typeof runStatement>>, context: QueryContext): Promise<void> {
    if (cancelled) throw new SqlError('USER_CANCELED', 'Query cancelled by user')
    if (result.kind === 'rows') {
      execution.columns = await writeRows(result.sql, result.columns, context)
      execution.result = 'csv'
    } else if (result.kind === 'text') {
      await writeText(result.lines, context)
      execution.columns = result.columns.map((column) => columnInfo(column, undefined))
      execution.result = 'txt'
    } else {
      const manifest = await writeManifest(result.uris, context)
      statistics({ DataManifestLocation: manifest })
      execution.updateCount = result.rows
    }
  }

  function statistics(more: NonNullable<QueryExecution['Statistics']> = {}): void {
    // The engine's own time is real even where the clock is virtual: a query of no time would look as if it never ran.
    const milliseconds = Math.max(1, Math.round(performance.now() - realStart))
    execution.query.Statistics = {
      ...execution.query.Statistics,
      ...more,
      DataScannedInBytes: scanned,
      EngineExecutionTimeInMillis: milliseconds,
      TotalExecutionTimeInMillis: milliseconds,
      QueryQueueTimeInMillis: 0,
      QueryPlanningTimeInMillis: 0,
      ServiceProcessingTimeInMillis: 0,
      ResultReuseInformation: { ReusedPreviousResult: false },
    }
  }

  const finished = clock
    .hold(async () => {
      try {
        await body()
        statistics()
        setStatus(execution, { State: 'SUCCEEDED', CompletionDateTime: new Date(clock.now()) })
      } catch (error) {
        statistics()
        fail(execution, translateError(error), cancelled, new Date(clock.now()))
      } finally {
        session?.close()
        await rm(work, { recursive: true, force: true })
      }
    })
    .catch((error: unknown) => fail(execution, translateError(error), cancelled, new Date(clock.now())))
  return {
    finished,
    interrupt() {
      cancelled = true
      session?.interrupt()
    },
  }
}

function setStatus(execution: Execution, change: NonNullable<QueryExecution['Status']>): void {
  execution.query = { ...execution.query, Status: { ...execution.query.Status, ...change } }
}

function fail(execution: Execution, error: SqlError, cancelled: boolean, at: Date): void {
  if (cancelled || error.code === 'EXCEEDED_BYTES_SCANNED_LIMIT') {
    setStatus(execution, {
      State: 'CANCELLED',
      CompletionDateTime: at,
      StateChangeReason: cancelled ? 'Query cancelled by user' : error.message,
    })
    return
  }
  // Hive's messages begin with FAILED and carry their own code.
  const reason = error.message.startsWith('FAILED:') ? error.message : `${error.code}: ${error.message}`
  const AthenaError = {
    ErrorCategory: error.category,
    ErrorType: ERROR_TYPES[error.code] ?? (error.category === 1 ? 1 : 1006),
    Retryable: false,
    ErrorMessage: reason,
  }
  setStatus(execution, { State: 'FAILED', CompletionDateTime: at, StateChangeReason: reason, AthenaError })
}

/** https://docs.aws.amazon.com/athena/latest/ug/error-reference.html */
const ERROR_TYPES: Readonly<Record<string, number>> = {
  TABLE_NOT_FOUND: 1301,
  SCHEMA_NOT_FOUND: 1301,
  COLUMN_NOT_FOUND: 1303,
  HIVE_BAD_DATA: 1101,
  HIVE_PATH_ALREADY_EXISTS: 1103,
  HIVE_TOO_MANY_OPEN_PARTITIONS: 1100,
  NOT_SUPPORTED: 1003,
}

function folderOf({ ResultConfiguration }: QueryExecution): string {
  const location = ResultConfiguration?.OutputLocation ?? ''
  return location.slice(0, location.lastIndexOf('/') + 1).replace(/tables\/$/, '')
}
