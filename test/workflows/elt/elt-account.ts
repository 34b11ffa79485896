import { handlerOf } from '../../../local/endpoint/route.ts'
import type { LocalAws } from '../../../local/index.ts'
import { localNamer, type Pipeline, resolveNames } from '../../../services/index.ts'
import { sampleShipments } from '../../../workflows/elt/sample-shipments.ts'

/** Calls a service of the account as a client does. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any service.
export async function call(aws: LocalAws, service: keyof LocalAws['services'], operation: string, input: object): Promise<any> {
  return handlerOf(aws.services[service], operation)?.(input)
}

/** Rows of silver tables by Athena's SQL. */
export async function query(aws: LocalAws, sql: string): Promise<readonly (readonly (string | undefined)[])[]> {
  const started = await call(aws, 'athena', 'StartQueryExecution', {
    QueryString: sql,
    QueryExecutionContext: { Database: 'elt' },
    ResultConfiguration: { OutputLocation: 's3://elt-silver/athena-results/' },
  })
  for (;;) {
    const { State, StateChangeReason } = (await call(aws, 'athena', 'GetQueryExecution', started)).QueryExecution.Status
    if (State === 'SUCCEEDED') break
    if (State !== 'QUEUED' && State !== 'RUNNING') throw new Error(StateChangeReason)
    await aws.environment.clock.sleep(100)
  }
  const page = await call(aws, 'athena', 'GetQueryResults', started)
  const rows: readonly { readonly Data: readonly { readonly VarCharValue?: string }[] }[] = page.ResultSet.Rows
  return rows.slice(1).map(({ Data }) => Data.map(({ VarCharValue }) => VarCharValue))
}

/** Messages in a queue: those that wait, and those that somebody has. */
export async function depth(aws: LocalAws, name: string): Promise<number> {
  const { QueueUrl } = await call(aws, 'sqs', 'GetQueueUrl', { QueueName: name })
  const { Attributes } = await call(aws, 'sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
}

/** Keys and etags below a prefix. */
export async function listing(aws: LocalAws, bucket: string, prefix: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await aws.store.list(bucket, prefix)).map(({ key, etag }) => [key, etag]))
}

/** A bronze file of shipments. */
export function shipments(count: number, seed = 1, format: 'json' | 'jsonl' = 'jsonl'): string {
  return [...sampleShipments({ type: 'shipments', count, seed, format })].join('')
}

/** How an execution ended. */
export interface Ending {
  readonly status: string
  readonly error?: string
  readonly cause?: string
  // biome-ignore lint/suspicious/noExplicitAny: outputs of any workflow.
  readonly output?: any
}

/** Starts a workflow and waits for its end. */
export async function execute(aws: LocalAws, workflow: string, input: object, name?: string): Promise<Ending> {
  const started = await call(aws, 'sfn', 'StartExecution', {
    stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${workflow}`,
    input: JSON.stringify(input),
    ...(name !== undefined && { name }),
  })
  for (;;) {
    const { status, error, cause, output } = await call(aws, 'sfn', 'DescribeExecution', { executionArn: started.executionArn })
    if (status !== 'RUNNING') return { status, error, cause, ...(output !== undefined && { output: JSON.parse(output) }) }
    await aws.environment.clock.sleep(1000)
  }
}

/** Switches triggers of a pipeline on, in an account that runs. */
export async function switchOn(aws: LocalAws, { triggers }: Pipeline): Promise<void> {
  const namer = localNamer({ endpoint: (await aws.endpoint()).url })
  const own = triggers.filter(({ kind }) => kind === 'object' || kind === 'queue')
  await aws.provision({ triggers: resolveNames(own, namer) })
}
