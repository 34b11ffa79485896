import { readFile } from 'node:fs/promises'
import { Ajv, type ErrorObject } from 'ajv'
import type { JsonValue, Workflow } from '../asl/index.ts'
import { UsageError } from './usage-error.ts'

/** Reads an execution's input from a file and holds it against the workflow's schema. No file: `{}`. */
export async function readInput(file: string | undefined, workflow: Workflow): Promise<JsonValue> {
  const input = file === undefined ? {} : parse(file, await readText(file))
  const ajv = new Ajv({ allErrors: true, strict: false })
  if (!ajv.validate(workflow.input, input)) {
    const problems = (ajv.errors ?? []).map((error) => `  ${describe(error, input)}`)
    throw new UsageError(
      `${file ?? 'the empty input'} is no input of ${workflow.name}:\n${problems.join('\n')}\nIts schema: ${JSON.stringify(workflow.input)}`,
    )
  }
  return input
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read the input file ${file}: ${(error as Error).message}`, { cause: error })
  }
}

function parse(file: string, text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${(error as Error).message}`, { cause: error })
  }
}

function describe(error: ErrorObject, input: JsonValue): string {
  const where = error.instancePath === '' ? 'the input' : error.instancePath
  if (error.keyword === 'additionalProperties') return `${where}: there is no field ${JSON.stringify(error.params.additionalProperty)}`
  return `${where}: ${error.message ?? error.keyword}, found ${JSON.stringify(valueAt(input, error.instancePath))}`
}

function valueAt(input: JsonValue, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      input,
    )
}
