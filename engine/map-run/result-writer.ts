import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import { StatesResultWriterFailedError } from '../errors/states-result-writer-failed-error.ts'
import type { ChildExecution } from '../execution/execution-result.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { isJsonObject, textField } from '../machine/state-document.ts'
import { pathInput } from '../states/effective-input.ts'

/**
 * What a map run hands to its state: the children's outputs, or, with a `ResultWriter`, where they were written.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export async function mapResult(frame: Frame, mapRunArn: string, children: readonly ChildExecution[]): Promise<JsonValue> {
  const writer = frame.state.fields.ResultWriter
  if (!isJsonObject(writer)) return outputs(children)
  const config = isJsonObject(writer.WriterConfig) ? writer.WriterConfig : {}
  if (textField(writer, 'Resource') === undefined) return transform(children, config.Transformation)
  return write(frame, mapRunArn, children, await writerArguments(frame, writer), config)
}

async function writerArguments(frame: Frame, writer: JsonObject): Promise<JsonObject> {
  const place =
    frame.state.queryLanguage === 'JSONata'
      ? await evaluateField(frame, 'ResultWriter/Arguments', writer.Arguments ?? {}, jsonataVariables(frame))
      : evaluatePayloadTemplate(frame, 'ResultWriter/Parameters', writer.Parameters ?? {}, pathInput(frame))
  return isJsonObject(place) ? place : {}
}

async function write(
  frame: Frame,
  mapRunArn: string,
  children: readonly ChildExecution[],
  place: JsonObject,
  config: JsonObject,
): Promise<JsonValue> {
  const { objects } = frame.branch.execution
  if (objects === undefined) throw new StatesResultWriterFailedError('The engine was started without a port for objects.')
  const bucket = textField(place, 'Bucket') ?? ''
  const prefix = textField(place, 'Prefix')
  const folder = `${prefix === undefined ? '' : `${prefix}/`}${mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)}`
  const files: Record<string, JsonValue> = { FAILED: [], PENDING: [], SUCCEEDED: [] }
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const written = children.filter((child) => (child.result.status === 'SUCCEEDED') === (status === 'SUCCEEDED'))
    if (written.length === 0) continue
    const isLines = config.OutputType === 'JSONL'
    const key = `${folder}/${status}_0.${isLines ? 'jsonl' : 'json'}`
    const records = transform(written, status === 'SUCCEEDED' ? config.Transformation : 'NONE')
    const body = isLines ? records.map((record) => JSON.stringify(record)).join('\n') : JSON.stringify(records)
    await objects.write(bucket, key, body)
    files[status] = [{ Key: key, Size: Buffer.byteLength(body) }]
  }
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: files }
  await objects.write(bucket, `${folder}/manifest.json`, JSON.stringify(manifest))
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: `${folder}/manifest.json` } }
}

function transform(children: readonly ChildExecution[], transformation: JsonValue | undefined): JsonValue[] {
  if (transformation === 'COMPACT') return outputs(children)
  if (transformation === 'FLATTEN') return outputs(children).flatMap((output) => output as JsonValue[])
  return children.map(record)
}

function outputs(children: readonly ChildExecution[]): JsonValue[] {
  return children.filter((child) => child.result.status === 'SUCCEEDED').map((child) => child.result.output ?? null)
}

function record({ executionArn, name, stateMachineArn, input, redriveCount, result }: ChildExecution): JsonObject {
  const { error, cause } = errorDetails(result.error, result.cause)
  return {
    ExecutionArn: executionArn,
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: name,
    ...(result.output === undefined ? {} : { Output: JSON.stringify(result.output), OutputDetails: { Included: true } }),
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
    RedriveCount: redriveCount,
    StartDate: new Date(result.startDate).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: result.status,
    StopDate: new Date(result.stopDate).toISOString(),
  }
}
