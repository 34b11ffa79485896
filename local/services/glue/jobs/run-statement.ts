import type { StartQueryExecutionInput } from '@aws-sdk/client-athena'
import type { Clock } from '../../../../engine/clock/clock.ts'
import { type Caller, callerAs } from '../../../access/caller.ts'
import type { MayCall } from '../../../access/may-call.ts'
import type { ServiceCall } from '../../../service-call.ts'
import { bindStatement } from './bind-statement.ts'
import type { JobRecord } from './job-record.ts'

/** What the generic script of a job is given, beside the parameters of its statement. */
const STATEMENT = '--statement'
const STATEMENT_URI = '--statement-uri'
const DATABASE = '--database'
const WORKGROUP = '--workgroup'
const TEMPORARY = '--TempDir'
const S3_URI = /^s3:\/\/([^/]+)\/(.+)$/

/** What running a job's statement needs. */
export interface StatementWorld {
  readonly call: ServiceCall
  readonly mayCall: MayCall
  /** Starts a query with the caller's rights on data, whatever he may do with Athena. */
  readonly startQuery: (
    input: StartQueryExecutionInput,
    caller: Caller | undefined,
  ) => Promise<{ readonly QueryExecutionId?: string | undefined }>
  readonly clock: Clock
  /** Resolves when a query has ended. */
  readonly untilQueryDone: (queryExecutionId: string) => Promise<unknown>
}

/**
 * Does what the generic script does: binds the statement, `--statement` or the text of `--statement-uri`, and runs it, here on the local
 * Athena. Rejects with why it failed.
 */
export async function runStatement(world: StatementWorld, job: JobRecord, given: Readonly<Record<string, string>>): Promise<void> {
  const { call, mayCall, startQuery, clock, untilQueryDone } = world
  const caller = callerAs(job.role, 'GlueJobRunnerSession', 'glue')
  // The script is not needed here, but Glue reads it with the job's role.
  const [, Bucket, Key] = S3_URI.exec(job.scriptLocation) ?? []
  await mayCall(caller, 's3', 'GetObject', { Bucket, Key })
  const statement = bindStatement(await statementOf(call, job, given, caller), given)
  const { QueryExecutionId = '' } = await clock.hold(() =>
    startQuery(
      {
        QueryString: statement,
        ...(given[DATABASE] !== undefined && { QueryExecutionContext: { Database: given[DATABASE] } }),
        ...(given[WORKGROUP] !== undefined && { WorkGroup: given[WORKGROUP] }),
        ...(given[WORKGROUP] === undefined && { ResultConfiguration: { OutputLocation: given[TEMPORARY] ?? besideScript(job) } }),
      },
      caller,
    ),
  )
  await untilQueryDone(QueryExecutionId)
  const { QueryExecution } = await call<{ QueryExecution: { Status: { State: string; StateChangeReason?: string } } }>(
    'athena',
    'GetQueryExecution',
    { QueryExecutionId },
  )
  const { State, StateChangeReason } = QueryExecution.Status
  if (State !== 'SUCCEEDED') throw new Error(StateChangeReason ?? `The statement ended ${State}.`)
}

async function statementOf(
  call: ServiceCall,
  job: JobRecord,
  given: Readonly<Record<string, string>>,
  caller: Caller | undefined,
): Promise<string> {
  const text = given[STATEMENT]
  if (text !== undefined) return text
  const uri = given[STATEMENT_URI]
  const [, Bucket, Key] = S3_URI.exec(uri ?? '') ?? []
  if (Bucket === undefined || Key === undefined) {
    throw new Error(
      `The job ${job.name} has no statement: give it the argument ${STATEMENT}, or ${STATEMENT_URI} with the URI of an object.`,
    )
  }
  const { Body } = await call<{ Body: AsyncIterable<Uint8Array> }>('s3', 'GetObject', { Bucket, Key }, caller)
  const chunks: Uint8Array[] = []
  for await (const chunk of Body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Where Glue puts what a job leaves behind, if nobody says where. */
function besideScript({ scriptLocation }: JobRecord): string {
  const bucket = /^s3:\/\/([^/]+)\//.exec(scriptLocation)?.[1]
  return `s3://${bucket ?? 'temporary'}/temporary/`
}
