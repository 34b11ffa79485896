import { type Fields, fieldsOf, has, textOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { inside, jsonata, pass } from '../examples.ts'
import type { Finding } from '../rule.ts'
import { defineRule } from '../rule.ts'

/** A reader whose fields do not go together. */
export const invalidItemReaderRule = defineRule({
  code: 'invalid-item-reader',
  severity: 'error',
  title: 'A reader whose fields do not go together',
  why: 'Each kind of source has its own fields: a CSV tells where its headers are, a manifest of which kind it is; AWS refuses anything else.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV' },
          Arguments: { Bucket: 'lake', Key: 'files.csv' },
        },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          Arguments: { Bucket: 'lake', Key: 'files.csv' },
        },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      const reader = fieldsOf(fields.ItemReader)
      if (type === 'Map' && reader !== undefined) yield* judge(reader, [...place, 'ItemReader'])
    }
  },
})

const RESOURCE = /^arn:[a-z-]+:states:[^:]*:[^:]*:s3:(getObject|listObjectsV2)$/

function* judge(reader: Fields, place: Place): Iterable<Finding> {
  const resource = textOf(reader.Resource)
  const action = RESOURCE.exec(resource ?? '')?.[1]
  if (resource !== undefined && action === undefined && !resource.includes('${')) {
    const hint = 'Read with arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2.'
    yield { place: [...place, 'Resource'], message: "The field 'Resource' does not match any of the allowed values", hint }
  }
  const config = fieldsOf(reader.ReaderConfig) ?? {}
  const at = [...place, 'ReaderConfig']
  if (action === 'getObject' && !has(config, 'InputType')) {
    yield {
      place: at,
      message: 'These fields are required: [InputType]',
      hint: 'Say what the object is: CSV, JSON, JSONL, PARQUET or MANIFEST.',
    }
  }
  for (const { isWrong, message, hint } of COMBINATIONS) if (isWrong(config)) yield { place: at, message, hint }
}

interface Combination {
  readonly isWrong: (config: Fields) => boolean
  readonly message: string
  readonly hint: string
}

const CSV_FIELDS = ['CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter'] as const

const COMBINATIONS: readonly Combination[] = [
  {
    isWrong: (config) => config.InputType === 'CSV' && !has(config, 'CSVHeaderLocation'),
    message: "The field 'CSVHeaderLocation' is required",
    hint: 'Say where the headers are: FIRST_ROW, or GIVEN with CSVHeaders.',
  },
  {
    isWrong: (config) => config.CSVHeaderLocation === 'GIVEN' && !has(config, 'CSVHeaders'),
    message: 'These fields are required: [CSVHeaders]',
    hint: 'List the names of the columns, or read them with FIRST_ROW.',
  },
  {
    isWrong: (config) => config.CSVHeaderLocation === 'FIRST_ROW' && has(config, 'CSVHeaders'),
    message: "Field 'CSVHeaders' is not supported",
    hint: 'Drop the list: the first row has the names; or set GIVEN.',
  },
  ...CSV_FIELDS.map((field) => ({
    isWrong: (config: Fields) => ['JSON', 'JSONL', 'PARQUET'].includes(String(config.InputType)) && has(config, field),
    message: `Field '${field}' is not supported`,
    hint: 'Only CSV objects, and manifests of them, have it.',
  })),
]
