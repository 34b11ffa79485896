import type { QueryExecution, StartQueryExecutionInput, StartQueryExecutionOutput, WorkGroup } from '@aws-sdk/client-athena'
import { AwsError, type OperationHandler } from '../../../service.ts'
import { invalidRequest, required } from '../athena-errors.ts'
import type { Execution } from '../executions/execution.ts'
import type { ExecutionStore } from '../executions/execution-store.ts'
import { parsed, prepareRun } from '../executions/prepare-run.ts'
import type { PreparedRun, QueryEngine, QueryStart } from '../executions/run-query.ts'
import type { PreparedStatements } from '../prepared-statements.ts'
import { STATEMENT_TYPES, type Statement } from '../statements/statement.ts'
import type { WorkGroups } from '../work-groups.ts'

interface StartQuery {
  readonly engine: QueryEngine
  readonly executions: ExecutionStore
  readonly groups: WorkGroups
  readonly prepared: PreparedStatements
  /** Sets the query going in the background. */
  readonly launch: (execution: Execution, run: PreparedRun, start: QueryStart) => void
}

/** Accepts a query and answers at once. https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
export function startQueryExecution({
  engine,
  executions,
  groups,
  prepared,
  launch,
}: StartQuery): OperationHandler<StartQueryExecutionInput, StartQueryExecutionOutput> {
  return async (input, caller) => {
    const source = required(input.QueryString, 'queryString')
    const { ClientRequestToken: token, ExecutionParameters = [], WorkGroup: groupName = 'primary' } = input
    const fingerprint = JSON.stringify([source, input.QueryExecutionContext, input.ResultConfiguration, ExecutionParameters, groupName])
    const earlier = token === undefined ? undefined : executions.byToken(token)
    if (earlier !== undefined) {
      if (earlier.fingerprint !== fingerprint) throw invalidRequest('Idempotent parameters do not match')
      return { QueryExecutionId: earlier.id }
    }
    const group = await groups.get(groupName)
    if (group.State === 'DISABLED') throw invalidRequest(`WorkGroup ${groupName} is disabled.`)
    const folder = outputFolder(input, group)
    const bucket = /^s3:\/\/([^/]+)/.exec(folder)?.[1]
    if (bucket === undefined) throw invalidRequest(`outputLocation is not a valid S3 path.`)
    const results = caller?.by === 'glue' ? engine.store : engine.as(caller).store
    // Athena says the same of a bucket that is not there and of one that the caller may not ask for.
    if (!(await results.hasBucket(bucket).catch(deniedAsMissing))) throw invalidRequest(`Unable to verify/create output bucket ${bucket}`)
    const statement = parsed(source)
    const run = await prepareRun(statement, source, ExecutionParameters, groupName, prepared)
    const id = engine.environment.uuid()
    const execution: Execution = {
      id,
      query: described(input, { id, folder, group, statement: run.statement ?? statement, now: engine.environment.clock.now() }),
      columns: [],
      result: 'none',
      fingerprint,
      ...(token !== undefined && { token }),
    }
    executions.add(execution)
    launch(execution, run, { caller, cutoff: group.Configuration?.BytesScannedCutoffPerQuery })
    return { QueryExecutionId: id }
  }
}

function deniedAsMissing(error: unknown): false {
  if (error instanceof AwsError && error.code === 'AccessDenied') return false
  throw error
}

/** The workgroup's folder where it enforces it, else the query's, else the workgroup's. */
function outputFolder({ ResultConfiguration }: StartQueryExecutionInput, { Configuration }: WorkGroup): string {
  const own = Configuration?.ResultConfiguration?.OutputLocation
  const location = Configuration?.EnforceWorkGroupConfiguration === true && own ? own : (ResultConfiguration?.OutputLocation ?? own)
  if (location === undefined || location === '')
    throw invalidRequest(
      'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
    )
  return location.endsWith('/') ? location : `${location}/`
}

interface Described {
  readonly id: string
  readonly folder: string
  readonly group: WorkGroup
  readonly statement: Statement
  readonly now: number
}

function described(input: StartQueryExecutionInput, { id, folder, group, statement, now }: Described): QueryExecution {
  const [StatementType, SubstatementType] = STATEMENT_TYPES[statement.kind]
  return {
    QueryExecutionId: id,
    Query: input.QueryString,
    StatementType,
    SubstatementType,
    ResultConfiguration: { ...input.ResultConfiguration, OutputLocation: resultLocation(folder, id, statement) },
    ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
    QueryExecutionContext: input.QueryExecutionContext ?? {},
    Status: { State: 'QUEUED', SubmissionDateTime: new Date(now) },
    Statistics: {},
    WorkGroup: group.Name,
    EngineVersion: { SelectedEngineVersion: 'Athena engine version 3', EffectiveEngineVersion: 'Athena engine version 3' },
    ...(input.ExecutionParameters && { ExecutionParameters: [...input.ExecutionParameters] }),
  }
}

function resultLocation(folder: string, id: string, { kind }: Statement): string {
  if (kind === 'query') return `${folder}${id}.csv`
  if (kind === 'create-table-as') return `${folder}tables/${id}`
  return kind === 'unload' || kind === 'insert' ? `${folder}${id}` : `${folder}${id}.txt`
}
